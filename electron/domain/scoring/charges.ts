import type { FindingId, SchemeNodeId } from '../brand.ts';
import type { Span } from '../model/unitFacts.ts';

/** By which keys a fault may have been charged already, and which it charges. */
export interface FaultKeys {
  readonly blockedBy: readonly string[];
  readonly charges: readonly string[];
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

interface Charge {
  readonly by: SchemeNodeId;
  /** The order of charging. */
  readonly at: number;
}

/** Pieces that a unit was charged for in a stretch; `left` of them are not yet set off against a charge of a shorter one. */
interface ShortStretch extends Span {
  readonly by: SchemeNodeId;
  readonly missing: number;
  left: number;
}

/**
 * What has been charged so far (不重复扣分): each fault by the first node, in the tree's order, that took points for it. One unit's, and filled while
 * its tree is scored.
 */
export class Charges {
  readonly #charged = new Map<string, Charge>();
  readonly #short = new Map<string, ShortStretch[]>();
  #next = 0;

  /** How many charges there are; those made later have a number of at least this. */
  get now(): number {
    return this.#next;
  }

  /** Who charged one of the keys, before the given moment. */
  by(keys: readonly string[], before = Infinity): SchemeNodeId | undefined {
    for (const key of keys) {
      const charge = this.#charged.get(key);
      if (charge !== undefined && charge.at < before) return charge.by;
    }
    return undefined;
  }

  charge(keys: readonly string[], by: SchemeNodeId): void {
    for (const key of keys) {
      if (!this.#charged.has(key)) this.#charged.set(key, { by, at: this.#next });
    }
    this.#next += 1;
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
}
