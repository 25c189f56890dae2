import type { ParsedInputOf } from '../../contract/index.ts';
import type { SchemesOfYear, SchemeSummary, SchemeVersion, UnitClassView } from '../../contract/schemes.ts';
import { classesOf, existsIn, latestOf } from '../../domain/assessment/classes.ts';
import { judgedAnew } from '../../domain/assessment/judged.ts';
import type { SchemeId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Judgement, Scheme, SchemeBody, StoredVersion, YearClass } from '../../domain/model/scheme.ts';
import type { SchemeTree } from '../../domain/model/schemeTree.ts';
import { checkTree } from '../../domain/scoring/checkTree.ts';
import { checkWeight } from '../../domain/scoring/checkWeight.ts';
import type { Store } from '../../store/store.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { classQuestionsOf } from '../year/classQuestions.ts';
import { missingYear } from './table.ts';
import { locksOf, refuseLocked } from './locks.ts';
import { versionView } from './rows.ts';

/** A year's schemes with their versions, and the classes of units that they are for. */
export function schemesOfYear(context: ServiceContext, year: Year): Outcome<SchemesOfYear> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const { store } = context;
  const schemes = store.schemes.ofYear(year);
  const stored = store.schemes.classes(year);
  const units = store.units.units();
  const classes = classesOf(stored, units, schemes);
  const there = new Set(units.filter((unit) => existsIn(unit, year)).map(({ id }) => id));
  const locks = locksOf(context, year);
  const classView = ({ id, name, schemeId, unitIds, ownWeight, weight }: YearClass): UnitClassView => ({
    id,
    name,
    schemeId,
    unitIds: stored.length === 0 ? unitIds.filter((unitId) => there.has(unitId)) : unitIds,
    ...(ownWeight === undefined ? {} : { ownWeight }),
    weight,
    ...locks.ofClass(id),
  });
  return succeed({
    schemes: schemes.map((scheme) => Object.assign(summaryOf(scheme, classes), locks.ofScheme(scheme.id))),
    classes: classes.map(classView),
    classMode: stored.length === 0 ? 'byKind' : 'own',
    questions: classQuestionsOf(context, year),
  });
}

function summaryOf({ id, name, versions, isDerived }: Scheme, classes: readonly YearClass[]): SchemeSummary {
  return {
    id,
    name,
    versions: versions.map(({ version, savedAt, note }) => ({ version, savedAt, note })),
    classes: classes.filter(({ schemeId }) => schemeId === id).map((each) => each.name),
    isDefault: isDerived === true,
  };
}

/** A version of a scheme; the latest where none is named. */
export function schemeVersion(
  { store }: ServiceContext,
  { year, schemeId, version }: ParsedInputOf<'schemes.version'>,
): Outcome<SchemeVersion> {
  const scheme = store.schemes.ofYear(year).find(({ id }) => id === schemeId);
  if (scheme === undefined) return noScheme();
  const wanted = version === undefined ? latestOf(scheme) : scheme.versions.find((each) => each.version === version);
  if (wanted === undefined) return fail('not-found', `“${scheme.name}”没有第 ${version ?? ''} 版。请刷新后重试。`);
  return succeed(versionView(scheme, wanted, store.facts(year).frame));
}

function noScheme() {
  return fail('not-found', '没有找到这个考核方案，可能已被删除。请刷新后重试。');
}

/** Saves a new version of a scheme, or a new scheme. */
export function saveScheme(context: ServiceContext, input: ParsedInputOf<'schemes.save'>) {
  const { store } = context;
  const { year, schemeId, name } = input;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const all = store.schemes.ofYear(year);
  const current = schemeId === null ? undefined : all.find(({ id }) => id === schemeId);
  if (schemeId !== null && current === undefined) return noScheme();
  const frozen = schemeId === null ? undefined : refuseLocked(context, year, { schemeId });
  if (frozen) return { ok: false as const, error: frozen };
  const refused = refuseDraft(input) ?? refuseName(all, name, schemeId);
  if (refused) return { ok: false as const, error: refused };
  const body = bodyOf(input);
  return current === undefined ? addScheme(context, input, body) : addVersion(context, input, { current, body });
}

/** Why a draft cannot be saved. */
function refuseDraft({ tree, weight, year }: Pick<ParsedInputOf<'schemes.save'>, 'tree' | 'weight' | 'year'>) {
  const checked = checkTree(tree);
  if (!checked.ok) return checked.error;
  const weighed = checkWeight(weight, year);
  return weighed.ok ? undefined : weighed.error;
}

function refuseName(all: readonly Scheme[], name: string, own: SchemeId | null): Failure | undefined {
  if (!all.some((each) => each.name === name && each.id !== own)) return undefined;
  return fail('conflict', `本年度已有名为“${name}”的考核方案，请改用别的名称。`, { fields: { name: '名称重复' } })
    .error;
}

/** What of a draft is kept: without its version, and without what the year's frame says. */
export function bodyOf({
  tree,
  weight,
}: {
  readonly tree: SchemeTree;
  readonly weight: SchemeBody['weight'];
}): SchemeBody {
  const { version: _version, contributionFrom: _from, rankShare: _share, ...shape } = tree;
  return { tree: shape, weight };
}

