import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { dutyPeriodText, type DutyPeriodText } from '../../electron/domain/model/occurrenceKey.ts';

/** One period of a duty, with the units that answer for it. */
export interface DutyPeriod {
  readonly key: DutyPeriodText;
  readonly period: string;
  /** The earliest due date of its units. */
  readonly dueOn: PlainDate | undefined;
  readonly occurrences: readonly OccurrenceView[];
  readonly open: number;
}

/** The periods of a duty that have something open, by due date. */
export function openPeriods(occurrences: readonly OccurrenceView[]): readonly DutyPeriod[] {
  const groups = Map.groupBy(occurrences, dutyPeriodText);
  return [...groups]
    .map(([key, members]): DutyPeriod => {
      const dates = members.flatMap(({ dueOn }) => (dueOn === undefined ? [] : [dueOn])).toSorted();
      const open = members.filter((each) => each.mayRegister && each.done < each.needed).length;
      return { key, period: members[0]?.period ?? '', dueOn: dates[0], occurrences: members, open };
    })
    .filter(({ occurrences: members }) => members.some((each) => each.mayRegister))
    .toSorted((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : Number((a.dueOn ?? '9') > (b.dueOn ?? '9'))));
}

/** The period that is registered now, most likely: of those that have begun to be due, the last with open units, else the next. */
export function likelyPeriod(periods: readonly DutyPeriod[], soonUntil: PlainDate): DutyPeriod | undefined {
  const wanting = periods.filter(({ open }) => open > 0);
  return wanting.findLast(({ dueOn }) => dueOn !== undefined && dueOn <= soonUntil) ?? wanting[0] ?? periods[0];
}
