import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { SettingsScreen } from '../../../renderer/settings/SettingsScreen.tsx';
import { overview } from '../backups/facts.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, STATUS } from '../support/facts.ts';

preparePage();

const years = [
  {
    year: 2020 as Year,
    state: 'closed' as const,
    duties: 61,
    toCheck: 0,
    overdue: 0,
    units: 35,
    reviewDates: [],
    frame: defaultFrame(2020 as Year),
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

  test('the next year is proposed and opened; one that is open is not offered again', async () => {
    const asked = connectAnswers({
      'workspace.status': () => status,
      'workspace.openYear': () => ({ ...CHANGED, takenOver: undefined }),
    });
    show(<SettingsScreen />, '/settings?year=2021');
    const box = await screen.findByLabelText<HTMLInputElement>('新开年度');
    expect(box.value).toBe('2022');
    await userEvent.clear(box);
    await userEvent.type(box, '2020');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '新开' }).disabled).toBe(true);
    await userEvent.clear(box);
    await userEvent.type(box, '2023{Enter}');
    await screen.findByText('已新开 2023 年度');
    expect(asked.find(({ name }) => name === 'workspace.openYear')?.input).toEqual({ year: 2023 });
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
