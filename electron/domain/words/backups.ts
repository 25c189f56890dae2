import type { BackupKind, CopyLabel, DataContent, LostSetting, SecondTrouble } from '../model/backup.ts';

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

/** The open data lacks what a copy of it holds. What a person can do about it is on 备份与恢复. */
export function aheadSentence({ day, kind }: CopyLabel, { last, counts }: DataContent): string {
  const done = last ? `，里面做到“${last.label}”` : '';
  return `数据比最新的备份旧：${day} 的备份（${BACKUP_KIND_WORDS[kind]}；事项 ${counts.duties}、单位 ${counts.units}、登记 ${counts.fulfilments}）${done}，现在的数据里没有这一步。常见的原因是断电、磁盘出错，或放回了旧的数据文件。请到“备份与恢复”恢复这份备份；在那以前它不会被清理。`;
}

/** A choice about copies that can no longer be read, and what stands still until it is made anew. */
export function lostSentence(lost: LostSetting): string {
  return lost === 'retention'
    ? '备份的设置（backups.json）读不出来，不知道原来定的是保留多少份，所以没有清理任何备份。请到“备份与恢复”核对“保留多少”，再保存。'
    : '备份的设置（backups.json）读不出来，不知道原来有没有选定另一处备份、设没设口令，所以没有往另一处抄备份。请到“备份与恢复”重新选定；没有另一处备份的，也请在那里说明。';
}

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
