import type { ParsedInputOf } from '../../contract/index.ts';
import type { CaseStepId } from '../../domain/brand.ts';
import { readCourse } from '../../domain/cases/caseOrder.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { CaseFacts, CaseRegister, CaseStep, CaseStepKind, CaseStepTexts } from '../../domain/model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import { stepDefinition } from '../../domain/words/registers.ts';
import type { StepToKeep, StoredCase } from '../../store/repositories/cases.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { nowInChina, refuseImpossibleDay } from '../app/days.ts';
import { openRegister } from '../year/registerDuty.ts';
import { caseName, factsOf, findCase, reckoningOf, refuseClosedCase } from './caseFacts.ts';
import { planCount, planUncount } from './quotas.ts';

type StepInput = ParsedInputOf<'registers.addStep'>['step'];

/** A step as it is kept: what its kind does not have is left out, and that a reason is there is noted. */
export function keptStep(register: CaseRegister, input: StepInput, { note, link }: CaseStepTexts): StepToKeep {
  const definition = REGISTER_DEFINITIONS[register];
  // A kind that the register does not know is refused with its course.
  const kind = input.kind as CaseStepKind;
  const own = stepDefinition(definition, kind);
  const { on, at, until, unitId, choice, count } = input;
  const step: CaseStep = {
    kind,
    on,
    ...(definition.isTimed && at !== undefined ? { at } : {}),
    ...(own?.until && until !== undefined ? { until } : {}),
    ...(own?.unit !== undefined && unitId !== undefined ? { unitId } : {}),
    ...(own?.choice && choice !== undefined ? { choice } : {}),
    ...(own?.count !== undefined && count !== undefined ? { count } : {}),
    ...(note === '' ? {} : { isReasoned: true }),
  };
  return { step, texts: { note, link: own?.isPublished ? link : '' }, isPrivate: definition.isPrivate === true };
}

/** Why a step by itself cannot be: its moment has not come, its unit is gone. */
export function refuseCaseStep(context: ServiceContext, register: CaseRegister, step: CaseStep): Failure | undefined {
  const { store, clock } = context;
  const refusal = refuseImpossibleDay(clock, step.on, 'step.on');
  if (refusal) return refusal;
  const now = nowInChina(clock);
  if (step.at !== undefined && step.on === now.on && now.at !== undefined && step.at > now.at) {
    return fail('invalid-input', `${step.on} ${step.at} 还没有到，不能登记将来的时间。`, {
      fields: { 'step.at': '不能晚于现在' },
    }).error;
  }
  if (step.unitId === undefined || store.units.units().some(({ id }) => id === step.unitId)) return undefined;
  const word = stepDefinition(REGISTER_DEFINITIONS[register], step.kind)?.unit ?? '单位';
  return fail('not-found', `所选的${word}已不存在。请刷新后重新选择。`, { fields: { 'step.unitId': '没有这个单位' } })
    .error;
}

/** Why a course cannot be; a fault of the step that is written (`at`) stands at its day. */
export function refuseCourse(context: ServiceContext, facts: CaseFacts, at: number): Failure | undefined {
  const read = readCourse(facts, reckoningOf(context).limits);
  if (read.ok) return undefined;
  const { fields = {}, ...error } = read.error;
  const own = fields[`steps.${at}.on`];
  return own === undefined ? error : { ...error, fields: { 'step.on': own } };
}

function wordOf({ register }: StoredCase, kind: CaseStepKind): string {
  return stepDefinition(REGISTER_DEFINITIONS[register], kind)?.word ?? kind;
}

export function addCaseStep(
  context: ServiceContext,
  { id, step: input, texts, countsTo }: ParsedInputOf<'registers.addStep'>,
) {
  const { store, clock } = context;
  const found = findCase(context, id);
  if (!found.ok) return found;
  const one = found.value;
  const { register, unitId, title, erasedOn } = one;
  if (erasedOn !== undefined) return fail('conflict', `${caseName(one)} 的资料已于 ${erasedOn} 清除，不能再登记步骤。`);
  const kept = keptStep(register, input, texts);
  const before = factsOf(one);
  const after = { ...before, steps: [...before.steps, kept.step] };
  const refusal =
    refuseCaseStep(context, register, kept.step) ??
    refuseCourse(context, after, before.steps.length) ??
    refuseClosedCase(context, [before, after], { isStep: true });
  if (refusal) return { ok: false as const, error: refusal };
  const count = planCount(context, { register, unitId, title, step: input, link: texts.link }, countsTo);
  if (!count.ok) return count;
  const closed = openRegister(context, register);
  if (closed) return { ok: false as const, error: closed };
  return runCommand(context, { label: `${caseName(one)}：${wordOf(one, kept.step.kind)}` }, () => ({
    id: store.cases.addStep(id, { ...kept, fulfilmentId: count.value?.() }, clock.now()),
  }));
}

