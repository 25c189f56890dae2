import type { Grid } from './grid.ts';

/** Lines that stand between title and header: who fills in, as of when, annex numbers. */
const CAPTION =
  /^(?:附\s*件|附\s*表|填报单位|填表单位|制表单位|单位[（(]?(?:盖章|公章)|单位[:：]|报送单位|填报时间|填表时间|日期|时间[:：]|截至|截止|密级|编号|联系|\d{4}年\d{1,2}月\d{1,2}日$|续表|[（(].{1,20}[)）]$)/u;
const TABLE_WORD = /表|方案|清单|台账|目录|要点|明细|计划|一览|汇总/u;

/** Texts of the rows between two rows, each row's distinct texts joined. */
function lines(grid: Grid, from: number, to: number): string[] {
  const texts: string[] = [];
  for (const row of grid.rows.slice(from, to)) {
    const cells = row.filter((cell) => cell !== undefined).map((cell) => cell.text);
    if (cells.length > 0) texts.push([...new Set(cells)].join(' '));
  }
  return texts;
}

/** The title above a header: the nearest line that names a table, else the first that is no caption. */
export function titleAbove(grid: Grid, from: number, headerTop: number): string {
  const candidates = lines(grid, from, headerTop).filter((line) => !CAPTION.test(line));
  return (candidates.findLast((line) => TABLE_WORD.test(line)) ?? candidates[0] ?? '').replaceAll('\n', '');
}

/** Whether a row is a title or caption line: one text, or two at the ends of a caption. */
export function isTitleLine(grid: Grid, row: number): boolean {
  const texts = new Set((grid.rows[row] ?? []).filter((cell) => cell !== undefined).map((cell) => cell.text));
  const [only = ''] = texts;
  return texts.size === 1 && (TABLE_WORD.test(only) || CAPTION.test(only));
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
