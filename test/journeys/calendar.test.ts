import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DutyId, UnitId, Year } from '../../electron/domain/brand.ts';
import { closeBrowser, openPage, startApp, type OpenPage, type RunningApp } from '../support/runningApp.ts';

const YEAR = 2026 as Year;
const MEASURE = '推进环境保护领域信息公开，按月发布全区环境空气质量状况，按季度公开饮用水水质状况。';
let app: RunningApp;
let opened: OpenPage;
let report: DutyId;
const noPdfTools = spawnSync('pdftotext', ['-v']).error !== undefined;

/** An office on 18 September 2026 with a monthly report of three units, and a measure that holds two times. */
beforeAll(async () => {
  app = await startApp({ today: '2026-09-18' });
  await app.call('workspace.setUp', { district: '清河区', year: YEAR });
  const units: UnitId[] = [];
  for (const name of ['区甲局', '区乙局', '清河镇']) {
    const aliases = name === '区乙局' ? ['乙局'] : [];
    units.push((await app.call('units.save', { name, kind: 'department', aliases })).id);
  }
  await app.call('units.saveGroup', { name: '各镇街', aliases: [], members: units.slice(2) });
  const assignments = units.map((id, index) => ({
    party: { kind: 'unit' as const, id },
    role: index === 0 ? ('lead' as const) : ('responsible' as const),
  }));
  const create = async (content: string, timeWording: string, kind: 'disclosure' | 'measure') => {
    const { rules } = await app.call('duties.readTime', { wording: timeWording || content, year: YEAR });
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind,
      number: '',
      task: '任务',
      subtask: '',
      content,
      timeWording,
      rules: rules.map(({ rule }) => rule),
      assignments,
    });
    return id;
  };
  report = await create('工作月报', '每月5日前', 'disclosure');
  await create(MEASURE, '', 'measure');
  opened = await openPage(app, { viewport: { width: 1366, height: 768 }, path: '/calendar?year=2026&view=year' });
});
afterAll(async () => {
  await opened.close();
  await closeBrowser();
  await app.stop();
});

const address = () => new URL(opened.page.url()).searchParams;

describe('the calendar', () => {
  it('shows the year day by day, and a day opens', async () => {
    const { page } = opened;
    await page.getByRole('heading', { name: '2026年', exact: true }).waitFor();
    // The month's end, and the quarter's; 5 September, a Saturday, is not shifted.
    await page.getByRole('button', { name: '30，2026年9月30日 周三，到期 2 项' }).waitFor();
    await page.getByRole('button', { name: '31，2026年8月31日 周一，到期 1 项' }).waitFor();
    await page.getByRole('button', { name: '5，2026年9月5日 周六，周末，到期 1 项' }).waitFor();
    await page.getByRole('button', { name: '20，2026年9月20日 周日，国庆节调休，上班，到期 0 项' }).waitFor();
    await page.getByRole('button', { name: /2026年9月30日/ }).click();
    const list = page.getByRole('dialog', { name: '2026年9月30日 周三到期的事项' });
    await list.getByText('按月发布全区环境空气质量状况').waitFor();
    await list.getByText('按季度公开饮用水水质状况').waitFor();
    await page.keyboard.press('Escape');
  });

  it('at twice its size, what has the keyboard is in sight: the search of a panel, and then the form', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 683, height: 320 });
    await page.goto(new URL('/calendar?year=2026&view=month', app.address).href);
    await page
      .getByRole('button', { name: /工作月报.*0\/3/ })
      .first()
      .click();
    const inSight = (label: string) =>
      expect
        .poll(async () => {
          const { y = -1, height = 0 } = (await page.getByLabel(label, { exact: true }).boundingBox()) ?? {};
          return y >= 0 && y + height <= 320;
        })
        .toBe(true);
    await inSight('在单位中查找');
    await page.keyboard.type('区乙');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('标题');
    await inSight('标题');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('is walked with the keyboard, and back leads back through the views', async () => {
    const { page } = opened;
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: '2026年9月', exact: true }).waitFor();
    await page.keyboard.press('PageDown');
    await page.getByRole('heading', { name: '2026年10月', exact: true }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: '2026年9月', exact: true }).waitFor();
    await expect.poll(() => address().get('date')).toBe('2026-09-30');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-day'))).toBe('2026-09-30');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '2026年9月30日 周三到期的事项' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('4');
    await page.getByRole('heading', { name: '2026年9月30日 周三', exact: true }).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('heading', { name: '2026年9月18日 周五', exact: true }).waitFor();
    await page.getByText('这一天没有到期的事项').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: /^2026年9月$/ }).waitFor();
  });

  it('narrows to a group and to leads, in the address', async () => {
    const { page } = opened;
    await page.getByLabel('单位组').click();
    await page.getByTitle('各镇街').click();
    await page
      .getByRole('button', { name: /工作月报.*0\/1/ })
      .first()
      .waitFor();
    await expect.poll(() => address().get('group')).toBeTruthy();
    await page.goBack();
    await page
      .getByRole('button', { name: /工作月报.*0\/3/ })
      .first()
      .waitFor();
    await expect.poll(() => address().get('group')).toBeNull();
    const year = address().get('year');
    await page.evaluate((y) => {
      history.pushState(null, '', `/calendar?year=${y}&date=2026-09-18&roles=lead`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, year);
    await page
      .getByRole('button', { name: /工作月报.*0\/1/ })
      .first()
      .waitFor();
  });
});

