import type { Duty, DutyRule } from '../model/duty.ts';
import type { ItemState, Verification } from '../model/ledger.ts';
import type { Lamp, Occurrence } from '../model/occurrence.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { YearFrame } from '../model/yearFrame.ts';
import { isFrequent } from '../rules/rhythm.ts';
import { asksForPieces } from '../submissions/pieces.ts';

/**
 * Whether what is registered for a rule is verified: as the office decided, else unless it comes round every week or oftener. Pieces of 信息报送 are
 * counted, not verified.
 */
export function isVerified(duty: Pick<Duty, 'kind' | 'isVerified'>, { rule }: Pick<DutyRule, 'rule'>): boolean {
  return !asksForPieces(duty) && (duty.isVerified ?? !isFrequent(rule));
}

/** What checking has made of the registrations of one occurrence. */
export interface Checked {
  /** The registrations that make the done day. */
  readonly counted: readonly Fulfilment[];
  /** The last verification, where nothing was registered after it: what it found stands. */
  readonly standing?: Verification;
  /** How often it was returned (退回). */
  readonly returns: number;
}

type Returned = Extract<Verification, { readonly result: 'returned' }>;

function inOrder<T extends { readonly recordedIn?: number }>(facts: readonly T[]): readonly T[] {
  return [...facts].sort((a, b) => (a.recordedIn ?? 0) - (b.recordedIn ?? 0));
}

const byDay = (a: Fulfilment, b: Fulfilment): number => (a.doneOn < b.doneOn ? -1 : Number(a.doneOn > b.doneOn));

/** What counts after a return: of material, what was there before it; else what came anew takes the place of as many that came last. */
function afterReturn(
  before: readonly Fulfilment[],
  { fault }: Returned,
  anew: readonly Fulfilment[],
): readonly Fulfilment[] {
  if (fault === 'material') return before.length > 0 ? before : anew;
  const replaced = Math.max(anew.length, 1);
  return [...[...before].sort(byDay).slice(0, Math.max(0, before.length - replaced)), ...anew];
}

/**
 * Sets registrations beside what the office found when it checked them, in the order of recording, not of days. A return for missing material
 * (材料不全) leaves the first done day standing; after one for the matter itself (未达要求) the day of what comes in its place counts, and until
 * then one piece is missing. A command records what it registers before what it verifies.
 */
export function checkedOf(done: readonly Fulfilment[], verifications: readonly Verification[]): Checked {
  const ordered = inOrder(verifications);
  const returns = ordered.filter((each): each is Returned => each.result === 'returned');
  const between = (from: number, to: number) =>
    done.filter(({ recordedIn = 0 }) => recordedIn > from && recordedIn <= to);
  let counted: readonly Fulfilment[] = between(-1, returns[0]?.recordedIn ?? Infinity);
  for (const [index, back] of returns.entries()) {
    counted = afterReturn(counted, back, between(back.recordedIn, returns[index + 1]?.recordedIn ?? Infinity));
  }
  const last = ordered.at(-1);
  const stands = last !== undefined && done.every(({ recordedIn = 0 }) => recordedIn <= last.recordedIn);
  return { counted, returns: returns.length, ...(stands ? { standing: last } : {}) };
}

/** What an occurrence's state follows from. */
interface Stand {
  readonly lamp: Lamp;
  readonly checked: Checked | undefined;
  /** As many pieces as are wanted are registered and stand. */
  readonly isFull: boolean;
  readonly isToVerify: boolean;
  /** Its unit said so in a fill-in book. */
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

/** Whether something done counts for nothing yet, because the score counts only what is closed and the office has not checked it. */
export function isWaiting(state: ItemState, isToVerify: boolean, scoreCounts: YearFrame['scoreCounts']): boolean {
  return scoreCounts === 'closed' && isToVerify && (state === 'toVerify' || state === 'returned');
}

/** What checking adds to an occurrence. */
export function verificationOf({ standing, returns }: Checked): Pick<Partial<Occurrence>, 'verification' | 'returns'> {
  return {
    ...(standing === undefined ? {} : { verification: standing }),
    ...(returns === 0 ? {} : { returns }),
  };
}
