import type { FindingId, SchemeNodeId } from '../brand.ts';
import type { OccurrenceFact, Span } from '../model/unitFacts.ts';
import { FAULTS, type Fault, type OwedTable } from './owedTable.ts';

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
 * its tree is scored. Every charge has a number, from 1 on, so that it can be told what stood before another.
 */
export class Charges implements ChargeBook {
  readonly #charged = new Map<string, number>();
  readonly #short = new Map<string, ShortStretch[]>();
  /** By place, which faults of a thing owed were charged. */
  readonly owed: Uint8Array;
  /** By fault and place, in which charge. */
  readonly #turns: (Int32Array | undefined)[] = [];
  readonly #by: SchemeNodeId[] = [];

  constructor(count: number) {
    this.owed = new Uint8Array(count);
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
    return this.#turns[fault]?.[(key - fault) / FAULTS.length];
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

  /** Begins a charge of things at their places (`mark`). */
  begin(by: SchemeNodeId): number {
    return this.#by.push(by);
  }

  /** Charges the faults of a mask for the thing at a place; what is charged already stays as it is. */
  mark(place: number, mask: number, turn: number): void {
    const known = this.owed[place] ?? 0;
    const more = mask & ~known;
    if (more === 0) return;
    this.owed[place] = known | more;
    for (let fault = 0; more >> fault !== 0; fault += 1) {
      if (((more >> fault) & 1) === 0) continue;
      const turns = (this.#turns[fault] ??= new Int32Array(this.owed.length));
      turns[place] = turn;
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
