import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, GroupId, RuleId, UnitId } from '../../electron/domain/brand.ts';
import type { TimeRule } from '../../electron/domain/model/timeRule.ts';
import { day, openTestApp, type TestApp } from '../support/testApp.ts';
import { temporaryFolder } from '../support/storeFixtures.ts';
import { YEAR } from './imports/importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const none = { shift: { kind: 'none' } } as const;
const MONTHLY: TimeRule = { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', ...none };
const QUARTERLY: TimeRule = { type: 'recurring', every: 'quarter', due: { at: 'periodEnd' }, covers: 'same', ...none };
const AFTER_ISSUE: TimeRule = { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', ...none };

async function unit(name: string): Promise<UnitId> {
  return (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
}

async function duty(
  content: string,
  rules: readonly TimeRule[],
  units: readonly UnitId[],
  kind: 'disclosure' | 'measure' = 'disclosure',
) {
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind,
    number: '1',
    task: '任务',
    subtask: '',
    content,
    timeWording: '',
    rules: [...rules],
    assignments: units.map((one) => ({ party: { kind: 'unit' as const, id: one }, role: 'responsible' as const })),
  });
  const detail = await app.call('duties.get', { id });
  return { id, ruleId: (detail.duty.rules[0]?.id ?? 'undated') as RuleId };
}

function register(dutyId: DutyId, ruleId: RuleId, unitId: UnitId, periodKey: string, doneOn: string) {
  const item = { dutyId, ruleId, unitId, periodKey };
  return { items: [item], doneOn: day(doneOn), title: '会议纪要', link: 'https://www.example.gov.cn/1' };
}

const list = () => app.call('duties.list', { year: YEAR });

describe('workspace', () => {
  it('is set up once, and keeps district and years over a restart', async () => {
    expect((await app.refusal('workspace.setUp', { district: '别处', year: YEAR })).code).toBe('conflict');
    await app.call('workspace.openYear', { year: 2022 as never });
    expect((await app.refusal('workspace.openYear', { year: 2022 as never })).code).toBe('conflict');
    await app.call('workspace.rename', { district: '清河新区' });
    const temporary = temporaryFolder();
    const first = await openTestApp({ today: '2021-06-15', folder: temporary.folder, year: 2021 });
    await first.call('units.save', { name: '区甲局', kind: 'department', aliases: ['甲局'] });
    await first.close();
    const second = await openTestApp({ today: '2021-06-16', folder: temporary.folder });
    const status = await second.call('workspace.status', {});
    expect(status).toMatchObject({ district: '清河区', undoable: '新增单位：区甲局', today: '2021-06-16' });
    expect(status.years.map(({ year }) => year)).toEqual([2021]);
    await second.close();
    temporary.remove();
  });

  it('counts what is overdue and to check, and says what undo would take back', async () => {
    const jia = await unit('区甲局');
    await duty('部门会议公开', [MONTHLY], [jia]);
    const status = await app.call('workspace.status', {});
    expect(status.years).toMatchObject([{ year: 2021, state: 'open', duties: 1, toCheck: 0, overdue: 5, units: 1 }]);
    expect(status.undoable).toBe('新增事项：部门会议公开');
    const undone = await app.call('workspace.undo', {});
    expect(undone.undone).toBe('新增事项：部门会议公开');
    expect(undone.changed).toBe(true);
    await app.call('workspace.undo', {});
    // Setting up is not offered to be taken back.
    expect((await app.refusal('workspace.undo', {})).code).toBe('nothing-to-undo');
  });

  it('asks for the set-up first', async () => {
    const fresh = await openTestApp({ today: '2021-06-15' });
    expect((await fresh.call('workspace.status', {})).district).toBeUndefined();
    expect((await fresh.refusal('workspace.openYear', { year: YEAR })).code).toBe('not-set-up');
    expect((await fresh.refusal('workspace.rename', { district: 'x' })).code).toBe('not-set-up');
    await fresh.close();
  });
});

describe('units', () => {
  it('bear names that nothing else bears', async () => {
    const jia = (await app.call('units.save', { name: '区甲局', kind: 'department', aliases: ['甲局'] })).id;
    for (const name of ['区甲局', '甲局', ' 区 甲局 ']) {
      const refusal = await app.refusal('units.save', { name, kind: 'town', aliases: [] });
      expect(refusal.code).toBe('conflict');
      expect(refusal.message).toContain('区甲局');
    }
    expect((await app.refusal('units.saveGroup', { name: '甲局', aliases: [], members: [] })).code).toBe('conflict');
    expect(
      (await app.refusal('units.save', { name: '区乙局', kind: 'town', aliases: ['x', 'x'] })).fields,
    ).toHaveProperty('aliases.1');
    const dates = { from: day('2021-03-01'), to: day('2021-02-01') };
    expect((await app.refusal('units.save', { name: '区乙局', kind: 'town', aliases: [], ...dates })).code).toBe(
      'invalid-input',
    );
    await app.call('units.save', { id: jia, name: '区甲局', kind: 'department', aliases: ['甲局', '老甲局'] });
    const added = await app.call('units.addMany', { names: ['老甲局', '清河镇', '清河镇', '东湖街道'], kind: 'town' });
    expect(added).toMatchObject({ created: 2, known: 2 });
  });

  it('cannot be removed while something refers to them, and the refusal says what', async () => {
    const jia = await unit('区甲局');
    const group = await app.call('units.saveGroup', { name: '区直部门', aliases: [], members: [jia] });
    const made = await duty('部门会议公开', [MONTHLY], [jia]);
    const refusal = await app.refusal('units.remove', { id: jia });
    expect(refusal.code).toBe('conflict');
    expect(refusal.message).toContain('1 处责任分工');
    expect(refusal.message).toContain('1 个单位组');
    const assignments = [{ party: { kind: 'group' as const, id: group.id }, role: 'lead' as const }];
    await app.call('duties.update', { id: made.id, assignments });
    expect((await app.refusal('units.removeGroup', { id: group.id })).code).toBe('conflict');
    expect((await app.call('units.list', {})).units[0]).toMatchObject({ duties: 1, groupIds: [group.id] });
    await app.call('duties.remove', { ids: [made.id] });
    await app.call('units.removeGroup', { id: group.id });
    await app.call('units.remove', { id: jia });
    expect(await app.call('units.list', {})).toEqual({ units: [], groups: [] });
  });
});

describe('duties', () => {
  it('show their occurrences, progress and state', async () => {
    const jia = await unit('区甲局');
    const { id, ruleId } = await duty('部门会议公开', [MONTHLY], [jia]);
    await app.call('fulfilments.register', register(id, ruleId, jia, '2021-01', '2021-01-20'));
    await app.call('fulfilments.register', register(id, ruleId, jia, '2021-02', '2021-03-05'));
    const detail = await app.call('duties.get', { id });
    // January to May fell due.
    expect(detail.duty).toMatchObject({ done: 2, total: 5, overdue: 3, state: 'overdue', nextDue: '2021-06-30' });
    expect(detail.occurrences.slice(0, 3).map(({ lamp, daysLate }) => [lamp, daysLate])).toEqual([
      ['onTime', -11],
      ['late', 5],
      ['overdue', 76],
    ]);
    expect(detail.occurrences[0]?.fulfilments[0]?.title).toBe('会议纪要');
  });

  it('settle their 待核 when rules or units are given, and read a changed wording anew', async () => {
    const jia = await unit('区甲局');
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '',
      task: '',
      subtask: '',
      content: '专项资金',
      timeWording: '适时公开',
      rules: [],
      assignments: [],
    });
    expect((await list())[0]?.timeCheck).toBeDefined();
    await app.call('duties.update', { id, timeWording: '每月' });
    const [row] = await list();
    expect(row?.timeCheck).toBeUndefined();
    expect(row?.rules.map(({ rule }) => rule)).toMatchObject([{ type: 'recurring', every: 'month' }]);
    const assignments = [{ party: { kind: 'unit' as const, id: jia }, role: 'lead' as const }];
    await app.call('duties.update', { id, assignments, rules: [QUARTERLY] });
    // The first quarter fell due.
    expect((await list())[0]).toMatchObject({ total: 1, overdue: 1, unitIds: [jia] });
    const stranger = [{ party: { kind: 'unit' as const, id: 'gone' as UnitId }, role: 'lead' as const }];
    expect((await app.refusal('duties.update', { id, assignments: stranger })).code).toBe('not-found');
    const unitsId: string = jia;
    const noGroup = [{ party: { kind: 'group' as const, id: unitsId as GroupId }, role: 'lead' as const }];
    expect((await app.refusal('duties.update', { id, assignments: noGroup })).code).toBe('not-found');
  });

  it('change together in one step that is taken back as one, or not at all', async () => {
    const jia = await unit('区甲局');
    const first = await duty('部门会议公开', [MONTHLY], [jia]);
    const second = await duty('预算公开', [MONTHLY], [jia]);
    const ids = [first.id, second.id, first.id];
    expect(await app.call('duties.updateMany', { ids, task: '夯实基础' })).toMatchObject({ updated: 2 });
    expect((await list()).map(({ task }) => task)).toEqual(['夯实基础', '夯实基础']);
    expect((await app.call('workspace.status', {})).undoable).toBe('修改 2 个事项');
    await app.call('workspace.undo', {});
    expect((await list()).map(({ task }) => task)).toEqual(['任务', '任务']);
    await app.call('fulfilments.register', register(second.id, second.ruleId, jia, '2021-01', '2021-01-20'));
    const revision = app.store.revision();
    const refusal = await app.refusal('duties.updateMany', { ids, task: '平台建设', rules: [QUARTERLY] });
    expect(refusal.code).toBe('conflict');
    const gone = [first.id, 'gone' as DutyId];
    expect((await app.refusal('duties.updateMany', { ids: gone, task: '平台建设' })).code).toBe('not-found');
    expect(app.store.revision()).toBe(revision);
    expect((await list()).map(({ task }) => task)).toEqual(['任务', '任务']);
  });

  it('keep registrations with a rule whose periods stay, and refuse to strand them', async () => {
    const jia = await unit('区甲局');
    const { id, ruleId } = await duty('部门会议公开', [MONTHLY], [jia]);
    await app.call('fulfilments.register', register(id, ruleId, jia, '2021-01', '2021-01-20'));
    const on8th: TimeRule = { ...MONTHLY, due: { at: 'dayInPeriod', month: 1, day: 8 } };
    await app.call('duties.update', { id, rules: [QUARTERLY, on8th] });
    const detail = await app.call('duties.get', { id });
    expect(detail.occurrences.find(({ periodKey }) => periodKey === '2021-01')).toMatchObject({ ruleId, lamp: 'late' });
    const refusal = await app.refusal('duties.update', { id, rules: [QUARTERLY] });
    expect(refusal.code).toBe('conflict');
    expect(refusal.message).toContain('1 条办结登记');
  });

  it('let a measure without a time be done, and keep that when it gets a date', async () => {
    const jia = await unit('区甲局');
    const { id, ruleId } = await duty('推进基层政务公开标准化', [], [jia], 'measure');
    expect(ruleId).toBe('undated');
    await app.call('fulfilments.register', register(id, ruleId, jia, '2021-R06-30', '2021-05-06'));
    // Looked at, and in no figure until it has a date.
    expect((await list())[0]).toMatchObject({ done: 0, total: 0, nextDue: '2021-12-31', state: 'ongoing' });
    await app.call('duties.update', { id, rules: [{ type: 'once', month: 6, day: 30, ...none }] });
    expect((await list())[0]).toMatchObject({ done: 1, total: 1, nextDue: '2021-06-30' });
    expect((await app.refusal('duties.update', { id, rules: [MONTHLY] })).code).toBe('conflict');
  });

  it('start a clock when something happens', async () => {
    const jia = await unit('区甲局');
    const { id, ruleId } = await duty('政策解读', [AFTER_ISSUE], [jia]);
    expect((await list())[0]?.state).toBe('awaitsTrigger');
    const event = { dutyId: id, title: '清河区养老服务办法', on: day('2021-06-10'), unitIds: [jia] };
    const trigger = await app.call('duties.recordTrigger', event);
    const detail = await app.call('duties.get', { id });
    // Thursday; the Dragon Boat holiday of 2021 is 12 to 14 June: 11, 15, 16.
    expect(detail.occurrences.map(({ dueOn, period, lamp }) => [dueOn, period, lamp])).toEqual([
      ['2021-06-16', '清河区养老服务办法', 'dueSoon'],
    ]);
    await app.call('fulfilments.register', register(id, ruleId, jia, trigger.id, '2021-06-15'));
    await app.call('duties.removeTrigger', { id: trigger.id });
    expect((await app.call('duties.get', { id })).occurrences).toEqual([]);
    await app.call('workspace.undo', {});
    expect((await app.call('duties.get', { id })).occurrences[0]?.lamp).toBe('onTime');
    expect((await app.refusal('duties.recordTrigger', { ...event, on: day('2021-06-16') })).code).toBe('invalid-input');
    const { id: monthly } = await duty('部门会议公开', [MONTHLY], [jia]);
    expect((await app.refusal('duties.recordTrigger', { ...event, dutyId: monthly })).code).toBe('conflict');
  });

  it('are removed with everything of theirs, and come back by undo', async () => {
    const jia = await unit('区甲局');
    const { id, ruleId } = await duty('部门会议公开', [MONTHLY], [jia]);
    await app.call('fulfilments.register', register(id, ruleId, jia, '2021-01', '2021-01-20'));
    const before = await app.call('duties.get', { id });
    expect(await app.call('duties.remove', { ids: [id] })).toMatchObject({ removed: 1 });
    expect((await app.refusal('duties.get', { id })).code).toBe('not-found');
    await app.call('workspace.undo', {});
    expect(await app.call('duties.get', { id })).toEqual(before);
  });

  it('read wordings and describe rules for the editors', async () => {
    const jia = await unit('区卫生健康局');
    const time = await app.call('duties.readTime', { wording: '按月发布预警，按季度公开情况', year: YEAR });
    expect(time.rules.map(({ rule }) => rule)).toMatchObject([{ every: 'month' }, { every: 'quarter' }]);
    const units = await app.call('duties.readUnits', { wording: '区卫生健康局牵头，区民政局配合' });
    expect(units.parties).toMatchObject([
      { name: '区卫生健康局', role: 'lead', unitId: jia, span: { start: 0, end: 6 } },
      { name: '区民政局', role: 'support', span: { start: 9, end: 13, text: '区民政局' } },
    ]);
    const described = await app.call('duties.describeRule', { rule: QUARTERLY, year: YEAR });
    expect(described.dates).toEqual(['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31']);
    expect(described.sentence).toContain('每季度');
  });
});

