import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PapersOverview, TemplateView } from '../../../electron/contract/papers.ts';
import type { SlipProposal, SlipView } from '../../../electron/contract/reminders.ts';
import type { DutyId, ReminderId, RuleId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { PAPER_TAGS } from '../../../electron/domain/papers/tags.ts';
import { keptItems, SLIP_SCOPE, slipsHref } from '../../../renderer/address/slips.ts';
import { readAddress } from '../../../renderer/address/useAddressState.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { PapersScreen } from '../../../renderer/papers/PapersScreen.tsx';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { CHANGED, day } from '../support/facts.ts';

const OVERVIEW: PapersOverview = {
  sender: { office: '清河区人民政府办公室', contact: '示例联系人甲', phone: '0000-1234567', mark: '清政公开' },
  replyBy: day('2021-07-05'),
  addressees: { circular: '各镇（街道），区直各部门', report: '清河区人民政府' },
};
const [finance, health, town] = ['u1', 'u2', 'u3'] as UnitId[] as [UnitId, UnitId, UnitId];
const item = (unitId: UnitId, n: number) => ({
  dutyId: `d${n}` as DutyId,
  ruleId: 'r1' as RuleId,
  unitId,
  periodKey: '2021-05',
  content: `事项${n}`,
  period: '2021年5月',
  dueOn: day('2021-05-31'),
  timeLimit: '逾期28天',
});
const SLIPS: SlipProposal['slips'] = [
  {
    unitId: finance,
    unit: '区财政局',
    level: 1,
    highest: 3,
    items: [item(finance, 1)],
    overdue: 3,
    checks: 0,
    dueSoon: 1,
    longest: 20,
  },
  {
    unitId: health,
    unit: '区卫健局',
    level: 1,
    highest: 3,
    items: [item(health, 1)],
    overdue: 1,
    checks: 0,
    dueSoon: 0,
    longest: 2,
  },
  {
    unitId: town,
    unit: '柳林镇',
    level: 1,
    highest: 1,
    items: [item(town, 2)],
    overdue: 0,
    checks: 0,
    dueSoon: 2,
    longest: 0,
  },
];
const PROPOSAL: SlipProposal = {
  slips: SLIPS,
  waiting: 0,
  left: 0,
  levels: [
    { name: '提醒', mark: '提', replyWorkdays: 5, next: 4, replyBy: day('2021-07-05'), fullMark: '清政公开提' },
    { name: '催办', mark: '催', replyWorkdays: 3, next: 1, replyBy: day('2021-07-01'), fullMark: '清政公开催' },
    { name: '督办', mark: '督', replyWorkdays: 2, next: 1, replyBy: day('2021-06-30'), fullMark: '清政公开督' },
  ],
};
const SLIP_PREVIEW = {
  title: '政务公开工作提醒单',
  documentNumber: '清政公开提〔2021〕4号',
  unit: '区财政局',
  paragraphs: ['截至2021年6月28日，你单位有3项次逾期未办。'],
  rows: [['1', '事项1', '2021年5月', '5月31日', '逾期28天']],
  office: '清河区人民政府办公室',
  date: '2021年6月28日',
};
const MADE: SlipView = {
  id: 's1' as ReminderId,
  unitId: finance,
  unit: '区财政局',
  level: 1,
  levelName: '提醒',
  number: 4,
  documentNumber: '清政公开提〔2021〕4号',
  on: day('2021-06-21'),
  replyBy: day('2021-06-25'),
  state: 'unanswered',
  fileName: '清政公开提〔2021〕4号 区财政局提醒单.docx',
  making: 9,
  items: [{ ...item(finance, 1), isOpen: true }],
  open: 1,
};
const TEMPLATES: readonly TemplateView[] = [
  { kind: 'reminder', name: '催办单', tags: PAPER_TAGS.reminder, own: { fileName: '催办单模板-1.docx' } },
  { kind: 'circular', name: '通报', tags: PAPER_TAGS.circular },
  { kind: 'report', name: '工作要点落实情况报告', tags: PAPER_TAGS.report },
];
const PREVIEW = {
  title: '关于清河区2021年度政务公开工作情况的通报',
  sections: [{ heading: '一、总体情况', paragraphs: ['应办12项次。', '【请补充：做法】'] }],
  annexes: [{ name: '逾期未办事项清单', rows: 0 }],
};

function open(address = '/papers?year=2021', answers: Answers = {}) {
  const asked = connectAnswers({
    'papers.overview': () => OVERVIEW,
    'reminders.propose': () => PROPOSAL,
    'reminders.preview': () => SLIP_PREVIEW,
    'reminders.make': () => ({ ...CHANGED, ids: [MADE.id] }),
    'reminders.list': () => ({ slips: [MADE], units: [] }),
    'papers.templates': () => TEMPLATES,
    'papers.circular': () => PREVIEW,
    'papers.report': () => ({ ...PREVIEW, title: '报告' }),
    ...answers,
  });
  show(<PapersScreen />, address);
  return asked;
}

/** A job that never ends: the dialog of its progress stays. */
const RUNNING: Answers = {
  'papers.makeCircular': () => ({ jobId: 'j1' }),
  'jobs.get': () => ({ jobId: 'j1', state: 'running', phase: '正在生成公文', done: 1, total: 3 }),
};

beforeEach(preparePage);
preparePage();

/** What a slip of the proposal is asked for as. */
const asked = (index: number, level: number, number: number, replyBy: string) => {
  const { unitId, items } = SLIPS[index]!;
  return { unitId, level, number, replyBy, items: items.map(occurrenceKey) };
};

describe('拟发催办单', () => {
  it('go to all units until some are taken out, numbered on from the next free number', async () => {
    const asking = open();
    const user = userEvent.setup();
    expect(await screen.findByText('已选 3 / 3 份')).toBeTruthy();
    expect(await screen.findByText('政务公开工作提醒单')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: '提醒：区卫健局' }));
    expect(screen.getByText('逾期 3 项 · 未反馈 0 项 · 临期 3 项')).toBeTruthy();
    expect(screen.getByText('清政公开提〔2021〕4—5号')).toBeTruthy();
    const number = screen.getByRole('spinbutton', { name: '编号从' });
    await user.clear(number);
    expect(screen.getByText('请填写编号。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '生成 2 份催办单' })).toHaveProperty('disabled', true);
    await user.type(number, '7');
    await user.click(screen.getByRole('button', { name: '生成 2 份催办单' }));
    await waitFor(() =>
      expect(asking.find(({ name }) => name === 'reminders.make')?.input).toEqual({
        year: 2021,
        slips: [asked(0, 1, 7, '2021-07-05'), asked(2, 1, 8, '2021-07-05')],
      }),
    );
    // Those made are shown, chosen to be fetched.
    expect(await screen.findByText('催办单 1 份')).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: MADE.documentNumber })).toHaveProperty('checked', true);
  });

  it('can go only to those with something overdue, and to none at all is not offered', async () => {
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '只选有逾期的' }));
    expect(screen.getByRole('button', { name: '生成 2 份催办单' })).toBeTruthy();
    const all = screen.getByRole('checkbox', { name: '全部催办单' });
    await user.click(all);
    expect(screen.getByText('已选 3 / 3 份')).toBeTruthy();
    await user.click(all);
    expect(screen.getByRole('button', { name: '请选择单位' })).toHaveProperty('disabled', true);
  });

  it('are walked by keys with their preview beside them; the space bar takes one out', async () => {
    const asking = open();
    const user = userEvent.setup();
    const first = await screen.findByRole('button', { name: '预览：区财政局，提醒' });
    first.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '预览：区卫健局，提醒' }));
    await waitFor(() =>
      expect(asking.findLast(({ name }) => name === 'reminders.preview')?.input).toEqual({
        year: 2021,
        slip: asked(1, 1, 5, '2021-07-05'),
      }),
    );
    await user.keyboard(' ');
    expect(screen.getByText('已选 2 / 3 份')).toBeTruthy();
  });

  it('what they say of the sender and is not filled in is asked for before their numbers are taken', async () => {
    const sender = { ...OVERVIEW.sender, mark: '', phone: '' };
    const asking = open(undefined, {
      'papers.overview': () => ({ ...OVERVIEW, sender }),
      'papers.saveSender': () => CHANGED,
    });
    const user = userEvent.setup();
    const begin = async () => user.click(await screen.findByRole('button', { name: '生成 3 份催办单' }));
    await begin();
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByText('还没有填写联系电话、机关代字');
    expect(asking.some(({ name }) => name === 'reminders.make')).toBe(false);
    await user.type(dialog.getByLabelText('机关代字'), '清政公开');
    await user.click(dialog.getByRole('button', { name: '保存并生成 3 份' }));
    await waitFor(() => expect(asking.some(({ name }) => name === 'reminders.make')).toBe(true));
    expect(asking.find(({ name }) => name === 'papers.saveSender')?.input).toEqual({ ...sender, mark: '清政公开' });
    cleanup();
    const again = open(undefined, { 'papers.overview': () => ({ ...OVERVIEW, sender }) });
    await begin();
    await user.click(await screen.findByRole('button', { name: '不填，直接生成' }));
    await waitFor(() => expect(again.some(({ name }) => name === 'reminders.make')).toBe(true));
    expect(again.some(({ name }) => name === 'papers.saveSender')).toBe(false);
  });

  it('say why they were refused', async () => {
    open(undefined, {
      'reminders.make': () => {
        throw new FailureError({ code: 'conflict', message: '提醒单 4 号已经用了，请改用没有用过的编号，如 9。' });
      },
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '生成 3 份催办单' }));
    expect(await screen.findByText('提醒单 4 号已经用了，请改用没有用过的编号，如 9。')).toBeTruthy();
  });

  it('can be about one duty or about chosen items, and be widened to all', async () => {
    const id = 'd1' as DutyId;
    const one = SLIPS[0]!.items.map(occurrenceKey);
    const asking = open(slipsHref({ year: 2021 as Year, duty: id }), {
      'reminders.propose': ({ dutyId, items }) => ({
        ...PROPOSAL,
        ...(dutyId ? { duty: '财政预决算' } : items ? { left: 1 } : { slips: [], waiting: 2 }),
      }),
    });
    const user = userEvent.setup();
    expect(await screen.findByText('只催办：财政预决算')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '改为全部事项' }));
    expect(await screen.findByText('有 2 项已经催过，还没有过回复期限。')).toBeTruthy();
    expect(asking.findLast(({ name }) => name === 'reminders.propose')?.input).toEqual({ year: 2021 });
    cleanup();
    const again = open(slipsHref({ year: 2021 as Year, items: one }), {
      'reminders.propose': () => ({ ...PROPOSAL, left: 1 }),
    });
    expect(await screen.findByText('只催办所选的 1 项，其中 1 项不需要催办或还没有过回复期限')).toBeTruthy();
    expect(again.find(({ name }) => name === 'reminders.propose')?.input).toEqual({ year: 2021, items: one });
  });
});

