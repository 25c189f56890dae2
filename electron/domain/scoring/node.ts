import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import { addDays } from '../dates/plainDate.ts';
import type { CountTest } from '../model/scoreClause.ts';
import type {
  SchemeBranch,
  SchemeLeaf,
  SchemeNode,
  SchemeSection,
  SchemeTree,
  UnitScope,
} from '../model/schemeTree.ts';
import type { ClauseTrace, NodeScore, NodeStep } from '../model/treeScore.ts';
import type { Span, UnitFacts } from '../model/unitFacts.ts';
import type { Charges } from './charges.ts';
import { scoreClause } from './clauses/clause.ts';
import type { ClauseContext, ClauseOutcome, ClauseResult, Standing } from './clauses/context.ts';
import { tallyOf, type Tally, type TallyContext } from './clauses/tallied.ts';
import { atLeast, atMost, exact, meanOf, percentOf, rounded, sumOf, ZERO } from './exact.ts';
import { Growths, sharedOut } from './notApplicable.ts';
import {
  ScoredNode,
  shared,
  sumOfDropped,
  sumOfPoints,
  type KnownClause,
  type ScoredParts,
  type Teller,
} from './scoredNode.ts';
import { isWithin, longestRun, ownStretches } from './stretches.ts';
import type { CountedItem, UnitIndex } from './unitIndex.ts';

/** Where a unit stands by the figure of a clause; by the leaf's id and the clause's place in it (`clauseKey`). */
export type Standings = ReadonlyMap<string, Standing>;

export function clauseKey(nodeId: SchemeNodeId, place: number): string {
  return `${nodeId} ${place}`;
}

/** What nodes are scored with. */
export interface NodeContext {
  readonly index: UnitIndex;
  readonly charges: Charges;
  readonly standings: Standings;
  readonly section: SchemeSection;
  /** Of all units that are scored together. */
  readonly outcomes: Outcomes;
  /** Where the unit's things owed may be reckoned with by their numbers. */
  readonly tally: TallyContext | undefined;
  readonly teller: Teller | undefined;
}

/** Whether something holds for a unit: for all where nothing is named. */
export function isIn({ unitId, classId }: UnitFacts, scope: UnitScope | undefined): boolean {
  if (scope === undefined) return true;
  return scope.units?.includes(unitId) === true || (classId !== undefined && scope.classes?.includes(classId) === true);
}

/** Scores a node and all below it, in order, charging what it takes points for. */
export function scoreNode(node: SchemeNode, context: NodeContext): ScoredNode {
  if (!isIn(context.index.facts, node.appliesTo)) return notApplying(node);
  const since = context.charges.now;
  const scored = node.kind === 'leaf' ? scoreLeaf(node, context) : scoreBranch(node, context);
  if (node.zeroWhen === undefined || !isZeroed(node.zeroWhen, node.id, since, context)) return scored;
  const from = scored.points ?? ZERO;
  const steps = [...scored.steps, { kind: 'zeroed', from, to: ZERO } as const];
  return scored.with({ points: ZERO, dropped: ZERO, isProvisional: false, isMet: met(node, ZERO), steps });
}

const NO_STEPS: readonly NodeStep[] = [];
const NO_CHILDREN: readonly ScoredNode[] = [];

/** What there is to say of what does not apply. */
interface NotApplying {
  readonly isProvisional?: boolean;
  readonly children?: readonly ScoredNode[];
  readonly dropped?: Fraction;
}

function notApplying(node: SchemeNode, more: NotApplying = {}): ScoredNode {
  return new ScoredNode(node, partsNotApplying(node, more));
}

function partsNotApplying(node: SchemeNode, more: NotApplying = {}): ScoredParts {
  const full = exact(node.full);
  const own = node.notApplicable?.kind === 'wholeScheme' ? full : ZERO;
  const { isProvisional = false, children = NO_CHILDREN, dropped = own } = more;
  return { full, points: undefined, isProvisional, steps: NO_STEPS, children, dropped };
}

function met({ metFrom }: SchemeNode, points: Fraction): boolean | undefined {
  return metFrom === undefined ? undefined : rounded(points).compare(exact(metFrom)) >= 0;
}

