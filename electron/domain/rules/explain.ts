import { assertNever } from '../brand.ts';
import { chineseDate, chineseDateWithWeekday, weekdayWord } from '../dates/chineseDate.ts';
import { addDays, dateParts, daysInMonth, type PlainDate } from '../dates/plainDate.ts';
import { isWorkday, type DayInfo, type WorkCalendar } from '../workdays/workCalendar.ts';
import type { Period } from '../model/occurrence.ts';
import { describeRule } from './describe.ts';
import { hangsOnWorkdays, type DueDate } from './dueDates.ts';
import { nextPeriod } from './periods.ts';
import { stretchAt, stretchIndex, type IntervalRule } from './stretches.ts';
import type { NthInMonth, TimeRule } from '../model/timeRule.ts';
import { countWords, INTERVAL_UNIT_WORDS, NTH_IN_MONTH_WORDS, shiftWords } from '../words/timeRules.ts';

/** One step on the way to a due date. */
export interface ExplanationStep {
  readonly kind:
    | 'rule'
    | 'period'
    | 'dayZero'
    | 'counted'
    | 'skipped'
    | 'shifted'
    | 'due'
    | 'advised'
    | 'provisional'
    | 'version'
    | 'successor'
    | 'extended'
    | 'exempt';
  readonly date?: PlainDate;
  /** One Chinese sentence. */
  readonly text: string;
}

/** 为什么是这一天: the steps in order, and the same as plain lines. */
export interface DueExplanation {
  readonly steps: readonly ExplanationStep[];
  readonly lines: readonly string[];
}

/** What a date's explanation needs: the rule, the date it gave, and for a triggered rule what started the clock. */
export interface DueQuestion {
  readonly rule: TimeRule;
  readonly due: DueDate;
  readonly calendar: WorkCalendar;
  readonly planYear?: number;
  readonly trigger?: { readonly title: string; readonly on: PlainDate };
}

const step = (kind: ExplanationStep['kind'], text: string, date?: PlainDate): ExplanationStep =>
  date === undefined ? { kind, text } : { kind, date, text };

/** Why a day is off, or why a weekend is worked. */
export function dayWords(info: DayInfo): string {
  switch (info.kind) {
    case 'workday':
      return '工作日';
    case 'weekend':
      return '周末';
    case 'holiday':
      return info.name === undefined ? '放假' : `${info.name}放假`;
    case 'makeUp':
      return info.name === undefined ? '调休上班' : `${info.name}调休上班`;
    default:
      return assertNever(info.kind);
  }
}

function countedDay(calendar: WorkCalendar, date: PlainDate, counted: number): ExplanationStep {
  const info = calendar.kindOf(date);
  const name = chineseDateWithWeekday(date);
  if (isWorkday(calendar, date)) {
    const why = info.kind === 'makeUp' ? `${dayWords(info)}，` : '';
    return step('counted', `${name}：${why}第${counted + 1}个工作日。`, date);
  }
  return step('skipped', `${name}：${dayWords(info)}，不计。`, date);
}

/** The days after day 0, one by one, until the `n`th working day. */
function countWorkdays(calendar: WorkCalendar, from: PlainDate, n: number): readonly ExplanationStep[] {
  const steps: ExplanationStep[] = [];
  let counted = 0;
  for (let date = addDays(from, 1); counted < n; date = addDays(date, 1)) {
    steps.push(countedDay(calendar, date, counted));
    if (isWorkday(calendar, date)) counted += 1;
  }
  return steps;
}

function countDays(from: PlainDate, n: number): readonly ExplanationStep[] {
  const last = addDays(from, n);
  if (n === 0) return [];
  const first = addDays(from, 1);
  const range = n === 1 ? chineseDateWithWeekday(last) : `${chineseDate(first)}至${chineseDateWithWeekday(last)}`;
  return [step('counted', `${range}：按自然日计${n}日，节假日计算在内。`, last)];
}

function counting(question: DueQuestion, from: PlainDate, n: number, count: 'workday' | 'day') {
  return count === 'workday' ? countWorkdays(question.calendar, from, n) : countDays(from, n);
}

/** The day that an afterPeriod rule counts from: the end of the covered period, or of the one after it where the rule reports on the one before. */
function countedFrom(rule: Extract<TimeRule, { type: 'recurring' }>, covered: Period): PlainDate {
  return rule.covers === 'same' ? covered.to : nextPeriod(rule.every, covered).to;
}

function triggeredBasis(
  question: DueQuestion,
  rule: Extract<TimeRule, { type: 'triggered' }>,
): readonly ExplanationStep[] {
  const { due, trigger } = question;
  const start = trigger?.on ?? due.period.from;
  const title = trigger?.title ?? due.period.label;
  return [
    step(
      'dayZero',
      `${chineseDateWithWeekday(start)}：${title}，为起算日，当日不计入，从次日起算${countWords(rule.n, rule.count)}。`,
      start,
    ),
    ...counting(question, start, rule.n, rule.count),
  ];
}

