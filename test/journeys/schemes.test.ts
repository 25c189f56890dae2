import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchemeId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { SchemeNode } from '../../electron/contract/schemeTree.ts';
import { closeBrowser, openPage, startApp, type OpenPage, type RunningApp } from '../support/runningApp.ts';

const year = 2021 as Year;
/** Where pictures go, for whoever wants to look. */
const PICTURES = process.env['SCHEME_PICTURES'];
const SHARED = fileURLToPath(new URL('../../../shared/schemes.json', import.meta.url));

let app: RunningApp;
let opened: OpenPage;
let page: Page;
const units: Record<string, UnitId> = {};
/** What each indicator came to, by its name. */
const figures = new Map<string, string>();

beforeAll(async () => {
  app = await startApp({ today: '2022-01-10' });
  await app.call('workspace.setUp', { district: '清河区', year });
  for (const name of ['区财政局', '区民政局', '区教育局']) {
    units[name] = (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
  }
  await enterFacts();
  opened = await openPage(app, { viewport: { width: 1366, height: 768 }, path: '/schemes?year=2021' });
  ({ page } = opened);
  await page.getByRole('tree').waitFor();
});
afterAll(async () => {
  await opened.close();
  await closeBrowser();
  await app.stop();
});

const unit = (name: string): UnitId => units[name] ?? ('' as UnitId);
const on = (text: string) => text as PlainDate;

/** Five findings, of which one was not put right; a praise and two circulars; cards; a sample; a count; what sampled members reached. */
async function enterFacts(): Promise<void> {
  for (let n = 0; n < 5; n += 1) {
    const { id } = await app.call('findings.add', {
      year,
      unitId: unit('区财政局'),
      source: 'inspection',
      foundOn: on('2021-05-10'),
      cause: `问题 ${n + 1}`,
      rectifyBy: on('2021-06-30'),
    });
    if (n === 0) continue;
    await app.call('findings.recheck', { ids: [id], on: on('2021-06-20'), result: 'done' });
  }
  const event = (unitId: UnitId, type: 'praise' | 'criticism' | 'yellowCard' | 'redCard', more: object = {}) =>
    app.call('scoreFacts.saveEvent', {
      year,
      id: null,
      unitId,
      on: on('2021-07-01'),
      type,
      basis: '文件',
      reason: '核对',
      by: '经办人甲',
      ...more,
    });
  await event(unit('区财政局'), 'praise', { level: 'city', organ: 'government' });
  await event(unit('区财政局'), 'criticism', { level: 'city', organ: 'office' });
  await event(unit('区财政局'), 'criticism', { level: 'city', organ: 'office', reason: '第 2 次核对' });
  for (let n = 0; n < 5; n += 1) await event(unit('区民政局'), 'yellowCard', { reason: `第 ${n + 1} 张` });
  await event(unit('区民政局'), 'redCard');
  const items = Array.from({ length: 15 }, (_, at) => ({ item: `第 ${at + 1} 项`, isRight: at < 12 }));
  await app.call('scoreFacts.saveSample', { year, unitId: unit('区民政局'), sample: '重点领域', items });
  const figure = { year, id: null, unitId: unit('区民政局'), name: '培训场次', on: on('2021-09-01'), count: 3 };
  await app.call('scoreFacts.saveFigure', figure);
  const members = [
    { name: '一科', points: '90' },
    { name: '二科', points: '94' },
  ];
  await app.call('scoreFacts.saveMembers', { year, unitId: unit('区教育局'), group: '抽查科室', members });
}

async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: path.join(PICTURES, `${name}-${viewport.width}.png`), animations: 'disabled' });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

const box = (label: string, at = 0) => page.getByLabel(label, { exact: true }).nth(at);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** Chooses in a list by its word, which may stand further down; `at`: which of several such lists. */
async function pick(label: string, word: string, at = 0): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).nth(at).click();
  const open = page.locator('.ant-select-dropdown').filter({ visible: true });
  await open.waitFor();
  const option = open.getByTitle(word, { exact: true });
  for (let n = 0; n < 40 && (await option.count()) === 0; n += 1) await page.keyboard.press('ArrowDown');
  await option.click();
  await open.waitFor({ state: 'hidden' });
}

