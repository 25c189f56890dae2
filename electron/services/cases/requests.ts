import type { RequestDetail, RequestRegister, RequestRow, RequestStepView } from '../../contract/cases.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { RequestEventId, RequestId } from '../../domain/brand.ts';
import { maskedName } from '../../domain/cases/masked.ts';
import { requestClock } from '../../domain/cases/requestClock.ts';
import type { RequestOptions } from '../../domain/cases/requestEvents.ts';
import { readHistory } from '../../domain/cases/requestHistory.ts';
import { possibleSteps, requestStanding, type NextStep } from '../../domain/cases/requestStanding.ts';
import { addMonths, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { FeeEffect, RequestEvent } from '../../domain/model/request.ts';
import { NO_EVENT_TEXTS, type RequestEventPrivate, type RequestPrivate } from '../../domain/model/requestPrivate.ts';
import { EVENT_WORDS } from '../../domain/words/requests.ts';
import { FEE_EFFECT } from '../../store/facts.ts';
import type { RequestTexts, StoredRequest } from '../../store/repositories/requests.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { erase, previewErase } from './erase.ts';
import { openRegister } from '../year/registerDuty.ts';

type Requests = Omit<
  AreaHandlers<'cases'>,
  | 'cases.requestClock'
  | 'cases.put'
  | 'cases.addFiles'
  | 'cases.removeFile'
  | 'cases.file'
  | 'cases.read'
  | 'cases.preview'
  | 'cases.confirm'
>;

const FEE_SOURCE = 'feeSource';
const RETENTION = 'requestRetentionYears';

/** The register of disclosure requests (依申请公开登记簿). Labels name a request by its number alone. */
export function createRequests(context: ServiceContext): Requests {
  const { store } = context;
  return {
    'cases.requests': ({ revealed }) => succeed(registerOf(context, revealed)),
    'cases.request': ({ id }) => detailOf(context, id),
    'cases.applicant'({ id }) {
      const found = find(context, id);
      if (!found.ok) return found;
      const { files: _files, ...texts } = store.requests.texts(id).request;
      return succeed(texts);
    },
    'cases.addRequest': (input) => add(context, input),
    'cases.updateRequest': (input) => update(context, input),
    'cases.removeRequest': ({ id }) => remove(context, id),
    'cases.addStep': (input) => addStep(context, input),
    'cases.updateStep': (input) => updateStep(context, input),
    'cases.removeStep': (input) => removeStep(context, input),
    'cases.previewErase': ({ ids }) => previewErase(context, ids),
    'cases.erase': (input) => erase(context, input),
    'cases.setRegister': (input) => setRegister(context, input),
  };
}

export function requestOptions({ store }: Pick<ServiceContext, 'store'>): RequestOptions {
  const effect = store.workspace.setting(FEE_EFFECT) ?? '';
  // Written by `setRegister` alone.
  return effect === '' ? {} : { feeEffect: effect as FeeEffect };
}

function find({ store }: ServiceContext, id: RequestId): Outcome<StoredRequest> {
  const found = store.requests.one(id);
  return found ? succeed(found) : fail('not-found', '这件申请已不存在，可能刚被移除。请刷新后重试。');
}

/** A request as a list shows it; `undefined` for one whose events cannot be, which no command lets in. */
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
    subject: texts?.subject ?? '',
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

function registerOf(context: ServiceContext, revealed: boolean): RequestRegister {
  const { store, clock } = context;
  const names = namesOf(context);
  const texts = store.requests.allTexts();
  const rows = store.requests
    .all()
    .flatMap((request) => rowOf(context, request, texts.get(request.id), { revealed, names }) ?? []);
  const years = Number(store.workspace.setting(RETENTION) ?? '');
  const before = years > 0 ? addMonths(clock.today(), -12 * years) : undefined;
  const feeEffect = requestOptions(context).feeEffect;
  return {
    rows: rows.toReversed(),
    nextNumber: nextNumber(
      rows.map(({ number }) => number),
      clock.today(),
    ),
    settings: {
      ...(feeEffect === undefined ? {} : { feeEffect }),
      feeSource: store.workspace.setting(FEE_SOURCE) ?? '',
      ...(years > 0 ? { retentionYears: years } : {}),
    },
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

/** The last number of the year and one more, in the same writing: 2021-007 after 2021-006. */
function nextNumber(numbers: readonly string[], today: PlainDate): string {
  const year = today.slice(0, 4);
  const last = numbers.findLast((number) => number.includes(year)) ?? `${year}-000`;
  const found = /^(.*?)(\d+)(\D*)$/u.exec(last);
  if (!found) return `${year}-001`;
  const [, head = '', digits = '', tail = ''] = found;
  let next = Number(digits);
  const known = new Set(numbers);
  for (;;) {
    next += 1;
    const number = `${head}${String(next).padStart(digits.length, '0')}${tail}`;
    if (!known.has(number)) return number;
  }
}

/** The events with the names of whom they ask, as a person reads them. */
function namedEvents({ events }: StoredRequest, texts: RequestTexts): readonly RequestEvent[] {
  return events.map(({ id, event }) => named(event, texts.events.get(id)?.who ?? ''));
}

function named(event: RequestEvent, who: string): RequestEvent {
  return 'who' in event && who !== '' ? { ...event, who } : event;
}

function detailOf(context: ServiceContext, id: RequestId): Outcome<RequestDetail> {
  const found = find(context, id);
  if (!found.ok) return found;
  const request = found.value;
  const texts = context.store.requests.texts(id);
  const options = requestOptions(context);
  const events = namedEvents(request, texts);
  const clock = requestClock(context.calendar, events, options);
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
    content: texts.request.content,
  });
}

function refuseCase(context: ServiceContext, { number, unitId }: { number: string; unitId: string }, own?: RequestId) {
  const { store } = context;
  if (!store.units.units().some(({ id }) => id === unitId)) {
    return fail('not-found', '所选的单位已不存在。请刷新后重新选择。', { fields: { unitId: '没有这个单位' } }).error;
  }
  const known = store.requests.byNumber(number);
  if (known !== undefined && known !== own) {
    return fail('conflict', `编号 ${number} 已经登记过。请改用另一个编号。`, { fields: { number: '已有这个编号' } })
      .error;
  }
  const isErased = store.requests.erased().some((each) => each.number === number);
  return isErased && known === undefined
    ? fail('conflict', `编号 ${number} 的申请已清除资料，编号不能再用。`, { fields: { number: '编号不能再用' } }).error
    : undefined;
}

function add(context: ServiceContext, { receivedOn, texts, ...request }: ParsedInputOf<'cases.addRequest'>) {
  const { store, clock } = context;
  const refusal =
    refuseCase(context, request) ??
    refuseImpossibleDay(clock, receivedOn, 'receivedOn') ??
    openRegister(context, 'requests');
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `登记依申请公开 ${request.number}` }, () => {
    const id = store.requests.add(request, { ...texts, files: [] }, clock.now());
    store.requests.addEvent(id, { kind: 'received', on: receivedOn }, NO_EVENT_TEXTS, clock.now());
    return { id };
  });
}