function recurringBasis(
  question: DueQuestion,
  rule: Extract<TimeRule, { type: 'recurring' }>,
): readonly ExplanationStep[] {
  const { due } = question;
  const on = due.originalDueOn ?? due.dueOn;
  if (rule.due.at === 'nthWeekday' && on !== undefined) {
    return [ofPeriod(due.period), weekdaysOfMonth(on, rule.due.nth)];
  }
  if (rule.due.at !== 'afterPeriod' || on === undefined) return [ofPeriod(due.period)];
  const start = countedFrom(rule, due.period);
  return [
    step('period', `所属期：${due.period.label}。`),
    step(
      'dayZero',
      `${chineseDateWithWeekday(start)}：期满之日，当日不计入，从次日起算${countWords(rule.due.n, rule.due.count)}。`,
      start,
    ),
    ...counting(question, start, rule.due.n, rule.due.count),
  ];
}

/** 所属期 with its days. */
function ofPeriod({ label, from, to }: Period): ExplanationStep {
  return step('period', `所属期：${label}（${chineseDate(from)}至${chineseDate(to)}）。`);
}

/** The same weekdays of the month, one of which it is. */
function weekdaysOfMonth(on: PlainDate, nth: NthInMonth): ExplanationStep {
  const { year, month, day } = dateParts(on);
  const days: number[] = [];
  for (let each = ((day - 1) % 7) + 1; each <= daysInMonth(year, month); each += 7) days.push(each);
  const list = days.map((each) => `${each}日`).join('、');
  const which = `${NTH_IN_MONTH_WORDS[nth]}是${day}日`;
  return step('counted', `${year}年${month}月的星期${weekdayWord(on)}为${list}，${which}。`, on);
}

/** The stretch that the date lies in, counted from the rule's first day; what it covers is that one or the one before. */
function intervalBasis({ due }: DueQuestion, rule: IntervalRule): readonly ExplanationStep[] {
  const number = stretchIndex(rule, due.period.from) + (rule.covers === 'previous' ? 1 : 0);
  const { from, to } = stretchAt(rule, number);
  const length = `每${rule.n}${INTERVAL_UNIT_WORDS[rule.unit]}一期`;
  const end = rule.at === 'start' ? '首日' : '末日';
  return [
    step('dayZero', `${chineseDateWithWeekday(rule.from)}起算，${length}，以每期${end}为截止日期。`, rule.from),
    step('counted', `第${number + 1}期：${chineseDate(from)}至${chineseDate(to)}。`, rule.at === 'start' ? from : to),
    step('period', `所属期：${due.period.label}。`),
  ];
}

function basis(question: DueQuestion): readonly ExplanationStep[] {
  const { rule, due } = question;
  switch (rule.type) {
    case 'triggered':
      return triggeredBasis(question, rule);
    case 'recurring':
      return recurringBasis(question, rule);
    case 'interval':
      return intervalBasis(question, rule);
    case 'quota':
    case 'continuous':
    case 'minimumDuration':
      return [ofPeriod(due.period)];
    case 'once':
      return [];
    default:
      return assertNever(rule);
  }
}

function shifting(question: DueQuestion): readonly ExplanationStep[] {
  const { rule, due, calendar } = question;
  if (due.originalDueOn === undefined || due.dueOn === undefined || !('shift' in rule)) return [];
  const info = calendar.kindOf(due.originalDueOn);
  const original = chineseDateWithWeekday(due.originalDueOn);
  return [
    step('shifted', `原定${original}，适逢${dayWords(info)}；按“${shiftWords(rule.shift)}”调整。`, due.originalDueOn),
    ...(rule.shift.kind === 'nthWorkdayAfter' ? countWorkdays(calendar, due.originalDueOn, rule.shift.n) : []),
  ];
}

/** What may still move; a date that hangs on no working day stays what it is. */
function provisionalWords(rule: TimeRule): string {
  const reckoned = '所涉年份的国务院放假安排尚未载入，暂按周一至周五为工作日推算';
  return hangsOnWorkdays(rule)
    ? `${reckoned}，载入后可能变动。`
    : `${reckoned}，载入后截止日期不变，建议日期可能变动。`;
}

function conclusion(question: DueQuestion): readonly ExplanationStep[] {
  const { due, calendar } = question;
  if (due.dueOn === undefined) return [];
  const info = calendar.kindOf(due.dueOn);
  const name = chineseDateWithWeekday(due.dueOn);
  const isReview = question.rule.type === 'continuous';
  const text = isReview ? `持续推进，没有截止日期；按本年度的检查日${name}查看这一段的进展。` : `截止日期：${name}。`;
  const steps = [step('due', text, due.dueOn)];
  if (due.advisedOn !== undefined && due.advisedOn !== due.dueOn) {
    steps.push(
      step(
        'advised',
        `当日为${dayWords(info)}，建议在此前最后一个工作日${chineseDateWithWeekday(due.advisedOn)}前完成。`,
        due.advisedOn,
      ),
    );
  }
  if (due.provisional) steps.push(step('provisional', provisionalWords(question.rule)));
  return steps;
}

/** Explains a due date step by step: the rule, day 0, each counted or skipped day with its holiday, the shift, the date and the advised date. */
export function explainDue(question: DueQuestion): DueExplanation {
  const { sentence } = describeRule(question.rule, question.planYear);
  const steps = [
    step('rule', `时限规则：${sentence}。`),
    ...basis(question),
    ...shifting(question),
    ...conclusion(question),
  ];
  return { steps, lines: steps.map(({ text }) => text) };
}