describe('登记公开', () => {
  it('takes a pasted block, shows its problems, registers each row on its day, and can be undone', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: '登记公开' }).click();
    const dialog = page.getByRole('dialog', { name: '登记公开' });
    await dialog.getByLabel('事项', { exact: true }).click();
    await page.keyboard.type('工作月报');
    await page.getByTitle('工作月报').last().waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByText(/依次对应下列 3 个未办单位/).waitFor();
    await dialog
      .getByLabel('粘贴的内容')
      .fill(
        '责任单位\t日期\t标题\t链接\n区甲局\t2026-09-04\t八月工作月报\thttps://www.example.cn/1\n乙局\t9月8日\t八月月报\thttps://www.example.cn/2\n区丙局\t\t\thttps://www.example.cn/3',
      );
    await dialog.getByText('没有叫“区丙局”的单位').waitFor();
    await dialog.getByRole('button', { name: '登记 2 个单位' }).click();
    const registered = async () =>
      (await app.call('duties.get', { id: report })).occurrences
        .filter(({ dueOn }) => dueOn === '2026-09-05')
        .map(({ unit, doneOn, lamp }) => `${unit} ${doneOn ?? '-'} ${lamp}`);
    await page.getByText('已登记 2 个单位').waitFor();
    expect(await registered()).toEqual(['区甲局 2026-09-04 onTime', '区乙局 2026-09-08 late', '清河镇 - overdue']);
    await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).click();
    await page.getByText(/已撤销/).waitFor();
    expect(await registered()).toEqual(['区甲局 - overdue', '区乙局 - overdue', '清河镇 - overdue']);
  });

  it('one unit’s open duties, from any screen by Alt+R', async () => {
    const { page } = opened;
    await page.getByRole('link', { name: /任务分解/ }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Alt+r');
    await page.getByText('一个单位，多项事项').click();
    await page.getByLabel('选择单位').click();
    await page.keyboard.type('乙局');
    await page.getByTitle('区乙局').last().waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('链接：工作月报').first().fill('https://www.example.cn/9');
    await page.getByRole('button', { name: '登记 1 项' }).click();
    await page.getByText('已登记 1 项').waitFor();
    const { occurrences } = await app.call('duties.get', { id: report });
    const done = occurrences.filter(({ doneOn }) => doneOn !== undefined);
    expect(done.map(({ unit, dueOn, doneOn }) => [unit, dueOn, doneOn])).toEqual([
      ['区乙局', '2026-01-05', '2026-09-18'],
    ]);
    await page.goBack();
  });
});

describe('what leaves the screen', () => {
  it('the calendar file has the year’s due dates', async () => {
    const { page } = opened;
    await page.goto(new URL('/calendar?year=2026&date=2026-09-18', app.address).href);
    await page.getByRole('button', { name: '打印导出' }).click();
    const download = page.waitForEvent('download');
    await page.getByText('导出全年日历文件（.ics）').click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('清河区2026年政务公开日历.ics');
    const text = readFileSync(await file.path(), 'utf8').replaceAll(/\r\n /g, '');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(12 + 12 + 4);
    expect(text).toContain('DTSTART;VALUE=DATE:20260905');
    expect(text).toContain('SUMMARY:按季度公开饮用水水质状况（2026年第三季度）');
  });

  it.skipIf(noPdfTools)('the month goes on A4 landscape under its title, without the screen around it', async () => {
    const { page } = opened;
    await page
      .getByRole('button', { name: /工作月报/ })
      .first()
      .waitFor();
    const folder = mkdtempSync(path.join(tmpdir(), 'desk-print-'));
    try {
      const pdf = path.join(folder, 'month.pdf');
      writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
      const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
      expect(info).toMatch(/Pages:\s+1\n/);
      expect(info).toMatch(/Page size:\s+84[12][.\d]* x 59[45]/);
      const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
      expect(text).toContain('清河区2026年9月政务公开日历');
      expect(text).toContain('中秋节休');
      expect(text).not.toContain('任务分解');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('opens with today in sight, under the days of the week, and 今天 brings it back', async () => {
    const { page } = opened;
    // The first week is higher than the window.
    const { rules } = await app.call('duties.readTime', { wording: '每月5日前', year: YEAR });
    const { units } = await app.call('units.list', {});
    const assignments = units.slice(0, 1).map(({ id }) => ({
      party: { kind: 'unit' as const, id },
      role: 'responsible' as const,
    }));
    const common = { year: YEAR, kind: 'disclosure' as const, number: '', task: '任务', subtask: '' };
    for (let count = 1; count <= 12; count += 1) {
      await app.call('duties.create', {
        ...common,
        content: `月初简报${count}`,
        timeWording: '每月5日前',
        rules: rules.map(({ rule }) => rule),
        assignments,
      });
    }
    await page.setViewportSize({ width: 1024, height: 400 });
    await page.goto(new URL('/calendar?year=2026', app.address).href);
    const isSeen = () =>
      page.evaluate(() => {
        const grid = document.querySelector('.rbc-month-header')?.closest('[class*=grid]');
        const day = document.querySelector('[data-day="2026-09-18"]')?.getBoundingClientRect();
        const head = document.querySelector('.rbc-month-header')?.getBoundingClientRect();
        const part = grid?.getBoundingClientRect();
        return day && head && part ? day.top >= head.bottom - 1 && day.bottom <= part.bottom : undefined;
      });
    await page
      .getByRole('button', { name: /工作月报/ })
      .first()
      .waitFor();
    await expect.poll(isSeen).toBe(true);
    await page.evaluate(() => {
      const grid = document.querySelector('.rbc-month-header')?.closest('[class*=grid]');
      if (grid) grid.scrollTop = 0;
    });
    await expect.poll(isSeen).toBe(false);
    await page.getByRole('button', { name: '今天', exact: true }).click();
    await expect.poll(isSeen).toBe(true);
  });
});
