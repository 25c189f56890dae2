import type { FoldedText } from './unitsText.ts';

const EMPTY = '☐□◻▢';
const TICKED = '☑☒✅√✓✔■';
const BOX = `(?:[${EMPTY}]\\s*[√✓✔]|[${EMPTY}${TICKED}])`;
const IS_FORM = new RegExp(`[${EMPTY}☑☒✅]`, 'u');
const NAME = `[^${EMPTY}${TICKED}\\s、,;。:|/]+`;
const BEFORE_NAME = new RegExp(`(?<box>${BOX})\\s*(?<name>${NAME})`, 'gu');
const BEHIND_NAME = new RegExp(`(?<name>${NAME})\\s*(?<box>${BOX})`, 'gu');
const STANDS_BEHIND = new RegExp(`^\\s*[^${EMPTY}${TICKED}\\s][\\s\\S]*${BOX}\\s*$`, 'u');
const SIGN = new RegExp(`[${EMPTY}${TICKED}]`, 'gu');

interface BoxesTaken {
  readonly text: FoldedText;
  readonly check: string | undefined;
}

/** 「☑区财政局 ☐区审计局」: a form's boxes. Names whose box is empty are blanked out, and both are asked about; every index stays. */
export function takeBoxes(text: FoldedText): BoxesTaken {
  if (!IS_FORM.test(text.folded)) return { text, check: undefined };
  let { folded, masked } = text;
  const empty: string[] = [];
  const names = STANDS_BEHIND.test(folded) ? BEHIND_NAME : BEFORE_NAME;
  for (const { 0: words, index, groups } of text.folded.matchAll(names)) {
    if (!new RegExp(`^[${EMPTY}]$`, 'u').test(groups?.['box'] ?? '')) continue;
    empty.push(`“${groups?.['name'] ?? ''}”`);
    const blank = (part: string): string =>
      part.slice(0, index) + ' '.repeat(words.length) + part.slice(index + words.length);
    folded = blank(folded);
    masked = blank(masked);
  }
  const parted = { original: text.original, folded: folded.replace(SIGN, '、'), masked: masked.replace(SIGN, '、') };
  const left = empty.length === 0 ? '' : `${empty.join('、')}没有勾选，没有列入，`;
  return { text: parted, check: `按勾选框认定，${left}请核对。` };
}
