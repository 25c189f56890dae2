import { digitRuns, type DigitGroup } from './digitRuns.ts';
import { foldText, type FoldedText } from './foldedText.ts';
import { homeAddresses } from './homeAddresses.ts';
import {
  hasRegionAndBirthday,
  identityOf18,
  isBankCard,
  isCreditCode,
  isIdentityOf15,
  isMobile,
  looksLikeCreditCode,
} from './numbers.ts';

export const PRIVATE_KINDS = ['identity', 'mobile', 'bankCard', 'address'] as const;
/** 身份证号, 手机号, 银行卡号, 家庭住址. */
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** Something private in a text: what it is and where. It never holds the words themselves. */
export interface PrivateHit {
  readonly kind: PrivateKind;
  /** Within the text, its end not included. */
  readonly start: number;
  readonly end: number;
}

/** What of a person stands in a text that is to be published, in the order of the text. Digits may be full-width, spaced or split by dashes. */
export function findPrivate(original: string): readonly PrivateHit[] {
  const folded = foldText(original);
  const numbers = digitRuns(folded.text).flatMap((run) => numbersOf(folded.text, run));
  const addresses = homeAddresses(folded.text).map(({ start, end }) => ({ kind: 'address' as const, start, end }));
  return [...numbers, ...addresses].map((hit) => inOriginal(hit, folded)).sort((a, b) => a.start - b.start);
}

function inOriginal({ kind, start, end }: PrivateHit, folded: FoldedText): PrivateHit {
  return { kind, start: folded.startOf(start), end: folded.endOf(end - 1) };
}

/** Groups of a run, next to each other, that may be one number. */
interface Window {
  readonly text: string;
  readonly groups: readonly DigitGroup[];
  readonly digits: string;
  /** Nothing else stands in the run. */
  readonly isWhole: boolean;
  readonly next: DigitGroup | undefined;
}

const LONGEST = 19;
/** The surest first: what one has taken, no other looks at. */
const KINDS: readonly (readonly [PrivateKind, (window: Window) => boolean])[] = [
  ['identity', isIdentity],
  ['identity', isOldIdentity],
  ['bankCard', isCard],
  ['mobile', isMobileIn],
];

function numbersOf(text: string, run: readonly DigitGroup[]): readonly PrivateHit[] {
  const taken = new Set<DigitGroup>();
  const hits: PrivateHit[] = [];
  for (const [kind, holds] of KINDS) {
    for (const at of run.keys()) {
      const found = longestFirst(text, run, at, taken).find(holds);
      const [first] = found?.groups ?? [];
      const last = found?.groups.at(-1);
      if (!found || !first || !last) continue;
      for (const group of found.groups) taken.add(group);
      hits.push({ kind, start: first.start, end: last.end });
    }
  }
  return hits;
}

function longestFirst(
  text: string,
  run: readonly DigitGroup[],
  from: number,
  taken: ReadonlySet<DigitGroup>,
): readonly Window[] {
  const windows: Window[] = [];
  let digits = '';
  for (let to = from; to < run.length; to += 1) {
    const group = run[to];
    if (!group || taken.has(group) || digits.length + group.digits.length > LONGEST) break;
    digits += group.digits;
    const isWhole = from === 0 && to === run.length - 1;
    windows.push({ text, groups: run.slice(from, to + 1), digits, isWhole, next: run[to + 1] });
  }
  return windows.toReversed();
}

function before({ text, groups }: Window): string {
  const start = groups[0]?.start ?? 0;
  return text.slice(Math.max(0, start - 24), start);
}

function after({ text, groups }: Window): string {
  const end = groups.at(-1)?.end ?? 0;
  return text.slice(end, end + 8);
}

