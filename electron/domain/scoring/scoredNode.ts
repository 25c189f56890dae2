import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import type { SchemeNode } from '../model/schemeTree.ts';
import type { ClauseTrace, NodeScore, NodeStep } from '../model/treeScore.ts';
import { smallOf, type SmallFraction, Sum, ZERO } from './exact.ts';

/** What a node's score is made of. Leaves that came to the same share it. */
export interface ScoredParts {
  readonly full: Fraction;
  readonly points: Fraction | undefined;
  readonly isProvisional: boolean;
  readonly steps: readonly NodeStep[];
  readonly children: readonly ScoredNode[];
  /** The marks of it that the whole scheme is scaled for. */
  readonly dropped: Fraction;
  readonly isMet?: boolean | undefined;
  readonly periods?: NodeScore['periods'] | undefined;
  /** The points in plain numbers, where these are small: parts that many units share are summed up often. */
  readonly small?: SmallFraction | undefined;
}

/** How much had been charged before a clause that was reckoned by numbers; else its trace. */
export type KnownClause = ClauseTrace | number;

/** Tells what the clauses of a unit's leaves were reckoned from. */
export interface Teller {
  told(leaf: SchemeNode, known: readonly KnownClause[]): readonly ClauseTrace[];
}

const NOTHING_KNOWN: readonly KnownClause[] = [];
const NOTHING_TOLD: readonly ClauseTrace[] = [];

/** A node's score. What its clauses were reckoned from is told when somebody asks: most scores are only looked at for their points. */
export class ScoredNode implements NodeScore {
  readonly node: SchemeNode;
  readonly parts: ScoredParts;
  readonly #teller: Teller | undefined;
  /** Of each clause; one number for the only one. */
  readonly #known: readonly KnownClause[] | number;
  #told: readonly ClauseTrace[] | undefined;

  constructor(
    node: SchemeNode,
    parts: ScoredParts,
    teller?: Teller,
    known: readonly KnownClause[] | number = NOTHING_KNOWN,
  ) {
    this.node = node;
    this.parts = parts;
    this.#teller = teller;
    this.#known = known;
  }

  get nodeId(): SchemeNodeId {
    return this.node.id;
  }

  get full(): Fraction {
    return this.parts.full;
  }

  get points(): Fraction | undefined {
    return this.parts.points;
  }

  get isProvisional(): boolean {
    return this.parts.isProvisional;
  }

  get isMet(): boolean | undefined {
    return this.parts.isMet;
  }

  get steps(): readonly NodeStep[] {
    return this.parts.steps;
  }

  get children(): readonly ScoredNode[] {
    return this.parts.children;
  }

  get dropped(): Fraction {
    return this.parts.dropped;
  }

  get periods(): NodeScore['periods'] {
    return this.parts.periods;
  }

  get clauses(): readonly ClauseTrace[] {
    const known = typeof this.#known === 'number' ? [this.#known] : this.#known;
    return (this.#told ??= this.#teller?.told(this.node, known) ?? NOTHING_TOLD);
  }

  /** The same with other parts. */
  having(parts: ScoredParts): ScoredNode {
    return new ScoredNode(this.node, parts, this.#teller, this.#known);
  }

  /** The same with some of it changed. */
  with(changes: Partial<ScoredParts>): ScoredNode {
    return this.having({ ...this.parts, small: undefined, ...changes });
  }
}

/** What nodes that apply come to together. */
export function sumOfPoints(nodes: readonly ScoredNode[]): Fraction {
  const sum = new Sum();
  for (const { parts } of nodes) {
    if (parts.small !== undefined) sum.addSmall(parts.small);
    else if (parts.points !== undefined) sum.add(parts.points);
  }
  return sum.value();
}

/** The marks of some nodes that the whole scheme is scaled for. */
export function sumOfDropped(nodes: readonly ScoredNode[]): Fraction {
  const sum = new Sum();
  for (const { parts } of nodes) if (parts.dropped !== ZERO) sum.add(parts.dropped);
  return sum.value();
}

/** Parts that many units share. */
export function shared(parts: ScoredParts): ScoredParts {
  return parts.points === undefined ? parts : { ...parts, small: smallOf(parts.points) };
}
