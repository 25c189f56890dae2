import {
  addDays,
  dateParts,
  dayInMonth,
  daysBetween,
  endOfMonth,
  firstMonday,
  type PlainDate,
} from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { Occurrence, Period } from '../model/occurrence.ts';
import { comparable } from './importTexts.ts';

/** What an old ledger's words for a period (所属期, 期次) may mean. */
export type PeriodWords =
  /** A stretch of months or a week; without a year where the words name none. */
  | { readonly kind: 'stretch'; readonly year?: number; readonly part: Part }
  /** A day: of a daily duty, or the day on which something was due. */
  | { readonly kind: 'day'; readonly date: PlainDate }
  /** The n-th of the year: 第3期. */
  | { readonly kind: 'nth'; readonly n: number }
  /** How often, and not which: 每月, 长期. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unread' };

/** Months from 1 to 12, or a week by its number. */
type Part = { readonly from: number; readonly to: number } | { readonly week: number };

const DIGITS = '〇一二三四五六七八九';

/** 12, 十二, 二十三 as a number; `undefined` for anything else. */
function numberOf(text: string): number | undefined {
  if (/^\d{1,3}$/u.test(text)) return Number(text);
  const [, tens, ones] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(text) ?? [];
  if (tens !== undefined)
    return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + Math.max(0, DIGITS.indexOf(ones || '〇'));
  return /^[一二三四五六七八九]$/u.test(text) ? DIGITS.indexOf(text) : undefined;
}

const N = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const YEAR = /^(\d{4}|\d{2}(?=年)|[〇零一二三四五六七八九]{4}(?=年))年?度?[-./]?/u;
const HOW_OFTEN = /^(?:每|按|逐|及时|实时|即时|随时|适时|定期|不定期|长期|常年|持续|动态|经常)/u;
/** What may stand behind the words of a period. */
const TAIL = /(?:份|度|期|末|底|报告|报|工作|情况|信息|数据)+$/u;

/** The year that a text begins with, and the rest of it. */
function yearAndRest(text: string): { readonly year?: number; readonly rest: string } {
  const found = YEAR.exec(text)?.[1];
  // Four digits that go on are a date's, or a number.
  if (found === undefined || /^\d{5}/u.test(text)) return { rest: text };
  const digits = found.replace(/[〇零一二三四五六七八九]/gu, (digit) => String(Math.max(0, DIGITS.indexOf(digit))));
  const year = Number(digits) < 100 ? 2000 + Number(digits) : Number(digits);
  return { year, rest: text.replace(YEAR, '') };
}

function months(from: number, to: number): Part | undefined {
  return from >= 1 && to <= 12 && from <= to ? { from, to } : undefined;
}

/** What the header says that bare numbers count: 月份, 季度, 周次, 期次. */
export type PeriodHeader = 'month' | 'quarter' | 'week' | 'nth' | undefined;

export function periodHeader(header: string): PeriodHeader {
  if (/季/u.test(header)) return 'quarter';
  if (/周/u.test(header) && !/周期/u.test(header)) return 'week';
  if (/月/u.test(header)) return 'month';
  return /期[次数号]|第几期/u.test(header) ? 'nth' : undefined;
}

function partOf(rest: string, hasYear: boolean, header: PeriodHeader): Part | undefined {
  const bare = rest.replace(TAIL, '');
  if (bare === '' || /^(?:全年|年|本年)$/u.test(bare)) {
    return hasYear || /^(?:全年|年|本年)/u.test(rest) ? months(1, 12) : undefined;
  }
  const [, quarter] = /^(?:第?([一二三四1-4])季|Q([1-4]))$/iu.exec(bare)?.filter((each) => each !== undefined) ?? [];
  if (quarter !== undefined) return quarterOf(numberOf(quarter));
  const [, half] = /^([上下])半年?$/u.exec(bare) ?? [];
  if (half !== undefined) return half === '上' ? months(1, 6) : months(7, 12);
  const [, halfNumber] = /^H([12])$/iu.exec(bare) ?? [];
  if (halfNumber !== undefined) return halfNumber === '1' ? months(1, 6) : months(7, 12);
  const [, week] = new RegExp(`^(?:第?${N}周|W0?${N})$`, 'iu').exec(bare)?.filter((each) => each !== undefined) ?? [];
  if (week !== undefined) return weekOf(numberOf(week));
  const [, first = '', last = ''] = new RegExp(`^${N}月?[-至到—~～]+${N}月$`, 'u').exec(bare) ?? [];
  if (first !== '') return months(numberOf(first) ?? 0, numberOf(last) ?? 0);
  const [, month] = new RegExp(`^${N}月$`, 'u').exec(bare) ?? [];
  if (month !== undefined) return months(numberOf(month) ?? 0, numberOf(month) ?? 0);
  const lone = numberOf(bare);
  if (lone === undefined || rest !== bare) return undefined;
  if (header === 'quarter') return quarterOf(lone);
  if (header === 'week') return weekOf(lone);
  return header === 'month' || hasYear ? months(lone, lone) : undefined;
}

