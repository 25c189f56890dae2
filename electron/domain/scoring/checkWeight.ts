import type Fraction from 'fraction.js';
import type { Year } from '../brand.ts';
import { fail, succeed, type Outcome } from '../failure.ts';
import type { SchemeWeight } from '../model/schemeTree.ts';
import { parsePoints, plainPoints, roundPoints } from '../points.ts';
import { HUNDRED, ZERO } from './exact.ts';

/** 「政务公开在绩效考核中的分值权重不低于4%」, a national rule. */
const LEAST_PERCENT = 4;
/** The year from which it holds. */
const HOLDS_FROM = 2017;

/** A weight that may be used, and what is to be said of it: before 2017 under 4 % is warned of, and no more. */
export interface CheckedWeight {
  readonly weight: SchemeWeight;
  readonly warning?: string;
}

/** Whether the assessment weighs enough in the overall one: at least 4 percent, by its own points. What it is bundled with does not count. */
export function checkWeight(weight: SchemeWeight, year: Year): Outcome<CheckedWeight> {
  const given = {
    base: parsePoints(weight.base),
    own: parsePoints(weight.kind === 'percent' ? weight.percent : weight.points),
  };
  const { base, own } = given;
  if (base === undefined || base.compare(ZERO) <= 0) {
    return refused('base', `总体考核的总分“${weight.base}”不正确，请填写大于 0 的数字。`);
  }
  if (own === undefined || own.compare(ZERO) < 0) {
    const text = weight.kind === 'percent' ? weight.percent : weight.points;
    return refused(weight.kind, `权重“${text}”不正确，请填写不小于 0 的数字。`);
  }
  const percent = weight.kind === 'percent' ? own : own.mul(HUNDRED).div(base);
  if (percent.compare(HUNDRED) > 0) {
    return refused(weight.kind, `权重 ${plain(percent)}% 超过了 100%，请改正。`);
  }
  if (percent.compare(LEAST_PERCENT) >= 0) return succeed({ weight });
  const short = `权重不能低于 ${LEAST_PERCENT}%：按规定，政务公开在绩效考核中的分值权重不低于 ${LEAST_PERCENT}%，${saidOf(weight, percent)}。`;
  if (year < HOLDS_FROM) return succeed({ weight, warning: `${short}${year} 年度在该规定之前，可以保存。` });
  const bundle = bundleOf(weight, own, base);
  return fail('weight-below-minimum', `${short}${bundle ?? `请改为 ${LEAST_PERCENT}% 或以上。`}`, {
    fields: { [weight.kind]: `不能低于 ${LEAST_PERCENT}%` },
  });
}

function saidOf(weight: SchemeWeight, percent: Fraction): string {
  if (weight.kind === 'percent') return `现填 ${plainPoints(weight.percent)}%`;
  return `现为 ${plainPoints(weight.base)} 分中的 ${plainPoints(weight.points)} 分，只占 ${plain(percent)}%`;
}

/** What is said of a bundle that reaches the least weight only with the items beside it. */
function bundleOf(weight: SchemeWeight, own: Fraction, base: Fraction): string | undefined {
  const others = weight.kind === 'points' ? parsePoints(weight.bundledWith ?? '0') : undefined;
  if (others === undefined || others.compare(ZERO) <= 0) return undefined;
  const together = own.add(others).mul(HUNDRED).div(base);
  if (together.compare(LEAST_PERCENT) < 0) return undefined;
  return `与其他事项合并后为 ${plain(together)}%，但合并的分值不算政务公开的权重，请把政务公开单独的分值提高到 ${LEAST_PERCENT}% 或以上。`;
}

function plain(percent: Fraction): string {
  return plainPoints(roundPoints(percent));
}

function refused(field: string, message: string): Outcome<CheckedWeight> {
  return fail('invalid-input', message, { fields: { [field]: message } });
}
