import type { ParsedInputOf } from '../../contract/index.ts';
import type { SchemeNodeId, UnitId, Year } from '../../domain/brand.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { ScoreEvent } from '../../domain/model/scoreEvent.ts';
import { plainPoints } from '../../domain/points.ts';
import { refuseDoubledEvent, refuseEvent, refuseJudgement } from '../../domain/scoring/checkFacts.ts';
import { leavesOf } from '../../domain/scoring/asked.ts';
import { SCORE_EVENT_WORDS } from '../../domain/words/scoreRules.ts';
import { refuseLocked } from '../assessment/locks.ts';
import { classOf, classesOf, latestOf } from '../../domain/assessment/classes.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { createEventTables } from './eventTables.ts';
import { factsOfYear } from './ofYear.ts';
import { createSheets } from './sheets.ts';

/** The facts that only the assessment knows: events, judgements, sheets of third parties, samples, figures, members, explanations. */
export function createScoreFacts(context: ServiceContext): AreaHandlers<'scoreFacts'> {
  return {
    'scoreFacts.ofYear': ({ year }) => factsOfYear(context, year),
    'scoreFacts.saveEvent': (input) => saveEvent(context, input),
    'scoreFacts.removeEvent': (input) => removeEvent(context, input),
    'scoreFacts.judge': (input) => judge(context, input),
    'scoreFacts.explain': (input) => explain(context, input),
    'scoreFacts.saveSample': (input) => saveSample(context, input),
    'scoreFacts.saveFigure': (input) => saveFigure(context, input),
    'scoreFacts.removeFigure': (input) => removeFigure(context, input),
    'scoreFacts.saveMembers': (input) => saveMembers(context, input),
    ...createSheets(context),
    ...createEventTables(context),
  };
}

interface OfUnit {
  readonly year: Year;
  readonly unitId: UnitId;
}

/** Why nothing can be written about a unit in a year: the year is closed, the unit gone, its class frozen. */
function refuseUnit(context: ServiceContext, { year, unitId }: OfUnit): Failure | undefined {
  const closed = refuseClosedYear(context, year);
  if (closed) return closed;
  if (!context.store.units.units().some(({ id }) => id === unitId)) {
    return fail('not-found', '没有找到这个单位，没有保存。请刷新后重试。', { fields: { unitId: '没有这个单位' } })
      .error;
  }
  return refuseLocked(context, year, { unitId });
}

function nameOf({ store }: ServiceContext, unitId: UnitId): string {
  return store.units.units().find(({ id }) => id === unitId)?.name ?? '';
}

function saveEvent(context: ServiceContext, input: ParsedInputOf<'scoreFacts.saveEvent'>) {
  const { store, clock } = context;
  const { id, level, organ, points, isAnother, ...rest } = input;
  const { year } = rest;
  const event: Omit<ScoreEvent, 'id' | 'recordedAt'> = {
    ...rest,
    ...(level === null ? {} : { level }),
    ...(organ === null ? {} : { organ }),
    ...(points === null ? {} : { points }),
  };
  const before = id === null ? undefined : store.scoreFacts.events(year).find((each) => each.id === id);
  if (id !== null && before === undefined) return noEvent();
  const refused =
    refuseUnit(context, input) ??
    (before === undefined ? undefined : refuseLocked(context, year, { unitId: before.unitId })) ??
    refuseEvent(event, year, clock.today()) ??
    (isAnother ? undefined : refuseDoubledEvent(event, othersThan(store.scoreFacts.events(year), id), before));
  if (refused) return { ok: false as const, error: refused };
  const label = `${before === undefined ? '登记' : '修改'}考核事件：${nameOf(context, event.unitId)} ${eventName(event)}`;
  return runCommand(context, { label }, () => {
    if (before === undefined) return { id: store.scoreFacts.addEvent({ ...event, recordedAt: clock.now() }) };
    store.scoreFacts.updateEvent({ ...event, id: before.id });
    return { id: before.id };
  });
}

function othersThan(events: readonly ScoreEvent[], id: ScoreEvent['id'] | null): readonly ScoreEvent[] {
  return events.filter((each) => each.id !== id);
}

