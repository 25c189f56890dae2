import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { BeforeLine } from '../../../electron/contract/today.ts';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { BeforeScreen } from '../../../renderer/before/BeforeScreen.tsx';
import { beforeTable } from '../../../renderer/before/lines.ts';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day, STATUS, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

function line(month: number, more: Partial<BeforeLine> = {}): BeforeLine {
  return {
    dutyId: 'd1' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: 'u1' as UnitId,
    periodKey: `2021-0${month}`,
    unit: '区财政局',
    content: '财政收支公开',
    period: `2021年${month}月`,
    dueOn: day(`2021-0${month}-28`),
    done: 0,
    needed: 1,
    doneOn: undefined,
    mayRegister: true,
    ...more,
  };
}

const lines = [
  line(1),
  line(2, { done: 1, doneOn: day('2021-02-20'), mayRegister: false }),
  line(3),
  line(4, { unitId: 'u2' as UnitId, unit: '区审计局', done: 1, needed: 2 }),
];

function open(more: Answers = {}, address = '/before?year=2021') {
  const asked = connectAnswers({
    'workspace.status': () => ({ ...STATUS, inUseFrom: day('2021-06-01') }),
    'today.before': () => lines,
    'units.list': () => ({ units: [], groups: [] }),
    'fulfilments.register': () => ({ ids: [], ...CHANGED }),
    ...more,
  });
  show(<BeforeScreen />, address);
  return asked;
}

const sent = (asked: ReturnType<typeof open>) =>
  asked.filter(({ name }) => name === 'fulfilments.register').map(({ input }) => input);

describe('此前', () => {
  test('what is not registered is marked and registered, each on its due day', async () => {
    const asked = open();
    await screen.findByText('2021年6月1日启用，之前到期 4 项次，已登记 1');
    expect(screen.queryByText('2021-02-20 已登记')).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: '财政收支公开，区财政局，2021年1月' }));
    await userEvent.click(screen.getByRole('checkbox', { name: '财政收支公开，区财政局，2021年3月' }));
    await userEvent.click(screen.getByText(/^各项的到期日/u));
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '登记 2 项' }));
    await screen.findByText('已登记 2 项');
    const key = { dutyId: 'd1', ruleId: 'r1', unitId: 'u1' };
    expect(sent(asked)).toEqual([
      {
        items: [
          { ...key, periodKey: '2021-01', doneOn: '2021-01-28' },
          { ...key, periodKey: '2021-03', doneOn: '2021-03-28' },
        ],
        doneOn: '2021-06-28',
        title: '',
        link: '',
      },
    ]);
  });

  test('all that is shown is marked at once, and registered on one day', async () => {
    const asked = open();
    await screen.findByText(/^2021年6月1日启用/u);
    await userEvent.type(screen.getByLabelText('筛选文字'), '审计');
    await userEvent.click(screen.getByRole('checkbox', { name: '全选' }));
    const bar = within(screen.getByRole('form', { name: '登记所选' }));
    const box = bar.getByRole('textbox', { name: '同一天' });
    await userEvent.clear(box);
    await userEvent.type(box, '2021-05-06');
    await userEvent.click(bar.getByRole('button', { name: '登记 1 项' }));
    await screen.findByText('已登记 1 项');
    expect(sent(asked)).toMatchObject([{ items: [{ unitId: 'u2' }], doneOn: '2021-05-06' }]);
  });

  test('what is registered is shown with its day when it is asked for, and cannot be marked', async () => {
    open({}, '/before?year=2021&done=done');
    const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: '财政收支公开，区财政局，2021年2月' });
    expect(box.disabled).toBe(true);
    expect(screen.getByText('2021-02-20 已登记')).toBeTruthy();
  });

  test('where the year counts it, it says so', async () => {
    const frame = { ...defaultFrame(YEAR_2021), countsBefore: true };
    const years = STATUS.years.map((each) => Object.assign({}, each, { frame }));
    open({ 'today.before': () => [], 'workspace.status': () => ({ ...STATUS, years }) });
    await screen.findByText('此前已计入');
  });

  test('the table that leaves the screen says what the lines say', () => {
    expect(beforeTable(lines, YEAR_2021).rows).toEqual([
      ['财政收支公开', '区财政局', '2021年1月', '2021-01-28', '未登记'],
      ['财政收支公开', '区财政局', '2021年2月', '2021-02-28', '2021-02-20 已登记'],
      ['财政收支公开', '区财政局', '2021年3月', '2021-03-28', '未登记'],
      ['财政收支公开', '区审计局', '2021年4月', '2021-04-28', '已登记 1/2'],
    ]);
  });
});
