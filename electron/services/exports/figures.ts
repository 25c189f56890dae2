import Fraction from 'fraction.js';
import { plainPoints, roundPoints } from '../../domain/assessment/points.ts';
import type { Lamp } from '../../domain/occurrences/occurrence.ts';
import type { CellSpec, CellTone } from '../../domain/tables/workbookSpec.ts';
import { alarming, number, text } from './sheet.ts';

/** What every table counts of occurrences (项次). */
export interface Figures {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly notDue: number;
}

/** As 考核 counts: due is what was done or is overdue; the rest is not due yet; exempt occurrences count nowhere. */
export function figuresOf(occurrences: readonly { readonly lamp: Lamp }[]): Figures {
  const of = (...lamps: readonly Lamp[]) => occurrences.filter(({ lamp }) => lamps.includes(lamp)).length;
  const [onTime, late, overdue] = [of('onTime'), of('late'), of('overdue')];
  return { due: onTime + late + overdue, onTime, late, overdue, notDue: of('upcoming', 'dueSoon', 'ongoing') };
}

/** Cells in the order due, on time, late, overdue, not due. */
export function figureCells({ due, onTime, late, overdue, notDue }: Figures, tone?: CellTone): readonly CellSpec[] {
  const plain = [due, onTime, late].map((value) => number(value, '0', tone));
  return [...plain, alarming(overdue), number(notDue, '0', tone)];
}

/** 按时率: on time over due. */
export function rateCell({ due, onTime }: Figures, tone?: CellTone): CellSpec {
  if (due === 0) return text('—', 'muted');
  return text(`${plainPoints(roundPoints(new Fraction(onTime, due).mul(100)))}%`, tone);
}
