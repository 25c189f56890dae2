import { foldLookAlikes } from '../../lookAlikes.ts';
import { DUTY_TEXT_FIELDS, type DutyTexts } from '../../model/duty.ts';
import type { Grid, GridCell } from '../../sheets/grid.ts';
import { isRowKey, keyIn, readStamp, STAMP_SHEET, type StampedRow, type WorkbookStamp } from '../../sheets/stamp.ts';

/** Parts the stamp's sheet from the sheets that people read. */
export function takeStamp(grids: readonly Grid[]): {
  readonly stamp: WorkbookStamp | undefined;
  readonly sheets: readonly Grid[];
} {
  // OpenDocument sheets come without their state; there the check's line tells the stamp from a sheet of that name.
  const isStamp = ({ hidden, sheet, rows }: Grid): boolean =>
    sheet.startsWith(STAMP_SHEET) && (hidden === true || /^desk [0-9a-z]+$/u.test(rows[0]?.[0]?.text ?? ''));
  const stamps = grids.filter(isStamp).map(({ rows }) => readStamp(rows.map(([cell]) => cell?.text ?? '')));
  return { stamp: stamps.find((stamp) => stamp !== undefined), sheets: grids.filter((grid) => !isStamp(grid)) };
}

type Cells = readonly (GridCell | undefined)[];

/**
 * Takes the hidden keys out of a sheet, so that they are read as no cell of its table; the last in a row counts. In a workbook of
 * ours a text of a key's form is one though its check be wrong; elsewhere it is a text. A row that was
 * too tall for a page and runs on over further rows becomes one again, wherever those rows stand by now.
 */
export function takeKeys(
  grid: Grid,
  stamp: WorkbookStamp | undefined,
): { readonly grid: Grid; readonly keys: ReadonlyMap<number, string> } {
  const keys = new Map<number, string>();
  const runOn = new Map<string, { readonly part: number; readonly row: number }[]>();
  const rows = grid.rows.map((cells, row): Cells => {
    const at = cells.findLastIndex((cell) => cell !== undefined && keyIn(cell.text) !== undefined);
    const found = keyIn(cells[at]?.text ?? '');
    if (found === undefined || (stamp === undefined && !isRowKey(found.key))) return cells;
    if (found.part === 0) keys.set(row, found.key);
    else runOn.set(found.key, [...(runOn.get(found.key) ?? []), { part: found.part, row }]);
    return cells.with(at, undefined);
  });
  if (keys.size + runOn.size === 0) return { grid, keys };
  for (const [row, key] of keys) {
    const later = runOn.get(key);
    if (later === undefined) continue;
    // A copied row bears the same key; the parts belong to the first.
    runOn.delete(key);
    for (const { row: from } of later.toSorted((a, b) => a.part - b.part)) {
      rows[row] = joined(rows[row] ?? [], rows[from] ?? [], stamp?.rows[key]);
      rows[from] = [];
    }
  }
  const columns = rows.reduce(
    (most, cells) => Math.max(most, cells.findLastIndex((cell) => cell !== undefined) + 1),
    0,
  );
  return { grid: { ...grid, rows, columns: Math.max(columns, ...grid.merges.map(({ right }) => right + 1)) }, keys };
}

/** A row with the texts of the row it runs on in. A text that only stands there again, because a page ends between, is not doubled. */
function joined(first: Cells, next: Cells, stamped: StampedRow | undefined): Cells {
  return Array.from({ length: Math.max(first.length, next.length) }, (_, column) => {
    const [upper, lower] = [first[column], next[column]];
    if (upper === undefined || lower === undefined) return upper ?? lower;
    const text = upper.text + lower.text;
    const again = upper.text.endsWith(lower.text) || upper.text.startsWith(lower.text);
    return again && !ranOn(upper.text, text, stamped) ? upper : { ...upper, text };
  });
}

/** Whether a cell went out with the joined text at its front, and none with the upper part alone. */
function ranOn(upper: string, both: string, stamped: StampedRow | undefined): boolean {
  const cells = Object.values(stamped?.cells ?? {}).map(bare);
  return cells.some((cell) => cell.startsWith(bare(both))) && !cells.includes(bare(upper));
}

function bare(text: string): string {
  return foldLookAlikes(text).replaceAll(/[\s\p{Cc}\p{Cf}]/gu, '');
}

/** A row whose texts are as they went out where only blanks and line ends differ, which no program keeps exactly. */
export function rowAsWentOut<Row extends DutyTexts>(row: Row, stamped: StampedRow | undefined): Row {
  if (stamped === undefined) return row;
  const kept = DUTY_TEXT_FIELDS.flatMap((field) => {
    const before = stamped.cells[field];
    return before !== undefined && bare(row[field]) === bare(before) ? [[field, before] as const] : [];
  });
  return { ...row, ...Object.fromEntries(kept) };
}
