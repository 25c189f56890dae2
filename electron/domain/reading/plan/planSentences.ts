import type { PlanHeading, OutlinePart } from './outline.ts';
import type { Stretch } from './sentences.ts';
import type { BracketWordings } from './unitsBrackets.ts';

/** A sentence of the plan, or a heading that has nothing under it, with the words that say who answers for it. */
export interface PlanSentence extends Stretch {
  readonly gridRow: number;
  readonly path: readonly PlanHeading[];
  /** 一是, （2）: its number inside the paragraph. */
  readonly item: string;
  /** The heading itself asks. */
  readonly isHeading: boolean;
  /** Stands in a paragraph that ends as a sentence does. */
  readonly stopped: boolean;
  readonly words: BracketWordings | undefined;
  /** The words stand at the end of a later item of the same list. */
  readonly shared: boolean;
}

interface SentenceGroup {
  readonly path: readonly PlanHeading[];
  sentences: PlanSentence[];
  /** A bracket or line of its own names units. */
  hasUnits: boolean;
}

const JOIN = '；';

function both(a: BracketWordings, b: BracketWordings): BracketWordings {
  const join = (...texts: string[]): string => texts.filter((text) => text !== '').join(JOIN);
  return { unitsWording: join(a.unitsWording, b.unitsWording), timeWording: join(a.timeWording, b.timeWording) };
}

/** Gives each sentence of an item the units of the first bracket behind it; brackets side by side are read as one. */
function readGroup(path: readonly PlanHeading[], parts: readonly OutlinePart[]): SentenceGroup {
  const asked: PlanSentence[] = [];
  let pendingFrom = 0;
  let lastFrom = 0;
  let hasUnits = false;
  const give = (from: number, words: BracketWordings): void => {
    for (let at = from; at < asked.length; at++) {
      const sentence = asked[at];
      if (!sentence) continue;
      asked[at] = { ...sentence, words: sentence.words ? both(sentence.words, words) : words };
    }
  };
  for (const { gridRow, pieces, stopped } of parts) {
    for (const piece of pieces) {
      if (piece.kind === 'sentence') {
        const { start, end, item } = piece;
        asked.push({ gridRow, path, start, end, item, isHeading: false, stopped, words: undefined, shared: false });
        continue;
      }
      hasUnits = true;
      if (pendingFrom < asked.length) lastFrom = pendingFrom;
      give(lastFrom, piece.words);
      pendingFrom = asked.length;
    }
  }
  return { path, sentences: asked, hasUnits };
}

/** Parts in the order of the text, those under the same heading together. */
function groupsOf(parts: readonly OutlinePart[]): SentenceGroup[] {
  const items: SentenceGroup[] = [];
  for (let at = 0; at < parts.length; ) {
    const first = parts[at];
    if (!first) break;
    const own = first.path.at(-1);
    let next = at + 1;
    while (next < parts.length && parts[next]?.path.at(-1) === own) next += 1;
    const item = readGroup(first.path, parts.slice(at, next));
    const hasChildren = own !== undefined && parts[next]?.path.includes(own) === true;
    if (item.sentences.length === 0 && first.heading && !hasChildren) {
      const { gridRow, heading, stopped } = first;
      const units = parts
        .slice(at, next)
        .flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'units' ? [piece.words] : [])));
      const words = units.reduce<BracketWordings | undefined>((sum, more) => (sum ? both(sum, more) : more), undefined);
      item.sentences = [
        { gridRow, path: first.path, ...heading, item: '', isHeading: true, stopped, words, shared: false },
      ];
    }
    items.push(item);
    at = next;
  }
  return items;
}

/** 1., （1）, ①: short items, whose units may stand once for all of them. */
function isListItem({ path }: SentenceGroup): boolean {
  const style = path.at(-1)?.mark.style;
  return style === 'figure' || style === 'dotted' || style === 'figureInBrackets' || style === 'circled';
}

function sharing(asked: PlanSentence, words: BracketWordings): PlanSentence {
  return { ...asked, words, shared: true };
}

/** Units at the end of the last item of a list (1. 2. 3.) answer for the items before it too, where none of those names any. */
function shareWithSiblings(items: readonly SentenceGroup[]): void {
  for (const [index, item] of items.entries()) {
    const parent = item.path.at(-2);
    const words = item.sentences.at(-1)?.words;
    if (!parent || !item.hasUnits || words === undefined || !isListItem(item)) continue;
    if (items[index + 1]?.path.includes(parent) === true) continue;
    let from = index;
    while (from > 0 && items[from - 1]?.path.includes(parent) === true) from -= 1;
    const before = items.slice(from, index);
    if (before.some((sibling) => sibling.hasUnits || sibling.path.some(({ units }) => units !== undefined))) continue;
    for (const sibling of before) {
      sibling.sentences = sibling.sentences.map((asked) => sharing(asked, words));
    }
  }
}

/** All sentences and lone headings of the text with the units that answer for them, where brackets, lines or headings name any. */
export function planSentences(parts: readonly OutlinePart[]): PlanSentence[] {
  const items = groupsOf(parts);
  shareWithSiblings(items);
  return items.flatMap(({ path, sentences: asked }) => {
    const ofHeading = path.findLast(({ units }) => units !== undefined)?.units;
    return asked.map((sentence) => (sentence.words || !ofHeading ? sentence : { ...sentence, words: ofHeading }));
  });
}
