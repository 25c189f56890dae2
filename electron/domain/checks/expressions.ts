import type { Expression } from '../model/expression.ts';
import { foldText } from './foldedText.ts';

/** An expression of the list in a text. */
export interface ExpressionHit {
  readonly expression: Expression;
  /** Within the text, its end not included. */
  readonly start: number;
  readonly end: number;
}

/** A text without what does not matter when words are compared: width, case, blanks within Chinese. `from` is where each sign came from. */
interface Compared {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const HAN_GAP = /(?<=[^ -~]|^)\s+|\s+(?=[^ -~]|$)/gu;

function compared(original: string): Compared {
  const folded = foldText(original);
  const starts: number[] = [];
  const ends: number[] = [];
  const pieces: string[] = [];
  let from = 0;
  const take = (to: number): void => {
    for (let at = from; at < to; at += 1) {
      starts.push(folded.startOf(at));
      ends.push(folded.endOf(at));
    }
    pieces.push(folded.text.slice(from, to));
  };
  for (const { 0: gap, index } of folded.text.matchAll(HAN_GAP)) {
    take(index);
    from = index + gap.length;
  }
  take(folded.text.length);
  return { text: lowered(pieces.join('')), starts, ends };
}

/** Lower case, sign by sign: each stays as long as it is. */
function lowered(text: string): string {
  return text.replaceAll(/[A-ZÀ-Þ]/gu, (sign) => sign.toLowerCase());
}

/** The list, ready to look for all its expressions at once. */
export interface ExpressionFinder {
  /** What of the list stands in a text, in its order; of what lies within a longer one, the longer one alone. */
  find(text: string): readonly ExpressionHit[];
}

interface Sought {
  readonly expression: Expression;
  readonly text: string;
  /** The right form, and where in it the expression stands: there it is no fault. */
  readonly right: string;
  readonly within: readonly number[];
}

export function expressionFinder(expressions: readonly Expression[]): ExpressionFinder {
  const sought = expressions
    .map((expression): Sought => {
      const { text } = compared(expression.text);
      const right = compared(expression.right).text;
      return { expression, text, right, within: placesOf(text, right) };
    })
    .filter(({ text }) => text !== '');
  const byFirst = Map.groupBy(sought, ({ text }) => text[0] ?? '');
  return {
    find(original) {
      const { text, starts, ends } = compared(original);
      const hits: ExpressionHit[] = [];
      for (let at = 0; at < text.length; at += 1) {
        for (const each of byFirst.get(text[at] ?? '') ?? []) {
          if (!text.startsWith(each.text, at) || isRight(each, text, at)) continue;
          const end = ends[at + each.text.length - 1] ?? 0;
          hits.push({ expression: each.expression, start: starts[at] ?? 0, end });
        }
      }
      return outermost(hits);
    },
  };
}

function placesOf(text: string, within: string): readonly number[] {
  const places: number[] = [];
  if (text === '') return places;
  for (let at = within.indexOf(text); at !== -1; at = within.indexOf(text, at + 1)) places.push(at);
  return places;
}

/** Whether what was found is a part of its own right form: 新时代中国特色社会主义思想 holds what it is without its last word. */
function isRight({ right, within }: Sought, text: string, at: number): boolean {
  return within.some((place) => place <= at && text.startsWith(right, at - place));
}

function outermost(hits: readonly ExpressionHit[]): readonly ExpressionHit[] {
  const inOrder = hits.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let furthest = -1;
  return inOrder.filter(({ end }) => end > furthest && ((furthest = end), true));
}
