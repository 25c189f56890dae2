import { assertNever, type SchemeNodeId } from '../brand.ts';
import type Fraction from 'fraction.js';
import type { OutcomeWord } from '../model/scoreClause.ts';
import type { ClauseFigures, ClauseTrace, NodeStep, PeriodCount, TotalStep } from '../model/treeScore.ts';
import type { Span } from '../model/unitFacts.ts';
import { plainPoints, roundPoints } from '../points.ts';
import { OUTCOME_WORDS, outcomeTestWords } from '../words/scoreRules.ts';
import { ZERO } from './exact.ts';

/** A figure as it is shown: two places at most. */
function shown(value: Fraction): string {
  return plainPoints(roundPoints(value));
}

/** 扣 3 分, 得 17.78 分, 不加不扣. */
function pointsWords(points: Fraction): string {
  if (points.equals(ZERO)) return '不加不扣';
  return points.compare(ZERO) < 0 ? `扣 ${shown(points.abs())} 分` : `得 ${shown(points)} 分`;
}

const LOOKED: readonly OutcomeWord[] = ['onTime', 'late', 'missing', 'early', 'returned', 'returnedLate', 'breach'];

/** What a clause made of a unit's facts, in one Chinese sentence. `nameOf` names nodes. */
export function traceSentence(trace: ClauseTrace, nameOf: (id: SchemeNodeId) => string): string {
  const parts = [
    ...lookedWords(trace),
    ...(trace.figures === undefined ? [] : figuresWords(trace.figures, nameOf, nothingWords(trace))),
    ...chargedWords(trace, nameOf),
    ...(trace.pending.length > 0 ? [`另有 ${trace.pending.length} 项未到期，不计`] : []),
  ];
  const capped = trace.uncapped === undefined ? [] : [`封顶前${pointsWords(trace.uncapped)}`];
  return `${[...parts, ...capped, pointsWords(trace.points)].join('，')}。`;
}

function lookedWords({ looked }: ClauseTrace): readonly string[] {
  const due = (looked.onTime ?? 0) + (looked.late ?? 0) + (looked.missing ?? 0);
  if (due === 0) return [];
  const parts = LOOKED.flatMap((word) =>
    (looked[word] ?? 0) > 0 ? [`${OUTCOME_WORDS[word]} ${looked[word] ?? 0}`] : [],
  );
  return [`到期应办 ${due}`, ...parts];
}

/** Where others are told just before it, which of them did not come about. */
function nothingWords({ looked, asked }: ClauseTrace): string {
  const isTold = asked !== undefined && LOOKED.some((word) => (looked[word] ?? 0) > 0);
  return isTold ? `没有${outcomeTestWords(asked)}的` : '没有发生';
}

/** 已在“…”计 2 项. */
function chargedWords({ passedOver }: ClauseTrace, nameOf: (id: SchemeNodeId) => string): readonly string[] {
  return [...Map.groupBy(passedOver, ({ by }) => by)].map(
    ([by, all]) => `已在“${nameOf(by)}”计 ${all.length} 项，不重复`,
  );
}

function figuresWords(
  figures: ClauseFigures,
  nameOf: (id: SchemeNodeId) => string,
  nothing: string,
): readonly string[] {
  switch (figures.kind) {
    case 'share':
      return [`${shown(figures.good)} ÷ ${shown(figures.due)}，得 ${shown(figures.gives.mul(100))}%`];
    case 'mean':
      return figures.values.length === 1
        ? []
        : [`${figures.values.map(shown).join('、')} 的平均 ${shown(figures.mean)}`];
    case 'counts':
      return figures.count === 0
        ? [nothing]
        : [
            `共 ${figures.count} 次`,
            ...(figures.free > 0 ? [`其中 ${figures.free} 次不计`] : []),
            ...(figures.charged < figures.count - figures.free ? [`计 ${figures.charged} 次`] : []),
          ];
    case 'periods':
    case 'excess':
      return periodsWords(figures.periods, nameOf);
    case 'returns':
      return figures.returns.map(
        ({ period, points }) => `${spanWords(period)} ${points === undefined ? '未报' : shown(points)}`,
      );
    case 'gaps': {
      const long = figures.gaps.filter(({ isLong }) => isLong);
      return long.length === 0
        ? ['更新没有超过间隔']
        : long.map(({ from, to, days }) => `${from} 至 ${to} 间隔 ${days} 天`);
    }
    case 'figure':
      return [`评分表得分 ${plainPoints(figures.figure)}`];
    case 'place':
      return [`${shown(figures.value)}，在 ${figures.among} 个单位中第 ${figures.place} 名`];
    case 'best':
      return [`${shown(figures.value)} ÷ ${figures.against === 'mean' ? '平均' : '最高'} ${shown(figures.best)}`];
    case 'ratio':
      return periodsWords(figures.periods, nameOf, true);
    case 'inARow':
      return figures.periods.length === 0
        ? ['没有发生']
        : [`连续 ${figures.periods.length} 期（${figures.periods.map(spanWords).join('、')}）`];
    default:
      return assertNever(figures);
  }
}

