/** Duties without a key task (一级任务) stand under these words. */
export const NO_TASK = '（未分重点任务）';

/** What the yearly summary is called behind the district and the year. */
export const SUMMARY_TITLE = '政务公开工作落实情况总结';
