import type { PlacedText } from '../../domain/checks/texts.ts';
import { BrokenDocument } from './brokenDocument.ts';
import { inspectCompound } from './compoundFile.ts';
import { paragraphsOf } from './documentContent.ts';
import { fileTypeOf } from './fileType.ts';
import { isDocx } from './readDocx.ts';
import { extractOldWord } from './readOldWord.ts';
import type { SourceFile } from './refuseUnread.ts';
import { unpack, type PackedPart } from './unpack.ts';
import { walkWordXml } from './wordXml.ts';

/**
 * What a file says beside its text and its cells, and goes out with it: headers and footers of a Word document (.docx, .doc) and of a workbook's pages
 * (.xlsx), and of an old document what hangs on its text. Each said once, however many sections or sheets repeat it. Empty for other files.
 */
export async function textsBeside(file: SourceFile): Promise<readonly PlacedText[]> {
  const { name, bytes } = file;
  const type = fileTypeOf(bytes);
  if (type === 'compound') return oncePerPlace(await besideOldWord(name, bytes));
  if (type !== 'zip') return [];
  const parts = await unpack(name, bytes);
  if (!parts.ok) return [];
  return oncePerPlace(isDocx(parts.value) ? ofWord(parts.value) : ofSheets(parts.value));
}

function oncePerPlace(texts: readonly PlacedText[]): readonly PlacedText[] {
  return [...new Map(texts.map((each) => [`${each.place}\n${each.text}`, each])).values()];
}

const EDGE = /^word\/(header|footer)\d*\.xml$/iu;

function ofWord(parts: readonly PackedPart[]): readonly PlacedText[] {
  return parts.flatMap(({ name, bytes }) => {
    const place = EDGE.exec(name)?.[1]?.toLowerCase();
    if (place === undefined) return [];
    return paragraphsIn(bytes).map((text) => ({ place: place === 'header' ? '页眉' : '页脚', text }));
  });
}

/** The paragraphs of a part, text boxes among them. A part that is broken says nothing: Word leaves it out too. */
function paragraphsIn(bytes: Uint8Array): readonly string[] {
  const paragraphs: string[] = [];
  // A text box in a paragraph has paragraphs of its own.
  const open: string[] = [];
  let isText = false;
  try {
    walkWordXml(bytes, {
      open({ name }) {
        if (name === 'p') open.push('');
        else if (name === 'tab' || name === 'br') open.push(`${open.pop() ?? ''} `);
        isText = name === 't';
      },
      close(name) {
        if (name === 'p') paragraphs.push(...paragraphsOf(open.pop() ?? ''));
        isText = false;
      },
      text(words) {
        if (isText) open.push(`${open.pop() ?? ''}${words}`);
      },
    });
  } catch (error) {
    if (!(error instanceof BrokenDocument)) throw error;
  }
  return paragraphs;
}

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/iu;
const SHEET_EDGE = /<(?:\w+:)?(?:odd|even|first)(Header|Footer)\b[^>]*>([^<]*)</gu;
/** Codes of a page's edge: where the part stands, its font, its size and colour, page numbers and the like (ECMA-376 18.3.1.46). */
const EDGE_CODES = /&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[LCR])/gu;
const EDGE_FIELDS = /&[A-JM-QS-Z]/gu;

function ofSheets(parts: readonly PackedPart[]): readonly PlacedText[] {
  return parts.flatMap(({ name, bytes }) => {
    if (!SHEET.test(name)) return [];
    const at = bytes.indexOf('headerFooter', Math.max(0, bytes.lastIndexOf('sheetData')));
    if (at < 0) return [];
    return [...bytes.toString('utf8', at).matchAll(SHEET_EDGE)].flatMap(([, edge, words = '']) => {
      const text = plain(words).replaceAll(EDGE_CODES, '\n').replaceAll(EDGE_FIELDS, ' ').replaceAll('&&', '&');
      return paragraphsOf(text).map((line) => ({ place: edge === 'Header' ? '页眉' : '页脚', text: line.trim() }));
    });
  });
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

const PLAIN = { filterUnicode: false } as const;

async function besideOldWord(name: string, bytes: Uint8Array): Promise<readonly PlacedText[]> {
  const content = inspectCompound(name, bytes);
  if (!content.ok || content.value.kind !== 'word') return [];
  const document = await extractOldWord(content.value.container);
  if (!document) return [];
  const boxes = document.getTextboxes({ ...PLAIN, includeBody: false, includeHeadersAndFooters: true });
  const places = [
    ['页眉', `${document.getHeaders({ ...PLAIN, includeFooters: false })}\n${boxes}`],
    ['页脚', document.getFooters(PLAIN)],
    ['脚注', `${document.getFootnotes(PLAIN)}\n${document.getEndnotes(PLAIN)}`],
    ['批注', document.getAnnotations(PLAIN)],
  ] as const;
  return places.flatMap(([place, words]) => paragraphsOf(words).map((text) => ({ place, text: text.trim() })));
}