/** Whether so many of something came about that the node is worth nothing. What a node outside it has charged is not counted. */
function isZeroed(test: CountTest, nodeId: SchemeNodeId, since: number, { index, charges }: NodeContext): boolean {
  const open = index.count(test.count).items.filter(({ blockedBy }) => charges.by(blockedBy, since) === undefined);
  const { items, number } =
    test.inARow === undefined
      ? { items: open, number: open.reduce((sum, { count }) => sum + count, 0) }
      : runOf(open, ownStretches(index.facts, test.inARow));
  if (number < test.atLeast) return false;
  for (const item of items) charges.charge(item.charges, nodeId);
  return true;
}

function runOf(items: readonly CountedItem[], stretches: readonly Span[]) {
  const run = longestRun(stretches, items);
  return { items: run.items, number: run.stretches.length };
}

/** A leaf as all units are scored by it. */
interface KnownLeaf {
  readonly mark: Fraction;
  /** By clause; absent where numbers are not enough. */
  readonly tallies: readonly (Tally | undefined)[];
  /** Whom a multiplier is for, and who has explained something, is a matter of the unit. */
  readonly isOfUnit: boolean;
  /** What the leaf comes to whose only clause came to this. */
  readonly parts: Map<ClauseOutcome, ScoredParts>;
}

/** A scheme as all units are scored by it: the places of its first-level nodes by section, and the marks that the base has. */
interface KnownScheme {
  readonly base: readonly number[];
  readonly bonus: readonly number[];
  readonly deductions: readonly number[];
  readonly vetoes: readonly number[];
  readonly fulls: Fraction;
}

/** What leaves come to by what their clauses hang on: units are many, and their numbers few. */
export class Outcomes {
  readonly growths = new Growths();
  readonly #leaves = new Map<SchemeLeaf, KnownLeaf>();
  readonly #schemes = new Map<SchemeTree, KnownScheme>();

  ofScheme(scheme: SchemeTree): KnownScheme {
    const known = this.#schemes.get(scheme);
    if (known !== undefined) return known;
    const placesOf = (wanted: SchemeSection): readonly number[] =>
      scheme.nodes.flatMap(({ section }, place) => (section === wanted ? [place] : []));
    const base = placesOf('base');
    const own: KnownScheme = {
      base,
      bonus: placesOf('bonus'),
      deductions: placesOf('deductions'),
      vetoes: placesOf('veto'),
      fulls: sumOf(base.map((place) => exact(scheme.nodes[place]?.node.full ?? '0'))),
    };
    this.#schemes.set(scheme, own);
    return own;
  }

  of(leaf: SchemeLeaf): KnownLeaf {
    const known = this.#leaves.get(leaf);
    if (known !== undefined) return known;
    const { id: nodeId, start, clauses } = leaf;
    const mark = exact(leaf.full);
    const own: KnownLeaf = {
      mark,
      tallies: clauses.map((clause) => tallyOf(clause, { nodeId, start, mark })),
      isOfUnit: leaf.multiplier?.for !== undefined || leaf.explainedShare !== undefined,
      parts: new Map(),
    };
    this.#leaves.set(leaf, own);
    return own;
  }
}

/** A clause reckoned with all that it looks at; with the charges of now, or with those that stood at another time. */
function inFull(
  leaf: SchemeLeaf,
  place: number,
  { index, standings, charges }: NodeContext,
  book: ClauseContext['charges'] = charges,
): ClauseResult {
  const clause = leaf.clauses[place];
  if (clause === undefined) throw new Error(`No clause ${place} of ${leaf.id}`);
  const { id: nodeId, start, full } = leaf;
  const standing = standings.get(clauseKey(nodeId, place));
  return scoreClause(clause, { index, charges: book, nodeId, mark: exact(full), start, standing });
}

/** Tells the clauses of leaves, those that were reckoned by numbers from the facts and from what had been charged by then. */
class LeafTeller implements Teller {
  readonly #context: NodeContext;

  constructor(context: NodeContext) {
    this.#context = context;
  }

