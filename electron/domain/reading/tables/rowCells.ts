import type { DutyTexts } from '../../model/duty.ts';
import { cellAddress, type Grid, type GridCell } from '../../sheets/grid.ts';
import { cellSign } from './cellSigns.ts';
import type { ColumnsByRole } from './columnsOf.ts';
import type { CellOrigin, MergeIndex } from '../../sheets/mergeIndex.ts';
import type { ColumnRole } from '../../model/documents.ts';
import { numberText, PART_IN_IT } from './rowTexts.ts';
import { timeText } from './timeCells.ts';

/** A table's cells with what its columns mean. */
export interface TableCells {
  readonly grid: Grid;
  readonly index: MergeIndex;
  readonly columns: ColumnsByRole;
  /** First and last column of the table, 0-based. */
  readonly left: number;
  readonly right: number;
}

/** A cell that is stored in a row itself, not shown there from a merge that began above. */
export interface OwnCell {
  readonly text: string;
  readonly origin: CellOrigin;
  readonly address: string;
  /** How many of the table's columns it covers. */
  readonly width: number;
}

/** The filled cells that begin in a row, left to right. */
export function ownCells({ grid, index, left, right }: TableCells, row: number): OwnCell[] {
  const cells: OwnCell[] = [];
  for (let column = left; column <= right; column++) {
    const text = grid.rows[row]?.[column]?.text ?? '';
    const origin = index.originOf(row, column);
    if (text === '' || origin.row !== row || origin.column !== column) continue;
    const last = Math.min(origin.merge?.right ?? column, right);
    cells.push({ text, origin, address: cellAddress(row, column), width: last - column + 1 });
  }
  return cells;
}

function isSame(a: CellOrigin, b: CellOrigin): boolean {
  return a.row === b.row && a.column === b.column;
}

/** How a row's cells are read: `asWritten` for one that went out from here, whose texts mean what they say. */
export type Manner = 'asWritten' | 'asMeant';

/** Text of a role in a row; several columns of one role are joined, a merge over two of them counts once. */
function textOfRole(
  cells: TableCells,
  row: number,
  role: ColumnRole,
  joint: string,
  manner: Manner = 'asWritten',
): string {
  const texts: Said[] = [];
  const seen: CellOrigin[] = [];
  for (const { column, header } of cells.columns[role]) {
    const origin = cells.index.originOf(row, column);
    if (seen.some((other) => isSame(other, origin))) continue;
    seen.push(origin);
    const cell = cells.index.cellAt(row, column);
    const isPlain = role !== 'time' || (manner === 'asWritten' && cell?.kind === 'text');
    const text = isPlain ? (cell?.text ?? '') : (tickedLimit(cell, header) ?? timeText(cell));
    if (text !== '' && !texts.some((other) => other.text === text)) texts.push({ text, header });
  }
  const limit = role === 'time' && manner === 'asMeant' ? oneLimit(texts) : undefined;
  return limit ?? texts.map(({ text }) => text).join(joint);
}

/** A cell's text under its header. */
interface Said {
  readonly text: string;
  readonly header: string;
}

const HOW_OFTEN =
  /^(?:[每按逐]?(?:日|天|周|月|季|季度|半年|年)度?|每(?:一|个)*(?:周|月|季度|年))(?:度)?(?:更新|公开|公布|发布|报送)?(?:[1一]次)?$/u;
/** No limit by itself: 25日前, 首月10日前. */
const DAY_ALONE = /^(?:首月|末月|第[一二三]个?月)?(?:上旬|中旬|下旬|月?底|\d{1,2}[日号])(?:之?前|以前)?$/u;

/** 公开频率 每月 beside 公开时间 25日前: one limit in two columns. 更新频度 beside 公开时限 is another thing. */
function oneLimit(said: readonly Said[]): string | undefined {
  const [often, when] = said.toSorted((a, b) => Number(HOW_OFTEN.test(b.text)) - Number(HOW_OFTEN.test(a.text)));
  if (said.length !== 2 || often === undefined || when === undefined) return undefined;
  if (!HOW_OFTEN.test(often.text) || HOW_OFTEN.test(when.text)) return undefined;
  const sameThing = /频|周期|次数/u.test(often.header) && !/更新/u.test(often.header) && !/首次/u.test(when.header);
  return sameThing || DAY_ALONE.test(when.text) ? `${often.text}，${when.text}` : undefined;
}

