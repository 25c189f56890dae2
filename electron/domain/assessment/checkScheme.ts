import Fraction from 'fraction.js';
import { fail, succeed, type Outcome } from '../failure.ts';
import { parsePoints, plainPoints, type Points } from '../points.ts';
import type { Scheme } from '../model/scheme.ts';

/** The least weight of disclosure in the overall assessment, in percent: 「政务公开在绩效考核中的分值权重不低于4%」 (national rule). */
const MINIMUM_WEIGHT = new Fraction(4);
const HUNDRED = new Fraction(100);

/** Whether a scheme may be used: weight from 4 to 100 percent, full marks that sum to 100, indicators with names of their own. */
export function checkScheme(scheme: Scheme): Outcome<Scheme> {
  const weight = checkWeight(scheme.weight);
  if (!weight.ok) return weight;
  const names = new Set<string>();
  let sum = new Fraction(0);
  for (const [index, indicator] of scheme.indicators.entries()) {
    const full = parsePoints(indicator.full);
    if (full === undefined || full.compare(0) < 0) {
      return invalid(
        `指标“${indicator.name}”的满分“${indicator.full}”不是有效的分值，请填写不小于 0 的数字。`,
        index,
        'full',
      );
    }
    if (names.has(indicator.name)) {
      return invalid(`指标“${indicator.name}”出现了两次，请改用不同的名称。`, index, 'name');
    }
    names.add(indicator.name);
    sum = sum.add(full);
  }
  if (sum.equals(HUNDRED)) return succeed(scheme);
  const total = plainPoints(sum.toString(6));
  return fail('invalid-input', `各指标满分合计应为 100 分，现为 ${total} 分，请调整后再保存。`, {
    fields: { indicators: `合计 ${total} 分，应为 100 分` },
  });
}

function checkWeight(text: Points): Outcome<Fraction> {
  const weight = parsePoints(text);
  if (weight === undefined || weight.compare(HUNDRED) > 0) {
    return fail('invalid-input', `权重“${text}”不正确，请填写 4 至 100 之间的百分数。`, {
      fields: { weight: '应为 4 至 100' },
    });
  }
  if (weight.compare(MINIMUM_WEIGHT) < 0) {
    return fail(
      'weight-below-minimum',
      `权重不能低于 4%：按规定，政务公开在绩效考核中的分值权重不低于 4%，现填 ${plainPoints(text)}%。请改为 4% 或以上。`,
      { fields: { weight: '不能低于 4%' } },
    );
  }
  return succeed(weight);
}

function invalid(message: string, index: number, field: string) {
  return fail('invalid-input', message, { fields: { [`indicators.${index}.${field}`]: message } });
}
