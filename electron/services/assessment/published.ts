import Fraction from 'fraction.js';
import type { ClassScores, ScoreDetail, ScoreRow } from '../../contract/assessment.ts';
import { publishedFigures, type FrozenFigure, type PublishedFigure } from '../../domain/assessment/published.ts';
import { nodeNames } from '../../domain/assessment/yearScores.ts';
import type { UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import type { ScoreAppeal } from '../../domain/model/scoreProcess.ts';
import { parsePoints, roundPoints, type Points } from '../../domain/points.ts';
import { meanOf } from '../../domain/scoring/exact.ts';
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

/** What is published of a class as a whole: its latest version moved by the entries since; no figure is reckoned from facts again. */
export function publishedFrozen({ frozen, since, figures }: Omit<PublishedClass, 'freeze'>): FrozenClass {
  const { table } = frozen;
  const byUnit = Map.groupBy(since, ({ unitId }) => unitId);
  const entriesOf = (unitId: UnitId): readonly string[] =>
    (byUnit.get(unitId) ?? []).flatMap((appeal) => entryWords(appeal, frozen));
  const before = new Map(table.rows.map((row) => [row.unitId, row]));
  const rows = figures.flatMap(({ unitId, total, contribution, place, grade, tiedOutOf }): readonly ScoreRow[] => {
    const row = before.get(unitId);
    if (row === undefined) return [];
    const { place: _place, grade: _grade, tiedOutOf: _tied, ...rest } = row;
    const entries = entriesOf(unitId);
    return [
      {
        ...rest,
        ...(total === undefined ? {} : { total }),
        ...(contribution === undefined ? {} : { contribution }),
        ...(place === undefined ? {} : { place }),
        ...(grade === undefined ? {} : { grade }),
        ...(tiedOutOf === undefined ? {} : { tiedOutOf }),
        steps: [...row.steps, ...entries],
        ...(entries.length === 0 ? {} : { entries: [...(row.entries ?? []), ...entries] }),
      },
    ];
  });
  const mean = meanOf(
    rows.flatMap(({ place, total }) => (place === undefined || total === undefined ? [] : (parsePoints(total) ?? []))),
  );
  const byRow = new Map(rows.map((row) => [row.unitId, row]));
  const { mean: _mean, ...rest } = table;
  return {
    ...frozen,
    table: { ...rest, rows, ...(mean === undefined ? {} : { mean: roundPoints(mean) }) },
    details: frozen.details.map((detail): ScoreDetail => {
      const row = byRow.get(detail.row.unitId) ?? detail.row;
      return { ...detail, row, steps: [...detail.steps, ...entriesOf(row.unitId)] };
    }),
    exact: Object.fromEntries(figures.flatMap(({ unitId, exact }) => (exact === undefined ? [] : [[unitId, exact]]))),
    entered: Object.fromEntries(enteredBy(frozen, figures)),
    appeals: [...frozen.appeals, ...since.map(({ id }) => id)],
  };
}

function enteredBy(
  { entered }: FrozenClass,
  figures: readonly PublishedFigure[],
): readonly (readonly [UnitId, Points])[] {
  return figures.flatMap(({ unitId, entered: now }) => {
    const before = entered[unitId];
    if (before === undefined && now === undefined) return [];
    return [[unitId, roundPoints(new Fraction(before ?? 0).add(now ?? 0))] as const];
  });
}

/** 申诉“信息公开” +0.50：核对原件，2022-02-01，经办人甲. */
function entryWords({ kind, nodeId, decision }: ScoreAppeal, frozen: FrozenClass): readonly string[] {
  if (decision === undefined || parsePoints(decision.points)?.equals(0) !== false) return [];
  const name = nodeId === undefined ? '' : `“${nodeNames(frozen.table.scheme.tree)(nodeId)}”`;
  const points = roundPoints(new Fraction(decision.points));
  const sign = points.startsWith('-') ? '' : '+';
  return [
    `${kind === 'appeal' ? '申诉' : '补记'}${name} ${sign}${points}：${decision.reason}，${decision.on}，${decision.by}`,
  ];
}
