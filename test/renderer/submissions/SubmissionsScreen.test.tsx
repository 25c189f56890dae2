import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { SubmissionMatrix, SubmissionRow } from '../../../electron/contract/submissions.ts';
import type { DutyId, UnitId } from '../../../electron/domain/brand.ts';
import { SubmissionsScreen } from '../../../renderer/submissions/SubmissionsScreen.tsx';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, YEAR_2021 } from '../support/facts.ts';

preparePage();

const UNITS = [
  { id: 'u1' as UnitId, name: '区财政局', kind: 'department', aliases: ['财政局'] },
  { id: 'u2' as UnitId, name: '区民政局', kind: 'department', aliases: [] },
  { id: 'u3' as UnitId, name: '清泉镇', kind: 'town', aliases: [] },
] as const;

/** A small office: counts are kept, the matrix is made of them. */
function office(lastMonthDue = 5) {
  const counts = new Map<string, number>([['u1 1', 2]]);
  let target = 1;
  const matrix = (): SubmissionMatrix => {
    const rows = UNITS.map(({ id, name, kind }): SubmissionRow => {
      const months = Array.from({ length: 12 }, (_, index) => counts.get(`${id} ${index + 1}`));
      const due = months.slice(0, lastMonthDue);
      return {
        unitId: id,
        unit: name,
        kind,
        counts: months,
        total: months.reduce<number>((sum, each) => sum + (each ?? 0), 0),
        met: due.filter((each) => (each ?? 0) >= target).length,
        due: lastMonthDue,
        missed: [],
        targets: Array.from({ length: 12 }, () => target),
        sources: [],
        counted: Array.from({ length: lastMonthDue }, (_, month) => month + 1),
      };
    });
    const totals = Array.from({ length: 12 }, (_, at) => rows.reduce((sum, row) => sum + (row.counts[at] ?? 0), 0));
    return { target, rows, totals, lastMonthDue };
  };
  const asked = connectAnswers({
    'submissions.matrix': matrix,
    'submissions.set': ({ cells }: InputOf<'submissions.set'>) => {
      for (const { unitId, month, count } of cells) {
        if (count === null) counts.delete(`${unitId} ${month}`);
        else counts.set(`${unitId} ${month}`, count);
      }
      return CHANGED;
    },
    'submissions.setTarget': (input: InputOf<'submissions.setTarget'>) => {
      target = input.target;
      return CHANGED;
    },
    'units.list': () => ({
      units: UNITS.map(({ id, name, kind, aliases }) => ({ id, name, kind, aliases, groupIds: [], duties: 0 })),
      groups: [],
    }),
  });
  show(<SubmissionsScreen />, '/submissions?year=2021');
  const sent = () => asked.filter((each) => each.name === 'submissions.set').map((each) => each.input);
  /** Aliases are known once the units were asked for and drawn. */
  const settled = () => waitFor(() => expect(asked.some((each) => each.name === 'units.list')).toBe(true));
  return { sent, settled };
}

const grid = () => screen.findByRole('grid', { name: '各单位各月报送篇数' });
const rowOf = (unit: string) => screen.getByRole('rowheader', { name: unit }).closest('tr') as HTMLElement;
const paste = (table: HTMLElement, text: string) =>
  fireEvent.paste(table, { clipboardData: { getData: () => text } as unknown as DataTransfer });

