import { cellSign } from './cellSigns.ts';
import type { ColumnFacts, FactsOf } from './columnFacts.ts';
import type { Grid } from '../../sheets/grid.ts';
import type { Header, HeaderColumn } from './header.ts';
import { lowestWord } from './columnEvidence.ts';
import { normaliseHeader } from './headerWords.ts';
import { headerPeriod } from './periodWords.ts';

const FEWEST_MONTHS = 3;
/** A mark, a count, a share; longer texts say what is to be done in the month. */
const LONGEST_COUNT = 6;
const COUNT =
  /(?:数量?|总量|率|合计|总计|小计|共计|占比|比例|排名|名次|同比|环比|结转|新收|余额|金额|条|篇|件|(?<![编项批号序位])次|人次|应公开|已公开|未公开|应报|已报|未报)$/u;

export const MONTHS = '各列是月份的统计表，不是任务分解表或明细表';
export const PUBLISHED = '已发布信息的清单，不是任务分解表或明细表';
export const COUNTS = '各列是数量的统计表，不是任务分解表或明细表';

function isMonth(word: string): boolean {
  return headerPeriod(word)?.isMonth === true;
}

/** Nearly all cells are ticks: the months in which something is due. */
export function isTicked({ filled, share }: ColumnFacts): boolean {
  return filled > 0 && share('tick') >= 0.9;
}

/**
 * What a table that only counts is: by month (信息报送情况: 1月, 2月 …) or by columns of figures. It sets no limit and asks for nothing by
 * itself, and neither does a list of what is published. Months that are only ticked make a plan of the year. `undefined` for other tables.
 */
export function statisticsOf({ columns, layout }: Header, factsOf: FactsOf): string | undefined {
  if (layout !== undefined) return undefined;
  if (listsPublished(columns, factsOf)) return PUBLISHED;
  if (columns.some(({ meaning }) => meaning?.kind === 'time')) return undefined;
  return countsByMonth(columns, factsOf) ? MONTHS : countsOnly(columns, factsOf) ? COUNTS : undefined;
}

/** Titles of what is published already, with the day or the address of each. */
function listsPublished(columns: readonly HeaderColumn[], factsOf: FactsOf): boolean {
  if (!columns.some((column) => TITLES.test(lowestWord(column)))) return false;
  const hasAddress = columns.some((column) => ON_A_SITE.test(lowestWord(column)));
  const isDated = columns.some(({ meaning, column }) => meaning?.kind === 'time' && factsOf(column).allSay(FULL_DATE));
  return hasAddress || isDated;
}

const TITLES = /(?:标题|题目|题名)$/u;
const ON_A_SITE = /链接|网址|url|浏览|点击|阅读/iu;
const FULL_DATE = /^20\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:[ T].*)?$/u;

function countsByMonth(columns: readonly HeaderColumn[], factsOf: FactsOf): boolean {
  const months = columns.filter(({ words }) => isMonth(words.at(-1) ?? '')).map(({ column }) => factsOf(column));
  const isCount = ({ filled, longest, share }: ColumnFacts): boolean =>
    filled === 0 || longest === 1 || (longest <= LONGEST_COUNT && share('figure', 'number', 'tick') >= 0.5);
  if (months.length < FEWEST_MONTHS || !months.every(isCount)) return false;
  return !months.every((month) => month.filled === 0 || isTicked(month)) || months.every(({ filled }) => filled === 0);
}

/** Figures under words that count, in a table that does not say both what is to be done and who does it. */
function countsOnly(columns: readonly HeaderColumn[], factsOf: FactsOf): boolean {
  const counts = columns.filter(
    (column) => COUNT.test(lowestWord(column)) && factsOf(column.column).share('figure', 'number') >= 0.8,
  );
  if (counts.length === 0) return false;
  const names = columns.some(
    ({ meaning, column }) => meaning?.kind === 'units' && factsOf(column).share('unit', 'section') >= 0.5,
  );
  const asks = columns.some((column) => column.meaning?.kind === 'label' && !counts.includes(column));
  return !(names && asks);
}

/** What a sheet without any header that is known counts, by the words of one of its rows and the figures below. */
export function countsIn({ rows }: Grid): string | undefined {
  for (const [at, cells] of rows.entries()) {
    const words = cells.flatMap((cell, column) => (cell ? [{ column, text: cell.text }] : []));
    const months = words.filter(({ text }) => isMonth(text));
    if (months.length >= FEWEST_MONTHS && !months.some(({ column }) => tells(rows, at, column))) return MONTHS;
    const says = (pattern: RegExp): boolean => words.some(({ text }) => pattern.test(normaliseHeader(text)));
    if (words.length > 2 && says(TITLES) && says(ON_A_SITE)) return PUBLISHED;
    const counted = words.filter(
      ({ column, text }) => COUNT.test(normaliseHeader(text)) && isFigure(rows[at + 1]?.[column]?.text ?? ''),
    );
    if (counted.length > 0 && words.length > 1) return COUNTS;
  }
  return undefined;
}

/** Whether words stand below a cell, and no figures: what is to be done in a month. */
function tells(rows: Grid['rows'], header: number, column: number): boolean {
  const texts = rows.slice(header + 1).flatMap((cells) => cells[column]?.text ?? []);
  return texts.length > 0 && texts.every((text) => text.length > 2 && cellSign(text) === 'text');
}

function isFigure(text: string): boolean {
  return /^[-+]?[\d,.]+\s*%?$/u.test(text.trim());
}
