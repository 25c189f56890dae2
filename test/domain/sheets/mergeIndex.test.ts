import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Grid, GridCell, Merge } from '../../../electron/domain/sheets/grid.ts';
import { mergeIndex } from '../../../electron/domain/sheets/mergeIndex.ts';

const ROWS = 12;
const COLUMNS = 6;

/** A grid whose filled cells carry their own address, with merged ranges that do not overlap. */
const grids = fc
  .array(fc.record({ top: fc.nat(ROWS - 1), left: fc.nat(COLUMNS - 1), height: fc.nat(4), width: fc.nat(3) }), {
    maxLength: 10,
  })
  .chain((wanted) => {
    const merges: Merge[] = [];
    for (const { top, left, height, width } of wanted) {
      const merge = { top, left, bottom: Math.min(top + height, ROWS - 1), right: Math.min(left + width, COLUMNS - 1) };
      const overlaps = merges.some(
        (m) => m.top <= merge.bottom && merge.top <= m.bottom && m.left <= merge.right && merge.left <= m.right,
      );
      if (!overlaps) merges.push(merge);
    }
    return fc.array(fc.boolean(), { minLength: ROWS * COLUMNS, maxLength: ROWS * COLUMNS }).map((filled): Grid => {
      const rows = Array.from({ length: ROWS }, (_, row) =>
        Array.from({ length: COLUMNS }, (_, column): GridCell | undefined =>
          filled[row * COLUMNS + column] === true ? { text: `${row},${column}`, kind: 'text' } : undefined,
        ),
      );
      return { sheet: 's', columns: COLUMNS, rows, merges };
    });
  });

it('shows the top-left cell all over a merged range and nowhere else', () => {
  fc.assert(
    fc.property(grids, (grid) => {
      const index = mergeIndex(grid);
      for (let row = 0; row < ROWS; row++) {
        for (let column = 0; column < COLUMNS; column++) {
          const merge = grid.merges.find(
            (m) => m.top <= row && row <= m.bottom && m.left <= column && column <= m.right,
          );
          const expected = merge ? grid.rows[merge.top]?.[merge.left] : grid.rows[row]?.[column];
          expect(index.textAt(row, column)).toBe(expected?.text ?? '');
        }
      }
    }),
  );
});
