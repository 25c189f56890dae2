import { z } from 'zod';
import type {
  CaseId,
  DutyId,
  FillInBookId,
  FillInRoundId,
  FindingId,
  RequestId,
  UnitId,
  UnitTaskId,
} from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { BookChange } from '../domain/exchange/bookCells.ts';
import type { OpenField, RoundChange, RoundKind, TaskMatchKind } from '../domain/model/documents.ts';
import type { ListedTask } from '../domain/fillIn/tasks.ts';
import type { Lamp } from '../domain/model/occurrence.ts';
import type { Points } from '../domain/points.ts';
import type { AskedUnits, Asking, FillInRound } from '../domain/fillIn/round.ts';
import { occurrenceKey, type OccurrenceKey } from './occurrenceKey.ts';
import {
  command,
  dutyId,
  fillInBookId,
  fillInRoundId,
  groupId,
  eventDay,
  plainDate,
  query,
  requiredText,
  returns,
  unitId,
  unitTaskId,
  year,
} from './define.ts';

export type { BookChange } from '../domain/exchange/bookCells.ts';
export type { OpenField, RoundChange, RoundKind, TaskMatchKind } from '../domain/model/documents.ts';
export type { Asking, FillInRound } from '../domain/fillIn/round.ts';

/** A round with its figures, counted in units. */
export interface RoundView extends FillInRound {
  readonly books: number;
  readonly units: number;
  readonly returned: number;
}

/** A unit's part in a round. */
export interface RoundUnit {
  readonly unitId: UnitId;
  readonly unit: string;
  /** Its newest book, which may be a group's. */
  readonly bookId: FillInBookId;
  readonly bookLabel: string;
  readonly madeAt: string;
  /** Books made for it in this round. */
  readonly books: number;
  /** Rows that ask it something. */
  readonly rows: number;
  /** Its latest return; `undefined` where none came back (未返回). */
  readonly back?: {
    readonly fileName: string;
    readonly at: string;
    readonly times: number;
    readonly filled: number;
    readonly taken: number;
    /** Rows of which something was left: conflicts, dates that cannot be, links that are none. */
    readonly left: number;
    /** What stood in rows that the unit added. */
    readonly notes: string;
  };
  /** Rows on which it says 不涉及 and which are not exempt, or tasks that may be a duty: the office decides. */
  readonly toDecide: number;
  /** Of a round on progress: what became of its items since the last round, where it answered. */
  readonly changes?: Readonly<Partial<Record<RoundChange, number>>>;
}

/** What a unit said of an item in a round. */
export interface AnswerView {
  readonly round: string;
  readonly on: PlainDate;
  /** 进行中; '' where it says none. */
  readonly status: string;
  readonly progress: string;
  readonly link: string;
  readonly change: RoundChange;
}

/** An item of a round on progress: what was said of it this time and the time before. */
export interface ProgressRow extends OccurrenceKey {
  readonly unit: string;
  readonly content: string;
  readonly period: string;
  readonly dueOn: PlainDate | undefined;
  readonly lamp: Lamp;
  /** Absent where the unit has not answered in this round. */
  readonly answer?: AnswerView;
  readonly before?: AnswerView;
}

/** A task of a unit's list beside the duties on record. */
export interface TaskView extends ListedTask {
  readonly id: UnitTaskId;
  readonly unitId: UnitId;
  readonly unit: string;
  readonly match: TaskMatchKind;
  readonly decided: boolean;
  readonly duty?: { readonly id: DutyId; readonly number: string; readonly content: string; readonly isOwn: boolean };
}

export interface TaskLists {
  readonly tasks: readonly TaskView[];
  /** Duties of a unit that sent its list and does not name them. */
  readonly unlisted: readonly {
    readonly unitId: UnitId;
    readonly unit: string;
    readonly dutyId: DutyId;
    readonly content: string;
  }[];
}

export interface RoundDetail extends RoundView {
  readonly list: readonly RoundUnit[];
}

