import type { FindingId, UnitId, Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Points } from '../points.ts';

/** Who found it: 检查, 第三方评估, 自查, 上级通报. */
export type FindingSource = 'inspection' | 'thirdParty' | 'selfCheck' | 'superior';

/** What a re-check found of the rectification: 已整改, 部分整改, 未整改, 已说明. */
export type RecheckResult = 'done' | 'partly' | 'not' | 'explained';

/** What is known of a fault when it is put on record. */
export interface FindingFacts {
  readonly unitId: UnitId;
  readonly source: FindingSource;
  readonly foundOn: PlainDate;
  /** Of the scheme of those who found it; may be empty. */
  readonly indicator: string;
  /** The indicator's marks, and how many of them were lost. Decimals without a sign. */
  readonly full?: Points;
  readonly points?: Points;
  /** 失分原因: what is wrong. */
  readonly cause: string;
  readonly rectifyBy?: PlainDate;
}

/** What the unit said of its rectification (整改情况). */
export interface FindingReply {
  /** One of the two may be empty. */
  readonly text: string;
  readonly link: string;
  readonly on: PlainDate;
}

/** The office's re-check (复核). */
export interface Recheck {
  readonly on: PlainDate;
  readonly result: RecheckResult;
  readonly note: string;
}

/** A fault found from outside or inside, to be rectified by a day and checked again (问题, 整改). */
export interface Finding extends FindingFacts {
  readonly id: FindingId;
  readonly year: Year;
  /** `recordedIn`: the order of recording, which grows by one with every command. */
  readonly reply?: FindingReply & { readonly recordedIn: number };
  readonly recheck?: Recheck & { readonly recordedIn: number };
  /** ISO instant of the recording. */
  readonly recordedAt: string;
}

/** Where a finding stands: as its last re-check found it, unless a reply came since; else whether a reply waits; else by its day. */
export type FindingState = 'open' | 'overdue' | 'replied' | RecheckResult;