/** Between a label and its number: 号码, brackets, a colon. */
const TO_NUMBER = String.raw`(?:号码?|编号)?[\s)\]】」:：为是"“']{0,4}$`;
const CREDIT_LABEL = new RegExp(
  String.raw`(?:信用代码|机构代码|税号|识别号|法人代码)(?:证)?\s?(?:\([^)]*)?${TO_NUMBER}`,
  'u',
);
const IDENTITY_LABEL = new RegExp(String.raw`(?:身份证|身份证件|公民身份|居留证|证件)(?:\([^)]*)?${TO_NUMBER}`, 'u');
const CARD_LABEL = new RegExp(String.raw`(?:卡号?|账[号户]|帐[号户])${TO_NUMBER}`, 'u');
const PHONE_LABEL = new RegExp(
  String.raw`(?:手机|电话|联系方式|移动电话|微信|TEL|Tel|tel|Mobile)(?:\([^)]*\))?${TO_NUMBER}`,
  'u',
);
/** What numbers papers, goods and firms, and nobody's own. */
const OTHER_LABEL = new RegExp(
  String.raw`(?:索引|文号|发文字号|案号|流水|订单|单号|合同|发票|票据|登记|注册|许可证?|执照|批准|项目|标段|招标|采购|统计|信用代码|机构代码|税号|识别号|代码|编码|条码|序列|档案|档号|图号|宗地|地块)\s?${TO_NUMBER}`,
  'u',
);
/** A sum, or so many of something. */
const AMOUNT_BEFORE =
  /(?:[¥￥$€£]|RMB|CNY|人民币|金额|合计|总计|共计|预算|决算|收入|支出|投资|总额|价款?|产值|面积|余额)\s?[:：为是达约]?\s?$/u;
const AMOUNT_AFTER =
  /^\s?(?:余|多)?\s?(?:元|角|分|[百千万亿]|美元|欧元|人(?!民)|户|件|条|家|个|次|套|台|吨|公斤|千克|公里|千米|平方|立方|亩|公顷|米|度|千瓦|升|%|％|‰)/u;
const DECIMALS = /^[.．]\d{1,4}(?!\d)|^,\d{3}(?!\d)/u;

function isAmount(window: Window): boolean {
  return AMOUNT_AFTER.test(after(window)) || DECIMALS.test(after(window)) || AMOUNT_BEFORE.test(before(window));
}

/** The digits are a part of a firm's code with letters, or of the path of a page's address. */
function isPartOfMore({ text, groups }: Window): boolean {
  const start = groups[0]?.start ?? 0;
  const end = groups.at(-1)?.end ?? 0;
  const [head = ''] = /[0-9A-Za-z]*$/u.exec(text.slice(Math.max(0, start - 18), start)) ?? [];
  const [tail = ''] = /^[0-9A-Za-z]{0,18}/u.exec(text.slice(end, end + 18)) ?? [];
  if (looksLikeCreditCode(head + text.slice(start, end) + tail)) return true;
  const word = /\S*$/u.exec(text.slice(Math.max(0, start - 300), start))?.[0] ?? '';
  return /(?:https?:\/\/|www\.)[!-~]*[/_\-a-z]$/iu.test(word);
}

function isIdentity(window: Window): boolean {
  const { groups, digits } = window;
  // A line end within a number: it was wrapped. Cells of a column are on lines of their own too, but not cut within one number.
  if (digits.length !== 18 || lineEnds(groups) > 1) return false;
  const kind = identityOf18(digits);
  if (kind === undefined) return false;
  if (!isCreditCode(digits)) return true;
  return kind === 'citizen' ? !CREDIT_LABEL.test(before(window)) : IDENTITY_LABEL.test(before(window));
}

function lineEnds(groups: readonly DigitGroup[]): number {
  return groups.slice(1).filter(({ gap }) => gap.includes('\n')).length;
}

/** Whether the groups are one number by how it is written: on one line, nothing but blanks or dashes in it. */
function isOneLine(groups: readonly DigitGroup[]): boolean {
  return groups.slice(1).every(({ gap }) => /^[^.·•\n]*$/u.test(gap));
}

function lengths(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits }) => digits.length).join(' ');
}

