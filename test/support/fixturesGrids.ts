import { utils } from 'xlsx';
import type { Grid, GridCell } from '../../electron/domain/sheets/grid.ts';

type CellInput = string | number | undefined;

function cell(value: CellInput): GridCell | undefined {
  if (value === undefined || value === '') return undefined;
  return typeof value === 'number' ? { text: String(value), kind: 'number' } : { text: value, kind: 'text' };
}

/** A grid from rows of values and `A1:B2` merges. */
export function gridOf(
  rows: readonly (readonly CellInput[])[],
  merges: readonly string[] = [],
  sheet = 'Sheet1',
): Grid {
  return {
    sheet,
    columns: Math.max(...rows.map((row) => row.length), 0),
    rows: rows.map((row) => row.map(cell)),
    merges: merges.map((range) => {
      const { s, e } = utils.decode_range(range);
      return { top: s.r, left: s.c, bottom: e.r, right: e.c };
    }),
  };
}
