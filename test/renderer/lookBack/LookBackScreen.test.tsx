import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { LookBackItemView, LookBackView } from '../../../electron/contract/lookBack.ts';
import type { DutyId, RuleId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { lookBackTable } from '../../../renderer/lookBack/list.ts';
import { LookBackScreen } from '../../../renderer/lookBack/LookBackScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day, STATUS } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

function item(id: string, more: Partial<LookBackItemView> = {}): LookBackItemView {
  return {
    dutyId: id as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: 'u1' as UnitId,
    periodKey: '2020',
    unit: '区财政局',
    kind: 'disclosure',
    number: '1',
    task: '财政公开',
    content: `事项${id}`,
    period: '2020年度',
    dueOn: day('2020-11-30'),
    plan: '定时公开明细表',
    state: 'overdue',
    ...more,
  };
}

const ITEMS = [
  item('a', { since: '2021-02-10 办结', doneOn: day('2021-02-10'), proposed: 'done' }),
  item('b', { carriedTo: 'd9' as DutyId, proposed: 'carriedOn', unitId: 'u2' as UnitId, unit: '区民政局' }),
  item('c', { plan: '', number: '' }),
  item('d', { decision: { outcome: 'ended', reason: '上级取消', on: day('2021-03-01') } }),
];

function view(more: Partial<LookBackView> = {}): LookBackView {
  return {
    year: 2021 as Year,
    from: 2020 as Year,
    cutOff: day('2021-01-15'),
    isClosed: false,
    counts: { total: 4, done: 0, carriedOn: 0, ended: 1, undecided: 3 },
    items: ITEMS,
    toVerify: 2,
    ...more,
  };
}

function open(answer: LookBackView = view(), more: Answers = {}, address = '/look-back?year=2021') {
  const asked = connectAnswers({
    'workspace.status': () => STATUS,
    'lookBack.get': () => answer,
    'lookBack.decide': ({ items }: { readonly items: readonly unknown[] }) => ({ decided: items.length, ...CHANGED }),
    'lookBack.clear': () => ({ cleared: 1, ...CHANGED }),
    'units.list': () => ({ units: [], groups: [] }),
    ...more,
  });
  show(<LookBackScreen />, address);
  return asked;
}

const sent = (asked: ReturnType<typeof open>, name: string) =>
  asked.filter((each) => each.name === name).map(({ input }) => input);
const key = (id: string, unitId = 'u1') => ({ dutyId: id, ruleId: 'r1', unitId, periodKey: '2020' });

describe('回头看', () => {
  test('says in its head what became of the items, and shows where each comes from', async () => {
    open();
    await screen.findByText('2020 年度未办结 · 共 4，办结 0，结转 0，终止 1，未定 3');
    expect(screen.getAllByText('定时公开明细表 第 1 项')).toHaveLength(3);
    expect(screen.getByText('本办自拟')).toBeTruthy();
    expect(screen.getByText('上级取消')).toBeTruthy();
    await expectAccessible();
  });

  test('what was registered since is decided at once', async () => {
    const asked = open();
    await userEvent.click(await screen.findByRole('button', { name: '截止后已登记的 1 项定为办结' }));
    await screen.findByText('办结 1 项');
    expect(sent(asked, 'lookBack.decide')).toEqual([{ year: 2021, items: [key('a')], outcome: 'done' }]);
  });

  test('ticked lines are ended together, with a reason', async () => {
    const asked = open();
    await userEvent.click(await screen.findByRole('checkbox', { name: '选择 区财政局，事项a，2020年度' }));
    await userEvent.click(screen.getByRole('checkbox', { name: '选择 区财政局，事项c，2020年度' }));
    await userEvent.click(screen.getByRole('button', { name: '终止' }));
    const dialog = within(await screen.findByRole('dialog'));
    const save = dialog.getByRole<HTMLButtonElement>('button', { name: '终止' });
    expect(save.disabled).toBe(true);
    await userEvent.type(dialog.getByLabelText('理由'), '上级取消');
    await userEvent.click(save);
    await screen.findByText('终止 2 项');
    expect(sent(asked, 'lookBack.decide')).toMatchObject([
      { items: [key('a'), key('c')], outcome: 'ended', reason: '上级取消' },
    ]);
  });

  test('carrying on what the year has not says that nothing was copied', async () => {
    open();
    await userEvent.click(await screen.findByRole('checkbox', { name: '选择 区财政局，事项c，2020年度' }));
    await userEvent.click(screen.getByRole('button', { name: '结转' }));
    await screen.findByText(/这个事项本年度没有沿用/u);
  });

  test('a decision is taken back from its line', async () => {
    const asked = open();
    await userEvent.click(await screen.findByRole('button', { name: '终止：区财政局，事项d' }));
    await userEvent.click(await screen.findByText('改回未定'));
    await screen.findByText('1 项改回未定');
    expect(sent(asked, 'lookBack.clear')).toEqual([{ year: 2021, items: [key('d')] }]);
  });

  test('the address keeps which are shown', async () => {
    open(view(), {}, '/look-back?year=2021&outcome=ended');
    await screen.findByText('事项d');
    expect(screen.queryByText('事项a')).toBeNull();
  });

  test('of a closed year nothing can be decided', async () => {
    open(view({ isClosed: true }));
    await screen.findByText('2021 年度已关闭，这里只能查看。');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '全选' }).disabled).toBe(true);
    expect(screen.queryByRole('button', { name: /定为办结/u })).toBeNull();
  });

  test('says that nothing was left, and that there is no year before', async () => {
    open(view({ items: [], counts: { total: 0, done: 0, carriedOn: 0, ended: 0, undecided: 0 } }));
    await screen.findByText('2020 年度在考核截止日（2021年1月15日）没有未办结的事项');
    expect(screen.getByText('另有 2 项已登记、待核验，见 2020 年度的工作台账。')).toBeTruthy();
  });

  test('the table that leaves the screen says what the lines say', () => {
    expect(lookBackTable(ITEMS.slice(0, 1), 2021 as Year).rows).toEqual([
      [
        '区财政局',
        '定时公开',
        '事项a',
        '定时公开明细表 第 1 项',
        '2020年度',
        '2020-11-30',
        '逾期',
        '未定',
        undefined,
        '截止后 2021-02-10 办结',
      ],
    ]);
  });
});
