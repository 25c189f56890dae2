import type { SchemeNodeId } from '../brand.ts';
import type { ClauseOf } from '../model/scoreClause.ts';
import type { Judgement, Scheme, SchemeShape } from '../model/scheme.ts';
import type { SchemeLeaf } from '../model/schemeTree.ts';
import { exceeds, parsePoints, plainPoints, roundPoints } from '../points.ts';
import { fail, succeed, type Failure, type Outcome } from '../failure.ts';
import { latestOf } from './classes.ts';
import { leavesOf } from './yearScores.ts';

/** A leaf that a person judges, with the bounds of what is given. */
export interface JudgedLeaf {
  readonly leaf: SchemeLeaf;
  readonly clause: ClauseOf<'judged'>;
}

/** The leaves of a tree that people judge. */
export function judgedLeaves(tree: Pick<SchemeShape, 'nodes'>): ReadonlyMap<SchemeNodeId, JudgedLeaf> {
  return new Map(
    leavesOf(tree).flatMap((leaf) => {
      const clause = leaf.clauses.find((each): each is ClauseOf<'judged'> => each.rule === 'judged');
      return clause === undefined ? [] : [[leaf.id, { leaf, clause }] as const];
    }),
  );
}

function isOutside(points: string, { clause }: JudgedLeaf): boolean {
  return exceeds(points, clause.most) || exceeds(clause.least, points);
}

/** Points that were judged for a leaf that no scheme of the year has, or that it has not so many of; each under a text of its own. */
export function idleJudgements(judgements: readonly Judgement[], schemes: readonly Scheme[]): readonly string[] {
  const leaves = new Map(schemes.flatMap((scheme) => [...judgedLeaves(latestOf(scheme).tree)]));
  return judgements.flatMap(({ unitId, nodeId, assessor, points }) => {
    const leaf = leaves.get(nodeId);
    return leaf === undefined || isOutside(points, leaf) ? [`${unitId} ${nodeId} ${assessor}`] : [];
  });
}

/** Where the bounds of a judged leaf change, or the leaf goes: its points stay as they are, or grow and shrink with the bound. */
export type JudgementsWay = 'keep' | 'scale';

/** What becomes of judgements under a new version. */
export interface JudgedAnew {
  /** Those whose points change. */
  readonly changed: readonly Judgement[];
  /** Those of leaves that the new version has not. */
  readonly gone: readonly Judgement[];
}

/**
 * The judged points under a new version of their scheme: as they are, or in proportion to the new bound, rounded to two places. Where a bound that points
 * were judged by has changed, or their leaf is gone, a person says which; points of a leaf that is gone go with it.
 */
export function judgedAnew(
  before: SchemeShape,
  after: SchemeShape,
  judgements: readonly Judgement[],
  way: JudgementsWay | undefined,
): Outcome<JudgedAnew> {
  const [was, is] = [judgedLeaves(before), judgedLeaves(after)];
  const own = judgements.filter(({ nodeId }) => was.has(nodeId));
  const gone = own.filter(({ nodeId }) => !is.has(nodeId));
  const grown = own.flatMap((judgement) => {
    const ratio = ratioOf(was.get(judgement.nodeId), is.get(judgement.nodeId));
    return ratio === undefined ? [] : [{ judgement, ratio }];
  });
  if (way === undefined && gone.length + grown.length > 0) {
    return asks(
      was,
      gone,
      grown.map(({ judgement }) => judgement),
    );
  }
  const scaled = way === 'scale' ? grown : [];
  const changed = scaled.flatMap(({ judgement, ratio }) => {
    const points = parsePoints(judgement.points);
    return points === undefined ? [] : [{ ...judgement, points: roundPoints(points.mul(ratio)) }];
  });
  const outgrown = refuseOutgrown(is, own, changed);
  return outgrown === undefined ? succeed({ changed, gone }) : { ok: false, error: outgrown };
}

/** How many times the bound of a judged leaf is what it was; `undefined` where it is the same, or was or is none. */
function ratioOf(was: JudgedLeaf | undefined, is: JudgedLeaf | undefined) {
  const [before, after] = [boundOf(was), boundOf(is)];
  if (before === undefined || after === undefined || before.equals(0) || before.equals(after)) return undefined;
  return after.div(before);
}

/** The most that is given, or taken. */
function boundOf(judged: JudgedLeaf | undefined) {
  if (judged === undefined) return undefined;
  const [most, least] = [parsePoints(judged.clause.most), parsePoints(judged.clause.least)];
  return most === undefined || most.equals(0) ? least : most;
}

function asks(
  was: ReadonlyMap<SchemeNodeId, JudgedLeaf>,
  gone: readonly Judgement[],
  grown: readonly Judgement[],
): Outcome<never> {
  const names = (all: readonly Judgement[]) =>
    [...new Set(all.map(({ nodeId }) => `“${was.get(nodeId)?.leaf.name ?? ''}”`))].join('、');
  const units = (all: readonly Judgement[]) => new Set(all.map(({ unitId }) => unitId)).size;
  const sentences = [
    ...(grown.length === 0
      ? []
      : [`${names(grown)}的满分改变了，已有 ${units(grown)} 个单位的评议得分。请选择保留原分，或按新满分等比例换算。`]),
    ...(gone.length === 0
      ? []
      : [`${names(gone)}从方案中删去，已有 ${units(gone)} 个单位的评议得分，保存后这些得分一并删除。`]),
  ];
  return fail('conflict', sentences.join(''), { fields: { judgements: '保留原分，或按比例换算' } });
}

function refuseOutgrown(
  is: ReadonlyMap<SchemeNodeId, JudgedLeaf>,
  own: readonly Judgement[],
  changed: readonly Judgement[],
): Failure | undefined {
  const key = ({ unitId, nodeId, assessor }: Judgement): string => `${unitId} ${nodeId} ${assessor}`;
  const now = new Map([...own, ...changed].map((each) => [key(each), each]));
  for (const [nodeId, judged] of is) {
    const outside = [...now.values()].filter((each) => each.nodeId === nodeId && isOutside(each.points, judged));
    if (outside.length === 0) continue;
    const { leaf, clause } = judged;
    return fail(
      'conflict',
      `有 ${outside.length} 个单位的“${leaf.name}”评议得分高于新的满分 ${plainPoints(clause.most)}，没有保存。请先修改这些评议，或提高满分。`,
    ).error;
  }
  return undefined;
}
