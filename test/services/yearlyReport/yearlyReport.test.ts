import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { part, textOf } from '../../documents/paperFiles.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
let app: TestApp;
let office: UnitId;
let school: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2022-01-20', year: 2021 });
  office = (await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] })).id;
  school = (await app.call('units.save', { name: '区教育局', kind: 'department', aliases: [] })).id;
  for (const [number, on, answered] of [
    ['2021-001', '2021-03-01', '2021-03-20'],
    ['2021-002', '2021-06-01', '2021-06-18'],
    ['2021-003', '2021-12-20', undefined],
  ] as const) {
    const { id } = await app.call('cases.addRequest', {
      number,
      unitId: office,
      channel: 'letter',
      applicantKind: 'person',
      texts: { name: '示例联系人甲' },
      receivedOn: day(on),
    });
    if (answered === undefined) continue;
    await app.call('cases.addStep', {
      id,
      step: { kind: 'answered', on: day(answered), result: 'granted', forms: ['paper'] },
    });
  }
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const report = (unitId: UnitId | null) => app.call('yearlyReport.get', { year: YEAR, unitId });
async function made(unitId: UnitId | null, kind: 'xlsx' | 'docx', isBlank = false) {
  const { jobId } = await app.call('yearlyReport.export', { year: YEAR, unitId, kind, isBlank });
  const { fileId = '' } = await app.finished(jobId);
  return app.getFile(fileId);
}
async function read(unitId: UnitId, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const fileId = await app.putFile(name, bytes);
  const { jobId } = await app.call('yearlyReport.read', { year: YEAR, unitId, fileId });
  const { previewId = '' } = await app.finished(jobId);
  return app.call('yearlyReport.preview', { previewId });
}
/** A table as a unit fills it in. */
const tableRows = (results: string) => [
  ['（勾稽关系）', '', '', '申请人情况', '', '', '', '', '', ''],
  ['', '', '', '自然人', '法人或其他组织', '', '', '', '', '总计'],
  ['', '', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', ''],
  ['一、本年新收政府信息公开申请数量', '', '', '12', '', '', '', '', '', '12'],
  ['二、上年结转政府信息公开申请数量', '', '', '2', '', '', '', '', '', '2'],
  ['三、本年度办理结果', '（一）予以公开', '', results, '', '', '', '', '', results],
  ['四、结转下年度继续办理', '', '', '1', '', '', '', '', '', '1'],
];
const table = (results: string) => workbookBytes([{ name: '申请办理', rows: tableRows(results) }]);

describe('the yearly report', () => {
  it('of the office comes from its register, each cell opening to its requests', async () => {
    const { figures, faults } = await report(office);
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({
      'requests.new.person': 3,
      'requests.granted.person': 2,
      'requests.results.total': 2,
      'requests.carriedOut.person': 1,
    });
    const cell = { year: YEAR, unitId: office, cell: 'requests.results.total' };
    expect((await app.call('yearlyReport.cell', cell)).cases.map(({ number }) => number)).toEqual([
      '2021-001',
      '2021-002',
    ]);
  });

  it('of the district takes returned tables in that add up, and refuses others with the gap named', async () => {
    const wrong = await read(school, '区教育局.xlsx', table('12'));
    expect(wrong.faults).toEqual([
      '区教育局（自然人）：本年新收 12 件加上年结转 2 件，办理结果 12 件加结转下年度 1 件，差 1 件。',
    ]);
    const refusal = await app.refusal('yearlyReport.confirm', { previewId: wrong.previewId });
    expect(refusal.message).toContain('差 1 件');
    expect((await read(school, '区教育局.xlsx', table('十三'))).faults[0]).toBe(
      '工作表“申请办理”D6 填的是“十三”，不是整数。',
    );
    const { previewId } = await read(school, '区教育局.xlsx', table('13'));
    await app.call('yearlyReport.confirm', { previewId });
    const district = await report(null);
    expect(district.figures).toMatchObject({
      'requests.new.total': 15,
      'requests.results.total': 15,
      'requests.carriedOut.total': 2,
    });
    expect(district.organs.map(({ name, origin }) => [name, origin])).toEqual([
      ['区政府办公室', 'register'],
      ['区教育局', 'returned'],
    ]);
    const cell = { year: YEAR, unitId: null, cell: 'requests.new.person' };
    expect((await app.call('yearlyReport.cell', cell)).organs.map(({ name, value }) => [name, value])).toEqual([
      ['区政府办公室', 3],
      ['区教育局', 12],
    ]);
    await app.call('workspace.undo', {});
    expect((await report(null)).figures?.['requests.new.total']).toBe(3);
  });

  it('makes no table where what is typed as carried in does not add up', async () => {
    await app.call('yearlyReport.setCells', { year: YEAR, unitId: office, cells: { 'requests.carriedIn.person': 1 } });
    const own = await report(office);
    expect(own.figures).toBeUndefined();
    expect(own.faults[0]).toContain('差 1 件');
    const refusal = await app.refusal('yearlyReport.export', { year: YEAR, unitId: office, kind: 'xlsx' });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('没有生成表格') });
    const other = { year: YEAR, unitId: office, cells: { 'requests.new.person': 1 } };
    expect((await app.refusal('yearlyReport.setCells', other)).message).toContain('不是可以填写的一格');
  });

  it('of the district has the six parts of the official form, the table of requests on a page of its own, and its government below', async () => {
    await app.call('yearlyReport.setText', { year: YEAR, unitId: null, part: 'fees', text: '没有收取信息处理费。' });
    const { bytes } = await made(null, 'docx');
    const words = (await textOf(bytes)).trim().split('\n');
    expect(words.filter((each) => /^[一二三四五六七]、[^本上结]/u.test(each))).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    expect(words.slice(words.indexOf('六、其他需要报告的事项') + 1)).toMatchObject([
      '没有收取信息处理费。',
      '【请补充：其他需要报告的事项】',
      '清河区人民政府',
      '2022年1月20日',
    ]);
    const starts = part(bytes, 'word/document.xml')
      .split('<w:p>')
      .filter((each) => each.includes('pageBreakBefore'));
    expect(starts).toHaveLength(1);
    expect(starts[0]).toContain('收到和处理政府信息公开申请情况');
  });

  it('goes out in the official layout, and a filled table of that layout comes back the same', async () => {
    await app.call('yearlyReport.setCells', {
      year: YEAR,
      unitId: office,
      cells: { 'openness.normative.made': 4, 'openness.fees.amount': 1250 },
    });
    await app.call('yearlyReport.setText', { year: YEAR, unitId: office, part: 'overview', text: '一年来……' });
    const { name, bytes } = await made(office, 'xlsx');
    expect(name).toBe('区政府办公室2021年政府信息公开工作年度报告.xlsx');
    const back = await read(school, name, bytes);
    expect(back.faults).toEqual(['表的标题是“区政府办公室2021年政府信息公开工作年度报告”，不是区教育局的数据。']);
    expect(back.figures).toMatchObject({
      'requests.new.person': 3,
      'requests.granted.person': 2,
      'requests.carriedOut.total': 1,
      'openness.normative.made': 4,
      'openness.fees.amount': 1250,
    });
    const word = await made(office, 'docx');
    const fileId = await app.putFile(word.name, word.bytes);
    const { jobId } = await app.call('yearlyReport.read', { year: YEAR, unitId: school, fileId });
    const { previewId = '' } = await app.finished(jobId);
    expect((await app.call('yearlyReport.preview', { previewId })).figures).toMatchObject({
      'requests.new.person': 3,
      'requests.results.total': 2,
    });
    const blank = await read(school, '待填.xlsx', (await made(school, 'xlsx', true)).bytes);
    expect(blank).toMatchObject({ figures: {}, faults: [expect.stringContaining('没有填写数字')] });
    expect((await app.refusal('yearlyReport.confirm', { previewId: blank.previewId })).code).toBe('conflict');
  });

  it('takes no table of another year, none twice, and none of a unit that is gone', async () => {
    const titled = (title: string, results = '13') => ({
      name: title,
      rows: [[title], ...tableRows(results)],
    });
    const faults = async (...sheets: readonly ReturnType<typeof titled>[]) =>
      (await read(school, '表.xlsx', workbookBytes(sheets))).faults;
    expect(await faults(titled('区教育局2021年政府信息公开申请情况'))).toEqual([]);
    expect(await faults(titled('填报日期：2022年1月15日'))).toEqual([]);
    expect(await faults(titled('区教育局2020年度政府信息公开申请情况'))).toEqual([
      '表的标题是“区教育局2020年度政府信息公开申请情况”，不是 2021 年的数据。',
    ]);
    expect((await faults(titled('甲', '13'), titled('乙', '12')))[0]).toBe(
      '工作表“乙”D7 填的是“12”，同一项在前面填的是“13”，不知道用哪一个，请只保留一份表。',
    );
    const { previewId } = await read(school, '区教育局.xlsx', table('13'));
    await app.call('units.remove', { id: school });
    expect((await app.refusal('yearlyReport.confirm', { previewId })).code).toBe('not-found');
  });
});
