import { z } from 'zod';
import type { RequestEventId, RequestId, UnitId } from '../domain/brand.ts';
import { caseNumber } from '../domain/cases/caseNumber.ts';
import type { RequestClock } from '../domain/cases/requestClock.ts';
import { REQUEST_DAYS, isRequestDay } from '../domain/cases/requestDays.ts';
import type { Dispute } from '../domain/cases/requestEvents.ts';
import type { NextStep, RequestResult } from '../domain/cases/requestStanding.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { StoredFile } from '../domain/model/ledger.ts';
import type {
  ApplicantKind,
  FeeEffect,
  RequestChannel,
  RequestEvent,
  RequestEventKind,
  RequestState,
} from '../domain/model/request.ts';
import {
  ANSWER_KINDS,
  APPLICANT_KINDS,
  DISPUTE_OUTCOMES,
  PROVISION_FORMS,
  REQUEST_CHANNELS,
} from '../domain/words/requests.ts';
import type { RequestPrivate } from '../domain/model/requestPrivate.ts';
import type { TakenFile } from './evidence.ts';
import {
  command,
  download,
  longText,
  requiredText,
  streamed,
  plainDate,
  query,
  requestEventId as eventId,
  requestId,
  returns,
  shortText,
  unitId,
} from './define.ts';

/** Where a request's clock stands, with the reckoning of its last day. */
export type { RequestClock } from '../domain/cases/requestClock.ts';
/** What the calculator asks of a request's events. */
export type ClockEvent = z.input<typeof clockEvent>;

const on = plainDate.refine((date: PlainDate) => isRequestDay(date), REQUEST_DAYS);
const who = z.string().trim().max(60, '不能超过 60 个字').exactOptional();

const asked = { on, who, letterReceivedOn: on.exactOptional() };
const answered = { on, who };

const clockEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('received'), on }),
  z.strictObject({ kind: z.literal('correctionAsked'), on }),
  z.strictObject({ kind: z.literal('corrected'), on }),
  z.strictObject({ kind: z.literal('thirdPartyAsked'), ...asked }),
  z.strictObject({ kind: z.literal('thirdPartyAnswered'), ...answered }),
  z.strictObject({ kind: z.literal('agencyAsked'), ...asked }),
  z.strictObject({ kind: z.literal('agencyAnswered'), ...answered }),
  z.strictObject({ kind: z.literal('extended'), on, n: z.number() }),
]);

const name = z.string().trim().max(100, '不能超过 100 个字').default('');

const digest = z.string().regex(/^[0-9a-f]{64}$/u, '文件编号不正确');
const toErase = z.array(requestId).min(1, '请至少选择一件申请').max(5000, '一次最多 5000 件');

/** Who asks and what for; nothing of it reaches the log, a label or the search. */
const texts = z.strictObject({
  name,
  contact: name,
  idNumber: name,
  phone: name,
  email: name,
  address: shortText.default(''),
  subject: shortText.default(''),
  content: longText.default(''),
});

const theCase = {
  number: z.string().overwrite(caseNumber).min(1, '请填写申请编号').max(60, '不能超过 60 个字'),
  unitId,
  channel: z.enum(REQUEST_CHANNELS),
  applicantKind: z.enum(APPLICANT_KINDS),
  texts,
};

/** A step as a form sends it. Texts are apart (`stepTexts`). */
const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('received'), on }),
  z.strictObject({ kind: z.literal('correctionAsked'), on, by: on.exactOptional() }),
  z.strictObject({ kind: z.literal('corrected'), on, excused: z.literal(true).exactOptional() }),
  z.strictObject({ kind: z.literal('reasonsAsked'), on }),
  z.strictObject({ kind: z.literal('delayTold'), on, until: on }),
  z.strictObject({ kind: z.literal('feeNotice'), on, by: on }),
  z.strictObject({ kind: z.literal('feePaid'), on }),
  z.strictObject({ kind: z.literal('assigned'), on, unitId }),
  z.strictObject({ kind: z.literal('thirdPartyAsked'), on, letterReceivedOn: on.exactOptional() }),
  z.strictObject({ kind: z.literal('thirdPartyAnswered'), on }),
  z.strictObject({ kind: z.literal('agencyAsked'), on, letterReceivedOn: on.exactOptional() }),
  z.strictObject({ kind: z.literal('agencyAnswered'), on }),
  z.strictObject({ kind: z.literal('extended'), on, n: z.number(), toldOn: on.exactOptional() }),
  z.strictObject({ kind: z.literal('withdrawn'), on }),
  z.strictObject({
    kind: z.literal('answered'),
    on,
    result: z.enum(ANSWER_KINDS),
    forms: z.array(z.enum(PROVISION_FORMS)).max(5).default([]),
  }),
  z.strictObject({ kind: z.literal('delivered'), on }),
  z.strictObject({ kind: z.literal('review'), on }),
  z.strictObject({ kind: z.literal('reviewDecided'), on, outcome: z.enum(DISPUTE_OUTCOMES) }),
  z.strictObject({ kind: z.literal('lawsuit'), on }),
  z.strictObject({ kind: z.literal('lawsuitDecided'), on, outcome: z.enum(DISPUTE_OUTCOMES) }),
  z.strictObject({ kind: z.literal('archived'), on }),
]);
export type StepInput = z.input<typeof step>;

