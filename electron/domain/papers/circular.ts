import Fraction from 'fraction.js';
import { assertNever } from '../brand.ts';
import { chineseDate } from '../dates/chineseDate.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { dueWords, onTimeRate, type Counts } from '../occurrences/counts.ts';
import type { FindingCounts } from '../findings/state.ts';
import { itemRows, namedUnits, type PaperItem } from './items.ts';
import { headingNumber, toFill, type PaperValues, type Sender } from './paper.ts';
import { rankedUnits, unitRows, type CircularUnit, type RankedUnit } from './ranking.ts';
import { officeOf, senderValues } from './reminder.ts';
import { ON_TIME_RATE } from '../words/assessment.ts';
import { UNIT_KINDS, UNIT_KIND_WORDS } from '../words/duties.ts';
import { FINDING_STATE_WORDS } from '../words/findings.ts';
import { LAMP_WORDS } from '../words/states.ts';

/** What a circular looks at: the whole year, or what falls due in a quarter. */
export type CircularSpan = 'year' | 'Q1' | 'Q2' | 'Q3' | 'Q4';

export interface CircularFacts {
  readonly district: string;
  readonly year: number;
  readonly span: CircularSpan;
  readonly asOf: PlainDate;
  /** The day of writing. */
  readonly on: PlainDate;
  /** Units with something due, or with months that count. */
  readonly units: readonly CircularUnit[];
  /** Overdue, unit by unit, the longest first within each. */
  readonly overdue: readonly PaperItem[];
  /** Pieces wanted in a month of whoever owes any; `undefined` where that differs from unit to unit; 0: none. */
  readonly target: number | undefined;
  /** Nobody below so many percent on time is praised, nor below the mean of its kind. */
  readonly praiseFloor: number;
  readonly replyBy: PlainDate;
  readonly number: string;
  readonly addressees: string;
  readonly sender: Sender;
}

/** A paragraph under a heading of its own: （一）逾期未办。… */
export interface PaperPoint {
  readonly heading: string;
  readonly text: string;
}

/** The words of a circular. Every sentence follows from figures; what does not is left to fill in. */
export interface CircularText {
  /** Two lines, cut where the sense allows. */
  readonly title: string;
  readonly overall: readonly string[];
  readonly results: readonly string[];
  readonly problems: readonly PaperPoint[];
  readonly demands: readonly PaperPoint[];
}

/** Names are listed up to this many; the annex has them all. */
const MOST_NAMES = 10;
const MOST_WORST = 5;
const MOST_LONGEST = 3;

/** 2021年度, 2021年第一季度. */
export function circularSpanWords(year: number, span: CircularSpan): string {
  switch (span) {
    case 'year':
      return `${year}年度`;
    case 'Q1':
    case 'Q2':
    case 'Q3':
    case 'Q4':
      return `${year}年第${headingNumber(Number(span.slice(1)))}季度`;
    default:
      return assertNever(span);
  }
}

export function circularText(facts: CircularFacts): CircularText {
  const { year, span, district } = facts;
  return {
    title: `关于${district}${circularSpanWords(year, span)}\n政务公开工作情况的通报`,
    overall: [overallSentence(facts), ...submissionSentence(facts)],
    results: [...resultSentences(facts), toFill('值得推广的做法，没有的删去本段')],
    problems: problemPoints(facts),
    demands: demandPoints(facts),
  };
}

function total(units: readonly CircularUnit[]): Counts & { readonly exempt: number } {
  const sum = (of: (unit: CircularUnit) => number) => units.reduce((all, unit) => all + of(unit), 0);
  return {
    due: sum(({ counts }) => counts.due),
    onTime: sum(({ counts }) => counts.onTime),
    late: sum(({ counts }) => counts.late),
    breach: sum(({ counts }) => counts.breach),
    overdue: sum(({ counts }) => counts.overdue),
    unchecked: sum(({ counts }) => counts.unchecked),
    notDue: sum(({ counts }) => counts.notDue),
    exempt: sum(({ exempt }) => exempt),
  };
}

