import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { SelfScoreTable } from '../../../electron/contract/assessment.ts';
import type { RoundView } from '../../../electron/contract/fillIn.ts';
import type { ClassProcess, FrozenView } from '../../../electron/contract/scoreProcess.ts';
import type { FillInRoundId, ScoreAppealId, ScoreFreezeId, ScoreNoticeId } from '../../../electron/domain/brand.ts';
import { ProcessScreen } from '../../../renderer/assessment/process/ProcessScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { fill } from './fill.ts';
import { classId, classScores, detail, node, row, TABLE, unit } from './fixture.ts';

preparePage();
pretendLayout();

const DRAFT: ClassProcess = {
  classId: classId('departments'),
  name: '区直部门',
  stage: { stage: 'review', since: day('2021-06-01') },
  freezes: [],
  withdrawn: [],
  notices: [],
  noticeHindrances: [],
  nextVersion: 1,
  appeals: [],
  hindrances: [
    { kind: 'unjudged', words: '还有 1 项没有评议。', unitIds: [unit('u2')], nodeIds: [node('i3')] },
    { kind: 'classes', words: '“区新局”不属于任何考核类别。', unitIds: [unit('u9')] },
  ],
  notes: [],
  differences: [],
};

const NOTICE: ClassProcess['notices'][number] = {
  id: 'n1' as ScoreNoticeId,
  since: day('2021-06-26'),
  until: day('2021-06-30'),
  publishedAt: '2021-06-26T02:00:00.000Z',
  publishedBy: '经办人甲',
  reason: '',
  isOn: true,
};

const NOTICED: ClassProcess = {
  ...DRAFT,
  stage: { stage: 'notice', since: NOTICE.since, until: NOTICE.until },
  notices: [NOTICE],
  hindrances: [],
};

const FREEZE: ClassProcess['freezes'][number] = {
  id: 'f1' as ScoreFreezeId,
  version: 1,
  frozenAt: '2022-01-20T02:00:00.000Z',
  frozenBy: '经办人甲',
  reason: '主任办公会',
  className: '区直部门',
  schemeName: '2021年考核方案',
  schemeVersion: 2,
  units: 2,
  papers: [{ name: '得分表.xlsx', hash: 'a'.repeat(64) }],
  evidence: 3,
};

const FROZEN: ClassProcess = {
  ...DRAFT,
  stage: { stage: 'final', frozen: { version: 1, at: FREEZE.frozenAt, by: '经办人甲' } },
  freezes: [FREEZE],
  nextVersion: 2,
  hindrances: [],
  published: [
    {
      unitId: unit('u1'),
      unit: '区财政局',
      frozen: '90.00',
      entered: '1.50',
      total: '91.50',
      contribution: '3.66',
      place: 1,
      grade: '优秀',
    },
    { unitId: unit('u2'), unit: '区统计局', frozen: '79.40', total: '79.40', place: 2 },
  ],
  differences: [
    {
      unitId: unit('u2'),
      unit: '区统计局',
      frozen: '79.40',
      live: '81.00',
      nodes: [{ nodeId: node('i1'), name: '定时公开按时率', before: '50.00', after: '51.60' }],
    },
  ],
  appeals: [
    {
      id: 'p1' as ScoreAppealId,
      year: YEAR_2021,
      classId: classId('departments'),
      unitId: unit('u2'),
      unit: '区统计局',
      kind: 'appeal',
      lodgedOn: day('2021-06-20'),
      claim: '5月月报已按时公开',
      claimed: '1.5',
      basis: '网页截图',
    },
  ],
};

const ROUND: RoundView = {
  id: 'r1' as FillInRoundId,
  year: YEAR_2021,
  title: '自评',
  kind: 'selfScore',
  dueOn: day('2021-07-05'),
  asking: { through: day('2021-06-30'), duties: 'all', frequent: false, units: { kind: 'all' }, per: 'unit' },
  madeAt: '2021-06-25T02:00:00.000Z',
  books: 1,
  units: 1,
  returned: 1,
};