  told(leaf: SchemeNode, known: readonly KnownClause[]): readonly ClauseTrace[] {
    if (leaf.kind !== 'leaf') return [];
    return known.map((each, place) =>
      typeof each === 'number' ? inFull(leaf, place, this.#context, this.#context.charges.among(each)).trace : each,
    );
  }
}

/** What nodes are scored with, with who tells of them. */
export function telling(context: Omit<NodeContext, 'teller'>): NodeContext {
  const own: { -readonly [Field in keyof NodeContext]: NodeContext[Field] } = { ...context, teller: undefined };
  own.teller = new LeafTeller(own);
  return own;
}

function scoreLeaf(leaf: SchemeLeaf, context: NodeContext): ScoredNode {
  const { charges, tally } = context;
  const { mark, tallies, isOfUnit, parts } = context.outcomes.of(leaf);
  const since = charges.now;
  const first = tally && tallies[0]?.of(tally);
  if (first !== undefined && tallies.length === 1) {
    const known = isOfUnit ? undefined : parts.get(first);
    const own = known ?? shared(partsOf(leaf, mark, [first], context));
    if (known === undefined && !isOfUnit) parts.set(first, own);
    return new ScoredNode(leaf, own, context.teller, since);
  }
  const known: KnownClause[] = [];
  const outcomes = leaf.clauses.map((_, place): ClauseOutcome => {
    const before = place === 0 ? since : charges.now;
    const quick = place === 0 ? first : tally && tallies[place]?.of(tally);
    if (quick !== undefined) {
      known.push(before);
      return quick;
    }
    const { trace, ...outcome } = inFull(leaf, place, context);
    known.push(trace);
    return Object.assign(outcome, { points: trace.points });
  });
  return new ScoredNode(leaf, partsOf(leaf, mark, outcomes, context), context.teller, known);
}

/** What a leaf comes to by what its clauses do. */
function partsOf(
  leaf: SchemeLeaf,
  mark: Fraction,
  outcomes: readonly ClauseOutcome[],
  context: NodeContext,
): ScoredParts {
  const start = leaf.start === 'full' ? mark : ZERO;
  const isExplained = leaf.explainedShare !== undefined && context.index.facts.explained.includes(leaf.id);
  if (outcomes.length > 0 && outcomes.every(({ state }) => state === 'unjudged')) {
    return partsNotApplying(leaf, { dropped: ZERO, isProvisional: true });
  }
  const isProvisional = outcomes.some(({ state }) => state === 'unjudged');
  const isNothing = outcomes.every(({ state }) => state === 'nothing');
  const steps = new Steps(isNothing ? undefined : gained(leaf, start, outcomes));
  if (steps.points === undefined) {
    if (leaf.nothing === 'notApplicable' && !isExplained) return partsNotApplying(leaf);
    steps.take('nothing', leaf.nothing === 'full' ? mark : ZERO);
  } else bound(leaf, { start, mark }, steps, context);
  const least = isExplained ? percentOf(mark, leaf.explainedShare ?? '0') : ZERO;
  if (isExplained && (steps.points ?? ZERO).compare(least) < 0) steps.take('explained', least);
  const points = steps.points ?? ZERO;
  return {
    full: mark,
    points,
    isProvisional,
    isMet: met(leaf, points),
    steps: steps.taken,
    children: NO_CHILDREN,
    dropped: ZERO,
  };
}

/** What clauses come to together. Where one that decides a part of the mark has nothing to reckon with, the leaf says what that part gives. */
function gained(leaf: SchemeLeaf, start: Fraction, outcomes: readonly ClauseOutcome[]): Fraction {
  const changes = outcomes.map(({ points, state, value }) => {
    if (state !== 'nothing' || value === undefined) return points;
    if (leaf.start === 'full') return leaf.nothing === 'zero' ? ZERO.sub(value.of) : ZERO;
    return leaf.nothing === 'full' ? value.of : ZERO;
  });
  return start.add(sumOf(changes));
}

/** The points of a node while one thing after the other is done to them. */
class Steps {
  readonly taken: NodeStep[] = [];
  points: Fraction | undefined;

  constructor(points: Fraction | undefined) {
    this.points = points;
  }

