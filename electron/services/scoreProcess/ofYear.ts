import type {
  AppealView,
  ClassProcess,
  FreezeView,
  FrozenView,
  NoticeView,
  PublishedRow,
} from '../../contract/scoreProcess.ts';
import { nodeNames, type ScoredClass } from '../../domain/assessment/yearScores.ts';
import type { ScoreFreezeId, UnitClassId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { isNoticeOn, type ScoreAppeal, type ScoreNotice } from '../../domain/model/scoreProcess.ts';
import type { SchemeTree } from '../../domain/model/schemeTree.ts';
import type { StoredFreeze } from '../../store/repositories/scoreProcess.ts';
import type { ServiceContext } from '../app/context.ts';
import { frozenOf } from '../assessment/frozenBody.ts';
import { stagesOf } from '../assessment/locks.ts';
import { noticedOf, publishedOf, type StoredFigures } from '../assessment/published.ts';
import { scoresOf } from '../assessment/scores.ts';
import { missingYear } from '../assessment/table.ts';
import { differencesOf } from './differences.ts';
import { freezeHindrances, freezeNotes, nextVersion, noticeHindrances } from './freeze.ts';

/** How far the assessment of each class of a year is. */
export function processOfYear(
  context: ServiceContext,
  year: Year,
): Outcome<{ readonly classes: readonly ClassProcess[] }> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const { store } = context;
  const scored = scoresOf(context, year);
  const [published, noticed] = [publishedOf(context, year), noticedOf(context, year)];
  const notices = Map.groupBy(store.scoreNotices.ofYear(year), ({ classId }) => classId);
  const stageOf = stagesOf(context, year);
  const freezes = Map.groupBy(store.scoreProcess.freezes(year), ({ classId }) => classId);
  const withdrawn = Map.groupBy(store.scoreProcess.withdrawn(year), ({ classId }) => classId);
  const shown = scored.scored.filter(({ of, rows }) => rows.length > 0 || freezes.has(of.id) || notices.has(of.id));
  const processOf = (each: ScoredClass): ClassProcess => {
    const { of, tree } = each;
    const own = published.get(of.id);
    const before = noticed.get(of.id);
    const stored = own ?? before;
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
      notices: (notices.get(of.id) ?? []).toReversed().map((notice) => noticeView(context, notice)),
      appeals: appealViews(context, year, of.id, stored?.frozen.table.scheme.tree ?? tree),
      hindrances: freezeHindrances(context, { year, scored, each, before: own, noticed: before }),
      noticeHindrances: noticeHindrances(context, scored, each),
      notes: freezeNotes(context, { year, scored, each, before: own, noticed: before }),
      ...(stored === undefined ? {} : { published: publishedRows(stored, units) }),
      differences: stored === undefined ? [] : differencesOf(stored.frozen, each),
    };
  };
  return succeed({ classes: shown.map(processOf) });
}

function noticeView({ clock }: Pick<ServiceContext, 'clock'>, notice: ScoreNotice): NoticeView {
  const { year: _year, classId: _class, className: _name, ...rest } = notice;
  return { ...rest, isOn: isNoticeOn(notice, clock.today()) };
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
  { frozen, figures }: StoredFigures,
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

/** A freeze as it was stored. */
export function frozenView(context: ServiceContext, freezeId: ScoreFreezeId): Outcome<FrozenView> {
  const { scoreProcess } = context.store;
  const freeze = scoreProcess.freeze(freezeId);
  const frozen = freeze && frozenOf(scoreProcess, freezeId);
  if (freeze === undefined || frozen === undefined) return noFreeze();
  const { table, details, appeals, sinceNotice } = frozen;
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
    ...(sinceNotice === undefined ? {} : { sinceNotice }),
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
