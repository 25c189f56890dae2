import type { RecognisedTable, TableRow } from '../../../../electron/domain/reading/tables/recognisedTable.ts';
import type { UnitsReading } from '../../../../electron/domain/reading/wording/reading.ts';
import { readPlan } from '../../../../electron/domain/reading/plan/readPlan.ts';

const ROLES = { lead: 'L', responsible: 'R', support: 'S' } as const;
const KINDS = { unit: '', group: 'g', function: 'f' } as const;

/** Role (L lead, R responsible, S support), kind (g group, f function), name, + for an open list. */
export function parties({ parties: read }: UnitsReading): string {
  return read
    .map(({ role, kind, name, open }) => `${ROLES[role]}${KINDS[kind]} ${name}${open === true ? '+' : ''}`)
    .join(', ');
}

export function linesOf(text: string): string[] {
  return text.split(/\r?\n/u).filter((line) => line.trim() !== '');
}

/** Reads a text that asks for something. */
export function plan(text: string, planYear = 2021): RecognisedTable {
  const table = readPlan({ name: '清河区.txt', paragraphs: linesOf(text) }, { planYear });
  if (!table) throw new Error('the text asks for nothing');
  return table;
}

/** How many rows stand under each number, in the order of the text: 一（一）:3 一（二）:2. */
export function rowsByNumber(rows: readonly TableRow[]): string {
  const counts = new Map<string, number>();
  for (const { number } of rows) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].map(([number, count]) => `${number}:${count}`).join(' ');
}

/** What a row says, in a line: number, content, units. */
export function line({ number, content, unitsReading }: TableRow): string {
  return `${number} ${content} | ${parties(unitsReading)}`;
}
