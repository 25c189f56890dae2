import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { TimeRule } from '../../electron/domain/model/timeRule.ts';
import { day, openTestApp, type TestApp } from '../support/testApp.ts';

const YEAR = 2021 as Year;
const none = { shift: { kind: 'none' } } as const;
const MONTHLY: TimeRule = { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', ...none };
const ON_20TH: TimeRule = { ...MONTHLY, due: { at: 'dayInPeriod', month: 1, day: 20 } };
const QUARTERLY: TimeRule = { ...MONTHLY, every: 'quarter' };
const AFTER_ISSUE: TimeRule = { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', ...none };

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: YEAR });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function unit(name: string): Promise<UnitId> {
  return (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
}

async function duty(
  rules: readonly TimeRule[],
  unitIds: readonly UnitId[],
  kind: 'disclosure' | 'measure' = 'disclosure',
): Promise<DutyId> {
  const assignments = unitIds.map((id) => ({ party: { kind: 'unit' as const, id }, role: 'responsible' as const }));
  const texts = { number: '', task: '', subtask: '', content: '部门会议公开', timeWording: '' };
  return (await app.call('duties.create', { year: YEAR, kind, ...texts, rules: [...rules], assignments })).id;
}

async function occurrences(id: DutyId) {
  return (await app.call('duties.get', { id })).occurrences;
}

async function at(id: DutyId, periodKey: string, unitId?: UnitId) {
  const found = (await occurrences(id)).find(
    (each) => each.periodKey === periodKey && (unitId === undefined || each.unitId === unitId),
  );
  if (!found) throw new Error(`no occurrence ${periodKey}`);
  const { ruleId } = found;
  return { found, item: { dutyId: id, ruleId, unitId: found.unitId, periodKey } };
}

async function register(id: DutyId, periodKey: string, doneOn: string, unitId?: UnitId, earlyReason?: string) {
  const { item } = await at(id, periodKey, unitId);
  const answer = await app.call('fulfilments.register', {
    items: [item],
    doneOn: day(doneOn),
    title: '公开',
    link: '',
    ...(earlyReason === undefined ? {} : { earlyReason }),
  });
  return answer.ids[0]!;
}

async function undo(): Promise<string> {
  return (await app.call('workspace.undo', {})).undone;
}

describe('extensions', () => {
  it('move the dates of many at once, keep the original, and are taken back by undo', async () => {
    const units = [await unit('区甲局'), await unit('区乙局'), await unit('区丙局')];
    const id = await duty([MONTHLY], units);
    const items = await Promise.all(units.slice(0, 2).map(async (unitId) => (await at(id, '2021-05', unitId)).item));
    const before = await app.call('duties.get', { id });
    await app.call('extensions.save', { items, dueOn: day('2021-06-18'), reason: '网站改版' });
    const may = (await occurrences(id)).filter(({ periodKey }) => periodKey === '2021-05');
    expect(
      may.map(({ dueOn, originalDueOn, lamp, extension }) => [dueOn, originalDueOn, lamp, extension?.reason]),
    ).toEqual([
      ['2021-06-18', '2021-05-31', 'dueSoon', '网站改版'],
      ['2021-06-18', '2021-05-31', 'dueSoon', '网站改版'],
      ['2021-05-31', undefined, 'overdue', undefined],
    ]);
    // In the calendar the extended ones stand on their new day; the old day's entry still tells where they went.
    const entry = { dutyId: id, ruleId: items[0]!.ruleId, periodKey: '2021-05' };
    const old = await app.call('calendar.entry', { ...entry, dueOn: day('2021-05-31') });
    expect(old.entry).toMatchObject({ total: 1 });
    expect(old.movedAway.map(({ unit, dueOn }) => [unit, dueOn])).toEqual([
      ['区甲局', '2021-06-18'],
      ['区乙局', '2021-06-18'],
    ]);
    expect((await app.call('calendar.entry', { ...entry, dueOn: day('2021-06-18') })).occurrences).toHaveLength(2);
    // Again: the date is set anew, not twice.
    await app.call('extensions.save', { items, dueOn: day('2021-06-25'), reason: '网站改版' });
    expect((await at(id, '2021-05', units[0])).found).toMatchObject({
      dueOn: '2021-06-25',
      originalDueOn: '2021-05-31',
    });
    await undo();
    expect(await undo()).toBe('延期至 2021-06-18：2 项');
    expect(await app.call('duties.get', { id })).toEqual(before);
    // Taken back by hand, and that by undo.
    const { ids } = await app.call('extensions.save', { items, dueOn: day('2021-06-18'), reason: '网站改版' });
    await app.call('extensions.remove', { ids: [...ids] });
    expect(await app.call('duties.get', { id })).toEqual(before);
    await undo();
    expect((await at(id, '2021-05', units[0])).found.dueOn).toBe('2021-06-18');
    expect((await app.refusal('extensions.remove', { ids: ['x' as (typeof ids)[number]] })).code).toBe('not-found');
  });

  it('must be later than the date by the rule, with a reason, and for what is open', async () => {
    const jia = await unit('区甲局');
    const id = await duty([MONTHLY], [jia]);
    const { item } = await at(id, '2021-06');
    const ask = (dueOn: string, more: object = {}) =>
      app.refusal('extensions.save', { items: [item], dueOn: day(dueOn), reason: '网站改版', ...more });
    expect((await ask('2021-06-30')).message).toBe(
      '区甲局（2021年6月）原定 2021-06-30 到期，延期应晚于这一天。请改正。',
    );
    expect((await ask('2022-08-01')).code).toBe('invalid-input');
    expect((await ask('2021-07-05', { reason: ' ' })).code).toBe('invalid-input');
    expect((await ask('2021-07-05', { items: [{ ...item, periodKey: '2021-13' }] })).code).toBe('not-found');
    await register(id, '2021-06', '2021-06-10');
    expect((await ask('2021-07-05')).message).toContain('已经办结');
    const july = (await at(id, '2021-07')).item;
    await app.call('exemptions.save', { items: [july], reason: '本月无会议' });
    expect((await ask('2021-08-05', { items: [july] })).message).toContain('已经免除');
  });
});

describe('exemptions', () => {
  it('free occurrences with a reason, and are taken back', async () => {
    const jia = await unit('区甲局');
    const id = await duty([MONTHLY], [jia]);
    const before = await app.call('duties.get', { id });
    const { item } = await at(id, '2021-05');
    const { ids } = await app.call('exemptions.save', { items: [item], reason: '本月无会议' });
    expect((await at(id, '2021-05')).found).toMatchObject({
      lamp: 'exempt',
      exemption: { id: ids[0], reason: '本月无会议' },
    });
    // Of the five months that fell due.
    expect((await app.call('duties.get', { id })).duty).toMatchObject({ total: 4, overdue: 4 });
    expect(await undo()).toBe('免除：区甲局，部门会议公开');
    expect(await app.call('duties.get', { id })).toEqual(before);
    await app.call('exemptions.save', { items: [item], reason: '本月无会议' });
    const known = (await at(id, '2021-05')).found.exemption;
    await app.call('exemptions.remove', { ids: known ? [known.id] : [] });
    expect(await app.call('duties.get', { id })).toEqual(before);
    await register(id, '2021-04', '2021-04-20');
    const done = (await at(id, '2021-04')).item;
    expect((await app.refusal('exemptions.save', { items: [done], reason: 'x' })).message).toContain('不需要免除');
  });
});

describe('triggers', () => {
  it('are recorded once for all duties that react, with their dates shown before', async () => {
    const jia = await unit('区甲局');
    const reading = await duty([AFTER_ISSUE], [jia]);
    const posting = await duty([{ ...AFTER_ISSUE, n: 20 }], [jia]);
    const dutyIds = [reading, posting];
    const dates = await app.call('duties.triggerDates', { dutyIds, on: day('2021-06-10') });
    expect(dates.map(({ dueOn }) => dueOn)).toEqual(['2021-06-16', '2021-07-09']);
    const event = { title: '清河区养老服务办法', on: day('2021-06-10'), unitIds: [jia] };
    const { ids } = await app.call('duties.recordEvent', { ...event, dutyIds });
    expect(ids).toHaveLength(2);
    expect((await occurrences(reading)).map(({ dueOn }) => dueOn)).toEqual(['2021-06-16']);
    expect((await occurrences(posting)).map(({ dueOn }) => dueOn)).toEqual(['2021-07-09']);
    expect(await undo()).toBe('登记触发事件：清河区养老服务办法');
    expect([...(await occurrences(reading)), ...(await occurrences(posting))]).toEqual([]);
    const monthly = await duty([MONTHLY], [jia]);
    expect((await app.refusal('duties.recordEvent', { ...event, dutyIds: [monthly] })).code).toBe('conflict');
    expect((await app.refusal('duties.recordEvent', { ...event, dutyIds, on: day('2021-06-16') })).code).toBe(
      'invalid-input',
    );
  });

  it('move their occurrences when edited, and take them away when withdrawn', async () => {
    const [jia, yi] = [await unit('区甲局'), await unit('区乙局')];
    const id = await duty([AFTER_ISSUE], [jia, yi]);
    const { id: trigger } = await app.call('duties.recordTrigger', {
      dutyId: id,
      title: '办法',
      on: day('2021-06-07'),
      unitIds: [jia, yi],
    });
    await register(id, trigger, '2021-06-09', jia);
    const before = await app.call('duties.get', { id });
    expect(before.triggers[0]).toMatchObject({ registrations: 1 });
    await app.call('duties.updateTrigger', { id: trigger, on: day('2021-06-10'), title: '试行办法' });
    expect((await occurrences(id)).map(({ dueOn, period, lamp }) => [dueOn, period, lamp])).toEqual([
      ['2021-06-16', '试行办法', 'onTime'],
      ['2021-06-16', '试行办法', 'dueSoon'],
    ]);
    expect(await undo()).toBe('触发事件“试行办法”改为 2021-06-10');
    expect(await app.call('duties.get', { id })).toEqual(before);
    const refusal = await app.refusal('duties.updateTrigger', { id: trigger, unitIds: [yi] });
    expect(refusal.message).toContain('区甲局已就这个事件登记办结');
    await app.call('duties.updateTrigger', { id: trigger, unitIds: [jia] });
    expect(await occurrences(id)).toHaveLength(1);
    await undo();
    await app.call('duties.removeTrigger', { id: trigger });
    expect(await occurrences(id)).toEqual([]);
    expect(await undo()).toBe('撤回触发事件：办法（含 1 条办结登记）');
    expect(await app.call('duties.get', { id })).toEqual(before);
    expect((await app.refusal('duties.updateTrigger', { id: trigger, on: day('2021-06-16') })).code).toBe(
      'invalid-input',
    );
  });
});

describe('rules that change from a date on', () => {
  it('leave January to May as they were, with what was registered', async () => {
    const jia = await unit('区甲局');
    const id = await duty([MONTHLY], [jia]);
    await register(id, '2021-01', '2021-01-20');
    // Registered early, under the rule before the change.
    await register(id, '2021-06', '2021-06-10');
    await app.call('exemptions.save', { items: [(await at(id, '2021-08')).item], reason: '无会议' });
    const before = await app.call('duties.get', { id });
    const change = { id, rules: [ON_20TH], from: day('2021-06-01') };
    const preview = await app.call('duties.previewRules', change);
    expect(preview.before.at(-1)).toBe('2021-05-31');
    expect(preview.after.slice(0, 2)).toEqual(['2021-06-20', '2021-07-20']);
    await app.call('duties.changeRules', change);
    const after = await app.call('duties.get', { id });
    expect(after.occurrences.slice(0, 5)).toEqual(before.occurrences.slice(0, 5));
    const found = new Map(after.occurrences.map((each) => [each.periodKey, each]));
    expect(found.size).toBe(12);
    expect(found.get('2021-06')).toMatchObject({ dueOn: '2021-06-20', lamp: 'onTime' });
    expect(found.get('2021-08')).toMatchObject({ dueOn: '2021-08-20', lamp: 'exempt' });
    expect(after.duty.rules.map(({ short }) => short)).toEqual(['每月20日']);
    expect(after.history.map(({ short, validFrom, validTo }) => [short, validFrom, validTo])).toEqual([
      ['每月末', undefined, '2021-05-31'],
      ['每月20日', '2021-06-01', undefined],
    ]);
    // The early registration can be taken back and made again under the new version.
    const june = found.get('2021-06')!;
    await app.call('fulfilments.remove', { ids: [june.fulfilments[0]!.id as never] });
    await register(id, '2021-06', '2021-06-12');
    expect((await at(id, '2021-06')).found.lamp).toBe('onTime');
    for (let step = 0; step < 3; step += 1) await undo();
    expect(await app.call('duties.get', { id })).toEqual(before);
  });

  it('change once more, from the same day or an earlier one, and back', async () => {
    const jia = await unit('区甲局');
    const id = await duty([MONTHLY], [jia]);
    await app.call('duties.changeRules', { id, rules: [ON_20TH], from: day('2021-08-01') });
    await register(id, '2021-09', '2021-06-14', jia, '年中集中公开');
    const on10th: TimeRule = { ...MONTHLY, due: { at: 'dayInPeriod', month: 1, day: 10 } };
    await app.call('duties.changeRules', { id, rules: [on10th], from: day('2021-07-01') });
    expect((await occurrences(id)).map(({ dueOn }) => dueOn).slice(5, 9)).toEqual([
      '2021-06-30',
      '2021-07-10',
      '2021-08-10',
      '2021-09-10',
    ]);
    expect((await at(id, '2021-09')).found.lamp).toBe('onTime');
    await app.call('duties.changeRules', { id, rules: [MONTHLY], from: day('2021-07-01') });
    const detail = await app.call('duties.get', { id });
    expect(detail.history).toEqual([]);
    expect((await at(id, '2021-09')).found).toMatchObject({ dueOn: '2021-09-30', lamp: 'onTime' });
  });

  it('correct the whole year and keep what was registered for any version', async () => {
    const jia = await unit('区甲局');
    const id = await duty([MONTHLY], [jia]);
    await app.call('duties.changeRules', { id, rules: [ON_20TH], from: day('2021-04-01') });
    await register(id, '2021-02', '2021-02-10');
    await register(id, '2021-05', '2021-05-10');
    await app.call('duties.update', { id, rules: [MONTHLY] });
    const detail = await app.call('duties.get', { id });
    expect(detail.history).toEqual([]);
    expect(detail.occurrences.map(({ dueOn }) => dueOn)).toHaveLength(12);
    expect(detail.duty.done).toBe(2);
  });

  it('may change the rhythm, but leave no registration without a place', async () => {
    const jia = await unit('区甲局');
    const id = await duty([MONTHLY], [jia]);
    await register(id, '2021-02', '2021-02-10');
    await app.call('duties.changeRules', { id, rules: [QUARTERLY], from: day('2021-06-01') });
    expect((await occurrences(id)).map(({ dueOn }) => dueOn)).toEqual([
      '2021-01-31',
      '2021-02-28',
      '2021-03-31',
      '2021-04-30',
      '2021-05-31',
      '2021-06-30',
      '2021-09-30',
      '2021-12-31',
    ]);
    expect((await at(id, '2021-02')).found.lamp).toBe('onTime');
    await undo();
    await register(id, '2021-06', '2021-06-10');
    const refusal = await app.refusal('duties.changeRules', { id, rules: [QUARTERLY], from: day('2021-06-01') });
    expect(refusal.message).toContain('1 条办结登记');
  });

  it('refuse a day outside the year, and a change that changes nothing', async () => {
    const jia = await unit('区甲局');
    const id = await duty([{ type: 'once', month: 3, day: 31, ...none }], [jia]);
    const ask = (from: string) =>
      app.refusal('duties.changeRules', {
        id,
        rules: [{ type: 'once', month: 9, day: 30, ...none }],
        from: day(from),
      });
    expect((await ask('2021-01-01')).code).toBe('invalid-input');
    expect((await ask('2022-02-01')).code).toBe('invalid-input');
    expect((await ask('2021-06-01')).message).toContain('请选“全年”');
  });

  it('give a measure without a time one from a day on', async () => {
    const jia = await unit('区甲局');
    const id = await duty([], [jia], 'measure');
    await register(id, '2021-R06-30', '2021-05-06');
    await app.call('duties.changeRules', { id, rules: [MONTHLY], from: day('2021-07-01') });
    const found = await occurrences(id);
    expect(found.map(({ periodKey, lamp }) => `${periodKey} ${lamp}`)).toEqual([
      '2021-R06-30 onTime',
      '2021-07 upcoming',
      '2021-08 upcoming',
      '2021-09 upcoming',
      '2021-10 upcoming',
      '2021-11 upcoming',
      '2021-12 upcoming',
    ]);
    await undo();
    expect((await occurrences(id)).map(({ periodKey }) => periodKey)).toEqual(['2021-R06-30', '2021-R12-31']);
  });
});

describe('units that change', () => {
  it('keep their history and old name when renamed', async () => {
    const jia = await unit('区甲局');
    await unit('区乙局');
    const before = await app.call('units.list', {});
    await app.call('units.rename', { id: jia, name: '区甲委' });
    expect((await app.call('units.list', {})).units[0]).toMatchObject({
      id: jia,
      name: '区甲委',
      aliases: ['区甲局'],
    });
    expect((await app.call('duties.readUnits', { wording: '区甲局' })).parties[0]).toMatchObject({ unitId: jia });
    // Back again: the alias becomes the name.
    await app.call('units.rename', { id: jia, name: '区甲局' });
    expect((await app.call('units.list', {})).units[0]).toMatchObject({ name: '区甲局', aliases: ['区甲委'] });
    expect((await app.refusal('units.rename', { id: jia, name: '区乙局' })).code).toBe('conflict');
    await undo();
    expect(await undo()).toBe('单位更名：区甲局改为区甲委');
    expect(await app.call('units.list', {})).toEqual(before);
  });

  it('hand over to their successor from the day on', async () => {
    const [jia, yi] = [await unit('区甲局'), await unit('区乙局')];
    const id = await duty([MONTHLY], [jia]);
    await register(id, '2021-03', '2021-03-20');
    const before = await app.call('duties.get', { id });
    await app.call('units.merge', { id: jia, into: yi, from: day('2021-06-01') });
    const found = await occurrences(id);
    expect(found.map(({ unit }) => unit)).toEqual([...Array(5).fill('区甲局'), ...Array(7).fill('区乙局')]);
    expect(found[2]?.lamp).toBe('onTime');
    expect((await app.call('duties.get', { id })).duty.unitIds).toEqual([jia, yi]);
    expect((await app.call('units.list', {})).units[0]).toMatchObject({ to: '2021-05-31', successorId: yi });
    const why = await app.call('calendar.explain', { ...(await at(id, '2021-06')).item });
    expect(why.steps.at(-1)?.text).toBe('区甲局于2021年5月31日后撤并，由本单位承接。');
    // Saving the unit's other fields keeps the successor; giving it a future again takes it away.
    await app.call('units.save', {
      id: jia,
      name: '区甲局',
      kind: 'department',
      aliases: ['甲局'],
      to: day('2021-05-31'),
    });
    expect((await app.call('units.list', {})).units[0]).toMatchObject({ successorId: yi });
    await undo();
    expect((await app.refusal('units.remove', { id: yi })).message).toContain('1 个并入的单位');
    expect((await app.refusal('units.merge', { id: yi, into: jia, from: day('2021-09-01') })).code).toBe('conflict');
    expect((await app.refusal('units.merge', { id: yi, into: yi, from: day('2021-09-01') })).code).toBe(
      'invalid-input',
    );
    expect(await undo()).toBe('区甲局自 2021-06-01 起撤并到区乙局');
    expect(await app.call('duties.get', { id })).toEqual(before);
  });

  it('are members of a group from day to day', async () => {
    const [jia, yi] = [await unit('区甲局'), await unit('区乙局')];
    const { id: group } = await app.call('units.saveGroup', { name: '各部门', aliases: [], members: [jia, yi] });
    const texts = { number: '', task: '', subtask: '', content: '部门会议公开', timeWording: '' };
    const assignments = [{ party: { kind: 'group' as const, id: group }, role: 'responsible' as const }];
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      ...texts,
      rules: [QUARTERLY],
      assignments,
    });
    const save = (members: Parameters<typeof app.call<'units.saveGroup'>>[1]['members']) =>
      app.call('units.saveGroup', { id: group, name: '各部门', aliases: [], members });
    await save([{ unitId: jia, to: day('2021-04-30') }, yi]);
    expect((await occurrences(id)).map(({ unit, dueOn }) => `${unit} ${dueOn}`)).toEqual([
      '区甲局 2021-03-31',
      '区乙局 2021-03-31',
      '区乙局 2021-06-30',
      '区乙局 2021-09-30',
      '区乙局 2021-12-31',
    ]);
    // By their ids alone the dates stay; given without dates they go. A unit may come back.
    await save([jia, yi]);
    expect(await occurrences(id)).toHaveLength(5);
    await save([{ unitId: jia, to: day('2021-04-30') }, { unitId: jia, from: day('2021-12-01') }, yi]);
    expect(await occurrences(id)).toHaveLength(6);
    await save([{ unitId: jia }, yi]);
    expect(await occurrences(id)).toHaveLength(8);
    const backwards = [{ unitId: jia, from: day('2021-05-01'), to: day('2021-04-30') }];
    expect(
      (await app.refusal('units.saveGroup', { id: group, name: '各部门', aliases: [], members: backwards })).code,
    ).toBe('invalid-input');
    for (let step = 0; step < 3; step += 1) await undo();
    expect(await occurrences(id)).toHaveLength(8);
  });
});

