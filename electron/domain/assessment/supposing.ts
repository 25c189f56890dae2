import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import type { SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import type { NodeScore } from '../model/treeScore.ts';
import type { EventFact, OccurrenceFact, UnitFacts } from '../model/unitFacts.ts';
import { roundPoints, type Points } from '../points.ts';
import { nodesOf } from '../scoring/asked.ts';
import { ONE } from '../scoring/exact.ts';
import { ownPoints } from './yearScores.ts';

/** What is supposed of a unit's facts: another outcome of things owed, more events, other judgements. */
export interface Supposed {
  readonly outcomes: ReadonlyMap<string, 'onTime' | 'late' | 'missing' | 'exempt'>;
  readonly events: readonly EventFact[];
  readonly judgements: readonly { readonly nodeId: SchemeNodeId; readonly points: Points }[];
}

/** The facts as they would be: what is exempt is owed no more, what is late is late by a day where it was not late before. */
export function supposing(facts: UnitFacts, supposed: Supposed): UnitFacts {
  const { outcomes, events, judgements } = supposed;
  const judged = new Set(judgements.map(({ nodeId }) => nodeId));
  const { snapshots } = facts;
  return {
    ...facts,
    occurrences: facts.occurrences.flatMap((fact): readonly OccurrenceFact[] => {
      const outcome = outcomes.get(fact.id);
      if (outcome === undefined || outcome === fact.outcome) return [fact];
      return outcome === 'exempt' ? [] : [withOutcome(fact, outcome)];
    }),
    events: [...facts.events, ...events.filter(({ on }) => on <= facts.asOf)],
    judgements: [
      ...facts.judgements.filter(({ nodeId }) => !judged.has(nodeId)),
      ...judgements.map(({ nodeId, points }) => ({ nodeId, points, assessor: '', reason: '', basis: '' })),
    ],
    ...(snapshots === undefined
      ? {}
      : { snapshots: new Map([...snapshots].map(([day, then]) => [day, supposing(then, supposed)])) }),
  };
}

/** A day late: of a thing that is only supposed to be late nothing else is known. */
const A_DAY = { day: 1, workday: 1 } as const;

function withOutcome(fact: OccurrenceFact, outcome: 'onTime' | 'late' | 'missing'): OccurrenceFact {
  const { doneOn, daysLate = A_DAY, short, early: _early, breach: _breach, ...rest } = fact;
  if (outcome === 'missing') return { ...rest, outcome, ...(rest.kind === 'submission' ? { short: short ?? 1 } : {}) };
  const done = { ...rest, outcome, doneOn: doneOn ?? fact.on };
  return outcome === 'late' ? { ...done, daysLate } : done;
}

/** A node whose points moved, as they are shown; absent: it does not apply. */
export interface NodeChange {
  readonly nodeId: SchemeNodeId;
  readonly name: string;
  readonly before?: Points;
  readonly after?: Points;
}

/** The points of each node as they are shown: what it earned by itself, before marks of others came to it. */
export function nodePoints(
  { nodes }: Pick<SchemeTree, 'nodes'>,
  scores: readonly NodeScore[],
): ReadonlyMap<SchemeNodeId, Points> {
  const all = new Map<SchemeNodeId, Points>();
  const add = (node: SchemeNode, score: NodeScore | undefined, by: Fraction): void => {
    if (score === undefined) return;
    const { points, below } = ownPoints(node, score, by);
    if (points !== undefined) all.set(node.id, roundPoints(points));
    if (node.kind === 'branch')
      for (const [at, child] of node.children.entries()) add(child, score.children[at], below);
  };
  for (const [at, { node }] of nodes.entries()) add(node, scores[at], ONE);
  return all;
}

/** The nodes of a scheme whose shown points are others in one scoring than in another, in the scheme's order. */
export function nodeChanges(
  scheme: Pick<SchemeTree, 'nodes'>,
  before: readonly NodeScore[],
  after: readonly NodeScore[],
): readonly NodeChange[] {
  const [was, is] = [nodePoints(scheme, before), nodePoints(scheme, after)];
  return nodesOf(scheme).flatMap(({ id, name }): readonly NodeChange[] => {
    const [a, b] = [was.get(id), is.get(id)];
    if (a === b) return [];
    return [{ nodeId: id, name, ...(a === undefined ? {} : { before: a }), ...(b === undefined ? {} : { after: b }) }];
  });
}
