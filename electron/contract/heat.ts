import { z } from 'zod';
import type { LampCounts, TallyCounts } from '../domain/calendar/entries.ts';
import type { HeatColumn, HeatRow } from '../domain/heat/matrix.ts';
import type { UnitKind } from '../domain/model/unit.ts';
import { dutyId, groupId, query, returns, unitId, year } from './define.ts';
import type { OccurrenceView } from './duties.ts';
import { dutyKind, unitKind } from './shared.ts';

export type { HeatCell } from '../domain/heat/matrix.ts';

/** A column: a month, a week, a quarter, or what has no date. */
export interface HeatColumnView extends HeatColumn {
  /** For a narrow head: 1季度, where the label says 2021年第一季度. */
  readonly short: string;
}

export interface HeatRowView extends HeatRow {
  readonly unit: string;
  readonly kind: UnitKind;
}

export interface HeatMatrix {
  /** By due month for many duties; for one duty by its own periods. */
  readonly columns: readonly HeatColumnView[];
  /** Units with anything due, in the order of the kinds. */
  readonly rows: readonly HeatRowView[];
  readonly lamps: LampCounts;
  readonly tallies: TallyCounts;
}

const filter = {
  year,
  /** One duty; its own periods become the columns. */
  dutyId: dutyId.exactOptional(),
  kind: dutyKind.exactOptional(),
  unitKind: unitKind.exactOptional(),
  /** Units that belong to the group today. */
  groupId: groupId.exactOptional(),
};

export const heat = {
  'heat.matrix': query(z.strictObject(filter), returns<HeatMatrix>()),
  /** A cell's occurrences, by due date. */
  'heat.cell': query(
    z.strictObject({ ...filter, unitId, column: z.string().min(1).max(64) }),
    returns<readonly OccurrenceView[]>(),
  ),
};
