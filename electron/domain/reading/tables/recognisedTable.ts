import type { DutyTexts } from '../../model/duty.ts';
import type { Span, TimeReading, UnitsReading } from '../wording/reading.ts';
import type { TableColumn, UnreadColumn } from './columns.ts';
import type { TableKind } from '../../model/documents.ts';
import type { IssueDay } from '../issueDay.ts';
import type { Grid } from '../../sheets/grid.ts';
import type { TableLayout } from './layout.ts';
import type { WorkbookStamp } from '../../sheets/stamp.ts';

/** One duty as the table has it, merged and repeated labels filled in, with what was read from its wordings. */
export interface TableRow extends DutyTexts {
  /** 0-based row of the grid, and the `A1` address of the content cell. */
  readonly gridRow: number;
  readonly address: string;
  /** In a plan: the part of the paragraph that asks for this. */
  readonly span?: Span;
  /** The hidden key of a row of a workbook that this app wrote; what it stands for is in the file's stamp. */
  readonly key?: string;
  /** The label of the list that it stood in, where a units cell held several (区总体预案：…). */
  readonly label?: string;
  /** Why it is not taken over unless a person ticks it, in Chinese: 第 7 行在表里是隐藏的. It is there all the same, and not missing. */
  readonly untickedBecause?: string;
  /** Of the time wording, or of the content where there is none. */
  readonly timeReading: TimeReading;
  readonly unitsReading: UnitsReading;
}

export interface RecognisedTable {
  readonly grid: Grid;
  readonly title: string;
  readonly kind: TableKind;
  /** First and last header row, 0-based. */
  readonly headerRows: readonly [number, number];
  /** The header was found, or its columns named, by a layout that a person set by hand. */
  readonly byHand?: boolean;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Rows of the file: where a labelled list became several sub-items, they count as one. */
  readonly measures: number;
  /** Tells what another table of the same file tells too: not taken over unless the person says so. */
  readonly secondary?: true;
  /** Distinct tasks that the rows stand under. */
  readonly tasks: number;
  /** Rows under or inside the table that are remarks or signatures, with the address of their first cell; and other content, with the reason. */
  readonly leftOut: readonly LeftOut[];
  readonly unreadColumns?: readonly UnreadColumn[];
  /** Where items of several rows could be taken either way: how `rows` takes them, and the rows of the other way. */
  readonly items?: { readonly way: ItemWay; readonly other: CountedRows };
}

/** One duty for each item, with its parts listed in it; or one for each row. */
export type ItemWay = 'items' | 'rows';

export type CountedRows = Pick<RecognisedTable, 'rows' | 'measures' | 'tasks'>;

/** A table with its items taken the way that is wanted; where both ways are one, the table itself. */
export function takenAs(table: RecognisedTable, way: ItemWay): RecognisedTable {
  const { items, rows, measures, tasks } = table;
  if (items === undefined || items.way === way) return table;
  return { ...table, ...items.other, items: { way, other: { rows, measures, tasks } } };
}

/** Content of a table that was not taken over. */
export interface LeftOut {
  readonly address: string;
  readonly text: string;
  /** In Chinese, where it is no remark or signature: 删除线文字. */
  readonly reason?: string;
}

/** What a reading needs to know beside the file. */
export interface ReadingOptions {
  /** The year whose plan the file is: dates without a year fall in it. */
  readonly planYear: number;
  /** Layouts that persons set by hand; they come before what the reader would find by itself. */
  readonly layouts: readonly TableLayout[];
}

/** A sheet in which no table was found, and why; `grid` where a person may show its header by hand. */
export interface SkippedSheet {
  readonly sheet: string;
  readonly reason: string;
  readonly grid?: Grid;
  /** What was understood of it, for the person to go on from. */
  readonly start?: LayoutStart;
}

/** Where a header seems to be, and what its columns seem to hold. */
export interface LayoutStart {
  readonly headerRows: readonly [number, number];
  readonly kind: TableLayout['kind'];
  readonly columns: TableLayout['columns'];
}

/** What a whole file holds. `year` is the year its title or name speaks of. */
export interface RecognisedFile {
  readonly tables: readonly RecognisedTable[];
  readonly skippedSheets: readonly SkippedSheet[];
  readonly year: number | undefined;
  /** 印发日期, where the document says it. */
  readonly issued?: IssueDay;
  /** What a person should know of the file as a whole, in Chinese sentences: .xls 看不出哪些行是隐藏的. */
  readonly notes?: readonly string[];
  /** What this app wrote into the workbook about itself, where it is one of ours. */
  readonly stamp?: WorkbookStamp;
}
