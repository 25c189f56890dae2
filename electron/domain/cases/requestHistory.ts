import { chineseDate } from '../dates/chineseDate.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../failure.ts';
import { addWorkdays, isWorkday, type WorkCalendar } from '../workdays/workCalendar.ts';
import type { ConsultationStretch, RequestEvent, RequestHistory } from './requestEvents.ts';
import { STATUTORY_DAYS } from '../rules/statutory.ts';

/** An event out of order, as a Chinese sentence; `undefined` where it fits. */
type Refusal = string | undefined;

const PARTY = { thirdParty: '第三方', agency: '其他机关' } as const;

/** Whether a day counts towards the answer: a working day on which nobody else is being asked. */
export function isCounted(
  calendar: WorkCalendar,
  consultations: readonly ConsultationStretch[],
  day: PlainDate,
): boolean {
  return isWorkday(calendar, day) && !consultations.some(({ askedOn, until }) => askedOn < day && day <= until);
}

/** The last day for the answer: the 20th counted day after day 0, later by the extension. `undefined` while a correction is awaited. */
export function answerDue(calendar: WorkCalendar, history: RequestHistory): PlainDate | undefined {
  if (history.correctionAskedOn !== undefined && history.correctedOn === undefined) return undefined;
  const limit = STATUTORY_DAYS.requestAnswer + (history.extension?.n ?? 0);
  let day = history.dayZero;
  for (let counted = 0; counted < limit; ) {
    day = addDays(day, 1);
    if (isCounted(calendar, history.consultations, day)) counted += 1;
  }
  return day;
}

function ask(
  calendar: WorkCalendar,
  event: Extract<RequestEvent, { kind: 'thirdPartyAsked' | 'agencyAsked' }>,
): ConsultationStretch {
  const answerBy = addWorkdays(calendar, event.letterReceivedOn ?? event.on, STATUTORY_DAYS.consultation);
  const party = event.kind === 'agencyAsked' ? 'agency' : 'thirdParty';
  return { party, who: event.who ?? '', askedOn: event.on, answerBy, answeredOn: undefined, until: answerBy };
}

function isAsking(event: RequestEvent): event is Extract<RequestEvent, { kind: 'thirdPartyAsked' | 'agencyAsked' }> {
  return event.kind === 'thirdPartyAsked' || event.kind === 'agencyAsked';
}

function openWith(history: RequestHistory, party: ConsultationStretch['party'], who: string): number {
  return history.consultations.findIndex(
    (each) => each.party === party && each.who === who && each.answeredOn === undefined,
  );
}

function refuseAsking(
  history: RequestHistory,
  event: Extract<RequestEvent, { kind: 'thirdPartyAsked' | 'agencyAsked' }>,
): Refusal {
  const party = event.kind === 'agencyAsked' ? 'agency' : 'thirdParty';
  if (event.letterReceivedOn !== undefined && event.letterReceivedOn < event.on) {
    return `${PARTY[party]}收到征求意见书的日期早于发出日期，请改正`;
  }
  const open = openWith(history, party, event.who ?? '') >= 0;
  return open ? `正在征求${PARTY[party]}${event.who ?? ''}的意见，答复登记之前不能再次征求` : undefined;
}

function refuseExtension(history: RequestHistory, n: number): Refusal {
  if (history.extension)
    return `答复期限已于${chineseDate(history.extension.on)}延长过，只能延长一次（条例第三十三条）`;
  const whole = Number.isInteger(n) && n >= 1 && n <= STATUTORY_DAYS.longestExtension;
  return whole ? undefined : '延长的期限应为 1 至 20 个工作日（条例第三十三条）';
}

function refuseCorrection(history: RequestHistory): Refusal {
  if (history.correctionAskedOn !== undefined) return '补正只能一次性告知，不能再次要求补正（条例第三十条）';
  return history.extension ? '已经延长答复期限的申请，不能再要求补正' : undefined;
}

