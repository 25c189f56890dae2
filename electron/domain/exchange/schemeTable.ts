import type { SchemeSection } from '../model/schemeTree.ts';
import { cellAddress, columnLetters, type Grid } from '../sheets/grid.ts';
import { mergeIndex, type MergeIndex } from '../sheets/mergeIndex.ts';
import { DITTO, isBlank, sameTexts, textsOf, titleOf, TOTAL } from './ledgerTable.ts';
import { isDash, nameOf, schemeRole, sectionOf, type SchemeRole } from './schemeColumns.ts';

/** A cell of a scheme's table as it is told of. */
export interface SchemeCell {
  readonly sheet: string;
  readonly address: string;
  readonly text: string;
}

/** An indicator as the table has it: what stands below it, or the lines that say how it is scored. */
export interface OutlineNode {
  readonly name: string;
  readonly section: SchemeSection;
  readonly cell: SchemeCell;
  /** Marks that stand in a column of its level, or in brackets behind its name. */
  mark?: SchemeCell;
  readonly children: OutlineNode[];
  /** Its own lines, each with the marks and the criteria that stand in it. */
  readonly lines: OutlineLine[];
}

export interface OutlineLine {
  readonly row: number;
  readonly mark: SchemeCell;
  readonly criteria: SchemeCell;
  /** The marks stand in a cell that is merged over this line and another indicator's above it. */
  readonly isMarkShared?: true;
  /** The hidden key of a row that went out from here. */
  readonly key?: string;
}

export interface SchemeColumn {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly role: SchemeRole;
}

/** What a line of totals says, and which word names it: 小计, 合计, 总计. */
export interface SchemeTotal {
  readonly row: number;
  readonly word: string;
  readonly cell: SchemeCell;
}

/** A sheet that holds a scheme, as it is read. */
export interface SchemeSheet {
  readonly sheet: string;
  readonly title: string;
  /** 1-based; 0 where there is none. */
  readonly headerLine: number;
  readonly columns: readonly SchemeColumn[];
  readonly nodes: readonly OutlineNode[];
  /** What a line of totals says. */
  readonly totals: readonly SchemeTotal[];
  /** Lines that are none of the scheme's: titles, remarks. */
  readonly leftOut: readonly SchemeCell[];
  /** Why nothing was read of it, in Chinese. */
  readonly skipped?: string;
}

const SUMMED = /^.{0,12}(?:合计|总计|小计|共计)[分）)：:]*$/u;

interface OpenTable {
  readonly columns: readonly SchemeColumn[];
  readonly top: number;
  readonly bottom: number;
}

const NO_HEADER = '没有找到表头：要有指标名称（一级指标、考核项目等）一列，另有分值、评分标准中的一列';

/** Reads a sheet as the table of a scheme: merged cells as what they stand over, lines below a heading (二、加分项) in its section. */
export function readSchemeSheet(grid: Grid, keys: ReadonlyMap<number, string> = new Map()): SchemeSheet {
  const nothing = { sheet: grid.sheet, title: '', headerLine: 0, columns: [], nodes: [], totals: [], leftOut: [] };
  if (grid.hidden) return { ...nothing, skipped: '工作表是隐藏的，没有读。要读入，请取消隐藏后保存' };
  if (grid.rows.every((_, row) => isBlank(grid, row))) return { ...nothing, skipped: '是空表' };
  const index = mergeIndex(grid);
  const tables = tablesOf(grid, index);
  const [first] = tables;
  if (first === undefined) return { ...nothing, skipped: NO_HEADER };
  const walk = new Walk(grid, index, keys);
  for (const [at, table] of tables.entries()) walk.take(table, tables[at + 1]?.top ?? grid.rows.length);
  return {
    ...nothing,
    title: titleOf(grid, index, first.top),
    headerLine: first.top + 1,
    columns: first.columns,
    nodes: walk.roots,
    totals: walk.totals,
    leftOut: walk.leftOut,
    ...(walk.roots.length === 0 ? { skipped: '表头下面没有指标' } : {}),
  };
}

function tablesOf(grid: Grid, index: MergeIndex): readonly OpenTable[] {
  const tables: OpenTable[] = [];
  for (let row = 0; row < grid.rows.length; row += 1) {
    const before = tables.at(-1);
    if (isBlank(grid, row) || (before && sameTexts(grid, index, before.top, row))) continue;
    const table = tableAt(grid, index, row);
    if (table === undefined) continue;
    tables.push(table);
    row = table.bottom;
  }
  return tables;
}

