import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { AssessmentTable, ScoreDetail, ScoreRow, Scheme } from '../../../electron/contract/assessment.ts';
import type { DutyId, SchemeNodeId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { AssessmentScreen } from '../../../renderer/assessment/AssessmentScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { CHANGED, day, YEAR_2021 } from '../support/facts.ts';

preparePage();
pretendLayout();

const SCHEME: Scheme = {
  version: 1,
  weight: '4',
  base: 100,
  indicators: [
    { id: 'i1' as SchemeNodeId, name: '定时公开按时率', rule: 'disclosureOnTime', full: '60' },
    { id: 'i2' as SchemeNodeId, name: '信息报送', rule: 'submissionsMet', full: '30' },
    { id: 'i3' as SchemeNodeId, name: '日常管理评议', rule: 'manual', full: '10' },
  ],
};

const row = (unitId: string, unit: string, rank: number, total: string): ScoreRow => ({
  unitId: unitId as UnitId,
  unit,
  rank,
  total,
  contribution: '3.20',
  rebased: false,
  scores: SCHEME.indicators.map(({ id, full }) => ({ indicatorId: id, full, points: '5.00', basis: `${id}的由来` })),
});

const TABLE: AssessmentTable = {
  scheme: SCHEME,
  asOf: day('2021-06-28'),
  cutOff: day('2022-01-15'),
  contributionFrom: 'printed',
  afterCutOff: [],
  doneAfterCutOff: [],
  groups: [
    { kind: 'department', rows: [row('u1', '区财政局', 1, '90.00'), row('u2', '区统计局', 2, '79.40')] },
    { kind: 'town', rows: [row('u3', '清泉镇', 1, '88.00')] },
    { kind: 'other', rows: [] },
  ],
};

const detail = (unitId: string): ScoreDetail => ({
  row: TABLE.groups.flatMap(({ rows }) => rows).find((each) => each.unitId === unitId) as ScoreRow,
  scheme: SCHEME,
  evidence: [
    {
      indicatorId: 'i1' as SchemeNodeId,
      counted: [
        {
          dutyId: 'd1' as DutyId,
          ruleId: 'r1' as RuleId,
          unitId: unitId as UnitId,
          unit: '',
          content: '统计月报',
          periodKey: '2021-05',
          period: '2021年5月',
          dueOn: day('2021-05-31'),
          advisedOn: undefined,
          provisional: false,
          lamp: 'overdue',
          tally: 'missed',
          needed: 1,
          done: 0,
          doneOn: undefined,
          mayRegister: true,
          daysLate: 28,
          fulfilments: [],
          verdict: 'missed',
        },
      ],
    },
    {
      indicatorId: 'i2' as SchemeNodeId,
      counted: [],
      months: [{ month: 1, count: 2, target: 1, met: true }],
      longer: [
        {
          dutyId: 'd7' as DutyId,
          content: '全年报送信息不少于20篇',
          period: '2021年度',
          count: 18,
          target: 20,
          charged: 1,
          met: false,
        },
      ],
    },
    { indicatorId: 'i3' as SchemeNodeId, counted: [] },
  ],
});

const start = (more: Answers = {}, address = '/assessment?year=2021') => {
  const asked = connectAnswers({
    'assessment.table': () => TABLE,
    'assessment.unit': ({ unitId }) => detail(String(unitId)),
    ...more,
  });
  show(<AssessmentScreen />, address);
  return (name: string) => asked.findLast((each) => each.name === name)?.input;
};

describe('考核评分', () => {
  test('says what stands behind the figures, and opens the first unit', async () => {
    start();
    expect(
      await screen.findByText(
        /草稿 · 方案第 1 版 · 权重 4% · 满分 100 分折 4 分 · 截至 2021年6月28日 · 考核截止日 2022年1月15日/,
      ),
    ).toBeTruthy();
    expect(await screen.findByText('定时公开按时率：逐项')).toBeTruthy();
    expect(screen.getByText('i1的由来')).toBeTruthy();
    await expectAccessible();
  });

  test('the keys walk the ranking, and an indicator shows what it counted', async () => {
    start();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '区财政局' }));
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByRole('heading', { name: /区统计局\s*79\.40/ })).toBeTruthy();
    const line = (await screen.findByText('统计月报')).closest('div') as HTMLElement;
    expect(line.textContent).toContain('应 05-31逾期');
    expect(within(line).getByRole('link', { name: '统计月报' }).getAttribute('href')).toBe('/tasks?duty=d1');
    await user.click(screen.getByRole('button', { name: /信息报送/ }));
    expect(await screen.findByText('2/1 篇')).toBeTruthy();
    const longer = screen.getByRole('list', { name: '按季度、半年、全年计的要求' });
    expect(longer.textContent).toBe('全年报送信息不少于20篇2021年度，所缺 1 篇已按月扣分18/20 篇');
    expect(window.location.search).toContain('indicator=i2');
  });

  test('towns are ranked apart', async () => {
    start();
    await userEvent.click(await screen.findByText('镇街 1'));
    expect(await screen.findByRole('heading', { name: /清泉镇/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '区财政局' })).toBeNull();
  });

  test('units without a place stand with why; without a score there is none, and no place', async () => {
    const poor = {
      ...row('u4', '区档案馆', 0, '75.00'),
      rank: undefined,
      unranked: '适用指标只占满分的 40%，不足 50%',
    };
    const none = { ...row('u5', '区新局', 0, ''), rank: undefined, total: undefined, contribution: undefined };
    const [departments] = TABLE.groups;
    const groups = [{ kind: 'department' as const, rows: [...(departments?.rows ?? []), poor, none] }];
    start({
      'assessment.table': () => ({ ...TABLE, groups }),
      'assessment.unit': ({ unitId }) => ({ ...detail('u1'), row: unitId === 'u5' ? none : poor }),
    });
    const user = userEvent.setup();
    const cells = async (unit: string) => {
      const line = (await screen.findByRole('button', { name: unit })).closest('tr') as HTMLElement;
      return within(line)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    };
    expect(await cells('区档案馆')).toEqual([
      '不排名',
      '区档案馆',
      '适用指标只占满分的 40%，不足 50%',
      '75.00',
      '3.20',
    ]);
    expect(await cells('区新局')).toEqual(['—', '区新局', '没有可以计分的事项', '—', '—']);
    await user.click(screen.getByRole('button', { name: '区新局' }));
    expect(await screen.findByRole('heading', { name: '区新局 —' })).toBeTruthy();
    expect(screen.queryByText('0.00')).toBeNull();
  });

  test('says that the printed parts miss the total, where they do', async () => {
    start({
      'assessment.unit': () => ({
        ...detail('u1'),
        row: { ...row('u1', '区财政局', 1, '90.00'), roundingGap: '0.01' },
      }),
    });
    expect(await screen.findByText('第 1 名 · 折 3.20 分 · 因四舍五入，合计差 0.01')).toBeTruthy();
    expect(screen.getByText(/折算分按打印的总分计算/)).toBeTruthy();
  });

  test('what the cut-off leaves out is listed apart, for the group that is shown', async () => {
    const [counted] = detail('u1').evidence[0]?.counted ?? [];
    if (!counted) throw new Error('evidence expected');
    const later = { ...counted, unit: '区财政局', dueOn: day('2022-01-31'), content: '网站年度报表' };
    const done = { ...counted, unit: '区财政局', doneOn: day('2022-02-28'), content: '公布清单' };
    const town = { ...later, unitId: 'u3' as UnitId, unit: '清泉镇' };
    start({ 'assessment.table': () => ({ ...TABLE, afterCutOff: [later, town], doneAfterCutOff: [done] }) });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '截止日后到期 1 项次' }));
    expect(within(screen.getByRole('region', { name: '截止日后到期' })).getByText(/网站年度报表/)).toBeTruthy();
    expect(window.location.search).toContain('after=due');
    await user.click(screen.getByRole('button', { name: '截止日后办结 1 项次' }));
    const list = screen.getByRole('region', { name: '截止日后办结' });
    expect(within(list).getByText('应 05-31 · 办 02-28')).toBeTruthy();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: '截止日后办结 1 项次' }));
    expect(screen.queryByRole('region', { name: '截止日后办结' })).toBeNull();
  });

  test('other full marks of a judged indicator ask what becomes of its points', async () => {
    const asks = {
      code: 'conflict' as const,
      message: '“日常管理评议”的满分改变了，已有 3 个单位的评议得分。',
      fields: { judgements: '保留原分，或按比例换算' },
    };
    const sent = start({
      'assessment.saveScheme': ({ judgements }) => {
        if (judgements === undefined) throw new FailureError(asks);
        return CHANGED;
      },
    });
    const user = userEvent.setup();
    await screen.findByText('定时公开按时率：逐项');
    await user.click(screen.getByRole('button', { name: '考核方案' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: '保存为新版本' });
    await user.click(save);
    expect((await within(dialog).findByRole('alert')).textContent).toBe(asks.message);
    expect(save.disabled).toBe(true);
    await user.click(within(dialog).getByLabelText('按比例换算'));
    await user.click(save);
    await waitFor(() => expect(sent('assessment.saveScheme')).toMatchObject({ judgements: 'scale' }));
  });

  test('judged points need a reason and stay within full marks', async () => {
    const sent = start({ 'assessment.judge': () => CHANGED });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /日常管理评议/ }));
    await user.type(screen.getByLabelText('得分'), '10.5');
    expect(screen.getByText('应为 0 至 10 之间的分值')).toBeTruthy();
    await user.clear(screen.getByLabelText('得分'));
    await user.type(screen.getByLabelText('得分'), '8.5');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存评议' }).disabled).toBe(true);
    await user.type(screen.getByLabelText('理由'), '材料及时');
    await user.click(screen.getByRole('button', { name: '保存评议' }));
    await waitFor(() =>
      expect(sent('assessment.judge')).toEqual({
        year: YEAR_2021,
        unitId: 'u1',
        indicatorId: 'i3',
        points: '8.5',
        reason: '材料及时',
      }),
    );
  });

  test('the scheme refuses a weight below 4 % and marks that do not sum to 100', async () => {
    const sent = start({ 'assessment.saveScheme': () => CHANGED });
    const user = userEvent.setup();
    await screen.findByText('定时公开按时率：逐项');
    await user.click(screen.getByRole('button', { name: '考核方案' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: '保存为新版本' });
    await user.clear(within(dialog).getByLabelText('权重'));
    await user.type(within(dialog).getByLabelText('权重'), '3.5');
    expect(within(dialog).getByText(/权重不能低于 4%/)).toBeTruthy();
    expect(save.disabled).toBe(true);
    await user.clear(within(dialog).getByLabelText('权重'));
    await user.type(within(dialog).getByLabelText('权重'), '5');
    await user.clear(within(dialog).getByLabelText('“信息报送”的满分'));
    await user.type(within(dialog).getByLabelText('“信息报送”的满分'), '20');
    expect(within(dialog).getByText('各指标满分合计应为 100 分，现为 90 分。')).toBeTruthy();
    await user.clear(within(dialog).getByLabelText('“日常管理评议”的满分'));
    await user.type(within(dialog).getByLabelText('“日常管理评议”的满分'), '20');
    await user.click(within(dialog).getByLabelText('1000 分'));
    expect(within(dialog).getByText('得满分 100 分，折 50 分')).toBeTruthy();
    await user.click(save);
    await waitFor(() =>
      expect(sent('assessment.saveScheme')).toMatchObject({
        weight: '5',
        base: 1000,
        indicators: [{ full: '60' }, { full: '20' }, { full: '20' }],
      }),
    );
  });
});
