import type { ParsedInputOf } from '../../contract/index.ts';
import type { SchemeTrial, TrialNode, TrialUnit } from '../../contract/schemes.ts';
import { nodeNames, ownPoints, type ScoredUnit } from '../../domain/assessment/yearScores.ts';
import type { SchemeNodeId, UnitId } from '../../domain/brand.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { SchemeNode, SchemeTree } from '../../domain/model/schemeTree.ts';
import type { NodeScore } from '../../domain/model/treeScore.ts';
import { roundPoints, type Points } from '../../domain/points.ts';
import { checkTree } from '../../domain/scoring/checkTree.ts';
import { stepSentence, traceSentence } from '../../domain/scoring/describeTrace.ts';
import { ONE } from '../../domain/scoring/exact.ts';
import { overlapsOf } from '../../domain/scoring/overlaps.ts';
import type { ServiceContext } from '../app/context.ts';
import { findRow } from './rows.ts';
import { scoresOf } from './scores.ts';
import { missingYear } from './table.ts';

/** What a draft makes of some units, beside what the version in force makes of them. */
export function tryScheme(context: ServiceContext, input: ParsedInputOf<'schemes.try'>): Outcome<SchemeTrial> {
  const { year, tree, weight, unitIds } = input;
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const checked = checkTree(tree);
  if (!checked.ok) return checked;
  const scored = scoresOf(context, year);
  const found = unitIds.flatMap((id) => findRow(scored, id) ?? []);
  const draft = { ...tree, ...frameOf(scored.facts.frame) };
  const rows = new Map<UnitId, ScoredUnit>();
  for (const [of, own] of Map.groupBy(found, ({ each }) => each.of)) {
    // Rules by place or by the best look at the whole class.
    const ids = looksAtClass(draft) ? of.unitIds : own.map(({ row }) => row.unit.id);
    for (const row of scored.scorer.ofUnits({ id: of.id, weight }, draft, ids)) rows.set(row.unit.id, row);
  }
  return succeed({
    overlaps: overlapsOf(
      draft,
      [...rows.values()].map(({ score }) => score),
    ),
    units: found.flatMap(({ row, each }) => {
      const after = rows.get(row.unit.id);
      return after === undefined ? [] : [trialUnit(draft, after, { tree: each.tree, row })];
    }),
  });
}

function frameOf({ contributionFrom, rankShare }: Pick<SchemeTree, 'contributionFrom' | 'rankShare'>) {
  return { contributionFrom, rankShare };
}

function looksAtClass({ nodes }: SchemeTree): boolean {
  const below = (node: SchemeNode): boolean =>
    node.kind === 'branch'
      ? node.children.some(below)
      : node.clauses.some(({ rule }) => rule === 'byRank' || rule === 'toBest');
  return nodes.some(({ node }) => below(node));
}

function trialUnit(
  draft: SchemeTree,
  { unit, score }: ScoredUnit,
  now: { readonly tree: SchemeTree; readonly row: ScoredUnit },
): TrialUnit {
  const before = pointsByNode(now.tree, now.row);
  const nameOf = nodeNames(draft);
  const nodes = flatten(draft, score.nodes).map((flat) => trialNode(flat, before.get(flat.node.id), nameOf));
  const { total } = score;
  const was = now.row.score.total;
  return {
    unitId: unit.id,
    unit: unit.name,
    ...(was === undefined ? {} : { before: was }),
    ...(total === undefined ? {} : { total }),
    provisional: score.unjudged.length > 0,
    nodes,
  };
}

function trialNode(
  { node, own, points }: FlatNode,
  was: Points | undefined,
  nameOf: (id: SchemeNodeId) => string,
): TrialNode {
  return {
    nodeId: node.id,
    ...(points === undefined ? {} : { points }),
    ...(was === undefined ? {} : { before: was }),
    lines: [...own.clauses.map((trace) => traceSentence(trace, nameOf)), ...own.steps.map(stepSentence)],
  };
}

function pointsByNode(tree: SchemeTree, { score }: ScoredUnit): ReadonlyMap<SchemeNodeId, Points> {
  return new Map(
    flatten(tree, score.nodes).flatMap(({ node, points }) =>
      points === undefined ? [] : [[node.id, points] as const],
    ),
  );
}

interface FlatNode {
  readonly node: SchemeNode;
  readonly own: NodeScore;
  readonly points: Points | undefined;
}

/** Every node with what it came to, in the order in which a tree is read. */
function flatten({ nodes }: SchemeTree, scores: readonly NodeScore[]): readonly FlatNode[] {
  const below = (node: SchemeNode, own: NodeScore | undefined, by: typeof ONE): readonly FlatNode[] => {
    if (own === undefined) return [];
    const { points, below: inner } = ownPoints(node, own, by);
    const children = node.kind === 'branch' ? node.children : [];
    return [
      { node, own, points: points === undefined ? undefined : roundPoints(points) },
      ...children.flatMap((child, at) => below(child, own.children[at], inner)),
    ];
  };
  return nodes.flatMap(({ node }, at) => below(node, scores[at], ONE));
}
