import { assertNever } from '../../../brand.ts';
import { addDays, dayInMonth, weekdayOf } from '../../../dates/plainDate.ts';
import { NO_SHIFT, type PeriodUnit, type TimeRule } from '../../../model/timeRule.ts';
import { dayIn, PERIOD_END, recurring } from './every.ts';
import { monthsIn } from '../../../rules/periods.ts';
import { words } from './lexer.ts';
import {
  doubtOf,
  isSamePeriod,
  joinDoubts,
  plainPeriod,
  sameSentence,
  together,
  yearlyRules,
  type TimeItem,
  type TokenOf,
} from './pairs.ts';
import {
  clauseEnd,
  clauseStart,
  SENTENCE_BREAKS,
  type TimeReadingOptions,
  type TimeToken,
  type RecurringRule,
} from './token.ts';
import { withFirstTimes, withLimits, withOtherDates, withSeries, withSpans, withWorkdays } from './effects.ts';
import { withCovers } from './covered.ts';
import { withDaysOfMonths, withLastDays, withNextMonths, withoutTwins } from './series.ts';
import { withUnreadDays } from './unreadDays.ts';
import { withYears } from './years.ts';

function bareItem(text: string, token: TokenOf<'bareDays'>, { source }: TimeReadingOptions): TimeItem | undefined {
  if (source === 'content') return undefined;
  const words = text.slice(token.start, token.end);
  return {
    start: token.start,
    end: token.end,
    days: token.days,
    rules: token.days.map((day) => recurring('month', day === 'last' ? PERIOD_END : dayIn(1, day))),
    confidence: 'proposed',
    check: `“${words}”没有写明月份，暂按每月处理，请确认。`,
  };
}

/** What is offered for 每两周 where nothing says from when: from the year's first day, or its first such weekday. */
function offeredInterval({ n, unit, weekday }: TokenOf<'interval'>, planYear: number): TimeRule {
  const first = dayInMonth(planYear, 1, 1);
  const from = weekday === undefined ? first : addDays(first, (weekday - weekdayOf(first) + 7) % 7);
  const at = weekday === undefined ? 'end' : 'start';
  return { type: 'interval', n, unit, from, at, covers: 'same', shift: NO_SHIFT };
}

function alone(text: string, token: TimeToken, options: TimeReadingOptions): TimeItem | undefined {
  const { start, end } = token;
  switch (token.kind) {
    case 'period':
      return { start, end, rules: [plainPeriod(token)], isPlain: true, ...doubtOf(token) };
    case 'recurring':
      return { start, end, rules: token.rules, ...doubtOf(token) };
    case 'rule':
      return { start, end, rules: [token.rule], ...doubtOf(token) };
    case 'interval':
      return {
        start,
        end,
        rules: [offeredInterval(token, options.planYear)],
        interval: token,
        ...doubtOf({ ...token, confidence: 'asked' }),
      };
    case 'dates':
      return {
        start,
        end,
        rules: [],
        dates: token.dates,
        ...(token.instead ? { instead: true } : {}),
        ...doubtOf(token),
      };
    case 'bareDays':
      return bareItem(text, token, options);
    case 'vague':
    case 'shift':
    case 'covers':
    case 'workdaysOnly':
    case 'limit':
    case 'span':
      return undefined;
    default:
      return assertNever(token);
  }
}

/** Whether the words of one token make another needless or open: vague words beside a rule, 持续 beside a date. */
function countsVague(text: string, token: TokenOf<'vague'>, items: readonly TimeItem[]): boolean {
  if (token.reach === 'always') return true;
  const inside = (breaks?: string) => {
    const [from, to] = [clauseStart(text, token.start, breaks), clauseEnd(text, token.end, breaks)];
    return items.filter((item) => item.start < to && from < item.end);
  };
  if (token.proposal !== undefined) {
    return !inside(SENTENCE_BREAKS).some(({ rules }) => rules.some(({ type }) => type === 'triggered'));
  }
  return inside(token.reach === 'sentence' ? SENTENCE_BREAKS : undefined).length === 0;
}

