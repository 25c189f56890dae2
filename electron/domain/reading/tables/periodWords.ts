import { normaliseHeader } from './headerWords.ts';

const CHINESE = '一二三四五六七八九十';
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const YEAR = '(?:(20\\d{2})年度?)?';
/** 目标, 任务 behind the period say what stands below. */
const TAIL = '(?:的)?(?:底|末|前|底前|末前)?(?:完成)?(?:阶段)?(?:目标|任务|计划|安排|内容|节点|进度|工作)*';
const PERIOD = new RegExp(`^${YEAR}(?:(?:第)?([一二三四1-4])季度?|([上下])半年|(${MONTH})月份?)${TAIL}$`, 'u');

/** A quarter, half or month that a header names, by its last month. */
export interface HeaderPeriod {
  readonly year?: number;
  readonly month: number;
  readonly isMonth: boolean;
}

function numberOf(figure: string): number {
  if (/^\d/u.test(figure)) return Number(figure);
  // 十 alone is 10; in 十二 it comes before its 2.
  return figure.length > 1 ? 10 + CHINESE.indexOf(figure.charAt(1)) + 1 : CHINESE.indexOf(figure) + 1;
}

/** Reads 一季度, 第2季度末, 上半年, 3月份, 2021年4月, 12月底; `undefined` for other words. */
export function headerPeriod(text: string): HeaderPeriod | undefined {
  if (text.length > 16) return undefined;
  const [, year, quarter, half, month] = PERIOD.exec(normaliseHeader(text)) ?? [];
  const last =
    quarter !== undefined ? numberOf(quarter) * 3 : half !== undefined ? (half === '上' ? 6 : 12) : monthOf(month);
  if (last === undefined) return undefined;
  return { ...(year === undefined ? {} : { year: Number(year) }), month: last, isMonth: month !== undefined };
}

/** The period of a column by its header's words, from top to bottom: also 3 below 公开月份. */
export function columnPeriod(words: readonly string[]): HeaderPeriod | undefined {
  const [word = '', upper = ''] = words.toReversed();
  if (!/^(?:1[0-2]|0?[1-9])$/u.test(word.trim())) return headerPeriod(word);
  return /月/u.test(upper) ? headerPeriod(`${word.trim()}月`) : undefined;
}

function monthOf(figure: string | undefined): number | undefined {
  return figure === undefined ? undefined : numberOf(figure);
}

const BARE_PERIOD = /^(?:20\d{2}年?|年度|季度|月度|月份|周次|\d{1,2}日)$/u;

/** Whether a word names a period, as the headers of stages and of months do. */
export function isPeriodWord(text: string): boolean {
  return headerPeriod(text) !== undefined || BARE_PERIOD.test(normaliseHeader(text));
}
