import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { YearView } from '../../../electron/contract/workspace.ts';
import type { GroupId, Year } from '../../../electron/domain/brand.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { SettingsScreen } from '../../../renderer/settings/SettingsScreen.tsx';
import { overview } from '../backups/facts.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, day, STATUS, YEAR_2021 } from '../support/facts.ts';

preparePage();

const YEAR_2020 = 2020 as Year;
const years: readonly YearView[] = [
  {
    year: YEAR_2020,
    state: 'closed',
    duties: 61,
    toCheck: 0,
    overdue: 0,
    toVerify: 0,
    units: 35,
    reviewDates: [],
    frame: defaultFrame(YEAR_2020),
    before: { total: 0, registered: 0 },
  },
  ...STATUS.years,
];
const status = { ...STATUS, years };

describe('设置', () => {
  test('the district is renamed', async () => {
    const asked = connectAnswers({ 'workspace.status': () => status, 'workspace.rename': () => CHANGED });
    show(<SettingsScreen />, '/settings?year=2021');
    const box = await screen.findByLabelText('名称');
    await userEvent.clear(box);
    await userEvent.type(box, '清源区{Enter}');
    await screen.findByText('已更名');
    expect(asked.find(({ name }) => name === 'workspace.rename')?.input).toEqual({ district: '清源区' });
  });

  test('years say what they hold; opening and closing them has a screen of its own', async () => {
    connectAnswers({ 'workspace.status': () => status });
    show(<SettingsScreen />, '/settings?year=2021');
    await screen.findByText(/61 项事项 · 35 个单位 · 已关闭/u);
    const link = screen.getByRole('link', { name: '年度的新开、关闭和重新打开' });
    expect(link.getAttribute('href')).toBe('/years?year=2021');
  });

  test('启用日: what another day changes is said before it is set; a day to come is refused', async () => {
    const asked = connectAnswers({
      'workspace.status': () => ({ ...status, inUseFrom: day('2021-06-01') }),
      'workspace.previewInUseFrom': () => ({
        years: [{ year: YEAR_2021, before: 31, registered: 12, overdueNow: 156, overdueThen: 3 }],
      }),
      'workspace.setInUseFrom': () => CHANGED,
    });
    show(<SettingsScreen />, '/settings?year=2021');
    const card = within((await screen.findByRole('heading', { name: '启用日' })).closest('section') ?? document.body);
    const box = card.getByLabelText('日期');
    await userEvent.clear(box);
    await userEvent.type(box, '2021-06-29{Enter}');
    expect(asked.filter(({ input }) => JSON.stringify(input).includes('2021-06-29'))).toEqual([]);
    expect(card.getByRole('alert').textContent).toBe('不能晚于2021年6月28日');
    expect(card.getByText(/^不能晚于今天。/)).toBeTruthy();
    expect(asked.filter(({ name }) => name === 'workspace.setInUseFrom')).toEqual([]);
    await userEvent.clear(box);
    await userEvent.type(box, '2021-06-15');
    expect((await card.findByRole('list', { name: '保存后的变化' })).textContent).toBe(
      '2021 年度：此前 31 项次，其中已登记 12；逾期 156 → 3',
    );
    expect(asked.filter(({ name }) => name === 'workspace.setInUseFrom')).toEqual([]);
    await userEvent.click(card.getByRole('button', { name: '保存' }));
    await screen.findByText('启用日已设为2021年6月15日');
    expect(asked.find(({ name }) => name === 'workspace.setInUseFrom')?.input).toEqual({ date: '2021-06-15' });
  });

  test('此前 of an open year: its list, and the switch that counts all of it', async () => {
    const before = { total: 31, registered: 12 };
    const asked = connectAnswers({
      'workspace.status': () => ({ ...STATUS, years: STATUS.years.map((each) => Object.assign({}, each, { before })) }),
      'workspace.setFrame': () => CHANGED,
    });
    show(<SettingsScreen />, '/settings?year=2021');
    const link = await screen.findByRole('link', { name: '此前 31 项次，已登记 12' });
    expect(link.getAttribute('href')).toBe('/before?year=2021');
    await userEvent.click(screen.getByLabelText('此前计入'));
    await screen.findByText('2021 年度此前已全部计入');
    expect(asked.find(({ name }) => name === 'workspace.setFrame')?.input).toEqual({ year: 2021, countsBefore: true });
  });

  test('the year’s frame: what was changed is sent, and nothing else; a cut-off outside its bounds is not', async () => {
    const asked = connectAnswers({
      'workspace.status': () => status,
      'workspace.setFrame': () => CHANGED,
      'units.list': () => ({
        units: [],
        groups: [{ id: 'g1' as GroupId, name: '区政府各部门', aliases: [], members: [] }],
      }),
    });
    const sent = () => asked.filter(({ name }) => name === 'workspace.setFrame').map(({ input }) => input);
    show(<SettingsScreen />, '/settings?year=2021');
    const card = within((await screen.findByText('计算口径（2021 年度）')).closest('section') ?? document.body);
    expect(card.getByRole<HTMLButtonElement>('button', { name: '保存' }).disabled).toBe(true);
    const cutOff = card.getByLabelText('考核截止日');
    await userEvent.clear(cutOff);
    await userEvent.type(cutOff, '2021-06-30{Enter}');
    expect(sent()).toEqual([]);
    expect(card.getByRole('alert').textContent).toBe('不能早于2021年7月1日');
    expect(card.getByText(/^可设2021年7月1日至2022年6月30日。/)).toBeTruthy();
    await userEvent.clear(cutOff);
    await userEvent.type(cutOff, '2022-07-01');
    expect(card.getByRole('alert').textContent).toBe('不能晚于2022年6月30日');
    await userEvent.clear(cutOff);
    await userEvent.type(cutOff, '2022-06-30');
    expect(card.queryByRole('alert')).toBeNull();
    await userEvent.click(card.getByText('精确总分'));
    const floor = card.getByLabelText('通报表扬');
    await userEvent.clear(floor);
    await userEvent.type(floor, '85');
    await userEvent.click(card.getByRole('button', { name: '保存' }));
    await screen.findByText('2021 年度的计算口径已保存');
    expect(sent()).toEqual([{ year: 2021, cutOff: '2022-06-30', contributionFrom: 'exact', praiseFloor: 85 }]);
    await expectAccessible();
  });

  test('whether a year verifies, and what its score counts; without verifying there is nothing closed to count', async () => {
    const asked = connectAnswers({
      'workspace.status': () => status,
      'workspace.setFrame': () => CHANGED,
      'units.list': () => ({ units: [], groups: [] }),
    });
    show(<SettingsScreen />, '/settings?year=2021');
    const card = within((await screen.findByText('计算口径（2021 年度）')).closest('section') ?? document.body);
    await userEvent.click(card.getByText('已销号'));
    card.getByText(/^核验通过、销号的才计分/u);
    await userEvent.click(card.getByText('不核验'));
    card.getByText(/^登记后即为完成/u);
    expect(card.getByRole<HTMLInputElement>('radio', { name: '已销号' }).disabled).toBe(true);
    await userEvent.click(card.getByRole('button', { name: '保存' }));
    await screen.findByText('2021 年度的计算口径已保存');
    expect(asked.find(({ name }) => name === 'workspace.setFrame')?.input).toEqual({
      year: 2021,
      verifies: false,
      scoreCounts: 'closed',
    });
  });

  test('what is proposed for data of an earlier format is adopted or left', async () => {
    const asked = connectAnswers({
      'workspace.status': () => status,
      'workspace.offers': () => [
        { kind: 'following', year: YEAR_2021, count: 4, sentences: ['有 4 个没有时限的事项。', '改为按轮次反馈。'] },
        { kind: 'frame', year: YEAR_2021, count: 0, sentences: ['可以启用新的计算口径。'] },
      ],
      'workspace.answerOffer': () => CHANGED,
    });
    show(<SettingsScreen />, '/settings?year=2021');
    const [following, frame] = await screen.findAllByText(/^(有 4 个|可以启用)/u);
    await userEvent.click(within(following?.closest('li') ?? document.body).getByRole('button', { name: '采纳' }));
    await screen.findByText('已采纳');
    await userEvent.click(within(frame?.closest('li') ?? document.body).getByRole('button', { name: '保持不变' }));
    await screen.findByText('已保持不变');
    expect(asked.filter(({ name }) => name === 'workspace.answerOffer').map(({ input }) => input)).toEqual([
      { kind: 'following', year: 2021, accept: true },
      { kind: 'frame', year: 2021, accept: false },
    ]);
  });

  test('another year is looked at, and remembered', async () => {
    connectAnswers({ 'workspace.status': () => status });
    show(<SettingsScreen />, '/settings?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: '切换到这一年' }));
    expect(window.location.search).toBe('?year=2020');
    expect(localStorage.getItem('desk.year')).toBe('2020');
  });

  test('the appearance is chosen and kept', async () => {
    connectAnswers({ 'workspace.status': () => status });
    show(<SettingsScreen />, '/settings?year=2021');
    await userEvent.click(await screen.findByText('深色'));
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(localStorage.getItem('desk.appearance')).toBe('dark');
    await userEvent.click(screen.getByText('跟随系统'));
    expect(document.documentElement.dataset['theme']).toBe('light');
    expect(localStorage.getItem('desk.appearance')).toBeNull();
    await expectAccessible();
  });

  test('tells where the data is', async () => {
    connectAnswers({ 'workspace.status': () => status });
    show(<SettingsScreen />, '/settings?year=2021');
    expect(await screen.findByText('/data/desk')).toBeTruthy();
  });

  test('tells when the last copy of the data was made, and leads to all of them', async () => {
    connectAnswers({ 'workspace.status': () => status, 'backups.overview': () => overview() });
    show(<SettingsScreen />, '/settings?year=2021');
    expect((await screen.findByText(/最近一份：2021年6月28日/)).textContent).toContain('（每日），共 1 份。');
    expect(screen.getByRole('link', { name: '备份与恢复' }).getAttribute('href')).toBe('/backups?year=2021');
  });
});
