import type { ParsedInputOf } from '../../contract/index.ts';
import type { RequestEventId } from '../../domain/brand.ts';
import { readHistory } from '../../domain/cases/requestHistory.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { RequestEvent } from '../../domain/model/request.ts';
import { NO_EVENT_TEXTS, type RequestEventPrivate } from '../../domain/model/requestPrivate.ts';
import { EVENT_WORDS } from '../../domain/words/requests.ts';
import type { RequestTexts, StoredRequest } from '../../store/repositories/requests.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import { openRegister } from '../year/registerDuty.ts';
import { requestOptions } from '../year/requestOptions.ts';
import { findRequest, namedEvents } from './requestFacts.ts';

/** Steps in the order that decides, each with the event as a person reads it. */
interface Plan {
  readonly events: readonly RequestEvent[];
  /** The place of the step that is being written. */
  readonly at: number;
}

/** Why a course cannot be; a fault of the step that is written stands at its day. */
function refuseCourse(context: ServiceContext, { events, at }: Plan): Failure | undefined {
  const read = readHistory(context.calendar, events, requestOptions(context));
  if (read.ok) return undefined;
  const { fields = {}, ...error } = read.error;
  const own = fields[`events.${at}.on`];
  return own === undefined ? error : { ...error, fields: { 'step.on': own } };
}

/** Days of a step that have not come, of those that cannot lie ahead. */
function refuseDays({ clock }: ServiceContext, step: RequestEvent): Failure | undefined {
  const refusal = refuseImpossibleDay(clock, step.on, 'step.on');
  if (refusal) return refusal;
  if (step.kind === 'extended' && step.toldOn !== undefined) {
    return refuseImpossibleDay(clock, step.toldOn, 'step.toldOn');
  }
  return undefined;
}

function refuseUnit({ store }: ServiceContext, step: RequestEvent): Failure | undefined {
  if (step.kind !== 'assigned' || store.units.units().some(({ id }) => id === step.unitId)) return undefined;
  return fail('not-found', '所选的单位已不存在。请刷新后重新选择。', { fields: { 'step.unitId': '没有这个单位' } })
    .error;
}

const ASKS = new Set<RequestEvent['kind']>(['thirdPartyAsked', 'thirdPartyAnswered', 'agencyAsked', 'agencyAnswered']);

/** The number that tells one party from another in the log, in place of its name. */
function partyOf({ events }: StoredRequest, texts: RequestTexts, who: string): string | undefined {
  if (who === '') return undefined;
  let most = 0;
  for (const { id, event } of events) {
    if (!('who' in event) || event.who === undefined) continue;
    if ((texts.events.get(id)?.who ?? '') === who) return event.who;
    most = Math.max(most, Number(event.who) || 0);
  }
  return String(most + 1);
}

type Texts = ParsedInputOf<'cases.addStep'>['texts'];

/** A step as it is stored, and as a person reads it. */
function written(
  context: ServiceContext,
  request: StoredRequest,
  step: ParsedInputOf<'cases.addStep'>['step'],
  { who, approver, paper, note }: Texts,
): { readonly stored: RequestEvent; readonly read: RequestEvent; readonly texts: Omit<RequestEventPrivate, 'files'> } {
  const event: RequestEvent = step;
  const texts = {
    who: ASKS.has(event.kind) ? who : '',
    approver: event.kind === 'extended' ? approver : '',
    paper,
    note,
  };
  const party = ASKS.has(event.kind) ? partyOf(request, context.store.requests.texts(request.id), who) : undefined;
  if (party === undefined) return { stored: event, read: event, texts };
  // Only consultations have a party.
  return { stored: { ...event, who: party } as RequestEvent, read: { ...event, who } as RequestEvent, texts };
}

