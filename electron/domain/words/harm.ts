import type { Harm } from '../model/harm.ts';

/** What was found in a data file or a copy, in one sentence. What a person can do about it depends on what else is there, and is said beside it. */
export function harmSentence(harm: Harm, subject = '数据文件“desk.sqlite”'): string {
  switch (harm.kind) {
    case 'missing':
      return `${subject}不见了，但文件夹里还有以前的数据痕迹。`;
    case 'empty':
      return `${subject}是空的。`;
    case 'damaged':
      // SQLite's own finding is for maintainers: it stands beside the sentence, never in it.
      return `${subject}已损坏，不能放心使用。`;
    case 'foreign':
      return harm.what === 'notSqlite'
        ? `${subject}不是本程序的数据，里面是别的内容。`
        : `${subject}是别的程序的数据库，不是本程序的数据。`;
    case 'tablesMissing':
      return `${subject}不完整，缺少 ${harm.tables.length} 张表（${harm.tables.slice(0, 3).join('、')}${harm.tables.length > 3 ? '等' : ''}）。`;
    case 'badFormat':
      return `${subject}的格式号不正确（${harm.format}）。`;
    case 'newer':
      return `${subject}由更新版本的“政务公开工作台”写成（数据格式第 ${harm.format} 版，本程序只认识到第 ${harm.known} 版）。`;
    case 'unreadable':
      return `${subject}读不出来（${harm.code}）：硬盘、U 盘或网络盘可能没有接好，或没有读取权限。这不表示数据已损坏。`;
    case 'readOnly':
      return '数据文件夹是只读的，或没有写入权限，登记的内容无法保存。';
    default:
      return harm satisfies never;
  }
}