const start = (shown: ClassProcess, address = '', more: Answers = {}) => {
  const asked = connectAnswers({
    'scoreProcess.ofYear': () => ({ classes: [shown] }),
    'assessment.table': () => TABLE,
    ...more,
  });
  show(<ProcessScreen />, `/scoreProcess?year=2021${address}`);
  return (name: string) => asked.findLast((each) => each.name === name)?.input;
};

describe('阶段与定稿', () => {
  test('what hinders the freeze is listed and leads to where it is mended', async () => {
    start(DRAFT);
    const list = await screen.findByRole('list', { name: '妨碍定稿的' });
    expect(
      within(list)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual(['/scoreFacts?year=2021&tab=judged&class=departments&node=i3', '/schemes?year=2021']);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '定稿' }).disabled).toBe(true);
    await expectAccessible();
  });

  test('its figures go before the public with their days and a name; what that stores and locks is said before', async () => {
    const sent = start(DRAFT, '', { 'scoreProcess.startNotice': () => ({ ...CHANGED, id: NOTICE.id }) });
    const user = userEvent.setup();
    const stage = (await screen.findByText('公示')).closest('li') as HTMLElement;
    await user.click(within(stage).getByRole('button', { name: '发布公示' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('锁定本类的考核方案、类别、人工评议、考核事件和评分表');
    fill(within(dialog).getByLabelText('发布人'), '经办人甲');
    await user.click(within(dialog).getByRole('button', { name: '发布公示' }));
    await waitFor(() =>
      expect(sent('scoreProcess.startNotice')).toEqual({
        year: YEAR_2021,
        classId: 'departments',
        since: '2021-06-28',
        until: '2021-07-02',
        by: '经办人甲',
        reason: '',
      }),
    );
  });

  test('what is before the public is ended or withdrawn with a reason, and goes nowhere else meanwhile', async () => {
    const sent = start(NOTICED, '', { 'scoreProcess.endNotice': () => CHANGED });
    const user = userEvent.setup();
    expect((await screen.findByRole('list', { name: '公示记录' })).textContent).toContain('公示中，已锁定');
    for (const name of ['退回', '进入', '再次公示']) expect(screen.queryByRole('button', { name })).toBeNull();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: '结束或撤回' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: '撤回' }));
    expect(dialog.textContent).toContain('对它的申诉和补记也不再计入');
    fill(within(dialog).getByLabelText('经办人'), '经办人乙');
    const end = within(dialog).getByRole<HTMLButtonElement>('button', { name: '撤回公示' });
    expect(end.disabled).toBe(true);
    fill(within(dialog).getByLabelText('理由（留在记录里）'), '评议有误');
    await user.click(end);
    await waitFor(() =>
      expect(sent('scoreProcess.endNotice')).toEqual({
        year: YEAR_2021,
        classId: 'departments',
        how: 'withdrawn',
        by: '经办人乙',
        reason: '评议有误',
      }),
    );
  });

  test('one that an earlier version of the app knew says that it locks nothing', async () => {
    start({ ...NOTICED, notices: [] });
    expect(await screen.findByText(/没有存下得分，也不锁定/u)).toBeTruthy();
    expect(screen.getByRole('button', { name: '再次公示' })).toBeTruthy();
  });

  test('a later version says what it is made from', async () => {
    start({ ...FROZEN, hindrances: [] });
    expect((await screen.findByText(/没有妨碍定稿的事/u)).textContent).toBe(
      '没有妨碍定稿的事。第 2 版由第 1 版加上其后的申诉结果和补记得出，不重算定稿后变动的登记。',
    );
  });

  test('a version that was taken back stays in the list, with its day, and its number is not used again', async () => {
    const gone = {
      id: 'f0' as ScoreFreezeId,
      version: 1,
      frozenAt: '2022-01-18T02:00:00.000Z',
      frozenBy: '经办人甲',
      reason: '',
      className: '区直部门',
      withdrawnAt: '2022-01-19T02:00:00.000Z',
    };
    start({ ...FROZEN, freezes: [{ ...FREEZE, version: 2 }], withdrawn: [gone], nextVersion: 3 });
    const list = await screen.findByRole('list', { name: '定稿版本' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      expect.stringMatching(/^第 2 版/u),
      expect.stringMatching(/^第 1 版.+已撤回.+2022年1月19日.+撤回，这一版的得分和材料不再有效/u),
    ]);
    expect(screen.getByText(/第 3 版由第 2 版加上/u)).toBeTruthy();
    await expectAccessible();
  });

  test('the freeze says what it locks, and asks who does it', async () => {
    const notes = ['还有 2 项次没有到期，不在得分里。'];
    const sent = start({ ...DRAFT, hindrances: [], notes }, '', {
      'scoreProcess.freeze': () => ({ ...CHANGED, id: FREEZE.id, version: 1 }),
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '定稿' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('还有 2 项次没有到期');
    expect(dialog.textContent).toContain('锁定本类的考核方案、类别、人工评议、考核事件');
    const freeze = within(dialog).getByRole<HTMLButtonElement>('button', { name: '定稿' });
    expect(freeze.disabled).toBe(true);
    fill(within(dialog).getByLabelText('定稿人'), '经办人甲');
    await user.click(freeze);
    await waitFor(() =>
      expect(sent('scoreProcess.freeze')).toMatchObject({ classId: 'departments', by: '经办人甲', reason: '' }),
    );
  });
});

