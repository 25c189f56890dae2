import { addDays, dayInMonth, plainDate, type PlainDate } from '../../../dates/plainDate.ts';
import { NO_SHIFT, type TimeRule } from '../../../model/timeRule.ts';
import { joinDoubts, sameSentence, type TimeItem, type TokenOf } from './pairs.ts';
import {
  clauseEnd,
  clauseStart,
  SENTENCE_BREAKS,
  type NamedDate,
  type TimeReadingOptions,
  type TimeToken,
} from './token.ts';

/** A stretch of the text from one break to the next. */
interface Reach {
  readonly from: number;
  readonly to: number;
}

function sentenceOf(text: string, { start, end }: { start: number; end: number }): Reach {
  return { from: clauseStart(text, start, SENTENCE_BREAKS), to: clauseEnd(text, end, SENTENCE_BREAKS) };
}

/** A bracket does not end the clause that it stands in. */
const CLAUSE_BREAKS = ',。;:!?\n';

function clauseOf(text: string, { start, end }: { start: number; end: number }): Reach {
  return { from: clauseStart(text, start, CLAUSE_BREAKS), to: clauseEnd(text, end, CLAUSE_BREAKS) };
}

function stands(item: TimeItem, { from, to }: Reach): boolean {
  return item.start < to && from < item.end;
}

function inWorkdays(rule: TimeRule): TimeRule | undefined {
  switch (rule.type) {
    case 'triggered':
    case 'minimumDuration':
      return { ...rule, count: 'workday' };
    case 'recurring':
      if (rule.due.at === 'afterPeriod') return { ...rule, due: { ...rule.due, count: 'workday' } };
      // 每日（节假日除外）: a daily duty that rests on days off.
      return rule.every === 'day' ? { ...rule, shift: { kind: 'earlier' } } : undefined;
    default:
      return undefined;
  }
}

/** 5日内（不含节假日）: the days of the nearest number before the words, in their sentence, are working days. */
export function withWorkdays(
  text: string,
  items: readonly TimeItem[],
  tokens: readonly TimeToken[],
): readonly TimeItem[] {
  let changed = items;
  for (const token of tokens) {
    if (token.kind !== 'workdaysOnly') continue;
    const reach = sentenceOf(text, token);
    const near = changed
      .filter((item) => stands(item, reach))
      .sort((a, b) => distance(a, token) - distance(b, token))
      .find(({ rules }) => rules.some((rule) => inWorkdays(rule) !== undefined));
    if (near !== undefined) changed = changed.map((item) => (item === near ? inWorkdaysOnly(text, item) : item));
    else
      changed = changed.map((item) =>
        stands(item, reach)
          ? { ...item, ...joinDoubts(item, { confidence: 'proposed', check: daysOffCheck(text, token) }) }
          : item,
      );
  }
  return changed;
}

function inWorkdaysOnly(text: string, item: TimeItem): TimeItem {
  const rules = item.rules.map((rule) => inWorkdays(rule) ?? rule);
  const words = text.slice(item.start, item.end);
  // 一周内（节假日除外）: a week has five working days, or is meant as seven of them.
  if (!/\d?个?(?:周|星期|月|年|小时)(?:之|以)?内/u.test(words)) return { ...item, rules };
  const check = `“${words}”扣除节假日后是几个工作日，请确认。`;
  return { ...item, rules, ...joinDoubts(item, { confidence: 'proposed', check }) };
}

function daysOffCheck(text: string, { start, end }: TimeToken): string {
  return `“${text.slice(start, end)}”没有写明遇节假日提前还是顺延，暂不调整，请确认。`;
}

/** Words before the number come first where both sides have one: 不含节假日 stands behind what it speaks of. */
function distance(item: TimeItem, token: TimeToken): number {
  return item.end <= token.start ? token.start - item.end : 1000 + Math.max(item.start - token.end, 0);
}

