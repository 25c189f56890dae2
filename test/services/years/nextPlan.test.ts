import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

const OLD = 2023 as Year;
const NEW = 2024 as Year;
const HEADER = ['序号', '指标名称', '单位名称', '公开时限'];
const BEFORE = [
  ['清河区2023年定时公开指标明细表'],
  HEADER,
  [1, '部门预算', '区甲局', '2月底前'],
  [2, '主要经济指标月度数据', '区甲局', '每月10日前'],
  [3, '2023年度政务公开工作要点', '区乙局', '3月底前'],
  [4, '政务公开专栏改版升级', '区甲局', '2023年底前'],
  [5, '惠企政策兑现情况公开', '区乙局', '每季度'],
];
const AFTER = [
  ['清河区2024年定时公开指标明细表'],
  HEADER,
  [1, '部门预算', '区甲局', '3月底前'],
  [2, '主要经济指标月度数据', '区甲局', '每月10日前'],
  [3, '优化营商环境专栏', '区乙局', '每月'],
  [4, '2024年度政务公开工作要点', '区乙局', '3月底前'],
  [5, '政务公开专栏改版升级', '区甲局', '2024年底前'],
  [6, '惠企政策兑现和落实情况公开', '区乙局', '每季度'],
];

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2023-01-10', year: OLD });
  await app.call('units.addMany', { names: ['区甲局', '区乙局'], kind: 'department' });
  await confirm(await read(BEFORE, OLD), OLD);
  app.setToday('2024-01-05');
  const { duties } = await app.call('years.previewOpening', { year: NEW });
  await app.call('workspace.openYear', { year: NEW, duties: duties.map(({ dutyId }) => dutyId) });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const read = (rows: (string | number)[][], year: Year) =>
  app.readFile(`${String(rows[0]?.[0])}.xlsx`, workbookBytes([{ name: '明细', rows }]), year);

async function confirm({ previewId, tables }: Awaited<ReturnType<typeof read>>, year: Year) {
  const ids = tables.map(({ tableId }) => tableId);
  const starts = Object.fromEntries(ids.map((id) => [id, { on: null }]));
  return app.call('imports.confirm', { previewId, year, tables: ids, names: {}, rows: {}, starts });
}

const duties = async (year: Year) =>
  (await app.call('duties.list', { year })).map(({ content, timeWording, rules, timeCheck }) => [
    content,
    timeWording,
    rules.map(({ sentence }) => sentence).join('；'),
    timeCheck ?? '',
  ]);

it('sets the new plan beside what was copied: changed wordings side by side, and none doubled', async () => {
  const preview = await read(AFTER, NEW);
  const rows = preview.tables.flatMap((table) => table.rows);
  expect(
    rows.map(({ content, state, isCarried, changes }) => [
      content,
      state,
      isCarried === true,
      changes
        .filter(({ field }) => field !== 'number')
        .map(({ label, before, after }) => `${label}：${before} → ${after}`)
        .join('；'),
    ]),
  ).toEqual([
    ['部门预算', 'changed', true, '时限：2月底前 → 3月底前'],
    ['主要经济指标月度数据', 'same', true, ''],
    ['优化营商环境专栏', 'new', false, ''],
    ['2024年度政务公开工作要点', 'changed', true, '内容：2023年度政务公开工作要点 → 2024年度政务公开工作要点'],
    ['政务公开专栏改版升级', 'changed', true, '时限：2023年底前 → 2024年底前'],
    ['惠企政策兑现和落实情况公开', 'changed', true, '内容：惠企政策兑现情况公开 → 惠企政策兑现和落实情况公开'],
  ]);
  expect(await confirm(preview, NEW)).toMatchObject({ created: 1, updated: 4 });
  expect(new Set((await duties(NEW)).map((each) => each.join(' | ')))).toEqual(
    new Set(
      [
        ['部门预算', '3月底前', '2024年3月31日前', ''],
        ['主要经济指标月度数据', '每月10日前', '每月10日前', ''],
        ['2024年度政务公开工作要点', '3月底前', '2024年3月31日前', ''],
        ['政务公开专栏改版升级', '2024年底前', '2024年12月31日前', ''],
        ['惠企政策兑现和落实情况公开', '每季度', '每季度，季度末前', ''],
        ['优化营商环境专栏', '每月', '每月，月末前', ''],
      ].map((each) => each.join(' | ')),
    ),
  );
  // The plan once more says nothing new.
  const again = await read(AFTER, NEW);
  expect(again.tables.flatMap((table) => table.rows).map(({ state }) => state)).toEqual(
    AFTER.slice(2).map(() => 'same'),
  );
  // The year before is as it was.
  expect(await duties(OLD)).toHaveLength(5);
});