describe('fulfilments', () => {
  it('answer an occurrence that exists, on a day that has come, and once', async () => {
    const jia = await unit('区甲局');
    const { id, ruleId } = await duty('部门会议公开', [MONTHLY], [jia]);
    const good = register(id, ruleId, jia, '2021-05', '2021-06-01');
    const cases: [Parameters<typeof register>, string][] = [
      [[id, ruleId, jia, '2021-13', '2021-06-01'], 'not-found'],
      [[id, 'other' as RuleId, jia, '2021-05', '2021-06-01'], 'not-found'],
      [[id, ruleId, 'other' as UnitId, '2021-05', '2021-06-01'], 'not-found'],
      [['other' as DutyId, ruleId, jia, '2021-05', '2021-06-01'], 'not-found'],
      [[id, ruleId, jia, '2021-05', '2021-06-16'], 'invalid-input'],
      [[id, ruleId, jia, '2021-05', '1989-12-31'], 'invalid-input'],
    ];
    for (const [input, code] of cases) {
      expect((await app.refusal('fulfilments.register', register(...input))).code, JSON.stringify(input)).toBe(code);
    }
    const twice = { ...good, items: [...good.items, ...good.items] };
    expect((await app.refusal('fulfilments.register', twice)).code).toBe('conflict');
    const { ids } = await app.call('fulfilments.register', good);
    const again = await app.refusal('fulfilments.register', good);
    expect(again.code).toBe('conflict');
    expect(again.message).toContain('区甲局（2021年5月）');
    expect((await list())[0]?.done).toBe(1);
    const [first] = ids;
    if (!first) throw new Error('No id');
    await app.call('fulfilments.update', { id: first, doneOn: day('2021-05-20'), title: '改' });
    const detail = await app.call('duties.get', { id });
    expect(detail.occurrences[4]).toMatchObject({ lamp: 'onTime', doneOn: '2021-05-20' });
    await app.call('fulfilments.remove', { ids: [first] });
    expect((await list())[0]?.done).toBe(0);
    expect((await app.refusal('fulfilments.remove', { ids: [first] })).code).toBe('not-found');
  });

  it('fill a quota one by one', async () => {
    const jia = await unit('区甲局');
    const { id, ruleId } = await duty('政策宣讲', [{ type: 'quota', per: 'year', atLeast: 2 }], [jia], 'measure');
    const one = register(id, ruleId, jia, '2021', '2021-05-06');
    await app.call('fulfilments.register', one);
    expect((await list())[0]).toMatchObject({ done: 0, total: 0, state: 'inProgress' });
    expect((await app.call('duties.get', { id })).occurrences[0]).toMatchObject({ done: 1, needed: 2 });
    await app.call('fulfilments.register', { ...one, items: [...one.items, ...one.items] });
    expect((await list())[0]).toMatchObject({ done: 2, total: 2, state: 'done' });
  });
});

