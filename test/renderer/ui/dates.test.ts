import { describe, expect, test } from 'vitest';
import {
  distance,
  longDate,
  longDateWithWeekday,
  monthName,
  shortDate,
  shortDateWithWeekday,
} from '../../../renderer/ui/dates.ts';
import { day } from '../support/facts.ts';

describe('dates in words', () => {
  test('prose and tables', () => {
    expect(longDate(day('2021-06-04'))).toBe('2021年6月4日');
    expect(longDateWithWeekday(day('2021-06-30'))).toBe('2021年6月30日 周三');
    expect(shortDate(day('2021-06-30'))).toBe('06-30');
    expect(shortDateWithWeekday(day('2021-02-28'))).toBe('02-28 周日');
    expect(monthName(day('2021-12-01'))).toBe('2021年12月');
  });

  test('a date of another year keeps its year', () => {
    expect(shortDate(day('2022-01-31'), 2021)).toBe('2022-01-31');
    expect(shortDate(day('2021-01-31'), 2021)).toBe('01-31');
  });

  test('how far a due date is', () => {
    const today = day('2021-06-28');
    expect(distance(day('2021-06-30'), today)).toBe('还有 2 天');
    expect(distance(today, today)).toBe('今天到期');
    expect(distance(day('2021-05-31'), today)).toBe('已过 28 天');
  });
});
