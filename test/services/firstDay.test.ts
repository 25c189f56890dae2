import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, GroupId, SchemeNodeId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { DutyKind } from '../../electron/domain/model/duty.ts';
import { NO_SHIFT, type TimeRule } from '../../electron/domain/model/timeRule.ts';
import { derivedYear } from '../../electron/services/year/derivedYear.ts';
import { firstClass, firstScheme, saveMarks, withMarks } from '../support/schemes.ts';
import { day, openTestApp, type TestApp } from '../support/testApp.ts';

/** What is owed from the first day on, through the app's own commands: 施行日, 启用日, 计入方式, 提前 and the year's frame, and what of it is refused. */

const year = 2021 as Year;
const MONTHLY: TimeRule = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: NO_SHIFT,
};
const YEAR_END: TimeRule = { type: 'once', month: 12, day: 'last', shift: NO_SHIFT };

let app: TestApp;
let unitId: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year });
  unitId = (await app.call('units.save', { name: '区甲局', kind: 'department', aliases: [] })).id;
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function duty(content: string, rules: readonly TimeRule[], kind: DutyKind = 'disclosure'): Promise<DutyId> {
  const { id } = await app.call('duties.create', {
    year,
    kind,
    number: '',
    task: '',
    subtask: '',
    content,
    timeWording: '',
    rules: [...rules],
    assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
  });
  return id;
}

async function itemOf(id: DutyId, periodKey: string) {
  const { occurrences } = await app.call('duties.get', { id });
  const ruleId = occurrences.find((one) => one.periodKey === periodKey)?.ruleId;
  if (!ruleId) throw new Error(`No occurrence ${periodKey}`);
  return { dutyId: id, ruleId, unitId, periodKey };
}

async function register(id: DutyId, periodKey: string, doneOn: string, earlyReason?: string) {
  const items = [await itemOf(id, periodKey)];
  const why = earlyReason === undefined ? {} : { earlyReason };
  return app.call('fulfilments.register', { items, doneOn: day(doneOn), title: '', link: '', ...why });
}

const row = async (id: DutyId) => (await app.call('duties.get', { id })).duty;
const undo = () => app.call('workspace.undo', {});
const lamps = () => {
  const found = Map.groupBy(derivedYear(app.context, year).occurrences, ({ lamp }) => lamp);
  return Object.fromEntries([...found].map(([lamp, of]) => [lamp, of.length]));
};

describe('a start (施行日)', () => {
  it('leaves what falls due from it on, with its facts, told before it is written, and undone', async () => {
    const id = await duty('工作动态', [MONTHLY]);
    await register(id, '2021-01', '2021-01-20');
    // Late by months: it is due before the start all the same.
    await register(id, '2021-02', '2021-06-02');
    const before = await app.call('duties.get', { id });
    const { sentences } = await app.call('duties.previewEdit', { ids: [id], startsOn: day('2021-05-24') });
    // May to December, January and February.
    expect(sentences).toEqual([
      '计入的应办由 12 项次变为 10 项次，其中逾期由 3 项次变为 1 项次。',
      '施行日之前已有登记的 2 项次照旧保留并计入。',
    ]);
    expect(await app.call('duties.get', { id })).toEqual(before);
    await app.call('duties.update', { id, startsOn: day('2021-05-24') });
    expect(await row(id)).toMatchObject({ startsOn: '2021-05-24', done: 2, total: 3, overdue: 1 });
    await undo();
    expect(await app.call('duties.get', { id })).toEqual(before);
    await app.call('duties.update', { id, startsOn: day('2021-05-24') });
    await app.call('duties.update', { id, startsOn: null });
    expect(await row(id)).not.toHaveProperty('startsOn');
  });

  it('after the year’s end is refused, for one or many, whole', async () => {
    const ids = [await duty('工作动态', [MONTHLY]), await duty('预算', [YEAR_END])];
    const revision = app.store.revision();
    for (const refusal of [
      await app.refusal('duties.update', { id: ids[0] as DutyId, startsOn: day('2022-01-01') }),
      await app.refusal('duties.updateMany', { ids, startsOn: day('2022-01-01') }),
    ]) {
      expect(refusal).toMatchObject({ code: 'invalid-input', fields: { startsOn: '不能晚于 2021-12-31' } });
    }
    expect(app.store.revision()).toBe(revision);
    await app.call('duties.updateMany', { ids, startsOn: day('2021-12-31') });
    expect(derivedYear(app.context, year).occurrences.map(({ dueOn }) => dueOn)).toEqual(['2021-12-31', '2021-12-31']);
  });

  it('behind every date says so in the table and the check', async () => {
    const id = await duty('半年总结', [{ type: 'once', month: 5, day: 31, shift: NO_SHIFT }]);
    await app.call('duties.update', { id, startsOn: day('2021-06-01') });
    const said = '本年无应办（施行日之后才到期）';
    expect(await row(id)).toMatchObject({ state: 'nothingDue', nothingDueWhy: said, done: 0, total: 0 });
    const { notes, found } = await app.call('coverage.check', { year });
    expect([found, notes.map(({ cause, dutyId }) => [cause, dutyId])]).toEqual([[], [['startsTooLate', id]]]);
  });
});

