import type { DutyRow } from '../../electron/contract/duties.ts';
import { DUTY_TEXT_WORDS } from '../../electron/domain/words/duties.ts';

/** The breakdown table's columns, in their order. */
export const columns = ['task', 'subtask', 'number', 'content', 'units', 'time', 'progress', 'state'] as const;
export type Column = (typeof columns)[number];

export const columnWords: Readonly<Record<Column, string>> = {
  task: DUTY_TEXT_WORDS.task,
  subtask: DUTY_TEXT_WORDS.subtask,
  number: DUTY_TEXT_WORDS.number,
  content: '工作举措（事项）',
  units: DUTY_TEXT_WORDS.unitsWording,
  time: DUTY_TEXT_WORDS.timeWording,
  progress: '进展',
  state: '状态',
};

/** Columns whose text is typed over in place. */
export type TextColumn = 'task' | 'subtask' | 'number' | 'content' | 'time';
const textColumns: ReadonlySet<Column> = new Set<Column>(['task', 'subtask', 'number', 'content', 'time']);

export function isTextColumn(column: Column): column is TextColumn {
  return textColumns.has(column);
}

/** What a cell holds when it is typed over. The time column is typed as a wording. */
export function cellText(row: DutyRow, column: TextColumn): string {
  return column === 'time' ? row.timeWording : row[column];
}

/** The longest number the app keeps. */
export const NUMBER_LENGTH = 20;
