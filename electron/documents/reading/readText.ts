import type { Outcome } from '../../domain/failure.ts';
import type { SourceContent } from '../../domain/reading/recogniseSource.ts';
import { createBlocks, type BlockSink } from './blocks.ts';
import { contentOf } from './documentContent.ts';
import { filledCells, isFilled, takeCellLines, takeNumberedLines, type TextLine } from './cellLines.ts';
import { placeTextRows } from './textTables.ts';

/** A cell in quotes, as spreadsheets copy one that holds line ends, tabs or quotes. No cell is longer than a spreadsheet's. */
const QUOTED = /"((?:[^"]|""){0,40000})"(?=\t|\r|\n|$)/uy;
const PLAIN = /[^\t\r\n]*/uy;
const LINE_END = /\r\n?|\n/uy;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether a quoted cell had to be quoted; otherwise the quotes are the text's own. */
function neededQuotes(content: string): boolean {
  return /["\n\r\t]/u.test(content);
}

function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let at = 0;
  while (at < text.length) {
    const cells: string[] = [];
    for (;;) {
      const quoted = text[at] === '"' ? match(QUOTED, text, at) : null;
      const content = quoted?.[1] ?? '';
      const taken = quoted && neededQuotes(content) ? quoted[0] : (match(PLAIN, text, at)?.[0] ?? '');
      cells.push(quoted && neededQuotes(content) ? content.replaceAll('""', '"') : taken);
      at += taken.length;
      if (text[at] !== '\t') break;
      at += 1;
    }
    lines.push({ cells });
    at += match(LINE_END, text, at)?.[0].length ?? 0;
  }
  return lines;
}

/**
 * Reads a plain text: lines parted by tabs are the rows of a table, as a spreadsheet or Word puts them on the clipboard; other
 * lines are paragraphs. A table that came out with one cell a line is put together again where that can be done without guessing.
 */
export function readText(file: string, text: string): Outcome<SourceContent> {
  const sink = createBlocks();
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; ) {
    at = takeCellLines(lines, at, sink) ?? takeNumberedLines(lines, at, sink) ?? takeRows(lines, at, sink);
  }
  return contentOf(file, sink.blocks);
}

/** A heading and its page: a table's rows begin with a header, whose last word is no number. */
function isContentsLine({ cells }: TextLine): boolean {
  const filled = cells.filter(isFilled);
  return filled.length === 2 && /^[-—–(（\s]*(?:\d{1,3}|[ivxlcIVXLC]{1,6})[-—–)）\s]*$/u.test(filled[1] ?? '');
}

/** Takes the lines with tabs from here as a table, or one line as a paragraph. Returns where to go on. */
function takeRows(lines: readonly TextLine[], from: number, sink: BlockSink): number {
  let to = from;
  while ((lines[to]?.cells.length ?? 0) > 1) to += 1;
  const rows = lines.slice(from, to);
  const isContents = rows.every(isContentsLine);
  if (!isContents && rows.filter((line) => filledCells(line) > 1).length > 1) {
    // Word ends every copied row with a tab: a column that is empty from top to bottom is none.
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.findLastIndex(isFilled) + 1), 0);
    sink.table(placeTextRows(rows.map(({ cells }) => cells.slice(0, width))));
    return to;
  }
  const end = Math.max(to, from + 1);
  for (const { cells } of lines.slice(from, end)) sink.paragraph(cells.join('\t'));
  return end;
}
