import { fail, succeed, type Outcome } from '../../failure.ts';
import { cellAddress, columnLetters, type Grid } from '../../sheets/grid.ts';
import { mergeIndex, type MergeIndex } from '../../sheets/mergeIndex.ts';
import { COLUMN_ROLE_WORDS } from '../../words/documents.ts';
import { rowsWithNotes, asShown } from './cellNotes.ts';
import type { Cards } from './cards.ts';
import type { FactsOf } from './columnFacts.ts';
import type { TableColumn } from './columns.ts';
import { columnsByRole } from './columnsOf.ts';
import { isImpossibleDate } from './dateTexts.ts';
import { isCatalogue, joinItems } from './items.ts';
import { readRows, type RowsTask, type TableDoubts } from './readRows.ts';
import type { CountedRows, RecognisedTable, TableRow } from './recognisedTable.ts';
import type { Region } from './regions.ts';
import type { TableCells } from './rowCells.ts';
import { readBody, type RowDraft } from './tableBody.ts';
import { tableKind } from './tableKind.ts';
import { unreadColumns } from './unreadColumns.ts';

/** What a table is read for. */
export interface TableTask extends RowsTask {
  /** The file's name. */
  readonly file: string;
}

/** A table of what is rated: it is shown, and never made into duties. */
export function ratingTable({ grid, region: { header, title } }: FoundTable): RecognisedTable {
  return {
    grid,
    title,
    kind: 'scheme',
    headerRows: [header.top, header.bottom],
    columns: header.columns.map(({ column, words }) => ({ column, header: words.join('／'), role: 'ignored' })),
    rows: [],
    measures: 0,
    tasks: 0,
    leftOut: [],
    unreadColumns: [],
  };
}

/** A sheet that is filled in like a form: a duty for each of its cards, all of them proposed. */
export function cardsTable(grid: Grid, { rows, columns, leftOut }: Cards, task: TableTask): RecognisedTable {
  const top = (grid.rows[0] ?? []).flatMap((cell) => cell?.text ?? []);
  const title = top.length === 1 ? top.join('') : '';
  const kind = tableKind(columns, `${title} ${task.file}`);
  const shared = { kind, columns: columnsByRole([]), doubts: {}, owner: undefined };
  const tableRows = readRows({ rows, leftOut }, shared, task);
  return {
    grid,
    title,
    kind,
    headerRows: [0, 0],
    columns: [],
    rows: tableRows,
    measures: rows.length,
    tasks: countTasks(tableRows),
    leftOut,
    unreadColumns: [],
  };
}

/** A table of a sheet, with what its columns hold. */
export interface FoundTable {
  readonly grid: Grid;
  readonly index: MergeIndex;
  readonly region: Region;
  readonly factsOf: FactsOf;
  readonly columns: readonly TableColumn[];
  /** The body whose table it is, by its title, its sheet or its file. */
  readonly owner: string | undefined;
}

