import Fraction from 'fraction.js';
import type { NodeView } from '../../contract/assessment.ts';
import type {
  AppealView,
  ClassProcess,
  FreezeView,
  FrozenView,
  LiveDifference,
  PublishedRow,
} from '../../contract/scoreProcess.ts';
import { nodePoints } from '../../domain/assessment/supposing.ts';
import { nodeNames, type ScoredClass } from '../../domain/assessment/yearScores.ts';
import type { ScoreFreezeId, SchemeNodeId, UnitClassId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { ScoreAppeal } from '../../domain/model/scoreProcess.ts';
import type { SchemeTree } from '../../domain/model/schemeTree.ts';
import { roundPoints, type Points } from '../../domain/points.ts';
import type { StoredFreeze } from '../../store/repositories/scoreProcess.ts';
import type { ServiceContext } from '../app/context.ts';
import { frozenOf, type FrozenClass } from '../assessment/frozenBody.ts';
import { stagesOf } from '../assessment/locks.ts';
import { publishedOf, type PublishedClass } from '../assessment/published.ts';
import { scoresOf } from '../assessment/scores.ts';
import { missingYear } from '../assessment/table.ts';
import { freezeHindrances, freezeNotes, nextVersion } from './freeze.ts';

/** How far the assessment of each class of a year is. */
export function processOfYear(
  context: ServiceContext,
  year: Year,
): Outcome<{ readonly classes: readonly ClassProcess[] }> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const { store } = context;
  const scored = scoresOf(context, year);
  const published = publishedOf(context, year);
  const stageOf = stagesOf(context, year);
  const freezes = Map.groupBy(store.scoreProcess.freezes(year), ({ classId }) => classId);
  const withdrawn = Map.groupBy(store.scoreProcess.withdrawn(year), ({ classId }) => classId);
  const shown = scored.scored.filter(({ of, rows }) => rows.length > 0 || freezes.has(of.id));
  const processOf = (each: ScoredClass): ClassProcess => {
    const { of, tree } = each;
    const own = published.get(of.id);
    const units = new Map(each.rows.map(({ unit }) => [unit.id, unit.name]));
    return {
      classId: of.id,
      name: of.name,
      stage: stageOf(of.id),
      freezes: (freezes.get(of.id) ?? []).toReversed().map((freeze) => freezeView(context, freeze)),
      withdrawn: (withdrawn.get(of.id) ?? [])
        .map(({ year: _year, classId: _class, ...rest }) => rest)
        .toSorted((a, b) => b.version - a.version),
      nextVersion: nextVersion(context, year, of.id),
      appeals: appealViews(context, year, of.id, own?.frozen.table.scheme.tree ?? tree),
      hindrances: freezeHindrances(context, { year, scored, each, before: own }),
      notes: own === undefined ? freezeNotes(scored, each, stageOf(of.id), context.clock.today()) : [],
      ...(own === undefined ? {} : { published: publishedRows(own, units) }),
      differences: own === undefined ? [] : differencesOf(own.frozen, each),
    };
  };
  return succeed({ classes: shown.map(processOf) });
}

function freezeView({ store }: ServiceContext, freeze: StoredFreeze): FreezeView {
  const { year: _year, classId: _class, evidence, ...rest } = freeze;
  const { scheme, rows } = frozenOf(store.scoreProcess, freeze.id)?.table ?? {};
  return {
    ...rest,
    schemeName: scheme?.name ?? '',
    schemeVersion: scheme?.version ?? 0,
    units: rows?.length ?? 0,
    evidence: evidence.length,
  };
}

function appealViews(
  { store }: ServiceContext,
  year: Year,
  classId: UnitClassId,
  tree: Pick<SchemeTree, 'nodes'>,
): readonly AppealView[] {
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const nameOf = nodeNames(tree);
  const versions = store.scoreProcess
    .freezes(year)
    .filter((freeze) => freeze.classId === classId)
    .map(({ id, version }) => ({ version, has: new Set(frozenOf(store.scoreProcess, id)?.appeals) }));
  const view = (appeal: ScoreAppeal): AppealView => {
    const inVersion = versions.find(({ has }) => has.has(appeal.id))?.version;
    return {
      ...appeal,
      unit: units.get(appeal.unitId) ?? '',
      ...(appeal.nodeId === undefined ? {} : { node: nameOf(appeal.nodeId) }),
      ...(inVersion === undefined ? {} : { inVersion }),
    };
  };
  return store.scoreProcess
    .appeals(year)
    .filter((appeal) => appeal.classId === classId)
    .map(view);
}