describe('submissions', () => {
  it('are a table of counts against the target', async () => {
    const jia = await unit('区甲局');
    await unit('区乙局');
    const cells = [
      { unitId: jia, month: 1, count: 2 },
      { unitId: jia, month: 2, count: 0 },
      { unitId: jia, month: 6, count: 1 },
    ];
    await app.call('submissions.set', { year: YEAR, cells });
    const matrix = await app.call('submissions.matrix', { year: YEAR });
    expect(matrix.lastMonthDue).toBe(5);
    expect(matrix.totals.slice(0, 6)).toEqual([2, 0, 0, 0, 0, 1]);
    // January of five months; what came in June counts once June is over.
    expect(matrix.rows[0]).toMatchObject({ unit: '区甲局', total: 3, met: 1, due: 5, missed: [2, 3, 4, 5] });
    expect(matrix.rows[0]?.counts.slice(0, 3)).toEqual([2, 0, undefined]);
    expect(matrix.rows[1]).toMatchObject({ unit: '区乙局', total: 0, met: 0, due: 5 });
    await app.call('submissions.set', { year: YEAR, cells: [{ unitId: jia, month: 2, count: null }] });
    await app.call('submissions.setTarget', { year: YEAR, target: 2 });
    expect((await app.call('submissions.matrix', { year: YEAR })).rows[0]).toMatchObject({ met: 1, due: 5 });
    const stranger = [{ unitId: 'gone' as UnitId, month: 1, count: 1 }];
    expect((await app.refusal('submissions.set', { year: YEAR, cells: stranger })).code).toBe('not-found');
  });
});

