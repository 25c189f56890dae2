import type { SchemeNodeId } from '../brand.ts';
import type { SchemeWeight } from '../model/schemeTree.ts';
import { takeKeys, takeStamp } from '../reading/tables/hiddenKeys.ts';
import { cellAddress, type Grid } from '../sheets/grid.ts';
import { mergeIndex } from '../sheets/mergeIndex.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { changedTree, type RowAgain } from './schemeAgain.ts';
import { treeOfOutline, type OutlinedScheme } from './schemeOutline.ts';
import { readSchemeSheet, type SchemeCell, type SchemeSheet } from './schemeTable.ts';
import { STAMPED_SCHEME, type WrittenScheme } from './schemeWorkbook.ts';

/** A file that holds a scheme, as it was read. Nothing of it is in force: it is a draft. */
export interface SchemeReading extends OutlinedScheme {
  readonly sheets: readonly SchemeSheet[];
  /** Of a workbook that went out from here: its name and weight. */
  readonly ours?: { readonly name: string; readonly weight: SchemeWeight };
}

/** What reading needs of its surroundings. */
export interface SchemeReadingNeeds {
  readonly newId: () => SchemeNodeId;
  /** A scheme that a stamp holds as JSON; `undefined` where it is none. */
  readonly parse: (json: string) => WrittenScheme | undefined;
}

/** Reads the sheets of a file as a scheme: a workbook of ours by its stamp and what was changed since, any other by its words. */
export function readScheme(grids: readonly Grid[], { newId, parse }: SchemeReadingNeeds): SchemeReading {
  const { stamp, sheets: own } = takeStamp(grids);
  const keyed = own.map((grid) => takeKeys(grid, stamp));
  const sheets = keyed.map(({ grid, keys }) => readSchemeSheet(grid, keys));
  const went = stamp?.kind === 'scheme' ? parse(stamp.more?.[STAMPED_SCHEME] ?? '') : undefined;
  if (stamp === undefined || went === undefined || keyed.every(({ keys }) => keys.size === 0)) {
    return { sheets, ...treeOfOutline(sheets, newId) };
  }
  const rows = keyed.flatMap(({ grid, keys }, at) => rowsAgain(grid, keys, sheets[at]));
  const { name, weight, tree } = went;
  return {
    sheets,
    ours: { name, weight },
    ...changedTree(tree, rows, stamp.rows satisfies WorkbookStamp['rows'], newId),
  };
}

function rowsAgain(grid: Grid, keys: ReadonlyMap<number, string>, sheet: SchemeSheet | undefined): readonly RowAgain[] {
  if (sheet === undefined || sheet.headerLine === 0 || sheet.skipped !== undefined) return [];
  const index = mergeIndex(grid);
  const cell = (row: number, column: number | undefined): SchemeCell => {
    if (column === undefined) return { sheet: grid.sheet, address: cellAddress(row, 0), text: '' };
    const origin = index.originOf(row, column);
    return {
      sheet: grid.sheet,
      address: cellAddress(origin.row, origin.column),
      text: index.textAt(row, column).trim(),
    };
  };
  const columnOf = (role: string) => sheet.columns.find((column) => column.role === role)?.column;
  const levels = sheet.columns.filter(({ role }) => role === 'level').map(({ column }) => column);
  const rows: RowAgain[] = [];
  const last = Math.max(-1, ...keys.keys());
  for (let row = sheet.headerLine; row < grid.rows.length; row += 1) {
    const key = keys.get(row);
    const read = {
      levels: levels.map((column) => cell(row, column)),
      full: cell(row, columnOf('full')),
      criteria: cell(row, columnOf('criteria')),
    };
    // Below the last row that went out stand remarks, unless a line gives marks.
    const isWide = read.levels[0]?.address === read.full.address;
    const isLine = !isWide && read.levels.some(({ text }) => text !== '') && (row < last || read.full.text !== '');
    if (key !== undefined) rows.push({ ...read, key });
    else if (isLine && !isHeaderAgain(read, sheet)) rows.push(read);
  }
  return rows;
}

/** A header that stands again on the next page. */
function isHeaderAgain({ full }: RowAgain, { columns }: SchemeSheet): boolean {
  return columns.some(({ role, header }) => role === 'full' && header === full.text);
}
