import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { DutyRow } from '../../../electron/contract/duties.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { QuickRegister } from '../../../renderer/register/QuickRegister.tsx';
import { entry, occurrence } from '../calendar/entries.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers, type Asked } from '../support/page.tsx';
import { CHANGED, day } from '../support/facts.ts';

preparePage();

const report = entry('统计月报');
const row: DutyRow = {
  id: report.dutyId,
  kind: 'disclosure',
  number: '3',
  task: '',
  subtask: '',
  content: report.content,
  timeWording: '每月',
  unitsWording: '',
  rules: [],
  assignments: [],
  unitIds: [],
  done: 0,
  total: 3,
  overdue: 0,
  nextDue: report.dueOn,
  state: 'dueSoon',
  followedAs: 'counted',
};
const done = { lamp: 'onTime', done: 1, doneOn: day('2021-06-21') } as const;
const occurrences = [
  occurrence(report, '区发改局'),
  occurrence(report, '区卫健局'),
  occurrence(report, '区财政局', done),
  occurrence({ ...report, periodKey: '2021-05', period: '2021年5月', dueOn: day('2021-05-31') }, '区发改局', done),
];

function answers(more: Answers = {}): Answers {
  return {
    'duties.list': () => [row],
    'duties.get': () => ({ duty: row, occurrences, triggers: [], alsoIn: [], reports: [], history: [] }),
    'units.list': () => ({
      units: ['区发改局', '区卫健局', '区财政局'].map((name) => ({
        id: `unit-${name}` as UnitId,
        name,
        kind: 'department',
        aliases: [],
        groupIds: [],
        duties: 1,
      })),
      groups: [],
    }),
    'calendar.range': () => ({
      days: [],
      entries: [
        { ...report, done: 0, total: 1, lamp: 'dueSoon' },
        entry('已办的', { done: 1, total: 1 }),
        entry('年度报告', { done: 0, total: 1, dueOn: day('2021-12-31'), periodKey: '2021', period: '2021年度' }),
      ],
      lamps: {},
    }),
    'fulfilments.register': () => ({ ids: [], ...CHANGED }),
    ...more,
  };
}

const ENTRY = `entry=${report.dutyId}~${report.ruleId}~2021-06~2021-06-30`;
const sent = (asked: readonly Asked[]) => asked.findLast(({ name }) => name === 'fulfilments.register')?.input;
const paste = (text: string) => fireEvent.change(screen.getByLabelText('粘贴的内容'), { target: { value: text } });

async function openUnits(more: Answers = {}) {
  const asked = connectAnswers(answers(more));
  show(<QuickRegister />, `/calendar?year=2021&register=units&${ENTRY}`);
  await screen.findByText(/依次对应下列 2 个未办单位/u);
  return asked;
}

