import type { DutyId, RuleId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Lamp, Occurrence, Period } from '../model/occurrence.ts';
import { dutyPeriodText, indexByOccurrence, occurrenceText } from '../model/occurrenceKey.ts';

/** Open occurrences of one duty and period whose due date moves from one day to another. */
export interface DueMove {
  readonly dutyId: DutyId;
  readonly ruleId: RuleId;
  readonly period: Period;
  /** `undefined`: the occurrence is new. */
  readonly from: PlainDate | undefined;
  /** `undefined`: the occurrence falls away. */
  readonly to: PlainDate | undefined;
  /** The lamp afterwards. */
  readonly lamp: Lamp | undefined;
  readonly unitIds: readonly UnitId[];
}

/** What a change of the working days does to a year's occurrences. */
export interface DueMoves {
  /** By the old date, new occurrences by their own. */
  readonly moved: readonly DueMove[];
  /** Open occurrences whose date stays and is no longer provisional, and those whose date becomes provisional. */
  readonly settled: number;
  readonly unsettled: number;
  /** Finished occurrences whose due date moves, and how many of them are judged otherwise by it. */
  readonly finishedMoved: number;
  readonly finishedRejudged: number;
}

const OPEN: ReadonlySet<Lamp> = new Set(['upcoming', 'dueSoon', 'overdue']);
const FINISHED: ReadonlySet<Lamp> = new Set(['onTime', 'late']);

interface Tally {
  readonly groups: Map<string, Omit<DueMove, 'unitIds'> & { readonly unitIds: UnitId[] }>;
  settled: number;
  unsettled: number;
  finishedMoved: number;
  finishedRejudged: number;
}

function addMove(tally: Tally, one: Occurrence, before: Occurrence | undefined, after: Occurrence | undefined): void {
  const { dutyId, ruleId, period, unitId } = one;
  const from = before?.dueOn;
  const to = after?.dueOn;
  const key = `${dutyPeriodText(one)} ${from} ${to}`;
  const group = tally.groups.get(key);
  if (group) group.unitIds.push(unitId);
  else tally.groups.set(key, { dutyId, ruleId, period, from, to, lamp: after?.lamp, unitIds: [unitId] });
}

function compare(tally: Tally, before: Occurrence, after: Occurrence | undefined): void {
  if (FINISHED.has(before.lamp)) {
    if (before.dueOn === after?.dueOn) return;
    tally.finishedMoved += 1;
    if (before.lamp !== after?.lamp) tally.finishedRejudged += 1;
    return;
  }
  if (!OPEN.has(before.lamp)) return;
  if (before.dueOn !== after?.dueOn) addMove(tally, before, before, after);
  else if (before.provisional && after?.provisional === false) tally.settled += 1;
  else if (!before.provisional && after?.provisional === true) tally.unsettled += 1;
}

/**
 * Compares a year's occurrences before and after a change of the working days, occurrence by occurrence (duty, rule, unit, period). Occurrences
 * that exist on one side only are moves too: a daily duty of working days loses or gains a day.
 */
export function dueMoves(before: readonly Occurrence[], after: readonly Occurrence[]): DueMoves {
  const tally: Tally = { groups: new Map(), settled: 0, unsettled: 0, finishedMoved: 0, finishedRejudged: 0 };
  const rest = indexByOccurrence(after);
  for (const occurrence of before) {
    const key = occurrenceText(occurrence);
    compare(tally, occurrence, rest.get(key));
    rest.delete(key);
  }
  for (const occurrence of rest.values()) {
    if (OPEN.has(occurrence.lamp)) addMove(tally, occurrence, undefined, occurrence);
  }
  const { groups, ...counts } = tally;
  const day = (move: DueMove) => move.from ?? move.to ?? '';
  return { ...counts, moved: [...groups.values()].sort((a, b) => (day(a) < day(b) ? -1 : Number(day(a) > day(b)))) };
}
