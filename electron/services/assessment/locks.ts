import type { SchemeId, UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import { dayInChina } from '../../domain/dates/instant.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { isNoticeOn, type ScoreStage } from '../../domain/model/scoreProcess.ts';
import type { NoticeLocks } from '../../store/repositories/scoreNotices.ts';
import type { FreezeLocks } from '../../store/repositories/scoreProcess.ts';
import type { ServiceContext } from '../app/context.ts';

/** What somebody is about to change: things of a class, of a unit, of a scheme. */
export interface Touched {
  readonly classId?: UnitClassId;
  readonly unitId?: UnitId;
  readonly unitIds?: readonly UnitId[];
  readonly schemeId?: SchemeId;
}

type Stored = Pick<ServiceContext, 'store' | 'clock'>;

/** Why a class stays as it is: it is frozen (定稿), or before the public (公示). */
export type ClassLock = ({ readonly kind: 'frozen' } & FreezeLocks) | ({ readonly kind: 'notice' } & NoticeLocks);

/** What locks classes, of all years: the latest freeze of each, and of those that have none the notice that is on. */
export function locksInForce({ store, clock }: Stored): readonly ClassLock[] {
  const today = clock.today();
  const keyOf = ({ year, classId }: Pick<ClassLock, 'year' | 'classId'>) => `${year} ${classId}`;
  const locks = new Map<string, ClassLock>();
  for (const each of store.scoreNotices.locks()) {
    if (isNoticeOn(each, today)) locks.set(keyOf(each), { kind: 'notice', ...each });
  }
  for (const each of store.scoreProcess.locks()) locks.set(keyOf(each), { kind: 'frozen', ...each });
  return [...locks.values()];
}

/** Those of a year. */
export function locksOfYear(context: Stored, year: Year): readonly ClassLock[] {
  return locksInForce(context).filter((each) => each.year === year);
}

/** Why something cannot be changed: its class is frozen or before the public. `undefined` where it can. */
export function refuseLocked(context: Stored, year: Year, touched: Touched): Failure | undefined {
  const found = locksOfYear(context, year).find((lock) => touches(lock, touched));
  return found && lockFailure(found);
}

function touches(lock: ClassLock, { classId, unitId, unitIds = [], schemeId }: Touched): boolean {
  return (
    lock.classId === classId ||
    lock.schemeId === schemeId ||
    (unitId !== undefined && lock.unitIds.includes(unitId)) ||
    unitIds.some((id) => lock.unitIds.includes(id))
  );
}

/** The refusal of what a lock keeps. `before`: what is not done, ended by a colon (不能撤销：). */
export function lockFailure(lock: ClassLock, before = ''): Failure {
  return fail(lock.kind === 'frozen' ? 'score-frozen' : 'score-notice', `${before}${lockSentence(lock)}`).error;
}

/** The sentence that says why something of a locked class stays as it is, and what may be done instead. */
function lockSentence(lock: ClassLock): string {
  const { className, year } = lock;
  if (lock.kind === 'notice') {
    return `考核类别“${className}”的 ${year} 年度考核结果正在公示（${lock.since} 至 ${lock.until}），公示期内它的方案、类别、评议、考核事件和评分表不能改。单位有异议的，请作为申诉或补记登记；要改这些的，请先在“考核过程”里结束或撤回公示，并写明理由。`;
  }
  const on = dayInChina(lock.frozenAt) ?? lock.frozenAt.slice(0, 10);
  return `考核类别“${className}”的 ${year} 年度考核已于 ${on} 定稿（第 ${lock.version} 版），它的方案、类别、评议、考核事件和评分表不能再改。定稿后的变化请作为申诉或补记登记。`;
}

/** For each unit, and for each class and scheme of a year, why it is locked; made once for a screen. */
export function locksOf(context: Stored, year: Year) {
  const locks = locksOfYear(context, year);
  const said = (touched: Touched): { readonly locked?: string } => {
    const found = locks.find((lock) => touches(lock, touched));
    return found === undefined ? {} : { locked: lockSentence(found) };
  };
  return {
    ofUnit: (unitId: UnitId) => said({ unitId }),
    ofUnits: (unitIds: readonly UnitId[]) => said({ unitIds }),
    ofClass: (classId: UnitClassId) => said({ classId }),
    ofScheme: (schemeId: SchemeId) => said({ schemeId }),
  };
}

/** How far the assessment of each class of a year is. */
export function stagesOf({ store }: Pick<Stored, 'store'>, year: Year): (classId: UnitClassId) => ScoreStage {
  const stages = new Map(store.scoreProcess.stages(year).map((stage) => [stage.classId, stage]));
  const freezes = new Map(store.scoreProcess.freezes(year).map((freeze) => [freeze.classId, freeze]));
  return (classId) => {
    const [stored, freeze] = [stages.get(classId), freezes.get(classId)];
    const { stage, since, until } = stored ?? { stage: 'draft' as const, since: undefined, until: undefined };
    return {
      stage,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(freeze === undefined
        ? {}
        : { frozen: { version: freeze.version, at: freeze.frozenAt, by: freeze.frozenBy } }),
    };
  };
}
