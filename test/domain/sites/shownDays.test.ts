import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateParts, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { dayAlone, dayIn, dayOfLink, dayOfValue, wholeDays } from '../../../electron/domain/sites/shownDays.ts';
import { runs } from '../../support/runs.ts';

const TODAY = '2021-06-15' as PlainDate;
const day = (text: string) => ({ kind: 'day', day: text });
const yearless = (month: number, dayOfMonth: number) => ({ kind: 'yearless', month, dayOfMonth });

describe('a day that a list shows', () => {
  it.each([
    ['2021-05-10', day('2021-05-10')],
    ['（2021/5/10 10:20）', day('2021-05-10')],
    ['２０２１年５月１０日', day('2021-05-10')],
    ['2021 年 5 月 10 日', day('2021-05-10')],
    ['[2021.05.10]', day('2021-05-10')],
    ['发布时间：2021-05-10 10:20:33.0', day('2021-05-10')],
    ['21-05-10', day('2021-05-10')],
    ['10 2021-05', day('2021-05-10')],
    ['10 / 2021.05', day('2021-05-10')],
    ['05-10 2021', day('2021-05-10')],
    ['2021 05/10', day('2021-05-10')],
    ['[05-10]', yearless(5, 10)],
    ['5月10日', yearless(5, 10)],
    ['日期：05/10', yearless(5, 10)],
    ['10 5月', yearless(5, 10)],
    ['今天 09:30', day('2021-06-15')],
    ['昨天', day('2021-06-14')],
    ['3天前', day('2021-06-12')],
    ['2周前', day('2021-06-01')],
    ['5小时前', day('2021-06-15')],
    ['May 10, 2021', day('2021-05-10')],
    ['Mon, 10 May 2021 18:30:00 GMT', day('2021-05-11')],
    ['10 May 2021 18:30:00 +0800', day('2021-05-10')],
    ['2021-05-10T16:00:00.000Z', day('2021-05-11')],
    ['2021-05-10T15:59:59Z', day('2021-05-10')],
    ['2021-05-10T23:30:00+08:00', day('2021-05-10')],
    ['2021-02-30', undefined],
    ['13-40', undefined],
    ['1-5月', undefined],
    ['3.5', yearless(3, 5)],
    ['第5期', undefined],
    ['浏览次数：2021', undefined],
    ['1021-05-10', undefined],
    ['', undefined],
  ])('%j', (text, shown) => {
    expect(dayAlone(text, TODAY)).toEqual(shown);
  });

  it.each([
    ['来源：区财政局　时间：2021-05-10　浏览：20', day('2021-05-10')],
    ['2021年5月10日 星期一', day('2021-05-10')],
    ['编号2021-05-100', undefined],
    ['共12-15页', undefined],
  ])('stands among other words: %j', (text, shown) => {
    expect(dayIn(text, TODAY)).toEqual(shown);
  });

  it.each([
    [1_620_612_000, day('2021-05-10')],
    [1_620_612_000_000, day('2021-05-10')],
    ['/Date(1620612000000)/', day('2021-05-10')],
    ['20210510', day('2021-05-10')],
    ['20210510102033', day('2021-05-10')],
    ['2021-05-10 10:20:33', day('2021-05-10')],
    ['9999999999', undefined],
    [20, undefined],
  ])('stands in data as %j', (value, shown) => {
    expect(dayOfValue(value, TODAY)).toEqual(shown);
  });

  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2002-01-01' as PlainDate, days));

  it('is itself in every form', () => {
    const forms: readonly ((parts: { year: number; month: number; day: number }, date: string) => string)[] = [
      (_, date) => date,
      ({ year, month, day: d }) => `${year}年${month}月${d}日`,
      ({ year, month, day: d }) => `${year}/${month}/${d} 8:05`,
      ({ year, month, day: d }) => `【${year}.${month}.${d}】`,
      ({ year, month, day: d }) => `${d} ${year}-${month}`,
      (_, date) => `发布日期: ${date} 10:20:00`,
      (_, date) => `${date}T12:00:00+08:00`,
      (_, date) => new Date(`${date}T01:00:00Z`).toUTCString(),
      (_, date) => String(Date.parse(`${date}T12:00:00+08:00`)),
    ];
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...forms), (date, form) => {
        expect(dayOfValue(form(dateParts(date), date), TODAY)).toEqual({ kind: 'day', day: date });
      }),
      { numRuns: runs(2000) },
    );
  });

  it('without its year is whole by the order of the list, whatever is kept at its head', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 30 });
    const kept = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 2 });
    fc.assert(
      fc.property(anyDay, gaps, kept, (today, steps, heads) => {
        let back = 0;
        const list = steps.map((gap) => addDays(today, -(back += gap)));
        const days = [...heads.map((back) => addDays(today, -back)), ...list];
        // A year may be told only where the list shows every turn of it: less than a year, and no leap day, between two lines.
        fc.pre(days.every((date) => !date.endsWith('02-29')));
        fc.pre(steps.slice(0, 3).reduce((sum, gap) => sum + gap, 0) < 300);
        const lines = days.map((date) => {
          const { month, day: dayOfMonth } = dateParts(date);
          return { shown: { kind: 'yearless', month, dayOfMonth } as const, link: '' };
        });
        expect(wholeDays(lines, today)).toEqual(days);
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('the day of an address', () => {
  it.each([
    ['http://a.cn/202105/t20210510_123.html', '2021-05-10'],
    ['http://a.cn/art/2021/5/10/art_7_1.html', '2021-05-10'],
    ['http://a.cn/2021-05/10/content_1.htm', '2021-05-10'],
    ['http://a.cn/2021/0510/c7.html', '2021-05-10'],
    ['http://a.cn/20210510/1.html', '2021-05-10'],
    ['http://a.cn/c7/202105/20210510093000_1.html', '2021-05-10'],
    ['http://a.cn/201713/t20171332_1.html', undefined],
    ['http://a.cn/info/1021/10512.htm', undefined],
    ['http://a.cn/20210510123.html', undefined],
  ])('%s', (link, named) => {
    expect(dayOfLink(link)).toBe(named);
  });

  it('stands for a line that shows none, and gives its year to one without', () => {
    const lines = [
      { shown: undefined, link: 'http://a.cn/t20190510_1.html' },
      { shown: { kind: 'yearless', month: 5, dayOfMonth: 10 } as const, link: 'http://a.cn/201905/1.html' },
      { shown: { kind: 'yearless', month: 5, dayOfMonth: 11 } as const, link: 'http://a.cn/201901/1.html' },
      { shown: undefined, link: 'http://a.cn/1.html' },
    ];
    expect(wholeDays(lines, TODAY)).toEqual(['2019-05-10', '2019-05-10', '2021-05-11', undefined]);
  });
});
