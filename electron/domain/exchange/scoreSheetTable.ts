import { headerPeriod } from '../reading/tables/periodWords.ts';
import { normaliseHeader } from '../reading/tables/headerWords.ts';
import { yearIn } from '../reading/tables/titles.ts';
import type { Points } from '../points.ts';
import { cellAddress, type Grid, type GridCell } from '../sheets/grid.ts';
import { mergeIndex } from '../sheets/mergeIndex.ts';

/** A column of a third party's sheet that may hold points; of a sheet with units across, a row. */
export interface ScoreSheetColumn {
  /** Stable within the file. */
  readonly key: string;
  /** Of the header's lowest cell. */
  readonly address: string;
  /** Header words from the top. */
  readonly words: readonly string[];
  /** Full marks that the header tells: 信息公开（10分）. */
  readonly full?: Points;
  /** Last month of the period that it names (第一季度: 3). */
  readonly endsIn?: number;
}

/** What stands for a unit in a column. */
export interface ScoreSheetCell {
  readonly column: string;
  readonly text: string;
  readonly address: string;
  /** What keeps it from being read: its formula has no result, it is struck through. */
  readonly trouble?: string;
}

/** What a sheet has for a unit. */
export interface ScoreSheetRow {
  readonly key: string;
  readonly unit: string;
  /** Of the unit's name. */
  readonly address: string;
  readonly cells: readonly ScoreSheetCell[];
}

/** A sheet of units and what they were given. */
export interface ScoreSheetReading {
  readonly sheet: string;
  readonly title: string;
  readonly year?: number;
  readonly columns: readonly ScoreSheetColumn[];
  readonly rows: readonly ScoreSheetRow[];
  /** Lines that are no unit's: means, sums, remarks. */
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  /** Why nothing was read of it, in Chinese. */
  readonly skipped?: string;
}

const LAST_HEADER = 20;
const UNIT_HEADER =
  /^(?:被?(?:测评|评估|考核|检查|抽查|评议|评价|参评)?(?:单位|部门|镇街|乡镇|街道|机构|主体|对象)(?:名称)?|(?:镇街|部门)[、和及]?(?:部门|镇街))$/u;
const FULL_MARKS = /^(?:满分|分值|标准分|总分值|应得分|权重分?|基准分)(?:值)?$/u;
const NO_UNIT = /^(?:合计|总计|小计|共计|平均|均分|平均分|最高|最低|最高分|最低分|得分率|备注|说明|注|中位数)/u;
const NO_POINTS = /^(?:序号?|编号|排名|名次|位次|排序|备注|说明|等次|等级|类别|单位类型|组别|主管单位|联系人|电话)$/u;
const ITEM_HEADER = /^(?:(?:测评|评估|考核|检查|评价|评议)?(?:项目|指标|事项|内容|要点)(?:名称)?)$/u;
const POINTS_HEADER = /^(?:得分|分数|评分|成绩|实得分|最终得分|测评得分|评估得分|考核得分)$/u;
const PERIOD_HEADER =
  /^(?:测评|考核|评估|评价|评议)?(?:月份?|季度?|期次|期数|期别|期间|批次|轮次|时段|时期|考核期|所属期|周期)$/u;
const SCORE_WORD = /(?:考核|测评|评估|评价)?(?:得分|分数|评分|成绩|实得分)/u;
const NAMED_PERIOD =
  '(?:20\\d{2}年度?)?(?:第?[一二三四1-4]季度?|[上下]半年|(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?)';
const AT_EDGE = new RegExp(`^(${NAMED_PERIOD})(.*)$|^(.*?)(${NAMED_PERIOD})$`, 'u');
const IN_HEADER = /[（(]?(?:满分|共|计)?\s*(\d{1,4}(?:\.\d{1,4})?)\s*分\s*[）)]?$/u;

/** Cells of a grid as they are looked at, units down the side; `isAcross`: they stand across in the file. */
interface Plane {
  readonly rows: number;
  readonly columns: number;
  readonly textAt: (row: number, column: number) => string;
  readonly cellAt: (row: number, column: number) => GridCell | undefined;
  readonly addressAt: (row: number, column: number) => string;
  /** The first row of the merged cell that a cell lies in. */
  readonly topOf: (row: number, column: number) => number;
  readonly troubleAt: (row: number, column: number) => string | undefined;
  readonly isHidden: (row: number) => boolean;
}

