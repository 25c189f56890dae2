import type { UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { AnswerKind, DisputeOutcome, FeeEffect, ProvisionForm } from '../model/request.ts';

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

/** A fee that was asked for. */
export interface FeeStretch {
  readonly noticedOn: PlainDate;
  readonly by: PlainDate;
  readonly paidOn: PlainDate | undefined;
}

/** A review or a lawsuit. */
export interface Dispute {
  /** A lawsuit after any review of the same request is `lawsuitAfterReview`. */
  readonly kind: 'review' | 'lawsuit' | 'lawsuitAfterReview';
  readonly on: PlainDate;
  readonly decidedOn: PlainDate | undefined;
  readonly outcome: DisputeOutcome | undefined;
}

export interface Answer {
  readonly on: PlainDate;
  readonly result: AnswerKind;
  readonly forms: readonly ProvisionForm[];
  readonly deliveredOn: PlainDate | undefined;
}

/** A request's events once they have been checked. */
export interface RequestHistory {
  readonly receivedOn: PlainDate;
  /** Day 0: the receipt of the request, or of its correction. */
  readonly dayZero: PlainDate;
  readonly correctionAskedOn: PlainDate | undefined;
  /** By when the applicant is to correct; `undefined` where no day was set. */
  readonly correctBy: PlainDate | undefined;
  readonly correctedOn: PlainDate | undefined;
  readonly consultations: readonly ConsultationStretch[];
  readonly extension:
    | { readonly on: PlainDate; readonly n: number; readonly toldOn: PlainDate | undefined }
    | undefined;
  readonly reasonsAskedOn: PlainDate | undefined;
  readonly delay: { readonly on: PlainDate; readonly until: PlainDate } | undefined;
  readonly fee: FeeStretch | undefined;
  readonly withdrawnOn: PlainDate | undefined;
  /** The first is the one that counts; another may follow where a review or a court corrected it. */
  readonly answers: readonly Answer[];
  readonly disputes: readonly Dispute[];
  readonly archivedOn: PlainDate | undefined;
  /** The unit that works on it, where it was given to one. */
  readonly handler: UnitId | undefined;
}

export interface RequestOptions {
  /** What a fee notice does to the time; absent: nobody has said, so it does nothing. */
  readonly feeEffect?: FeeEffect;
}
