import { parsePlainDate, type PlainDate } from '../dates/plainDate.ts';
import { foldLookAlikes } from '../lookAlikes.ts';
import { cellAddress, type Grid } from '../sheets/grid.ts';
import { takeKeys, takeStamp } from '../reading/tables/hiddenKeys.ts';
import { keyIn, STAMP_SHEET, type WorkbookStamp } from '../sheets/stamp.ts';
import { returnedCases, type ReturnedCase } from './cases.ts';
import { returnedFaults, type ReturnedFault } from './faults.ts';
import { returnedRequests, type ReturnedRequest } from './requests.ts';
import { FORM_COLUMNS } from './form.ts';
import { returnedScores, type ReturnedScore } from './scores.ts';
import type { ListedTask } from './tasks.ts';
import { type FormField } from '../model/documents.ts';

export interface ReturnedCell {
  /** As the person sees it; '' where the cell is empty. */
  readonly text: string;
  readonly address: string;
  /** Set where the cell is a date to the program that wrote it. */
  readonly date?: PlainDate;
  /** Why there is nothing in it that can be taken as what the unit says. */
  readonly flaw?: 'noResult' | 'picture' | 'struck';
  /** Words of it that are struck through, and no part of the text. */
  readonly struck?: string;
}

export interface ReturnedRow {
  /** 0-based row of its sheet. */
  readonly row: number;
  readonly key?: string;
  /** By field; fields whose column is gone are missing. */
  readonly cells: Readonly<Partial<Record<FormField, ReturnedCell>>>;
  /** Everything that the row says, for rows that are none of ours. */
  readonly text: string;
}

export interface ReturnedSheet {
  readonly name: string;
  /** The lines above the header. */
  readonly heading: string;
  /** Columns that are no longer there. */
  readonly missing: readonly FormField[];
  readonly rows: readonly ReturnedRow[];
}

/** A workbook that came back, as plain data. */
export interface ReturnedBook {
  readonly stamp: WorkbookStamp | undefined;
  /** There is a stamp's sheet, and what stands on it was changed. */
  readonly stampBroken: boolean;
  /** Sheets with the form's header. */
  readonly sheets: readonly ReturnedSheet[];
  /** Rows of its sheets 问题整改; absent where it has none. */
  readonly faults?: readonly ReturnedFault[];
  /** Rows of its sheets 依申请公开; absent where it has none. */
  readonly requests?: readonly ReturnedRequest[];
  /** Rows of its sheets 办件; absent where it has none. */
  readonly cases?: readonly ReturnedCase[];
  /** Rows of its self-scores (自评表); absent where it has none. */
  readonly scores?: readonly ReturnedScore[];
  /** What stands at the head of sheets that are no list of occurrences. */
  readonly heading: string;
  /** Of a file that is none of this, the tasks that it lists; absent where it lists none. */
  readonly tasks?: readonly ListedTask[];
  /** Sentences on rows of that list that name no task. */
  readonly taskTroubles?: readonly string[];
  /** Visible sheets without any of it. */
  readonly otherSheets: readonly string[];
}

/** A header is known again while most of its words are. */
const LEAST_HEADERS = 5;
/** Title, instructions and the unit's name. */
const HEADING_ROWS = 4;

/** Finds the form in the sheets of a workbook, whatever was renamed, moved, inserted or hidden in it. */
export function returnedBook(grids: readonly Grid[]): ReturnedBook {
  const { stamp, sheets } = takeStamp(grids);
  const read = sheets.map((grid) => ({ grid, form: grid.hidden === true ? undefined : returnedSheet(grid, stamp) }));
  const others = read.map(({ grid, form }) => {
    const isOther = form === undefined && grid.hidden !== true;
    return {
      faults: isOther ? returnedFaults(grid, stamp) : undefined,
      requests: isOther ? returnedRequests(grid, stamp) : undefined,
      cases: isOther ? returnedCases(grid, stamp) : undefined,
      scores: isOther ? returnedScores(grid, stamp) : undefined,
    };
  });
  const found = others.flatMap(({ faults }) => faults ?? []);
  const scores = others.flatMap((other) => other.scores ?? []);
  const requests = others.flatMap((other) => other.requests ?? []);
  const cases = others.flatMap((other) => other.cases ?? []);
  return {
    stamp,
    ...(found.length > 0 ? { faults: found } : {}),
    ...(requests.length > 0 ? { requests } : {}),
    ...(cases.length > 0 ? { cases } : {}),
    ...(scores.length > 0 ? { scores } : {}),
    heading: read
      .filter(({ grid, form }) => form === undefined && grid.hidden !== true)
      .flatMap(({ grid }) => [...grid.rows.keys()].slice(0, HEADING_ROWS).map((row) => textOf(grid, row, ' ')))
      .join('\n'),
    stampBroken: stamp === undefined && grids.some(({ sheet }) => sheet.startsWith(STAMP_SHEET)),
    sheets: read.flatMap(({ form }) => form ?? []),
    otherSheets: read
      .filter(
        ({ grid, form }, at) =>
          form === undefined &&
          grid.hidden !== true &&
          Object.values(others[at] ?? {}).every((each) => each === undefined),
      )
      .map(({ grid }) => grid.sheet),
  };
}

