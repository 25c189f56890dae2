import type { DutyId } from '../brand.ts';
import { isInColumn } from '../columns.ts';
import type { OutcomeTest, OutcomeWord, Selector } from '../model/scoreClause.ts';
import type { OccurrenceFact } from '../model/unitFacts.ts';
import { isOneOfResults } from './requestResults.ts';
import { isWithin } from './stretches.ts';

/** What a thing owed may be charged for, each once; together they are a mask. */
export const FAULTS = ['timing', 'early', 'breach', 'returned', 'due'] as const;
export type Fault = (typeof FAULTS)[number];

const TIMING = 1;
const MASK: Readonly<Record<OutcomeWord, number>> = {
  onTime: 0,
  done: 0,
  late: TIMING,
  missing: TIMING,
  returnedLate: TIMING,
  early: 2,
  breach: 4,
  returned: 8,
  due: 16,
};

/** What became of a thing, as one number: its outcome, with a bit for each flag beside it. */
const OUTCOME: Readonly<Record<OccurrenceFact['outcome'], number>> = { onTime: 0, late: 1, missing: 2, notDueYet: 3 };
const PENDING = 3;
const FLAGS = { early: 4, returned: 8, returnedLate: 16, breach: 32 } as const;
/** Pieces are missing: they are charged by their number too. */
const PIECES_MISSING = 64;
const STATES = 128;

export function isPending(state: number): boolean {
  return (state & PENDING) === PENDING;
}

export function lacksPieces(state: number): boolean {
  return (state & PIECES_MISSING) !== 0;
}

function stateOf(fact: OccurrenceFact): number {
  const { outcome } = fact;
  let state =
    outcome === 'onTime'
      ? OUTCOME.onTime
      : outcome === 'late'
        ? OUTCOME.late
        : outcome === 'missing'
          ? OUTCOME.missing
          : OUTCOME.notDueYet;
  if (fact.early === true) state |= FLAGS.early;
  if (fact.returned === true) state |= FLAGS.returned;
  if (fact.returnedLate === true) state |= FLAGS.returnedLate;
  if (fact.breach === true) state |= FLAGS.breach;
  if (outcome === 'missing' && fact.kind === 'submission') state |= PIECES_MISSING;
  return state;
}

function hasIn(state: number, word: OutcomeWord): boolean {
  switch (word) {
    case 'due':
      return true;
    case 'done':
      return (state & PENDING) < OUTCOME.missing;
    case 'onTime':
    case 'late':
    case 'missing':
      return (state & PENDING) === OUTCOME[word];
    default:
      return (state & FLAGS[word]) !== 0;
  }
}

/** A test of outcomes as tables over all states. */
export interface StateTables {
  /** 1 where a state passes. */
  readonly passes: Uint8Array;
  /** Faults by which a share is charged, or leaves a thing out that was charged. */
  readonly ofShare: Uint8Array;
  /** Faults by which a thing that is counted is charged. */
  readonly ofCount: Uint8Array;
}

const tables = new WeakMap<OutcomeTest, StateTables>();

/** The tables of a test that asks for no days (`lateBy`). */
export function tablesOf(test: OutcomeTest): StateTables {
  const known = tables.get(test);
  if (known !== undefined) return known;
  const { any, also = [], without = [] } = test;
  const own = { passes: new Uint8Array(STATES), ofShare: new Uint8Array(STATES), ofCount: new Uint8Array(STATES) };
  const asked = [...any, ...also, ...without];
  const isTimed = asked.some((word) => word === 'onTime' || word === 'done' || MASK[word] === TIMING);
  for (let state = 0; state < STATES; state += 1) {
    if (isPending(state)) continue;
    const has = (word: OutcomeWord): boolean => hasIn(state, word);
    own.passes[state] = Number(any.some(has) && also.every(has) && !without.some(has));
    let ofCount = 0;
    for (const word of [...any, ...also]) if (has(word)) ofCount |= MASK[word];
    own.ofCount[state] = ofCount;
    let ofShare = 0;
    if (isTimed && (has('late') || has('missing') || has('returnedLate'))) ofShare |= TIMING;
    for (const word of ['early', 'breach', 'returned'] as const) {
      if (asked.includes(word) && has(word)) ofShare |= MASK[word];
    }
    own.ofShare[state] = ofShare;
  }
  tables.set(test, own);
  return own;
}

type Shape = Pick<OccurrenceFact, 'dutyId' | 'kind' | 'role' | 'tags' | 'event' | 'column' | 'result'>;

