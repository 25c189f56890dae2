import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { SubmissionMatrix, SubmissionRow } from '../../../electron/contract/submissions.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
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
        targets: Array.from({ length: 12 }, () => 1),
        sources: [],
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
