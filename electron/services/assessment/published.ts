import Fraction from 'fraction.js';
import type { ClassScores, ScoreDetail, ScoreRow } from '../../contract/assessment.ts';
import { publishedFigures, type FrozenFigure, type PublishedFigure } from '../../domain/assessment/published.ts';
import { nodeNames } from '../../domain/assessment/yearScores.ts';
import type { UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import type { ScoreAppeal, ScoreNotice } from '../../domain/model/scoreProcess.ts';
import { parsePoints, roundPoints, type Points } from '../../domain/points.ts';
import { meanOf } from '../../domain/scoring/exact.ts';
import type { StoredFreeze } from '../../store/repositories/scoreProcess.ts';
import type { ServiceContext } from '../app/context.ts';
import { frozenOf, noticeBodyOf, type FrozenClass } from './frozenBody.ts';

/** Figures of a class as they were stored, and what entries make of them since. */
export interface StoredFigures {
  readonly frozen: FrozenClass;
  /** Appeals that are not in them. */
  readonly since: readonly ScoreAppeal[];
  readonly figures: readonly PublishedFigure[];
}

/** A frozen class with what is published of it: its latest version, and the entries since. */
export interface PublishedClass extends StoredFigures {
  readonly freeze: StoredFreeze;
}

/** A class that is not frozen yet with what is published of it: its latest notice, on or over, and the entries since. */
export interface NoticedClass extends StoredFigures {
  readonly notice: ScoreNotice;
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
      return [[classId, { freeze, ...figuresSince(frozen, appealsOf(appeals, classId)) }] as const];
    }),
  );
}

/** The classes of a year that are not frozen and whose latest notice was not withdrawn, with what is published of them. */
export function noticedOf(
  { store }: Pick<ServiceContext, 'store'>,
  year: Year,
): ReadonlyMap<UnitClassId, NoticedClass> {
  const latest = new Map(store.scoreNotices.ofYear(year).map((notice) => [notice.classId, notice]));
  if (latest.size === 0) return new Map();
  const frozen = new Set(store.scoreProcess.freezes(year).map(({ classId }) => classId));
  const appeals = store.scoreProcess.appeals(year);
  return new Map(
    [...latest].flatMap(([classId, notice]) => {
      const body = noticeBodyOf(store.scoreNotices, notice.id);
      if (body === undefined || frozen.has(classId) || notice.end?.how === 'withdrawn') return [];
      return [[classId, { notice, ...figuresSince(body, appealsOf(appeals, classId)) }] as const];
    }),
  );
}

/** The classes of a year of which figures are before the public: frozen, or put up in a notice. */
export function toldOf(
  context: Pick<ServiceContext, 'store'>,
  year: Year,
): ReadonlyMap<UnitClassId, PublishedClass | NoticedClass> {
  return new Map<UnitClassId, PublishedClass | NoticedClass>([
    ...noticedOf(context, year),
    ...publishedOf(context, year),
  ]);
}

/** The appeals of a class that count. */
export function appealsOf(appeals: readonly ScoreAppeal[], classId: UnitClassId): readonly ScoreAppeal[] {
  return appeals.filter((appeal) => appeal.classId === classId && appeal.isVoid !== true);
}

/** What appeals make of stored figures, those left out that are in them. */
export function figuresSince(frozen: FrozenClass, appeals: readonly ScoreAppeal[]): StoredFigures {
  const included = new Set(frozen.appeals);
  const since = appeals.filter(({ id }) => !included.has(id));
  const { tree } = frozen.table.scheme;
  return { frozen, since, figures: publishedFigures(tree, frozen.table.weight, frozenFigures(frozen), since) };
}

/** What is published of a unit, as its line shows it. */
function publishedRow(
  { figures, ...rest }: PublishedClass | NoticedClass,
  unitId: UnitId,
): Pick<ScoreRow, 'published'> {
  const figure = figures.find((each) => each.unitId === unitId);
  if (figure?.total === undefined) return {};
  const { total, place } = figure;
  const version = 'freeze' in rest ? { version: rest.freeze.version } : {};
  return { published: { total, ...(place === undefined ? {} : { place }), ...version } };
}

/** A class with what is published of its units. */
export function withPublished(scores: ClassScores, published: PublishedClass | NoticedClass | undefined): ClassScores {
  if (published === undefined) return scores;
  return { ...scores, rows: scores.rows.map((row) => Object.assign({}, row, publishedRow(published, row.unitId))) };
}

/** What is published of a class as a whole: its latest version moved by the entries since; no figure is reckoned from facts again. */
export function publishedFrozen({ frozen, since, figures }: StoredFigures): FrozenClass {
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
