import type { RequestId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';

/** How a request came in; art. 31 settles the day of receipt by it. */
export type RequestChannel = 'handedIn' | 'registeredPost' | 'letter' | 'internet' | 'fax';

/** Who asks, as the columns of the yearly report have it: 自然人, and five kinds of 法人或其他组织. */
export type ApplicantKind = 'person' | 'business' | 'research' | 'charity' | 'legal' | 'otherBody';

/** The kinds of answer of the State Council office's yearly report (2021 form), in its order. */
export type AnswerKind =
  | 'granted'
  | 'partly'
  | 'stateSecret'
  | 'lawForbids'
  | 'threeSafeties'
  | 'thirdPartyRights'
  | 'internalAffairs'
  | 'processInformation'
  | 'enforcementFile'
  | 'administrativeQuery'
  | 'notHeld'
  | 'needsMaking'
  | 'stillUnclear'
  | 'petition'
  | 'repeated'
  | 'publication'
  | 'massRequests'
  | 'confirmedAgain'
  | 'otherHandling';

/** What a request comes to: an answer, or one of the two that only the passing of a day brings about. A withdrawal is `otherHandling`. */
export type ResultKind = AnswerKind | 'correctionOverdue' | 'feeUnpaid';

/** 提供形式 (art. 40). */
export type ProvisionForm = 'paper' | 'electronic' | 'viewing' | 'copying' | 'other';

/** How a review (复议) or a lawsuit ended: 结果维持, 结果纠正, 其他结果. */
export type DisputeOutcome = 'upheld' | 'corrected' | 'other';

/**
 * What a fee notice (art. 42) does to the time for the answer, as the office says with its source: nothing, the days until payment do not count, or
 * the time starts anew with the payment.
 */
export type FeeEffect = 'none' | 'excluded' | 'restarts';

/** Where a request stands: who has the next move, or how it ended. */
export type RequestState =
  | 'awaitingCorrection'
  | 'awaitingPayment'
  | 'consulting'
  | 'running'
  | 'answered'
  | 'withdrawn'
  | 'correctionOverdue'
  | 'feeUnpaid'
  | 'archived';

/** What somebody owes next. */
export type NextWhat =
  | 'answer'
  | 'askCorrection'
  | 'correct'
  | 'pay'
  | 'giveReasons'
  | 'thirdPartyReply'
  | 'agencyReply'
  | 'tellExtension'
  | 'deliver'
  | 'archive'
  | 'awaitReview'
  | 'awaitCourt';

interface Consultation<Kind extends string> {
  readonly kind: Kind;
  /** The day on which the letter (征求意见书) went out. */
  readonly on: PlainDate;
  /** Who was asked, where there are several. */
  readonly who?: string;
  /** The day on which the letter arrived, which their 15 working days count from; the day it went out where it is not known. */
  readonly letterReceivedOn?: PlainDate;
}

interface ConsultationEnd<Kind extends string> {
  readonly kind: Kind;
  readonly on: PlainDate;
  readonly who?: string;
}

/** What happens to a disclosure request (依申请公开), by day. The order of events of one day is that of the list. */
export type RequestEvent =
  /** Received, as art. 31 settles the day: handed in, signed for, or confirmed with the applicant. */
  | { readonly kind: 'received'; readonly on: PlainDate }
  /** The applicant was told what to correct (art. 30), and by when; that is done once. */
  | { readonly kind: 'correctionAsked'; readonly on: PlainDate; readonly by?: PlainDate }
  /** The corrected request was received: the clock starts anew. `excused`: after its day, with a good reason. */
  | { readonly kind: 'corrected'; readonly on: PlainDate; readonly excused?: true }
  /** Reasons for an unreasonable number of requests were asked (art. 35). */
  | { readonly kind: 'reasonsAsked'; readonly on: PlainDate }
  /** Reasonable, but not feasible in time: the applicant was told a day of delay, which is the due day from then on (art. 35). */
  | { readonly kind: 'delayTold'; readonly on: PlainDate; readonly until: PlainDate }
  /** A fee notice, to be paid by a day (art. 42). */
  | { readonly kind: 'feeNotice'; readonly on: PlainDate; readonly by: PlainDate }
  | { readonly kind: 'feePaid'; readonly on: PlainDate }
  /** Given to a unit that works on it (承办). */
  | { readonly kind: 'assigned'; readonly on: PlainDate; readonly unitId: UnitId }
  | Consultation<'thirdPartyAsked'>
  | ConsultationEnd<'thirdPartyAnswered'>
  /** Another authority, a co-author among them, was asked (art. 33, 34). */
  | Consultation<'agencyAsked'>
  | ConsultationEnd<'agencyAnswered'>
  /** The answer was put off by `n` working days, 1 to 20, with somebody's approval; the applicant was told on a day (art. 33). */
  | {
      readonly kind: 'extended';
      readonly on: PlainDate;
      readonly n: number;
      readonly approver?: string;
      readonly toldOn?: PlainDate;
    }
  | { readonly kind: 'withdrawn'; readonly on: PlainDate }
  | {
      readonly kind: 'answered';
      readonly on: PlainDate;
      readonly result: AnswerKind;
      readonly forms: readonly ProvisionForm[];
    }
  /** The answer reached the applicant. */
  | { readonly kind: 'delivered'; readonly on: PlainDate }
  /** A review was asked for (行政复议), and decided. */
  | { readonly kind: 'review'; readonly on: PlainDate }
  | { readonly kind: 'reviewDecided'; readonly on: PlainDate; readonly outcome: DisputeOutcome }
  /** A lawsuit was brought (行政诉讼), directly or after a review, and decided. */
  | { readonly kind: 'lawsuit'; readonly on: PlainDate }
  | { readonly kind: 'lawsuitDecided'; readonly on: PlainDate; readonly outcome: DisputeOutcome }
  | { readonly kind: 'archived'; readonly on: PlainDate };

export type RequestEventKind = RequestEvent['kind'];

/** A disclosure request as a year's figures derive from it: nothing of who asks but the kind. */
export interface RequestFacts {
  readonly id: RequestId;
  /** The case number, which stands for it everywhere. */
  readonly number: string;
  /** The organ that received it. */
  readonly unitId: UnitId;
  readonly channel: RequestChannel;
  readonly applicantKind: ApplicantKind;
  /** In the order of their days; of one day in the order of recording. */
  readonly events: readonly RequestEvent[];
}
