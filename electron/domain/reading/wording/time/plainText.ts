import { readNumber } from './numbers.ts';

/** A wording made plain for reading, with the way back to the wording as it was written. */
export interface PlainText {
  /** Full-width signs made half-width, blanks and times of day taken out, document names and the like blanked with □. */
  readonly text: string;
  /** Position in the original of each character of `text`, and where that character ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Times of day taken out, each at the position in `text` where it stood. */
  readonly clocks: readonly { readonly at: number; readonly time?: string }[];
}

/** A folded text with the place in the wording of each of its code units. */
interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** ① ⑴ ⒈ number items of a list. As digits they would run into the number behind them. */
const LIST_MARK = /[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793]/u;
const DASH = /[\u2010-\u2015\u2212\u2500]/u;
const BLANK = /[\s\u200b-\u200d\ufeff\u00ad]/u;
/** After these a line break separates; elsewhere it is only the cell's wrapping. */
const ENDS_LINE = /[。;:!?)\n]/u;
/** Behind a comma or a day a line goes on, unless the next one is an item of a list. */
const ITEM_FOLLOWS =
  /^\s*(?:\d{1,2}[.、．](?:(?!\d)|(?=(?:1[0-2]|[1-9])月))|[(（][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,2}、)/u;

/** Han characters and plain letters and digits fold to themselves; that is nearly all of a wording. */
const AS_IS = /^[\u4e00-\u9fffA-Za-z0-9、。]$/u;

/** Ⅰ季度: the numerals as figures. */
const ROMAN = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ';

function plainChar(char: string): string {
  if (AS_IS.test(char)) return char;
  const roman = ROMAN.indexOf(char);
  if (roman >= 0) return String(roman + 1);
  if (LIST_MARK.test(char)) return '\n';
  if (DASH.test(char)) return '-';
  if (char === '○' || char === '◯') return '〇';
  if (char === '，') return ',';
  if (char === '｡') return '。';
  const folded = char.normalize('NFKC');
  return BLANK.test(folded) && folded !== '\n' ? '' : folded.trim();
}

function endsLine(text: string, wording: string, end: number): boolean {
  const last = text.at(-1) ?? '\n';
  return ENDS_LINE.test(last) || (/[,底前日号]/u.test(last) && ITEM_FOLLOWS.test(wording.slice(end, end + 8)));
}

function fold(wording: string): Folded {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const original of wording) {
    const end = at + original.length;
    const plain = original === '\n' || original === '\r' ? '\n' : plainChar(original);
    for (const char of plain) {
      if (char === '\n' && !LIST_MARK.test(original) && !endsLine(text, wording, end)) continue;
      text += char;
      for (let unit = 0; unit < char.length; unit += 1) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text, starts, ends };
}

const N = '(?:\\d+|[〇零一二两三四五六七八九十百]+)';

/** Numbers and names that look like times and are none. Their place is kept with □ so that nothing joins across it. */
const NOT_TIME: readonly RegExp[] = [
  /《[^》]*》/gu,
  /[〔[【(]20\d\d[〕\]】)]第?\d+号/gu,
  /[〔[【]\d{4,}号?[〕\]】]号?/gu,
  /\d+(?:\.\d+)?%/gu,
  /(?<!\d)\d{5}(?!\d)|(?<!\d)\d{6,7}(?!\d)|\d{9,}/gu,
  /\d+[GgKkMm](?![a-z])/gu,
  /\d+[xX×*]\d+小时/gu,
  /24小时(?=自助|服务|值班|值守|不打烊|热线|在线|开放|响应|政务)/gu,
  new RegExp(`第${N}(?:版|次|期|条|届|号|章|款|项|批|轮|类|位|名|方|届|代|部分|一(?!季|个|周|工作))`, 'gu'),
  new RegExp(`${N}(?:周年|年级|年期|年制|日游|月龄)`, 'gu'),
  /[“"「『]?十[一二三四五六]?五(?![”"」』]?(?:个|日|天|周|月|年|次|篇|期|条|号|小|工|规划期?末|期?末|结束|(?:规划)?(?:期间|时期)(?:完成)?$))[”"」』]?/gu,
  /一日三餐|一天到晚|节假日值班/gu,
  /(?:自|从)?(?:20\d\d年)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|以后|起|至今|之后)(?!,?(?:每|按))(?:施行|实施|执行)?/gu,
  /(?:自|从)(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?起(?!,?(?:每|按))(?:施行|实施|执行)?/gu,
];

/** 1. 2、 (3) 2-1 at the head of a line number the item; 「2-2年内」 is item 2-2 and 年内. Lists of months (1、4、7、10月) are left alone. */
/** What every such number has in it or behind it. */
const ITEM_SIGN = /[\d一二三四五六七八九十][.、)]|\d-\d/u;
const ITEM_NUMBER =
  /(^|\n|[。;])(\(\d{1,2}\)|\([一二三四五六七八九十]+\)|\d{1,2}[.、](?:(?!\d)|(?=(?:1[0-2]|[1-9])月(?:\d{1,2}日|[底末]|[上中下]旬|份)))|[一二三四五六七八九十]+、(?![一二三四])|\d{1,2}-\d{1,2}(?=年内|[^月日年季周天个次篇号\d-]))/gu;

