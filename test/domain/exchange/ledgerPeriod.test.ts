import { describe, expect, it } from 'vitest';
import { periodHeader, readPeriodWords, type PeriodWords } from '../../../electron/domain/exchange/ledgerPeriod.ts';

/** What words mean, in short: 2021 3-3, W5, day 2021-03-05, 3., -, ?. */
function short(words: PeriodWords): string {
  switch (words.kind) {
    case 'stretch': {
      const part = 'week' in words.part ? `W${words.part.week}` : `${words.part.from}-${words.part.to}`;
      return words.year === undefined ? part : `${words.year} ${part}`;
    }
    case 'day':
      return `day ${words.date}`;
    case 'nth':
      return `${words.n}.`;
    case 'none':
      return '-';
    case 'unread':
      return '?';
    default:
      return words satisfies never;
  }
}

describe('the words of a period', () => {
  it.each([
    ['2021年3月', '2021 3-3'],
    ['２０２１年０３月份', '2021 3-3'],
    ['二〇二一年三月', '2021 3-3'],
    ['21年3月', '2021 3-3'],
    ['2021-03', '2021 3-3'],
    ['2021.3', '2021 3-3'],
    ['2021/03', '2021 3-3'],
    ['202103', '2021 3-3'],
    ['3月', '3-3'],
    ['三月份', '3-3'],
    ['十二月', '12-12'],
    ['3月报告', '3-3'],
    ['一季度', '1-3'],
    ['第一季度', '1-3'],
    ['2021年第3季度', '2021 7-9'],
    ['2021Q2', '2021 4-6'],
    ['Q4', '10-12'],
    ['上半年', '1-6'],
    ['2021年下半年', '2021 7-12'],
    ['2021-H1', '2021 1-6'],
    ['1-3月', '1-3'],
    ['2021年1月至6月', '2021 1-6'],
    ['第5周', 'W5'],
    ['2021年第十二周', '2021 W12'],
    ['2021-W05', '2021 W5'],
    ['2021年', '2021 1-12'],
    ['2021年度', '2021 1-12'],
    ['全年', '1-12'],
    ['年度', '1-12'],
    ['2021年3月5日', 'day 2021-03-05'],
    ['3月5日', 'day 2021-03-05'],
    ['第3期', '3.'],
    ['第十二批', '12.'],
    ['2期', '2.'],
    ['每月', '-'],
    ['按季度', '-'],
    ['长期坚持', '-'],
    ['', '-'],
    ['13月', '?'],
    ['五季度', '?'],
    ['第60周', '?'],
    ['3', '?'],
    ['已完成', '?'],
  ])('%s', (text, meaning) => {
    expect(short(readPeriodWords({ text }, { year: 2021 }))).toBe(meaning);
  });

  it.each([
    ['月份', '3', '3-3'],
    ['所属季度', '2', '4-6'],
    ['周次', '07', 'W7'],
    ['期数', '4', '4.'],
    ['月份', '14', '?'],
  ])('%s tells what %s counts', (header, text, meaning) => {
    expect(short(readPeriodWords({ text }, { year: 2021, header: periodHeader(header) }))).toBe(meaning);
  });

  it('a cell that is a date says what it shows, else its day', () => {
    expect(short(readPeriodWords({ text: '2021年3月', date: '2021-03-01' }, { year: 2021 }))).toBe('2021 3-3');
    expect(short(readPeriodWords({ text: 'Mar-21', date: '2021-03-01' }, { year: 2021 }))).toBe('day 2021-03-01');
  });
});
