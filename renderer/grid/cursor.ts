/** A cell by 0-based row and column. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** The active cell, and the cell from which the selection was drawn. */
export interface Cursor {
  readonly active: CellPosition;
  readonly anchor: CellPosition;
}

/** The selected rectangle, inclusive. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on screen: what PageUp and PageDown move by. */
  readonly page: number;
}

export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

export function cursorAt(row: number, column: number): Cursor {
  const cell = { row, column };
  return { active: cell, anchor: cell };
}

export function selectedRange({ active, anchor }: Cursor): CellRange {
  return {
    top: Math.min(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    bottom: Math.max(active.row, anchor.row),
    right: Math.max(active.column, anchor.column),
  };
}

/** Where a key takes the cursor, as in a spreadsheet; `undefined` for keys that do not move it. */
export function moveCursor(cursor: Cursor, press: KeyPress, bounds: GridSize): Cursor | undefined {
  if (bounds.rows === 0 || bounds.columns === 0) return undefined;
  const travels = press.key === 'Tab' || press.key === 'Enter';
  const target = travels ? step(cursor.active, press, bounds) : jump(cursor.active, press, bounds);
  if (!target) return undefined;
  const active = {
    row: Math.min(Math.max(target.row, 0), bounds.rows - 1),
    column: Math.min(Math.max(target.column, 0), bounds.columns - 1),
  };
  return { active, anchor: press.shift && !travels ? cursor.anchor : active };
}

/** Tab runs along the row and on to the next one; Enter runs down. With Shift both run back. */
function step(at: CellPosition, press: KeyPress, bounds: GridSize): CellPosition {
  const by = press.shift ? -1 : 1;
  if (press.key === 'Enter') return { row: at.row + by, column: at.column };
  const column = at.column + by;
  if (column >= 0 && column < bounds.columns) return { row: at.row, column };
  const row = at.row + by;
  if (row < 0 || row >= bounds.rows) return at;
  return { row, column: by > 0 ? 0 : bounds.columns - 1 };
}

function jump(at: CellPosition, { key, ctrl }: KeyPress, bounds: GridSize): CellPosition | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : at.row - 1, column: at.column };
    case 'ArrowDown':
      return { row: ctrl ? bounds.rows - 1 : at.row + 1, column: at.column };
    case 'ArrowLeft':
      return { row: at.row, column: ctrl ? 0 : at.column - 1 };
    case 'ArrowRight':
      return { row: at.row, column: ctrl ? bounds.columns - 1 : at.column + 1 };
    case 'PageUp':
      return { row: at.row - bounds.page, column: at.column };
    case 'PageDown':
      return { row: at.row + bounds.page, column: at.column };
    case 'Home':
      return { row: ctrl ? 0 : at.row, column: 0 };
    case 'End':
      return { row: ctrl ? bounds.rows - 1 : at.row, column: bounds.columns - 1 };
    default:
      return undefined;
  }
}
