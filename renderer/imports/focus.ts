import type { PreviewRow, DutyTextField, TablePreview } from '../../electron/contract/imports.ts';
import type { ColumnRole } from '../../electron/contract/shared.ts';

/** What a person looks at: a row of the reading, and one of its fields. */
export interface Focus {
  readonly index: number;
  readonly field: DutyTextField;
}

const ORDER = ['number', 'task', 'subtask', 'content', 'timeWording', 'unitsWording'] as const;

/** Fields that every row has on screen. */
const ALWAYS: ReadonlySet<DutyTextField> = new Set(['content', 'timeWording', 'unitsWording']);

/** The fields that the arrow keys walk through: what is on screen of every row, and what differs. */
export function fieldsOf(row: PreviewRow): readonly DutyTextField[] {
  const changed = new Set(row.changes.map(({ field }) => field));
  return ORDER.filter((field) => ALWAYS.has(field) || changed.has(field));
}

/** The field beside this one; it stays at the ends. A row that does not have the field starts at its content. */
export function besideField(row: PreviewRow, field: DutyTextField, by: 1 | -1): DutyTextField {
  const fields = fieldsOf(row);
  const at = fields.indexOf(field);
  return at < 0 ? 'content' : (fields[at + by] ?? field);
}

/** The field as the row has it. */
export function fieldIn(row: PreviewRow, field: DutyTextField): DutyTextField {
  return fieldsOf(row).includes(field) ? field : 'content';
}

const ROLES: Readonly<Record<DutyTextField, readonly ColumnRole[]>> = {
  number: ['number'],
  task: ['task'],
  subtask: ['subtask'],
  content: ['content'],
  timeWording: ['time'],
  unitsWording: ['units', 'leadUnits', 'supportUnits'],
};

/** Where a value is read from when its own column is not there: a time from the content, a content from the task. */
const INSTEAD: Readonly<Partial<Record<DutyTextField, DutyTextField>>> = {
  timeWording: 'content',
  content: 'subtask',
  subtask: 'task',
};

/** The columns of the sheet that a field was read from. */
export function columnsBehind(table: Pick<TablePreview, 'columns'>, field: DutyTextField): ReadonlySet<number> {
  const roles = ROLES[field];
  const columns = table.columns.filter(({ role }) => roles.includes(role)).map(({ column }) => column);
  const instead = INSTEAD[field];
  return columns.length === 0 && instead !== undefined ? columnsBehind(table, instead) : new Set(columns);
}

/** Index of the first row of a list that stands at or below a row of the sheet; a merged cell picks the first row it covers. */
export function rowAtOrBelow(rows: readonly PreviewRow[], gridRow: number): number {
  return rows.findIndex((row) => row.gridRow >= gridRow);
}

/** The field that a column of the sheet belongs to. */
export function fieldOfColumn({ columns }: Pick<TablePreview, 'columns'>, column: number): DutyTextField {
  const role = columns.find((each) => each.column === column)?.role;
  return ORDER.find((field) => role !== undefined && ROLES[field].includes(role)) ?? 'content';
}
