import type { OccurrenceView } from '../../contract/duties.ts';
import { onTimeRate, type Counts } from '../../domain/occurrences/counts.ts';
import type { CellSpec, CellTone } from '../../domain/sheets/workbookSpec.ts';
import { alarmCell, numberCell, textCell } from './sheet.ts';
import { LAMP_WORDS } from '../../domain/words/states.ts';

/** Columns of figures: what fell due, what became of it, what has not fallen due. 撤早 and 应检查 stand there where something is one. */
export interface FigureColumns {
  readonly words: readonly string[];
  readonly cells: (counts: Counts, tone?: CellTone) => readonly CellSpec[];
  /** The same columns of what counts nowhere. */
  readonly none: readonly CellSpec[];
}

/** `due` is what the first column is called; `all` is what the whole table counts. */
export function figureColumns(due: string, all: Pick<Counts, 'breach' | 'unchecked'>): FigureColumns {
  const [breach, unchecked] = [all.breach > 0, all.unchecked > 0];
  const words = [
    due,
    LAMP_WORDS.onTime,
    LAMP_WORDS.late,
    ...(breach ? [LAMP_WORDS.breach] : []),
    LAMP_WORDS.overdue,
    ...(unchecked ? [LAMP_WORDS.checkDue] : []),
    LAMP_WORDS.upcoming,
  ];
  return {
    words,
    cells: (counts, tone) => {
      const plain = (value: number): CellSpec => numberCell(value, '0', tone);
      return [
        ...[counts.due, counts.onTime, counts.late].map(plain),
        ...(breach ? [plain(counts.breach)] : []),
        alarmCell(counts.overdue),
        ...(unchecked ? [plain(counts.unchecked)] : []),
        plain(counts.notDue),
      ];
    },
    none: words.map(() => textCell('—', 'muted')),
  };
}

/** Whether nothing of a duty counts: its figures are no figures then. */
export function standsApart(occurrences: readonly OccurrenceView[]): boolean {
  return occurrences.length > 0 && occurrences.every(({ tally }) => tally === 'apart');
}

/** 按时率: on time over due. */
export function rateCell(counts: Counts, tone?: CellTone): CellSpec {
  return textCell(onTimeRate(counts), counts.due === 0 ? 'muted' : tone);
}
