import type { DutyId } from '../brand.ts';
import type { ListedTask } from '../fillIn/tasks.ts';
import type { UnitTask } from '../fillIn/round.ts';
import type { RecognisedFile, RecognisedTable, TableRow } from '../reading/tables/recognisedTable.ts';
import { comparable, textsOf } from './importTexts.ts';

/** The tasks of a unit's own list, as the import would read its tables. What only marks how marks are given (考核评分表) holds none. */
export function listedTasks({ tables }: RecognisedFile): readonly ListedTask[] {
  return tables
    .filter(({ kind, secondary }) => kind !== 'scheme' && !secondary)
    .flatMap((table) => table.rows.flatMap((row) => listedTask(table, row)));
}

function listedTask({ grid, columns }: RecognisedTable, row: TableRow): readonly ListedTask[] {
  const { content, timeWording, unitsWording } = textsOf(row);
  if (content === '') return [];
  const remarks = columns
    .filter(({ role }) => role === 'remarks')
    .flatMap(({ column }) => grid.rows[row.gridRow]?.[column]?.text.trim() ?? [])
    .filter((text) => text !== '');
  return [
    {
      content,
      timeWording,
      // In a unit's own list those who answer are its sections.
      section: unitsWording,
      remarks: remarks.join('；'),
      place: `${grid.sheet}!${row.address}`,
    },
  ];
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
  const byWording = Map.groupBy(duties, ({ content }) => comparable(content));
  const pairsOf = new Map(duties.map((duty) => [duty, pairs(duty.content)]));
  return tasks.map(({ content, decided }): TaskMatch => {
    if (decided === 'none') return { kind: 'none' };
    const chosen = decided === undefined ? undefined : byId.get(decided);
    if (chosen) return { kind: 'matched', duty: chosen, by: 'decision' };
    const same = byWording.get(comparable(content)) ?? [];
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
  const whole = comparable(text);
  return new Set(Array.from({ length: Math.max(0, whole.length - 1) }, (_, at) => whole.slice(at, at + 2)));
}

/** Dice's measure: what two sets have in common, from 0 to 1. */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
