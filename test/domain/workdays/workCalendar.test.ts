import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { builtInTable } from '../../../electron/domain/workdays/holidayTable.ts';
import { withNotice } from '../../../electron/domain/workdays/notice.ts';
import {
  addWorkdays,
  builtInCalendar,
  calendarOf,
  firstWorkdayOnOrAfter,
  isProvisional,
  isWorkday,
  lastWorkdayOnOrBefore,
} from '../../../electron/domain/workdays/workCalendar.ts';
import { runs } from '../../support/runs.ts';

const calendar = builtInCalendar();

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

/** Steps through the calendar with the platform's own dates; knows nothing of our arithmetic. */
function* everyDay(from: string, to: string): Generator<string> {
  for (let time = Date.parse(from); time <= Date.parse(to); time += 86_400_000) {
    yield new Date(time).toISOString().slice(0, 10);
  }
}

/** The slow reference: the library asked for each day of a covered year, Monday to Friday beyond. */
function slowIsWorkday(date: string): boolean {
  if (Number(date.slice(0, 4)) <= 2026) return chineseDays.isWorkday(date);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

const DAYS = [...everyDay('2016-01-01', '2030-12-31')];
const WORKDAYS = DAYS.filter((date) => slowIsWorkday(date));
const anyDay = fc.integer({ min: 0, max: DAYS.length - 1 }).map((index) => day(DAYS[index] ?? '2016-01-01'));

describe('the built-in calendar', () => {
  it('covers the years with a notice, and marks the others provisional', () => {
    for (let year = 2016; year <= 2026; year += 1)
      expect(calendar.kindOf(day(`${year}-07-01`)).provisional).toBe(false);
    expect(calendar.kindOf(day('2027-01-01'))).toEqual({ kind: 'workday', provisional: true });
    expect(calendar.kindOf(day('2030-10-01'))).toEqual({ kind: 'workday', provisional: true });
    expect(calendar.kindOf(day('2030-10-05'))).toEqual({ kind: 'weekend', provisional: true });
  });

  it.each([
    ['2021-01-01', 'holiday', '元旦'],
    ['2021-02-07', 'makeUp', '春节'],
    ['2021-02-11', 'holiday', '春节'],
    ['2021-02-20', 'makeUp', '春节'],
    ['2021-04-05', 'holiday', '清明节'],
    ['2021-04-25', 'makeUp', '劳动节'],
    ['2021-06-14', 'holiday', '端午节'],
    ['2021-09-18', 'makeUp', '中秋节'],
    ['2021-09-21', 'holiday', '中秋节'],
    ['2021-10-09', 'makeUp', '国庆节'],
    ['2018-12-29', 'makeUp', '元旦'],
    ['2018-12-31', 'holiday', '元旦'],
    ['2022-12-31', 'holiday', '元旦'],
    ['2016-02-06', 'makeUp', '春节'],
    ['2026-01-04', 'makeUp', '元旦'],
  ])('%s is %s (%s)', (date, kind, name) => {
    expect(calendar.kindOf(day(date))).toEqual({ kind, name, provisional: false });
  });

  it('knows ordinary days by their weekday', () => {
    expect(calendar.kindOf(day('2021-06-30'))).toEqual({ kind: 'workday', provisional: false });
    expect(calendar.kindOf(day('2021-06-27'))).toEqual({ kind: 'weekend', provisional: false });
  });

  it('gives the same answer for every day of 2016 to 2030 as the slow reference', () => {
    for (const date of DAYS) expect(`${date} ${isWorkday(calendar, day(date))}`).toBe(`${date} ${slowIsWorkday(date)}`);
  });
});

describe('counting working days', () => {
  it.each([
    ['2025-09-26', 3, '2025-09-30'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2021-02-10', 1, '2021-02-18'],
    ['2021-02-10', 3, '2021-02-20'],
    ['2018-12-28', 1, '2018-12-29'],
    ['2018-12-28', 2, '2019-01-02'],
    ['2021-12-31', 1, '2022-01-04'],
    ['2020-02-28', 1, '2020-03-02'],
    ['2021-05-01', 1, '2021-05-06'],
    ['2021-06-30', 0, '2021-06-30'],
  ])('%s + %i = %s: day 0 is not counted', (from, n, to) => {
    expect(addWorkdays(calendar, day(from), n)).toBe(to);
  });

  it('finds no working day in the week of 2026-02-16', () => {
    const week = [...everyDay('2026-02-16', '2026-02-22')].map(day);
    expect(week.filter((date) => isWorkday(calendar, date))).toEqual([]);
    expect(firstWorkdayOnOrAfter(calendar, day('2026-02-16'))).toBe('2026-02-24');
    expect(lastWorkdayOnOrBefore(calendar, day('2026-02-22'))).toBe('2026-02-14');
  });

  it('agrees with counting day by day, 2016 to 2030', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const expected = WORKDAYS.filter((date) => date > from)[n - 1];
        if (expected !== undefined) expect(addWorkdays(calendar, from, n)).toBe(expected);
      }),
      { numRuns: runs(400) },
    );
  });

  it('finds the nearest working day on either side', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const before = WORKDAYS.findLast((other) => other <= date);
        const after = WORKDAYS.find((other) => other >= date);
        if (before !== undefined) expect(lastWorkdayOnOrBefore(calendar, date)).toBe(before);
        if (after !== undefined) expect(firstWorkdayOnOrAfter(calendar, date)).toBe(after);
      }),
      { numRuns: runs(400) },
    );
  });

  it('calls a stretch provisional as soon as one of its days is', () => {
    expect(isProvisional(calendar, day('2026-12-01'), day('2026-12-31'))).toBe(false);
    expect(isProvisional(calendar, day('2026-12-30'), day('2027-01-02'))).toBe(true);
  });
});

describe('a notice of the office', () => {
  const notice = {
    year: 2027,
    off: [
      { date: day('2026-12-31'), name: '元旦' },
      { date: day('2027-01-01'), name: '元旦' },
    ],
    worked: [{ date: day('2027-01-09'), name: '元旦' }],
  };

  it('settles its year and the days of the December before', () => {
    const own = calendarOf(withNotice(builtInTable(), notice));
    expect(own.kindOf(day('2026-12-31'))).toEqual({ kind: 'holiday', name: '元旦', provisional: false });
    expect(own.kindOf(day('2027-01-09'))).toEqual({ kind: 'makeUp', name: '元旦', provisional: false });
    expect(own.kindOf(day('2027-10-01'))).toEqual({ kind: 'workday', provisional: false });
    expect(own.kindOf(day('2028-01-01')).provisional).toBe(true);
  });

  it('replaces what was held for its year and nothing else', () => {
    const own = calendarOf(withNotice(builtInTable(), { year: 2019, off: [], worked: [] }));
    expect(own.kindOf(day('2018-12-31')).kind).toBe('workday');
    expect(own.kindOf(day('2019-10-01')).kind).toBe('workday');
    expect(own.kindOf(day('2018-10-01')).kind).toBe('holiday');
    const other = calendarOf(withNotice(builtInTable(), { year: 2018, off: [], worked: [] }));
    expect(other.kindOf(day('2018-12-31')).kind).toBe('holiday');
    expect(other.kindOf(day('2018-10-01')).kind).toBe('workday');
  });
});
