import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import type { InputOf } from '../../electron/contract/index.ts';
import type { SchemeNodeId, UnitClassId, Year } from '../../electron/domain/brand.ts';
import { violations } from '../support/pageAxe.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';

const year = 2026 as Year;
/** A small class, so that freezing it takes no time: three departments that go by the year's first scheme. */
let CLASS: UnitClassId;
const SMALL = '试评单位';

async function smallClass(app: RunningApp): Promise<void> {
  const { classes } = await app.call('schemes.ofYear', { year });
  const own = classes.map(({ id, name, schemeId, unitIds }) => ({
    id,
    name,
    schemeId,
    unitIds: [...unitIds],
    weight: null,
  }));
  const [large] = own;
  const taken = large!.unitIds.splice(-3);
  const small = { id: null, name: SMALL, schemeId: large!.schemeId, unitIds: taken, weight: null };
  await app.call('schemes.saveClasses', { year, classes: [...own, small] });
  const after = await app.call('schemes.ofYear', { year });
  CLASS = after.classes.find(({ name }) => name === SMALL)!.id;
}

afterAll(closeBrowser);

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DESK_PICTURES'];
  if (folder === undefined) return;
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), animations: 'disabled' });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

/** The year's scheme, with events that take points and a third party's sheet that brings some. */
async function schemeWithFacts(app: RunningApp): Promise<void> {
  const { schemes } = await app.call('schemes.ofYear', { year });
  const { schemeId, name, tree, weight } = await app.call('schemes.version', { year, schemeId: schemes[0]!.id });
  const leaf = { kind: 'leaf', nothing: 'zero' } as const;
  const nodes: InputOf<'schemes.save'>['tree']['nodes'] = [
    ...tree.nodes,
    {
      section: 'bonus',
      node: {
        ...leaf,
        id: 'sheet' as SchemeNodeId,
        name: '网站评估',
        full: '5',
        start: 'zero',
        clauses: [{ rule: 'sheet', sheet: '网站评估', item: '评估得分', outOf: '20' }],
      },
    },
    {
      section: 'deductions',
      node: {
        ...leaf,
        id: 'events' as SchemeNodeId,
        name: '通报扣分',
        full: '0',
        start: 'zero',
        cap: { kind: 'none' },
        clauses: [{ rule: 'events', entries: [{ type: 'criticism', points: '-1.5' }], take: 'stack' }],
      },
    },
  ];
  await app.call('schemes.save', { year, schemeId, name, tree: { ...tree, nodes }, weight, note: '加评估和通报' });
}

const scoresOf = async (app: RunningApp) => {
  const { classes } = await app.call('assessment.table', { year });
  return classes.find(({ classId }) => classId === CLASS)!;
};

async function go(page: Page, app: RunningApp, where: string): Promise<void> {
  await page.goto(new URL(`${where}${where.includes('?') ? '&' : '?'}year=${year}`, app.address).href);
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
  await page.getByTitle(option, { exact: true }).last().click();
}

async function recordEvent(page: Page, app: RunningApp, unit: string): Promise<void> {
  await go(page, app, '/scoreFacts');
  await page.getByRole('button', { name: '登记事件' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('单位', { exact: true }).fill(unit);
  await page.getByTitle(unit, { exact: true }).last().click();
  await dialog.getByLabel('日期', { exact: true }).fill('2025-12-20');
  await dialog.getByLabel('事由', { exact: true }).fill('没有按时公开');
  await dialog.getByLabel('登记人').fill('经办人甲');
  await dialog.getByText('请写明依据文件：为什么计入 2026 年度').waitFor();
  await dialog.getByLabel(/^依据文件/u).fill('某政办〔2026〕2号');
  await picture(page, 'assessment-event');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: '考核事件' }).getByText('通报扣分').first().waitFor();
}

/** A sheet with points over full and a unit that nobody knows: nothing is taken until both are settled. */
async function takeSheet(page: Page, units: readonly string[]): Promise<void> {
  const csv = (first: string) =>
    ['单位,评估得分', ...units.map((unit, at) => `${unit},${at === 0 ? first : '18'}`), '区监察委,12', ''].join('\n');
  const bring = async (text: string) => {
    await page.getByRole('button', { name: '导入评分表' }).first().click();
    await page
      .getByLabel('选择评分表文件')
      .setInputFiles({ name: '网站评估.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('heading', { name: '核对评分表' }).waitFor();
  };
  await page
    .getByText(/^第三方评分表/u)
    .first()
    .click();
  await bring(csv('25'));
  await page
    .getByText(/B2.*25 分超过了满分 20/u)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: '存入评分表' }).isDisabled()).toBe(true);
  await picture(page, 'assessment-sheet');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '放弃' }).click();
  await bring(csv('16'));
  await page.getByRole('button', { name: '不采用' }).first().click();
  await page.getByRole('button', { name: '存入评分表' }).click();
  await page.getByText('已存入评分表“网站评估”').waitFor();
  await page.getByRole('table', { name: '第三方评分表' }).getByText('网站评估.csv').waitFor();
}

