import { yearIn } from '../reading/tables/titles.ts';
import { headerMeaning, normaliseHeader } from '../reading/tables/headerWords.ts';
import { headerPeriod } from '../reading/tables/periodWords.ts';
import { readDate } from '../dates/readDate.ts';
import { cellAddress, columnLetters, type Grid, type GridCell } from '../sheets/grid.ts';
import { mergeIndex, type MergeIndex } from '../sheets/mergeIndex.ts';
import { periodHeader, readPeriodWords, type PeriodHeader } from './ledgerPeriod.ts';

/** What a column of an old ledger holds: what was to be done, by whom, of which period, due when, done when, and where it can be read. */
export type LedgerRole = 'number' | 'content' | 'unit' | 'period' | 'due' | 'done' | 'title' | 'link';

export interface LedgerColumn {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly role: LedgerRole;
  /** What stands below told it, not the header's words. */
  readonly byEvidence?: true;
}

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

/** What the office knows, by which columns are known without their headers. */
export interface LedgerKnowledge {
  readonly year: number;
  readonly isDuty: (text: string) => boolean;
  readonly isUnit: (text: string) => boolean;
}

const LINK = /链接|网址|网页|url|公开地址|信息地址|发布地址/iu;
const DUE =
  /^(?:最后|最终)?应(?:办|公开|完成|报|上报|发布|办结|公布|更新|反馈)|(?:时限|期限|限期|限时)$|(?:截止|截至|到期|最迟|最晚)(?:日|日期|时间)?$|^(?:规定|要求|计划|约定|预定|预计|拟).{0,6}(?:时间|日期|日)$|(?:时间|日期)要求$/u;
const PERIOD =
  /所属(?:期|时期|月|季|年|周)|^(?:公开|报告|填报|报送|应办|办理|统计|数据|信息)?(?:期次|期数|期别|期号|周期|时期|月份|季度|年月|周次|批次|月度|报告期|期间|时段|年度)$/u;
/** From the most telling to the least. */
const DONE = [
  /^实际.{0,8}(?:日期|时间|日)$/u,
  /^.{0,4}办结.{0,4}(?:日期|时间|日)$/u,
  /^(?:.{0,4}(?:完成|公开|发布|公布|刊发|推送|上网|上传|挂网|更新|报送|上报|落实|销号|办理|公示|录入|反馈|登记|提交|见报|采用).{0,4}(?:日期|日))$/u,
  /^(?:.{0,4}(?:完成|公开|发布|公布|刊发|推送|上网|上传|挂网|更新|报送|上报|落实|销号|办理|公示|录入|反馈|登记|提交|见报|采用).{0,4}时间)$/u,
  /^(?:日期|时间|年月日)$/u,
] as const;
const TITLE = /标题|题名|题目|(?:信息|文章|稿件|文件|公开件|网页)名称|发布内容|公开内容名称/u;
const UNIT = /(?:单位|部门|主体|镇街|科室)(?:名称)?$/u;
const CONTENT = /事项|指标|举措|措施|任务|内容|项目|工作|栏目|目录/u;

/** A column with its header's words, upper and lower. */
interface Header {
  readonly column: number;
  readonly words: readonly string[];
}

/** 日期 below 办结情况 is 办结日期. */
function wordOf({ words }: Header): string {
  const lower = normaliseHeader(words.at(-1) ?? '');
  const upper = normaliseHeader(words.length > 1 ? (words[0] ?? '') : '').replace(/(?:情况|信息|登记|结果)$/u, '');
  return /^(?:日期|时间|名称)$/u.test(lower) ? `${upper}${lower}` : lower;
}

function roleByWord(word: string): LedgerRole | undefined {
  if (word === '' || word.length > 18) return undefined;
  if (LINK.test(word)) return 'link';
  if (DUE.test(word)) return 'due';
  if (DONE.some((pattern) => pattern.test(word))) return 'done';
  if (PERIOD.test(word)) return 'period';
  if (TITLE.test(word)) return 'title';
  const meaning = headerMeaning(word)?.kind;
  if (meaning === 'number') return 'number';
  if (meaning === 'units' || meaning === 'leadUnits') return 'unit';
  if (meaning === 'label') return 'content';
  if (UNIT.test(word) && meaning === undefined) return 'unit';
  return CONTENT.test(word) && meaning === undefined ? 'content' : undefined;
}

