import { chineseDate } from '../dates/chineseDate.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../failure.ts';
import type { RequestEvent } from '../model/request.ts';
import { STATUTORY_DAYS } from '../rules/statutory.ts';
import { EVENT_WORDS } from '../words/requests.ts';
import { addWorkdays, isWorkday, type WorkCalendar } from '../workdays/workCalendar.ts';
import type { ConsultationStretch, Dispute, RequestHistory, RequestOptions } from './requestEvents.ts';
import { refuse, openWith, type Asking } from './requestOrder.ts';

/** Whether a day counts towards the answer: a working day on which nobody else is being asked. */
export function isCounted(
  calendar: WorkCalendar,
  consultations: readonly Pick<ConsultationStretch, 'askedOn' | 'until'>[],
  day: PlainDate,
): boolean {
  return isWorkday(calendar, day) && !consultations.some(({ askedOn, until }) => askedOn < day && day <= until);
}

/** The stretches that do not count: others being asked, and where the office says so the wait for a payment. */
export function stretchesOf(
  { consultations, fee }: RequestHistory,
  { feeEffect }: RequestOptions,
): readonly Pick<ConsultationStretch, 'askedOn' | 'until'>[] {
  if (feeEffect !== 'excluded' || fee === undefined) return consultations;
  return [...consultations, { askedOn: fee.noticedOn, until: fee.paidOn ?? fee.by }];
}

/** The day from which the answer is counted. */
export function startOf({ dayZero, fee }: RequestHistory, { feeEffect }: RequestOptions): PlainDate {
  const paidOn = feeEffect === 'restarts' ? fee?.paidOn : undefined;
  return paidOn !== undefined && paidOn > dayZero ? paidOn : dayZero;
}

/** Whether no clock runs: the applicant is to correct, or to pay where the payment starts it anew. */
export function isWaiting(
  { correctionAskedOn, correctedOn, fee }: RequestHistory,
  { feeEffect }: RequestOptions,
): boolean {
  if (correctionAskedOn !== undefined && correctedOn === undefined) return true;
  return feeEffect === 'restarts' && fee !== undefined && fee.paidOn === undefined;
}

/**
 * The last day for the answer: the 20th counted day after day 0, later by the extension, or the day of delay that was told. `undefined` while no
 * clock runs.
 */
export function answerDue(
  calendar: WorkCalendar,
  history: RequestHistory,
  options: RequestOptions = {},
): PlainDate | undefined {
  if (isWaiting(history, options)) return undefined;
  if (history.delay !== undefined) return history.delay.until;
  const limit = STATUTORY_DAYS.requestAnswer + (history.extension?.n ?? 0);
  const stretches = stretchesOf(history, options);
  let day = startOf(history, options);
  for (let counted = 0; counted < limit; ) {
    day = addDays(day, 1);
    if (isCounted(calendar, stretches, day)) counted += 1;
  }
  return day;
}

function ask(calendar: WorkCalendar, event: Asking): ConsultationStretch {
  const answerBy = addWorkdays(calendar, event.letterReceivedOn ?? event.on, STATUTORY_DAYS.consultation);
  const party = event.kind === 'agencyAsked' ? 'agency' : 'thirdParty';
  return { party, who: event.who ?? '', askedOn: event.on, answerBy, answeredOn: undefined, until: answerBy };
}

function answerOfParty(
  history: RequestHistory,
  event: Extract<RequestEvent, { kind: 'thirdPartyAnswered' | 'agencyAnswered' }>,
): RequestHistory {
  const party = event.kind === 'agencyAnswered' ? 'agency' : 'thirdParty';
  const at = openWith(history, party, event.who ?? '');
  const consultations = history.consultations.map((each, index) => {
    if (index !== at) return each;
    const until = event.on < each.answerBy ? event.on : each.answerBy;
    return { ...each, answeredOn: event.on, until };
  });
  return { ...history, consultations };
}

function decided(
  history: RequestHistory,
  isReview: boolean,
  { on: decidedOn, outcome }: Extract<RequestEvent, { kind: 'reviewDecided' | 'lawsuitDecided' }>,
): RequestHistory {
  const at = history.disputes.findLastIndex(
    ({ kind, decidedOn: before }) => (kind === 'review') === isReview && before === undefined,
  );
  const disputes = history.disputes.map(
    (each, index): Dispute => (index === at ? { ...each, decidedOn, outcome } : each),
  );
  return { ...history, disputes };
}

