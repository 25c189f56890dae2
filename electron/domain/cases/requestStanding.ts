import type { UnitId } from '../brand.ts';
import { daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { succeed, type Outcome } from '../failure.ts';
import type { NextWhat, RequestEvent, RequestEventKind, RequestState, ResultKind } from '../model/request.ts';
import { STATUTORY_DAYS } from '../rules/statutory.ts';
import { addWorkdays, isProvisional, type WorkCalendar } from '../workdays/workCalendar.ts';
import type { Dispute, RequestHistory, RequestOptions } from './requestEvents.ts';
import { answerDue, eventsThatStand, isWaiting, readHistory, startOf } from './requestHistory.ts';
import { lapseBy, refuse } from './requestOrder.ts';

/** What a request came to, and on which day: once, and for the report of that day's year. */
export interface RequestResult {
  readonly kind: ResultKind;
  readonly on: PlainDate;
}

/** What somebody owes next. */
export interface NextStep {
  readonly what: NextWhat;
  readonly by: PlainDate | undefined;
  /** Whose turn it is. `office`: the organ, or the unit that works on it. */
  readonly who: 'office' | 'applicant' | 'thirdParty' | 'agency' | 'reviewOrgan' | 'court';
  /** Of a consultation: whom. */
  readonly name?: string;
  /** It may be done by then and need not be. */
  readonly isOptional?: true;
}

/** All that is derived from a request's events on a day. */
export interface RequestStanding {
  readonly state: RequestState;
  readonly receivedOn: PlainDate;
  /** The last day for the answer, as it stood when the request ended; `undefined` while no clock runs. */
  readonly dueOn: PlainDate | undefined;
  /** The due day without the extension and the delay. */
  readonly originalDueOn: PlainDate | undefined;
  readonly provisional: boolean;
  readonly result: RequestResult | undefined;
  /** Days after its due day: of the answer, or until today where it is open. What the applicant let lapse is never late. */
  readonly daysLate: number;
  readonly next: readonly NextStep[];
  readonly disputes: readonly Dispute[];
  readonly handler: UnitId | undefined;
  /** Why an event cannot follow the others any more; it is left out of all the rest. */
  readonly trouble?: string;
}

function resultOf(history: RequestHistory, today: PlainDate): RequestResult | undefined {
  const [answer] = history.answers;
  if (answer !== undefined) return { kind: answer.result, on: answer.on };
  if (history.withdrawnOn !== undefined) return { kind: 'otherHandling', on: history.withdrawnOn };
  return lapseBy(history, today);
}

function isAwaitingCorrection({ correctionAskedOn, correctedOn }: RequestHistory): boolean {
  return correctionAskedOn !== undefined && correctedOn === undefined;
}

function isAwaitingPayment({ fee }: RequestHistory): boolean {
  return fee !== undefined && fee.paidOn === undefined;
}

function stateOf(history: RequestHistory, today: PlainDate): RequestState {
  if (history.archivedOn !== undefined) return 'archived';
  if (history.answers.length > 0) return 'answered';
  if (history.withdrawnOn !== undefined) return 'withdrawn';
  const lapse = lapseBy(history, today);
  if (lapse !== undefined) return lapse.kind;
  if (isAwaitingCorrection(history)) return 'awaitingCorrection';
  if (isAwaitingPayment(history)) return 'awaitingPayment';
  return history.consultations.some(({ answeredOn }) => answeredOn === undefined) ? 'consulting' : 'running';
}

function stepsAfter(history: RequestHistory): readonly NextStep[] {
  const last = history.answers.at(-1);
  const open = history.disputes.filter(({ decidedOn }) => decidedOn === undefined);
  const disputes = open.map(
    ({ kind }): NextStep =>
      kind === 'review'
        ? { what: 'awaitReview', by: undefined, who: 'reviewOrgan' }
        : { what: 'awaitCourt', by: undefined, who: 'court' },
  );
  const deliver: readonly NextStep[] =
    last !== undefined && last.deliveredOn === undefined ? [{ what: 'deliver', by: undefined, who: 'office' }] : [];
  const archive: readonly NextStep[] =
    history.archivedOn === undefined && deliver.length === 0 && open.length === 0
      ? [{ what: 'archive', by: undefined, who: 'office' }]
      : [];
  return [...deliver, ...disputes, ...archive];
}

interface Dues {
  readonly dueOn: PlainDate | undefined;
  readonly originalDueOn: PlainDate | undefined;
}

function stepsBefore(
  calendar: WorkCalendar,
  history: RequestHistory,
  { dueOn, originalDueOn }: Dues,
  today: PlainDate,
): readonly NextStep[] {
  const steps: NextStep[] = [];
  if (isAwaitingCorrection(history)) return [{ what: 'correct', by: history.correctBy, who: 'applicant' }];
  if (isAwaitingPayment(history)) steps.push({ what: 'pay', by: history.fee?.by, who: 'applicant' });
  for (const { party, who, answerBy, answeredOn } of history.consultations) {
    if (answeredOn !== undefined) continue;
    const what = party === 'agency' ? 'agencyReply' : 'thirdPartyReply';
    steps.push({ what, by: answerBy, who: party, ...(who === '' ? {} : { name: who }) });
  }
  if (history.reasonsAskedOn !== undefined && history.delay === undefined) {
    steps.push({ what: 'giveReasons', by: undefined, who: 'applicant' });
  }
  if (history.extension !== undefined && history.extension.toldOn === undefined) {
    steps.push({ what: 'tellExtension', by: originalDueOn, who: 'office' });
  }
  const askBy = addWorkdays(calendar, history.receivedOn, STATUTORY_DAYS.askCorrection);
  if (history.correctionAskedOn === undefined && history.extension === undefined && today <= askBy) {
    steps.push({ what: 'askCorrection', by: askBy, who: 'office', isOptional: true });
  }
  if (dueOn !== undefined) steps.push({ what: 'answer', by: dueOn, who: 'office' });
  return steps.toSorted((a, b) => {
    const [left, right] = [a.by ?? '9999', b.by ?? '9999'];
    return left < right ? -1 : Number(left > right);
  });
}

/** The events that had happened by the end of a day. A notice to the applicant that came later is not known yet. */
export function eventsBy(events: readonly RequestEvent[], day: PlainDate): readonly RequestEvent[] {
  return events.flatMap((event): readonly RequestEvent[] => {
    if (event.on > day) return [];
    if (event.kind !== 'extended' || event.toldOn === undefined || event.toldOn <= day) return [event];
    const { toldOn: _later, ...rest } = event;
    return [rest];
  });
}

/**
 * Where a request stands on a day, by the events up to its end. An event that cannot follow the others any more is left out and told of (`trouble`);
 * `conflict` where it was never received.
 */
export function requestStanding(
  calendar: WorkCalendar,
  events: readonly RequestEvent[],
  today: PlainDate,
  options: RequestOptions = {},
): Outcome<RequestStanding> {
  const read = readHistory(calendar, events, options);
  if (read.ok) return succeed(standingOf(calendar, read.value, today, options));
  const rest = readHistory(calendar, eventsThatStand(calendar, events, options), options);
  if (!rest.ok) return read;
  return succeed({ ...standingOf(calendar, rest.value, today, options), trouble: read.error.message });
}

/** Steps whose days cannot stand for a try: what they need beside a day is given as it fits. */
const TRIES: readonly ((on: PlainDate) => RequestEvent)[] = [
  (on) => ({ kind: 'assigned', on, unitId: '' as UnitId }),
  (on) => ({ kind: 'correctionAsked', on }),
  (on) => ({ kind: 'corrected', on, excused: true }),
  (on) => ({ kind: 'thirdPartyAsked', on, who: '\0' }),
  (on) => ({ kind: 'agencyAsked', on, who: '\0' }),
  (on) => ({ kind: 'extended', on, n: 1 }),
  (on) => ({ kind: 'reasonsAsked', on }),
  (on) => ({ kind: 'delayTold', on, until: '9999-12-31' as PlainDate }),
  (on) => ({ kind: 'feeNotice', on, by: '9999-12-31' as PlainDate }),
  (on) => ({ kind: 'feePaid', on }),
  (on) => ({ kind: 'answered', on, result: 'granted', forms: [] }),
  (on) => ({ kind: 'delivered', on }),
  (on) => ({ kind: 'withdrawn', on }),
  (on) => ({ kind: 'review', on }),
  (on) => ({ kind: 'reviewDecided', on, outcome: 'other' }),
  (on) => ({ kind: 'lawsuit', on }),
  (on) => ({ kind: 'lawsuitDecided', on, outcome: 'other' }),
  (on) => ({ kind: 'archived', on }),
];

/** The kinds of step that can follow on a day, in the order in which they come up. Answers of those who were asked are among them where one is awaited. */
export function possibleSteps(
  calendar: WorkCalendar,
  events: readonly RequestEvent[],
  day: PlainDate,
  options: RequestOptions = {},
): readonly RequestEventKind[] {
  const read = readHistory(calendar, events, options);
  if (!read.ok) return [];
  const due = answerDue(calendar, read.value, options);
  const awaited = (party: 'thirdParty' | 'agency') =>
    read.value.consultations.some((each) => each.party === party && each.answeredOn === undefined);
  const isOpen = resultOf(read.value, day) === undefined;
  const replies: readonly RequestEventKind[] = [
    ...(isOpen && awaited('thirdParty') ? (['thirdPartyAnswered'] as const) : []),
    ...(isOpen && awaited('agency') ? (['agencyAnswered'] as const) : []),
  ];
  const others = TRIES.map((make) => make(day)).filter((event) => refuse(read.value, due, event) === undefined);
  return [...replies, ...others.map(({ kind }) => kind)];
}

/** The same of a history that was read. */
function standingOf(
  calendar: WorkCalendar,
  history: RequestHistory,
  today: PlainDate,
  options: RequestOptions,
): RequestStanding {
  const state = stateOf(history, today);
  const result = resultOf(history, today);
  const waits = isWaiting(history, options);
  const dueOn = answerDue(calendar, history, options);
  const originalDueOn = answerDue(calendar, { ...history, extension: undefined, delay: undefined }, options);
  const isLapsed = result?.kind === 'correctionOverdue' || result?.kind === 'feeUnpaid';
  const judged = result?.on ?? today;
  const start = startOf(history, options);
  return {
    state,
    receivedOn: history.receivedOn,
    dueOn,
    originalDueOn,
    provisional: !waits && dueOn !== undefined && isProvisional(calendar, start, dueOn),
    result,
    daysLate: dueOn !== undefined && judged > dueOn && !isLapsed ? daysBetween(dueOn, judged) : 0,
    next: result === undefined ? stepsBefore(calendar, history, { dueOn, originalDueOn }, today) : stepsAfter(history),
    disputes: history.disputes,
    handler: history.handler,
  };
}
