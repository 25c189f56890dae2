import Fraction from 'fraction.js';
import type { UnitId } from '../brand.ts';
import type { SchemeTree, SchemeWeight } from '../model/schemeTree.ts';
import type { ScoreAppeal } from '../model/scoreProcess.ts';
import { parsePoints, roundPoints, type Points } from '../points.ts';
import { contributionOf, ranked, type RankedRow, type Unplaced } from '../scoring/scoreClass.ts';

/** A unit's figure as it was frozen. `exact`: the total before it was rounded, as a fraction: 529/6. */
export interface FrozenFigure {
  readonly unitId: UnitId;
  readonly total?: Points;
  readonly exact?: string;
  readonly unplaced?: Unplaced;
}

/** A unit's figure as it is published: what was frozen, and the signed entries beside it. */
export interface PublishedFigure extends FrozenFigure {
  readonly contribution?: Points;
  readonly place?: number;
  readonly grade?: string;
  readonly tiedOutOf?: string;
  /** What the entries come to, with their sign; absent where there are none. */
  readonly entered?: Points;
}

/**
 * The published figures of a class: each frozen total with what decisions on appeals added or took, 折算分, places and grades with them. Entries have
 * no more than two decimals, so that the printed total and the exact one move alike. A unit without a total gets none by an entry.
 */
export function publishedFigures(
  scheme: SchemeTree,
  weight: SchemeWeight,
  frozen: readonly FrozenFigure[],
  appeals: readonly Pick<ScoreAppeal, 'unitId' | 'decision'>[],
): readonly PublishedFigure[] {
  const decided = Map.groupBy(
    appeals.flatMap(({ unitId, decision }) => (decision === undefined ? [] : [{ unitId, points: decision.points }])),
    ({ unitId }) => unitId,
  );
  const rows = frozen.map((figure): RankedRow & Pick<PublishedFigure, 'exact' | 'entered'> => {
    const { unitId, total, exact, unplaced, entered } = withEntries(figure, decided.get(figure.unitId) ?? []);
    const row: RankedRow = { score: { unitId, total }, place: undefined, ...(unplaced ? { unplaced } : {}) };
    return Object.assign(row, exact === undefined ? {} : { exact }, entered === undefined ? {} : { entered });
  });
  const figureOf = ({
    score,
    exact,
    entered,
    place,
    unplaced,
    grade,
    tiedOutOf,
  }: (typeof rows)[number]): PublishedFigure => {
    const reached = { total: score.total, exact: exact === undefined ? undefined : new Fraction(exact) };
    const contribution = contributionOf(scheme, weight, reached);
    return {
      unitId: score.unitId,
      ...(score.total === undefined ? {} : { total: score.total }),
      ...(exact === undefined ? {} : { exact }),
      ...(contribution === undefined ? {} : { contribution }),
      ...(place === undefined ? {} : { place }),
      ...(unplaced === undefined ? {} : { unplaced }),
      ...(grade === undefined ? {} : { grade }),
      ...(tiedOutOf === undefined ? {} : { tiedOutOf }),
      ...(entered === undefined ? {} : { entered }),
    };
  };
  return ranked(scheme.grades, rows).map(figureOf);
}

function withEntries(
  figure: FrozenFigure,
  entries: readonly { readonly points: Points }[],
): FrozenFigure & { readonly entered?: Points } {
  const { total, exact } = figure;
  if (entries.length === 0 || total === undefined || exact === undefined) return figure;
  const sum = entries.reduce((before, { points }) => before.add(parsePoints(points) ?? 0), new Fraction(0));
  return {
    ...figure,
    total: roundPoints(new Fraction(total).add(sum)),
    exact: new Fraction(exact).add(sum).toFraction(),
    entered: roundPoints(sum),
  };
}
