import Fraction from 'fraction.js';
import { plainPoints, roundPoints } from '../points.ts';
import type { Occurrence, Tally } from '../model/occurrence.ts';

/** Occurrences by how they count. */
export interface Counts {
  /** 到期应办: what fell due or was done: all of the next four. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  /** 撤早. */
  readonly breach: number;
  /** Due and not done. */
  readonly overdue: number;
  readonly notDue: number;
}

/** How occurrences count, one definition for every rate: what stands apart (exempt, 此前, not counted) is in none. */
export function countOf(occurrences: readonly { readonly tally: Tally }[]): Counts {
  const sums: Record<Tally, number> = { onTime: 0, late: 0, breach: 0, missed: 0, notDue: 0, apart: 0 };
  for (const { tally } of occurrences) sums[tally] += 1;
  const { onTime, late, breach, missed, notDue } = sums;
  return { due: onTime + late + breach + missed, onTime, late, breach, overdue: missed, notDue };
}

/** What 按时率 is, as it stands beside the figure. */
export const ON_TIME_RATE = '按时率＝按时办结÷到期应办';

/** 按时率 as papers and tables print it: `92.31%`; `—` while nothing is due. */
export function onTimeRate({ onTime, due }: Pick<Counts, 'onTime' | 'due'>): string {
  return due === 0 ? '—' : `${plainPoints(roundPoints(new Fraction(onTime, due).mul(100)))}%`;
}

/** 此前 of a year: how much fell due before the start of use, and how much of it is registered. */
export function countBefore(occurrences: readonly Occurrence[]): {
  readonly total: number;
  readonly registered: number;
} {
  const before = occurrences.filter(({ lamp }) => lamp === 'before');
  return { total: before.length, registered: before.filter(({ done, needed }) => done >= needed).length };
}