/** Reads a table's rows. Error: `unreadable-date`, naming the cell. */
export function readTable(
  { grid, index, region, factsOf, columns, owner }: FoundTable,
  task: TableTask,
): Outcome<RecognisedTable> {
  const { header, rows, title } = region;
  const { layout } = header;
  const used = columns.filter(({ header: words, role }) => words !== '' || role !== 'ignored');
  const byRole = columnsByRole(columns);
  const shown = asShown(grid, columns, rows);
  const cells: TableCells = {
    grid: shown,
    index: shown === grid ? index : mergeIndex(shown),
    columns: byRole,
    left: used[0]?.column ?? 0,
    right: used.at(-1)?.column ?? 0,
  };
  // What went out from here was read before, whatever it says; and whether a proposed column holds dates is open.
  const unseen = new Set(grid.hiddenRows);
  const foreign = rows.filter((row) => !task.keys.has(row) && !unseen.has(row));
  const badDate = findBadDate(cells, foreign, task);
  if (badDate) return badDate;
  const kind = layout?.kind ?? tableKind(columns, `${title} ${task.file}`);
  const body = readBody(cells, rows, title, task.stamped);
  const joined = isCatalogue(kind, title) ? joinItems(body.rows, cells) : body.rows;
  const shared = { kind, columns: byRole, doubts: doubtsOf(columns), owner };
  const counted = (drafts: readonly RowDraft[], tell: RowsTask['tell']): CountedRows => {
    const tableRows = rowsWithNotes(cells, readRows({ ...body, rows: drafts }, shared, { ...task, tell }));
    return { rows: tableRows, measures: drafts.length, tasks: countTasks(tableRows) };
  };
  const counts = counted(joined, task.tell);
  return succeed({
    grid,
    title,
    kind,
    headerRows: [header.top, header.bottom],
    ...(layout ? { byHand: true } : {}),
    columns,
    ...counts,
    leftOut: [...textsOfRows(grid, region.above), ...body.leftOut],
    unreadColumns: unreadColumns(columns, factsOf, takenRemarks(joined, counts.rows)),
    ...(joined.length < body.rows.length
      ? { items: { way: 'items', other: counted(body.rows, () => undefined) } }
      : {}),
  });
}

function textsOfRows({ rows }: Grid, wanted: readonly number[]): RecognisedTable['leftOut'] {
  return wanted.flatMap((row) => {
    const cells = (rows[row] ?? []).flatMap((cell, column) => (cell ? [{ column, text: cell.text }] : []));
    const [first] = cells;
    return first ? [{ address: cellAddress(row, first.column), text: cells.map(({ text }) => text).join('　') }] : [];
  });
}

/** How many rows have their limit from a remark. */
function takenRemarks(drafts: readonly RowDraft[], rows: readonly TableRow[]): number {
  const remarks = new Set(drafts.flatMap(({ beside = [] }) => beside.map(({ text }) => text)));
  return rows.filter(({ timeWording }) => remarks.has(timeWording)).length;
}

/** What is asked beside each row where the columns are proposed. */
function doubtsOf(columns: readonly TableColumn[]): TableDoubts {
  const say = (wanted: (role: TableColumn['role']) => boolean): string =>
    columns
      .filter(({ role, proposed }) => proposed && role !== 'stage' && wanted(role))
      .map(
        ({ column, header, role }) => `${columnName(column, header)}按其内容读作${COLUMN_ROLE_WORDS[role]}，请核对。`,
      )
      .join('');
  const isUnits = (role: TableColumn['role']): boolean => role === 'units';
  const [units, time] = [say(isUnits), say((role) => !isUnits(role))];
  return { ...(time === '' ? {} : { time }), ...(units === '' ? {} : { units }) };
}

function columnName(column: number, header: string): string {
  return header === '' ? `${columnLetters(column)} 列（没有表头）` : `“${header.replaceAll('\n', '')}”列`;
}

function findBadDate(
  cells: TableCells,
  rows: readonly number[],
  { file, planYear }: TableTask,
): Outcome<never> | undefined {
  const place = { file, sheet: cells.grid.sheet };
  for (const row of rows) {
    for (const { column } of cells.columns.time.filter(({ proposed }) => proposed === undefined)) {
      if (cells.grid.hiddenColumns?.includes(column) === true) continue;
      const cell = cells.grid.rows[row]?.[column];
      if (!cell || cell.kind === 'date' || !isImpossibleDate(cell.text, planYear)) continue;
      const address = cellAddress(row, column);
      return fail(
        'unreadable-date',
        `“${place.file}”的工作表“${place.sheet}”中，单元格 ${address} 的“${cell.text}”不是有效的日期。请在表格中改正后再导入。`,
        { place: { ...place, cell: address, value: cell.text } },
      );
    }
  }
  return undefined;
}

function countTasks(rows: readonly TableRow[]): number {
  const tasks = new Set(rows.map(({ task }) => task.normalize('NFKC').replace(/\s/gu, '')));
  tasks.delete('');
  return tasks.size;
}
