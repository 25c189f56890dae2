import Fraction from 'fraction.js';
import type { SchemeLeaf } from '../../model/schemeTree.ts';
import type { Clause, ClauseOf } from '../../model/scoreClause.ts';
import type { Charges } from '../charges.ts';
import { exact, ZERO } from '../exact.ts';
import { isPending, lacksPieces, tablesOf, type OwedTable } from '../owedTable.ts';
import type { ClauseContext, ClauseOutcome } from './context.ts';
import { partOf } from './context.ts';
import { partGiven, pointsPerPoint, within } from './scale.ts';

/** What a clause comes to by the numbers that it hangs on. */
export type OutcomesOfClause = Map<number, ClauseOutcome>;

/** Outcomes of the clauses of leaves: units are many, and the numbers few. */
export class Outcomes {
  readonly #known = new Map<SchemeLeaf, OutcomesOfClause[]>();

  of(leaf: SchemeLeaf, place: number): OutcomesOfClause {
    let own = this.#known.get(leaf);
    if (own === undefined) {
      own = leaf.clauses.map(() => new Map());
      this.#known.set(leaf, own);
    }
    return own[place] ?? new Map();
  }
}

function outcomeOf(known: OutcomesOfClause, key: number, make: () => ClauseOutcome): ClauseOutcome {
  const before = known.get(key);
  if (before !== undefined) return before;
  const outcome = make();
  known.set(key, outcome);
  return outcome;
}

/** What rules are reckoned with where only numbers are wanted. */
export interface TallyContext extends Pick<ClauseContext, 'nodeId' | 'mark' | 'start'> {
  readonly table: OwedTable;
  readonly charges: Charges;
  readonly outcomes: OutcomesOfClause;
}

/**
 * What a rule about things owed comes to, and what it charges, without telling which things they were: as `scoreClause` does, by their numbers.
 * `undefined` where numbers are not enough; nothing is charged then.
 */
export function tallied(clause: Clause, context: TallyContext): ClauseOutcome | undefined {
  switch (clause.rule) {
    case 'share':
      return isPlainJoint(clause) && !isWide(clause.select) && clause.good.lateBy === undefined
        ? tallyShare(clause, context)
        : undefined;
    case 'perOccurrence':
      return isPlainJoint(clause) && isPlainCount(clause) ? tallyCount(clause, context) : undefined;
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

function tallyShare(clause: ClauseOf<'share'>, context: TallyContext): ClauseOutcome | undefined {
  const { table, charges, outcomes } = context;
  const { states } = table;
  const { owed } = charges;
  const { passes, ofShare } = tablesOf(clause.good);
  const places = table.select(clause.select);
  const again = clause.again === true;
  let [good, bad] = [0, 0];
  for (const place of places) {
    const state = states[place] ?? 0;
    if (isPending(state)) continue;
    const mask = ofShare[state] ?? 0;
    if (lacksPieces(state) && mask !== 0) return undefined;
    if (!again && ((owed[place] ?? 0) & mask) !== 0) continue;
    if (passes[state] === 1) good += 1;
    else bad += 1;
  }
  const outcome = outcomeOf(outcomes, good * MANY + bad, () => shareOutcome(clause, good, bad, context));
  if (isLoss(outcome)) {
    const isGoodAtFault = clause.perPoint?.side === 'above';
    const atFault = places.filter((place) => {
      const state = states[place] ?? 0;
      if (isPending(state) || (passes[state] === 1) !== isGoodAtFault) return false;
      return again || ((owed[place] ?? 0) & (ofShare[state] ?? 0)) === 0;
    });
    charges.chargeOwed(atFault, (place) => ofShare[states[place] ?? 0] ?? 0, context.nodeId);
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

function tallyCount(clause: ClauseOf<'perOccurrence'>, context: TallyContext): ClauseOutcome | undefined {
  if (clause.count.of !== 'occurrences') return undefined;
  const { table, charges, outcomes } = context;
  const { states } = table;
  const { owed } = charges;
  const { passes, ofCount } = tablesOf(clause.count.when);
  const places = table.select(clause.count.select);
  const isCharging = clause.points.startsWith('-') && clause.again !== true;
  let [count, due] = [0, 0];
  for (const place of places) {
    const state = states[place] ?? 0;
    if (isPending(state)) continue;
    due += 1;
    if (passes[state] === 1 && !(isCharging && ((owed[place] ?? 0) & (ofCount[state] ?? 0)) !== 0)) count += 1;
  }
  const outcome = outcomeOf(outcomes, count * 2 + Number(due > 0), () => ({
    points: within(exact(clause.points).mul(count), clause.atMost),
    state: due > 0 ? 'counted' : 'nothing',
  }));
  if (count > 0 && exact(clause.points).compare(ZERO) < 0) {
    const counted = places.filter((place) => {
      const state = states[place] ?? 0;
      if (isPending(state) || passes[state] !== 1) return false;
      return !isCharging || ((owed[place] ?? 0) & (ofCount[state] ?? 0)) === 0;
    });
    charges.chargeOwed(counted, (place) => ofCount[states[place] ?? 0] ?? 0, context.nodeId);
  }
  return outcome;
}
