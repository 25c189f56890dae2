import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

const HEADER = [
  '登记编号',
  '收到日期',
  '申请方式',
  '申请人',
  '申请人类型',
  '联系电话',
  '申请内容',
  '承办单位',
  '告知补正日期',
  '补正期限',
  '延期日期',
  '答复日期',
  '答复结果',
  '提供形式',
  '送达日期',
];
const row = (...cells: readonly string[]) => [
  ...cells,
  ...Array.from({ length: HEADER.length - cells.length }, () => ''),
];

let app: TestApp;
let office: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-30', year: 2021 });
  office = (await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] })).id;
  await app.call('units.save', { name: '区住建局', kind: 'department', aliases: [] });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function read(rows: readonly (readonly string[])[]): Promise<string> {
  const bytes = workbookBytes([{ name: '2021年', rows: [['2021年依申请公开登记表'], HEADER, ...rows] }]);
  const fileId = await app.putFile('示例联系人甲的登记表.xlsx', bytes);
  const { jobId } = await app.call('cases.read', { fileId });
  return (await app.finished(jobId)).previewId ?? '';
}

it('takes an existing register in, line by line, as one step that can be taken back', async () => {
  const previewId = await read([
    row(
      '1号',
      '2021-03-01',
      '网上申请',
      '示例联系人甲',
      '公民',
      '13800000000',
      '征收补偿标准',
      '区住建局',
      '',
      '',
      '',
      '2021-03-22',
      '部分公开',
      '纸质',
      '2021-03-23',
    ),
    row(
      '2号',
      '3月2日',
      '邮寄',
      '示例公司乙',
      '',
      '',
      '审批文件',
      '',
      '',
      '',
      '2021-03-25',
      '2021-04-20',
      '本机关不掌握',
      '',
      '',
    ),
    row(
      '3号',
      '2021.4.1',
      '当面',
      '示例联系人丙',
      '自然人',
      '',
      '会议纪要',
      '',
      '2021-04-02',
      '2021-04-12',
      '',
      '',
      '',
      '',
      '',
    ),
    row('4号', '2021-06-20', '传真', '示例联系人丁', '自然人', '', '预算表', '', '', '', '', '', '', '', ''),
    row('合计', '', '', '4'),
  ]);
  const preview = await app.call('cases.preview', { previewId, unitId: office });
  expect(preview.counts).toEqual({ add: 4, already: 0, left: 0 });
  expect(preview.lines.map(({ applicant }) => applicant)).toEqual(['示**', '示例**', '示**', '示**']);
  // What was read of a line is there to be checked before it is taken.
  expect(preview.lines.slice(0, 2).map(({ read: words }) => words)).toEqual([
    '区政府办公室，承办：区住建局，互联网，自然人；2021-03-22 答复（部分公开）；2021-03-23 送达',
    '区政府办公室，邮寄（签收），商业企业；2021-03-25 延长答复期限；2021-04-20 答复（本机关不掌握相关政府信息）',
  ]);
  const done = await app.call('cases.confirm', { previewId, unitId: office });
  expect(done).toMatchObject({ added: 4, already: 0, left: 0, changed: true });
  const { rows } = await app.call('cases.requests', { revealed: true });
  expect(
    rows.map((each) => [each.number, each.applicantKind, each.channel, each.state, each.result?.kind, each.handler]),
  ).toEqual([
    ['4号', 'person', 'fax', 'running', undefined, undefined],
    ['3号', 'person', 'handedIn', 'correctionOverdue', 'correctionOverdue', undefined],
    ['2号', 'business', 'registeredPost', 'answered', 'notHeld', undefined],
    ['1号', 'person', 'internet', 'answered', 'partly', '区住建局'],
  ]);
  const { commands } = await app.call('workspace.commands', {});
  expect(commands[0]?.label).toBe('导入依申请公开 4 件');
  const again = await read([row('1号', '2021-03-01', '', '示例联系人甲')]);
  expect((await app.call('cases.preview', { previewId: again, unitId: office })).counts.already).toBe(1);
  await app.call('workspace.undo', {});
  expect((await app.call('cases.requests', {})).rows).toEqual([]);
});

