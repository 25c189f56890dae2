import { yearIn } from '../reading/tables/titles.ts';
import { cellAddress, columnLetters, type Grid } from '../sheets/grid.ts';
import { mergeIndex, type MergeIndex } from '../sheets/mergeIndex.ts';
import { isDate, IS_LINK } from './ledgerColumns.ts';
import { pieceRole, type PieceRole } from './pieceColumns.ts';

export interface PieceCell {
  readonly text: string;
  readonly address: string;
  /** `YYYY-MM-DD`, where the cell is a date. */
  readonly date?: string;
  readonly isNumber?: true;
}

/** A line of a list of pieces. */
export interface PieceRow {
  /** Stable within the file. */
  readonly key: string;
  readonly sheet: string;
  /** 1-based, as the person sees it. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<PieceRole, PieceCell>>>;
  /** The year that a date without one is of. */
  readonly year: number;
  /** The unit stands in a line above, and in no merged cell: it is supposed to go on. */
  readonly unitFromAbove?: true;
  /** Why it is not taken at all, in Chinese: it is hidden, struck out. */
  readonly trouble?: string;
}

export interface PieceColumn {
  readonly letters: string;
  readonly header: string;
  readonly role: PieceRole;
}

export interface PieceSheet {
  readonly sheet: string;
  readonly title: string;
  /** 1-based; 0 where there is none. */
  readonly headerLine: number;
  readonly columns: readonly PieceColumn[];
  readonly rows: readonly PieceRow[];
  /** Lines that are none of the list's: titles, totals, remarks. */
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  /** Why nothing was read of it, in Chinese. */
  readonly skipped?: string;
}

export interface PieceKnowledge {
  readonly year: number;
  readonly isUnit: (text: string) => boolean;
}

interface Columns {
  readonly top: number;
  readonly bottom: number;
  readonly roles: ReadonlyMap<number, { readonly role: PieceRole; readonly header: string }>;
}

/** A header is looked for no further down than this. */
const LAST_HEADER = 20;
const EVIDENCE_ROWS = 100;
const MOST = 0.5;
const TOTAL = /^(?:合计|总计|小计|共计)/u;
const REMARK = /^(?:备注|说明|注)[:：]|^(?:填报人|填表人|联系人|审核人|负责人)/u;
const DITTO = /^(?:〃|″|"|”|“|''|々|同上|同前|仝上|-"-)$/u;

/** Reads a sheet, or a pasted block, as a list of pieces: by its header, else by what its columns hold. */
export function readPieceSheet(grid: Grid, known: PieceKnowledge, place: number): PieceSheet {
  const nothing = { sheet: grid.sheet, title: '', headerLine: 0, columns: [], rows: [], leftOut: [] };
  if (grid.hidden) return { ...nothing, skipped: '工作表是隐藏的，没有读。要读入，请取消隐藏后保存' };
  const index = mergeIndex(grid);
  const filled = grid.rows.some((_, row) => textsOf(grid, index, row).some((text) => text !== ''));
  if (!filled) return { ...nothing, skipped: '是空表' };
  const columns = headed(grid, index, known) ?? bare(grid, index, known);
  if (columns === undefined) return { ...nothing, skipped: '没有找到信息标题和日期两列' };
  const title = titleAbove(grid, index, columns.top);
  return {
    ...nothing,
    title,
    headerLine: columns.bottom + 1,
    columns: [...columns.roles].map(([column, { role, header }]) => ({ letters: columnLetters(column), header, role })),
    ...linesOf(grid, index, columns, { place, year: yearIn(title) ?? known.year }),
  };
}

function textsOf(grid: Grid, index: MergeIndex, row: number): readonly string[] {
  return Array.from({ length: grid.columns }, (_, column) => index.textAt(row, column).trim());
}

function titleAbove(grid: Grid, index: MergeIndex, top: number): string {
  for (let row = 0; row < top; row += 1) {
    const texts = [...new Set(textsOf(grid, index, row).filter((text) => text !== ''))];
    if (texts.length === 1) return texts[0] ?? '';
  }
  return '';
}

function hasData(grid: Grid, index: MergeIndex, row: number, year: number): boolean {
  return Array.from({ length: grid.columns }, (_, column) => index.cellAt(row, column)).some(
    (cell) => cell !== undefined && cell.text.trim() !== '' && (isDate(cell, year) || IS_LINK.test(cell.text.trim())),
  );
}

/** The header's columns: it names the title and one thing more, and holds no data. A second line below merged words belongs to it. */
function headed(grid: Grid, index: MergeIndex, { year }: PieceKnowledge): Columns | undefined {
  for (let top = 0; top < Math.min(grid.rows.length, LAST_HEADER); top += 1) {
    if (hasData(grid, index, top, year)) continue;
    const upper = textsOf(grid, index, top);
    const hasSecond = grid.merges.some(
      (merge) => merge.top === top && merge.bottom === top && merge.right > merge.left,
    );
    const below = top + 1;
    const isHeader = (row: number): boolean => row < grid.rows.length && !hasData(grid, index, row, year);
    const bottom = hasSecond && isHeader(below) && rolesOf([upper, textsOf(grid, index, below)]).size > 1 ? below : top;
    const roles = rolesOf(bottom === top ? [upper] : [upper, textsOf(grid, index, bottom)]);
    const found = new Set([...roles.values()].map(({ role }) => role));
    if (found.has('title') && found.size > 1) return { top, bottom, roles };
  }
  return undefined;
}

