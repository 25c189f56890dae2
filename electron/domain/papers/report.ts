import { assertNever } from '../brand.ts';
import { chineseDate } from '../dates/chineseDate.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { DutyState, Following } from '../model/duty.ts';
import { itemWords, namedUnits, tableDate } from './items.ts';
import { headingNumber, toFill, type PaperValues, type Sender } from './paper.ts';
import { senderValues } from './reminder.ts';
import { progressText } from '../words/assessment.ts';
import { FOLLOWING_WORDS, FOLLOWINGS } from '../words/duties.ts';
import { DUTY_STATE_WORDS, LAMP_WORDS } from '../words/states.ts';

/** An occurrence that was not done, or need not be: what is known of the reason goes into the report. */
export interface UnfinishedItem {
  readonly unit: string;
  readonly content: string;
  readonly within?: string;
  readonly period: string;
  readonly dueOn: PlainDate | undefined;
  readonly how:
    | { readonly kind: 'overdue'; readonly days: number; readonly reason?: string }
    | { readonly kind: 'extended'; readonly originalDueOn: PlainDate; readonly reason: string }
    | { readonly kind: 'exempt'; readonly reason: string };
}

/** A measure (工作举措) of the plan and how far it has come; the figures are those of the ledger. */
export interface ReportMeasure {
  /** 重点任务 and 工作任务 as the plan has them; empty where it has none. */
  readonly task: string;
  readonly subtask: string;
  readonly content: string;
  readonly parties: string;
  readonly time: string;
  readonly state: DutyState;
  /** 已办 and 到期应办: occurrences (pieces, for quotas) done, and those that fell due so far or were done. */
  readonly done: number;
  readonly total: number;
  readonly late: number;
  readonly overdue: number;
  /** Counted work without a deadline that a review found undone. */
  readonly unchecked: number;
  readonly followedAs: Following;
  /** Of what is not counted: how much was answered or looked at, waits to be looked at, was not answered in time. */
  readonly checks: { readonly answered: number; readonly checkDue: number; readonly noReply: number };
  /** 检查日, where it has any. */
  readonly reviewDates: readonly PlainDate[];
  /** Why it asks for nothing this year. */
  readonly nothingDueWhy: string | undefined;
  readonly unfinished: readonly UnfinishedItem[];
}

export interface ReportFacts {
  readonly district: string;
  readonly year: number;
  readonly asOf: PlainDate;
  /** The day of writing. */
  readonly on: PlainDate;
  readonly measures: readonly ReportMeasure[];
  readonly number: string;
  readonly addressees: string;
  readonly sender: Sender;
}

/** Two lines, cut where the sense allows. */
export function reportTitle({ district, year }: Pick<ReportFacts, 'district' | 'year'>): string {
  return `${district}${year}年政务公开工作要点\n落实情况报告`;
}

/** 2021年政务公开工作要点安排工作举措60项，分属5类重点任务。截至…，已办结20项（其中2项有迟办），有逾期3项，其余37项…。到期应办100次，已办97次。 */
export function reportOverall({ year, asOf, measures }: ReportFacts): string {
  if (measures.length === 0) return `${year}年政务公开工作要点没有录入工作举措。`;
  const tasks = new Set(measures.flatMap(({ task }) => (task === '' ? [] : [task]))).size;
  const of = (...states: readonly DutyState[]) => measures.filter(({ state }) => states.includes(state)).length;
  const [done, late, taken] = [of('done', 'doneLate', 'doneBreach'), of('doneLate'), of('doneBreach')];
  const overdue = of('overdue');
  const rest = measures.length - done - overdue;
  const sum = (value: (measure: ReportMeasure) => number) => measures.reduce((all, each) => all + value(each), 0);
  const classes = tasks > 0 ? `，分属${tasks}类重点任务` : '';
  const told = [...(late > 0 ? [`${late}项有迟办`] : []), ...(taken > 0 ? [`${taken}项有撤早`] : [])];
  const lateWords = told.length > 0 ? `（其中${told.join('、')}）` : '';
  return `${year}年政务公开工作要点安排工作举措${measures.length}项${classes}。截至${chineseDate(asOf)}，${DUTY_STATE_WORDS.done}${done}项${lateWords}，${DUTY_STATE_WORDS.overdue}${overdue}项，其余${rest}项正在推进或尚未到期。到期应办${sum(({ total }) => total)}次，已办${sum(({ done }) => done)}次。${asideWords(measures)}`;
}