/** 汛期每日, 每月（1月除外）10日前: rules that hold in part only are asked, for nobody can say for which part from the words alone. */
export function withLimits(
  text: string,
  items: readonly TimeItem[],
  tokens: readonly TimeToken[],
): readonly TimeItem[] {
  const limits = tokens.filter((token): token is TokenOf<'limit'> => token.kind === 'limit');
  const asked = new Map<TimeItem, TokenOf<'limit'>>();
  for (const limit of limits) {
    const clause = clauseOf(text, limit);
    const near = limit.reach === 'clause' ? items.filter((item) => stands(item, clause)) : [];
    const reach = sentenceOf(text, limit);
    for (const item of near.length > 0 ? near : items.filter((each) => stands(each, reach))) asked.set(item, limit);
  }
  return items.map((item) => {
    const limit = asked.get(item);
    return limit === undefined ? item : { ...item, ...joinDoubts(item, { confidence: 'asked' }) };
  });
}

/** What is made once before it is kept up. */
const BEGINS = /建立|制定|编制|完成|开设|上线|建成|梳理|印发|形成|启动|开通|首次|首批|[,、](?:之|此|以|其)?后/u;
const UPDATES = /更新|调整|维护|动态/u;
/** What a series does to what was there before it. */
const GOES_ON = /^[^。;\n]{0,10}?(?:更新|调整|维护|动态|续报|完善|通报|公开|公布|报送|上报|发布)/u;

