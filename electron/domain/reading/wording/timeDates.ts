import { daysInMonth } from '../../dates/plainDate.ts';
import { THIRDS } from './timeEvery.ts';
import { BEFORE, DAY, EACH_MONTH, findAll, MONTH, monthOf, numberOf, pattern } from './timePatterns.ts';
import {
  clauseStart,
  type Doubt,
  type TokenFinder,
  type NamedDate,
  type TimeReadingOptions,
  type TimeToken,
} from './timeToken.ts';

/** A year as named, or the next one; as two groups. */
export const YEAR =
  '(?:(20\\d\\d|(?<![\\d第])[12]\\d(?=年(?:\\d{1,2}月|[底末])))年度?|(?:今年|本年度?|当年度?)|((?:明|次|翌|来|下一|第二)年度?|下年度?))';
export const THIS_OR_YEAR = `(?:${YEAR}的?)?`;
const NOT_DIGIT = '(?<![\\d.个第零一二三四五六七八九十])';
const ONE_DATE = `${THIS_OR_YEAR}${NOT_DIGIT}(?:${MONTH}(?:月份?)?(?:[、,和及与]|[-~至到](?=${MONTH}月)))*${MONTH}月份?的?(?:${DAY}[日号]|月?[底末]|[上中下]{1,2}旬|初|${DAY}(?=${BEFORE}|$|\\)))?`;
const JOIN = '(?:[、,/]|以?及|和|与|或)';
const RANGE = '(?:至|到|-|~)';
/** A date, a list of dates, or a stretch whose end counts; with 前 or what stands for it. */
const DATES = new RegExp(
  `(?:${ONE_DATE}(?:前|之前)?${JOIN})*${ONE_DATE}(?:${RANGE}(?:(?:${THIS_OR_YEAR}${MONTH}月份?)(?:${DAY}[日号]|[底末]|[上中下]{1,2}旬)?|${DAY}[日号]|(?:${YEAR}年?|年)?[底末]))?(${BEFORE})?`,
  'gu',
);
const INNER = new RegExp(
  `${THIS_OR_YEAR}((?:${MONTH}(?:月份?)?[、,和及与])*)(${MONTH})月份?的?(?:(${DAY})(?:[日号])?(?!\\d|月)|(月?[底末])|([上中下]{1,2}旬)|(初))?`,
  'gu',
);