/** 其中12项不计入考核（按轮次反馈10项、本办自办2项），应检查3项次，未反馈1项次。 */
function asideWords(measures: readonly ReportMeasure[]): string {
  const ways = FOLLOWINGS.flatMap((way) => {
    const own = way === 'counted' ? 0 : measures.filter(({ followedAs }) => followedAs === way).length;
    return own > 0 ? [{ way, own }] : [];
  });
  if (ways.length === 0) return '';
  const all = ways.reduce((sum, { own }) => sum + own, 0);
  const sum = (of: (checks: ReportMeasure['checks']) => number) =>
    measures.reduce((total, { checks }) => total + of(checks), 0);
  const named = ways.map(({ way, own }) => `${FOLLOWING_WORDS[way]}${own}项`).join('、');
  return `其中${all}项不计入考核（${named}）${checkWords({
    answered: 0,
    checkDue: sum(({ checkDue }) => checkDue),
    noReply: sum(({ noReply }) => noReply),
  })}。`;
}

/** ，已反馈2项次，应检查3项次，未反馈1项次; '' where there is none of them. */
function checkWords({ answered, checkDue, noReply }: ReportMeasure['checks']): string {
  return [
    ...(answered > 0 ? [`，已反馈${answered}项次`] : []),
    ...(checkDue > 0 ? [`，${LAMP_WORDS.checkDue}${checkDue}项次`] : []),
    ...(noReply > 0 ? [`，${LAMP_WORDS.noReply}${noReply}项次`] : []),
  ].join('');
}

/** 到期应办12次，已办11次，其中迟办2项次；逾期未办1项次。Of what is not counted: how it is followed, and what a review found. */
export function measureProgress(measure: ReportMeasure): string {
  const { done, total, late, overdue, unchecked, followedAs } = measure;
  if (followedAs !== 'counted') return asideProgress(measure);
  if (total === 0) return nothingDue(measure);
  const lateWords = late > 0 ? `，其中迟办${late}项次` : '';
  const overdueWords = overdue > 0 ? `；逾期未办${overdue}项次` : '';
  const uncheckedWords = unchecked > 0 ? `；到检查日未办${unchecked}项次` : '';
  return `到期应办${total}次，已办${done}次${lateWords}${overdueWords}${uncheckedWords}。`;
}

function nothingDue({ state, nothingDueWhy }: ReportMeasure): string {
  if (nothingDueWhy !== undefined) return `${nothingDueWhy}。`;
  switch (state) {
    case 'awaitsTrigger':
      return '年内没有登记触发事件。';
    case 'toCheck':
      return '没有应办的项次，责任单位或时限待核。';
    case 'before':
      return '启用前已到期，不计。';
    case 'notStarted':
    case 'dueSoon':
    case 'inProgress':
    case 'ongoing':
      return '尚未到期。';
    default:
      return '没有应办的项次。';
  }
}

/** 按轮次反馈，不计入考核，检查日6月30日、12月31日，应检查3项次。 */
function asideProgress({ followedAs, reviewDates, checks }: ReportMeasure): string {
  const days = reviewDates.map((date) => chineseDate(date).replace(/^\d+年/u, ''));
  const way = followedAs === 'none' ? '不跟踪' : FOLLOWING_WORDS[followedAs];
  const dates = days.length > 0 && followedAs !== 'none' ? `，检查日${days.join('、')}` : '';
  return `${way}，不计入考核${dates}${checkWords(checks)}。`;
}

const MOST_UNITS = 5;

/** Who has not done it, and why as far as that is known; '' where there is nothing to say. */
export function measureOpen({ unfinished }: Pick<ReportMeasure, 'unfinished'>): string {
  const of = (kind: UnfinishedItem['how']['kind']) => unfinished.filter(({ how }) => how.kind === kind);
  const units = (items: readonly UnfinishedItem[]) =>
    namedUnits([...new Set(items.map(({ unit }) => unit))], MOST_UNITS);
  const [overdue, extended, exempt] = [of('overdue'), of('extended'), of('exempt')];
  return [
    ...(overdue.length > 0 ? [`${units(overdue)}有${overdue.length}项次逾期未办。`] : []),
    ...(extended.length > 0 ? [`${units(extended)}有${extended.length}项次延期，${reasons(extended)}。`] : []),
    ...(exempt.length > 0 ? [`${units(exempt)}有${exempt.length}项次免除，${reasons(exempt)}。`] : []),
  ].join('');
}

function reasons(items: readonly UnfinishedItem[]): string {
  const all = new Set(items.flatMap(({ how }) => (how.reason === undefined ? [] : [how.reason])));
  return `理由：${[...all].join('；')}`;
}