describe('the start of use (启用日)', () => {
  it('in the future is refused, at first start and later', async () => {
    expect(await app.refusal('workspace.setInUseFrom', { date: day('2021-06-16') })).toMatchObject({
      code: 'invalid-input',
      fields: { inUseFrom: '不能晚于今天' },
    });
    const fresh = await openTestApp({ today: '2021-06-15' });
    const first = { district: '清河区', year, inUseFrom: day('2021-06-16') };
    expect((await fresh.refusal('workspace.setUp', first)).code).toBe('invalid-input');
    expect((await fresh.call('workspace.status', {})).district).toBeUndefined();
    await fresh.call('workspace.setUp', { ...first, inUseFrom: day('2021-06-15') });
    expect((await fresh.call('workspace.status', {})).inUseFrom).toBe('2021-06-15');
    await fresh.close();
  });

  it('is previewed with its counts, stands apart, and is taken back', async () => {
    const id = await duty('工作动态', [MONTHLY]);
    await register(id, '2021-01', '2021-01-20');
    const { years } = await app.call('workspace.previewInUseFrom', { date: day('2021-04-01') });
    expect(years).toEqual([{ year, before: 3, registered: 1, overdueNow: 4, overdueThen: 2 }]);
    expect(lamps()).toEqual({ onTime: 1, overdue: 4, upcoming: 7 });
    await app.call('workspace.setInUseFrom', { date: day('2021-04-01') });
    expect(lamps()).toEqual({ before: 3, overdue: 2, upcoming: 7 });
    const status = await app.call('workspace.status', {});
    expect([status.inUseFrom, status.years[0]?.before, status.years[0]?.overdue]).toEqual([
      '2021-04-01',
      { total: 3, registered: 1 },
      2,
    ]);
    expect((await app.call('today.summary', { year })).onTime).toEqual({ percent: '0.0', onTime: 0, due: 2 });
    await undo();
    expect(lamps()).toEqual({ onTime: 1, overdue: 4, upcoming: 7 });
  });

  it('lets what is 此前 be registered, which changes no rate', async () => {
    const id = await duty('工作动态', [MONTHLY]);
    await app.call('workspace.setInUseFrom', { date: day('2021-06-01') });
    const { classes } = await app.call('assessment.table', { year });
    await register(id, '2021-03', '2021-03-20');
    expect((await app.call('workspace.status', {})).years[0]?.before).toEqual({ total: 5, registered: 1 });
    expect((await app.call('assessment.table', { year })).classes).toEqual(classes);
    // 此前计入: all of it or none.
    await app.call('workspace.setFrame', { year, countsBefore: true });
    expect(await row(id)).toMatchObject({ done: 1, total: 5, overdue: 4 });
  });
});

