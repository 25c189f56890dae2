import { normaliseHeader } from '../reading/tables/headerWords.ts';
import { headerPeriod } from '../reading/tables/periodWords.ts';
import { yearIn } from '../reading/tables/titles.ts';
import { cellAddress, type Grid, type GridCell } from '../sheets/grid.ts';
import { mergeIndex, type MergeIndex } from '../sheets/mergeIndex.ts';
import {
  below,
  columnsOf,
  IS_LINK,
  isDate,
  roleByWord,
  SOME,
  type Below,
  type LedgerColumn,
  type LedgerHeader,
  type LedgerKnowledge,
  type LedgerRole,
} from './ledgerColumns.ts';
import { periodHeader, type PeriodHeader } from './ledgerPeriod.ts';

export interface LedgerCell {
  readonly text: string;
  readonly address: string;
  /** `YYYY-MM-DD`, where the cell is a date. */
  readonly date?: string;
  readonly isNumber?: true;
}

/** A line that tells of one thing done, or not done. */
export interface LedgerRow {
  /** Stable within the file. */
  readonly key: string;
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<LedgerRole, LedgerCell>>>;
  /** Below which header its period stands. */
  readonly periodHeader: PeriodHeader;
  /** The year that a period and a date without one are of. */
  readonly year: number;
  /** Why it is not taken at all, in Chinese: it is hidden, struck out. */
  readonly trouble?: string;
}

/** One table of a sheet. */
export interface LedgerTable {
  readonly sheet: string;
  readonly title: string;
  /** 1-based; 0 where there is none. */
  readonly headerLine: number;
  readonly columns: readonly LedgerColumn[];
}

export interface LedgerSheet {
  readonly tables: readonly LedgerTable[];
  readonly rows: readonly LedgerRow[];
  /** Lines that are none of the ledger's: titles, totals, remarks. */
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  /** Why nothing was read of it, in Chinese. */
  readonly skipped?: string;
}

/** A header is looked for no further down than this. */
const LAST_HEADER = 40;
const EVIDENCE_ROWS = 200;

/** The texts of a row, merges filled. */
export function textsOf(grid: Grid, index: MergeIndex, row: number): readonly string[] {
  return Array.from({ length: grid.columns }, (_, column) => index.textAt(row, column).trim());
}

/** Whether a row holds no text of its own. */
export function isBlank(grid: Grid, row: number): boolean {
  return !(grid.rows[row] ?? []).some((cell) => cell !== undefined && cell.text.trim() !== '');
}

/** The roles that the words of a row tell of; none where a cell is a date. */
function rolesIn(texts: readonly string[]): ReadonlySet<LedgerRole> {
  return new Set(texts.map((text) => roleByWord(normaliseHeader(text))).filter((role) => role !== undefined));
}

/** A cell that no header has: a day, an address, the name of a duty or of a unit of ours. */
function isDatum(cell: GridCell, { year, isDuty, isUnit }: LedgerKnowledge): boolean {
  const { kind, text } = cell;
  return (
    kind === 'date' ||
    text.length > 30 ||
    IS_LINK.test(text.trim()) ||
    isDate(cell, year) ||
    isDuty(text) ||
    isUnit(text)
  );
}

function isHeader(grid: Grid, index: MergeIndex, row: number, known: LedgerKnowledge): boolean {
  const cells = (grid.rows[row] ?? []).filter((cell) => cell !== undefined);
  if (cells.some((cell) => isDatum(cell, known))) return false;
  const roles = rolesIn(textsOf(grid, index, row));
  const names = roles.has('content') || roles.has('unit');
  return names && roles.size >= 2 && cells.length >= 2;
}

/** The header that begins in a row: one row, or two where its cells are merged over two or the second holds header words alone. */
function headersAt(
  grid: Grid,
  index: MergeIndex,
  top: number,
  known: LedgerKnowledge,
): { readonly bottom: number; readonly headers: readonly LedgerHeader[] } {
  const upper = textsOf(grid, index, top);
  const next = textsOf(grid, index, top + 1);
  const isMerged = upper.some((_, column) => {
    const { merge } = index.originOf(top, column);
    return merge !== undefined && merge.top === top && merge.bottom === top + 1;
  });
  const hasWide = upper.some((_, column) => (index.originOf(top, column).merge?.right ?? column) > column);
  const isData = (grid.rows[top + 1] ?? []).some((cell) => cell !== undefined && isDatum(cell, known));
  const isLower = (isMerged || hasWide) && rolesIn(next).size > 0 && !isData;
  const bottom = isLower ? top + 1 : top;
  const headers = upper.flatMap((word, column): LedgerHeader[] => {
    const lower = isLower ? (next[column] ?? '') : '';
    const words = [word, ...(lower === word ? [] : [lower])].filter((each) => each !== '');
    return words.length === 0 ? [] : [{ column, words }];
  });
  return { bottom, headers };
}