describe('an address of slips', () => {
  it('names few items by their keys, and of many their units', () => {
    const many = Array.from({ length: 101 }, (_, n) => occurrenceKey(item(n % 2 === 0 ? finance : town, n)));
    // Many are kept for the window: the address stays short, and asks for just these.
    const href = slipsHref({ year: 2021 as Year, items: many });
    expect(href).toMatch(/^\/papers\?year=2021&kept=\w{1,16}$/u);
    expect(slipsHref({ year: 2021 as Year, items: many })).toBe(href);
    expect(keptItems(readAddress(SLIP_SCOPE, href.split('?')[1]!).kept)).toEqual(many);
    const { items } = readAddress(
      SLIP_SCOPE,
      slipsHref({ year: 2021 as Year, items: many.slice(0, 100) }).split('?')[1]!,
    );
    expect(items).toEqual(many.slice(0, 100));
    expect(readAddress(SLIP_SCOPE, 'items=nothing').items).toEqual([]);
  });
});

describe('items that a window kept', () => {
  it('are asked for by themselves; in a window that has them not, that is said and nothing is proposed', async () => {
    const many = Array.from({ length: 480 }, (_, n) => occurrenceKey(item(`u${n}` as UnitId, n)));
    const asking = open(slipsHref({ year: 2021 as Year, items: many }));
    await screen.findByText('只催办所选的 480 项');
    expect(asking.find(({ name }) => name === 'reminders.propose')?.input).toEqual({ year: 2021, items: many });
    cleanup();
    sessionStorage.clear();
    const later = open(slipsHref({ year: 2021 as Year, items: many }).replace(/kept=\w+/u, 'kept=gone'));
    await screen.findByText('所选的事项没有留下来');
    expect(later.some(({ name }) => name === 'reminders.propose')).toBe(false);
  });
});

