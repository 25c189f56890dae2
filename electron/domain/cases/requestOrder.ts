import { chineseDate } from '../dates/chineseDate.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { RequestEvent } from '../model/request.ts';
import { STATUTORY_DAYS } from '../rules/statutory.ts';
import { EVENT_WORDS } from '../words/requests.ts';
import type { Answer, ConsultationStretch, RequestHistory } from './requestEvents.ts';

/** An event out of order, as a Chinese sentence without its full stop; `undefined` where it fits. */
type Refusal = string | undefined;

export type Asking = Extract<RequestEvent, { kind: 'thirdPartyAsked' | 'agencyAsked' }>;

const PARTY = { thirdParty: '第三方', agency: '其他机关' } as const;

/** Where in the list of consultations one stands that has no answer yet; -1 where there is none. */
export function openWith(history: RequestHistory, party: ConsultationStretch['party'], who: string): number {
  return history.consultations.findIndex(
    (each) => each.party === party && each.who === who && each.answeredOn === undefined,
  );
}

/** What ended with the passing of a day, and the first day on which it had. */
export interface Lapse {
  readonly kind: 'correctionOverdue' | 'feeUnpaid';
  readonly on: PlainDate;
}

/** Whether a request has lapsed by a day: what was to be corrected or paid was not, and its day has passed. */
export function lapseBy(
  { correctBy, correctedOn, fee, answers, withdrawnOn }: RequestHistory,
  day: PlainDate,
): Lapse | undefined {
  if (answers.length > 0 || withdrawnOn !== undefined) return undefined;
  if (correctBy !== undefined && correctedOn === undefined && correctBy < day) {
    return { kind: 'correctionOverdue', on: addDays(correctBy, 1) };
  }
  if (fee !== undefined && fee.paidOn === undefined && fee.by < day) {
    return { kind: 'feeUnpaid', on: addDays(fee.by, 1) };
  }
  return undefined;
}

function refuseAsking(history: RequestHistory, event: Asking): Refusal {
  const party = event.kind === 'agencyAsked' ? 'agency' : 'thirdParty';
  if (event.letterReceivedOn !== undefined && event.letterReceivedOn < event.on) {
    return `${PARTY[party]}收到征求意见书的日期早于发出日期`;
  }
  const open = openWith(history, party, event.who ?? '') >= 0;
  return open ? `正在征求${PARTY[party]}${event.who ?? ''}的意见，答复登记之前不能再次征求` : undefined;
}

function refuseExtension(
  history: RequestHistory,
  { n, on, toldOn }: Extract<RequestEvent, { kind: 'extended' }>,
): Refusal {
  if (history.extension)
    return `答复期限已于${chineseDate(history.extension.on)}延长过，只能延长一次（条例第三十三条）`;
  if (history.delay) return '已经告知延迟答复的期限，不能再延长答复期限';
  if (toldOn !== undefined && toldOn < on) return '告知申请人延长的日期早于作出延长决定的日期';
  const whole = Number.isInteger(n) && n >= 1 && n <= STATUTORY_DAYS.longestExtension;
  return whole ? undefined : '延长的期限应为 1 至 20 个工作日（条例第三十三条）';
}

function refuseCorrection(
  history: RequestHistory,
  { on, by }: Extract<RequestEvent, { kind: 'correctionAsked' }>,
): Refusal {
  if (history.correctionAskedOn !== undefined) return '补正只能一次性告知，不能再次要求补正（条例第三十条）';
  if (by !== undefined && by <= on) return '补正的期限应晚于告知补正的日期';
  return history.extension ? '已经延长答复期限的申请，不能再要求补正' : undefined;
}

function refuseDelay(
  history: RequestHistory,
  due: PlainDate,
  { on, until }: Extract<RequestEvent, { kind: 'delayTold' }>,
): Refusal {
  if (history.reasonsAskedOn === undefined) return '没有要求申请人说明理由，不能告知延迟答复（条例第三十五条）';
  if (history.delay) return `已于${chineseDate(history.delay.on)}告知过延迟答复的期限，不能再次告知`;
  if (until <= on) return '延迟答复的期限应晚于告知的日期';
  return until <= due ? `延迟答复的期限应晚于原来的答复期限（${chineseDate(due)}）` : undefined;
}

/** What comes after the end: deliveries, disputes, the file. */
function refuseAfterwards(history: RequestHistory, event: RequestEvent, isEnded: boolean): Refusal {
  const open = (isReview: boolean) =>
    history.disputes.some(({ kind, decidedOn }) => (kind === 'review') === isReview && decidedOn === undefined);
  switch (event.kind) {
    case 'delivered': {
      const last = history.answers.at(-1);
      if (last === undefined) return '还没有答复，不能登记送达';
      return last.deliveredOn === undefined ? undefined : `已于${chineseDate(last.deliveredOn)}送达，不能再次登记送达`;
    }
    case 'review':
      return open(true) ? '前一次行政复议尚未审结，不能再次登记' : undefined;
    case 'lawsuit':
      return open(false) ? '前一次行政诉讼尚未审结，不能再次登记' : undefined;
    case 'reviewDecided':
      return open(true) ? undefined : '没有尚未审结的行政复议，不能登记复议决定';
    case 'lawsuitDecided':
      return open(false) ? undefined : '没有尚未审结的行政诉讼，不能登记诉讼裁判';
    case 'archived':
      if (history.archivedOn !== undefined) return `已于${chineseDate(history.archivedOn)}归档，不能再次归档`;
      return isEnded ? undefined : '申请还没有办结，不能归档';
    default:
      return undefined;
  }
}