/** Whom a consultation asks, who approved an extension, the paper of a step, and what else there is to say. */
const stepTexts = z.strictObject({
  who: name,
  approver: name,
  paper: shortText.default(''),
  note: longText.default(''),
});

/** A request in a list: who asks is masked, unless it was asked for. */
export interface RequestRow {
  readonly id: RequestId;
  readonly number: string;
  readonly unitId: UnitId;
  /** The organ that received it. */
  readonly unit: string;
  /** The unit that works on it, where that is another. */
  readonly handler?: string;
  readonly channel: RequestChannel;
  readonly applicantKind: ApplicantKind;
  readonly applicant: string;
  readonly subject: string;
  readonly receivedOn: PlainDate;
  readonly dueOn: PlainDate | undefined;
  /** By the rule alone, where it was put off. */
  readonly originalDueOn?: PlainDate;
  readonly provisional: boolean;
  readonly state: RequestState;
  readonly result?: RequestResult;
  readonly daysLate: number;
  /** What comes next, and by when. */
  readonly next: readonly NextStep[];
  readonly disputes: readonly Dispute[];
  /** The day on which its private texts were erased. */
  readonly erasedOn?: PlainDate;
}

/** One step of a request as it is on record. */
export interface RequestStepView {
  readonly id: RequestEventId;
  readonly event: RequestEvent;
  /** Of a step that gives it to a unit. */
  readonly unit?: string;
  readonly who: string;
  readonly approver: string;
  readonly paper: string;
  readonly note: string;
  readonly files: readonly StoredFile[];
}

export interface RequestDetail {
  readonly row: RequestRow;
  readonly steps: readonly RequestStepView[];
  readonly clock: RequestClock;
  /** Kinds of step that can follow as things stand. */
  readonly possible: readonly RequestEventKind[];
  readonly files: readonly StoredFile[];
  /** What the request asks for, as it says it, but for who asks. */
  readonly content: string;
}

/** What erasing would take away, and where it stays for a while. */
export interface ErasePreview {
  readonly numbers: readonly string[];
  /** Files that only these cases name. */
  readonly files: number;
  /** Copies that still hold what is erased, latest first, each with the day on which it goes by itself; absent: it stays until somebody deletes it. */
  readonly copies: readonly { readonly name: string; readonly day: PlainDate; readonly goesOn?: PlainDate }[];
  /** Data that earlier restores moved aside: it stays until somebody deletes it. */
  readonly aside: readonly string[];
}

/** A line of a list that comes in, and what becomes of it. */
export interface RequestLineView {
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly number: string;
  /** Masked. */
  readonly applicant: string;
  readonly receivedOn?: PlainDate;
  /** What else was read of it: units, channel, kind of applicant, steps. */
  readonly read: string;
  /** `left`: not taken, for its reasons, each with sheet, cell and value. */
  readonly state: 'add' | 'already' | 'left';
  readonly reasons: readonly string[];
}

