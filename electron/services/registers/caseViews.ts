import type { ParsedInputOf } from '../../contract/index.ts';
import type { CaseDetail, CaseRegisterView, CaseRow, CaseStepView } from '../../contract/registers.ts';
import type { UnitId } from '../../domain/brand.ts';
import { explainClock } from '../../domain/cases/caseExplain.ts';
import { maskedName, maskedTitle } from '../../domain/cases/masked.ts';
import { nextNumber } from '../../domain/cases/nextNumber.ts';
import { possibleCaseSteps, stepOwed } from '../../domain/cases/caseStanding.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { CASE_REGISTERS, type CaseFields, type CaseRegister } from '../../domain/model/caseRecord.ts';
import type { StoredCase } from '../../store/repositories/cases.ts';
import type { ServiceContext } from '../app/context.ts';
import { nowInChina } from '../app/days.ts';
import { definitionOf, factsOf, findCase, standingOf } from './caseFacts.ts';
import { limitViews } from './limits.ts';

interface RowOptions {
  readonly revealed: boolean;
  readonly names: ReadonlyMap<UnitId, string>;
}

/** The names of units by their ids. */
export function namesOf({ store }: ServiceContext): ReadonlyMap<UnitId, string> {
  return new Map(store.units.units().map(({ id, name }) => [id, name]));
}

/** What is said of a case: of what is private who wrote masked and nothing else, unless it was asked for. */
function shownFields(one: StoredCase, revealed: boolean): CaseFields {
  const shown: Record<string, string> = { ...one.fields };
  for (const { key, isPrivate } of definitionOf(one).fields) {
    const value = one.privateTexts[key];
    if (!isPrivate || value === undefined) continue;
    if (revealed) shown[key] = value;
    else if (key === 'author') shown[key] = maskedName(value, 'person');
  }
  return shown;
}

/** A case as a list shows it; `undefined` for one whose steps cannot be, which no command lets in. */
function rowOf(context: ServiceContext, one: StoredCase, { revealed, names }: RowOptions): CaseRow | undefined {
  const read = standingOf(context, factsOf(one));
  if (!read.ok) return undefined;
  const { state, started, clock, isDone, isLate, isBroken, late, next, provisional, handler } = read.value;
  const { id, number, unitId, coUnits, erasedOn } = one;
  return {
    id,
    number,
    title: revealed ? (one.privateTexts['title'] ?? one.title) : maskedTitle(one),
    unitId,
    unit: names.get(unitId) ?? '',
    ...(handler === undefined || handler === unitId ? {} : { handler: names.get(handler) ?? '' }),
    coUnitIds: coUnits,
    coUnits: coUnits.map((each) => names.get(each) ?? ''),
    fields: shownFields(one, revealed),
    started,
    state,
    ...(clock === undefined ? {} : { clock }),
    isDone,
    isLate,
    isBroken,
    ...(late === undefined ? {} : { late }),
    next,
    provisional,
    ...(erasedOn === undefined ? {} : { erasedOn }),
  };
}

function openCounts(context: ServiceContext, cases: readonly StoredCase[]): Readonly<Record<CaseRegister, number>> {
  const open = { messages: 0, opinions: 0, consultations: 0, notices: 0, proposals: 0, documents: 0, events: 0 };
  for (const register of CASE_REGISTERS) {
    open[register] = cases.filter((one) => {
      const read = one.register === register ? standingOf(context, factsOf(one)) : undefined;
      return read?.ok === true && !read.value.isDone && read.value.clock?.isLasting !== true;
    }).length;
  }
  return open;
}

export function registerView(
  context: ServiceContext,
  { register, revealed }: ParsedInputOf<'registers.list'>,
): Outcome<CaseRegisterView> {
  const { store, clock } = context;
  const { isNumberedByIssuer } = definitionOf({ register });
  const names = namesOf(context);
  const all = store.cases.all();
  const rows = all
    .filter((one) => one.register === register)
    .flatMap((one) => rowOf(context, one, { revealed, names }) ?? []);
  return succeed({
    register,
    rows: rows.toReversed(),
    nextNumber: isNumberedByIssuer
      ? ''
      : nextNumber(
          rows.map(({ number }) => number),
          clock.today(),
        ),
    limits: limitViews(context, register),
    open: openCounts(context, all),
  });
}

export function caseDetail(
  context: ServiceContext,
  { id, revealed }: ParsedInputOf<'registers.case'>,
): Outcome<CaseDetail> {
  const found = findCase(context, id);
  if (!found.ok) return found;
  const one = found.value;
  const names = namesOf(context);
  const facts = factsOf(one);
  const read = standingOf(context, facts);
  const row = rowOf(context, one, { revealed, names });
  if (!read.ok || row === undefined) return fail('not-found', '这件办件的步骤无法推算。请刷新后重试。');
  const steps = one.steps.map(({ id: stepId, step, texts, fulfilmentId }): CaseStepView => {
    const view: CaseStepView = { id: stepId, step, texts };
    const unit = step.unitId === undefined ? {} : { unit: names.get(step.unitId) ?? '' };
    const counts = fulfilmentId === undefined ? {} : { countsTo: countedTo(context, fulfilmentId) };
    return Object.assign(view, unit, counts);
  });
  const possible = one.erasedOn === undefined ? possibleCaseSteps(facts, nowInChina(context.clock)) : [];
  const nextStep = stepOwed(one.register, row.next, possible);
  return succeed({
    row,
    steps,
    possible,
    ...(nextStep === undefined ? {} : { nextStep }),
    why: read.value.clocks.flatMap((clock) => explainClock(context.calendar, clock)),
  });
}

/** The duty that an event counts to by its registration; empty where that is gone. */
export function countedTo(
  { store }: ServiceContext,
  id: NonNullable<StoredCase['steps'][number]['fulfilmentId']>,
): string {
  const done = store.fulfilments.one(id);
  const year = done && store.duties.yearOf(done.dutyId);
  if (!done || year === undefined) return '';
  return store.facts(year).duties.find((duty) => duty.id === done.dutyId)?.content ?? '';
}
