import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESETS } from '../../../electron/domain/assessment/presets.ts';
import type { SchemeId, SchemeNodeId, Year } from '../../../electron/domain/brand.ts';
import type { SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { oddWorkbook } from '../../support/sheetFixtures.ts';

const YEAR = 2021 as Year;
const control = { signal: new AbortController().signal, progress: () => undefined };

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-06-15', year: YEAR });
});
afterAll(() => app.close());

async function preview(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const fileId = await app.putFile(name, bytes);
  const { jobId } = await app.call('schemeTables.read', { fileId, year: YEAR });
  const { previewId = '', error } = await app.finished(jobId);
  return error ? { error } : { read: await app.call('schemeTables.preview', { previewId }) };
}

let next = 0;
const newId = () => `node-${(next += 1)}` as SchemeNodeId;

describe('a scheme as a workbook', () => {
  it.each(PRESETS)(
    '$name goes out as .xlsx and comes back the same, and can be saved',
    async ({ name, make, weight }) => {
      const tree = make(newId);
      const { jobId } = await app.call('schemeTables.write', { year: YEAR, name, tree, weight, paper: 'A4' });
      const { fileId = '' } = await app.finished(jobId);
      const file = await app.getFile(fileId);
      const { read } = await preview(file.name, file.bytes);
      expect(read).toMatchObject({ name, isOurs: true, weight, faults: [], unread: [] });
      expect(read?.tree).toEqual(tree);
      const saved = await app.call('schemes.save', { year: YEAR, schemeId: null, name, tree, weight, note: '' });
      expect(saved.version).toBe(1);
      const { tree: kept } = await app.call('schemes.version', { year: YEAR, schemeId: saved.schemeId });
      expect(kept.nodes).toEqual(tree.nodes);
    },
  );

  it('says on its sheet what a leader asks: gate, bound, veto, grades, weight, and which version it is', async () => {
    const { name, make, weight } = PRESETS[0]!;
    const tree: SchemeTree = {
      ...make(newId),
      bonus: { gate: { compare: 'above', points: '80' }, most: '6' },
      grades: [{ name: '优秀', from: '90', atMostPercent: '20' }, { name: '其他' }],
    };
    const title = `${name}（试）`;
    const textsOf = async (draft: SchemeTree) => {
      const { jobId } = await app.call('schemeTables.write', {
        year: YEAR,
        name: title,
        tree: draft,
        weight,
        paper: 'A4',
      });
      const { fileId = '' } = await app.finished(jobId);
      const file = await app.getFile(fileId);
      const tables = await app.context.documents.readTables({ name: file.name, bytes: file.bytes }, control);
      const sheet = tables.ok ? tables.value.grids[0] : undefined;
      expect((await preview(file.name, file.bytes)).read?.tree).toEqual(draft);
      return sheet?.rows.flatMap((row) => row.map((cell) => cell?.text ?? '')).join('\n') ?? '';
    };
    expect(await textsOf(tree)).toContain('草稿，未保存');
    const save = (note: string, schemeId: SchemeId | null, draft: SchemeTree) =>
      app.call('schemes.save', { year: YEAR, schemeId, name: title, tree: draft, weight, note });
    const { schemeId } = await save('初稿', null, tree);
    await save('按区文件修订', schemeId, { ...tree, bonus: { most: '5' } });
    const { tree: latest } = await app.call('schemes.version', { year: YEAR, schemeId });
    const said = await textsOf(latest);
    for (const words of [
      '第 2 版（现行）',
      '加分门槛：不设门槛。加分上限：加分合计最多 5 分。',
      '一票否决：',
      '等次：按保留两位小数的总分，优秀：90 分以上（含），不超过本类单位的 20%；其他：其余。',
      '权重：权重 4%，满分折 4 分。',
      '版本：第 1 版（2021年6月15日保存，初稿）；第 2 版（2021年6月15日保存，按区文件修订）。',
    ]) {
      expect(said).toContain(words);
    }
    const { tree: first } = await app.call('schemes.version', { year: YEAR, schemeId, version: 1 });
    const old = await textsOf(first);
    expect(old).toContain('加分门槛：基础分超过 80 分方可加分。加分上限：加分合计最多 6 分。');
    expect(old).not.toContain('（现行）');
    expect(await textsOf({ ...latest, bonus: { most: '4' } })).toContain('草稿，改自第 2 版');
  });

  it('of somebody else is read with its merged cells; what is not read is named by its cell', async () => {
    const bytes = oddWorkbook({
      name: '评分表',
      rows: [
        ['一级指标', '二级指标', '分值', '评分标准'],
        ['主动公开', '定时公开', 60, '未按时公开的，每件扣2分。'],
        [undefined, '要素', '四十', '由考核组评定。'],
      ],
      after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    });
    const { read } = await preview('某区方案.xlsx', bytes);
    expect(read).toMatchObject({ name: '某区方案', isOurs: false, tables: [{ sheet: '评分表', headerLine: 1 }] });
    expect(read?.tree.nodes).toMatchObject([
      {
        section: 'base',
        node: {
          name: '主动公开',
          children: [
            { name: '定时公开', full: '60' },
            { name: '要素', full: '' },
          ],
        },
      },
    ]);
    expect(read?.faults.map(({ message }) => message)).toEqual([
      '工作表“评分表”单元格 C3 的“四十”：不是分值，请改为数字。',
    ]);
    expect(read?.unread).toMatchObject([{ name: '要素', address: 'D3', isJudged: true }]);
    // A draft that does not hold is refused whole, naming the node.
    const refused = await app.refusal('schemes.save', {
      year: YEAR,
      schemeId: null,
      name: '某区方案',
      tree: read?.tree ?? PRESETS[0]!.make(newId),
      weight: { kind: 'percent', percent: '4', base: '100' },
      note: '',
    });
    expect([refused.code, refused.message]).toEqual(['invalid-input', expect.stringContaining('“要素”的满分')]);
  });

  it('a file that holds none says why', async () => {
    const { error } = await preview('通讯录.csv', Uint8Array.from(new TextEncoder().encode('单位,电话\n区财政局,1\n')));
    expect(error).toMatchObject({ code: 'no-header', message: expect.stringContaining('没有找到表头') as string });
    expect(await app.refusal('schemeTables.preview', { previewId: 'none' })).toMatchObject({ code: 'not-found' });
  });

  it('of ours is no table of duties', async () => {
    const [preset] = PRESETS;
    if (preset === undefined) throw new Error('No preset');
    const { name, make, weight } = preset;
    const { jobId } = await app.call('schemeTables.write', {
      year: YEAR,
      name,
      tree: make(newId),
      weight,
      paper: 'A3',
    });
    const { fileId = '' } = await app.finished(jobId);
    const { bytes } = await app.getFile(fileId);
    await expect(app.readFile('方案.xlsx', bytes, YEAR)).rejects.toThrow();
  });
});