/** 2021年度，43个单位应办政务公开事项520项次。截至…，按时办结480项次、迟办12项次、逾期未办28项次，按时率92.31%。 */
function overallSentence({ year, span, asOf, units }: CircularFacts): string {
  const { due, onTime, late, breach, overdue, unchecked, exempt } = total(units);
  const when = circularSpanWords(year, span);
  if (due === 0) return `截至${chineseDate(asOf)}，${when}还没有到期的政务公开事项。`;
  const owing = units.filter(({ counts }) => counts.due > 0).length;
  const freed = exempt > 0 ? `另有${exempt}项次免除，未计入。` : '';
  const early = breach > 0 ? `、未满期限撤下${breach}项次` : '';
  const unseen = unchecked > 0 ? `、到检查日未办${unchecked}项次` : '';
  const rate = onTimeRate({ onTime, due });
  return `${when}，${owing}个单位应办政务公开事项${due}项次。截至${chineseDate(asOf)}，按时办结${onTime}项次、迟办${late}项次${early}、逾期未办${overdue}项次${unseen}，按时率${rate}（${ON_TIME_RATE}）。${freed}`;
}

function counted({ units, target }: CircularFacts) {
  const judged = target === 0 ? [] : units.filter(({ submissions }) => (submissions?.due ?? 0) > 0);
  const of = (unit: CircularUnit) => unit.submissions ?? { count: 0, met: 0, due: 0 };
  return {
    judged,
    pieces: judged.reduce((sum, unit) => sum + of(unit).count, 0),
    allMet: judged.filter((unit) => of(unit).met === of(unit).due),
    short: judged
      .filter((unit) => of(unit).met < of(unit).due)
      .toSorted((a, b) => of(b).due - of(b).met - (of(a).due - of(a).met)),
    none: judged.filter((unit) => of(unit).count === 0),
    missing: (unit: CircularUnit) => of(unit).due - of(unit).met,
  };
}

function submissionSentence(facts: CircularFacts): readonly string[] {
  const { judged, pieces, allMet, short, none } = counted(facts);
  if (judged.length === 0) return [];
  const without = none.length > 0 ? `，其中${none.length}个单位一篇未报` : '';
  const wanted = facts.target === undefined ? '各单位的每月篇数要求' : `每月${facts.target}篇的要求`;
  return [
    `信息报送按${wanted}，${judged.length}个单位共报送信息${pieces}篇，${allMet.length}个单位月月达标，${short.length}个单位有缺报月份${without}。`,
  ];
}

/** What went well: per kind of unit those without a miss, else those at the head; then the submissions. */
function resultSentences(facts: CircularFacts): readonly string[] {
  const lines = UNIT_KINDS.flatMap((kind) => {
    const ranked = rankedUnits(facts.units.filter((unit) => unit.kind === kind && unit.counts.due > 0));
    const whole = ranked.filter(({ unit: { counts } }) => counts.onTime === counts.due).map(({ unit }) => unit.name);
    if (whole.length > 0) {
      return [`${UNIT_KIND_WORDS[kind]}中，全部按时办结的有${whole.length}个：${namedUnits(whole, MOST_NAMES)}。`];
    }
    const head = ranked.filter(({ rank, unit }) => rank <= MOST_LONGEST && isPraised(unit, ranked, facts.praiseFloor));
    if (head.length === 0)
      return ranked.length === 0 ? [] : [toFill(`${UNIT_KIND_WORDS[kind]}中做得较好的单位，没有的删去`)];
    const named = head.slice(0, MOST_NAMES).map(({ unit }) => `${unit.name}（${onTimeRate(unit.counts)}）`);
    return [`${UNIT_KIND_WORDS[kind]}中，按时率居前的有：${named.join('、')}。`];
  });
  const { allMet } = counted(facts);
  const steady = allMet.filter((unit) => reachesFloor(unit, facts.praiseFloor)).map(({ name }) => name);
  return [
    ...lines,
    ...(steady.length > 0 ? [`信息报送月月达标的有${steady.length}个：${namedUnits(steady, MOST_NAMES)}。`] : []),
  ];
}

function rateOf({ counts }: CircularUnit): Fraction {
  return new Fraction(counts.onTime, counts.due);
}

/** Who has nothing due has no rate that could be below the floor. */
function reachesFloor(unit: CircularUnit, floor: number): boolean {
  return unit.counts.due === 0 || rateOf(unit).mul(100).compare(floor) >= 0;
}

