import type { OpenDutyView, SummaryView } from '../../contract/comparison.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { summarise, type OpenDuty } from '../../domain/years/summary.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

/** What a year came to, as of today: the same occurrences as the ledger. */
export function summaryView(context: ServiceContext, year: Year): Outcome<SummaryView> {
  const { store, clock } = context;
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const { facts, occurrences } = derivedYear(context, year);
  const { total, tasks, units, open } = summarise(facts.duties, occurrences, facts.units);
  const { unitNames } = factsIndex(facts);
  const { cutOff } = facts.frame;
  const today = clock.today();
  return succeed({
    year,
    asOf: today,
    cutOff,
    total,
    tasks,
    units,
    open: open.map((each) => openView(each, unitNames)),
    notes: [
      '应办按“事项×单位×所属期”计，与工作台账的项次相同；应办＝已落实＋未落实＋未到期。',
      '已落实包括按时、迟办和撤早的；未落实是到期或到检查日而没有办结的。',
      '此前到期的、免除的和不计入考核的单列为“不计”，不在应办之内。',
      '事项按到期的项次分：都已办结的为全部落实，有的没有办结的为部分落实，都没有办结的为未落实。',
      ...(today > cutOff ? [`含考核截止日（${chineseDate(cutOff)}）以后办结的；考核得分不含。`] : []),
    ],
  });
}

function openView({ duty, outcome, open }: OpenDuty, unitNames: ReadonlyMap<string, string>): OpenDutyView {
  const { number, task, content } = duty;
  const named = new Set<string>(open.map(({ unitId }) => unitId));
  const units = [...unitNames].flatMap(([id, name]) => (named.has(id) ? [name] : []));
  return { number, task, content, outcome, open: open.length, units };
}
