import { z } from 'zod';
import type { NoteId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { ItemFilter, ItemSort } from '../domain/ledger/items.ts';
import type { Evidence, Note, ReturnFault, Verification } from '../domain/model/ledger.ts';
import type { ItemMark, ItemState } from '../domain/model/occurrence.ts';
import type { Lamp } from '../domain/model/occurrence.ts';
import {
  command,
  dutyId,
  eventDay,
  noteId,
  plainDate,
  query,
  requiredText,
  returns,
  shortText,
  unitId,
  year,
} from './define.ts';
import type { OccurrenceView } from './duties.ts';
import { occurrenceKey, type OccurrenceKey } from './occurrenceKey.ts';
import { dutyKind } from './shared.ts';

export type { ItemFilter, ItemSort } from '../domain/ledger/items.ts';
export type { ReturnFault, Verification } from '../domain/model/ledger.ts';
export type { ItemMark, ItemState } from '../domain/model/occurrence.ts';

/** An item and where it stands. */
export interface ItemKey extends OccurrenceKey {
  readonly state: ItemState;
  /** There is something to check: it can be closed or returned. */
  readonly mayVerify: boolean;
}

/** One line of the working ledger (工作台账): an occurrence with where it stands and what comes next. */
export interface ItemView extends ItemKey {
  readonly unit: string;
  readonly number: string;
  readonly content: string;
  readonly period: string;
  readonly lamp: Lamp;
  /** After an extension. */
  readonly dueOn?: PlainDate;
  /** By the rule alone, where an extension moved it. */
  readonly originalDueOn?: PlainDate;
  /** By which what was returned is to come again. */
  readonly newDueOn?: PlainDate;
  readonly doneOn?: PlainDate;
  /** The day of the acceptance that stands. */
  readonly verifiedOn?: PlainDate;
  readonly needed: number;
  readonly done: number;
  readonly marks: readonly ItemMark[];
  /** 退回 n, 催 n. */
  readonly returns: number;
  readonly reminders: number;
  readonly evidence: number;
  /** The latest note, and how many there are. */
  readonly note?: string;
  readonly notes: number;
  /** What is to be done next, in Chinese; empty where nothing is. */
  readonly next: string;
}

/** A window of the ledger as it is filtered and sorted. */
export interface ItemsPage {
  /** Where the window begins. */
  readonly offset: number;
  readonly rows: readonly ItemView[];
  /** How many lines the filter lets through, and of each state of all that the rest of the filter lets through. */
  readonly total: number;
  readonly states: Readonly<Partial<Record<ItemState, number>>>;
  /** Of those that are 已报未登, how many are past their day: 今日 and the rail count them among 逾期. */
  readonly reportedLate: number;
}

/** All that is known of one item. */
export interface ItemDetail {
  readonly item: ItemView;
  readonly occurrence: OccurrenceView;
  /** Why it cannot be closed without a reason: there is no link and no file, or the files are gone or changed. */
  readonly lacksEvidence: boolean;
  /** In the order of recording. */
  readonly verifications: readonly Verification[];
  readonly evidence: readonly Evidence[];
  readonly notes: readonly Note[];
  /** The same for the period before, for comparison. */
  readonly before?: {
    readonly period: string;
    readonly doneOn?: PlainDate;
    /** It was returned and nothing has come since: what was registered counts for nothing. */
    readonly isReturned?: true;
    readonly titles: readonly string[];
    readonly links: readonly string[];
  };
  /** Five working days from today: proposed as the new day of a return. */
  readonly proposedDue: PlainDate;
}

/** Why an item is left out when many are closed at once. */
export type LeftReason = 'noEvidence' | 'evidenceLost' | 'accepted';

export interface LeftItem extends OccurrenceKey {
  readonly unit: string;
  readonly content: string;
  readonly period: string;
  readonly why: LeftReason;
}

const items = z.array(occurrenceKey).min(1, '请至少选择一项').max(5000, '一次最多 5000 项');
const by = shortText.max(50, '不能超过 50 个字').default('');
const elements = z.array(requiredText.max(20)).max(20).default([]);

const state = z.enum([
  'exempt',
  'returned',
  'closed',
  'toVerify',
  'registered',
  'reported',
  'upcoming',
  'dueSoon',
  'overdue',
  'ongoing',
  'checkDue',
  'noReply',
  'before',
  'notCounted',
]) satisfies z.ZodType<ItemState>;
const mark = z.enum(['late', 'extended', 'early', 'pressed', 'breach', 'returned']) satisfies z.ZodType<ItemMark>;

/** What the ledger shows; what is left out filters nothing. */
export const itemFilter = z.strictObject({
  states: z.array(state).exactOptional(),
  marks: z.array(mark).exactOptional(),
  units: z.array(unitId).max(1000).exactOptional(),
  duties: z.array(dutyId).max(5000).exactOptional(),
  kinds: z.array(dutyKind).exactOptional(),
  text: shortText.exactOptional(),
  /** Due from, to. */
  from: plainDate.exactOptional(),
  to: plainDate.exactOptional(),
}) satisfies z.ZodType<ItemFilter>;

export const itemSort = z.strictObject({
  by: z.enum(['state', 'unit', 'content', 'period', 'dueOn', 'doneOn', 'verifiedOn']),
  descending: z.boolean(),
}) satisfies z.ZodType<ItemSort>;

export const ledger = {
  /** Lines of the working ledger, a window of them; latest due first unless sorted. */
  'ledger.items': query(
    z.strictObject({
      year,
      filter: itemFilter,
      sort: itemSort.exactOptional(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(0).max(2000),
    }),
    returns<ItemsPage>(),
  ),
  /** The keys of lines that a filter lets through, in order, all or a window of them: for what is done to many at once, and for walking through them. */
  'ledger.keys': query(
    z.strictObject({
      year,
      filter: itemFilter,
      sort: itemSort.exactOptional(),
      offset: z.number().int().min(0).exactOptional(),
      limit: z.number().int().min(0).exactOptional(),
    }),
    returns<readonly ItemKey[]>(),
  ),
  'ledger.item': query(z.strictObject({ item: occurrenceKey }), returns<ItemDetail>()),
  /**
   * Closes items (销号). Without link or file only with a `waiver`. Unknown items, and what is not registered, are refused whole; what lacks evidence
   * or is closed already is left out and named, unless nothing is left.
   */
  'ledger.accept': command(
    z.strictObject({
      items,
      on: eventDay.exactOptional(),
      reason: shortText.default(''),
      waiver: requiredText.exactOptional(),
      elements,
      by,
    }),
    returns<{ readonly closed: number; readonly left: readonly LeftItem[] }>(),
  ),
  /** Returns items (退回整改) to come again by a day after today. */
  'ledger.return': command(
    z.strictObject({
      items,
      fault: z.enum(['material', 'requirement']) satisfies z.ZodType<ReturnFault>,
      reason: requiredText,
      newDueOn: plainDate,
      on: eventDay.exactOptional(),
      elements,
      by,
    }),
    returns<{ readonly returned: number }>(),
  ),
  /** Lets closed items be checked again; says why. */
  'ledger.reopen': command(
    z.strictObject({ items, reason: requiredText, by }),
    returns<{ readonly reopened: number }>(),
  ),
  'ledger.addNote': command(
    z.strictObject({ items, text: requiredText, on: eventDay.exactOptional(), by }),
    returns<{ readonly ids: readonly NoteId[] }>(),
  ),
  'ledger.removeNotes': command(z.strictObject({ ids: z.array(noteId).min(1).max(5000) }), returns<object>()),
};