describe('a way of following and a kind', () => {
  it('that leaves registrations behind says so, keeps them, and is taken back', async () => {
    const id = await duty('工作动态', [MONTHLY]);
    await register(id, '2021-01', '2021-01-20');
    const before = await app.call('duties.get', { id });
    const { sentences } = await app.call('duties.previewEdit', { ids: [id], following: 'none' });
    expect(sentences).toEqual([
      '计入的应办由 12 项次变为 0 项次，其中逾期由 4 项次变为 0 项次。',
      '已有 1 条办结登记照旧保留，标为“不计入”。',
    ]);
    await app.call('duties.update', { id, following: 'none' });
    const { duty: after, occurrences } = await app.call('duties.get', { id });
    expect(after).toMatchObject({ following: 'none', followedAs: 'none', state: 'notCounted', done: 0, total: 0 });
    expect(occurrences.map(({ periodKey, lamp, fulfilments }) => [periodKey, lamp, fulfilments.length])).toEqual([
      ['2021-01', 'notCounted', 1],
    ]);
    expect((await app.call('coverage.check', { year })).found).toEqual([]);
    await undo();
    expect(await app.call('duties.get', { id })).toEqual(before);
  });

  it('given to many at once is one command', async () => {
    const ids = [await duty('工作动态', [MONTHLY]), await duty('推进标准化', [{ type: 'continuous' }], 'measure')];
    await app.call('duties.updateMany', { ids, following: 'office' });
    expect(lamps()).toEqual({ checkDue: 5, upcoming: 7, ongoing: 2 });
    expect((await app.call('duties.list', { year })).map(({ followedAs }) => followedAs)).toEqual(['office', 'office']);
    await undo();
    expect((await app.call('duties.list', { year })).map(({ followedAs }) => followedAs)).toEqual([
      'counted',
      'reported',
    ]);
  });

  it('of 信息报送 takes registrations over as pieces, previewed, in one place', async () => {
    const id = await duty('每月报送信息不少于1篇', [{ type: 'quota', per: 'month', atLeast: 1 }], 'measure');
    await register(id, '2021-01', '2021-01-20');
    await register(id, '2021-02', '2021-03-03');
    const cells = [{ unitId, month: 4, count: 2 }];
    await app.call('submissions.set', { year, cells });
    const matrix = async () => (await app.call('submissions.matrix', { year })).rows[0];
    expect(await matrix()).toMatchObject({ met: 1, due: 5, sources: [] });
    const { sentences } = await app.call('duties.previewEdit', { ids: [id], kind: 'submission' });
    expect(sentences.at(-1)).toContain('已有 2 条办结登记照旧保留');
    await app.call('duties.update', { id, kind: 'submission' });
    // January and February by their registrations, April by the matrix.
    expect(await matrix()).toMatchObject({
      counts: [1, 1, undefined, 2, ...Array.from({ length: 8 }, () => undefined)],
      met: 3,
      due: 5,
      missed: [3, 5],
      sources: [{ dutyId: id, atLeast: 1 }],
    });
    expect(await row(id)).toMatchObject({ done: 3, total: 5, overdue: 2 });
    const scores = await firstClass(app, year);
    expect(scores.rows[0]?.cells.map(({ points }) => points)).toEqual([undefined, undefined, '12.00', undefined]);
    await undo();
    expect(await matrix()).toMatchObject({ met: 1, due: 5, sources: [] });
  });

  it('of 信息报送 is one fact from either screen: what is registered shows in the matrix, and goes from it', async () => {
    const id = await duty('每月报送信息', [{ type: 'quota', per: 'month', atLeast: 1 }], 'submission');
    const { ids } = await register(id, '2021-05', '2021-05-20');
    const may = async () => (await app.call('submissions.matrix', { year })).rows[0]?.counts[4];
    expect(await may()).toBe(1);
    await app.call('fulfilments.remove', { ids: [...ids] });
    expect((await may()) ?? 0).toBe(0);
    expect((await row(id)).overdue).toBe(5);
    await app.call('submissions.set', { year, cells: [{ unitId, month: 5, count: 1 }] });
    expect((await row(id)).overdue).toBe(4);
  });
});

