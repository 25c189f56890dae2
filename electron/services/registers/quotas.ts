import type { QuotaView } from '../../contract/registers.ts';
import type { DutyId, FulfilmentId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { CaseRegister } from '../../domain/model/caseRecord.ts';
import { ruleOf } from '../../domain/model/duty.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import type { ServiceContext } from '../app/context.ts';
import { planRemoval, refuseRegistering, writeRegistrations } from '../registrations/fulfilments.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

/** The occurrences of quotas (年内不少于N次) of a unit that a day belongs to. */
export function quotasOn(
  context: ServiceContext,
  unitId: UnitId,
  on: PlainDate,
): readonly (Occurrence & { content: string })[] {
  return context.store.workspace.years().flatMap(({ year, state }) => {
    if (state === 'closed') return [];
    const { facts, ofUnit } = derivedYear(context, year);
    const { duties } = factsIndex(facts);
    return ofUnit(unitId).flatMap((one) => {
      const duty = duties.get(one.dutyId);
      const isQuota = duty !== undefined && ruleOf(duty, one)?.rule.type === 'quota' && duty.kind !== 'submission';
      return isQuota && one.period.from <= on && on <= one.period.to ? [{ ...one, content: duty.content }] : [];
    });
  });
}

export function quotasFor(
  context: ServiceContext,
  { unitId, on }: { readonly unitId: UnitId; readonly on: PlainDate },
): Outcome<readonly QuotaView[]> {
  return succeed(
    quotasOn(context, unitId, on).map(({ dutyId, content, period, done, needed }) => ({
      dutyId,
      content,
      period: period.label,
      done,
      needed,
    })),
  );
}

/** What of an event goes into the registration that it makes. */
interface EventToCount {
  readonly register: CaseRegister;
  readonly unitId: UnitId;
  readonly title: string;
  readonly step: { readonly kind: string; readonly on: PlainDate };
  readonly link: string;
}

/** What registers an event for a duty's quota, once nothing speaks against it; `undefined` where it counts to none. Runs inside a command. */
export function planCount(
  context: ServiceContext,
  { register, unitId, title, step, link }: EventToCount,
  countsTo: DutyId | undefined,
): Outcome<(() => FulfilmentId | undefined) | undefined> {
  if (countsTo === undefined) return succeed(undefined);
  const kind = REGISTER_DEFINITIONS[register].steps.find((each) => each.kind === step.kind);
  if (kind?.counts === undefined) {
    return fail('invalid-input', '只有举办的活动可以计入事项。', { fields: { countsTo: '不能计入' } });
  }
  const found = quotasOn(context, unitId, step.on).find(({ dutyId }) => dutyId === countsTo);
  if (!found) {
    return fail('conflict', `${step.on} 不在这个事项对该单位的所属期内，不能计入。请另选事项，或不计入。`, {
      fields: { countsTo: '不能计入这个事项' },
    });
  }
  const registration = { items: [occurrenceKey(found)], doneOn: step.on, title, link };
  const refusal = refuseRegistering(context, registration);
  if (refusal) return { ok: false, error: refusal };
  return succeed(() => writeRegistrations(context, registration)[0]);
}

/** What takes back the registrations of events; those that are gone already stay gone. Runs inside a command. */
export function planUncount(context: ServiceContext, ids: readonly FulfilmentId[]): Outcome<() => void> {
  return planRemoval(
    context,
    ids.filter((id) => context.store.fulfilments.one(id) !== undefined),
  );
}