describe('calendar', () => {
  it('shows many units of one duty once, with the days as they are in China', async () => {
    const [jia, yi] = [await unit('区甲局'), await unit('区乙局')];
    const { id, ruleId } = await duty('部门会议公开', [MONTHLY], [jia, yi]);
    await duty('推进标准化', [{ type: 'once', month: 5, day: 31, ...none }], [yi], 'measure');
    await app.call('fulfilments.register', register(id, ruleId, jia, '2021-05', '2021-05-20'));
    const may = { year: YEAR, from: day('2021-04-26'), to: day('2021-06-06') };
    const range = await app.call('calendar.range', may);
    expect(range.entries.map(({ content, dueOn, done, total, lamp }) => [content, dueOn, done, total, lamp])).toEqual([
      ['部门会议公开', '2021-04-30', 0, 2, 'overdue'],
      ['部门会议公开', '2021-05-31', 1, 2, 'overdue'],
      ['推进标准化', '2021-05-31', 0, 1, 'overdue'],
    ]);
    expect(range.lamps).toEqual({ overdue: 4, onTime: 1 });
    const kinds = new Map(range.days.map(({ date, kind }) => [date, kind]));
    expect(kinds.get(day('2021-05-03'))).toBe('holiday');
    expect(kinds.get(day('2021-05-08'))).toBe('makeUp');
    expect(kinds.get(day('2021-05-09'))).toBe('weekend');
    expect((await app.call('calendar.range', { ...may, unitId: jia })).lamps).toEqual({ overdue: 1, onTime: 1 });
    expect((await app.call('calendar.range', { ...may, kinds: ['measure'] })).entries).toHaveLength(1);
    const [, entry] = range.entries;
    if (!entry) throw new Error('No entry');
    const { dutyId, periodKey, dueOn } = entry;
    const detail = await app.call('calendar.entry', { dutyId, ruleId: entry.ruleId, periodKey, dueOn });
    expect(detail).toMatchObject({ source: '手工新增', advisedOn: '2021-05-31', entry: { done: 1, total: 2 } });
    expect(detail.occurrences.map(({ unit: name, lamp }) => [name, lamp])).toEqual([
      ['区甲局', 'onTime'],
      ['区乙局', 'overdue'],
    ]);
    expect((await app.refusal('calendar.entry', { dutyId, ruleId, periodKey: 'x', dueOn })).code).toBe('not-found');
    expect((await app.refusal('calendar.range', { ...may, to: day('2021-04-01') })).code).toBe('invalid-input');
    expect((await app.refusal('calendar.range', { ...may, to: day('2023-04-01') })).code).toBe('invalid-input');
  });
});

