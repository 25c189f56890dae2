import { daysInMonth } from '../../../dates/plainDate.ts';
import { words } from './lexer.ts';
import { thirdOf } from './lexicon.ts';
import { EACH_MONTH, monthOf, numberOf } from './numbers.ts';
import type { Found } from './row.ts';
import { clauseStart, type Doubt, type NamedDate } from './token.ts';

/** A year as named, this year, or the next one. */
const NAMED_YEAR = '20\\d\\d|(?<![\\d第])[12]\\d(?=年(?:\\d{1,2}月|[底末]))';
const THIS_YEAR = '今年|本年度?|当年度?';
const NEXT_YEAR = '(?:{nextYear})年度?|下年度?';
/** With names for the year and for the word that says the next one. */
export const YEAR = `(?:(?<year>${NAMED_YEAR})年度?|(?:${THIS_YEAR})|(?<nextYear>${NEXT_YEAR}))`;
export const THIS_OR_YEAR = `(?:${YEAR}[的,]?)?`;
const ANY_YEAR = `(?:(?:(?:${NAMED_YEAR})年度?|${THIS_YEAR}|${NEXT_YEAR})[的,]?)?`;
const YEAR_END = `(?:(?:(?:${NAMED_YEAR})年度?|${THIS_YEAR}|${NEXT_YEAR})年?|年)?{end}`;
const NOT_DIGIT = '(?<![\\d.个第零一二三四五六七八九十])';
const ONE_DATE = `${ANY_YEAR}${NOT_DIGIT}(?:{month}(?:月份?)?(?:{and}|/|[-~至到](?={month}月)))*{month}月份?的?(?:{day}[日号]|月?{end}|[上中下]{1,2}旬|初|{day}(?={before}|$|\\)))?`;
const JOIN = '(?:[、,/]|以?及|和|与|或)';
/** A date, a list of dates, or a stretch whose end counts. */
export const DATES = `(?:${ONE_DATE}(?:前|之前)?${JOIN})*${ONE_DATE}(?:起?(?:{to})(?:(?:${ANY_YEAR}{month}月份?)(?:{day}[日号]|{end}|[上中下]{1,2}旬)?|{day}[日号]|${YEAR_END}))?`;
const INNER = words`${THIS_OR_YEAR}(?<more>(?:{month}(?:月份?)?(?:{and}|/))*){month:month}月份?的?(?:{day:day}[日号]?(?!\d|月)|(?<end>月?{end})|(?<third>[上中下]{1,2}旬)|(?<first>初))?`;

/** The year of a date from what `YEAR` found. */
export function yearOf(word: Found['word']): Pick<NamedDate, 'year' | 'nextYear' | 'ofWriter'> {
  const named = word('year');
  if (named !== undefined) return { year: named.length === 2 ? 2000 + Number(named) : Number(named) };
  const next = word('nextYear');
  if (next === undefined) return {};
  return next.startsWith('明') ? { nextYear: true, ofWriter: true } : { nextYear: true };
}

function groupsOf(match: RegExpExecArray | RegExpMatchArray): Found['word'] {
  return (name) => match.groups?.[name];
}

/** 5-6月: of a stretch within one word the end counts. */
const STRETCH_START = words`{month}[-~至到](?={month}月)`;

/** The dates of one matched list; a month without a day takes the day of the next one that has it (1月、7月15日前). */
function namedDates(text: string): NamedDate[] {
  const dates: (Omit<NamedDate, 'day'> & { day: number | 'last' | undefined })[] = [];
  for (const match of text.replace(STRETCH_START, '').matchAll(INNER)) {
    const word = groupsOf(match);
    const named = yearOf(word);
    const first = word('first') === undefined ? undefined : 10;
    const day = word('day');
    const own = day === undefined ? (thirdOf(word('third')) ?? first) : numberOf(day);
    for (const earlier of (word('more') ?? '').match(EACH_MONTH) ?? [])
      dates.push({ ...named, month: monthOf(earlier), day: undefined });
    dates.push({ ...named, month: monthOf(word('month')), day: word('end') === undefined ? own : 'last' });
  }
  const filled: NamedDate[] = [];
  for (const [index, date] of dates.entries()) {
    const day = date.day ?? dates.slice(index).find((later) => later.day !== undefined)?.day ?? 'last';
    // A year once named holds for the dates after it.
    const year = date.year ?? (date.nextYear === true ? undefined : filled.at(-1)?.year);
    filled.push({ ...date, ...(year === undefined ? {} : { year }), day });
  }
  return filled;
}

