import Fraction from 'fraction.js';
import { plainPoints, roundPoints } from '../points.ts';
import type { Lamp, Occurrence, Tally } from '../model/occurrence.ts';
import { LAMP_WORDS } from '../words/states.ts';

/** Occurrences by how they count. */
export interface Counts {
  /** 到期应办: what fell due or was done: all of the next five. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  /** 撤早. */
  readonly breach: number;
  /** Due and not done: what the red lamps show. */
  readonly overdue: number;
  /** 应检查: counted work without a deadline that a review date found undone. Never called overdue. */
  readonly unchecked: number;
  readonly notDue: number;
}

/** How occurrences count, one definition for every rate: what stands apart (exempt, 此前, not counted) is in none. */
export function countOf(occurrences: readonly { readonly tally: Tally; readonly lamp: Lamp }[]): Counts {
  const sums: Record<Tally, number> = { onTime: 0, late: 0, breach: 0, missed: 0, notDue: 0, apart: 0 };
  let unchecked = 0;
  for (const { tally, lamp } of occurrences) {
    sums[tally] += 1;
    if (tally === 'missed' && lamp !== 'overdue') unchecked += 1;
  }
  const { onTime, late, breach, missed, notDue } = sums;
  return { due: onTime + late + breach + missed, onTime, late, breach, overdue: missed - unchecked, unchecked, notDue };
}

/** What 应办 is made of, as it stands beside tables: 到期应办＝按时＋迟办＋逾期, and of what else there is. */
export function dueWords({ breach, unchecked }: Pick<Counts, 'breach' | 'unchecked'>, due = '到期应办'): string {
  const parts = [
    LAMP_WORDS.onTime,
    LAMP_WORDS.late,
    ...(breach > 0 ? [`${LAMP_WORDS.breach}（${breach}）`] : []),
    LAMP_WORDS.overdue,
    ...(unchecked > 0 ? [`${LAMP_WORDS.checkDue}（${unchecked}）`] : []),
  ];
  return `${due}＝${parts.join('＋')}`;
}

/** 按时率 as papers and tables print it: `92.31%`; `—` while nothing is due. */
export function onTimeRate({ onTime, due }: Pick<Counts, 'onTime' | 'due'>): string {
  return due === 0 ? '—' : `${plainPoints(roundPoints(new Fraction(onTime, due).mul(100)))}%`;
}

/** Whether it is of the figures of 此前: what would count, had the office kept its ledger here then. */
export function isBefore({ lamp, aside }: Pick<Occurrence, 'lamp' | 'aside'>): boolean {
  return lamp === 'before' && aside !== true;
}

/** 此前 of a year: how much fell due before the start of use, and how much of it is registered. */
export function countBefore(occurrences: readonly Occurrence[]): {
  readonly total: number;
  readonly registered: number;
} {
  const before = occurrences.filter(isBefore);
  return { total: before.length, registered: before.filter(({ done, needed }) => done >= needed).length };
}
