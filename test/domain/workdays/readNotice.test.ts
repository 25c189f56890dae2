import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateParts, weekdayOf, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { describeItem } from '../../../electron/domain/workdays/checkNotice.ts';
import { builtInTable } from '../../../electron/domain/workdays/holidayTable.ts';
import { noticeOf } from '../../../electron/domain/workdays/notice.ts';
import { readNotice, takeOver } from '../../../electron/domain/workdays/readNotice.ts';
import { runs } from '../../support/runs.ts';
import { NOTICE_2027, NOTICES } from './noticeTexts.ts';

const dates = (days: readonly { readonly date: PlainDate }[]) => days.map(({ date }) => date);
/** The library lists the weekends of 「与周末连休」 in some years and not in others; they are free either way. */
const weekdays = (days: readonly { readonly date: PlainDate }[]) => dates(days).filter((date) => weekdayOf(date) < 6);
const levels = (text: string, year: number) =>
  readNotice(text, year).problems.map(({ level, message }) => `${level} ${message}`);
const sentences = (text: string, year: number) => {
  const reading = readNotice(text, year);
  return reading.items.map((item) => describeItem(item, reading.year));
};

describe('the notices of the years that the library holds', () => {
  const table = builtInTable();
  const years = Object.entries(NOTICES).map(([year, text]) => [Number(year), text] as const);

  it.each(years)('%i is read day for day as the library has it', (year, text) => {
    const reading = readNotice(text, year);
    const known = noticeOf(table, year);
    expect(weekdays(reading.off)).toEqual(weekdays(known?.off ?? []));
    expect(dates(reading.worked)).toEqual(dates(known?.worked ?? []));
    expect(reading.year).toBe(year);
    expect(reading.missing).toEqual([]);
    expect(reading.problems.filter(({ level }) => level !== 'note')).toEqual([]);
  });

  it.each(years.filter(([, text]) => !text.includes('与周末连休')))(
    '%i lists the very days of the library',
    (year, text) => {
      expect(dates(readNotice(text, year).off)).toEqual(dates(noticeOf(table, year)?.off ?? []));
    },
  );

  it.each(years)('%i says which part of the text each holiday came from', (year, text) => {
    for (const item of readNotice(text, year).items) {
      const part = text.slice(item.span.start, item.span.end);
      for (const name of item.name.split('、')) expect(part).toContain(name);
      expect(text.split('\n')[item.line - 1]).toContain(item.name.split('、')[0]);
    }
  });

  it('names days after their holiday, and tells what was only encouraged', () => {
    const reading = readNotice(NOTICES[2024] ?? '', 2024);
    expect(reading.off.find(({ date }) => date === '2024-02-17')?.name).toBe('春节');
    expect(reading.worked.find(({ date }) => date === '2024-09-14')?.name).toBe('中秋节');
    expect(dates(reading.off)).not.toContain('2024-02-09');
    expect(reading.problems).toEqual([{ level: 'note', line: 2, message: '第2行：属于鼓励性安排，不计为放假日。' }]);
  });
});

