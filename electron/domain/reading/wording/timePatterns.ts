import type { DayCount } from '../../model/timeRule.ts';

/** A number in digits or Chinese. */
export const NUMBER = '(?:\\d{1,4}|[〇零一二两三四五六七八九十百]{1,5})';
/** A day of the month. */
export const DAY =
  '(?:3[01]|[12]\\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])';
/** A month's number. */
export const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)';
/** 「前」 and what is said in its place. */
export const BEFORE = '(?:之前|以前|前|之内|以内|内|截止|为止|止)';
/** Working days and plain days. */
export const WORKDAY_UNIT = '(?:个)?(?:法定)?工作日';
export const DAY_UNIT = '(?:个)?(?:自然日|日历日|日历天|日|天)(?!常|报|均|用)';
/** Words that stand between a period and its day without changing either. */
export const GAP =
  '(?:的|度|份|定期|及时|集中|分别|原则上|一般|至少|不少于|公开|公布|发布|更新|公示|报送|上报|报告|提交|通报|维护|完成|一次|1次|一报|于|在|应当|应|须|需|要|最迟|不迟于|不晚于|截至|,|:|-|、|\\()*';
/** What is done on time: after these a period word means how often. */
export const PUBLISHING = '(?:公开|公布|发布|更新|公示|报送|上报|通报|维护|调度|披露)';

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

const compiled = new WeakMap<TemplateStringsArray, RegExp>();

/**
 * A global pattern written as a template whose parts are constants: compiled once per place in the code, for a table brings thousands of
 * wordings.
 */
export function pattern(source: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  const known = compiled.get(source) ?? new RegExp(String.raw({ raw: source }, ...parts), 'gu');
  compiled.set(source, known);
  return known;
}

/** Each day and each month of a list. */
export const EACH_DAY = new RegExp(DAY, 'gu');
export const EACH_MONTH = new RegExp(MONTH, 'gu');

/** All matches of a global pattern, as whatever `make` gives; `undefined` means the match is none. */
export function findAll<T>(text: string, global: RegExp, make: (match: RegExpExecArray) => T | undefined): T[] {
  const found: T[] = [];
  global.lastIndex = 0;
  for (let match = global.exec(text); match !== null; match = global.exec(text)) {
    const next = global.lastIndex;
    const made = make(match);
    if (made !== undefined) found.push(made);
    global.lastIndex = match[0] === '' ? next + 1 : next;
  }
  return found;
}
