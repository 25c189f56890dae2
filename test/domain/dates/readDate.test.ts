import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { EVENT_YEARS, FOUNDING_YEARS, outsideYears } from '../../../electron/domain/dates/dateLimits.ts';
import {
  addDays,
  dateParts,
  daysBetween,
  plainDate,
  type PlainDate,
} from '../../../electron/domain/dates/plainDate.ts';
import { readDate, type DateReading } from '../../../electron/domain/dates/readDate.ts';
import { runs } from '../../support/runs.ts';

function day(text: string): PlainDate {
  const { year, month, day: of } = dateParts(text as PlainDate);
  const date = plainDate(year, month, of);
  if (!date) throw new Error(`No such day: ${text}`);
  return date;
}

const read = (text: string): DateReading => readDate(text, { year: 2021 });
const dateOf = (reading: DateReading) => (reading.kind === 'date' ? reading.date : undefined);

describe('typed dates', () => {
  test.each([
    ['2021-06-04', '2021-06-04'],
    ['2021.6.4', '2021-06-04'],
    ['2021/6/4', '2021-06-04'],
    ['2021年6月4日', '2021-06-04'],
    ['２０２１年６月４日', '2021-06-04'],
    ['20210604', '2021-06-04'],
    ['6月4日', '2021-06-04'],
    ['6.4', '2021-06-04'],
  ])('%s is read', (typed, wanted) => {
    expect(dateOf(read(typed))).toBe(wanted);
  });

  test.each(['', '6月', '2021-02-29', '6月31日', '明天', '1.2.3.4', '2021-13-01'])('%s is not guessed', (typed) => {
    expect(dateOf(read(typed))).toBeUndefined();
  });
});

describe('a date as people write it', () => {
  test.each([
    ['21.6.4', '2021-06-04'],
    ['21-06-04', '2021-06-04'],
    ['21年6月4日', '2021-06-04'],
    ['２１．６．４', '2021-06-04'],
    ['08/6/4', '2008-06-04'],
    ['2021 6 4', '2021-06-04'],
    [' 2021 年 6 月 4 日 ', '2021-06-04'],
    ['2021年6月4号', '2021-06-04'],
    ['2021年6月4', '2021-06-04'],
    ['2021年6-4', '2021-06-04'],
    ['2021。6。4', '2021-06-04'],
    ['2021，6，4', '2021-06-04'],
    ['2021—6—4', '2021-06-04'],
    ['2021.6.4.', '2021-06-04'],
    ['2021-06-04 09:30', '2021-06-04'],
    ['2021-06-04T00:00:00.000Z', '2021-06-04'],
    ['2021/6/4 0:00:00', '2021-06-04'],
    ['2021年6月4日（星期五）', '2021-06-04'],
    ['2021年6月4日 周五', '2021-06-04'],
    ['6月4号', '2021-06-04'],
    ['12-5', '2021-12-05'],
    ['1949.10.1', '1949-10-01'],
    ['2099-12-31', '2099-12-31'],
  ])('%s is %s', (text, wanted) => {
    expect(dateOf(read(text))).toBe(wanted);
  });

  test.each([
    ['21.6', 'ask', '可能是2021年6月，也可能是6月21日，应写全年月日'],
    ['２１．６', 'ask', '可能是2021年6月，也可能是6月21日，应写全年月日'],
    ['31/6', 'ask', '可能是2031年6月，应写全年月日'],
    ['210604', 'ask', '可能是2021年6月4日，应写作 2021-06-30 的形式'],
    ['201112', 'ask', '可能是2020年11月12日，也可能是2011年12月，应写作 2021-06-30 的形式'],
    ['202106', 'ask', '可能是2021年6月，应写作 2021-06-30 的形式'],
    ['2021年6月', 'month', '没有写是哪一天，应写全年月日'],
    ['2021.6', 'month', '没有写是哪一天，应写全年月日'],
    ['21年6月份', 'month', '没有写是哪一天，应写全年月日'],
    ['6月', 'month', '没有写是哪一天，应写全年月日'],
    ['2021-02-29', 'impossible', '不是有效的日期，日历上没有这一天'],
    ['2月29日', 'impossible', '不是有效的日期，日历上没有这一天'],
    ['2021年13月', 'impossible', '不是有效的日期，日历上没有这一天'],
    ['21月6日', 'impossible', '不是有效的日期，日历上没有这一天'],
    ['6.31', 'impossible', '不是有效的日期，日历上没有这一天'],
    ['0021-06-04', 'outside', '的年份不在 1900 至 2099 之间，请核对'],
    ['0000-06-04', 'outside', '的年份不在 1900 至 2099 之间，请核对'],
    ['1899.12.31', 'outside', '的年份不在 1900 至 2099 之间，请核对'],
    ['2100-01-01', 'outside', '的年份不在 1900 至 2099 之间，请核对'],
    ['明天', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['4/6/2021', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['1.6.4', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['6', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['123456', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['10:30', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['2021-06-03T16:00:00.000Z', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['2021年6月4日至6日', 'none', '不是日期，应写作 2021-06-30 的形式'],
    ['44351', 'none', '不是日期，应写作 2021-06-30 的形式'],
  ])('%s is no date: %s', (text, kind, why) => {
    expect(read(text)).toEqual({ kind, why });
  });

  it('says which spellings leave the year, or its century, to the reader', () => {
    const spelling = (text: string) => {
      const reading = readDate(text, { year: 2021, serial: true });
      return reading.kind === 'date' ? reading.spelling : reading.kind;
    };
    expect(['2021.6.4', '20210604', '21.6.4', '6.4', '44351', '44351.0'].map(spelling)).toEqual([
      'full',
      'full',
      'shortYear',
      'monthDay',
      'serial',
      'serial',
    ]);
    expect(readDate('2月29日', { year: 2024 })).toMatchObject({ date: '2024-02-29' });
  });
});

const FIRST = day('1900-01-01');
const LAST = day('2099-12-31');
const anyDay = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));

/** Every spelling of a date, with the year that stands in it. */
function spellings(date: PlainDate): readonly string[] {
  const { year, month, day: of } = dateParts(date);
  const two = (n: number) => String(n).padStart(2, '0');
  const separated = ['-', '/', '.', '。', '·', ',', '，', '、', '—', ' ', ' . '].flatMap((sign) => [
    [year, month, of].join(sign),
    [year, two(month), two(of)].join(sign),
  ]);
  const named = ['日', '号', ''].map((end) => `${year}年${month}月${of}${end}`);
  const mixed = [`${year}年${month}.${of}`, `${year}-${month}月${of}日`, ` ${year} 年 ${month} 月 ${of} 日 `];
  const short = year >= 2000 ? [`${two(year % 100)}.${month}.${of}`, `${two(year % 100)}年${month}月${of}日`] : [];
  const all = [...separated, ...named, ...mixed, ...short, `${year}${two(month)}${two(of)}`];
  const tailed = all.flatMap((text) => [text, `${text} 09:30`, `${text} 00:00:00`, `${text}（星期五）`]);
  const wide = (text: string) =>
    text.replace(/[0-9./-]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
  return [...tailed, ...all.map(wide)];
}

describe('every date', () => {
  it('of every spelling reads back to itself', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        for (const text of spellings(date)) expect(dateOf(readDate(text, { year: 1950 })), text).toBe(date);
      }),
      { examples: [[FIRST], [LAST], [day('2000-02-29')], [day('2021-06-04')]] },
    );
  });

  it('without its year reads back to itself in the year that is meant', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const { year, month, day: of } = dateParts(date);
        for (const text of [
          `${month}月${of}日`,
          `${month}.${of}`,
          `${month}/${of}`,
          `${month}-${of}`,
          `${month}月${of}号`,
        ])
          expect(dateOf(readDate(text, { year })), text).toBe(date);
      }),
    );
  });

  it('from 1990 on is the serial number of a spreadsheet', () => {
    const zero = day('1900-01-01');
    fc.assert(
      fc.property(anyDay, (date) => {
        const serial = daysBetween(zero, date) + 2;
        const reading = readDate(String(serial), { year: 2021, serial: true });
        expect(dateOf(reading)).toBe(date >= '1990' ? date : undefined);
        expect(readDate(String(serial), { year: 2021 }).kind).not.toBe('date');
      }),
      { examples: [[day('1990-01-01')], [day('1989-12-31')], [LAST]] },
    );
  });
});

