import type { HeaderColumn } from './header.ts';
import { normaliseHeader } from './headerWords.ts';

type Says = 'label' | 'units' | 'time';

/** What columns say that a table needs. */
function sayings(columns: readonly HeaderColumn[]): Set<Says> {
  const says = new Set<Says>();
  for (const { meaning } of columns) {
    if (meaning?.kind === 'time') says.add('time');
    else if (meaning?.kind === 'label' && meaning.rank >= 1) says.add('label');
    else if (meaning?.kind === 'units' || meaning?.kind === 'leadUnits' || meaning?.kind === 'supportUnits')
      says.add('units');
  }
  return says;
}

/** Whether both say what is to be done, and both who or both when: one table says each of that once. */
function areTwoTables(left: readonly HeaderColumn[], right: readonly HeaderColumn[]): boolean {
  const [first, second] = [sayings(left), sayings(right)];
  const bothSay = (what: Says): boolean => first.has(what) && second.has(what);
  return bothSay('label') && (bothSay('units') || bothSay('time'));
}

function wordsOf(column: HeaderColumn | undefined): string {
  return (column?.words ?? []).map(normaliseHeader).join('/');
}

/**
 * The tables that stand side by side under one header row: each begins behind an empty column, with a 序号 as the one left
 * of it does, or with the same word; and each says both what is to be done and who or when. One table gives one part.
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
      (column.meaning?.kind === 'number' && columns[start]?.meaning?.kind === 'number') ||
      (left?.words.length === 0 && isEmpty(left.column)) ||
      (wordsOf(column) === wordsOf(columns[start]) && column.address !== columns[start]?.address);
    if (!begins || !areTwoTables(columns.slice(start, i), columns.slice(i))) continue;
    parts.push(columns.slice(start, i));
    start = i;
  }
  parts.push(columns.slice(start));
  return parts.map(withoutEmptyEnd);
}

function withoutEmptyEnd(columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  return columns.slice(0, columns.findLastIndex(({ words }) => words.length > 0) + 1);
}
