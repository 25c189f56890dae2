import Fraction from 'fraction.js';
import { plainPoints, roundPoints } from '../points.ts';
import type { Lamp } from '../model/occurrence.ts';

/** Occurrences by how they ended. */
export interface Counts {
  /** 应办: what was done or is overdue. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly notDue: number;
}

/** As 考核 counts: due is what was done or is overdue; the rest is not due yet; exempt occurrences count nowhere. */
export function countOf(occurrences: readonly { readonly lamp: Lamp }[]): Counts {
  const of = (...lamps: readonly Lamp[]) => occurrences.filter(({ lamp }) => lamps.includes(lamp)).length;
  const [onTime, late, overdue] = [of('onTime'), of('late'), of('overdue')];
  return { due: onTime + late + overdue, onTime, late, overdue, notDue: of('upcoming', 'dueSoon', 'ongoing') };
}

/** 按时率 as papers and tables print it: `92.31%`; `—` while nothing is due. */
export function onTimeRate({ onTime, due }: Pick<Counts, 'onTime' | 'due'>): string {
  return due === 0 ? '—' : `${plainPoints(roundPoints(new Fraction(onTime, due).mul(100)))}%`;
}