describe('what is owed', () => {
  const owing: SubmissionRow = {
    unitId: 'u1' as UnitId,
    unit: '区财政局',
    kind: 'department',
    counts: Array.from({ length: 12 }, (_, at) => [undefined, undefined, undefined, 1, 1, 2, undefined][at]),
    total: 4,
    // From April on: one piece a month by the year's target, two by the largest duty from May on.
    targets: [0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2],
    sources: [
      { dutyId: 'd1' as DutyId, content: '每月至少报送1篇信息', atLeast: 1 },
      { dutyId: 'd2' as DutyId, content: '每月报送信息不少于2篇', atLeast: 2 },
    ],
    counted: [4, 5, 6],
    met: 2,
    due: 3,
    missed: [5],
  };
  const idle: SubmissionRow = {
    ...owing,
    unitId: 'u4' as UnitId,
    unit: '城投公司',
    kind: 'other',
    counts: Array.from({ length: 12 }, () => undefined),
    targets: Array.from({ length: 12 }, () => 0),
    sources: [],
    longer: [
      {
        dutyId: 'd3' as DutyId,
        content: '每季度报送信息3篇',
        period: '2021年第一季度',
        count: 2,
        target: 3,
        lamp: 'overdue',
      },
    ],
    counted: [],
    met: 0,
    due: 0,
    missed: [],
  };
  const rows = [owing, idle];

  test('a count that registrations make up says so, and leads to their duty', async () => {
    const duties = [{ dutyId: 'd2' as DutyId, content: '每月报送信息不少于2篇' }];
    const filled = { ...owing, registered: [{ month: 4, count: 1, duties }] };
    connectAnswers({
      'submissions.matrix': () => ({ target: 1, rows: [filled], totals: [], lastMonthDue: 6 }),
      'units.list': () => ({ units: [], groups: [] }),
    });
    show(<SubmissionsScreen />, '/submissions?year=2021');
    await grid();
    const cell = screen.getByLabelText('区财政局4月1，其中 1 篇来自办结登记');
    expect(cell.title).toBe('目标 1 篇；其中 1 篇来自办结登记');
    expect(screen.getByLabelText('区财政局5月1，未达 2 篇').title).toBe('目标 2 篇');
    await userEvent.click(within(cell).getByRole('button', { name: '区财政局4月其中 1 篇来自办结登记' }));
    const link = await screen.findByRole('link', { name: '每月报送信息不少于2篇' });
    expect(link.getAttribute('href')).toBe('/tasks?duty=d2');
  });

  test('months that are not owed are blank, the running one counts for none, targets tell their sources', async () => {
    connectAnswers({
      'submissions.matrix': () => ({ target: 1, rows, totals: Array.from({ length: 12 }, () => 0), lastMonthDue: 6 }),
      'units.list': () => ({ units: [], groups: [] }),
    });
    show(<SubmissionsScreen />, '/submissions?year=2021');
    await grid();
    expect(screen.getByText('2021年 · 1 个单位应报 · 已过完至 6 月 · 6 月未达标 0 个')).toBeTruthy();
    const texts = (unit: string) =>
      within(rowOf(unit))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    expect(texts('区财政局')).toEqual(['—', '—', '—', '1', '1', '2', '', '', '', '', '', '', '1 至 2', '4', '2/3']);
    expect(texts('城投公司')).toEqual([...Array.from({ length: 12 }, () => '—'), '—＋', '4', '—']);
    expect(screen.getByLabelText('区财政局1月不应报').title).toBe('这个月不应报');
    expect(screen.getByLabelText('区财政局5月1，未达 2 篇').title).toBe('目标 2 篇');
    expect(screen.getByLabelText('区财政局7月未填').title).toBe('目标 2 篇，当月未完，不计');
    await userEvent.click(screen.getByRole('button', { name: '区财政局每月目标 1 至 2 篇，来自 2 项事项' }));
    const link = await screen.findByRole('link', { name: '每月报送信息不少于2篇' });
    expect(link.getAttribute('href')).toBe('/tasks?duty=d2');
    expect(screen.getByText('多项事项都有要求的，最大者为当月目标。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '城投公司每月目标 — 篇，另有按季度、半年或全年的 1 期' }));
    const quarter = await screen.findByRole('link', { name: '每季度报送信息3篇' });
    expect(quarter.closest('li')?.textContent).toContain('2021年第一季度 2/3 篇');
  });
});

describe('信息报送', () => {
  test('numbers are typed over cell by cell, Enter goes down, Tab goes right', async () => {
    const { sent } = office();
    const user = userEvent.setup();
    (await grid()).focus();
    await user.keyboard('12{Enter}3{Tab}4{Enter}');
    await waitFor(() => expect(sent()).toHaveLength(3));
    expect(sent()).toEqual([
      { year: YEAR_2021, cells: [{ unitId: 'u1', month: 1, count: 12 }] },
      { year: YEAR_2021, cells: [{ unitId: 'u2', month: 1, count: 3 }] },
      { year: YEAR_2021, cells: [{ unitId: 'u2', month: 2, count: 4 }] },
    ]);
    await within(rowOf('区民政局')).findByText('7');
  });

  test('Esc drops what was typed, and what is no number is refused by name', async () => {
    const { sent } = office();
    const user = userEvent.setup();
    (await grid()).focus();
    await user.keyboard('9{Escape}');
    expect(within(rowOf('区财政局')).getByLabelText('区财政局1月2')).toBeTruthy();
    await user.keyboard('1');
    await user.type(screen.getByLabelText('区财政局1月篇数'), 'x');
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('“区财政局”1月：“1x”不是 0 至 9999 的整数');
    expect(sent()).toEqual([]);
  });

  test('a click elsewhere keeps what was typed, in the cell where it was typed', async () => {
    const { sent } = office();
    const user = userEvent.setup();
    (await grid()).focus();
    await user.keyboard('7');
    await user.click(screen.getByLabelText(/^清泉镇5月/));
    await waitFor(() => expect(sent()).toEqual([{ year: YEAR_2021, cells: [{ unitId: 'u1', month: 1, count: 7 }] }]));
    expect(screen.queryByRole('textbox', { name: /篇数$/ })).toBeNull();
  });

  test('a block is pasted from the active cell', async () => {
    const { sent } = office();
    const user = userEvent.setup();
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    paste(table, '1\t2\r\n3\t\r\n');
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toEqual({
      year: YEAR_2021,
      cells: [
        { unitId: 'u2', month: 2, count: 1 },
        { unitId: 'u2', month: 3, count: 2 },
        { unitId: 'u3', month: 2, count: 3 },
      ],
    });
    expect(await screen.findByText('已粘贴 3 格')).toBeTruthy();
    expect(await screen.findByRole('button', { name: '撤销' })).toBeTruthy();
  });

  test('names in the first column decide, aliases too; a bad cell refuses it all', async () => {
    const { sent, settled } = office();
    const table = await grid();
    await settled();
    table.focus();
    paste(table, '单位\t3月\n财政局\t4\n清泉镇\t5');
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toMatchObject({
      cells: [
        { unitId: 'u1', month: 3 },
        { unitId: 'u3', month: 3 },
      ],
    });
    paste(table, '1\n没报');
    expect(await screen.findByText(/第 2 行第 1 列（1月）的“没报”/)).toBeTruthy();
    expect(sent()).toHaveLength(1);
  });

  test('Delete clears the selection', async () => {
    const { sent } = office();
    const user = userEvent.setup();
    (await grid()).focus();
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}{Delete}');
    await waitFor(() =>
      expect(sent()).toEqual([{ year: YEAR_2021, cells: [{ unitId: 'u1', month: 1, count: null }] }]),
    );
  });

  test('months below the target are told in words as well as by colour', async () => {
    office(1);
    await grid();
    expect(screen.getByLabelText('区民政局1月未填，未达 1 篇').className).toContain('short');
    expect(screen.getByLabelText('区财政局1月2').className).not.toContain('short');
    expect(screen.getByText(/1 月未达标 2 个/)).toBeTruthy();
    await expectAccessible();
  });

  test('the target is changed', async () => {
    office();
    const user = userEvent.setup();
    const box = await screen.findByLabelText('每单位每月目标篇数');
    await user.clear(box);
    await user.type(box, '2{Enter}');
    expect(await screen.findByText('每月目标已改为 2 篇')).toBeTruthy();
  });
});
