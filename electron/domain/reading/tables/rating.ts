import type { Grid } from '../../sheets/grid.ts';
import type { FactsOf } from './columnFacts.ts';
import type { Header, HeaderColumn } from './header.ts';
import { isDataRow } from './headerSigns.ts';
import { headerMeaning, normaliseHeader } from './headerWords.ts';

const MARKS =
  /^(?:标准|基准|基本|基础|考核|考评|评价|测评|评估|评审|总|满|配|计|赋|自评|自查|复评|复核|年度|单项|实际|最终|项目|指标|[一二三]级)*(?:分值?|分数|得分|权重|计分|满分|配分|标准分|赋分|评分|扣分|加分|分)$/u;
const CRITERIA =
  /(?:评分|扣分|加分|计分|得分|赋分|打分|考核|考评|评价|测评|评估|评议)(?:的)?(?:标准|细则|办法|依据|方法|规则|说明|要求|方式|原则)/u;
const RATES = /指标|考核|考评|测评|评估|评价|评议|评分/u;
const CRITERION =
  /扣\s*[\d.一二三四五六七八九十]+\s*分|不得分|得\s*[\d.]+\s*分|【\s*[\d.]+\s*分\s*】|加\s*[\d.]+\s*分/u;

function wordsOf({ words }: HeaderColumn): string {
  return words.map(normaliseHeader).join('');
}

function isMarks(word: string): boolean {
  return MARKS.test(normaliseHeader(word));
}

/** Whether a row holds the words of a rating table's header: 分值, 得分, and what is rated or how. */
export function isRatingHeader(grid: Grid, row: number): boolean {
  const texts = (grid.rows[row] ?? []).flatMap((cell) => (cell?.kind === 'text' ? [cell.text] : []));
  if (texts.length < 3 || !texts.some(isMarks) || isDataRow(grid, row)) return false;
  const rated = texts.filter((text) => !isMarks(text));
  const isNamed = rated.some((text) => headerMeaning(text)?.kind === 'label' || CRITERIA.test(normaliseHeader(text)));
  return isNamed;
}

/**
 * Whether a table says what is rated and with how many points (指标, 分值, 评分标准). Beside points, criteria decide; without them, that
 * nobody is named to answer for it. A table with time limits is one of duties, whatever it counts.
 */
export function isRating({ columns, layout }: Header, title: string, factsOf: FactsOf): boolean {
  if (layout !== undefined || !columns.some(({ words }) => isMarks(words.at(-1) ?? ''))) return false;
  const kinds = new Set(columns.map(({ meaning }) => meaning?.kind));
  if (kinds.has('time')) return false;
  if (columns.some((column) => CRITERIA.test(wordsOf(column)))) return true;
  if (columns.some(({ column }) => factsOf(column).someSay(CRITERION))) return true;
  const hasUnits = kinds.has('units') || kinds.has('leadUnits');
  return !hasUnits && RATES.test(`${title}${columns.map(wordsOf).join('')}`);
}
