import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Year } from '../domain/brand.ts';
import type { LedgerTable } from '../domain/exchange/ledgerTable.ts';
import { command, dutyId, query, requiredText, returns, unitId, year } from './define.ts';

export type { LedgerRole } from '../domain/exchange/ledgerColumns.ts';
export type { LedgerTable } from '../domain/exchange/ledgerTable.ts';

/** A line of an old ledger, or one unit's part of it, and what becomes of it. */
export interface LedgerLineView {
  /** Stable within the file. */
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  /** Of the cell with the day; of the reason's cell where it is left. */
  readonly address: string;
  /** As the file has them. */
  readonly content: string;
  readonly unit: string;
  readonly period: string;
  readonly done: string;
  /** `register`: will be; `already`: is registered on that day; `open`: has no day; `left`: is not, for `reason`. */
  readonly state: 'register' | 'already' | 'open' | 'left';
  /** What it means here. */
  readonly meant?: {
    readonly content: string;
    readonly unit: string;
    readonly period: string;
    readonly dueOn: PlainDate | undefined;
  };
  readonly doneOn?: PlainDate;
  readonly title: string;
  readonly link: string;
  /** 提前: registered with the reason that was given for all such lines. */
  readonly isEarly?: true;
  /** The line does not name its period: it was found by its days. */
  readonly isProposed?: true;
  /** Chinese sentences: how the period was found, what of the line is not taken over. */
  readonly notes: readonly string[];
  readonly reason?: string;
  /**
   * What a person may say once for all lines with the same words; `early`: why it was done before its period began (提前); `choice`: the person left it
   * out.
   */
  readonly unknown?: 'duty' | 'unit' | 'early' | 'choice';
  /** What it may mean: a value for `choices.lines`, with its words. */
  readonly candidates?: readonly { readonly choice: string; readonly words: string }[];
}

export interface LedgerPreview {
  readonly ledgerId: string;
  readonly fileName: string;
  readonly year: Year;
  readonly tables: readonly LedgerTable[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  /** What the person should know of the file as a whole. Chinese sentences. */
  readonly notes: readonly string[];
  /** Titles, totals and remarks among the lines. */
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  readonly lines: readonly LedgerLineView[];
  readonly counts: Readonly<Record<LedgerLineView['state'], number>> & {
    /** Of those that will be registered, how many fell due before the start of use (此前). */
    readonly before: number;
  };
}

export interface LedgerSummary {
  readonly registered: number;
  readonly already: number;
  readonly open: number;
  readonly left: number;
  /** 此前 of the year afterwards. */
  readonly before: { readonly total: number; readonly registered: number };
}

/** What a person decided: which duty a text means, which unit a name, which occurrence a line; which lines are not registered; why lines are early. */
const choices = z.strictObject({
  duties: z.record(z.string().max(20_000), dutyId),
  units: z.record(z.string().max(20_000), unitId),
  lines: z.record(z.string().max(64), z.string().max(300)),
  left: z.array(z.string().max(64)).max(100_000),
  earlyReason: requiredText.exactOptional(),
});
export type LedgerChoicesInput = z.input<typeof choices>;

const ledgerId = z.string().max(64);

export const oldLedger = {
  /** Reads an old ledger in the background; the job's `previewId` is the ledger's id. Nothing is written. */
  'oldLedger.read': query(z.strictObject({ fileId: z.string().max(64), year }), returns<{ readonly jobId: string }>()),
  /** Its lines set beside the year as it stands. */
  'oldLedger.preview': query(z.strictObject({ ledgerId, choices }), returns<LedgerPreview>()),
  /** Registers all lines that can be, in one command, after a backup. A line that is registered already is not registered again. */
  'oldLedger.confirm': command(z.strictObject({ ledgerId, year, choices }), returns<LedgerSummary>()),
};
