/** Duties without a key task (一级任务) stand under these words. */
export const NO_TASK = '（未分重点任务）';

/** What the yearly summary is called behind the district and the year. */
export const SUMMARY_TITLE = '政务公开工作落实情况总结';

/** A change of a rate, as it is printed: +3.2, -1.05, 0. */
export function changeWords(change: string | undefined): string {
  if (change === undefined) return '—';
  return change.startsWith('-') || change === '0' ? change : `+${change}`;
}