function apply(calendar: WorkCalendar, history: RequestHistory, event: RequestEvent): RequestHistory {
  const { on } = event;
  switch (event.kind) {
    case 'received':
      return history;
    case 'correctionAsked':
      return { ...history, correctionAskedOn: on, correctBy: event.by };
    case 'corrected':
      return { ...history, correctedOn: on, dayZero: on };
    case 'extended':
      return { ...history, extension: { on, n: event.n, toldOn: event.toldOn } };
    case 'thirdPartyAsked':
    case 'agencyAsked':
      return { ...history, consultations: [...history.consultations, ask(calendar, event)] };
    case 'thirdPartyAnswered':
    case 'agencyAnswered':
      return answerOfParty(history, event);
    case 'reasonsAsked':
      return { ...history, reasonsAskedOn: on };
    case 'delayTold':
      return { ...history, delay: { on, until: event.until } };
    case 'feeNotice':
      return { ...history, fee: { noticedOn: on, by: event.by, paidOn: undefined } };
    case 'feePaid':
      return history.fee === undefined ? history : { ...history, fee: { ...history.fee, paidOn: on } };
    case 'assigned':
      return { ...history, handler: event.unitId };
    case 'withdrawn':
      return { ...history, withdrawnOn: on };
    case 'answered': {
      const answer = { on, result: event.result, forms: event.forms, deliveredOn: undefined };
      return { ...history, answers: [...history.answers, answer] };
    }
    case 'delivered':
      return {
        ...history,
        answers: history.answers.map((each, index, all) =>
          index === all.length - 1 ? { ...each, deliveredOn: on } : each,
        ),
      };
    case 'review':
    case 'lawsuit': {
      const afterReview = history.disputes.some(({ kind }) => kind === 'review');
      const kind = event.kind === 'lawsuit' && afterReview ? 'lawsuitAfterReview' : event.kind;
      return { ...history, disputes: [...history.disputes, { kind, on, decidedOn: undefined, outcome: undefined }] };
    }
    case 'reviewDecided':
      return decided(history, true, event);
    case 'lawsuitDecided':
      return decided(history, false, event);
    case 'archived':
      return { ...history, archivedOn: on };
    default:
      return event satisfies never;
  }
}

const NOT_RECEIVED = '没有收到申请的日期，无法推算答复期限。';

/** Names an event of the list as the error's fields do. */
const fieldOf = (place: number): string => `events.${place}.on`;

function begin(receivedOn: PlainDate): RequestHistory {
  return {
    receivedOn,
    dayZero: receivedOn,
    correctionAskedOn: undefined,
    correctBy: undefined,
    correctedOn: undefined,
    consultations: [],
    extension: undefined,
    reasonsAskedOn: undefined,
    delay: undefined,
    fee: undefined,
    withdrawnOn: undefined,
    answers: [],
    disputes: [],
    archivedOn: undefined,
    handler: undefined,
  };
}

/**
 * Checks a request's events one by one, in the order of their days. `conflict` where one cannot follow the others: the message names the event with
 * its day, the fields its place in the list.
 */
export function readHistory(
  calendar: WorkCalendar,
  events: readonly RequestEvent[],
  options: RequestOptions = {},
): Outcome<RequestHistory> {
  const [first, ...rest] = events
    .map((event, place) => ({ event, place }))
    .toSorted(({ event: a }, { event: b }) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  if (first?.event.kind !== 'received') {
    if (first === undefined) return fail('conflict', `${NOT_RECEIVED}请先登记收到申请。`);
    const name = `${chineseDate(first.event.on)}的事件早于收到申请（${EVENT_WORDS[first.event.kind]}）`;
    const fields = { [fieldOf(first.place)]: '早于收到申请，请改正日期。' };
    const isReceived = events.some(({ kind }) => kind === 'received');
    const message = isReceived ? `${name}，请改正日期。` : `${NOT_RECEIVED}${name}。请先登记收到申请。`;
    return fail('conflict', message, { fields });
  }
  let history = begin(first.event.on);
  for (const { event, place } of rest) {
    const refusal = refuse(history, answerDue(calendar, history, options), event);
    if (refusal !== undefined) {
      const fields = { [fieldOf(place)]: `${refusal}。` };
      return fail('conflict', `${chineseDate(event.on)}：${refusal}。请改正后重试。`, { fields });
    }
    history = apply(calendar, history, event);
  }
  return succeed(history);
}

/**
 * Those of a request's events that can follow one another, in the order of their days. What a command has let in may stand no more once the working days
 * or the office's settings are others: it is left out, so that the request itself is not lost.
 */
export function eventsThatStand(
  calendar: WorkCalendar,
  events: readonly RequestEvent[],
  options: RequestOptions = {},
): readonly RequestEvent[] {
  const sorted = events.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  const start = sorted.findIndex(({ kind }) => kind === 'received');
  const [first, ...rest] = start < 0 ? [] : sorted.slice(start);
  if (first === undefined) return [];
  let history = begin(first.on);
  const standing = [first];
  for (const event of rest) {
    if (refuse(history, answerDue(calendar, history, options), event) !== undefined) continue;
    history = apply(calendar, history, event);
    standing.push(event);
  }
  return standing;
}
