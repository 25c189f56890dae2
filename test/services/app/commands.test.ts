import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, MethodsOf } from '../../../electron/contract/index.ts';
import type { Year } from '../../../electron/domain/brand.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

/** Sends a command and answers its `changed`, which must be what the change log and 撤销 say. */
async function changed<Name extends MethodsOf<'command'>>(name: Name, input: InputOf<Name>): Promise<unknown> {
  const before = { revision: app.store.revision(), undoable: app.store.undoable()?.id };
  const value: unknown = await app.call(name, input);
  const wrote = app.store.revision() > before.revision;
  if (!wrote) expect(app.store.undoable()?.id).toBe(before.undoable);
  expect(value).toMatchObject({ changed: wrote });
  expect(value).not.toHaveProperty('areas');
  return wrote;
}

describe('what a command answers beside its value', () => {
  it('is true where it wrote, and false where the same was stored already', async () => {
    const { id: unitId } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
    const twice = async <Name extends MethodsOf<'command'>>(name: Name, input: InputOf<Name>) => [
      await changed(name, input),
      await changed(name, input),
    ];
    expect(await twice('workspace.rename', { district: '清源区' })).toEqual([true, false]);
    expect(await twice('submissions.setTarget', { year: YEAR, target: 3 })).toEqual([true, false]);
    const cells = [{ unitId, month: 2, count: 4 }];
    expect(await twice('submissions.set', { year: YEAR, cells })).toEqual([true, false]);
    expect(await twice('notices.setDaily', { enabled: false })).toEqual([true, false]);
    expect(await twice('today.seen', {})).toEqual([true, false]);
    const sender = { office: '办公室', contact: '', phone: '', mark: '' };
    expect(await twice('papers.saveSender', sender)).toEqual([true, false]);
  });

  it('is true for 撤销 and for what it takes back in turn', async () => {
    expect(await changed('workspace.rename', { district: '清源区' })).toBe(true);
    expect(await changed('workspace.undo', {})).toBe(true);
    expect((await app.call('workspace.status', {})).district).toBe('清河区');
  });

  it('is false for an edit that sets what a registration says already', async () => {
    const { id: unitId } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
    const { id: dutyId } = await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '1',
      task: '任务',
      subtask: '',
      content: '部门会议公开',
      timeWording: '每月',
      rules: [{ type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } }],
      assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
    });
    const ruleId = (await app.call('duties.get', { id: dutyId })).duty.rules[0]!.id;
    const item = { dutyId, ruleId, unitId, periodKey: '2021-03' };
    const registered = { doneOn: day('2021-03-29'), title: '会议纪要', link: '' };
    const { ids } = await app.call('fulfilments.register', { items: [item], ...registered });
    expect(await changed('fulfilments.update', { id: ids[0]!, ...registered })).toBe(false);
    expect(await changed('fulfilments.update', { id: ids[0]!, title: '会议公开' })).toBe(true);
    expect(await changed('duties.updateMany', { ids: [dutyId], content: '部门会议公开' })).toBe(false);
  });
});
