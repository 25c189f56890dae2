import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import type { TimeRule } from '../../electron/domain/model/timeRule.ts';
import { gbk } from '../support/gbk.ts';
import { answerWith, startLocalSite } from '../support/localSite.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';

const YEAR = 2021 as Year;
let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ today: '2021-06-15' });
  await setUp(app);
});
afterAll(async () => {
  await closeBrowser();
  await app.stop();
});

const every = (unit: 'week' | 'month' | 'quarter'): TimeRule => {
  return { type: 'recurring', every: unit, due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } };
};
const DUTIES: readonly (readonly [content: string, rule: TimeRule, units: readonly string[]])[] = [
  ['财政收支简报', every('month'), ['区财政局']],
  ['社会救助资金发放情况', every('quarter'), ['区民政局']],
  ['空气质量情况通报', every('month'), ['区生态环境分局']],
  ['单位工作动态', every('week'), ['区财政局', '区民政局', '区生态环境分局', '区交通局']],
];

async function setUp(running: RunningApp): Promise<void> {
  await running.call('workspace.setUp', { district: '清河区', year: YEAR });
  const units = new Map<string, UnitId>();
  for (const name of ['区财政局', '区民政局', '区生态环境分局', '区交通局']) {
    units.set(name, (await running.call('units.save', { name, kind: 'department', aliases: [] })).id);
  }
  for (const [content, rule, names] of DUTIES) {
    await running.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '',
      task: '',
      subtask: '',
      content,
      timeWording: '',
      rules: [rule],
      assignments: names.map((name) => {
        return { party: { kind: 'unit', id: units.get(name)! }, role: 'responsible' } as const;
      }),
    });
  }
}

/** Where pictures go, for whoever wants to look. */
const PICTURES = process.env['PUBLICATIONS_PICTURES'];

const SIZES = [
  ['small', { width: 1366, height: 768 }],
  ['large', { width: 1920, height: 1080 }],
  // As at a zoom of 200 %.
  ['zoomed', { width: 683, height: 384 }],
] as const;

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  for (const [size, viewport] of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: path.join(PICTURES, `${name}-${size}-${colorScheme}.png`),
        animations: 'disabled',
      });
    }
  }
  await page.setViewportSize(SIZES[0][1]);
  await page.emulateMedia({ colorScheme: 'light' });
}

const at = (n: number): string => `http://www.qh.gov.cn/xx/${n}.html`;
const HEAD = ['标题', '发布单位', '栏目', '发布时间', '链接'];
const MAY = [
  ['区财政局2021年5月财政收支简报', '区财政局', '财政信息/财政收支', '2021-05-28', at(1)],
  ['区财政局2021年4月财政收支简报', '区财政局', '财政信息/财政收支', '2021-04-29', at(2)],
  ['区民政局第一季度社会救助资金发放情况', '区民政局', '社会救助', '2021-03-30', at(3)],
  ['关于召开安全生产会议的通知', '区民政局', '通知公告', '2021-05-20', at(4)],
  ['本区空气质量有关数据', '区生态环境分局', '环境监测', '2021-05-21', at(5)],
  ['区交通局开展公交站点清洁行动', '区交通局', '工作动态', '2021-05-26', at(6)],
];
const JUNE = [
  ['区民政局第二季度社会救助资金发放情况', '区民政局', '社会救助', '2021-06-11', at(7)],
  ['我区空气监测数据公布', '区生态环境分局', '环境监测', '2021-06-10', at(8)],
];

