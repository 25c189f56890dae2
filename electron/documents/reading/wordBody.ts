import { createBlocks, type Block } from './blocks.ts';
import { BrokenDocument } from './brokenDocument.ts';
import { placeWordTable, type WordCell, type WordRow } from './wordTable.ts';
import type { Numbering } from './wordNumbering.ts';
import { walkWordXml, type WordTag, type WordXmlHandler } from './wordXml.ts';

interface OpenParagraph {
  text: string;
  list: string | undefined;
  level: number | undefined;
  style: string | undefined;
  /** Its end was deleted while changes were tracked: what follows belongs to it. */
  runsOn: boolean;
}

interface OpenTable {
  readonly widths: number[];
  readonly rows: WordRow[];
  cells: WordCell[];
  before: number;
  isDeleted: boolean;
  span: number;
  goesOn: boolean;
}

/** More tables inside each other than any document has. */
const DEEPEST_TABLE = 30;
const WIDEST = 2000;

/** What is not the document as it stands: deletions, former properties, field codes, phonetic guides, the second form of a picture. */
const SKIPPED = new Set([
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tblGridChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'numberingChange',
  'instrText',
  'delText',
  'delInstrText',
  'sdtPr',
  'rt',
  'mc:Fallback',
]);

/** Around text they hold what was deleted; among properties they only mark a paragraph's end or a row. */
const DELETIONS = new Set(['del', 'moveFrom']);

const MARKS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
};

function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

function countOf(value: string | undefined): number {
  const count = Math.trunc(Number(value ?? 1));
  return count >= 1 ? Math.min(count, WIDEST) : 1;
}

/** A list number and its text; Word sets a gap between them, typed numbers have none after a Chinese mark. */
function numbered(number: string, text: string): string {
  if (number === '' || text === '') return number + text;
  return /[、，。．：）〕】]$/u.test(number) ? number + text : `${number} ${text}`;
}

/**
 * The paragraphs and tables of `word/document.xml` as they stand, with automatic numbers written out. Text boxes are read
 * where they are anchored. Throws `BrokenDocument`.
 */
export function readWordBody(
  bytes: Uint8Array,
  numbering: Numbering,
  progress: (done: number, total: number) => void,
): readonly Block[] {
  const reader = createBodyReader(numbering);
  walkWordXml(bytes, { ...reader.handler, progress });
  return reader.blocks;
}

function createBodyReader(numbering: Numbering): { handler: WordXmlHandler; blocks: readonly Block[] } {
  const sink = createBlocks();
  const paragraphs: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  /** Names of the property elements that are open: what stands in them is about the text, not of it. */
  const properties: string[] = [];
  let skipped = 0;
  let collecting = false;
  let hidden = false;
  let runsOn = '';
  let cellDepth = 0;

  function closeParagraph(): void {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    const { text, list, level, style } = paragraph;
    const number = numbering.next({ list, level, style });
    const whole = runsOn + numbered(number, text);
    runsOn = paragraph.runsOn ? whole : '';
    // A number alone is a cell of numbers; in running text it is an empty line.
    if (!paragraph.runsOn && (text !== '' || cellDepth > 0 || whole !== number)) sink.paragraph(whole);
  }

  function openTable(): void {
    if (tables.length === DEEPEST_TABLE) throw new BrokenDocument('tables too deep inside each other');
    tables.push({ widths: [], rows: [], cells: [], before: 0, isDeleted: false, span: 1, goesOn: false });
  }

  function openElement({ name, attribute }: WordTag): void {
    const table = tables.at(-1);
    if (name === 'p') {
      paragraphs.push({ text: '', list: undefined, level: undefined, style: undefined, runsOn: false });
    } else if (name === 'r') hidden = false;
    else if (name === 't') collecting = true;
    else if (name === 'tbl') openTable();
    else if (name === 'gridCol') table?.widths.push(Math.max(Number(attribute('w') ?? 0) || 0, 0));
    else if (name === 'tr' && table) Object.assign(table, { cells: [], before: 0, isDeleted: false });
    else if (name === 'tc' && table) {
      Object.assign(table, { span: 1, goesOn: false });
      cellDepth += 1;
      sink.openCell();
    } else if (MARKS[name] !== undefined) addText(MARKS[name]);
  }

  function addText(text: string): void {
    const paragraph = paragraphs.at(-1);
    if (paragraph && !hidden) paragraph.text += text;
  }

  function openProperty({ name, attribute }: WordTag): void {
    const value = attribute('val');
    const within = properties[0];
    const table = tables.at(-1);
    const paragraph = paragraphs.at(-1);
    if (within === 'rPr') hidden ||= name === 'vanish' && isOn(value);
    else if (within === 'pPr' && paragraph) describeParagraph(paragraph, name, value, properties.includes('rPr'));
    else if (within === 'trPr' && table) {
      if (name === 'gridBefore') table.before = countOf(value);
      else if (name === 'del') table.isDeleted = true;
    } else if (within === 'tcPr' && table) {
      if (name === 'gridSpan') table.span = countOf(value);
      else if (name === 'vMerge') table.goesOn = value !== 'restart';
    }
  }

  function closeElement(name: string): void {
    const table = tables.at(-1);
    if (name === 't') collecting = false;
    else if (name === 'p') closeParagraph();
    else if (name === 'r') hidden = false;
    else if (name === 'tc' && table) {
      cellDepth -= 1;
      table.cells.push({ span: table.span, goesOn: table.goesOn, blocks: sink.closeCell() });
    } else if (name === 'tr' && table) {
      if (!table.isDeleted) table.rows.push({ before: table.before, cells: table.cells });
    } else if (name === 'tbl' && table) {
      tables.pop();
      sink.table(placeWordTable(table.rows, table.widths));
    }
  }

  return {
    blocks: sink.blocks,
    handler: {
      open(tag) {
        const { name } = tag;
        if (skipped > 0 || SKIPPED.has(name) || (DELETIONS.has(name) && properties.length === 0)) {
          skipped += 1;
          return;
        }
        if (properties.length > 0) openProperty(tag);
        if (properties.length > 0 || /^(?:p|r|tr|tc|tbl|sect)Pr$/u.test(name)) properties.push(name);
        else openElement(tag);
      },
      close(name) {
        if (skipped > 0) skipped -= 1;
        else if (properties.length > 0) properties.pop();
        else closeElement(name);
      },
      text(text) {
        if (collecting && skipped === 0) addText(text);
      },
    },
  };
}

function describeParagraph(paragraph: OpenParagraph, name: string, value: string | undefined, ofMark: boolean): void {
  if (ofMark) paragraph.runsOn ||= DELETIONS.has(name);
  else if (name === 'pStyle') paragraph.style = value;
  else if (name === 'numId') paragraph.list = value;
  else if (name === 'ilvl') paragraph.level = Math.max(Math.trunc(Number(value ?? 0)) || 0, 0);
}
