import { z } from 'zod';
import type { DutyId, PieceId, UnitId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import { ADOPTION_LEVELS, type Adoption } from '../domain/model/piece.ts';
import { command, eventDay, link, pieceId, query, requiredText, returns, shortText, unitId, year } from './define.ts';

export type { Adoption, AdoptionLevel } from '../domain/model/piece.ts';

export interface PieceView {
  readonly id: PieceId;
  readonly unitId: UnitId;
  readonly unit: string;
  readonly title: string;
  readonly on: PlainDate;
  readonly channel: string;
  /** Empty where there is none. */
  readonly link: string;
  readonly adoptions: readonly Adoption[];
}

/** A piece that is registered for a duty and is none of the list. */
export interface RegisteredPieceView {
  readonly dutyId: DutyId;
  readonly content: string;
  readonly title: string;
  readonly link: string;
  readonly doneOn: PlainDate;
}

export interface PieceList {
  readonly pieces: readonly PieceView[];
  readonly registered: readonly RegisteredPieceView[];
  /** What is known of the month, where one month of one unit is asked for. */
  readonly month?: {
    readonly count: number;
    readonly listed: number;
    readonly registered: number;
    readonly typed: number | undefined;
    /** 待核: the typed figure is another than what is listed, which counts. */
    readonly differs: boolean;
  };
}

/** A line of a list that comes in, and what becomes of it. */
export interface PieceLineView {
  /** Stable within the list. */
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  /** Of the title; of the reason's cell where it is left. */
  readonly address: string;
  /** As the list has them. */
  readonly unit: string;
  readonly title: string;
  readonly day: string;
  /** `add`: one more; `adopt`: on record, taken up once more; `already`: nothing new; `left`: is not taken, for `reason`. */
  readonly state: 'add' | 'adopt' | 'already' | 'left';
  /** What it means here. */
  readonly meant?: { readonly unit: string; readonly on: PlainDate; readonly adoptions: readonly Adoption[] };
  /** Something of it was supposed, as its notes say. */
  readonly isProposed?: true;
  /** Chinese sentences. */
  readonly notes: readonly string[];
  readonly reason?: string;
  readonly unknown?: 'unit' | 'choice';
}

export interface PieceListPreview {
  readonly listId: string;
  /** Empty where it was pasted. */
  readonly fileName: string;
  readonly year: Year;
  /** What each table's columns were read as. */
  readonly tables: readonly {
    readonly sheet: string;
    readonly headerLine: number;
    readonly columns: readonly { readonly letters: string; readonly header: string; readonly role: string }[];
  }[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly notes: readonly string[];
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  readonly lines: readonly PieceLineView[];
  readonly counts: Readonly<Record<PieceLineView['state'], number>>;
}

/** Which unit a name means; which lines are not taken. */
const choices = z.strictObject({
  units: z.record(z.string().max(20_000), unitId),
  left: z.array(z.string().max(64)).max(100_000),
});
export type PieceListChoicesInput = z.input<typeof choices>;

const listId = z.string().max(64);
const piece = {
  unitId,
  title: requiredText,
  on: eventDay,
  channel: shortText,
  link,
  adoptions: z
    .array(z.strictObject({ level: z.enum(ADOPTION_LEVELS), on: eventDay, outlet: shortText }))
    .max(50, '采用不能超过 50 条'),
};

export const pieces = {
  /** Pieces of the year's days, by day; of one unit, of one month (1 to 12). */
  'pieces.list': query(
    z.strictObject({ year, unitId: unitId.exactOptional(), month: z.number().int().min(1).max(12).exactOptional() }),
    returns<PieceList>(),
  ),
  /** One more piece. Refused where it is there already. */
  'pieces.add': command(z.strictObject(piece), returns<{ readonly id: PieceId }>()),
  'pieces.update': command(z.strictObject({ id: pieceId, ...piece }), returns<object>()),
  /** All or nothing. */
  'pieces.remove': command(z.strictObject({ ids: z.array(pieceId).min(1).max(20_000) }), returns<object>()),
  /** Reads a list in the background; the job's `previewId` is the list's id. Nothing is written. */
  'pieces.read': query(z.strictObject({ fileId: z.string().max(64), year }), returns<{ readonly jobId: string }>()),
  /** Reads a pasted block; `unitId`: whose pieces they are where a line names no unit. Nothing is written. */
  'pieces.paste': query(
    z.strictObject({
      year,
      unitId: unitId.exactOptional(),
      block: z
        .array(z.array(z.string().max(20_000)).max(100))
        .min(1)
        .max(20_000),
    }),
    returns<{ readonly listId: string }>(),
  ),
  /** A list's lines set beside the pieces on record. */
  'pieces.preview': query(z.strictObject({ listId, choices }), returns<PieceListPreview>()),
  /** Records all lines that can be, in one command. What is there already is not recorded again. */
  'pieces.confirm': command(
    z.strictObject({ listId, year, choices }),
    returns<{ readonly added: number; readonly adopted: number; readonly already: number; readonly left: number }>(),
  ),
};
