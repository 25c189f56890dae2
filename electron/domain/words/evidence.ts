/** What is said of a file whose bytes are not there as they came. */
export const FILE_STATE_WORDS: Readonly<Record<'kept' | 'missing' | 'changed', string>> = {
  kept: '完好',
  missing: '文件不在了，可能被移走或删除。',
  changed: '文件内容已被改动或损坏，与添加时不同。',
};

const KB = 1024;
const MB = KB * KB;

/** 860 字节, 12 KB, 1.2 MB. */
export function fileSize(bytes: number): string {
  if (bytes < KB) return `${bytes} 字节`;
  if (bytes < MB) return `${Math.round(bytes / KB)} KB`;
  return `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`;
}
