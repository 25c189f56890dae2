import { fail, succeed, type Outcome } from '../../failure.ts';
import { columnFacts, type ColumnFacts } from './columnFacts.ts';
import { columnRoles, rolesByHand, type SheetPlace } from './columnRoles.ts';
import { columnsByRole } from './columnsOf.ts';
import { isImpossibleDate } from './dateTexts.ts';
import { cellAddress, type Grid } from '../../sheets/grid.ts';
import type { TableLayout } from './layout.ts';
import { mergeIndex, type MergeIndex } from '../../sheets/mergeIndex.ts';
import { countsMonths, isMonthMatrix } from './monthMatrix.ts';
import { takeKeys, takeStamp } from './hiddenKeys.ts';
import type { ReadingOptions, RecognisedFile, RecognisedTable, SkippedSheet, TableRow } from './recognisedTable.ts';
import type { TableCells } from './rowCells.ts';
import { regionsOf, type Region } from './regions.ts';
import { readBody } from './tableBody.ts';
import { readRows, type RowsTask } from './readRows.ts';
import { tableKind } from './tableKind.ts';
import { yearIn } from './titles.ts';

/** A workbook read into grids, with the name it came under. */
export interface GridFile {
  readonly name: string;
  readonly grids: readonly Grid[];
}

/** Told of rows read so far; `total` counts the filled rows of all sheets. */
export type ReportRows = (done: number, total: number) => void;

interface Task extends RowsTask {
  readonly file: string;
  readonly layouts: readonly TableLayout[];
}

type SheetResult =
  | { readonly kind: 'tables'; readonly tables: readonly RecognisedTable[] }
  | { readonly kind: 'skipped'; readonly reason: string };

/**
 * Finds the tables of a file, says what each column holds, and reads every duty's wordings. Sheets without a table are
 * skipped with a reason; where a person may show their header by hand, that is no error. Errors: `no-header`, `duplicate-headers`, `unreadable-date`, `empty-workbook`, each naming file,
 * sheet and, where there is one, cell.
 */
export function recogniseFile(
  file: GridFile,
  { planYear, layouts }: ReadingOptions,
  report: ReportRows = () => {},
): Outcome<RecognisedFile> {
  const total = file.grids.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  const tell = (rows: number): void => {
    // Side by side, two tables tell of the same rows.
    done = Math.min(done + rows, total);
    report(done, total);
  };
  const tables: RecognisedTable[] = [];
  const skippedSheets: SkippedSheet[] = [];
  const { stamp, sheets } = takeStamp(file.grids);
  if (stamp?.kind === 'fillIn') {
    return fail('fill-in-book', `“${file.name}”是单位返回的填报表，不是任务表。请到“单位填报”接收。`, {
      place: { file: file.name },
    });
  }
  for (const keyed of sheets) {
    if (stamp?.kind === 'report' || stamp?.viewOnly?.includes(keyed.sheet)) {
      skippedSheets.push({ sheet: keyed.sheet, reason: VIEW_ONLY });
      continue;
    }
    const { grid, keys } = takeKeys(keyed, stamp);
    const stamped = (row: number) => stamp?.rows[keys.get(row) ?? ''];
    const before = done;
    const read = readSheet(grid, { keys, stamped, file: file.name, planYear, layouts, tell });
    if (!read.ok) return read;
    tell(Math.max(grid.rows.length - (done - before), 0));
    if (read.value.kind === 'tables') tables.push(...read.value.tables);
    else
      skippedSheets.push({ sheet: grid.sheet, reason: read.value.reason, ...(grid.hidden === true ? {} : { grid }) });
  }
  if (tables.length === 0 && !skippedSheets.some(couldBeShown)) return nothingFound(file, skippedSheets);
  const titles = tables.map(({ title }) => title);
  const year = [...titles, file.name].map(yearIn).find((found) => found !== undefined);
  return succeed({ tables, skippedSheets, year, ...(stamp === undefined ? {} : { stamp }) });
}

const NO_HEADER = '没有找到表头';
const MONTHS = '各列是月份的统计表，不是任务分解表或明细表';
const NO_ROWS = '表头下面没有内容';

/** Whether a sheet holds enough for a header and a row below it. */
function couldBeShown({ reason, grid }: SkippedSheet): boolean {
  return (reason === NO_HEADER || reason === MONTHS) && grid !== undefined && grid.rows.length > 1;
}

