import type {
  AssessmentTable,
  ClassScores,
  ClauseView,
  FactView,
  NodeView,
  ScoreDetail,
  ScoreRow,
} from '../../../electron/contract/assessment.ts';
import type { SchemeVersion } from '../../../electron/contract/schemes.ts';
import type { DutyId, RuleId, SchemeId, SchemeNodeId, UnitClassId, UnitId } from '../../../electron/domain/brand.ts';
import { day, YEAR_2021 } from '../support/facts.ts';

export const node = (id: string) => id as SchemeNodeId;
export const unit = (id: string) => id as UnitId;
export const classId = (id: string) => id as UnitClassId;

type Leaf = Extract<SchemeVersion['tree']['nodes'][number]['node'], { kind: 'leaf' }>;

const leaf = (id: string, name: string, full: string, clauses: Leaf['clauses']): Leaf => ({
  kind: 'leaf',
  id: node(id),
  name,
  full,
  clauses,
  start: 'full',
  nothing: 'full',
});

export const SCHEME: SchemeVersion = {
  schemeId: 's1' as SchemeId,
  name: '2021年考核方案',
  year: YEAR_2021,
  version: 2,
  savedAt: '2021-03-01T00:00:00.000Z',
  note: '',
  weight: { kind: 'percent', percent: '4', base: '100' },
  tree: {
    version: 2,
    total: '100',
    scaling: 'raw',
    nodes: [
      {
        section: 'base',
        node: {
          kind: 'branch',
          id: node('b1'),
          name: '主动公开',
          full: '90',
          combine: { kind: 'sum' },
          children: [
            leaf('i1', '定时公开按时率', '60', [{ rule: 'share', select: { all: true }, good: { any: ['onTime'] } }]),
            leaf('i2', '信息报送', '30', [
              { rule: 'shortfall', count: { of: 'pieces' }, per: 'month', quota: 1, points: '-1' },
            ]),
          ],
        },
      },
      {
        section: 'base',
        node: leaf('i3', '日常管理评议', '10', [
          { rule: 'judged', least: '0', most: '10', assessors: 'mean', needsBasis: true, unjudged: 'provisional' },
        ]),
      },
      { section: 'deductions', node: leaf('i4', '通报扣分', '0', [{ rule: 'events', entries: [], take: 'stack' }]) },
    ],
    grades: [{ name: '优秀', from: '90' }, { name: '良好', from: '80' }, { name: '合格' }],
    contribution: 'share',
    contributionFrom: 'printed',
    rankShare: 50,
  },
};

const cell = (id: string, full: string, points?: string): ScoreRow['cells'][number] => ({
  nodeId: node(id),
  full,
  ...(points === undefined ? {} : { points }),
  basis: `${id}的由来`,
  isProvisional: points === undefined && id === 'i3',
});

export const row = (id: string, name: string, place: number | undefined, total: string | undefined): ScoreRow => ({
  unitId: unit(id),
  unit: name,
  ...(place === undefined ? {} : { place }),
  ...(total === undefined ? {} : { total, contribution: '3.20' }),
  cells: [cell('b1', '90', '81.40'), cell('i3', '10', '9.00'), cell('i4', '0', '-1.00')],
  steps: [],
  rebased: false,
  unjudged: [],
});

export const classScores = (id: string, name: string, rows: readonly ScoreRow[]): ClassScores => ({
  classId: classId(id),
  name,
  scheme: SCHEME,
  weight: SCHEME.weight,
  most: '4',
  columns: [
    { nodeId: node('b1'), name: '主动公开', full: '90', section: 'base' },
    { nodeId: node('i3'), name: '日常管理评议', full: '10', section: 'base' },
    { nodeId: node('i4'), name: '通报扣分', full: '0', section: 'deductions' },
  ],
  rows,
  mean: '84.70',
  stage: { stage: 'review' },
});

