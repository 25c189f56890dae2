import type { ParsedInputOf } from '../../contract/index.ts';
import type { PaperPreview } from '../../contract/papers.ts';
import { dayInMonth } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { adoptionText, adoptionTitle, adoptionValues, type AdoptionFacts } from '../../domain/papers/adoptions.ts';
import { onePaper, paperNumber, type PapersSpec } from '../../domain/papers/paper.ts';
import { ADOPTION_COUNTING_WORDS } from '../../domain/words/pieces.ts';
import type { ServiceContext } from '../app/context.ts';
import { adoptionMonth } from '../submissions/adoptions.ts';
import { senderOf } from './sender.ts';

/** What a month's 采用情况通报 is made from. */
export function adoptionFacts(
  context: ServiceContext,
  asked: ParsedInputOf<'papers.makeAdoption'> & { readonly district: string },
): Outcome<AdoptionFacts> {
  const { district, year, month, counting, addressees, mark, number } = asked;
  const today = context.clock.today();
  if (dayInMonth(year, month, 1) > today) {
    return fail('invalid-input', `${year}年${month}月还没有到，没有数据可以统计。请改选已开始的月份。`, {
      fields: { month: '还没有到这个月' },
    });
  }
  return succeed({
    district,
    year,
    month,
    ...adoptionMonth(context, year, month, counting),
    on: today,
    addressees,
    number: paperNumber(mark, year, number ?? undefined),
    sender: senderOf(context, district),
    counting: ADOPTION_COUNTING_WORDS[counting],
  });
}

export function adoptionSpec(facts: AdoptionFacts): PapersSpec {
  return onePaper('adoption', adoptionTitle(facts).replace('\n', ''), adoptionValues(facts));
}

export function adoptionPreview(facts: AdoptionFacts): PaperPreview {
  const { overall, results, problems } = adoptionText(facts);
  return {
    title: adoptionTitle(facts).replace('\n', ''),
    sections: [
      { heading: '一、总体情况', paragraphs: overall },
      { heading: '二、采用情况', paragraphs: results },
      { heading: '三、存在问题', paragraphs: problems },
    ],
    annexes: [
      { name: '各单位信息报送和采用情况表', rows: facts.units.length },
      { name: '被采用信息目录', rows: facts.adopted.length },
    ],
  };
}
