import { assertNever } from '../../brand.ts';
import { foldText } from '../wording/unitsText.ts';

/** How a heading is numbered; which style stands above which is read from the document itself. */
export type MarkStyle =
  | 'chapter'
  | 'article'
  | 'stage'
  | 'chinese'
  | 'chineseInBrackets'
  | 'dotted'
  | 'figure'
  | 'figureInBrackets'
  | 'circled';

/** The number at a paragraph's head. */
export interface HeadingMark {
  readonly style: MarkStyle;
  readonly ordinal: number;
  /** As it goes into a path: 一, （三）, 8, 1.2, ①, 第三条. */
  readonly printed: string;
  /** Index behind the number and its blanks. */
  readonly end: number;
}

const CHINESE = '[〇零一二三四五六七八九十百]+';
const STYLES: readonly (readonly [MarkStyle, RegExp])[] = [
  ['chapter', new RegExp(`^第(${CHINESE}|\\d+)(?:章|节|篇|编|部分)[、.:]?`, 'u')],
  ['article', new RegExp(`^第(${CHINESE}|\\d+)条[、.:]?`, 'u')],
  ['stage', new RegExp(`^第(${CHINESE}|\\d+)(?:阶段|步)\\s*(?:[、.:]|(?=\\())`, 'u')],
  ['chinese', new RegExp(`^(${CHINESE})\\s*[、.﹒]`, 'u')],
  ['chineseInBrackets', new RegExp(`^\\(\\s*(${CHINESE})\\s*\\)[、.]?`, 'u')],
  ['dotted', /^(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.%年月日号])[、.]?/u],
  // 1.3月底前: item 1.
  ['figure', /^(\d{1,3})\s*(?:[、﹒]|\.(?!\d)|\.(?=(?:1[0-2]|[1-9])月))/u],
  ['figureInBrackets', /^(?:\(\s*(\d{1,3})\s*\)|(\d{1,2})\))[、.]?/u],
];

const DIGITS = '〇一二三四五六七八九';

/** 二十一 → 21; NaN for what is no number. */
function chineseNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const plain = text.replaceAll('零', '〇');
  if (!/[十百]/u.test(plain)) return Number(plain.replace(/./gu, (char) => String(DIGITS.indexOf(char))));
  const [, hundreds = '', tens = '', ones = ''] = /^(?:(.)百)?〇?(?:(.?)十)?(.?)$/u.exec(plain) ?? [];
  const value = (digit: string): number => DIGITS.indexOf(digit);
  const ten = plain.includes('十') ? (tens === '' ? 1 : value(tens)) : 0;
  return (hundreds === '' ? 0 : value(hundreds) * 100) + ten * 10 + (ones === '' ? 0 : value(ones));
}

/** Signs that are a number and its brackets in one character, with the code point of their 1. */
const SINGLE: readonly (readonly [MarkStyle, first: number, count: number])[] = [
  ['circled', 0x2460, 20],
  ['circled', 0x2776, 10],
  ['figureInBrackets', 0x2474, 20],
  ['figure', 0x2488, 20],
  ['chineseInBrackets', 0x3220, 10],
];

function printed(style: MarkStyle, words: string, ordinal: number): string {
  switch (style) {
    case 'chapter':
    case 'article':
    case 'stage':
      return words.replace(/[、.:\s]+$/u, '');
    case 'chineseInBrackets':
    case 'figureInBrackets':
      return `（${words.replace(/[()、.\s]/gu, '')}）`;
    case 'circled':
      return words;
    case 'figure':
      return String(ordinal);
    case 'chinese':
    case 'dotted':
      return words.replace(/[、.﹒\s]+$/u, '');
    default:
      return assertNever(style);
  }
}

function singleSign(text: string, at: number): Omit<HeadingMark, 'end'> | undefined {
  const code = text.charCodeAt(at);
  for (const [style, first, count] of SINGLE) {
    if (code < first || code >= first + count) continue;
    const ordinal = code - first + 1;
    const words = style === 'chineseInBrackets' ? '一二三四五六七八九十'.charAt(ordinal - 1) : String(ordinal);
    return { style, ordinal, printed: style === 'circled' ? text.charAt(at) : printed(style, words, ordinal) };
  }
  return undefined;
}

/** Bullets and blanks that stand before a paragraph's text or number and say nothing. */
const BULLET = /^[\s\u200b\ufeff•·●○◆◇■□★▲▶➢✓\u2022\uf06c\uf0d8-]*(?:—(?!—)\s*)?/u;

/** Index of a paragraph's first character behind blanks and bullets. */
export function textStart(text: string): number {
  return BULLET.exec(text)?.[0].length ?? 0;
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}

/** No number is longer, its brackets included. */
const LONGEST = 24;

/** Reads the number that a paragraph begins with; `undefined` where it begins with text (2021年, 3家, 一是). */
export function readHeadingMark(text: string): HeadingMark | undefined {
  const start = textStart(text);
  const single = singleSign(text, start);
  if (single) return { ...single, end: behindBlanks(text, start + 1) };
  const { folded } = foldText(text.slice(start, start + LONGEST));
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(folded);
    if (!match) continue;
    const [words, first, second] = match;
    const number = first ?? second ?? '';
    const ordinal = style === 'dotted' ? Number(number.split('.').at(-1)) : chineseNumber(number);
    return { style, ordinal, printed: printed(style, words, ordinal), end: behindBlanks(text, start + words.length) };
  }
  return undefined;
}
