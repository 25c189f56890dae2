import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type {
  AssessmentTable,
  ClassScores,
  ClauseView,
  FactView,
  NodeView,
  ScoreDetail,
  ScoreRow,
} from '../../../electron/contract/assessment.ts';
import type { OccurrenceView } from '../../../electron/contract/duties.ts';
import type { SchemeVersion } from '../../../electron/contract/schemes.ts';
import type {
  DutyId,
  RuleId,
  SchemeId,
  SchemeNodeId,
  UnitClassId,
  UnitId,
  Year,
} from '../../../electron/domain/brand.ts';
import type { DutyKind } from '../../../electron/domain/model/duty.ts';
import type { Clause } from '../../../electron/domain/model/scoreClause.ts';
import type { SchemeNode } from '../../../electron/domain/model/schemeTree.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { AssessmentScreen } from '../../../renderer/assessment/AssessmentScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { CHANGED, day, YEAR_2021 } from '../support/facts.ts';

preparePage();
pretendLayout();

const YEAR = 2021 as Year;
const WEIGHT = { kind: 'percent', percent: '4', base: '100' } as const;

const leaf = (id: string, name: string, full: string, clause: Clause): SchemeNode => {
  const own = { id: id as SchemeNodeId, name, full, clauses: [clause] };
  return { kind: 'leaf', ...own, start: 'zero', nothing: 'notApplicable' };
};
const share = (...kinds: readonly DutyKind[]): Clause => ({
  rule: 'share',
  select: { kinds },
  good: { any: ['onTime'] },
});
const NODES = [
  leaf('i1', '定时公开按时率', '60', share('disclosure')),
  leaf('i2', '信息报送', '30', share('submission')),
  leaf('i3', '日常管理评议', '10', { rule: 'judged', least: '0', most: '10', assessors: 'one', unjudged: 'nothing' }),
];

const SCHEME: SchemeVersion = {
  schemeId: 'default-2021' as SchemeId,
  name: '考核方案',
  year: YEAR,
  version: 1,
  savedAt: '',
  note: '',
  weight: WEIGHT,
  tree: {
    version: 1,
    total: '100',
    scaling: 'raw',
    nodes: NODES.map((node) => ({ section: 'base', node })),
    grades: [],
    contribution: 'share',
    contributionFrom: 'printed',
    rankShare: 50,
  },
};

const row = (unitId: string, unit: string, place: number, total: string): ScoreRow => ({
  unitId: unitId as UnitId,
  unit,
  place,
  total,
  contribution: '3.20',
  rebased: false,
  steps: [],
  unjudged: [],
  cells: NODES.map(({ id, full }) => ({
    nodeId: id,
    full,
    points: '5.00',
    basis: `${id}的由来`,
    isProvisional: false,
  })),
});

const classOf = (kind: string, name: string, rows: readonly ScoreRow[]): ClassScores => ({
  classId: `kind-${kind}-2021` as UnitClassId,
  name,
  scheme: SCHEME,
  weight: WEIGHT,
  most: '4.00',
  columns: NODES.map(({ id, name: named, full }) => ({ nodeId: id, name: named, full, section: 'base' })),
  rows,
  stage: { stage: 'draft' },
});

const TABLE: AssessmentTable = {
  asOf: day('2021-06-28'),
  cutOff: day('2022-01-15'),
  contributionFrom: 'printed',
  afterCutOff: [],
  doneAfterCutOff: [],
  questions: [],
  classes: [
    classOf('department', '部门', [row('u1', '区财政局', 1, '90.00'), row('u2', '区统计局', 2, '79.40')]),
    classOf('town', '镇街', [row('u3', '清泉镇', 1, '88.00')]),
  ],
};

const missed = (unitId: string): OccurrenceView => ({
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
});

const clause = (counted: readonly FactView[]): ClauseView => ({
  rule: 'share',
  sentence: '按时率 × 满分',
  points: '5.00',
  lines: [],
  counted,
  passedOver: [],
  well: 0,
  wellFacts: [],
  pending: 0,
});

const nodeView = ({ id, name, full }: SchemeNode, more: Partial<NodeView>): NodeView => ({
  nodeId: id,
  name,
  section: 'base',
  kind: 'leaf',
  full,
  points: '5.00',
  isProvisional: false,
  steps: [],
  lines: [],
  basis: `${id}的由来`,
  clauses: [],
  children: [],
  ...more,
});

const detail = (unitId: string): ScoreDetail => ({
  classId: 'kind-department-2021' as UnitClassId,
  className: '部门',
  row: TABLE.classes.flatMap(({ rows }) => rows).find((each) => each.unitId === unitId) as ScoreRow,
  scheme: SCHEME,
  steps: [],
  asOf: day('2021-06-28'),
  nodes: NODES.map((node, at) =>
    nodeView(
      node,
      [
        {
          clauses: [
            clause([
              { of: 'occurrence', text: '统计月报', on: day('2021-05-31'), said: '逾期', occurrence: missed(unitId) },
            ]),
          ],
        },
        { clauses: [clause([{ of: 'occurrence', text: '1月信息报送', on: day('2021-01-31'), said: '按时' }])] },
        { judgements: [] },
      ][at] ?? {},
    ),
  ),
  submissions: {
    months: [{ month: 1, count: 2, target: 1, met: true }],
    sources: [],
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
});

const SAVED = { ...CHANGED, schemeId: SCHEME.schemeId, version: 2 };

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
    const { place: _none, ...unplaced } = row('u4', '区档案馆', 0, '75.00');
    const poor: ScoreRow = { ...unplaced, unplacedWords: '适用指标只占满分的 40%，不足 50%' };
    const { place: _place, total: _total, contribution: _points, ...unscored } = row('u5', '区新局', 0, '');
    const none: ScoreRow = { ...unscored, unplacedWords: '没有可以计分的事项' };
    const [departments] = TABLE.classes;
    const classes = [classOf('department', '部门', [...(departments?.rows ?? []), poor, none])];
    start({
      'assessment.table': () => ({ ...TABLE, classes }),
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
    const counted = missed('u1');
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
      'schemes.save': ({ judgements }) => {
        if (judgements === undefined) throw new FailureError(asks);
        return SAVED;
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
    await waitFor(() => expect(sent('schemes.save')).toMatchObject({ judgements: 'scale' }));
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
        nodeId: 'i3',
        points: '8.5',
        reason: '材料及时',
      }),
    );
  });

  test('the scheme refuses a weight below 4 % and marks that do not sum to 100', async () => {
    const sent = start({ 'schemes.save': () => SAVED });
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
      expect(sent('schemes.save')).toMatchObject({
        weight: { kind: 'percent', percent: '5', base: '1000' },
        tree: { nodes: [{ node: { full: '60' } }, { node: { full: '20' } }, { node: { full: '20' } }] },
      }),
    );
  });
});
