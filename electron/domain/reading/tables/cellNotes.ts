import { assertNever } from '../../brand.ts';
import { cellAddress, columnLetters, type CellNote, type Grid } from '../../sheets/grid.ts';
import type { ColumnRole } from '../../model/documents.ts';
import type { TableColumn } from './columns.ts';
import { HIDDEN_WORD } from './hiddenColumns.ts';
import type { LeftOut, TableRow } from './recognisedTable.ts';
import type { TableCells } from './rowCells.ts';

const NOTHING: readonly CellNote[] = [];
const known = new WeakMap<Grid, ReadonlyMap<number, readonly CellNote[]>>();

/** The notes of a row's own cells. */
function notesOfRow(grid: Grid, row: number): readonly CellNote[] {
  if (grid.notes === undefined) return NOTHING;
  const byRow = known.get(grid) ?? Map.groupBy(grid.notes, (note) => note.row);
  known.set(grid, byRow);
  return byRow.get(row) ?? NOTHING;
}

function notesAt(grid: Grid, row: number, column: number): readonly CellNote[] {
  return notesOfRow(grid, row).filter((note) => note.column === column);
}

/** The notes of the cells that show in a row under some columns, merged ones at their origin. */
function notesUnder({ grid, index }: TableCells, row: number, columns: readonly TableColumn[]): readonly CellNote[] {
  if (grid.notes === undefined) return NOTHING;
  const found = columns.flatMap(({ column }) => {
    const origin = index.originOf(row, column);
    return notesAt(grid, origin.row, origin.column);
  });
  return [...new Set(found)];
}

/** What leaves a cell without words that can be read. */
function isUnread({ kind }: CellNote): boolean {
  return kind === 'noResult' || kind === 'failed' || kind === 'picture' || kind === 'struck';
}

/** The roles whose cells in a row hold something that cannot be read: they are no blanks, and nothing is filled in. */
export function unreadRoles(cells: TableCells, row: number): ReadonlySet<ColumnRole> {
  if (cells.grid.notes === undefined) return new Set();
  const roles = Object.entries(cells.columns) as [ColumnRole, readonly TableColumn[]][];
  return new Set(roles.flatMap(([role, columns]) => (notesUnder(cells, row, columns).some(isUnread) ? [role] : [])));
}

/**
 * A sheet as its columns are read: without formulas that failed (a content that failed is asked about in its row), and without cells that are struck
 * through in rows whose content is not: who is struck from a live row has nothing to do with it.
 */
export function asShown(grid: Grid, columns: readonly TableColumn[], body: readonly number[]): Grid {
  const struck = (grid.notes ?? []).filter(({ kind }) => kind === 'struck');
  const failed = failedCells(grid, columns, body);
  if (struck.length + failed.length === 0) return grid;
  const content = new Set(columns.flatMap(({ column, role }) => (role === 'content' ? [column] : [])));
  const dead = new Set(struck.flatMap(({ row, column }) => (content.has(column) ? [row] : [])));
  const rows = [...grid.rows];
  for (const { row, column } of [...struck.filter((note) => !dead.has(note.row)), ...failed]) {
    rows[row] = (rows[row] ?? []).with(column, undefined);
  }
  return { ...grid, rows, notes: [...(grid.notes ?? []), ...failed] };
}

function failedCells({ rows }: Grid, columns: readonly TableColumn[], body: readonly number[]): readonly CellNote[] {
  const read = columns.filter(({ role }) => role !== 'content' && role !== 'ignored');
  return body.flatMap((row) =>
    read.flatMap(({ column }): readonly CellNote[] => {
      const cell = rows[row]?.[column];
      return cell?.kind === 'error' ? [{ row, column, kind: 'failed', text: cell.text }] : [];
    }),
  );
}

const NO_RESULT = '公式没有保存结果，请在 WPS 或 Excel 中打开并保存一次';