describe('已生成的催办单', () => {
  const LIST = '/papers?year=2021&view=made';

  it('shows where each stands; an answer is recorded, and one is voided for a reason', async () => {
    const asking = open(LIST, { 'reminders.answer': () => CHANGED, 'reminders.withdraw': () => CHANGED });
    const user = userEvent.setup();
    expect(await screen.findByText('逾期未回复')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: `回复：${MADE.documentNumber}` }));
    await user.type(await screen.findByLabelText('回复内容'), '已补办');
    await user.click(screen.getByRole('button', { name: '记录回复' }));
    await waitFor(() =>
      expect(asking.find(({ name }) => name === 'reminders.answer')?.input).toEqual({
        id: MADE.id,
        on: '2021-06-28',
        text: '已补办',
      }),
    );
    await user.click(await screen.findByRole('button', { name: `作废：${MADE.documentNumber}` }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('作废原因'), '发错单位');
    await user.click(within(dialog).getByRole('button', { name: /^作\s?废$/ }));
    await waitFor(() =>
      expect(asking.find(({ name }) => name === 'reminders.withdraw')?.input).toEqual({
        id: MADE.id,
        reason: '发错单位',
      }),
    );
  });

  it('opens what a slip named, and is filtered by state', async () => {
    open(LIST, {
      'reminders.list': () => ({
        slips: [
          MADE,
          {
            ...MADE,
            id: 's2' as ReminderId,
            documentNumber: '清政公开提〔2021〕3号',
            state: 'withdrawn',
            withdrawn: '误发',
          },
        ],
        units: [],
      }),
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: MADE.documentNumber }));
    expect(await screen.findByText('所列事项 1 项，未办 1 项')).toBeTruthy();
    await user.click(screen.getByRole('combobox', { name: '状态' }));
    await user.click(await screen.findByTitle('已作废（1）'));
    expect(screen.queryByRole('button', { name: `回复：${MADE.documentNumber}` })).toBeNull();
    expect(screen.getByRole('button', { name: '下载：清政公开提〔2021〕3号' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '作废：清政公开提〔2021〕3号' })).toBeNull();
  });
});

