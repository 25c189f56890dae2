import type { FindingState, FindingView } from '../../electron/contract/findings.ts';
import type { FindingId, UnitId } from '../../electron/domain/brand.ts';
import type { Lamp } from '../../electron/contract/shared.ts';
import {
  FINDING_SOURCES,
  FINDING_SOURCE_WORDS,
  FINDING_STATES,
  FINDING_STATE_WORDS,
  RECHECK_WORDS,
} from '../../electron/domain/words/findings.ts';
import { date, flag, oneOf, text, type AddressValues } from '../address/useAddressState.ts';
import type { TableCopy } from '../grid/csv.ts';
import { searchable } from '../ui/search.ts';

/** The filters of 问题整改, and what is open on it. */
export const FINDINGS_ADDRESS = {
  state: oneOf(['', ...FINDING_STATES], ''),
  /** Whose day has passed, whatever a re-check said of it. */
  over: flag,
  unit: text<UnitId>(),
  source: oneOf(['', ...FINDING_SOURCES], ''),
  /** By which it is to be rectified. */
  day: date,
  q: text(),
  finding: text<FindingId>(),
  /** A list that is being looked through. */
  file: text(),
};

export type FindingFilter = Pick<
  AddressValues<typeof FINDINGS_ADDRESS>,
  'state' | 'over' | 'unit' | 'source' | 'day' | 'q'
>;

/** What the filters let through, but for the state; `filterState` narrows to one. */
export function filterFindings(all: readonly FindingView[], filter: FindingFilter): readonly FindingView[] {
  const wanted = searchable(filter.q);
  return all.filter(
    (view) =>
      (!filter.over || view.daysOver !== undefined) &&
      (filter.unit === '' || view.unitId === filter.unit) &&
      (filter.source === '' || view.source === filter.source) &&
      (filter.day === undefined || view.rectifyBy === filter.day) &&
      (wanted === '' ||
        [view.unit, view.indicator, view.cause, view.reply?.text ?? ''].some((each) =>
          searchable(each).includes(wanted),
        )),
  );
}

/** How many of a list stand in each state. */
export function stateCounts(views: readonly FindingView[]): Readonly<Partial<Record<FindingState, number>>> {
  const counts: Partial<Record<FindingState, number>> = {};
  for (const { state } of views) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** The mark that a state bears: the lamps' shapes. */
export const STATE_LAMPS: Readonly<Record<FindingState, Lamp>> = {
  overdue: 'overdue',
  replied: 'dueSoon',
  not: 'checkDue',
  partly: 'late',
  open: 'upcoming',
  done: 'onTime',
  explained: 'exempt',
};

/** 逾期未整改 5 天; 部分整改，超期 5 天. */
export function stateText({ state, daysOver }: Pick<FindingView, 'state' | 'daysOver'>): string {
  const word = FINDING_STATE_WORDS[state];
  if (daysOver === undefined) return word;
  return state === 'overdue' ? `${word} ${daysOver} 天` : `${word}，超期 ${daysOver} 天`;
}

/** What the screen shows, as a table to be copied. */
export function findingsTable(views: readonly FindingView[], name: string): TableCopy {
  return {
    name,
    header: [
      '单位',
      '来源',
      '发现日期',
      '指标',
      '分值',
      '扣分',
      '失分原因',
      '整改时限',
      '整改情况',
      '佐证链接',
      '复核结果',
      '状态',
    ],
    rows: views.map((view) => [
      view.unit,
      FINDING_SOURCE_WORDS[view.source],
      view.foundOn,
      view.indicator,
      view.full ?? '',
      view.points ?? '',
      view.cause,
      view.rectifyBy ?? '',
      view.reply?.text ?? '',
      view.reply?.link ?? '',
      view.recheck ? RECHECK_WORDS[view.recheck.result] : '',
      stateText(view),
    ]),
  };
}
