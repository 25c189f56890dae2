import type { TodayLine } from '../../../electron/contract/today.ts';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { day } from '../support/facts.ts';

/** One thing overdue since May. */
export function overdue(unit: string, content: string, days: number, more: Partial<TodayLine> = {}): TodayLine {
  return {
    dutyId: `duty-${content}` as DutyId,
    ruleId: 'r' as RuleId,
    unitId: `unit-${unit}` as UnitId,
    unit,
    content,
    periodKey: '2021-05',
    period: '2021年5月',
    dueOn: day('2021-05-31'),
    doneOn: undefined,
    provisional: false,
    lamp: 'overdue',
    days,
    done: 0,
    needed: 1,
    ...more,
  };
}

/** Months of one duty, January first. */
export function months(unit: string, content: string, count: number): readonly TodayLine[] {
  return Array.from({ length: count }, (_, index) =>
    overdue(unit, content, 170 - 30 * index, {
      periodKey: `2021-0${index + 1}`,
      period: `2021年${index + 1}月`,
      dueOn: day(`2021-0${index + 1}-28`),
    }),
  );
}
