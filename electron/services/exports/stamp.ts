import type { DutyId, Year } from '../../domain/brand.ts';
import type { DutyTextField } from '../../domain/model/duty.ts';
import { rowKey, type StampedRow, type WorkbookStamp } from '../../domain/sheets/stamp.ts';
import type { CellSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';

/** Whose workbook it is, and which. */
export type Origin = Pick<WorkbookStamp, 'workspace' | 'district' | 'book' | 'madeAt'> & { readonly year: Year };

const FIELDS: Readonly<Record<string, DutyTextField>> = {
  序号: 'number',
  工作举措: 'content',
  公开事项: 'content',
  责任单位: 'unitsWording',
  时限: 'timeWording',
  公开时限: 'timeWording',
};
/** Columns of labels, broad to fine: the first that a table has is read as the task, the second as its part. */
const LABELS: ReadonlySet<string> = new Set(['类别', '重点任务', '工作任务']);

/** Marks the rows of the first sheet with hidden keys, and says in the stamp what each showed, field by field; its other sheets are for reading. */
export function withKeys(
  spec: WorkbookSpec,
  kind: 'tasks' | 'schedule',
  duties: readonly { readonly id: DutyId }[],
  origin: Origin,
): WorkbookSpec {
  const [first, ...others] = spec.sheets;
  if (!first) return spec;
  const keys = duties.map((_, row) => rowKey(origin.book, row + 1));
  const cellsOf = printedCells(first);
  const rows = Object.fromEntries(
    duties.map(({ id }, row): [string, StampedRow] => [keys[row] ?? '', { id, cells: cellsOf(row) }]),
  );
  return {
    ...spec,
    sheets: [{ ...first, keys }, ...others],
    stamp: { version: 1, kind, ...origin, rows, viewOnly: others.map(({ name }) => name) },
  };
}

/** Says of a workbook that it is for reading only, so that nobody's totals are taken for duties when it comes back. */
export function asReport(spec: WorkbookSpec, origin: Origin): WorkbookSpec {
  return {
    ...spec,
    stamp: { version: 1, kind: 'report', ...origin, rows: {} },
  };
}

/** A row's texts by field, labels of merged cells in every row that they stand for. */
function printedCells({ columns, rows, merges }: SheetSpec): (row: number) => Readonly<Record<string, string>> {
  const labels = columns.flatMap(({ header }, column) => (LABELS.has(header[0]) ? [column] : []));
  const fields = columns.flatMap(({ header }, column): readonly (readonly [number, string])[] => {
    const label = labels.indexOf(column);
    const field = label < 0 ? FIELDS[header[0]] : ['task', 'subtask'][label];
    return field === undefined ? [] : [[column, field]];
  });
  const tops = new Map<string, number>();
  for (const { top, bottom, left, right } of merges) {
    if (left < right) continue;
    for (let row = top; row <= bottom; row += 1) tops.set(`${row} ${left}`, top);
  }
  return (row) => {
    const shown = fields.map(([column, field]) => [field, textOf(rows[tops.get(`${row} ${column}`) ?? row]?.[column])]);
    return Object.fromEntries([['task', ''], ['subtask', ''], ...shown]);
  };
}

function textOf(cell: CellSpec | undefined): string {
  if (cell === undefined || cell.kind === 'empty') return '';
  return cell.kind === 'text' ? cell.text : String(cell.value ?? '');
}
