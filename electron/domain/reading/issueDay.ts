import { plainDate, type PlainDate } from '../dates/plainDate.ts';
import type { Grid } from '../sheets/grid.ts';

/** The day on which a document was issued (印发日期), with the words that say so. */
export interface IssueDay {
  readonly date: PlainDate;
  readonly words: string;
}

const ARABIC = String.raw`(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日`;
const CHINESE =
  '([〇○OoＯ零一二三四五六七八九]{4})\\s*年\\s*([一二三四五六七八九十]{1,3})\\s*月\\s*([一二三四五六七八九十]{1,3})\\s*日';
const DAY = `(?:${ARABIC}|${CHINESE})`;

/** 区政府办公室 2021年5月24日印发: what the imprint says of itself. */
const PRINTED = new RegExp(`${DAY}\\s*(?:印发|下发|发布)`, 'u');
/** 印发日期：2021年5月24日, 发文日期, 成文日期. */
const NAMED = new RegExp(`(?:印发|发文|成文|发布|签发)(?:日期|时间)\\s*[:：]?\\s*${DAY}`, 'u');
/** The date of a signature stands alone, or behind the name of an office; in brackets under a title. */
const ALONE = new RegExp(
  `^[(（]?\\s*(?:[^\\s，。；：:（(《0-9〇零一二三四五六七八九]{2,24}\\s+)?${DAY}\\s*[)）]?$`,
  'u',
);

/** The strongest sign first; of several of one kind the first counts: what is annexed was signed for itself. */
const SIGNS: readonly RegExp[] = [PRINTED, NAMED, ALONE];

const DIGITS = '〇一二三四五六七八九';

function chineseNumber(text: string): number {
  const digits = text.replaceAll(/[○OoＯ零]/gu, '〇');
  if (!digits.includes('十')) return Number(Array.from(digits, (sign) => DIGITS.indexOf(sign)).join(''));
  const [tens = '', ones = ''] = digits.split('十');
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

function dayIn(found: RegExpExecArray): PlainDate | undefined {
  const [, year, month, day, yearWords, monthWords, dayWords] = found;
  if (year !== undefined) return plainDate(Number(year), Number(month), Number(day));
  if (yearWords === undefined || monthWords === undefined || dayWords === undefined) return undefined;
  return plainDate(chineseNumber(yearWords), chineseNumber(monthWords), chineseNumber(dayWords));
}

/** Short lines only: a day inside a sentence of the text dates something else. */
const LONGEST = 60;

function* linesOf(paragraphs: readonly string[], grids: readonly Grid[]): Iterable<string> {
  yield* paragraphs;
  for (const { rows } of grids) {
    for (const row of rows) {
      const cells = row.filter((cell) => cell !== undefined && cell.text.trim() !== '');
      // A row with one text is a title, a remark or a signature; cells beside each other are data.
      const [only] = cells;
      if (cells.length === 1 && only) yield* only.text.split('\n');
    }
  }
}

/**
 * Reads the day on which a document was issued from its imprint (印发), a date that is named, or the date under the signature or title. A day that
 * lies after the plan year dates something else. `undefined` where the document does not say.
 */
export function readIssueDay(
  paragraphs: readonly string[],
  grids: readonly Grid[],
  planYear: number,
): IssueDay | undefined {
  const lines = [...linesOf(paragraphs, grids)].map((line) => line.normalize('NFKC').trim());
  for (const sign of SIGNS) {
    for (const line of lines) {
      const found = line.length <= LONGEST ? sign.exec(line) : null;
      const date = found ? dayIn(found) : undefined;
      if (date !== undefined && date >= `${planYear - 1}-01-01` && date <= `${planYear}-12-31`) {
        return { date, words: line };
      }
    }
  }
  return undefined;
}
