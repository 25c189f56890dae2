import type { ParsedInputOf } from '../../contract/index.ts';
import type { NodeView, SelfScoreTable } from '../../contract/assessment.ts';
import { basisOf, type BasisContext } from '../../domain/assessment/basis.ts';
import { besideOffice, type Scored } from '../../domain/assessment/selfScores.ts';
import { leavesOf, ownPoints, type ScoredClass, type ScoredUnit } from '../../domain/assessment/yearScores.ts';
import type { SchemeNodeId, UnitId } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { askedOf, type AskedIndicator } from '../../domain/fillIn/round.ts';
import type { SchemeNode } from '../../domain/model/schemeTree.ts';
import type { NodeScore } from '../../domain/model/treeScore.ts';
import { roundPoints } from '../../domain/points.ts';
import { ONE } from '../../domain/scoring/exact.ts';
import type { ServiceContext } from '../app/context.ts';
import { askedIndicators } from '../year/askedIndicators.ts';
import { publishedOf } from './published.ts';
import { basisContext, evidenceOf, findRow } from './rows.ts';
import { scoresOf } from './scores.ts';

/** The points that units claim in a round, beside the scores of today; of classes that are frozen beside those that were frozen. */
export function selfScores(
  context: ServiceContext,
  { roundId }: ParsedInputOf<'assessment.selfScores'>,
): Outcome<SelfScoreTable> {
  const { store } = context;
  const round = store.fillIn.round(roundId);
  if (round?.kind !== 'selfScore') return fail('not-found', '没有找到这一期自评，可能已被删除。请刷新后重试。');
  const scored = scoresOf(context, round.year);
  const evidence = evidenceOf(scored);
  const published = publishedOf(context, round.year);
  const ofUnit = (unitId: UnitId): readonly [readonly Scored[], ReadonlySet<SchemeNodeId>] => {
    const found = findRow(scored, unitId);
    if (found === undefined) return [[], new Set()];
    const { row, each } = found;
    const frozen = published.get(each.of.id)?.frozen.details.find((detail) => detail.row.unitId === unitId);
    if (frozen !== undefined) {
      const kept = frozen.nodes.flatMap(frozenLeaves);
      return [kept, new Set(kept.map(({ indicatorId }) => indicatorId))];
    }
    const scores = leafScores(each, row, basisContext(scored, each.tree)(row, evidence(row.unit)));
    return [scores, new Set(leavesOf(each.tree).map(({ id }) => id))];
  };
  const asked = new Set(store.fillIn.booksOf(roundId).flatMap(({ unitIds }) => unitIds));
  const back = new Set(store.fillIn.returnsOf(roundId).map(({ unitId }) => unitId));
  const claims = Map.groupBy(store.rounds.scoresOf(roundId), ({ unitId }) => unitId);
  const { indicators = [] } = round.asking;
  const units = scored.facts.units.filter(({ id }) => asked.has(id));
  return succeed({
    indicators,
    schemeDiffers: textOf(askedIndicators(store, round.year)) !== textOf(indicators),
    asOf: scored.days.asOf,
    frozen: [...published.values()].map(
      ({ freeze, frozen }) =>
        `${frozen.table.name}为第 ${freeze.version} 版定稿的得分，截至${chineseDate(frozen.asOf)}`,
    ),
    rows: units.map(({ id, name }) =>
      Object.assign(
        { unitId: id, unit: name, returned: back.has(id) },
        besideOffice(askedOf(indicators, id), claims.get(id) ?? [], ...ofUnit(id)),
      ),
    ),
  });
}

function textOf(indicators: readonly AskedIndicator[]): string {
  return JSON.stringify(indicators.map(({ id, name, full }) => ({ id, name, full })));
}

/** What every leaf came to as it was frozen. */
function frozenLeaves({ nodeId, kind, points, basis, children }: NodeView): readonly Scored[] {
  return kind === 'leaf' ? [{ indicatorId: nodeId, points, basis }] : children.flatMap(frozenLeaves);
}

/** What every leaf of a unit came to, before marks of others came to it. */
function leafScores({ tree }: ScoredClass, { score }: ScoredUnit, context: BasisContext): readonly Scored[] {
  const below = (node: SchemeNode, own: NodeScore | undefined, by: typeof ONE): readonly Scored[] => {
    if (own === undefined) return [];
    const { points, below: inner } = ownPoints(node, own, by);
    if (node.kind === 'branch') return node.children.flatMap((child, at) => below(child, own.children[at], inner));
    const indicatorId: SchemeNodeId = node.id;
    const basis = basisOf(node, own, context);
    return [{ indicatorId, points: points === undefined ? undefined : roundPoints(points), basis }];
  };
  return tree.nodes.flatMap(({ node }, at) => below(node, score.nodes[at], ONE));
}
