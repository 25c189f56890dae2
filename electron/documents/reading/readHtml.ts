import type { Outcome } from '../../domain/failure.ts';
import type { SourceContent } from '../../domain/reading/recogniseSource.ts';
import { createBlocks, withRowSpan, type BlockCell, type BlockSink } from './blocks.ts';
import { BrokenDocument } from './brokenDocument.ts';
import { contentOf } from './documentContent.ts';
import { walkHtml, type HtmlAttributes, type HtmlHandler } from './htmlTags.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../refusals.ts';

interface OpenTable {
  readonly cells: BlockCell[];
  readonly hiddenRows: number[];
  row: number;
  column: number;
  /** By column, the first row that no cell from above reaches. */
  readonly freeFrom: number[];
  /** The cell that is open. */
  cell: { readonly column: number; readonly rowSpan: number; readonly columnSpan: number } | undefined;
}

interface OpenList {
  readonly ordered: boolean;
  number: number;
}

const DEEPEST_TABLE = 30;
/** Elements that begin and end a paragraph. */
const PARAGRAPHS =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|pre|hr|center|address|section|article|header|footer|main|aside|nav|figure|figcaption|caption|form|fieldset|body|html|table|thead|tbody|tfoot|tr|td|th)$/u;
/** Elements whose content is not shown. */
const UNSEEN = /^(?:head|xml|select|template|svg|object|iframe|button)$/u;
/** Elements that hold no markup, or none that is shown: they end with their end tag alone, even where they are written as empty. */
const RAW = /^(?:script|style|textarea|title|xmp|noscript)$/u;

/** What Windows puts before HTML on the clipboard. */
const CLIPBOARD_HEADER = /^Version:[\d.]+\s+(?:\w+:[^\r\n<]*\s+)*/u;

/** Wide characters: a line end of the source between two of them is no blank. */
const BROKEN_LINE =
  /(?<=[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF])[ \t]*[\r\n]+[ \t]*(?=[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF])/gu;

/** Text as a page shows it: blanks of the source run together. */
function shownText(text: string): string {
  return text
    .replace(BROKEN_LINE, '')
    .replace(/[ \t\r\n\f]+/gu, ' ')
    .replaceAll('\u00A0', ' ');
}

function spanOf(value: string | undefined, most: number): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}

/**
 * Reads HTML as Word, WPS, Excel and browsers put it on the clipboard or save it: tables with their spans, and the text
 * outside them. Errors: `not-a-document`, `empty-workbook`, `too-many-rows`.
 */
export function readHtml(file: string, html: string): Outcome<SourceContent> {
  const sink = createBlocks();
  const page = createPage(sink);
  try {
    walkHtml(html.replace(CLIPBOARD_HEADER, ''), page);
    page.end();
  } catch (error) {
    if (error instanceof BrokenDocument) return refuse.damagedDocument(file);
    throw error;
  }
  return contentOf(file, sink.blocks);
}

/** Where a link leads; one within the page leads nowhere. */
function placeOf(href = ''): string {
  return href.trim().startsWith('#') ? '' : href.trim();
}

interface Page extends HtmlHandler {
  end(): void;
}

const HIDES = /display\s*:\s*none|mso-hide\s*:\s*all/iu;
const STRIKES = /text-decoration(?:-line)?\s*:[^;]*line-through/iu;
const STRIKING = /^(?:s|strike|del)$/u;

interface Strikes {
  open(name: string, attributes: HtmlAttributes): void;
  close(name: string): void;
  /** Takes the classes of a style sheet that strike text through. */
  styles(css: string): void;
  readonly isOn: boolean;
}

/** More elements inside each other than a page has; what is left open does not pile up. */
const DEEPEST_ELEMENT = 2000;

/** Tells whether text is struck through, by its elements, their styles and their classes. */
function createStrikes(): Strikes {
  const classes = new Set<string>();
  let open: { readonly name: string; readonly strikes: boolean }[] = [];
  return {
    open(name, attributes) {
      const named = (attributes.get('class') ?? '').split(/\s+/u).some((each) => classes.has(each));
      const strikes = STRIKING.test(name) || named || STRIKES.test(attributes.get('style') ?? '');
      if (open.length < DEEPEST_ELEMENT) open.push({ name, strikes });
    },
    close(name) {
      const at = open.findLastIndex((element) => element.name === name);
      if (at !== -1) open = open.slice(0, at);
    },
    styles(css) {
      for (const [, selectors = '', rules = ''] of css.matchAll(/([^{}]{1,400})\{([^{}]*)\}/gu)) {
        if (!STRIKES.test(rules)) continue;
        for (const [, name = ''] of selectors.matchAll(/\.([\w-]+)/gu)) classes.add(name);
      }
    },
    get isOn() {
      return open.some(({ strikes }) => strikes);
    },
  };
}