describe('one duty, many units', () => {
  test('is closed until asked for; Alt+R opens it anywhere', async () => {
    connectAnswers(answers());
    show(<QuickRegister />, '/tasks?year=2021');
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('{Alt>}r{/Alt}');
    expect(await screen.findByRole('dialog', { name: '登记公开' })).toBeTruthy();
    expect(new URLSearchParams(window.location.search).get('register')).toBe('units');
  });

  test('pasted rows are shown with their problems; only the good ones are sent, each with its own day', async () => {
    const asked = await openUnits();
    paste(
      '单位\t日期\t标题\t链接\n区发改局\t6月22日\t五月统计月报\thttps://www.example.cn/1\n区财政局\t6月23日\t月报\thttps://www.example.cn/2\n区不知局\t\t月报\thttps://www.example.cn/3',
    );
    const table = screen.getByRole('table');
    expect(within(table).getByText('已经登记过')).toBeTruthy();
    expect(within(table).getByText('没有叫“区不知局”的单位')).toBeTruthy();
    expect(screen.getByText('2 行有问题，不会登记')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '登记 1 个单位' }));
    expect(await screen.findByText('已登记 1 个单位')).toBeTruthy();
    expect(sent(asked)).toEqual({
      items: [
        {
          dutyId: report.dutyId,
          ruleId: report.ruleId,
          unitId: 'unit-区发改局',
          periodKey: '2021-06',
          doneOn: '2021-06-22',
          title: '五月统计月报',
          link: 'https://www.example.cn/1',
        },
      ],
      doneOn: '2021-06-28',
      title: '',
      link: '',
    });
    expect(new URLSearchParams(window.location.search).get('register')).toBeNull();
  });

  test('a column of links goes to the open units in order', async () => {
    const asked = await openUnits();
    paste('https://www.example.cn/1\nhttps://www.example.cn/2');
    await userEvent.click(screen.getByRole('button', { name: '登记 2 个单位' }));
    await screen.findByText('已登记 2 个单位');
    expect(JSON.stringify(sent(asked))).toMatch(/unit-区发改局.*example\.cn\/1.*unit-区卫健局.*example\.cn\/2/u);
  });

  test('a refusal stays in the dialog, with what was pasted', async () => {
    await openUnits({
      'fulfilments.register': () => {
        throw new FailureError({ code: 'year-closed', message: '2021 年度已关闭，只能查看，不能修改。' });
      },
    });
    paste('https://www.example.cn/1');
    await userEvent.click(screen.getByRole('button', { name: '登记 1 个单位' }));
    expect((await screen.findByRole('alert')).textContent).toContain('年度已关闭');
    expect(screen.getByLabelText<HTMLTextAreaElement>('粘贴的内容').value).toContain('example.cn/1');
  });

  test('stands up to axe', async () => {
    await openUnits();
    paste('https://www.example.cn/1');
    await expectAccessible();
  });
});

describe('one unit, many duties', () => {
  test('lists what is open; a link ticks its row; each row is sent with its day', async () => {
    const asked = connectAnswers(answers());
    show(<QuickRegister />, '/calendar?year=2021&register=duties&unit=unit-区发改局');
    expect(await screen.findByText('统计月报')).toBeTruthy();
    expect(screen.queryByText('已办的')).toBeNull();
    expect(screen.queryByText('年度报告')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '另有 1 项以后到期，全部显示' }));
    expect(screen.getByText('年度报告')).toBeTruthy();
    expect(screen.queryByLabelText('公开日期：统计月报')).toBeNull();
    await userEvent.type(screen.getByLabelText('链接：统计月报'), 'https://www.example.cn/9');
    fireEvent.change(screen.getByLabelText('公开日期：统计月报'), { target: { value: '6.25' } });
    await userEvent.click(screen.getByRole('button', { name: '登记 1 项' }));
    expect(await screen.findByText('已登记 1 项')).toBeTruthy();
    expect(sent(asked)).toMatchObject({
      items: [
        { unitId: 'unit-区发改局', periodKey: '2021-06', doneOn: '2021-06-25', link: 'https://www.example.cn/9' },
      ],
    });
  });

  test('what fell due before the start of use stands behind what counts, and is registered the same way', async () => {
    const old = { done: 0, total: 1, lamp: 'before', dueOn: day('2021-03-31'), periodKey: '2021-03' } as const;
    const asked = connectAnswers(
      answers({
        'calendar.range': () => ({
          days: [],
          entries: [entry('旧月报', old), { ...report, done: 0, total: 1, lamp: 'dueSoon' }],
          lamps: {},
        }),
      }),
    );
    show(<QuickRegister />, '/calendar?year=2021&register=duties&unit=unit-区发改局');
    await screen.findByText('统计月报');
    const names = screen.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent);
    expect(names).toEqual([expect.stringContaining('统计月报'), expect.stringContaining('旧月报')]);
    expect(screen.getByText('此前 1 项')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('标题：旧月报'), '三月');
    await userEvent.click(screen.getByRole('button', { name: '登记 1 项' }));
    await screen.findByText('已登记 1 项');
    expect(sent(asked)).toMatchObject({ items: [{ periodKey: '2021-03' }] });
  });
});