describe('催办级别', () => {
  it('are renamed, added and saved', async () => {
    const asking = open(undefined, {
      'reminders.levels': () =>
        PROPOSAL.levels.slice(0, 2).map(({ name, mark, replyWorkdays }) => ({ name, mark, replyWorkdays })),
      'reminders.saveLevels': () => CHANGED,
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '催办级别' }));
    const name = await screen.findByLabelText('第 2 级名称');
    await user.clear(name);
    await user.type(name, '督促');
    await user.click(screen.getByRole('button', { name: '加一级' }));
    await user.type(screen.getByLabelText('第 3 级名称'), '约谈');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: /^保\s?存$/ }));
    await waitFor(() =>
      expect(asking.find(({ name: method }) => method === 'reminders.saveLevels')?.input).toEqual({
        levels: [
          { name: '提醒', mark: '提', replyWorkdays: 5 },
          { name: '督促', mark: '催', replyWorkdays: 3 },
          { name: '约谈', mark: '', replyWorkdays: 2 },
        ],
      }),
    );
  });
});

describe('通报 and 报告', () => {
  it('show what they will say, with what is to be filled in marked', async () => {
    const asked = open('/papers?year=2021&paper=circular', RUNNING);
    const user = userEvent.setup();
    expect(await screen.findByText(PREVIEW.title)).toBeTruthy();
    expect(screen.getByText('【请补充：做法】').tagName).toBe('MARK');
    await user.click(screen.getByRole('button', { name: '生成通报' }));
    expect(await screen.findByText('正在生成通报')).toBeTruthy();
    expect(asked.find(({ name }) => name === 'papers.makeCircular')?.input).toEqual({
      year: 2021,
      span: 'year',
      asOf: '2021-06-28',
      replyBy: '2021-07-05',
      addressees: '各镇（街道），区直各部门',
      mark: '清政公开',
      number: null,
    });
  });

  it('say why there is no preview', async () => {
    open('/papers?year=2021&paper=report', {
      'papers.report': () => {
        throw new FailureError({ code: 'invalid-input', message: '截止日期早于年度开始。' });
      },
    });
    expect(await screen.findByText('截止日期早于年度开始。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '生成报告' })).toHaveProperty('disabled', true);
  });
});

describe('落款 and templates', () => {
  it('the sender is saved', async () => {
    const asked = open(undefined, { 'papers.saveSender': () => CHANGED });
    const user = userEvent.setup();
    await user.clear(await screen.findByLabelText('联系人'));
    await user.type(screen.getByLabelText('联系人'), '经办人甲');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'papers.saveSender')?.input).toEqual({
        ...OVERVIEW.sender,
        contact: '经办人甲',
      }),
    );
  });

  it('lists the tags of the paper on screen with their meaning', async () => {
    open();
    const list = (await screen.findByText('催办单可用的标签')).closest('details')!;
    expect(within(list).getByText('{单位名称}')).toBeTruthy();
    expect(within(list).getByText('{#事项} … {/事项}')).toBeTruthy();
    expect(within(list).getAllByText('必须有').length).toBeGreaterThan(2);
  });

  it('only a template of its own can be given up', async () => {
    const asked = open(undefined, { 'papers.restoreTemplate': () => CHANGED });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '恢复默认：催办单' }));
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'papers.restoreTemplate')?.input).toEqual({ kind: 'reminder' }),
    );
    expect(screen.queryByRole('button', { name: '恢复默认：通报' })).toBeNull();
  });
});
