import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PapersOverview, TemplateView } from '../../../electron/contract/papers.ts';
import type { DutyId, UnitId } from '../../../electron/domain/brand.ts';
import { PAPER_TAGS } from '../../../electron/domain/papers/tags.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { PapersScreen } from '../../../renderer/papers/PapersScreen.tsx';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { CHANGED, day } from '../support/facts.ts';

const OVERVIEW: PapersOverview = {
  sender: { office: '清河区人民政府办公室', contact: '', phone: '', mark: '清政公开' },
  replyBy: day('2021-07-05'),
  addressees: { circular: '各镇（街道），区直各部门', report: '清河区人民政府' },
};
const [finance, health, town] = ['u1', 'u2', 'u3'] as UnitId[] as [UnitId, UnitId, UnitId];
const UNITS = [
  { unitId: finance, unit: '区财政局', overdue: 3, checks: 0, dueSoon: 1, longest: 20 },
  { unitId: health, unit: '区卫健局', overdue: 1, checks: 0, dueSoon: 0, longest: 2 },
  { unitId: town, unit: '柳林镇', overdue: 0, checks: 0, dueSoon: 2, longest: 0 },
];
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
    'papers.reminders': () => ({ units: UNITS }),
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
  'papers.makeReminders': () => ({ jobId: 'j1' }),
  'papers.makeCircular': () => ({ jobId: 'j1' }),
  'jobs.get': () => ({ jobId: 'j1', state: 'running', phase: '正在生成公文', done: 1, total: 3 }),
};

beforeEach(preparePage);
preparePage();

describe('催办单', () => {
  it('go to all units until some are taken out', async () => {
    const asked = open(undefined, RUNNING);
    const user = userEvent.setup();
    expect(await screen.findByText('已选 3 / 3 个单位')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: '区卫健局' }));
    expect(screen.getByText('逾期 3 项 · 未反馈 0 项 · 临期 3 项')).toBeTruthy();
    await user.type(screen.getByRole('spinbutton', { name: '序号' }), '7');
    expect(screen.getByText('2 份依次编号，到 8 号。')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '生成 2 份催办单' }));
    expect(await screen.findByText('正在生成催办单')).toBeTruthy();
    expect(asked.find(({ name }) => name === 'papers.makeReminders')?.input).toEqual({
      year: 2021,
      unitIds: [finance, town],
      replyBy: '2021-07-05',
      pack: 'one',
      mark: '清政公开',
      number: 7,
    });
  });

  it('can go only to those with something overdue, and to none at all is not offered', async () => {
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '只选有逾期的' }));
    expect(screen.getByRole('button', { name: '生成 2 份催办单' })).toBeTruthy();
    const all = screen.getByRole('checkbox', { name: '全部单位' });
    await user.click(all);
    expect(screen.getByText('已选 3 / 3 个单位')).toBeTruthy();
    await user.click(all);
    expect(screen.getByRole('button', { name: '请选择单位' })).toHaveProperty('disabled', true);
  });

  it('can be about one duty, and be widened to all', async () => {
    const id = 'd1' as DutyId;
    const asked = open(`/papers?year=2021&duty=${id}`, {
      'papers.reminders': ({ dutyId }) =>
        dutyId ? { units: UNITS, duty: { id, content: '财政预决算' } } : { units: [] },
    });
    const user = userEvent.setup();
    expect(await screen.findByText('只催办：财政预决算')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '改为全部事项' }));
    expect(await screen.findByText('不需要催办')).toBeTruthy();
    expect(asked.findLast(({ name }) => name === 'papers.reminders')?.input).toEqual({ year: 2021 });
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
    await user.type(await screen.findByLabelText('联系人'), '王敏');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'papers.saveSender')?.input).toEqual({
        ...OVERVIEW.sender,
        contact: '王敏',
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
