import { foldText } from '../wording/unitsText.ts';
import { isUnitsLine } from './unitsBrackets.ts';
import { readMark } from './marks.ts';

/** Page numbers that a conversion left between the lines: - 3 -, — 3 —, 第 3 页. */
const PAGE_NUMBER =
  /^\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页(?:\s*[,，、]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})\s*$/u;
const ENDS = /[。！？；：!?;:.…）)】\]》」』”’]\s*$/u;
/** A line of a sentence holds a comma or a full stop; titles and names hold none. */
const PROSE = /[，,。；;]/u;
const HANGS = /[，,、（(《“]\s*$/u;

/** Opening brackets without their closing ones. */
function openBrackets(text: string): number {
  let open = 0;
  for (const char of foldText(text).folded) {
    if (/[([【〔《]/u.test(char)) open += 1;
    else if (/[)\]】〕》]/u.test(char)) open = Math.max(0, open - 1);
  }
  return open;
}

/** Whether a line cannot be the end of its paragraph, so that the next one goes on with its sentence. */
function goesOn(line: string, next: string): boolean {
  if (readMark(next) || isUnitsLine(next)) return false;
  if (openBrackets(line) > 0 && /^[^([（【《]*[)\]）】》]/u.test(next)) return true;
  if (HANGS.test(line)) return true;
  if (ENDS.test(line)) return false;
  // A heading alone on its line ends without a stop; one that has a sentence behind it does not.
  return readMark(line) ? /[。；;]/u.test(line) || PROSE.test(next.slice(0, 4)) : PROSE.test(line);
}

/**
 * A document's paragraphs as they are read: lines that were broken in the middle of a sentence put together, page numbers between them
 * left out. The texts stay as written but for the blanks at a joint.
 */
export function joinBrokenLines(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    if (line.trim() === '' || PAGE_NUMBER.test(line)) continue;
    const last = joined.at(-1);
    if (last !== undefined && goesOn(last, line)) joined[joined.length - 1] = last.trimEnd() + line.trimStart();
    else joined.push(line.trimEnd());
  }
  return joined;
}
