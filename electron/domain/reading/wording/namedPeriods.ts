import {
  addDays,
  dateParts,
  dayInMonth,
  daysBetween,
  endOfMonth,
  firstMonday,
  plainDate,
  type PlainDate,
} from '../../dates/plainDate.ts';
import { periodOf, previousPeriod } from '../../rules/periods.ts';
import { periodOf as unitOf } from './time/lexicon.ts';
import { words } from './time/lexer.ts';
import { monthOf, numberOf, quarterOf } from './time/numbers.ts';
import { plainText, type PlainText } from './time/plainText.ts';

/** What a title's words say of time. `issue`: the n-th number of a series (第5期), which may or may not count periods. */
export interface NamedPeriod {
  /** Of the text as it was written. */
  readonly start: number;
  readonly end: number;
  readonly grain: 'year' | 'months' | 'week' | 'days';
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The words count from the year's first day on (1-5月, 上半年, 前三季度). */
  readonly fromNewYear: boolean;
  /** The words name the year; else the nearest to the day of publication. */
  readonly saysYear: boolean;
}

type Part =
  | { readonly is: 'months'; readonly first: number; readonly last: number }
  | { readonly is: 'week'; readonly n: number }
  | { readonly is: 'days'; readonly first: readonly [number, number]; readonly last: readonly [number, number] }
  | { readonly is: 'weekOfMonth'; readonly month: number; readonly n: number }
  | { readonly is: 'year' };

interface Found {
  readonly start: number;
  readonly end: number;
  readonly year?: number;
  readonly part: Part;
}

const YEAR = '(?:(?<year>20\\d\\d|(?<![\\d.])\\d\\d)年度?|(?<dotted>20\\d\\d)[-./])?';

/** The kinds of words, each claiming what those before it left. */
const PATTERNS: readonly { readonly pattern: RegExp; readonly part: (groups: Groups) => Part | undefined }[] = [
  {
    pattern: words`${YEAR}(?<![\d])(?:{month:ma})[月.]({day:da})[日号]?(?:{to})(?:(?:20\d\d年)?({month:mb})[月.])?({day:db})(?:[日号]|(?=[^\d月]|$))`,
    part: ({ ma, da, mb, db }) => ({
      is: 'days',
      first: [monthOf(ma), numberOf(da)],
      last: [monthOf(mb ?? ma), numberOf(db)],
    }),
  },
  {
    pattern: words`${YEAR}(?<![\d])(?:{month:ma})月({day:da})[日号]`,
    part: ({ ma, da }) => ({ is: 'days', first: [monthOf(ma), numberOf(da)], last: [monthOf(ma), numberOf(da)] }),
  },
  {
    pattern: words`${YEAR}(?<![\d])(?:{month:ma})月份?(?:份?的?)第(?<n>[一二三四五1-5])个?{week}`,
    part: ({ ma, n }) => ({ is: 'weekOfMonth', month: monthOf(ma), n: numberOf(n) }),
  },
  {
    pattern: words`${YEAR}(?<![\d])(?:{month:ma})月份?(?<third>上旬|中旬|下旬)`,
    part: ({ ma, third }) => thirdOfMonth(monthOf(ma), third ?? ''),
  },
  {
    pattern: words`${YEAR}(?<![\d.])(?:{month:ma})月?份?(?:{to}){month:mb}月份?`,
    part: ({ ma, mb }) => months(monthOf(ma), monthOf(mb)),
  },
  {
    pattern: words`${YEAR}(?:今年)?(?<![之以提])前({number:n})个?月(?!内|以)`,
    part: ({ n }) => months(1, numberOf(n)),
  },
  {
    pattern: words`(?:截至|截止)到?(?:今年)?${YEAR}(?<!\d)(?:{month:ma})月(?:份|底|末)+`,
    part: ({ ma }) => months(1, monthOf(ma)),
  },
  {
    pattern: words`${YEAR}(?:[一1]{to}(?<until>[二三四2-4])|前(?<first>[二两三四2-4])个?)季度?`,
    part: ({ until, first }) => months(1, quarterOf((until ?? first ?? '').replace('两', '二')) * 3),
  },
  {
    pattern: words`${YEAR}第?(?<q>[一二三四1-4])季度?(?!度?各)`,
    part: ({ q }) => months(quarterOf(q) * 3 - 2, quarterOf(q) * 3),
  },
  { pattern: words`${YEAR}(?<half>[上下])半年度?`, part: ({ half }) => (half === '上' ? months(1, 6) : months(7, 12)) },
  {
    pattern: words`${YEAR}半年(?:(?=报)|度(?=报|情况|总结|数据|统计|执行|工作|$|\)))`,
    part: () => months(1, 6),
  },
  { pattern: words`(?<year>20\d\d)年?Q(?<q>[1-4])`, part: ({ q }) => months(numberOf(q) * 3 - 2, numberOf(q) * 3) },
  {
    pattern: words`${YEAR}(?:第({number:n})|(?<![\d.])(?<digits>\d{1,2}))周(?!年|期|岁|边|围|密)`,
    part: ({ n, digits }) => ({ is: 'week', n: numberOf(n ?? digits) }),
  },
  {
    pattern: words`${YEAR}(?<![\d.第每个几数-])(?:{month:ma})月份?(?![\d一二三四五六七八九十]*[日号])`,
    part: ({ ma }) => months(monthOf(ma), monthOf(ma)),
  },
  {
    pattern: words`(?<dotted>20\d\d)[-./](?<ma>1[0-2]|0?[1-9])(?![\d月年])`,
    part: ({ ma }) => months(numberOf(ma), numberOf(ma)),
  },
  { pattern: words`(?<year>20\d\d)(?:年度?|(?=版|修订)|(?=[^\d年月.\-/号]|$))`, part: () => ({ is: 'year' }) },
];