/** How telling a word is of a day on which something was done; smaller is more. */
function doneRank(word: string): number {
  const rank = DONE.findIndex((pattern) => pattern.test(word));
  return rank < 0 ? DONE.length : rank;
}

/** What stands below a header, in shares of the filled cells. */
interface Below {
  readonly filled: number;
  readonly dates: number;
  readonly links: number;
  readonly units: number;
  readonly duties: number;
  readonly periods: number;
}

const IS_LINK = /^(?:https?:\/\/|www\.)|\.(?:gov|org|com|net)\.?(?:cn)?\//iu;

function isDate({ date, text, kind }: GridCell, year: number): boolean {
  return (
    date !== undefined ||
    ['date', 'impossible', 'outside'].includes(readDate(bareDate(text), { year, serial: kind === 'number' }).kind)
  );
}

/** A date without what people write around it: 已于3月5日公开. */
export function bareDate(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:已|均已)?(?:于|在)?\s*/u, '')
    .replace(/(?:已|前)?(?:公开|完成|办结|发布|公布|上网|上报|报送|更新|落实)(?:完毕|完成)?[。.]?$/u, '')
    .trim();
}

function below(index: MergeIndex, column: number, rows: readonly number[], known: LedgerKnowledge): Below {
  const cells = rows
    .map((row) => index.cellAt(row, column))
    .filter((cell) => cell !== undefined && cell.text.trim() !== '');
  const share = (is: (cell: GridCell) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter((cell) => cell !== undefined && is(cell)).length / cells.length;
  const { year } = known;
  return {
    filled: cells.length,
    dates: share((cell) => isDate(cell, year)),
    links: share(({ text }) => IS_LINK.test(text.trim())),
    units: share(({ text }) => namesIn(text).some(known.isUnit)),
    duties: share(({ text }) => known.isDuty(text)),
    periods: share((cell) => ['stretch', 'nth'].includes(readPeriodWords(cell, { year }).kind)),
  };
}

/** 区财政局、区审计局 as two. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/[、，,；;\n/]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const MOST = 0.5;
const SOME = 0.3;

/** What the columns below a header hold: by its words where what stands below does not speak against them, else by what stands below. */
function columnsOf(headers: readonly Header[], belowOf: (column: number) => Below): readonly LedgerColumn[] {
  const found = new Map<number, { readonly role: LedgerRole; readonly byEvidence?: true }>();
  const facts = new Map(headers.map(({ column }) => [column, belowOf(column)]));
  const of = (column: number): Below => facts.get(column) ?? belowOf(column);
  const worded = headers.map((header) => ({ ...header, word: wordOf(header) }));
  const taken = (role: LedgerRole): boolean => [...found.values()].some((each) => each.role === role);
  const free = () => worded.filter(({ column }) => !found.has(column));
  for (const role of ['link', 'title', 'number', 'unit'] as const) {
    const [first] = free().filter(({ word }) => roleByWord(word) === role);
    if (first) found.set(first.column, { role });
  }
  const isDated = ({ column }: Header): boolean => of(column).filled === 0 || of(column).dates >= SOME;
  const done = free()
    .filter(({ word }) => roleByWord(word) === 'done')
    .filter(isDated)
    .toSorted((a, b) => doneRank(a.word) - doneRank(b.word));
  const [best, second] = done;
  if (best) found.set(best.column, { role: 'done' });
  const [due] = free()
    .filter(({ word }) => roleByWord(word) === 'due')
    .filter(({ column }) => of(column).dates >= SOME);
  if (due) found.set(due.column, { role: 'due' });
  // 完成时间 beside 实际完成时间 is when it was to be done.
  else if (second && best && doneRank(best.word) < doneRank(second.word)) found.set(second.column, { role: 'due' });
  const [period] = free().filter(({ word, column }) => roleByWord(word) === 'period' && isPeriod(word, of(column)));
  if (period) found.set(period.column, { role: 'period' });
  const contents = free().filter(({ word }) => roleByWord(word) === 'content');
  const content = contents.toSorted(
    (a, b) => of(b.column).duties - of(a.column).duties || rankOf(b.word) - rankOf(a.word),
  )[0];
  if (content) found.set(content.column, { role: 'content' });
  const prove = (role: LedgerRole, share: (facts: Below) => number, least: number): void => {
    if (taken(role)) return;
    const candidates = free().filter(({ column }) => of(column).filled > 0 && share(of(column)) >= least);
    const [one, other] = candidates.toSorted((a, b) => share(of(b.column)) - share(of(a.column)));
    // Of two columns of dates nobody knows which tells what was done.
    if (one && !(role === 'done' && other)) found.set(one.column, { role, byEvidence: true });
  };
  prove('link', ({ links }) => links, MOST);
  prove('unit', ({ units }) => units, MOST);
  if (!content || (of(content.column).duties === 0 && free().some(({ column }) => of(column).duties >= SOME))) {
    if (content) found.delete(content.column);
    prove('content', ({ duties }) => duties, SOME);
    if (content && !taken('content')) found.set(content.column, { role: 'content' });
  }
  prove('done', ({ dates }) => dates, MOST);
  prove('period', ({ periods }) => periods, MOST);
  return worded.flatMap(({ column, words }) => {
    const what = found.get(column);
    return what ? [{ column, letters: columnLetters(column), header: words.join('／'), ...what }] : [];
  });
}

/** 公开周期 over 每月 says how often, and not which. */
function isPeriod(word: string, { filled, periods, dates }: Below): boolean {
  return filled === 0 || periods + dates > 0 || periodHeader(word) !== undefined;
}

function rankOf(word: string): number {
  const meaning = headerMeaning(word);
  return meaning?.kind === 'label' ? meaning.rank : 0;
}

/** A header is looked for no further down than this. */
const LAST_HEADER = 40;
const EVIDENCE_ROWS = 200;

function textsOf(grid: Grid, index: MergeIndex, row: number): readonly string[] {
  return Array.from({ length: grid.columns }, (_, column) => index.textAt(row, column).trim());
}

function isBlank(grid: Grid, row: number): boolean {
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
): { readonly bottom: number; readonly headers: readonly Header[] } {
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
  const headers = upper.flatMap((word, column): Header[] => {
    const lower = isLower ? (next[column] ?? '') : '';
    const words = [word, ...(lower === word ? [] : [lower])].filter((each) => each !== '');
    return words.length === 0 ? [] : [{ column, words }];
  });
  return { bottom, headers };
}

/** Columns that stand for periods, with days below them: 1月 … 12月. */
function matrixOf(headers: readonly Header[], belowOf: (column: number) => Below): readonly Header[] {
  const found = headers.filter(
    ({ words, column }) =>
      headerPeriod(words.at(-1) ?? '') !== undefined && (belowOf(column).filled === 0 || belowOf(column).dates >= SOME),
  );
  return found.length > 1 && found.some(({ column }) => belowOf(column).dates >= SOME) ? found : [];
}

interface OpenTable extends LedgerTable {
  readonly top: number;
  readonly bottom: number;
  readonly matrix: readonly Header[];
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

function sameTexts(grid: Grid, index: MergeIndex, a: number, b: number): boolean {
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
  const headers = Array.from({ length: grid.columns }, (_, column): Header => ({ column, words: [] }));
  const columns = columnsOf(headers, lookBelow(grid, index, 0, known));
  const has = (role: LedgerRole): boolean => columns.some((each) => each.role === role);
  if (!has('content') || !has('done')) return [];
  return [{ sheet: grid.sheet, title: '', headerLine: 0, columns, top: 0, bottom: -1, matrix: [], year: known.year }];
}

/** The line above a header that is one text. */
function titleOf(grid: Grid, index: MergeIndex, top: number): string {
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

const DITTO = /^(?:〃|″|"|”|“|''|々|同上|同前|仝上|-"-)$/u;
const REPEATED: readonly LedgerRole[] = ['content', 'unit', 'period'];
const TOTAL = /^(?:合计|总计|小计|共计)/u;

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
    const own =
      DITTO.test(cell.text) && before && REPEATED.includes(role) ? { ...before, address: cell.address } : cell;
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

function ledgerCell(index: MergeIndex, row: number, column: number): LedgerCell {
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