function nothingFound(
  { name, grids }: GridFile,
  skipped: readonly { sheet: string; reason: string }[],
): Outcome<never> {
  const sheets = skipped.map(({ sheet }) => `“${sheet}”`).join('、');
  const [first] = skipped;
  const place = { file: name, ...(first ? { sheet: first.sheet } : {}) };
  if (grids.length === 0) {
    return fail('empty-workbook', `“${name}”里没有任何内容。请确认选对了文件。`, { place });
  }
  if (skipped.some(({ reason }) => reason === NO_ROWS)) {
    return fail('empty-workbook', `“${name}”的工作表${sheets}只有表头，表头下面没有内容。请填好后再导入。`, { place });
  }
  if (skipped.some(({ reason }) => reason === VIEW_ONLY)) {
    return fail(
      'no-header',
      `“${name}”是本程序导出的统计表，只供查看打印，没有可以导入的内容。要改任务或时限，请导入“工作台账”或“定时公开执行情况表”。`,
      { place },
    );
  }
  if (skipped.every(({ reason }) => reason === HIDDEN)) {
    return fail('no-header', `“${name}”的工作表${sheets}都已隐藏，没有读取。请取消隐藏并保存后再导入。`, { place });
  }
  return fail(
    'no-header',
    `“${name}”的工作表${sheets}中没有找到表头。表头应当有“指标名称”或“工作任务”“工作举措”等内容列，以及“责任单位”或“公开时限”等列；请补上表头行后再导入。`,
    { place },
  );
}

const HIDDEN = '工作表已隐藏，未读取';
const VIEW_ONLY = '这张表只供查看打印，未读取';

function readSheet(grid: Grid, task: Task): Outcome<SheetResult> {
  if (grid.hidden === true) return succeed({ kind: 'skipped', reason: HIDDEN });
  const index = mergeIndex(grid);
  const place = { file: task.file, sheet: grid.sheet };
  const regions = regionsOf(grid, index, task.layouts, place);
  if (!regions.ok) return regions;
  if (regions.value.length === 0) {
    return succeed({ kind: 'skipped', reason: countsMonths(grid) ? MONTHS : NO_HEADER });
  }
  const tables: RecognisedTable[] = [];
  let reason = MONTHS;
  for (const region of regions.value) {
    const factsOf = columnFacts(grid, index, region.rows);
    if (isMonthMatrix(region.header, factsOf)) continue;
    reason = NO_ROWS;
    const table = readTable({ grid, index, region, factsOf, place }, task);
    if (!table.ok) return table;
    if (table.value.rows.length > 0) tables.push(table.value);
  }
  return succeed(tables.length > 0 ? { kind: 'tables', tables } : { kind: 'skipped', reason });
}

interface FoundTable {
  readonly grid: Grid;
  readonly index: MergeIndex;
  readonly region: Region;
  readonly factsOf: (column: number) => ColumnFacts;
  readonly place: SheetPlace;
}

function readTable({ grid, index, region, factsOf, place }: FoundTable, task: Task): Outcome<RecognisedTable> {
  const { header, rows, title } = region;
  const { layout } = header;
  const roles = layout ? succeed(rolesByHand(header, layout)) : columnRoles(header, factsOf, place);
  if (!roles.ok) return roles;
  const columns = roles.value;
  const cells: TableCells = {
    grid,
    index,
    columns: columnsByRole(columns),
    left: columns[0]?.column ?? 0,
    right: columns.at(-1)?.column ?? 0,
  };
  // What went out from here was read before, whatever it says.
  const foreign = rows.filter((row) => !task.keys.has(row));
  const badDate = findBadDate(cells, foreign, place, task.planYear);
  if (badDate) return badDate;
  const body = readBody(cells, rows, title, task.stamped);
  const kind = layout?.kind ?? tableKind(columns, `${title} ${task.file}`);
  const tableRows = readRows(body, kind, cells.columns, task);
  return succeed({
    grid,
    title,
    kind,
    headerRows: [header.top, header.bottom],
    ...(layout ? { byHand: true } : {}),
    columns,
    rows: tableRows,
    measures: body.rows.length,
    tasks: countTasks(tableRows),
    leftOut: body.leftOut,
  });
}

function findBadDate(
  cells: TableCells,
  rows: readonly number[],
  place: SheetPlace,
  planYear: number,
): Outcome<never> | undefined {
  for (const row of rows) {
    for (const { column } of cells.columns.time) {
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