/** Types a name into a list that takes new ones. */
async function typeName(label: string, word: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(word);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

async function beginScheme(name: string): Promise<void> {
  await press('新方案');
  await press('从空白开始');
  await box('方案名称').fill(name);
}

async function addFirst(section: string, name: string, full: string): Promise<void> {
  await press(`添加${section}的指标`);
  await describeNode(name, full);
}

async function describeNode(name: string, full: string): Promise<void> {
  await box('名称').fill(name);
  await page.getByLabel(/^(?:满分|分值)$/u).fill(full);
}

const uncap = async (): Promise<void> => {
  await page.getByRole('button', { name: /^封顶、最低分/u }).click();
  await pick('封顶', '不封顶');
};

/** Fits the total where it is not what the parts come to (`total`: what the unit then gets), tries the draft on a unit, saves it. */
async function save(name: string, of: string, total?: string): Promise<SchemeId> {
  await page.getByRole('tree').getByRole('treeitem').first().click();
  const fit = page.getByRole('button', { name: /^总分改为基础分合计/u });
  if (total !== undefined) {
    await fit.click();
    await fit.waitFor({ state: 'detached' });
  }
  await page.getByRole('combobox', { name: '选择单位试算' }).fill(of);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  if (total !== undefined) await page.getByText(total, { exact: true }).first().waitFor();
  await picture(of);
  await press('保存方案');
  const dialog = page.getByRole('dialog', { name: `保存方案“${name}”` });
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText(`已保存“${name}”第 1 版。`).waitFor();
  await dialog.waitFor({ state: 'detached' });
  // The editor of what is saved takes the place of the draft's.
  await page.getByRole('button', { name: '保存为新版' }).waitFor();
  const { schemes } = await app.call('schemes.ofYear', { year });
  const id = schemes.find((each) => each.name === name)?.id;
  if (id === undefined) throw new Error(`No scheme ${name}`);
  return id;
}

function nodesOf(node: SchemeNode): readonly SchemeNode[] {
  return node.kind === 'leaf' ? [node] : [node, ...node.children.flatMap(nodesOf)];
}

describe('three schemes of an office, entered in the editor', () => {
  it('come to the figures that a person reckons', async () => {
    // Five findings of −0.5, one not put right −1: 6.50 of 10. Praise +3 by the city, two circulars of its office −1: +1.
    await beginScheme('整改方案');
    await addFirst('基础分', '问题整改', '10');
    await pick('添加规则', '按问题扣分');
    await box('每个问题分值').fill('0.5');
    await page.getByText('按逾期未整改的计').click();
    await page.getByText('→ 8 分').waitFor();
    await addFirst('加分', '通报表扬', '0');
    await pick('添加规则', '按考核事件加减分');
    await page.getByText('永远得不到').or(page.getByText('不会加分或扣分')).first().waitFor();
    await uncap();
    await pick('事件级别', '市级');
    await box('事件分值').fill('3');
    await press('名称、机关、刊物、每几次、倍数…');
    await pick('机关', '党委政府');
    await press('添加一种');
    await pick('事件类型', '通报批评', 1);
    await pick('事件级别', '市级', 1);
    await pick('机关', '办公室', 1);
    await pick('事件分值：加还是扣', '扣', 1);
    await box('事件分值', 1).fill('1');
    const first = await save('整改方案', '区财政局', '7.50');

    // Twelve of fifteen right: 8.00 of 10. Three of four trainings: −2 of 5. Five yellow cards, each two −1, and a red one −2: −4.
    await beginScheme('抽查方案');
    await addFirst('基础分', '重点领域抽查', '10');
    await pick('添加规则', '抽查正确率');
    await typeName('抽查名单', '重点领域');
    await addFirst('基础分', '培训', '5');
    await pick('添加规则', '达到数量得满分');
    await pick('数什么', '填报的数据');
    await typeName('数据名称', '培训场次');
    await box('应达数量').fill('4');
    await box('达不到的分值').fill('2');
    await addFirst('扣分（基础分之外）', '黄牌红牌', '0');
    await pick('添加规则', '按考核事件加减分');
    await uncap();
    await pick('事件类型', '黄牌');
    await press('名称、机关、刊物、每几次、倍数…');
    await box('每几次').fill('2');
    await press('添加一种');
    await pick('事件类型', '红牌', 1);
    await box('事件分值', 1).fill('2');
    const second = await save('抽查方案', '区民政局', '7.00');

    // 70 % of 86.5 that a person gives, 30 % of the members' mean 92: 88.15.
    await beginScheme('合成方案');
    await addFirst('基础分', '综合得分', '100');
    await press('＋ 下级');
    await describeNode('平台', '100');
    await pick('添加规则', '人工评议');
    await page.getByRole('treeitem', { name: /综合得分/u }).click();
    await press('＋ 下级');
    await describeNode('日常', '100');
    await pick('添加规则', '抽查单位的平均');
    await typeName('抽查单位的名单', '抽查科室');
    await page.getByRole('treeitem', { name: /综合得分/u }).click();
    await pick('合成', '按比例合成');
    await box('平台的比例').fill('70');
    await box('日常的比例').fill('30');
    const third = await save('合成方案', '区教育局');

    const classes = [
      ['甲类', first, '区财政局'],
      ['乙类', second, '区民政局'],
      ['丙类', third, '区教育局'],
    ] as const;
    await app.call('schemes.saveClasses', {
      year,
      classes: classes.map(([name, schemeId, of]) => ({ id: null, name, schemeId, unitIds: [unit(of)], weight: null })),
    });
    const { tree } = await app.call('schemes.version', { year, schemeId: third });
    const platform = tree.nodes.flatMap(({ node }) => nodesOf(node)).find(({ name }) => name === '平台');
    if (platform === undefined) throw new Error('No node 平台');
    const judgement = { year, unitId: unit('区教育局'), nodeId: platform.id, points: '86.5', reason: '平台评估' };
    await app.call('scoreFacts.judge', judgement);

    const { classes: scored } = await app.call('assessment.table', { year });
    for (const { columns, rows } of scored) {
      for (const { cells } of rows) {
        for (const { nodeId, points = '—' } of cells) {
          figures.set(columns.find((column) => column.nodeId === nodeId)?.name ?? '', points);
        }
      }
    }
    expect(Object.fromEntries(figures)).toEqual({
      问题整改: '6.50',
      通报表扬: '1.00',
      重点领域抽查: '8.00',
      培训: '3.00',
      黄牌红牌: '-4.00',
      综合得分: '88.15',
    });
    expect(scored.map(({ rows }) => rows[0]?.total)).toEqual(['7.50', '7.00', '88.15']);
  });

  it('a version is saved beside the old one, compared with it, and opened again; a draft outlives the screen and a reload', async () => {
    await page.getByText('整改方案', { exact: true }).first().click();
    await page.getByRole('treeitem', { name: /^问题整改/u }).click();
    await box('每个问题分值').fill('1');
    await page.getByText('→ 7 分').waitFor();
    await page.getByRole('link', { name: '得分' }).click();
    await page.getByRole('heading', { name: '考核评分' }).waitFor();
    await page.goBack();
    await page.getByText('整改方案（未保存）').waitFor();
    const kept = async () => (await app.call('schemeDrafts.ofYear', { year })).drafts.map(({ draft }) => draft.name);
    await expect.poll(kept).toEqual(['整改方案']);
    await page.reload();
    await page.getByText('整改方案（未保存）').waitFor();
    await page.getByText(/^上次没有保存的草稿（.*），已恢复$/u).waitFor();
    await page.getByRole('treeitem', { name: /^问题整改/u }).click();
    await page.getByText('→ 7 分').waitFor();
    await press('保存为新版');
    await page.getByRole('dialog').getByLabel('版本说明').fill('每个问题扣 1 分');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存“整改方案”第 2 版。').waitFor();
    await expect.poll(kept).toEqual([]);
    await press('版本与比较');
    await pick('左边的版本', '第 1 版');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('每次扣 0.5 分').waitFor();
    await dialog.getByText('每次扣 1 分').first().waitFor();
    await picture('compared');
    await dialog.getByRole('button', { name: '在草稿中打开' }).last().click();
    await page.getByText('整改方案（未保存）').waitFor();
    await press('退一步');
    await page.getByText('整改方案（未保存）').waitFor({ state: 'detached' });
  });
});

describe.skipIf(!existsSync(SHARED))('lines of ../shared/schemes.json', () => {
  it('that were entered in the editor come to what they say', () => {
    const { lines } = JSON.parse(readFileSync(SHARED, 'utf8')) as { lines: { id: string; points: string }[] };
    const said = (id: string) => lines.find((line) => line.id === id)?.points;
    expect({
      AA1: figures.get('问题整改'),
      F3: figures.get('通报表扬'),
      H2: figures.get('重点领域抽查'),
      W1: figures.get('黄牌红牌'),
      G1: figures.get('综合得分'),
    }).toEqual({ AA1: said('AA1'), F3: said('F3'), H2: said('H2'), W1: said('W1'), G1: said('G1') });
  });
});
