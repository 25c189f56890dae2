import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { TODAY_LISTS, type TodayList } from '../../../electron/domain/words/today.ts';
import { filterLines as filterBefore } from '../../../renderer/before/lines.ts';
import { filterRows, type TaskFilters } from '../../../renderer/tasks/filters.ts';
import { confirmAll, recognisedFile, YEAR } from '../imports/importFixtures.ts';

/** 任务分解 as 待核 opens it, and 此前 as its registered ones open it. */
const TO_CHECK: TaskFilters = { kind: '', unit: '', state: '', q: '', check: true };
const DONE_BEFORE = { done: 'done', unit: '', q: '' } as const;

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-16', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const none = { shift: { kind: 'none' } } as const;
const MONTHLY: TimeRule = { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', ...none };
const AFTER_ISSUE: TimeRule = { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', ...none };

async function unit(name: string): Promise<UnitId> {
  return (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
}

async function duty(content: string, rules: readonly TimeRule[], units: readonly UnitId[]) {
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content,
    timeWording: '',
    rules: [...rules],
    assignments: units.map((one) => ({ party: { kind: 'unit' as const, id: one }, role: 'responsible' as const })),
  });
  const detail = await app.call('duties.get', { id });
  return { id, ruleId: detail.duty.rules[0]?.id as RuleId };
}

function register(dutyId: DutyId, ruleId: RuleId, unitId: UnitId, periodKey: string, doneOn: string) {
  return app.call('fulfilments.register', {
    items: [{ dutyId, ruleId, unitId, periodKey }],
    doneOn: day(doneOn),
    title: '',
    link: '',
  });
}

const summary = () => app.call('today.summary', { year: YEAR });

/** Somebody looks today; then it is another day. */
async function lookAndWait(until: string): Promise<void> {
  await app.call('today.seen', {});
  app.setToday(until);
}

describe('今日', () => {
  it('lists what is overdue and what falls due this week and the next', async () => {
    const [finance, health] = [await unit('区财政局'), await unit('区卫健局')];
    const monthly = await duty('财政收支公开', [MONTHLY], [finance, health]);
    await register(monthly.id, monthly.ruleId, health, '2021-05', '2021-05-20');
    app.setToday('2021-06-28');
    const found = await summary();
    // Five months of the one, four of the other, the longest first.
    expect(found.overdue).toMatchObject({ units: 2 });
    expect(found.overdue.lines).toHaveLength(9);
    expect(found.overdue.lines[0]).toMatchObject({
      unit: '区财政局',
      period: '2021年1月',
      dueOn: '2021-01-31',
      days: 148,
    });
    expect(found.thisWeek).toMatchObject({ from: '2021-06-28', to: '2021-07-04', total: 2, open: 2 });
    expect(found.thisWeek.entries).toMatchObject([{ content: '财政收支公开', dueOn: '2021-06-30', done: 0, total: 2 }]);
    expect(found.nextWeek).toMatchObject({ from: '2021-07-05', to: '2021-07-11', total: 0 });
    expect(found.onTime).toEqual({ percent: '10.0', onTime: 1, due: 10 });
  });

  it('counts what waits for a person and for a trigger', async () => {
    const finance = await unit('区财政局');
    const waiting = await duty('部门文件解读', [AFTER_ISSUE], [finance]);
    expect(await summary()).toMatchObject({ awaitsTrigger: 1, toCheck: 0 });
    await app.call('duties.update', { id: waiting.id, following: 'none' });
    expect(await summary()).toMatchObject({ awaitsTrigger: 0 });
    await app.call('duties.update', { id: waiting.id, following: null });
    await app.call('duties.recordTrigger', {
      dutyId: waiting.id,
      title: '办法',
      on: day('2021-06-10'),
      unitIds: [finance],
    });
    expect(await summary()).toMatchObject({ awaitsTrigger: 0 });
  });

  it('counts every triggered duty without a trigger, whatever else is to be decided about it or due', async () => {
    const finance = await unit('区财政局');
    await duty('部门文件解读', [AFTER_ISSUE], [finance]);
    await duty('没有单位的解读', [AFTER_ISSUE], []);
    await duty('解读和月报', [MONTHLY, AFTER_ISSUE], [finance]);
    await confirmAll(
      app,
      recognisedFile([
        { content: '政策文件解读', time: '文件印发后3个工作日内，及时更新', units: '某某单位、区财政局' },
      ]),
      '清河区明细表.xlsx',
    );
    const { duties } = app.store.facts(YEAR);
    expect(duties.some(({ timeCheck, unitsCheck, rules }) => (timeCheck ?? unitsCheck) && rules.length > 0)).toBe(true);
    const listed = (await app.call('coverage.check', { year: YEAR })).notes.filter(
      ({ cause }) => cause === 'neverTriggered',
    );
    expect(listed).toHaveLength(4);
    expect(await summary()).toMatchObject({ awaitsTrigger: 4 });
  });
});

describe('the figures', () => {
  it('are each as many as their list holds', async () => {
    const [finance, health] = [await unit('区财政局'), await unit('区卫健局')];
    const monthly = await duty('财政收支公开', [MONTHLY], [finance, health]);
    await duty('部门文件解读', [AFTER_ISSUE], [finance]);
    await app.call('today.seen', {});
    app.setToday('2021-06-28');
    await register(monthly.id, monthly.ruleId, health, '2021-05', '2021-05-20');
    await register(monthly.id, monthly.ruleId, health, '2021-06', '2021-06-28');
    app.setToday('2021-07-02');
    await duty('年中小结', [{ ...MONTHLY, every: 'halfYear' }], [finance]);
    const found = await summary();
    const list = async (name: TodayList) => (await app.call('today.list', { year: YEAR, list: name })).length;
    const figures: Readonly<Record<TodayList, number>> = {
      overdue: found.overdue.lines.length,
      newOverdue: found.since?.newOverdue ?? -1,
      finished: found.since?.done ?? -1,
      thisWeek: found.thisWeek.total,
      thisWeekOpen: found.thisWeek.open,
      nextWeek: found.nextWeek.total,
      nextWeekOpen: found.nextWeek.open,
      due: found.onTime.due,
      onTime: found.onTime.onTime,
    };
    expect(figures).toEqual({
      overdue: 11,
      newOverdue: 2,
      finished: 2,
      thisWeek: 3,
      thisWeekOpen: 2,
      nextWeek: 0,
      nextWeekOpen: 0,
      due: 13,
      onTime: 2,
    });
    for (const name of TODAY_LISTS) expect([name, await list(name)]).toEqual([name, figures[name]]);
    expect(found.thisWeek.lines).toHaveLength(found.thisWeek.total);
    expect(filterRows(await app.call('duties.list', { year: YEAR }), TO_CHECK)).toHaveLength(found.toCheck);
    const { notes } = await app.call('coverage.check', { year: YEAR });
    expect(notes.filter(({ cause }) => cause === 'neverTriggered')).toHaveLength(found.awaitsTrigger);
    const { years } = await app.call('workspace.status', {});
    expect(years.map(({ overdue }) => overdue)).toEqual([figures.overdue]);
  });

  it('count a month’s pieces once, however many duties ask for them', async () => {
    const finance = await unit('区财政局');
    const pieces = (content: string, atLeast: number) =>
      app.call('duties.create', {
        year: YEAR,
        kind: 'submission',
        number: '1',
        task: '',
        subtask: '',
        content,
        timeWording: '',
        rules: [{ type: 'quota', per: 'month', atLeast }],
        assignments: [{ party: { kind: 'unit', id: finance }, role: 'responsible' }],
      });
    await pieces('每月报送信息一篇', 1);
    await pieces('每月报送信息两篇', 2);
    const { overdue } = await summary();
    expect(overdue.lines.map(({ period, sources }) => [period, sources])).toEqual(
      [1, 2, 3, 4, 5].map((month) => [`2021年${month}月`, ['每月报送信息两篇', '每月报送信息一篇']]),
    );
    const { years } = await app.call('workspace.status', {});
    const daily = await app.call('notices.daily', {});
    expect([years[0]?.overdue, daily.overdue]).toEqual([5, 5]);
  });

  it('此前 and what of it is registered are as many as its list holds', async () => {
    const finance = await unit('区财政局');
    const monthly = await duty('财政收支公开', [MONTHLY], [finance]);
    await app.call('workspace.setInUseFrom', { date: day('2021-05-01') });
    await register(monthly.id, monthly.ruleId, finance, '2021-02', '2021-02-20');
    const before = (await app.call('workspace.status', {})).years[0]?.before;
    const lines = await app.call('today.before', { year: YEAR });
    expect(before).toEqual({ total: lines.length, registered: filterBefore(lines, DONE_BEFORE).length });
    expect(before).toEqual({ total: 4, registered: 1 });
  });
});

describe('the last look', () => {
  it('is told from the day before, once a day, and is nothing to undo', async () => {
    expect(await summary()).toMatchObject({ since: undefined, seen: false });
    expect((await app.call('today.seen', {})).changed).toBe(true);
    expect((await app.call('today.seen', {})).changed).toBe(false);
    expect(await summary()).toMatchObject({ since: undefined, seen: true });
    expect((await app.call('workspace.status', {})).undoable).toBeUndefined();
    app.setToday('2021-06-28');
    expect(await summary()).toMatchObject({ seen: false, since: { day: '2021-06-16', days: 12, changes: [] } });
    await app.call('today.seen', {});
    // All day long it is the earlier look that counts.
    expect(await summary()).toMatchObject({ seen: true, since: { day: '2021-06-16', days: 12 } });
    app.setToday('2021-06-29');
    expect(await summary()).toMatchObject({ since: { day: '2021-06-28', days: 1 } });
  });

  it('counts new omissions and what was finished since', async () => {
    const finance = await unit('区财政局');
    const monthly = await duty('财政收支公开', [MONTHLY], [finance]);
    await register(monthly.id, monthly.ruleId, finance, '2021-05', '2021-05-20');
    await lookAndWait('2021-07-02');
    await register(monthly.id, monthly.ruleId, finance, '2021-04', '2021-07-01');
    expect((await summary()).since).toMatchObject({ newOverdue: 1, done: 1, changes: [] });
  });
});

describe('dates that moved', () => {
  it('are charged to the command that moved them', async () => {
    const [finance, health] = [await unit('区财政局'), await unit('区卫健局')];
    const monthly = await duty('财政收支公开', [MONTHLY], [finance, health]);
    const other = await duty('统计月报', [MONTHLY], [finance]);
    await lookAndWait('2021-06-28');
    await app.call('duties.update', {
      id: monthly.id,
      rules: [{ ...MONTHLY, due: { at: 'dayInPeriod', month: 1, day: 25 } }],
    });
    await app.call('duties.update', { id: other.id, content: '统计月报（快报）' });
    await app.call('duties.update', {
      id: other.id,
      rules: [{ ...MONTHLY, due: { at: 'dayInPeriod', month: 1, day: 20 } }],
    });
    const { changes = [] } = (await summary()).since ?? {};
    expect(changes.map(({ movedCount }) => movedCount)).toEqual([12, 24]);
    expect(changes[1]?.moved[0]).toEqual({
      dutyId: monthly.id,
      content: '财政收支公开',
      period: '2021年1月',
      from: '2021-01-31',
      to: '2021-01-25',
      units: 2,
    });
    expect(changes[0]?.label).toContain('统计月报');
  });

  it('tells new and vanished dates apart from moved ones', async () => {
    const finance = await unit('区财政局');
    const waiting = await duty('部门文件解读', [AFTER_ISSUE], [finance]);
    await lookAndWait('2021-06-28');
    const { id } = await app.call('duties.recordTrigger', {
      dutyId: waiting.id,
      title: '办法',
      on: day('2021-06-10'),
      unitIds: [finance],
    });
    expect((await summary()).since?.changes).toMatchObject([{ movedCount: 0, added: 1, removed: 0 }]);
    await lookAndWait('2021-06-29');
    await app.call('duties.removeTrigger', { id });
    expect((await summary()).since?.changes).toMatchObject([{ movedCount: 0, added: 0, removed: 1 }]);
  });

  it('come from a holiday notice too', async () => {
    const finance = await unit('区财政局');
    const waiting = await duty('部门文件解读', [AFTER_ISSUE], [finance]);
    await app.call('duties.recordTrigger', {
      dutyId: waiting.id,
      title: '办法',
      on: day('2021-06-10'),
      unitIds: [finance],
    });
    // 10 June + 3 working days = 16 June: 14 June is 端午节. Without it the clock would run out on the 15th.
    await lookAndWait('2021-06-28');
    await app.call('workdays.save', {
      year: YEAR,
      days: [{ date: day('2021-10-01'), kind: 'off', name: '国庆节' }],
      sourceText: '',
    });
    expect((await summary()).since?.changes).toMatchObject([
      { movedCount: 1, moved: [{ from: '2021-06-16', to: '2021-06-15', units: 1 }] },
    ]);
  });

  it('come from an extension, for the units that got it', async () => {
    const [finance, health] = [await unit('区财政局'), await unit('区卫健局')];
    const monthly = await duty('财政收支公开', [MONTHLY], [finance, health]);
    await lookAndWait('2021-06-28');
    const item = { dutyId: monthly.id, ruleId: monthly.ruleId, unitId: health, periodKey: '2021-06' };
    await app.call('extensions.save', { items: [item], dueOn: day('2021-07-15'), reason: '系统切换' });
    expect((await summary()).since?.changes).toMatchObject([
      { movedCount: 1, added: 0, removed: 0, moved: [{ from: '2021-06-30', to: '2021-07-15', units: 1 }] },
    ]);
  });

  it('that were put back are no news, and the look back changes nothing', async () => {
    const finance = await unit('区财政局');
    const monthly = await duty('财政收支公开', [MONTHLY], [finance]);
    await lookAndWait('2021-06-28');
    await app.call('duties.update', {
      id: monthly.id,
      rules: [{ ...MONTHLY, due: { at: 'dayInPeriod', month: 1, day: 25 } }],
    });
    await app.call('workspace.undo', {});
    const before = [app.store.revision(), JSON.stringify(app.store.facts(YEAR))];
    expect((await summary()).since?.changes).toEqual([]);
    expect([app.store.revision(), JSON.stringify(app.store.facts(YEAR))]).toEqual(before);
    // A command from before the look that is taken back after it is news.
    await app.call('duties.update', {
      id: monthly.id,
      rules: [{ ...MONTHLY, due: { at: 'dayInPeriod', month: 1, day: 25 } }],
    });
    await lookAndWait('2021-06-29');
    await app.call('workspace.undo', {});
    expect((await summary()).since?.changes).toMatchObject([{ movedCount: 12 }]);
  });
});

describe('热力图', () => {
  it('puts every occurrence of the filtered units in one cell, and opens it', async () => {
    const [finance, town] = [
      await unit('区财政局'),
      (await app.call('units.save', { name: '城关街道', kind: 'town', aliases: [] })).id,
    ];
    const monthly = await duty('财政收支公开', [MONTHLY], [finance, town]);
    const matrix = await app.call('heat.matrix', { year: YEAR });
    expect(matrix.columns).toHaveLength(12);
    expect(matrix.rows.map(({ unit, kind, overdue }) => [unit, kind, overdue])).toEqual([
      ['区财政局', 'department', 5],
      ['城关街道', 'town', 5],
    ]);
    expect(matrix.rows[0]?.cells[4]).toMatchObject({ lamp: 'overdue', count: 1 });
    expect((await app.call('heat.matrix', { year: YEAR, unitKind: 'town' })).rows).toHaveLength(1);
    expect((await app.call('heat.matrix', { year: YEAR, kind: 'measure' })).rows).toEqual([]);
    const { id: groupId } = await app.call('units.saveGroup', { name: '各镇街', aliases: [], members: [town] });
    expect((await app.call('heat.matrix', { year: YEAR, groupId })).rows.map(({ unit }) => unit)).toEqual(['城关街道']);
    const one = await app.call('heat.matrix', { year: YEAR, dutyId: monthly.id });
    expect(one.columns[4]).toMatchObject({ key: '2021-05', short: '5月' });
    const cell = await app.call('heat.cell', { year: YEAR, dutyId: monthly.id, unitId: town, column: '2021-05' });
    expect(cell).toMatchObject([{ unit: '城关街道', periodKey: '2021-05', lamp: 'overdue' }]);
    expect(await app.call('heat.cell', { year: YEAR, unitId: town, column: '2022-01' })).toEqual([]);
  });
});

describe('覆盖检查', () => {
  it('adds up, and names what leaves a gap', async () => {
    const finance = await unit('区财政局');
    const monthly = await duty('财政收支公开', [MONTHLY], [finance]);
    await duty('没有单位的事项', [MONTHLY], []);
    await duty('没有时限的事项', [], [finance]);
    const item = { dutyId: monthly.id, ruleId: monthly.ruleId, unitId: finance, periodKey: '2021-08' };
    await app.call('exemptions.save', { items: [item], reason: '本月无收支' });
    const check = await app.call('coverage.check', { year: YEAR });
    expect(check).toMatchObject({ expected: 25, due: 11, exempt: 1, gaps: 13, duties: 3, units: 1 });
    expect(check.found.map(({ cause, title, count }) => [cause, title, count])).toEqual([
      ['noUnits', '没有单位的事项', 12],
      ['noRule', '没有时限的事项', 1],
    ]);
  });
});
