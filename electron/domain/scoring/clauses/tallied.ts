import Fraction from 'fraction.js';
import type { Clause, ClauseOf } from '../../model/scoreClause.ts';
import type { Charges } from '../charges.ts';
import { exact, ZERO } from '../exact.ts';
import { isPending, lacksPieces, tablesOf, type OwedTable } from '../owedTable.ts';
import type { ClauseContext, ClauseOutcome } from './context.ts';
import { partOf } from './context.ts';
import { partGiven, pointsPerPoint, within } from './scale.ts';

/** What a clause comes to by the numbers that it hangs on. */
export type OutcomesOfClause = Map<number, ClauseOutcome>;

function outcomeOf(known: OutcomesOfClause, key: number, make: () => ClauseOutcome): ClauseOutcome {
  const before = known.get(key);
  if (before !== undefined) return before;
  const outcome = make();
  known.set(key, outcome);
  return outcome;
}

/** A unit's things owed, and what was charged of them. */
export interface TallyContext {
  readonly table: OwedTable;
  readonly charges: Charges;
}

/** The leaf of a clause, and what the clause came to before; of all units the same. */
export interface TalliedLeaf extends Pick<ClauseContext, 'nodeId' | 'mark' | 'start'> {
  readonly outcomes: OutcomesOfClause;
}

/**
 * What a rule about things owed comes to, and what it charges, without telling which things they were: as `scoreClause` does, by their numbers.
 * `undefined` where numbers are not enough; nothing is charged then.
 */
export function tallied(clause: Clause, leaf: TalliedLeaf, context: TallyContext): ClauseOutcome | undefined {
  switch (clause.rule) {
    case 'share':
      return isPlainJoint(clause) && !isWide(clause.select) && clause.good.lateBy === undefined
        ? tallyShare(clause, leaf, context)
        : undefined;
    case 'perOccurrence':
      return isPlainJoint(clause) && isPlainCount(clause) ? tallyCount(clause, leaf, context) : undefined;
    default:
      return undefined;
  }
}

function isPlainJoint({ joint }: Pick<ClauseOf<'share'>, 'joint'>): boolean {
  return joint === undefined || joint.kind === 'full';
}

/** Whether it looks at what a unit only supports, too. */
function isWide({ roles }: ClauseOf<'share'>['select']): boolean {
  return roles?.includes('support') === true;
}

function isPlainCount({ count, perN = 1, firstFree = 0, perDay }: ClauseOf<'perOccurrence'>): boolean {
  return (
    perN === 1 &&
    firstFree === 0 &&
    perDay === undefined &&
    count.of === 'occurrences' &&
    !isWide(count.select) &&
    count.when.lateBy === undefined
  );
}

const MANY = 2 ** 24;

function tallyShare(clause: ClauseOf<'share'>, leaf: TalliedLeaf, context: TallyContext): ClauseOutcome | undefined {
  const { table, charges } = context;
  const { states } = table;
  const { owed } = charges;
  const { passes, ofShare } = tablesOf(clause.good);
  const { runs, order, starts } = table.select(clause.select);
  const again = clause.again === true;
  let [good, bad] = [0, 0];
  for (let run = 0; run < runs.length; run += 1) {
    const id = runs[run] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < end; at += 1) {
      const place = order[at] ?? 0;
      const state = states[place] ?? 0;
      if (isPending(state)) continue;
      const mask = ofShare[state] ?? 0;
      if (lacksPieces(state)) return undefined;
      if (!again && ((owed[place] ?? 0) & mask) !== 0) continue;
      if (passes[state] === 1) good += 1;
      else bad += 1;
    }
  }
  const outcome = outcomeOf(leaf.outcomes, good * MANY + bad, () => shareOutcome(clause, good, bad, leaf));
  if (!isLoss(outcome)) return outcome;
  const atFault = Number(clause.perPoint?.side === 'above');
  const turn = charges.begin(leaf.nodeId);
  for (let run = 0; run < runs.length; run += 1) {
    const id = runs[run] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < end; at += 1) {
      const place = order[at] ?? 0;
      const state = states[place] ?? 0;
      if (isPending(state) || passes[state] !== atFault) continue;
      const mask = ofShare[state] ?? 0;
      if (again || ((owed[place] ?? 0) & mask) === 0) charges.mark(place, mask, turn);
    }
  }
  return outcome;
}

/** Whether it took something. */
function isLoss({ points, value }: ClauseOutcome): boolean {
  return value === undefined ? points.s < 0n && points.n !== 0n : value.got.compare(value.of) < 0;
}

function shareOutcome(
  clause: ClauseOf<'share'>,
  good: number,
  bad: number,
  context: Pick<ClauseContext, 'mark' | 'start'>,
): ClauseOutcome {
  const of = partOf(clause, context);
  if (good + bad === 0) return { points: ZERO, value: { of, got: ZERO }, state: 'nothing' };
  const ratio = new Fraction(good).div(good + bad);
  const { perPoint } = clause;
  if (perPoint !== undefined) {
    return { points: within(pointsPerPoint(ratio, perPoint), perPoint.atMost), state: 'counted' };
  }
  const got = of.mul(partGiven(ratio, clause));
  return { points: context.start === 'full' ? got.sub(of) : got, value: { of, got }, state: 'counted' };
}

function tallyCount(
  clause: ClauseOf<'perOccurrence'>,
  leaf: TalliedLeaf,
  { table, charges }: TallyContext,
): ClauseOutcome | undefined {
  if (clause.count.of !== 'occurrences') return undefined;
  const { states } = table;
  const { owed } = charges;
  const { passes, ofCount } = tablesOf(clause.count.when);
  const { runs, order, starts } = table.select(clause.count.select);
  const isLosing = clause.points.startsWith('-');
  const isCharging = isLosing && clause.again !== true;
  let [count, due] = [0, 0];
  for (let run = 0; run < runs.length; run += 1) {
    const id = runs[run] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < end; at += 1) {
      const place = order[at] ?? 0;
      const state = states[place] ?? 0;
      if (isPending(state)) continue;
      due += 1;
      if (passes[state] === 1 && !(isCharging && ((owed[place] ?? 0) & (ofCount[state] ?? 0)) !== 0)) count += 1;
    }
  }
  const outcome = outcomeOf(leaf.outcomes, count * 2 + Number(due > 0), () => ({
    points: within(exact(clause.points).mul(count), clause.atMost),
    state: due > 0 ? 'counted' : 'nothing',
  }));
  if (count === 0 || !isLosing || exact(clause.points).compare(ZERO) === 0) return outcome;
  const turn = charges.begin(leaf.nodeId);
  for (let run = 0; run < runs.length; run += 1) {
    const id = runs[run] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < end; at += 1) {
      const place = order[at] ?? 0;
      const state = states[place] ?? 0;
      if (isPending(state) || passes[state] !== 1) continue;
      const mask = ofCount[state] ?? 0;
      if (!isCharging || ((owed[place] ?? 0) & mask) === 0) charges.mark(place, mask, turn);
    }
  }
  return outcome;
}
