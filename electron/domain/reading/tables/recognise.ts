import { fail, succeed, type Outcome } from '../../failure.ts';
import { columnFacts, type FactsOf } from './columnFacts.ts';
import { hiddenNotes, notesLeftOut, unreadContent, unreadHeader } from './cellNotes.ts';
import { readCards } from './cards.ts';
import { columnRoles, rolesByHand } from './columnRoles.ts';
import type { TableColumn } from './columns.ts';
import { cellAddress, type Grid } from '../../sheets/grid.ts';
import type { Header, HeaderColumn } from './header.ts';
import { withoutHiddenTwins } from './hiddenColumns.ts';
import type { TableLayout } from './layout.ts';
import { mergeIndex } from '../../sheets/mergeIndex.ts';
import { takeKeys, takeStamp } from './hiddenKeys.ts';
import type {
  LayoutStart,
  LeftOut,
  ReadingOptions,
  RecognisedFile,
  RecognisedTable,
  SkippedSheet,
} from './recognisedTable.ts';
import { regionsOf, type Region } from './regions.ts';
import { isRating } from './rating.ts';
import { cardsTable, ratingTable, readTable, type FoundTable, type TableTask } from './readTable.ts';
import { countsIn, statisticsOf } from './statistics.ts';
import { tableKind } from './tableKind.ts';
import { ownerOf } from './titleUnit.ts';
import { yearIn } from './titles.ts';

/** A workbook read into grids, with the name it came under. */
export interface GridFile {
  readonly name: string;
  readonly grids: readonly Grid[];
}

/** Told of rows read so far; `total` counts the filled rows of all sheets. */
export type ReportRows = (done: number, total: number) => void;

interface Task extends TableTask {
  readonly layouts: readonly TableLayout[];
}

/** Part of a sheet, or all of it, that is not read, and why. */
interface SkippedRegion {
  readonly reason: string;
  /** The cell to look at first, where nothing of the sheet can be read before its program has saved it anew. */
  readonly cell?: string;
  readonly region?: Region;
  /** What its columns seem to hold. */
  readonly columns?: readonly TableColumn[];
}

interface SheetResult {
  readonly tables: readonly RecognisedTable[];
  readonly skipped: readonly SkippedRegion[];
}

/**
 * Finds the tables of a file, says what each column holds, and reads every duty's wordings. Sheets without a table are
 * skipped with a reason; where a person may show their header by hand, that is no error. Errors: `no-header`, `unreadable-date`, `empty-workbook`, each naming file,
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
  const unread: UnreadSheet[] = [];
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
    tables.push(...read.value.tables);
    skippedSheets.push(...skippedOf(grid, read.value));
    for (const { reason, cell } of read.value.skipped) {
      if (cell !== undefined) unread.push({ sheet: grid.sheet, reason, cell });
    }
  }
  if (tables.length === 0 && unread[0]) return nothingReadable(file.name, unread[0]);
  if (tables.length === 0 && !skippedSheets.some(couldBeShown)) return nothingFound(file, skippedSheets);
  const titles = tables.map(({ title }) => title);
  const year = [...titles, file.name].map(yearIn).find((found) => found !== undefined);
  const notes = tables.flatMap(({ grid, rows, columns }) => hiddenNotes(grid, rows, columns));
  return succeed({
    tables,
    skippedSheets,
    year,
    ...(notes.length === 0 ? {} : { notes: [...new Set(notes)] }),
    ...(stamp === undefined ? {} : { stamp }),
  });
}

/** A sheet whose cells of content hold nothing that can be read. */
interface UnreadSheet {
  readonly sheet: string;
  readonly reason: string;
  readonly cell: string;
}

function nothingReadable(file: string, { sheet, reason, cell }: UnreadSheet): Outcome<never> {
  return fail('empty-workbook', `“${file}”的工作表“${sheet}”里没有可以读入的内容：${reason}，再重新导入。`, {
    place: { file, sheet, cell },
  });
}

const NO_HEADER = '没有找到表头';
const NOTHING_READ = '表头下面的行都像备注、合计或标题，没有读入';
const NO_ROWS = '表头下面没有内容';

/** A sheet without a table, and why; beside tables, the part of it that was not read. */
function skippedOf(grid: Grid, { tables, skipped }: SheetResult): readonly SkippedSheet[] {
  const { sheet } = grid;
  if (tables.length > 0) {
    return skipped
      .filter(({ reason }) => reason !== NO_ROWS)
      .map(({ reason, region }) => ({ sheet, reason: `${partOf(region)}${reason}` }));
  }
  const first = skipped.find(({ reason }) => reason !== NO_ROWS);
  const reason = first?.reason ?? NO_ROWS;
  if (grid.hidden === true) return [{ sheet, reason }];
  return [
    { sheet, reason, grid, ...(first?.region && first.columns ? { start: startOf(first.region, first.columns) } : {}) },
  ];
}

function startOf({ header: { top, bottom }, title }: Region, columns: readonly TableColumn[]): LayoutStart {
  const named = columns.filter(({ role }) => role !== 'ignored').map(({ column, role }) => ({ column, role }));
  return { headerRows: [top, bottom], kind: tableKind(columns, title), columns: named };
}

function partOf(region: Region | undefined): string {
  return region === undefined
    ? ''
    : `第 ${region.header.top + 1} 至 ${(region.rows.at(-1) ?? region.header.bottom) + 1} 行：`;
}