/** 年内…不少于2次: the words name the quota's year, not a date. */
function isQuotaYear(text: string, token: TimeToken, tokens: readonly TimeToken[]): boolean {
  if (token.kind !== 'dates' || !/年度?内$/u.test(text.slice(token.start, token.end))) return false;
  return tokens.some(
    (other) =>
      other.kind === 'rule' &&
      other.rule.type === 'quota' &&
      other.rule.per === 'year' &&
      token.end <= other.start &&
      sameSentence(text, token, other),
  );
}

/** What a clause names before its time, where that can be a thing of its own: 药品价格 in 药品价格实时公开. */
const OWN_THING =
  /^(?!最|原则|一般|并|但|特殊|不|如|遇|确|变|调整|更新|公开|(?:信息|内容|文件)$)[^后起自于应须需在日内时]{2,12}$/u;

/** 药品价格实时公开，服务价格次日公开: two clauses of two things, each with its own time. */
function ofOtherThing(text: string, a: TimeToken, b: TimeToken): boolean {
  const [thing, other] = [a, b].map((token) => {
    const at = token.kind === 'rule' ? (token.core ?? token.start) : token.start;
    return text.slice(clauseStart(text, at, ',。;!?\n(、/'), at);
  });
  if (thing === undefined || other === undefined) return false;
  return thing !== other && OWN_THING.test(thing.replace(/:$/u, '')) && OWN_THING.test(other.replace(/:$/u, ''));
}

/** Tokens without the 即时 and 动态 that a number beside them makes plain (即时公开（3个工作日内）). */
function withoutWeak(text: string, tokens: readonly TimeToken[]): readonly TimeToken[] {
  const strong = tokens.filter(
    (token) => token.kind === 'rule' && token.rule.type === 'triggered' && token.weak !== true,
  );
  const weak = tokens.filter((token) => token.kind === 'rule' && token.weak === true);
  // 即时公开、动态调整 says it once more.
  const repeated = (token: TimeToken) =>
    weak.some((other) => other.start < token.start && sameSentence(text, other, token));
  return tokens.filter(
    (token) =>
      !isQuotaYear(text, token, tokens) &&
      !(
        token.kind === 'rule' &&
        token.weak === true &&
        (repeated(token) ||
          strong.some((other) => sameSentence(text, token, other) && !ofOtherThing(text, token, other)))
      ),
  );
}

/** 每年2次，6月底、12月底前: as many dates as pieces; the dates say when, so the quota is only a period. */
function withDatedQuotas(
  text: string,
  tokens: readonly TimeToken[],
  { source }: TimeReadingOptions,
): readonly TimeToken[] {
  if (source === 'content') return tokens;
  return tokens.map((token, index): TimeToken => {
    const behind = tokens.slice(index + 1);
    const next = behind.find(
      (each) =>
        each.kind !== 'period' || token.kind !== 'rule' || token.rule.type !== 'quota' || each.every !== token.rule.per,
    );
    if (token.kind !== 'rule' || token.rule.type !== 'quota' || next?.kind !== 'dates') return token;
    if (token.rule.atLeast !== next.dates.length || !sameSentence(text, token, next)) return token;
    return { kind: 'period', row: token.row, start: token.start, end: token.end, every: token.rule.per };
  });
}

const TO = words`^(?:{to})$`;

/** Tokens that say one thing in two stretches: 每年…，每年 is one period, and of 每月25日—次月5日 the end counts. */
function joined(text: string, tokens: readonly TimeToken[]): readonly TimeToken[] {
  const out: TimeToken[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, token.start);
    if (last?.kind === 'period' && token.kind === 'period' && isSamePeriod(text, last, token)) {
      out[out.length - 1] = { ...last, end: token.end, ...joinDoubts(last, token) };
    } else if (last?.kind === 'recurring' && token.kind === 'recurring' && between.search(TO) === 0) {
      out[out.length - 1] = { ...token, start: last.start };
    } else out.push(token);
  }
  return out;
}