function bare(text: string): string {
  return foldLookAlikes(text)
    .normalize('NFKC')
    .replace(/[\s：:*]/gu, '');
}

const HEADERS: ReadonlyMap<string, FormField> = new Map(FORM_COLUMNS.map(({ field, header }) => [bare(header), field]));

function returnedSheet(keyed: Grid, stamp: WorkbookStamp | undefined): ReturnedSheet | undefined {
  const { grid, keys } = takeKeys(keyed, stamp);
  const header = headerOf(grid);
  if (header === undefined) return undefined;
  const columns = columnsOf(grid, header);
  const rows: ReturnedRow[] = [];
  for (let row = header + 1; row < grid.rows.length; row += 1) {
    const key = keys.get(row) ?? changedKey(grid, row);
    const text = textOf(grid, row, ' | ');
    if (text === '' && key === undefined) continue;
    rows.push({ row, ...(key === undefined ? {} : { key }), cells: cellsOf(grid, row, columns), text });
  }
  return {
    name: grid.sheet,
    heading: grid.rows
      .slice(0, header)
      .map((_, row) => textOf(grid, row, ' '))
      .join('\n'),
    missing: FORM_COLUMNS.filter(({ field }) => !columns.has(field)).map(({ field }) => field),
    rows,
  };
}

/** A key that somebody has changed, in a workbook that does not say any more that it is ours: the form says it. */
function changedKey(grid: Grid, row: number): string | undefined {
  return (grid.rows[row] ?? []).flatMap((cell) => keyIn(cell?.text ?? '')?.key ?? []).at(-1);
}

function textOf(grid: Grid, row: number, between: string): string {
  const texts = (grid.rows[row] ?? []).flatMap((cell) => cell?.text ?? []);
  return texts.filter((text) => keyIn(text) === undefined).join(between);
}

/** The row that holds most of the form's header words. */
function headerOf(grid: Grid): number | undefined {
  return grid.rows
    .map((cells, row) => ({ row, found: cells.filter((cell) => cell && HEADERS.has(bare(cell.text))).length }))
    .filter(({ found }) => found >= LEAST_HEADERS)
    .toSorted((a, b) => b.found - a.found || a.row - b.row)[0]?.row;
}

function columnsOf(grid: Grid, header: number): ReadonlyMap<FormField, number> {
  const columns = new Map<FormField, number>();
  for (const [column, cell] of (grid.rows[header] ?? []).entries()) {
    const field = cell && HEADERS.get(bare(cell.text));
    if (field !== undefined && !columns.has(field)) columns.set(field, column);
  }
  return columns;
}

function flawAt({ notes = [] }: Grid, row: number, column: number): Pick<ReturnedCell, 'flaw' | 'struck'> {
  const { kind, text } = notes.find((note) => note.row === row && note.column === column) ?? {};
  if (kind === 'struckPart' && text !== undefined) return { struck: text };
  return kind === 'noResult' || kind === 'picture' || kind === 'struck' ? { flaw: kind } : {};
}

function cellsOf(grid: Grid, row: number, columns: ReadonlyMap<FormField, number>): ReturnedRow['cells'] {
  const cells: Partial<Record<FormField, ReturnedCell>> = {};
  for (const [field, column] of columns) {
    const cell = grid.rows[row]?.[column];
    const date = cell?.date === undefined ? undefined : parsePlainDate(cell.date);
    cells[field] = {
      text: cell?.text ?? '',
      address: cellAddress(row, column),
      ...(date === undefined ? {} : { date }),
      ...flawAt(grid, row, column),
    };
  }
  return cells;
}