describe('自评对照', () => {
  const told = (cells: SelfScoreTable['rows'][number]['cells']): Answers => ({
    'fillIn.rounds': () => [ROUND],
    'assessment.selfScores': () => ({
      indicators: [
        { id: node('i1'), name: '定时公开', full: '50' },
        { id: node('i2'), name: '信息报送', full: '20' },
      ],
      schemeDiffers: cells.some(({ isGone }) => isGone),
      asOf: day('2021-06-30'),
      rows: [{ unitId: unit('u1'), unit: '区财政局', returned: true, cells }],
    }),
  });
  const gone = (id: string) => ({
    indicatorId: node(id),
    name: id === 'i1' ? '定时公开' : '信息报送',
    full: '50',
    own: { points: '9', reason: '' },
    isGone: true as const,
  });
  const same = {
    indicatorId: node('i1'),
    name: '定时公开',
    full: '50',
    own: { points: '9', reason: '' },
    office: { points: '9.00', basis: '' },
    difference: '0.00',
  };

  test('of indicators that the scheme has no more is never said that they agree', async () => {
    start(DRAFT, '&tab=selfScores', told([gone('i1'), gone('i2')]));
    await screen.findByText('无法对照 2');
    expect(screen.getByText(/这些指标不在现行方案里/u)).toBeTruthy();
    expect(screen.queryByText('自评与评分一致')).toBeNull();
    await userEvent.setup().click(screen.getByText('无法对照 2'));
    expect(screen.getAllByText('无法对照')).toHaveLength(2);
  });

  test('where some are gone, only the others are said to agree', async () => {
    start(DRAFT, '&tab=selfScores', told([same, gone('i2')]));
    await screen.findByText('能对照的指标一致');
    expect(screen.queryByText('自评与评分一致')).toBeNull();
  });

  test('all agree', async () => {
    start(DRAFT, '&tab=selfScores', told([same]));
    await screen.findByText('自评与评分一致');
    expect(screen.queryByText(/无法对照/u)).toBeNull();
  });
});