/** 第四季度于 behind a quarter's rule: one of its quarters has a date of its own. */
const PART_OF_SERIES =
  /^[^。;\d]{0,14}[,(](?:但|其中|而)?(?:第?[一二三四1-4首末]季度?|[上下]半年度?|最后一个?(?:月|季度)|年[底末终]|(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月份?)[^,。;()\d]{0,10}$/u;

/** Whether a date is what one period of the series before it has instead of the day of all. */
function isOtherDate(
  text: string,
  item: TimeItem,
  before: TimeItem | undefined,
  source: TimeReadingOptions['source'],
): boolean {
  if (item.dates === undefined || before === undefined || before.rules.some(({ type }) => type !== 'recurring'))
    return false;
  if (item.start >= sentenceOf(text, before).to) return false;
  if (item.instead === true) return true;
  const [only] = before.rules;
  const parted = only?.type === 'recurring' && /quarter|halfYear|month/u.test(only.every);
  const between = text.slice(before.end, item.start);
  if (parted && PART_OF_SERIES.test(between)) return true;
  if (source === 'content') return parted && /(?:^\(|其中|但)[:,]?$/u.test(between);
  const lead = text.slice(Math.max(item.start - 3, 0), item.start);
  return (
    /(?:其中|但|含|而|遇|\()[:,]?$/u.test(lead) ||
    /^(?:为|改为|可|则|[于在]\d)/u.test(text.slice(item.end, item.end + 2))
  );
}

/** 除12月于20日前外，其余每月底前: an exception that stands before its series. */
function isExcepted(text: string, item: TimeItem): boolean {
  return item.instead === true && text.startsWith('除', item.start);
}

/** 每月25日前（12月20日前）, 每月5日前，其中1月15日前: a date that one period has instead of the day of all. */
export function withOtherDates(
  text: string,
  items: readonly TimeItem[],
  { source }: Pick<TimeReadingOptions, 'source'>,
): readonly TimeItem[] {
  if (items.length < 2) return items;
  const others = items.filter(
    (item, index) => isOtherDate(text, item, items[index - 1], source) || isExcepted(text, item),
  );
  return items.map((item, index) => {
    const [before, next] = [items[index - 1], items[index + 1]];
    const isOfNext = before !== undefined && isExcepted(text, before) && sameSentence(text, before, item);
    const near =
      source === 'content'
        ? [item, next, isOfNext ? before : undefined].filter((each) => each !== undefined)
        : undefined;
    const other = others.find((each) => near?.includes(each) ?? stands(item, sentenceOf(text, each)));
    if (other === undefined) return item;
    const check = `“${text.slice(other.start, other.end)}”与前面的周期不同，是例外还是另有一项，请确认，确认前不计应办。`;
    return { ...item, ...joinDoubts(item, { confidence: 'asked', ...(item === other ? { check } : {}) }) };
  });
}

/** The last day of a rule of one date. */
function dayOf(rule: TimeRule, planYear: number): PlainDate | undefined {
  if (rule.type !== 'once') return undefined;
  const year = rule.year ?? planYear;
  return rule.day === 'last' ? dayInMonth(year, rule.month, 'last') : plainDate(year, rule.month, rule.day);
}

function dayOfDate({ year, month, day }: NamedDate, planYear: number): PlainDate | undefined {
  return day === 'last' ? dayInMonth(year ?? planYear, month, 'last') : plainDate(year ?? planYear, month, day);
}

/** 7月起每月10日前, 自1月4日起每两周: the part of the year that stands before a rule is its first and last day. */
export function withSpans(
  text: string,
  items: readonly TimeItem[],
  tokens: readonly TimeToken[],
  planYear: number,
): readonly TimeItem[] {
  let changed = items;
  for (const span of tokens) {
    if (span.kind !== 'span') continue;
    const { to } = sentenceOf(text, span);
    const next = changed.find((item) => item.start >= span.end && item.start < to);
    const from = span.from && dayOfDate(span.from, planYear);
    const until = span.to && dayOfDate(span.to, planYear);
    if (next === undefined || from === undefined) continue;
    changed = changed.map((item) => (item === next ? spanned(item, from, until, span.check) : item));
  }
  return changed;
}

function spanned(item: TimeItem, from: PlainDate, until: PlainDate | undefined, check: string | undefined): TimeItem {
  if (item.interval !== undefined) return startedOn(item, from, 'end');
  if (!item.rules.every(({ type }) => type === 'recurring' || type === 'quota')) return item;
  return {
    ...item,
    during: { from, ...(until === undefined ? {} : { to: until }) },
    ...joinDoubts(item, { confidence: 'proposed', ...(check === undefined ? {} : { check }) }),
  };
}

/** A rule of every so many days or weeks, reckoned from a day that the words name. */
function startedOn({ interval, start, end, rules, note }: TimeItem, from: PlainDate, at: 'start' | 'end'): TimeItem {
  if (interval === undefined) return { start, end, rules };
  const rule = {
    type: 'interval',
    n: interval.n,
    unit: interval.unit,
    from,
    at,
    covers: 'same',
    shift: NO_SHIFT,
  } as const;
  return { start, end, rules: [rule], confidence: 'read', ...(note === undefined ? {} : { note }) };
}

/** 首次1月8日，每两周: the first date, and what comes round from it. */
export function withFirstTimes(text: string, items: readonly TimeItem[], planYear: number): readonly TimeItem[] {
  return items.flatMap((item, index) => {
    const [before, after] = [items[index - 1], items[index + 1]];
    const isFirst = (each: TimeItem) => /(?:首次|第一次|首期|首批)(?:为|于|在|:)?$/u.test(text.slice(0, each.start));
    const dayOfItem = (each: TimeItem) => (each.rules[0] === undefined ? undefined : dayOf(each.rules[0], planYear));
    if (after?.interval !== undefined && isFirst(item) && dayOfItem(item) !== undefined) return [];
    const from = item.interval !== undefined && before !== undefined && isFirst(before) ? dayOfItem(before) : undefined;
    return from === undefined ? [item] : [startedOn(item, from, 'start')];
  });
}

/** 6月底前建立，每月更新: what comes round is in force from the day after what it goes on from. */
export function withSeries(text: string, items: readonly TimeItem[], planYear: number): readonly TimeItem[] {
  return items.map((item, index) => {
    const before = items[index - 1];
    const [only] = before?.rules ?? [];
    if (before === undefined || only === undefined || before.rules.length !== 1 || before.confidence === 'asked')
      return item;
    const day = dayOf(only, planYear);
    const recurs = item.rules.every(({ type }) => type === 'recurring' || type === 'interval');
    if (day === undefined || !recurs || item.during !== undefined) return item;
    const between = text.slice(before.end, item.start);
    if (between.length > 24 || /[。;\n]/u.test(between)) return item;
    const updates = UPDATES.test(text.slice(item.start, item.end + 8));
    const begins = BEGINS.test(between) || (updates && /公开|公布|发布|公示|报送|上报|提交/u.test(between));
    if (!begins || !(updates || GOES_ON.test(text.slice(item.end, item.end + 16)))) return item;
    if (item.interval !== undefined) return startedOn(item, addDays(day, 1), 'end');
    return { ...item, during: { from: addDays(day, 1) } };
  });
}