  take(kind: NodeStep['kind'], to: Fraction): void {
    const from = this.points ?? ZERO;
    if (this.points !== undefined && from.equals(to)) return;
    this.taken.push({ kind, from, to });
    this.points = to;
  }
}

/** Multiplier, cap and floor of a node. */
function bound(
  node: SchemeNode,
  { start, mark }: { readonly start: Fraction; readonly mark: Fraction },
  steps: Steps,
  { index, section }: NodeContext,
): void {
  const { multiplier, floor } = node;
  const now = (): Fraction => steps.points ?? ZERO;
  if (multiplier !== undefined && isIn(index.facts, multiplier.for)) {
    steps.take('multiplied', start.add(now().sub(start).mul(exact(multiplier.times))));
  }
  const cap = node.cap ?? (node.kind === 'leaf' ? { kind: 'own' } : { kind: 'none' });
  const least = section === 'base' ? ZERO : ZERO.sub(mark);
  if (cap.kind === 'own') steps.take('capped', atMost(atLeast(now(), least), mark));
  if (cap.kind === 'value') {
    const value = exact(cap.points);
    steps.take('capped', atMost(atLeast(now(), start.sub(value)), start.add(value)));
  }
  if (floor !== undefined) steps.take('floored', atLeast(now(), exact(floor)));
}

/** A first-level node that keeps what its leaves may take off it within its own marks, where they say so. */
export function firstLevelCapped(scored: ScoredNode, section: SchemeSection): ScoredNode {
  if (scored.points === undefined || !hasFirstLevelCap(scored.node)) return scored;
  const mark = exact(scored.node.full);
  const steps = new Steps(scored.points);
  steps.take('firstLevelCapped', atMost(atLeast(scored.points, section === 'base' ? ZERO : ZERO.sub(mark)), mark));
  const points = steps.points ?? ZERO;
  return scored.with({ points, isMet: met(scored.node, points), steps: [...scored.steps, ...steps.taken] });
}

function hasFirstLevelCap(node: SchemeNode): boolean {
  return node.cap?.kind === 'firstLevel' || (node.kind === 'branch' && node.children.some(hasFirstLevelCap));
}

function scoreBranch(branch: SchemeBranch, context: NodeContext): ScoredNode {
  switch (branch.combine.kind) {
    case 'sum':
    case 'parts':
      return scoreChildren(branch, context);
    default:
      return scorePeriods(branch, branch.combine, context);
  }
}

function scoreChildren(branch: SchemeBranch, context: NodeContext): ScoredNode {
  const full = exact(branch.full);
  const scored = branch.children.map((child) => scoreNode(child, context));
  const isProvisional = scored.some((child) => child.isProvisional);
  if (!appliesAny(scored)) {
    const own = branch.notApplicable?.kind === 'wholeScheme' ? full : ZERO;
    const dropped = atLeast(own, sumOfDropped(scored));
    return notApplying(branch, { isProvisional, children: scored, dropped });
  }
  const { combine } = branch;
  const isShared = combine.kind !== 'parts' && context.section === 'base';
  const children = isShared ? sharedOut(scored, context.outcomes.growths) : scored;
  const dropped = isShared ? sumOfDropped(scored) : ZERO;
  const applying = scored.filter(({ points }) => points !== undefined);
  const mark = isShared ? sumOf(applying.map((child) => child.full.sub(child.dropped))) : full;
  const reached = combine.kind === 'parts' ? weighted(full, scored, combine.weights.map(exact)) : sumOfPoints(applying);
  const steps = new Steps(reached);
  const start = combine.kind === 'parts' ? full : sumOf(applying.map(({ node }) => startOf(node)));
  bound(branch, { start, mark }, steps, context);
  const bounded = steps.points ?? ZERO;
  // Marks that were shared out come after the bounds: a branch that is at a bound grows as a whole, another one with its children.
  const whole = isShared ? full.sub(dropped) : mark;
  if (!bounded.equals(reached)) steps.take('scaled', mark.equals(ZERO) ? bounded : bounded.mul(whole).div(mark));
  else if (isShared) steps.take('scaled', sumOfPoints(children));
  const points = steps.points ?? ZERO;
  return new ScoredNode(branch, {
    full,
    points,
    isProvisional,
    isMet: met(branch, points),
    steps: steps.taken,
    children,
    dropped,
  });
}

/** Whether anything of some nodes applies: one with points, or with marks that it could have had. A node of no marks and no points says nothing. */
export function appliesAny(nodes: readonly NodeScore[]): boolean {
  if (nodes.some(({ points, full }) => points !== undefined && full.n !== 0n)) return true;
  const isWithout = nodes.every(({ full }) => full.equals(ZERO));
  return nodes.some(
    ({ points, full }) => points !== undefined && (isWithout || !full.equals(ZERO) || !points.equals(ZERO)),
  );
}

/** Weighted parts of the mark; the weights of parts that do not apply go to the others in proportion. */
function weighted(full: Fraction, children: readonly ScoredNode[], weights: readonly Fraction[]): Fraction {
  let [sum, all] = [ZERO, ZERO];
  for (const [place, { points, full: of }] of children.entries()) {
    const weight = weights[place] ?? ZERO;
    if (points === undefined || of.equals(ZERO)) continue;
    sum = sum.add(points.div(of).mul(weight));
    all = all.add(weight);
  }
  return all.equals(ZERO) ? ZERO : sum.div(all).mul(full);
}

/** What all leaves of a node start from. */
function startOf(node: SchemeNode): Fraction {
  if (node.kind === 'leaf') return node.start === 'full' ? exact(node.full) : ZERO;
  if (node.combine.kind !== 'sum') return exact(node.full);
  return sumOf(node.children.map(startOf));
}

/** The mean of what the children come to in each period that is over, by its own facts as they stood at its cut-off. */
function scorePeriods(
  branch: SchemeBranch,
  { every, missing, graceDays }: Extract<SchemeBranch['combine'], { kind: 'periods' }>,
  context: NodeContext,
): ScoredNode {
  const { facts } = context.index;
  const periods = ownStretches(facts, every).flatMap((period) => {
    const asOf = addDays(period.to, graceDays);
    if (asOf >= facts.judgedOn) return [];
    const index = context.index.part(within(snapshotOf(facts, asOf), period));
    const scored = scoreChildren(
      { ...branch, combine: { kind: 'sum' } },
      telling({ ...context, index, tally: undefined }),
    );
    return [{ period, asOf, points: scored.points, children: scored.children, isProvisional: scored.isProvisional }];
  });
  const isProvisional = periods.some((each) => each.isProvisional);
  const values = periods.flatMap(({ points }) => points ?? (missing === 'zero' ? ZERO : []));
  const points = meanOf(values);
  const full = exact(branch.full);
  if (points === undefined) return notApplying(branch, { isProvisional }).with({ periods });
  const steps = new Steps(points);
  bound(branch, { start: startOf(branch), mark: full }, steps, context);
  const reached = steps.points ?? ZERO;
  return new ScoredNode(branch, {
    full,
    points: reached,
    isProvisional,
    isMet: met(branch, reached),
    steps: steps.taken,
    children: NO_CHILDREN,
    dropped: ZERO,
    periods,
  });
}

function snapshotOf({ snapshots, unitId }: UnitFacts, day: Span['to']): UnitFacts {
  const facts = snapshots?.get(day);
  if (facts === undefined) throw new Error(`No facts of ${unitId} as of ${day}`);
  return facts;
}

/** The facts of one period alone. */
function within(facts: UnitFacts, period: Span): UnitFacts {
  const isOf = ({ on }: { readonly on: Span['from'] }): boolean => isWithin(on, period);
  const { span, stretchesFrom } = facts;
  return {
    ...facts,
    ...(stretchesFrom === undefined || stretchesFrom >= period.from ? {} : { stretchesFrom: period.from }),
    span: { from: span.from < period.from ? period.from : span.from, to: span.to < period.to ? span.to : period.to },
    occurrences: facts.occurrences.filter(isOf),
    elements: facts.elements.filter(isOf),
    findings: facts.findings.filter(isOf),
    pieces: facts.pieces.filter(isOf),
    events: facts.events.filter(isOf),
    pages: facts.pages.filter(isOf),
    figures: facts.figures.filter(isOf),
  };
}
