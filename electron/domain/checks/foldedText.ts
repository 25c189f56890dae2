import { foldLookAlikes } from '../lookAlikes.ts';

/** A text as it is searched: width and look-alikes folded, what nobody sees left out; each sign knows where it came from. */
export interface FoldedText {
  readonly text: string;
  /** Where the sign at a place of `text` begins in the original, and where it ends. */
  startOf(at: number): number;
  endOf(at: number): number;
}

/** Nothing but what stands for itself: no full-width signs, radicals, digits of other sets, unseen signs. */
const PLAIN =
  /^[\n\r\t -~\u00A0-\u00AC\u00AE-\u00FF\u2010-\u2027\u2030-\u205E\u3000-\u303F\u4E00-\u9FFF（），。；：！？￥]*$/u;
const FULL_WIDTH = /[\uFF01-\uFF5E]/u;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/u;
const CHINESE_DIGITS = '〇一二三四五六七八九';
/** So many Chinese digits one after the other are a number that is read out digit by digit; a year has four. */
const READ_OUT = /[〇零○一二三四五六七八九]{11,}/gu;

/** Folds a text for searching. Lower and upper case stay apart; blanks stay. */
export function foldText(original: string): FoldedText {
  if (PLAIN.test(original) && original.search(READ_OUT) === -1) {
    return { text: original.replaceAll('（', '(').replaceAll('）', ')'), startOf: (at) => at, endOf: (at) => at + 1 };
  }
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of original) {
    const folded = foldSign(sign);
    for (let half = 0; half < folded.length; half += 1) {
      starts.push(at);
      ends.push(at + sign.length);
    }
    pieces.push(folded);
    at += sign.length;
  }
  const text = pieces.join('').replaceAll(READ_OUT, (run) => Array.from(run, digitOf).join(''));
  return { text, startOf: (place) => starts[place] ?? at, endOf: (place) => ends[place] ?? at };
}

function foldSign(sign: string): string {
  if (FULL_WIDTH.test(sign)) return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  if (OTHER_DIGIT.test(sign)) return sign.normalize('NFKC');
  return foldLookAlikes(sign);
}

function digitOf(sign: string): string {
  return String(/[零○]/u.test(sign) ? 0 : CHINESE_DIGITS.indexOf(sign));
}
