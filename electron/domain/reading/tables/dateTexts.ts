import { daysInMonth } from '../../dates/plainDate.ts';

/** What may stand behind a date in a cell that holds nothing else. */
const TAIL = '(?:之?前|以前|底前?|末前?|止|截止|前?完成|公开|报送|之后|起)*$';
const FULL = new RegExp(`^(\\d{4})(?:年|[-./])(\\d{1,2})(?:月|[-./])(\\d{1,2})日?${TAIL}`, 'u');
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/u;
const YEAR_MONTH = new RegExp(`^(\\d{4})(?:年|[-./])(\\d{1,2})月?份?${TAIL}`, 'u');
const MONTH_DAY = new RegExp(`^(?:每年)?(\\d{1,2})月(\\d{1,2})[日号]?${TAIL}`, 'u');
const MONTH = new RegExp(`^(?:每年)?(\\d{1,2})月份?${TAIL}`, 'u');

function exists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Whether a cell's whole text is a date that the calendar does not have (`2021.13.45`, `6月31日前`). Texts that say more than
 * a date are the time reader's to judge.
 */
export function isImpossibleDate(text: string, planYear: number): boolean {
  const bare = text.normalize('NFKC').replace(/\s/gu, '');
  const full = FULL.exec(bare) ?? COMPACT.exec(bare);
  if (full) return !exists(Number(full[1]), Number(full[2]), Number(full[3]));
  const yearMonth = YEAR_MONTH.exec(bare);
  if (yearMonth) return !exists(Number(yearMonth[1]), Number(yearMonth[2]), 1);
  const monthDay = MONTH_DAY.exec(bare);
  if (monthDay) return !exists(planYear, Number(monthDay[1]), Number(monthDay[2]));
  const month = MONTH.exec(bare);
  return month !== null && !exists(planYear, Number(month[1]), 1);
}
