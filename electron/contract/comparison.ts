import { z } from 'zod';
import type { UnitId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { DutyKind } from '../domain/model/duty.ts';
import type { Points } from '../domain/points.ts';
import type { ComparedRow, ComparedTask } from '../domain/years/compare.ts';
import type { ComparedSpan } from '../domain/years/sides.ts';
import type { CarriedOut, SummaryFigures, SummaryTask, SummaryUnit } from '../domain/years/summary.ts';
import { query, returns, year } from './define.ts';

export type { ComparedFigures, ComparedRow, ComparedTask } from '../domain/years/compare.ts';
export type { ComparedSpan } from '../domain/years/sides.ts';
export type { CarriedOut, SummaryFigures, SummaryTask, SummaryUnit } from '../domain/years/summary.ts';

/** A unit's score of a year. */
export interface ComparedScore {
  readonly total: Points;
  readonly place?: number;
  readonly grade?: string;
  /** As it was frozen (定稿), with what was decided since. */
  readonly isFrozen?: true;
}

/** A unit in both years; the figures of units that it stands for are with it. */
export interface ComparedUnit extends ComparedRow<UnitId> {
  readonly unit: string;
  /** Units that are gone and whose figures stand here (撤并). */
  readonly joined: readonly string[];
  readonly earlierScore?: ComparedScore;
  readonly laterScore?: ComparedScore;
}

/** One of two years, with the day by which it is judged. */
export interface ComparedYear {
  readonly year: Year;
  readonly asOf: PlainDate;
  readonly cutOff: PlainDate;
}

/** Two years beside each other (年度对比). */
export interface ComparisonView {
  readonly earlier: ComparedYear;
  readonly later: ComparedYear;
  readonly span: ComparedSpan;
  /** The later year runs: 同期 can be chosen. */
  readonly isRunning: boolean;
  readonly units: readonly ComparedUnit[];
  readonly tasks: readonly ComparedTask[];
  readonly kinds: readonly ComparedRow<DutyKind>[];
  readonly total: ComparedRow;
}

/** A duty of which something was due and is not done. */
export interface OpenDutyView {
  readonly number: string;
  readonly task: string;
  readonly content: string;
  readonly outcome: Extract<CarriedOut, 'part' | 'none'>;
  /** How many items of it are open, and whose. */
  readonly open: number;
  readonly units: readonly string[];
}

/** What a year came to (年度总结): carried out or not, by key task and by unit. */
export interface SummaryView {
  readonly year: Year;
  readonly asOf: PlainDate;
  readonly cutOff: PlainDate;
  readonly total: SummaryFigures;
  readonly tasks: readonly SummaryTask[];
  readonly units: readonly SummaryUnit[];
  readonly open: readonly OpenDutyView[];
  /** What is counted, in Chinese sentences. */
  readonly notes: readonly string[];
}

const pair = { earlier: year, later: year, span: z.enum(['same', 'whole']) satisfies z.ZodType<ComparedSpan> };

export const comparison = {
  /** Two years beside each other. `invalid-input` where they are one year, or the earlier is not the earlier. */
  'comparison.get': query(z.strictObject(pair), returns<ComparisonView>()),
  'comparison.export': query(
    z.strictObject({ ...pair, paper: z.enum(['A4', 'A3']) }),
    returns<{ readonly jobId: string }>(),
  ),
  'comparison.summary': query(z.strictObject({ year }), returns<SummaryView>()),
  /** The yearly summary as a workbook, or for Word. */
  'comparison.exportSummary': query(
    z.strictObject({ year, kind: z.enum(['xlsx', 'docx']) }),
    returns<{ readonly jobId: string }>(),
  ),
};