export const TABLE: AssessmentTable = {
  asOf: day('2021-06-28'),
  cutOff: day('2022-01-15'),
  contributionFrom: 'printed',
  afterCutOff: [],
  doneAfterCutOff: [],
  classes: [
    classScores('departments', '区直部门', [row('u1', '区财政局', 1, '90.00'), row('u2', '区统计局', 2, '79.40')]),
    classScores('towns', '镇街', [row('u3', '清泉镇', 1, '88.00')]),
  ],
  questions: [],
};

/** A thing owed that is not done. */
export const MISSED: FactView = {
  of: 'occurrence',
  text: '统计月报',
  on: day('2021-05-31'),
  said: '逾期',
  points: '-2.00',
  occurrence: {
    dutyId: 'd1' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: unit('u1'),
    unit: '区财政局',
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
  },
};

export const clause = (more: Partial<ClauseView> & Pick<ClauseView, 'rule'>): ClauseView => ({
  sentence: '按时率 × 满分',
  points: '51.40',
  lines: ['到期应办 7，按时 6，未办 1。'],
  counted: [],
  passedOver: [],
  well: 0,
  wellFacts: [],
  pending: 0,
  ...more,
});

const nodeView = (more: Partial<NodeView> & Pick<NodeView, 'nodeId' | 'name' | 'full'>): NodeView => ({
  section: 'base',
  kind: 'leaf',
  isProvisional: false,
  steps: [],
  lines: [],
  basis: '',
  clauses: [],
  children: [],
  ...more,
});

export const detail = (id: string, more: Partial<ScoreDetail> = {}): ScoreDetail => ({
  classId: classId('departments'),
  className: '区直部门',
  row:
    TABLE.classes.flatMap(({ rows }) => rows).find(({ unitId }) => unitId === id) ??
    row(id, '区新局', undefined, undefined),
  scheme: SCHEME,
  asOf: day('2021-06-28'),
  steps: ['基础分：91', '扣分：-1'],
  nodes: [
    nodeView({
      nodeId: node('b1'),
      name: '主动公开',
      full: '90',
      kind: 'branch',
      points: '81.40',
      children: [
        nodeView({
          nodeId: node('i1'),
          name: '定时公开按时率',
          full: '60',
          points: '51.40',
          basis: '应办 7，按时 6，未办 1',
          criteria: '按时公开的得满分',
          clauses: [
            clause({
              rule: 'share',
              counted: [MISSED],
              passedOver: [
                {
                  of: 'finding',
                  id: 'f1',
                  text: '标题不规范',
                  on: day('2021-04-02'),
                  said: '检查',
                  byNode: { nodeId: node('i4'), name: '通报扣分' },
                },
              ],
              pending: 3,
            }),
          ],
        }),
        nodeView({
          nodeId: node('i2'),
          name: '信息报送',
          full: '30',
          points: '30.00',
          clauses: [
            clause({
              rule: 'shortfall',
              sentence: '每月 1 篇，每少一篇扣 1 分',
              wellFacts: [
                {
                  of: 'occurrence',
                  id: 'pieces 2021-01-01/2021-01-31',
                  text: '1月信息报送',
                  on: day('2021-01-31'),
                  said: '按时',
                },
              ],
            }),
          ],
        }),
      ],
    }),
    nodeView({ nodeId: node('i3'), name: '日常管理评议', full: '10', isProvisional: true, judgements: [] }),
    nodeView({
      nodeId: node('i4'),
      name: '通报扣分',
      full: '0',
      points: '-1.00',
      section: 'deductions',
      clauses: [
        clause({
          rule: 'events',
          sentence: '市级通报批评每次扣 1 分',
          points: '-1.00',
          counted: [{ of: 'event', id: 'e1', text: '通报批评', on: day('2021-03-05'), said: '市级', points: '-1.00' }],
        }),
      ],
    }),
  ],
  submissions: { months: [{ month: 1, count: 2, target: 1, met: true }], longer: [], sources: [] },
  ...more,
});