function quarterOf(n: number | undefined): Part | undefined {
  return n === undefined || n < 1 || n > 4 ? undefined : months(n * 3 - 2, n * 3);
}

function weekOf(n: number | undefined): Part | undefined {
  return n === undefined || n < 1 || n > 53 ? undefined : { week: n };
}

/**
 * Reads 2021年3月, 3月, 2021-03, 一季度, 2021年第1季度, 上半年, 第5周, 2021年, 2021-03-05, 第3期. `date`: where the cell is a date; its first day of a
 * month stands for the month as well, which `periodMatches` knows. `header`: what bare numbers below it count.
 */
export function readPeriodWords(
  { text, date }: { readonly text: string; readonly date?: string },
  { year, header }: { readonly year: number; readonly header?: PeriodHeader },
): PeriodWords {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  if (plain === '' && date === undefined) return { kind: 'none' };
  const cut = yearAndRest(plain);
  const part = partOf(cut.rest, cut.year !== undefined, header);
  if (part !== undefined) return { kind: 'stretch', part, ...(cut.year === undefined ? {} : { year: cut.year }) };
  const day = readDate(date ?? text, { year });
  if (day.kind === 'date') return { kind: 'day', date: day.date };
  const compact = /^(\d{4})(\d{2})$/u.exec(plain);
  const month = compact && months(Number(compact[2]), Number(compact[2]));
  if (compact && month) return { kind: 'stretch', year: Number(compact[1]), part: month };
  const [, nth] =
    new RegExp(`^(?:第${N}[期次批]?|${N}[期次批])$`, 'u').exec(plain)?.filter((each) => each !== undefined) ?? [];
  const n = numberOf(nth ?? (header === 'nth' ? plain : ''));
  if (n !== undefined && n > 0) return { kind: 'nth', n };
  return HOW_OFTEN.test(plain) ? { kind: 'none' } : { kind: 'unread' };
}

function stretchOf(part: Part, year: number): Pick<Period, 'from' | 'to'> {
  if (!('week' in part)) return { from: dayInMonth(year, part.from, 1), to: endOfMonth(year, part.to) };
  const from = addDays(firstMonday(year), (part.week - 1) * 7);
  return { from, to: addDays(from, 6) };
}

/** The occurrences of a duty and unit whose period some words name; by their label too, as this app writes it. */
export function periodMatches(
  words: PeriodWords,
  text: string,
  occurrences: readonly Occurrence[],
  planYear: number,
): readonly Occurrence[] {
  const label = comparable(text);
  const labelled = occurrences.filter(({ period }) => label !== '' && comparable(period.label) === label);
  if (labelled.length > 0) return labelled;
  switch (words.kind) {
    case 'stretch':
      return ofStretch(words, occurrences, planYear);
    case 'day':
      return ofDay(words.date, occurrences);
    case 'nth':
      return nthOf(words.n, occurrences, planYear);
    case 'none':
    case 'unread':
      return [];
    default:
      return words satisfies never;
  }
}

/** Days from the first to the last of a month. */
const LONGEST_MONTH = 30;

function ofStretch(
  { year, part }: Extract<PeriodWords, { kind: 'stretch' }>,
  occurrences: readonly Occurrence[],
  planYear: number,
): readonly Occurrence[] {
  // Without a year it is the plan's, or the one before, of which the first reports of a year tell.
  const years = year === undefined ? [planYear, planYear - 1] : [year];
  const stretches = years.map((each) => stretchOf(part, each));
  const same = occurrences.filter(({ period }) =>
    stretches.some(({ from, to }) => period.from === from && period.to === to),
  );
  if (same.length > 0 || 'week' in part || part.from !== part.to) return same;
  // The month in which something of a longer period was due.
  return occurrences.filter(({ period, dueOn: due }) => {
    const isLonger = daysBetween(period.from, period.to) > LONGEST_MONTH;
    return isLonger && due !== undefined && stretches[0] && stretches[0].from <= due && due <= stretches[0].to;
  });
}

function ofDay(date: PlainDate, occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const own = occurrences.filter(({ period }) => period.from === date && period.to === date);
  if (own.length > 0) return own;
  const due = dueOn(date, occurrences);
  if (due.length > 0) return due;
  const { year, month, day } = dateParts(date);
  return day === 1 ? ofStretch({ kind: 'stretch', year, part: { from: month, to: month } }, occurrences, year) : [];
}

/** What was due on a day, by its rule or by an extension. */
export function dueOn(date: PlainDate, occurrences: readonly Occurrence[]): readonly Occurrence[] {
  return occurrences.filter((one) => one.dueOn === date || one.originalDueOn === date);
}

/** The n-th period of the year, where the year is whole: a duty that began later may count from its own first. */
function nthOf(n: number, occurrences: readonly Occurrence[], planYear: number): readonly Occurrence[] {
  const byRule = Map.groupBy(occurrences, ({ ruleId }) => ruleId);
  return [...byRule.values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
    const [first] = sorted;
    const found = sorted[n - 1];
    return found && first && first.period.from === dayInMonth(planYear, 1, 1) ? [found] : [];
  });
}
