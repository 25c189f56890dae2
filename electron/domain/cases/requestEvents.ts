import type { PlainDate } from '../dates/plainDate.ts';

/** What happens to a disclosure request (依申请公开), by day. The order of events of one day is that of the list. */
export type RequestEvent =
  /** Received, as art. 31 settles the day: handed in, signed for, or confirmed with the applicant. */
  | { readonly kind: 'received'; readonly on: PlainDate }
  /** The applicant was told what to correct (art. 30); that is done once. */
  | { readonly kind: 'correctionAsked'; readonly on: PlainDate }
  /** The corrected request was received: the clock starts anew. */
  | { readonly kind: 'corrected'; readonly on: PlainDate }
  | Consultation<'thirdPartyAsked'>
  | ConsultationEnd<'thirdPartyAnswered'>
  /** Another authority, a co-author among them, was asked (art. 33, 34). */
  | Consultation<'agencyAsked'>
  | ConsultationEnd<'agencyAnswered'>
  /** The answer was put off by `n` working days, 1 to 20 (art. 33). */
  | { readonly kind: 'extended'; readonly on: PlainDate; readonly n: number };

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

/** A stretch in which somebody else is asked; its days do not count. */
export interface ConsultationStretch {
  readonly party: 'thirdParty' | 'agency';
  readonly who: string;
  readonly askedOn: PlainDate;
  /** The last of their 15 working days. */
  readonly answerBy: PlainDate;
  /** When they answered; `undefined` while they have not. */
  readonly answeredOn: PlainDate | undefined;
  /** The last day that does not count: the answer's, but never later than `answerBy`. */
  readonly until: PlainDate;
}

/** A request's events once they have been checked. */
export interface RequestHistory {
  readonly receivedOn: PlainDate;
  /** Day 0: the receipt of the request, or of its correction. */
  readonly dayZero: PlainDate;
  readonly correctionAskedOn: PlainDate | undefined;
  readonly correctedOn: PlainDate | undefined;
  readonly consultations: readonly ConsultationStretch[];
  readonly extension: { readonly on: PlainDate; readonly n: number } | undefined;
}
