import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import { roundPoints } from '../points.ts';
import type { BonusRule, SchemeSection, SchemeTree } from '../model/schemeTree.ts';
import type { NodeScore, TotalStep, TreeScore } from '../model/treeScore.ts';
import type { UnitFacts } from '../model/unitFacts.ts';
import { Charges } from './charges.ts';
import { atMost, exact, HUNDRED, rounded, Sum, sumOf, ZERO } from './exact.ts';
import {
  appliesAny,
  firstLevelCapped,
  Outcomes,
  scoreNode,
  telling,
  type NodeContext,
  type Standings,
} from './node.ts';
import { sumOfDropped, sumOfPoints, type ScoredNode } from './scoredNode.ts';
import { sharedOut } from './notApplicable.ts';
import { indexUnit, type UnitIndex } from './unitIndex.ts';

const NONE: Standings = new Map();

/**
 * Scores a unit by a scheme, exactly, and rounds once: its leaves in order, their caps, sums, caps of branches, what does not apply, the base;
 * then vetoes, the gate of the bonus, its bound, deductions outside the base. Rules that look at the whole class need its standings (`scoreClass`);
 * without them they have nothing to count. Periods need the facts as they stood then (`cutOffDays`).
 */
export function scoreTree(scheme: SchemeTree, facts: UnitFacts, standings: Standings = NONE): TreeScore {
  return scoreIndexed(scheme, indexUnit(facts), standings, new Outcomes());
}

/** The same, of facts that are indexed already; `outcomes` of all units that are scored together. */
export function scoreIndexed(
  scheme: SchemeTree,
  index: UnitIndex,
  standings: Standings,
  outcomes: Outcomes,
): TreeScore {
  const { table } = index;
  const charges = new Charges(table);
  const contextIn = (section: SchemeSection): NodeContext => {
    // What brings a veto may have been charged elsewhere, and charges nothing.
    const book = section === 'veto' ? new Charges(table) : charges;
    const tally = index.isPart ? undefined : { table, charges: book };
    return telling({ index, charges: book, standings, section, outcomes, tally });
  };
  const contexts: Partial<Record<SchemeSection, NodeContext>> = {};
  const scored = scheme.nodes.map(({ section, node }) => {
    const known = section === 'veto' ? undefined : contexts[section];
    const context = known ?? (contexts[section] = contextIn(section));
    return firstLevelCapped(scoreNode(node, context), section);
  });
  const known = outcomes.ofScheme(scheme);
  const at = (places: readonly number[]): readonly ScoredNode[] =>
    places.length === scored.length ? scored : places.flatMap((place) => scored[place] ?? []);
  const before = at(known.base);
  const base = sharedOut(before, outcomes.growths);
  const nodes = base === before ? scored : withBase(scored, base, known.base);
  const vetoes = known.vetoes.flatMap((place) => {
    const [first, points] = [scheme.nodes[place], scored[place]?.points];
    return first?.section === 'veto' && points !== undefined && points.compare(ZERO) < 0 ? [first] : [];
  });
  const total = totalOf(scheme, {
    fulls: known.fulls,
    nodes,
    base,
    bonus: at(known.bonus),
    deductions: at(known.deductions),
    vetoes: vetoes.flatMap(({ effect }) => (effect.kind === 'at' ? [exact(effect.points)] : [])),
  });
  return {
    unitId: index.facts.unitId,
    nodes,
    ...total,
    total: total.exact === undefined ? undefined : roundPoints(total.exact),
    unjudged: scored.some((node) => node.isProvisional) ? scored.flatMap(unjudgedIn) : [],
    notRated: vetoes.some(({ effect }) => effect.kind === 'notRated'),
    vetoes: vetoes.map(({ node }) => node.id),
    applies: known.fulls.equals(ZERO) ? HUNDRED : shareApplying(before, known.fulls),
  };
}

/** All first-level nodes, those of the base as they stand once marks were shared out. */
function withBase(
  scored: readonly ScoredNode[],
  base: readonly ScoredNode[],
  places: readonly number[],
): readonly ScoredNode[] {
  if (base.length === scored.length) return base;
  const nodes = [...scored];
  for (const [at, place] of places.entries()) {
    const node = base[at];
    if (node !== undefined) nodes[place] = node;
  }
  return nodes;
}

/** Leaves that wait for a judgement on which the total hangs. */
function unjudgedIn(node: NodeScore): readonly SchemeNodeId[] {
  if (!node.isProvisional) return [];
  const below = [...node.children, ...(node.periods ?? []).flatMap(({ children }) => children)];
  return below.length === 0 ? [node.nodeId] : [...new Set(below.flatMap(unjudgedIn))];
}

