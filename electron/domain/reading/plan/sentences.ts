import { foldText, MASK, type FoldedText } from '../wording/unitsText.ts';
import { unitsInBracket, unitsInSentence, type BracketWordings } from './unitsBrackets.ts';

/** A stretch of a paragraph, by index. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A sentence, or a bracket that says who answers for the sentences before it, in the order of the paragraph. */
export type ParagraphPart =
  | ({
      readonly kind: 'sentence' /** 一是, （2）: its number inside the paragraph. */;
      readonly item: string;
    } & Stretch)
  | ({ readonly kind: 'units'; readonly words: BracketWordings } & Stretch);

const OPENING = /[([【〔]/u;
/** So much of the text around a sign tells what it is. */
const NEAR = 40;

function before(text: string, at: number, from = 0): string {
  return text.slice(Math.max(from, at - NEAR), at);
}

const CHINESE = '一二三四五六七八九十';

/** Numbers inside a paragraph that begin a part of it: 一是…二是…, (1)…(2)…, ①…②…; only where they count up from one. */
function inlineItems(
  masked: string,
  { start, end }: Stretch,
): Map<number, { readonly item: string; readonly text: number }> {
  const items = new Map<number, { readonly item: string; readonly text: number }>();
  const text = masked.slice(0, end);
  const families: readonly (readonly [RegExp, (words: string) => number])[] = [
    [/[一二三四五六七八九十](?:是|要)/gu, (words) => CHINESE.indexOf(words.charAt(0)) + 1],
    [/[①-⑳]/gu, (words) => words.charCodeAt(0) - 0x245f],
    [/\(\d{1,2}\)/gu, (words) => Number(words.slice(1, -1))],
    [/\d{1,2}[.、](?!\d)/gu, (words) => Number(words.slice(0, -1))],
  ];
  for (const [pattern, ordinalOf] of families) {
    const found = [...text.matchAll(pattern)].filter(
      ({ index }) => index >= start && (index === start || /[。;:!?]\s*$/u.test(before(text, index))),
    );
    const counted = found.filter((match, i) => ordinalOf(match[0]) === i + 1);
    if (counted.length < 2) continue;
    for (const match of counted) items.set(match.index, { item: match[0], text: match.index + match[0].length });
  }
  return items;
}

/** Behind a full stop its doubles and closing quotes still belong to the sentence. */
function sentenceEnd(masked: string, at: number, end: number): number {
  let stop = at + 1;
  while (stop < end && /[。!?”’」』]/u.test(masked.charAt(stop))) stop += 1;
  return stop;
}

function trimmed({ original }: FoldedText, { start, end }: Stretch): Stretch {
  let from = start;
  let to = end;
  while (from < to && /[\s；;，,、。]/u.test(original.charAt(from))) from += 1;
  while (to > from && /[\s；;，,、]/u.test(original.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** 「具体指标详见附件。」 says where the sentence before it goes on. */
const REFERS = /^[^，。]{0,16}(?:详?见附|参见附|附后|另行通知)[^，。]{0,8}。?$/u;

/** Cuts a stretch of a paragraph into its sentences and the units brackets between them. */
export function cutSentences(paragraph: string, stretch: Stretch, planYear: number): ParagraphPart[] {
  const text = foldText(paragraph);
  const { masked } = text;
  const items = inlineItems(unmaskNumbers(text), stretch);
  const pieces: ParagraphPart[] = [];
  let from = stretch.start;
  let item = '';
  const close = (end: number): void => {
    const range = trimmed(text, { start: from, end });
    from = end;
    if (range.end <= range.start) return;
    const last = pieces.at(-1);
    const words = paragraph.slice(range.start, range.end);
    if (last?.kind === 'sentence' && last.item === item && REFERS.test(words)) {
      pieces[pieces.length - 1] = { ...last, end: range.end };
      return;
    }
    const units = unitsInSentence(words, planYear);
    if (units) pieces.push({ kind: 'units', words: units, ...range });
    else if (/[\p{L}\p{N}]/u.test(words)) pieces.push({ kind: 'sentence', item, ...range });
  };
  for (let at = stretch.start; at < stretch.end; at++) {
    const marked = items.get(at);
    if (marked) {
      close(at);
      ({ item } = marked);
      from = marked.text;
      at = marked.text - 1;
      continue;
    }
    const char = masked.charAt(at);
    if (/[。!?]/u.test(char)) {
      const end = sentenceEnd(masked, at, stretch.end);
      close(end);
      at = end - 1;
    } else if (OPENING.test(char) && masked.charAt(at + 1) === MASK) {
      const end = bracketEnd(masked, at);
      const words = unitsInBracket(paragraph.slice(at + 1, end - 1), before(paragraph, at, stretch.start), planYear);
      const after = masked.slice(end, Math.min(stretch.end, end + NEAR)).trimStart();
      const boundary = after === '' || /^[。;([【〔]/u.test(after) || /[。!?;]\s*$/u.test(before(masked, at));
      if (words && boundary) {
        close(at);
        pieces.push({ kind: 'units', words, start: at, end });
        from = end;
      }
      at = end - 1;
    }
  }
  close(stretch.end);
  return pieces;
}

function bracketEnd(masked: string, at: number): number {
  let end = at + 1;
  while (masked.charAt(end) === MASK) end += 1;
  return end + 1;
}

/** The masked text with figures in brackets shown again, so that (1), (2) can be counted. */
function unmaskNumbers({ folded, masked }: FoldedText): string {
  let text = masked;
  for (const match of folded.matchAll(/\(\d{1,2}\)/gu)) {
    if (masked.charAt(match.index) !== '(') continue;
    text = text.slice(0, match.index) + match[0] + text.slice(match.index + match[0].length);
  }
  return text;
}
