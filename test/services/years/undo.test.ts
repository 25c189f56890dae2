import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { MONTHLY, lead } from '../../support/acts.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const OLD = 2023 as Year;
const NEW = 2024 as Year;
const LOCK = '2023 年度已关闭，只能查看，不能修改。如需修改，请先在“年度”里重新打开。';

let app: TestApp;
let unit: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2024-01-20', year: 2023 });
  unit = (await app.call('units.save', { name: '区甲局', kind: 'department', aliases: [] })).id;
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function monthly(year: Year, content = `${year}的月度数据`) {
  const texts = { number: '1', task: '', subtask: '', timeWording: '每月' };
  const assignments = [lead(unit)];
  return app.call('duties.create', { year, kind: 'disclosure', content, ...texts, rules: [MONTHLY], assignments });
}
const contents = async (year: Year) => (await app.call('duties.list', { year })).map(({ content }) => content);
const close = () => app.call('years.close', { year: OLD, unfrozen: true });

describe('undo and redo', () => {
  it('obey a closed year, whichever way the step is named, and what belongs to another year is not touched by it', async () => {
    await app.call('workspace.openYear', { year: NEW });
    const { commandId: taken } = await monthly(OLD);
    const { commandId: made } = await monthly(OLD, '另一事项');
    const { commandId: other } = await monthly(NEW);
    await app.call('workspace.undo', { commandId: taken! });
    const { commandId: closed } = await close();

    const before = app.store.revision();
    expect(await app.refusal('workspace.undo', { commandId: made! })).toMatchObject({
      code: 'year-closed',
      message: `不能撤销：${LOCK}`,
    });
    expect(await app.refusal('workspace.redo', { commandId: taken! })).toMatchObject({
      code: 'year-closed',
      message: expect.stringContaining(LOCK),
    });
    expect(app.store.revision()).toBe(before);
    expect(await contents(OLD)).toEqual(['另一事项']);
    // 今天的操作 says so before it is tried: of what was done, and of what was taken back.
    const { commands } = await app.call('workspace.commands', {});
    const refusals = new Map(commands.map(({ commandId, refusal }) => [commandId, refusal]));
    expect([made, taken, other, closed].map((id) => refusals.get(id!))).toEqual([LOCK, LOCK, undefined, undefined]);

    await app.call('workspace.undo', { commandId: other! });
    expect(await contents(NEW)).toEqual([]);
    // The closing itself can be taken back: the year is open again, and so are its steps.
    await app.call('workspace.undo', { commandId: closed! });
    await app.call('workspace.undo', { commandId: made! });
    await app.call('workspace.redo', { commandId: taken! });
    expect(await contents(OLD)).toEqual(['2023的月度数据']);
  });

  it('take back no opening of a year that was closed since, which names the closing', async () => {
    const { commandId: opened } = await app.call('workspace.openYear', { year: NEW });
    await app.call('years.close', { year: NEW, unfrozen: true });
    const refusal = await app.refusal('workspace.undo', { commandId: opened! });
    expect(refusal.code).toBe('conflict');
    expect(refusal.message).toContain('“新建 2024 年度”不能撤销：之后的“关闭 2024 年度”');
    expect((await app.call('years.list', {})).map(({ year, state }) => [year, state])).toEqual([
      [NEW, 'closed'],
      [OLD, 'open'],
    ]);
  });
});

describe("a register's duty", () => {
  const add = (number: string, on: string) =>
    app.call('registers.add', {
      register: 'messages',
      number,
      unitId: unit,
      title: '反映路灯不亮',
      fields: { channel: 'website' },
      step: { kind: 'received', on: day(on) },
    });

  it('that was deleted comes back with the next case, in open years alone', async () => {
    await app.call('workspace.openYear', { year: NEW });
    await add('2024-001', '2024-01-10');
    const own = async (year: Year) =>
      (await app.call('duties.list', { year })).filter(({ task }) => task === '公众留言');
    for (const year of [OLD, NEW]) {
      const [duty] = await own(year);
      expect(duty).toBeDefined();
      await app.call('duties.remove', { ids: [duty!.id] });
      expect(await own(year)).toEqual([]);
    }
    await close();
    await add('2024-002', '2024-01-18');
    expect(await own(NEW)).toHaveLength(1);
    expect(await own(OLD)).toEqual([]);
    // Both cases stand on the new duty.
    const { rows } = await app.call('ledger.items', { year: NEW, filter: {}, offset: 0, limit: 10 });
    expect(rows.map(({ period }) => period).toSorted()).toEqual(['2024-001', '2024-002']);
  });
});
