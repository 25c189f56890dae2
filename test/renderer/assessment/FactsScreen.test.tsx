import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../electron/contract/index.ts';
import type { ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import type { ScoreEventId, SchemeId } from '../../../electron/domain/brand.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { FactsScreen } from '../../../renderer/assessment/facts/FactsScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { fill } from './fill.ts';
import { classId, node, unit } from './fixture.ts';

preparePage();
pretendLayout();

type SheetChoices = InputOf<'scoreFacts.previewSheet'>['choices'];

const schemeId = 's1' as SchemeId;
const LEAF = {
  classId: classId('departments'),
  schemeId,
  nodeId: node('i3'),
  name: '日常管理评议',
  full: '10',
  least: '0',
  most: '10',
  assessors: 'mean' as const,
  needsBasis: false,
  isNeeded: true,
  missing: [unit('u2')],
};

const EVENT: ScoreFactsOfYear['events'][number] = {
  id: 'e1' as ScoreEventId,
  year: YEAR_2021,
  unitId: unit('u1'),
  unit: '区财政局',
  on: day('2021-03-05'),
  type: 'criticism',
  name: '',
  level: 'city',
  outlet: '',
  matter: '',
  basis: '某政办〔2021〕5号',
  reason: '迟报',
  by: '经办人甲',
  recordedAt: '2021-03-06T00:00:00.000Z',
  countedIn: [{ nodeId: node('i4'), name: '通报扣分' }],
};

const FACTS: ScoreFactsOfYear = {
  events: [
    EVENT,
    {
      ...EVENT,
      id: 'e2' as ScoreEventId,
      unitId: unit('u2'),
      unit: '区统计局',
      type: 'praise',
      countedIn: [],
      locked: '部门已定稿。',
    },
  ],
  sheets: [],
  samples: [{ unitId: unit('u1'), unit: '区财政局', sample: '机构信息', item: '电话', isRight: false }],
  figures: [],
  members: [],
  explanations: [],
  judgements: [
    {
      unitId: unit('u1'),
      unit: '区财政局',
      schemeId,
      nodeId: node('i3'),
      node: '日常管理评议',
      assessor: '经办人甲',
      points: '8.50',
      reason: '材料及时',
      basis: '',
      version: 2,
      isOldVersion: false,
    },
  ],
  asked: {
    sheets: [{ sheet: '网站评估', items: [{ item: '栏目', full: '20' }] }],
    samples: ['机构信息'],
    figures: ['留言'],
    groups: [{ group: '下属单位', outOf: '100' }],
    judged: [LEAF],
    explained: [{ classId: classId('departments'), nodeId: node('i2'), name: '信息报送', share: '60' }],
    events: [{ type: 'criticism' }],
  },
  classes: [
    {
      classId: classId('departments'),
      name: '部门',
      schemeId,
      units: [
        { unitId: unit('u1'), unit: '区财政局' },
        { unitId: unit('u2'), unit: '区统计局' },
      ],
    },
  ],
};

const UNITS: OutputOf<'units.list'> = {
  units: [
    { id: unit('u1'), name: '区财政局', kind: 'department', aliases: [], groupIds: [], duties: 0 },
    { id: unit('u2'), name: '区统计局', kind: 'department', aliases: [], groupIds: [], duties: 0 },
  ],
  groups: [],
};

const start = (address: string, more: Answers = {}) => {
  const asked = connectAnswers({ 'scoreFacts.ofYear': () => FACTS, 'units.list': () => UNITS, ...more });
  show(<FactsScreen />, `/scoreFacts?year=2021${address}`);
  return (name: string) => asked.findLast((each) => each.name === name)?.input;
};

describe('考核事件', () => {
  test('say which nodes count them, and that none does; those of a frozen class are not changed', async () => {
    start('');
    const list = await screen.findByRole('region', { name: '考核事件' });
    expect(within(list).getByText('通报批评（市级）')).toBeTruthy();
    expect(within(list).getByText('通报扣分')).toBeTruthy();
    expect(within(list).getByText('没有规则计它')).toBeTruthy();
    const [free, locked] = within(list).getAllByRole('button');
    expect([free?.getAttribute('aria-disabled'), free?.getAttribute('aria-description')]).toEqual([null, null]);
    expect([locked?.getAttribute('aria-disabled'), locked?.getAttribute('aria-description')]).toEqual([
      'true',
      '部门已定稿。',
    ]);
    await expectAccessible();
  });

  test('a day outside the year asks for a document', async () => {
    const sent = start('&event=e1', { 'scoreFacts.saveEvent': () => ({ ...CHANGED, id: 'e1' as ScoreEventId }) });
    const user = userEvent.setup();
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: '保存' });
    fill(within(dialog).getByLabelText(/^依据文件/u), '');
    const date = within(dialog).getByLabelText('日期');
    fill(date, '2020-12-20');
    fireEvent.blur(date);
    expect(await within(dialog).findByText('日期不在 2021 年度内，请写明依据文件：为什么计入 2021 年度')).toBeTruthy();
    expect(save.disabled).toBe(true);
    fill(within(dialog).getByLabelText(/^依据文件/u), '次年通报');
    fill(within(dialog).getByLabelText(/^文件上的分值/u), '−０．５');
    await user.click(save);
    await waitFor(() =>
      expect(sent('scoreFacts.saveEvent')).toMatchObject({
        id: 'e1',
        year: 2021,
        unitId: 'u1',
        on: '2020-12-20',
        type: 'criticism',
        level: 'city',
        organ: null,
        basis: '次年通报',
        points: '-0.5',
      }),
    );
  });

  test('a table of events is written whole or not at all', async () => {
    const preview = (left: readonly string[]): OutputOf<'scoreFacts.previewEvents'> => ({
      previewId: 'p1',
      fileName: '事件.xlsx',
      year: YEAR_2021,
      lines: [
        { key: 'a', sheet: '表', line: 2, unit: '区财政局', state: 'add', read: { ...EVENT, basis: '甲' } },
        left.includes('b')
          ? { key: 'b', sheet: '表', line: 3, unit: '区监察委', state: 'left' }
          : {
              key: 'b',
              sheet: '表',
              line: 3,
              address: 'A3',
              unit: '区监察委',
              state: 'fault',
              fault: '没有叫“区监察委”的单位',
              unknownUnit: '区监察委',
            },
      ],
      counts: { add: 1, already: 0, left: left.length, fault: 1 - left.length },
      leftOut: [],
      skippedSheets: [],
    });
    const sent = start('&file=p1', {
      'scoreFacts.previewEvents': ({ choices }) => preview(choices.left ?? []),
      'scoreFacts.saveEvents': () => ({ ...CHANGED, added: 1, already: 0, left: 1 }),
    });
    const user = userEvent.setup();
    const write = await screen.findByRole<HTMLButtonElement>('button', { name: '登记 1 个' });
    expect(write.disabled).toBe(true);
    expect(screen.getByText('没有叫“区监察委”的单位')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '不登记' }));
    await waitFor(() => expect(write.disabled).toBe(false));
    await user.click(write);
    await waitFor(() =>
      expect(sent('scoreFacts.saveEvents')).toMatchObject({ previewId: 'p1', choices: { left: ['b'] } }),
    );
    expect(await screen.findByRole('region', { name: '考核事件' })).toBeTruthy();
  });
});