function eventName({ type, name }: Pick<ScoreEvent, 'type' | 'name'>): string {
  return name === '' ? SCORE_EVENT_WORDS[type] : name;
}

function noEvent() {
  return fail('not-found', '没有找到这件考核事件，可能已被删除。请刷新后重试。');
}

function removeEvent(context: ServiceContext, { year, id }: ParsedInputOf<'scoreFacts.removeEvent'>) {
  const { store } = context;
  const event = store.scoreFacts.events(year).find((each) => each.id === id);
  if (event === undefined) return noEvent();
  const refused = refuseClosedYear(context, year) ?? refuseLocked(context, year, { unitId: event.unitId });
  if (refused) return { ok: false as const, error: refused };
  return runCommand(context, { label: `删除考核事件：${nameOf(context, event.unitId)} ${eventName(event)}` }, () => {
    store.scoreFacts.removeEvent(id);
    return {};
  });
}

/** A leaf of the scheme that a unit is scored by; of a unit without one, of any scheme of the year: copies of schemes keep their nodes' ids. */
function leafOf({ store }: ServiceContext, { year, unitId }: OfUnit, nodeId: SchemeNodeId) {
  const schemes = store.schemes.ofYear(year);
  const own = classOf(classesOf(store.schemes.classes(year), store.units.units(), schemes))(unitId)?.schemeId;
  const asked = own === undefined ? schemes : schemes.filter(({ id }) => id === own);
  for (const scheme of asked) {
    const latest = latestOf(scheme);
    const leaf = latest.tree.nodes.flatMap(({ node }) => leavesOf(node)).find(({ id }) => id === nodeId);
    if (leaf !== undefined) return { scheme, version: latest.version, leaf };
  }
  return undefined;
}

function noLeaf() {
  return fail('not-found', '这个单位的考核方案里没有这项指标，没有保存。请刷新后重试。', {
    fields: { nodeId: '单位的方案里没有' },
  });
}

function judge(context: ServiceContext, input: ParsedInputOf<'scoreFacts.judge'>) {
  const { store, clock } = context;
  const { year, unitId, nodeId, assessor, points, reason, basis } = input;
  const found = leafOf(context, input, nodeId);
  const refused = refuseUnit(context, input);
  if (refused) return { ok: false as const, error: refused };
  if (found === undefined) return noLeaf();
  const { scheme, version, leaf } = found;
  const outside = points === null ? undefined : refuseJudgement(leaf, { points, reason, basis });
  if (outside) return { ok: false as const, error: outside };
  const by = assessor === '' ? '' : `（${assessor}）`;
  const label = `${points === null ? '撤回评议' : `评议 ${plainPoints(points)} 分`}：${nameOf(context, unitId)} ${leaf.name}${by}`;
  return runCommand(context, { label }, () => {
    if (points === null) store.judgements.remove(year, { unitId, nodeId, assessor });
    else {
      const of = { unitId, nodeId, assessor, schemeId: scheme.id, version };
      store.judgements.set(year, { ...of, points, reason, basis, judgedAt: clock.now() });
    }
    return {};
  });
}

function explain(context: ServiceContext, input: ParsedInputOf<'scoreFacts.explain'>) {
  const { store, clock } = context;
  const { year, unitId, nodeId, reason, on = clock.today() } = input;
  const refused = refuseUnit(context, input);
  if (refused) return { ok: false as const, error: refused };
  const found = leafOf(context, input, nodeId);
  if (found === undefined) return noLeaf();
  const { name, explainedShare } = found.leaf;
  if (reason !== null && explainedShare === undefined) {
    return fail('invalid-input', `“${name}”没有规定说明后保留的分值，不用登记说明。`, {
      fields: { nodeId: '这项指标不看说明' },
    });
  }
  if (reason === '') {
    return fail('invalid-input', '请写明单位说明的内容，以备查核。', { fields: { reason: '请填写说明' } });
  }
  const label = `${reason === null ? '撤回' : '登记'}说明：${nameOf(context, unitId)} ${name}`;
  return runCommand(context, { label }, () => {
    if (reason === null) store.scoreFacts.removeExplanation(year, { unitId, nodeId });
    else store.scoreFacts.explain(year, { unitId, nodeId, reason, explainedOn: on });
    return {};
  });
}

