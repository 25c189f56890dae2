import type { ClassScores, ScoreRow } from '../../contract/assessment.ts';
import { publishedFigures, type FrozenFigure, type PublishedFigure } from '../../domain/assessment/published.ts';
import type { UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import type { ScoreAppeal } from '../../domain/model/scoreProcess.ts';
import type { StoredFreeze } from '../../store/repositories/scoreProcess.ts';
import type { ServiceContext } from '../app/context.ts';
import { frozenOf, type FrozenClass } from './frozenBody.ts';

/** A frozen class with what is published of it: its latest version, and the entries since. */
export interface PublishedClass {
  readonly freeze: StoredFreeze;
  readonly frozen: FrozenClass;
  /** Appeals that are in no version yet. */
  readonly since: readonly ScoreAppeal[];
  readonly figures: readonly PublishedFigure[];
}

/** A unit's figure as a version has it. */
export function frozenFigures({ table, exact }: FrozenClass): readonly FrozenFigure[] {
  return table.rows.map(({ unitId, total, unplaced }) => {
    const own = exact[unitId];
    return {
      unitId,
      ...(total === undefined ? {} : { total }),
      ...(own === undefined ? {} : { exact: own }),
      ...(unplaced === undefined ? {} : { unplaced }),
    };
  });
}

/** The frozen classes of a year with what is published of them. */
export function publishedOf(
  { store }: Pick<ServiceContext, 'store'>,
  year: Year,
): ReadonlyMap<UnitClassId, PublishedClass> {
  const latest = new Map(store.scoreProcess.freezes(year).map((freeze) => [freeze.classId, freeze]));
  if (latest.size === 0) return new Map();
  const appeals = store.scoreProcess.appeals(year);
  return new Map(
    [...latest].flatMap(([classId, freeze]) => {
      const frozen = frozenOf(store.scoreProcess, freeze.id);
      if (frozen === undefined) return [];
      const included = new Set(frozen.appeals);
      const since = appeals.filter((appeal) => appeal.classId === classId && !included.has(appeal.id));
      const { tree } = frozen.table.scheme;
      const figures = publishedFigures(tree, frozen.table.weight, frozenFigures(frozen), since);
      return [[classId, { freeze, frozen, since, figures }] as const];
    }),
  );
}

/** What is published of a unit, as its line shows it. */
export function publishedRow({ freeze, figures }: PublishedClass, unitId: UnitId): Pick<ScoreRow, 'published'> {
  const figure = figures.find((each) => each.unitId === unitId);
  if (figure?.total === undefined) return {};
  const { total, place } = figure;
  return { published: { total, ...(place === undefined ? {} : { place }), version: freeze.version } };
}

/** A class with what is published of its units. */
export function withPublished(scores: ClassScores, published: PublishedClass | undefined): ClassScores {
  if (published === undefined) return scores;
  return { ...scores, rows: scores.rows.map((row) => Object.assign({}, row, publishedRow(published, row.unitId))) };
}
