import type { ColumnFacts } from './columnFacts.ts';
import { fail, succeed, type Outcome } from '../../failure.ts';
import type { Header, HeaderColumn } from './header.ts';
import { normaliseHeader } from './headerWords.ts';
import type { TableLayout } from './layout.ts';
import type { ColumnRole } from '../../model/documents.ts';
import type { TableColumn } from './columns.ts';

/** Where the header stands, for the messages. */
export interface SheetPlace {
  readonly file: string;
  readonly sheet: string;
}

function wordsOf(column: HeaderColumn): string {
  return column.words.join('／');
}

function sameWords(a: HeaderColumn, b: HeaderColumn): boolean {
  return a.words.map(normaliseHeader).join('/') === b.words.map(normaliseHeader).join('/');
}

/**
 * Two columns with the same words in two header cells, where nothing tells which is meant. Not ambiguous: one header merged
 * over two columns, neighbouring task columns (two levels), a second 序号 column, repeated 备注.
 */
function ambiguousPair(columns: readonly HeaderColumn[]): readonly [HeaderColumn, HeaderColumn] | undefined {
  for (const [i, column] of columns.entries()) {
    const kind = column.meaning?.kind;
    if (kind === undefined || kind === 'other' || kind === 'remarks' || kind === 'number') continue;
    const twin = columns.slice(i + 1).find((later) => later.address !== column.address && sameWords(column, later));
    if (!twin) continue;
    const twoLevels = kind === 'label' && twin.column === column.column + 1;
    if (!twoLevels) return [column, twin];
  }
  return undefined;
}

/** 「工作任务」 over 1, 2, 3: the column numbers the rows, whatever its header says. */
function numberColumns(columns: readonly HeaderColumn[], factsOf: (column: number) => ColumnFacts): HeaderColumn[] {
  const labels = columns.filter(({ meaning }) => meaning?.kind === 'label');
  return columns.map((column) => {
    const isNumber = labels.length > 1 && column.meaning?.kind === 'label' && factsOf(column.column).numbersOnly;
    return isNumber ? { ...column, meaning: { kind: 'number' } } : column;
  });
}

/** 具体要求 with several cells to each task's one says what is to be done; with one each it says how. */
function finerRequirements(columns: readonly HeaderColumn[], factsOf: (column: number) => ColumnFacts): HeaderColumn[] {
  const labels = columns.filter(({ meaning }) => meaning?.kind === 'label');
  const content = contentColumn(labels);
  return columns.map((column) => {
    const isRequirement =
      column !== content && rankOf(column) === 0.5 && normaliseHeader(column.words.at(-1) ?? '').endsWith('要求');
    const isFiner = content !== undefined && factsOf(column.column).filled > factsOf(content.column).filled;
    return isRequirement && isFiner ? { ...column, meaning: { kind: 'label', rank: 5 } } : column;
  });
}

/** 公开要求, where no column says when and most of its cells do. */
function timelyRequirements(
  columns: readonly HeaderColumn[],
  factsOf: (column: number) => ColumnFacts,
): HeaderColumn[] {
  if (columns.some(({ meaning }) => meaning?.kind === 'time')) return [...columns];
  return columns.map((column) => {
    const { filled, timely } = factsOf(column.column);
    const isTimely =
      /^(?:公开|更新|发布|工作|完成)?要求$/u.test(normaliseHeader(column.words.at(-1) ?? '')) && timely * 2 > filled;
    return isTimely ? { ...column, meaning: { kind: 'time' } } : column;
  });
}

const PROGRESS = /进展|完成情况|落实情况|办理情况|工作情况|整改情况|是否/u;
const DONE_ON = /^(?:完成|办结|落实|整改)(?:时间|日期)$/u;

/** Of several time columns, the one that records when a thing was done (behind 进展情况, or 完成时间 beside 完成时限) sets no limit. */
function withoutDoneDates(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const times = columns.filter(({ meaning }) => meaning?.kind === 'time');
  const progress = columns.find(({ words }) => PROGRESS.test(words.join('')))?.column ?? Number.POSITIVE_INFINITY;
  const isDone = ({ column, words }: HeaderColumn): boolean =>
    column > progress || DONE_ON.test(normaliseHeader(words.at(-1) ?? ''));
  if (times.length < 2 || times.every(isDone)) return [...columns];
  return columns.map((column) =>
    column.meaning?.kind === 'time' && isDone(column) ? { ...column, meaning: { kind: 'other' } } : column,
  );
}

