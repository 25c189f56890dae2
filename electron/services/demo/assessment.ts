import { classesOf } from '../../domain/assessment/classes.ts';
import type { SchemeId, SchemeNodeId, UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import { dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { ScoreEvent } from '../../domain/model/scoreEvent.ts';
import type { SchemeBody } from '../../domain/model/scheme.ts';
import type { Clause, EventEntry } from '../../domain/model/scoreClause.ts';
import type { FirstLevel, SchemeLeaf } from '../../domain/model/schemeTree.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { storeClasses, storeDefault } from '../assessment/schemes.ts';
import { freezeInCommand } from '../scoreProcess/freeze.ts';
import type { Play } from './activity.ts';

const BY = '经办人甲';
const SHEET = '网站第三方测评';
const ITEM = '网站栏目';
const JUDGED = 'demo-judged' as SchemeNodeId;

function leaf(
  id: string,
  name: string,
  full: string,
  clause: Clause,
  more: Partial<Pick<SchemeLeaf, 'nothing' | 'cap'>> = {},
): SchemeLeaf {
  return {
    kind: 'leaf',
    id: id as SchemeNodeId,
    name,
    full,
    clauses: [clause],
    start: 'zero',
    nothing: 'zero',
    ...more,
  };
}

function events(entries: readonly EventEntry[]): Clause {
  return { rule: 'events', entries, take: 'stack' };
}

const ON_TIME: Clause = {
  rule: 'share',
  select: { kinds: ['disclosure', 'case'] },
  good: { any: ['onTime'], without: ['breach'] },
};
const DONE: Clause = { rule: 'share', select: { kinds: ['measure'] }, good: { any: ['done'] } };
const PIECES: Clause = { rule: 'share', select: { kinds: ['submission'] }, good: { any: ['onTime'] } };

const NODES: readonly FirstLevel[] = [
  { section: 'base', node: leaf('demo-on-time', '定时公开按时率', '35', ON_TIME, { nothing: 'notApplicable' }) },
  { section: 'base', node: leaf('demo-done', '任务举措完成', '20', DONE, { nothing: 'notApplicable' }) },
  { section: 'base', node: leaf('demo-pieces', '信息报送', '15', PIECES, { nothing: 'notApplicable' }) },
  {
    section: 'base',
    node: {
      kind: 'branch',
      id: 'demo-reviews' as SchemeNodeId,
      name: '评议',
      full: '30',
      combine: { kind: 'sum' },
      children: [
        leaf('demo-sheet', '第三方测评', '20', { rule: 'sheet', sheet: SHEET, item: ITEM }),
        leaf(JUDGED, '日常评议', '10', {
          rule: 'judged',
          least: '0',
          most: '10',
          assessors: 'mean',
          unjudged: 'provisional',
        }),
      ],
    },
  },
  {
    section: 'bonus',
    node: leaf(
      'demo-bonus',
      '表扬、采用和批示',
      '6',
      events([
        { type: 'praise', points: '1' },
        { type: 'adoption', level: 'city', points: '1.5' },
        { type: 'adoption', level: 'province', points: '3' },
        { type: 'instruction', points: '2' },
      ]),
    ),
  },
  {
    section: 'deductions',
    node: leaf('demo-circular', '通报批评', '0', events([{ type: 'criticism', points: '-2' }]), {
      cap: { kind: 'none' },
    }),
  },
  {
    section: 'veto',
    effect: { kind: 'at', points: '59' },
    node: leaf('demo-accident', '重大泄密事故', '0', events([{ type: 'accident', points: '-1' }]), {
      cap: { kind: 'none' },
    }),
  },
];

const BODY: SchemeBody = {
  tree: {
    total: '100',
    scaling: 'raw',
    nodes: NODES,
    bonus: { gate: { compare: 'above', points: '80' }, most: '3' },
    grades: [
      { name: '优秀', from: '90', atMostPercent: '40' },
      { name: '良好', from: '80' },
      { name: '合格', from: '60' },
      { name: '不合格' },
    ],
    contribution: 'share',
  },
  weight: { kind: 'percent', percent: '5', base: '100' },
};

/** Classes of towns and of other units that are scored by a scheme of their own. */
export interface DemoClasses {
  readonly schemeId: SchemeId;
  readonly towns: readonly UnitId[];
  readonly others: readonly UnitId[];
  readonly othersId: UnitClassId | undefined;
}

/** The scheme of towns and other units, and the classes that are scored by it; departments keep the default one. */
export function writeClasses(store: Store, year: Year, now: string): DemoClasses {
  storeDefault(store, year);
  const schemeId = store.schemes.add(year, '镇街和其他单位考核方案', {
    version: 1,
    note: '演示方案',
    savedAt: now,
    ...BODY,
  });
  const units = store.units.units();
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]));
  const kindOf = (unitIds: readonly UnitId[]) => kinds.get(unitIds[0] ?? ('' as UnitId));
  storeClasses(store, year);
  const classes = classesOf(store.schemes.classes(year), units, store.schemes.ofYear(year));
  store.schemes.setClasses(
    year,
    classes.map(({ id, name, unitIds, schemeId: own }) => {
      return { id, name, unitIds, schemeId: kindOf(unitIds) === 'department' ? own : schemeId };
    }),
  );
  const of = (kind: 'town' | 'other') => classes.find(({ unitIds }) => kindOf(unitIds) === kind);
  const [towns, others] = [of('town'), of('other')];
  return { schemeId, towns: towns?.unitIds ?? [], others: others?.unitIds ?? [], othersId: others?.id };
}