function rolesOf(lines: readonly (readonly string[])[]): Columns['roles'] {
  const roles = new Map<number, { readonly role: PieceRole; readonly header: string }>();
  const taken = new Set<PieceRole>();
  for (const column of (lines[0] ?? []).keys()) {
    const words = [...new Set(lines.map((line) => line[column] ?? ''))].filter((text) => text !== '');
    const role = pieceRole(words);
    if (role === undefined || taken.has(role)) continue;
    taken.add(role);
    roles.set(column, { role, header: words.join('／') });
  }
  return roles;
}

/** Without a header: dates, addresses and names of units tell their columns; of the rest the longest texts are titles, short words the channel. */
function bare(grid: Grid, index: MergeIndex, { year, isUnit }: PieceKnowledge): Columns | undefined {
  const roles = new Map<number, { readonly role: PieceRole; readonly header: string }>();
  const cellsOf = (column: number) =>
    grid.rows
      .slice(0, EVIDENCE_ROWS)
      .map((_, row) => index.cellAt(row, column))
      .filter((cell) => cell !== undefined && cell.text.trim() !== '');
  const all = Array.from({ length: grid.columns }, (_, column) => ({ column, cells: cellsOf(column) }));
  const free = () => all.filter(({ column, cells }) => cells.length > 0 && !roles.has(column));
  type Cell = NonNullable<(typeof all)[number]['cells'][number]>;
  const prove = (role: PieceRole, is: (cell: Cell) => boolean): void => {
    const share = ({ cells }: (typeof all)[number]): number =>
      cells.filter((cell) => cell !== undefined && is(cell)).length / cells.length;
    const one = free().find((each) => share(each) > MOST);
    if (one) roles.set(one.column, { role, header: '' });
  };
  prove('link', ({ text }) => IS_LINK.test(text.trim()));
  prove('day', (cell) => isDate(cell, year));
  prove('unit', ({ text }) => isUnit(text.trim()));
  // 1, 2, 3 … count the lines.
  const texts = free().filter(({ cells }) => !cells.every((cell) => /^\d{1,4}$/u.test(cell?.text.trim() ?? '')));
  const length = ({ cells }: (typeof all)[number]): number =>
    cells.reduce((sum, cell) => sum + (cell?.text.length ?? 0), 0) / cells.length;
  const [longest, ...others] = texts.toSorted((a, b) => length(b) - length(a));
  if (!longest) return undefined;
  roles.set(longest.column, { role: 'title', header: '' });
  const next = others.find(({ column }) => column > longest.column);
  if (next) roles.set(next.column, { role: 'channel', header: '' });
  const isList = [...roles.values()].some(({ role }) => role === 'day');
  return isList ? { top: 0, bottom: -1, roles } : undefined;
}

function linesOf(
  grid: Grid,
  index: MergeIndex,
  { top, bottom, roles }: Columns,
  { place, year }: { readonly place: number; readonly year: number },
): Pick<PieceSheet, 'rows' | 'leftOut'> {
  const rows: PieceRow[] = [];
  const leftOut: { sheet: string; address: string; text: string }[] = [];
  const header = bottom < 0 ? undefined : textsOf(grid, index, top).join('\n');
  let above: PieceCell | undefined;
  for (let row = bottom + 1; row < grid.rows.length; row += 1) {
    const texts = textsOf(grid, index, row);
    const filled = [...new Set(texts.filter((text) => text !== ''))];
    const [first = ''] = filled;
    if (filled.length === 0 || texts.join('\n') === header) continue;
    if (filled.length === 1 || TOTAL.test(first) || REMARK.test(first)) {
      leftOut.push({ sheet: grid.sheet, address: cellAddress(row, texts.indexOf(first)), text: filled.join(' ') });
      continue;
    }
    const cells: Partial<Record<PieceRole, PieceCell>> = {};
    for (const [column, { role }] of roles) cells[role] = cellOf(index, row, column);
    const { unit } = cells;
    const isAbove = unit !== undefined && above !== undefined && (unit.text === '' || DITTO.test(unit.text));
    if (isAbove && above) cells.unit = { ...above, address: unit.address };
    else if (unit?.text) above = unit;
    const trouble = troubleOf(grid, row);
    rows.push({
      key: `${place}.${row}`,
      sheet: grid.sheet,
      line: row + 1,
      cells,
      year,
      ...(isAbove && unit.text === '' ? { unitFromAbove: true as const } : {}),
      ...(trouble === undefined ? {} : { trouble }),
    });
  }
  return { rows, leftOut };
}

function cellOf(index: MergeIndex, row: number, column: number): PieceCell {
  const origin = index.originOf(row, column);
  const cell = index.cellAt(row, column);
  return {
    text: cell?.text.trim() ?? '',
    address: cellAddress(origin.row, origin.column),
    ...(cell?.date === undefined ? {} : { date: cell.date }),
    ...(cell?.kind === 'number' ? { isNumber: true as const } : {}),
  };
}

function troubleOf({ hiddenRows = [], notes = [] }: Grid, row: number): string | undefined {
  if (hiddenRows.includes(row)) return '这一行在表里是隐藏的（可能被筛选），没有记入';
  const isStruck = notes.some((note) => note.row === row && note.kind === 'struck');
  return isStruck ? '这一行划了删除线，没有记入' : undefined;
}