describe('定稿以后', () => {
  test('a version is shown as it was stored, its traces with nothing to judge', async () => {
    const frozen: FrozenView = {
      freeze: FREEZE,
      table: classScores('departments', '区直部门', [row('u1', '区财政局', 1, '90.00')]),
      details: [detail('u1')],
      evidence: [],
      appeals: [],
      moved: [],
    };
    start(FROZEN, '', { 'scoreProcess.frozen': () => frozen });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '查看' }));
    expect(await screen.findByText(/照当时存下的显示，不重算/)).toBeTruthy();
    await user.click(within(await screen.findByRole('grid')).getByText('区财政局'));
    const tree = await screen.findByRole('list', { name: '指标得分' });
    await user.click(within(tree).getByRole('button', { name: /^日常管理评议/u }));
    expect(await screen.findByRole('region', { name: '日常管理评议的计分' })).toBeTruthy();
    expect(screen.queryByRole('form')).toBeNull();
    await user.click(screen.getByRole('button', { name: '返回考核过程' }));
    expect(await screen.findByText(/定稿，2 个单位/)).toBeTruthy();
  });

  test('what changed since is listed beside the frozen figures', async () => {
    start(FROZEN, '&tab=differences');
    const table = await screen.findByRole('table', { name: '公布后变化' });
    expect(
      within(table)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['区统计局', '79.40', '81.00', '+1.60', '定时公开按时率 50 → 51.6', '看现在的']);
  });

  test('published figures stand with what entries changed of them', async () => {
    start(FROZEN, '&tab=published');
    const table = await screen.findByRole('table', { name: '公布分' });
    const [, first] = within(table).getAllByRole('row');
    expect(
      within(first as HTMLElement)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['1', '区财政局', '90.00', '+1.50', '91.50', '3.66', '优秀']);
    await expectAccessible();
  });

  test('an appeal is decided with points, name and reason; turned down it changes nothing', async () => {
    const sent = start(FROZEN, '&tab=appeals', { 'scoreProcess.decideAppeal': () => CHANGED });
    const user = userEvent.setup();
    expect(await screen.findByText('申诉与补记 1 未裁定')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '裁定' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText<HTMLInputElement>('公布分加减').value).toBe('1.5');
    fill(within(dialog).getByLabelText('裁定人'), '经办人甲');
    fill(within(dialog).getByLabelText('理由'), '截图属实');
    await user.click(within(dialog).getByRole('combobox', { name: '结果' }));
    await user.click(await screen.findByTitle('不支持'));
    expect(within(dialog).queryByLabelText('公布分加减')).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: '裁定' }));
    await waitFor(() =>
      expect(sent('scoreProcess.decideAppeal')).toMatchObject({
        id: 'p1',
        outcome: 'rejected',
        points: '0',
        by: '经办人甲',
        reason: '截图属实',
      }),
    );
  });

  test('a decision that is changed says what stands, and that it is meant', async () => {
    const decision = {
      outcome: 'upheld',
      points: '1.5',
      on: day('2022-02-10'),
      by: '经办人甲',
      reason: '属实',
    } as const;
    const appeals = FROZEN.appeals.map((appeal) => ({ ...appeal, decision }));
    const sent = start({ ...FROZEN, appeals }, '&tab=appeals', { 'scoreProcess.decideAppeal': () => CHANGED });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '改裁定' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('已由经办人甲于 2022-02-10 裁定：支持，公布分 +1.5');
    await user.click(within(dialog).getByRole('button', { name: '改裁定' }));
    await waitFor(() => expect(sent('scoreProcess.decideAppeal')).toMatchObject({ confirmed: true }));
  });

  test('before a notice or a freeze there is nothing to appeal', async () => {
    start(DRAFT, '&tab=appeals');
    for (const button of await screen.findAllByRole<HTMLButtonElement>('button', { name: /受理申诉|补记/u }))
      expect(button.disabled).toBe(true);
  });

  test('honours are proposed by track', async () => {
    const sent = start(FROZEN, '&tab=honours', {
      'assessment.honours': () => ({
        overall: [{ unitId: unit('u1'), unit: '区财政局', place: 1, words: '总分 91.50' }],
        progress: [],
        special: [{ unitId: unit('u2'), unit: '区统计局', place: 1, words: '信息报送 30.00' }],
      }),
    });
    const user = userEvent.setup();
    expect(await screen.findByText('总分 91.50')).toBeTruthy();
    await user.click(screen.getByText('进步'));
    expect(await screen.findByText('还没有可以推荐的单位')).toBeTruthy();
    await user.click(screen.getByText('单项'));
    expect(await screen.findByText('信息报送 30.00')).toBeTruthy();
    expect(sent('assessment.honours')).toEqual({ year: YEAR_2021, classId: 'departments', most: 3, nodeId: 'b1' });
  });
});