describe('other ways to write it', () => {
  it('reads a new year’s notice and explains each holiday', () => {
    expect(levels(NOTICE_2027, 2027)).toEqual([]);
    expect(sentences(NOTICE_2027, 2027).slice(0, 2)).toEqual([
      '元旦：1月1日至3日放假，共3天。',
      '春节：2月5日至12日放假，共8天；1月31日（星期日）、2月20日（星期六）上班。',
    ]);
  });

  it.each([
    ['春节 2/5至2/12 休，1/31、2/20 班', '春节：2月5日至12日放假，共8天；1月31日（星期日）、2月20日（星期六）上班。'],
    [
      '春节2月5-12日放假，1月31日周日、2月20日周六补班',
      '春节：2月5日至12日放假，共8天；1月31日（星期日）、2月20日（星期六）上班。',
    ],
    ['春节\n2027-02-05 至 2027-02-12 放假', '春节：2月5日至12日放假，共8天。'],
    ['2027-04-05 清明节 休', '清明节：4月5日放假，共1天。'],
    ['五一：5月1日—5日放假5天，5月8日照常上班', '劳动节：5月1日至5日放假，共5天；5月8日（星期六）上班。'],
    ['国庆：10月1、4、5日放假', '国庆节：10月1日、10月4日至5日放假，共3天。'],
    ['元旦：12月31日至1月2日放假', '元旦：2026年12月31日至1月2日放假，共3天。'],
    ['元旦：2026年12月31日至次年1月2日放假', '元旦：2026年12月31日至1月2日放假，共3天。'],
    ['八、纪念日：9月3日全国放假1天', '纪念日：9月3日放假，共1天。'],
    [
      '中秋节9月15日放假，9月14日为中秋前一天，9月18日（周六）上班',
      '中秋节：9月15日放假，共1天；9月18日（星期六）上班。',
    ],
    [
      '端午节：6月9日、6月10日放假。6月12日（星期六）、13日（星期日）上班',
      '端午节：6月9日至10日放假，共2天；6月12日（星期六）、6月13日（星期日）上班。',
    ],
    ['国庆节：9月25日、26日（星期六、星期日）上班', '国庆节：9月25日（星期六）、9月26日（星期日）上班。'],
  ])('%s', (text, sentence) => {
    expect(sentences(text, 2027)).toEqual([sentence]);
  });

  it('takes the notice’s own year, and says so where another was asked for', () => {
    const reading = readNotice(NOTICE_2027, 2028);
    expect(reading.year).toBe(2027);
    expect(reading.problems[0]).toEqual({
      level: 'error',
      line: 1,
      message: '第1行：这份通知是2027年的，而正在填写的是2028年。',
    });
  });
});

describe('what does not fit is said, with its line', () => {
  it.each([
    ['春节：2月5日至12日放假。\n1月30日（星期日）上班。', 'error 第2行：1月30日写作星期日，实际是星期六。'],
    ['国庆节：10月1日（周四）至7日放假', 'error 第1行：10月1日写作星期四，实际是星期五。'],
    ['春节：2月5日至12日放假，共7天', 'error 第1行：春节写明共7天，读到的放假日是8天。'],
    ['春节：2月5日至12日放假。2月22日上班', 'error 第1行：春节的上班日2月22日不是周末，本来就上班。'],
    ['清明节：4月31日放假', 'error 第1行：2027年没有4月31日这一天，没有计入。'],
    ['清明节：4月5日至3日放假', 'error 第1行：4月5日至4月3日前后颠倒，没有计入。'],
    ['清明节：4月5日至6月3日放假', 'error 第1行：4月5日至6月3日过长，不像一个假期，没有计入。'],
    ['清明节：2026年4月5日放假', 'error 第1行：2026年4月5日不在2027年，没有计入。'],
    ['劳动节：5月2日至5日放假', 'error 第1行：劳动节的放假日里没有5月1日。'],
    ['中秋节：9月15日放假。9月18日。', 'ask 第1行：9月18日没有写明是放假还是上班，没有计入。'],
    ['端午节：6月12日放假。6月12日上班。', 'error 第1行：端午节的6月12日既写放假又写上班。'],
    [
      '国庆节：10月1日至7日放假',
      'ask 第1行：国庆节放假占去5个工作日，没有上班日，而法定假日是3天，请核对是否漏了日期。',
    ],
    ['4月5日放假', 'ask 第1行：没有写明是哪个节日，记作“节假日”。'],
    ['延长春节假期至2月14日', 'ask 第1行：写明延长假期，但没有读到这个节日原来的放假日期，请补上。'],
    [
      '各单位要做好值班工作。',
      'error 第1行：没有读到2027年的放假日期，请粘贴通知的正文，如“春节：2月6日至12日放假调休，共7天”。',
    ],
    ['', 'error 第1行：没有读到2027年的放假日期，请粘贴通知的正文，如“春节：2月6日至12日放假调休，共7天”。'],
  ])('%s', (text, problem) => {
    expect(levels(text, 2027)).toContain(problem);
  });

  it('a make-up day of one holiday on a day off of another', () => {
    const text = '中秋节：9月25日至26日放假。\n国庆节：10月1日至7日放假。9月26日（周日）、10月9日上班。';
    expect(levels(text, 2027)).toContain('error 第2行：国庆节的上班日9月26日在别的节日里是放假日。');
  });
});

