import { createBlocks, type Block, type Remark } from './blocks.ts';
import { BrokenDocument } from './brokenDocument.ts';
import { createFields } from './wordFields.ts';
import { placeWordTable, type WordCell, type WordRow } from './wordTable.ts';
import type { Numbering } from './wordNumbering.ts';
import type { WordRemarks } from './wordRemarks.ts';
import type { TextStyles } from './wordStyles.ts';
import { walkWordXml, type WordTag, type WordXmlHandler } from './wordXml.ts';

interface OpenParagraph {
  text: string;
  /** Words of it that are struck through, and that are hidden. */
  struck: string;
  hidden: string;
  /** Some of its text stands in a contents list. */
  contents: boolean;
  remarks: readonly Remark[];
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
  isHidden: boolean;
  span: number;
  goesOn: boolean;
}

/** What a run's own properties say; absent where they leave it to its styles. */
interface RunFormat {
  vanish: boolean | undefined;
  strike: boolean | undefined;
  dstrike: boolean | undefined;
  style: string | undefined;
}

/** More tables inside each other than any document has. */
const DEEPEST_TABLE = 30;
const WIDEST = 2000;

/** What is not the document as it stands: deletions, former properties, phonetic guides, the second form of a picture. */
const SKIPPED = new Set([
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tblGridChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'numberingChange',
  'delText',
  'delInstrText',
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
  styles: TextStyles,
  remarks: WordRemarks,
  progress: (done: number, total: number) => void,
): readonly Block[] {
  const reader = createBodyReader(numbering, styles, remarks);
  walkWordXml(bytes, { ...reader.handler, progress });
  return reader.blocks();
}

const PLAIN: Readonly<RunFormat> = { vanish: undefined, strike: undefined, dstrike: undefined, style: undefined };
const REFERENCE = /^(?:comment|footnote|endnote)Reference$/u;

function createBodyReader(
  numbering: Numbering,
  styles: TextStyles,
  remarks: WordRemarks,
): { handler: WordXmlHandler; blocks: () => readonly Block[] } {
  const sink = createBlocks();
  const paragraphs: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  /** Names of the property elements that are open: what stands in them is about the text, not of it. */
  const properties: string[] = [];
  const fields = createFields();
  let skipped = 0;
  /** Depth within the properties of a content control. */
  let ofControl = 0;
  let collecting: 'text' | 'instruction' | undefined;
  let run = { ...PLAIN };
  let before: Pick<OpenParagraph, 'text' | 'struck' | 'hidden' | 'remarks'> = NOTHING_BEFORE;
  let cellDepth = 0;

  function closeParagraph(): void {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    const { list, level, style } = paragraph;
    const number = numbering.next({ list, level, style });
    const text = before.text + numbered(number, paragraph.text);
    const struck = before.struck + paragraph.struck;
    const hidden = before.hidden + paragraph.hidden;
    const remarks = [...before.remarks, ...paragraph.remarks];
    before = paragraph.runsOn ? { text, struck, hidden, remarks } : NOTHING_BEFORE;
    // A number alone is a cell of numbers; in running text it is an empty line.
    const says = paragraph.text !== '' || cellDepth > 0 || text !== number;
    if (paragraph.runsOn || (!says && struck === '' && hidden === '' && remarks.length === 0)) return;
    sink.paragraph(says ? text : '', {
      ...(struck === '' ? {} : { struck }),
      ...(hidden === '' ? {} : { hidden }),
      ...(remarks.length === 0 ? {} : { remarks }),
      ...(paragraph.contents || styles.isContents(style) ? { contents: true } : {}),
    });
  }

  function openTable(): void {
    if (tables.length === DEEPEST_TABLE) throw new BrokenDocument('tables too deep inside each other');
    tables.push({
      widths: [],
      rows: [],
      cells: [],
      before: 0,
      isDeleted: false,
      isHidden: false,
      span: 1,
      goesOn: false,
    });
  }

  function openElement({ name, attribute }: WordTag): void {
    const table = tables.at(-1);
    if (name === 'p') {
      paragraphs.push({ ...EMPTY_PARAGRAPH });
    } else if (name === 'r') run = { ...PLAIN };
    else if (name === 't') collecting = 'text';
    else if (name === 'instrText') collecting = 'instruction';
    else if (name === 'fldChar') fields.stepField(attribute('fldCharType'));
    else if (name === 'fldSimple') fields.openField(attribute('instr') ?? '');
    else if (REFERENCE.test(name)) addRemark(remarks.get(`${name} ${attribute('id') ?? ''}`));
    else if (name === 'sdt') fields.openControl();
    else if (name === 'tbl') openTable();
    else if (name === 'gridCol') table?.widths.push(Math.max(Number(attribute('w') ?? 0) || 0, 0));
    else if (name === 'tr' && table) Object.assign(table, { cells: [], before: 0, isDeleted: false, isHidden: false });
    else if (name === 'tc' && table) {
      Object.assign(table, { span: 1, goesOn: false });
      cellDepth += 1;
      sink.openCell();
    } else if (MARKS[name] !== undefined) addText(MARKS[name]);
  }

  function addRemark(remark: Remark | undefined): void {
    const paragraph = paragraphs.at(-1);
    if (paragraph && remark) paragraph.remarks = [...paragraph.remarks, remark];
  }

  function addText(text: string): void {
    const paragraph = paragraphs.at(-1);
    if (!paragraph || fields.inPlaceholder) return;
    const ofStyles = [styles.of(run.style), styles.of(paragraph.style)];
    const says = (key: 'vanish' | 'strike' | 'dstrike'): boolean =>
      run[key] ?? ofStyles.find((style) => style?.[key] !== undefined)?.[key] ?? false;
    if (ofStyles[0]?.isPlaceholder === true && fields.inControl) return;
    if (says('vanish')) paragraph.hidden += text;
    else if (says('strike') || says('dstrike')) paragraph.struck += text;
    else paragraph.text += text;
    paragraph.contents ||= fields.inContents;
  }

  function openProperty({ name, attribute }: WordTag): void {
    const value = attribute('val');
    const within = properties[0];
    const table = tables.at(-1);
    const paragraph = paragraphs.at(-1);
    if (within === 'rPr') describeRun(run, name, value);
    else if (within === 'pPr' && paragraph) describeParagraph(paragraph, name, value, properties.includes('rPr'));
    else if (within === 'trPr' && table) {
      if (name === 'gridBefore') table.before = countOf(value);
      else if (name === 'del') table.isDeleted = true;
      else if (name === 'hidden') table.isHidden = isOn(value);
    } else if (within === 'tcPr' && table) {
      if (name === 'gridSpan') table.span = countOf(value);
      else if (name === 'vMerge') table.goesOn = value !== 'restart';
    }
  }

  function closeElement(name: string): void {
    const table = tables.at(-1);
    if (name === 't' || name === 'instrText') collecting = undefined;
    else if (name === 'p') closeParagraph();
    else if (name === 'r') run = { ...PLAIN };
    else if (name === 'fldSimple') fields.closeField();
    else if (name === 'sdt') fields.closeControl();
    else if (name === 'tc' && table) {
      cellDepth -= 1;
      table.cells.push({ span: table.span, goesOn: table.goesOn, blocks: sink.closeCell() });
    } else if (name === 'tr' && table) {
      const { before, cells, isHidden } = table;
      if (!table.isDeleted) table.rows.push({ before, cells, ...(isHidden ? { hidden: true } : {}) });
    } else if (name === 'tbl' && table) {
      tables.pop();
      sink.table(placeWordTable(table.rows, table.widths), hiddenRowsOf(table.rows));
    }
  }

  return {
    // A contents list that never ends has all the text in it.
    blocks: () => (fields.isUnfinished ? sink.blocks.map(withoutContents) : sink.blocks),
    handler: {
      open(tag) {
        const { name } = tag;
        if (skipped > 0 || SKIPPED.has(name) || (DELETIONS.has(name) && properties.length === 0)) {
          skipped += 1;
          return;
        }
        if (ofControl > 0 || name === 'sdtPr') {
          ofControl += 1;
          fields.describeControl(tag);
          return;
        }
        if (properties.length > 0) openProperty(tag);
        if (properties.length > 0 || /^(?:p|r|tr|tc|tbl|sect)Pr$/u.test(name)) properties.push(name);
        else openElement(tag);
      },
      close(name) {
        if (skipped > 0) skipped -= 1;
        else if (ofControl > 0) ofControl -= 1;
        else if (properties.length > 0) properties.pop();
        else closeElement(name);
      },
      text(text) {
        if (skipped > 0) return;
        if (collecting === 'text') addText(text);
        else if (collecting === 'instruction') fields.describeField(text);
      },
    },
  };
}

const NOTHING_BEFORE = { text: '', struck: '', hidden: '', remarks: [] };
const EMPTY_PARAGRAPH: Readonly<OpenParagraph> = {
  ...NOTHING_BEFORE,
  contents: false,
  list: undefined,
  level: undefined,
  style: undefined,
  runsOn: false,
};

function withoutContents(block: Block): Block {
  if (block.kind === 'table') return block;
  const { contents: _, ...rest } = block;
  return rest;
}

function describeRun(run: RunFormat, name: string, value: string | undefined): void {
  if (name === 'vanish' || name === 'strike' || name === 'dstrike') run[name] = isOn(value);
  else if (name === 'rStyle') run.style = value;
}

function hiddenRowsOf(rows: readonly WordRow[]): readonly number[] {
  return rows.flatMap(({ hidden }, row) => (hidden === true ? [row] : []));
}

function describeParagraph(paragraph: OpenParagraph, name: string, value: string | undefined, ofMark: boolean): void {
  if (ofMark) paragraph.runsOn ||= DELETIONS.has(name);
  else if (name === 'pStyle') paragraph.style = value;
  else if (name === 'numId') paragraph.list = value;
  else if (name === 'ilvl') paragraph.level = Math.max(Math.trunc(Number(value ?? 0)) || 0, 0);
}
