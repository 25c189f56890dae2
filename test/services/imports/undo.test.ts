import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, ImportId } from '../../../electron/domain/brand.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { temporaryFolder } from '../../support/storeFixtures.ts';
import { confirmAll, preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

let app: TestApp;
let place: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  place = temporaryFolder();
  app = await openTestApp({ today: '2021-06-15', year: 2021, folder: place.folder });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
  place.remove();
});

const ROWS: readonly FixtureRow[] = [
  { content: '部门会议公开', time: '每月', units: '区民政局' },
  { content: '财政预决算', time: '每年8月底前', units: '区财政局' },
  { content: '公共资源配置', time: '每季度', units: '区住建局' },
];

const duties = () => app.call('duties.list', { year: YEAR });
const unitNames = async () => (await app.call('units.list', {})).units.map(({ name }) => name);
const importRows = async (rows = ROWS, name?: string): Promise<ImportId> => {
  const { importId } = await confirmAll(app, recognisedFile(rows), name);
  if (!importId) throw new Error('nothing was imported');
  return importId;
};
const dutyOf = async (content: string): Promise<DutyId> => {
  const found = (await duties()).find((duty) => duty.content === content);
  if (!found) throw new Error(`no duty ${content}`);
  return found.id;
};

async function register(content: string): Promise<void> {
  const { occurrences } = await app.call('duties.get', { id: await dutyOf(content) });
  const [first] = occurrences;
  if (!first) throw new Error('nothing is due');
  const { dutyId, ruleId, unitId, periodKey } = first;
  await app.call('fulfilments.register', {
    items: [{ dutyId, ruleId, unitId, periodKey }],
    doneOn: day('2021-02-01'),
    title: '会议纪要',
    link: '',
  });
}

