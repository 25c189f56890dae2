import { normaliseHeader } from '../reading/tables/headerWords.ts';
import { ownerOf } from '../reading/tables/titleUnit.ts';
import { yearIn } from '../reading/tables/titles.ts';
import { cellAddress, columnLetters, type Grid } from '../sheets/grid.ts';
import { mergeIndex, type MergeIndex } from '../sheets/mergeIndex.ts';
import { withoutClock } from '../dates/withoutClock.ts';
import { IS_LINK, isDate } from './ledgerColumns.ts';
import { columnsByEvidence, columnsByWord, listRoleOf, type ListColumn, type ListRole } from './publicationColumns.ts';
import { readListLine, type ListFault, type ListLine } from './publicationLine.ts';

/** How a person set the columns of a table, known again by what its header says. */
export interface ListLayout {
  readonly signature: string;
  /** By the column's letters. */
  readonly columns: Readonly<Record<string, ListRole>>;
  /** 成文日期 stands for 发布时间. */
  readonly formedCounts: boolean;
}

/** What the office knows, by which a list is read. */
export interface ListKnowledge {
  readonly today: string;
  /** Names and aliases of units. */
  readonly units: readonly string[];
  readonly layouts: readonly ListLayout[];
  /** What a person says of this very file's tables, by their places: goes before everything. */
  readonly byHand?: Readonly<Record<number, Pick<ListLayout, 'columns' | 'formedCounts'>>>;
}

/** A table of a list, as its columns were taken. */
export interface ListTable {
  readonly place: number;
  readonly sheet: string;
  readonly title: string;
  /** 1-based; 0 where there is none. */
  readonly headerLine: number;
  readonly signature: string;
  readonly columns: readonly {
    readonly letters: string;
    readonly header: string;
    readonly role?: ListRole;
    readonly samples: readonly string[];
  }[];
  readonly formedCounts: boolean;
  readonly lines: number;
  readonly asks: readonly ListAsk[];
  /** Why nothing was read of it, in Chinese. */
  readonly skipped?: string;
}

/** Which column holds the title, or the day; whether 成文日期 may stand for 发布时间. */
export type ListAsk = 'title' | 'day' | 'formed';

/** A list as it was read: its tables, the lines that can be recorded, and those that cannot. */
export interface ReadList {
  readonly tables: readonly ListTable[];
  readonly lines: readonly ListLine[];
  readonly faults: readonly ListFault[];
}

/** Lines of one list. A website of a district publishes some thousands a year. */
export const MOST_LINES = 50_000;

/** A header is looked for no further down than this. */
const LAST_HEADER = 20;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
const TOTAL = /^(?:合计|总计|小计|共计|共\s*\d+\s*[条篇])/u;
const REMARK = /^(?:备注|说明|注)[:：]|^(?:填报人|填表人|联系人|审核人|负责人|导出时间|统计时间|制表)/u;

/** Reads the tables of a file as a list of publications. `file`: its name, which may say the year and whose list it is. */
export function readList(grids: readonly Grid[], file: string, known: ListKnowledge): ReadList {
  const units = new Set(known.units);
  const isUnit = (text: string): boolean => units.has(text);
  const sheets = grids.map((grid, place) => readSheet(grid, place, { file, known, isUnit }));
  return {
    tables: sheets.map(({ table }) => table),
    lines: sheets.flatMap(({ lines }) => lines),
    faults: sheets.flatMap(({ faults }) => faults),
  };
}

interface Reading {
  readonly file: string;
  readonly known: ListKnowledge;
  readonly isUnit: (text: string) => boolean;
}

interface ReadSheet extends Omit<ReadList, 'tables'> {
  readonly table: ListTable;
}

interface Place {
  /** First and last row of the header; the last is before the first where there is none. */
  readonly top: number;
  readonly bottom: number;
  readonly headers: readonly string[];
}

function readSheet(grid: Grid, place: number, { file, known, isUnit }: Reading): ReadSheet {
  const index = mergeIndex(grid);
  const nothing = {
    place,
    sheet: grid.sheet,
    title: '',
    headerLine: 0,
    signature: '',
    columns: [],
    lines: 0,
    asks: [],
  };
  const skip = (skipped: string): ReadSheet => ({
    table: { ...nothing, formedCounts: false, skipped },
    lines: [],
    faults: [],
  });
  if (grid.hidden) return skip('工作表是隐藏的，没有读。要读入，请取消隐藏后保存');
  const filled = grid.rows.flatMap((cells, row) => (cells.some((cell) => cell?.text.trim()) ? [row] : []));
  if (filled.length === 0) return skip('是空表');
  const now = Number(known.today.slice(0, 4));
  const header = headerOf(grid, index, now);
  const title = titleAbove(grid, index, header.top);
  const year = yearIn(title) ?? yearIn(file) ?? now;
  const body = filled.filter((row) => row > header.bottom);
  const signature = signatureOf(header, grid.columns);
  const hand = known.byHand?.[place] ?? known.layouts.find((layout) => layout.signature === signature);
  const worded = hand ? columnsByHand(header.headers, hand.columns) : columnsByWord(header.headers);
  const columns = hand ? worded : columnsByEvidence(worded, index, body, { year, isUnit });
  const formedCounts = hand?.formedCounts ?? false;
  const asks = asksOf(columns, formedCounts);
  // One column of texts, a table of two dates: nothing that a person could set right.
  if (grid.columns < 2 && asks.length > 0) return skip('不是一张清单：只有一列');
  const table = {
    ...nothing,
    title,
    headerLine: header.bottom < 0 ? 0 : header.bottom + 1,
    signature,
    columns: columns.map((column) => columnView(column, index, body)),
    formedCounts,
    lines: body.length,
    asks,
  };
  if (asks.length > 0) return { table, lines: [], faults: [] };
  const owner = ownerOf(title, grid.sheet, file);
  const context = { sheet: grid.sheet, year, today: known.today, columns, index, owner };
  return { table, ...linesOf(grid, body, header, context) };
}