describe('whatever is written', () => {
  const signs = fc.constantFrom(...Array.from('0123456789０１２年月日号份./-。，、 —:T（周五）Z'));
  const written = fc.oneof(
    fc.array(signs, { maxLength: 14 }).map((each) => each.join('')),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.tuple(fc.nat(12_000), fc.nat(40), fc.nat(40)).map((parts) => parts.join('.')),
  );

  it('reads to a day of 1900 to 2099 or to a reason, never to another year', () => {
    fc.assert(
      fc.property(written, fc.boolean(), (text, serial) => {
        const reading = readDate(text, { year: 2021, serial });
        if (reading.kind !== 'date') {
          expect(reading.why).toMatch(/^[^。]+$/u);
          return;
        }
        const { year, month, day: of } = dateParts(reading.date);
        expect(plainDate(year, month, of)).toBe(reading.date);
        expect(year).toBeGreaterThanOrEqual(1900);
        expect(year).toBeLessThanOrEqual(2099);
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('limits of fields', () => {
  it('are the years of events and of foundings, both ends in', () => {
    expect(outsideYears(day('1989-12-31'), EVENT_YEARS)).toBe('年份应在 1990 至 2099 之间，请检查是否写错');
    expect(outsideYears(day('1899-12-31'), FOUNDING_YEARS)).toBe('年份应在 1900 至 2099 之间，请检查是否写错');
    for (const date of [day('1990-01-01'), day('2099-12-31')]) expect(outsideYears(date, EVENT_YEARS)).toBeUndefined();
    expect(outsideYears(day('1900-01-01'), FOUNDING_YEARS)).toBeUndefined();
    expect(outsideYears(day('2100-01-01'), FOUNDING_YEARS)).toBeDefined();
  });
});
