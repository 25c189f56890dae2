import type { ParsedInputOf } from '../../contract/index.ts';
import type { CaseId, UnitId } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { CaseFacts, CaseRegister, CaseStep } from '../../domain/model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { openRegister } from '../year/registerDuty.ts';
import { caseName, factsOf, findCase, refuseClosedCase, splitFields } from './caseFacts.ts';
import { keptStep, refuseCaseStep, refuseCourse } from './caseSteps.ts';
import { planCount, planUncount } from './quotas.ts';

type NewCase = ParsedInputOf<'registers.add'>;

/** Why a case cannot be said to be this one: its number is another's, a unit is gone. */
function refuseCase(
  { store }: ServiceContext,
  register: CaseRegister,
  { number, unitId, coUnits }: Pick<NewCase, 'number' | 'unitId' | 'coUnits'>,
  own?: CaseId,
): Failure | undefined {
  const { name, numberWord, coUnitsWord } = REGISTER_DEFINITIONS[register];
  const known = new Set<UnitId>(store.units.units().map(({ id }) => id));
  if (!known.has(unitId)) {
    return fail('not-found', '所选的单位已不存在。请刷新后重新选择。', { fields: { unitId: '没有这个单位' } }).error;
  }
  if (coUnits.length > 0 && coUnitsWord === undefined) {
    return fail('invalid-input', `${name}没有会办单位。`, { fields: { coUnits: '没有会办单位' } }).error;
  }
  if (coUnits.some((each) => !known.has(each))) {
    return fail('not-found', '所选的会办单位有的已不存在。请刷新后重新选择。', { fields: { coUnits: '没有这个单位' } })
      .error;
  }
  if (coUnits.includes(unitId) || new Set(coUnits).size < coUnits.length) {
    return fail('invalid-input', '会办单位不能重复，也不能是主办单位。', { fields: { coUnits: '单位重复' } }).error;
  }
  const taken = store.cases.byNumber(register, number);
  if (taken !== undefined && taken !== own) {
    return fail('conflict', `${numberWord} ${number} 已经登记过。请改用另一个${numberWord}。`, {
      fields: { number: `已有这个${numberWord}` },
    }).error;
  }
  const isErased = store.cases.isErased({ register, number });
  return isErased && taken === undefined
    ? fail('conflict', `${numberWord} ${number} 的资料已清除，${numberWord}不能再用。`, {
        fields: { number: `${numberWord}不能再用` },
      }).error
    : undefined;
}

/** A case that is not on record yet, as figures would derive from it. */
function newFacts(
  { register, number, unitId, coUnits }: Pick<NewCase, 'register' | 'number' | 'unitId' | 'coUnits'>,
  title: string,
  fields: CaseFacts['fields'],
  steps: readonly CaseStep[],
): CaseFacts {
  return { id: '' as CaseId, register, number, unitId, coUnits, title, fields, steps };
}

/** What puts a case on record once nothing speaks against it. Runs inside a command. */
export function planCase(
  context: ServiceContext,
  input: Omit<NewCase, 'countsTo'>,
  steps: readonly NewCaseStep[],
): Outcome<() => CaseId> {
  const { register, number, unitId, coUnits, title, fields } = input;
  const split = splitFields(register, title, fields);
  if (!split.ok) return split;
  const { open, apart } = split.value;
  const openTitle = apart === undefined ? title : '';
  const kept = steps.map(({ step, texts }) => keptStep(register, step, texts));
  const facts = newFacts(
    input,
    openTitle,
    open,
    kept.map(({ step }) => step),
  );
  const refusal =
    refuseCase(context, register, input) ??
    kept.map(({ step }) => refuseCaseStep(context, register, step)).find((each) => each !== undefined) ??
    refuseCourse(context, facts, kept.length === 1 ? 0 : -1) ??
    refuseClosedCase(context, [facts]);
  if (refusal) return { ok: false, error: refusal };
  const counts = steps.map(({ step, texts: { link }, countsTo }) =>
    planCount(context, { register, unitId, title, step, link }, countsTo),
  );
  const uncountable = counts.find((each) => !each.ok);
  if (uncountable) return uncountable;
  const { store, clock } = context;
  return succeed(() => {
    const id = store.cases.add(
      { register, number, unitId, coUnits, title: openTitle, fields: open },
      apart,
      clock.now(),
    );
    for (const [at, each] of kept.entries()) {
      const count = counts[at];
      const fulfilmentId = count?.ok ? count.value?.() : undefined;
      store.cases.addStep(id, { ...each, fulfilmentId }, clock.now());
    }
    return id;
  });
}

/** A step with its texts as they come in. */
export interface NewCaseStep {
  readonly step: NewCase['step'];
  readonly texts: NewCase['texts'];
  readonly countsTo?: NewCase['countsTo'];
}

export function addCase(context: ServiceContext, { countsTo, ...input }: NewCase) {
  const { register, number, step, texts } = input;
  const planned = planCase(context, input, [{ step, texts, ...(countsTo === undefined ? {} : { countsTo }) }]);
  if (!planned.ok) return planned;
  const closed = openRegister(context, register);
  if (closed) return { ok: false as const, error: closed };
  return runCommand(context, { label: `登记${REGISTER_DEFINITIONS[register].name} ${number}` }, () => ({
    id: planned.value(),
  }));
}

export function updateCase(context: ServiceContext, { id, ...input }: ParsedInputOf<'registers.update'>) {
  const { store, clock } = context;
  const found = findCase(context, id);
  if (!found.ok) return found;
  const before = found.value;
  if (before.erasedOn !== undefined) {
    return fail('conflict', `${caseName(before)} 的资料已于 ${before.erasedOn} 清除，不能再修改。`);
  }
  const { register } = before;
  const split = splitFields(register, input.title, input.fields);
  if (!split.ok) return split;
  const { open, apart } = split.value;
  const title = apart === undefined ? input.title : '';
  const { number, unitId, coUnits } = input;
  const after = { ...factsOf(before), number, unitId, coUnits, title, fields: open };
  const refusal =
    refuseCase(context, register, input, id) ??
    refuseCourse(context, after, -1) ??
    refuseClosedCase(context, [factsOf(before), after]);
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `修改${caseName(before)}` }, () => {
    store.cases.update(id, { register, number, unitId, coUnits, title, fields: open }, apart, clock.now());
    return {};
  });
}

export function removeCase(context: ServiceContext, id: CaseId) {
  const found = findCase(context, id);
  if (!found.ok) return found;
  const closed = refuseClosedCase(context, [factsOf(found.value)]);
  if (closed) return { ok: false as const, error: closed };
  const uncount = planUncount(
    context,
    found.value.steps.flatMap(({ fulfilmentId }) => fulfilmentId ?? []),
  );
  if (!uncount.ok) return uncount;
  return runCommand(context, { label: `移除${caseName(found.value)}` }, () => {
    uncount.value();
    context.store.cases.remove(id);
    return {};
  });
}
