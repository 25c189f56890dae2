import type { BackupKind } from '../model/backup.ts';

/** What a copy was made for, in lists and in the names of the files. */
export const BACKUP_KIND_WORDS: Readonly<Record<BackupKind, string>> = {
  daily: '每日',
  manual: '手动',
  beforeImport: '导入前',
  beforeFillIn: '接收填报前',
  beforeFormat: '升级前',
  beforeRestore: '恢复前',
  beforeClosing: '年度结束前',
};
