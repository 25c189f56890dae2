import type { ShareScale } from '../model/scoreClause.ts';

/** A decimal without needless zeros and sign: 0.50 → 0.5. */
export function plain(points: string): string {
  const text = points.replace(/^-/u, '');
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

/** A decimal without needless zeros: −0.50 → −0.5. */
export function bare(points: string): string {
  return `${points.startsWith('-') ? '−' : ''}${plain(points)}`;
}

/** 扣 0.5 分 or 加 3 分. */
export function signed(points: string): string {
  return `${points.startsWith('-') ? '扣' : '加'} ${plain(points)} 分`;
}

/** ，最多扣 2 分. */
export function mostWords(most: string | undefined, points?: string): string {
  if (most === undefined) return '';
  const verb = points === undefined ? '加减' : points.startsWith('-') ? '扣' : '加';
  return `，最多${verb} ${plain(most)} 分`;
}

/** How a share becomes points: 按…分档, …低于 80% 不得分. */
export function scaleWords(
  share: string,
  { tiers, nothingBelow, fullFrom, perPoint }: ShareScale,
  part: string,
): string {
  if (tiers !== undefined) {
    const steps = tiers.map(({ from, gives }) => `≥${plain(from)}% 得${part}的 ${plain(gives)}%`);
    return `按${share}分档：${steps.join('，')}，以下不得分`;
  }
  if (perPoint !== undefined) {
    const { side, bound, every, points, partial, atMost } = perPoint;
    const rest = { dropped: '不足的不计', exact: '不足的按比例计', full: '不足的按足计' }[partial];
    const word = side === 'below' ? '低于' : '高于';
    return `${share}${word} ${plain(bound)}% 的，每${side === 'below' ? '低' : '高'} ${plain(every)} 个百分点${signed(points)}，${rest}${mostWords(atMost, points)}`;
  }
  const full = fullFrom === undefined ? [] : [`达到 ${plain(fullFrom)}% 得满分`];
  const none = nothingBelow === undefined ? [] : [`低于 ${plain(nothingBelow)}% 不得分`];
  return [`${share} × ${part}`, ...full, ...none].join('，');
}