function sentenceOf(note: CellNote): string {
  const at = cellAddress(note.row, note.column);
  switch (note.kind) {
    case 'noResult':
      return `${at} 的${NO_RESULT}。`;
    case 'failed':
      return `${at} 是公式错误“${note.text ?? ''}”，没有读入，请在表格中改正后重新导入。`;
    case 'picture':
      return `${at} 里是图片，没有文字，请核对补填。`;
    case 'struck':
      return `${at} 整格划有删除线，没有读入，请核对。`;
    case 'struckPart':
      return note.text === undefined
        ? `${at} 中有文字划有删除线，认不出是哪些，请核对。`
        : `${at} 中的“${note.text}”划有删除线，没有读入，请核对。`;
    case 'hiddenPart':
      return `${at} 中的“${note.text ?? ''}”是隐藏文字，没有读入，请核对。`;
    case 'comment':
      return `${at} 有批注“${note.text ?? ''}”，没有读入，请核对。`;
    case 'footnote':
      return `${at} 有脚注“${note.text ?? ''}”，没有读入，请核对。`;
    case 'quoteOpen':
      return `${at} 的引号没有闭合（${note.text ?? ''}），已按原样读取，请核对这一行。`;
    default:
      return assertNever(note.kind);
  }
}

const TIME: readonly ColumnRole[] = ['time'];
const OTHERS: readonly ColumnRole[] = ['task', 'subtask', 'content', 'units', 'leadUnits', 'supportUnits'];

/** Why a row is not taken over by itself: hidden, struck through, out of line. */
function untickedBecause(cells: TableCells, { gridRow }: TableRow, notes: readonly CellNote[]): string | undefined {
  const { hiddenRows, longRows } = cells.grid;
  const row = gridRow + 1;
  if (hiddenRows?.includes(gridRow) === true) return `第 ${row} 行在表中已隐藏或被筛选`;
  const struck = notes.find(({ kind }) => kind === 'struck');
  if (struck) return `${cellAddress(struck.row, struck.column)} 划有删除线`;
  if (notes.some(({ kind }) => kind === 'quoteOpen')) return `第 ${row} 行的引号没有闭合，可能错位`;
  return longRows?.includes(gridRow) === true ? `第 ${row} 行比别的行多出单元格，可能错位` : undefined;
}

function withCheck<Reading extends { readonly check?: string }>(reading: Reading, notes: readonly CellNote[]): Reading {
  const said = notes.map(sentenceOf).join('');
  return said === '' ? reading : { ...reading, check: said + (reading.check ?? '') };
}

/** The rows with what their cells' notes ask about, and whether they are taken over by themselves. */
export function rowsWithNotes(cells: TableCells, rows: readonly TableRow[]): readonly TableRow[] {
  const { grid } = cells;
  if (grid.notes === undefined && grid.hiddenRows === undefined && grid.longRows === undefined) return rows;
  const under = (row: number, roles: readonly ColumnRole[]) =>
    notesUnder(
      cells,
      row,
      roles.flatMap((role) => cells.columns[role]),
    );
  return rows.map((row) => {
    const [time, others] = [under(row.gridRow, TIME), under(row.gridRow, OTHERS)];
    const because = untickedBecause(cells, row, [...time, ...others, ...notesOfRow(grid, row.gridRow)]);
    return {
      ...row,
      timeReading: withCheck(row.timeReading, time),
      unitsReading: withCheck(row.unitsReading, others),
      ...(because === undefined ? {} : { untickedBecause: because }),
    };
  });
}

const REASONS: Readonly<Record<CellNote['kind'], string>> = {
  noResult: NO_RESULT,
  failed: '公式错误',
  picture: '单元格里是图片，没有文字',
  struck: '划有删除线',
  struckPart: '删除线文字',
  hiddenPart: '隐藏文字',
  comment: '批注，没有读入',
  footnote: '脚注，没有读入',
  quoteOpen: '引号没有闭合',
};

interface NoteRun {
  readonly first: CellNote;
  last: CellNote;
  readonly words: string;
}

/** Notes of one sort that stand right below each other, as one. */
function runsOf(notes: readonly CellNote[], wordsOf: (note: CellNote) => string): NoteRun[] {
  const runs: NoteRun[] = [];
  const sorted = notes.toSorted((a, b) => a.column - b.column || (a.kind < b.kind ? -1 : 1) || a.row - b.row);
  for (const note of sorted) {
    const run = runs.at(-1);
    const words = wordsOf(note);
    const goesOn =
      run?.first.kind === note.kind &&
      run.first.column === note.column &&
      run.last.row === note.row - 1 &&
      run.words === words;
    if (goesOn) run.last = note;
    else runs.push({ first: note, last: note, words });
  }
  return runs;
}

