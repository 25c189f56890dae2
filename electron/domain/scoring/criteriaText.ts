import type { Points } from '../points.ts';

export const NUMBER = '(\\d+(?:\\.\\d{1,4})?)';
export const COUNT = '(\\d+|[一二两三四五六七八九十])';

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

/** Full-width digits, signs and blanks as the plain ones. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '').replaceAll(/[﹪%]/gu, '%').replaceAll('×', '*');
}

export function countOf(text: string | undefined): number {
  return text === undefined ? 1 : (DIGITS[text] ?? Number(text));
}

/** Words that change what a sentence asks for: where one of them was not read, the sentence was not. */
const CHANGES_MEANING =
  /\d|最多|最高|最低|至多|至少|不少于|不低于|不超过|上限|封顶|累计|连续|同一|重复|除外|但|酌情|视情|情形|以内|以上|以下|之内|超过|超出|高于|低于|不足|少于|倍|分别|另|再|递|首次|第[一二三四五六七八九十]|比例|比率|率|占|平均|排名|名次|末位|后[一二两三四五]|前[一二两三四五]|直接|取消|否决|不得|不计|不扣|不加|零分|满分|得分|如果|若|其中|%|百分|折算|权重|减半|每年|每月|每季|每周|每半年/u;

/** A part of a text of 评分标准 as it is read: what a pattern took is gone, and what is left must say nothing of its own. */
export class CriteriaPart {
  readonly text: string;
  /** Where it is one of several that follow one another: the first of them, which names what all speak of. */
  readonly subject: string;
  #rest: string;

  constructor(text: string, subject = '') {
    this.text = text;
    this.subject = subject;
    this.#rest = text;
  }

  /** What a pattern finds, and takes. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.#rest);
    if (found === null) return undefined;
    this.#rest = `${this.#rest.slice(0, found.index)}·${this.#rest.slice(found.index + found[0].length)}`;
    return found;
  }

  /** All that a pattern finds, one after the other. */
  takeAll(pattern: RegExp): readonly RegExpExecArray[] {
    const all: RegExpExecArray[] = [];
    for (let found = this.take(pattern); found !== undefined; found = this.take(pattern)) all.push(found);
    return all;
  }

  has(pattern: RegExp): boolean {
    return pattern.test(this.#rest);
  }

  /** What nothing took. */
  left(): string {
    return this.#rest;
  }

  /** Nothing is left but signs. */
  isSpent(): boolean {
    return /^[·,的]*$/u.test(this.#rest);
  }

  isReadWhole(): boolean {
    return !CHANGES_MEANING.test(this.#rest);
  }
}

const CHANGE = new RegExp(`(?:再|各)?(扣减|扣除|扣|减|加|得|计|记)${NUMBER}分`, 'u');

/** −2 of 扣2分, 3 of 加3分. */
export function takeChange(part: CriteriaPart): Points | undefined {
  const [, verb = '', points] = part.take(CHANGE) ?? [];
  if (points === undefined) return undefined;
  return verb.startsWith('扣') || verb === '减' ? `-${points}` : points;
}

const MEASURES = '(?:次|张|个|件|条|篇|处|项|例|宗|起)';

/** 每2次 as 2; 每次, 每发现一处, 1次扣 and what does not say as one. */
export function takeEvery(part: CriteriaPart): { readonly perN?: number } {
  const [, n] =
    part.take(new RegExp(`(?:每|一)(?:发现|出现|有)?${COUNT}?${MEASURES}`, 'u')) ??
    part.take(new RegExp(`(?<![\\d第前])(1)${MEASURES}(?=的?,?(?:扣|减|加))`, 'u')) ??
    [];
  const perN = countOf(n);
  return perN > 1 ? { perN } : {};
}
