import type Fraction from 'fraction.js';
import type { UnitId } from '../brand.ts';
import { parsePoints, roundPoints, type Points } from '../points.ts';
import type { Clause, Figure } from '../model/scoreClause.ts';
import type { Grade, SchemeNode, SchemeTree, SchemeWeight } from '../model/schemeTree.ts';
import type { TreeScore } from '../model/treeScore.ts';
import type { UnitFacts } from '../model/unitFacts.ts';
import { exact, HUNDRED, meanOf, ZERO } from './exact.ts';
import type { Standing } from './clauses/context.ts';
import { clauseKey, Outcomes } from './node.ts';
import { Shapes } from './owedTable.ts';
import { findNode, scoreIndexed } from './scoreTree.ts';
import { indexUnit, type UnitIndex } from './unitIndex.ts';

/** Why a unit has no place: nothing of it counts, somebody has not judged yet, 不定等次, too little applies to it, or it is gone. */
export type Unplaced = 'nothing' | 'provisional' | 'notRated' | 'tooLittle' | Barred;

/** Why a unit has no place whatever it scores: it does not exist any more, or it is in two classes of the year, of which it can only be in one. */
export type Barred = 'gone' | 'inTwoClasses';

/** A unit with its total among others: its place and its grade. */
export interface RankedRow {
  readonly score: Pick<TreeScore, 'unitId' | 'total'>;
  /** Equal totals share it (1, 1, 3); absent where `unplaced` says why. */
  readonly place: number | undefined;
  readonly unplaced?: Unplaced;
  readonly grade?: string;
  /** A grade that it misses only because units that are equal cannot all be in it. */
  readonly tiedOutOf?: string;
}

/** A unit's line in its class. */
export interface ClassRow extends RankedRow {
  readonly score: TreeScore;
  /** 折算分, two places; absent without a total. */
  readonly contribution: Points | undefined;
}

/** A unit to be scored; `barred`: it has no place. */
export interface ClassUnit {
  readonly facts: UnitFacts;
  readonly barred?: Barred | undefined;
}

/** Scores the units of a class by its scheme: what looks at all of them, 折算分, places and grades. Rows by place, units without one last. */
export function scoreClass(scheme: SchemeTree, weight: SchemeWeight, units: readonly ClassUnit[]): readonly ClassRow[] {
  const shapes = new Shapes();
  const scores = scoreAll(
    scheme,
    units.map(({ facts }) => indexUnit(facts, shapes)),
  );
  const rows = scores.map((score, at): ClassRow => {
    const unplaced = whyUnplaced(scheme, score, units[at]?.barred);
    const contribution = contributionOf(scheme, weight, score);
    return unplaced === undefined
      ? { score, contribution, place: undefined }
      : { score, contribution, place: undefined, unplaced };
  });
  return ranked(scheme.grades, rows);
}

/** Gives places and grades by the totals: the highest first, those without a place last. */
export function ranked<Row extends RankedRow>(grades: readonly Grade[], rows: readonly Row[]): readonly Row[] {
  return graded(grades, placed(rows));
}

function whyUnplaced({ rankShare }: SchemeTree, score: TreeScore, barred: Barred | undefined): Unplaced | undefined {
  if (score.total === undefined) return 'nothing';
  if (score.notRated) return 'notRated';
  if (score.unjudged.length > 0) return 'provisional';
  if (barred !== undefined) return barred;
  return score.applies.compare(rankShare) < 0 ? 'tooLittle' : undefined;
}

/** A clause that looks at the whole class, with where it stands. */
interface ClassWide {
  readonly key: string;
  readonly figure: Figure;
  readonly isLowestBest: boolean;
}

function classWideOf(node: SchemeNode): readonly ClassWide[] {
  if (node.kind === 'branch') return node.children.flatMap(classWideOf);
  return node.clauses.flatMap((clause: Clause, at): readonly ClassWide[] => {
    if (clause.rule !== 'byRank' && clause.rule !== 'toBest') return [];
    const isLowestBest = clause.rule === 'byRank' && clause.lowest === true;
    return [{ key: clauseKey(node.id, at), figure: clause.figure, isLowestBest }];
  });
}

/**
 * Scores all units, as often as rules that look at the class ask for what others come to: a rule about a node's points is settled once that node is.
 * Checked schemes have no circles (`checkTree`), so that there are no more rounds than such rules.
 */
function scoreAll(scheme: SchemeTree, indexes: readonly UnitIndex[]): readonly TreeScore[] {
  const wide = scheme.nodes.flatMap(({ node }) => classWideOf(node));
  const standings = indexes.map(() => new Map<string, Standing>());
  const outcomes = new Outcomes();
  const settle = (rules: readonly ClassWide[], scores: readonly TreeScore[]): void => {
    for (const rule of rules) {
      const values = indexes.map((index, at) => figureOf(rule.figure, index, scores[at]));
      for (const [at, standing] of standingsOf(values, rule.isLowestBest).entries()) {
        if (standing !== undefined) standings[at]?.set(rule.key, standing);
      }
    }
  };
  const score = (): readonly TreeScore[] =>
    indexes.map((index, at) => scoreIndexed(scheme, index, standings[at] ?? new Map(), outcomes));
  settle(
    wide.filter(({ figure }) => figure.of !== 'node'),
    [],
  );
  let scores = score();
  const byNode = wide.filter(({ figure }) => figure.of === 'node');
  for (const _ of byNode) {
    settle(byNode, scores);
    scores = score();
  }
  return scores;
}

