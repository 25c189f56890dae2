import type { PlainDate } from '../dates/plainDate.ts';
import { fail, type Failure } from '../failure.ts';
import { ruleOf, type Duty } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Fulfilment } from '../model/registrations.ts';
import { refuseEventDay } from './eventDay.ts';

/** Quotas, of one piece too, and work that goes on all year take as many registrations as come; everything else is done once. */
export function takesMany(duty: Duty, occurrence: Occurrence): boolean {
  const type = ruleOf(duty, occurrence)?.rule.type;
  return type === 'quota' || type === 'continuous';
}

/** Whether an occurrence (once more) can be registered as done. What is exempt is not owed, so it is not done either. */
export function mayRegister(duty: Duty, occurrence: Occurrence): boolean {
  return occurrence.lamp !== 'exempt' && (occurrence.done < occurrence.needed || takesMany(duty, occurrence));
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
  /** It is to be exempt at the same time. */
  readonly exempts?: boolean;
}

/**
 * Why registrations cannot be made together; `undefined` where they can. The day has come and is no slip of the pen; nothing exempt is registered; what
 * is done once is registered once, counting what is on record and the others of the same input; a day that is put right is not after the taking down.
 */
export function refuseRegistrations(wanted: readonly WantedRegistration[], today: PlainDate): Failure | undefined {
  for (const { doneOn, field, corrects, ...of } of wanted) {
    const refusal = corrects
      ? refuseCorrection(corrects, doneOn, { today, field, name: nameOf(of) })
      : refuseEventDay(today, doneOn, field);
    if (refusal) return refusal;
  }
  const exempt = wanted.filter(({ occurrence, exempts }) => exempts || occurrence.lamp === 'exempt');
  if (exempt.length > 0) {
    return fail('conflict', `${shown(exempt)}${EXEMPT}。请去掉后重试；如要登记，请先取消免除。`).error;
  }
  return refuseDoubled(wanted);
}

/** Why something exempt is not registered, as the end of a sentence. */
export const EXEMPT = '已免除，不需要登记办结';

/**
 * Why a registration cannot be given a day; `undefined` where it can: the day it has stays, whatever it is. `name`: whose it is, where that must
 * be said.
 */
export function refuseCorrection(
  { doneOn: before, takenDownOn }: Pick<Fulfilment, 'doneOn' | 'takenDownOn'>,
  doneOn: PlainDate,
  { today, field, name = '' }: { readonly today: PlainDate; readonly field: string; readonly name?: string },
): Failure | undefined {
  if (doneOn === before) return undefined;
  const refusal = refuseEventDay(today, doneOn, field);
  if (refusal || takenDownOn === undefined || doneOn <= takenDownOn) return refusal;
  return fail('invalid-input', `${name}公开日期 ${doneOn} 晚于撤下日期 ${takenDownOn}。请改正，或先取消撤下登记。`, {
    fields: { [field]: '晚于撤下日期' },
  }).error;
}

function refuseDoubled(wanted: readonly WantedRegistration[]): Failure | undefined {
  const once = wanted.filter(({ duty, occurrence }) => !takesMany(duty, occurrence));
  const known = once.filter(({ occurrence, corrects }) => !corrects && occurrence.fulfilmentIds.length > 0);
  if (known.length > 0) {
    return fail('conflict', `${shown(known)}已经登记过，没有重复登记。如要更正，请修改原来的登记。`).error;
  }
  const seen = new Set<OccurrenceText>();
  const again = once.filter(({ occurrence }) => {
    const key = occurrenceText(occurrence);
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
