import type { DayCount } from '../../../model/timeRule.ts';
import { words } from './lexer.ts';

/** Reads 二十一 or 21; `undefined` for anything else. */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  const digit = (char: string): number => '零一二三四五六七八九'.indexOf(char.replace('〇', '零').replace('两', '二'));
  const parts = /^(?:(.)?百零?)?(?:(.)?十)?(.)?$/u.exec(text);
  if (parts === null || text === '') return undefined;
  const [, hundreds, tens, ones] = parts;
  const part = (present: boolean, char: string | undefined): number => {
    if (!present) return 0;
    return char === undefined ? 1 : digit(char);
  };
  const values = [
    part(text.includes('百'), hundreds),
    part(text.includes('十'), tens),
    ones === undefined ? 0 : digit(ones),
  ];
  if (values.some((value) => value < 0)) return undefined;
  return (values[0] ?? 0) * 100 + (values[1] ?? 0) * 10 + (values[2] ?? 0);
}

/** A number that a pattern found; patterns only let readable ones through. */
export function numberOf(text: string | undefined): number {
  return text === undefined ? 0 : (readNumber(text) ?? 0);
}

/** 元月 is January. */
export function monthOf(text: string | undefined): number {
  return text === '元' ? 1 : numberOf(text);
}

/** 一季度, 第2季度. */
export function quarterOf(text: string | undefined): number {
  return text === '首' ? 1 : numberOf(text);
}

/** What a unit of counting comes to in days; `exact` is false where the calendar decides (a month is taken as 30 days). */
export interface DayAmount {
  readonly n: number;
  readonly count: DayCount;
  readonly exact: boolean;
}

/** 3 个工作日, 10 日, 两周, 1 个月, 48 小时 as days. Parts of a day count as the same day (0). */
export function dayAmount(n: number, unit: string): DayAmount | undefined {
  if (unit.includes('工作日')) return { n, count: 'workday', exact: true };
  if (unit.includes('周') || unit.includes('星期')) return { n: n * 7, count: 'day', exact: true };
  if (unit.includes('月')) return { n: n * 30, count: 'day', exact: false };
  if (unit.includes('小时')) return { n: Math.floor(n / 24), count: 'day', exact: n % 24 === 0 };
  if (unit.includes('分钟')) return { n: 0, count: 'day', exact: false };
  if (unit.includes('年')) return { n: n * 365, count: 'day', exact: false };
  return /日|天/u.test(unit) ? { n, count: 'day', exact: true } : undefined;
}

/** Each day and each month of a list. */
export const EACH_DAY = words`{day}`;
export const EACH_MONTH = words`{month}`;