/** A name that stands twice in a list; `undefined` where each stands once. */
function twice(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.indexOf(name) !== at);
}

function saveSample(context: ServiceContext, input: ParsedInputOf<'scoreFacts.saveSample'>) {
  const { store } = context;
  const { year, unitId, sample, items } = input;
  const refused = refuseUnit(context, input);
  if (refused) return { ok: false as const, error: refused };
  const doubled = twice(items.map(({ item }) => item));
  if (doubled !== undefined) return listedTwice('抽查项', doubled);
  const wanted = items.map(({ item, isRight }) => (isRight === null ? { item } : { item, isRight }));
  const before = store.scoreFacts
    .samples(year)
    .flatMap(({ unitId: of, sample: name, ...rest }) => (of === unitId && name === sample ? [rest] : []));
  return runCommand(context, { label: `保存抽查“${sample}”：${nameOf(context, unitId)}（${items.length} 项）` }, () => {
    if (!isSame(before, wanted, ({ item }) => item)) store.scoreFacts.setSample(year, { unitId, sample }, wanted);
    return {};
  });
}

function listedTwice(what: string, name: string) {
  return fail('invalid-input', `${what}“${name}”写了两次，没有保存。请只留一个。`, {
    fields: { items: `“${name}”重复` },
  });
}

function isSame<Row>(a: readonly Row[], b: readonly Row[], nameOfRow: (row: Row) => string): boolean {
  const sorted = (rows: readonly Row[]) =>
    JSON.stringify(rows.toSorted((x, y) => nameOfRow(x).localeCompare(nameOfRow(y))));
  return sorted(a) === sorted(b);
}

function saveFigure(context: ServiceContext, input: ParsedInputOf<'scoreFacts.saveFigure'>) {
  const { store } = context;
  const { year, id, unitId, name, on, count, note } = input;
  const before = id === null ? undefined : store.scoreFacts.figures(year).find((each) => each.id === id);
  if (id !== null && before === undefined) return noFigure();
  const refused =
    refuseUnit(context, input) ??
    (before === undefined ? undefined : refuseLocked(context, year, { unitId: before.unitId }));
  if (refused) return { ok: false as const, error: refused };
  const figure = { unitId, name, on, count, note };
  return runCommand(context, { label: `保存考核数据“${name}”：${nameOf(context, unitId)} ${count}` }, () => {
    if (before === undefined) return { id: store.scoreFacts.addFigure(year, figure) };
    store.scoreFacts.updateFigure(before.id, figure);
    return { id: before.id };
  });
}

function noFigure() {
  return fail('not-found', '没有找到这项考核数据，可能已被删除。请刷新后重试。');
}

function removeFigure(context: ServiceContext, { year, id }: ParsedInputOf<'scoreFacts.removeFigure'>) {
  const { store } = context;
  const figure = store.scoreFacts.figures(year).find((each) => each.id === id);
  if (figure === undefined) return noFigure();
  const refused = refuseClosedYear(context, year) ?? refuseLocked(context, year, { unitId: figure.unitId });
  if (refused) return { ok: false as const, error: refused };
  return runCommand(context, { label: `删除考核数据“${figure.name}”：${nameOf(context, figure.unitId)}` }, () => {
    store.scoreFacts.removeFigure(id);
    return {};
  });
}

function saveMembers(context: ServiceContext, input: ParsedInputOf<'scoreFacts.saveMembers'>) {
  const { store } = context;
  const { year, unitId, group, members } = input;
  const refused = refuseUnit(context, input);
  if (refused) return { ok: false as const, error: refused };
  const doubled = twice(members.map(({ name }) => name));
  if (doubled !== undefined) return listedTwice('抽查单位', doubled);
  const before = store.scoreFacts
    .members(year)
    .flatMap(({ unitId: of, group: own, name, points }) => (of === unitId && own === group ? [{ name, points }] : []));
  const label = `保存抽查得分“${group}”：${nameOf(context, unitId)}（${members.length} 个）`;
  return runCommand(context, { label }, () => {
    if (!isSame(before, members, ({ name }) => name)) store.scoreFacts.setMembers(year, { unitId, group }, members);
    return {};
  });
}
