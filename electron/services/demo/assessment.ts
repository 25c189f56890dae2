import { latestOf } from '../../domain/assessment/classes.ts';
import { judgedLeaves } from '../../domain/assessment/judged.ts';
import type { UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import { addDays, dayInMonth } from '../../domain/dates/plainDate.ts';
import type { ScoreEvent } from '../../domain/model/scoreEvent.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { freezeInCommand, type KeptPapers } from '../scoreProcess/freeze.ts';
import type { Play } from './activity.ts';
import { REASONS } from './events.ts';
import { ITEM, JUDGED, SHEET, type DemoClasses } from './scheme.ts';

const BY = '经办人甲';

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

/** Of the year before. */
const LAST_EVENTS: readonly EventLine[] = [
  ['区水利局', 8, 19, 'praise', '汛情信息公开及时', '清公开办〔示例〕6号'],
  ['新桥街道', 6, 8, 'praise', '公开专柜查阅方便', '清公开办〔示例〕5号'],
  ['石塘镇', 10, 22, 'adoption', '村务公开一张表', '采用通知（示例）', { level: 'city', outlet: '政务公开动态' }],
  ['龙泉镇', 9, 15, 'criticism', '惠民资金公示缺项', '清公开办〔示例〕8号'],
  ['区融媒体中心', 11, 3, 'instruction', '解读短视频获肯定', '批示件（示例）'],
];

/** What a year's scores rest on beside what units did. */
interface Scored {
  readonly year: Year;
  readonly classes: DemoClasses;
  readonly play: Pick<Play, 'today' | 'diligence'>;
  /** The year before: everybody is judged. */
  readonly isLast?: true;
}

/** Events up to today, a third party's sheet, and what three assessors judged; this year the last town is still to be judged. */
export function writeScoreFacts(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  { year, classes: { towns, others, schemeId }, play: { today, diligence }, isLast }: Scored,
): void {
  const names = new Map(store.units.units().map(({ id, name }) => [name, id]));
  const now = clock.now();
  for (const [unit, month, date, type, reason, basis, more = { outlet: '' }] of isLast ? LAST_EVENTS : EVENTS) {
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
  for (const unitId of isLast ? units : [...towns.slice(0, -1), ...others]) {
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

/** Every class is frozen; the papers of the smallest are kept, those of the others would take seconds. */
export function writeLastFreezes(
  context: ServiceContext,
  year: Year,
  { all, othersId }: DemoClasses,
  kept: KeptPapers,
): void {
  const freeze = (classId: UnitClassId, papers?: KeptPapers) =>
    freezeInCommand(context, { year, classId, by: BY, reason: '公示期满，没有申诉' }, papers);
  if (othersId !== undefined) freeze(othersId, kept);
  for (const classId of all) if (classId !== othersId) freeze(classId);
}

/** The class of the other units is frozen, an appeal is upheld, and it is frozen again as version 2. */
export function writeFreezes(context: ServiceContext, year: Year, { othersId, others }: DemoClasses): void {
  const { store, clock } = context;
  const on = clock.today();
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

/** Points for daily management of those who are scored by the default scheme. */
export function writeJudgements(
  store: Store,
  year: Year,
  { random, diligence, today }: Play,
  { towns, others }: DemoClasses,
): void {
  const apart = new Set([...towns, ...others]);
  const [scheme] = store.schemes.ofYear(year);
  const { tree, version } = latestOf(scheme);
  const [judged] = judgedLeaves(tree).values();
  if (judged === undefined || today < addDays(dayInMonth(year, 1, 1), 60)) return;
  for (const [unitId, careful] of [...diligence].slice(0, -4)) {
    const percent = Math.min(100, Math.round(careful * 100) - random.between(0, 6) + 3);
    const reason = REASONS.find(([least]) => percent >= least)?.[1] ?? '';
    if (apart.has(unitId)) continue;
    store.judgements.set(year, {
      unitId,
      schemeId: scheme.id,
      version,
      nodeId: judged.leaf.id,
      assessor: '',
      points: pointsOf(judged.leaf, percent),
      reason,
      basis: '',
      judgedAt: `${today}T02:00:00.000Z`,
    });
  }
}

/** A share of the full marks, to half a point. */
function pointsOf({ full }: { readonly full: string }, percent: number): string {
  const halves = Math.floor((Number(full) * percent * 2) / 100);
  return halves % 2 === 0 ? `${halves / 2}` : `${(halves - 1) / 2}.5`;
}