/** 202105, which the reader of time limits takes for a mere number. */
const COMPACT = /(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)/gu;
/** 20210512. */
const COMPACT_DAY = /(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/gu;
/** 上月, 本季度, 去年: of the day on which it was published. */
const RELATIVE = words`(?<which>本|当|上一?个?|前一?个?)(?<unit>{period})(?!半|末|底|级)度?(?:份)?|(?<last>去年)|(?<this>今年)`;
const YEARS = words`(20\d\d)年?{to}(20\d\d)年`;

type Groups = Readonly<Record<string, string | undefined>>;

function months(first: number, last: number): Part | undefined {
  return first >= 1 && last <= 12 && first <= last ? { is: 'months', first, last } : undefined;
}

function thirdOfMonth(month: number, third: string): Part {
  const [first, last] = third === '上旬' ? [1, 10] : third === '中旬' ? [11, 20] : [21, 31];
  return { is: 'days', first: [month, first], last: [month, last] };
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** A title that is the name of one document as a whole is read like any other. */
function readable(text: string): string {
  const bare = text.replace(/《([^《》]*)》/gu, (whole: string, inner: string) =>
    inner.length + 2 >= text.length * 0.7 ? ` ${inner} ` : whole,
  );
  return bare;
}

function foundIn(text: string): Found[] {
  const plain: PlainText = plainText(readable(text));
  const found: Found[] = [];
  let rest = plain.text;
  const take = (start: number, end: number): void => {
    rest = rest.slice(0, start) + '□'.repeat(end - start) + rest.slice(end);
  };
  const at = (start: number, end: number) => ({
    start: plain.starts[start] ?? 0,
    end: plain.ends[end - 1] ?? text.length,
  });
  // A plan of several years is no period of anything that comes round.
  for (const match of rest.matchAll(YEARS)) take(match.index, match.index + match[0].length);
  for (const { pattern, part } of PATTERNS) {
    for (const match of rest.matchAll(pattern)) {
      const groups: Groups = match.groups ?? {};
      const made = part(groups);
      if (made === undefined) continue;
      const end = match.index + match[0].length;
      take(match.index, end);
      const year = yearOf(groups['year'] ?? groups['dotted']);
      found.push({ ...at(match.index, end), part: made, ...(year === undefined ? {} : { year }) });
    }
  }
  return found;
}

function compactIn(text: string): Found[] {
  if (!/\d{6}/u.test(text)) return [];
  const days = [...text.matchAll(COMPACT_DAY)].map(({ index, 0: whole, 1: year, 2: month, 3: day }): Found => {
    const on = [Number(month), Number(day)] as const;
    return { start: index, end: index + whole.length, year: Number(year), part: { is: 'days', first: on, last: on } };
  });
  const whole = [...text.matchAll(COMPACT)].map(({ index, 0: found, 1: year, 2: month }): Found => {
    const part: Part = { is: 'months', first: Number(month), last: Number(month) };
    return { start: index, end: index + found.length, year: Number(year), part };
  });
  return [...days, ...whole];
}

type Stretch = Pick<NamedPeriod, 'from' | 'to'>;

function stretchIn(year: number, part: Part): Stretch | undefined {
  switch (part.is) {
    case 'year':
      return { from: dayInMonth(year, 1, 1), to: dayInMonth(year, 12, 31) };
    case 'months':
      return { from: dayInMonth(year, part.first, 1), to: endOfMonth(year, part.last) };
    case 'week': {
      if (part.n < 1 || part.n > 53) return undefined;
      const from = addDays(firstMonday(year), (part.n - 1) * 7);
      return { from, to: addDays(from, 6) };
    }
    case 'weekOfMonth': {
      // Whether a month's first week is its first Monday's is anybody's guess: about there.
      const from = dayInMonth(year, part.month, Math.min(part.n * 7 - 6, 28));
      return { from, to: addDays(from, 6) };
    }
    case 'days': {
      const from = plainDate(year, part.first[0], part.first[1]);
      const isNextYear = part.last[0] < part.first[0];
      const to = dayInMonth(isNextYear ? year + 1 : year, Math.min(Math.max(part.last[0], 1), 12), part.last[1]);
      return from === undefined || to < from || part.last[1] < 1 ? undefined : { from, to };
    }
    default:
      return part satisfies never;
  }
}

/** How far a stretch lies from a day; what is to come is farther, since titles tell of what was. */
function distance({ from, to }: Stretch, day: PlainDate): number {
  if (day < from) return daysBetween(day, from) * 3;
  return day > to ? daysBetween(to, day) : 0;
}

function nearest(part: Part, day: PlainDate): Stretch | undefined {
  const { year } = dateParts(day);
  const all = [year - 1, year, year + 1].flatMap((each) => stretchIn(each, part) ?? []);
  return all.sort((a, b) => distance(a, day) - distance(b, day))[0];
}

const GRAINS = { year: 'year', months: 'months', week: 'week', weekOfMonth: 'days', days: 'days' } as const;

function relativeIn(text: string, day: PlainDate): NamedPeriod[] {
  return [...text.matchAll(RELATIVE)].flatMap(({ index, 0: whole, groups = {} }): NamedPeriod[] => {
    const unit = groups['last'] !== undefined || groups['this'] !== undefined ? 'year' : unitOf(groups['unit']);
    if (unit === undefined || unit === 'day') return [];
    const own = periodOf(unit, day);
    const isOwn = groups['this'] !== undefined || /^[本当]/u.test(groups['which'] ?? '');
    const { from, to } = isOwn ? own : previousPeriod(unit, own);
    const grain = unit === 'week' ? 'week' : unit === 'year' ? 'year' : 'months';
    return [{ start: index, end: index + whole.length, grain, from, to, fromNewYear: false, saysYear: false }];
  });
}

/**
 * The periods that a title names, in the order of its words: 2021年5月, 5月份, 1-5月, 第二季度, 前三季度, 上半年, 第22周, 6月7日至13日, 2020年度, 202105, 上月.
 * A year that stands by itself is that of the finer words beside it. Words without a year mean the nearest such time to the day of publication.
 */
export function readNamedPeriods(text: string, publishedOn: PlainDate): readonly NamedPeriod[] {
  const found = [...foundIn(text), ...compactIn(text)].sort((a, b) => a.start - b.start);
  const years = found.filter(({ part }) => part.is === 'year');
  const finer = found.filter(({ part }) => part.is !== 'year');
  const lent = years.length === 1 ? years[0]?.year : undefined;
  const isLent = lent !== undefined && finer.some(({ year }) => year === undefined);
  const named = [...finer, ...(isLent || finer.some(({ year }) => years.some((one) => one.year === year)) ? [] : years)]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, year = isLent ? lent : undefined, part }): NamedPeriod[] => {
      const stretch = year === undefined ? nearest(part, publishedOn) : stretchIn(year, part);
      if (stretch === undefined) return [];
      const fromNewYear = part.is === 'months' && part.first === 1 && part.last > 1;
      return [{ start, end, grain: GRAINS[part.is], ...stretch, fromNewYear, saysYear: year !== undefined }];
    });
  return named.length > 0 ? named : relativeIn(text, publishedOn);
}

/** The numbers of a series that a title names (第5期): they may count periods, and may not. */
export function readIssueNumber(
  text: string,
): { readonly start: number; readonly end: number; readonly n: number } | undefined {
  const match = /第([\d一二三四五六七八九十]{1,3})[期号]/u.exec(text);
  const n = numberOf(match?.[1]);
  return match === null || n < 1 ? undefined : { start: match.index, end: match.index + match[0].length, n };
}
