import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OccurrenceView } from '../../../electron/contract/duties.ts';
import type { HeatMatrix } from '../../../electron/contract/heat.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { HeatScreen } from '../../../renderer/heat/HeatScreen.tsx';
import { entry, occurrence } from '../calendar/entries.ts';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Asked } from '../support/page.tsx';
import { CHANGED, day } from '../support/facts.ts';

preparePage();
pretendLayout();

const months = Array.from({ length: 12 }, (_, index) => ({
  key: `2021-${String(index + 1).padStart(2, '0')}`,
  label: `2021年${index + 1}月`,
  short: `${index + 1}月`,
  from: day('2021-01-01'),
  to: day('2021-01-31'),
}));
const matrix: HeatMatrix = {
  columns: months,
  rows: [
    {
      unitId: 'a' as UnitId,
      unit: '区财政局',
      kind: 'department',
      cells: months.map((_, index) =>
        index === 1 ? { lamp: 'overdue', count: 2, lamps: { overdue: 2, onTime: 5 } } : undefined,
      ),
      overdue: 2,
    },
    {
      unitId: 'b' as UnitId,
      unit: '城关街道',
      kind: 'town',
      cells: months.map(() => ({ lamp: 'onTime', count: 1, lamps: { onTime: 1 } })),
      overdue: 0,
    },
  ],
  lamps: { overdue: 2, onTime: 17 },
  tallies: { missed: 2, onTime: 17 },
};
const late: OccurrenceView = occurrence(entry('收支简报'), '区财政局', { lamp: 'overdue', daysLate: 5 });

let asked: readonly Asked[] = [];
beforeEach(() => {
  asked = connectAnswers({
    'heat.matrix': () => matrix,
    'heat.cell': () => [late],
    'duties.list': () => [],
    'units.list': () => ({ units: [], groups: [] }),
    'fulfilments.register': () => ({ ids: [], ...CHANGED }),
  });
});

describe('热力图', () => {
  test('groups the units, and says each cell in words', async () => {
    show(<HeatScreen />, '/heat?year=2021');
    const grid = await screen.findByRole('grid', { name: '各单位各期亮灯' });
    expect(within(grid).getByText('部门 1')).toBeTruthy();
    expect(within(grid).getByText('镇街 1')).toBeTruthy();
    expect(within(grid).getByRole('gridcell', { name: '区财政局，2021年2月：逾期 2，按时 5' }).textContent).toContain(
      '2',
    );
    expect(within(grid).getByRole('gridcell', { name: '区财政局，2021年1月：没有应办事项' })).toBeTruthy();
    await expectAccessible();
  });

  test('a cell opens what it counts, ready to register', async () => {
    show(<HeatScreen />, '/heat?year=2021&kind=disclosure');
    await userEvent.click(await screen.findByRole('gridcell', { name: /^区财政局，2021年2月/ }));
    expect(window.location.search).toContain('cell=a%7E2021-02');
    expect(asked.findLast(({ name }) => name === 'heat.cell')?.input).toEqual({
      year: 2021,
      kind: 'disclosure',
      unitId: 'a',
      column: '2021-02',
    });
    await userEvent.click(await screen.findByRole('checkbox', { name: /收支简报/ }));
    await userEvent.click(screen.getByRole('button', { name: '登记 1 个单位' }));
    expect(asked.findLast(({ name }) => name === 'fulfilments.register')?.input).toMatchObject({
      items: [{ dutyId: late.dutyId, periodKey: late.periodKey }],
    });
  });

  test('is walked with the arrow keys and opened with Enter; an empty cell opens nothing', async () => {
    show(<HeatScreen />, '/heat?year=2021');
    const grid = await screen.findByRole('grid', { name: '各单位各期亮灯' });
    grid.focus();
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(window.location.search).not.toContain('cell');
    fireEvent.keyDown(grid, { key: 'ArrowRight' });
    expect(grid.getAttribute('aria-activedescendant')).toBe('heat-0-1');
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(window.location.search).toContain('cell=a%7E2021-02');
  });

  test('filters are kept in the address and asked for', async () => {
    show(<HeatScreen />, '/heat?year=2021&duty=d1&units=town&group=g1');
    await screen.findByRole('grid');
    expect(asked.find(({ name }) => name === 'heat.matrix')?.input).toEqual({
      year: 2021,
      dutyId: 'd1',
      unitKind: 'town',
      groupId: 'g1',
    });
  });
});
