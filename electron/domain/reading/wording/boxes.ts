import { refolded, type FoldedText } from './unitsText.ts';

const EMPTY = '☐□◻▢';
const CROSSED = '×✗✘╳';
const TICKED = '☑☒✅√✓✔■▣●';
const SIGN = `[${EMPTY}${CROSSED}${TICKED}]`;
const NAME = `[^${EMPTY}${CROSSED}${TICKED}\\s、,;。:|/]+`;
const BEFORE_NAME = new RegExp(`(?<box>${SIGN})\\s*(?<name>${NAME})`, 'gu');
const BEHIND_NAME = new RegExp(`(?<name>${NAME})\\s*(?<box>${SIGN})`, 'gu');
const EVERY_SIGN = new RegExp(SIGN, 'gu');
const FIRST_SIGN = new RegExp(SIGN, 'u');

/** [√], 【×】, (是) and the empty one; and 区教育局：√, 区民政局：否 at the end of an item. */
const BRACKETED = /[([【〔]\s*([√✓✔×✗✘╳●○vVxXyYnN是否]?)\s*[)\]】〕]/gu;
const BEHIND_COLON = /:\s*([√✓✔×✗✘╳是否])(?=\s*(?:[;,、。\n]|$))/gu;
const FRAMED = new RegExp(`[${EMPTY}]\\s*[√✓✔]`, 'gu');
const YES = /^[√✓✔●vVyY是]$/u;

/** What makes boxes of signs: a drawn box, a tick, or ● and ○ side by side; ● and ■ alone only begin the items of a list. */
const IS_FORM = /[☐□◻▢☑☒✅√✓✔]|[×✗✘╳](?=\s*(?:[、,;。\n]|$))|(?:^|[\s、,;])[×✗✘╳](?=\s*[\u4e00-\u9fff])/u;

interface BoxesTaken {
  readonly text: FoldedText;
  readonly check: string | undefined;
}

/** `[√]` as ☑ and blanks, `（）` as ☐: one sign for every way to write a mark, in as many characters. */
function withSigns(folded: string): string {
  const marks = [...folded.matchAll(BRACKETED)].map(([, mark = '']) => mark);
  const told = marks.some((mark) => mark !== '');
  // [x] is a tick where nothing else is.
  const xTicks = !marks.some((mark) => YES.test(mark));
  const box = (mark: string, length: number): string => {
    const ticked = YES.test(mark) || (xTicks && /^[xX]$/u.test(mark));
    return (ticked ? '☑' : mark === '' ? '☐' : '×').padEnd(length, ' ');
  };
  let text = folded.replaceAll(FRAMED, (whole) => '☑'.padEnd(whole.length, ' '));
  // One pair of brackets with nothing in it is a slip of the pen, and (是) alone says nothing.
  if (told || marks.length > 1) text = text.replaceAll(BRACKETED, (whole, mark: string) => box(mark, whole.length));
  if ([...text.matchAll(BEHIND_COLON)].length > 1)
    text = text.replaceAll(BEHIND_COLON, (whole, mark: string) => box(mark, whole.length));
  return /●/u.test(text) && /○/u.test(text) ? text.replaceAll('●', '☑').replaceAll('○', '☐') : text;
}

/** Whether boxes stand behind their names: 区教育局√, 区教育局 √，; not 责任单位：√区教育局. */
function standsBehind(folded: string): boolean {
  const at = folded.search(FIRST_SIGN);
  const before = folded.slice(0, at);
  if (/[^\s、,;。:|/]$/u.test(before)) return true;
  return before.trim() !== '' && !/[:、,;。]\s*$/u.test(before) && !/^.[^\s、,;。]/u.test(folded.slice(at));
}

/** Whether a box says no. */
function isOff(box: string): boolean {
  return EMPTY.includes(box) || CROSSED.includes(box);
}

/**
 * 「☑区财政局 ☐区审计局」, 「区教育局[√] 区民政局[×]」, 「□即时 ☑每月」: a form's boxes, for bodies and times. `isOption` tells what a word without a box may be. Names whose box is empty or crossed, and beside ticked ones those without
 * any, are blanked out, and both are asked about; every index stays.
 */
export function takeBoxes(text: FoldedText, isOption: RegExp): BoxesTaken {
  const folded = withSigns(text.folded);
  if (!IS_FORM.test(folded)) return { text, check: undefined };
  const found = [...folded.matchAll(standsBehind(folded) ? BEHIND_NAME : BEFORE_NAME)];
  if (found.length === 0) return { text, check: undefined };
  const off = found.filter(({ groups }) => isOff(groups?.['box'] ?? ''));
  const ticks = found.length > off.length;
  const bare = ticks ? unmarked(folded, found, isOption) : [];
  const taken = [...off.map(({ 0: words, index }) => ({ index, words })), ...bare];
  let blanked = folded;
  for (const { index, words } of taken)
    blanked = blanked.slice(0, index) + ' '.repeat(words.length) + blanked.slice(index + words.length);
  const names = taken.map(({ words }) => `“${words.replaceAll(EVERY_SIGN, '').trim()}”`);
  const without = names.length === 0 ? '' : `${names.join('、')}没有勾选，没有列入，`;
  return { text: refolded(text, blanked.replaceAll(EVERY_SIGN, '、')), check: `按勾选框认定，${without}请核对。` };
}

/** Names that have no box of their own, between those that have one. */
function unmarked(
  folded: string,
  found: readonly RegExpExecArray[],
  isOption: RegExp,
): readonly { index: number; words: string }[] {
  let rest = folded;
  for (const { 0: words, index } of found)
    rest = rest.slice(0, index) + '、'.repeat(words.length) + rest.slice(index + words.length);
  return [...rest.matchAll(/[^\s、,;。:|/]+(?!\s*:)/gu)]
    .filter(([words]) => isOption.test(words))
    .map(({ 0: words, index }) => ({ index, words }));
}
