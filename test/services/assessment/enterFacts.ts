import type { SchemeNodeId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { SchemeNode, SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import type { OccurrenceFact, UnitFacts } from '../../../electron/domain/model/unitFacts.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { isWorkday } from '../../../electron/domain/workdays/workCalendar.ts';
import type { TestApp } from '../../support/testApp.ts';
import { workbookBytes } from '../../support/fixtures.ts';

/* What a unit's facts are, entered by the commands that an office has for them: duties and registrations, events, sheets, and all the rest. */

const YEAR = 2021 as Year;
/** After the year's cut-off. */
export const TODAY = '2022-01-20';

/** An office that scores lines of schemes: nothing but what is entered is owed. */
export async function openScoringOffice(app: TestApp): Promise<void> {
  await app.call('submissions.setTarget', { year: YEAR, target: 0 });
  await app.call('workspace.setFrame', { year: YEAR, verifies: true, scoreCounts: 'registered', rankShare: 0 });
}

/** Ids that can be stored, by those that a line gives its nodes. */
export function storableIds({ nodes }: SchemeTree): ReadonlyMap<string, SchemeNodeId> {
  serial += 1;
  const ids = new Map<string, SchemeNodeId>();
  const add = (node: SchemeNode): void => {
    ids.set(node.id, `n${serial}-${ids.size}` as SchemeNodeId);
    if (node.kind === 'branch') node.children.forEach(add);
  };
  for (const { node } of nodes) add(node);
  return ids;
}

/** A tree with ids that can be stored, of nodes and of units. */
export function storable(
  tree: SchemeTree,
  ids: ReadonlyMap<string, string>,
  units: ReadonlyMap<string, string>,
): SchemeTree {
  const text = JSON.stringify(tree, (key, value: unknown) => {
    if (['id', 'nodeId', 'to'].includes(key) && typeof value === 'string') return ids.get(value) ?? value;
    if (key === 'of' && Array.isArray(value)) return value.map((id: string) => ids.get(id) ?? id);
    if (key === 'units' && Array.isArray(value)) return value.map((id: string) => units.get(id) ?? 'nobody');
    return value;
  });
  return JSON.parse(text) as SchemeTree;
}

let serial = 0;

/** A unit of its own, for as long as its facts say. */
export async function enterUnit(
  app: TestApp,
  { span }: UnitFacts,
): Promise<{ readonly id: UnitId; readonly name: string }> {
  serial += 1;
  const name = `区第${serial}局`;
  const ends = span.to === '2021-12-31' ? {} : { to: span.to };
  const { id } = await app.call('units.save', { name, kind: 'department', aliases: [], ...ends });
  return { id, name };
}

/** All facts of a unit. */
export async function enterFacts(
  app: TestApp,
  { id: unitId, name }: Awaited<ReturnType<typeof enterUnit>>,
  facts: UnitFacts,
  ids: ReadonlyMap<string, SchemeNodeId>,
): Promise<void> {
  for (const fact of facts.occurrences) await enterOccurrence(app, unitId, fact);
  await enterElements(app, unitId, facts);
  await enterLists(app, unitId, facts, ids);
  await enterPages(app, name, facts);
  await enterSheets(app, name, facts);
}

type Item = { readonly dutyId: never; readonly ruleId: never; readonly unitId: UnitId; readonly periodKey: string };

const texts = { year: YEAR, number: '', task: '', subtask: '', timeWording: '' };

/** The day on which something was done: its own, or by how late it was. */
function doneOn(app: TestApp, { outcome, on, doneOn: own, daysLate, early }: OccurrenceFact): PlainDate | undefined {
  if (outcome === 'missing' || outcome === 'notDueYet') return undefined;
  if (early) return '2020-12-20' as PlainDate;
  if (own !== undefined) return own;
  if (outcome === 'onTime') return on;
  let date = on;
  for (let left = daysLate?.workday ?? 2; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkday(app.context.calendar, date)) left -= 1;
  }
  return date;
}

async function newDuty(app: TestApp, unitId: UnitId, fact: OccurrenceFact): Promise<Item> {
  serial += 1;
  const triggered: TimeRule = { type: 'triggered', event: fact.event ?? 'other', n: 5, count: 'day', shift: NO_SHIFT };
  const [month, day] = [Number(fact.on.slice(5, 7)), Number(fact.on.slice(8))];
  const once: TimeRule = { type: 'once', month, day, shift: NO_SHIFT };
  const own = { party: { kind: 'unit' as const, id: unitId }, role: fact.role };
  const { id } = await app.call('duties.create', {
    ...texts,
    kind: fact.kind,
    content: `事项${serial}`,
    rules: [fact.event === undefined ? once : triggered],
    assignments: [own],
  });
  if (fact.event !== undefined) {
    await app.call('duties.recordTrigger', {
      dutyId: id,
      on: addDays(fact.on, -5),
      title: `事件${serial}`,
      unitIds: [unitId],
    });
  }
  const { occurrences } = await app.call('duties.get', { id });
  const found = occurrences.find((each) => each.unitId === unitId);
  if (found === undefined) throw new Error(`Nothing owed of 事项${serial}`);
  const { dutyId, ruleId, periodKey } = found;
  return { dutyId, ruleId, unitId, periodKey } as Item;
}

async function enterOccurrence(app: TestApp, unitId: UnitId, fact: OccurrenceFact): Promise<void> {
  const item = await newDuty(app, unitId, fact);
  const done = doneOn(app, fact);
  const register = (on: PlainDate) =>
    app.call('fulfilments.register', {
      items: [item],
      doneOn: on,
      title: '公开',
      link: `http://www.qinghe.gov.cn/${serial}/${on}.html`,
      ...(fact.early ? { earlyReason: '会议提前' } : {}),
    });
  if (!fact.returned) {
    if (done !== undefined) await register(done);
    return;
  }
  // It came in time, was returned, and came anew by the day set for that or after it.
  await register(fact.on);
  const until = addDays(fact.on, 20);
  app.setToday(addDays(fact.on, 2));
  await app.call('ledger.return', {
    items: [item],
    fault: 'requirement',
    reason: '内容不全',
    newDueOn: until,
    on: addDays(fact.on, 2),
  });
  app.setToday(TODAY);
  await register(addDays(until, fact.returnedLate ? 5 : -5));
}

/** Elements that a check found missing. */
async function enterElements(app: TestApp, unitId: UnitId, { elements }: UnitFacts): Promise<void> {
  const [first] = elements;
  if (first === undefined) return;
  const fact: OccurrenceFact = {
    id: '',
    kind: 'disclosure',
    role: 'responsible',
    tags: [],
    covers: { from: first.on, to: first.on },
    on: first.on,
    outcome: 'onTime',
  };
  const item = await newDuty(app, unitId, fact);
  const link = 'http://www.qinghe.gov.cn/elements.html';
  await app.call('fulfilments.register', { items: [item], doneOn: first.on, title: '公开', link });
  await app.call('ledger.accept', { items: [item], elements: elements.map(({ element }) => element), on: first.on });
}

/** What is entered one by one. */
async function enterLists(
  app: TestApp,
  unitId: UnitId,
  facts: UnitFacts,
  ids: ReadonlyMap<string, SchemeNodeId>,
): Promise<void> {
  const of = { year: YEAR, unitId };
  for (const { on, source, indicator, isMissed } of facts.findings) {
    serial += 1;
    const rectifyBy = isMissed ? { rectifyBy: addDays(on, 30) } : {};
    await app.call('findings.add', { ...of, source, foundOn: on, indicator, cause: `问题${serial}`, ...rectifyBy });
  }
  for (const { on, type, name, level, organ, outlet, matter } of facts.events) {
    const more = { name, outlet, matter, level: level ?? null, organ: organ ?? null };
    serial += 1;
    const told = { reason: `有文件${serial}`, by: '经办人甲' };
    await app.call('scoreFacts.saveEvent', { ...of, id: null, on, type, ...more, ...told });
  }
  if (facts.pieces.some(({ isLate }) => isLate)) {
    // A piece by the first day of every month: what comes later in the month is late.
    const rule = {
      type: 'recurring',
      every: 'month',
      due: { at: 'dayInPeriod', month: 1, day: 1 },
      covers: 'same',
    } as const;
    const assignments = [{ party: { kind: 'unit' as const, id: unitId }, role: 'responsible' as const }];
    const duty = { ...texts, kind: 'submission' as const, content: '每月1日前报送信息' };
    await app.call('duties.create', { ...duty, rules: [{ ...rule, shift: NO_SHIFT }], assignments });
  }
  for (const { on, channel, count, adoptions } of facts.pieces) {
    if (count > 1) {
      await app.call('submissions.set', { year: YEAR, cells: [{ unitId, month: Number(on.slice(5, 7)), count }] });
      continue;
    }
    serial += 1;
    await app.call('pieces.add', { unitId, title: `信息${serial}`, on, channel, link: '', adoptions: [...adoptions] });
  }
  for (const [sample, all] of Map.groupBy(facts.samples, (each) => each.sample)) {
    const items = all.map(({ item, isRight }) => ({ item, isRight: isRight ?? null }));
    await app.call('scoreFacts.saveSample', { ...of, sample, items });
  }
  for (const [group, all] of Map.groupBy(facts.members, (each) => each.group)) {
    await app.call('scoreFacts.saveMembers', {
      ...of,
      group,
      members: all.map(({ name, points }) => ({ name, points })),
    });
  }
  for (const { name, on, count } of facts.figures) {
    await app.call('scoreFacts.saveFigure', { ...of, id: null, name, on, count });
  }
  for (const { nodeId, assessor, points, reason, basis } of facts.judgements) {
    const id = ids.get(nodeId);
    if (id !== undefined) await app.call('scoreFacts.judge', { ...of, nodeId: id, assessor, points, reason, basis });
  }
  for (const id of facts.explained.flatMap((each) => ids.get(each) ?? [])) {
    await app.call('scoreFacts.explain', { ...of, nodeId: id, reason: '没有可公开的内容' });
  }
}

/** Pages, as a list of the website shows them. */
async function enterPages(app: TestApp, unit: string, { pages }: UnitFacts): Promise<void> {
  if (pages.length === 0) return;
  const rows = pages.map(({ column, on }) => {
    serial += 1;
    return [column, `页面${serial}`, unit, on, `http://www.qinghe.gov.cn/page/${serial}.html`];
  });
  const bytes = workbookBytes([{ name: '清单', rows: [['栏目', '标题', '发布单位', '发布日期', '网址'], ...rows] }]);
  const { jobId } = await app.call('publications.read', { fileId: await app.putFile('清单.xlsx', bytes) });
  const { previewId } = await app.finished(jobId);
  if (previewId === undefined) throw new Error('No list was read');
  const { listId } = await app.call('publications.preview', { listId: previewId });
  const days = { firstDay: '2021-01-01' as PlainDate, lastDay: '2021-12-31' as PlainDate };
  await app.call('publications.confirm', { listId, covers: { columns: [], units: [], ...days } });
}

/** Third parties' sheets, returns by month or quarter among them. */
async function enterSheets(app: TestApp, unit: string, { sheets }: UnitFacts): Promise<void> {
  for (const [name, marks] of Map.groupBy(sheets, (each) => each.sheet)) {
    const block = [
      ['单位', ...marks.map(({ item, period }) => (period === undefined ? item : periodWords(period)))],
      [unit, ...marks.map(({ points }) => points)],
    ];
    const { previewId } = await app.call('scoreFacts.pasteSheet', { year: YEAR, block });
    await app.call('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name } });
  }
}

function periodWords({ from, to }: { readonly from: string; readonly to: string }): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  return first === last ? `${first}月` : `第${'一二三四'[(first - 1) / 3]}季度`;
}