describe('a minimum duration', () => {
  it('warns before a notice is taken down early', async () => {
    const jia = await unit('区甲局');
    const id = await duty(
      [
        { type: 'once', month: 6, day: 10, ...none },
        { type: 'minimumDuration', n: 10, count: 'day' },
      ],
      [jia],
    );
    const done = await register(id, '2021', '2021-06-08');
    expect((await at(id, '2021')).found.fulfilments[0]).toMatchObject({ keepUntil: '2021-06-18' });
    const early = await app.refusal('fulfilments.takeDown', { ids: [done], on: day('2021-06-14') });
    expect(early).toMatchObject({ code: 'conflict', fields: { on: '公示期未满' } });
    expect(early.message).toContain('区甲局须公示至 2021-06-18，提前 4 天');
    expect((await app.refusal('fulfilments.takeDown', { ids: [done], on: day('2021-06-07') })).code).toBe(
      'invalid-input',
    );
    expect((await app.refusal('fulfilments.takeDown', { ids: [done], on: day('2021-06-16') })).code).toBe(
      'invalid-input',
    );
    await app.call('fulfilments.takeDown', { ids: [done], on: day('2021-06-14'), confirmed: true });
    expect((await at(id, '2021')).found.fulfilments[0]).toMatchObject({ takenDownOn: '2021-06-14' });
    expect((await app.refusal('fulfilments.update', { id: done, doneOn: day('2021-06-15') })).code).toBe(
      'invalid-input',
    );
    await undo();
    expect((await at(id, '2021')).found.fulfilments[0]).not.toHaveProperty('takenDownOn');
    app.setToday('2021-06-20');
    await app.call('fulfilments.takeDown', { ids: [done], on: day('2021-06-18') });
    await app.call('fulfilments.takeDown', { ids: [done], on: null });
    expect((await at(id, '2021')).found.fulfilments[0]).not.toHaveProperty('takenDownOn');
  });
});

