import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { UnitList, UnitView } from '../../../electron/contract/units.ts';
import type { GroupId, UnitId } from '../../../electron/domain/brand.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { UnitsScreen } from '../../../renderer/units/UnitsScreen.tsx';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers, type Asked } from '../support/page.tsx';
import type { SubmissionMatrix } from '../../../electron/contract/submissions.ts';
import { CHANGED } from '../support/facts.ts';

preparePage();

const NOTHING_SENT: SubmissionMatrix = { target: 1, rows: [], totals: [], lastMonthDue: 0 };

const unit = (id: string, name: string, more: Partial<UnitView> = {}): UnitView => ({
  id: id as UnitId,
  name,
  kind: 'department',
  aliases: [],
  groupIds: [],
  duties: 0,
  ...more,
});

const LIST: UnitList = {
  units: [
    unit('u1', '区发改局', { duties: 12 }),
    unit('u2', '区卫生健康局', { aliases: ['区卫健局'], from: '2019-01-01' }),
    unit('u3', '清泉镇', { kind: 'town', groupIds: ['g1' as GroupId] }),
    unit('u4', '城东街道', { kind: 'town' }),
  ],
  groups: [{ id: 'g1' as GroupId, name: '各镇街', aliases: [], members: [{ unitId: 'u3' as UnitId }] }],
};

const start = (address: string, more: Answers = {}, list = LIST) => {
  const asked = connectAnswers({ 'units.list': () => list, 'submissions.matrix': () => NOTHING_SENT, ...more });
  show(<UnitsScreen />, address);
  return asked;
};
const inputOf = (asked: readonly Asked[], name: string) => asked.findLast((each) => each.name === name)?.input;

describe('单位', () => {
  test('show what they sent of 信息报送, and where list and figure differ', async () => {
    const months = Array.from({ length: 12 }, () => 1);
    const sent: SubmissionMatrix = {
      ...NOTHING_SENT,
      rows: [
        {
          unitId: 'u1' as UnitId,
          unit: '',
          kind: 'department',
          counts: months,
          differs: [{ month: 3, typed: 2, count: 3 }],
          total: 12,
          targets: months,
          sources: [],
          counted: [1, 2, 3],
          met: 3,
          due: 3,
          missed: [],
        },
      ],
    };
    start(`/units?year=2021&open=${'u1' as UnitId}`, { 'submissions.matrix': () => sent });
    expect(await screen.findByText(/2021年 12 篇，达标 3\/3 个月/)).toBeTruthy();
    expect(screen.getByText('3月填报 2 篇，清单 3 篇，按清单计')).toBeTruthy();
  });

  test('are found by alias and by kind, from the address', async () => {
    start('/units?year=2021&q=卫健');
    expect(await screen.findByRole('button', { name: '区卫生健康局' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '清泉镇' })).toBeNull();
    await userEvent.clear(screen.getByLabelText('查找名称或别名'));
    expect(await screen.findByRole('button', { name: '清泉镇' })).toBeTruthy();
    await expectAccessible();
  });

  test('one is changed: what was not touched stays', async () => {
    const asked = start('/units?year=2021', { 'units.save': () => ({ id: 'u2' as UnitId, ...CHANGED }) });
    await userEvent.click(await screen.findByRole('button', { name: '区卫生健康局' }));
    const panel = await screen.findByRole('dialog', { name: '编辑区卫生健康局' });
    expect(within(panel).getByRole('link', { name: '打开单位页' }).getAttribute('href')).toMatch(
      /^\/unit\?year=2021&unit=/u,
    );
    await userEvent.type(within(panel).getByLabelText(/^别名/u), '区卫计局{Enter}');
    await userEvent.click(within(panel).getByRole('button', { name: '保存' }));
    await screen.findByText('已保存区卫生健康局');
    expect(inputOf(asked, 'units.save')).toEqual({
      id: 'u2',
      name: '区卫生健康局',
      kind: 'department',
      aliases: ['区卫健局', '区卫计局'],
      from: '2019-01-01',
    });
  });

  test('a date that is none is not saved as the one before', async () => {
    const asked = start('/units?year=2021&open=u2', { 'units.save': () => ({ id: 'u2' as UnitId, ...CHANGED }) });
    const from = await screen.findByLabelText(/^成立日期/u);
    await userEvent.clear(from);
    await userEvent.type(from, '2019年2月30日');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(inputOf(asked, 'units.save')).toBeUndefined();
    await userEvent.clear(from);
    await userEvent.type(from, '2019年3月1日');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await expect.poll(() => inputOf(asked, 'units.save')).toMatchObject({ id: 'u2', from: '2019-03-01' });
  });

  test('a unit that something refers to is not deleted, and the sentence says what', async () => {
    start('/units?year=2021&open=u1', {
      'units.remove': () => {
        throw new FailureError({ code: 'conflict', message: '区发改局还承担 12 项事项，不能删除。' });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '删除' }));
    expect((await screen.findByRole('alert')).textContent).toContain('还承担 12 项事项');
    expect(screen.getByRole('dialog', { name: '编辑区发改局' })).toBeTruthy();
  });

  test('a list is pasted: new and known are counted before anything is written', async () => {
    const asked = start('/units?year=2021', { 'units.addMany': () => ({ created: 2, known: 1, ...CHANGED }) });
    await userEvent.click(await screen.findByRole('button', { name: '粘贴名单' }));
    const box = await screen.findByLabelText('单位名单');
    await userEvent.click(box);
    await userEvent.paste('河口镇\n石桥镇\n清泉镇');
    expect(screen.getByText(/认出 3 个，新增 2 个，已存在 1 个：清泉镇/u)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '新增 2 个单位' }));
    await screen.findByText('新增 2 个单位，1 个已存在');
    expect(inputOf(asked, 'units.addMany')).toEqual({ names: ['河口镇', '石桥镇', '清泉镇'], kind: 'town' });
  });

  test('no units yet: the way to paste them', async () => {
    start('/units?year=2021', {}, { units: [], groups: [] });
    expect(await screen.findByText('还没有单位')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '粘贴名单' }).length).toBe(2);
  });
});

