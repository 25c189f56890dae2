import { onTimeRate, type Counts } from '../../domain/occurrences/counts.ts';
import type { CellSpec, CellTone } from '../../domain/sheets/workbookSpec.ts';
import { alarmCell, numberCell, textCell } from './sheet.ts';
import { LAMP_WORDS } from '../../domain/words/states.ts';

/** The heads of the figures after the first, which says what was due. */
export const COUNTED_WORDS: readonly string[] = [
  LAMP_WORDS.onTime,
  LAMP_WORDS.late,
  LAMP_WORDS.overdue,
  LAMP_WORDS.upcoming,
];

/** Cells in the order due, on time, late, overdue, not due. */
export function figureCells({ due, onTime, late, overdue, notDue }: Counts, tone?: CellTone): readonly CellSpec[] {
  const plain = [due, onTime, late].map((value) => numberCell(value, '0', tone));
  return [...plain, alarmCell(overdue), numberCell(notDue, '0', tone)];
}

/** 按时率: on time over due. */
export function rateCell(counts: Counts, tone?: CellTone): CellSpec {
  return textCell(onTimeRate(counts), counts.due === 0 ? 'muted' : tone);
}
