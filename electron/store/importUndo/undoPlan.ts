import type { DutyId, ImportId } from '../../domain/brand.ts';
import {
  dutyRow,
  isEdited,
  isEditedBetween,
  isOnlyContained,
  type CommandHistory,
  type DutyHistory,
  type RowHistory,
} from './importHistory.ts';
import { holdingsOf, type Holding, type OtherImports } from './otherImports.ts';

/** A duty that goes back to how it was before the import, or is gone. */
interface Returning {
  readonly duty: DutyHistory;
  /** Somebody edited it, registered for it or extended it since. */
  readonly edited: boolean;
  /** The revision whose state it goes back from. */
  readonly since: number;
}

/** A duty that stays as it is for the sake of later imports. */
export interface Held {
  readonly duty: DutyHistory;
  readonly by: readonly Holding[];
}

/** What becomes of the rows of an import that is taken back. */
export interface UndoPlan {
  readonly returning: readonly Returning[];
  readonly held: readonly Held[];
  /** Duties of before that its file only contains. */
  readonly contained: readonly DutyHistory[];
  /** Rows of all other tables that it wrote. */
  readonly others: readonly RowHistory[];
}

interface Means {
  readonly imports: OtherImports;
  /** What an import that was taken back had written; `undefined` where the log cannot tell. */
  readonly historyOf: (id: ImportId) => { readonly revision: number; readonly history: CommandHistory } | undefined;
}

/**
 * Works out what becomes of an import's duties. A duty that its own import left for the sake of this one alone goes with this one, unless somebody
 * edited it since: the two taken back one after the other leave no more than in the other order.
 */
export function planUndo(
  { id, revision }: { readonly id: ImportId; readonly revision: number },
  { duties, others }: CommandHistory,
  { imports, historyOf }: Means,
): UndoPlan {
  const later = imports.after(revision);
  const left = leftDuties(id, { imports, historyOf });
  const returning: Returning[] = [];
  const held: Held[] = [];
  const contained: DutyHistory[] = [];
  for (const duty of duties) {
    const made = left.duties.get(duty.dutyId);
    const by = holdingsOf(duty, later.get(duty.dutyId) ?? []);
    if (made) returning.push({ ...made, edited: isEdited(duty) || isEditedBetween(made.duty, duty) });
    else if (isOnlyContained(duty)) contained.push(duty);
    else if (by.length > 0) held.push({ duty, by });
    else returning.push({ duty, edited: isEdited(duty), since: revision });
  }
  return { returning, held, contained, others: [...others, ...left.others] };
}

function leftDuties(id: ImportId, { imports, historyOf }: Means) {
  const duties = new Map<DutyId, Omit<Returning, 'edited'>>();
  const others: RowHistory[] = [];
  const left = Map.groupBy(imports.leftFor(id), ({ madeBy }) => madeBy);
  for (const [madeBy, those] of left) {
    const found = historyOf(madeBy);
    if (!found) continue;
    const { revision: since, history } = found;
    const ids = new Set(those.map(({ dutyId }) => dutyId));
    for (const duty of history.duties) {
      if (ids.has(duty.dutyId) && dutyRow(duty)?.before === null) duties.set(duty.dutyId, { duty, since });
    }
    others.push(...history.others);
  }
  return { duties, others };
}
