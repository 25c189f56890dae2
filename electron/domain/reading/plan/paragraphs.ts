import { foldText } from '../wording/unitsText.ts';
import { isContactLine, isUnitsLine } from './unitsBrackets.ts';
import { readHeadingMark, type HeadingMark, type MarkStyle } from './marks.ts';

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

/** A paragraph of a document is shorter; more lines than that are no broken sentence. */
const LONGEST = 4000;

/** Whether a line cannot be the end of its paragraph, so that the next one goes on with its sentence. */
function goesOn(line: string, next: string): boolean {
  if (line.length > LONGEST || readHeadingMark(next) || isUnitsLine(next)) return false;
  const end = line.slice(-NEAR);
  if (HANGS.test(end)) return true;
  if (isContactLine(line)) return false;
  if (/^[^([（【《]*[)\]）】》]/u.test(next) && openBrackets(line) > 0) return true;
  if (ENDS.test(line)) return false;
  // A heading alone on its line ends without a stop; one that has a sentence behind it does not.
  return readHeadingMark(line) ? /[。；;]/u.test(line) || PROSE.test(next.slice(0, 4)) : PROSE.test(line);
}

/** How far a number and the heading before it are looked for. */
const NEAR = 40;
const BARE_HEADING = /^\s*[一二三四五六七八九十]+、[^,。;:]{2,16}$/u;

/** Where a new item begins behind a stop inside a line, outside brackets and quotation marks. */
function marksInside(line: string): { readonly at: number; readonly mark: HeadingMark }[] {
  const { masked } = foldText(line);
  const found: { readonly at: number; readonly mark: HeadingMark }[] = [];
  for (const { index, 0: stop } of masked.matchAll(/[。;:)\]】〕]\s*/gu)) {
    const at = index + stop.length;
    const mark = at < line.length ? readHeadingMark(line.slice(at, at + NEAR)) : undefined;
    if (mark) found.push({ at, mark });
  }
  // 「二、工作任务（一）…」: a heading without a stop, and the first item below it.
  for (const { index } of masked.matchAll(/(?<=[\u4e00-\u9fff])\(\uE000\)/gu)) {
    const mark = readHeadingMark(line.slice(index, index + NEAR));
    const before =
      masked
        .slice(Math.max(0, index - NEAR), index)
        .split(/[。;:)]/u)
        .at(-1) ?? '';
    if (mark?.style === 'chineseInBrackets' && mark.ordinal === 1 && BARE_HEADING.test(before))
      found.push({ at: index, mark });
  }
  return found.sort((a, b) => a.at - b.at);
}

const OF_HEADINGS: ReadonlySet<MarkStyle> = new Set(['chapter', 'article', 'chinese', 'chineseInBrackets']);

/**
 * A text that lost its line ends (「…。一、…。（一）…」, 「1、…；2、…」) cut at its numbers again. Numbers of headings are cut at wherever they count
 * on; figures only behind a figure at the line's head, or between such headings: elsewhere they number the parts of a sentence.
 */
function cutAtItems(line: string): string[] {
  const counts = new Map<MarkStyle, number>();
  const first = readHeadingMark(line);
  if (first) counts.set(first.style, first.ordinal);
  const cuts: number[] = [];
  for (const { at, mark } of marksInside(line)) {
    const before = counts.get(mark.style);
    const isHeading = OF_HEADINGS.has(mark.style);
    const countsOn = mark.ordinal === (before ?? 0) + 1 || (isHeading && mark.ordinal === 1 && cuts.length > 0);
    if (!countsOn || (before === undefined && !isHeading && cuts.length === 0)) continue;
    if (isHeading) for (const style of counts.keys()) if (!OF_HEADINGS.has(style)) counts.delete(style);
    counts.set(mark.style, mark.ordinal);
    cuts.push(at);
  }
  return [0, ...cuts].map((from, index) => line.slice(from, cuts[index]).trimEnd());
}

/** A line of a plan as it is read. */
export interface PlanLine {
  readonly text: string;
  /** Index of the paragraph that it begins in. */
  readonly from: number;
}

/**
 * A document's paragraphs as they are read: lines that were broken in the middle of a sentence put together, items that run on in one line
 * parted, page numbers between the lines left out. The texts stay as written but for the blanks at a joint. `isApart` are paragraphs that
 * are no running text: each stays a line of its own.
 */
export function planLines(paragraphs: readonly string[], isApart: (index: number) => boolean): PlanLine[] {
  return joinBrokenLines(paragraphs, isApart).flatMap((line) =>
    isApart(line.from) ? [line] : cutAtItems(line.text).map((text) => ({ text, from: line.from })),
  );
}

function joinBrokenLines(paragraphs: readonly string[], isApart: (index: number) => boolean): PlanLine[] {
  const joined: PlanLine[] = [];
  for (const [from, line] of paragraphs.entries()) {
    if (isApart(from)) {
      joined.push({ text: line.trimEnd(), from });
      continue;
    }
    if (line.trim() === '' || PAGE_NUMBER.test(line)) continue;
    const last = joined.at(-1);
    if (last !== undefined && !isApart(last.from) && goesOn(last.text, line)) {
      joined[joined.length - 1] = { text: last.text.trimEnd() + line.trimStart(), from: last.from };
    } else joined.push({ text: line.trimEnd(), from });
  }
  return joined;
}
