import { read, set_cptable, type WorkBook } from 'xlsx';
import { succeed, type Outcome } from '../domain/failure.ts';
import type { Grid } from '../domain/tables/grid.ts';
import { withoutBlankRows } from './blankRows.ts';
import { inspectCompound } from './compoundFile.ts';
import { parseCsv } from './csv.ts';
import { decodeText } from './decodeText.ts';
import { fileTypeOf, type FileType } from './fileType.ts';
import { LIMITS } from './limits.ts';
import { refuse } from './refusals.ts';
import { refuseUnread, type SourceFile } from './refuseUnread.ts';
import { sheetGrid, textGrid } from './sheetGrid.ts';
import { storedZip } from './storedZip.ts';
import { unpack, type PackedPart } from './unpack.ts';
import { findDamage } from './wholeParts.ts';

/** Tells the person what the reading is at, in Chinese. */
export type ReportPhase = (phase: string) => void;

/**
 * Reads a workbook (.xlsx, .xlsm, .xlsb, .xls, .et, .ods, .csv) into plain grids, one per sheet that holds anything.
 * Errors: `file-locked`, `file-too-large`, `unpacks-too-large`, `too-many-rows`, `not-a-workbook`, `password-protected`,
 * `empty-workbook`, `unreadable-date`; each names file, sheet and cell where they are known.
 */
export async function readWorkbook(file: SourceFile, report: ReportPhase = () => {}): Promise<Outcome<Grid[]>> {
  const { name, bytes } = file;
  const refused = refuseUnread(file);
  if (refused) return refused;
  report('正在检查文件');
  const type = fileTypeOf(bytes);
  if (type === 'zip') return readPacked(name, bytes, report);
  if (type === 'compound') {
    const wrong = inspectCompound(name, bytes);
    return wrong ?? readOld(name, bytes, report);
  }
  if (type === 'oldBiff') return readOld(name, bytes, report);
  if (type === 'text' && /\.(?:csv|tsv|txt)$/i.test(name)) return readCsv(name, bytes);
  return refuse.notAWorkbook(name, DESCRIPTIONS[type]);
}

const DESCRIPTIONS: Readonly<Record<FileType, string>> = {
  zip: '是压缩包，不是表格',
  compound: '不是表格',
  oldBiff: '不是表格',
  pdf: '是 PDF 文件，不是表格',
  image: '是图片，不是表格',
  rar: '是压缩包，不是表格',
  html: '实际是网页格式，不是真正的表格文件',
  xml: '实际是 XML 文本，不是真正的表格文件',
  rtf: '是写字板（RTF）文档，不是表格',
  text: '是纯文本，不是表格',
  binary: '不是表格文件，或已损坏',
};

/** Old .xls and .et files may hold GBK text, which the parser reads only with the code pages at hand; no other format needs them. */
async function readOld(file: string, bytes: Uint8Array, report: ReportPhase): Promise<Outcome<Grid[]>> {
  set_cptable(await import('xlsx/dist/cpexcel.full.mjs'));
  return parse(file, bytes, report);
}

async function readPacked(file: string, bytes: Uint8Array, report: ReportPhase): Promise<Outcome<Grid[]>> {
  report('正在解压');
  const unpacked = await unpack(file, bytes);
  if (!unpacked.ok) return unpacked;
  const parts = unpacked.value;
  const has = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part.name));
  if (has(/^word\//i)) return refuse.notAWorkbook(file, '是 Word 文档，不是表格');
  if (has(/^ppt\//i)) return refuse.notAWorkbook(file, '是演示文稿，不是表格');
  if (has(/^xl\/workbook\d*\.(?:xml|bin)$/i)) {
    const damage = findDamage(parts);
    if (damage) return refuse.damaged(file, damage.sheet);
    return parse(file, storedZip(parts.map(withoutBlankRows)), report);
  }
  // LibreOffice 24.8 and later encrypt an OpenDocument file as a whole.
  if (has(/^encrypted-package$/i)) return refuse.passwordProtected(file);
  if (!has(/^content\.xml$/i)) return refuse.notAWorkbook(file, '是压缩包，不是表格');
  return readOpenDocument(file, parts, report);
}

function readOpenDocument(file: string, parts: readonly PackedPart[], report: ReportPhase): Outcome<Grid[]> {
  const text = (name: string): string => parts.find((part) => part.name === name)?.bytes.toString('utf8') ?? '';
  if (text('META-INF/manifest.xml').includes('encryption-data')) return refuse.passwordProtected(file);
  if (!text('content.xml').includes('spreadsheet')) return refuse.notAWorkbook(file, '是文字文档，不是表格');
  return parse(file, storedZip(parts), report);
}

function parse(file: string, bytes: Uint8Array, report: ReportPhase): Outcome<Grid[]> {
  report('正在读取工作表');
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      bookVBA: false,
      nodim: true,
    });
  } catch (error) {
    return refuseParse(file, error);
  }
  return gridsOf(file, book);
}

/** The parser throws on what it cannot read; the words of its errors say which kind of trouble it is. */
function refuseParse(file: string, error: unknown): Outcome<never> {
  const message = error instanceof Error ? error.message : '';
  if (/password|encrypt/i.test(message)) return refuse.passwordProtected(file);
  if (error instanceof RangeError && /string length|array length|allocation/i.test(message)) {
    return refuse.unpacksTooLarge(file);
  }
  return refuse.notAWorkbook(file, '已损坏，或不是真正的表格文件');
}

function gridsOf(file: string, book: WorkBook): Outcome<Grid[]> {
  if (book.SheetNames.length > LIMITS.sheets) return refuse.tooManySheets(file, book.SheetNames.length);
  const uses1904 = book.Workbook?.WBProps?.date1904 === true;
  const grids: Grid[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    const grid = sheetGrid(file, name, sheet, uses1904);
    if (!grid.ok) return grid;
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    if (grid.value.rows.length > 0) grids.push(hidden ? { ...grid.value, hidden } : grid.value);
  }
  return grids.length === 0 ? refuse.empty(file) : succeed(grids);
}

function readCsv(file: string, bytes: Uint8Array): Outcome<Grid[]> {
  const text = decodeText(bytes);
  if (text === undefined) return refuse.notAWorkbook(file, '的文字编码无法识别');
  const grid = textGrid(file, sheetNameOf(file), parseCsv(text.replace(/^\uFEFF/, ''), LIMITS.rows));
  if (!grid.ok) return grid;
  const filled = grid.value.rows.some((row) => row.some((cell) => cell !== undefined));
  return filled ? succeed([grid.value]) : refuse.empty(file);
}

function sheetNameOf(file: string): string {
  return (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[^.]*$/, '');
}
