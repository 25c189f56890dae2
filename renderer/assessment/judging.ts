import type { Points } from '../../electron/contract/assessment.ts';
import type { Asked } from './nodes.ts';
import { plain, tenThousandths, typedPoints } from './points.ts';

/** A judgement while it is typed. */
export interface JudgeDraft {
  readonly assessor: string;
  readonly points: string;
  readonly reason: string;
  readonly basis: string;
}

/** Why what is typed cannot be taken, in Chinese, by field; none where it can. */
export interface JudgeTroubles {
  readonly points?: string;
  readonly reason?: string;
  readonly basis?: string;
}

/** 0 至 10 分; 扣 0 至 5 分 where points are only taken. */
export function rangeWords({ least, most }: Pick<Asked, 'least' | 'most'>): string {
  return `${plain(least).replace('-', '−')} 至 ${plain(most).replace('-', '−')} 分`;
}

/** Whether points lie between the bounds of what is judged, both included; both are decimals. */
function isWithin(points: Points, { least, most }: Pick<Asked, 'least' | 'most'>): boolean {
  const [given, low, high] = [points, least, most].map(tenThousandths);
  return given !== undefined && low !== undefined && high !== undefined && given >= low && given <= high;
}

/** What is wrong with a judgement; an empty box is not wrong yet, it cannot be sent. */
export function judgeTroubles({ points, reason, basis }: JudgeDraft, asked: Asked): JudgeTroubles {
  const typed = typedPoints(points);
  const isEmpty = points.trim() === '';
  return {
    ...(isEmpty || (typed !== undefined && isWithin(typed, asked))
      ? {}
      : { points: `应为 ${rangeWords(asked)}，不超过四位小数` }),
    ...(reason.trim() === '' ? { reason: '请写明理由' } : {}),
    ...(asked.needsBasis && basis.trim() === '' ? { basis: '请写明依据文件' } : {}),
  };
}

/** The points that can be sent, where nothing is wrong. */
export function sendablePoints(draft: JudgeDraft, asked: Asked): Points | undefined {
  if (Object.keys(judgeTroubles(draft, asked)).length > 0) return undefined;
  return typedPoints(draft.points);
}

/** How several assessors make one figure. */
export const ASSESSORS_WORDS: Readonly<Record<Asked['assessors'], string>> = {
  one: '由一人评',
  mean: '各评委的平均',
  trimmed: '五人以上去掉一个最高、一个最低后平均',
};