function refuseStep(context: ServiceContext, request: StoredRequest, step: RequestEvent, note: string) {
  if (step.kind === 'corrected' && step.excused && note === '') {
    return fail('invalid-input', '逾期收到补正的，请在备注中写明正当理由。', {
      fields: { 'texts.note': '请写明正当理由' },
    }).error;
  }
  if (request.erasedOn !== undefined && step.kind !== 'archived') {
    return fail('conflict', `${request.number} 的申请人资料已于 ${request.erasedOn} 清除，不能再登记办理步骤。`).error;
  }
  return refuseDays(context, step) ?? refuseUnit(context, step);
}

/** Records a step at the end of a request's course. */
export function addStep(context: ServiceContext, { id, step, texts: given }: ParsedInputOf<'cases.addStep'>) {
  const { store, clock } = context;
  const found = findRequest(context, id);
  if (!found.ok) return found;
  const request = found.value;
  const { stored, read, texts } = written(context, request, step, given);
  const before = namedEvents(request, store.requests.texts(id));
  const refusal =
    refuseStep(context, request, step, texts.note) ??
    refuseCourse(context, { events: [...before, read], at: before.length }) ??
    openRegister(context, 'requests');
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `${request.number}：${EVENT_WORDS[step.kind]}` }, () => ({
    id: store.requests.addEvent(id, stored, { ...texts, files: [] }, clock.now()),
  }));
}

function findStep(request: StoredRequest, eventId: RequestEventId): Outcome<number> {
  const at = request.events.findIndex((each) => each.id === eventId);
  return at >= 0 ? succeed(at) : fail('not-found', '这个步骤已不存在，可能刚被移除。请刷新后重试。');
}

/** Corrects a step where it stands; its kind stays. */
export function updateStep(
  context: ServiceContext,
  { id, eventId, step, texts: given }: ParsedInputOf<'cases.updateStep'>,
) {
  const { store, clock } = context;
  const found = findRequest(context, id);
  if (!found.ok) return found;
  const request = found.value;
  const place = findStep(request, eventId);
  if (!place.ok) return place;
  const kind = request.events[place.value]?.event.kind;
  if (kind !== step.kind) return fail('invalid-input', '步骤的种类不能修改。请移除后重新登记。');
  const { stored, read, texts } = written(context, request, step, given);
  const stand = store.requests.texts(id);
  const events = namedEvents(request, stand).map((each, index) => (index === place.value ? read : each));
  const refusal = refuseStep(context, request, step, texts.note) ?? refuseCourse(context, { events, at: place.value });
  if (refusal) return { ok: false as const, error: refusal };
  const { files } = stand.events.get(eventId) ?? NO_EVENT_TEXTS;
  return runCommand(context, { label: `${request.number}：修改“${EVENT_WORDS[step.kind]}”` }, () => {
    store.requests.updateEvent(eventId, stored, { ...texts, files }, clock.now());
    return {};
  });
}

/** Takes a step away, where the others can stand without it. */
export function removeStep(context: ServiceContext, { id, eventId }: ParsedInputOf<'cases.removeStep'>) {
  const { store } = context;
  const found = findRequest(context, id);
  if (!found.ok) return found;
  const request = found.value;
  const place = findStep(request, eventId);
  if (!place.ok) return place;
  const event = request.events[place.value]?.event;
  if (!event || event.kind === 'received') {
    return fail('conflict', '收到申请不能单独移除。如登记有误，请修改日期，或移除整件申请。');
  }
  const before = namedEvents(request, store.requests.texts(id));
  const events = before.filter((_, index) => index !== place.value);
  // Of several that stand no more, each can be removed.
  const stands = refuseCourse(context, { events: before, at: -1 }) === undefined;
  const refusal = stands ? refuseCourse(context, { events, at: -1 }) : undefined;
  const word = EVENT_WORDS[event.kind];
  if (refusal) {
    const message = `移除“${word}”后，其他步骤不能成立：${refusal.message}`;
    return { ok: false as const, error: { ...refusal, message } };
  }
  return runCommand(context, { label: `${request.number}：移除“${word}”` }, () => {
    store.requests.removeEvent(eventId);
    return {};
  });
}
