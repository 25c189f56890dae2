import type { Grid } from '../../sheets/grid.ts';
import type { MergeIndex } from '../../sheets/mergeIndex.ts';
import { isRemark } from './rowTexts.ts';

/** Lines that stand between title and header: who fills in, as of when, annex numbers. */
const CAPTION =
  /^(?:附\s*件|附\s*表|填报单位|填表单位|制表单位|单位[（(]?(?:盖章|公章)|单位[:：]|报送单位|填报时间|填表时间|日期|时间[:：]|截至|截止|密级|编号|联系|\d{4}年\d{1,2}月\d{1,2}日$|接?续[上前]?[表页]|[接转承][上下]页|第\s*\d+\s*页|[-—–－]\s*\d+\s*[-—–－]$|[（(].{1,20}[)）]$)/u;
const TABLE_WORD = /表|方案|清单|台账|目录|要点|明细|计划|一览|汇总/u;

/** A header's place: its first row, and its columns. */
interface HeaderPlace {
  readonly top: number;
  readonly columns: readonly { readonly column: number }[];
}

/** The texts of a row. */
function textsOf(grid: Grid, row: number): string[] {
  return [...new Set((grid.rows[row] ?? []).filter((cell) => cell !== undefined).map((cell) => cell.text))];
}

/** The texts of a row that stand over some columns; where none do, one that stands alone is over all. */
function textsOver(grid: Grid, index: MergeIndex, row: number, { columns }: HeaderPlace): string[] {
  const over = new Set(columns.map(({ column }) => index.textAt(row, column)).filter((text) => text !== ''));
  if (over.size > 0) return [...over];
  const all = textsOf(grid, row);
  return all.length === 1 ? all : [];
}

/**
 * The title above a header: the nearest line from a row on that names a table, else the first that is no caption.
 * `beside`: other tables stand beside this one, with titles of their own.
 */
export function titleAbove(grid: Grid, index: MergeIndex, from: number, header: HeaderPlace, beside: boolean): string {
  const candidates: string[] = [];
  for (let row = from; row < header.top; row++) {
    const texts = beside ? textsOver(grid, index, row, header) : textsOf(grid, row);
    const line = texts.join(' ');
    if (line !== '' && !CAPTION.test(line)) candidates.push(line);
  }
  return (candidates.findLast((line) => TABLE_WORD.test(line)) ?? candidates[0] ?? '').replaceAll('\n', '');
}

/** Whether a row is a title or caption line: one text, or one over each of several tables side by side. */
export function isTitleLine(grid: Grid, row: number, tables: number): boolean {
  const texts = textsOf(grid, row);
  return (
    texts.length > 0 && texts.length <= tables && texts.every((text) => TABLE_WORD.test(text) || CAPTION.test(text))
  );
}

/** Whether a row above a header is a title, or captions only, or empty. */
export function isHead(grid: Grid, row: number, title: string): boolean {
  const texts = textsOf(grid, row);
  const [line = ''] = texts;
  const isTitle = texts.length === 1 && line.length <= LONGEST_TITLE && !SENTENCE.test(line);
  return (
    isTitle ||
    texts.every((text) => CAPTION.test(text) || (isRemark(text) && !SENTENCE.test(text))) ||
    title.includes(texts.join(' ').replaceAll('\n', ''))
  );
}

/** A longer line is a text that stands above the table. */
const LONGEST_TITLE = 60;
/** A line that asks or explains. */
const SENTENCE = /[。；;]|请|须|应当?于|务必|报送至|报[送至到]|说明[:：]|注[:：]|要求[:：]/u;

/** Whether a title is another's again, as on a further page: 「任务分解表（续）」. */
export function sameTitle(a: string, b: string): boolean {
  const bare = (title: string): string =>
    title
      .normalize('NFKC')
      .replace(/\s/gu, '')
      .replace(/\(?(?:接?续[表上]?表?|接上页|第[\d一二三四五六七八九十]+页)[\d一二三四五六七八九十]*\)?/gu, '');
  return bare(a) === bare(b);
}

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** The year that a title or file name speaks of: 2021年, ２０２１年, 二〇二一年. A document number's 〔2021〕 does not count. */
export function yearIn(text: string): number | undefined {
  const folded = text
    .normalize('NFKC')
    .replace(/[零○Ｏ]/gu, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/gu, (year) =>
      year.replace(/./gu, (digit) => String(CHINESE_DIGITS.indexOf(digit))),
    );
  const year = /(?<!\d)(20\d{2})\s*年/u.exec(folded) ?? /(?<![\d〔[(])(20\d{2})(?![\d〕\])])/u.exec(folded);
  return year ? Number(year[1]) : undefined;
}
