import type { ColumnFacts } from './columnFacts.ts';
import type { Grid } from '../../sheets/grid.ts';
import type { Header } from './header.ts';
import { normaliseHeader } from './headerWords.ts';

const MONTH = /^(?:20\d{2}年?)?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?$/u;
const FEWEST_MONTHS = 3;
/** A mark, a count, a share; longer texts say what is to be done in the month. */
const LONGEST_COUNT = 6;

function isMonth(word: string): boolean {
  return word.length < 12 && MONTH.test(normaliseHeader(word));
}

/**
 * Whether a table only counts or ticks by month (信息报送情况: 1月, 2月 …): its months are columns and hold no more than marks
 * or figures, and it sets no limit. Such a table asks for nothing by itself.
 */
export function isMonthMatrix({ columns, layout }: Header, factsOf: (column: number) => ColumnFacts): boolean {
  if (layout !== undefined || columns.some(({ meaning }) => meaning?.kind === 'time')) return false;
  const months = columns.filter(({ words }) => isMonth(words.at(-1) ?? ''));
  return months.length >= FEWEST_MONTHS && months.every(({ column }) => factsOf(column).longest <= LONGEST_COUNT);
}

/** Whether a sheet without any header that is known has months for its columns. */
export function countsMonths({ rows }: Grid): boolean {
  return rows.some((cells) => cells.filter((cell) => cell !== undefined && isMonth(cell.text)).length >= FEWEST_MONTHS);
}