/** 按月公开，每月10日前: in a cell the period without a day and the one with a day, in one sentence, are one rule. */
function withoutDoubles(text: string, items: readonly TimeItem[]): readonly TimeItem[] {
  const plainEvery = ({ rules: [rule], isPlain }: TimeItem) =>
    isPlain === true && rule?.type === 'recurring' ? rule.every : undefined;
  return items.filter((item, index) => {
    const every = plainEvery(item);
    if (every === undefined || item.check !== undefined) return true;
    const end = clauseEnd(text, item.end, SENTENCE_BREAKS);
    return !items.some(
      (other, at) =>
        at > index &&
        other.start < end &&
        plainEvery(other) === undefined &&
        (other.rules.every((rule) => rule.type === 'recurring' && rule.every === every) || isEachOf(every, other)),
    );
  });
}

/** 每半年公开1次，每年6月底、12月底前: a date of the year for each period. */
function isEachOf(every: PeriodUnit, { rules }: TimeItem): boolean {
  const months = monthsIn(every);
  if (months === undefined || rules.length * months !== 12) return false;
  return rules.every((rule) => rule.type === 'recurring' && rule.every === 'year');
}

/** 每年3月底前编制，6月底前公开, 每月5日前报送，20日前公开: the period holds for the dates and days behind it in its sentence. */
function withPeriods(text: string, items: readonly TimeItem[]): readonly TimeItem[] {
  let last: TimeItem | undefined;
  const out: TimeItem[] = [];
  for (const item of items) {
    const before = last !== undefined && sameSentence(text, last, item) ? last.rules.at(-1) : undefined;
    const rules = before?.type === 'recurring' ? underPeriod(before, item) : undefined;
    const next: TimeItem =
      rules === undefined ? item : { start: item.start, end: item.end, rules, confidence: last?.confidence ?? 'read' };
    out.push(next);
    const comesRound = next.dates === undefined && next.rules.every(({ type }) => type === 'recurring');
    last = comesRound ? next : undefined;
  }
  return out;
}

function underPeriod(before: RecurringRule, { dates, days }: TimeItem): readonly TimeRule[] | undefined {
  if (dates !== undefined)
    return before.every === 'year' && before.due.at !== 'afterPeriod' ? yearlyRules(dates) : undefined;
  const { due, every, covers } = before;
  if (days === undefined || due.at !== 'dayInPeriod' || every === 'year') return undefined;
  return days.map((day) => recurring(every, dayIn(due.month, day), covers));
}

function pairUp(text: string, tokens: readonly TimeToken[], options: TimeReadingOptions): readonly TimeItem[] {
  const used = new Set<TimeToken>();
  const items: TimeItem[] = [];
  for (const period of tokens) {
    if (period.kind !== 'period' || used.has(period)) continue;
    const after = tokens.filter((token) => token.start >= period.end && !used.has(token));
    const before = tokens.filter((token) => token.end <= period.start && token.kind === 'dates' && !used.has(token));
    const upTo = after.findIndex((token) => token.kind === 'period' && token.every !== period.every);
    for (const other of [...(upTo < 0 ? after : after.slice(0, upTo)), ...before.reverse()]) {
      const item = together(text, period, other, options);
      if (item === undefined) continue;
      items.push(item);
      used.add(period).add(other);
      break;
    }
  }
  for (const token of tokens) {
    const item = used.has(token) ? undefined : alone(text, token, options);
    if (item !== undefined) items.push(item);
  }
  return items.sort((a, b) => a.start - b.start);
}

