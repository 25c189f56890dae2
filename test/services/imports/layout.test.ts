import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { YEAR } from './importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

/** A sheet that is read by itself, and one whose headers say nothing that the reader knows. */
const FILE = workbookBytes([
  {
    name: '明细表',
    rows: [
      ['清河区2021年定时公开指标明细表'],
      ['序号', '指标名称', '责任单位', '公开时限'],
      [1, '部门会议', '区民政局', '每月'],
      [2, '预决算', '区财政局', '每年8月底前'],
    ],
    merges: ['A1:D1'],
  },
  {
    // Its words are unknown, and its cells too short to tell what is to be done.
    name: '其他',
    rows: [
      ['编码', '甲', '乙', '丙'],
      [1, '开放日', '区住建局', '6月底前'],
      [2, '答复', '区信访局', '每季度'],
    ],
  },
]);

const read = () => app.readFile('表.xlsx', FILE, YEAR);
const layout = (previewId: string): InputOf<'imports.setLayout'> => ({
  previewId,
  sheet: '其他',
  headerRows: [0, 0],
  kind: 'breakdown',
  columns: [
    { column: 0, role: 'number' },
    { column: 1, role: 'content' },
    { column: 2, role: 'units' },
    { column: 3, role: 'time' },
  ],
  remember: true,
});

describe('a layout set by hand', () => {
  it('reads the sheet again under the same preview; what was known of other tables keeps its keys', async () => {
    const before = await read();
    expect(before.skippedSheets).toMatchObject([{ sheet: '其他', grid: { rows: expect.any(Array) as unknown } }]);
    const after = await app.call('imports.setLayout', layout(before.previewId));
    expect(after.previewId).toBe(before.previewId);
    expect(after.skippedSheets).toEqual([]);
    expect(after.tables.map(({ tableId, byHand }) => [tableId, byHand])).toEqual([
      ['t0', false],
      ['t1', true],
    ]);
    expect(after.tables[0]?.rows.map(({ key }) => key)).toEqual(before.tables[0]?.rows.map(({ key }) => key));
    expect(after.tables[1]?.rows.map(({ content, unitsWording }) => [content, unitsWording])).toEqual([
      ['开放日', '区住建局'],
      ['答复', '区信访局'],
    ]);
    expect(await app.call('imports.preview', { previewId: before.previewId })).toEqual(after);
    // A second thought about the same sheet: its table and rows are known by the same keys.
    const swapped = await app.call('imports.setLayout', {
      ...layout(before.previewId),
      columns: [
        { column: 1, role: 'content' },
        { column: 2, role: 'leadUnits' },
      ],
    });
    expect(swapped.tables[1]?.rows.map(({ key }) => key)).toEqual(after.tables[1]?.rows.map(({ key }) => key));
    expect(swapped.tables[1]?.rows[0]).toMatchObject({ timeWording: '', number: '' });
  });

  it('is remembered with the import, for the next file with such a header; 撤销 forgets it', async () => {
    const { previewId } = await read();
    await app.call('imports.setLayout', layout(previewId));
    expect(app.store.layouts.all()).toEqual([]);
    await app.call('imports.confirm', { previewId, year: YEAR, tables: ['t0', 't1'], names: {}, rows: {} });
    expect(app.store.layouts.all()).toHaveLength(1);
    const again = await read();
    expect(again.tables.map(({ sheet, byHand }) => [sheet, byHand])).toEqual([
      ['明细表', false],
      ['其他', true],
    ]);
    await app.call('workspace.undo', {});
    expect(app.store.layouts.all()).toEqual([]);
  });

  it('is not remembered unless the person says so, and goes with the import that is taken back', async () => {
    const first = await read();
    await app.call('imports.setLayout', { ...layout(first.previewId), remember: false });
    const input = { year: YEAR, tables: ['t0', 't1'], names: {}, rows: {} };
    await app.call('imports.confirm', { ...input, previewId: first.previewId });
    expect(app.store.layouts.all()).toEqual([]);
    // Nothing else is new the second time: the layout alone is written.
    const second = await read();
    await app.call('imports.setLayout', layout(second.previewId));
    const { importId } = await app.call('imports.confirm', { ...input, previewId: second.previewId });
    expect(app.store.layouts.all()).toHaveLength(1);
    if (!importId) throw new Error('no import');
    await app.call('imports.undo', { importId, edited: 'keep' });
    expect(app.store.layouts.all()).toEqual([]);
  });

  it('is forgotten where the person sets the same header again without keeping it', async () => {
    const input = { year: YEAR, tables: ['t0', 't1'], names: {}, rows: {} };
    const first = await read();
    await app.call('imports.setLayout', layout(first.previewId));
    await app.call('imports.confirm', { ...input, previewId: first.previewId });
    const second = await read();
    await app.call('imports.setLayout', { ...layout(second.previewId), remember: false });
    expect(app.store.layouts.all(), 'not before it is written').toHaveLength(1);
    await app.call('imports.confirm', { ...input, previewId: second.previewId });
    expect(app.store.layouts.all()).toEqual([]);
  });

  it.each([
    ['no content column', { columns: [{ column: 0, role: 'number' as const }] }, 'invalid-input', '内容'],
    ['a header on the last row', { headerRows: [2, 2] as [number, number] }, 'invalid-input', '3 行'],
    ['a header upside down', { headerRows: [1, 0] as [number, number] }, 'invalid-input', '表头'],
    [
      'a column that is not there',
      {
        columns: [
          { column: 1, role: 'content' as const },
          { column: 9, role: 'time' as const },
        ],
      },
      'invalid-input',
      '4 列',
    ],
    ['a sheet that is not there', { sheet: '没有' }, 'not-found', '没有'],
    ['a preview that is gone', { previewId: 'gone' }, 'not-found', '失效'],
  ])('is refused with %s, and the preview stays', async (_what, change, code, word) => {
    const before = await read();
    const refusal = await app.refusal('imports.setLayout', { ...layout(before.previewId), ...change });
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(word);
    expect(await app.call('imports.preview', { previewId: before.previewId })).toEqual(before);
  });

  it('says so where the file is no longer in memory', async () => {
    const { previewId } = await read();
    app.setToday('2021-06-16');
    // The files in memory are forgotten when something new comes.
    await app.putFile('另一个.txt', new Uint8Array(8));
    const refusal = await app.refusal('imports.setLayout', layout(previewId));
    expect(refusal).toMatchObject({ code: 'not-found', place: { file: '表.xlsx' } });
    expect(refusal.message).toContain('重新选择');
  });
});
