import { NOTHING_FILLED, OPEN_FIELDS, STATUS_WORDS, type OpenCells } from './form.ts';
import { type OpenField } from '../model/documents.ts';
import type { ReturnedRow } from './returned.ts';
import { readCell, type ReadingDays } from './values.ts';
import { FORM_FIELD_WORDS } from '../words/documents.ts';

/**
 * How a cell stands against what is on record. `changed`: the unit wrote something, and nobody has touched the record since the
 * book went out. `conflict`: both did. `clears`: the unit emptied the cell. `refused`: what stands there cannot be taken.
 * `incomplete`: 已完成 without a date, which a person must ask for.
 */
export type FillInCellState = 'changed' | 'conflict' | 'clears' | 'refused' | 'incomplete';

export interface CellDiff {
  readonly field: OpenField;
  readonly state: FillInCellState;
  /** On record now. */
  readonly before: string;
  /** As the unit has it; as it stands in the cell where it cannot be taken. */
  readonly after: string;
  /** As it went out, where that differs from the record. */
  readonly base?: string;
  readonly address: string;
  /** Whether the person may take it over at all. */
  readonly takeable: boolean;
  readonly note?: string;
}

export interface RowDiff {
  /** What the unit's cells say, read; those that cannot be read are ''. */
  readonly theirs: OpenCells;
  readonly cells: readonly CellDiff[];
  /** The unit wrote something, whether or not it is on record already. */
  readonly filled: boolean;
}

/** Reads a row's open cells. */
function readRow({ cells }: ReturnedRow, days: ReadingDays) {
  return OPEN_FIELDS.flatMap((field) => {
    const cell = cells[field];
    return cell === undefined ? [] : [{ field, cell, reading: readCell(field, cell, days) }];
  });
}

/** What a row's cells say; '' where nothing can be read. */
export function theirCells(row: ReturnedRow, days: ReadingDays): OpenCells {
  const read = readRow(row, days).map(({ field, reading }) => [field, reading.kind === 'value' ? reading.value : '']);
  return { ...NOTHING_FILLED, ...Object.fromEntries(read) };
}

/**
 * Compares a row three ways: as it went out (`base`; `undefined` where that is not known any more), as it came back, and as it
 * is on record (`ours`). What the unit did not touch is no difference, whatever the office did meanwhile.
 */
export function compareRow(row: ReturnedRow, base: OpenCells | undefined, ours: OpenCells, days: ReadingDays): RowDiff {
  const theirs = theirCells(row, days);
  const diffs: CellDiff[] = [];
  let filled = false;
  for (const { field, cell, reading } of readRow(row, days)) {
    const common = { field, before: ours[field], address: cell.address, ...baseOf(base, ours, field) };
    if (reading.kind === 'refused') {
      filled = true;
      const note = `单元格 ${cell.address} 的“${reading.text}”${reading.why}，没有采用`;
      diffs.push({ ...common, state: 'refused', after: reading.text, takeable: false, note });
      continue;
    }
    const { value, note } = reading;
    if (value !== (base?.[field] ?? '')) filled = true;
    const state = stateOf(value, base?.[field], ours[field]);
    if (state === undefined) continue;
    const takeable = state !== 'clears' || (field !== 'status' && field !== 'doneOn');
    diffs.push({ ...common, state, after: value, takeable, ...(note === undefined ? {} : { note }) });
  }
  return { theirs, cells: asOne(diffs, theirs, ours), filled };
}

function baseOf(base: OpenCells | undefined, ours: OpenCells, field: OpenField): { readonly base?: string } {
  return base === undefined || base[field] === ours[field] ? {} : { base: base[field] };
}

function stateOf(theirs: string, base: string | undefined, ours: string): FillInCellState | undefined {
  if (theirs === ours || theirs === base) return undefined;
  if (theirs === '') return base === undefined ? undefined : 'clears';
  // Without knowing what went out, a record that says something else may be the office's own.
  return ours === (base ?? '') ? 'changed' : 'conflict';
}

/** Status and date belong together: one without the other is no registration, and a registration is not taken back by a word. */
function asOne(diffs: readonly CellDiff[], theirs: OpenCells, ours: OpenCells): readonly CellDiff[] {
  const says = (field: OpenField): CellDiff | undefined => diffs.find((diff) => diff.field === field);
  const isDone = theirs.status === STATUS_WORDS.done;
  return diffs.map((diff): CellDiff => {
    if (diff.state === 'refused') return diff;
    if (diff.state === 'clears') return withClearing(diff);
    if (diff.field === 'status') {
      if (isDone && theirs.doneOn === '' && ours.doneOn === '') {
        const missing = says('doneOn')?.state === 'refused' ? '完成日期无法采用' : '没有填完成日期';
        const note = `填了“${STATUS_WORDS.done}”，${missing}；补上日期才能登记办结`;
        return { ...noted(diff, note), state: 'incomplete', takeable: false };
      }
      if (!isDone && ours.doneOn !== '') {
        return {
          ...noted(diff, `已登记办结（${ours.doneOn}）；要改为“${theirs.status}”，请先移除登记`),
          takeable: false,
        };
      }
    }
    if (diff.field === 'doneOn' && !isDone && ours.doneOn === '') {
      const unread = says('status')?.state === 'refused';
      if (unread) return { ...noted(diff, '完成情况无法读取，日期没有采用'), takeable: false };
      if (theirs.status === '') return noted(diff, `没有选“${FORM_FIELD_WORDS.status}”，按“${STATUS_WORDS.done}”登记`);
      return { ...noted(diff, `填了日期，完成情况却是“${theirs.status}”，没有采用`), takeable: false };
    }
    return diff;
  });
}

function withClearing(diff: CellDiff): CellDiff {
  return noted(diff, diff.takeable ? '表里清空了；不勾选就保留原来的内容' : '表里清空了；登记不会因此取消');
}

function noted(diff: CellDiff, note: string): CellDiff {
  return { ...diff, note: diff.note === undefined ? note : `${diff.note}；${note}` };
}

/** What is taken over unless the person says otherwise: what changed, and nothing that stands against the record. */
export function takenAtFirst(cells: readonly CellDiff[]): readonly OpenField[] {
  return cells.filter(({ state, takeable }) => state === 'changed' && takeable).map(({ field }) => field);
}