function update(context: ServiceContext, { id, texts, ...request }: ParsedInputOf<'cases.updateRequest'>) {
  const { store, clock } = context;
  const found = find(context, id);
  if (!found.ok) return found;
  const { number, erasedOn } = found.value;
  const refusal =
    erasedOn === undefined
      ? refuseCase(context, request, id)
      : fail('conflict', `${number} 的申请人资料已于 ${erasedOn} 清除，不能再修改。`).error;
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `修改依申请公开 ${number}` }, () => {
    const { files } = store.requests.texts(id).request;
    store.requests.update(id, request, { ...texts, files }, clock.now());
    return {};
  });
}

function remove(context: ServiceContext, id: RequestId) {
  const found = find(context, id);
  if (!found.ok) return found;
  return runCommand(context, { label: `移除依申请公开 ${found.value.number}` }, () => {
    context.store.requests.remove(id);
    return {};
  });
}

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

function addStep(context: ServiceContext, { id, step, texts: given }: ParsedInputOf<'cases.addStep'>) {
  const { store, clock } = context;
  const found = find(context, id);
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

function updateStep(context: ServiceContext, { id, eventId, step, texts: given }: ParsedInputOf<'cases.updateStep'>) {
  const { store, clock } = context;
  const found = find(context, id);
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

function removeStep(context: ServiceContext, { id, eventId }: ParsedInputOf<'cases.removeStep'>) {
  const { store } = context;
  const found = find(context, id);
  if (!found.ok) return found;
  const request = found.value;
  const place = findStep(request, eventId);
  if (!place.ok) return place;
  const event = request.events[place.value]?.event;
  if (!event || event.kind === 'received') {
    return fail('conflict', '收到申请不能单独移除。如登记有误，请修改日期，或移除整件申请。');
  }
  const events = namedEvents(request, store.requests.texts(id)).filter((_, index) => index !== place.value);
  const refusal = refuseCourse(context, { events, at: -1 });
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

function setRegister(
  context: ServiceContext,
  { feeEffect, feeSource, retentionYears }: ParsedInputOf<'cases.setRegister'>,
) {
  const { store, calendar } = context;
  if (feeEffect !== null && feeSource === '') {
    return fail('invalid-input', '请写明收费通知影响期限的依据。', { fields: { feeSource: '请写明依据' } });
  }
  const options = feeEffect === null ? {} : { feeEffect };
  for (const request of store.requests.all()) {
    const read = readHistory(calendar, namedEvents(request, store.requests.texts(request.id)), options);
    if (!read.ok) {
      return fail('conflict', `按这一设定，${request.number} 的办理步骤不能成立：${read.error.message}没有保存。`);
    }
  }
  return runCommand(context, { label: '修改依申请公开的设定' }, () => {
    store.workspace.setSetting(FEE_EFFECT, feeEffect ?? '');
    store.workspace.setSetting(FEE_SOURCE, feeSource);
    store.workspace.setSetting(RETENTION, retentionYears === null ? '' : String(retentionYears));
    return {};
  });
}
