import type { PlainDate } from '../dates/plainDate.ts';
import { fail, type Failure } from '../failure.ts';
import { ruleOf, type Duty } from '../model/duty.ts';
import { isReturned, type Verification } from '../model/ledger.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText, sameOccurrence, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Fulfilment } from '../model/registrations.ts';
import { registerName } from '../words/registers.ts';
import { refuseEventDay } from './eventDay.ts';

/**
 * Whether one more registration may stand beside those there are: quotas, of one piece too, and work that goes on all year take as many as come;
 * everything else is done once.
 */
export function takesFurther(duty: Duty, occurrence: Occurrence): boolean {
  const type = ruleOf(duty, occurrence)?.rule.type;
  return type === 'quota' || type === 'continuous';
}

/**
 * Whether an occurrence (once more) can be registered as done. What was returned can be registered anew. What is exempt is not owed, so it is not done
 * either; a case of a register is done by its own steps.
 */
export function mayRegister(duty: Duty, occurrence: Occurrence): boolean {
  return (
    duty.register === undefined &&
    occurrence.lamp !== 'exempt' &&
    (occurrence.done < occurrence.needed || isReturned(occurrence) || takesFurther(duty, occurrence))
  );
}

/**
 * Whether every registration of an occurrence is a piece of its own to whoever tells of it in one row: several are wanted. Where one is enough, the
 * row tells of the one there is, even if a further one may be registered.
 */
export function wantsPieces({ needed }: Pick<Occurrence, 'needed'>): boolean {
  return needed > 1;
}

/**
 * The registration that a row about an occurrence means: the piece of the very day the row names, where pieces are wanted, else the latest there
 * is; `undefined` where what the row tells would be a new one, as for what was returned.
 */
export function registrationMeant(
  occurrence: Pick<Occurrence, 'needed' | 'verification'>,
  fulfilments: readonly Fulfilment[],
  doneOn: string,
): Fulfilment | undefined {
  if (isReturned(occurrence)) return undefined;
  return wantsPieces(occurrence)
    ? fulfilments.find((each) => each.doneOn === (doneOn as PlainDate))
    : fulfilments.at(-1);
}

/** A registration (办结登记) as somebody wants to make it, on a screen or in a fill-in workbook. */
export interface WantedRegistration {
  readonly duty: Duty;
  readonly occurrence: Occurrence;
  /** The unit's name. */
  readonly unit: string;
  readonly doneOn: PlainDate;
  /** The input's field that holds the day. */
  readonly field: string;
  /** The registration that is put right; absent for a new one. */
  readonly corrects?: Fulfilment;
  /** The day of the return (未达要求) after which that one came (`cameAnewFrom`). */
  readonly cameAnewOn?: PlainDate | undefined;
  /** Why it was done before its period began (提前), where it was. */
  readonly earlyReason?: string;
  /** It is to be exempt at the same time. */
  readonly exempts?: boolean;
  /** It is all that its row tells of the occurrence: a second one in the same input contradicts it. */
  readonly standsAlone?: boolean;
}

/** The day on which something was returned as not what was asked for (未达要求), while nothing came in its place: nothing done before it can. */
export function anewFrom({ verification }: Pick<Occurrence, 'verification'>): PlainDate | undefined {
  return verification?.result === 'returned' && verification.fault === 'requirement' ? verification.on : undefined;
}

/** The same for a registration that came in its place. */
export function cameAnewFrom(done: Fulfilment, verifications: readonly Verification[]): PlainDate | undefined {
  const { recordedIn = 0 } = done;
  return verifications
    .filter((each) => each.recordedIn < recordedIn && sameOccurrence(each, done))
    .flatMap((each) => anewFrom({ verification: each }) ?? [])
    .toSorted()
    .at(-1);
}

/** Why a day before the return cannot be that of what came anew, as the end of a sentence. */
export function beforeReturn(returnedOn: PlainDate, doneOn: PlainDate): string {
  return `${returnedOn} 因未达要求退回，重新办结的日期不能早于这一天（填的是 ${doneOn}）`;
}

function refuseBeforeReturn(
  name: string,
  returnedOn: PlainDate | undefined,
  { doneOn, field }: Pick<WantedRegistration, 'doneOn' | 'field'>,
): Failure | undefined {
  if (returnedOn === undefined || doneOn >= returnedOn) return undefined;
  return fail('invalid-input', `${name}${beforeReturn(returnedOn, doneOn)}。请改为重新办结的日期。`, {
    fields: { [field]: `不能早于退回日期 ${returnedOn}` },
  }).error;
}

/**
 * Why registrations cannot be made together; `undefined` where they can. The day has come and is no slip of the pen; what was returned as not what was
 * asked for was done anew since; nothing exempt is registered; what is done once is registered once, counting what is on record and the others of the same input; a day that is put right is not after the taking down.
 */