/** Where a match stands. */
export function place(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

/** The year of a date from the two groups of `YEAR`. */
export function yearOf(named: string | undefined, next: string | undefined): Pick<NamedDate, 'year' | 'nextYear'> {
  if (named !== undefined) return { year: named.length === 2 ? 2000 + Number(named) : Number(named) };
  return next === undefined ? {} : { nextYear: true };
}

/** The dates of one matched list; a month without a day takes the day of the next one that has it (1月、7月15日前). */
function namedDates(text: string): NamedDate[] {
  const dates: (Omit<NamedDate, 'day'> & { day: number | 'last' | undefined })[] = [];
  for (const match of findAll(text, INNER, (found) => found)) {
    const [, year, next, more = '', month, day, end, third, first] = match;
    const named = yearOf(year, next);
    const own = day === undefined ? (THIRDS[third ?? ''] ?? (first === undefined ? undefined : 10)) : numberOf(day);
    const when = end === undefined ? own : 'last';
    for (const earlier of more.match(EACH_MONTH) ?? []) {
      dates.push({ ...named, month: monthOf(earlier), day: undefined });
    }
    dates.push({ ...named, month: monthOf(month), day: when });
  }
  const filled: NamedDate[] = [];
  for (const [index, date] of dates.entries()) {
    const day = date.day ?? dates.slice(index).find((later) => later.day !== undefined)?.day ?? 'last';
    // A year once named holds for the dates after it.
    const before = filled.at(-1);
    const year = date.year ?? (date.nextYear === true ? undefined : before?.year);
    filled.push({ ...date, ...(year === undefined ? {} : { year }), day });
  }
  return filled;
}

const AS_RANGE = new RegExp(`^(.*?[月日号底末旬])${RANGE}(.+)$`, 'u');
const AFTER_DAY = new RegExp(`[日号].*$|${BEFORE}$`, 'u');
const RANGE_GOES_ON = new RegExp(`^${RANGE}20\\d\\d`, 'u');

/** 3月至10月, 4月1日至30日: what matters is the end. */
function splitRange(text: string): { readonly head: string; readonly tail: string | undefined } {
  const match = AS_RANGE.exec(text);
  const [, head = text, tail] = match ?? [];
  return { head, tail };
}

function withYear(date: NamedDate, year: number): NamedDate {
  return { ...date, year };
}

const YEAR_END = new RegExp(`^(?:${YEAR}年?|年)[底末]`, 'u');

function rangeEnd(head: string, tail: string): NamedDate[] {
  if (tail.includes('月')) {
    const [start] = namedDates(head);
    const year = start?.year;
    return namedDates(tail).map((date) =>
      date.year === undefined && year !== undefined ? withYear(date, year) : date,
    );
  }
  const [start] = namedDates(head);
  if (start === undefined) return [];
  // 5月至年底, 2021年6月至次年底.
  const yearEnd = YEAR_END.exec(tail);
  if (yearEnd !== null) return [{ ...start, ...yearOf(yearEnd[1], yearEnd[2]), month: 12, day: 'last' }];
  const day = /[底末]/u.test(tail) ? 'last' : numberOf(tail.replace(AFTER_DAY, ''));
  return [{ ...start, day }];
}

/** Before a first day of a month, or before a bare month, the words leave open whether that day or month still counts. */
function beforeDoubt(
  text: string,
  dates: readonly NamedDate[],
): { readonly dates: readonly NamedDate[]; readonly doubt: Doubt } {
  const [only] = dates;
  if (only === undefined || dates.length !== 1 || !/(?:之前|以前|前)$/u.test(text)) return { dates, doubt: {} };
  const bareMonth = /月份?(?:之前|以前|前)$/u.test(text);
  if (!bareMonth && only.day !== 1) return { dates, doubt: {} };
  const earlier = dayBefore(only);
  const strict = `${earlier.month}月底`;
  const loose = bareMonth ? `${only.month}月底` : `${only.month}月1日当天`;
  return {
    dates: [earlier],
    doubt: { confidence: 'ask', check: `“${text}”可指${strict}前，也可指${loose}前，暂按${strict}处理，请确认。` },
  };
}

/** The last day of the month before. */
function dayBefore(date: NamedDate): NamedDate {
  const previous = date.month === 1 ? 12 : date.month - 1;
  const year = date.year !== undefined && date.month === 1 ? { year: date.year - 1 } : {};
  return { ...date, ...year, month: previous, day: 'last' };
}

function possible(dates: readonly NamedDate[], planYear: number): readonly NamedDate[] {
  return dates.map((date) => {
    const beyond = date.day !== 'last' && date.day > daysInMonth(date.year ?? planYear, date.month);
    return beyond ? { ...date, day: 'last' } : date;
  });
}

/** A day that its month does not have stands for the last one. */
function impossible(dates: readonly NamedDate[], planYear: number): Doubt {
  for (const { year, month, day } of dates) {
    const last = daysInMonth(year ?? planYear, month);
    if (day !== 'last' && day > last) {
      return { confidence: 'ask', check: `${month}月没有${day}日，暂按${month}月${last}日处理，请确认。` };
    }
  }
  return {};
}

/** In prose a date is a deadline only where the words around it say so; in a time-limit column every date is. */
export function isDeadline(
  text: string,
  match: RegExpExecArray,
  marked: boolean,
  { source }: TimeReadingOptions,
): boolean {
  if (source === 'time') return true;
  const before = text.slice(clauseStart(text, match.index), match.index);
  const after = text.slice(match.index + match[0].length);
  // 已于6月底前完成 reports, it does not ask.
  if (/已经?(?:于|在)?$/u.test(before)) return false;
  if (marked) return true;
  if (/(?:于|在|到|至|截至|截止|截止到|最迟|不迟于|不晚于|力争|争取|确保|计划|拟|定于)$/u.test(before))
    return !/^印发|^发布的|^的|^会议/u.test(after);
  return (
    before === '' &&
    /^(?:底|末)?(?:分别|各|均|再|陆续)?(?:开展|组织|举办|召开|完成|公开|公布|发布|报送|上报|报|进行|集中|对|制定|编制|实现|全面|上线|竣工|完工|开工|建成|投入|启动|印发实施)/u.test(
      after,
    )
  );
}

/** 6月左右, 6月或7月: a date that is meant loosely, or one of several. */
function looseness(text: string, match: RegExpExecArray): Doubt {
  const [whole] = match;
  const around = /^(?:左右|前后|上下)/u.exec(text.slice(match.index + whole.length))?.[0];
  if (around === undefined && !whole.includes('或')) return {};
  return { confidence: 'ask', check: `“${whole}${around ?? ''}”不是确定的日期，请确认。` };
}

/** 「6月至12月，开展专项行动」: a stretch of time at the head of a sentence, and what is done in it. */
function isCampaign(text: string, match: RegExpExecArray, tail: string | undefined): boolean {
  if (tail === undefined || clauseStart(text, match.index) !== match.index) return false;
  return /^,?(?:在[^,。;]{1,8})?(?:集中|分别|组织)*(?:开展|组织|进行|实施)/u.test(
    text.slice(match.index + match[0].length),
  );
}

function datesToken(text: string, match: RegExpExecArray, options: TimeReadingOptions): TimeToken | undefined {
  const [whole] = match;
  if (/^[之]?[个]|^起/u.test(text.slice(match.index + whole.length))) return undefined;
  const { head, tail } = splitRange(whole);
  const named = tail === undefined ? namedDates(whole) : rangeEnd(head, tail);
  const valid = named.filter(
    ({ month, day }) => month >= 1 && month <= 12 && (day === 'last' || (day >= 1 && day <= 31)),
  );
  if (valid.length === 0 || valid.length < named.length) return undefined;
  const marked = match.at(-1) !== undefined || /[底末]$/u.test(whole) || isCampaign(text, match, tail);
  if (!isDeadline(text, match, marked, options)) return undefined;
  const { dates, doubt } = beforeDoubt(whole, valid);
  // 6-9月 is a stretch too.
  const isRange = tail !== undefined || /[-~至到]/u.test(whole);
  const range: Doubt = !isRange ? {} : { confidence: 'likely', note: '写的是一段时间，以最后一日为期限。' };
  const loose = looseness(text, match);
  const first: Doubt = /月初/u.test(whole)
    ? { confidence: 'ask', check: `“${whole}”没有写明日期，暂按10日处理，请确认。` }
    : {};
  return {
    kind: 'dates',
    ...place(match),
    dates: possible(dates, options.planYear),
    ...range,
    ...first,
    ...loose,
    ...doubt,
    ...impossible(dates, options.planYear),
  };
}

/** 6月4日前, 2021年8月底前, 1月、7月15日前, 3月至10月. */
export const findDates: TokenFinder = (text, options) =>
  findAll(text, DATES, (match) => datesToken(text, match, options));

/** 2021.6.4, 2021-06-30, 20210630, and in a time-limit cell 6.30. */
export const findTypedDates: TokenFinder = (text, options) => {
  const typed = findAll(
    text,
    pattern`(?<![\\d.])(20\\d\\d)(?:([./-])(\\d{1,2})(?:\\2(\\d{1,2}))?|(\\d{2})(\\d{2}))(?![\\d.])[日号]?(${BEFORE})?`,
    (match): TimeToken | undefined => {
      const month = Number(match[3] ?? match[5]);
      const day = match[4] ?? match[6];
      const named = day === undefined ? ('last' as const) : Number(day);
      if (month < 1 || month > 12 || (named !== 'last' && (named < 1 || named > 31))) return undefined;
      if (RANGE_GOES_ON.test(text.slice(match.index + match[0].length))) return undefined;
      if (!isDeadline(text, match, match[7] !== undefined, options)) return undefined;
      const dates = [{ year: Number(match[1]), month, day: named }];
      return {
        kind: 'dates',
        ...place(match),
        dates: possible(dates, options.planYear),
        ...impossible(dates, options.planYear),
      };
    },
  );
  if (options.source === 'content') return typed;
  const short = findAll(
    text,
    pattern`^(\\d{1,2})(?:[./]|-(?=1[3-9]|2\\d|3[01]))(\\d{1,2})[日号]?(?:${BEFORE})?(?:完成|公开|报送)?$`,
    (match): TimeToken | undefined => {
      const [month, day] = [Number(match[1]), Number(match[2])];
      if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
      const dates = [{ month, day }];
      return {
        kind: 'dates',
        ...place(match),
        dates: possible(dates, options.planYear),
        confidence: 'likely',
        note: '按“月.日”读作日期。',
        ...impossible(dates, options.planYear),
      };
    },
  );
  return [...typed, ...short];
};
