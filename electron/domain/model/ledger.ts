import type { EvidenceId, FillInRoundId, NoteId, ReminderId, UnitId, VerificationId, Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';

/**
 * Why something registered is returned (退回): what shows it is not complete, and the day it was done on stands; or it is not what was asked for,
 * and the day of what comes in its place counts.
 */
export type ReturnFault = 'material' | 'requirement';

/** What the office found when it checked an occurrence (核验). What is done is not closed. */
export type VerificationResult =
  /** 销号. `waiver`: why without link or file. */
  | { readonly result: 'accepted'; readonly waiver?: string }
  /** 退回整改, to come again by a day. `isSetLater`: of facts as of a day, where the day that was set comes after it and `newDueOn` is that day. */
  | {
      readonly result: 'returned';
      readonly fault: ReturnFault;
      readonly newDueOn: PlainDate;
      readonly isSetLater?: true;
    }
  /** What was accepted is to be checked again: its day, its page or what showed it changed, or a person says so. */
  | { readonly result: 'reopened' };

export type Verification = OccurrenceKey &
  VerificationResult & {
    readonly id: VerificationId;
    readonly on: PlainDate;
    /** Empty where nothing need be said of an acceptance. */
    readonly reason: string;
    /** Elements that were missing or wrong: 标题, 索引号. */
    readonly elements: readonly string[];
    readonly by: string;
    /** ISO instant of the recording. */
    readonly recordedAt: string;
    /** The order of recording: grows by one with every command. */
    readonly recordedIn: number;
  };

/** What shows that something was done (佐证): a page or a file, with the day on which it was seen so. */
export type Evidence = OccurrenceKey & {
  readonly id: EvidenceId;
  readonly title: string;
  readonly publishedOn?: PlainDate;
  readonly capturedOn: PlainDate;
  readonly note: string;
  /** ISO instant of the recording. */
  readonly recordedAt: string;
} & ({ readonly kind: 'link'; readonly link: string } | { readonly kind: 'file'; readonly file: StoredFile });

/** A file kept by its content, beside the data file. */
export interface StoredFile {
  /** As the person knows it. */
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/** What the office notes of an occurrence, by day. */
export interface Note extends OccurrenceKey {
  readonly id: NoteId;
  readonly on: PlainDate;
  readonly text: string;
  readonly by: string;
  /** ISO instant of the recording. */
  readonly recordedAt: string;
}

/** A level at which slips press (提醒, 催办, 督办), as the office names it. */
export interface ReminderLevel {
  readonly name: string;
  /** What stands behind the office's mark in the number of its slips: 提 of 清政公开提〔2021〕3号. May be empty. */
  readonly mark: string;
  /** Working days that a unit has to answer, as proposed. */
  readonly replyWorkdays: number;
}

/** A numbered slip (催办单) that one unit got. A number is used once in a year and level, whatever becomes of its slip. */
export interface Reminder {
  readonly id: ReminderId;
  readonly year: Year;
  readonly unitId: UnitId;
  /** From 1, the mildest. */
  readonly level: number;
  /** As the level was called when the slip was made. */
  readonly levelName: string;
  readonly number: number;
  /** 发文字号 as it is printed. */
  readonly documentNumber: string;
  readonly on: PlainDate;
  readonly replyBy: PlainDate;
  /** Why it is void (作废); absent while it is in force. */
  readonly withdrawn?: string;
  /** The file as it was made; absent for invented data. */
  readonly file?: Pick<StoredFile, 'name' | 'sha256'>;
  /** When somebody first took the file: from then on it is voided, never unmade. ISO instant. */
  readonly fetchedAt?: string;
  readonly answer?: { readonly on: PlainDate; readonly text: string };
  /** What it presses for; none where it presses for a round's book. */
  readonly items: readonly OccurrenceKey[];
  /** The round whose book it presses for, as it was called; it may be gone since. */
  readonly round?: { readonly id: FillInRoundId; readonly title: string };
  /** ISO instant of the making. */
  readonly recordedAt: string;
  /** The order of making: slips made together have the same. */
  readonly recordedIn: number;
}

/** Where a slip stands: 待回复, 逾期未回复, 已回复, 已作废. */
export type SlipState = 'waiting' | 'unanswered' | 'answered' | 'withdrawn';

/** Whether the last that was found of an occurrence is a return, and nothing was registered since. */
export function isReturned({ verification }: { readonly verification?: Verification }): boolean {
  return verification?.result === 'returned';
}
