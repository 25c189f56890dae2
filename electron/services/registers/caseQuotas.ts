import type { DutyId, UnitId } from '../../domain/brand.ts';
import type { CaseLine, CaseLineStep } from '../../domain/exchange/caseTable.ts';
import type { CaseRegister } from '../../domain/model/caseRecord.ts';
import { normaliseName } from '../../domain/units/names.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import type { ServiceContext } from '../app/context.ts';
import { quotasOn } from './quotas.ts';

/** A duty's quota that a step of a line can count to. */
export interface Quota {
  readonly step: CaseLineStep;
  readonly dutyId: DutyId;
  readonly content: string;
}

interface LineQuotas {
  /** Those that a person may choose for it; none where the line names one. */
  readonly quotas: readonly Quota[];
  /** The one that it counts to. */
  readonly counted?: Quota;
  /** Why what it names cannot be. */
  readonly reasons: readonly string[];
}

interface Asked {
  readonly register: CaseRegister;
  readonly unitId?: UnitId;
  readonly countsTo?: DutyId;
}

/** Which quotas the lines of a list can count to, and which of them each does: the one that it names, else the one that is asked for, where that can be. */
export function lineQuotas(
  context: ServiceContext,
  { register, unitId: usual, countsTo }: Asked,
  unitOf: (name: string) => UnitId | undefined,
): (line: CaseLine) => LineQuotas {
  const kinds = new Set(REGISTER_DEFINITIONS[register].steps.flatMap(({ kind, counts }) => (counts ? [kind] : [])));
  const known = new Map<string, readonly Pick<Quota, 'dutyId' | 'content'>[]>();
  const on = (unitId: UnitId, step: CaseLineStep) => {
    const key = `${unitId} ${step.on}`;
    const found = known.get(key) ?? quotasOn(context, unitId, step.on);
    known.set(key, found);
    return [...new Map(found.map((each) => [each.dutyId, each])).values()];
  };
  return ({ unitName, steps }) => {
    const unitId = unitName === '' ? usual : unitOf(unitName);
    const step = steps.find(({ kind }) => kinds.has(kind));
    if (unitId === undefined || step === undefined) return { quotas: [], reasons: [] };
    const quotas = on(unitId, step).map(({ dutyId, content }): Quota => ({ step, dutyId, content }));
    const said = step.countsTo;
    if (said === undefined) {
      const counted = quotas.find(({ dutyId }) => dutyId === countsTo);
      return { quotas, reasons: [], ...(counted ? { counted } : {}) };
    }
    const named = quotas.filter(({ content }) => normaliseName(content) === normaliseName(said));
    const [counted] = named;
    if (counted && named.length === 1) return { quotas: [], reasons: [], counted };
    const why = counted
      ? '同名的事项不止一个，请把这一格空着，导入后再选择'
      : `${step.on} 没有这个事项对该单位的次数要求，不能计入`;
    return { quotas: [], reasons: [`“${said}”：${why}`] };
  };
}