/** 截至…，逾期未办3项次，延期1项次，免除2项次，逐项情况见附件2。 */
export function unfinishedSentence({ asOf, measures }: ReportFacts): string {
  const all = measures.flatMap(({ unfinished }) => unfinished);
  const of = (kind: UnfinishedItem['how']['kind']) => all.filter(({ how }) => how.kind === kind).length;
  if (all.length === 0) return `截至${chineseDate(asOf)}，没有逾期未办、延期和免除的事项。`;
  return `截至${chineseDate(asOf)}，逾期未办${of('overdue')}项次，延期尚未办结${of('extended')}项次，免除${of('exempt')}项次，逐项情况和原因见附件2。`;
}

/** 逾期10天；原因：… */
function howWords({ how }: UnfinishedItem): string {
  switch (how.kind) {
    case 'overdue':
      return `逾期${how.days}天；原因：${how.reason ?? toFill('未办原因')}`;
    case 'extended':
      return `原定${chineseDate(how.originalDueOn)}，已延期；理由：${how.reason}`;
    case 'exempt':
      return `免除；理由：${how.reason}`;
    default:
      return assertNever(how);
  }
}

/** Measures under their 重点任务, in the order of the plan; those without one stand together. */
function tasksOf(measures: readonly ReportMeasure[]): readonly PaperValues[] {
  const groups = [...Map.groupBy(measures, ({ task }) => task)];
  const plain = groups.length === 1 && groups[0]?.[0] === '';
  const values = groups.map(([task, own], at) => ({
    任务序号: headingNumber(at + 1),
    任务名称: task === '' ? (plain ? '各项工作举措' : '其他举措') : withoutNumber(task),
    举措: own.map((measure, index) => measureValues(measure, index + 1)),
  }));
  return values.length > 0 ? values : [{ 任务序号: '一', 任务名称: '无', 举措: [] }];
}

function measureValues(measure: ReportMeasure, number: number): PaperValues {
  const open = measureOpen(measure);
  return {
    序号: String(number),
    工作任务: measure.subtask === '' ? '—' : oneLine(measure.subtask),
    举措内容: withoutNumber(measure.content).replace(/[。；;，,.]+$/u, ''),
    责任单位: measure.parties === '' ? '待核' : measure.parties.replaceAll('\n', '；'),
    时限: measure.time === '' ? '—' : oneLine(measure.time),
    状态: DUTY_STATE_WORDS[measure.state],
    进展: progressText(measure),
    落实情况: `${measureProgress(measure)}${open}`,
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, '');
}

/** The plan's own number at the head of a text would stand beside the report's. */
function withoutNumber(text: string): string {
  const line = oneLine(text);
  const bare = line.replace(
    /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[（(]?\d{1,2}(?:[）)、．]|\.(?!\d)))\s*/u,
    '',
  );
  return bare === '' ? line : bare;
}

function unfinishedRows({ measures, year }: ReportFacts): readonly PaperValues[] {
  const items = measures.flatMap(({ unfinished }) => unfinished);
  if (items.length === 0) {
    return [{ 序号: '—', 单位: '—', 事项内容: '无', 所属期: '—', 应办日期: '—', 情况和原因: '—' }];
  }
  return items.map((item, index) => ({
    序号: String(index + 1),
    单位: item.unit,
    事项内容: itemWords(item),
    所属期: item.period,
    应办日期: item.dueOn === undefined ? '—' : tableDate(item.dueOn, year),
    情况和原因: howWords(item),
  }));
}

/** The values of a report's tags. */
export function reportValues(facts: ReportFacts): PaperValues {
  const { measures } = facts;
  const all = measures.map((measure, index) => measureValues(measure, index + 1));
  return {
    ...senderValues(facts.sender, facts.asOf, facts.on),
    区县: facts.district,
    年度: String(facts.year),
    发文字号: facts.number,
    标题: reportTitle(facts),
    主送机关: facts.addressees === '' ? toFill('主送机关') : facts.addressees,
    总体情况: reportOverall(facts),
    重点任务: tasksOf(measures),
    未完成情况: unfinishedSentence(facts),
    下一步打算: toFill('未完成事项的补办安排和下一步打算'),
    举措一览: all.length > 0 ? all : [{ ...measureValues(NO_MEASURE, 0), 序号: '—' }],
    未完成事项: unfinishedRows(facts),
  };
}

const NO_MEASURE: ReportMeasure = {
  task: '',
  subtask: '',
  content: '无',
  parties: '—',
  time: '—',
  state: 'toCheck',
  done: 0,
  total: 0,
  late: 0,
  overdue: 0,
  unchecked: 0,
  followedAs: 'counted',
  checks: { answered: 0, checkDue: 0, noReply: 0 },
  reviewDates: [],
  nothingDueWhy: undefined,
  unfinished: [],
};
