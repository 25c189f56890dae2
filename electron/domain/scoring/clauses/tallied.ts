import Fraction from 'fraction.js';
import type { Clause, ClauseOf, Counting, Selector } from '../../model/scoreClause.ts';
import type { Charges } from '../charges.ts';
import { exact, ZERO } from '../exact.ts';
import {
  isPending,
  lacksPieces,
  NONE,
  tablesOf,
  type Matching,
  type OwedTable,
  type StateTables,
} from '../owedTable.ts';
import type { ClauseContext, ClauseOutcome } from './context.ts';
import { partOf } from './context.ts';
import { partGiven, pointsPerPoint, within } from './scale.ts';

/** A unit's things owed, and what was charged of them. */
export interface TallyContext {
  readonly table: OwedTable;
  readonly charges: Charges;
}

/** The leaf of a clause. */
export type TalliedLeaf = Pick<ClauseContext, 'nodeId' | 'mark' | 'start'>;

/**
 * A rule about things owed that their numbers are enough for: it reckons what `scoreClause` does, and charges it, without telling which things they
 * were. What the same numbers came to for one unit it remembers for others.
 */
export interface Tally {
  /** `undefined` where numbers are not enough after all; nothing is charged then. */
  of(context: TallyContext): ClauseOutcome | undefined;
}

