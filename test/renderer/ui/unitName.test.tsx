import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { UnitCard } from '../../../electron/contract/unitPage.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { UnitName } from '../../../renderer/ui/UnitName.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const UNIT = 'u1' as UnitId;
const card: UnitCard = {
  unitId: UNIT,
  unit: '区财政局',
  kind: 'department',
  contacts: ['示例联系人甲（办公室，0000-1）'],
  duties: 12,
  overdue: 2,
  dueSoon: 1,
  findings: { open: 3, replied: 0, overdue: 1 },
};

function open(more: Partial<UnitCard> = {}) {
  return connectAnswers({ 'unit.card': () => ({ ...card, ...more }) });
}

describe('a unit’s name', () => {
  test('leads to the unit’s page in the year that is shown; under the pointer it says whom to call and how it stands', async () => {
    const asked = open();
    show(<UnitName unitId={UNIT} name="区财政局" />, '/ledger?year=2021');
    const link = screen.getByRole('link', { name: '区财政局' });
    expect(link.getAttribute('href')).toBe('/unit?year=2021&unit=u1');
    expect(asked).toEqual([]);
    await userEvent.hover(link);
    const said = await screen.findByText('示例联系人甲（办公室，0000-1）');
    expect(said.parentElement?.textContent).toBe(
      '区财政局示例联系人甲（办公室，0000-1）事项 12 · 逾期 2 · 临期 1 · 待整改问题 3',
    );
    expect(asked.map(({ name, input }) => [name, input])).toEqual([['unit.card', { year: 2021, unitId: UNIT }]]);
  });

  test('with the focus too; where nobody is known, it says so', async () => {
    open({ contacts: [], findings: { open: 0, replied: 0, overdue: 0 } });
    show(<UnitName unitId={UNIT} name="区财政局" />, '/ledger?year=2021');
    await userEvent.tab();
    const said = await screen.findByText('没有登记联系人');
    expect(said.parentElement?.textContent).not.toContain('问题');
  });

  test('as a mark it is named; in a grid it is no stop, and a click opens no line beneath it', () => {
    open();
    const lines: string[] = [];
    show(
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- stands for a grid's line
      <div onClick={() => lines.push('opened')}>
        <UnitName unitId={UNIT} name="区财政局" asMark />
        <UnitName unitId={UNIT} name="区财政局" inGrid />
      </div>,
      '/ledger?year=2021',
    );
    expect(screen.getByRole('link', { name: '区财政局的页面' }).tabIndex).toBe(0);
    const inGrid = screen.getByRole('link', { name: '区财政局' });
    expect(inGrid.tabIndex).toBe(-1);
    fireEvent.click(inGrid);
    expect(window.location.pathname + window.location.search).toBe('/unit?year=2021&unit=u1');
    expect(lines).toEqual([]);
  });
});
