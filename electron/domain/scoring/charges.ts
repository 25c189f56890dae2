import type { FindingId, SchemeNodeId } from '../brand.ts';
import type { OccurrenceFact, Span } from '../model/unitFacts.ts';
import { FAULTS, NONE, type Fault, type OwedTable } from './owedTable.ts';

/** A fault by its name, or a thing owed by its place in the unit's table and the fault's: place × faults + fault. */
export type FaultKey = string | number;

/** By which keys a fault may have been charged already, and which it charges. */
export interface FaultKeys {
  readonly blockedBy: readonly FaultKey[];
  readonly charges: readonly FaultKey[];
}

/** The keys of a fact that is a fault by itself. */
export function faultKey(of: string, id: string): FaultKeys {
  const keys = [`${of} ${id}`];
  return { blockedBy: keys, charges: keys };
}

/** A finding is charged whole, or by its elements; not both ways. That it was not rectified is a fault of its own. */
export function findingFaults(
  id: FindingId,
  what: 'found' | 'missed',
): FaultKeys & { readonly whole: string; readonly part: string } {
  if (what === 'missed') return { ...faultKey('missed', id), whole: '', part: '' };
  const [whole, part] = [`finding ${id}`, `part of finding ${id}`];
  return { blockedBy: [whole, part], charges: [whole], whole, part };
}

/** The key of a fault of a thing owed. One that the table does not know goes by its id. */
export function owedKey(table: OwedTable, fact: OccurrenceFact, fault: Fault): FaultKey {
  const place = table.placeOf(fact);
  return place === undefined ? `${fault} ${fact.id}` : place * FAULTS.length + FAULTS.indexOf(fault);
}

/** Pieces that a unit was charged for in a stretch; `left` of them are not yet set off against a charge of a shorter one. */
interface ShortStretch extends Span {
  readonly by: SchemeNodeId;
  readonly missing: number;
  left: number;
}

/** What has been charged, as rules ask and tell it. */
export interface ChargeBook {
  by(keys: readonly FaultKey[], before?: number): SchemeNodeId | undefined;
  charge(keys: readonly FaultKey[], by: SchemeNodeId): void;
  shortCharged(
    counting: string,
    period: Span,
    missing: number,
  ): { readonly pieces: number; readonly by?: SchemeNodeId };
  chargeShort(counting: string, period: Span, missing: number, by: SchemeNodeId): void;
}

/**
 * What has been charged so far (不重复扣分): each fault by the first node, in the tree's order, that took points for it. One unit's, and filled while
 * its tree is scored. Every charge has a number, from 1 on, so that it can be told what stood before another. Faults of things owed are kept by group
 * for as long as all things of a group are charged alike.
 */
export class Charges implements ChargeBook {
  readonly #table: OwedTable;
  readonly #charged = new Map<string, number>();
  readonly #short = new Map<string, ShortStretch[]>();
  readonly #by: SchemeNodeId[] = [];
  /** Which faults of each group were charged, and by fault and group in which charge. */
  readonly #groups: Marks;
  /** The same by place, of the groups whose things were not charged alike. */
  #places: Marks | undefined;
  #split: Uint8Array | undefined;

  constructor(table: OwedTable) {
    this.#table = table;
    this.#groups = new Marks(table.states.length);
  }

  /** How many charges there are; those made later have a number greater than this. */
  get now(): number {
    return this.#by.length;
  }

  /** Who charged one of the keys, among the first so many charges. */
  by(keys: readonly FaultKey[], among = Infinity): SchemeNodeId | undefined {
    for (const key of keys) {
      const turn = typeof key === 'string' ? this.#charged.get(key) : this.#turnOf(key);
      if (turn !== undefined && turn > 0 && turn <= among) return this.#by[turn - 1];
    }
    return undefined;
  }

