import type { BackupView, CopyView, RestorePreview, SecondCopyView } from '../../electron/contract/backups.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { BACKUP_KIND_WORDS } from '../../electron/domain/words/backups.ts';
import { longDate, weekdayName } from '../ui/dates.ts';

export { bytesWords } from '../../electron/domain/words/evidence.ts';

/** What a data file or a copy of one holds. */
export type DataContent = RestorePreview['there'];
type DataCounts = DataContent['counts'];

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 08:31, by the clocks of the office. */
export function clockWords(instant: string): string {
  return CLOCK.format(new Date(instant));
}

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});

/** 2026年9月18日 08:31 */
export function momentWords(instant: string): string {
  return MOMENT.format(new Date(instant));
}

/** 2026年9月18日 周五 08:31 */
export function copyTime({ day, madeAt }: Pick<CopyView, 'day' | 'madeAt'>): string {
  return `${longDate(day)} ${weekdayName(day)} ${clockWords(madeAt)}`;
}

/** 2026年9月18日 周五 08:31 的备份（每日） */
export function copyName(copy: Pick<CopyView, 'day' | 'madeAt' | 'kind'>): string {
  return `${copyTime(copy)} 的备份（${BACKUP_KIND_WORDS[copy.kind]}）`;
}

/** 2026年9月18日恢复时移出的数据 */
export function asideName({ day }: Pick<BackupView, 'day'>): string {
  return `${longDate(day)}恢复时移出的数据`;
}

/** What is counted, in the order of every list of copies. */
export const COUNT_WORDS: readonly (readonly [keyof DataCounts, string])[] = [
  ['duties', '事项'],
  ['units', '单位'],
  ['fulfilments', '登记'],
  ['imports', '导入'],
];

/** 事项 84、单位 45、登记 312、导入 3 */
export function countsWords(counts: DataCounts): string {
  return COUNT_WORDS.map(([key, word]) => `${word} ${counts[key]}`).join('、');
}

export function districtWords({ district }: Pick<DataContent, 'district'>): string {
  return district ?? '未填写';
}

/** 2026、2025 年度 */
export function yearsWords({ years }: Pick<DataContent, 'years'>): string {
  return years.length === 0 ? '没有年度' : `${years.join('、')} 年度`;
}

/** 甲.png、乙.pdf、丙.png 等 5 个 */
export function fileNames(names: readonly string[]): string {
  return `${names
    .slice(0, 3)
    .map((name) => `“${name}”`)
    .join('、')}${names.length > 3 ? `等 ${names.length} 个` : ''}`;
}

/** What is going to be restored. */
export type RestoreChoice =
  | { readonly from: 'copy'; readonly copy: Pick<CopyView, 'name' | 'day' | 'madeAt' | 'kind'> }
  | { readonly from: 'second'; readonly copy: SecondCopyView }
  | { readonly from: 'aside'; readonly data: Pick<BackupView, 'name' | 'day'> }
  | { readonly from: 'file'; readonly file: File };

export function choiceName(choice: RestoreChoice): string {
  switch (choice.from) {
    case 'copy':
      return copyName(choice.copy);
    case 'second':
      return `另一处 ${copyName(choice.copy)}`;
    case 'aside':
      return asideName(choice.data);
    case 'file':
      return `文件“${choice.file.name}”`;
    default:
      return assertNever(choice);
  }
}
