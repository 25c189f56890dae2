import WordExtractor from 'word-extractor';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { SourceContent } from '../../domain/reading/recogniseSource.ts';
import { createBlocks, type BlockSink } from './blocks.ts';
import { contentOf, paragraphsOf } from './documentContent.ts';
import { refuse } from '../refusals.ts';
import { placeTextRows, widthOfRows } from './textTables.ts';

/** What is used of an extracted document; its own types leave out the options. */
export interface WordText {
  getHeaders(options: { readonly filterUnicode: boolean; readonly includeFooters: boolean }): string;
  getFooters(options: { readonly filterUnicode: boolean }): string;
  getFootnotes(options: { readonly filterUnicode: boolean }): string;
  getEndnotes(options: { readonly filterUnicode: boolean }): string;
  getAnnotations(options: { readonly filterUnicode: boolean }): string;
  getBody(options: { readonly filterUnicode: boolean }): string;
  getTextboxes(options: {
    readonly filterUnicode: boolean;
    readonly includeBody?: boolean;
    readonly includeHeadersAndFooters: boolean;
  }): string;
}

/** The texts of an old document; `undefined` where it is damaged. */
export async function extractOldWord(container: Buffer): Promise<WordText | undefined> {
  try {
    return await new WordExtractor().extract(container);
  } catch {
    return undefined;
  }
}

/**
 * Reads a Word 97 to 2003 document (.doc, and .wps of WPS): its text, and its tables from their cell marks. Merged cells,
 * automatic numbers and formats are not known: cells merged downwards come as blank ones. `container` is a sound compound
 * file (see `inspectCompound`). Errors: `not-a-document`, `empty-workbook`, `too-many-rows`.
 */
export async function readOldWord(
  file: string,
  container: Buffer,
  remarks: 'noted' | 'apart' = 'noted',
): Promise<Outcome<SourceContent>> {
  const document = await extractOldWord(container);
  if (!document) return refuse.damagedDocument(file);
  const body = document.getBody({ filterUnicode: false });
  const boxes = document.getTextboxes({ filterUnicode: false, includeHeadersAndFooters: false });
  const sink = createBlocks();
  addOldWordText(body, sink);
  sink.paragraph(boxes);
  const notes = remarks === 'noted' ? remarksOf(document) : [];
  const content = contentOf(file, sink.blocks);
  return content.ok && notes.length > 0 ? succeed({ ...content.value, notes }) : content;
}

/** What hangs on the text, which does not say where. */
function remarksOf(document: WordText): readonly string[] {
  const said = (words: string, of: string): readonly string[] => {
    const text = paragraphsOf(words).join(' ').trim();
    return text === ''
      ? []
      : [
          `文档有${of}，没有读入，请核对：“${text.length > LONGEST_REMARKS ? `${text.slice(0, LONGEST_REMARKS)}…` : text}”。`,
        ];
  };
  const plain = { filterUnicode: false };
  return [
    ...said(`${document.getFootnotes(plain)}\n${document.getEndnotes(plain)}`, '脚注'),
    ...said(document.getAnnotations(plain), '批注'),
  ];
}

const LONGEST_REMARKS = 200;

/** Parts a text with cell marks (as tabs) into tables and paragraphs. */
export function addOldWordText(text: string, sink: BlockSink): void {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const table = tableAt(lines, at);
    if (table) sink.table(placeTextRows(table.rows));
    else sink.paragraph(lines[at] ?? '');
    at = table?.end ?? at + 1;
  }
}

interface Row {
  readonly cells: readonly string[];
  /** Index of the line behind it. */
  readonly end: number;
}

/** Cells with more paragraphs than this are not told from text that happens to hold a tab. */
const MOST_LINES = 40;
const LONGEST_LABEL = 12;

/** The row that begins in a line: every cell ends with a tab, the last one's at the end of a line; paragraphs within a cell are lines of their own. */
function rowAt(lines: readonly string[], from: number): Row | undefined {
  const last = Math.min(lines.length, from + MOST_LINES);
  for (let at = from; at < last; at++) {
    if (lines[at]?.endsWith('\t') !== true) continue;
    const cells = lines
      .slice(from, at + 1)
      .join('\n')
      .slice(0, -1)
      .split('\t');
    return cells.length > 1 ? { cells, end: at + 1 } : undefined;
  }
  return undefined;
}

/** Whether a row is sure to be one without a look at its neighbours: it stands in one line. */
function isPlain({ end }: Row, from: number): boolean {
  return end === from + 1;
}

/** A short line between rows that can be the first paragraph of a cell, and not what stands between two tables. */
function canBeginCell(line: string): boolean {
  return (
    line.includes('\t') ||
    (line.length <= LONGEST_LABEL && !/^(?:续|附|备注|注|说明|表|[（(]?单位)|[。；：]$/u.test(line))
  );
}

function tableAt(
  lines: readonly string[],
  from: number,
): { rows: readonly (readonly string[])[]; end: number } | undefined {
  const first = lines[from]?.includes('\t') === true ? rowAt(lines, from) : undefined;
  if (!first) return undefined;
  const second = rowAt(lines, first.end);
  if (!isPlain(first, from) && second?.cells.length !== first.cells.length) return undefined;
  const rows: (readonly string[])[] = [first.cells];
  let { end } = first;
  for (;;) {
    const row = canBeginCell(lines[end] ?? '') ? rowAt(lines, end) : undefined;
    // Text that follows the table and happens to hold tabs has more or fewer of them.
    if (!row || (!isPlain(row, end) && row.cells.length > Math.max(widthOfRows(rows), second?.cells.length ?? 0)))
      break;
    rows.push(row.cells);
    ({ end } = row);
  }
  return { rows, end };
}