describe('taking back a whole import', () => {
  it('leaves nothing of it, days later and after a restart, and comes back by 撤销', async () => {
    const importId = await importRows();
    await app.call('workspace.rename', { district: '清河新区' });
    await app.close();
    app = await openTestApp({ today: '2021-06-20', folder: place.folder });
    expect(await app.call('imports.undoPreview', { importId })).toMatchObject({
      fileName: '明细表.xlsx',
      untouched: 3,
      edited: [],
      kept: [],
    });
    const revision = app.store.revision();
    const before = await duties();
    const done = await app.call('imports.undo', { importId, edited: 'keep' });
    expect(done).toMatchObject({ takenBack: 3, kept: 0, changed: true });
    expect(app.store.revision()).toBe(revision + 1);
    expect(await duties()).toEqual([]);
    expect(await unitNames()).toEqual([]);
    expect(await app.call('imports.list', { year: YEAR })).toMatchObject([{ importId, undone: true }]);
    expect((await app.call('workspace.status', {})).undoable).toBe('撤回导入《明细表.xlsx》');
    await app.call('workspace.undo', {});
    expect(await duties()).toEqual(before);
    expect(await unitNames()).toEqual(['区民政局', '区财政局', '区住建局']);
    expect(await app.call('imports.list', { year: YEAR })).toMatchObject([{ importId, undone: false }]);
  });

  it('by 撤销 right after it leaves no import either', async () => {
    const importId = await importRows();
    await app.call('workspace.undo', {});
    expect(await app.call('imports.list', { year: YEAR })).toEqual([]);
    expect((await app.refusal('imports.undo', { importId, edited: 'keep' })).code).toBe('not-found');
    expect((await app.refusal('imports.undoPreview', { importId })).code).toBe('not-found');
  });

  it('lists what was edited, registered and extended since, with the commands, latest first', async () => {
    const importId = await importRows();
    await register('部门会议公开');
    const id = await dutyOf('部门会议公开');
    app.setToday('2021-06-16');
    await app.call('duties.update', { id, content: '部门会议公开（含局长办公会）' });
    await app.call('duties.remove', { ids: [await dutyOf('公共资源配置')] });
    const found = await app.call('imports.undoPreview', { importId });
    expect(found.untouched).toBe(1);
    expect(found.edited).toEqual([
      {
        dutyId: id,
        number: '1',
        content: '部门会议公开（含局长办公会）',
        made: true,
        edits: [
          { label: '修改事项：部门会议公开', at: '2021-06-16T02:00:00.000Z' },
          { label: expect.stringContaining('登记') as string, at: '2021-06-15T02:00:00.000Z' },
        ],
      },
    ]);
  });

  it('does not list what was edited and put back', async () => {
    const importId = await importRows();
    const id = await dutyOf('部门会议公开');
    await app.call('duties.update', { id, content: '另一内容' });
    await app.call('duties.update', { id, content: '部门会议公开' });
    await register('财政预决算');
    await app.call('workspace.undo', {});
    expect(await app.call('imports.undoPreview', { importId })).toMatchObject({ untouched: 3, edited: [] });
  });

  it('keeps the edited as they are, with their units, where the person says so', async () => {
    const importId = await importRows();
    await register('部门会议公开');
    const [edited] = await duties();
    const done = await app.call('imports.undo', { importId, edited: 'keep' });
    expect(done).toMatchObject({ takenBack: 2, kept: 1 });
    expect(await duties()).toEqual([edited]);
    expect(await unitNames()).toEqual(['区民政局']);
    // Its file is known again: importing it doubles nothing.
    const again = await preview(app, recognisedFile(ROWS));
    expect(again.tables[0]?.rows.map(({ state }) => state)).toEqual(['same', 'new', 'new']);
  });

  it('takes back the edited as well, with everything registered for them', async () => {
    const importId = await importRows();
    await register('部门会议公开');
    const before = await duties();
    const done = await app.call('imports.undo', { importId, edited: 'takeBack' });
    expect(done).toMatchObject({ takenBack: 3, kept: 0 });
    expect(await duties()).toEqual([]);
    expect(await unitNames()).toEqual([]);
    await app.call('workspace.undo', {});
    expect(await duties()).toEqual(before);
    expect(before[0]?.done).toBe(1);
  });

  it('puts back what it changed and removed, and the later edits only where wanted', async () => {
    await importRows();
    await register('公共资源配置');
    const before = await duties();
    const newer = [
      { ...ROWS[0], time: '每周' },
      { ...ROWS[1], time: '每年9月底前' },
    ] as readonly FixtureRow[];
    const read = await preview(app, recognisedFile(newer));
    const gone = read.tables[0]?.missing ?? [];
    expect(gone).toMatchObject([{ content: '公共资源配置', registered: 1 }]);
    const summary = await app.call('imports.confirm', {
      previewId: read.previewId,
      year: YEAR,
      tables: ['t0'],
      names: {},
      rows: {},
      remove: gone.map(({ dutyId }) => dutyId),
    });
    expect(summary).toMatchObject({ created: 0, updated: 2, removed: 1 });
    const importId = summary.importId as ImportId;
    const changed = await duties();
    await app.call('duties.update', { id: await dutyOf('财政预决算'), number: '22' });
    expect((await app.call('imports.undoPreview', { importId })).edited).toMatchObject([{ made: false, number: '22' }]);
    await app.call('imports.undo', { importId, edited: 'keep' });
    const kept = await duties();
    expect(kept[0]).toEqual(before[0]);
    expect(kept[1]).toMatchObject({ number: '22', timeWording: '每年9月底前' });
    expect(kept[2]).toEqual(before[2]);
    await app.call('workspace.undo', {});
    await app.call('imports.undo', { importId, edited: 'takeBack' });
    expect(await duties()).toEqual(before);
    await app.call('workspace.undo', {});
    await app.call('workspace.undo', {});
    expect(await duties()).toEqual(changed);
  });

  it('keeps units that something else uses, and those that were changed since', async () => {
    const importId = await importRows();
    const { units } = await app.call('units.list', {});
    const [civil, finance, housing] = units;
    if (!civil || !finance || !housing) throw new Error('no units');
    await app.call('submissions.set', { year: YEAR, cells: [{ unitId: civil.id, month: 3, count: 2 }] });
    await app.call('units.save', { id: finance.id, name: '区财政金融局', kind: 'department', aliases: [] });
    const { kept } = await app.call('imports.undoPreview', { importId });
    expect(kept).toEqual([
      expect.stringMatching(/^单位“区民政局”（.*信息报送.*）$/u) as string,
      '单位“区财政金融局”（导入之后修改过）',
    ]);
    await app.call('imports.undo', { importId, edited: 'keep' });
    expect(await unitNames()).toEqual(['区民政局', '区财政金融局']);
  });

  it('takes its aliases off other units, but for those that other duties are written with', async () => {
    const unit = await app.call('units.save', { name: '区民政和社会事务局', kind: 'department', aliases: [] });
    const read = await preview(app, recognisedFile(ROWS.slice(0, 1)));
    const { importId } = await app.call('imports.confirm', {
      previewId: read.previewId,
      year: YEAR,
      tables: ['t0'],
      names: { 区民政局: { as: 'aliasOfUnit', unitId: unit.id } },
      rows: {},
    });
    const aliases = async () => (await app.call('units.list', {})).units[0]?.aliases;
    expect(await aliases()).toEqual(['区民政局']);
    const other = recognisedFile([{ content: '社会救助', time: '每月', units: '区民政局' }], {
      title: '清河区救助公开目录',
      sheet: '目录',
    });
    await confirmAll(app, other, '目录.xlsx');
    const undone = { importId: importId as ImportId, edited: 'keep' } as const;
    expect((await app.call('imports.undoPreview', { importId: undone.importId })).kept).toEqual([
      '别名“区民政局”（其他事项的责任单位中写有）',
    ]);
    await app.call('imports.undo', undone);
    expect(await aliases()).toEqual(['区民政局']);
    await app.call('workspace.undo', {});
    await app.call('workspace.undo', {});
    await app.call('imports.undo', undone);
    expect(await aliases()).toEqual([]);
  });

  it('is refused twice, in a closed year, and after the file changed its format', async () => {
    const importId = await importRows();
    const refused = async () => (await app.call('imports.undoPreview', { importId })).refusal;
    app.store.command('关闭', '2021-12-31T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    expect(await refused()).toContain('已关闭');
    expect((await app.refusal('imports.undo', { importId, edited: 'keep' })).code).toBe('year-closed');
    await app.call('workspace.undo', {});
    const file = new Database(app.store.file);
    const format = file.prepare('SELECT format FROM commands LIMIT 1').pluck().get();
    // Of a format whose rows a later migration wrote anew.
    file.exec('UPDATE commands SET format = 2');
    expect(await refused()).toContain('升级过');
    file.prepare('UPDATE commands SET format = ?').run(format);
    file.close();
    await app.call('imports.undo', { importId, edited: 'keep' });
    expect(await refused()).toContain('已经撤回');
    expect((await app.refusal('imports.undo', { importId, edited: 'keep' })).code).toBe('conflict');
  });

  it('is refused whole where what was there before cannot be put back', async () => {
    await importRows();
    const newer = [{ ...ROWS[0], units: '区住建局' }, ...ROWS.slice(1)] as readonly FixtureRow[];
    const importId = await importRows(newer);
    // Nothing names the unit any more, so it can be removed.
    const civil = (await app.call('units.list', {})).units.find(({ name }) => name === '区民政局');
    if (!civil) throw new Error('no unit');
    await app.call('units.remove', { id: civil.id });
    const before = await duties();
    expect((await app.call('imports.undoPreview', { importId })).refusal).toContain('已被移除');
    expect((await app.refusal('imports.undo', { importId, edited: 'takeBack' })).code).toBe('conflict');
    expect(await duties()).toEqual(before);
    await app.call('workspace.undo', {});
    expect(await app.call('imports.undo', { importId, edited: 'keep' })).toMatchObject({ takenBack: 1 });
    expect((await duties())[0]?.unitsWording).toBe('区民政局');
  });
});

describe('a re-import that changes nothing', () => {
  const rowsOfDuties = () => {
    const db = new Database(app.store.file, { readonly: true });
    const rows = db.prepare('SELECT * FROM duties ORDER BY id').all();
    const changes = db.prepare('SELECT COUNT(*) FROM changes').pluck().get();
    db.close();
    return { rows, changes };
  };
  const SHIFTED: readonly FixtureRow[] = [{ content: '新增的一项', time: '每月', units: '区民政局' }, ...ROWS];
  const withNumber = (row: FixtureRow, number: string): FixtureRow => ({ ...row, number });
  const moved = (file: ReturnType<typeof recognisedFile>, by: number) => ({
    ...file,
    tables: file.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, gridRow: row.gridRow + by, address: `B${row.gridRow + by + 1}` })),
    })),
  });

  it.each([
    ['as it was', recognisedFile(ROWS), '明细表.xlsx'],
    ['with every row further down', moved(recognisedFile(ROWS), 3), '明细表.xlsx'],
    ['as a copy, on a sheet of another name', recognisedFile(ROWS, { sheet: 'Sheet2' }), '明细表 - 副本.xls'],
    ['under another name', recognisedFile(ROWS), '定稿.xlsx'],
  ])('%s writes nothing, and the first import goes back whole', async (_, file, name) => {
    const importId = await importRows();
    const before = rowsOfDuties();
    const revision = app.store.revision();
    const again = await confirmAll(app, file, name);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, changed: false });
    expect(rowsOfDuties()).toEqual(before);
    expect(app.store.revision()).toBe(revision);
    expect(await app.call('imports.undoPreview', { importId })).toMatchObject({ untouched: 3, edited: [] });
    expect(await app.call('imports.undo', { importId, edited: 'keep' })).toMatchObject({ takenBack: 3, kept: 0 });
    expect(await duties()).toEqual([]);
  });

  it('but for one row leaves no trace on the others, which stand elsewhere now', async () => {
    const importId = await importRows();
    const before = rowsOfDuties().rows;
    expect(await confirmAll(app, recognisedFile(SHIFTED))).toMatchObject({ created: 1, updated: 3 });
    await app.call('workspace.undo', {});
    expect(rowsOfDuties().rows).toEqual(before);
    const numbered = SHIFTED.map((row, index) => withNumber(row, String(index)));
    expect(await confirmAll(app, recognisedFile(numbered))).toMatchObject({ created: 1, updated: 0, unchanged: 3 });
    expect(rowsOfDuties().rows).toEqual(expect.arrayContaining(before));
    // The later one contains them too: they stay until it is taken back.
    const { held, ...found } = await app.call('imports.undoPreview', { importId });
    expect([held.length, found]).toMatchObject([3, { untouched: 0, edited: [] }]);
    await app.call('workspace.undo', {});
    expect(await app.call('imports.undoPreview', { importId })).toMatchObject({ untouched: 3, edited: [], held: [] });
  });

  it('because the person kept what is here remembers that, and the first import goes back with it', async () => {
    const importId = await importRows();
    const other = ROWS.map(({ content, ...row }): FixtureRow => Object.assign({ content: `${content}情况` }, row));
    const keep = async () => {
      const read = await preview(app, recognisedFile(other));
      const rows = read.tables[0]?.rows ?? [];
      await app.call('imports.confirm', {
        previewId: read.previewId,
        year: YEAR,
        tables: ['t0'],
        names: {},
        rows: Object.fromEntries(rows.map(({ key }) => [key, { include: true, take: [] }])),
      });
      return rows.map(({ state }) => state);
    };
    expect(await keep()).toEqual(['changed', 'changed', 'changed']);
    expect(await keep()).toEqual(['same', 'same', 'same']);
    const [second] = await app.call('imports.list', { year: YEAR });
    expect((await app.call('imports.undoPreview', { importId })).held).toHaveLength(3);
    await app.call('imports.undo', { importId: second?.importId ?? importId, edited: 'keep' });
    expect(await app.call('imports.undoPreview', { importId })).toMatchObject({ untouched: 3, edited: [] });
    await app.call('duties.update', { id: await dutyOf('财政预决算'), number: '22' });
    expect(await app.call('imports.undoPreview', { importId })).toMatchObject({ untouched: 2 });
    expect(await app.call('imports.undo', { importId, edited: 'keep' })).toMatchObject({ takenBack: 2, kept: 1 });
    expect((await duties()).map(({ content }) => content)).toEqual(['财政预决算']);
  });
});
