import type { TimeReading, UnitsReading } from '../wording/reading.ts';
import type { Grid } from './grid.ts';

/** 定时公开指标明细表 or 任务分解表. */
export type TableKind = 'schedule' | 'breakdown';

/** What a column holds; `ignored` columns are shown and not read. */
export type ColumnRole =
  | 'number'
  | 'task'
  | 'subtask'
  | 'content'
  | 'time'
  | 'units'
  | 'leadUnits'
  | 'supportUnits'
  | 'remarks'
  | 'ignored';

export interface TableColumn {
  /** 0-based. */
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
}

/** One duty as the table has it, merged and repeated labels filled in, with what was read from its wordings. */
export interface TableRow {
  /** 0-based row of the grid, and the `A1` address of the content cell. */
  readonly gridRow: number;
  readonly address: string;
  readonly number: string;
  readonly task: string;
  readonly subtask: string;
  readonly content: string;
  /** The time column's text; for tables without one, empty (the rules are then read from the content). */
  readonly timeWording: string;
  readonly unitsWording: string;
  readonly time: TimeReading;
  readonly units: UnitsReading;
}

export interface RecognisedTable {
  readonly grid: Grid;
  readonly title: string;
  readonly kind: TableKind;
  /** First and last header row, 0-based. */
  readonly headerRows: readonly [number, number];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Distinct tasks that the rows stand under. */
  readonly tasks: number;
  /** Rows under or inside the table that are remarks or signatures, with the address of their first cell. */
  readonly leftOut: readonly { readonly address: string; readonly text: string }[];
}

/** What a whole file holds. `year` is the year its title or name speaks of. */
export interface RecognisedFile {
  readonly tables: readonly RecognisedTable[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly year: number | undefined;
}