/** A tick under 每月 says what its header does. */
function tickedLimit(cell: GridCell | undefined, header: string): string | undefined {
  if (cell === undefined || cellSign(cell.text) !== 'tick') return undefined;
  const word = header.split('／').at(-1) ?? '';
  return cellSign(word) === 'limit' ? word : undefined;
}

/** A remark, or what a column that is not read says of when. */
export interface SideText {
  /** Its column: “备注”列. */
  readonly name: string;
  readonly text: string;
}

/** What stands beside a row's duty and may say when it is due. */
export function sideTexts({ index, columns }: TableCells, row: number): readonly SideText[] {
  return [...columns.remarks, ...columns.ignored.filter(({ saysWhen }) => saysWhen)].flatMap(({ column, header }) => {
    const text = index.textAt(row, column).trim();
    return text === '' ? [] : [{ name: `“${(header.split('／').at(-1) ?? '').replaceAll('\n', '')}”列`, text }];
  });
}

/** Whether one merged cell covers the columns of both roles in a row, as where a task has no second level. */
function shareCell(cells: TableCells, row: number, a: ColumnRole, b: ColumnRole): boolean {
  const originsOf = (role: ColumnRole): CellOrigin[] =>
    cells.columns[role].map(({ column }) => cells.index.originOf(row, column));
  return originsOf(a).some((one) => originsOf(b).some((other) => isSame(one, other)));
}

const LABELLED = /^[^，。；、\n]{2,8}[:：]/u;

/** Bodies of the units columns by what each says of its part: the cell's text, or the header's word over a tick or over 牵头, 配合. */
function unitsByPart(
  { index, columns }: TableCells,
  row: number,
): Readonly<Record<'plain' | 'lead' | 'support', readonly string[]>> {
  const parts: Record<'plain' | 'lead' | 'support', string[]> = { plain: [], lead: [], support: [] };
  const seen: CellOrigin[] = [];
  for (const { column, header } of columns.units) {
    const origin = index.originOf(row, column);
    if (seen.some((other) => isSame(other, origin))) continue;
    seen.push(origin);
    const text = index.textAt(row, column);
    const isTick = cellSign(text) === 'tick';
    const body = isTick || PART_IN_IT.test(text.trim()) ? (header.split('／').at(-1) ?? text) : text;
    const part =
      body === text || isTick
        ? 'plain'
        : /牵头|主办|主责/u.test(text)
          ? 'lead'
          : /责任|负责/u.test(text)
            ? 'plain'
            : 'support';
    if (body !== '' && !parts[part].includes(body)) parts[part].push(body);
  }
  return parts;
}

/** Units of columns that say the role (牵头单位, 配合单位) as one wording that says it too. */
function unitsText(cells: TableCells, row: number): string {
  const { leadUnits, supportUnits, units } = cells.columns;
  const { plain, lead, support } = unitsByPart(cells, row);
  if (leadUnits.length + supportUnits.length + lead.length + support.length === 0) return plain.join('、');
  const say = (label: string, text: string): string =>
    text === '' || /^[-—–/无]+$/u.test(text) ? '' : LABELLED.test(text) ? text : `${label}：${text}`;
  const leads = [textOfRole(cells, row, 'leadUnits', '、'), ...lead].filter((text) => text !== '').join('、');
  const supports = [textOfRole(cells, row, 'supportUnits', '、'), ...support].filter((text) => text !== '').join('、');
  return [say('牵头单位', leads), units.length > 0 ? say('责任单位', plain.join('、')) : '', say('配合单位', supports)]
    .filter((text) => text !== '')
    .join('\n');
}

/** What a row says, merged ranges filled in. */
export function rowTexts(cells: TableCells, row: number, manner: Manner): DutyTexts {
  const content = textOfRole(cells, row, 'content', '\n');
  const subtaskIsContent = shareCell(cells, row, 'subtask', 'content');
  const taskIsLower = shareCell(cells, row, 'task', 'content');
  const subtaskIsTask = shareCell(cells, row, 'task', 'subtask');
  const number = cells.columns.number[0];
  return {
    number: number ? numberText(cells.index.cellAt(row, number.column)) : '',
    task: taskIsLower ? '' : textOfRole(cells, row, 'task', '／'),
    subtask: subtaskIsContent || subtaskIsTask ? '' : textOfRole(cells, row, 'subtask', '／'),
    content,
    timeWording: textOfRole(cells, row, 'time', '；', manner),
    unitsWording: unitsText(cells, row),
  };
}

/** The cell that a row's content is stored in. */
export function contentOrigin({ index, columns, left }: TableCells, row: number): CellOrigin {
  return index.originOf(row, columns.content[0]?.column ?? left);
}