/** Items of two alternatives (…或…): which one holds is not the reader's to say. */
function withAlternatives(text: string, items: readonly TimeItem[]): readonly TimeItem[] {
  const meets = (a: TimeItem | undefined, b: TimeItem | undefined) =>
    a !== undefined && b !== undefined && /^\)?(?:或者?|或是)$/u.test(text.slice(a.end, b.start));
  return items.map((item, index) => {
    const [before, after] = [items[index - 1], items[index + 1]];
    if (!meets(before, item) && !meets(item, after)) return item;
    const check = meets(item, after) ? '两种期限写作“或”，暂都列出、以先到者为准，请确认。' : '';
    return { ...item, ...joinDoubts(item, { confidence: 'proposed', ...(check === '' ? {} : { check }) }) };
  });
}

/** 每月25日左右: about when, and not when. */
function loosely(text: string, item: TimeItem): TimeItem {
  const about = /^(?:左右|前后|上下)/u.exec(text.slice(item.end, item.end + 2))?.[0];
  if (about === undefined) return item;
  const check = `“${text.slice(item.start, item.end)}${about}”不是确定的日期，请确认。`;
  return { ...item, ...joinDoubts(item, { confidence: 'proposed', check }) };
}

function isContinuous(item: TimeItem): boolean {
  return item.rules.every(({ type }) => type === 'continuous');
}

/** Where dates stand, 持续推进 adds nothing; only a promise to keep something posted (长期公示) stays beside a trigger. */
function withoutIdleContinuous(text: string, items: readonly TimeItem[]): readonly TimeItem[] {
  const others = items.filter((item) => !isContinuous(item));
  if (others.length === 0) return items.slice(0, 1);
  const triggers = others.every(({ rules }) => rules.every(({ type }) => type === 'triggered'));
  return items.filter(
    (item) => !isContinuous(item) || (triggers && /^(?:实行|进行)?长期(?:公示|公开)/u.test(text.slice(item.start))),
  );
}

export interface Assembled {
  readonly items: readonly TimeItem[];
  /** Words that gave no rule, with their questions. */
  readonly open: readonly TimeToken[];
}

/** Puts the tokens of a wording together: a period with its day, dates without a period as one-off, vague words where nothing better stands. */
export function assemble(text: string, tokens: readonly TimeToken[], options: TimeReadingOptions): Assembled {
  const dated = withDatedQuotas(text, withoutWeak(text, tokens), options);
  const pairs = pairUp(text, joined(text, dated), options);
  const named = withDaysOfMonths(text, pairs);
  const carried = options.source === 'time' ? withPeriods(text, named) : named;
  const paired = withYears(text, carried, options);
  const open = tokens.filter((token) => token.kind === 'vague').filter((token) => countsVague(text, token, paired));
  const proposed = open.flatMap((token): TimeItem[] => {
    const rule = token.proposal ?? token.suggestion;
    const confidence = token.proposal === undefined ? 'asked' : 'proposed';
    return rule === undefined
      ? []
      : [{ start: token.start, end: token.end, rules: [rule], ...doubtOf({ ...token, confidence }) }];
  });
  const all = [...paired, ...proposed].sort((a, b) => a.start - b.start).map((item) => withCovers(text, item));
  const once = withOtherDates(text, options.source === 'time' ? withoutDoubles(text, all) : all, options);
  const lasting = withLastDays(text, withNextMonths(text, once), options.planYear);
  const placed = withFirstTimes(text, withSpans(text, lasting, tokens, options.planYear), options.planYear);
  const known = withUnreadDays(text, placed, tokens);
  const counted = withLimits(text, withWorkdays(text, known, tokens), tokens);
  const series = withoutTwins(text, withSeries(text, counted, options.planYear));
  return {
    items: withAlternatives(text, withoutIdleContinuous(text, series)).map((item) => loosely(text, item)),
    open: [
      ...open.filter(({ proposal, suggestion }) => proposal === undefined && suggestion === undefined),
      ...tokens.filter(({ kind }) => kind === 'limit'),
      ...tokens.filter((token) => token.kind === 'span' && !all.some(({ start }) => start >= token.end)),
    ],
  };
}
