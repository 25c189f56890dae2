import { assertNever } from '../../../brand.ts';
import { monthsIn } from '../../../rules/periods.ts';
import type { PeriodUnit, RuleSpan, TimeRule } from '../../../model/timeRule.ts';
import type { Confidence } from '../reading.ts';
import { dayIn, PERIOD_END, recurring } from './every.ts';
import { words as phrase } from './lexer.ts';
import {
  clauseStart,
  SENTENCE_BREAKS,
  type Doubt,
  type NamedDate,
  type RecurringRule,
  type TimeReadingOptions,
  type TimeToken,
} from './token.ts';

/** Rules read from one stretch of the plain text. */
export interface TimeItem extends Doubt {
  readonly start: number;
  readonly end: number;
  readonly rules: readonly TimeRule[];
  /** Dates that are no part of a period, until their years are settled. */
  readonly dates?: readonly NamedDate[];
  /** They stand instead of the day of the series before them. */
  readonly instead?: boolean;
  /** From a period word alone, which names no day. */
  readonly isPlain?: boolean;
  /** Days without their month. */
  readonly days?: readonly (number | 'last')[];
  /** Every so many units, as long as no words say from when. */
  readonly interval?: TokenOf<'interval'>;
  /** The part of the year in which its rules hold, where the words say it. */
  readonly during?: RuleSpan;
}

/** The token of a kind. */
export type TokenOf<Kind extends TimeToken['kind']> = Extract<TimeToken, { kind: Kind }>;

const GAP_ONLY = phrase`^{gap}$`;
const ORDER: readonly Confidence[] = ['read', 'proposed', 'asked'];

/** The doubts of two tokens that make one rule: the less sure one decides, and every check is kept. */
export function joinDoubts(a: Doubt, b: Doubt): Doubt {
  const confidence =
    ORDER[Math.max(ORDER.indexOf(a.confidence ?? 'read'), ORDER.indexOf(b.confidence ?? 'read'))] ?? 'asked';
  const note = [a.note, b.note].filter((text) => text !== undefined).join('');
  const check = [a.check, b.check].filter((text) => text !== undefined).join('');
  return { confidence, ...(note === '' ? {} : { note }), ...(check === '' ? {} : { check }) };
}

/** A token's doubts alone; sure where it has none. */
export function doubtOf({ confidence, note, check }: Doubt): Doubt {
  return joinDoubts(
    { ...(confidence ? { confidence } : {}), ...(note ? { note } : {}), ...(check ? { check } : {}) },
    {},
  );
}

