import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { parsePlainDate, type PlainDate } from '../dates/plainDate.ts';

/** Days that the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知) set apart, by date, with the holiday's name. */
export interface HolidayTable {
  /** Years whose notice the table holds. A day of any other year is provisional. */
  readonly years: ReadonlySet<number>;
  /** Days off. */
  readonly off: ReadonlyMap<PlainDate, string>;
  /** Worked weekends (调休上班). */
  readonly worked: ReadonlyMap<PlainDate, string>;
}

/** The notices call the festivals by their full names; the library leaves the last character out of some. */
const FULL_NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** The library writes "National Day,国庆节,3". */
function chineseName(entry: string): string {
  const name = entry.split(',')[1] ?? entry;
  return FULL_NAMES[name] ?? name;
}

function read(entries: Readonly<Record<string, string>>): ReadonlyMap<PlainDate, string> {
  const days = new Map<PlainDate, string>();
  for (const [text, entry] of Object.entries(entries)) {
    const date = parsePlainDate(text);
    if (date !== undefined) days.set(date, chineseName(entry));
  }
  return days;
}

/**
 * The notices that chinese-days holds. A notice may set days of the December before it (2018-12-31 stands in the notice for 2019),
 * so a year counts as covered only when its own National Day is there, not when some day of it is.
 */
export function builtInTable(): HolidayTable {
  const off = read(table.holidays);
  const years = new Set<number>();
  for (const date of off.keys()) {
    if (date.endsWith('-10-01')) years.add(Number(date.slice(0, 4)));
  }
  return { years, off, worked: read(table.workdays) };
}