const CARD_GROUPS = /^(?:4 4 4 4(?: [1-3])?|6 1[0-3]|4 6 5)$/u;
/** A body's code, the year, a number: an index number written with dashes. */
const INDEX_GROUPS = /^(?:6|8|9) 4 \d+/u;

function isCard(window: Window): boolean {
  const { groups, digits, isWhole } = window;
  if (!isBankCard(digits) || !isOneLine(groups)) return false;
  const written = lengths(groups);
  if (groups.length > 1 && !isWhole && !CARD_GROUPS.test(written)) return false;
  if (CARD_LABEL.test(before(window))) return true;
  if (INDEX_GROUPS.test(written) && isYear(groups[1]?.digits ?? '')) return false;
  if (hasRegionAndBirthday(digits)) return false;
  // A region's code and a year begin numbers of papers; regions of the south begin as Visa and MasterCard do.
  if (/^(?:3[5-7]|4[1-6]|5[1-4])\d{4}(?:19|20)\d\d/u.test(digits)) return false;
  return !OTHER_LABEL.test(before(window)) && !isAmount(window) && !isPartOfMore(window);
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/u.test(digits);
}

function isMobileIn(window: Window): boolean {
  const { groups, digits, isWhole } = window;
  if (!isMobile(digits) || groups.slice(1).some(({ gap }) => gap.includes('\n'))) return false;
  if (groups.length > 1 && !isWrittenAsMobile(groups, isWhole)) return false;
  if (PHONE_LABEL.test(before(window))) return true;
  return !isAmount(window) && !OTHER_LABEL.test(before(window)) && !isPartOfMore(window);
}

const PREFIXES = /^(?:0086|86|0)$/u;

/** 138 1234 5678 anywhere; other ways of writing only where nothing else is in the run, and it is no day with a number behind it. */
function isWrittenAsMobile(groups: readonly DigitGroup[], isWhole: boolean): boolean {
  const own = groups.length > 1 && PREFIXES.test(groups[0]?.digits ?? '') ? groups.slice(1) : groups;
  const [first, second, third] = own;
  const isUsual = /^(?:11|3 4 4)$/u.test(lengths(own));
  const hasDots = own.slice(1).some(({ gap }) => /[.·•]/u.test(gap));
  if (isUsual) return true;
  // 13 800 138 000 is a sum with its thousands apart.
  if (!isWhole || hasDots || /^[12](?: 3)+$/u.test(lengths(own))) return false;
  const isDay =
    isYear(first?.digits ?? '') &&
    ((/^(?:0?[1-9]|1[0-2])$/u.test(second?.digits ?? '') && third !== undefined) || isYear(second?.digits ?? ''));
  return !isDay;
}

function isOldIdentity(window: Window): boolean {
  const { groups, digits, isWhole } = window;
  if (!isIdentityOf15(digits) || !isOneLine(groups) || (groups.length > 1 && !isWhole)) return false;
  if (IDENTITY_LABEL.test(before(window))) return true;
  // A region, a year and a number: 440303-2010-12345, 440303-201012-001.
  if (groups.length > 1 && isYear(digits.slice(6, 10)) && lengths(groups).startsWith('6 ')) return false;
  return !OTHER_LABEL.test(before(window)) && !isAmount(window) && !isPartOfMore(window);
}

/** What may be shown of a hit: enough to find it, too little to use it. */
export function maskedHit(original: string, { kind, start, end }: PrivateHit): string {
  const signs = Array.from(original.slice(start, end));
  if (kind === 'address') return `${signs.slice(0, 3).join('')}${'＊'.repeat(Math.min(6, signs.length - 3))}`;
  const plain = signs.filter((sign) => /[\p{Nd}xX〇零○一二三四五六七八九]/u.test(sign));
  return `${plain.slice(0, 3).join('')}${'*'.repeat(Math.max(0, plain.length - 5))}${plain.slice(-2).join('')}`;
}