/** At or above the floor, and above the mean rate of its kind: by whole numbers and fractions, so that no rounding decides. */
function isPraised(unit: CircularUnit, ranked: readonly RankedUnit[], floor: number): boolean {
  const sum = ranked.reduce((all, each) => all.add(rateOf(each.unit)), new Fraction(0));
  return reachesFloor(unit, floor) && rateOf(unit).compare(sum.div(ranked.length)) > 0;
}

function worst(units: readonly CircularUnit[], of: (unit: CircularUnit) => number, measure: string): string {
  const named = units
    .toSorted((a, b) => of(b) - of(a))
    .slice(0, MOST_WORST)
    .map((unit) => `${unit.name}（${of(unit)}${measure}）`);
  return `${units.length > MOST_WORST ? '，较多的有' : '：'}${named.join('、')}`;
}

function problemPoints(facts: CircularFacts): readonly PaperPoint[] {
  const { asOf, units, overdue } = facts;
  const open = units.filter(({ counts }) => counts.overdue > 0);
  const late = units.filter(({ counts }) => counts.late > 0);
  const { short, none, missing } = counted(facts);
  const sum = total(units);
  const points: PaperPoint[] = [];
  if (open.length > 0) {
    const text = `截至${chineseDate(asOf)}，${open.length}个单位有${sum.overdue}项次逾期未办${worst(open, ({ counts }) => counts.overdue, '项次')}。${longestSentence(overdue)}`;
    points.push({ heading: '逾期未办', text });
  }
  if (late.length > 0) {
    const text = `${late.length}个单位有${sum.late}项次超过时限后才办结${worst(late, ({ counts }) => counts.late, '项次')}。`;
    points.push({ heading: LAMP_WORDS.late, text });
  }
  const taken = units.filter(({ counts }) => counts.breach > 0);
  if (taken.length > 0) {
    const text = `${taken.length}个单位有${sum.breach}项次未满公示期就撤下${worst(taken, ({ counts }) => counts.breach, '项次')}。`;
    points.push({ heading: LAMP_WORDS.breach, text });
  }
  const unseen = units.filter(({ counts }) => counts.unchecked > 0);
  if (unseen.length > 0) {
    const text = `${unseen.length}个单位有${sum.unchecked}项次到检查日仍未办${worst(unseen, ({ counts }) => counts.unchecked, '项次')}。`;
    points.push({ heading: LAMP_WORDS.checkDue, text });
  }
  if (short.length > 0) {
    const silent = none.map(({ name }) => name);
    const nothing = silent.length > 0 ? `一篇未报的有${silent.length}个：${namedUnits(silent, MOST_NAMES)}。` : '';
    const text = `${short.length}个单位有缺报月份${worst(short, missing, '个月')}。${nothing}`;
    points.push({ heading: '信息缺报', text });
  }
  points.push(...findingPoints(units));
  if (points.length > 0) return points;
  return [{ heading: '时限和报送', text: `截至${chineseDate(asOf)}，没有逾期未办、迟办和信息缺报的情况。` }];
}

/** 区财政局（问题3个，已整改1个，逾期1个）: of every unit with findings, those with overdue ones first. */
function findingPoints(units: readonly CircularUnit[]): readonly PaperPoint[] {
  const found = units.flatMap(({ name, findings }) => (findings ? [{ name, ...findings }] : []));
  if (found.length === 0) return [];
  const sum = (of: keyof FindingCounts) => found.reduce((all, one) => all + one[of], 0);
  const named = found
    .toSorted((a, b) => b.overdue - a.overdue || b.total - a.total)
    .slice(0, MOST_NAMES)
    .map((one) => `${one.name}（${findingWords(one)}）`);
  const rest = found.length > MOST_NAMES ? `，其中${named.join('、')}等` : `：${named.join('、')}`;
  const all = findingWords({ total: sum('total'), ...sums(sum) });
  return [{ heading: '问题整改', text: `${found.length}个单位被指出${all}${rest}。` }];
}

function sums(sum: (of: keyof FindingCounts) => number): Omit<FindingCounts, 'total'> {
  return { done: sum('done'), explained: sum('explained'), replied: sum('replied'), overdue: sum('overdue') };
}