const csv = (rows: readonly (readonly string[])[]) => {
  return Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`);
};

async function bring(page: Page, name: string, rows: readonly (readonly string[])[]): Promise<void> {
  await page
    .getByLabel('选择发布清单文件')
    .last()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: csv(rows) });
  await page.getByRole('heading', { name: '核对发布清单' }).waitFor();
}

const openAt = (url = '/publications?year=2021') =>
  openPage(app, { viewport: { width: 1366, height: 768 }, path: url });
const registered = async () =>
  (await app.call('publications.matches', { year: YEAR, filter: {}, offset: 0, limit: 50 })).classes.registered;

it('a list comes in, is walked by keys, registered at once and undone as one; what it taught is a rule, and goes again', async () => {
  const { page, close } = await openAt();
  await page.getByText('还没有发布清单').waitFor();
  await picture(page, 'first');

  // A line that cannot be read is named, and the rest comes in.
  await bring(page, '5月发布明细.csv', [HEAD, ...MAY, ['区财政局预算公开说明', '区财政局', '预算', '去年冬天', at(9)]]);
  await page.getByText('去年冬天').waitFor();
  await picture(page, 'intake-faults');
  await page.getByRole('button', { name: '记入 6 条' }).click();
  await page.getByText('已记入：新增 6 条').waitFor();
  const rows = page.getByRole('region', { name: '公开信息' });
  const current = (title: string) => rows.locator('li[aria-current=true]').getByText(title).first().waitFor();
  await rows.getByText('区财政局2021年5月财政收支简报').waitFor();
  await picture(page, 'review');

  // By keys alone: to the one that needs a person, its item by words, and it is registered.
  await page.locator('body').press('j');
  for (let step = 0; step < MAY.length; step += 1) {
    if ((await rows.locator('li[aria-current=true]').textContent())?.includes('本区空气')) break;
    await page.keyboard.press('j');
  }
  await current('本区空气质量有关数据');
  await page.keyboard.press('e');
  const pick = page.getByRole('dialog', { name: '另选事项' });
  await pick.getByLabel('查找事项').pressSequentially('空气 2021年5月');
  await expect.poll(() => pick.getByRole('listitem').count()).toBe(1);
  await pick.getByText('空气质量情况通报').waitFor();
  await picture(page, 'pick');
  await page.keyboard.press('Enter');
  await pick.waitFor({ state: 'detached' });

  // What it is, is said for the future.
  await page.keyboard.press('m');
  const rule = page.getByRole('dialog', { name: '记为规则' });
  await rule.getByText(/^现有 \d+ 条符合/u).waitFor();
  await picture(page, 'rule');
  await rule.getByRole('button', { name: '保存规则' }).click();
  await rule.waitFor({ state: 'detached' });

  const before = await registered();
  await page.getByRole('button', { name: /^登记已勾选 \d+ 条/u }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^已登记 \d+ 条/u).waitFor();
  expect(await registered()).toBeGreaterThanOrEqual(before + 4);
  await picture(page, 'registered');
  await page.keyboard.press('Control+z');
  await expect.poll(registered).toBe(before);

  // The same list again brings nothing.
  await bring(page, '5月发布明细.csv', [HEAD, ...MAY]);
  await page.getByText(/完全相同，没有要记的/u).waitFor();
  expect(await page.getByRole('button', { name: /^记入/u }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '放弃此清单' }).click();

  // The next month's only what is new, and the rule knows it.
  await rows.waitFor();
  await bring(page, '6月发布明细.csv', [HEAD, ...JUNE, ...MAY]);
  await page.getByRole('button', { name: '记入 8 条' }).click();
  await page.getByText('已记入：新增 2 条').waitFor();
  await rows.getByText('我区空气监测数据公布').waitFor();
  expect(await rows.getByRole('listitem').count()).toBe(2);
  await rows.locator('li', { hasText: '我区空气监测数据公布' }).getByText('空气质量情况通报').waitFor();
  await picture(page, 'next-month');

  await page.getByRole('button', { name: '清单与规则' }).click();
  await page.getByText('已记入的清单').click();
  await page.getByRole('heading', { name: '已记入的清单' }).waitFor();
  await page.getByText('6月发布明细.csv').waitFor();
  await picture(page, 'lists');
  await page.getByRole('button', { name: '返回比对' }).click();
  await page.getByRole('button', { name: '清单与规则' }).click();
  await page.getByText('比对规则与设置').click();
  const line = page.getByRole('row', { name: /环境监测/u });
  await line.waitFor();
  await picture(page, 'rules');
  await line.getByRole('button', { name: '删除' }).click();
  await page.getByText('还没有规则').waitFor();
  expect(await app.call('publications.rules', { year: YEAR })).toEqual([]);
  await close();
});

it('asks for the columns that it cannot tell, and reads by what a person says', async () => {
  const { page, close } = await openAt();
  await page.getByRole('button', { name: '清单与规则' }).waitFor();
  await bring(page, '部门报来.csv', [
    ['内容', '何时', '谁'],
    ['区财政局2021年2月财政收支简报', '2月26日上午', '区财政局'],
    ['区民政局开展春季走访慰问活动', '3月1日下午', '区民政局'],
  ]);
  await page.getByText('没有找到发布时间一列，请在下面指定。').waitFor();
  await picture(page, 'intake-asks');
  await close();
});

/** A column of the site in GBK, ten lines on each of two pages. */
function columnPage(number: 1 | 2): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: 10 }, (_, at) => {
    const back = (number - 1) * 10 + at;
    const on = `2021-0${back < 10 ? 6 : 5}-${String(11 - (back % 10)).padStart(2, '0')}`;
    const title = back === 0 ? '区民政局第二季度社会救助资金发放情况' : `救助工作信息第${20 - back}号`;
    return `<li><a href="art_${back}.html">${title}</a><span>${on}</span></li>`;
  });
  const next = number === 1 ? '<a href="index_1.html">下一页</a>' : '';
  const page = `<html><head><meta charset="gb2312"><title>社会救助</title></head><body><ul>${lines.join('')}</ul>${next}</body></html>`;
  return gbk(page);
}

it('a site of the office’s own network is read: confirmed by typing it, tried, read with progress, recorded and reviewed', async () => {
  const site = await startLocalSite();
  const html = { 'Content-Type': 'text/html' };
  site.serve({
    '/mz/index.html': answerWith(columnPage(1), html),
    '/mz/index_1.html': answerWith(columnPage(2), html),
    '/login':
      '<html><body><form action="/in"><input name="user"><input type="password" name="word"></form></body></html>',
  });
  const { page, close } = await openAt('/publications?year=2021&view=sites');
  await page.getByText('还没有取数地址').waitFor();
  await picture(page, 'sites-first');
  await page.getByRole('button', { name: '开启网上核对' }).click();
  await page.getByRole('button', { name: '关闭网上核对' }).waitFor();

  // Nothing of the own network is asked before its host is typed and confirmed.
  await page.getByRole('button', { name: '添加地址' }).first().click();
  const dialog = page.getByRole('dialog', { name: '添加取数地址' });
  await dialog.getByLabel('网址').fill(`${site.origin}/mz/index.html`);
  await dialog.getByRole('button', { name: '测试', exact: true }).click();
  await dialog.getByText(/本机或内部网络的地址/u).waitFor();
  expect(site.asked).toEqual([]);
  await picture(page, 'sites-refused');
  await dialog.getByRole('button', { name: '取消', exact: true }).click();
  await page.getByLabel('要确认的主机').fill(site.host);
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByRole('list', { name: '已确认的主机' }).getByText(site.host).waitFor();

  await page.getByRole('button', { name: '添加地址' }).first().click();
  await dialog.getByLabel('网址').fill(`${site.origin}/login`);
  await dialog.getByRole('button', { name: '测试', exact: true }).click();
  await dialog.getByText(/要求登录/u).waitFor();
  await dialog.getByLabel('网址').fill(`${site.origin}/mz/index.html`);
  await dialog.getByRole('button', { name: '测试', exact: true }).click();
  const found = dialog.getByLabel('测试结果');
  await found.getByText(/读到 10 条/u).waitFor();
  await found.getByText('区民政局第二季度社会救助资金发放情况').waitFor();
  await picture(page, 'sites-tried');
  await dialog.getByLabel('栏目').fill('社会救助');
  await dialog.getByRole('button', { name: '保存地址' }).click();
  await dialog.waitFor({ state: 'detached' });
  await picture(page, 'sites');

  await page.getByRole('button', { name: '从网站读取 1 个地址' }).click();
  await page.getByRole('heading', { name: '从网站读取' }).waitFor();
  await picture(page, 'sites-reading');
  await page.getByText('1 个地址，读到 20 条').waitFor();
  expect(site.asked.filter((asked) => asked.includes('/mz/'))).toEqual([
    'GET /mz/index.html',
    'GET /mz/index.html',
    'GET /mz/index_1.html',
  ]);
  const record = page.getByRole('button', { name: '记入 1 份清单' });
  await record.waitFor();
  await expect.poll(() => record.isEnabled()).toBe(true);
  await picture(page, 'sites-read');
  await record.click();
  await page.getByText(/已记入 1 份清单：新增 \d+ 条/u).waitFor();
  const rows = page.getByRole('region', { name: '公开信息' });
  await rows.locator('li', { hasText: '区民政局第二季度' }).first().getByText('社会救助资金发放情况').first().waitFor();
  await picture(page, 'sites-review');
  await close();
  await site.close();
});
