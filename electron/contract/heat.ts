import { z } from 'zod';
import type { UnitId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Lamp } from '../domain/model/occurrence.ts';
import type { UnitKind } from '../domain/model/unit.ts';
import { dutyId, groupId, query, returns, unitId, year } from './define.ts';
import type { OccurrenceView } from './duties.ts';
import { dutyKind, unitKind } from './shared.ts';

/** A column: a month, a week, a quarter, or what has no date. */
export interface HeatColumnView {
  readonly key: string;
  /** In full (2021年第一季度), and short for a narrow head (1季度). */
  readonly label: string;
  readonly short: string;
  /** Its days; `undefined` for what has no date. */
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
}

export interface HeatCell {
  /** The lamp that matters most. */
  readonly lamp: Lamp;
  /** Occurrences with that lamp, and by every lamp. */
  readonly count: number;
  readonly lamps: Readonly<Partial<Record<Lamp, number>>>;
}

export interface HeatRowView {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly kind: UnitKind;
  /** One per column; `undefined` where nothing is due. */
  readonly cells: readonly (HeatCell | undefined)[];
  /** Overdue occurrences over all columns. */
  readonly overdue: number;
}

export interface HeatMatrix {
  /** By due month for many duties; for one duty by its own periods. */
  readonly columns: readonly HeatColumnView[];
  /** Units with anything due, in the order of the kinds. */
  readonly rows: readonly HeatRowView[];
  readonly lamps: Readonly<Partial<Record<Lamp, number>>>;
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