/** What a round would ask, before it is started. */
export interface RoundPlan {
  readonly books: number;
  readonly units: number;
  /** Rows of all books, and of the longest. */
  readonly rows: number;
  readonly longest: { readonly label: string; readonly rows: number } | undefined;
  /** Units that would be asked nothing, and so get no book. */
  readonly without: readonly string[];
  /** The day proposed for sending it back: a working day, some days after the one that is asked up to. */
  readonly replyBy: PlainDate;
}

/** What became of a file in a receipt. */
export type BookState =
  /** Matched, of this round. */
  | 'ready'
  /** Matched, of an earlier round than the unit's newest. */
  | 'stale'
  /** Another state of a book that lies in the receipt already. */
  | 'otherState'
  /** Without its marks: matched by wording. */
  | 'unmarked'
  /** The very same file twice, or taken in before. */
  | 'duplicate'
  /** Taken in before, and opened again for what was left of it. */
  | 'leftOver'
  | 'otherYear'
  | 'otherDistrict'
  /** A list without a task, a self-score without points: nothing was sent. */
  | 'empty'
  | 'unknown'
  | 'unreadable';

/** A row of which something came back, or of which something must be said. */
export interface ReceiptRow {
  /** Its place in the book. */
  readonly key: string;
  readonly dutyId: DutyId;
  readonly unitId: UnitId;
  readonly unit: string;
  readonly sheet: string;
  /** 1-based line of the sheet. */
  readonly line: number;
  readonly task: string;
  readonly content: string;
  readonly period: string;
  readonly dueOn: PlainDate | undefined;
  readonly cells: readonly BookChange[];
  /** What is taken over unless the person says otherwise. */
  readonly takenAtFirst: readonly OpenField[];
  /** The unit says 已完成, and the date is missing or cannot be: the person may give one. */
  readonly wantsDate: boolean;
  /** The day on which its period begins: what is done before it (提前) is registered with a reason only. */
  readonly periodFrom: PlainDate | undefined;
  /** The unit's date is before it: the person may say why, and else leaves it. */
  readonly wantsReason: boolean;
  /** The unit says 不涉及: the person may exempt it. */
  readonly exemptible: boolean;
  /** Chinese sentences about the row itself. */
  readonly notes: readonly string[];
}

/** What a book says of a finding's rectification (整改情况), where that is not what is on record. */
export interface ReceiptFault {
  /** The finding. */
  readonly key: FindingId;
  readonly unitId: UnitId;
  readonly unit: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly indicator: string;
  readonly cause: string;
  readonly before: { readonly text: string; readonly link: string };
  readonly after: { readonly text: string; readonly link: string };
  /** Is taken over unless the person says otherwise. */
  readonly takenAtFirst: boolean;
  /** Why it cannot be taken over, in Chinese. */
  readonly barred?: string;
  readonly notes: readonly string[];
}

/** What a book tells of a case (依申请公开, 办件): a step of it, once it is taken over. Nothing of it is the applicant's. */
export interface ReceiptAnswer {
  /** The case. */
  readonly key: RequestId | CaseId;
  /** 依申请公开, 公众留言. */
  readonly register: string;
  readonly unitId: UnitId;
  readonly unit: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly number: string;
  readonly subject: string;
  /** The answer as it would be recorded; as it was written where it cannot be. */
  readonly after: string;
  readonly takenAtFirst: boolean;
  /** Why it cannot be taken over, in Chinese, with the cell. */
  readonly barred?: string;
}