/** The table whose header begins in a row: one row, or two where its cells are merged over two. */
function tableAt(grid: Grid, index: MergeIndex, top: number): OpenTable | undefined {
  const upper = textsOf(grid, index, top);
  const isDeep = upper.some((_, column) => {
    const { merge } = index.originOf(top, column);
    return merge !== undefined && merge.top === top && merge.bottom === top + 1;
  });
  const lower = isDeep ? textsOf(grid, index, top + 1) : upper;
  const columns: SchemeColumn[] = [];
  for (const [column, word] of lower.entries()) {
    const role = schemeRole(word) ?? schemeRole(upper[column] ?? '');
    if (role === undefined) continue;
    // A header merged over two columns is one column of each.
    if (role !== 'level' && role !== 'full' && columns.some((one) => one.role === role)) continue;
    columns.push({ column, letters: columnLetters(column), header: word, role });
  }
  const has = (role: SchemeRole): boolean => columns.some((one) => one.role === role);
  if (!has('level') || !(has('full') || has('criteria'))) return undefined;
  return { columns, top, bottom: isDeep ? top + 1 : top };
}

class Walk {
  readonly roots: OutlineNode[] = [];
  readonly totals: SchemeTotal[] = [];
  readonly leftOut: SchemeCell[] = [];
  private section: SchemeSection = 'base';
  /** Whose marks a cell gives: the cell's place, and the node of its first line. */
  private readonly marked = new Map<string, OutlineNode>();
  private readonly grid: Grid;
  private readonly index: MergeIndex;
  private readonly keys: ReadonlyMap<number, string>;

  constructor(grid: Grid, index: MergeIndex, keys: ReadonlyMap<number, string>) {
    this.grid = grid;
    this.index = index;
    this.keys = keys;
  }

  take(table: OpenTable, end: number): void {
    for (let row = table.bottom + 1; row < end; row += 1) {
      if (isBlank(this.grid, row) || sameTexts(this.grid, this.index, table.top, row)) continue;
      const texts = textsOf(this.grid, this.index, row);
      const filled = [...new Set(texts.filter((text) => text !== ''))];
      const [first = ''] = filled;
      const total = this.totalWord(table, row, first);
      if (total !== undefined) this.takeTotal(table, row, texts, total);
      else if (filled.length === 1 && !this.isIndicator(table, row)) this.takeHeading(row, first, texts.indexOf(first));
      else this.takeLine(table, row);
    }
  }

  /** Whether a line of one text names an indicator in a column of its own. */
  private isIndicator({ columns }: OpenTable, row: number): boolean {
    const own = columns.filter(({ role, column }) => role === 'level' && this.cell(row, column).text !== '');
    const { merge } = this.index.originOf(row, own[0]?.column ?? 0);
    const isWide = merge !== undefined && merge.right > merge.left;
    return own.length === 1 && own[0]?.column !== 0 && !isWide;
  }

  /** The word of a line of totals: 合计 at its beginning, or 主动公开小计 in a column of names beside no criteria. */
  private totalWord(table: OpenTable, row: number, first: string): string | undefined {
    const bare = (text: string): string => text.replaceAll(/\s/gu, '');
    if (TOTAL.test(bare(first))) return bare(first);
    const criteria = this.roleCell(table, row, 'criteria').text;
    if (criteria !== '' && !isDash(criteria)) return undefined;
    const names = table.columns
      .filter(({ role }) => role === 'level')
      .map(({ column }) => bare(this.cell(row, column).text));
    return names.find((name) => SUMMED.test(name));
  }

  private takeTotal({ columns }: OpenTable, row: number, texts: readonly string[], word: string): void {
    const full = columns.findLast(({ role }) => role === 'full');
    const cell = full && this.cell(row, full.column);
    if (cell && cell.text !== '') this.totals.push({ row, word, cell });
    else this.leftOut.push({ ...this.cell(row, 0), text: texts.filter((text) => text !== '').join(' ') });
  }

  /** 二、加分项（最多6分）: what follows stands in that section. Anything else is a remark. */
  private takeHeading(row: number, text: string, column: number): void {
    const section = text.length <= 40 ? sectionOf(text) : undefined;
    if (section === undefined) this.leftOut.push({ ...this.cell(row, column), text });
    else this.section = section;
  }

  private cell(row: number, column: number): SchemeCell {
    const { row: top, column: left } = this.index.originOf(row, column);
    return {
      sheet: this.grid.sheet,
      address: cellAddress(top, left),
      text: this.index.textAt(row, column).trim(),
    };
  }