test('of a table of events a line that says the same as another is recorded where a person says that it happened twice', async () => {
  const preview = (another: readonly string[]): OutputOf<'scoreFacts.previewEvents'> => {
    const base = { key: 'a', sheet: '表', line: 2, unit: '区财政局', read: EVENT };
    const isAnother = another.includes('a');
    return {
      previewId: 'p1',
      fileName: '事件.xlsx',
      year: YEAR_2021,
      lines: [isAnother ? { ...base, state: 'add' } : { ...base, state: 'already', same: '与已登记的一件相同' }],
      counts: { add: isAnother ? 1 : 0, already: isAnother ? 0 : 1, left: 0, fault: 0 },
      leftOut: [],
      skippedSheets: [],
    };
  };
  const sent = start('&file=p1', {
    'scoreFacts.previewEvents': ({ choices }) => preview(choices.another ?? []),
    'scoreFacts.saveEvents': () => ({ ...CHANGED, added: 1, already: 0, left: 0 }),
  });
  const user = userEvent.setup();
  expect(await screen.findByText(/与已登记的一件相同/u)).toBeTruthy();
  expect(screen.getByText(/有 1 行与已登记的或前面的行内容相同，不重复登记/u)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '确是两次，登记' }));
  await user.click(await screen.findByRole('button', { name: '登记 1 个' }));
  await waitFor(() => expect(sent('scoreFacts.saveEvents')).toMatchObject({ choices: { another: ['a'] } }));
});

