import { describe, expect, test } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import type { YearView } from '../../../electron/contract/workspace.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { chooseYear } from '../../../renderer/address/chosenYear.ts';
import { day } from '../support/facts.ts';

const status = (...years: number[]) => ({
  today: day('2021-06-28'),
  years: years.map(
    (year): YearView => ({
      year: year as Year,
      state: 'open',
      duties: 0,
      toCheck: 0,
      overdue: 0,
      toVerify: 0,
      units: 0,
      reviewDates: [],
      frame: defaultFrame(year as Year),
      before: { total: 0, registered: 0 },
    }),
  ),
});

describe('the current year', () => {
  test('the address comes first, then the last one looked at, then today’s, then the latest', () => {
    expect(chooseYear(status(2019, 2020, 2021), ['2019', '2020'])).toBe(2019);
    expect(chooseYear(status(2019, 2020, 2021), [null, '2020'])).toBe(2020);
    expect(chooseYear(status(2019, 2020, 2021), [null, null])).toBe(2021);
    expect(chooseYear(status(2019, 2020), [null, null])).toBe(2020);
  });

  test('a year that is not open here is passed over', () => {
    expect(chooseYear(status(2020, 2021), ['1999', 'abc'])).toBe(2021);
    expect(chooseYear(status(), ['2021'])).toBeUndefined();
  });
});
