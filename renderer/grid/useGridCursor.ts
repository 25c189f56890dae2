import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import {
  selectedRange,
  cursorAt,
  moveCursor,
  type CellRange,
  type GridSize,
  type CellPosition,
  type Cursor,
} from './cursor.ts';

export interface GridCursor {
  readonly active: CellPosition;
  readonly block: CellRange;
  /** Puts the cursor on a cell; `extend` keeps the other corner of the selection. */
  readonly go: (cell: CellPosition, extend?: boolean) => void;
  /** Moves by a key as a spreadsheet does. False for keys that do not move, and where there is nowhere left to go. */
  readonly press: (event: KeyboardEvent) => boolean;
}

/** The cursor of a table that is walked with the keyboard. It stays inside when rows disappear. */
export function useGridCursor({ rows, columns, page }: GridSize): GridCursor {
  const [raw, setCursor] = useState<Cursor>(() => cursorAt(0, 0));
  const cursor = useMemo(() => inside(raw, rows, columns), [raw, rows, columns]);
  const go = useCallback((cell: CellPosition, extend = false) => {
    setCursor((old) => ({ active: cell, anchor: extend ? old.anchor : cell }));
  }, []);
  const press = (event: KeyboardEvent): boolean => {
    const how = { key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey };
    const next = moveCursor(cursor, how, { rows, columns, page });
    if (!next) return false;
    const moved = next.active.row !== cursor.active.row || next.active.column !== cursor.active.column;
    // At the last cell Tab leaves the table, so that the keyboard is never caught in it.
    if (!moved && event.key === 'Tab') return false;
    event.preventDefault();
    setCursor(next);
    return true;
  };
  return { active: cursor.active, block: selectedRange(cursor), go, press };
}

function inside(cursor: Cursor, rows: number, columns: number): Cursor {
  const fit = (cell: CellPosition): CellPosition => ({
    row: Math.max(0, Math.min(cell.row, rows - 1)),
    column: Math.max(0, Math.min(cell.column, columns - 1)),
  });
  return { active: fit(cursor.active), anchor: fit(cursor.anchor) };
}
