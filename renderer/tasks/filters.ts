import type { DutyRow } from '../../electron/contract/duties.ts';
import type { DutyId, UnitId } from '../../electron/domain/brand.ts';
import { runsOf, type RowRun } from '../grid/runs.ts';
import { flag, oneOf, text, type AddressValues } from '../address/useAddressState.ts';
import { countToCheck, isToCheck } from '../../electron/domain/duties/toCheck.ts';
import { DUTY_STATES } from '../../electron/domain/words/states.ts';

/** What the breakdown table shows, kept in the address; an empty text means no restriction. */
export const taskFilters = {
  kind: oneOf(['', 'disclosure', 'measure', 'submission', 'case'], ''),
  unit: text<UnitId>(),
  state: oneOf(['', ...DUTY_STATES], ''),
  q: text(),
  check: flag,
  /** The duty whose drawer is open. */
  duty: text<DutyId>(),
};

export type TaskFilters = Omit<AddressValues<typeof taskFilters>, 'duty'>;

/** Full-width and half-width, upper and lower case, and blanks make no difference when looking for words. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}

export function filterRows(rows: readonly DutyRow[], filters: TaskFilters): readonly DutyRow[] {
  const wanted = normalise(filters.q);
  return rows.filter(
    (row) =>
      (filters.kind === '' || row.kind === filters.kind) &&
      (filters.unit === '' || row.unitIds.some((id) => id === filters.unit)) &&
      inState(row, filters.state) &&
      (!filters.check || isToCheck(row)) &&
      (wanted === '' || searchText(row).includes(wanted)),
  );
}

/** A row that is overdue may be 待核 as well: whoever asks for the state is shown all of them. */
function inState(row: DutyRow, state: TaskFilters['state']): boolean {
  return state === '' || (state === 'toCheck' ? isToCheck(row) : row.state === state);
}

const texts = new WeakMap<DutyRow, string>();

/** What a row is found by; made once for each row. */
function searchText(row: DutyRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = normalise(searchable(row));
  texts.set(row, text);
  return text;
}

function searchable(row: DutyRow): string {
  const names = row.assignments.map((assignment) => assignment.name).join(' ');
  return [row.number, row.task, row.subtask, row.content, row.timeWording, row.unitsWording, names].join('\n');
}

/** The merged cells of the first two columns. A second-level task is merged only within its task. */
export interface TaskRuns {
  readonly task: readonly RowRun[];
  readonly subtask: readonly RowRun[];
}

export function taskRuns(rows: readonly DutyRow[]): TaskRuns {
  return {
    // Scheduled items stand under no task: they share one cell that says what they are.
    task: runsOf(rows, (row) => (row.task === '' && row.kind !== 'disclosure' ? '' : `${row.kind}\n${row.task}`)),
    subtask: runsOf(rows, (row) =>
      row.task + row.subtask === '' && row.kind !== 'disclosure' ? '' : `${row.kind}\n${row.task}\n${row.subtask}`,
    ),
  };
}

export interface TaskCounts {
  readonly rows: number;
  readonly tasks: number;
  readonly toCheck: number;
  readonly overdue: number;
}

/** Figures of the header line. */
export function countRows(rows: readonly DutyRow[]): TaskCounts {
  return {
    rows: rows.length,
    tasks: new Set(rows.flatMap((row) => (row.task === '' ? [] : [`${row.kind}\n${row.task}`]))).size,
    toCheck: countToCheck(rows),
    overdue: rows.filter((row) => row.overdue > 0).length,
  };
}