export interface ReceiptBook {
  readonly bookKey: string;
  readonly fileName: string;
  readonly state: BookState;
  /** The one sentence about the file: what it is, and what to do. */
  readonly sentence: string;
  /** Quieter sentences: a renamed sheet, rows that are gone, an older copy. */
  readonly notes: readonly string[];
  readonly roundId?: FillInRoundId;
  readonly round?: string;
  readonly kind?: RoundKind;
  /** Two files of one book cannot be taken in together. */
  readonly bookId?: FillInBookId;
  /** The unit or group whose book it is. */
  readonly label?: string;
  /** May be taken in at all. */
  readonly acceptable: boolean;
  /** Is taken in unless the person says otherwise. */
  readonly ticked: boolean;
  /** Its rows, as far as there is something to say of them. */
  readonly rows: readonly ReceiptRow[];
  /** All rows that came back, those with something in them, and those that say nothing new. */
  readonly total: number;
  readonly filled: number;
  readonly same: number;
  /** Rows that the unit added. */
  readonly added: readonly {
    readonly sheet: string;
    readonly line: number;
    readonly text: string;
    readonly why: string;
  }[];
  /** What it says of findings; absent where nothing is new. */
  readonly faults?: readonly ReceiptFault[];
  /** What it says of requests and of cases of the other registers; absent where nothing is new. */
  readonly requests?: readonly ReceiptAnswer[];
  /** The points that it claims. */
  readonly claims?: readonly {
    readonly indicator: string;
    readonly full: Points;
    readonly points: Points;
    readonly reason: string;
  }[];
  /** The tasks that it lists. */
  readonly tasks?: readonly ListedTask[];
  /** What of its points cannot be taken, each with file, sheet, cell and value. */
  readonly troubles?: readonly string[];
  /** Rows that went out and did not come back, and the first of them. Nothing is cleared for it. */
  readonly missing: { readonly count: number; readonly first: readonly string[] };
}

export interface Receipt {
  readonly receiptId: string;
  readonly books: readonly ReceiptBook[];
}

export interface AcceptSummary {
  readonly books: number;
  readonly rows: number;
  /** 办结登记: new ones, and corrected ones. */
  readonly registered: number;
  readonly corrected: number;
  readonly reported: number;
  readonly exempted: number;
  /** Findings whose reply was taken over; absent where there was none. */
  readonly replied?: number;
  /** Answers to requests that were recorded; absent where there were none. */
  readonly answered?: number;
  /** Points and tasks that were taken over; absent where there were none. */
  readonly claimed?: number;
  readonly listed?: number;
  /** Conflicts and unreadable cells that stay behind, counted in rows. */
  readonly left: number;
  /** Files that stay in the receipt. */
  readonly remaining: number;
}

const groups = z.array(groupId).min(1, '请选择单位组').max(200).readonly();
const asking = z.strictObject({
  through: eventDay,
  duties: z.enum(['open', 'all']),
  frequent: z.boolean(),
  units: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('groups'), ids: groups }),
    z.strictObject({ kind: z.literal('units'), ids: z.array(unitId).min(1, '请选择单位').max(1000).readonly() }),
  ]) satisfies z.ZodType<AskedUnits>,
  per: z.enum(['unit', 'group', 'all']),
}) satisfies z.ZodType<Asking>;

const kind = z.enum(['progress', 'taskList', 'selfScore']).default('progress') satisfies z.ZodType<RoundKind>;

const openField = z.enum(['status', 'doneOn', 'link', 'progress', 'remarks']) satisfies z.ZodType<OpenField>;
const fileIds = z.array(z.string().max(64)).min(1).max(300);
const receiptId = z.string().max(64);

/** What the person decided about one row. */
const rowDecision = z.strictObject({
  /** The cells to take over; without it `takenAtFirst`. */
  take: z.array(openField).max(5).readonly().exactOptional(),
  /** In place of a date that is missing or impossible. */
  doneOn: plainDate.exactOptional(),
  /** Why it was done before its period began; without it such a day is left, and the rest of the book is taken. */
  earlyReason: requiredText.exactOptional(),
  /** Exempts the occurrence, where the unit says 不涉及. */
  exempt: z.boolean().exactOptional(),
});
export type FillInRowDecision = z.infer<typeof rowDecision>;