/** Under one header merged over several columns, a column that never holds anything of its own says nothing. */
function withoutIdle(columns: readonly HeaderColumn[], hasData: (column: number) => boolean): HeaderColumn[] {
  return columns.map((column, i) => {
    const shares = columns.some((other, j) => j !== i && other.address === column.address && hasData(other.column));
    return shares && !hasData(column.column) ? { ...column, meaning: undefined } : column;
  });
}

/** A column without header words that stands right of a label is its second level (a header over two columns whose merge got lost). */
function inheritLabels(columns: readonly HeaderColumn[], hasData: (column: number) => boolean): HeaderColumn[] {
  const result: HeaderColumn[] = [];
  for (const column of columns) {
    const left = result.at(-1);
    const inherits = column.words.length === 0 && left?.meaning?.kind === 'label' && hasData(column.column);
    result.push(inherits && left ? { ...left, column: column.column } : column);
  }
  return result;
}

function rankOf({ meaning }: HeaderColumn): number {
  return meaning?.kind === 'label' ? meaning.rank : -1;
}

/** Which label column says what is to be done: the finest; among equals the rightmost. */
function contentColumn(labels: readonly HeaderColumn[]): HeaderColumn | undefined {
  const finest = Math.max(...labels.map(rankOf));
  return labels.findLast((label) => rankOf(label) === finest);
}

function labelRole(
  labels: readonly HeaderColumn[],
  content: HeaderColumn | undefined,
  column: HeaderColumn,
): ColumnRole {
  if (column === content) return 'content';
  // 工作要求, 工作目标 beside a task say how, not what.
  const broader = labels.filter((label) => label !== content && rankOf(label) >= 1);
  const place = broader.indexOf(column);
  if (place === -1) return 'ignored';
  return place === 0 ? 'task' : 'subtask';
}

function roleOf(columns: readonly HeaderColumn[], column: HeaderColumn): ColumnRole {
  const kind = column.meaning?.kind;
  if (kind === undefined || kind === 'other') return 'ignored';
  const labels = columns.filter(({ meaning }) => meaning?.kind === 'label');
  const content = contentColumn(labels);
  if (kind === 'label') return labelRole(labels, content, column);
  if (kind !== 'number') return kind;
  // With two number columns (task and measure), the one next to the content numbers the rows.
  const numbers = columns.filter(({ meaning }) => meaning?.kind === 'number');
  const nearest = numbers.findLast((number) => number.column < (content?.column ?? 0)) ?? numbers[0];
  return column === nearest ? 'number' : 'ignored';
}

/** Gives every column of a header its role. Error: `duplicate-headers`, naming both cells. */
export function columnRoles(
  header: Header,
  factsOf: (column: number) => ColumnFacts,
  { file, sheet }: SheetPlace,
): Outcome<TableColumn[]> {
  const pair = ambiguousPair(header.columns);
  if (pair) {
    const [first, second] = pair;
    return fail(
      'duplicate-headers',
      `“${file}”的工作表“${sheet}”中，${first.address} 和 ${second.address} 两列的表头都是“${wordsOf(first)}”，无法判断该读哪一列。请修改其中一个表头，或删除多余的一列后再导入。`,
      { place: { file, sheet, cell: second.address, value: wordsOf(second) } },
    );
  }
  const hasData = (column: number): boolean => factsOf(column).filled > 0;
  const named = inheritLabels(withoutIdle(header.columns, hasData), hasData);
  const columns = finerRequirements(
    numberColumns(withoutDoneDates(timelyRequirements(named, factsOf)), factsOf),
    factsOf,
  );
  return succeed(
    columns.map((column) => ({ column: column.column, header: wordsOf(column), role: roleOf(columns, column) })),
  );
}

/** The roles that a layout gives; a column that it does not name is not read. */
export function rolesByHand({ columns }: Header, layout: TableLayout): TableColumn[] {
  const roles = new Map(layout.columns.map(({ column, role }) => [column, role]));
  return columns.map((column) => ({
    column: column.column,
    header: wordsOf(column),
    role: roles.get(column.column) ?? 'ignored',
  }));
}

/** Two headers with the same words one right below the other. */
export function doubledHeader(first: Header, second: Header, { file, sheet }: SheetPlace): ReturnType<typeof fail> {
  const [a = '', b = ''] = [first, second].map(({ columns }) => columns[0]?.address);
  const words = second.columns.find(({ words }) => words.length > 0);
  return fail(
    'duplicate-headers',
    `“${file}”的工作表“${sheet}”中，第 ${first.top + 1} 行（${a}）和第 ${second.top + 1} 行（${b}）是两行相同的表头，中间没有内容。请删除其中一行后再导入。`,
    { place: { file, sheet, cell: b, value: words ? wordsOf(words) : '' } },
  );
}