function findStep({ steps }: StoredCase, stepId: CaseStepId): Outcome<number> {
  const at = steps.findIndex(({ id }) => id === stepId);
  return at >= 0 ? succeed(at) : fail('not-found', '这个步骤已不存在，可能刚被移除。请刷新后重试。');
}

export function updateCaseStep(
  context: ServiceContext,
  { id, stepId, step: input, texts, countsTo }: ParsedInputOf<'registers.updateStep'>,
) {
  const { store, clock } = context;
  const found = findCase(context, id);
  if (!found.ok) return found;
  const one = found.value;
  const place = findStep(one, stepId);
  if (!place.ok) return place;
  const own = one.steps[place.value];
  if (own === undefined || own.step.kind !== input.kind) {
    return fail('invalid-input', '步骤的种类不能修改。请移除后重新登记。');
  }
  const { register, unitId, title, erasedOn } = one;
  if (erasedOn !== undefined) return fail('conflict', `${caseName(one)} 的资料已于 ${erasedOn} 清除，不能再修改步骤。`);
  const kept = keptStep(register, input, texts);
  const before = factsOf(one);
  const after = { ...before, steps: before.steps.map((each, index) => (index === place.value ? kept.step : each)) };
  const refusal =
    refuseCaseStep(context, register, kept.step) ??
    refuseCourse(context, after, place.value) ??
    refuseClosedCase(context, [before, after], { isStep: true });
  if (refusal) return { ok: false as const, error: refusal };
  const { fulfilmentId } = own;
  const counted = fulfilmentId === undefined ? undefined : store.fulfilments.one(fulfilmentId)?.dutyId;
  const wanted = countsTo === undefined ? counted : (countsTo ?? undefined);
  const isSame = wanted === counted && own.step.on === kept.step.on && own.texts.link === kept.texts.link;
  const uncount = planUncount(context, isSame || fulfilmentId === undefined ? [] : [fulfilmentId]);
  if (!uncount.ok) return uncount;
  const count = isSame
    ? succeed(undefined)
    : planCount(context, { register, unitId, title, step: input, link: texts.link }, wanted);
  if (!count.ok) return count;
  return runCommand(context, { label: `${caseName(one)}：修改“${wordOf(one, kept.step.kind)}”` }, () => {
    uncount.value();
    store.cases.updateStep(stepId, { ...kept, fulfilmentId: isSame ? fulfilmentId : count.value?.() }, clock.now());
    return {};
  });
}

export function removeCaseStep(context: ServiceContext, { id, stepId }: ParsedInputOf<'registers.removeStep'>) {
  const { store } = context;
  const found = findCase(context, id);
  if (!found.ok) return found;
  const one = found.value;
  const place = findStep(one, stepId);
  if (!place.ok) return place;
  const own = one.steps[place.value];
  if (own === undefined || one.steps.length === 1) {
    return fail('conflict', '唯一的步骤不能单独移除。如登记有误，请修改，或移除整件。');
  }
  const before = factsOf(one);
  const after = { ...before, steps: before.steps.filter((_, index) => index !== place.value) };
  const word = wordOf(one, own.step.kind);
  // Of several that stand no more, each can be removed.
  const refusal = refuseCourse(context, before, -1) === undefined ? refuseCourse(context, after, -1) : undefined;
  if (refusal) {
    const message = `移除“${word}”后，其他步骤不能成立：${refusal.message}`;
    return { ok: false as const, error: { ...refusal, message } };
  }
  const closed = refuseClosedCase(context, [before, after], { isStep: true });
  if (closed) return { ok: false as const, error: closed };
  const uncount = planUncount(context, own.fulfilmentId === undefined ? [] : [own.fulfilmentId]);
  if (!uncount.ok) return uncount;
  return runCommand(context, { label: `${caseName(one)}：移除“${word}”` }, () => {
    uncount.value();
    store.cases.removeStep(stepId);
    return {};
  });
}
