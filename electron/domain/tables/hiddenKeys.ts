import type { Grid } from './grid.ts';
import { KEY_MARK, readStamp, STAMP_SHEET, type WorkbookStamp } from './stamp.ts';

/** Parts the stamp's sheet from the sheets that people read. */
export function takeStamp(grids: readonly Grid[]): {
  readonly stamp: WorkbookStamp | undefined;
  readonly sheets: readonly Grid[];
} {
  const isStamp = ({ hidden, sheet }: Grid): boolean => hidden === true && sheet.startsWith(STAMP_SHEET);
  const stamps = grids.filter(isStamp).map(({ rows }) => readStamp(rows.map(([cell]) => cell?.text ?? '')));
  return { stamp: stamps.find((stamp) => stamp !== undefined), sheets: grids.filter((grid) => !isStamp(grid)) };
}

/** Takes the hidden keys out of a sheet, so that they are read as no cell of its table. The first in a row counts. */
export function takeKeys(grid: Grid): { readonly grid: Grid; readonly keys: ReadonlyMap<number, string> } {
  const keys = new Map<number, string>();
  for (const [row, cells] of grid.rows.entries()) {
    const key = cells.find((cell) => cell?.text.startsWith(KEY_MARK))?.text;
    if (key !== undefined) keys.set(row, key);
  }
  if (keys.size === 0) return { grid, keys };
  const rows = grid.rows.map((cells, row) =>
    keys.has(row) ? cells.map((cell) => (cell?.text.startsWith(KEY_MARK) ? undefined : cell)) : cells,
  );
  const columns = rows.reduce(
    (most, cells) => Math.max(most, cells.findLastIndex((cell) => cell !== undefined) + 1),
    0,
  );
  return { grid: { ...grid, rows, columns: Math.max(columns, ...grid.merges.map(({ right }) => right + 1)) }, keys };
}
