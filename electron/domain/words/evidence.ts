/** What is said of a file whose bytes are not there as they came. */
export const FILE_STATE_WORDS: Readonly<Record<'kept' | 'missing' | 'changed', string>> = {
  kept: '完好',
  missing: '文件不在了，可能被移走或删除。',
  changed: '文件内容已被改动或损坏，与添加时不同。',
};

/** 860 字节 / 9 KB / 1.4 MB */
export function bytesWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const kilo = bytes / 1024;
  if (kilo < 1000) return `${Math.round(kilo)} KB`;
  const mega = kilo / 1024;
  return `${mega < 10 ? mega.toFixed(1) : Math.round(mega)} MB`;
}
