import type { RequestDetail, RequestRegister, RequestRow, RequestStepView } from '../../contract/cases.ts';
import type { RequestId } from '../../domain/brand.ts';
import { maskedName, maskedSubject } from '../../domain/cases/masked.ts';
import { nextNumber } from '../../domain/cases/nextNumber.ts';
import { requestClock } from '../../domain/cases/requestClock.ts';
import { possibleSteps, requestStanding, type NextStep } from '../../domain/cases/requestStanding.ts';
import { eventsThatStand } from '../../domain/cases/requestHistory.ts';
import { addMonths } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { RequestEvent } from '../../domain/model/request.ts';
import { NO_EVENT_TEXTS, type RequestPrivate } from '../../domain/model/requestPrivate.ts';
import type { StoredRequest } from '../../store/repositories/requests.ts';
import type { ServiceContext } from '../app/context.ts';
import { requestOptions } from '../year/requestOptions.ts';
import { findRequest, namedEvents, registerSettings } from './requestFacts.ts';

/** A request as a list shows it; `undefined` for one that was never received, which no command lets in. */
function rowOf(
  context: ServiceContext,
  request: StoredRequest,
  texts: RequestPrivate | undefined,
  {
    revealed,
    names,
    events = unnamed(request),
  }: {
    readonly revealed: boolean;
    readonly names: ReadonlyMap<string, string>;
    readonly events?: readonly RequestEvent[];
  },
): RequestRow | undefined {
  const read = requestStanding(context.calendar, events, context.clock.today(), requestOptions(context));
  if (!read.ok) return undefined;
  const { disputes, handler, originalDueOn, result, next, ...standing } = read.value;
  const isNamed = request.events.some(({ event }, index) => event !== events[index]);
  const { id, number, unitId, channel, applicantKind, erasedOn } = request;
  const name = texts?.name ?? '';
  return {
    ...standing,
    next: isNamed ? next : next.map(withoutName),
    id,
    number,
    unitId,
    channel,
    applicantKind,
    unit: names.get(unitId) ?? '',
    applicant: revealed ? name : maskedName(name, applicantKind),
    subject:
      texts === undefined || revealed ? (texts?.subject ?? '') : maskedSubject(texts.subject, texts, applicantKind),
    disputes,
    ...(handler === undefined || handler === unitId ? {} : { handler: names.get(handler) ?? '' }),
    ...(originalDueOn === undefined || originalDueOn === standing.dueOn ? {} : { originalDueOn }),
    ...(result === undefined ? {} : { result }),
    ...(erasedOn === undefined ? {} : { erasedOn }),
  };
}

/** The events as the log may know them: whom a consultation asks is a number there, which tells nobody anything. */
function unnamed({ events }: StoredRequest): readonly RequestEvent[] {
  return events.map(({ event }) => event);
}

function withoutName({ name: _number, ...step }: NextStep): NextStep {
  return step;
}

function namesOf({ store }: ServiceContext): ReadonlyMap<string, string> {
  return new Map(store.units.units().map(({ id, name }) => [id, name]));
}

/** The register of disclosure requests as a list shows it, the latest first. */
export function registerOf(context: ServiceContext, revealed: boolean): RequestRegister {
  const { store, clock } = context;
  const names = namesOf(context);
  const texts = store.requests.allTexts();
  const rows = store.requests
    .all()
    .flatMap((request) => rowOf(context, request, texts.get(request.id), { revealed, names }) ?? []);
  const settings = registerSettings(context);
  const { retentionYears } = settings;
  const before = retentionYears === undefined ? undefined : addMonths(clock.today(), -12 * retentionYears);
  return {
    rows: rows.toReversed(),
    nextNumber: nextNumber(
      rows.map(({ number }) => number),
      clock.today(),
    ),
    settings,
    toErase: rows
      .filter(
        ({ result, erasedOn, state }) =>
          before !== undefined &&
          erasedOn === undefined &&
          state === 'archived' &&
          result !== undefined &&
          result.on < before,
      )
      .map(({ id }) => id),
  };
}

/** One request with its steps, its clock, and what can follow. */
export function detailOf(context: ServiceContext, id: RequestId): Outcome<RequestDetail> {
  const found = findRequest(context, id);
  if (!found.ok) return found;
  const request = found.value;
  const texts = context.store.requests.texts(id);
  const options = requestOptions(context);
  const events = namedEvents(request, texts);
  const clock = requestClock(context.calendar, eventsThatStand(context.calendar, events, options), options);
  if (!clock.ok) return clock;
  const names = namesOf(context);
  const row = rowOf(context, request, texts.request, { revealed: false, names, events });
  if (!row) return fail('not-found', '这件申请的办理步骤无法推算。请刷新后重试。');
  const steps = request.events.map((each, index): RequestStepView => {
    const { who, approver, paper, note, files } = texts.events.get(each.id) ?? NO_EVENT_TEXTS;
    const event = events[index] ?? each.event;
    const view: RequestStepView = { id: each.id, event, who, approver, paper, note, files };
    return event.kind === 'assigned' ? Object.assign(view, { unit: names.get(event.unitId) ?? '' }) : view;
  });
  return succeed({
    row,
    steps,
    clock: clock.value,
    possible: possibleSteps(context.calendar, events, context.clock.today(), options),
    files: texts.request.files,
    content: maskedSubject(texts.request.content, texts.request, request.applicantKind),
  });
}
