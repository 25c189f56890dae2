import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import { addDays } from '../dates/plainDate.ts';
import type { CountTest } from '../model/scoreClause.ts';
import type { SchemeBranch, SchemeLeaf, SchemeNode, SchemeSection, UnitScope } from '../model/schemeTree.ts';
import type { ClauseTrace, NodeScore, NodeStep } from '../model/treeScore.ts';
import type { Span, UnitFacts } from '../model/unitFacts.ts';
import type { Charges } from './charges.ts';
import { scoreClause } from './clauses/clause.ts';
import type { ClauseContext, ClauseOutcome, Standing } from './clauses/context.ts';
import { tallied, type Outcomes } from './clauses/tallied.ts';
import { atLeast, atMost, exact, meanOf, percentOf, rounded, sumOf, ZERO } from './exact.ts';
import { sharedOut } from './notApplicable.ts';
import { ScoredNode } from './scoredNode.ts';
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

function notApplying(
  node: SchemeNode,
  more: {
    readonly isProvisional?: boolean;
    readonly children?: readonly ScoredNode[];
    readonly dropped?: Fraction;
  } = {},
  traces?: () => readonly ClauseTrace[],
): ScoredNode {
  const full = exact(node.full);
  const own = node.notApplicable?.kind === 'wholeScheme' ? full : ZERO;
  const { isProvisional = false, children = NO_CHILDREN, dropped = own } = more;
  return new ScoredNode(node, { full, points: undefined, isProvisional, steps: NO_STEPS, children, dropped }, traces);
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

/** What the clauses of a leaf came to, and how it is told. */
interface Reckoned {
  readonly outcomes: readonly ClauseOutcome[];
  readonly traces: () => readonly ClauseTrace[];
}

/**
 * Reckons the clauses of a leaf, by numbers where they do. What those were reckoned from is found again when somebody asks: from the same facts, and
 * from what had been charged by then.
 */
function reckon(leaf: SchemeLeaf, mark: Fraction, context: NodeContext): Reckoned {
  const { index, charges, outcomes: known } = context;
  const { id: nodeId, start } = leaf;
  const contextOf = (place: number, book: ClauseContext['charges']): ClauseContext => ({
    index,
    charges: book,
    nodeId,
    mark,
    start,
    standing: context.standings.get(clauseKey(nodeId, place)),
  });
  const outcomes: ClauseOutcome[] = [];
  const told: (ClauseTrace | number)[] = [];
  for (let place = 0; place < leaf.clauses.length; place += 1) {
    const clause = leaf.clauses[place];
    if (clause === undefined) break;
    const before = charges.now;
    const quick = index.isPart
      ? undefined
      : tallied(clause, { table: index.table, charges, outcomes: known.of(leaf, place), nodeId, mark, start });
    if (quick !== undefined) {
      outcomes.push(quick);
      told.push(before);
      continue;
    }
    const { trace, ...outcome } = scoreClause(clause, contextOf(place, charges));
    outcomes.push(Object.assign(outcome, { points: trace.points }));
    told.push(trace);
  }
  const traces = (): readonly ClauseTrace[] =>
    told.map((each, place) => {
      const clause = leaf.clauses[place];
      if (typeof each !== 'number') return each;
      if (clause === undefined) throw new Error(`No clause ${place} of ${nodeId}`);
      return scoreClause(clause, contextOf(place, charges.among(each))).trace;
    });
  return { outcomes, traces };
}

function scoreLeaf(leaf: SchemeLeaf, context: NodeContext): ScoredNode {
  const mark = exact(leaf.full);
  const start = leaf.start === 'full' ? mark : ZERO;
  const { outcomes, traces } = reckon(leaf, mark, context);
  const isExplained = leaf.explainedShare !== undefined && context.index.facts.explained.includes(leaf.id);
  if (outcomes.length > 0 && outcomes.every(({ state }) => state === 'unjudged')) {
    return notApplying(leaf, { dropped: ZERO, isProvisional: true }, traces);
  }
  const isProvisional = outcomes.some(({ state }) => state === 'unjudged');
  const isNothing = outcomes.every(({ state }) => state === 'nothing');
  const steps = new Steps(isNothing ? undefined : gained(leaf, start, outcomes));
  if (steps.points === undefined) {
    if (leaf.nothing === 'notApplicable' && !isExplained) return notApplying(leaf, {}, traces);
    steps.take('nothing', leaf.nothing === 'full' ? mark : ZERO);
  } else bound(leaf, { start, mark }, steps, context);
  const least = isExplained ? percentOf(mark, leaf.explainedShare ?? '0') : ZERO;
  if (isExplained && (steps.points ?? ZERO).compare(least) < 0) steps.take('explained', least);
  const points = steps.points ?? ZERO;
  return new ScoredNode(
    leaf,
    {
      full: mark,
      points,
      isProvisional,
      isMet: met(leaf, points),
      steps: steps.taken,
      children: NO_CHILDREN,
      dropped: ZERO,
    },
    traces,
  );
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
    const dropped = atLeast(own, sumOf(scored.map((child) => child.dropped)));
    return notApplying(branch, { isProvisional, children: scored, dropped });
  }
  const { combine } = branch;
  const isShared = combine.kind !== 'parts' && context.section === 'base';
  const children = isShared ? sharedOut(scored) : scored;
  const dropped = isShared ? sumOf(scored.map((child) => child.dropped)) : ZERO;
  const applying = scored.filter(({ points }) => points !== undefined);
  const mark = isShared ? sumOf(applying.map((child) => child.full.sub(child.dropped))) : full;
  const reached =
    combine.kind === 'parts'
      ? weighted(full, scored, combine.weights.map(exact))
      : sumOf(applying.map(({ points }) => points ?? ZERO));
  const steps = new Steps(reached);
  const start = combine.kind === 'parts' ? full : sumOf(applying.map(({ node }) => startOf(node)));
  bound(branch, { start, mark }, steps, context);
  const bounded = steps.points ?? ZERO;
  // Marks that were shared out come after the bounds: a branch that is at a bound grows as a whole, another one with its children.
  const whole = isShared ? full.sub(dropped) : mark;
  if (!bounded.equals(reached)) steps.take('scaled', mark.equals(ZERO) ? bounded : bounded.mul(whole).div(mark));
  else if (isShared) steps.take('scaled', sumOf(children.map(({ points }) => points ?? ZERO)));
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
    const scored = scoreChildren({ ...branch, combine: { kind: 'sum' } }, { ...context, index });
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
  const { span } = facts;
  return {
    ...facts,
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
