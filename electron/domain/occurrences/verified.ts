import type { PlainDate } from '../dates/plainDate.ts';
import type { Duty, DutyRule } from '../model/duty.ts';
import type { Verification } from '../model/ledger.ts';
import type { ItemState } from '../model/occurrence.ts';
import type { Lamp, Occurrence } from '../model/occurrence.ts';
import type { YearFrame } from '../model/yearFrame.ts';
import { isFrequent } from '../rules/rhythm.ts';
import { asksForPieces } from '../submissions/pieces.ts';
import { stood, type DonePiece } from './lamp.ts';

/**
 * Whether what is registered for a rule is verified: as the office decided, else unless it comes round every week or oftener. Pieces of 信息报送 are
 * counted, not verified; a case of a register is done by its own steps.
 */
export function isVerified(
  duty: Pick<Duty, 'kind' | 'isVerified' | 'register'>,
  { rule }: Pick<DutyRule, 'rule'>,
): boolean {
  return !asksForPieces(duty) && duty.register === undefined && (duty.isVerified ?? !isFrequent(rule));
}

/** What checking has made of the registrations of one occurrence. */
export interface Checked {
  /** The registrations that make the done day. */
  readonly counted: readonly DonePiece[];
  /** Those that did before each return, in their order. */
  readonly earlier: readonly (readonly DonePiece[])[];
  /** The last verification, where nothing was registered after it: what it found stands. */
  readonly standing?: Verification;
  /** How often it was returned (退回). */
  readonly returns: number;
}

type Returned = Extract<Verification, { readonly result: 'returned' }>;

function inOrder<T extends { readonly recordedIn?: number }>(facts: readonly T[]): readonly T[] {
  return [...facts].sort((a, b) => (a.recordedIn ?? 0) - (b.recordedIn ?? 0));
}

/** What stood its time first, then by day. */
function byWorth(a: DonePiece, b: DonePiece): number {
  return Number(stood(b)) - Number(stood(a)) || (a.doneOn < b.doneOn ? -1 : Number(a.doneOn > b.doneOn));
}

/**
 * What counts after a return: of material, what was there before it, and what came anew only where that was not enough; else what came anew, and the
 * earliest of before only as far as it leaves room for at least one that is new.
 */
function afterReturn(
  before: readonly DonePiece[],
  { fault }: Returned,
  anew: readonly DonePiece[],
  needed: number,
): readonly DonePiece[] {
  if (fault === 'material') return before.filter(stood).length >= needed ? before : [...before, ...anew];
  const kept = Math.max(0, needed - Math.max(anew.length, 1));
  return [...[...before].sort(byWorth).slice(0, kept), ...anew];
}

/**
 * Sets registrations beside what the office found when it checked them, in the order of recording, not of days. A return for missing material
 * (材料不全) leaves the first done day standing; after one for the matter itself (未达要求) the day of what comes in its place counts, and until
 * then at least one of the pieces that are needed is missing. A command records what it registers before what it verifies.
 */
export function checkedOf(done: readonly DonePiece[], verifications: readonly Verification[], needed: number): Checked {
  const ordered = inOrder(verifications);
  const returns = ordered.filter((each): each is Returned => each.result === 'returned');
  const between = (from: number, to: number) =>
    done.filter(({ recordedIn = 0 }) => recordedIn > from && recordedIn <= to);
  let counted: readonly DonePiece[] = between(-1, returns[0]?.recordedIn ?? Infinity);
  const earlier: (readonly DonePiece[])[] = [];
  for (const [index, back] of returns.entries()) {
    earlier.push(counted);
    const anew = between(back.recordedIn, returns[index + 1]?.recordedIn ?? Infinity);
    counted = afterReturn(counted, back, anew, needed);
  }
  const last = ordered.at(-1);
  const stands = last !== undefined && done.every(({ recordedIn = 0 }) => recordedIn <= last.recordedIn);
  return { counted, earlier, returns: returns.length, ...(stands ? { standing: last } : {}) };
}

/** What an occurrence's state follows from. */
interface Stand {
  readonly lamp: Lamp;
  readonly checked: Checked | undefined;
  /** As many pieces as are wanted are registered and stand. */
  readonly isFull: boolean;
  readonly isToVerify: boolean;
  /** Its unit said so in a fill-in book, and nothing is registered. */
  readonly isSaidDone: boolean;
}

/** Where an occurrence stands, the first that holds (see `ItemState`). What is 此前 or not counted is not verified. */
export function stateOf({ lamp, checked, isFull, isToVerify, isSaidDone }: Stand): ItemState {
  if (lamp === 'exempt') return lamp;
  const standing = checked?.standing?.result;
  if (standing === 'returned') return lamp === 'overdue' ? lamp : 'returned';
  if (isFull && standing === 'accepted') return 'closed';
  if (lamp === 'before' || lamp === 'notCounted') return lamp;
  if (lamp === 'onTime' || lamp === 'late' || lamp === 'breach') return isToVerify ? 'toVerify' : 'registered';
  return isSaidDone ? 'reported' : lamp;
}

/**
 * Whether something done counts for nothing yet, because the score counts only what is closed: it waits for the office, or for its unit until the new
 * day of a return has passed.
 */
export function isWaiting(
  { state, checked, isToVerify }: Pick<Stand, 'checked' | 'isToVerify'> & { readonly state: ItemState },
  scoreCounts: YearFrame['scoreCounts'],
  today: PlainDate,
): boolean {
  if (scoreCounts !== 'closed' || !isToVerify) return false;
  const back = checked?.standing;
  return state === 'toVerify' || (state === 'returned' && back?.result === 'returned' && back.newDueOn >= today);
}

/** What checking adds to an occurrence. */
export function verificationOf({ standing, returns }: Checked): Pick<Partial<Occurrence>, 'verification' | 'returns'> {
  return {
    ...(standing === undefined ? {} : { verification: standing }),
    ...(returns === 0 ? {} : { returns }),
  };
}
