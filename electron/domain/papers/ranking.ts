import { onTimeRate, type Counts } from '../occurrences/counts.ts';
import type { FindingCounts } from '../findings/state.ts';
import type { UnitKind } from '../model/unit.ts';
import type { PaperValues } from './paper.ts';
import { UNIT_KINDS, UNIT_KIND_WORDS } from '../words/duties.ts';

/** A unit's figures in the span. */
export interface CircularUnit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly counts: Counts;
  /** Exempt occurrences, which count nowhere. */
  readonly exempt: number;
  /** 信息报送 over the months that count; `undefined` where none does. */
  readonly submissions?: { readonly count: number; readonly met: number; readonly due: number };
  /** 问题 found in the span, as they stand; `undefined` where none was. */
  readonly findings?: FindingCounts;
}

export interface RankedUnit<Unit = CircularUnit> {
  readonly unit: Unit;
  /** Equal rates share a rank: 1, 1, 3. */
  readonly rank: number;
}

type Counted = Pick<CircularUnit, 'counts'>;

/** By share done on time, exactly; of equal shares the one with more to do first. Units with nothing due have no rank and are left out. */
export function rankedUnits<Unit extends Counted>(units: readonly Unit[]): readonly RankedUnit<Unit>[] {
  const sorted = units.filter(({ counts }) => counts.due > 0).toSorted(byRate);
  let rank = 0;
  return sorted.map((unit, index) => {
    const before = sorted[index - 1];
    if (!before || rateOrder(before, unit) !== 0) rank = index + 1;
    return { unit, rank };
  });
}

/** Whole numbers, crosswise: no rounding decides a rank. */
function rateOrder({ counts: a }: Counted, { counts: b }: Counted): number {
  return b.onTime * a.due - a.onTime * b.due;
}

function byRate(a: Counted, b: Counted): number {
  return rateOrder(a, b) || b.counts.due - a.counts.due;
}

/** The annex's rows: kinds of unit ranked apart, units with nothing due at the end of their kind. */
export function unitRows(units: readonly CircularUnit[]): readonly PaperValues[] {
  const rows = UNIT_KINDS.flatMap((kind) => {
    const own = units.filter((unit) => unit.kind === kind);
    const idle = own.filter(({ counts }) => counts.due === 0).map((unit) => ({ unit, rank: undefined }));
    return [...rankedUnits(own), ...idle].map(({ unit, rank }) => unitRow(unit, rank));
  });
  return rows.length > 0 ? rows : [{ ...NOTHING }];
}

function unitRow({ name, kind, counts, submissions }: CircularUnit, rank: number | undefined): PaperValues {
  return {
    类别: UNIT_KIND_WORDS[kind],
    名次: rank === undefined ? '—' : String(rank),
    单位: name,
    应办: String(counts.due),
    按时: String(counts.onTime),
    迟办: String(counts.late),
    逾期: String(counts.overdue),
    按时率: onTimeRate(counts),
    报送篇数: submissions === undefined ? '—' : String(submissions.count),
    缺报月数: submissions === undefined ? '—' : String(submissions.due - submissions.met),
  };
}

const NOTHING = {
  类别: '—',
  名次: '—',
  单位: '无',
  应办: '—',
  按时: '—',
  迟办: '—',
  逾期: '—',
  按时率: '—',
  报送篇数: '—',
  缺报月数: '—',
} as const;
