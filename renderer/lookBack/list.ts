import type { LookBackItemView, LookBackView } from '../../electron/contract/lookBack.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import { ITEM_STATE_WORDS } from '../../electron/domain/words/ledger.ts';
import { LOOK_BACK_OUTCOME_WORDS, UNDECIDED } from '../../electron/domain/words/lookBack.ts';
import { oneOf, text, type AddressValues } from '../address/useAddressState.ts';
import type { TableCopy } from '../grid/csv.ts';

/** Which items are shown, kept in the address. */
export const LOOK_BACK_ADDRESS = {
  outcome: oneOf(['', 'undecided', 'done', 'carriedOn', 'ended'], ''),
  unit: text<UnitId>(),
  q: text(),
};

type Filters = AddressValues<typeof LOOK_BACK_ADDRESS>;

/** Full-width and half-width, upper and lower case, and blanks make no difference when looking for words. */
function plain(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
}

export function filterItems({ items }: LookBackView, { outcome, unit, q }: Filters): readonly LookBackItemView[] {
  const wanted = plain(q);
  return items.filter(
    (item) =>
      (outcome === '' || (item.decision?.outcome ?? 'undecided') === outcome) &&
      (unit === '' || item.unitId === unit) &&
      (wanted === '' || plain(`${item.content}\n${item.task}\n${item.unit}\n${item.plan}`).includes(wanted)),
  );
}

/** Where an item comes from: 《…工作要点》 第 2-1 项. */
export function originWords({ plan, number, isCase }: LookBackItemView): string {
  if (isCase) return '登记簿';
  return [plan, number === '' ? '' : `第 ${number} 项`].filter((each) => each !== '').join(' ') || '本办自拟';
}

/** 办结; 未定. */
export function decisionWords({ decision }: LookBackItemView): string {
  return decision === undefined ? UNDECIDED : LOOK_BACK_OUTCOME_WORDS[decision.outcome];
}

/** What stands beside what was decided: the reason, what carries an item on, what is on record since. */
export function remarkWords({ decision, since, carriedTo, isCase }: LookBackItemView): string {
  const carried = isCase ? '在登记簿里继续办理' : '本年度没有沿用这个事项';
  return [
    decision?.reason ?? '',
    decision?.outcome === 'carriedOn' && carriedTo === undefined ? carried : '',
    since === undefined ? '' : `截止后 ${since}`,
  ]
    .filter((each) => each !== '')
    .join('；');
}

/** The rows on screen, as they leave it. */
export function lookBackTable(items: readonly LookBackItemView[], year: Year): TableCopy {
  return {
    name: `${year}年回头看`,
    header: ['单位', '类别', '事项', '来源', '所属期', '应办日期', '截止时', '处理', '日期', '说明'],
    rows: items.map((item) => [
      item.unit,
      DUTY_KIND_WORDS[item.kind],
      item.content,
      originWords(item),
      item.period,
      item.dueOn,
      ITEM_STATE_WORDS[item.state],
      decisionWords(item),
      item.decision?.on,
      remarkWords(item),
    ]),
  };
}
