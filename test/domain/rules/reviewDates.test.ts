import { describe, expect, it } from 'vitest';
import { movedReviews, reviewDateOfKey, reviewFor, reviewPeriods } from '../../../electron/domain/rules/reviewDates.ts';
import { parseMonthDay, type MonthDay } from '../../../electron/domain/dates/monthDay.ts';
import { day } from '../occurrences/occurrenceFacts.ts';

const dates = (...texts: string[]): readonly MonthDay[] =>
  texts.map((text) => {
    const read = parseMonthDay(text);
    if (read === undefined) throw new Error(text);
    return read;
  });

describe('review dates', () => {
  it.each(['6-30', '13-01', '02-30', '04-31', '00-10', '06-00', '06-30x', ''])('refuses %s', (text) => {
    expect(parseMonthDay(text)).toBeUndefined();
  });

  it('cut the year into stretches, named as people name them', () => {
    expect(reviewPeriods(2021, dates('12-31', '06-30', '06-30')).map((p) => [p.key, p.label, p.from, p.on])).toEqual([
      ['2021-R06-30', '2021年上半年', '2021-01-01', '2021-06-30'],
      ['2021-R12-31', '2021年下半年', '2021-07-01', '2021-12-31'],
    ]);
    expect(reviewPeriods(2021, dates('03-31', '05-15', '12-31')).map(({ label }) => label)).toEqual([
      '2021年第一季度',
      '2021年4月1日至5月15日',
      '2021年5月16日至12月31日',
    ]);
    expect(reviewPeriods(2021, dates('12-31'))[0]?.label).toBe('2021年度');
    // Whatever February's last day is.
    expect(reviewPeriods(2021, dates('02-29'))[0]?.on).toBe('2021-02-28');
    expect(reviewPeriods(2024, dates('02-29'))[0]?.on).toBe('2024-02-29');
  });

  it('take what was done before them', () => {
    const two = dates('06-30', '11-30');
    expect(reviewFor(2021, two, day('2021-06-30'))).toBe('2021-R06-30');
    expect(reviewFor(2021, two, day('2021-07-01'))).toBe('2021-R11-30');
    expect(reviewFor(2021, two, day('2021-12-24'))).toBe('2021-R11-30');
    expect(reviewDateOfKey('2021-R11-30')).toBe('11-30');
    expect(reviewDateOfKey('2021-11-30')).toBeUndefined();
  });

  it('hand what they had to the nearest that stays', () => {
    expect([...movedReviews(2021, dates('06-30', '12-31'), dates('06-20', '12-31'))]).toEqual([
      ['2021-R06-30', '2021-R06-20'],
    ]);
    expect([...movedReviews(2021, dates('03-31', '06-30', '12-31'), dates('12-31'))]).toEqual([
      ['2021-R03-31', '2021-R12-31'],
      ['2021-R06-30', '2021-R12-31'],
    ]);
    expect(movedReviews(2021, dates('06-30'), dates('03-31', '06-30')).size).toBe(0);
  });
});
