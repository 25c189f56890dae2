import type { HeaderColumn } from './headerRows.ts';
import { normaliseHeader } from './headerWords.ts';

/** Whether columns make a table of their own: something to be done, and who does it or by when. */
function isComplete(columns: readonly HeaderColumn[]): boolean {
  const says = (test: (meaning: NonNullable<HeaderColumn['meaning']>) => boolean): boolean =>
    columns.some(({ meaning }) => meaning !== undefined && test(meaning));
  return (
    says((meaning) => meaning.kind === 'label' && meaning.rank >= 1) &&
    says(({ kind }) => kind === 'units' || kind === 'leadUnits' || kind === 'supportUnits' || kind === 'time')
  );
}

function wordsOf(column: HeaderColumn | undefined): string {
  return (column?.words ?? []).map(normaliseHeader).join('/');
}

/**
 * The tables that stand side by side under one header row: each begins behind an empty column, with a 序号 of its own, or
 * with the word that the one left of it began with; and each says both what is to be done and who or when. One table gives
 * one part.
 */
export function sideBySide(
  columns: readonly HeaderColumn[],
  isEmpty: (column: number) => boolean,
): readonly (readonly HeaderColumn[])[] {
  const parts: HeaderColumn[][] = [];
  let start = 0;
  for (const [i, column] of columns.entries()) {
    if (i === start || column.words.length === 0) continue;
    const left = columns[i - 1];
    const begins =
      column.meaning?.kind === 'number' ||
      (left?.words.length === 0 && isEmpty(left.column)) ||
      (wordsOf(column) === wordsOf(columns[start]) && column.address !== columns[start]?.address);
    if (!begins || !isComplete(columns.slice(start, i)) || !isComplete(columns.slice(i))) continue;
    parts.push(columns.slice(start, i));
    start = i;
  }
  parts.push(columns.slice(start));
  return parts.map(withoutEmptyEnd);
}

function withoutEmptyEnd(columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  return columns.slice(0, columns.findLastIndex(({ words }) => words.length > 0) + 1);
}
