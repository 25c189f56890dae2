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
  /** Told by the sentence's part before a `;`, or by a year that no deadline has (2022年初启动，…). */
  readonly loosely?: boolean;
}

/** A date with the year that it falls in; asked, or proposed, with what a person must settle. */
interface Dated {
  readonly date: NamedDate;
  readonly year?: number;
  readonly open?: { readonly confidence: 'proposed' | 'asked'; readonly why: string };
}

/** A date of late in a year and one of early in a year behind it: the second may be of the year after. */
function turnsTheYear(before: NamedDate | undefined, date: NamedDate): boolean {
  return before !== undefined && before.month >= 6 && date.month <= 3;
}

/** Only a date at the beginning of a year is likely to be meant of the next one. */
function backwards(date: NamedDate, year: number): Dated {
  const why = '没有写年份，又早于前面的日期，请确认是哪一年，确认前不计应办。';
  return { date, year: year + (date.month <= 3 ? 1 : 0), open: { confidence: 'asked', why } };
}

function datedBy(date: NamedDate, told: Told, { planYear, source }: TimeReadingOptions, words: string): Dated {
  if (date.year !== undefined) return { date, year: date.year };
  if (date.nextYear === true) {
    const base = date.ofWriter === true ? planYear : (told.year ?? planYear);
    return { date, year: base + 1 };
  }
  const { last, lastYear, loosely } = told;
  if (lastYear === undefined) return turnsTheYear(last, date) ? backwards(date, planYear) : { date };
  if (last !== undefined && dayOfYear(date) < dayOfYear(last)) return backwards(date, lastYear);
  if (loosely === true) {
    const why = `没有写年份，暂按前文的${lastYear}年处理，请确认。`;
    return { date, year: lastYear, open: { confidence: 'proposed', why } };
  }
  // 2020年6月建成，8月底前验收: the year of history is hardly that of what is still to be done.
  if (source === 'content' && lastYear < planYear && words.endsWith('前')) {
    const why = `没有写年份，前文是${lastYear}年，请确认是哪一年，确认前不计应办。`;
    return { date, year: planYear, open: { confidence: 'asked', why } };
  }
  return { date, year: lastYear };
}

/** The item of the dates whose year is settled, and one for those that a person must settle. */
function split(item: TimeItem, text: string, dated: readonly Dated[], { planYear, source }: TimeReadingOptions) {
  const ruleOf = ({ date, year }: Dated) => onceRule(year === undefined ? withoutYear(date) : { ...date, year });
  const settled = dated.filter(({ open }) => open === undefined);
  const past = settled.filter(({ year }) => year !== undefined && year < planYear);
  const items: TimeItem[] = [];
  // In prose a date of an earlier year tells history (2016年底前制定的…).
  if (settled.length > 0 && !(past.length > 0 && source === 'content')) {
    const doubt =
      past.length > 0 ? ({ confidence: 'proposed', check: `所写年份早于${planYear}年，请确认。` } as const) : {};
    items.push({ ...item, rules: settled.map(ruleOf), ...joinDoubts(item, doubt) });
  }
  for (const confidence of ['proposed', 'asked'] as const) {
    const open = dated.filter((one) => one.open?.confidence === confidence);
    const why = open[0]?.open?.why;
    if (why === undefined) continue;
    const check = `“${text.slice(item.start, item.end)}”${why}`;
    items.push({ ...item, rules: open.map(ruleOf), ...joinDoubts(item, { confidence, check }) });
  }
  return items;
}

function withoutYear({ month, day }: NamedDate): NamedDate {
  return { month, day };
}

/** A year to come that the words speak of without setting a deadline in it: 2022年初启动, 明年上半年. */
const SPOKEN_YEAR =
  /(?:(?<year>20\d\d)|(?<next>[明来次]))年(?:初|[上下]半年|第?[一二三四1-4]季度|(?:1[0-2]|[1-9])月|春节|元旦|开春|汛期)/gu;

/** What the words between two deadlines tell of the year. */
function toldBetween(words: string, told: Told, planYear: number): Told {
  const groups = [...words.matchAll(SPOKEN_YEAR)].at(-1)?.groups;
  if (groups === undefined) return told;
  const year = groups['year'] === undefined ? (told.year ?? planYear) + 1 : Number(groups['year']);
  return year > planYear ? { lastYear: year, loosely: true } : told;
}

/**
 * Dates read as deadlines, each in its year: a year named once (2022年, 次年) holds for the bare dates behind it, in the whole of a cell, in prose
 * to the end of the sentence; behind a `;`, and behind a year that is no deadline's, it is proposed. A date that would run backwards is asked.
 * Rules that come round take no part.
 */
export function withYears(text: string, items: readonly TimeItem[], options: TimeReadingOptions): readonly TimeItem[] {
  const { planYear, source } = options;
  let told: Told = {};
  let [part, sentence, read] = [-1, -1, 0];
  return items.flatMap((item) => {
    if (item.dates === undefined) {
      read = Math.max(read, item.end);
      return [item];
    }
    const whole = clauseStart(text, item.start, source === 'content' ? '。!?\n' : '');
    const from = clauseStart(text, item.start, source === 'content' ? SENTENCE_BREAKS : '');
    if (whole !== sentence) told = {};
    else if (from !== part)
      told = (told.lastYear ?? 0) > planYear ? { lastYear: told.lastYear ?? 0, loosely: true } : {};
    [part, sentence] = [from, whole];
    told = toldBetween(text.slice(Math.max(whole, read), item.start), told, planYear);
    read = item.end;
    const dated: Dated[] = [];
    for (const date of item.dates) {
      const one = datedBy(date, told, options, text.slice(item.start, item.end));
      dated.push(one);
      if (one.open !== undefined) continue;
      const { loosely: _, ...firmly } = told;
      told = {
        ...firmly,
        last: date,
        ...(date.year === undefined ? {} : { year: date.year }),
        ...(one.year === undefined ? {} : { lastYear: one.year }),
      };
    }
    return split(item, text, dated, options);
  });
}
