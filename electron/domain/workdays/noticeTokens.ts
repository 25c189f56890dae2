import type { Weekday } from '../dates/plainDate.ts';
import { NAMES } from './noticeText.ts';

/** What a sentence of a notice is made of. `at` is the place in the sentence, `length` how far it reaches. */
export type NoticeToken = { readonly at: number; readonly length: number } & (
  | {
      readonly kind: 'date';
      readonly year?: number | 'next' | 'previous';
      readonly month?: number;
      readonly day: number;
    }
  /** 星期日, 周日, （星期六、星期日）: one for each date before it, or for the last. */
  | { readonly kind: 'weekdays'; readonly days: readonly Weekday[] }
  | { readonly kind: 'range' | 'list' | 'comma' | 'resume' | 'off' | 'work' | 'extend' }
  | { readonly kind: 'count'; readonly days: number }
  | { readonly kind: 'name'; readonly name: string }
);

const sticky = (pattern: string): RegExp => new RegExp(pattern, 'y');

const ISO = sticky('(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})(?!\\d)[日号]?');
const MONTH_DAY = sticky('(?:(\\d{4}|[次翌下上前同当本])年)?(\\d{1,2})月(\\d{1,2})(?!\\d)[日号]?');
const SHORT = sticky('(\\d{1,2})[/-](\\d{1,2})(?![\\d/])');
const DAY = sticky('(\\d{1,2})[日号]');
const BARE_DAY = sticky('(\\d{1,2})(?=[、和及至到—–~～-])');
const PARENS = sticky('[（(]([^（）()]*)[）)]');
const WEEKDAY = sticky('(?:星期|周|礼拜)([一二三四五六日天])');
const COUNT = sticky('(?:共(?:计)?|(?<=放假|休息|放))([\\d一二三四五六七八九十]{1,3})天');
const RANGE = sticky('至|到|—+|–+|-|~|～|―+|─+');
const LIST = sticky('[、和及与]');
const WORK = sticky('(?:调休|照常|正常|恢复|须|需|应|要)*(?:上班|补班|工作(?=$|[，,]))|班(?=$|[，,、])');
const OFF = sticky('放假调休|调休放假|放假公休|放假|补休|调休|休息|休假|公休|休(?=$|[，,、])');
const RESUME = sticky('起(?=(?:恢复|照常|正常|开始)?(?:上班|工作))');
const EXTEND = sticky('延长');
const NAME = sticky(NAMES);

const CHINESE = '一二三四五六七八九十';
const RELATIVE: Readonly<Record<string, 'next' | 'previous'>> = {
  次: 'next',
  翌: 'next',
  下: 'next',
  上: 'previous',
  前: 'previous',
};

/** 3, 三, 十. */
function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : CHINESE.indexOf(text) + 1;
}

function weekdayNumber(char: string): Weekday {
  // 日 and 天 are Sunday; the pattern lets no other character through.
  const index = '一二三四五六日'.indexOf(char === '天' ? '日' : char);
  return (index + 1) as Weekday;
}

/** Weekdays in brackets: （星期六）, （周六、周日）, （星期六、日）. */
function weekdaysIn(text: string): readonly Weekday[] {
  const found: Weekday[] = [];
  for (const [, first = '', more = ''] of text.matchAll(
    /(?:星期|周|礼拜)([一二三四五六日天])((?:[、和及][一二三四五六日天](?![一-龥]))*)/g,
  )) {
    for (const char of first + more.replaceAll(/[、和及]/g, '')) found.push(weekdayNumber(char));
  }
  return found;
}

function relativeYear(word: string | undefined): { readonly year?: number | 'next' | 'previous' } {
  if (word === undefined) return {};
  if (/^\d+$/.test(word)) return { year: Number(word) };
  const relative = RELATIVE[word];
  return relative === undefined ? {} : { year: relative };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Days without a month stand only after a date that has one: 1月1日至3日, 9月4、5日. */
function dateAt(text: string, at: number, afterDate: boolean): NoticeToken | undefined {
  const iso = match(ISO, text, at);
  if (iso) {
    const [all, year, month, day] = iso;
    return { kind: 'date', at, length: all.length, year: Number(year), month: Number(month), day: Number(day) };
  }
  const long = match(MONTH_DAY, text, at);
  if (long) {
    const [all, year, month, day] = long;
    return { kind: 'date', at, length: all.length, ...relativeYear(year), month: Number(month), day: Number(day) };
  }
  const short = match(SHORT, text, at);
  if (short && !/\d/.test(text.charAt(at - 1))) {
    return { kind: 'date', at, length: short[0].length, month: Number(short[1]), day: Number(short[2]) };
  }
  const day = match(DAY, text, at) ?? match(BARE_DAY, text, at);
  return day && afterDate ? { kind: 'date', at, length: day[0].length, day: Number(day[1]) } : undefined;
}

const WORDS: readonly (readonly [RegExp, 'range' | 'list' | 'comma' | 'resume' | 'off' | 'work' | 'extend'])[] = [
  [RESUME, 'resume'],
  [EXTEND, 'extend'],
  [WORK, 'work'],
  [OFF, 'off'],
  [RANGE, 'range'],
  [LIST, 'list'],
  [sticky('[，,]'), 'comma'],
];

function wordAt(text: string, at: number): NoticeToken | undefined {
  const count = match(COUNT, text, at);
  if (count) return { kind: 'count', at, length: count[0].length, days: numberOf(count[1] ?? '') };
  const brackets = match(PARENS, text, at);
  if (brackets) return { kind: 'weekdays', at, length: brackets[0].length, days: weekdaysIn(brackets[1] ?? '') };
  const weekday = match(WEEKDAY, text, at);
  if (weekday) return { kind: 'weekdays', at, length: weekday[0].length, days: [weekdayNumber(weekday[1] ?? '')] };
  const name = match(NAME, text, at);
  if (name) return { kind: 'name', at, length: name[0].length, name: name[0] };
  for (const [pattern, kind] of WORDS) {
    const found = match(pattern, text, at);
    if (found && found[0] !== '') return { kind, at, length: found[0].length };
  }
  return undefined;
}

/** The tokens of a sentence, in order; what is none of them is passed over. */
export function tokensOf(text: string, from = 0): readonly NoticeToken[] {
  const tokens: NoticeToken[] = [];
  let joined = false;
  for (let at = from; at < text.length; ) {
    const token = dateAt(text, at, joined) ?? wordAt(text, at);
    if (token) tokens.push(token);
    if (token?.kind === 'date') joined = true;
    else if (token === undefined || token.kind === 'off' || token.kind === 'work') joined = false;
    at += token?.length ?? 1;
  }
  return tokens;
}
