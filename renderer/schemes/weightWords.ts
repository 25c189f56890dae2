import type { SchemeWeight } from '../../electron/contract/schemeTree.ts';
import { parsePoints, plainPoints, roundPoints } from '../../electron/domain/points.ts';

/** 权重 4%，满分折 4 分: what full marks come to in the overall assessment. */
export function contributionWords(weight: SchemeWeight): string {
  const base = parsePoints(weight.base);
  const own = parsePoints(weight.kind === 'percent' ? weight.percent : weight.points);
  if (base === undefined || own === undefined) return '权重未填';
  if (weight.kind === 'percent') {
    const points = plainPoints(roundPoints(own.mul(base).div(100)));
    return `权重 ${plainPoints(weight.percent)}%，满分折 ${points} 分`;
  }
  if (base.equals(0)) return '权重未填';
  const percent = plainPoints(roundPoints(own.mul(100).div(base)));
  return `权重 ${plainPoints(weight.points)} 分，占总体考核 ${plainPoints(weight.base)} 分的 ${percent}%`;
}
