import { z } from 'zod';
import type { DutyId, UnitId } from '../domain/brand.ts';
import type { Lamp } from '../domain/model/occurrence.ts';
import type { UnitKind } from '../domain/model/unit.ts';
import { command, query, returns, unitId, year } from './define.ts';

/** A duty that asks for pieces by the month. */
export interface PieceSourceView {
  readonly dutyId: DutyId;
  readonly content: string;
  readonly atLeast: number;
}

/** Pieces that a duty asks of a unit for more than a month: a quarter, a half-year, the year. */
export interface LongerPiecesView {
  readonly dutyId: DutyId;
  readonly content: string;
  /** In Chinese: 2021年第一季度. */
  readonly period: string;
  readonly count: number;
  readonly target: number;
  readonly lamp: Lamp;
}

/** 待核: a month's typed figure is another than what is listed, which counts. */
export interface PiecesDifference {
  /** 1 to 12. */
  readonly month: number;
  readonly typed: number;
  readonly count: number;
}

/** Pieces of a month that were registered one by one (办结登记), and for which duties. */
export interface RegisteredPieces {
  /** 1 to 12. */
  readonly month: number;
  readonly count: number;
  readonly duties: readonly { readonly dutyId: DutyId; readonly content: string }[];
}

export interface SubmissionRow {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly kind: UnitKind;
  /** Twelve counts, January first; `undefined` where nothing was entered. */
  readonly counts: readonly (number | undefined)[];
  readonly total: number;
  /** What each month asks of the unit, January first; 0 where nothing is owed. */
  readonly targets: readonly number[];
  /** The duties that ask for pieces, where some do: the largest number is the month's target. */
  readonly sources: readonly PieceSourceView[];
  /** Pieces named one by one in the list, January first. */
  readonly listed?: readonly number[];
  /** The months that are 待核. */
  readonly differs?: readonly PiecesDifference[];
  /** What is asked by the quarter, half-year or year, where something is. */
  readonly longer?: readonly LongerPiecesView[];
  /** The months that hold registered pieces, where some do: no month shows fewer. */
  readonly registered?: readonly RegisteredPieces[];
  /** The months, 1 to 12, that count: owed, over, and not 此前. */
  readonly counted: readonly number[];
  /** Of these those that meet the target, and how many there are. */
  readonly met: number;
  readonly due: number;
  /** The months, 1 to 12, that are due and miss the target. */
  readonly missed: readonly number[];
}

export interface SubmissionMatrix {
  readonly target: number;
  readonly rows: readonly SubmissionRow[];
  /** Per month, over all units. */
  readonly totals: readonly number[];
  /** 1 to 12: months after this one are not judged yet. 0: none is. */
  readonly lastMonthDue: number;
}

export const submissions = {
  'submissions.matrix': query(z.strictObject({ year }), returns<SubmissionMatrix>()),
  /** Sets counts; `null` clears a cell. */
  'submissions.set': command(
    z.strictObject({
      year,
      cells: z
        .array(
          z.strictObject({
            unitId,
            month: z.number().int().min(1).max(12),
            count: z.number().int('应为整数').min(0, '不能小于 0').max(9999, '不能超过 9999').nullable(),
          }),
        )
        .min(1)
        .max(20_000),
    }),
    returns<object>(),
  ),
  'submissions.setTarget': command(
    z.strictObject({ year, target: z.number().int().min(0).max(100) }),
    returns<object>(),
  ),
};