/** `isAll`: every period that counts is told, not only those that changed something. */
function periodsWords(
  periods: readonly PeriodCount[],
  nameOf: (id: SchemeNodeId) => string,
  isAll = false,
): readonly string[] {
  const over = periods.filter(({ isPending, isUnknown }) => isPending !== true && isUnknown !== true);
  const unknown = periods.filter(({ isUnknown }) => isUnknown === true).length;
  const changed = isAll ? over : over.filter(({ points, charged }) => !points.equals(ZERO) || charged !== undefined);
  const pending = periods.length - over.length - unknown;
  return [
    ...(changed.length === 0 && over.length > 0 ? [`${over.length} 期都达到要求`] : []),
    ...changed.map(({ period, count, of, points, charged }) => {
      const before = charged === undefined ? '' : `（已在“${nameOf(charged.by)}”计 ${charged.pieces}，不重复）`;
      return `${spanWords(period)} ${count}${of === undefined ? '' : ` / ${of}`}${before} ${pointsWords(points)}`;
    }),
    ...(pending > 0 ? [`${pending} 期未到期，不计`] : []),
    ...(unknown > 0 ? [`${unknown} 期未被公开信息清单完整覆盖，不计`] : []),
  ];
}

/** 3月, 第一季度, or the days. */
export function spanWords({ from, to }: Span): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  const isWhole = from.endsWith('-01') && Number(to.slice(8)) >= 28 && from.slice(0, 4) === to.slice(0, 4);
  const length = last - first + 1;
  if (!isWhole) return `${from} 至 ${to}`;
  if (length === 1) return `${first}月`;
  if (length === 3 && first % 3 === 1) return `第${['一', '二', '三', '四'][(first - 1) / 3] ?? ''}季度`;
  if (length === 6 && first % 6 === 1) return first === 1 ? '上半年' : '下半年';
  return length === 12 ? '全年' : `${first}月至${last}月`;
}

/** What was done to a node's points, in words. */
const NODE_STEP_WORDS: Readonly<Record<NodeStep['kind'], string>> = {
  zeroed: '次数达到，按 0 分计',
  explained: '已说明，保留比例',
  nothing: '没有可计的',
  multiplied: '加倍',
  capped: '封顶',
  firstLevelCapped: '以一级指标封顶',
  floored: '保底',
  scaled: '不适用项的分值分入',
};

/** From the base to the total, in words. */
const TOTAL_STEP_WORDS: Readonly<Record<TotalStep['kind'], string>> = {
  base: '基础分',
  wholeScheme: '按适用的分值折算',
  rescaled: '折算为 100 分',
  veto: '一票否决',
  gateShut: '未达到加分门槛',
  bonus: '加分',
  bonusCapped: '加分封顶',
  deductions: '扣分',
  floored: '不低于 0 分',
};

/** A step of a node: 封顶：12 → 10, 扣完为止：−6 → 0, 没有可计的，得 10 分. */
export function stepSentence(step: NodeStep): string {
  if (step.kind === 'nothing') return `${NODE_STEP_WORDS.nothing}，得 ${shown(step.to)} 分`;
  return `${nodeStepWords(step)}：${shown(step.from)} → ${shown(step.to)}`;
}

/** A bound holds on both sides: what it lifts was not capped at the top. */
function nodeStepWords({ kind, from, to }: NodeStep): string {
  if ((kind !== 'capped' && kind !== 'firstLevelCapped') || to.compare(from) <= 0) return NODE_STEP_WORDS[kind];
  if (to.compare(ZERO) < 0) return kind === 'capped' ? '扣分封顶' : '扣分以一级指标封顶';
  return '扣完为止';
}

/** A step from the base to the total: 加分：+3. What stands after a bound is the figure that it leaves. */
export function totalStepSentence({ kind, points }: TotalStep): string {
  const sign = kind === 'bonus' && points.compare(ZERO) > 0 ? '+' : '';
  return `${TOTAL_STEP_WORDS[kind]}：${sign}${shown(points)}`;
}