function asksOf(columns: readonly ListColumn[], formedCounts: boolean): readonly ListAsk[] {
  const has = (role: ListRole): boolean => columns.some((column) => column.role === role);
  const day: readonly ListAsk[] = has('formed') ? (formedCounts ? [] : ['formed']) : ['day'];
  return [...(has('title') ? [] : (['title'] as const)), ...(has('published') ? [] : day)];
}

/** The header: a line without data whose words tell of two things at least, or that stands right above data in words alone. */
function headerOf(grid: Grid, index: MergeIndex, year: number): Place {
  for (let row = 0; row < Math.min(grid.rows.length, LAST_HEADER); row += 1) {
    const headers = textsOf(grid, index, row);
    if (holdsData(grid, index, row, year)) break;
    const roles = new Set(headers.map((text) => listRoleOf(text)?.role).filter((role) => role !== undefined));
    const isWords = headers.filter((text) => text !== '').length >= 2 && holdsData(grid, index, row + 1, year);
    if (roles.size >= 2 || isWords) return { top: row, bottom: row, headers };
  }
  return { top: 0, bottom: -1, headers: Array.from({ length: grid.columns }, () => '') };
}

function textsOf(grid: Grid, index: MergeIndex, row: number): readonly string[] {
  return Array.from({ length: grid.columns }, (_, column) => index.textAt(row, column).trim());
}

function holdsData(grid: Grid, index: MergeIndex, row: number, year: number): boolean {
  return Array.from({ length: grid.columns }, (_, column) => index.cellAt(row, column)).some(
    (cell) =>
      cell !== undefined &&
      cell.text.trim() !== '' &&
      (isDate({ ...cell, text: withoutClock(cell.text) }, year) || IS_LINK.test(cell.text.trim())),
  );
}

function titleAbove(grid: Grid, index: MergeIndex, top: number): string {
  for (let row = 0; row < top; row += 1) {
    const texts = [...new Set(textsOf(grid, index, row).filter((text) => text !== ''))];
    if (texts.length === 1) return texts[0] ?? '';
  }
  return '';
}

/** What a table is known by: its header's words, or how many columns it has. */
function signatureOf({ headers, bottom }: Place, columns: number): string {
  return bottom < 0 ? `#${columns}` : headers.map(normaliseHeader).join('|');
}

function columnsByHand(headers: readonly string[], roles: Readonly<Record<string, ListRole>>): readonly ListColumn[] {
  return headers.map((header, column) => {
    const role = roles[columnLetters(column)];
    return role === undefined ? { column, header } : { column, header, role };
  });
}

function columnView({ column, header, role }: ListColumn, index: MergeIndex, body: readonly number[]) {
  const samples: string[] = [];
  for (const row of body) {
    const text = index.textAt(row, column).trim();
    if (text !== '' && !samples.includes(text)) samples.push(text);
    if (samples.length === SAMPLES) break;
  }
  return {
    letters: columnLetters(column),
    header,
    ...(role === undefined ? {} : { role }),
    samples: samples.map((text) => (text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text)),
  };
}

interface LineContext {
  readonly sheet: string;
  readonly year: number;
  readonly today: string;
  readonly columns: readonly ListColumn[];
  readonly index: MergeIndex;
  readonly owner: string | undefined;
}

function linesOf(
  grid: Grid,
  body: readonly number[],
  { headers, bottom }: Place,
  context: LineContext,
): Pick<ReadList, 'lines' | 'faults'> {
  const lines: ListLine[] = [];
  const faults: ListFault[] = [];
  const unseen = new Set(grid.hiddenRows ?? []);
  const struck = new Set((grid.notes ?? []).flatMap(({ row, kind }) => (kind === 'struck' ? [row] : [])));
  const roles = context.columns.filter(({ role }) => role !== undefined && role !== 'ignored');
  const header = bottom < 0 ? undefined : headers.join('\n');
  for (const row of body) {
    const cells = grid.rows[row] ?? [];
    const first = cells.find((cell) => cell?.text.trim())?.text.trim() ?? '';
    const many = cells.filter((cell) => cell?.text.trim()).length;
    // A header again below a page break, sums and remarks are none of the list's lines.
    if (listRoleOf(first) !== undefined && textsOf(grid, context.index, row).join('\n') === header) continue;
    if (many <= 2 && (TOTAL.test(first) || REMARK.test(first))) continue;
    const at = cells.findIndex((cell) => cell?.text.trim());
    const leave = (reason: string): void => {
      faults.push({ sheet: grid.sheet, line: row + 1, address: cellAddress(row, at), value: first, reason });
    };
    if (unseen.has(row)) leave('这一行在表里是隐藏的（可能被筛选）');
    else if (struck.has(row)) leave('这一行划了删除线');
    else {
      const read = readListLine(row, roles, context);
      if ('reason' in read) faults.push(read);
      else lines.push(read);
    }
  }
  return { lines, faults };
}
