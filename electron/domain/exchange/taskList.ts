import type { DutyId } from '../brand.ts';
import type { ListedTask } from '../fillIn/tasks.ts';
import type { UnitTask } from '../fillIn/round.ts';
import type { RecognisedFile, RecognisedTable, TableRow } from '../reading/tables/recognisedTable.ts';
import type { Grid } from '../sheets/grid.ts';
import { comparable, textsOf } from './importTexts.ts';

/** The tasks of a unit's own list, as the import would read its tables. What only marks how marks are given (考核评分表) holds none. */
export function listedTasks({ tables }: RecognisedFile): readonly ListedTask[] {
  return tables
    .filter(({ kind, secondary }) => kind !== 'scheme' && !secondary)
    .flatMap((table) => table.rows.flatMap((row) => listedTask(table, row)));
}

/** What names a unit's sections, whatever the import takes the column for. */
const SECTION = /科室|处室|股室|责任部门|责任单位|承办|责任人/u;

function listedTask({ grid, columns }: RecognisedTable, row: TableRow): readonly ListedTask[] {
  const { content } = textsOf(row);
  if (content === '') return [];
  const textAt = (column: number) => grid.rows[row.gridRow]?.[column]?.text.trim() ?? '';
  const times = columns.filter(({ role }) => role === 'time');
  // A blank deadline is that of the row above only where their cells are one: a unit's list leaves blank what has none.
  const isBlank = times.length > 0 && times.every(({ column }) => ownText(grid, row.gridRow, column) === '');
  const timeWording = isBlank ? '' : row.timeWording;
  const sections = columns.filter(({ header, role }) => role !== 'content' && SECTION.test(header));
  const remarks = columns.filter((column) => column.role === 'remarks' && !sections.includes(column));
  const joined = (of: typeof columns) =>
    of
      .map(({ column }) => textAt(column))
      .filter((text) => text !== '')
      .join('；');
  return [
    {
      content,
      timeWording,
      section: joined(sections),
      remarks: joined(remarks),
      place: `${grid.sheet}!${row.address}`,
    },
  ];
}

/** What stands in a cell, or in the merged cell that it is part of. */
function ownText({ rows, merges }: Grid, row: number, column: number): string {
  const merged = merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  );
  return rows[merged?.top ?? row]?.[merged?.left ?? column]?.text.trim() ?? '';
}

/** A duty on record that a task may be. */
export interface TaskDuty {
  readonly id: DutyId;
  readonly content: string;
  /** The unit answers for it. */
  readonly isOwn: boolean;
}

/**
 * What a task of a unit's list is to the duties on record: the same as one (by its wording, or as a person decided), perhaps one (to be confirmed), none, as
 * a person decided; or new.
 */
export type TaskMatch =
  | { readonly kind: 'matched'; readonly duty: TaskDuty; readonly by: 'wording' | 'decision' }
  | { readonly kind: 'likely'; readonly duty: TaskDuty }
  | { readonly kind: 'none' }
  | { readonly kind: 'new' };

/** A wording without its punctuation: quotation marks and brackets are written in many ways. */
function words(text: string): string {
  return comparable(text).replace(/\p{P}/gu, '');
}

/** From this share of common pairs of characters on two wordings may mean the same. */
const ALIKE = 0.5;

/**
 * Sets the tasks of a unit beside the duties on record. The same wording is the same duty where the unit answers for it; a duty of others, and one that is
 * only alike, is asked about. Several tasks may be parts of one duty.
 */
export function matchTasks(
  tasks: readonly Pick<UnitTask, 'content' | 'decided'>[],
  duties: readonly TaskDuty[],
): readonly TaskMatch[] {
  const byId = new Map(duties.map((duty) => [duty.id, duty]));
  const byWording = Map.groupBy(duties, ({ content }) => words(content));
  const pairsOf = new Map(duties.map((duty) => [duty, pairs(duty.content)]));
  return tasks.map(({ content, decided }): TaskMatch => {
    if (decided === 'none') return { kind: 'none' };
    const chosen = decided === undefined ? undefined : byId.get(decided);
    if (chosen) return { kind: 'matched', duty: chosen, by: 'decision' };
    const same = byWording.get(words(content)) ?? [];
    const own = same.filter(({ isOwn }) => isOwn);
    const [first] = own;
    if (first && own.length === 1) return { kind: 'matched', duty: first, by: 'wording' };
    const [other = nearest(content, duties, pairsOf)] = same;
    return other ? { kind: 'likely', duty: other } : { kind: 'new' };
  });
}

/** The duty of the unit whose wording is nearest, where any is near enough. */
function nearest(
  content: string,
  duties: readonly TaskDuty[],
  pairsOf: ReadonlyMap<TaskDuty, ReadonlySet<string>>,
): TaskDuty | undefined {
  const wanted = pairs(content);
  let best: { readonly duty: TaskDuty; readonly share: number } | undefined;
  for (const duty of duties) {
    if (!duty.isOwn) continue;
    const share = common(wanted, pairsOf.get(duty) ?? new Set());
    if (share >= ALIKE && share > (best?.share ?? 0)) best = { duty, share };
  }
  return best?.duty;
}

/** Every two neighbouring characters. */
function pairs(text: string): ReadonlySet<string> {
  const whole = words(text);
  return new Set(Array.from({ length: Math.max(0, whole.length - 1) }, (_, at) => whole.slice(at, at + 2)));
}

/** Dice's measure: what two sets have in common, from 0 to 1. */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