const AS_RANGE = words`^(?<head>.*?[月日号底末旬])起?(?:{to})(?<tail>.+)$`;
const AFTER_DAY = words`[日号].*$|(?:{before})$`;
const TO_YEAR_END = words`^(?:${YEAR}年?|年){end}`;

/** 3月至10月, 4月1日至30日: what matters is the end. */
function splitRange(text: string): { readonly head: string; readonly tail: string | undefined } {
  const groups = [...text.matchAll(AS_RANGE)][0]?.groups;
  return { head: groups?.['head'] ?? text, tail: groups?.['tail'] };
}

/** A date that names no year falls in that of the stretch's start. */
function withYear(date: NamedDate, year: number | undefined): NamedDate {
  return date.year !== undefined || year === undefined ? date : { ...date, year };
}

function rangeEnd(head: string, tail: string): NamedDate[] {
  const [start] = namedDates(head);
  if (tail.includes('月')) {
    const year = start?.year;
    return namedDates(tail).map((date) => withYear(date, year));
  }
  if (start === undefined) return [];
  // 5月至年底, 2021年6月至次年底.
  const yearEnd = [...tail.matchAll(TO_YEAR_END)][0];
  if (yearEnd !== undefined) return [{ ...start, ...yearOf(groupsOf(yearEnd)), month: 12, day: 'last' }];
  return [{ ...start, day: /[底末]/u.test(tail) ? 'last' : numberOf(tail.replace(AFTER_DAY, '')) }];
}

/** The last day of the month before. */
function dayBefore(date: NamedDate): NamedDate {
  const year = date.year !== undefined && date.month === 1 ? { year: date.year - 1 } : {};
  return { ...date, ...year, month: date.month === 1 ? 12 : date.month - 1, day: 'last' };
}

interface DoubtedDates {
  readonly dates: readonly NamedDate[];
  readonly doubt: Doubt;
}

/** Before a first day of a month, or before a bare month, the words leave open whether that day or month still counts. */
function beforeDoubt(text: string, dates: readonly NamedDate[]): DoubtedDates {
  const [only] = dates;
  if (only === undefined || dates.length !== 1 || !/(?:之前|以前|前)$/u.test(text)) return { dates, doubt: {} };
  const bareMonth = /月份?(?:之前|以前|前)$/u.test(text);
  if (!bareMonth && only.day !== 1) return { dates, doubt: {} };
  const earlier = dayBefore(only);
  const strict = `${earlier.month}月底`;
  const loose = bareMonth ? `${only.month}月底` : `${only.month}月1日当天`;
  return {
    dates: [earlier],
    doubt: { confidence: 'proposed', check: `“${text}”可指${strict}前，也可指${loose}前，暂按${strict}处理，请确认。` },
  };
}

/** Dates as the calendar has them: a day that its month does not have stands for the last one, with a question. */
export function possible(dates: readonly NamedDate[], planYear: number): DoubtedDates {
  let doubt: Doubt = {};
  const real = dates.map((date): NamedDate => {
    const last = daysInMonth(date.year ?? planYear, date.month);
    if (date.day === 'last' || date.day <= last) return date;
    if (doubt.check === undefined)
      doubt = {
        confidence: 'proposed',
        check: `${date.month}月没有${date.day}日，暂按${date.month}月${last}日处理，请确认。`,
      };
    return { ...date, day: 'last' };
  });
  return { dates: real, doubt };
}

/** 2022年5月，6月10日前: two steps, and no list of months with one day (1月、7月15日前). */
const TWO_STEPS = words`^(?<first>(?:${YEAR})的?{month}月份?),(?=(?:{month}月份?的?(?:{day}[日号]|月?{end}))(?:{before})?$)`;

