import type { SummaryFigures, SummaryView } from '../../../electron/contract/comparison.ts';
import { NO_TASK } from '../../../electron/domain/words/comparison.ts';
import type { TableCopy } from '../../grid/csv.ts';

interface SummaryColumn {
  readonly key: string;
  readonly word: string;
  readonly of: (row: SummaryFigures) => number;
  readonly isAlarm?: true;
}

/** Items first, then duties by how far they are carried out. */
export const SUMMARY_COLUMNS: readonly SummaryColumn[] = [
  { key: 'owed', word: '应办', of: ({ owed }) => owed },
  { key: 'done', word: '已落实', of: ({ done }) => done },
  { key: 'late', word: '其中迟办', of: ({ late }) => late },
  { key: 'open', word: '未落实', of: ({ open }) => open, isAlarm: true },
  { key: 'notDue', word: '未到期', of: ({ notDue }) => notDue },
  { key: 'apart', word: '不计', of: ({ apart }) => apart },
  { key: 'allDuties', word: '全部落实', of: ({ duties }) => duties.all },
  { key: 'partDuties', word: '部分落实', of: ({ duties }) => duties.part },
  { key: 'noneDuties', word: '未落实', of: ({ duties }) => duties.none, isAlarm: true },
  { key: 'notDueDuties', word: '未到期', of: ({ duties }) => duties.notDue },
  { key: 'apartDuties', word: '不计', of: ({ duties }) => duties.apart },
];

/** Both tables, one under the other. */
export function summaryTable({ tasks, units, year }: SummaryView): TableCopy {
  const cells = (row: SummaryFigures) => SUMMARY_COLUMNS.map(({ of }) => of(row));
  return {
    name: `${year}年政务公开工作落实情况`,
    header: ['分类', '名称', ...SUMMARY_COLUMNS.map(({ word }, at) => `${at < 6 ? '项次' : '事项'}${word}`)],
    rows: [
      ...tasks.map((row) => ['重点任务', row.name === '' ? NO_TASK : row.name, ...cells(row)]),
      ...units.map((row) => ['单位', row.unit, ...cells(row)]),
    ],
  };
}