describe('a month of 信息报送 that registrations fill', () => {
  it('says so, and takes no smaller figure: it is refused with the sentence, all or nothing', async () => {
    const id = await duty('每月报送信息', [{ type: 'quota', per: 'month', atLeast: 1 }], 'submission');
    const { ids } = await register(id, '2021-03', '2021-03-20');
    const march = async () => {
      const row = (await app.call('submissions.matrix', { year })).rows[0];
      return [row?.counts[2], row?.registered];
    };
    const registered = [{ month: 3, count: 1, duties: [{ dutyId: id, content: '每月报送信息' }] }];
    expect(await march()).toEqual([1, registered]);
    for (const count of [0, null]) {
      const cells = [
        { unitId, month: 2, count: 5 },
        { unitId, month: 3, count },
      ];
      const { code, message, fields } = await app.refusal('submissions.set', { year, cells });
      expect([code, message]).toEqual([
        'conflict',
        '区甲局 3 月：其中 1 篇来自办结登记，不能填得更少，没有保存。要减少，请在“任务分解”打开“每月报送信息”，移除登记。',
      ]);
      expect(fields).toEqual({ 'cells.1.count': '其中 1 篇来自办结登记' });
    }
    expect((await app.call('submissions.matrix', { year })).rows[0]?.counts[1]).toBeUndefined();
    // More may be typed, and taken away again as far as the registrations.
    await app.call('submissions.set', { year, cells: [{ unitId, month: 3, count: 4 }] });
    expect(await march()).toEqual([4, registered]);
    await app.call('submissions.set', { year, cells: [{ unitId, month: 3, count: null }] });
    expect(await march()).toEqual([1, registered]);
    await app.call('fulfilments.remove', { ids: [...ids] });
    expect(await march()).toEqual([undefined, []]);
  });
});

describe('what was done early (提前)', () => {
  it('asks for a reason, which is kept and shown', async () => {
    const id = await duty('工作动态', [MONTHLY]);
    const items = [await itemOf(id, '2021-07')];
    const early = { items, doneOn: day('2021-06-10'), title: '', link: '' };
    const refusal = await app.refusal('fulfilments.register', early);
    expect(refusal.code).toBe('conflict');
    expect(Object.keys(refusal.fields ?? {})).toEqual(['earlyReason']);
    await app.call('fulfilments.register', { ...early, earlyReason: '与半年总结一并公开' });
    const july = (await app.call('duties.get', { id })).occurrences.find(({ periodKey }) => periodKey === '2021-07');
    expect(july).toMatchObject({
      lamp: 'onTime',
      early: true,
      fulfilments: [{ doneOn: '2021-06-10', earlyReason: '与半年总结一并公开' }],
    });
    // On the first day of its period it is not early.
    app.setToday('2021-08-01');
    await register(id, '2021-08', '2021-08-01');
  });
});