/** 二〇二一年 as 2021年, also where its 〇 was typed as the letter O: as many characters, so positions stay. */
function westernYears(text: string): string {
  const digits = '〇一二三四五六七八九';
  return text.replace(/二[〇零Oo0][〇零Oo0一二三四五六七八九]{2}(?=年)/gu, (year) =>
    Array.from(year, (char) => String(Math.max(digits.indexOf(char), 0))).join(''),
  );
}

function blank(text: string): string {
  let plain = westernYears(text);
  if (ITEM_SIGN.test(plain)) plain = plain.replace(ITEM_NUMBER, (whole) => whole.replace(/[^\n。;]/gu, '□'));
  for (const pattern of NOT_TIME) plain = plain.replace(pattern, (found) => '□'.repeat(found.length));
  // Square brackets that are no document's number say what round ones say.
  return plain.replace(/[〔【[]/gu, '(').replace(/[〕】\]]/gu, ')');
}

const HALF_DAY = '上午|早上|早晨|下午|中午|晚上|傍晚|凌晨|晚(?=\\d)|早(?=\\d)';
const MINUTES = '(?::([0-5]\\d)|(?:时|点(?:钟)?)(半|一刻|整|([0-5]?\\d)分)?)';
/** A time of day is one that says its half of the day, has minutes, or stands before 前: 「三点要求」 has no hour in it. */
const CLOCKS: readonly RegExp[] = [
  new RegExp(`(${HALF_DAY})(${N})${MINUTES}`, 'gu'),
  new RegExp(`()(?<![\\d:])(\\d{1,2})${MINUTES.replace('|', '(?!\\d)|')}(?=之?前|以前|截?止|$|[)。;,、])`, 'gu'),
  new RegExp(`()(?<![第\\d])(${N})${MINUTES}(?=之?前|以前|截?止)`, 'gu'),
];
const CLOCK_SIGN = /[:时点]/u;
/** Words between a day and 「前」 that say no more than the day does. */
const FILLERS =
  /(?:当天|当日)?下班(?=之?前)|(?<=[日号前])\((?:星期|周)[一二三四五六日天]\)|(?<=[日号])\((?:含)(?:当日|当天|本日|本数)?\)|(?<=[日号五四三二一六])(?:上午|下午|中午)(?=之?前)|(?<=[\d一二三四五六七八九十]月)的?最后一[天日](?:之?前|以前)?/gu;

function clockTime(
  half: string | undefined,
  hourText: string,
  minuteText: string | undefined,
  words: string | undefined,
) {
  const spoken = readNumber(hourText);
  if (spoken === undefined || spoken > 24) return undefined;
  const afternoon = half !== undefined && /下午|晚|傍晚/u.test(half) && spoken < 12;
  const hour = afternoon ? spoken + 12 : spoken;
  if (hour > 23) return hour === 24 ? '23:59' : undefined;
  const minutes: Readonly<Record<string, string>> = { 半: '30', 一刻: '15', 整: '00' };
  const minute = minuteText ?? minutes[words ?? '整'] ?? (words ?? '').replace('分', '').padStart(2, '0');
  return `${String(hour).padStart(2, '0')}:${minute}`;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly time?: string;
}

/** Where times of day and idle words stand, in the order of the text. */
function cutsIn(text: string): Cut[] {
  const cuts: Cut[] = [];
  for (const pattern of CLOCK_SIGN.test(text) ? CLOCKS : []) {
    for (const match of text.matchAll(pattern)) {
      const time = clockTime(match[1], match[2] ?? '', match[3], match[4]);
      const overlaps = cuts.some((cut) => match.index < cut.to && cut.from < match.index + match[0].length);
      if (time !== undefined && !overlaps) cuts.push({ from: match.index, to: match.index + match[0].length, time });
    }
  }
  for (const match of text.matchAll(FILLERS)) cuts.push({ from: match.index, to: match.index + match[0].length });
  return cuts.sort((a, b) => a.from - b.from);
}

/** Takes the times of day out, so that 「6月4日17时前」 reads like 「6月4日前」, and remembers where they stood. */
function takeClocks(folded: Folded): PlainText {
  const cuts = cutsIn(folded.text);
  if (cuts.length === 0) return { ...folded, clocks: [] };
  const kept = { text: '', starts: [] as number[], ends: [] as number[] };
  const clocks: { at: number; time: string }[] = [];
  const keep = (from: number, to: number): void => {
    kept.text += folded.text.slice(from, to);
    kept.starts = kept.starts.concat(folded.starts.slice(from, to));
    kept.ends = kept.ends.concat(folded.ends.slice(from, to));
  };
  let next = 0;
  for (const cut of cuts) {
    keep(next, Math.max(next, cut.from));
    if (cut.time !== undefined) clocks.push({ at: kept.text.length, time: cut.time });
    next = Math.max(next, cut.to);
  }
  keep(next, folded.text.length);
  return { ...kept, clocks };
}

/** Prepares a wording for reading. Positions in the result map back to the original, whatever folding did to lengths. */
export function plainText(wording: string): PlainText {
  const plain = takeClocks(fold(wording));
  return { ...plain, text: blank(plain.text) };
}
