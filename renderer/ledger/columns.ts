import { useCallback, useState } from 'react';
import type { ItemSort } from '../../electron/contract/ledger.ts';
import { LEDGER_WORDS } from '../../electron/domain/words/ledger.ts';

/** The columns of the ledger, in their order. */
export const COLUMNS = [
  'state',
  'unit',
  'number',
  'content',
  'period',
  'dueOn',
  'doneOn',
  'verifiedOn',
  'next',
  'note',
  'marks',
] as const;
export type Column = (typeof COLUMNS)[number];

interface ColumnFacts {
  readonly word: string;
  /** A grid track. */
  readonly width: string;
  /** Pixels that it takes at least. */
  readonly least: number;
  readonly sort?: ItemSort['by'];
}

export const COLUMN_FACTS: Readonly<Record<Column, ColumnFacts>> = {
  state: { word: LEDGER_WORDS.state, width: '98px', least: 98, sort: 'state' },
  unit: { word: LEDGER_WORDS.unit, width: 'minmax(112px, 0.7fr)', least: 112, sort: 'unit' },
  number: { word: LEDGER_WORDS.number, width: '64px', least: 64 },
  content: { word: LEDGER_WORDS.content, width: 'minmax(190px, 2fr)', least: 190, sort: 'content' },
  period: { word: LEDGER_WORDS.period, width: '98px', least: 98, sort: 'period' },
  dueOn: { word: LEDGER_WORDS.dueOn, width: '106px', least: 106, sort: 'dueOn' },
  doneOn: { word: LEDGER_WORDS.doneOn, width: '92px', least: 92, sort: 'doneOn' },
  verifiedOn: { word: LEDGER_WORDS.verifiedOn, width: '92px', least: 92, sort: 'verifiedOn' },
  next: { word: LEDGER_WORDS.next, width: '112px', least: 112 },
  note: { word: LEDGER_WORDS.note, width: 'minmax(90px, 0.8fr)', least: 90 },
  marks: { word: LEDGER_WORDS.marks, width: '96px', least: 96 },
};

const USUAL: readonly Column[] = COLUMNS.filter((column) => column !== 'number');
const KEY = 'desk.ledgerColumns';

/** Columns by name, in the ledger's order; the usual ones where none is known. What a line is stays in sight whatever is chosen. */
export function readColumns(names: readonly string[]): readonly Column[] {
  const known = COLUMNS.filter((column) => names.includes(column));
  if (known.length === 0) return USUAL;
  return COLUMNS.filter((column) => column === 'unit' || column === 'content' || known.includes(column));
}

/** The grid's tracks, the place for the tick first, and what the whole takes at least. */
export function trackVariables(columns: readonly Column[]): Readonly<Record<`--${string}`, string>> {
  const facts = columns.map((column) => COLUMN_FACTS[column]);
  return {
    '--columns': ['34px', ...facts.map(({ width }) => width)].join(' '),
    '--least-width': `${34 + facts.reduce((sum, { least }) => sum + least, 0)}px`,
  };
}

/** The columns that are shown, remembered on this machine. */
export function useColumns(): readonly [readonly Column[], (columns: readonly string[]) => void] {
  const [columns, setColumns] = useState(() => readColumns((localStorage.getItem(KEY) ?? '').split(',')));
  const set = useCallback((names: readonly string[]) => {
    const next = readColumns(names);
    localStorage.setItem(KEY, next.join(','));
    setColumns(next);
  }, []);
  return [columns, set];
}
