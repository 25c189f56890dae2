import type { DutyRow } from '../../electron/contract/duties.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import type { CellPosition } from '../grid/cursor.ts';
import type { RowRun } from '../grid/runs.ts';
import { cellText, columns, isTextColumn, type Column } from './columns.ts';
import type { TaskRuns } from './filters.ts';

const CHARACTERS_PER_LINE = 24;
const LINE = 21;

/** Height to reckon with before a row is measured: up to three lines of its content. */
export function estimateRow(row: DutyRow | undefined): number {
  const lines = Math.min(3, Math.ceil((row?.content.length ?? 1) / CHARACTERS_PER_LINE));
  return lines * LINE + 13;
}

/** A label taller than its merged cell makes that cell's first row taller. */
export function roomFor(label: string, at: number, run: RowRun | undefined, charactersPerLine: number): string {
  if (!run || run.first !== at) return '';
  const lines = Math.ceil(label.length / charactersPerLine);
  const rows = run.last - run.first + 1;
  return lines * LINE + 12 > rows * (LINE + 12) ? label : '';
}

/** The column to be drawn as active: a merged cell is active as a whole. */
export function activeColumn(at: number, active: CellPosition, runs: TaskRuns) {
  if (at === active.row) return active.column;
  const run = active.column === 0 ? runs.task[active.row] : active.column === 1 ? runs.subtask[active.row] : undefined;
  return run && at >= run.first && at <= run.last ? active.column : undefined;
}

function runAt(at: number, column: Column, runs: TaskRuns): RowRun | undefined {
  if (column === 'task') return runs.task[at];
  return column === 'subtask' ? runs.subtask[at] : undefined;
}

/** Whether a key steps over merged cells. */
export function jumpsCells(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey'>, column: Column): boolean {
  const vertical = event.key === 'ArrowDown' || event.key === 'ArrowUp';
  return vertical && !event.shiftKey && !event.ctrlKey && (column === 'task' || column === 'subtask');
}

/** The arrow keys step over a merged cell as one. */
export function beyondRun(key: string, at: number, column: Column, runs: TaskRuns): number {
  const run = runAt(at, column, runs);
  if (key === 'ArrowDown') return Math.min((run?.last ?? at) + 1, runs.task.length - 1);
  const above = Math.max((run?.first ?? at) - 1, 0);
  return runAt(above, column, runs)?.first ?? above;
}

/** A merged cell is typed over as a whole: all its rows change. */
export function idsOfCell(rows: readonly DutyRow[], runs: TaskRuns, at: number, column: Column): readonly DutyId[] {
  const row = rows[at];
  const text = row && isTextColumn(column) ? cellText(row, column) : '';
  // An empty stretch is no merged cell: what is typed there is meant for one row.
  const run = text === '' ? undefined : runAt(at, column, runs);
  const cell = run ? rows.slice(run.first, run.last + 1) : rows.slice(at, at + 1);
  return cell.map(({ id }) => id);
}

/** Where the cursor goes when a cell is left by a key. */
export function nextCell(at: number, column: Column, key: string, count: number): CellPosition {
  const index = columns.indexOf(column);
  const step = key.startsWith('Shift+') ? -1 : 1;
  if (key.endsWith('Tab')) return { row: at, column: Math.min(Math.max(index + step, 0), columns.length - 1) };
  return { row: Math.min(Math.max(at + step, 0), count - 1), column: index };
}

/** Selects all of them, or, when all are selected already, none. */
export function toggledAll(selected: ReadonlySet<DutyId>, rows: readonly DutyRow[]): ReadonlySet<DutyId> {
  const next = new Set(selected);
  const all = rows.every(({ id }) => selected.has(id));
  for (const { id } of rows) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}
