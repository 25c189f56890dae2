import { describe, expect, it } from 'vitest';
import type { DutyId, RuleId, TriggerId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { readTimeWording } from '../../../electron/domain/reading/wording/time.ts';
import { day, facts, named, unit } from './occurrenceFacts.ts';

/** Worked out by hand from a calendar of 2021: every Sunday of the year. */
const SUNDAYS = [
  '01-03 01-10 01-17 01-24 01-31',
  '02-07 02-14 02-21 02-28',
  '03-07 03-14 03-21 03-28',
  '04-04 04-11 04-18 04-25',
  '05-02 05-09 05-16 05-23 05-30',
  '06-06 06-13 06-20 06-27',
  '07-04 07-11 07-18 07-25',
  '08-01 08-08 08-15 08-22 08-29',
  '09-05 09-12 09-19 09-26',
  '10-03 10-10 10-17 10-24 10-31',
  '11-07 11-14 11-21 11-28',
  '12-05 12-12 12-19 12-26',
].flatMap((month) => month.split(' '));
const MONTH_ENDS = [
  '01-31',
  '02-28',
  '03-31',
  '04-30',
  '05-31',
  '06-30',
  '07-31',
  '08-31',
  '09-30',
  '10-31',
  '11-30',
  '12-31',
];
const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'];
/** Triggers of the two triggered kinds: 2021-02-08 (before Spring Festival) and 2021-09-27 (before National Day). */
const TRIGGER_DAYS = ['2021-02-08', '2021-09-27'];
/**
 * 20 working days after 2021-02-08: 02-09, 02-10, 02-18, 02-19, 02-20 (worked Saturday), 02-22 to 02-26, 03-01 to 03-05, 03-08 to 03-12.
 * After 2021-09-27: 09-28 to 09-30, 10-08, 10-09 (worked Saturday), 10-11 to 10-15, 10-18 to 10-22, 10-25 to 10-29.
 */
const AT_ONCE = ['03-12', '10-29'];
/** Three: 02-09, 02-10, 02-18; and 09-28, 09-29, 09-30. */
const WITHIN_THREE = ['02-18', '09-30'];

/** The schedule's 22 items by the kind of their time limit, in the order of the table. */
const ITEMS: readonly (readonly [number, string, readonly string[]])[] = [
  [1, '即时公开', AT_ONCE],
  [2, '即时公开', AT_ONCE],
  [3, '每周公开', SUNDAYS],
  [4, '政策文件出台后3个工作日内公开', WITHIN_THREE],
  [5, '年度公开（1月底前完成）', ['01-31']],
  [6, '年度公开（2月底前完成）', ['02-28']],
  [7, '年度公开（3月底前完成）', ['03-31']],
  [8, '年度公开（3月底前完成）', ['03-31']],
  [9, '每月公开', MONTH_ENDS],
  [10, '年度公开（１月底前完成）', ['01-31']],
  [11, '每月公开', MONTH_ENDS],
  [12, '年度公开（１月底前完成）', ['01-31']],
  [13, '季度公开', QUARTER_ENDS],
  [14, '季度公开', QUARTER_ENDS],
  [15, '季度公开', QUARTER_ENDS],
  [16, '季度公开', QUARTER_ENDS],
  [17, '年度公开（8月底前完成）', ['08-31']],
  [18, '年度公开（10月底前完成）', ['10-31']],
  [19, '每月公开', MONTH_ENDS],
  [20, '每月公开', MONTH_ENDS],
  [21, '每月公开', MONTH_ENDS],
  [22, '每月公开', MONTH_ENDS],
];

function dutyOf(item: number, wording: string): Duty {
  const { rules, check } = readTimeWording(wording, { planYear: 2021, source: 'time' });
  expect(check).toBeUndefined();
  return {
    id: `item-${item}` as DutyId,
    year: 2021 as Year,
    kind: 'disclosure',
    number: String(item),
    task: '',
    subtask: '',
    content: `第${item}项`,
    timeWording: wording,
    unitsWording: '',
    rules: rules.map(({ rule }, index) => ({ id: `item-${item}-${index}` as RuleId, rule })),
    assignments: [named('a')],
  };
}

function datesOf(item: number, wording: string): readonly (string | undefined)[] {
  const triggers = TRIGGER_DAYS.map((on, index) => ({
    id: `t${index}` as TriggerId,
    dutyId: `item-${item}` as DutyId,
    title: '政策文件印发',
    on: day(on),
    unitIds: ['a' as UnitId],
  }));
  const given = facts({ units: [unit('a')], duties: [dutyOf(item, wording)], triggers });
  return deriveOccurrences(given, { today: day('2021-01-01'), calendar: builtInCalendar() }).map(({ dueOn }) => dueOn);
}

describe('the 22 scheduled items of 2021, for one unit', () => {
  it('starts from 52 Sundays', () => {
    expect(SUNDAYS).toHaveLength(52);
    expect(new Set(SUNDAYS.map((date) => new Date(`2021-${date}T00:00:00Z`).getUTCDay()))).toEqual(new Set([0]));
  });

  it.each(ITEMS)('item %i, %s', (item, wording, expected) => {
    expect(datesOf(item, wording)).toEqual(expected.map((date) => `2021-${date}`));
  });

  it('advises the last working day before a due date on a day off', () => {
    const given = facts({
      units: [unit('a')],
      duties: [dutyOf(5, '年度公开（1月底前完成）'), dutyOf(6, '年度公开（2月底前完成）')],
    });
    const found = deriveOccurrences(given, { today: day('2021-01-01'), calendar: builtInCalendar() });
    expect(found.map(({ dueOn, advisedOn }) => [dueOn, advisedOn])).toEqual([
      ['2021-01-31', '2021-01-29'],
      ['2021-02-28', '2021-02-26'],
    ]);
  });
});
