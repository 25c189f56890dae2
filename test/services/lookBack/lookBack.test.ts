import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ItemState } from '../../../electron/contract/ledger.ts';
import type { OccurrenceKey } from '../../../electron/contract/occurrenceKey.ts';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { day, filledOnce, openTestApp, type TestApp } from '../../support/testApp.ts';
import { printedBy } from '../exports/exported.ts';

const OLD = 2023 as Year;
const NEW = 2024 as Year;
const TITLE = '清河区2023年定时公开指标明细表';

let app: TestApp;
let units: readonly UnitId[];

/** 40 items of the year before: 20 yearly duties of two units each; all but three are done by the cut-off of 2024-01-15. */
const office = filledOnce(async () => {
  app = await openTestApp({ today: '2023-01-10', year: OLD });
  await app.call('units.addMany', { names: ['区甲局', '区乙局'], kind: 'department' });
  const rows = Array.from({ length: 20 }, (_, at) => [at + 1, `第${at + 1}类信息`, '区甲局、区乙局', '11月底前']);
  const table = [[TITLE], ['序号', '指标名称', '单位名称', '公开时限'], ...rows];
  const preview = await app.readFile(`${TITLE}.xlsx`, workbookBytes([{ name: '明细', rows: table }]), OLD);
  const tables = preview.tables.map(({ tableId }) => tableId);
  const starts = Object.fromEntries(tables.map((id) => [id, { on: null }]));
  await app.call('imports.confirm', { previewId: preview.previewId, year: OLD, tables, names: {}, rows: {}, starts });
  app.setToday('2024-01-10');
  await app.call('workspace.openYear', { year: NEW });
  await register((await keysOf()).slice(3), '2023-11-20');
  return app;
});

