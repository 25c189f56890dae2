import { describe, expect, test } from 'vitest';
import type { SpecialDay } from '../../../electron/contract/workdays.ts';
import {
  changedDates,
  countLine,
  nearbyName,
  stepped,
  weeksOf,
  withDay,
  workdaysIn,
} from '../../../renderer/workdays/days.ts';
import { day } from '../support/facts.ts';

const off = (date: string, name = '国庆节'): SpecialDay => ({ date: day(date), kind: 'off', name });
const worked = (date: string, name = '国庆节'): SpecialDay => ({ date: day(date), kind: 'worked', name });

describe('the days of a year', () => {
  test('a month begins on its weekday and holds all its days in six weeks', () => {
    const weeks = weeksOf(2027, 2);
    expect(weeks.length).toBe(6);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks[0]?.[0]).toBe('2027-02-01');
    expect(weeks.flat().filter(Boolean).length).toBe(28);
    // 1 August 2027 is a Sunday: the longest month there can be.
    const august = weeksOf(2027, 8);
    expect(august[0]?.filter(Boolean)).toEqual(['2027-08-01']);
    expect(august[5]?.filter(Boolean)).toEqual(['2027-08-30', '2027-08-31']);
    expect(weeksOf(2028, 2).flat().findLast(Boolean)).toBe('2028-02-29');
  });

  test('working days are weekdays without days off, and worked weekends', () => {
    expect(workdaysIn(2027, [])).toBe(261);
    expect(workdaysIn(2027, [off('2027-10-01'), off('2027-10-02'), worked('2027-10-09')])).toBe(261);
    expect(workdaysIn(2028, [])).toBe(260);
  });

  test('one day is set, renamed and taken back', () => {
    const days = [off('2027-10-01'), worked('2027-10-09')];
    const set = withDay(days, day('2027-10-04'), 'off', '国庆节');
    expect(set.map(({ date }) => date)).toEqual(['2027-10-01', '2027-10-04', '2027-10-09']);
    expect([...changedDates(days, set)]).toEqual(['2027-10-04']);
    expect([...changedDates(days, withDay(set, day('2027-10-04'), undefined, ''))]).toEqual([]);
    expect([...changedDates(days, withDay(days, day('2027-10-01'), 'off', '国庆'))]).toEqual(['2027-10-01']);
    expect(countLine(set)).toBe('放假 2 天，调休上班 1 天');
  });

  test('a day set by hand takes the name of the holiday near it', () => {
    const days = [off('2027-10-01'), off('2027-09-15', '中秋节')];
    expect(nearbyName(days, day('2027-09-18'))).toBe('中秋节');
    expect(nearbyName(days, day('2027-10-09'))).toBe('国庆节');
    expect(nearbyName(days, day('2027-06-01'))).toBe('节假日');
  });

  test('arrows go from day to day and stay within the year', () => {
    expect(stepped(day('2027-03-01'), 'ArrowLeft')).toBe('2027-02-28');
    expect(stepped(day('2027-03-01'), 'ArrowDown')).toBe('2027-03-08');
    expect(stepped(day('2027-12-31'), 'ArrowRight')).toBeUndefined();
    expect(stepped(day('2027-01-03'), 'ArrowUp')).toBeUndefined();
    expect(stepped(day('2027-01-03'), 'a')).toBeUndefined();
  });
});