export interface RequestsPreview {
  readonly previewId: string;
  readonly fileName: string;
  readonly lines: readonly RequestLineView[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly counts: Readonly<Record<RequestLineView['state'], number>>;
}

/** The office's own settings of the register. */
export interface RegisterSettings {
  /** What a fee notice does to the time, with its source; absent: nobody has said (待核). */
  readonly feeEffect?: FeeEffect;
  readonly feeSource: string;
  /** Years after which who asked may be erased; absent: not set. */
  readonly retentionYears?: number;
}

export interface RequestRegister {
  readonly rows: readonly RequestRow[];
  /** As the last one goes on. */
  readonly nextNumber: string;
  readonly settings: RegisterSettings;
  /** Requests whose retention time is over, and that are not erased yet. */
  readonly toErase: readonly RequestId[];
}

export type { Dispute } from '../domain/cases/requestEvents.ts';
export type { NextStep } from '../domain/cases/requestStanding.ts';
export type {
  AnswerKind,
  ApplicantKind,
  DisputeOutcome,
  FeeEffect,
  ProvisionForm,
  RequestChannel,
  RequestEvent,
  RequestEventKind,
  RequestState,
} from '../domain/model/request.ts';
export type { StoredFile } from '../domain/model/ledger.ts';

export const cases = {
  /**
   * The last day for the answer to a disclosure request (依申请公开). Only reckons; nothing is kept.
   * `conflict` where an event cannot follow the others, with the event's place in the list among the error's fields.
   */
  'cases.requestClock': query(
    z.strictObject({ events: z.array(clockEvent).min(1, '请填写收到申请的日期').max(60) }),
    returns<RequestClock>(),
  ),
  /** The register of disclosure requests, all years. Who asks is masked unless `revealed`. */
  'cases.requests': query(z.strictObject({ revealed: z.boolean().default(false) }), returns<RequestRegister>()),
  /** The register, or those of it that are named, as a workbook made in the background. Who asks is masked unless `revealed`; the file says when it is not. */
  'cases.export': query(
    z.strictObject({ ids: z.array(requestId).max(5000).exactOptional(), revealed: z.boolean().default(false) }),
    returns<{ readonly jobId: string }>(),
  ),
  'cases.request': query(z.strictObject({ id: requestId }), returns<RequestDetail>()),
  /** Who asks, in full. */
  'cases.applicant': query(z.strictObject({ id: requestId }), returns<Omit<RequestPrivate, 'files'>>()),
  /** Puts a request on record, with the day of its receipt. The first one sets up the duty that stands for the register in its year. */
  'cases.addRequest': command(z.strictObject({ ...theCase, receivedOn: on }), returns<{ readonly id: RequestId }>()),
  'cases.updateRequest': command(z.strictObject({ id: requestId, ...theCase }), returns<object>()),
  'cases.removeRequest': command(z.strictObject({ id: requestId }), returns<object>()),
  /** Records a step. `conflict` where it cannot follow the others, or another could not follow it: the message names the event. */
  'cases.addStep': command(
    z.strictObject({ id: requestId, step, texts: stepTexts.prefault({}) }),
    returns<{ readonly id: RequestEventId }>(),
  ),
  /** Corrects a step; its kind stays. */
  'cases.updateStep': command(
    z.strictObject({ id: requestId, eventId, step, texts: stepTexts.prefault({}) }),
    returns<object>(),
  ),
  'cases.removeStep': command(z.strictObject({ id: requestId, eventId }), returns<object>()),
  /** Hands a paper over; as `evidence.put`. */
  'cases.put': streamed(z.strictObject({ name: requiredText }), returns<TakenFile>()),
  /** Puts papers to a request, or to one of its steps. */
  'cases.addFiles': command(
    z.strictObject({
      id: requestId,
      eventId: eventId.exactOptional(),
      fileIds: z.array(z.string().max(64)).min(1, '请至少选择一个文件').max(20, '一次最多 20 个文件'),
    }),
    returns<object>(),
  ),
  'cases.removeFile': command(
    z.strictObject({ id: requestId, eventId: eventId.exactOptional(), sha256: digest }),
    returns<object>(),
  ),
  'cases.file': download(z.strictObject({ id: requestId, sha256: digest })),
  /** Reads a list of requests in the background; the job's `previewId` names it. Nothing is written. */
  'cases.read': query(z.strictObject({ fileId: z.string().max(64) }), returns<{ readonly jobId: string }>()),
  /** `unitId`: the organ of lines that name none. */
  'cases.preview': query(
    z.strictObject({ previewId: z.string().max(64), unitId: unitId.exactOptional() }),
    returns<RequestsPreview>(),
  ),
  /** Puts all lines that can be on record, in one command, after a backup. A number that is there is not added again. */
  'cases.confirm': command(
    z.strictObject({ previewId: z.string().max(64), unitId: unitId.exactOptional() }),
    returns<{ readonly added: number; readonly already: number; readonly left: number }>(),
  ),
  /** What erasing these would do, before it is done. */
  'cases.previewErase': query(z.strictObject({ ids: toErase }), returns<ErasePreview>()),
  /**
   * Erases who asked and every free text and paper of requests, for good: the one command that nothing takes back. Numbers, days, kinds and results stay.
   * `numbers`: as the preview named them, so that nothing else is erased.
   */
  'cases.erase': command(
    z.strictObject({ ids: toErase, numbers: z.array(z.string().max(60)).max(5000) }),
    returns<{ readonly files: number; readonly isCompact: boolean }>(),
  ),
  'cases.setRegister': command(
    z.strictObject({
      feeEffect: z.enum(['none', 'excluded', 'restarts']).nullable(),
      feeSource: shortText.default(''),
      retentionYears: z.number().int('应为整数').min(1, '至少 1 年').max(100, '至多 100 年').nullable(),
    }),
    returns<object>(),
  ),
};
