/** Where a row stands within its run of equal neighbours. */
export interface RowRun {
  /** First and last row of the run, 0-based and inclusive. */
  readonly first: number;
  readonly last: number;
}

/**
 * For each row, the run of adjacent rows that share its key: what a table shows as one merged cell. A row with an empty
 * key stands alone.
 */
export function runsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly RowRun[] {
  const runs: RowRun[] = [];
  let first = 0;
  while (first < rows.length) {
    const last = endOfRun(rows, first, keyOf);
    const run = { first, last };
    for (let at = first; at <= last; at += 1) runs.push(run);
    first = last + 1;
  }
  return runs;
}

function endOfRun<Row>(rows: readonly Row[], first: number, keyOf: (row: Row) => string): number {
  const key = keyAt(rows, first, keyOf);
  if (key === undefined || key === '') return first;
  let last = first;
  while (keyAt(rows, last + 1, keyOf) === key) last += 1;
  return last;
}

function keyAt<Row>(rows: readonly Row[], at: number, keyOf: (row: Row) => string): string | undefined {
  const row = rows[at];
  return row === undefined ? undefined : keyOf(row);
}