const AFTERWARDS: ReadonlySet<RequestEvent['kind']> = new Set([
  'delivered',
  'review',
  'lawsuit',
  'reviewDecided',
  'lawsuitDecided',
  'archived',
]);

/** A second answer is one that a review or a court asked for by correcting the one before. */
function mayAnswerAnew(history: RequestHistory, { on }: Answer): boolean {
  return history.disputes.some(({ outcome, decidedOn }) => outcome === 'corrected' && (decidedOn ?? '') >= on);
}

/** Why a request that has ended takes no further step of its handling. */
function refuseEnded(history: RequestHistory, event: RequestEvent): Refusal {
  const last = history.answers.at(-1);
  const word = EVENT_WORDS[event.kind];
  if (last !== undefined) {
    if (event.kind !== 'answered') return `已于${chineseDate(last.on)}答复，之后不能再登记“${word}”`;
    if (mayAnswerAnew(history, last)) return undefined;
    return `已于${chineseDate(last.on)}答复，不能再次答复；复议或者诉讼纠正后重新答复的，请先登记其结果`;
  }
  if (history.withdrawnOn !== undefined) {
    return `申请人已于${chineseDate(history.withdrawnOn)}撤回申请，之后不能再登记“${word}”`;
  }
  const lapse = lapseBy(history, event.on);
  if (lapse === undefined) return undefined;
  const lastDay = chineseDate(addDays(lapse.on, -1));
  if (lapse.kind === 'feeUnpaid') {
    return `缴费期限已于${lastDay}届满，申请人没有缴费，不再处理，之后不能再登记“${word}”`;
  }
  if (event.kind === 'corrected' && event.excused) return undefined;
  return `补正期限已于${lastDay}届满，申请人没有补正，视为放弃，之后不能再登记“${word}”；有正当理由逾期补正的，登记收到补正时请注明`;
}

/** Steps that stop or move the clock: none of them can be taken once it has run out. */
const MOVES: ReadonlySet<RequestEvent['kind']> = new Set([
  'correctionAsked',
  'thirdPartyAsked',
  'agencyAsked',
  'extended',
  'delayTold',
  'feeNotice',
]);

function refuseReply(
  history: RequestHistory,
  event: Extract<RequestEvent, { kind: 'thirdPartyAnswered' | 'agencyAnswered' }>,
): Refusal {
  const party = event.kind === 'agencyAnswered' ? 'agency' : 'thirdParty';
  const open = openWith(history, party, event.who ?? '') >= 0;
  return open ? undefined : `没有正在征求的${PARTY[party]}${event.who ?? ''}意见，不能登记其答复`;
}

function refuseFee({ fee }: RequestHistory, event: Extract<RequestEvent, { kind: 'feeNotice' | 'feePaid' }>): Refusal {
  if (event.kind === 'feePaid') {
    if (fee === undefined) return '没有发出收费通知，不能登记缴费';
    return fee.paidOn === undefined ? undefined : `已于${chineseDate(fee.paidOn)}缴费，不能再次登记`;
  }
  if (fee !== undefined) return `已于${chineseDate(fee.noticedOn)}发出收费通知，不能再次发出`;
  return event.by <= event.on ? '缴费的期限应晚于发出收费通知的日期' : undefined;
}

/**
 * Why an event cannot follow what went before. `due` is the last day for the answer as it stood; `undefined` while no clock runs.
 */
export function refuse(history: RequestHistory, due: PlainDate | undefined, event: RequestEvent): Refusal {
  if (event.kind === 'received') return '收到申请只能登记一次；补正后的申请请登记为“收到补正”';
  const isEnded =
    history.answers.length > 0 || history.withdrawnOn !== undefined || lapseBy(history, event.on) !== undefined;
  if (AFTERWARDS.has(event.kind)) return refuseAfterwards(history, event, isEnded);
  const ended = isEnded ? refuseEnded(history, event) : undefined;
  if (ended !== undefined) return ended;
  const awaiting = history.correctionAskedOn !== undefined && history.correctedOn === undefined;
  switch (event.kind) {
    case 'corrected':
      return awaiting ? undefined : '没有待补正的告知，不能登记收到补正';
    case 'withdrawn':
    case 'assigned':
      return undefined;
    case 'thirdPartyAnswered':
    case 'agencyAnswered':
      return refuseReply(history, event);
    default:
  }
  if (awaiting) return `申请正在等待补正，收到补正后才能登记“${EVENT_WORDS[event.kind]}”`;
  if (event.kind === 'feePaid') return refuseFee(history, event);
  if (due !== undefined && event.on > due && MOVES.has(event.kind)) {
    return `答复期限已于${chineseDate(due)}届满，之后不能再登记“${EVENT_WORDS[event.kind]}”`;
  }
  switch (event.kind) {
    case 'extended':
      return refuseExtension(history, event);
    case 'thirdPartyAsked':
    case 'agencyAsked':
      return refuseAsking(history, event);
    case 'correctionAsked':
      return refuseCorrection(history, event);
    case 'reasonsAsked':
      return history.reasonsAskedOn === undefined
        ? undefined
        : `已于${chineseDate(history.reasonsAskedOn)}要求说明理由，不能再次要求`;
    case 'delayTold':
      return due === undefined ? '正在等待缴费，缴费后才能告知延迟答复' : refuseDelay(history, due, event);
    case 'feeNotice':
      return refuseFee(history, event);
    default:
      return undefined;
  }
}