describe('第三方评分表', () => {
  test('what schemes read and nobody brought is named; faults by cell keep all of it out', async () => {
    start('&tab=sheets');
    const line = (await screen.findByText('还没有导入')).closest('tr') as HTMLElement;
    expect(line.textContent).toContain('网站评估栏目（20 分）');
    await expectAccessible();
  });

  test('a sheet with points over full is refused at its cell, and taken once it is right', async () => {
    const preview = (left: readonly string[]): OutputOf<'scoreFacts.previewSheet'> => ({
      previewId: 'p2',
      fileName: '评分.xlsx',
      year: YEAR_2021,
      name: '网站评估',
      names: ['网站评估'],
      columns: [{ sheet: '表', key: 'c1', address: 'B1', words: ['栏目'], item: '栏目', count: 2 }],
      items: [{ item: '栏目' }],
      rows: [
        { key: 'r1', sheet: '表', unit: '区财政局', unitId: unit('u1'), cell: 'A2', points: ['18'] },
        { key: 'r2', sheet: '表', unit: '区监察委', cell: 'A3', points: ['25'] },
      ],
      units: 1,
      marks: 1,
      faults: left.includes('r2')
        ? []
        : [
            {
              sheet: '表',
              cell: 'A3',
              value: '区监察委',
              message: '评分.xlsx 表 A3 的单位“区监察委”不在单位名录中',
              unknownUnit: '区监察委',
            },
          ],
      unknownUnits: left.includes('r2')
        ? []
        : [{ name: '区监察委', key: 'r2', suggestions: [{ unitId: unit('u2'), unit: '区统计局' }] }],
      notes: [],
      leftOut: [],
      skippedSheets: [],
      replaces: { changed: 1, added: 0, gone: 2 },
    });
    const sent = start('&tab=sheets&file=p2', {
      'scoreFacts.previewSheet': ({ choices }) => preview(choices.left ?? []),
      'scoreFacts.saveSheet': () => ({ ...CHANGED, id: 'x' as never, units: 1, marks: 1 }),
    });
    const user = userEvent.setup();
    const save = await screen.findByRole<HTMLButtonElement>('button', { name: '存入评分表' });
    expect(await screen.findByText('评分.xlsx 表 A3 的单位“区监察委”不在单位名录中')).toBeTruthy();
    expect(save.disabled).toBe(true);
    expect(screen.getByText(/存入后替换：改变 1 个，新增 0 个，去掉 2 个/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '就是“区统计局”' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '不采用' }));
    await waitFor(() => expect(save.disabled).toBe(false));
    await user.click(save);
    await waitFor(() =>
      expect(sent('scoreFacts.saveSheet')).toEqual({
        previewId: 'p2',
        year: YEAR_2021,
        choices: { left: ['r2'], name: '网站评估' },
      }),
    );
  });
});