/** 问题3个，已整改1个，已说明1个，逾期1个. */
function findingWords({ total: all, done, explained, replied, overdue }: FindingCounts): string {
  const more = [
    ...(explained > 0 ? [`${FINDING_STATE_WORDS.explained}${explained}个`] : []),
    ...(replied > 0 ? [`${FINDING_STATE_WORDS.replied}${replied}个`] : []),
  ];
  return [`问题${all}个`, `${FINDING_STATE_WORDS.done}${done}个`, ...more, `逾期${overdue}个`].join('，');
}

/** 逾期时间最长的是区民政局“…”（2021年3月），应于2021年3月31日前办结，已逾期203天；… */
function longestSentence(overdue: readonly PaperItem[]): string {
  const longest = overdue.toSorted((a, b) => b.days - a.days).slice(0, MOST_LONGEST);
  const named = longest.map(
    ({ unit, content, period, dueOn, days }) =>
      `${unit}“${quoted(content)}”（${period}）应于${chineseDate(dueOn)}前办结，已逾期${days}天`,
  );
  return named.length === 0 ? '' : `逾期时间最长的：${named.join('；')}。`;
}

const LONGEST_QUOTE = 40;

/** A text inside a sentence: on one line, its own quotation marks single, its end cut where it is long. */
function quoted(text: string): string {
  const line = text
    .replaceAll(/\s+/gu, '')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replace(/[。；;，]+$/u, '');
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}……` : line;
}

function demandPoints(facts: CircularFacts): readonly PaperPoint[] {
  const { units, replyBy, sender, target } = facts;
  const open = units.filter(({ counts }) => counts.overdue > 0).map(({ name }) => name);
  const { short } = counted(facts);
  const lagging = short.map(({ name }) => name);
  const points: PaperPoint[] = [];
  if (open.length > 0) {
    const text = `请${namedUnits(open, MOST_NAMES)}对照附件2所列事项，于${chineseDate(replyBy)}前补办，并将办理情况报${officeOf(sender)}。`;
    points.push({ heading: '抓紧补办逾期事项', text });
  }
  if (lagging.length > 0) {
    const wanted = target === undefined ? '各自的每月篇数要求' : `每月不少于${target}篇的要求`;
    const text = `请${namedUnits(lagging, MOST_NAMES)}按${wanted}按月报送信息。`;
    points.push({ heading: '按月报送信息', text });
  }
  const owing = units.filter(({ findings }) => (findings?.overdue ?? 0) > 0).map(({ name }) => name);
  if (owing.length > 0) {
    const text = `请${namedUnits(owing, MOST_NAMES)}对逾期未整改的问题于${chineseDate(replyBy)}前整改到位，并将整改情况报${officeOf(sender)}复核。`;
    points.push({ heading: '限期整改问题', text });
  }
  return [...points, { heading: '其他要求', text: toFill('下一步工作要求') }];
}

/** The values of a circular's tags. */
export function circularValues(facts: CircularFacts): PaperValues {
  const text = circularText(facts);
  const paragraphs = (lines: readonly string[]) => lines.map((line) => ({ 段落: line }));
  const points = (list: readonly PaperPoint[]) =>
    list.map((point, index) => ({ 序号: headingNumber(index + 1), 小标题: point.heading, 段落: point.text }));
  const { due, onTime, late, overdue, breach, unchecked } = total(facts.units);
  return {
    ...senderValues(facts.sender, facts.asOf, facts.on),
    区县: facts.district,
    年度: String(facts.year),
    统计时段: circularSpanWords(facts.year, facts.span),
    发文字号: facts.number,
    标题: text.title,
    主送机关: facts.addressees === '' ? toFill('主送机关') : facts.addressees,
    应办: String(due),
    按时: String(onTime),
    迟办: String(late),
    逾期: String(overdue),
    按时率: onTimeRate({ onTime, due }),
    统计口径: `${dueWords({ breach, unchecked })}；${ON_TIME_RATE}`,
    回复期限: chineseDate(facts.replyBy),
    总体情况: paragraphs(text.overall),
    工作成效: paragraphs(text.results),
    存在问题: points(text.problems),
    下一步要求: points(text.demands),
    单位情况: unitRows(facts.units),
    逾期事项: itemRows(facts.overdue, facts.year),
  };
}
