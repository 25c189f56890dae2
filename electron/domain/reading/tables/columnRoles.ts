import { byEvidence, contentColumn, saysWhenBesides } from './columnEvidence.ts';
import type { FactsOf } from './columnFacts.ts';
import type { Header, HeaderColumn } from './header.ts';
import { normaliseHeader } from './headerWords.ts';
import type { TableLayout } from './layout.ts';
import type { ColumnRole } from '../../model/documents.ts';
import type { TableColumn } from './columns.ts';

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
  // What stands beside the whole header has no header over it.
  const last = columns.findLast(({ words }) => words.length > 0)?.column ?? 0;
  for (const column of columns) {
    const left = result.at(-1);
    const inherits =
      column.words.length === 0 && column.column < last && left?.meaning?.kind === 'label' && hasData(column.column);
    result.push(inherits && left ? { ...left, column: column.column } : column);
  }
  return result;
}

function rankOf({ meaning }: HeaderColumn): number {
  return meaning?.kind === 'label' ? meaning.rank : -1;
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

function roleOf(columns: readonly HeaderColumn[], column: HeaderColumn, factsOf: FactsOf): ColumnRole {
  const kind = column.meaning?.kind;
  if (kind === undefined || kind === 'other') return 'ignored';
  const labels = columns.filter(({ meaning }) => meaning?.kind === 'label');
  const content = contentColumn(columns);
  if (kind === 'label') return labelRole(labels, content, column);
  if (kind !== 'number') return kind;
  return column === numberColumn(columns, content?.column ?? 0, factsOf) ? 'number' : 'ignored';
}

/** With two number columns (task and measure), the one next to the content numbers the rows; unless it repeats and the other does not. */
function numberColumn(columns: readonly HeaderColumn[], content: number, factsOf: FactsOf): HeaderColumn | undefined {
  const numbers = columns.filter(({ meaning }) => meaning?.kind === 'number');
  const nearest = numbers.findLast((number) => number.column < content) ?? numbers[0];
  if (nearest === undefined) return undefined;
  const { filled, distinct } = factsOf(nearest.column);
  const isEachOnce = ({ column }: HeaderColumn): boolean =>
    factsOf(column).distinct === factsOf(column).filled && factsOf(column).filled >= filled;
  return distinct < filled ? (numbers.find(isEachOnce) ?? nearest) : nearest;
}

function tableColumn(column: HeaderColumn, role: ColumnRole, factsOf: FactsOf): TableColumn {
  const known = { column: column.column, header: wordsOf(column), role };
  if (column.doubtful) return { ...known, proposed: { because: reasonFor(role), otherwise: otherRoles(role) } };
  return role === 'ignored' && saysWhenBesides(column, factsOf) ? { ...known, saysWhen: true } : known;
}

/** What the cells of a proposed column say. */
function reasonFor(role: ColumnRole): string {
  switch (role) {
    case 'time':
      return '表头没有说明，列中多是时限';
    case 'units':
      return '表头没有说明，列中多是单位名称';
    case 'stage':
      return '表头是季度或月份，到期日取各期末';
    default:
      return '表头没有说明，列中的文字最像要办的事';
  }
}

/** What else such a column may well be. */
function otherRoles(role: ColumnRole): readonly ColumnRole[] {
  if (role === 'time' || role === 'units') return ['remarks'];
  return role === 'content' ? ['subtask', 'remarks'] : [];
}

/** What the columns of a table hold; `asked` where a person must say it, and `columns` is what is known without. */
export interface KnownRoles {
  readonly columns: readonly TableColumn[];
  readonly asked?: string;
}

/** Gives every column of a header its role. `ofOneBody`: the title says whose table it is. Of two columns that say the same it asks which. */
export function columnRoles(header: Header, factsOf: FactsOf, ofOneBody: boolean): KnownRoles {
  const hasData = (column: number): boolean => factsOf(column).filled > 0;
  const [first, second] = ambiguousPair(header.columns) ?? [];
  const open = header.columns.map((column) =>
    column === second ? { ...column, meaning: { kind: 'other' as const } } : column,
  );
  const named = inheritLabels(withoutIdle(open, hasData), hasData);
  const columns = byEvidence(withoutDoneDates(named), factsOf, ofOneBody);
  const known = columns.map((column) => tableColumn(column, roleOf(columns, column, factsOf), factsOf));
  if (first === undefined || second === undefined) return { columns: known };
  const asked = `${first.address} 和 ${second.address} 两列的表头都是“${wordsOf(first)}”，请指出读哪一列`;
  return { columns: known, asked };
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

/** Two headers with the same words one right below the other: which begins the table? */
export function doubledHeader(first: Header, second: Header): string {
  const [a = '', b = ''] = [first, second].map(({ columns }) => columns[0]?.address);
  return `第 ${first.top + 1} 行（${a}）和第 ${second.top + 1} 行（${b}）是两行相同的表头，中间没有内容，请指出哪一行是表头`;
}
