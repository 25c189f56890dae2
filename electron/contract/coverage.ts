import { z } from 'zod';
import type { DutyId, GroupId, UnitId } from '../domain/brand.ts';
import type { GapCause, NoteCause } from '../domain/coverage/finding.ts';
import type { DutyKind } from '../domain/model/duty.ts';
import { query, returns, year } from './define.ts';

export type { GapCause, NoteCause } from '../domain/coverage/finding.ts';

/** expected = due + exempt + before + aside + gaps, always. Counted in unit x period. */
export interface CoverageSumView {
  readonly expected: number;
  readonly due: number;
  readonly exempt: number;
  /** 此前, and what is followed without being counted. */
  readonly before: number;
  readonly aside: number;
  readonly gaps: number;
}

/** A duty, unit or group with what is the matter. */
export interface CoverageFindingView<Cause extends GapCause | NoteCause = GapCause | NoteCause> {
  readonly cause: Cause;
  /** What it is about; at most one of them. */
  readonly dutyId?: DutyId;
  readonly unitId?: UnitId;
  readonly groupId?: GroupId;
  /** The duty's content, or the unit's or group's name. */
  readonly title: string;
  /** Gaps in unit x period; for notes how many there are. */
  readonly count: number;
  /** The units and periods that are meant, or the question that is to be decided. */
  readonly detail: string;
}

export interface CoverageView extends CoverageSumView {
  readonly units: number;
  readonly duties: number;
  readonly byKind: readonly (CoverageSumView & { readonly kind: DutyKind; readonly duties: number })[];
  /** What is owed and stands nowhere. */
  readonly found: readonly CoverageFindingView<GapCause>[];
  /** What is worth a look. */
  readonly notes: readonly CoverageFindingView<NoteCause>[];
}

export const coverage = {
  /** Proves that every unit x duty x period of the year is an occurrence, an exemption or a gap. */
  'coverage.check': query(z.strictObject({ year }), returns<CoverageView>()),
};