function publishedRows(
  { frozen, figures }: PublishedClass,
  units: ReadonlyMap<string, string>,
): readonly PublishedRow[] {
  const rows = new Map(frozen.table.rows.map((row) => [row.unitId, row]));
  return figures.map(({ unitId, exact: _exact, unplaced: _unplaced, ...figure }) => {
    const row = rows.get(unitId);
    return {
      unitId,
      unit: row?.unit ?? units.get(unitId) ?? '',
      ...(row?.total === undefined ? {} : { frozen: row.total }),
      ...figure,
    };
  });
}

/** Units that stand now otherwise than they were frozen, and the nodes in which they do. Entries are beside the frozen figure, and are left out. */
function differencesOf(frozen: FrozenClass, { rows, tree }: ScoredClass): readonly LiveDifference[] {
  const live = new Map(rows.map((row) => [row.unit.id, row]));
  return frozen.details.flatMap(({ row: { unitId, unit, total }, nodes }): readonly LiveDifference[] => {
    const now = live.get(unitId);
    const reckoned = withoutEntries(total, frozen.entered[unitId]);
    const before = new Map(nodes.flatMap(pointsBelow));
    const after = now === undefined ? new Map<SchemeNodeId, Points>() : nodePoints(tree, now.score.nodes);
    const nameOf = nodeNames(frozen.table.scheme.tree);
    const liveName = nodeNames(tree);
    const ids = [...new Set([...before.keys(), ...after.keys()])];
    const changed = ids.flatMap((nodeId) => {
      const [was, is] = [before.get(nodeId), after.get(nodeId)];
      if (was === is) return [];
      const name = nameOf(nodeId) || liveName(nodeId);
      return [
        { nodeId, name, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
      ];
    });
    const liveTotal = now?.score.total;
    if (changed.length === 0 && reckoned === liveTotal) return [];
    return [
      {
        unitId,
        unit,
        ...(reckoned === undefined ? {} : { frozen: reckoned }),
        ...(liveTotal === undefined ? {} : { live: liveTotal }),
        nodes: changed,
      },
    ];
  });
}

function withoutEntries(total: Points | undefined, entered: Points | undefined): Points | undefined {
  return total === undefined || entered === undefined ? total : roundPoints(new Fraction(total).sub(entered));
}

function pointsBelow({ nodeId, points, children }: NodeView): readonly (readonly [SchemeNodeId, Points])[] {
  return [...(points === undefined ? [] : [[nodeId, points] as const]), ...children.flatMap(pointsBelow)];
}

/** A freeze as it was stored. */
export function frozenView(context: ServiceContext, freezeId: ScoreFreezeId): Outcome<FrozenView> {
  const { scoreProcess } = context.store;
  const freeze = scoreProcess.freeze(freezeId);
  const frozen = freeze && frozenOf(scoreProcess, freezeId);
  if (freeze === undefined || frozen === undefined) return noFreeze();
  const { table, details, appeals } = frozen;
  const previous = scoreProcess
    .freezes(freeze.year)
    .findLast(({ classId, version }) => classId === freeze.classId && version < freeze.version);
  const before = previous && frozenOf(scoreProcess, previous.id);
  const totals = new Map(before?.table.rows.map(({ unitId, total }) => [unitId, total]));
  return succeed({
    freeze: freezeView(context, freeze),
    table,
    details,
    evidence: freeze.evidence,
    appeals,
    moved: table.rows.flatMap(({ unitId, unit, total }) => {
      const was = totals.get(unitId);
      if (before === undefined || was === total) return [];
      return [
        {
          unitId,
          unit,
          ...(was === undefined ? {} : { before: was }),
          ...(total === undefined ? {} : { after: total }),
        },
      ];
    }),
  });
}

export function noFreeze() {
  return fail('not-found', '没有找到这次定稿，可能已被撤销。请刷新后重试。');
}
