import { afterAll, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { violations } from '../support/pageAxe.ts';
import { answerWith, redirect, startLocalSite } from '../support/localSite.ts';
import { closeBrowser, openPage, startApp } from '../support/runningApp.ts';
import { message } from '../support/waits.ts';

const year = 2021 as Year;

afterAll(closeBrowser);

it('a text is looked through before it goes out, and a link that has moved is found and taken over', async () => {
  const site = await startLocalSite();
  const app = await startApp({ today: '2021-10-20' });
  await app.call('workspace.loadDemo', {});
  await app.call('sites.confirmHost', { host: site.host });
  const { rows } = await app.call('ledger.items', { year, filter: {}, offset: 0, limit: 1 });
  const [item] = rows;
  if (!item) throw new Error('no item');
  const { dutyId, ruleId, unitId, periodKey } = item;
  site.serve({
    '/old.html': redirect('/new/1.html', 301),
    '/new/1.html': answerWith('<p>清河区公开信息</p>', { 'Content-Type': 'text/html; charset=utf-8' }),
  });
  const items = [{ dutyId, ruleId, unitId, periodKey }];
  await app.call('evidence.addLink', { items, link: `${site.origin}/old.html`, title: '' });
  await app.call('evidence.addLink', { items, link: `${site.origin}/gone.html`, title: '' });
  const { page, close } = await openPage(app, { path: '/checks?year=2021', viewport: { width: 1366, height: 768 } });

  await page.getByLabel('要检查的文字').fill('示例联系人甲，手机138 1234 5678，请登陆网站查询');
  await page.getByRole('button', { name: '检查文字' }).click();
  const found = page.getByLabel('检查结果');
  await found.getByText('138******78').waitFor();
  await found.getByText('登录网站').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: '链接检查', exact: true }).click();
  await page.getByRole('button', { name: '开启网上核对' }).click();
  await page.getByLabel('筛选文字').fill(site.host);
  await expect.poll(() => page.getByRole('checkbox', { name: /^选择 /u }).count()).toBe(2);
  await page.getByLabel('全选').check();
  await page.getByRole('button', { name: '检查所选' }).click();
  await page.getByText(/^已查完 2 个：失效 1、已移动 1/u).waitFor();
  await page.getByText('网页不存在（404）').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '采用新网址', exact: true }).click();
  await page.getByRole('link', { name: `${site.origin}/new/1.html`, exact: true }).waitFor();
  const evidence = await app.call('evidence.list', { item: { dutyId, ruleId, unitId, periodKey } });
  expect(evidence.map((each) => (each.kind === 'link' ? each.link : ''))).toContain(`${site.origin}/new/1.html`);
  // What leaves the app offers the check, and leads to what it found.
  await page.getByRole('button', { name: '导出表格' }).click();
  await message(page, '已导出').getByRole('button', { name: '检查内容' }).click();
  await page.getByText(/^清河区2021年链接检查情况表（.*）\.xlsx：/u).waitFor();
  await page.getByRole('link', { name: '今日' }).click();
  await page.getByRole('link', { name: /^已失效/u }).waitFor();

  await close();
  await app.stop();
  await site.close();
});
