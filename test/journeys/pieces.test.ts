import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { closeBrowser, openPage, startApp } from '../support/runningApp.ts';

afterAll(closeBrowser);

const year = 2021 as Year;
/** Where pictures go, for whoever wants to look. */
const PICTURES = process.env['PIECES_PICTURES'];

const LIST = [
  '单位\t标题\t日期\t链接\t市级采用',
  '财政局\t春耕资金拨付到位\t2021-03-05\twww.qh.gov.cn/1.html\t2021-04-02',
  '区财政局\t财政资金直达基层\t3月15日\t\t',
  '区财政局\t预算绩效管理提质\t2021.3.31\t\t',
  '区某某中心\t养老服务延伸到村\t2021-03-08\t\t',
].join('\n');

it('a list is pasted, counts over what was typed, and the same list a second time changes nothing', async () => {
  const app = await startApp({ today: '2021-06-15' });
  try {
    await app.call('workspace.setUp', { district: '清河区', year });
    await app.call('units.save', { name: '区财政局', kind: 'department', aliases: ['财政局'] });
    await app.call('units.save', { name: '区民政局', kind: 'department', aliases: [] });
    const { page, close } = await openPage(app, {
      viewport: { width: 1366, height: 768 },
      path: '/submissions?year=2021',
    });
    const picture = async (name: string): Promise<void> => {
      if (PICTURES === undefined) return;
      mkdirSync(PICTURES, { recursive: true });
      for (const [size, viewport] of [
        ['small', { width: 1366, height: 768 }],
        ['large', { width: 1920, height: 1080 }],
      ] as const) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.screenshot({
            path: path.join(PICTURES, `${name}-${size}-${colorScheme}.png`),
            animations: 'disabled',
          });
        }
      }
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.emulateMedia({ colorScheme: 'light' });
    };

    // Two are typed into the matrix.
    const cell = (words: string) => page.getByRole('gridcell', { name: words, exact: true });
    await page.getByRole('grid', { name: '各单位各月报送篇数' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await cell('区财政局3月2').waitFor();

    // The list: looked through, the unknown unit said, recorded.
    await page.getByRole('button', { name: '导入信息清单' }).click();
    await page.getByLabel('信息清单', { exact: true }).fill(LIST);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('单位“区某某中心”不在册').waitFor();
    await picture('list');
    await page.getByRole('combobox', { name: '“区某某中心”是哪个单位' }).click();
    await page.getByTitle('区民政局').last().click();
    await page.getByRole('button', { name: '记入 4 篇' }).click();
    await cell('区财政局3月3，待核：填报 2 篇，清单 3 篇，按清单计').waitFor();
    await cell('区民政局3月1，清单 1 篇').waitFor();
    // The figures are there before the dialog goes: until then it holds the keyboard.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await picture('matrix');

    // The cell opens its pieces from the keyboard; the typed figure goes, and with it the question.
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press(' ');
    const panel = page.getByRole('dialog', { name: '区财政局3月信息清单' });
    await panel.getByText('市级 4月2日').waitFor();
    await picture('panel');
    await panel.getByRole('button', { name: '删去填报数' }).click();
    await cell('区财政局3月3，清单 3 篇').waitFor();
    await panel.getByLabel('信息标题').fill('财政专户清理');
    await page.keyboard.press('Enter');
    await cell('区财政局3月4，清单 4 篇').waitFor();
    await page.keyboard.press('Escape');

    // The same list once more.
    await page.getByRole('button', { name: '导入信息清单' }).click();
    await page.getByLabel('信息清单', { exact: true }).fill(LIST.replace('区某某中心', '区民政局'));
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('已有 4').waitFor();
    expect(await page.getByRole('button', { name: '记入 0 篇' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');

    // The month's paper tells the same.
    await page.goto(new URL('/papers?year=2021&paper=adoption', app.address).href);
    await page.getByText(/^5月，/u).waitFor();
    await page.getByLabel('月份').click();
    await page.getByTitle('4月').click();
    await page.getByText('1至4月累计报送信息5篇，被采用1篇次，其中国家级0、省级0、市级1、区级0篇次。').waitFor();
    await picture('paper');
    await close();
  } finally {
    await app.stop();
  }
});