it('keeps what the office changed of a copy, unless a person takes the new wording', async () => {
  const [budget] = await app.call('duties.list', { year: NEW });
  await app.call('duties.update', { id: budget!.id, timeWording: '4月底前' });
  const preview = await read(AFTER, NEW);
  expect(preview.tables[0]!.rows[0]).toMatchObject({ state: 'conflict', isCarried: true });
  await confirm(preview, NEW);
  expect((await duties(NEW))[0]).toEqual(['部门预算', '4月底前', '2024年4月30日前', '']);
});

describe('what the new plan leaves out of what was copied', () => {
  const LESS = AFTER.filter(([, content]) => content !== '政务公开专栏改版升级' && content !== '主要经济指标月度数据');
  const missingIn = ({ tables }: Awaited<ReturnType<typeof read>>) => tables.flatMap(({ missing }) => missing);

  it('is listed with its plan, kept unless a person ends it, and goes for a reason that is on record', async () => {
    const preview = await read(LESS, NEW);
    const left = missingIn(preview);
    expect(left.map(({ content, carriedFrom }) => [content, carriedFrom])).toEqual([
      ['主要经济指标月度数据', '清河区2023年定时公开指标明细表'],
      ['政务公开专栏改版升级', '清河区2023年定时公开指标明细表'],
    ]);
    const ids = preview.tables.map(({ tableId }) => tableId);
    const input = { previewId: preview.previewId, year: NEW, tables: ids, names: {}, rows: {} };
    const remove = left.slice(1).map(({ dutyId }) => dutyId);
    expect(await app.refusal('imports.confirm', { ...input, remove })).toMatchObject({
      code: 'invalid-input',
      fields: { endReason: '请写明理由' },
    });
    const ended = { ...input, remove, endReason: '专栏已改版完成' };
    expect(await app.call('imports.confirm', ended)).toMatchObject({ removed: 1 });
    const [command] = (await app.call('workspace.commands', {})).commands;
    expect(command?.label).toContain('不再沿用 1 项：专栏已改版完成');
    const contents = (await duties(NEW)).map(([content]) => content);
    expect(contents).toContain('主要经济指标月度数据');
    expect(contents).not.toContain('政务公开专栏改版升级');
    // What was kept is said again, as it still stands beside the plan.
    expect(missingIn(await read(LESS, NEW)).map(({ content }) => content)).toEqual(['主要经济指标月度数据']);
    await app.call('workspace.undo', {});
    expect((await duties(NEW)).map(([content]) => content)).toContain('政务公开专栏改版升级');
  });

  it('is known by what the plan has in common with the one before where its title is another', async () => {
    const renamed = [['清河区主动公开事项安排'], ...LESS.slice(1)];
    expect(missingIn(await read(renamed, NEW)).map(({ content }) => content)).toEqual([
      '主要经济指标月度数据',
      '政务公开专栏改版升级',
    ]);
    // A list of other things leaves nothing out.
    const other = [
      ['清河区重点领域公开清单'],
      HEADER,
      [1, '社会救助标准', '区甲局', '6月底前'],
      [2, '部门预算', '区甲局', '2月底前'],
    ];
    expect(missingIn(await read(other, NEW))).toEqual([]);
  });
});