function planeOf(grid: Grid, isAcross: boolean): Plane {
  const index = mergeIndex(grid);
  const place = (row: number, column: number): readonly [number, number] => (isAcross ? [column, row] : [row, column]);
  const hidden = new Set(isAcross ? grid.hiddenColumns : grid.hiddenRows);
  const troubles = new Map<string, string>();
  for (const { row, column, kind } of grid.notes ?? []) {
    if (kind === 'noResult' || kind === 'failed') troubles.set(`${row} ${column}`, '是没有算出结果的公式');
    if (kind === 'struck') troubles.set(`${row} ${column}`, '划了删除线');
  }
  return {
    rows: isAcross ? grid.columns : grid.rows.length,
    columns: isAcross ? grid.rows.length : grid.columns,
    textAt: (row, column) => index.textAt(...place(row, column)).trim(),
    cellAt: (row, column) => index.cellAt(...place(row, column)),
    addressAt(row, column) {
      const origin = index.originOf(...place(row, column));
      return cellAddress(origin.row, origin.column);
    },
    topOf(row, column) {
      const origin = index.originOf(...place(row, column));
      return isAcross ? origin.column : origin.row;
    },
    troubleAt: (row, column) => troubles.get(place(row, column).join(' ')),
    isHidden: (row) => hidden.has(row),
  };
}

interface Found {
  readonly plane: Plane;
  readonly unitColumn: number;
  /** The first row below the header. */
  readonly first: number;
  /** The header's first row. */
  readonly top: number;
}

/** Reads a sheet: by the column, or the line, in which our units stand, with the header above it. `place` is the sheet's in the file. */
export function readScoreSheet(grid: Grid, isUnit: (text: string) => boolean, place: number): ScoreSheetReading {
  const nothing = { sheet: grid.sheet, title: '', columns: [], rows: [], leftOut: [] };
  if (grid.hidden) return { ...nothing, skipped: '工作表是隐藏的，没有读。要读入，请取消隐藏后保存' };
  const found = findUnits(grid, isUnit);
  if (found === undefined) return { ...nothing, skipped: '没有找到单位一列：每行（或每列）应是一个单位，写明单位名称' };
  const title = titleOf(grid);
  const year = yearIn(title);
  const all = { ...nothing, title, ...(year === undefined ? {} : { year }) };
  const long = longForm(found);
  const read = long === undefined ? matrix(grid.sheet, found, place) : list(grid.sheet, found, long, place);
  if (read.columns.length === 0) return { ...all, ...read, skipped: '没有找到得分的列' };
  return { ...all, ...read };
}

function titleOf({ rows }: Grid): string {
  const lone = rows
    .slice(0, LAST_HEADER)
    .map((row) => row.filter((cell) => cell !== undefined && cell.text.trim() !== ''));
  return lone.find((cells) => cells.length === 1)?.[0]?.text.trim() ?? '';
}

/** Where the units stand: below a header that says so, else in the column, or the row, that names most of ours. */
function findUnits(grid: Grid, isUnit: (text: string) => boolean): Found | undefined {
  const [down, across] = [planeOf(grid, false), planeOf(grid, true)];
  const candidates = [down, across].flatMap((plane) =>
    Array.from({ length: plane.columns }, (_, column) => ({ plane, column, named: unitsIn(plane, column, isUnit) })),
  );
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (before, one) => (before === undefined || one.named > before.named ? one : before),
    undefined,
  );
  const headed = headedUnits(down);
  const isNamed = best !== undefined && best.named > 0;
  // A header names the column though few of its names are ours; a sheet with units across has none.
  if (
    headed !== undefined &&
    (!isNamed || (best.plane === down && best.named <= unitsIn(down, headed.column, isUnit)))
  ) {
    return { plane: down, unitColumn: headed.column, first: firstBelow(down, headed), top: headed.row };
  }
  if (!isNamed) return undefined;
  const { plane, column } = best;
  const first = Array.from({ length: plane.rows }, (_, row) => row).find((row) => isUnit(plane.textAt(row, column)));
  if (first === undefined) return undefined;
  const own = headedUnits(plane);
  const top = own !== undefined && own.column === column && own.row < first ? own.row : headerTop(plane, first, column);
  return { plane, unitColumn: column, first, top };
}

