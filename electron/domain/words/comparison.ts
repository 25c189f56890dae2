/** Duties without a key task (一级任务) stand under these words. */
export const NO_TASK = '（未分重点任务）';

/** What the yearly summary is called behind the district and the year. */
export const SUMMARY_TITLE = '政务公开工作落实情况总结';

/** A rate, as it is printed in a column, always of two places: 96.30%. */
export function rateWords(rate: string): string {
  return `${Number(rate).toFixed(2)}%`;
}

/** A change of a rate, as it is printed in a column: +3.20, -1.05, 0.00. */
export function changeWords(change: string | undefined): string {
  if (change === undefined) return '—';
  return `${Number(change) > 0 ? '+' : ''}${Number(change).toFixed(2)}`;
}