  private takeLine(table: OpenTable, row: number): void {
    const levels = table.columns.filter(({ role }) => role === 'level');
    const said = table.columns.find(({ role }) => role === 'section');
    const stated = said === undefined ? undefined : sectionOf(this.cell(row, said.column).text);
    if (stated !== undefined) this.section = stated;
    const path = this.pathOf(row, levels);
    const criteria = this.roleCell(table, row, 'criteria');
    const node = this.nodeAt(path, criteria);
    if (node === undefined) {
      const texts = textsOf(this.grid, this.index, row).filter((text) => text !== '');
      this.leftOut.push({ ...this.cell(row, 0), text: [...new Set(texts)].join(' ') });
      return;
    }
    this.takeLevelMarks(table, row, path);
    const column = leafMarkColumn(table);
    const mark = column === undefined ? emptyCell(this.grid, row) : this.cell(row, column);
    const owner = this.marked.get(mark.address);
    const key = this.keys.get(row);
    const isShared = mark.text !== '' && owner !== undefined && owner !== node;
    if (mark.text !== '' && owner === undefined) this.marked.set(mark.address, node);
    node.lines.push({
      row,
      mark: isDash(mark.text) ? { ...mark, text: '' } : mark,
      criteria: isDash(criteria.text) ? { ...criteria, text: '' } : criteria,
      ...(isShared ? { isMarkShared: true } : {}),
      ...(key === undefined ? {} : { key }),
    });
  }

  private roleCell({ columns }: OpenTable, row: number, role: SchemeRole): SchemeCell {
    const found = columns.find((one) => one.role === role);
    return found === undefined ? emptyCell(this.grid, row) : this.cell(row, found.column);
  }

  /** The names that a line stands below, from the broadest on; a name that is merged over two levels is one. */
  private pathOf(row: number, levels: readonly SchemeColumn[]): readonly (SchemeCell & { readonly level: number })[] {
    const path: (SchemeCell & { readonly level: number })[] = [];
    for (const [level, { column }] of levels.entries()) {
      const cell = this.cell(row, column);
      if (path.some(({ address }) => address === cell.address)) continue;
      const text = DITTO.test(cell.text) ? '' : cell.text;
      path.push({ ...cell, text: isDash(text) ? '' : text, level });
    }
    return path;
  }

  /** The node of a line: names that are the same as above go on; an empty one below a name goes on too. */
  private nodeAt(path: readonly SchemeCell[], criteria: SchemeCell): OutlineNode | undefined {
    const last = path.findLastIndex(({ text }) => text !== '');
    if (last < 0) return criteria.text === '' ? undefined : this.deepest();
    let siblings = this.roots;
    let node: OutlineNode | undefined;
    for (const cell of path.slice(0, last + 1)) {
      const before = siblings.at(-1);
      const { name } = nameOf(cell.text);
      if (cell.text === '') {
        if (before === undefined) continue;
        node = before;
      } else if (before?.name === name && (siblings !== this.roots || before.section === this.sectionFor(name))) {
        node = before;
      } else {
        const section = siblings === this.roots ? this.sectionFor(name) : (node?.section ?? this.section);
        node = { name, section, cell, children: [], lines: [], ...markOfName(cell) };
        siblings.push(node);
      }
      siblings = node.children;
    }
    return node;
  }

  /** A first-level name that tells its own section stands there, whatever stands above. */
  private sectionFor(name: string): SchemeSection {
    const own = /^(?:加分|扣分|减分|一票否决|否决)/u.test(name) ? sectionOf(name) : undefined;
    return own ?? this.section;
  }

  private deepest(): OutlineNode | undefined {
    let node = this.roots.at(-1);
    while (node?.children.at(-1) !== undefined) node = node.children.at(-1);
    return node;
  }

  /** Marks in a column that stands right of a level, and left of a finer one, are that level's. */
  private takeLevelMarks({ columns }: OpenTable, row: number, path: readonly { readonly level: number }[]): void {
    let level = -1;
    const levels = columns.filter(({ role }) => role === 'level').length;
    for (const { role, column } of columns) {
      if (role === 'level') level += 1;
      if (role !== 'full' || level < 0 || level >= levels - 1) continue;
      const depth = path.findIndex((each) => each.level === level);
      const cell = this.cell(row, column);
      const node = depth < 0 ? undefined : this.openAt(depth);
      if (node !== undefined && cell.text !== '' && node.mark === undefined) node.mark = cell;
    }
  }

  /** The node that is open at a depth. */
  private openAt(depth: number): OutlineNode | undefined {
    let node = this.roots.at(-1);
    for (let at = 0; at < depth; at += 1) node = node?.children.at(-1);
    return node;
  }
}

function markOfName(cell: SchemeCell): { readonly mark?: SchemeCell } {
  const { full } = nameOf(cell.text);
  return full === undefined ? {} : { mark: { ...cell, text: full } };
}

/** The marks of the finest level: the first column of marks behind it, else the only one there is. */
function leafMarkColumn({ columns }: OpenTable): number | undefined {
  const last = columns.findLastIndex(({ role }) => role === 'level');
  const behind = columns.find(({ role }, at) => role === 'full' && at > last);
  const levels = columns.filter(({ role }) => role === 'level').length;
  const before = levels === 1 ? columns.find(({ role }) => role === 'full') : undefined;
  return (behind ?? before)?.column;
}

function emptyCell(grid: Grid, row: number): SchemeCell {
  return { sheet: grid.sheet, address: `A${row + 1}`, text: '' };
}