test('评分表: a column that names no period is told its item and its period by hand', async () => {
  const preview = ({ columns = {}, periods = {} }: SheetChoices): OutputOf<'scoreFacts.previewSheet'> => {
    const item = columns['c1'] ?? undefined;
    const from = periods['c1'];
    const period = from === undefined ? undefined : { from, to: day('2021-06-30') };
    return {
      previewId: 'p3',
      fileName: '二季度.xlsx',
      year: YEAR_2021,
      name: '季度测评',
      names: ['季度测评'],
      columns: [
        {
          sheet: '表',
          key: 'c1',
          address: 'B1',
          words: ['结果'],
          ...(item === undefined ? {} : { item, ...(period ? { period } : { asksPeriod: true }) }),
          count: period ? 2 : 0,
        },
      ],
      items: [
        {
          item: '信息公开',
          periods: [
            { from: day('2021-01-01'), label: '第一季度' },
            { from: day('2021-04-01'), label: '第二季度' },
          ],
        },
      ],
      rows: [],
      units: 1,
      marks: period ? 2 : 0,
      faults: [],
      unknownUnits: [],
      notes: [],
      leftOut: [],
      skippedSheets: [],
    };
  };
  const sent = start('&tab=sheets&file=p3', {
    'scoreFacts.previewSheet': ({ choices }) => preview(choices),
    'scoreFacts.saveSheet': () => ({ ...CHANGED, id: 'x' as never, units: 1, marks: 2 }),
  });
  const user = userEvent.setup();
  const save = await screen.findByRole<HTMLButtonElement>('button', { name: '存入评分表' });
  await user.click(await screen.findByText('各列 1'));
  expect(screen.queryByRole('combobox', { name: '“结果”是哪一期' })).toBeNull();
  await user.click(await screen.findByRole('combobox', { name: '“结果”是哪个项目' }));
  await user.click(await screen.findByTitle('信息公开'));
  expect(await screen.findByText('没有写明是哪一期，未采用')).toBeTruthy();
  expect(save.disabled).toBe(true);
  await user.click(await screen.findByRole('combobox', { name: '“结果”是哪一期' }));
  await user.click(await screen.findByTitle('第二季度'));
  expect(await screen.findByText('2 个得分')).toBeTruthy();
  await user.click(save);
  await waitFor(() =>
    expect(sent('scoreFacts.saveSheet')).toMatchObject({
      choices: { columns: { c1: '信息公开' }, periods: { c1: '2021-04-01' } },
    }),
  );
});

test('an event that is on record in every word is recorded once more only where a person says so', async () => {
  let refusals = 0;
  const sent = start('&event=e1', {
    'scoreFacts.saveEvent': ({ isAnother }) => {
      if (isAnother === true) return { ...CHANGED, id: 'e1' as ScoreEventId };
      refusals += 1;
      const message = '已登记过一件内容完全相同的事件。';
      throw new FailureError({ code: 'conflict', message, fields: { isAnother: '已有内容完全相同的一件' } });
    },
  });
  const user = userEvent.setup();
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: '保存' }));
  await within(dialog).findByText('已登记过一件内容完全相同的事件。');
  // Changed, it is another one: the question is asked anew.
  fill(within(dialog).getByLabelText('事由'), '另一件');
  expect(within(dialog).queryByRole('button', { name: '确是两次，登记' })).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: '保存' }));
  await user.click(await within(dialog).findByRole('button', { name: '确是两次，登记' }));
  await waitFor(() => expect(sent('scoreFacts.saveEvent')).toMatchObject({ isAnother: true, reason: '另一件' }));
  expect(refusals).toBe(2);
});