function unitsIn(plane: Plane, column: number, isUnit: (text: string) => boolean): number {
  const names = new Set<string>();
  for (let row = 0; row < plane.rows; row++) {
    const text = plane.textAt(row, column);
    if (text !== '' && isUnit(text)) names.add(text);
  }
  return names.size;
}

function headedUnits(plane: Plane): { readonly row: number; readonly column: number } | undefined {
  for (let row = 0; row < Math.min(plane.rows, LAST_HEADER); row++) {
    for (let column = 0; column < plane.columns; column++) {
      if (UNIT_HEADER.test(normaliseHeader(plane.textAt(row, column)))) return { row, column };
    }
  }
  return undefined;
}

/** The first row that is no longer the header's: the cell of the header's word may be merged over several. */
function firstBelow(plane: Plane, { row, column }: { readonly row: number; readonly column: number }): number {
  let first = row + 1;
  while (first < plane.rows && plane.topOf(first, column) <= row) first += 1;
  // Below a word that is not merged the header may go on: words only, and none in the column of units.
  while (first < plane.rows && plane.textAt(first, column) === '' && holdsWords(plane, first)) first += 1;
  return first;
}

function holdsWords(plane: Plane, row: number): boolean {
  const texts = Array.from({ length: plane.columns }, (_, column) => plane.textAt(row, column)).filter(
    (text) => text !== '',
  );
  return texts.length > 0 && texts.every((text) => pointsOf(text) === undefined);
}

/** The header above the first unit: up to three rows of more than one text. */
function headerTop(plane: Plane, first: number, unitColumn: number): number {
  let top = first;
  while (top > 0 && first - top < 3) {
    const texts = new Set(
      Array.from({ length: plane.columns }, (_, column) =>
        column === unitColumn ? '' : plane.textAt(top - 1, column),
      ),
    );
    texts.delete('');
    if (texts.size < 1 || (texts.size === 1 && plane.columns > 2)) break;
    top -= 1;
  }
  return top;
}

interface LongForm {
  /** Absent: the sheet is of one thing, by periods. */
  readonly item?: number;
  readonly points: number;
  readonly period?: number;
  /** What bare figures of the column of periods are. */
  readonly unit: string;
}

/** One line for each unit and item, or period: 单位, 项目, 得分; 单位, 季度, 得分. */
function longForm({ plane, top, first }: Found): LongForm | undefined {
  const columnOf = (pattern: RegExp): number | undefined =>
    Array.from({ length: plane.columns }, (_, column) => column).find((column) =>
      Array.from({ length: first - top }, (_, row) => top + row).some((row) =>
        pattern.test(normaliseHeader(plane.textAt(row, column))),
      ),
    );
  const [item, points, period] = [columnOf(ITEM_HEADER), columnOf(POINTS_HEADER), columnOf(PERIOD_HEADER)];
  if (points === undefined || item === points || (item === undefined && period === undefined)) return undefined;
  const header = period === undefined ? '' : normaliseHeader(plane.textAt(first - 1, period));
  const unit = /季/u.test(header) ? '季度' : /月/u.test(header) ? '月' : '';
  return { points, unit, ...(item === undefined ? {} : { item }), ...(period === undefined ? {} : { period }) };
}

type Read = Pick<ScoreSheetReading, 'columns' | 'rows' | 'leftOut'>;

/** The rows of units, in order, with what is left out among them. */
function unitRows(sheet: string, { plane, unitColumn, first }: Found) {
  const rows: number[] = [];
  const leftOut: { sheet: string; address: string; text: string }[] = [];
  let marks: number | undefined;
  for (let row = first; row < plane.rows; row++) {
    const unit = plane.textAt(row, unitColumn);
    const texts = Array.from({ length: plane.columns }, (_, column) => plane.textAt(row, column));
    const filled = [...new Set(texts.filter((text) => text !== ''))];
    if (filled.length === 0) continue;
    if (texts.some((text) => FULL_MARKS.test(normaliseHeader(text)))) {
      marks ??= row;
      continue;
    }
    const [lead = ''] = filled;
    const isAgain = UNIT_HEADER.test(normaliseHeader(unit));
    if (isAgain) continue;
    const isLeft =
      unit === '' || filled.length === 1 || NO_UNIT.test(unit) || NO_UNIT.test(lead) || plane.isHidden(row);
    if (isLeft) leftOut.push({ sheet, address: plane.addressAt(row, texts.indexOf(lead)), text: filled.join(' ') });
    else rows.push(row);
  }
  return { rows, leftOut, marks };
}

