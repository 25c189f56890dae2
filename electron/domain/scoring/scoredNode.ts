import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import type { SchemeNode } from '../model/schemeTree.ts';
import type { ClauseTrace, NodeScore, NodeStep } from '../model/treeScore.ts';

/** What a node's score is made of. */
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
}

/** Tells what the clauses of a node were reckoned from. */
export interface Teller {
  told(): readonly ClauseTrace[];
}

const NOTHING_TOLD: Teller = { told: () => [] };

/** A node's score. What its clauses were reckoned from is told when somebody asks: most scores are only looked at for their points. */
export class ScoredNode implements NodeScore {
  readonly node: SchemeNode;
  readonly full: Fraction;
  readonly points: Fraction | undefined;
  readonly isProvisional: boolean;
  readonly isMet: boolean | undefined;
  readonly steps: readonly NodeStep[];
  readonly children: readonly ScoredNode[];
  readonly dropped: Fraction;
  readonly periods: NodeScore['periods'];
  readonly #teller: Teller;
  #told: readonly ClauseTrace[] | undefined;

  constructor(node: SchemeNode, parts: ScoredParts, teller: Teller = NOTHING_TOLD) {
    this.node = node;
    this.full = parts.full;
    this.points = parts.points;
    this.isProvisional = parts.isProvisional;
    this.isMet = parts.isMet;
    this.steps = parts.steps;
    this.children = parts.children;
    this.dropped = parts.dropped;
    this.periods = parts.periods;
    this.#teller = teller;
  }

  get nodeId(): SchemeNodeId {
    return this.node.id;
  }

  get clauses(): readonly ClauseTrace[] {
    return (this.#told ??= this.#teller.told());
  }

  /** The same with some of it changed. */
  with(changes: Partial<ScoredParts>): ScoredNode {
    return new ScoredNode(this.node, Object.assign({}, this, changes), this.#teller);
  }
}
