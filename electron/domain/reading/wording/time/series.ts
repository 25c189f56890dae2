import { dayInMonth, plainDate, type PlainDate } from '../../../dates/plainDate.ts';
import type { TimeRule } from '../../../model/timeRule.ts';
import { joinDoubts, sameSentence, type TimeItem } from './pairs.ts';

function comesRound({ rules }: TimeItem): boolean {
  return rules.length > 0 && rules.every(({ type }) => type === 'recurring' || type === 'quota');
}

/** The day of an item that is one date. */
function onlyDay({ rules: [rule, ...others], confidence }: TimeItem, planYear: number): PlainDate | undefined {
  if (rule?.type !== 'once' || others.length > 0 || confidence === 'asked') return undefined;
  const year = rule.year ?? planYear;
  return rule.day === 'last' ? dayInMonth(year, rule.month, 'last') : plainDate(year, rule.month, rule.day);
}

function until(text: string, series: TimeItem, last: TimeItem, to: PlainDate): TimeItem {
  const check = `“${text.slice(last.start, last.end)}”按“${text.slice(series.start, series.end)}”的截止日处理，请确认。`;
  return { ...series, during: { ...series.during, to }, ...joinDoubts(series, { confidence: 'proposed', check }) };
}

const UP_TO =
  /^[^。;\n]{0,12}?,?(?:直至|直到|一直到|持续到|持续至)$|^(?:公开|公布|发布|更新|报送|上报)?(?:进展|情况|信息)?,?[至到]$/u;

/** 10月底前，每周更新; 每周更新，直到12月底: the date is a series' last day, and no deadline beside it. */
export function withLastDays(text: string, items: readonly TimeItem[], planYear: number): readonly TimeItem[] {
  if (items.length < 2) return items;
  const out: TimeItem[] = [];
  for (let i = 0; i < items.length; i += 1) {
    const [item, next] = [items[i], items[i + 1]];
    if (item === undefined) continue;
    // 持续 in 持续到 makes an item of its own.
    const at = out.findLastIndex(({ rules }) => rules.some(({ type }) => type !== 'continuous'));
    const last = out[at];
    const day = onlyDay(item, planYear);
    if (day !== undefined && last !== undefined && comesRound(last) && UP_TO.test(text.slice(last.end, item.start))) {
      out[at] = until(text, last, item, day);
    } else if (day !== undefined && next !== undefined && comesRound(next) && opens(text, item, next)) {
      out.push(until(text, next, item, day));
      i += 1;
    } else out.push(item);
  }
  return out;
}

/** Nothing is to be done by the date: it opens the clause of what comes round. */
function opens(text: string, date: TimeItem, series: TimeItem): boolean {
  return (
    series.during === undefined && text.slice(date.end, series.start) === ',' && text.startsWith('每', series.start)
  );
}

/** 每半年调查一次，结果于次月10日前公布: the month after the half-year, and no monthly series. */
export function withNextMonths(text: string, items: readonly TimeItem[]): readonly TimeItem[] {
  if (items.length < 2) return items;
  return items.map((item, index) => {
    const before = items[index - 1];
    const [rule] = before?.rules ?? [];
    const isNext = /^(?:次|翌|下一?个?)月/u.test(text.slice(item.start, item.end)) && item.rules.every(isOfMonthBefore);
    if (!isNext || before?.isPlain !== true || rule?.type !== 'recurring' || !sameSentence(text, before, item))
      return item;
    const { every } = rule;
    if (every !== 'quarter' && every !== 'halfYear') return item;
    const rules = item.rules.map((each): TimeRule => (each.type === 'recurring' ? { ...each, every } : each));
    const check = `“${text.slice(item.start, item.end)}”按“${text.slice(before.start, before.end)}”期满后的次月处理，请确认。`;
    return { ...item, rules, ...joinDoubts(item, { confidence: 'proposed', check }) };
  });
}

function isOfMonthBefore(rule: TimeRule): boolean {
  return rule.type === 'recurring' && rule.every === 'month' && rule.covers === 'previous';
}

/** 4月、8月、12月各报一次，于当月20日前: the day of those months, and of no others. */
export function withDaysOfMonths(text: string, items: readonly TimeItem[]): readonly TimeItem[] {
  if (items.length < 2) return items;
  const out: TimeItem[] = [];
  for (const item of items) {
    const last = out.at(-1);
    const [rule] = item.rules;
    const isOfThose =
      text.startsWith('当月', item.start) && rule?.type === 'recurring' && rule.due.at === 'dayInPeriod';
    if (
      isOfThose &&
      rule.due.at === 'dayInPeriod' &&
      last?.dates?.every(({ day }) => day === 'last') === true &&
      sameSentence(text, last, item)
    ) {
      const { day } = rule.due;
      out[out.length - 1] = {
        ...last,
        end: item.end,
        dates: last.dates.map((date) => Object.assign({}, date, { day })),
      };
    } else out.push(item);
  }
  return out;
}

/** 二季度（4-6月）: what a bracket says again is owed once. */
export function withoutTwins(text: string, items: readonly TimeItem[]): readonly TimeItem[] {
  if (items.length < 2) return items;
  return items.filter((item, index) => {
    const before = items[index - 1];
    const again = before !== undefined && text.slice(before.end, item.start) === '(' && item.check === undefined;
    return !again || JSON.stringify(item.rules) !== JSON.stringify(before.rules);
  });
}
