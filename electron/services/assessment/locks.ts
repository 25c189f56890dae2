import type { SchemeId, UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import { dayInChina } from '../../domain/dates/instant.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { ScoreStage } from '../../domain/model/scoreProcess.ts';
import type { FreezeLocks } from '../../store/repositories/scoreProcess.ts';
import type { ServiceContext } from '../app/context.ts';

/** What somebody is about to change: things of a class, of a unit, of a scheme. */
export interface Touched {
  readonly classId?: UnitClassId;
  readonly unitId?: UnitId;
  readonly unitIds?: readonly UnitId[];
  readonly schemeId?: SchemeId;
}

type Stored = Pick<ServiceContext, 'store'>;

/** The latest freeze of each class of a year. */
export function freezesInForce({ store }: Stored, year: Year): readonly FreezeLocks[] {
  const latest = new Map(store.scoreProcess.locks().map((each) => [`${each.year} ${each.classId}`, each]));
  return [...latest.values()].filter((each) => each.year === year);
}

/** Why something cannot be changed: its class is frozen (定稿). `undefined` where it can. */
export function refuseFrozen(context: Stored, year: Year, touched: Touched): Failure | undefined {
  const found = freezesInForce(context, year).find((freeze) => touches(freeze, touched));
  return found === undefined ? undefined : fail('score-frozen', frozenSentence(found)).error;
}

function touches(freeze: FreezeLocks, { classId, unitId, unitIds = [], schemeId }: Touched): boolean {
  return (
    freeze.classId === classId ||
    freeze.schemeId === schemeId ||
    (unitId !== undefined && freeze.unitIds.includes(unitId)) ||
    unitIds.some((id) => freeze.unitIds.includes(id))
  );
}

/** The sentence that says why something of a frozen class stays as it is, and what may be done instead. */
export function frozenSentence({ className, year, version, frozenAt }: FreezeLocks): string {
  const on = dayInChina(frozenAt) ?? frozenAt.slice(0, 10);
  return `考核类别“${className}”的 ${year} 年度考核已于 ${on} 定稿（第 ${version} 版），它的方案、类别、评议、考核事件和评分表不能再改。定稿后的变化请作为申诉或补记登记。`;
}

/** For each unit, and for each class and scheme of a year, why it is locked; made once for a screen. */
export function locksOf(context: Stored, year: Year) {
  const freezes = freezesInForce(context, year);
  const said = (touched: Touched): { readonly locked?: string } => {
    const found = freezes.find((freeze) => touches(freeze, touched));
    return found === undefined ? {} : { locked: frozenSentence(found) };
  };
  return {
    ofUnit: (unitId: UnitId) => said({ unitId }),
    ofUnits: (unitIds: readonly UnitId[]) => said({ unitIds }),
    ofClass: (classId: UnitClassId) => said({ classId }),
    ofScheme: (schemeId: SchemeId) => said({ schemeId }),
  };
}

/** How far the assessment of each class of a year is. */
export function stagesOf({ store }: Stored, year: Year): (classId: UnitClassId) => ScoreStage {
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
