import { useCallback, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import type { SubmissionRow } from '../../electron/contract/submissions.ts';
import { formatBlock, parseBlock } from '../grid/clipboard.ts';
import type { CellRange, CellPosition } from '../grid/cursor.ts';
import { useGridCursor } from '../grid/useGridCursor.ts';
import { readCount, readPaste, type CountChange, type UnitNames } from './counts.ts';
import { useYearLock } from '../ui/WriteButton.tsx';

export const MONTHS: readonly number[] = Array.from({ length: 12 }, (_, index) => index + 1);
const PAGE = 15;

interface CountKeysInput {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly rows: readonly SubmissionRow[];
  readonly names: UnitNames;
  readonly onSave: (changes: readonly CountChange[], done?: string) => void;
  readonly onRefuse: (message: string) => void;
  /** Opens a cell's pieces. */
  readonly onOpen: (cell: CellPosition) => void;
}

/** The table of counts under the keyboard, mouse and clipboard: where the cursor is, what is being typed, what is stored. */
export function useCountKeys(input: CountKeysInput) {
  const { table, rows } = input;
  const grid = useGridCursor({ rows: rows.length, columns: MONTHS.length, page: PAGE });
  /** What the box in the active cell starts with, while there is one. */
  const [editing, begin] = useState<string>();
  const lock = useYearLock();
  const setEditing = (initial: string | undefined): void => {
    if (lock !== undefined && initial !== undefined) input.onRefuse(lock);
    else begin(initial);
  };
  const { active, block } = grid;
  const leaveEdit = (): void => {
    setEditing(undefined);
    table.current?.focus({ preventScroll: true });
  };
  const editor = {
    onCommit: (text: string, event: KeyboardEvent): boolean => {
      if (!enter(input, active, text)) return false;
      grid.press(event);
      leaveEdit();
      return true;
    },
    onLeave: (text: string): void => {
      enter(input, active, text);
      setEditing(undefined);
    },
    onCancel: leaveEdit,
  };
  const { go: moveTo } = grid;
  const go = useCallback(
    (cell: CellPosition, extend?: boolean): void => {
      // Takes the focus first: a box that is open keeps what was typed in its own cell.
      table.current?.focus({ preventScroll: true });
      moveTo(cell, extend);
    },
    [moveTo, table],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active.row];
    if (!row) return;
    const digit = digitOf(event);
    if (digit !== undefined) {
      event.preventDefault();
      setEditing(digit);
    } else if (event.key === ' ') {
      event.preventDefault();
      input.onOpen(active);
    } else if (event.key === 'F2') setEditing(String(row.counts[active.column] ?? ''));
    else if (event.key === 'Delete' || event.key === 'Backspace') clear(input, block);
    else if (event.key === 'Escape') table.current?.blur();
    else grid.press(event);
  };
  const clipboard = useClipboard(input, editing === undefined, active, block);
  return { active, block, editing, setEditing, editor, go, onKeyDown, ...clipboard };
}

function useClipboard(
  { rows, names, onSave, onRefuse }: CountKeysInput,
  free: boolean,
  active: CellPosition,
  block: CellRange,
) {
  const onPaste = (event: ClipboardEvent): void => {
    // A box that is open pastes into itself.
    if (!free) return;
    event.preventDefault();
    const reading = readPaste(parseBlock(event.clipboardData.getData('text/plain')), active, rows, names);
    if (reading.ok) onSave(reading.changes, `已粘贴 ${reading.changes.length} 格`);
    else onRefuse(reading.message);
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (!free) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', formatBlock(textsOf(rows, block)));
  };
  return { onPaste, onCopy };
}

/** The digit that a key types, full-width ones too. An input method that hears the key first says only which key it was. */
function digitOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (/^[0-9０-９]$/u.test(key)) return key.normalize('NFKC');
  return key === 'Process' && !shiftKey ? /^(?:Digit|Numpad)(\d)$/u.exec(code)?.[1] : undefined;
}

/** Stores what was typed into a cell; false where it is no count. */
function enter({ rows, onSave, onRefuse }: CountKeysInput, cell: CellPosition, text: string): boolean {
  const row = rows[cell.row];
  const count = readCount(text);
  if (!row || count === undefined) {
    onRefuse(`“${row?.unit ?? ''}”${cell.column + 1}月：“${text}”不是 0 至 9999 的整数，未保存。`);
    return false;
  }
  if ((row.counts[cell.column] ?? null) !== count) onSave([{ unitId: row.unitId, month: cell.column + 1, count }]);
  return true;
}

/** Empties the filled cells of a block. */
function clear({ rows, onSave }: CountKeysInput, block: CellRange): void {
  const changes = rows
    .slice(block.top, block.bottom + 1)
    .flatMap((row) =>
      MONTHS.slice(block.left, block.right + 1).flatMap((month) =>
        row.counts[month - 1] === undefined ? [] : [{ unitId: row.unitId, month, count: null }],
      ),
    );
  onSave(changes, changes.length > 1 ? `已清空 ${changes.length} 格` : undefined);
}

function textsOf(rows: readonly SubmissionRow[], block: CellRange): readonly (readonly string[])[] {
  return rows
    .slice(block.top, block.bottom + 1)
    .map((row) => row.counts.slice(block.left, block.right + 1).map((count) => String(count ?? '')));
}
