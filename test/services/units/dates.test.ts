import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
const OUTSIDE = '年份应在 1900 至 2099 之间，请检查是否写错';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const bureau = { name: '区财政局', kind: 'department' as const, aliases: [] };

/** A unit as a version that read 21.6.4 as the year 21 stored it. */
function stored(dates: { readonly from?: string; readonly to?: string }): UnitId {
  const unit = {
    ...bureau,
    ...(dates.from === undefined ? {} : { from: day(dates.from) }),
    ...(dates.to === undefined ? {} : { to: day(dates.to) }),
  };
  const added = app.store.command('新增单位', '2021-06-15T02:00:00Z', () => ({ id: app.store.units.add(unit) }));
  if (!added.ok) throw new Error(added.error.message);
  return added.value.id;
}

describe('days on which a unit began or ended', () => {
  it('are of 1900 to 2099', async () => {
    for (const date of ['0021-06-04', '1899-12-31', '2100-01-01']) {
      const refused = await app.refusal('units.save', { ...bureau, from: day(date) });
      expect(refused).toMatchObject({ code: 'invalid-input', fields: { from: OUTSIDE } });
      expect(refused.message).toBe(`日期 ${date} 的${OUTSIDE}。`);
      expect((await app.refusal('units.save', { ...bureau, to: day(date) })).fields).toEqual({ to: OUTSIDE });
    }
    const { id } = await app.call('units.save', { ...bureau, from: day('1900-01-01'), to: day('2099-12-31') });
    const { id: into } = await app.call('units.save', { ...bureau, name: '区国资局' });
    const refused = await app.refusal('units.merge', { id, into, from: day('0021-06-04') });
    expect(refused).toMatchObject({ code: 'invalid-input', fields: { from: '起始日期：年份应在 1900 至 2099 之间' } });
  });

  it('stay as they were stored, until somebody puts them right', async () => {
    const id = stored({ from: '0021-06-04' });
    const from = day('0021-06-04');
    expect((await app.call('units.save', { id, ...bureau, from })).changed).toBe(false);
    expect((await app.call('units.save', { id, ...bureau, aliases: ['财政局'], from })).changed).toBe(true);
    expect((await app.refusal('units.save', { id, ...bureau, from: day('0021-06-05') })).fields).toEqual({
      from: OUTSIDE,
    });
    // Another unit's odd date is nobody else's.
    expect((await app.refusal('units.save', { ...bureau, name: '区国资局', from })).code).toBe('invalid-input');
    await app.call('units.save', { id, ...bureau, from: day('2021-06-04') });
    expect((await app.call('units.list', {})).units[0]?.from).toBe('2021-06-04');
  });

  it('are the same for memberships', async () => {
    const { id: unitId } = await app.call('units.save', bureau);
    const group = { name: '区直部门', aliases: [] };
    const odd = { unitId, from: day('0021-06-04') };
    expect((await app.refusal('units.saveGroup', { ...group, members: [odd] })).fields).toEqual({
      'members.0': OUTSIDE,
    });
    const added = app.store.command('新建单位组', '2021-06-15T02:00:00Z', () => ({
      id: app.store.units.addGroup({ ...group, members: [odd] }),
    }));
    if (!added.ok) throw new Error(added.error.message);
    const { id } = added.value;
    await app.call('units.saveGroup', { id, ...group, aliases: ['各部门'], members: [odd] });
    const to = day('2100-01-01');
    expect((await app.refusal('units.saveGroup', { id, ...group, members: [{ ...odd, to }] })).code).toBe(
      'invalid-input',
    );
    await app.call('units.saveGroup', { id, ...group, members: [{ unitId, from: day('2021-06-04') }] });
    expect((await app.call('units.list', {})).groups[0]?.members).toEqual([{ unitId, from: '2021-06-04' }]);
  });
});

describe('days of events', () => {
  it('are of 1990 to 2099, each refused with a sentence', async () => {
    const { id: unitId } = await app.call('units.save', bureau);
    const { id: dutyId } = await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '1',
      task: '任务',
      subtask: '',
      content: '部门会议公开',
      timeWording: '每月',
      rules: [
        { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } },
        { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', shift: { kind: 'none' } },
      ],
      assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
    });
    const ruleId = (await app.call('duties.get', { id: dutyId })).duty.rules[0]!.id;
    const early = day('1989-12-31');
    const item = { dutyId, ruleId, unitId, periodKey: '2021-03' };
    const asking = {
      through: early,
      duties: 'open' as const,
      frequent: false,
      units: { kind: 'all' as const },
      per: 'unit' as const,
    };
    const refusals = [
      await app.refusal('fulfilments.register', { items: [item], doneOn: early, title: '', link: '' }),
      await app.refusal('fulfilments.register', {
        items: [{ ...item, doneOn: early }],
        doneOn: day('2021-03-31'),
        title: '',
        link: '',
      }),
      await app.refusal('duties.recordTrigger', { dutyId, title: '印发办法', on: early, unitIds: [unitId] }),
      await app.refusal('duties.triggerDates', { dutyIds: [dutyId], on: early }),
      await app.refusal('fillIn.start', { year: YEAR, title: '期次', dueOn: day('2021-07-01'), asking }),
      await app.refusal('fillIn.start', {
        year: YEAR,
        title: '期次',
        dueOn: day('2100-01-01'),
        asking: { ...asking, through: day('2021-07-01') },
      }),
    ];
    for (const { code, message, fields } of refusals) {
      expect(code).toBe('invalid-input');
      expect(message).toMatch(/[\u4e00-\u9fff].*。$/u);
      expect(Object.values(fields ?? {})[0]).toContain('年份应在 1990 至 2099 之间');
    }
  });
});
