import type { Grid } from '../../domain/sheets/grid.ts';

/** What a reader found out about a sheet beside its cells. */
export type GridFacts = Pick<Grid, 'notes' | 'hiddenRows' | 'hiddenColumns' | 'longRows'>;

/** The facts that say something: most sheets have none. */
export function gridFacts({ notes, hiddenRows, hiddenColumns, longRows }: GridFacts): GridFacts {
  return {
    ...(notes === undefined || notes.length === 0 ? {} : { notes }),
    ...(hiddenRows === undefined || hiddenRows.length === 0 ? {} : { hiddenRows }),
    ...(hiddenColumns === undefined || hiddenColumns.length === 0 ? {} : { hiddenColumns }),
    ...(longRows === undefined || longRows.length === 0 ? {} : { longRows }),
  };
}
