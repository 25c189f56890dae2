import type { Year } from '../brand.ts';

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** A year as plans write it: 2021年, 2021—2025年, 二〇二一年; not of a document that was revised then, or of what has held since. */
const NAMED =
  /(?<![〔［[（(\d])((?:20\d{2}\s*[-—–~～至到]+\s*)?20\d{2}|二[〇○零Oo0][〇○零一二三四五六七八九]{2})\s*年度?(?!\s*(?:修订|修正|修改))/gu;

/** A year that a text names, with its words. */
export interface NamedYear {
  /** The last one of several (2021—2025年). */
  readonly year: number;
  readonly words: string;
}

/** The years that a text names, in order. */
export function namedYears(text: string): readonly NamedYear[] {
  return [...text.normalize('NFKC').matchAll(NAMED)].map(([words, years = '']) => ({
    words: words.trim(),
    year: Number(digits(years).slice(-4)),
  }));
}

/** What in a text speaks of a year before the one that is given; `undefined` where nothing does. */
export function earlierYearIn(text: string, year: Year): NamedYear | undefined {
  return namedYears(text).find((named) => named.year < year);
}

/** A text without the years that it names: what a plan of one year and that of the next have in common. */
export function withoutYears(text: string): string {
  return text.normalize('NFKC').replace(NAMED, '年');
}

function digits(years: string): string {
  return years.replace(/[〇○零Oo一二三四五六七八九]/gu, (sign) => {
    const digit = CHINESE_DIGITS.indexOf(sign);
    return String(digit < 0 ? 0 : digit);
  });
}