describe('the year’s frame', () => {
  it('has its cut-off from 1 July of the year to 30 June after it', async () => {
    for (const cutOff of ['2021-06-30', '2022-07-01']) {
      const refusal = await app.refusal('workspace.setFrame', { year, cutOff: day(cutOff) });
      expect(refusal).toMatchObject({
        code: 'invalid-input',
        fields: { cutOff: '应在 2021-07-01 至 2022-06-30 之间' },
      });
    }
    for (const cutOff of ['2021-07-01', '2022-06-30'])
      await app.call('workspace.setFrame', { year, cutOff: day(cutOff) });
    const frame = async () => (await app.call('workspace.status', {})).years[0]?.frame;
    expect(await frame()).toMatchObject({ cutOff: '2022-06-30', contributionFrom: 'printed' });
    const nobody = await app.refusal('workspace.setFrame', { year, submissionGroups: ['gone' as GroupId] });
    expect(nobody.code).toBe('not-found');
    await undo();
    expect(await frame()).toMatchObject({ cutOff: '2021-07-01' });
  });

  it('keeps a score from the cut-off on: what is done after it changes nothing and is listed', async () => {
    const id = await duty('年度工作报告', [YEAR_END], 'measure');
    app.setToday('2022-02-28');
    const before = await app.call('assessment.table', { year });
    expect([before.asOf, before.cutOff, before.doneAfterCutOff]).toEqual(['2022-01-15', '2022-01-15', []]);
    await register(id, '2021', '2022-02-28');
    const after = await app.call('assessment.table', { year });
    expect(after.classes).toEqual(before.classes);
    expect(after.doneAfterCutOff.map(({ dutyId, doneOn }) => [dutyId, doneOn])).toEqual([[id, '2022-02-28']]);
    // Recorded late, done in time: it counts.
    await undo();
    await register(id, '2021', '2022-01-15');
    const inTime = await app.call('assessment.table', { year });
    expect(inTime.classes[0]?.rows[0]?.cells[1]?.points).toBe('30.00');
    expect(inTime.doneAfterCutOff).toEqual([]);
  });

  it('is as strict on the day after the cut-off as on any later one', async () => {
    const id = await duty('年度工作报告', [YEAR_END], 'measure');
    app.setToday('2022-01-16');
    await register(id, '2021', '2022-01-16');
    const on16th = await app.call('assessment.table', { year });
    expect(on16th.classes[0]?.rows[0]?.cells[1]?.points).toBe('0.00');
    expect(on16th.doneAfterCutOff).toHaveLength(1);
    app.setToday('2022-01-17');
    expect((await app.call('assessment.table', { year })).classes).toEqual(on16th.classes);
  });

  it('lists what falls due after it, in no denominator', async () => {
    const id = await duty('年度工作报告', [YEAR_END], 'measure');
    await app.call('workspace.setFrame', { year, cutOff: day('2021-07-31') });
    const { afterCutOff, classes } = await app.call('assessment.table', { year });
    expect(afterCutOff.map(({ dutyId, dueOn }) => [dutyId, dueOn])).toEqual([[id, '2021-12-31']]);
    app.setToday('2022-03-01');
    expect((await app.call('assessment.table', { year })).classes[0]?.rows[0]?.cells[1]?.points).toBeUndefined();
    expect(classes[0]?.rows[0]?.cells[1]?.points).toBeUndefined();
  });

  it('goes over to the next year, with scheme, target and review dates, which is said', async () => {
    await app.call('workspace.setFrame', { year, cutOff: day('2022-02-28'), contributionFrom: 'exact', rankShare: 30 });
    await app.call('workspace.setReviewDates', { year, dates: ['03-31', '11-30'] });
    await app.call('submissions.setTarget', { year, target: 3 });
    await saveMarks(app, year, { weight: '5', base: 1000 });
    const next = 2022 as Year;
    const { takenOver } = await app.call('workspace.openYear', { year: next });
    expect(takenOver).toContain('2021 年度');
    const opened = (await app.call('workspace.status', {})).years.find((each) => each.year === next);
    expect(opened).toMatchObject({
      reviewDates: ['03-31', '11-30'],
      frame: { cutOff: '2023-02-28', contributionFrom: 'exact', rankShare: 30, countsBefore: false },
    });
    expect((await app.call('submissions.matrix', { year: next })).target).toBe(3);
    expect((await firstScheme(app, next)).weight).toEqual({ kind: 'percent', percent: '5', base: '1000' });
  });

  it('asks, where full marks change, whether judged points stay or are scaled', async () => {
    const scheme = await firstScheme(app, year);
    const nodeId = 'daily-management' as SchemeNodeId;
    await app.call('scoreFacts.judge', { year, unitId, nodeId, points: '8.5', reason: '及时' });
    const wanted = withMarks(scheme, { full: { 'disclosure-on-time': '30', 'daily-management': '20' } });
    expect((await app.refusal('schemes.save', wanted)).fields).toHaveProperty('judgements');
    const points = async () => (await firstClass(app, year)).rows[0]?.cells[3]?.points;
    await app.call('schemes.save', { ...wanted, judgements: 'keep' });
    expect(await points()).toBe('8.50');
    await undo();
    await app.call('schemes.save', { ...wanted, judgements: 'scale' });
    expect(await points()).toBe('17.00');
    await undo();
    expect([await points(), (await firstScheme(app, year)).version]).toEqual(['8.50', scheme.version]);
  });
});
