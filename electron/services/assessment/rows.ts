import type { ClassScores, NodeCell, ScoreRow } from '../../contract/assessment.ts';
import type { SchemeVersion } from '../../contract/schemes.ts';
import { basisOf, type BasisContext } from '../../domain/assessment/basis.ts';
import { submissionYear } from '../../domain/assessment/counting.ts';
import { latestOf } from '../../domain/assessment/classes.ts';
import { longerPeriods, type LongerPeriods } from '../../domain/assessment/longerPeriods.ts';
import {
  isRebased,
  nodeNames,
  ownPoints,
  roundingGap,
  unplacedWords,
  type ScoredClass,
  type ScoredUnit,
} from '../../domain/assessment/yearScores.ts';
import { sumWords } from '../../domain/assessment/sumWords.ts';
import type { UnitId } from '../../domain/brand.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { Scheme, StoredVersion } from '../../domain/model/scheme.ts';
import type { SchemeTree } from '../../domain/model/schemeTree.ts';
import type { Unit } from '../../domain/model/unit.ts';
import type { YearFrame } from '../../domain/model/yearFrame.ts';
import { roundPoints, type Points } from '../../domain/points.ts';
import { totalStepSentence } from '../../domain/scoring/describeTrace.ts';
import { exact, HUNDRED, meanOf } from '../../domain/scoring/exact.ts';
import { contributionOf } from '../../domain/scoring/scoreClass.ts';
import { treeOf } from '../../domain/assessment/classes.ts';
import type { CountedMonth } from '../../domain/assessment/counting.ts';
import type { ScoredYear } from './scores.ts';

/** A version of a scheme as it travels. */
export function versionView({ id, name, year }: Scheme, version: StoredVersion, frame: YearFrame): SchemeVersion {
  const { version: number, savedAt, note, weight } = version;
  return { schemeId: id, name, year, version: number, savedAt, note, tree: treeOf(version, frame), weight };
}

/** What of a unit's work a score's line says beside its trace. */
export interface UnitEvidence {
  readonly occurrences: readonly Occurrence[];
  readonly months: readonly CountedMonth[];
  readonly longer: LongerPeriods;
}

/** Looks up what of a unit's work counts; made once for all units. */
export function evidenceOf({ facts, days, sources }: ScoredYear): (unit: Unit) => UnitEvidence {
  const { cutOff } = facts.frame;
  const kinds = new Map(facts.duties.map(({ id, kind }) => [id, kind]));
  const byUnit = Map.groupBy(
    sources.occurrences.filter(({ dueOn }) => dueOn === undefined || dueOn <= cutOff),
    ({ unitId }) => unitId,
  );
  const submissions = submissionYear(facts);
  return (unit) => {
    const occurrences = byUnit.get(unit.id) ?? [];
    const months = submissions.counted(unit, days.judgedOn);
    const pieces = occurrences.filter(({ dutyId }) => kinds.get(dutyId) === 'submission');
    const longer = longerPeriods(facts.year, months, pieces, {
      sent: (month) => submissions.sent(unit.id, month),
      judgedOn: days.judgedOn,
    });
    return { occurrences, months, longer };
  };
}

/** What a unit's basis lines are made with. */
export function basisContext(
  scored: ScoredYear,
  tree: SchemeTree,
): (row: ScoredUnit, own: UnitEvidence) => BasisContext {
  const kinds = new Map(scored.facts.duties.map(({ id, kind }) => [id, kind]));
  const nameOf = nodeNames(tree);
  return ({ facts: { judgements } }, { occurrences, longer }) => ({
    nameOf,
    occurrences,
    kindOf: ({ dutyId }) => kinds.get(dutyId),
    contained: longer.contained.length,
    judgements,
  });
}

/** A unit's line. */
export function scoreRow(row: ScoredUnit, { tree }: ScoredClass, context: BasisContext): ScoreRow {
  const { unit, score, contribution, place, unplaced, grade, tiedOutOf } = row;
  const words = unplacedWords(row, tree);
  const gap = roundingGap(score, tree);
  const sum = sumWords(score, tree);
  return {
    unitId: unit.id,
    unit: unit.name,
    ...(place === undefined ? {} : { place }),
    cells: tree.nodes.flatMap(({ node }, at): readonly NodeCell[] => {
      const own = score.nodes[at];
      if (own === undefined) return [];
      const { points } = ownPoints(node, own);
      return [
        {
          nodeId: node.id,
          ...(points === undefined ? {} : { points: roundPoints(points) }),
          full: node.full,
          basis: basisOf(node, own, context),
          isProvisional: own.isProvisional,
        },
      ];
    }),
    ...(score.total === undefined ? {} : { total: score.total }),
    ...(contribution === undefined ? {} : { contribution }),
    ...(unplaced === undefined ? {} : { unplaced }),
    ...(words === undefined ? {} : { unplacedWords: words }),
    ...(grade === undefined ? {} : { grade }),
    ...(tiedOutOf === undefined ? {} : { tiedOutOf }),
    steps: score.steps.length > 1 ? score.steps.map(totalStepSentence) : [],
    ...(sum === undefined ? {} : { sum }),
    rebased: isRebased(score, tree),
    ...(gap === undefined ? {} : { roundingGap: gap }),
    unjudged: score.unjudged,
  };
}

/** A class with its lines. */
export function classScores(
  scored: ScoredYear,
  each: ScoredClass,
  evidence: (unit: Unit) => UnitEvidence,
): ClassScores {
  const { of, scheme, tree, rows } = each;
  const contextOf = basisContext(scored, tree);
  const totals = rows.flatMap(({ place, score }) =>
    place === undefined || score.total === undefined ? [] : [exact(score.total)],
  );
  const mean = meanOf(totals);
  return {
    classId: of.id,
    name: of.name,
    scheme: versionView(scheme, latestOf(scheme), scored.facts.frame),
    weight: of.weight,
    most: mostOf(each),
    columns: tree.nodes.map(({ section, node: { id, name, full } }) => ({ nodeId: id, name, full, section })),
    rows: rows.map((row) => scoreRow(row, each, contextOf(row, evidence(row.unit)))),
    ...(mean === undefined ? {} : { mean: roundPoints(mean) }),
    stage: { stage: 'draft' },
  };
}

/** What a full score contributes to the overall assessment. */
function mostOf({ tree, of }: ScoredClass): Points {
  const full = tree.scaling === 'rescaled' ? '100' : tree.total;
  const value = tree.scaling === 'rescaled' ? HUNDRED : exact(tree.total);
  return contributionOf(tree, of.weight, { total: full, exact: value }) ?? '0.00';
}

/** A unit's line, and the class that it stands in; of several classes the one that is named, else the first. */
export function findRow(
  { scored }: ScoredYear,
  unitId: UnitId,
  classId?: string,
): { readonly row: ScoredUnit; readonly each: ScoredClass } | undefined {
  for (const each of scored) {
    if (classId !== undefined && each.of.id !== classId) continue;
    const row = each.rows.find(({ unit }) => unit.id === unitId);
    if (row !== undefined) return { row, each };
  }
  return undefined;
}