function matrix(sheet: string, found: Found, place: number): Read {
  const { plane, unitColumn, top, first } = found;
  const { rows, leftOut, marks } = unitRows(sheet, found);
  const columns: (ScoreSheetColumn & { readonly at: number })[] = [];
  for (let at = 0; at < plane.columns; at++) {
    if (at === unitColumn) continue;
    const path = Array.from({ length: first - top }, (_, row) => plane.textAt(top + row, at)).filter(
      (text) => text !== '',
    );
    const words = [...new Set(path)];
    const [lowest = ''] = words.toReversed();
    if (words.length === 0 || NO_POINTS.test(normaliseHeader(lowest))) continue;
    const full = (marks === undefined ? undefined : pointsOf(plane.textAt(marks, at))) ?? fullIn(words);
    const month = words.toReversed().map((word) => periodIn(word)?.endsIn);
    const endsIn = month.find((one) => one !== undefined);
    columns.push({
      key: `${place}.${at}`,
      at,
      address: plane.addressAt(first - 1, at),
      words,
      ...(full === undefined ? {} : { full }),
      ...(endsIn === undefined ? {} : { endsIn }),
    });
  }
  return {
    columns: columns.map(({ at: _at, ...column }) => column),
    rows: rows.map((row) => ({
      key: `${place}.${row}`,
      unit: plane.textAt(row, unitColumn),
      address: plane.addressAt(row, unitColumn),
      cells: columns.map(({ at, key }) => cellOf(plane, row, at, key)),
    })),
    leftOut,
  };
}

function list(sheet: string, found: Found, { item, points, period, unit }: LongForm, place: number): Read {
  const { plane, unitColumn } = found;
  const { rows, leftOut } = unitRows(sheet, found);
  const columns = new Map<string, ScoreSheetColumn>();
  const read = rows.map((row): ScoreSheetRow => {
    const name = item === undefined ? '' : plane.textAt(row, item);
    const written = period === undefined ? '' : plane.textAt(row, period);
    const when = /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})$/u.test(written) ? `${written}${unit}` : written;
    const key = `${place}.${name}.${when}`;
    if (!columns.has(key)) {
      const endsIn = periodIn(when)?.endsIn;
      const full = fullIn([name]);
      columns.set(key, {
        key,
        address: plane.addressAt(row, item ?? period ?? points),
        words: [name, when].filter((word) => word !== ''),
        ...(full === undefined ? {} : { full }),
        ...(endsIn === undefined ? {} : { endsIn }),
      });
    }
    return {
      key: `${place}.${row}`,
      unit: plane.textAt(row, unitColumn),
      address: plane.addressAt(row, unitColumn),
      cells: [cellOf(plane, row, points, key)],
    };
  });
  return { columns: [...columns.values()], rows: read, leftOut };
}

function cellOf(plane: Plane, row: number, at: number, column: string): ScoreSheetCell {
  const trouble = plane.troubleAt(row, at);
  return {
    column,
    text: plane.textAt(row, at),
    address: plane.addressAt(row, at),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** The period that a header names, alone or beside other words, by its last month: 一季度, 得分（1月）, 信息公开2季度得分; `rest`: the other words, bare. */
export function periodIn(word: string): { readonly endsIn: number; readonly rest: string } | undefined {
  const alone = headerPeriod(word)?.month;
  if (alone !== undefined) return { endsIn: alone, rest: '' };
  const plain = word
    .normalize('NFKC')
    .replace(/[\s()[\]【】:：]/gu, '')
    .replace(/(?:满分|共)?\d{1,4}分$/u, '')
    .replace(SCORE_WORD, '');
  const [, first, after, before, last] = AT_EDGE.exec(plain) ?? [];
  const endsIn = headerPeriod(first ?? last ?? '')?.month;
  return endsIn === undefined ? undefined : { endsIn, rest: after ?? before ?? '' };
}

function fullIn(words: readonly string[]): Points | undefined {
  for (const word of words.toReversed()) {
    const found = IN_HEADER.exec(word.normalize('NFKC'))?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Decimal text as points: 8.5, ８．５, 8.5分; `undefined` for anything else. */
export function pointsOf(text: string): Points | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^[−–—]/u, '-')
    .replace(/^\+/u, '')
    .replace(/分$/u, '');
  return /^-?\d{1,6}(?:\.\d{1,6})?$/u.test(plain) ? plain : undefined;
}