/** Whether a sheet holds enough for a header and a row below it. */
function couldBeShown({ reason, grid }: SkippedSheet): boolean {
  return reason !== NO_ROWS && reason !== HIDDEN && grid !== undefined && grid.rows.length > 1;
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

/** A sheet with more has headers for its rows. */
const MOST_TABLES = 200;
const TOO_MANY = '这张工作表里表头太多，分不清是哪张表';
const HIDDEN = '工作表已隐藏，未读取';
const VIEW_ONLY = '这张表只供查看打印，未读取';

function readSheet(grid: Grid, task: Task): Outcome<SheetResult> {
  if (grid.hidden === true) return succeed({ tables: [], skipped: [{ reason: HIDDEN }] });
  const index = mergeIndex(grid);
  const { regions, asked } = regionsOf(grid, index, task.layouts);
  const cards = regions.every(mayBeCard) ? readCards(grid, index) : undefined;
  if (cards && cards.rows.length > 0) return succeed({ tables: [cardsTable(grid, cards, task)], skipped: [] });
  if (regions.length === 0) {
    const counts = countsIn(grid);
    return succeed({
      tables: [],
      skipped: [counts === undefined ? (unreadHeader(grid) ?? { reason: NO_HEADER }) : { reason: counts }],
    });
  }
  if (regions.length > MOST_TABLES)
    return succeed({ tables: [], skipped: [{ reason: `${TOO_MANY}（${regions.length} 张）` }] });
  const read: ReadRegion[] = [];
  const skipped: SkippedRegion[] = [];
  for (const region of regions) {
    const factsOf = columnFacts(grid, index, region.rows);
    const header = withoutHiddenTwins(withStrays(region, factsOf), grid);
    const owner = header.layout ? undefined : ownerOf(region.title, grid.sheet, task.file);
    const { columns, asked: which } = header.layout
      ? { columns: rolesByHand(header, header.layout) }
      : columnRoles(header, factsOf, owner !== undefined);
    const found: FoundTable = { grid, index, region: { ...region, header }, factsOf, columns, owner };
    if (isRating(header, region.title, factsOf)) {
      read.push({ region, table: ratingTable(found) });
      continue;
    }
    const why = asked ?? which ?? statisticsOf(header, factsOf);
    const table = why === undefined ? readTable(found, task) : undefined;
    if (table && !table.ok) return table;
    if (table && table.value.rows.length > 0) read.push({ region, table: table.value });
    else
      skipped.push({
        ...nothingRead(grid, region, columns),
        ...(why === undefined ? {} : { reason: why }),
        region,
        columns,
      });
  }
  return succeed({ tables: withNotesLeftOut(grid, read), skipped });
}

interface ReadRegion {
  readonly region: Region;
  readonly table: RecognisedTable;
}

/** The tables of a sheet with a line for every cell that is noted to be unread; the first says those outside all tables, too. */
function withNotesLeftOut(grid: Grid, read: readonly ReadRegion[]): readonly RecognisedTable[] {
  if (grid.notes === undefined) return read.map(({ table }) => table);
  const rows = read.map(({ region }) => new Set(region.rows));
  const ofTable = Map.groupBy(grid.notes, (note) =>
    Math.max(
      read.findIndex(({ table: { columns } }, i) => rows[i]?.has(note.row) === true && spans(columns, note.column)),
      0,
    ),
  );
  return read.map(({ table }, i) => {
    const lines = notesLeftOut(grid, ofTable.get(i) ?? [], table.columns);
    return { ...table, leftOut: [...table.leftOut, ...lines].toSorted(byRow) };
  });
}

function spans(columns: RecognisedTable['columns'], column: number): boolean {
  return column >= (columns[0]?.column ?? 0) && column <= (columns.at(-1)?.column ?? 0);
}

function byRow(a: LeftOut, b: LeftOut): number {
  const rowOf = ({ address }: LeftOut): number => Number(/\d+$/u.exec(address)?.[0] ?? 0);
  return rowOf(a) - rowOf(b);
}

function nothingRead(grid: Grid, region: Region, columns: readonly TableColumn[]): SkippedRegion {
  const unread = unreadContent(grid, region.rows, columns);
  if (unread) return unread;
  const isFilled = (row: number): boolean => (grid.rows[row] ?? []).some((cell) => cell !== undefined);
  return { reason: region.rows.some(isFilled) ? NOTHING_READ : NO_ROWS };
}

/** A form's first line has a value beside each word, and may have a period among them; a header has words. */
function mayBeCard({ header: { layout, columns } }: Region): boolean {
  const words = columns.filter(({ meaning }) => meaning !== undefined && meaning.kind !== 'stage');
  return layout === undefined && words.length * 2 <= columns.length;
}

/** The header with the columns beside it that hold something and have no word over them. */
function withStrays({ header, reach: [left, right] }: Region, factsOf: FactsOf): Header {
  const [first = 0, last = -1] = [header.columns[0]?.column, header.columns.at(-1)?.column];
  const stray = (from: number, to: number): HeaderColumn[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
      .filter((column) => factsOf(column).filled > 0)
      .map((column) => ({ column, words: [], meaning: undefined, address: cellAddress(header.bottom, column) }));
  return { ...header, columns: [...stray(left, first), ...header.columns, ...stray(last + 1, right + 1)] };
}
