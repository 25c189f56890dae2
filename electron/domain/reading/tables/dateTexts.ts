import { readDate } from '../../dates/readDate.ts';

/** What may stand behind a date in a cell that holds nothing else. */
const TAIL = /(?:之?前|以前|底前?|末前?|止|截止|前?完成|公开|报送|之后|起)*$/u;
/** Cells that can be nothing but a date: the year in full, or a month by name. */
const PLAINLY_A_DATE = /^(?:\d{4}[年./-]|\d{1,2}月)[\d年月日号份./-]*$|^20\d{6}$/u;

/** A cell's text without blanks, width folded, as the words of a date and what stands behind it. */
export function dateAndTail(text: string): { readonly date: string; readonly tail: string } {
  const bare = text.normalize('NFKC').replace(/\s/gu, '');
  const tail = TAIL.exec(bare)?.[0] ?? '';
  return { date: bare.slice(0, bare.length - tail.length), tail };
}

/**
 * Whether a cell's whole text is a date that the calendar does not have (`2021.13.45`, `6月31日前`). Texts that say more than
 * a date are the time reader's to judge.
 */
export function isImpossibleDate(text: string, planYear: number): boolean {
  const date = dateAndTail(text).date.replace(/^每年/u, '');
  return PLAINLY_A_DATE.test(date) && readDate(date, { year: planYear }).kind === 'impossible';
}
