import type Fraction from 'fraction.js';
import type { ClauseOf, Joint, ShareScale, Tier } from '../model/scoreClause.ts';
import { parsePoints } from '../points.ts';
import { HUNDRED, ZERO } from './exact.ts';

/** What is wrong with one clause. The message is a Chinese sentence; the node's name goes before it. */
export interface ClauseTrouble {
  readonly code:
    | 'no-selector'
    | 'no-outcome'
    | 'bad-points'
    | 'bad-number'
    | 'tiers-do-not-fall'
    | 'floor-too-high'
    | 'bad-range'
    | 'more-than-mark'
    | 'no-entry'
    | 'unnamed';
  readonly field: string;
  readonly message: string;
}

export function trouble(code: ClauseTrouble['code'], field: string, message: string): readonly ClauseTrouble[] {
  return [{ code, field, message }];
}

/** A share becomes points in one way; points by percentage point are of a bound and a step. */
export function scaleTroubles({ tiers, nothingBelow, fullFrom, perPoint }: ShareScale): readonly ClauseTrouble[] {
  const isBounded = nothingBelow !== undefined || fullFrom !== undefined;
  if ([tiers !== undefined, isBounded, perPoint !== undefined].filter(Boolean).length > 1) {
    return trouble('bad-range', 'tiers', '分档、起算线和按百分点加减只能选一种。');
  }
  const bad = [nothingBelow, fullFrom].find((bound) => bound !== undefined && exceedsPercent(bound));
  if (bad !== undefined) return trouble('bad-points', 'fullFrom', `“${bad}%”应为 0 至 100 的百分数。`);
  if (nothingBelow !== undefined && fullFrom !== undefined && isBelow(fullFrom, nothingBelow)) {
    return trouble('bad-range', 'fullFrom', `得满分的 ${fullFrom}% 低于不得分的 ${nothingBelow}%，请改正。`);
  }
  if (perPoint === undefined) return [];
  return [
    ...(isNotPositive(perPoint.every) ? trouble('bad-points', 'perPoint', '每多少个百分点应大于 0。') : []),
    ...(isNegative(perPoint.bound) ? trouble('bad-points', 'perPoint', '起算的百分数不能小于 0。') : []),
    ...(perPoint.atMost === undefined ? [] : boundTroubles(perPoint.atMost)),
  ];
}

export function isBelow(one: string, other: string): boolean {
  const [first, second] = [parsePoints(one), parsePoints(other)];
  return first !== undefined && second !== undefined && first.compare(second) < 0;
}

export function boundTroubles(atMost: string): readonly ClauseTrouble[] {
  return isNegative(atMost) ? trouble('bad-points', 'atMost', `最多加减的分值“${atMost}”应为不小于 0 的数字。`) : [];
}

/** Bounds rise from tier to tier, and what they give does not fall. */
export function excessTroubles({ tiers, beyond, each }: ClauseOf<'excess'>): readonly ClauseTrouble[] {
  if (tiers.length === 0 && beyond === undefined && each === undefined) {
    return trouble('no-entry', 'tiers', '没有分档，请至少添加一档。');
  }
  if (isNotPositive(beyond?.each)) return trouble('bad-points', 'beyond', '每超一档的百分比应大于 0。');
  const size = (points: string): string => points.replace(/^-/u, '');
  const fallen = tiers.find(({ over, points }, at) => {
    const before = tiers[at - 1];
    return before !== undefined && (!isBelow(before.over, over) || isBelow(size(points), size(before.points)));
  });
  if (fallen === undefined) return [];
  const { over, points } = fallen;
  return trouble('tiers-do-not-fall', 'tiers', `分档“超过 ${over}%：${points}”没有高于上一档，分档应从低到高。`);
}

/** Numbers rise from tier to tier. */
export function numberTierTroubles({ tiers, beyond }: ClauseOf<'byCount'>): readonly ClauseTrouble[] {
  if (tiers.length === 0 && beyond === undefined) return trouble('no-entry', 'tiers', '没有分档，请至少添加一档。');
  const place = tiers.findIndex(({ from }, at) => at > 0 && from <= (tiers[at - 1]?.from ?? 0));
  return place < 0
    ? []
    : trouble('tiers-do-not-fall', 'tiers', `第 ${place + 1} 档的数量应大于上一档，分档应从少到多。`);
}

/** Bounds fall from tier to tier, and what they give does not rise. */
export function tierTroubles(tiers: readonly Tier[]): readonly ClauseTrouble[] {
  if (tiers.length === 0) return trouble('no-entry', 'tiers', '没有分档，请至少添加一档。');
  let above: { readonly from: Fraction; readonly gives: Fraction } | undefined;
  for (const { from, gives } of tiers) {
    const own = { from: parsePoints(from), gives: parsePoints(gives) };
    if (own.from === undefined || own.gives === undefined || exceedsPercent(from) || exceedsPercent(gives)) {
      return trouble('bad-points', 'tiers', `分档“≥${from}% 得 ${gives}%”不正确，应为 0 至 100 的百分数。`);
    }
    if (above !== undefined && (own.from.compare(above.from) >= 0 || own.gives.compare(above.gives) > 0)) {
      return trouble('tiers-do-not-fall', 'tiers', `分档“≥${from}% 得 ${gives}%”没有低于上一档，分档应从高到低。`);
    }
    above = { from: own.from, gives: own.gives };
  }
  return [];
}

export function jointTroubles(joint: Joint | undefined): readonly ClauseTrouble[] {
  if (joint?.kind !== 'shares') return [];
  const bad = [joint.lead, joint.support].some(exceedsPercent);
  return bad ? trouble('bad-points', 'joint', '牵头、配合单位的比例应为 0 至 100。') : [];
}

export function exceedsPercent(text: string): boolean {
  const value = parsePoints(text);
  return value === undefined || value.compare(ZERO) < 0 || value.compare(HUNDRED) > 0;
}

export function isNegative(text: string): boolean {
  return (parsePoints(text)?.compare(ZERO) ?? -1) < 0;
}

export function isNotPositive(text: string | undefined): boolean {
  return text !== undefined && (parsePoints(text)?.compare(ZERO) ?? -1) <= 0;
}