function figureOf(figure: Figure, index: UnitIndex, score: TreeScore | undefined): Fraction | undefined {
  switch (figure.of) {
    case 'count':
      return ZERO.add(index.count(figure.count).items.reduce((sum, { count }) => sum + count, 0));
    case 'sheet': {
      const { sheet, item } = figure;
      const mark = index.facts.sheets.find((each) => each.sheet === sheet && each.item === item && !each.period);
      return mark === undefined ? undefined : parsePoints(mark.points);
    }
    default:
      return score === undefined ? undefined : findNode(score.nodes, figure.nodeId)?.points;
  }
}

/** The place of each value among all, equal ones alike, with the best of them and their mean. */
function standingsOf(
  values: readonly (Fraction | undefined)[],
  isLowestBest: boolean,
): readonly (Standing | undefined)[] {
  const known = values.flatMap((value) => value ?? []).sort((a, b) => (isLowestBest ? a.compare(b) : b.compare(a)));
  const [best] = known;
  const mean = meanOf(known) ?? ZERO;
  const places = new Map<string, number>();
  for (const [at, value] of known.entries()) {
    const text = value.toFraction();
    if (!places.has(text)) places.set(text, at + 1);
  }
  return values.map((value) =>
    value === undefined || best === undefined
      ? undefined
      : { value, best, mean, place: places.get(value.toFraction()) ?? 1, among: known.length },
  );
}

/** 折算分: the total's share of the scheme's total, or of 100, times the points that the assessment weighs; rounded once. */
export function contributionOf(
  { total: outOf, scaling, contribution, contributionFrom }: SchemeTree,
  weight: SchemeWeight,
  score: Pick<TreeScore, 'total' | 'exact'>,
): Points | undefined {
  if (score.total === undefined || score.exact === undefined) return undefined;
  const reached = contributionFrom === 'exact' ? score.exact : exact(score.total);
  const whole = contribution === 'raw' || scaling === 'rescaled' ? HUNDRED : exact(outOf);
  return whole.compare(ZERO) > 0 ? roundPoints(reached.div(whole).mul(weightPoints(weight))) : undefined;
}

/** How many points of the overall assessment it weighs. */
function weightPoints(weight: SchemeWeight): Fraction {
  if (weight.kind === 'points') return exact(weight.points);
  return exact(weight.percent).mul(exact(weight.base)).div(HUNDRED);
}

/** By total, the highest first; equal ones share a place. Those without a place come last, without a total at the end; ties keep their order. */
function placed<Row extends RankedRow>(rows: readonly Row[]): readonly Row[] {
  const totalOf = ({ score }: Row): Fraction => (score.total === undefined ? ZERO : exact(score.total));
  const group = ({ score, unplaced }: Row): number => (score.total === undefined ? 2 : unplaced === undefined ? 0 : 1);
  const ordered = rows.toSorted((a, b) => group(a) - group(b) || (group(a) === 0 ? totalOf(b).compare(totalOf(a)) : 0));
  const result: Row[] = [];
  for (const row of ordered) {
    const above = result.at(-1);
    const isEqual = above !== undefined && above.score.total === row.score.total;
    const place = isEqual ? above.place : result.length + 1;
    result.push(row.unplaced === undefined ? { ...row, place } : row);
  }
  return result;
}

/**
 * Grades, the best first. A grade by a share of the class takes so many units, rounded down; where equal ones would make it more, none of them is in
 * it. A bound is read off the printed total. Units without a place have no grade.
 */
function graded<Row extends RankedRow>(grades: readonly Grade[], rows: readonly Row[]): readonly Row[] {
  if (grades.length === 0) return rows;
  const inPlace = rows.filter(({ place }) => place !== undefined);
  const given = new Map<UnitId, Given>();
  let next = 0;
  for (const grade of grades) {
    const bound = boundOf(grade, inPlace, next);
    for (; next < bound.end; next += 1) give(given, inPlace[next], { grade: grade.name });
    for (const row of inPlace.slice(bound.end, bound.tiedUntil)) give(given, row, { tiedOutOf: grade.name });
  }
  return rows.map((row) => Object.assign({}, row, given.get(row.score.unitId)));
}

type Given = Pick<RankedRow, 'grade' | 'tiedOutOf'>;

function give(given: Map<UnitId, Given>, row: RankedRow | undefined, what: Given): void {
  if (row !== undefined) given.set(row.score.unitId, { ...given.get(row.score.unitId), ...what });
}

/** How far down a grade reaches, and how far units go on that only their equality keeps out of it. */
function boundOf(
  { from, atMostPercent }: Grade,
  inPlace: readonly RankedRow[],
  first: number,
): { readonly end: number; readonly tiedUntil: number } {
  let end = first;
  const reaches = ({ score }: RankedRow): boolean =>
    from === undefined || (score.total !== undefined && exact(score.total).compare(exact(from)) >= 0);
  while (end < inPlace.length && inPlace[end] !== undefined && reaches(inPlace[end] as RankedRow)) end += 1;
  if (atMostPercent === undefined) return { end, tiedUntil: end };
  const most = exact(atMostPercent).mul(inPlace.length).div(HUNDRED).floor().valueOf();
  const allowed = first + most;
  if (end <= allowed) return { end, tiedUntil: end };
  const last = inPlace[allowed - 1]?.score.total;
  const isTied = most > 0 && inPlace[allowed]?.score.total === last;
  if (!isTied) return { end: allowed, tiedUntil: allowed };
  const tied = inPlace.flatMap(({ score }, at) => (score.total === last && at < end ? [at] : []));
  return { end: Math.max(first, tied[0] ?? allowed), tiedUntil: (tied.at(-1) ?? allowed - 1) + 1 };
}