/** Whether a thing is what a selector asks for, its days aside. */
export function fitsShape(fact: Shape, selector: Selector): boolean {
  const { kinds, duties, tags, roles, events, columns, results } = selector;
  return (
    (duties === undefined || (fact.dutyId !== undefined && duties.includes(fact.dutyId))) &&
    (kinds === undefined || kinds.includes(fact.kind)) &&
    (tags === undefined || fact.tags.some((tag) => tags.includes(tag))) &&
    (roles === undefined || roles.includes(fact.role)) &&
    (events === undefined || (fact.event !== undefined && events.includes(fact.event))) &&
    (columns === undefined || isInOne(fact.column, columns)) &&
    (results === undefined || isOneOfResults(fact.result, results))
  );
}

export function isInOne(column: string | undefined, columns: readonly string[]): boolean {
  return column !== undefined && columns.some((named) => isInColumn(column, named));
}

/** Whether a thing is of the days that a selector names. */
export function fitsDays(fact: OccurrenceFact, { periods }: Selector): boolean {
  return (
    periods === undefined ||
    periods.some((period) =>
      period.by === 'due'
        ? isWithin(fact.on, period)
        : isWithin(fact.covers.from, period) && isWithin(fact.covers.to, period),
    )
  );
}

function isSame(shape: Shape, fact: OccurrenceFact): boolean {
  return (
    shape.dutyId === fact.dutyId &&
    shape.kind === fact.kind &&
    shape.role === fact.role &&
    (shape.tags === fact.tags || isSameList(shape.tags, fact.tags)) &&
    shape.event === fact.event &&
    shape.column === fact.column &&
    shape.result === fact.result
  );
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

/** Which of the shapes known so far a selector asks for. */
export interface Matching {
  readonly id: number;
  readonly shapes: number[];
  seen: number;
}

/** What things owed are alike in all that selectors ask, over all units that are scored together: each question is asked once of each shape. */
export class Shapes {
  /** By shape, which other one followed on it when last asked: units owe much the same, and in the same order. */
  readonly #after: number[] = [];
  readonly #byDuty = new Map<DutyId | undefined, { readonly shape: Shape; readonly id: number }[]>();
  readonly #all: Shape[] = [];
  readonly #matchings = new Map<string, Matching>();
  readonly #known = new WeakMap<Selector, Matching>();

  get size(): number {
    return this.#all.length;
  }

  /** `last`: the shape of the thing before it; −1 of the first. */
  idOf(fact: OccurrenceFact, last: number): number {
    const same = this.#all[last];
    if (same !== undefined && isSame(same, fact)) return last;
    const next = this.#after[last + 1] ?? -1;
    const guess = this.#all[next];
    if (guess !== undefined && isSame(guess, fact)) return next;
    return (this.#after[last + 1] = this.#search(fact));
  }

  #search(fact: OccurrenceFact): number {
    const own = this.#byDuty.get(fact.dutyId);
    if (own !== undefined) {
      for (const each of own) if (isSame(each.shape, fact)) return each.id;
    }
    const id = this.#all.push(fact) - 1;
    if (own === undefined) this.#byDuty.set(fact.dutyId, [{ shape: fact, id }]);
    else own.push({ shape: fact, id });
    return id;
  }

  /** Shapes that a selector asks for, its days aside. */
  matching(selector: Selector): Matching {
    let own = this.#known.get(selector);
    if (own === undefined) {
      const text = JSON.stringify(selector);
      own = this.#matchings.get(text) ?? { id: this.#matchings.size, shapes: [], seen: 0 };
      this.#matchings.set(text, own);
      this.#known.set(selector, own);
    }
    for (; own.seen < this.#all.length; own.seen += 1) {
      const shape = this.#all[own.seen];
      if (shape !== undefined && fitsShape(shape, selector)) own.shapes.push(own.seen);
    }
    return own;
  }
}

/** What tables are made with, one after the other. */
const scratch = {
  /** Of a shape and a state, the group of the table that is being made; older entries are below `base`, and count as none. */
  groups: new Int32Array(1 << 14) as Int32Array,
  base: 1,
  /** By place its group; by group its state, how many there are, and its shape. */
  cells: new Int32Array(1 << 13) as Int32Array,
};

/** Has room for a table of so many things; answers what its first group is written as. */
function begun(count: number): number {
  if (scratch.cells.length < count * 4) scratch.cells = new Int32Array(count * 8);
  if (scratch.base + count >= 2 ** 30) {
    scratch.groups.fill(0);
    scratch.base = 1;
  }
  return scratch.base;
}

function grownGroups(key: number): Int32Array {
  const grown = new Int32Array(key * 2);
  grown.set(scratch.groups);
  return (scratch.groups = grown);
}

/** What ends a chain of groups or places. */
export const NONE = -1;

/**
 * A unit's things owed as numbers, for rules that only want to know how many there are. A thing is known by its place among them. Things of one shape
 * that came out alike are a group: rules by number look at groups alone.
 */
export class OwedTable {
  readonly facts: readonly OccurrenceFact[];
  /** Something of it the unit only supports (配合): that is selected nowhere here. */
  readonly assists: boolean;
  /** By group: what became of its things, how many there are, and the next group of the same shape. */
  readonly states: Int32Array;
  readonly counts: Int32Array;
  readonly next: Int32Array;
  /** By place. */
  readonly groupOf: Int32Array;
  /** By shape, its first group. */
  readonly #heads: Int32Array;
  readonly shapes: Shapes;
  readonly #selected = new Map<number, readonly number[]>();
  #members: Members | undefined;
  #places: Map<OccurrenceFact, number> | undefined;
  #ids: Map<string, number> | undefined;

  constructor(facts: readonly OccurrenceFact[], shapes: Shapes) {
    const count = facts.length;
    this.facts = facts;
    this.shapes = shapes;
    const base = begun(count);
    const { cells } = scratch;
    const [states, counts, shapeOf] = [count, count * 2, count * 3];
    let { groups } = scratch;
    let assists = false;
    let size = 0;
    let last = NONE;
    for (let place = 0; place < count; place += 1) {
      const fact = facts[place];
      if (fact === undefined) continue;
      const state = stateOf(fact);
      // Rules that look at what a unit supports look at single things: each is a group of its own, of no shape.
      const isOwn = fact.assists !== true;
      let group = NONE;
      if (isOwn) {
        last = shapes.idOf(fact, last);
        const key = last * STATES + state;
        if (key >= groups.length) groups = grownGroups(key);
        group = (groups[key] ?? 0) - base;
        if (group < 0) groups[key] = base + size;
      } else assists = true;
      if (group < 0) {
        group = size;
        size += 1;
        cells[states + group] = state;
        cells[counts + group] = 0;
        cells[shapeOf + group] = isOwn ? last : NONE;
      }
      cells[place] = group;
      cells[counts + group] = (cells[counts + group] ?? 0) + 1;
    }
    scratch.base = base + size;
    const bytes = new ArrayBuffer((count + size * 3 + shapes.size) * 4);
    this.groupOf = new Int32Array(bytes, 0, count);
    this.states = new Int32Array(bytes, count * 4, size);
    this.counts = new Int32Array(bytes, (count + size) * 4, size);
    this.next = new Int32Array(bytes, (count + size * 2) * 4, size);
    this.#heads = new Int32Array(bytes, (count + size * 3) * 4, shapes.size).fill(NONE);
    for (let place = 0; place < count; place += 1) this.groupOf[place] = cells[place] ?? 0;
    for (let group = 0; group < size; group += 1) {
      const shape = cells[shapeOf + group] ?? NONE;
      this.states[group] = cells[states + group] ?? 0;
      this.counts[group] = cells[counts + group] ?? 0;
      this.next[group] = shape < 0 ? NONE : (this.#heads[shape] ?? NONE);
      if (shape >= 0) this.#heads[shape] = group;
    }
    this.assists = assists;
  }

  /** The first group of a shape; the others follow by `next`. */
  first(shape: number): number {
    return this.#heads[shape] ?? NONE;
  }

  /** The places of a group, in order. */
  members(): Members {
    return (this.#members ??= membersOf(this.groupOf, this.states.length));
  }

  /** The places of what a selector asks for that names days. */
  placesIn(selector: Selector): readonly number[] {
    const { id, shapes } = this.shapes.matching(selector);
    const known = this.#selected.get(id);
    if (known !== undefined) return known;
    const { first, next } = this.members();
    const own: number[] = [];
    for (const shape of shapes) {
      for (let group = this.first(shape); group >= 0; group = this.next[group] ?? NONE) {
        for (let place = first[group] ?? NONE; place >= 0; place = next[place] ?? NONE) {
          const fact = this.facts[place];
          if (fact !== undefined && fitsDays(fact, selector)) own.push(place);
        }
      }
    }
    this.#selected.set(id, own);
    return own;
  }

  /** The place of a thing, or of the one with its id where it is told as of another day. */
  placeOf(fact: OccurrenceFact): number | undefined {
    this.#places ??= new Map(this.facts.map((each, at) => [each, at]));
    const place = this.#places.get(fact);
    if (place !== undefined) return place;
    this.#ids ??= new Map(this.facts.map(({ id }, at) => [id, at]));
    return this.#ids.get(fact.id);
  }
}

/** Places by group: of each group the first, of each place the next one of its group. */
export interface Members {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

function membersOf(groupOf: Int32Array, groups: number): Members {
  const first = new Int32Array(groups).fill(NONE);
  const next = new Int32Array(groupOf.length);
  for (let place = groupOf.length - 1; place >= 0; place -= 1) {
    const group = groupOf[place] ?? 0;
    next[place] = first[group] ?? NONE;
    first[group] = place;
  }
  return { first, next };
}
