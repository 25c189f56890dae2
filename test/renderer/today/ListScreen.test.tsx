import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { ListedLine } from '../../../electron/contract/today.ts';
import { ListScreen } from '../../../renderer/today/ListScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { day } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { months, overdue } from './todayLines.ts';

preparePage();
pretendLayout();

describe('the list behind a figure', () => {
  const lines: readonly ListedLine[] = [
    ...months('区民政局', '救助月报', 3),
    overdue('区财政局', '收支简报', 0, { lamp: 'onTime', done: 1, doneOn: day('2021-05-20') }),
    { ...overdue('区财政局', '长期公开', 0, { lamp: 'onTime', doneOn: day('2021-05-21') }), dueOn: undefined },
  ];

  function openList(address = '/items?year=2021&list=due') {
    const asked = connectAnswers({
      'today.list': () => lines,
      'units.list': () => ({ units: [], groups: [] }),
    });
    show(<ListScreen />, address);
    return asked;
  }

  test('is all that the figure counts, line by line, and says how many', async () => {
    const asked = openList();
    expect(await screen.findByText('共 5 项 · 2 个单位')).toBeTruthy();
    expect(asked.find(({ name }) => name === 'today.list')?.input).toEqual({ year: 2021, list: 'due' });
    expect(screen.getByText('本年到期应办', { selector: 'h1' })).toBeTruthy();
    const rows = [...screen.getByLabelText('本年到期应办').querySelectorAll('li')];
    expect(rows.map((row) => row.textContent)).toEqual([
      '救助月报区民政局1月01-28逾期 170 天',
      '救助月报区民政局2月02-28逾期 140 天',
      '救助月报区民政局3月03-28逾期 110 天',
      '收支简报区财政局5月05-3105-20 按时',
      '长期公开区财政局5月05-21 按时',
    ]);
    await expectAccessible();
  });

  test('a line of a register leads to its case there', async () => {
    connectAnswers({
      'today.list': () => [
        overdue('区住建局', '答复政府信息公开申请', 3, { register: 'requests', periodKey: 'q7', period: '2021-007' }),
      ],
      'units.list': () => ({ units: [], groups: [] }),
    });
    show(<ListScreen />, '/items?year=2021&list=overdue');
    await userEvent.click(await screen.findByText('答复政府信息公开申请（2021-007）'));
    expect(window.location.pathname + window.location.search).toBe('/requests?year=2021&request=q7');
  });

  test('is narrowed by words, and a line opens its duty with its unit', async () => {
    openList();
    await userEvent.type(await screen.findByLabelText('筛选文字'), '2021年 2月');
    expect(await screen.findByText('显示 1 项，共 5 项')).toBeTruthy();
    await userEvent.click(screen.getByText('救助月报'));
    const search = new URLSearchParams(window.location.search);
    expect(search.get('entry')).toBe('duty-救助月报~r~2021-02~2021-02-28');
    expect(search.get('meant')).toBe('unit-区民政局');
  });
});
