import { z } from 'zod';
import type { CommandId, DutyId, UnitClassId, UnitId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { DutyKind, PartyRole } from '../domain/model/duty.ts';
import type { UnitKind } from '../domain/model/unit.ts';
import type { DutyState } from './shared.ts';
import type { ScoreRow } from './assessment.ts';
import type { ContactView } from './contacts.ts';
import { query, returns, unitId, year } from './define.ts';
import type { OccurrenceView } from './duties.ts';
import type { FindingView } from './findings.ts';
import type { SubmissionRow } from './submissions.ts';

/** What a name stands for at a glance. */
export interface UnitCard {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly kind: UnitKind;
  /** 张三（办公室主任，0533-2345678）: who answers for the whole of the unit today. */
  readonly contacts: readonly string[];
  readonly duties: number;
  readonly overdue: number;
  readonly dueSoon: number;
  /** Findings that wait for the unit, those that it has replied to, and those whose day has passed. */
  readonly findings: { readonly open: number; readonly replied: number; readonly overdue: number };
}

/** A duty that a unit answers for, or supports, with its own progress. */
export interface UnitDuty {
  readonly dutyId: DutyId;
  readonly number: string;
  readonly content: string;
  readonly kind: DutyKind;
  readonly role: PartyRole;
  readonly done: number;
  readonly total: number;
  readonly overdue: number;
  readonly nextDue: PlainDate | undefined;
  readonly state: DutyState;
  /** Who answers for it today, where that is not whoever answers for the unit. */
  readonly contact?: string;
}

/** All that is known of one unit in a year. */
export interface UnitPage extends UnitCard {
  readonly aliases: readonly string[];
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** 按时率 in percent with one place; the same definition as everywhere. */
  readonly onTime: { readonly percent: string | undefined; readonly onTime: number; readonly due: number };
  /** By state, what is overdue first. */
  readonly list: readonly UnitDuty[];
  /** Longest overdue first. */
  readonly overdueItems: readonly OccurrenceView[];
  readonly pieces?: SubmissionRow;
  readonly faults: readonly FindingView[];
  /** 六定, those of the past and of the future among them. */
  readonly people: readonly ContactView[];
  /** As the assessment gives it; absent where the unit is not assessed. */
  readonly score?: ScoreRow & {
    readonly classId: UnitClassId;
    /** Of the cells, in their order. */
    readonly names: readonly string[];
  };
  /** Commands that touched it, latest first. */
  readonly history: readonly {
    readonly id: CommandId;
    readonly label: string;
    /** ISO instant. */
    readonly at: string;
    readonly isUndone: boolean;
  }[];
}

export const unitPage = {
  'unit.card': query(z.strictObject({ year, unitId }), returns<UnitCard>()),
  'unit.page': query(z.strictObject({ year, unitId }), returns<UnitPage>()),
};