test('人工评议: units down, assessors across; a cell opens to points, reason and another assessor', async () => {
  const sent = start('&tab=judged', { 'scoreFacts.judge': () => CHANGED });
  const user = userEvent.setup();
  const table = await screen.findByRole('table', { name: '部门人工评议' });
  expect(within(table).getByRole('button', { name: '区财政局，日常管理评议，经办人甲：8.5' })).toBeTruthy();
  expect(screen.getByText('人工评议 1 待评')).toBeTruthy();
  await user.click(within(table).getByRole('button', { name: '区统计局，日常管理评议，经办人甲：待评' }));
  const form = await screen.findByRole('form', { name: '日常管理评议的评议' });
  fill(within(form).getByLabelText('评委'), '经办人甲');
  fill(within(form).getByLabelText('得分'), '9');
  fill(within(form).getByLabelText('理由'), '规范');
  await user.click(within(form).getByRole('button', { name: '保存评议' }));
  await waitFor(() => expect(sent('scoreFacts.judge')).toMatchObject({ unitId: 'u2', nodeId: 'i3', points: '9' }));
});

test('人工评议: where one person judges, the next unit that waits follows the saving', async () => {
  const waiting = { ...LEAF, assessors: 'one' as const, missing: [unit('u1'), unit('u2')] };
  const sent = start('&tab=judged', {
    'scoreFacts.ofYear': () => ({ ...FACTS, judgements: [], asked: { ...FACTS.asked, judged: [waiting] } }),
    'scoreFacts.judge': () => CHANGED,
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '区财政局，日常管理评议：待评' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('区财政局：日常管理评议');
  expect(dialog.textContent).toContain('另有 1 个单位待评');
  fill(within(dialog).getByLabelText('得分'), '9');
  fill(within(dialog).getByLabelText('理由'), '规范');
  await user.click(within(dialog).getByRole('button', { name: '保存评议' }));
  await waitFor(() => expect(sent('scoreFacts.judge')).toMatchObject({ unitId: 'u1', points: '9' }));
  expect(await screen.findByText('区统计局：日常管理评议')).toBeTruthy();
});

test('samples, figures, members and explanations are recorded by the names that schemes ask for', async () => {
  const sent = start('&tab=samples', { 'scoreFacts.saveSample': () => CHANGED });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '修改' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: '增加一项' }));
  fill(within(dialog).getByLabelText('项目 2'), '地址');
  await user.click(within(dialog).getByRole('button', { name: '保存' }));
  await waitFor(() =>
    expect(sent('scoreFacts.saveSample')).toEqual({
      year: YEAR_2021,
      unitId: 'u1',
      sample: '机构信息',
      items: [
        { item: '电话', isRight: false },
        { item: '地址', isRight: true },
      ],
    }),
  );
  for (const [tab, button] of [
    ['数值', '登记数值'],
    ['抽查成员', '登记成员'],
    ['情况说明', '登记说明'],
  ] as const) {
    await user.click(screen.getByText(tab, { exact: true }));
    await user.click((await screen.findAllByRole('button', { name: button }))[0] as HTMLElement);
    const form = await screen.findByRole('dialog');
    await user.click(within(form).getByText('取消'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
});

test('of thousands of facts only those in sight are drawn; on paper all of them', async () => {
  const figures = Array.from({ length: 2000 }, (_, at) => ({
    id: `f${at}`,
    unitId: unit('u1'),
    unit: '区财政局',
    name: '访问量',
    on: day('2021-06-01'),
    count: at,
    note: '',
  }));
  start('&tab=figures', { 'scoreFacts.ofYear': () => ({ ...FACTS, figures }) });
  const table = await screen.findByRole('table', { name: '数值' });
  const rows = () => within(table).getAllByRole('row').length;
  expect(table.getAttribute('aria-rowcount')).toBe('2001');
  expect(rows()).toBeLessThan(60);
  fireEvent(window, new Event('beforeprint'));
  expect(rows()).toBe(2001);
  fireEvent(window, new Event('afterprint'));
  expect(rows()).toBeLessThan(60);
});