type EventLine = readonly [
  unit: string,
  month: number,
  day: number,
  type: ScoreEvent['type'],
  what: string,
  basis: string,
  more?: Pick<ScoreEvent, 'level' | 'outlet'>,
];

const EVENTS: readonly EventLine[] = [
  ['区财政局', 4, 12, 'praise', '预算公开专栏内容齐全', '清公开办〔示例〕4号'],
  ['区住房和城乡建设局', 6, 25, 'criticism', '栏目逾期未更新', '清公开办〔示例〕7号'],
  ['区卫生健康局', 5, 20, 'instruction', '健康信息公开做法获肯定', '批示件（示例）'],
  ['城关街道', 3, 18, 'praise', '信息报送质量好', '清公开办〔示例〕3号'],
  ['城关街道', 8, 5, 'adoption', '社区公开栏做法', '采用通知（示例）', { level: 'city', outlet: '政务公开动态' }],
  ['河东街道', 7, 9, 'adoption', '公开专区建设经验', '采用通知（示例）', { level: 'province', outlet: '政务公开交流' }],
  ['柳林镇', 6, 25, 'criticism', '办事指南与实际不符', '清公开办〔示例〕7号'],
  ['白沙镇', 5, 11, 'instruction', '涉农补贴公示做法获肯定', '批示件（示例）'],
  ['双井镇', 9, 3, 'accident', '公示表泄露身份证号码', '情况说明（示例）'],
  ['区税务局', 4, 27, 'praise', '政策解读及时', '清公开办〔示例〕5号'],
  ['区融媒体中心', 7, 9, 'adoption', '新闻发布会实录', '采用通知（示例）', { level: 'city', outlet: '政务公开动态' }],
  ['清河供电公司', 6, 25, 'criticism', '停电计划公布不全', '清公开办〔示例〕7号'],
];

/** Events up to today, a third party's sheet, and what three assessors judged; the last town is still to be judged. */
export function writeScoreFacts(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  year: Year,
  { towns, others, schemeId }: DemoClasses,
  { today, diligence }: Pick<Play, 'today' | 'diligence'>,
): void {
  const names = new Map(store.units.units().map(({ id, name }) => [name, id]));
  const now = clock.now();
  for (const [unit, month, date, type, reason, basis, more = { outlet: '' }] of EVENTS) {
    const [unitId, on] = [names.get(unit), dayInMonth(year, month, date)];
    if (unitId === undefined || on > today) continue;
    const told = { year, unitId, on, type, reason, basis, by: BY, name: '', matter: '', recordedAt: now };
    store.scoreFacts.addEvent({ ...told, ...more });
  }
  const units = [...towns, ...others];
  const careful = (unitId: UnitId): number => diligence.get(unitId) ?? 0.9;
  const sheet = { name: SHEET, fileName: `${SHEET}.xlsx`, fileHash: SHEET_HASH, savedAt: now };
  store.scoreFacts.setSheet(
    year,
    sheet,
    units.map((unitId, at) => ({ unitId, item: ITEM, points: (14 + careful(unitId) * 5 - (at % 3) / 4).toFixed(2) })),
  );
  for (const unitId of [...towns.slice(0, -1), ...others]) {
    for (const [at, assessor] of ['评委甲', '评委乙', '评委丙'].entries()) {
      store.judgements.set(year, {
        unitId,
        schemeId,
        version: 1,
        nodeId: JUDGED,
        assessor,
        points: (5 + careful(unitId) * 4 + at / 4).toFixed(2),
        reason: at === 0 ? '日常配合情况' : '抽查情况',
        basis: '',
        judgedAt: now,
      });
    }
  }
}

/** Of an invented file that nobody has. */
const SHEET_HASH = '0'.repeat(64);

/** The class of the other units is frozen, an appeal is upheld, and it is frozen again as version 2. */
export function writeFreezes(
  context: ServiceContext,
  year: Year,
  { othersId, others }: DemoClasses,
  on: PlainDate,
): void {
  const { store, clock } = context;
  const [, unitId] = others;
  // There is little to assess in the first weeks of a year.
  if (on < dayInMonth(year, 3, 1)) return;
  if (othersId === undefined || unitId === undefined) return;
  const input = { year, classId: othersId, by: BY, reason: '公示期满' };
  if (!freezeInCommand(context, input).ok) return;
  const appeal = { year, classId: othersId, unitId, kind: 'appeal' as const, nodeId: JUDGED, lodgedOn: on };
  store.scoreProcess.addAppeal(
    {
      ...appeal,
      claim: '抽查时漏计一次现场公开',
      basis: '现场公开记录（示例）',
      decision: { outcome: 'upheld', points: '0.5', on, by: BY, reason: '核对记录，情况属实' },
    },
    clock.now(),
  );
  freezeInCommand(context, { ...input, reason: '申诉处理完毕' });
}
