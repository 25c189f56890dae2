import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { UnitPage } from '../../../electron/contract/unitPage.ts';
import type { CommandId, ContactId, DutyId, FindingId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { UnitScreen } from '../../../renderer/unit/UnitScreen.tsx';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();

const UNIT = 'u1' as UnitId;
const contact = {
  unitId: UNIT,
  unit: '区财政局',
  post: '办公室',
  contact: '0000-1',
  standard: '',
};
const page: UnitPage = {
  unitId: UNIT,
  unit: '区财政局',
  kind: 'department',
  contacts: ['示例联系人甲（办公室，0000-1）'],
  duties: 1,
  overdue: 0,
  dueSoon: 0,
  findings: { open: 1, replied: 0, overdue: 1 },
  aliases: ['财政局'],
  onTime: { percent: '75.0', onTime: 3, due: 4 },
  list: [
    {
      dutyId: 'd1' as DutyId,
      number: '1',
      content: '财政收支公开',
      kind: 'disclosure',
      role: 'responsible',
      done: 3,
      total: 12,
      overdue: 0,
      nextDue: day('2021-07-31'),
      state: 'ongoing',
      contact: '示例联系人乙',
    },
  ],
  overdueItems: [],
  faults: [
    {
      id: 'f1' as FindingId,
      year: 2021 as Year,
      unitId: UNIT,
      unit: '区财政局',
      source: 'inspection',
      foundOn: day('2021-05-06'),
      indicator: '',
      cause: '栏目没有更新',
      rectifyBy: day('2021-06-01'),
      recordedAt: '2021-05-06T01:00:00Z',
      state: 'overdue',
      daysOver: 27,
    },
  ],
  people: [
    { ...contact, id: 'c1' as ContactId, person: '示例联系人甲', inForce: true },
    { ...contact, id: 'c0' as ContactId, person: '示例联系人旧', to: day('2021-03-01'), inForce: false },
  ],
  history: [{ id: 'h1' as CommandId, label: '修改单位：区财政局', at: '2021-06-01T01:00:00Z', isUndone: true }],
};

function open(address: string, more: Answers = {}) {
  const asked = connectAnswers({
    'units.list': () => ({ units: [], groups: [] }),
    'unit.page': () => page,
    'reminders.list': () => ({ slips: [], units: [] }),
    ...more,
  });
  show(<UnitScreen />, address);
  return asked;
}

describe('the page of a unit', () => {
  test('asks for one where the address names none', () => {
    const asked = open('/unit?year=2021');
    expect(screen.getByText('选择一个单位')).toBeTruthy();
    expect(asked.map(({ name }) => name)).not.toContain('unit.page');
  });

  test('tells how it stands, its duties with who answers for them, what was found, and what was done to it', async () => {
    const asked = open('/unit?year=2021&unit=u1');
    await screen.findByRole('heading', { level: 1, name: '区财政局' });
    expect(screen.getByText('部门 · 又名财政局 · 事项 1 · 逾期 0 · 按时率 75.0%（3/4）')).toBeTruthy();
    expect(asked.find(({ name }) => name === 'unit.page')?.input).toEqual({ year: 2021, unitId: 'u1' });
    const duty = within(screen.getByRole('list', { name: '承担的事项' })).getByRole('link');
    expect(duty.getAttribute('href')).toBe('/tasks?year=2021&duty=d1');
    expect(duty.textContent).toContain('定时公开 · 责任 · 示例联系人乙');
    expect(duty.textContent).toContain('3/12');
    const fault = within(screen.getByRole('list', { name: '问题' })).getByRole('link');
    expect(fault.getAttribute('href')).toBe('/findings?year=2021&unit=u1&finding=f1');
    expect(fault.textContent).toContain('逾期未整改');
    expect(screen.getByRole('list', { name: '涉及它的操作' }).textContent).toContain('修改单位：区财政局（已撤销）');
    // Nothing is overdue, no piece is owed, no slip was made, it is not assessed: no empty cards.
    for (const name of ['逾期事项', '各月报送篇数', '催办单', '各指标得分'])
      expect(screen.queryByRole('list', { name })).toBeNull();
    await expectAccessible();
  });

  test('shows who answers, those before on demand, and puts a new one on record', async () => {
    const asked = open('/unit?year=2021&unit=u1', { 'contacts.save': () => ({ ...CHANGED, id: 'c2' as ContactId }) });
    const people = await screen.findByRole('list', { name: '联系人' });
    expect(people.textContent).toContain('示例联系人甲');
    expect(people.textContent).not.toContain('示例联系人旧');
    await userEvent.click(screen.getByRole('button', { name: '连同以前和以后的 1' }));
    expect(screen.getByRole('list', { name: '联系人' }).textContent).toContain('示例联系人旧');
    await userEvent.click(screen.getByRole('button', { name: '登记' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('责任人'), '示例联系人丙');
    await userEvent.click(within(dialog).getByRole('button', { name: /登\s*记|保\s*存/u }));
    await waitFor(() =>
      expect(asked.findLast(({ name }) => name === 'contacts.save')?.input).toMatchObject({
        unitId: 'u1',
        person: '示例联系人丙',
      }),
    );
  });
});