/** The share of some nodes' marks that applies, in percent. */
function shareApplying(nodes: readonly ScoredNode[], fulls: Fraction): Fraction {
  const lacking = new Sum();
  for (const node of nodes) {
    if (node.points !== undefined && node.children.length === 0) continue;
    lacking.add(exact(node.node.full).sub(applyingMarks(node)));
  }
  return HUNDRED.sub(lacking.value().mul(HUNDRED).div(fulls));
}

/** The marks of a node's leaves that apply. */
function applyingMarks({ node, points, children }: ScoredNode): Fraction {
  if (points === undefined) return ZERO;
  const full = exact(node.full);
  if (children.length === 0) return full;
  const all = sumOf(children.map((child) => exact(child.node.full)));
  return all.equals(ZERO) ? full : sumOf(children.map(applyingMarks)).mul(full).div(all);
}

interface Sections {
  /** The marks of the base by the scheme. */
  readonly fulls: Fraction;
  readonly nodes: readonly ScoredNode[];
  readonly base: readonly ScoredNode[];
  readonly bonus: readonly ScoredNode[];
  readonly deductions: readonly ScoredNode[];
  /** Bounds that vetoes set. */
  readonly vetoes: readonly Fraction[];
}

/** From the base to the total. A scheme without a base is the sum of what it adds and takes. */
function totalOf(
  scheme: SchemeTree,
  { fulls, nodes, base, bonus, deductions, vetoes }: Sections,
): { readonly exact: Fraction | undefined; readonly steps: readonly TotalStep[] } {
  const steps: TotalStep[] = [];
  const take = (kind: TotalStep['kind'], points: Fraction): Fraction => {
    steps.push({ kind, points });
    return points;
  };
  const reached = baseOf(scheme, { base, fulls }, take);
  if (base.length > 0 && reached === undefined) return { exact: undefined, steps };
  const own = reached ?? ZERO;
  const vetoed = vetoes.length === 0 ? own : take('veto', vetoes.reduce(atMost, own));
  const added = bonusOf(scheme.bonus, { own, nodes, isVetoed: vetoes.length > 0 }, sumOfPoints(bonus), take);
  const withBonus = vetoed.add(added);
  const taken = sumOfPoints(deductions);
  if (taken.equals(ZERO)) return { exact: withBonus, steps };
  const after = withBonus.add(take('deductions', taken));
  // What is taken outside the base takes nothing below 0; a base that is below 0 by its own rules stays so.
  const least = atMost(withBonus, ZERO);
  if (reached === undefined || after.compare(least) >= 0) return { exact: after, steps };
  return { exact: take('floored', least), steps };
}

/** The base's points: scaled for what the whole scheme leaves out, and to 100 where the scheme is. `undefined` where nothing of it applies. */
function baseOf(
  { scaling }: SchemeTree,
  { base, fulls }: Pick<Sections, 'base' | 'fulls'>,
  take: (kind: TotalStep['kind'], points: Fraction) => Fraction,
): Fraction | undefined {
  if (!appliesAny(base)) return undefined;
  const dropped = sumOfDropped(base);
  let points = take('base', sumOfPoints(base));
  if (dropped.compare(ZERO) > 0 && dropped.compare(fulls) < 0) {
    points = take('wholeScheme', points.mul(fulls).div(fulls.sub(dropped)));
  }
  return scaling === 'rescaled' && fulls.compare(ZERO) > 0 ? take('rescaled', points.mul(HUNDRED).div(fulls)) : points;
}

/** What the bonus adds. Behind a shut gate, or a veto, it adds nothing; what it takes it takes. */
function bonusOf(
  rule: BonusRule | undefined,
  {
    own,
    nodes,
    isVetoed,
  }: { readonly own: Fraction; readonly nodes: readonly ScoredNode[]; readonly isVetoed: boolean },
  bonus: Fraction,
  take: (kind: TotalStep['kind'], points: Fraction) => Fraction,
): Fraction {
  if (bonus.equals(ZERO)) return ZERO;
  if (bonus.compare(ZERO) > 0 && (isVetoed || !isOpen(rule?.gate, own, nodes))) return take('gateShut', ZERO);
  take('bonus', bonus);
  const most = rule?.most;
  if (most === undefined || bonus.compare(exact(most)) <= 0) return bonus;
  return take('bonusCapped', exact(most));
}

function isOpen(gate: BonusRule['gate'], own: Fraction, nodes: readonly ScoredNode[]): boolean {
  if (gate === undefined) return true;
  const { of, compare, points } = gate;
  const measured = of === undefined ? own : sumOf(of.map((id) => findNode(nodes, id)?.points ?? ZERO));
  const difference = rounded(measured).compare(exact(points));
  return compare === 'above' ? difference > 0 : difference >= 0;
}

/** A node of a scored tree, wherever it stands. */
export function findNode(nodes: readonly NodeScore[], id: SchemeNodeId): NodeScore | undefined {
  for (const node of nodes) {
    const found = node.nodeId === id ? node : findNode(node.children, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