describe('单位组', () => {
  test('all of a kind join at once, and stay all of it', async () => {
    const asked = start('/units?year=2021&tab=groups', {
      'units.saveGroup': () => ({ id: 'g1' as GroupId, ...CHANGED }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '各镇街' }));
    const panel = await screen.findByRole('dialog', { name: '编辑各镇街' });
    await expectAccessible();
    await userEvent.click(within(panel).getByRole('checkbox', { name: /^全部镇街/u }));
    await userEvent.click(within(panel).getByRole('button', { name: '保存' }));
    await screen.findByText('已保存各镇街，2 个成员');
    expect(inputOf(asked, 'units.saveGroup')).toEqual({
      id: 'g1',
      name: '各镇街',
      aliases: [],
      members: [],
      rules: [{ kind: 'town', scope: 'all' }],
      exceptions: [],
    });
  });

  test('one of them is left out, and a second kind joins by its row', async () => {
    const asked = start('/units?year=2021&tab=groups&open=g1', {
      'units.saveGroup': () => ({ id: 'g1' as GroupId, ...CHANGED }),
    });
    const panel = await screen.findByRole('dialog', { name: '编辑各镇街' });
    await userEvent.click(within(panel).getByRole('checkbox', { name: /^全部镇街/u }));
    await userEvent.click(within(panel).getByRole('checkbox', { name: '城东街道' }));
    expect(within(panel).getByText('1/2，除外 1')).toBeTruthy();
    await userEvent.click(within(panel).getByRole('button', { name: '去掉全部镇街' }));
    expect(within(panel).getByText('1/2')).toBeTruthy();
    await userEvent.click(within(panel).getByRole('button', { name: '保存' }));
    await expect.poll(() => inputOf(asked, 'units.saveGroup')).toMatchObject({ members: ['u3'] });
  });

  test('a list whose name means a whole kind is offered it, with the units that it would add', async () => {
    const [group] = LIST.groups;
    if (!group) throw new Error('No group');
    const meant = {
      kind: 'town',
      scope: 'townsAndSubdistricts',
      by: 'name',
      outside: ['u4' as UnitId],
      declined: false,
    } as const;
    const double = { ...group, id: 'g2' as GroupId, name: '各镇（街道）', same: group.id };
    const answers = {
      'units.settleGroup': () => ({ added: 1, ...CHANGED }),
      'units.mergeGroups': () => ({ duties: 0, ...CHANGED }),
    };
    const asked = start('/units?year=2021&tab=groups', answers, { ...LIST, groups: [{ ...group, meant }, double] });
    const offers = await screen.findByRole('region', { name: '单位组的建议' });
    expect(within(offers).getByText(/不在其中的有：城东街道。改后这些单位加入。/u)).toBeTruthy();
    await expectAccessible();
    await userEvent.click(within(offers).getByRole('button', { name: '改为全部镇街（不含园区）' }));
    await screen.findByText('各镇街已改为全部镇街（不含园区）');
    expect(inputOf(asked, 'units.settleGroup')).toEqual({ id: 'g1', as: 'rule' });
    await userEvent.click(within(offers).getByRole('button', { name: '保持名单' }));
    await expect.poll(() => inputOf(asked, 'units.settleGroup')).toEqual({ id: 'g1', as: 'list' });
    await userEvent.click(within(offers).getByRole('button', { name: '合并为“各镇街”' }));
    await expect.poll(() => inputOf(asked, 'units.mergeGroups')).toEqual({ id: 'g2', into: 'g1' });
  });

  test('members are found by name, and 清空 takes all out', async () => {
    const asked = start('/units?year=2021&tab=groups&open=g1', {
      'units.saveGroup': () => ({ id: 'g1' as GroupId, ...CHANGED }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '清空' }));
    await userEvent.type(screen.getByLabelText('查找成员'), '卫健');
    expect(screen.queryByRole('checkbox', { name: '清泉镇' })).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: '区卫生健康局' }));
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await expect.poll(() => inputOf(asked, 'units.saveGroup')).toMatchObject({ members: ['u2'] });
  });
});
