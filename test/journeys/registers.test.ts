import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseRegister } from '../../electron/contract/registers.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { violations } from '../support/pageAxe.ts';
import { closeBrowser, openPage, startApp } from '../support/runningApp.ts';

const YEAR = 2021 as Year;
const NUMBER = '2021-001';
const AUTHOR = '示例留言人庚';
const SIZE = { width: 1366, height: 768 };

let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'desk-test-'));
  const app = await startApp({ dataDir, today: '2021-04-30' });
  await app.call('workspace.setUp', { district: '清河区', year: YEAR });
  for (const name of ['区住建局', '区民政局']) {
    await app.call('units.save', { name, kind: 'department', aliases: [] });
  }
  await app.stop();
});
afterAll(async () => {
  await closeBrowser();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Where pictures go, for whoever wants to look. */
const PICTURES = process.env['REGISTERS_PICTURES'];

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** A day in the office: the app is opened on it, used and closed. */
async function onDay(today: string, work: (page: Page) => Promise<void>): Promise<void> {
  const app = await startApp({ dataDir, today });
  try {
    const { page, close } = await openPage(app, { path: '/registers?year=2021', viewport: SIZE });
    await work(page);
    expect(await violations(page)).toEqual([]);
    await close();
  } finally {
    await app.stop();
  }
}

interface Filled {
  readonly typed?: Readonly<Record<string, string>>;
  /** What is picked from a list. */
  readonly picked?: readonly (readonly [label: string, option: string])[];
}

async function fill(page: Page, form: Locator, { typed = {}, picked = [] }: Filled): Promise<void> {
  for (const [label, text] of Object.entries(typed)) await form.getByLabel(label).first().fill(text);
  for (const [label, option] of picked) {
    await form.getByLabel(label).first().click();
    await page.getByTitle(option, { exact: true }).last().click();
  }
}

/** Shows a register; a case that was open on another goes. */
async function turnTo(page: Page, register: CaseRegister): Promise<void> {
  await page.getByRole('radiogroup', { name: '登记簿' }).getByText(REGISTER_DEFINITIONS[register].name).click();
  await entryButton(page, register).waitFor();
}

/** The one in the head: an empty register offers it once more. */
function entryButton(page: Page, register: CaseRegister): Locator {
  return page.getByRole('button', { name: `登记${REGISTER_DEFINITIONS[register].one}` }).first();
}

function panelOf(page: Page, register: CaseRegister): Locator {
  return page.getByRole('dialog', { name: `${REGISTER_DEFINITIONS[register].name} ${NUMBER}` });
}

/** Puts a case on record; its panel opens. */
async function enter(page: Page, register: CaseRegister, filled: Filled): Promise<Locator> {
  const word = `登记${REGISTER_DEFINITIONS[register].one}`;
  await entryButton(page, register).click();
  const form = page.getByRole('dialog', { name: word });
  await fill(page, form, filled);
  await picture(page, `${register}-form`);
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  const panel = panelOf(page, register);
  await panel.getByRole('heading', { name: '办理步骤' }).waitFor();
  return panel;
}

/** Opens the case from its register's list. */
async function opened(page: Page, register: CaseRegister): Promise<Locator> {
  await turnTo(page, register);
  await page.getByRole('button', { name: new RegExp(`^${NUMBER}`, 'u') }).click();
  const panel = panelOf(page, register);
  await panel.getByRole('heading', { name: '办理步骤' }).waitFor();
  return panel;
}

async function step(page: Page, panel: Locator, name: string, filled: Filled = {}): Promise<void> {
  await panel.getByRole('button', { name, exact: true }).click();
  const form = page.getByRole('dialog', { name: `${NUMBER}：${name}` });
  await fill(page, form, filled);
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: `修改“${name}”` }).waitFor();
}

/** The hours end today; whether they have gone by is the clock's. */
const ANSWER_DUE = /^回应04-30 09:10 · (?:今天到期|已过时限)$/u;

/** What the panel says comes next, and by when, line by line. */
async function expectNext(panel: Locator, ...lines: readonly (string | RegExp)[]): Promise<void> {
  await expect
    .poll(() => panel.getByRole('region', { name: '下一步' }).getByRole('listitem').allTextContents())
    .toEqual(lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))));
}

it('a message, an opinion and a proposal are put on record, each with its clock in sight; the opinion is answered within its hours', async () => {
  await onDay('2021-04-30', async (page) => {
    await page.getByText('还没有登记留言').waitFor();
    const message = await enter(page, 'messages', {
      typed: { 留言主题: '反映路灯不亮问题', 留言人: AUTHOR, 留言内容: `${AUTHOR}反映东门路灯不亮` },
      picked: [
        ['答复单位', '区住建局'],
        ['留言渠道', '网站留言'],
      ],
    });
    await expectNext(message, '答复留言05-11 · 还有 11 天');
    // Who wrote it is masked until asked for.
    expect(await page.locator('body').textContent()).not.toContain(AUTHOR);
    await message.getByRole('button', { name: '显示留言人' }).click();
    await message.getByText(AUTHOR, { exact: true }).waitFor();
    await picture(page, 'messages-next');

    await turnTo(page, 'opinions');
    const opinion = await enter(page, 'opinions', {
      typed: { 舆情事项: '网传路口积水', 发现渠道: '短视频平台', 发现舆情日期: '2021-04-29', 时间: '09:10' },
      picked: [['回应单位', '区住建局']],
    });
    await expectNext(opinion, '研判04-29 11:10 · 已过 1 天', ANSWER_DUE);
    await step(page, opinion, '研判', {
      typed: { 研判日期: '2021-04-29', 时间: '10:30' },
      picked: [['级别', '一般']],
    });
    await expectNext(opinion, ANSWER_DUE);
    await picture(page, 'opinions-judged');
    await step(page, opinion, '回应', { typed: { 回应日期: '2021-04-29', 时间: '16:40' } });
    await opinion.getByText('没有下一步。').waitFor();
    await picture(page, 'opinions-done');

    await turnTo(page, 'proposals');
    const proposal = await enter(page, 'proposals', {
      typed: { 标题: '关于增设社区养老服务点的建议', 交办日期: '2021-02-20', 提出人: '示例代表庚' },
      picked: [
        ['主办单位', '区民政局'],
        ['种类', '人大代表建议'],
      ],
    });
    await expectNext(proposal, '答复代表、委员05-20 · 还有 20 天');
  });
});

it('message and proposal come to their end on later days; one is late by a day', async () => {
  await onDay('2021-05-12', async (page) => {
    const message = await opened(page, 'messages');
    await expectNext(message, '答复留言05-11 · 已过 1 天');
    await step(page, message, '转办', { typed: { 转办日期: '2021-05-06' }, picked: [['承办单位', '区民政局']] });
    await step(page, message, '答复留言', { typed: { 备注: '已修复' } });
    await expectNext(message, '公开答复，或者写明不公开的理由');
    await step(page, message, '公开答复');
    await message.getByText('没有下一步。').waitFor();
    await message.getByRole('button', { name: '为什么是这一天' }).click();
    await picture(page, 'messages-done');
    await page.keyboard.press('Escape');
    await message.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^2021-001.*答复已公开/u }).waitFor();
    await picture(page, 'messages-list');

    const proposal = await opened(page, 'proposals');
    await step(page, proposal, '答复', { picked: [['办理结果', 'B类（列入计划解决）']] });
    await step(page, proposal, '不公开答复', { typed: { 不公开的理由: '涉及选址，尚未公布' } });
    await proposal.getByText('没有下一步。').waitFor();
    await picture(page, 'proposals-done');
  });
});
