import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DutyId, UnitId, Year } from '../../electron/domain/brand.ts';
import { NOTICE_2027 } from '../domain/workdays/noticeTexts.ts';
import { closeBrowser, openPage, startApp, type OpenPage, type RunningApp } from '../support/runningApp.ts';
import { day } from '../support/testApp.ts';

const YEAR = 2027 as Year;
let app: RunningApp;
let opened: OpenPage;
let duty: DutyId;

/** An office in February 2027, whose notice it has not recorded: a document was issued, its interpretation is due in five working days. */
beforeAll(async () => {
  app = await startApp({ today: '2027-02-02' });
  await app.call('workspace.setUp', { district: '清河区', year: YEAR });
  const units: UnitId[] = [];
  for (const name of ['区甲局', '区乙局', '清河镇']) {
    units.push((await app.call('units.save', { name, kind: 'department', aliases: [] })).id);
  }
  const assignments = units.map((id) => ({ party: { kind: 'unit' as const, id }, role: 'responsible' as const }));
  duty = (
    await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '1',
      task: '政策解读',
      subtask: '',
      content: '政策文件印发后发布解读材料',
      timeWording: '',
      rules: [{ type: 'triggered', event: 'documentIssued', n: 5, count: 'workday', shift: { kind: 'none' } }],
      assignments,
    })
  ).id;
  await app.call('duties.recordTrigger', { dutyId: duty, title: '印发甲号文', on: day('2027-02-02'), unitIds: units });
  opened = await openPage(app, { viewport: { width: 1366, height: 768 }, path: '/calendar?year=2027' });
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
});

const dueDates = async () => {
  const { occurrences } = await app.call('duties.get', { id: duty });
  return [...new Set(occurrences.map(({ dueOn, provisional }) => `${dueOn}${provisional ? ' 暂定' : ''}`))];
};

describe('the notice of a provisional year', () => {
  it('is reached from the calendar’s mark, pasted with a slip, put right, looked at, confirmed, and undone', async () => {
    const { page } = opened;
    expect(await dueDates()).toEqual(['2027-02-09 暂定']);
    await page.getByRole('link', { name: /2027年放假安排未录入/ }).click();
    await page.getByText('2027年的放假安排还没有录入').waitFor();

    const box = page.getByLabel('国务院办公厅放假通知');
    await box.fill(NOTICE_2027.replace('1月31日（周日）', '1月31日（周六）'));
    await page.getByRole('button', { name: /^(重新)?识别$/ }).click();
    await page.getByText('第3行：1月31日写作星期六，实际是星期日。').waitFor();
    await page.getByText('通知中有 1 处有误').waitFor();
    await box.fill(NOTICE_2027);
    await page.getByRole('button', { name: /^(重新)?识别$/ }).click();
    await page.getByText('通知中有 1 处有误').waitFor({ state: 'detached' });

    // The words that a holiday was read from are marked in the text.
    await page.getByRole('button', { name: /^国庆节：10月1日至7日放假，共7天/ }).click();
    const marked = await box.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    );
    expect(marked.startsWith('七、国庆节')).toBe(true);

    const preview = page.getByRole('region', { name: '变动预览' });
    await preview.getByText('3 项未办结应办的到期日将变动').waitFor();
    await preview.getByText('02-09 周二').waitFor();
    await preview.getByText('02-17 周三').waitFor();
    await preview.getByText('3 个单位').click();
    await preview.getByText('区甲局、区乙局、清河镇').waitFor();
    expect(await dueDates()).toEqual(['2027-02-09 暂定']);

    await page.getByRole('button', { name: '确认生效' }).click();
    await page.getByText('2027 年放假安排已生效').waitFor();
    expect(await dueDates()).toEqual(['2027-02-17']);
    await page.getByRole('button', { name: /^撤销：载入 2027 年放假安排/ }).click();
    await page.getByText('2027年的放假安排还没有录入').waitFor();
    expect(await dueDates()).toEqual(['2027-02-09 暂定']);
  });

  it('stays, shows in the calendar, and can be changed day by day with the keyboard', async () => {
    const { page } = opened;
    await page.getByLabel('国务院办公厅放假通知').fill(NOTICE_2027);
    await page.getByRole('button', { name: /^(重新)?识别$/ }).click();
    await page.getByRole('button', { name: '确认生效' }).click();
    await page.getByText('本单位于').waitFor();
    await page.getByRole('button', { name: /^2027年2月12日 周五，春节，放假/ }).click();
    await page.keyboard.press('ArrowDown');
    await page.getByText('2027年2月19日 周五').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    // Thursday before the holiday: given free, the document's clock runs a day longer.
    await page.getByText('2027年2月4日 周四').waitFor();
    await page.getByLabel('这一天').getByText('放假').click();
    const preview = page.getByRole('region', { name: '变动预览' });
    await preview.getByText('3 项未办结应办的到期日将变动').waitFor();
    await preview.getByText('02-18 周四').waitFor();
    await page.getByRole('button', { name: '确认生效' }).click();
    await page.getByText('2027 年放假安排已生效').first().waitFor();
    await expect.poll(dueDates).toEqual(['2027-02-18']);

    await page.goto(new URL('/calendar?year=2027', app.address).href);
    await page.getByText('2027年放假安排已录入').waitFor();
    await page
      .getByRole('button', { name: /2027年2月18日/ })
      .first()
      .waitFor();
    await app.restart();
    await expect.poll(dueDates).toEqual(['2027-02-18']);
    await opened.close();
  });
});