it('leaves a line that cannot be, with sheet, cell and value', async () => {
  const previewId = await read([
    row('1号', '2021-02-30', '网上', '示例联系人甲'),
    row('2号', '', '网上', '示例联系人甲'),
    row('', '2021-03-01', '网上', '示例联系人甲'),
    row('4号', '2021-03-01', '网上', '示例联系人甲', '', '', '', '', '', '', '', '2021-02-20', '予以公开'),
    row('5号', '2021-03-01', '网上', '示例联系人甲', '', '', '', '', '', '', '', '2021-03-20', '不予公开'),
    row('6号', '2021-03-01', '网上', '示例联系人甲', '', '', '', '区没有局'),
    row('7号', '2021-12-01', '网上', '示例联系人甲'),
    row('8号', '2021-03-01'),
    row('8号', '2021-03-02'),
  ]);
  const { lines, counts } = await app.call('cases.preview', { previewId, unitId: office });
  expect(counts).toEqual({ add: 1, already: 0, left: 8 });
  expect(lines.map(({ reasons }) => reasons[0] ?? '')).toEqual([
    '工作表“2021年”B3“2021-02-30”：不是有效的日期，日历上没有这一天。',
    '工作表“2021年”B4：没有收到日期。',
    '工作表“2021年”A5：没有编号。',
    expect.stringContaining('2021年2月20日的事件早于收到申请（答复）'),
    '工作表“2021年”M7“不予公开”：不是年度报告格式里的结果，请写明是哪一种。',
    '工作表“2021年”第 8 行“区没有局”：没有这个单位，请改正名称，或者先在“单位”里添加、设为别名。',
    '工作表“2021年”第 9 行：2021-12-01 还没有到。',
    '',
    '工作表“2021年”第 11 行“8号”：编号在这份表里不止一次。',
  ]);
  const nobody = await app.call('cases.preview', { previewId });
  expect(nobody.lines.at(-2)?.reasons[0]).toContain('没有写收件机关');
});

it('says what it needs where nothing was read', async () => {
  const fileId = await app.putFile('表.xlsx', workbookBytes([{ name: '甲', rows: [['什么'], ['也没有']] }]));
  const { jobId } = await app.call('cases.read', { fileId });
  expect((await app.finished(jobId)).error?.message).toContain('要有收到日期一列');
});

it('leaves what a form would not take, and a number that only looks different', async () => {
  await app.call('cases.addRequest', {
    number: '２０２１－００１',
    unitId: office,
    channel: 'fax',
    applicantKind: 'person',
    texts: { name: '示例联系人甲' },
    receivedOn: '2021-03-01' as never,
  });
  const same = {
    unitId: office,
    channel: 'fax',
    applicantKind: 'person',
    texts: {},
    receivedOn: '2021-03-01' as never,
  };
  expect((await app.refusal('cases.addRequest', { ...same, number: '2021-\u200B001' } as never)).code).toBe('conflict');
  const long = '甲'.repeat(101);
  const previewId = await read([
    row('2021-００１', '2021-03-01', '网上', '示例联系人甲'),
    row('９号', '2021-03-01', '网上', '示例联系人甲'),
    row('9\u200B号', '2021-03-01', '网上', '示例联系人甲'),
    row('10号', '2018-03-01', '网上', '示例联系人甲'),
    row('11号', '9999-12-31', '网上', '示例联系人甲'),
    row('12号', '2021-03-01', '网上', long),
    row('1'.repeat(61), '2021-03-01', '网上', '示例联系人甲'),
  ]);
  const { lines } = await app.call('cases.preview', { previewId, unitId: office });
  expect(lines.map(({ state, reasons }) => [state, reasons[0]])).toEqual([
    ['already', undefined],
    ['add', undefined],
    ['left', '工作表“2021年”第 5 行“9号”：编号在这份表里不止一次。'],
    ['left', '工作表“2021年”B6“2018-03-01”：日期应在 2019 年 5 月 15 日（现行条例施行之日）至 2099 年底之间。'],
    ['left', '工作表“2021年”B7“9999-12-31”的年份不在 1900 至 2099 之间，请核对。'],
    ['left', `工作表“2021年”D8“${'甲'.repeat(40)}…”：不能超过 100 个字。`],
    ['left', `工作表“2021年”A9“${'1'.repeat(40)}…”：不能超过 60 个字。`],
  ]);
});

it('asks for the organ again where the chosen one is gone', async () => {
  const previewId = await read([row('1号', '2021-03-01', '网上', '示例联系人甲')]);
  const { id: unitId } = await app.call('units.save', { name: '区档案馆', kind: 'department', aliases: [] });
  expect((await app.call('cases.preview', { previewId, unitId })).counts.add).toBe(1);
  await app.call('units.remove', { id: unitId });
  expect(await app.call('cases.confirm', { previewId, unitId })).toMatchObject({ added: 0, left: 1, changed: false });
  const { lines } = await app.call('cases.preview', { previewId, unitId });
  expect(lines[0]?.reasons).toEqual(['工作表“2021年”第 3 行：没有写收件机关，请在上面选择。']);
});
