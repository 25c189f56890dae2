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
  let state = OUTCOME[fact.outcome];
  if (fact.early === true) state |= FLAGS.early;
  if (fact.returned === true) state |= FLAGS.returned;
  if (fact.returnedLate === true) state |= FLAGS.returnedLate;
  if (fact.breach === true) state |= FLAGS.breach;
  if (state % 4 === OUTCOME.missing && fact.kind === 'submission') state |= PIECES_MISSING;
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
interface Matching {
  readonly id: number;
  readonly shapes: number[];
  seen: number;
}

/** What things owed are alike in all that selectors ask, over all units that are scored together: each question is asked once of each shape. */
export class Shapes {
  readonly #byDuty = new Map<DutyId | undefined, { readonly shape: Shape; readonly id: number }[]>();
  readonly #all: Shape[] = [];
  readonly #matchings = new Map<string, Matching>();
  readonly #known = new WeakMap<Selector, Matching>();

  get size(): number {
    return this.#all.length;
  }

  idOf(fact: OccurrenceFact): number {
    const own = this.#byDuty.get(fact.dutyId);
    if (own !== undefined) {
      for (const each of own) if (isSame(each.shape, fact)) return each.id;
    }
    const id = this.#all.push(fact) - 1;
    if (own === undefined) this.#byDuty.set(fact.dutyId, [{ shape: fact, id }]);
    else own.push({ shape: fact, id });
    return id;
  }

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

/** Things at some places: of each run, from where it begins in the order to where the next one does. A run that nothing begins is empty. */
export interface Selected {
  readonly runs: readonly number[];
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

function placesOf({ runs, order, starts }: Selected): readonly number[] {
  return runs.flatMap((run) => [...order.subarray(starts[run] ?? 0, starts[run + 1] ?? 0)]);
}

/** What tables are made with, one after the other. */
let scratch = new Int32Array(1024);

/** A unit's things owed as numbers, for rules that only want to know how many there are. A thing is known by its place among them. */
export class OwedTable {
  readonly facts: readonly OccurrenceFact[];
  readonly states: Uint8Array;
  /** Something of it the unit only supports (配合): that is selected nowhere here. */
  readonly assists: boolean;
  readonly #shapes: Shapes;
  /** Places, those of one shape together, and where those of each shape begin. */
  readonly #order: Int32Array;
  readonly #starts: Int32Array;
  readonly #selected: (Selected | undefined)[] = [];
  #places: Map<OccurrenceFact, number> | undefined;
  #ids: Map<string, number> | undefined;

  constructor(facts: readonly OccurrenceFact[], shapes: Shapes) {
    const count = facts.length;
    this.facts = facts;
    this.#shapes = shapes;
    this.states = new Uint8Array(count);
    if (scratch.length < count) scratch = new Int32Array(count * 2);
    let assists = false;
    for (let place = 0; place < count; place += 1) {
      const fact = facts[place];
      if (fact === undefined) continue;
      this.states[place] = stateOf(fact);
      const isOwn = fact.assists !== true;
      scratch[place] = isOwn ? shapes.idOf(fact) : -1;
      if (!isOwn) assists = true;
    }
    this.assists = assists;
    const starts = new Int32Array(shapes.size + 2);
    for (let place = 0; place < count; place += 1) {
      const id = scratch[place] ?? -1;
      if (id >= 0) starts[id + 2] = (starts[id + 2] ?? 0) + 1;
    }
    for (let id = 2; id < starts.length; id += 1) starts[id] = (starts[id] ?? 0) + (starts[id - 1] ?? 0);
    this.#order = new Int32Array(count);
    // While they are filled, each shape's beginning stands one further; then it is where it belongs.
    for (let place = 0; place < count; place += 1) {
      const id = scratch[place] ?? -1;
      if (id < 0) continue;
      const to = starts[id + 1] ?? 0;
      this.#order[to] = place;
      starts[id + 1] = to + 1;
    }
    this.#starts = starts;
  }

  /** What a selector asks for. */
  select(selector: Selector): Selected {
    const { id, shapes } = this.#shapes.matching(selector);
    const all: Selected = { runs: shapes, order: this.#order, starts: this.#starts };
    if (selector.periods === undefined) return all;
    const known = this.#selected[id];
    if (known !== undefined) return known;
    const places = placesOf(all).filter((place) => {
      const fact = this.facts[place];
      return fact !== undefined && fitsDays(fact, selector);
    });
    return (this.#selected[id] = {
      runs: [0],
      order: Int32Array.from(places),
      starts: Int32Array.of(0, places.length),
    });
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