beforeEach(async () => {
  app = await openTestApp({ today: '2024-02-20', data: await office() });
  units = (await app.call('units.list', {})).units.map(({ id }) => id);
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function keysOf(): Promise<readonly OccurrenceKey[]> {
  const found = await app.call('ledger.keys', { year: OLD, filter: {} });
  return found
    .map((item) => occurrenceKey(item))
    .toSorted((a, b) => `${a.dutyId} ${a.unitId}`.localeCompare(`${b.dutyId} ${b.unitId}`));
}
const register = (items: readonly OccurrenceKey[], on: string) =>
  app.call('fulfilments.register', { items: [...items], doneOn: day(on), title: '', link: '' });
const look = () => app.call('lookBack.get', { year: NEW });
const keys = async (...at: readonly number[]) => {
  const { items } = await look();
  return at.map((each) => occurrenceKey(items[each]!));
};
const none = { total: 3, done: 0, carriedOn: 0, ended: 0 };

describe('the look-back', () => {
  it('lists the 3 of 40 items that were open at the cut-off, with where they come from', async () => {
    expect(await keysOf()).toHaveLength(40);
    const view = await look();
    const { standing } = await app.call('years.previewClosing', { year: OLD });
    expect(standing.find(({ kind }) => kind === 'overdue')?.count).toBe(3);
    expect(view).toMatchObject({ from: OLD, cutOff: '2024-01-15', counts: { ...none, undecided: 3 }, toVerify: 37 });
    for (const { number, plan, dueOn, period, state } of view.items) {
      expect([plan, dueOn, period, state]).toEqual([TITLE, '2023-11-30', '2023年度', 'overdue']);
      expect(number).toMatch(/^\d+$/u);
    }
    // By unit, in the order of the unit list.
    expect(view.items.map(({ unitId }) => units.indexOf(unitId))).toEqual(
      view.items.map(({ unitId }) => units.indexOf(unitId)).toSorted((a, b) => a - b),
    );
  });

  it('lists what was put off past the cut-off, as the closing does, whose counts are what the ledger lists', async () => {
    await app.call('exemptions.save', { items: await keys(2), reason: '机构撤销' });
    app.setToday('2024-01-12');
    const [put, missed] = [(await look()).items[0]!, (await look()).items[1]!];
    await app.call('extensions.save', {
      items: [occurrenceKey(put)],
      dueOn: day('2024-03-01'),
      reason: '等待上级文件',
    });
    await app.call('ledger.return', {
      items: [(await keysOf()).at(-1)!],
      fault: 'material',
      reason: '缺附件',
      newDueOn: day('2024-01-14'),
    });
    app.setToday('2024-02-20');
    const open = (await look()).items.map(({ dutyId, unitId }) => [dutyId, unitId]);
    expect(open).toEqual(expect.arrayContaining([put, missed].map(({ dutyId, unitId }) => [dutyId, unitId])));
    const { standing } = await app.call('years.previewClosing', { year: OLD });
    const counts = standing.map(({ kind, count }) => [kind, count] as const);
    expect(counts).toEqual(expect.arrayContaining([['overdue', 2] as const, ['notDue', 1] as const]));
    for (const { href, count } of standing.filter((each) => each.href.startsWith('/ledger'))) {
      const states = new URLSearchParams(href.split('?')[1]).get('state')?.split(',') as readonly ItemState[];
      const page = await app.call('ledger.items', { year: OLD, filter: { states: [...states] }, offset: 0, limit: 0 });
      expect(page.total).toBe(count);
    }
  });

  it('keeps what is done after the cut-off on the list and proposes it as done', async () => {
    await register(await keys(0), '2024-02-10');
    const { items, counts } = await look();
    expect(counts).toEqual({ ...none, undecided: 3 });
    expect(items[0]).toMatchObject({ since: '2024-02-10 办结', doneOn: '2024-02-10', proposed: 'done' });
    await app.call('lookBack.decide', { year: NEW, items: await keys(0), outcome: 'done' });
    expect((await look()).items[0]?.decision).toEqual({ outcome: 'done', reason: '', on: '2024-02-10' });
  });

  it('leaves out what was done by the cut-off though registered after it, and what was exempt then', async () => {
    await register(await keys(0), '2024-01-15');
    expect((await look()).counts).toEqual({ ...none, total: 2, undecided: 2 });
  });

  it('proposes what was exempt since as ended', async () => {
    await app.call('exemptions.save', { items: await keys(1), reason: '机构撤销' });
    expect((await look()).items[1]).toMatchObject({ proposed: 'ended', since: '已免除：机构撤销' });
  });

  it('decides several in one step, which 撤销 takes back', async () => {
    const { commandId } = await app.call('lookBack.decide', {
      year: NEW,
      items: await keys(0, 1),
      outcome: 'ended',
      reason: '上级取消',
    });
    await app.call('lookBack.decide', { year: NEW, items: await keys(2), outcome: 'carriedOn' });
    expect((await look()).counts).toEqual({ total: 3, done: 0, carriedOn: 1, ended: 2, undecided: 0 });
    await app.call('workspace.undo', { commandId: commandId! });
    expect((await look()).counts).toEqual({ total: 3, done: 0, carriedOn: 1, ended: 0, undecided: 2 });
    await app.call('lookBack.clear', { year: NEW, items: await keys(2) });
    expect((await look()).counts).toEqual({ ...none, undecided: 3 });
  });

  it('names the duty that carries an item on once it is copied', async () => {
    const { dutyId } = (await look()).items[0]!;
    expect((await look()).items[0]?.carriedTo).toBeUndefined();
    await app.call('years.copyDuties', { year: NEW, duties: [dutyId] });
    const copied = (await app.call('duties.list', { year: NEW }))[0]!;
    expect((await look()).items[0]).toMatchObject({ carriedTo: copied.id, proposed: 'carriedOn' });
    await app.call('lookBack.decide', { year: NEW, items: await keys(0), outcome: 'carriedOn' });
    expect(app.store.lookBacks.ofYear(NEW)[0]).toMatchObject({ carriedDutyId: copied.id, outcome: 'carriedOn' });
  });

  it('refuses, all or nothing: no reason, a day to come, an item that was not open, a closed year, no year before', async () => {
    const open = await keys(0);
    const other = (await keysOf()).at(-1)!;
    const refused = (input: Partial<Parameters<typeof app.call<'lookBack.decide'>>[1]>) =>
      app.refusal('lookBack.decide', { year: NEW, items: open, outcome: 'done', ...input });
    expect(await refused({ outcome: 'ended' })).toMatchObject({
      code: 'invalid-input',
      fields: { reason: '请写明理由' },
    });
    expect(await refused({ on: day('2024-02-21') })).toMatchObject({ fields: { on: expect.any(String) } });
    expect(await refused({ on: day('2022-12-31') })).toMatchObject({ fields: { on: '早于 2023 年度' } });
    expect(await refused({ items: [...open, other] })).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('第 2 项'),
    });
    expect(await refused({ year: OLD })).toMatchObject({ code: 'not-found', fields: { year: '没有上一年度' } });
    expect((await look()).counts).toEqual({ ...none, undecided: 3 });
    const { standing } = await app.call('years.previewClosing', { year: NEW });
    expect(standing.find(({ kind }) => kind === 'lookBacks')).toMatchObject({ count: 3, href: '/look-back?year=2024' });
    await app.call('years.close', { year: NEW, reason: '', unfrozen: true });
    expect(await refused({})).toMatchObject({ code: 'year-closed' });
  });

  it('is printed with what was decided', async () => {
    await app.call('lookBack.decide', { year: NEW, items: await keys(0), outcome: 'ended', reason: '上级取消' });
    const { jobId } = await app.call('lookBack.export', { year: NEW, paper: 'A4' });
    const { file, sheets } = await printedBy(app, jobId);
    expect(file.name).toBe('清河区2024年政务公开回头看清单（截至2024年2月20日）.xlsx');
    const texts = sheets.flat(2).map(String);
    expect(texts).toEqual(expect.arrayContaining(['共 3，办结 0，结转 0，终止 1，未定 2', '终止', '上级取消', '未定']));
  });
});