/** `undefined` for a clause that asks for more than numbers: an order, days late, shares of joint duties. */
export function tallyOf(clause: Clause, leaf: TalliedLeaf): Tally | undefined {
  switch (clause.rule) {
    case 'share':
      return isPlainJoint(clause) && !isWide(clause.select) && clause.good.lateBy === undefined
        ? new ShareTally(clause, leaf)
        : undefined;
    case 'perOccurrence':
      return isPlainJoint(clause) && isPlainCount(clause) && clause.count.of === 'occurrences'
        ? new CountTally(clause, clause.count, leaf)
        : undefined;
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

/** Shapes that a selector asks for; found out once for all units whose shapes are kept together. */
class Asked {
  readonly #select: Selector;
  #of: OwedTable['shapes'] | undefined;
  #matching: Matching | undefined;

  constructor(select: Selector) {
    this.#select = select;
  }

  in({ shapes }: OwedTable): readonly number[] {
    const known = this.#matching;
    if (known !== undefined && this.#of === shapes && known.seen === shapes.size) return known.shapes;
    this.#of = shapes;
    return (this.#matching = shapes.matching(this.#select)).shapes;
  }
}

/** What a clause comes to by two numbers that it hangs on. */
class Known {
  readonly #small = new Map<number, ClauseOutcome>();
  readonly #large = new Map<string, ClauseOutcome>();

  get(one: number, other: number): ClauseOutcome | undefined {
    return one < SMALL && other < SMALL ? this.#small.get(one * SMALL + other) : this.#large.get(`${one} ${other}`);
  }

  set(one: number, other: number, outcome: ClauseOutcome): ClauseOutcome {
    if (one < SMALL && other < SMALL) this.#small.set(one * SMALL + other, outcome);
    else this.#large.set(`${one} ${other}`, outcome);
    return outcome;
  }
}

/** Two numbers below it are one that is small, too. */
const SMALL = 2 ** 15;

/** The share of what was due that came out well, of what was not charged before. */
class ShareTally implements Tally {
  readonly #clause: ClauseOf<'share'>;
  readonly #asked: Asked;
  readonly #leaf: TalliedLeaf;
  readonly #tables: StateTables;
  readonly #known = new Known();

  constructor(clause: ClauseOf<'share'>, leaf: TalliedLeaf) {
    this.#clause = clause;
    this.#asked = new Asked(clause.select);
    this.#leaf = leaf;
    this.#tables = tablesOf(clause.good);
  }

  of(context: TallyContext): ClauseOutcome | undefined {
    const { select } = this.#clause;
    return select.periods === undefined ? this.#ofGroups(context) : this.#ofPlaces(context);
  }

  #ofGroups({ table, charges }: TallyContext): ClauseOutcome | undefined {
    const { states, next } = table;
    const { passes, ofShare } = this.#tables;
    const shapes = this.#asked.in(table);
    const again = this.#clause.again === true;
    let [good, bad] = [0, 0];
    for (let at = 0; at < shapes.length; at += 1) {
      for (let group = table.first(shapes[at] ?? NONE); group >= 0; group = next[group] ?? NONE) {
        const state = states[group] ?? 0;
        if (isPending(state)) continue;
        if (lacksPieces(state)) return undefined;
        const open = charges.openIn(group, again ? 0 : (ofShare[state] ?? 0));
        if (passes[state] === 1) good += open;
        else bad += open;
      }
    }
    const outcome = this.#outcome(good, bad);
    if (!isLoss(outcome)) return outcome;
    const atFault = this.#atFault();
    const turn = charges.begin(this.#leaf.nodeId);
    for (let at = 0; at < shapes.length; at += 1) {
      for (let group = table.first(shapes[at] ?? NONE); group >= 0; group = next[group] ?? NONE) {
        const state = states[group] ?? 0;
        if (isPending(state) || passes[state] !== atFault) continue;
        const mask = ofShare[state] ?? 0;
        charges.markGroup(group, mask, turn, again ? 0 : mask);
      }
    }
    return outcome;
  }

  /** Of things that the selector tells by their days. */
  #ofPlaces({ table, charges }: TallyContext): ClauseOutcome | undefined {
    const { states, groupOf } = table;
    const { passes, ofShare } = this.#tables;
    const places = table.placesIn(this.#clause.select);
    const again = this.#clause.again === true;
    const stateAt = (place: number): number => states[groupOf[place] ?? 0] ?? 0;
    const isOpen = (place: number, mask: number): boolean => again || (charges.ofPlace(place) & mask) === 0;
    let [good, bad] = [0, 0];
    for (const place of places) {
      const state = stateAt(place);
      if (isPending(state)) continue;
      if (lacksPieces(state)) return undefined;
      if (!isOpen(place, ofShare[state] ?? 0)) continue;
      if (passes[state] === 1) good += 1;
      else bad += 1;
    }
    const outcome = this.#outcome(good, bad);
    if (!isLoss(outcome)) return outcome;
    const atFault = this.#atFault();
    const turn = charges.begin(this.#leaf.nodeId);
    for (const place of places) {
      const state = stateAt(place);
      const mask = ofShare[state] ?? 0;
      if (!isPending(state) && passes[state] === atFault && isOpen(place, mask)) charges.mark(place, mask, turn);
    }
    return outcome;
  }

  /** Of a share that should be low those are at fault that make it up. */
  #atFault(): number {
    return Number(this.#clause.perPoint?.side === 'above');
  }

  #outcome(good: number, bad: number): ClauseOutcome {
    return this.#known.get(good, bad) ?? this.#known.set(good, bad, shareOutcome(this.#clause, good, bad, this.#leaf));
  }
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

/** Points per thing that came out in some way. */
class CountTally implements Tally {
  readonly #clause: ClauseOf<'perOccurrence'>;
  readonly #select: Selector;
  readonly #asked: Asked;
  readonly #leaf: TalliedLeaf;
  readonly #tables: StateTables;
  readonly #known = new Known();
  readonly #isLosing: boolean;
  /** What was charged before is passed over. */
  readonly #isCharging: boolean;
  readonly #takes: boolean;

  constructor(
    clause: ClauseOf<'perOccurrence'>,
    { select, when }: Extract<Counting, { of: 'occurrences' }>,
    leaf: TalliedLeaf,
  ) {
    this.#clause = clause;
    this.#select = select;
    this.#asked = new Asked(select);
    this.#leaf = leaf;
    this.#tables = tablesOf(when);
    this.#isLosing = clause.points.startsWith('-');
    this.#isCharging = this.#isLosing && clause.again !== true;
    this.#takes = this.#isLosing && exact(clause.points).compare(ZERO) !== 0;
  }

  of(context: TallyContext): ClauseOutcome {
    return this.#select.periods === undefined ? this.#ofGroups(context) : this.#ofPlaces(context);
  }

  #ofGroups({ table, charges }: TallyContext): ClauseOutcome {
    const { states, counts, next } = table;
    const { passes, ofCount } = this.#tables;
    const shapes = this.#asked.in(table);
    const isCharging = this.#isCharging;
    let count = 0;
    let isAnyDue = false;
    for (let at = 0; at < shapes.length; at += 1) {
      for (let group = table.first(shapes[at] ?? NONE); group >= 0; group = next[group] ?? NONE) {
        const state = states[group] ?? 0;
        if (isPending(state)) continue;
        isAnyDue = true;
        if (passes[state] !== 1) continue;
        count += isCharging ? charges.openIn(group, ofCount[state] ?? 0) : (counts[group] ?? 0);
      }
    }
    if (count === 0 || !this.#takes) return this.#outcome(count, isAnyDue);
    const turn = charges.begin(this.#leaf.nodeId);
    for (let at = 0; at < shapes.length; at += 1) {
      for (let group = table.first(shapes[at] ?? NONE); group >= 0; group = next[group] ?? NONE) {
        const state = states[group] ?? 0;
        if (isPending(state) || passes[state] !== 1) continue;
        const mask = ofCount[state] ?? 0;
        charges.markGroup(group, mask, turn, isCharging ? mask : 0);
      }
    }
    return this.#outcome(count, isAnyDue);
  }

  /** Of things that the selector tells by their days. */
  #ofPlaces({ table, charges }: TallyContext): ClauseOutcome {
    const { states, groupOf } = table;
    const { passes, ofCount } = this.#tables;
    const due = table.placesIn(this.#select).filter((place) => !isPending(states[groupOf[place] ?? 0] ?? 0));
    const stateAt = (place: number): number => states[groupOf[place] ?? 0] ?? 0;
    const own = due.filter((place) => {
      const state = stateAt(place);
      return passes[state] === 1 && !(this.#isCharging && (charges.ofPlace(place) & (ofCount[state] ?? 0)) !== 0);
    });
    if (own.length > 0 && this.#takes) {
      const turn = charges.begin(this.#leaf.nodeId);
      for (const place of own) charges.mark(place, ofCount[stateAt(place)] ?? 0, turn);
    }
    return this.#outcome(own.length, due.length > 0);
  }

  #outcome(count: number, isAnyDue: boolean): ClauseOutcome {
    const due = Number(isAnyDue);
    return (
      this.#known.get(count, due) ??
      this.#known.set(count, due, {
        points: within(exact(this.#clause.points).mul(count), this.#clause.atMost),
        state: isAnyDue ? 'counted' : 'nothing',
      })
    );
  }
}