/** Columns that stand for periods, with days below them: 1月 … 12月. */
function matrixOf(headers: readonly LedgerHeader[], belowOf: (column: number) => Below): readonly LedgerHeader[] {
  const found = headers.filter(
    ({ words, column }) =>
      headerPeriod(words.at(-1) ?? '') !== undefined && (belowOf(column).filled === 0 || belowOf(column).dates >= SOME),
  );
  return found.length > 1 && found.some(({ column }) => belowOf(column).dates >= SOME) ? found : [];
}

interface OpenTable extends LedgerTable {
  readonly top: number;
  readonly bottom: number;
  readonly matrix: readonly LedgerHeader[];
  readonly year: number;
}

/** Reads a sheet of an old ledger: every line below its header, and of each what its columns hold. */
export function readLedgerSheet(grid: Grid, known: LedgerKnowledge, place: number): LedgerSheet {
  const nothing = { tables: [], rows: [], leftOut: [] };
  if (grid.hidden) return { ...nothing, skipped: '工作表是隐藏的，没有读。要读入，请取消隐藏后保存' };
  if (grid.rows.every((_, row) => isBlank(grid, row))) return { ...nothing, skipped: '是空表' };
  const index = mergeIndex(grid);
  const tables = tablesOf(grid, index, known);
  if (tables.length === 0)
    return { ...nothing, skipped: '没有找到表头：至少要有事项、单位和办结日期（或完成时间、公开日期）这几列' };
  const lacking = tables.every(
    ({ columns, matrix }) => matrix.length === 0 && !columns.some(({ role }) => role === 'done'),
  );
  if (lacking) return { ...nothing, tables, skipped: '没有找到办结日期一列（办结日期、完成时间、公开日期等），没有读' };
  const rows: LedgerRow[] = [];
  const leftOut: { sheet: string; address: string; text: string }[] = [];
  for (const [at, table] of tables.entries()) {
    const end = tables[at + 1]?.top ?? grid.rows.length;
    addRows({ grid, index, table, place, rows, leftOut }, table.bottom + 1, end);
  }
  return { tables, rows, leftOut };
}

/** Whether two rows say the same: a header is written again below a page break. */
export function sameTexts(grid: Grid, index: MergeIndex, a: number, b: number): boolean {
  return textsOf(grid, index, a).join('\n') === textsOf(grid, index, b).join('\n');
}

function tablesOf(grid: Grid, index: MergeIndex, known: LedgerKnowledge): readonly OpenTable[] {
  const tables: OpenTable[] = [];
  for (let row = 0; row < grid.rows.length; row++) {
    if (tables.length === 0 && row > LAST_HEADER) break;
    const before = tables.at(-1);
    const isAgain = before !== undefined && sameTexts(grid, index, before.top, row);
    if (isAgain || !isHeader(grid, index, row, known)) continue;
    const table = tableAt(grid, index, known, row);
    if (table.columns.length === 0) continue;
    tables.push(table);
    row = table.bottom;
  }
  return tables.length > 0 ? tables : headerless(grid, index, known);
}

function tableAt(grid: Grid, index: MergeIndex, known: LedgerKnowledge, top: number): OpenTable {
  const { bottom, headers } = headersAt(grid, index, top, known);
  const title = titleOf(grid, index, top);
  const year = yearIn(title) ?? known.year;
  const belowOf = lookBelow(grid, index, bottom + 1, { ...known, year });
  const matrix = matrixOf(headers, belowOf);
  const others = headers.filter((header) => !matrix.includes(header));
  return {
    sheet: grid.sheet,
    title,
    headerLine: top + 1,
    columns: columnsOf(others, belowOf),
    top,
    bottom,
    matrix,
    year,
  };
}

function lookBelow(grid: Grid, index: MergeIndex, from: number, known: LedgerKnowledge): (column: number) => Below {
  const rows = Array.from({ length: Math.min(EVIDENCE_ROWS, grid.rows.length - from) }, (_, i) => from + i);
  const seen = new Map<number, Below>();
  return (column) => {
    const before = seen.get(column);
    if (before) return before;
    const facts = below(index, column, rows, known);
    seen.set(column, facts);
    return facts;
  };
}

/** Without a header, what the columns hold tells it all, where it tells what was done, by name, and when. */
function headerless(grid: Grid, index: MergeIndex, known: LedgerKnowledge): readonly OpenTable[] {
  const headers = Array.from({ length: grid.columns }, (_, column): LedgerHeader => ({ column, words: [] }));
  const columns = columnsOf(headers, lookBelow(grid, index, 0, known));
  const has = (role: LedgerRole): boolean => columns.some((each) => each.role === role);
  if (!has('content') || !has('done')) return [];
  return [{ sheet: grid.sheet, title: '', headerLine: 0, columns, top: 0, bottom: -1, matrix: [], year: known.year }];
}