describe('duties without a deadline', () => {
  it('come up at the year’s review dates, which can be set', async () => {
    const jia = await unit('区甲局');
    const id = await duty([{ type: 'continuous' }], [jia], 'measure');
    await register(id, '2021-R06-30', '2021-05-06');
    const before = await app.call('duties.get', { id });
    expect(before.occurrences.map(({ dueOn, period, lamp }) => [dueOn, period, lamp])).toEqual([
      ['2021-06-30', '2021年上半年', 'onTime'],
      ['2021-12-31', '2021年下半年', 'ongoing'],
    ]);
    await app.call('workspace.setReviewDates', { year: YEAR, dates: ['06-20', '03-31', '11-30'] });
    expect((await occurrences(id)).map(({ dueOn, lamp }) => [dueOn, lamp])).toEqual([
      ['2021-03-31', 'checkDue'],
      ['2021-06-20', 'onTime'],
      ['2021-11-30', 'ongoing'],
    ]);
    expect((await app.call('workspace.status', {})).years[0]?.reviewDates).toEqual(['03-31', '06-20', '11-30']);
    expect(await undo()).toBe('2021 年度检查日改为 03-31、06-20、11-30');
    expect(await app.call('duties.get', { id })).toEqual(before);
    for (const dates of [['06-31'], ['06-30', '06-30'], [], ['半年']]) {
      expect((await app.refusal('workspace.setReviewDates', { year: YEAR, dates })).code).toBe('invalid-input');
    }
  });

  it('can be given a date and lose it again without losing what was done', async () => {
    const jia = await unit('区甲局');
    const id = await duty([], [jia], 'measure');
    await register(id, '2021-R06-30', '2021-05-06');
    await app.call('duties.update', { id, rules: [{ type: 'once', month: 9, day: 30, ...none }] });
    expect((await occurrences(id)).map(({ periodKey, lamp }) => [periodKey, lamp])).toEqual([['2021', 'onTime']]);
    await app.call('duties.update', { id, rules: [{ type: 'continuous' }] });
    expect((await occurrences(id)).map(({ periodKey, lamp }) => [periodKey, lamp])).toEqual([
      ['2021-R06-30', 'onTime'],
      ['2021-R12-31', 'ongoing'],
    ]);
  });
});

