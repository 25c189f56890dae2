import type Fraction from 'fraction.js';
import type { SchemeNode } from '../model/schemeTree.ts';
import { exact, ONE, Sum, sumOf, ZERO } from './exact.ts';
import { shared, type ScoredNode, type ScoredParts } from './scoredNode.ts';

/** How nodes grow by a factor; what leaves that came to the same grow to is reckoned once for all units that are scored together. */
interface Growth {
  readonly by: Fraction;
  readonly known: Map<ScoredParts, ScoredParts>;
}

/** By sibling, how it grows; absent: it stays as it is. */
type Growing = readonly (Growth | undefined)[];

/** Growths of all units that are scored together. */
export class Growths {
  readonly #known = new Map<string, Growth>();
  /** By the first of the siblings, and by which of them apply. */
  readonly #patterns = new Map<SchemeNode, Map<string, Growing>>();

  of(by: Fraction): Growth {
    const text = by.toFraction();
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const own = { by, known: new Map<ScoredParts, ScoredParts>() };
    this.#known.set(text, own);
    return own;
  }

  /** How siblings grow: the same for all units to which the same of them apply. */
  growing(siblings: readonly ScoredNode[]): Growing {
    const first = siblings[0]?.node;
    const pattern = patternOf(siblings);
    if (first === undefined || pattern === undefined) return growingOf(siblings, this);
    const own = this.#patterns.get(first) ?? new Map<string, Growing>();
    this.#patterns.set(first, own);
    const known = own.get(pattern) ?? growingOf(siblings, this);
    own.set(pattern, known);
    return known;
  }
}

/** Which of some siblings apply, as a text; `undefined` where marks of them were dropped for the whole scheme, and more bears on it. */
function patternOf(siblings: readonly ScoredNode[]): string | undefined {
  let text = '';
  let bits = 1;
  for (const { parts } of siblings) {
    if (parts.dropped !== ZERO) return undefined;
    bits = bits * 2 + Number(parts.points === undefined);
    if (bits < 2 ** 29) continue;
    text += `${bits} `;
    bits = 1;
  }
  return text + String(bits);
}

/**
 * Shares the marks of what does not apply among its siblings: in proportion, evenly, or to one of them; or leaves them to the whole scheme. What
 * the siblings got grows with their marks. Where the one that should take them does not apply either, they go to all in proportion.
 */
export function sharedOut(siblings: readonly ScoredNode[], growths: Growths): readonly ScoredNode[] {
  if (siblings.every(({ parts }) => parts.points !== undefined)) return siblings;
  const growing = growths.growing(siblings);
  if (growing.length === 0) return siblings;
  return siblings.map((node, at) => {
    const growth = growing[at];
    return growth === undefined ? node : grown(node, growth);
  });
}

function growingOf(siblings: readonly ScoredNode[], growths: Growths): Growing {
  const applying = siblings.filter((node) => node.points !== undefined && effective(node).compare(ZERO) > 0);
  if (applying.length === siblings.length || applying.length === 0) return [];
  const given = marksToShare(siblings, applying);
  const all = sumOf(applying.map(effective));
  const inProportion = ONE.add(given.rescaled.div(all));
  const evenly = given.spread.div(applying.length);
  const receiving = new Set(applying);
  return siblings.map((node) => {
    if (!receiving.has(node)) return undefined;
    const more = evenly.add(given.moved.get(node) ?? ZERO);
    const by = more.equals(ZERO) ? inProportion : inProportion.add(more.div(effective(node)));
    return by.equals(ONE) ? undefined : growths.of(by);
  });
}

interface MarksToShare {
  /** In proportion. */
  readonly rescaled: Fraction;
  /** Evenly. */
  readonly spread: Fraction;
  readonly moved: ReadonlyMap<ScoredNode, Fraction>;
}

/** The marks of what does not apply, by who gets them. */
function marksToShare(siblings: readonly ScoredNode[], applying: readonly ScoredNode[]): MarksToShare {
  const [rescaled, spread] = [new Sum(), new Sum()];
  const moved = new Map<ScoredNode, Fraction>();
  for (const { node, points, dropped } of siblings) {
    if (points !== undefined) continue;
    const marks = dropped === ZERO ? exact(node.full) : exact(node.full).sub(dropped);
    if (marks.compare(ZERO) <= 0) continue;
    const way = node.notApplicable ?? { kind: 'rescale' };
    const target = way.kind === 'move' ? applying.find(({ nodeId }) => nodeId === way.to) : undefined;
    if (target !== undefined) moved.set(target, (moved.get(target) ?? ZERO).add(marks));
    else (way.kind === 'spread' ? spread : rescaled).add(marks);
  }
  return { rescaled: rescaled.value(), spread: spread.value(), moved };
}

/** The marks that a node stands for. */
function effective({ full, dropped }: Pick<ScoredParts, 'full' | 'dropped'>): Fraction {
  return dropped === ZERO ? full : full.sub(dropped);
}

/** A node and all below it, with marks and points so many times as large; what is dropped for the whole scheme stays as it is. */
function grown(scored: ScoredNode, growth: Growth): ScoredNode {
  const { parts } = scored;
  if (parts.points === undefined) return scored;
  const known = growth.known.get(parts);
  if (known !== undefined) return scored.having(known);
  const own = partsGrown(parts, growth.by);
  const step = { kind: 'scaled', from: parts.points, to: own.points ?? ZERO } as const;
  const all = shared({ ...own, steps: [...own.steps, step] });
  growth.known.set(parts, all);
  return scored.having(all);
}

function partsGrown(parts: ScoredParts, by: Fraction): ScoredParts {
  const { points, dropped, children } = parts;
  if (points === undefined) return parts;
  const below = children.map((child) => child.having(partsGrown(child.parts, by)));
  const full = effective(parts).mul(by);
  return {
    ...parts,
    full: dropped === ZERO ? full : full.add(dropped),
    points: points.mul(by),
    small: undefined,
    children: children.length === 0 ? children : below,
  };
}
