import type { CalendarEntry, CalendarDay } from '../../../electron/contract/calendar.ts';
import type { OccurrenceView } from '../../../electron/contract/duties.ts';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { addDays, weekdayOf, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { talliesOf } from '../../support/tallies.ts';
import { day } from '../support/facts.ts';

/** A calendar entry called `content`. */
export function entry(content: string, more: Partial<CalendarEntry> = {}): CalendarEntry {
  const { lamps = { dueSoon: 2, onTime: 1 } } = more;
  return {
    dutyId: `duty-${content}` as DutyId,
    ruleId: `rule-${content}` as RuleId,
    periodKey: '2021-06',
    kind: 'disclosure',
    content,
    period: '2021年6月',
    dueOn: day('2021-06-30'),
    provisional: false,
    done: 1,
    total: 3,
    lamp: 'dueSoon',
    lamps,
    tallies: talliesOf(lamps),
    ...more,
  };
}

/** One unit's occurrence of an entry, not done. */
export function occurrence(of: CalendarEntry, unit: string, more: Partial<OccurrenceView> = {}): OccurrenceView {
  return {
    dutyId: of.dutyId,
    ruleId: of.ruleId,
    unitId: `unit-${unit}` as UnitId,
    unit,
    content: of.content,
    periodKey: of.periodKey,
    period: of.period,
    dueOn: of.dueOn,
    advisedOn: of.dueOn,
    provisional: false,
    lamp: 'dueSoon',
    tally: 'notDue',
    needed: 1,
    done: 0,
    doneOn: undefined,
    mayRegister: more.lamp !== 'exempt' && (more.done ?? 0) < (more.needed ?? 1),
    daysLate: -2,
    fulfilments: [],
    ...more,
  };
}

/** Days with plain weekends, and some that are told otherwise. */
export function days(
  from: PlainDate,
  to: PlainDate,
  told: Readonly<Record<string, Partial<CalendarDay>>> = {},
): CalendarDay[] {
  const list: CalendarDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const kind = weekdayOf(date) > 5 ? 'weekend' : 'workday';
    list.push({ date, kind, provisional: false, ...told[date] });
  }
  return list;
}