describe('a closed year', () => {
  it('refuses every write', async () => {
    const jia = await unit('区甲局');
    const { id, ruleId } = await duty('政策解读', [AFTER_ISSUE, MONTHLY], [jia]);
    const monthly = (await app.call('duties.get', { id })).duty.rules[1]?.id ?? ruleId;
    const { ids } = await app.call('fulfilments.register', register(id, monthly, jia, '2021-01', '2021-01-20'));
    const event = { dutyId: id, title: '办法', on: day('2021-06-10'), unitIds: [jia] };
    const trigger = await app.call('duties.recordTrigger', event);
    app.store.command('关闭', '2021-12-31T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    const revision = app.store.revision();
    const blank = {
      year: YEAR,
      kind: 'measure',
      number: '',
      task: '',
      subtask: '',
      content: 'x',
      timeWording: '',
      rules: [],
      assignments: [],
    };
    const cells = [{ unitId: jia, month: 1, count: 1 }];
    const asked = await Promise.all([
      app.ask('duties.create', blank),
      app.ask('duties.update', { id, content: '改' }),
      app.ask('duties.remove', { ids: [id] }),
      app.ask('duties.recordTrigger', event),
      app.ask('duties.removeTrigger', { id: trigger.id }),
      app.ask('fulfilments.register', register(id, monthly, jia, '2021-02', '2021-02-20')),
      app.ask('fulfilments.update', { id: ids[0], title: '改' }),
      app.ask('fulfilments.remove', { ids }),
      app.ask('submissions.set', { year: YEAR, cells }),
      app.ask('submissions.setTarget', { year: YEAR, target: 2 }),
    ]);
    expect(asked.map(({ error }) => error?.code)).toEqual(asked.map(() => 'year-closed'));
    expect(app.store.revision()).toBe(revision);
  });
});