/** The line above a header that is one text: the title of a table, register or list. */
export function titleOf(grid: Grid, index: MergeIndex, top: number): string {
  for (let row = top - 1; row >= 0; row--) {
    const texts = [...new Set(textsOf(grid, index, row).filter((text) => text !== ''))];
    if (texts.length === 1 && /表|台账|清单|目录|登记|记录|汇总/u.test(texts[0] ?? '')) return texts[0] ?? '';
  }
  return '';
}

interface Walk {
  readonly grid: Grid;
  readonly index: MergeIndex;
  readonly table: OpenTable;
  readonly place: number;
  readonly rows: LedgerRow[];
  readonly leftOut: { sheet: string; address: string; text: string }[];
}

/** The same as above. */
export const DITTO = /^(?:〃|″|"|”|“|''|々|同上|同前|仝上|-"-)$/u;
const REPEATED: ReadonlySet<LedgerRole> = new Set(['content', 'unit', 'period']);
/** How a line of sums begins. */
export const TOTAL = /^(?:合计|总计|小计|共计)/u;

function addRows(walk: Walk, from: number, to: number): void {
  const { grid, index, table, leftOut } = walk;
  const above = new Map<LedgerRole, LedgerCell>();
  for (let row = from; row < to; row++) {
    if (isBlank(grid, row)) continue;
    if (table.headerLine > 0 && sameTexts(grid, index, table.top, row)) continue;
    const texts = textsOf(grid, index, row);
    const filled = [...new Set(texts.filter((text) => text !== ''))];
    const [first = ''] = filled;
    const column = texts.indexOf(first);
    if (filled.length === 1 || TOTAL.test(first)) {
      leftOut.push({ sheet: grid.sheet, address: cellAddress(row, column), text: filled.join(' ') });
      continue;
    }
    addRow(walk, row, above);
  }
}

function addRow({ grid, index, table, place, rows }: Walk, row: number, above: Map<LedgerRole, LedgerCell>): void {
  const cells: Partial<Record<LedgerRole, LedgerCell>> = {};
  for (const { column, role } of table.columns) {
    const cell = ledgerCell(index, row, column);
    const before = above.get(role);
    const own = DITTO.test(cell.text) && before && REPEATED.has(role) ? { ...before, address: cell.address } : cell;
    cells[role] = own;
    if (own.text !== '') above.set(role, own);
  }
  const trouble = troubleOf(grid, row, table.columns);
  const base = {
    sheet: grid.sheet,
    line: row + 1,
    year: table.year,
    ...(trouble === undefined ? {} : { trouble }),
  };
  if (table.matrix.length === 0) {
    const header = table.columns.find(({ role }) => role === 'period')?.header ?? '';
    rows.push({ ...base, key: `${place}.${row}`, cells, periodHeader: periodHeader(header) });
    return;
  }
  for (const { column, words } of table.matrix) {
    const done = ledgerCell(index, row, column);
    if (done.text === '' && done.date === undefined) continue;
    const period = { text: words.at(-1) ?? '', address: done.address };
    rows.push({
      ...base,
      key: `${place}.${row}.${column}`,
      cells: { ...cells, period, done },
      periodHeader: undefined,
    });
  }
}

/** A cell as a line tells of it; a merged one by its first. */
export function ledgerCell(index: MergeIndex, row: number, column: number): LedgerCell {
  const origin = index.originOf(row, column);
  const cell = index.cellAt(row, column);
  return {
    text: cell?.text.trim() ?? '',
    address: cellAddress(origin.row, origin.column),
    ...(cell?.date === undefined ? {} : { date: cell.date }),
    ...(cell?.kind === 'number' ? { isNumber: true as const } : {}),
  };
}

/** Why a line is left as it stands: hidden, struck through, its day a formula without a result. */
function troubleOf(
  { hiddenRows = [], notes = [] }: Grid,
  row: number,
  columns: readonly LedgerColumn[],
): string | undefined {
  if (hiddenRows.includes(row)) return '这一行在表里是隐藏的（可能被筛选），没有登记';
  const telling = new Map(columns.map(({ column, role }) => [column, role]));
  for (const note of notes) {
    const role = note.row === row ? telling.get(note.column) : undefined;
    if (role === undefined) continue;
    if (note.kind === 'struck' && (role === 'content' || role === 'done')) return '这一行划了删除线，没有登记';
    if ((note.kind === 'noResult' || note.kind === 'failed') && role === 'done') return '办结日期是没有算出结果的公式';
  }
  return undefined;
}
