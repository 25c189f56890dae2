import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { CaseId, UnitId } from '../../../electron/domain/brand.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { printedBy } from '../exports/exported.ts';

const NAME = '示例联系人甲';
let app: TestApp;
let office: UnitId;
let lamp: CaseId;

beforeAll(async () => {
  app = await openTestApp({ today: '2021-05-12', year: 2021 });
  const unit = async (name: string) => (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
  office = await unit('区政府办公室');
  const housing = await unit('区住建局');
  const message = {
    register: 'messages',
    unitId: office,
    title: `${NAME}反映路灯不亮`,
    fields: { channel: 'website', author: NAME, phone: '13800000000', content: '路灯不亮' },
    step: { kind: 'received', on: day('2021-04-30') },
  } as const;
  lamp = (await app.call('registers.add', { ...message, number: '留1' })).id;
  const assigned = { kind: 'assigned', on: day('2021-05-06'), unitId: housing };
  await app.call('registers.addStep', { id: lamp, step: assigned });
  const { id: erased } = await app.call('registers.add', { ...message, number: '留2' });
  await app.call('registers.addStep', { id: erased, step: { kind: 'answered', on: day('2021-05-12') } });
  const refused = { kind: 'notPublished', on: day('2021-05-12') };
  await app.call('registers.addStep', { id: erased, step: refused, texts: { note: '涉及个人隐私' } });
  await app.call('registers.erase', { ids: [erased], numbers: ['留2'] });
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function exported(input: InputOf<'registers.export'>) {
  const { file, sheets } = await printedBy(app, (await app.call('registers.export', input)).jobId);
  const rows = sheets[0] ?? [];
  const head = rows.findIndex(([first]) => first === '序号');
  const words = rows[head] ?? [];
  const cells = (number: string) =>
    Object.fromEntries((rows.find((each) => each[1] === number) ?? []).map((text, at) => [words[at], text] as const));
  return { name: file.name, text: rows.flat().join('|'), words: words.slice(1), cells };
}

it('lists what the register holds by its own columns, who wrote masked', async () => {
  const { name, text, words, cells } = await exported({ register: 'messages' });
  expect(name).toContain('公众留言登记簿（2021年5月12日）');
  expect(text).not.toMatch(/示例联系人甲|13800000000|个人隐私|不得转发/u);
  expect(text).toContain('共 2 条，未办结 1 条');
  expect(words).toEqual([
    '编号',
    '留言主题',
    '留言渠道',
    '留言人',
    '答复单位',
    '收到留言日期',
    '转办日期',
    '转办单位',
    '答复留言日期',
    '公开答复日期',
    '不公开答复日期',
    '期限',
    '状态',
    '下一步',
  ]); // prettier-ignore
  expect(cells('留1')).toMatchObject({
    留言主题: '示**反映路灯不亮',
    留言渠道: '网站留言',
    留言人: '示**',
    答复单位: '区政府办公室',
    收到留言日期: '2021-04-30',
    转办日期: '2021-05-06',
    转办单位: '区住建局',
    答复留言日期: '',
    期限: '2021-05-11',
    状态: '办理中，逾期 1 天',
    下一步: '答复留言（2021-05-11）',
  });
  expect(cells('留2')).toMatchObject({ 留言主题: '已清除', 留言人: '已清除', 状态: '答复不公开，迟 1 天' });
});

it('names people when asked to, of those that are shown, and says so in the file and in its name', async () => {
  const { name, text, words, cells } = await exported({ register: 'messages', ids: [lamp], revealed: true });
  expect(name).toContain('含个人信息');
  expect(text.match(/不得转发、公开/gu)).toHaveLength(2);
  expect(text).not.toContain('留2');
  expect(words).toEqual(expect.arrayContaining(['联系方式', '留言内容', '不公开的理由']));
  expect(cells('留1')).toMatchObject({ 留言人: NAME, 联系方式: '13800000000', 留言主题: `${NAME}反映路灯不亮` });
});

it('has times where the register has them, and no warning where it names nobody', async () => {
  const at = '14:30' as NonNullable<InputOf<'registers.add'>['step']['at']>;
  await app.call('registers.add', {
    register: 'opinions',
    number: '舆1',
    unitId: office,
    title: '路灯',
    fields: { source: '论坛' },
    step: { kind: 'found', on: day('2021-05-10'), at },
  });
  const { text, cells } = await exported({ register: 'opinions', revealed: true });
  expect(text).not.toMatch(/不得转发|遮盖/u);
  expect(cells('舆1')).toMatchObject({ 发现渠道: '论坛', 发现舆情时间: '2021-05-10 14:30', 期限: '2021-05-10 16:30' });
});

it.each(['consultations', 'notices', 'proposals', 'documents', 'events'] as const)(
  'tells each column of %s by its own word',
  async (register) => {
    const { text, words } = await exported({ register });
    expect(text).toContain('没有内容。');
    expect(new Set(words).size).toBe(words.length);
  },
);