  #turnOf(key: number): number | undefined {
    const fault = key % FAULTS.length;
    const place = (key - fault) / FAULTS.length;
    const group = this.#table.groupOf[place] ?? 0;
    return this.isSplit(group) ? this.#places?.turnOf(fault, place) : this.#groups.turnOf(fault, group);
  }

  charge(keys: readonly FaultKey[], by: SchemeNodeId): void {
    const turn = this.#by.push(by);
    for (const key of keys) {
      if (typeof key === 'string') {
        if (!this.#charged.has(key)) this.#charged.set(key, turn);
      } else {
        const fault = key % FAULTS.length;
        this.mark((key - fault) / FAULTS.length, 1 << fault, turn);
      }
    }
  }

  /** Begins a charge of things at their places (`mark`, `markGroup`). */
  begin(by: SchemeNodeId): number {
    return this.#by.push(by);
  }

  /** Whether the things of a group were not charged alike. */
  isSplit(group: number): boolean {
    return this.#split !== undefined && this.#split[group] === 1;
  }

  /** The faults that the things of a group were charged for, where they were charged alike. */
  ofGroup(group: number): number {
    return this.#groups.charged[group] ?? 0;
  }

  /** The faults that a thing was charged for. */
  ofPlace(place: number): number {
    const group = this.#table.groupOf[place] ?? 0;
    return (this.isSplit(group) ? this.#places?.charged[place] : this.#groups.charged[group]) ?? 0;
  }

  /** How many things of a group were charged for none of some faults. */
  openIn(group: number, mask: number): number {
    if (!this.isSplit(group)) return (this.ofGroup(group) & mask) === 0 ? (this.#table.counts[group] ?? 0) : 0;
    const { first, next } = this.#table.members();
    let open = 0;
    for (let place = first[group] ?? NONE; place >= 0; place = next[place] ?? NONE) {
      if ((this.ofPlace(place) & mask) === 0) open += 1;
    }
    return open;
  }

  /** Charges the faults of a mask for all things of a group, but for those that were charged for one of `unless`. */
  markGroup(group: number, mask: number, turn: number, unless: number): void {
    if (!this.isSplit(group)) {
      if ((this.ofGroup(group) & unless) === 0) this.#groups.mark(group, mask, turn);
      return;
    }
    const { first, next } = this.#table.members();
    for (let place = first[group] ?? NONE; place >= 0; place = next[place] ?? NONE) {
      if ((this.ofPlace(place) & unless) === 0) this.#places?.mark(place, mask, turn);
    }
  }

  /** Charges the faults of a mask for the thing at a place; what is charged already stays as it is. */
  mark(place: number, mask: number, turn: number): void {
    const group = this.#table.groupOf[place] ?? 0;
    if (!this.isSplit(group)) {
      if ((mask & ~this.ofGroup(group)) === 0) return;
      if (this.#table.counts[group] === 1) {
        this.#groups.mark(group, mask, turn);
        return;
      }
      this.#splitGroup(group);
    }
    this.#places?.mark(place, mask, turn);
  }

  /** From now on each thing of a group is charged for itself. */
  #splitGroup(group: number): void {
    const places = (this.#places ??= new Marks(this.#table.facts.length));
    this.#split ??= new Uint8Array(this.#table.states.length);
    this.#split[group] = 1;
    const { first, next } = this.#table.members();
    for (let place = first[group] ?? NONE; place >= 0; place = next[place] ?? NONE) {
      places.copy(place, this.#groups, group);
    }
  }

  /** How many of the pieces that a stretch lacks were charged: with shorter stretches in it, or with a longer one that it lies in. */
  shortCharged(
    counting: string,
    period: Span,
    missing: number,
  ): { readonly pieces: number; readonly by?: SchemeNodeId } {
    let pieces = 0;
    let by: SchemeNodeId | undefined;
    for (const stretch of this.#short.get(counting) ?? []) {
      if (pieces >= missing) break;
      const isIn = period.from <= stretch.from && stretch.to <= period.to;
      const isAround = stretch.from <= period.from && period.to <= stretch.to;
      if (!isIn && !isAround) continue;
      const own = Math.min(missing - pieces, isIn ? stretch.missing : stretch.left);
      if (own === 0) continue;
      if (!isIn) stretch.left -= own;
      pieces += own;
      by ??= stretch.by;
    }
    return by === undefined ? { pieces } : { pieces, by };
  }

  chargeShort(counting: string, { from, to }: Span, missing: number, by: SchemeNodeId): void {
    const own = this.#short.get(counting) ?? [];
    own.push({ from, to, missing, left: missing, by });
    this.#short.set(counting, own);
  }

  /** What had been charged when there were so many charges; it takes no new ones. Pieces by their number are not looked back at. */
  among(count: number): ChargeBook {
    return {
      by: (keys) => this.by(keys, count),
      charge: () => undefined,
      shortCharged: () => ({ pieces: 0 }),
      chargeShort: () => undefined,
    };
  }
}

/** Faults that were charged of some things, each by its number. */
class Marks {
  readonly charged: Uint8Array;
  /** By fault and thing, in which charge. */
  readonly #turns: (Int32Array | undefined)[] = [];

  constructor(count: number) {
    this.charged = new Uint8Array(count);
  }

  /** Charges those faults of a mask that are not charged yet. */
  mark(at: number, mask: number, turn: number): void {
    const known = this.charged[at] ?? 0;
    const more = mask & ~known;
    if (more === 0) return;
    this.charged[at] = known | more;
    for (let fault = 0; more >> fault !== 0; fault += 1) {
      if (((more >> fault) & 1) === 0) continue;
      const turns = (this.#turns[fault] ??= new Int32Array(this.charged.length));
      turns[at] = turn;
    }
  }

  turnOf(fault: number, at: number): number | undefined {
    return this.#turns[fault]?.[at];
  }

  /** Has for a thing what another one has elsewhere. */
  copy(at: number, from: Marks, place: number): void {
    const mask = from.charged[place] ?? 0;
    for (let fault = 0; mask >> fault !== 0; fault += 1) {
      if (((mask >> fault) & 1) === 1) this.mark(at, 1 << fault, from.turnOf(fault, place) ?? 0);
    }
  }
}