function addScheme(context: ServiceContext, { year, name, note }: ParsedInputOf<'schemes.save'>, body: SchemeBody) {
  const { store, clock } = context;
  return runCommand(context, { label: `新建考核方案“${name}”` }, () => {
    storeDefault(store, year);
    const first: StoredVersion = { version: 1, note, savedAt: clock.now(), ...body };
    return { schemeId: store.schemes.add(year, name, first), version: 1 };
  });
}

/** Stores the default scheme, so that it stays beside what is saved. */
export function storeDefault(store: Store, year: Year): void {
  const [first] = store.schemes.ofYear(year);
  if (first.isDerived) store.schemes.add(year, first.name, first.versions[0], first.id);
}

/** Stores the classes that follow from kinds of unit, under the ids that they have: from then on they are the office's own. */
export function storeClasses(store: Store, year: Year): void {
  if (store.schemes.classes(year).length > 0) return;
  const units = store.units.units();
  const there = new Set(units.filter((unit) => existsIn(unit, year)).map(({ id }) => id));
  const classes = classesOf([], units, store.schemes.ofYear(year)).map(({ id, name, schemeId, unitIds }) => ({
    id,
    name,
    schemeId,
    unitIds: unitIds.filter((unitId) => there.has(unitId)),
  }));
  store.schemes.setClasses(
    year,
    classes.filter(({ unitIds }) => unitIds.length > 0),
  );
}

function addVersion(
  context: ServiceContext,
  { year, name, note, judgements: way }: ParsedInputOf<'schemes.save'>,
  { current, body }: { readonly current: Scheme; readonly body: SchemeBody },
) {
  const { store, clock } = context;
  const before = latestOf(current);
  const schemeId = current.id;
  const isSame = sameBody(before, body);
  const judged = isSame
    ? succeed({ changed: [], gone: [] })
    : judgedAnew(before.tree, body.tree, judgementsBy(store, year, schemeId), way);
  if (!judged.ok) return judged;
  const version = isSame ? before.version : before.version + 1;
  const label = `保存考核方案${current.name === '考核方案' ? '' : `“${name}”`}第 ${version} 版`;
  return runCommand(context, { label }, () => {
    if (!isSame || name !== current.name) storeDefault(store, year);
    if (name !== current.name) store.schemes.rename(schemeId, name);
    if (!isSame) store.schemes.addVersion(schemeId, { version, note, savedAt: clock.now(), ...body });
    for (const judgement of judged.value.changed) store.judgements.set(year, { ...judgement, version });
    for (const judgement of judged.value.gone) store.judgements.remove(year, judgement);
    return { schemeId, version };
  });
}

/** What was judged by a scheme: copies of it have nodes of the same ids. */
function judgementsBy(store: Store, year: Year, schemeId: SchemeId): readonly Judgement[] {
  return store.judgements.ofYear(year).filter((each) => each.schemeId === schemeId);
}

/** Whether two bodies say the same, in whatever order. */
export function sameBody(a: SchemeBody, b: SchemeBody): boolean {
  return sorted([a.tree, a.weight]) === sorted([b.tree, b.weight]);
}

/** The same whatever order a JSON's keys are in. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

export function renameScheme(context: ServiceContext, { year, schemeId, name }: ParsedInputOf<'schemes.rename'>) {
  const { store } = context;
  const closed = refuseClosedYear(context, year) ?? refuseLocked(context, year, { schemeId });
  if (closed) return { ok: false as const, error: closed };
  const all = store.schemes.ofYear(year);
  const scheme = all.find(({ id }) => id === schemeId);
  if (scheme === undefined) return noScheme();
  const refused = refuseName(all, name, schemeId);
  if (refused) return { ok: false as const, error: refused };
  return runCommand(context, { label: `考核方案“${scheme.name}”改名为“${name}”` }, () => {
    if (name !== scheme.name) {
      storeDefault(store, year);
      store.schemes.rename(schemeId, name);
    }
    return {};
  });
}

export function removeScheme(context: ServiceContext, { year, schemeId }: ParsedInputOf<'schemes.remove'>) {
  const { store } = context;
  const closed = refuseClosedYear(context, year) ?? refuseLocked(context, year, { schemeId });
  if (closed) return { ok: false as const, error: closed };
  const all = store.schemes.ofYear(year);
  const scheme = all.find(({ id }) => id === schemeId);
  if (scheme === undefined) return noScheme();
  const users = classesOf(store.schemes.classes(year), store.units.units(), all).filter(
    (each) => each.schemeId === schemeId,
  );
  if (users.length > 0) {
    const names = users.map((each) => `“${each.name}”`).join('、');
    return fail('conflict', `考核类别${names}正在用“${scheme.name}”，不能删除。请先为这些类别选用别的方案。`);
  }
  return runCommand(context, { label: `删除考核方案“${scheme.name}”` }, () => {
    for (const judgement of judgementsBy(store, year, schemeId)) store.judgements.remove(year, judgement);
    store.schemes.remove(schemeId);
    return {};
  });
}