/** Fill-in workbooks (填报表): rounds, the books that go out, the books that come back. */
export const fillIn = {
  'fillIn.rounds': query(z.strictObject({ year }), returns<readonly RoundView[]>()),
  'fillIn.round': query(z.strictObject({ roundId: fillInRoundId }), returns<RoundDetail>()),
  /** What a round would come to. Nothing is written. */
  'fillIn.plan': query(z.strictObject({ year, kind, asking }), returns<RoundPlan>()),
  /** Starts a round: its books are on record from then on, and are made as files by `fillIn.books`. */
  'fillIn.start': command(
    z.strictObject({ year, kind, title: requiredText, dueOn: eventDay, asking }),
    returns<{ readonly roundId: FillInRoundId; readonly books: number }>(),
  ),
  /** New books for some units of a round, with what is on record by now; those made before are still known when they come back. */
  'fillIn.remake': command(
    z.strictObject({ roundId: fillInRoundId, unitIds: z.array(unitId).min(1).max(1000) }),
    returns<{ readonly bookIds: readonly FillInBookId[] }>(),
  ),
  /** Removes a round with the record of its returns. What was registered and reported stays. */
  'fillIn.removeRound': command(z.strictObject({ roundId: fillInRoundId }), returns<object>()),
  /** Makes the files of a round, or of some of its books, in the background: one workbook, or a .zip of several. */
  'fillIn.books': query(
    z.strictObject({ roundId: fillInRoundId, bookIds: z.array(fillInBookId).min(1).max(1000).exactOptional() }),
    returns<{ readonly jobId: string }>(),
  ),
  /** What units said of each item in a round on progress, beside the time before; items of units that have not answered too. */
  'fillIn.progress': query(z.strictObject({ roundId: fillInRoundId }), returns<readonly ProgressRow[]>()),
  /** What a unit said of an item in each round, the latest first. */
  'fillIn.history': query(z.strictObject({ item: occurrenceKey }), returns<readonly AnswerView[]>()),
  /** The lists of a round's units beside the duties on record. */
  'fillIn.tasks': query(z.strictObject({ roundId: fillInRoundId }), returns<TaskLists>()),
  /** Says which duty a task is, or that it is none; `null` takes that back. */
  'fillIn.decideTask': command(
    z.strictObject({ id: unitTaskId, as: z.union([z.strictObject({ dutyId }), z.literal('none')]).nullable() }),
    returns<object>(),
  ),
  /**
   * Reads workbooks that came back, in the background; the job ends with the receipt's id as `previewId`. More files can join a receipt. `of`: whose list of
   * tasks they are, for documents of a unit's own kind.
   */
  'fillIn.receive': query(
    z.strictObject({
      year,
      fileIds,
      receiptId: receiptId.exactOptional(),
      of: z.strictObject({ roundId: fillInRoundId, unitId }).exactOptional(),
    }),
    returns<{ readonly jobId: string }>(),
  ),
  /** Opens what a unit last sent back in a round for what is left of it to decide; as `fillIn.receive`. */
  'fillIn.reopen': query(z.strictObject({ roundId: fillInRoundId, unitId }), returns<{ readonly jobId: string }>()),
  /** What came back, against what is on record now. */
  'fillIn.receipt': query(z.strictObject({ receiptId }), returns<Receipt>()),
  /** Takes files off a receipt; nothing of them is kept. */
  'fillIn.discard': query(
    z.strictObject({ receiptId, bookKeys: z.array(z.string().max(64)).min(1).max(1000) }),
    returns<{ readonly left: number }>(),
  ),
  /**
   * Takes books in, all that was decided or nothing, in one transaction after a backup. Books without an entry stay in the receipt.
   * Rows without a decision are taken as `takenAtFirst` says.
   */
  'fillIn.accept': command(
    z.strictObject({
      receiptId,
      books: z.record(
        z.string().max(64),
        z.strictObject({
          /** What to do with rows that the unit added. */
          added: z.enum(['note', 'ignore']),
          rows: z.record(z.string().max(64), rowDecision),
          /** Which replies to findings are taken over; those that are not named as `takenAtFirst` says. */
          faults: z.record(z.string().max(64), z.boolean()).exactOptional(),
          /** The same of answers to requests. */
          requests: z.record(z.string().max(64), z.boolean()).exactOptional(),
          /** The day on which the unit answered; today where nothing is said. */
          repliedOn: eventDay.exactOptional(),
        }),
      ),
    }),
    returns<AcceptSummary>(),
  ),
};