async function freeze(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('定稿人').fill('经办人甲');
  await picture(page, `assessment-freeze-${version}`);
  await dialog.getByRole('button', { name: '定稿', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('list', { name: '定稿版本' }).getByText(`第 ${version} 版`).first().waitFor();
}

async function appeal(page: Page, unit: string): Promise<void> {
  await page.getByText('申诉与补记', { exact: true }).click();
  await page.getByRole('button', { name: '受理申诉' }).first().click();
  await choose(page, '单位', unit);
  const lodge = page.getByRole('dialog');
  await lodge.getByLabel('诉求').fill('通报的事项不属于本单位');
  await lodge.getByLabel('要求加减（可不填）').fill('1.5');
  await lodge.getByRole('button', { name: '受理', exact: true }).click();
  await lodge.waitFor({ state: 'detached' });
  await page.getByText('申诉与补记 1 未裁定').waitFor();
  await page.getByRole('button', { name: '裁定' }).click();
  const decide = page.getByRole('dialog');
  await decide.getByLabel('裁定人').fill('经办人甲');
  await decide.getByLabel('理由').fill('经核对属实');
  await picture(page, 'assessment-appeal');
  await decide.getByRole('button', { name: '裁定', exact: true }).click();
  await decide.waitFor({ state: 'detached' });
}

it('events and a sheet come into the score, the class is frozen, an appeal alone changes what is published', async () => {
  const app = await startApp({ today: '2026-09-18', args: ['--demo'] });
  await smallClass(app);
  await schemeWithFacts(app);
  const { rows } = await scoresOf(app);
  const units = rows.map(({ unit }) => unit);
  const { unitId, unit } = rows[0]!;
  const { page, close } = await openPage(app, {
    path: '/scoreFacts?year=2026',
    viewport: { width: 1366, height: 768 },
    allowErrors: [/422/],
  });
  await recordEvent(page, app, unit);
  await takeSheet(page, units);

  // The event and the sheet stand in the score, each a click from where it is on record.
  await go(page, app, `/assessment?class=${CLASS}&unit=${unitId}&node=events`);
  const trace = page.getByRole('region', { name: '通报扣分的计分' });
  await trace.getByText('−1.5').first().waitFor();
  expect(await trace.getByRole('link', { name: '通报批评' }).getAttribute('href')).toContain(
    '/scoreFacts?year=2026&event=',
  );
  await page
    .getByRole('list', { name: '指标得分' })
    .getByRole('button', { name: /网站评估/u })
    .click();
  await page.getByRole('region', { name: '网站评估的计分' }).waitFor();
  const cells = (await scoresOf(app)).rows.find((row) => row.unitId === unitId)!.cells;
  expect(cells.slice(-2).map(({ points }) => Number(points))).toEqual([4, -1.5]);
  await picture(page, 'assessment-unit');
  expect(await violations(page)).toEqual([]);

  // Frozen: what is locked says so, and what comes later is a difference.
  await go(page, app, `/scoreProcess?class=${CLASS}`);
  await page.getByText('没有妨碍定稿的事').waitFor();
  await freeze(page, 1);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'assessment-process');
  await go(page, app, '/scoreFacts');
  const change = page.getByRole('button', { name: new RegExp(`^修改${unit} 通报批评`, 'u') });
  await change.and(page.locator('[aria-disabled=true]')).waitFor();
  expect(await change.getAttribute('aria-description')).toMatch(
    /^考核类别“试评单位”的 2026 年度考核已于 .* 定稿（第 1 版）/u,
  );

  // An appeal moves the published figure by what was granted, and is in the next version.
  const frozen = (await scoresOf(app)).rows.find((row) => row.unitId === unitId)!;
  await go(page, app, `/scoreProcess?class=${CLASS}`);
  await appeal(page, unit);
  await page.getByText('公布分', { exact: true }).click();
  const line = page.getByRole('table', { name: '公布分' }).getByRole('row', { name: unit });
  await line.getByText('+1.5').waitFor();
  const published = (await scoresOf(app)).rows.find((row) => row.unitId === unitId)!;
  expect(published.total).toBe(frozen.total);
  expect(Number(published.published!.total) - Number(frozen.published!.total)).toBeCloseTo(1.5, 5);
  await page.getByText('阶段与定稿', { exact: true }).click();
  await freeze(page, 2);
  await page.getByRole('button', { name: '查看' }).first().click();
  await page.getByText('照当时存下的显示，不重算').waitFor();
  await page.getByRole('grid').getByText(unit).click();
  await page.getByRole('list', { name: '指标得分' }).waitFor();
  await picture(page, 'assessment-frozen');
  await close();
  await app.stop();
});

it('a chart is saved as a picture, read as a table, and drawn under the page’s own policy', async () => {
  const app = await startApp({ today: '2026-09-18', args: ['--demo'] });
  const { page, close } = await openPage(app, {
    path: '/scoreCharts?year=2026',
    viewport: { width: 1366, height: 768 },
  });
  const drawing = page.getByRole('img', { name: /^部门 30 个单位的总分，均分/u });
  await drawing.locator('svg').waitFor();
  expect(await drawing.locator('svg text').count()).toBeGreaterThan(60);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出图片' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toBe('2026年部门排名.png');
  await page.getByRole('button', { name: '表', exact: true }).first().click();
  expect(await page.getByRole('table', { name: '2026年部门排名' }).getByRole('row').count()).toBe(31);
  await page.getByRole('button', { name: '图', exact: true }).first().click();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('article', { name: '2026年部门排名' }).locator('svg').waitFor();
  await close();
  await app.stop();
});
