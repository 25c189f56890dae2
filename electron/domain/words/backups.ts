import type { BackupKind, SecondTrouble } from '../model/backup.ts';

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

/** Why no copies go to the second folder, and what to do. The copies on this computer are made all the same. */
export function secondTroubleSentence(trouble: SecondTrouble, folder: string): string {
  const place = `另一处备份的文件夹“${folder}”`;
  switch (trouble.kind) {
    case 'missing':
      return `${place}不见了：U 盘或移动硬盘可能没有插好，网络盘可能没有连上。接好后会自动补上最新的备份；本机的备份照常进行。`;
    case 'otherDrive':
      return `“${folder}”里没有选定时写下的标记，不是原来选定的另一处备份：插的可能是另一个盘，或那个盘没有接上。没有往里写任何内容。请换回原来的盘，或重新选择文件夹。`;
    case 'full':
      return `${place}所在的盘已满，新的备份没有抄过去，原有备份没有改动。请清理那个盘，或换一个文件夹。`;
    case 'readOnly':
      return `${place}不能写入，是只读的或没有权限，新的备份没有抄过去。请检查 U 盘的写保护开关和文件夹权限，或换一个文件夹。`;
    case 'notAnswering':
      return `${place}没有响应：网络盘可能已断开，或那个盘有故障。本机的备份照常进行。请检查连接，恢复后会自动补上。`;
    case 'unreadable':
      return `${place}所在的盘读写出错（${trouble.code}）。本机的备份照常进行。请检查那个盘，或换一个文件夹。`;
    default:
      return trouble satisfies never;
  }
}
