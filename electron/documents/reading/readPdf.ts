import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { workerData } from 'node:worker_threads';
import {
  getDocument,
  VerbosityLevel,
  version,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { findPrivate } from '../../domain/checks/privacy.ts';
import type { PlacedText } from '../../domain/checks/texts.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { WorkerData } from '../jobMessages.ts';
import { refuse } from '../refusals.ts';
import type { ReportPhase } from './readWorkbook.ts';
import type { SourceFile } from './refuseUnread.ts';

/** What a PDF says, page by page, and what of it cannot be read. */
interface PdfTexts {
  readonly texts: readonly PlacedText[];
  readonly notes: readonly string[];
}

/**
 * The text of a PDF, each page as one with its lines, and what is written on it as remarks and into its fields. It is read in this thread, which can be ended
 * at any time; nothing is drawn, no script of the PDF is run. A page that is a picture has no text: a note names it, and a PDF of nothing else is refused.
 */
export async function readPdf(file: SourceFile, report: ReportPhase): Promise<Outcome<PdfTexts>> {
  report('正在读取 PDF');
  const opened = await openPdf(file);
  if (!opened.ok) return opened;
  const { document, close } = opened.value;
  const texts: PlacedText[] = [];
  const silent: number[] = [];
  const broken: number[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    report('正在读取 PDF', number - 1, document.numPages);
    const found = await textsOfPage(document, number);
    if (found === undefined) broken.push(number);
    else if (found.every(({ text }) => text.trim() === '')) silent.push(number);
    else texts.push(...found);
  }
  await close();
  if (texts.length === 0 && broken.length === 0) return refuse.scannedPdf(file.name);
  if (texts.length === 0) return refuse.damagedPdf(file.name);
  return succeed({
    texts,
    notes: [
      ...notRead(silent, '没有文字（多半是扫描件或图片），没有检查，请人工核对。'),
      ...notRead(broken, '读不出来，没有检查，文件这几页可能已损坏，请人工核对。'),
    ],
  });
}

/** Pages that a sentence names. */
const NAMED = 12;

function notRead(pages: readonly number[], why: string): readonly string[] {
  if (pages.length === 0) return [];
  const more = pages.length > NAMED ? `等 ${pages.length} 页` : '页';
  return [`第 ${pages.slice(0, NAMED).join('、')} ${more}${why}`];
}

interface Opened {
  readonly document: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

async function openPdf({ name, bytes }: SourceFile): Promise<Outcome<Opened>> {
  // Its worker runs in this thread, which is one already, in place of one that would have to be found and started.
  // @ts-expect-error -- the package has no types for it; nothing of it is used here.
  await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  const task = getDocument({
    data: bytes.slice(),
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: ShippedFiles,
    cMapUrl: 'cmaps/',
    standardFontDataUrl: 'fonts/',
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    disableWorkerRendering: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  });
  try {
    return succeed({ document: await task.promise, close: () => task.destroy() });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return isLocked ? refuse.lockedPdf(name) : refuse.damagedPdf(name);
  }
}

/** The codes of Chinese fonts and the fonts that every reader has to have: the page's own (build/pdfFiles.ts), read from disk. */
class ShippedFiles {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    // Given by `createDocuments` to each of its workers.
    const { page } = workerData as WorkerData;
    const folder = kind === 'cMapUrl' ? 'cmaps' : 'fonts';
    const file = path.join(page, 'assets', `pdfjs-${version}`, folder, path.basename(filename));
    return new Uint8Array(await readFile(file));
  }
}

/** `undefined` where a page cannot be read. */
async function textsOfPage(document: PDFDocumentProxy, number: number): Promise<readonly PlacedText[] | undefined> {
  try {
    const page = await document.getPage(number);
    const found = [await textOfPage(page, number), ...(await remarksOf(page, number))];
    page.cleanup();
    return found;
  } catch {
    return undefined;
  }
}

/** A piece of a page's text with its place, as the reader gives it. */
interface Piece {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

interface Line {
  text: string;
  /** How far to the right it goes, and how high its signs are. */
  right: number;
  height: number;
}

/** A page as one text: its lines, and those that are wrapped in one. */
async function textOfPage(page: PDFPageProxy, number: number): Promise<PlacedText> {
  const { items } = await page.getTextContent();
  const lines = linesOf(items.filter((item) => 'str' in item));
  const furthest = Math.max(0, ...lines.map(({ right }) => right));
  let text = '';
  const lineEnds = lines.map((line, at) => {
    text += isWrapped(line, lines[at + 1], furthest) ? line.text : `${line.text}\n`;
    return text.length;
  });
  return { place: `第 ${number} 页`, text, lineEnds };
}

function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const lines: Line[] = [];
  let open: Line = { text: '', right: 0, height: 0 };
  for (const { str, hasEOL, width, height, transform } of pieces) {
    // A wide gap parts cells: what stands on both sides is not one number.
    const isGap = str.trim() === '' && width > height;
    open.text += isGap ? '\t' : str;
    open.right = Math.max(open.right, (transform[4] ?? 0) + width);
    open.height = Math.max(open.height, height);
    if (!hasEOL) continue;
    lines.push(open);
    open = { text: '', right: 0, height: 0 };
  }
  return open.text === '' ? lines : [...lines, open];
}

/** A line that goes as far to the right as any of the page goes on in the next one: a number may be cut there, unless one is whole on either side. */
function isWrapped({ text, right, height }: Line, next: Line | undefined, furthest: number): boolean {
  if (text.trim() === '' || next === undefined || right <= furthest - height) return false;
  const touches = /\d[xX]?$/u.test(text) && /^[\dxX]/u.test(next.text);
  return (
    !touches || !(findPrivate(text).some(({ end }) => end === text.length) || findPrivate(next.text)[0]?.start === 0)
  );
}

/** Remarks and filled-in fields, which go out with a page. */
async function remarksOf(page: PDFPageProxy, number: number): Promise<readonly PlacedText[]> {
  // The library leaves what an annotation holds untyped.
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  const remarks = annotations.map(({ contentsObj }) => placed(`第 ${number} 页（批注）`, contentsObj?.str));
  const fields = annotations.map(({ fieldValue }) => placed(`第 ${number} 页（表单）`, filledIn(fieldValue)));
  return [...remarks, ...fields].flat();
}

interface Annotation {
  readonly contentsObj?: { readonly str: string };
  readonly fieldValue?: unknown;
}

/** A field holds a text, or several that were chosen. */
function filledIn(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : undefined;
}

function placed(place: string, text = ''): readonly PlacedText[] {
  return text.trim() === '' ? [] : [{ place, text }];
}