/** Why an event cannot follow what went before. `due` is the last day for the answer as it stood. */
function refuse(history: RequestHistory, due: PlainDate | undefined, event: RequestEvent): Refusal {
  const awaiting = due === undefined;
  switch (event.kind) {
    case 'received':
      return '收到申请只能登记一次；补正后的申请请登记为“收到补正”';
    case 'corrected':
      return awaiting ? undefined : '没有待补正的告知，不能登记收到补正';
    case 'thirdPartyAnswered':
    case 'agencyAnswered': {
      const party = event.kind === 'agencyAnswered' ? 'agency' : 'thirdParty';
      const open = openWith(history, party, event.who ?? '') >= 0;
      return open ? undefined : `没有正在征求的${PARTY[party]}${event.who ?? ''}意见，不能登记其答复`;
    }
    default:
  }
  if (awaiting) return '申请正在等待补正，收到补正后才能征求意见或延长期限';
  if (event.on > due) return `答复期限已于${chineseDate(due)}届满，之后不能再补正、征求意见或延长`;
  if (event.kind === 'extended') return refuseExtension(history, event.n);
  return isAsking(event) ? refuseAsking(history, event) : refuseCorrection(history);
}

function apply(calendar: WorkCalendar, history: RequestHistory, event: RequestEvent): RequestHistory {
  switch (event.kind) {
    case 'received':
      return history;
    case 'correctionAsked':
      return { ...history, correctionAskedOn: event.on };
    case 'corrected':
      return { ...history, correctedOn: event.on, dayZero: event.on };
    case 'extended':
      return { ...history, extension: { on: event.on, n: event.n } };
    case 'thirdPartyAsked':
    case 'agencyAsked':
      return { ...history, consultations: [...history.consultations, ask(calendar, event)] };
    case 'thirdPartyAnswered':
    case 'agencyAnswered': {
      const party = event.kind === 'agencyAnswered' ? 'agency' : 'thirdParty';
      const at = openWith(history, party, event.who ?? '');
      const consultations = history.consultations.map((each, index) => {
        if (index !== at) return each;
        const until = event.on < each.answerBy ? event.on : each.answerBy;
        return { ...each, answeredOn: event.on, until };
      });
      return { ...history, consultations };
    }
    default:
      return event satisfies never;
  }
}

const NOT_RECEIVED = '没有收到申请的日期，无法推算答复期限。';

/** Names an event of the list as the error's fields do. */
const fieldOf = (place: number): string => `events.${place}.on`;

/**
 * Checks a request's events one by one, in the order of their days. `conflict` where one cannot follow the others, with the day in the message
 * and the event's place in the list among the fields.
 */
export function readHistory(calendar: WorkCalendar, events: readonly RequestEvent[]): Outcome<RequestHistory> {
  const [first, ...rest] = events
    .map((event, place) => ({ event, place }))
    .toSorted(({ event: a }, { event: b }) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  if (first?.event.kind !== 'received') {
    if (first === undefined) return fail('conflict', `${NOT_RECEIVED}请先登记收到申请。`);
    const before = `${chineseDate(first.event.on)}的事件早于收到申请，请改正日期。`;
    const fields = { [fieldOf(first.place)]: '早于收到申请，请改正日期。' };
    return fail('conflict', `${NOT_RECEIVED}${before}请先登记收到申请。`, { fields });
  }
  let history: RequestHistory = {
    receivedOn: first.event.on,
    dayZero: first.event.on,
    correctionAskedOn: undefined,
    correctedOn: undefined,
    consultations: [],
    extension: undefined,
  };
  for (const { event, place } of rest) {
    const refusal = refuse(history, answerDue(calendar, history), event);
    if (refusal !== undefined) {
      const fields = { [fieldOf(place)]: `${refusal}。` };
      return fail('conflict', `${chineseDate(event.on)}：${refusal}。请改正后重试。`, { fields });
    }
    history = apply(calendar, history, event);
  }
  return succeed(history);
}