export function refuseRegistrations(wanted: readonly WantedRegistration[], today: PlainDate): Failure | undefined {
  const cases = wanted.filter(({ duty }) => duty.register !== undefined);
  if (cases.length > 0) {
    return refuseCases(
      shown(cases),
      cases.map(({ duty }) => duty),
    );
  }
  for (const { doneOn, field, corrects, cameAnewOn, ...of } of wanted) {
    const name = nameOf(of);
    const refusal = corrects
      ? refuseCorrection(corrects, doneOn, { today, field, name, cameAnewOn })
      : (refuseEventDay(today, doneOn, field) ?? refuseBeforeReturn(name, anewFrom(of.occurrence), { doneOn, field }));
    if (refusal) return refusal;
  }
  const early = refuseEarlyDays(wanted);
  if (early) return early;
  const exempt = wanted.filter(({ occurrence, exempts }) => exempts || occurrence.lamp === 'exempt');
  if (exempt.length > 0) {
    return fail('conflict', `${shown(exempt)}${EXEMPT}。请去掉后重试；如要登记，请先取消免除。`).error;
  }
  return refuseDoubled(wanted);
}

/** Why nothing is recorded for cases as for other work. `names`: of the occurrences; `duties`: that stand for their registers. */
export function refuseCases(names: string, duties: readonly Pick<Duty, 'register'>[]): Failure {
  const registers = new Set(duties.flatMap(({ register }) => (register === undefined ? [] : [registerName(register)])));
  const places = [...registers].map((name) => `“${name}”`).join('、');
  return fail('conflict', `${names}属于${[...registers].join('、')}登记簿，请在${places}中登记办理步骤。`).error;
}

/** Done before its period began, or before the event that it follows. */
export function isEarly({ period }: Pick<Occurrence, 'period'>, doneOn: PlainDate): boolean {
  return doneOn < period.from;
}

/** Why registrations cannot have days before their periods began; `undefined` where they can, or where it is said why. */
export function refuseEarlyDays(wanted: readonly WantedRegistration[]): Failure | undefined {
  const early = wanted.filter(isEarlyWithoutReason);
  if (early.length === 0) return undefined;
  const message = `${shown(early)}在所属期开始之前就已办结，属于提前。请核对日期；如确是提前，请写明提前的原因。`;
  return fail('conflict', message, { fields: { earlyReason: '请写明提前的原因' } }).error;
}

function isEarlyWithoutReason({ occurrence, doneOn, corrects, earlyReason = '' }: WantedRegistration): boolean {
  if (!isEarly(occurrence, doneOn) || corrects?.doneOn === doneOn) return false;
  return earlyReason === '' && corrects?.earlyReason === undefined;
}

/** Why something exempt is not registered, as the end of a sentence. */
export const EXEMPT = '已免除，不需要登记办结';

/**
 * Why a registration cannot be given a day; `undefined` where it can: the day it has stays, whatever it is. `name`: whose it is, where that must
 * be said; `cameAnewOn`: the return after which it came.
 */
export function refuseCorrection(
  { doneOn: before, takenDownOn }: Pick<Fulfilment, 'doneOn' | 'takenDownOn'>,
  doneOn: PlainDate,
  {
    today,
    field,
    name = '',
    cameAnewOn,
  }: {
    readonly today: PlainDate;
    readonly field: string;
    readonly name?: string;
    readonly cameAnewOn?: PlainDate | undefined;
  },
): Failure | undefined {
  if (doneOn === before) return undefined;
  const refusal = refuseEventDay(today, doneOn, field) ?? refuseBeforeReturn(name, cameAnewOn, { doneOn, field });
  if (refusal || takenDownOn === undefined || doneOn <= takenDownOn) return refusal;
  return fail('invalid-input', `${name}公开日期 ${doneOn} 晚于撤下日期 ${takenDownOn}。请改正，或先取消撤下登记。`, {
    fields: { [field]: '晚于撤下日期' },
  }).error;
}

function refuseDoubled(wanted: readonly WantedRegistration[]): Failure | undefined {
  const isOnce = ({ duty, occurrence }: WantedRegistration) => !takesFurther(duty, occurrence);
  const isTold = ({ corrects, occurrence }: WantedRegistration) =>
    !corrects && occurrence.fulfilmentIds.length > 0 && !isReturned(occurrence);
  const known = wanted.filter((one) => isOnce(one) && isTold(one));
  if (known.length > 0) {
    return fail('conflict', `${shown(known)}已经登记过，没有重复登记。如要更正，请修改原来的登记。`).error;
  }
  const seen = new Set<OccurrenceText>();
  const again = wanted.filter((one) => {
    if (!isOnce(one) && !one.standsAlone) return false;
    const key = occurrenceText(one.occurrence);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
  if (again.length === 0) return undefined;
  return fail('conflict', `${shown(again)}在这一批里不止一次，只能登记一次，没有保存。请只保留其中一次后重试。`).error;
}

/** 区财政局（2021年3月）. */
function nameOf({ unit, occurrence }: Pick<WantedRegistration, 'unit' | 'occurrence'>): string {
  return `${unit}（${occurrence.period.label}）`;
}

/** 区财政局（2021年3月）、区统计局（2021年3月）等 12 项. */
function shown(wanted: readonly WantedRegistration[]): string {
  const names = wanted.slice(0, 3).map(nameOf);
  return `${names.join('、')}${wanted.length > 3 ? `等 ${wanted.length} 项` : ''}`;
}