function createPage(sink: BlockSink): Page {
  const tables = createTables(sink, () => endParagraph());
  const lists: OpenList[] = [];
  const strikes = createStrikes();
  let paragraph = '';
  let struck = '';
  let link = '';
  let label = '';
  /** Open elements of the kind that is not shown, and what the outermost is called. */
  let unseen = 0;
  let unseenName = '';

  function endParagraph(): void {
    const text = paragraph.replace(/ *\n */gu, '\n').trim();
    const facts = {
      ...(struck.trim() === '' ? {} : { struck: struck.trim() }),
      ...(link === '' ? {} : { link }),
    };
    if (text !== '' || struck.trim() !== '') sink.paragraph(text === '' ? '' : label + text, facts);
    paragraph = '';
    // A link around a paragraph begins before it.
    if (text !== '') link = '';
    struck = '';
    label = '';
  }

  function openListItem(attributes: HtmlAttributes): void {
    const list = lists.at(-1);
    if (!list?.ordered) return;
    list.number = spanOf(attributes.get('value') ?? String(list.number + 1), LIMITS.rows);
    label = `${list.number}. `;
  }

  function hides(name: string, attributes: HtmlAttributes, isEmpty: boolean): boolean {
    if (RAW.test(name)) return true;
    if (isEmpty || VOID.test(name)) return false;
    // A hidden row is one of its table's rows all the same.
    return UNSEEN.test(name) || (name !== 'tr' && HIDES.test(attributes.get('style') ?? ''));
  }

  return {
    text(text) {
      if (unseen > 0) strikes.styles(text);
      else if (strikes.isOn) struck += shownText(text);
      else paragraph += shownText(text);
    },
    open(name, attributes, isEmpty) {
      if (unseenName === 'head' && name === 'body') unseen = 0;
      if (unseen > 0) {
        if (name === unseenName) unseen += 1;
        return;
      }
      if (hides(name, attributes, isEmpty)) {
        unseen = 1;
        unseenName = name;
        return;
      }
      if (name === 'br') paragraph += '\n';
      if (name === 'td' || name === 'th') link = '';
      if (name === 'a' && link === '') link = placeOf(attributes.get('href'));
      if (!isEmpty && !VOID.test(name)) strikes.open(name, attributes);
      if (PARAGRAPHS.test(name)) endParagraph();
      if (name === 'ol' || name === 'ul') {
        lists.push({ ordered: name === 'ol', number: spanOf(attributes.get('start'), LIMITS.rows) - 1 });
      } else if (name === 'li') openListItem(attributes);
      else tables.open(name, attributes);
    },
    close(name) {
      if (unseen > 0) {
        if (name === unseenName) unseen -= 1;
        return;
      }
      if (PARAGRAPHS.test(name)) endParagraph();
      strikes.close(name);
      if (name === 'ol' || name === 'ul') lists.pop();
      else tables.close(name);
    },
    end() {
      endParagraph();
      tables.end();
    },
  };
}

const VOID = /^(?:br|hr|img|input|col|meta|link|base|wbr|area|embed|source)$/u;

interface Tables {
  open(name: string, attributes: HtmlAttributes): void;
  close(name: string): void;
  end(): void;
}

/** Places cells as browsers do: each in the next column that no cell from above reaches. */
function createTables(sink: BlockSink, endParagraph: () => void): Tables {
  const open: OpenTable[] = [];

  function closeCell(table: OpenTable): void {
    if (!table.cell) return;
    endParagraph();
    const { column, columnSpan, rowSpan } = table.cell;
    table.cells.push({ row: table.row, column, columnSpan, rowSpan, blocks: sink.closeCell() });
    for (let at = column; at < column + columnSpan; at++) table.freeFrom[at] = table.row + rowSpan;
    table.column = column + columnSpan;
    table.cell = undefined;
  }

  function openRow(table: OpenTable, attributes?: HtmlAttributes): void {
    closeCell(table);
    table.row += 1;
    table.column = 0;
    if (HIDES.test(attributes?.get('style') ?? '')) table.hiddenRows.push(table.row);
  }

  function openCell(table: OpenTable, attributes: HtmlAttributes): void {
    closeCell(table);
    // A cell without a row begins one.
    if (table.row === -1) openRow(table);
    let { column } = table;
    while ((table.freeFrom[column] ?? 0) > table.row && column < LIMITS.columns) column += 1;
    // One column past the limit is enough to be refused for.
    const columnSpan = spanOf(attributes.get('colspan'), LIMITS.columns + 1 - column);
    table.cell = { column, columnSpan, rowSpan: spanOf(attributes.get('rowspan'), LIMITS.rows) };
    sink.openCell();
  }

  function closeTable(): void {
    const table = open.at(-1);
    if (!table) return;
    closeCell(table);
    open.pop();
    // A span that reaches past the last row ends there.
    const last = table.row;
    sink.table(
      table.cells.map((cell) => withRowSpan(cell, Math.min(cell.rowSpan, last - cell.row + 1))),
      table.hiddenRows,
    );
  }

  return {
    open(name, attributes) {
      const table = open.at(-1);
      if (name === 'table') {
        if (open.length === DEEPEST_TABLE) throw new BrokenDocument('tables too deep inside each other');
        open.push({ cells: [], hiddenRows: [], row: -1, column: 0, freeFrom: [], cell: undefined });
      } else if (name === 'tr' && table) openRow(table, attributes);
      else if ((name === 'td' || name === 'th') && table) openCell(table, attributes);
    },
    close(name) {
      const table = open.at(-1);
      if (name === 'table') closeTable();
      else if ((name === 'td' || name === 'th' || name === 'tr') && table) closeCell(table);
    },
    end() {
      // Every program closes the tables that it writes: the rest of the file is missing.
      if (open.length > 0) throw new BrokenDocument('a table without an end');
    },
  };
}