describe('a notice that adjusts some holidays', () => {
  it('leaves the others as they are', () => {
    const before = noticeOf(builtInTable(), 2019);
    const reading = readNotice('关于调整2019年劳动节假期安排的通知\n劳动节：5月1日放假，共1天', 2019);
    expect(reading.missing).toEqual(['元旦', '春节', '清明节', '端午节', '中秋节', '国庆节']);
    const after = takeOver(before, reading);
    const may = (days: readonly { readonly date: PlainDate }[]) =>
      dates(days).filter((date) => date >= '2019-04-28' && date <= '2019-05-05');
    expect(may(after.off)).toEqual(['2019-05-01']);
    expect(may(after.worked)).toEqual([]);
    expect(after.off.length).toBe((before?.off.length ?? 0) - 3);
    expect(dates(after.off)).toContain('2018-12-31');
  });

  it('is all there is where the year has no notice yet, and a full notice replaces the year', () => {
    expect(dates(takeOver(undefined, readNotice('端午节：6月9日放假', 2027)).off)).toEqual(['2027-06-09']);
    const full = readNotice(NOTICES[2021] ?? '', 2021);
    const other = { year: 2021, off: [{ date: '2021-07-01' as PlainDate, name: '纪念日' }], worked: [] };
    expect(dates(takeOver(other, full).off)).toEqual(dates(full.off));
  });
});

describe('any arrangement', () => {
  const WORDS = '一二三四五六日';
  const long = (date: PlainDate) => {
    const { month, day } = dateParts(date);
    return `${month}月${day}日（星期${WORDS.charAt(weekdayOf(date) - 1)}）`;
  };
  const arrangement = fc.record({
    year: fc.integer({ min: 2016, max: 2035 }),
    first: fc.integer({ min: 15, max: 330 }),
    length: fc.integer({ min: 2, max: 9 }),
    before: fc.integer({ min: 1, max: 10 }),
  });

  it('written out is read back, whatever the months', () => {
    fc.assert(
      fc.property(arrangement, ({ year, first, length, before }) => {
        const from = addDays(`${year}-01-01` as PlainDate, first);
        const to = addDays(from, length - 1);
        const sunday = addDays(from, -before - (weekdayOf(addDays(from, -before)) % 7));
        const makeUp = sunday.startsWith(String(year)) ? sunday : addDays(sunday, 28);
        const text = `春节：${long(from)}至${long(to)}放假调休，共${length}天。${long(makeUp)}上班。`;
        const reading = readNotice(text, year);
        expect(dates(reading.off)).toEqual(Array.from({ length }, (_, index) => addDays(from, index)));
        expect(dates(reading.worked)).toEqual([makeUp]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('never throws, whatever is pasted', () => {
    const piece = fc.constantFrom(
      '春节',
      '：',
      '1月',
      '31',
      '日',
      '至',
      '、',
      '放假',
      '上班',
      '共3天',
      '（',
      '星期日',
      '）',
      '\n',
      '。',
      '延长',
      '起',
      '2027年',
      '年',
      '休',
      ' ',
      '-',
      '/',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const reading = readNotice(text, 2027);
          for (const { date } of [...reading.off, ...reading.worked]) {
            expect(date.startsWith('202') || date.startsWith('2026-12')).toBe(true);
          }
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});
