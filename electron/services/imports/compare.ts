import type { RecognisedTable, TableRow, TableKind } from '../../domain/tables/recognisedTable.ts';
import type { DutyKind } from '../../domain/duties/duty.ts';
import type { Year } from '../../domain/brand.ts';
import type { ImportedDuty, SourceRow } from '../../store/dutyRecords.ts';
import type { Store } from '../../store/store.ts';
import { matchRows } from './matching.ts';
import type { PendingFile } from './previewShelf.ts';

/** A field whose value in the file differs from what was imported before and from what is stored. */
export interface FieldChange {
  readonly field: keyof SourceRow;
  readonly before: string;
  readonly after: string;
}

/** A row of the file beside the duty it belongs to. */
export interface ComparedRow {
  /** Stable within the preview: `t0-12`. */
  readonly key: string;
  readonly row: TableRow;
  readonly stored: ImportedDuty | undefined;
  readonly changes: readonly FieldChange[];
}

export interface ComparedTable {
  readonly tableId: string;
  readonly table: RecognisedTable;
  readonly rows: readonly ComparedRow[];
}

/** Chinese names of the fields, as a preview shows them. */
export const FIELD_NAMES: Readonly<Record<keyof SourceRow, string>> = {
  number: '序号',
  task: '一级任务',
  subtask: '二级任务',
  content: '内容',
  timeWording: '公开时限',
  unitsWording: '责任单位',
};
const FIELDS = ['number', 'task', 'subtask', 'content', 'timeWording', 'unitsWording'] as const;

/** The kind of duty that a kind of table holds. */
export function dutyKindOf(kind: TableKind): DutyKind {
  return kind === 'schedule' ? 'disclosure' : 'measure';
}

/** The texts of a row as they are stored and compared. */
export function textsOf(row: TableRow): SourceRow {
  const { number, task, subtask, timeWording, unitsWording } = row;
  // A row that names only its task asks for the task itself.
  const content = row.content.trim() || subtask.trim() || task.trim();
  return { number, task, subtask, content, timeWording, unitsWording };
}

/** Sets a file beside the year's duties. Each stored duty is matched once, also where two tables of the file could claim it. */
export function compareFile(store: Store, pending: PendingFile): readonly ComparedTable[] {
  const stored = new Map<DutyKind, readonly ImportedDuty[]>();
  return pending.file.tables.map((table, index) => {
    const kind = dutyKindOf(table.kind);
    const candidates = stored.get(kind) ?? store.duties.toCompare(pending.year, kind);
    const tableId = `t${index}`;
    const rows = compareTable(tableId, table, pending.fileName, candidates);
    const taken = new Set(rows.flatMap((row) => (row.stored ? [row.stored] : [])));
    stored.set(
      kind,
      candidates.filter((duty) => !taken.has(duty)),
    );
    return { tableId, table, rows };
  });
}

function compareTable(
  tableId: string,
  table: RecognisedTable,
  fileName: string,
  candidates: readonly ImportedDuty[],
): readonly ComparedRow[] {
  const rows = table.rows.filter((row) => textsOf(row).content !== '');
  const texts = rows.map(textsOf);
  const matches = matchRows(texts, { fileName, sheet: table.grid.sheet, title: table.title }, candidates);
  return rows.map((row, index) => {
    const duty = matches[index];
    const text = texts[index];
    return { key: `${tableId}-${index}`, row, stored: duty, changes: duty && text ? changesOf(text, duty) : [] };
  });
}

/** An empty cell never clears a value, and a value that the file had before does not undo the office's edit. */
function changesOf(row: SourceRow, duty: ImportedDuty): readonly FieldChange[] {
  return FIELDS.flatMap((field) => {
    const after = row[field];
    const before = duty[field];
    if (after.trim() === '' || after === before || after === duty.source?.row[field]) return [];
    return [{ field, before, after }];
  });
}

/** The years that a preview may name. */
export function asYear(year: number | undefined): Year | undefined {
  // A calendar year of the contract's range is a `Year`.
  return year !== undefined && Number.isInteger(year) && year >= 2008 && year <= 2099 ? (year as Year) : undefined;
}
