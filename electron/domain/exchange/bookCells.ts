import { NOTHING_FILLED, OPEN_FIELDS, STATUS_WORDS, type OpenCells } from '../fillIn/form.ts';
import type { ReturnedRow } from '../fillIn/returned.ts';
import { readCell, type ReadingDays } from '../fillIn/values.ts';
import type { OpenField } from '../model/documents.ts';
import { FORM_FIELD_WORDS } from '../words/documents.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { changeOf, type CellChange, type CellVersions } from './threeWay.ts';

/** One open cell that a unit filled in otherwise than it is on record; where it cannot be read, `after` is what stands in it. */
export interface BookChange extends CellChange<OpenField> {
  readonly address: string;
  /** Chinese: what was made of it, or why it is not taken. */
  readonly note?: string;
}

export interface RowDiff {
  /** What the unit's cells say, read; those that cannot be read are ''. */
  readonly theirs: OpenCells;
  /** As it went out; `undefined` where that is not known any more. */
  readonly base: OpenCells | undefined;
  readonly cells: readonly BookChange[];
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
 * is on record (`ours`). What the unit did not touch is no difference, whatever the office did meanwhile. `shut`: why nothing of it is
 * to be registered, in Chinese. `from`: the day on which its period begins; what is done before it (提前) waits for a reason.
 */
export function compareRow(
  row: ReturnedRow,
  base: OpenCells | undefined,
  ours: OpenCells,
  days: ReadingDays,
  { shut, from }: { readonly shut?: string; readonly from?: PlainDate } = {},
): RowDiff {
  const theirs = theirCells(row, days);
  const changes: BookChange[] = [];
  let filled = false;
  for (const { field, cell, reading } of readRow(row, days)) {
    const { address } = cell;
    const sides = { base: base?.[field], ours: ours[field], theirs: theirs[field] };
    if (reading.kind === 'refused') {
      filled = true;
      const note = `单元格 ${address} 的“${reading.text}”${reading.why}，没有采用`;
      changes.push({ ...unread(field, sides), after: reading.text, address, note });
      continue;
    }
    if (sides.theirs !== (sides.base ?? '')) filled = true;
    const change = changeOf(field, sides, {
      same: (a, b) => a === b,
      // Where it is not known what went out, an empty cell may always have been empty.
      emptyClears: base !== undefined,
      // Nor is it known then who wrote what is on record.
      isOwn: () => base === undefined && sides.ours !== '',
    });
    if (change) changes.push({ ...change, address, ...(reading.note === undefined ? {} : { note: reading.note }) });
  }
  const isEarly = from !== undefined && theirs.doneOn !== '' && theirs.doneOn < from;
  const cells = asOne(changes, theirs, ours)
    .map((change) => (isEarly ? heldBack(change, theirs) : change))
    .map((change) => shutOut(change, theirs, shut));
  return { theirs, base, cells, filled };
}

function registers({ field }: BookChange, theirs: OpenCells): boolean {
  return field === 'doneOn' || (field === 'status' && theirs.status === STATUS_WORDS.done);
}

/** What would register something that was done before its period began: it waits for the reason. */
function heldBack(change: BookChange, theirs: OpenCells): BookChange {
  if (change.barred !== undefined || !registers(change, theirs)) return change;
  const note =
    change.field === 'doneOn' ? '早于所属期开始，属于提前；写明原因才能登记' : '日期属于提前，随日期一起登记';
  return { ...noted(change, note), barred: 'early' };
}

function unread(field: OpenField, { base, ours }: Pick<CellVersions, 'base' | 'ours'>): CellChange<OpenField> {
  const known = base === undefined ? {} : { base };
  return { field, before: ours, after: '', ...known, conflict: false, clears: false, barred: 'unreadable' };
}

/** Status and date belong together: one without the other is no registration, and a registration is not taken back by a word. */
function asOne(changes: readonly BookChange[], theirs: OpenCells, ours: OpenCells): readonly BookChange[] {
  const isUnread = (field: OpenField): boolean =>
    changes.some((change) => change.field === field && change.barred === 'unreadable');
  const isDone = theirs.status === STATUS_WORDS.done;
  return changes.map((change): BookChange => {
    const { field, barred, clears } = change;
    if (barred === 'unreadable') return change;
    if (clears) return withClearing(change);
    if (field === 'status') {
      if (isDone && theirs.doneOn === '' && ours.doneOn === '') {
        const missing = isUnread('doneOn') ? '完成日期无法采用' : '没有填完成日期';
        return {
          ...noted(change, `填了“${STATUS_WORDS.done}”，${missing}；补上日期才能登记办结`),
          barred: 'incomplete',
        };
      }
      if (!isDone && ours.doneOn !== '') {
        return contrary(change, `已登记办结（${ours.doneOn}）；要改为“${theirs.status}”，请先移除登记`);
      }
    }
    if (field === 'doneOn' && !isDone && ours.doneOn === '') {
      if (isUnread('status')) return contrary(change, '完成情况无法读取，日期没有采用');
      if (theirs.status === '')
        return noted(change, `没有选“${FORM_FIELD_WORDS.status}”，按“${STATUS_WORDS.done}”登记`);
      return contrary(change, `填了日期，完成情况却是“${theirs.status}”，没有采用`);
    }
    return change;
  });
}

/** An emptied cell takes no registration back. */
function withClearing(change: BookChange): BookChange {
  return change.field === 'status' || change.field === 'doneOn'
    ? contrary(change, '表里清空了；登记不会因此取消')
    : noted(change, '表里清空了；不勾选就保留原来的内容');
}

/** What would register something that is not to be registered. */
function shutOut(change: BookChange, theirs: OpenCells, shut: string | undefined): BookChange {
  const isOpen = shut === undefined || change.barred === 'unreadable' || !registers(change, theirs);
  return isOpen ? change : contrary(change, shut);
}

function contrary(change: BookChange, note: string): BookChange {
  return { ...noted(change, note), barred: 'contrary' };
}

function noted(change: BookChange, note: string): BookChange {
  return { ...change, note: change.note === undefined ? note : `${change.note}；${note}` };
}