function spanOver(a: TimeToken, b: TimeToken): { readonly start: number; readonly end: number } {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Whether two tokens stand in one sentence. */
export function sameSentence(text: string, a: Pick<TimeToken, 'start'>, b: Pick<TimeToken, 'start'>): boolean {
  return clauseStart(text, a.start, SENTENCE_BREAKS) === clauseStart(text, b.start, SENTENCE_BREAKS);
}

function between(text: string, a: TimeToken, b: TimeToken): string {
  return a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
}

/** Whether two period words in a row say one thing: 每年公开1次，每年 …; 月度、月度 are two. */
export function isSamePeriod(text: string, a: TokenOf<'period'>, b: TokenOf<'period'>): boolean {
  const words = between(text, a, b);
  return a.every === b.every && words !== '、' && sameSentence(text, a, b) && words.search(GAP_ONLY) === 0;
}

/** 年度公开（8月底前）, 半年公开（7月15日、1月15日前）: the dates of a period that comes round. `undefined` where the dates are no part of it. */
function datesOfPeriod(every: PeriodUnit, dates: readonly NamedDate[]): readonly RecurringRule[] | undefined {
  if (dates.some(({ year }) => year !== undefined)) return undefined;
  if (every === 'year') {
    return dates.map(({ month, day, nextYear }) => {
      const due = month === 12 && day === 'last' ? PERIOD_END : dayIn(month, day);
      return recurring('year', due, nextYear === true ? 'previous' : 'same');
    });
  }
  const length = every === 'halfYear' ? 6 : 3;
  if ((every !== 'halfYear' && every !== 'quarter') || dates.length * length !== 12) return undefined;
  const places = new Set(dates.map(({ month, day }) => `${((month - 1) % length) + 1} ${day}`));
  const [first] = dates;
  if (places.size > 1 || first === undefined) return undefined;
  const month = ((first.month - 1) % length) + 1;
  // Due right after the period's end: it reports on the period before.
  const covers = month === 1 ? 'previous' : 'same';
  return [recurring(every, month === length && first.day === 'last' ? PERIOD_END : dayIn(month, first.day), covers)];
}

/** The rules of dates in a year that comes round; of a day that is named without its year. */
export function yearlyRules(dates: readonly NamedDate[]): readonly RecurringRule[] | undefined {
  return datesOfPeriod('year', dates);
}

/** What a period word and another token of its sentence say together; `undefined` where they speak of different things. */
export function together(
  text: string,
  period: TokenOf<'period'>,
  other: TimeToken,
  options: TimeReadingOptions,
): TimeItem | undefined {
  if (!sameSentence(text, period, other)) return undefined;
  const close = between(text, period, other).search(GAP_ONLY) === 0;
  const place = spanOver(period, other);
  switch (other.kind) {
    case 'dates': {
      // 半年度：8月31日前: a report of its own, once a year.
      const isReport = period.every === 'halfYear' && other.dates.length === 1 && between(text, period, other) === ':';
      const every = isReport ? 'year' : period.every;
      const rules = close || options.source === 'time' ? datesOfPeriod(every, other.dates) : undefined;
      return rules === undefined ? undefined : { ...place, rules, ...joinDoubts(period, other) };
    }
    case 'bareDays':
      if (period.every !== 'month') return undefined;
      return {
        ...place,
        rules: other.days.map((day) => recurring('month', dayIn(1, day))),
        ...joinDoubts(period, other),
      };
    case 'recurring':
      return withRecurring(text, period, other, { ...place, close: close && options.source === 'time' });
    case 'rule':
      return withRule(period, other, close, { ...place, between: between(text, period, other) });
    case 'period':
    case 'shift':
    case 'vague':
    case 'covers':
    case 'workdaysOnly':
    case 'limit':
    case 'interval':
    case 'span':
      return undefined;
    default:
      return assertNever(other);
  }
}

/** A period and complete rules: 「按月公开，每月10日前」 says one thing twice, 「季报：次月15日前」 names the quarter and the month after it. */
function withRecurring(
  text: string,
  period: TokenOf<'period'>,
  other: TokenOf<'recurring'>,
  { start, end, close }: { start: number; end: number; close: boolean },
): TimeItem | undefined {
  const again = text.startsWith('每', other.start);
  if (other.rules.every((rule) => rule.every === period.every)) {
    if (again && !close) return undefined;
    return { ...(close ? { start, end } : other), rules: other.rules, ...joinDoubts(period, other) };
  }
  const next = other.rules.every(({ every, covers }) => every === 'month' && covers === 'previous');
  if (again || !next || !close || period.end > other.start || (monthsIn(period.every) ?? 0) < 3) return undefined;
  const rules = other.rules.map((rule) => ({ ...rule, every: period.every }));
  return { start, end, rules, ...joinDoubts(period, other) };
}

function withRule(
  period: TokenOf<'period'>,
  other: TokenOf<'rule'>,
  close: boolean,
  { between: words, ...place }: { start: number; end: number; between: string },
): TimeItem | undefined {
  const { rule } = other;
  // 每月组织1次学习、2次调研: the period is the first one's, once.
  if (rule.type === 'quota' && /[一1]次/u.test(words)) return undefined;
  // 每月报送…，不少于2篇: the period word belongs to the quota.
  if (rule.type === 'quota' && rule.per === period.every && period.end <= other.start) {
    return { ...other, rules: [rule], ...joinDoubts(period, other) };
  }
  if (rule.type !== 'triggered' || other.explicitEvent !== false || !close || period.end > other.start)
    return undefined;
  const due = { at: 'afterPeriod', n: Math.max(rule.n, 1), count: rule.count } as const;
  const check = '没有写明从何时起算，暂按期满后起算处理，请确认。';
  return { ...place, rules: [recurring(period.every, due)], ...joinDoubts(period, { confidence: 'proposed', check }) };
}

/** A period that names no day: due at its end. */
export function plainPeriod(period: TokenOf<'period'>): RecurringRule {
  const rule = recurring(period.every, PERIOD_END);
  // A daily duty that may not fall on a day off is one for working days only (see dueDates).
  return period.workdaysOnly === true ? { ...rule, shift: { kind: 'earlier' } } : rule;
}