function twoSteps(whole: string, step: string, planYear: number): DoubtedDates | undefined {
  const [first] = namedDates(step);
  const second = datesIn(whole.slice(step.length), planYear);
  if (first === undefined || second === undefined) return undefined;
  const check = `“${step.slice(0, -1)}”没有写日期，暂按月底处理，请确认。`;
  return {
    dates: [first, ...second.dates.map((date) => withYear(date, first.year))],
    doubt: { ...second.doubt, confidence: 'proposed', check: `${second.doubt.check ?? ''}${check}` },
  };
}

/** The dates of a matched list or stretch, with what the words leave open; `undefined` where there is no such date (13月底). */
export function datesIn(whole: string, planYear: number): DoubtedDates | undefined {
  const [step] = whole.match(TWO_STEPS) ?? [];
  if (step !== undefined) return twoSteps(whole, step, planYear);
  const { head, tail } = splitRange(whole);
  const named = tail === undefined ? namedDates(whole) : rangeEnd(head, tail);
  const isDate = ({ month, day }: NamedDate) =>
    month >= 1 && month <= 12 && (day === 'last' || (day >= 1 && day <= 31));
  if (named.length === 0 || !named.every(isDate)) return undefined;
  const { dates, doubt } = beforeDoubt(whole, named);
  const real = possible(dates, planYear);
  // 6-9月 is a stretch too.
  const range: Doubt =
    tail !== undefined || /[-~至到]/u.test(whole)
      ? { confidence: 'read', note: '写的是一段时间，以最后一日为期限。' }
      : {};
  const first: Doubt = whole.includes('月初')
    ? { confidence: 'proposed', check: `“${whole}”没有写明日期，暂按10日处理，请确认。` }
    : {};
  return { dates: real.dates, doubt: { ...range, ...first, ...loosely(whole), ...doubt, ...real.doubt } };
}

/** 6月左右 (the words behind the date are given with it), 6月或7月: a date that is meant loosely, or one of several. */
function loosely(whole: string): Doubt {
  if (!/(?:左右|前后|上下)$/u.test(whole) && !whole.includes('或')) return {};
  return { confidence: 'proposed', check: `“${whole}”不是确定的日期，请确认。` };
}

/** Whether a stretch of time stands at the head of its clause, and what is done in it follows: 「6月至12月，开展专项行动」. */
export function isCampaign({ text, start, end, words: whole }: Found): boolean {
  const { tail } = splitRange(whole);
  if (tail === undefined || clauseStart(text, start) !== start) return false;
  return /^,?(?:在[^,。;]{1,8})?(?:集中|分别|组织)*(?:开展|组织|进行|实施)/u.test(text.slice(end, end + 24));
}

/** 完成时间：2021年6月; not 开始时间. */
const LABELLED = /(?<!开始|启动|起始|成立|实际|印发|发文|发生|会议|活动)(?:时间|时限|期限|节点)(?:为|是|:)$/u;

/** In prose a date is a deadline only where the words around it say so; in a time-limit column every date is. */
export function isDeadline({ text, start, end, words: whole, options }: Found, marked: boolean): boolean {
  if (options.source === 'time') return true;
  const before = text.slice(clauseStart(text, start), start);
  const next = text.slice(end, end + 24);
  // 5月中下旬，组织开展…: a third of a month is never the date of a document.
  const after = whole.endsWith('旬') ? next.replace(/^,/u, '') : next;
  // 已于6月底前完成 reports, it does not ask.
  if (/已经?(?:于|在)?$/u.test(before)) return false;
  if (marked || LABELLED.test(text.slice(0, start))) return true;
  if (/(?:于|在|到|至|截至|截止|截止到|最迟|不迟于|不晚于|力争|争取|确保|计划|拟|定于)$/u.test(before))
    return !/^印发|^发布的|^的|^会议/u.test(after);
  return (
    /^(?:每年)?$/u.test(before) &&
    /^(?:底|末)?(?:分别|各|均|再|陆续)?(?:开展|组织|举办|召开|完成|公开|公布|发布|报送|上报|报|进行|集中|对|制定|编制|实现|全面|上线|竣工|完工|开工|建成|投入|启动|印发实施)/u.test(
      after,
    )
  );
}