/** `C5`, `A3:A6`. */
function placeOf({ first, last }: Pick<NoteRun, 'first' | 'last'>): string {
  const from = cellAddress(first.row, first.column);
  return first === last ? from : `${from}:${cellAddress(last.row, last.column)}`;
}

/** What the notes of some rows leave out, a line for each stretch of cells; rows that are struck through as a whole are there, and not ticked. */
export function notesLeftOut(
  grid: Grid,
  notes: readonly CellNote[],
  columns: readonly TableColumn[],
): readonly LeftOut[] {
  const headers = new Map(columns.map(({ column, header }) => [column, header.replaceAll('\n', '')]));
  const nameOf = ({ column }: CellNote): string => {
    const header = headers.get(column) ?? '';
    return header === '' ? `${columnLetters(column)} 列` : `“${header}”列`;
  };
  const wordsOf = (note: CellNote): string =>
    note.text ?? (note.kind === 'struck' ? (grid.rows[note.row]?.[note.column]?.text ?? '') : '');
  return runsOf(notes, wordsOf).map((run) => ({
    address: cellAddress(run.first.row, run.first.column),
    text: [`${nameOf(run.first)} ${placeOf(run)}`, run.words].filter((part) => part !== '').join('　'),
    reason: REASONS[run.first.kind],
  }));
}

/** A sheet without a header that is known, whose header may be formulas. */
export function unreadHeader(grid: Grid): UnreadContent | undefined {
  const run = runsOf(
    (grid.notes ?? []).filter(({ kind }) => kind === 'noResult'),
    () => '',
  )[0];
  return (
    run && {
      cell: cellAddress(run.first.row, run.first.column),
      reason: `没有找到表头，${placeOf(run)} 的${NO_RESULT}`,
    }
  );
}

interface UnreadContent {
  /** The cell to look at first. */
  readonly cell: string;
  /** The middle of a sentence that says what is to be done. */
  readonly reason: string;
}

/** Where the content of a table without duties is formulas or pictures; `undefined` for other tables. */
export function unreadContent(
  grid: Grid,
  rows: readonly number[],
  columns: readonly TableColumn[],
): UnreadContent | undefined {
  const content = new Set(columns.flatMap(({ column, role }) => (role === 'content' ? [column] : [])));
  const inside = new Set(rows);
  const notes = (grid.notes ?? []).filter((note) => inside.has(note.row) && content.has(note.column) && isUnread(note));
  const [run] = runsOf(notes, () => '');
  if (run === undefined) return undefined;
  const cell = cellAddress(run.first.row, run.first.column);
  const why = run.first.kind === 'noResult' ? NO_RESULT : '内容是图片，没有文字，请补上文字';
  return { cell, reason: `${placeOf(run)} 的${why}` };
}

/** Rows as people write them: 第 4、7—9 行. */
function rowNumbers(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === row - 1) run[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}—${to + 1}`)).join('、');
}

/** What there is to say of a table's rows and columns that its sheet does not show. */
export function hiddenNotes(grid: Grid, rows: readonly TableRow[], columns: readonly TableColumn[]): readonly string[] {
  const hidden = new Set(grid.hiddenRows);
  const unseen = [...new Set(rows.map(({ gridRow }) => gridRow))].filter((row) => hidden.has(row));
  const notes: string[] = [];
  if (unseen.length > 0) {
    notes.push(
      `工作表“${grid.sheet}”的第 ${rowNumbers(unseen)} 行在表中已隐藏或被筛选，已读出，先不勾选，请核对是否导入。`,
    );
  }
  const long = new Set(grid.longRows);
  const outOfLine = [...new Set(rows.map(({ gridRow }) => gridRow))].filter((row) => long.has(row));
  if (outOfLine.length > 0) {
    notes.push(
      `第 ${rowNumbers(outOfLine)} 行比表头多出单元格，文字里可能有没加引号的分隔符，先不勾选，请在文件中改正后重新导入。`,
    );
  }
  for (const { column, header, role } of columns) {
    if (grid.hiddenColumns?.includes(column) !== true) continue;
    const name = `工作表“${grid.sheet}”的 ${columnLetters(column)} 列${header === '' ? '' : `“${header.replaceAll(HIDDEN_WORD, '').replaceAll('\n', '')}”`}在表中已隐藏`;
    notes.push(role === 'ignored' ? `${name}，没有读入。` : `${name}，仍按它读取，请核对。`);
  }
  return notes;
}