describe('why this day', () => {
  it('counts the days one by one, with the extension', async () => {
    const jia = await unit('区甲局');
    const id = await duty([AFTER_ISSUE], [jia]);
    const event = { dutyId: id, title: '办法', on: day('2021-06-10'), unitIds: [jia] };
    const { id: trigger } = await app.call('duties.recordTrigger', event);
    const { item } = await at(id, trigger);
    await app.call('extensions.save', { items: [item], dueOn: day('2021-06-25'), reason: '等市里文件' });
    const why = await app.call('calendar.explain', item);
    expect(why).toMatchObject({ dueOn: '2021-06-25', originalDueOn: '2021-06-16' });
    expect(why.steps.map(({ kind }) => kind)).toEqual([
      'rule',
      'dayZero',
      'counted',
      'skipped',
      'skipped',
      'skipped',
      'counted',
      'counted',
      'due',
      'extended',
    ]);
    expect(why.steps.at(-1)?.text).toBe('延期至2021年6月25日（星期五），原因：等市里文件。');
    expect((await app.refusal('calendar.explain', { ...item, ruleId: 'x' as RuleId })).code).toBe('not-found');
  });

  it('says from when a version holds', async () => {
    const jia = await unit('区甲局');
    const id = await duty([MONTHLY], [jia]);
    await app.call('duties.changeRules', { id, rules: [ON_20TH], from: day('2021-06-01') });
    const why = await app.call('calendar.explain', (await at(id, '2021-07')).item);
    expect(why.steps.at(-1)?.text).toContain('自2021年6月1日起');
  });
});
