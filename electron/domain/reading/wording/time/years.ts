import { NO_SHIFT, type TimeRule } from '../../../model/timeRule.ts';
import { joinDoubts, type TimeItem } from './pairs.ts';
import { clauseStart, SENTENCE_BREAKS, type NamedDate, type TimeReadingOptions } from './token.ts';

function onceRule({ year, month, day }: Pick<NamedDate, 'year' | 'month' | 'day'>): TimeRule {
  const rule = { type: 'once', month, day, shift: NO_SHIFT } as const;
  return year === undefined ? rule : { ...rule, year };
}

function dayOfYear({ month, day }: NamedDate): number {
  return month * 100 + (day === 'last' ? 31 : day);
}

/** What the dates before one say about its year, inside a cell or a sentence. */
interface Told {
  /** The year that was named last, as a number. */
  readonly year?: number;
  /** The date read last, and the year that it fell in, where that was named. */
  readonly last?: NamedDate;
  readonly lastYear?: number;
}

/** A date with the year that it falls in; `asked` where that is open. */
interface Dated {
  readonly date: NamedDate;
  readonly year?: number;
  readonly asked: boolean;
}

/** A date of late in a year and one of early in a year behind it: the second may be of the year after. */
function turnsTheYear(before: NamedDate | undefined, date: NamedDate): boolean {
  return before !== undefined && before.month >= 6 && date.month <= 3;
}

function datedBy(date: NamedDate, told: Told, planYear: number): Dated {
  if (date.year !== undefined) return { date, year: date.year, asked: false };
  if (date.nextYear === true) {
    const base = date.ofWriter === true ? planYear : (told.year ?? planYear);
    return { date, year: base + 1, asked: false };
  }
  const { last, lastYear } = told;
  if (lastYear === undefined) return { date, asked: turnsTheYear(last, date) };
  const backwards = last !== undefined && dayOfYear(date) < dayOfYear(last);
  return { date, year: lastYear, asked: backwards };
}

/** The item of the dates whose year is settled, and one for those that a person must settle. */
function split(item: TimeItem, text: string, dated: readonly Dated[], { planYear, source }: TimeReadingOptions) {
  const settled = dated.filter(({ asked }) => !asked);
  const open = dated.filter(({ asked }) => asked);
  const past = settled.filter(({ year }) => year !== undefined && year < planYear);
  const items: TimeItem[] = [];
  // In prose a date of an earlier year tells history (2016年底前制定的…).
  if (settled.length > 0 && !(past.length > 0 && source === 'content')) {
    const rules = settled.map(({ date, year }) => onceRule(year === undefined ? withoutYear(date) : { ...date, year }));
    const doubt =
      past.length > 0 ? ({ confidence: 'proposed', check: `所写年份早于${planYear}年，请确认。` } as const) : {};
    items.push({ ...item, rules, ...joinDoubts(item, doubt) });
  }
  if (open.length > 0) {
    // Only a date at the beginning of a year is likely to be meant of the next one.
    const rules = open.map(({ date, year }) =>
      onceRule({ ...date, year: (year ?? planYear) + (date.month <= 3 ? 1 : 0) }),
    );
    const check = `“${text.slice(item.start, item.end)}”没有写年份，又早于前面的日期，请确认是哪一年，确认前不计应办。`;
    items.push({ ...item, rules, ...joinDoubts(item, { confidence: 'asked', check }) });
  }
  return items;
}

function withoutYear({ month, day }: NamedDate): NamedDate {
  return { month, day };
}

/**
 * Dates read as deadlines, each in its year: a year named once (2022年, 次年) holds for the bare dates behind it, in the whole of a cell, in prose
 * to the end of the sentence. A date that would run backwards is asked. Rules that come round take no part.
 */
export function withYears(text: string, items: readonly TimeItem[], options: TimeReadingOptions): readonly TimeItem[] {
  let told: Told = {};
  let sentence = -1;
  return items.flatMap((item) => {
    if (item.dates === undefined) return [item];
    const from = clauseStart(text, item.start, options.source === 'content' ? SENTENCE_BREAKS : '');
    if (from !== sentence) told = {};
    sentence = from;
    const dated: Dated[] = [];
    for (const date of item.dates) {
      const one = datedBy(date, told, options.planYear);
      dated.push(one);
      if (one.asked) continue;
      told = {
        ...told,
        last: date,
        ...(date.year === undefined ? {} : { year: date.year }),
        ...(one.year === undefined ? {} : { lastYear: one.year }),
      };
    }
    return split(item, text, dated, options);
  });
}
