import { read, set_cptable, type WorkBook } from 'xlsx';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { Grid } from '../../domain/sheets/grid.ts';
import { withoutBlankRows } from './blankRows.ts';
import type { GridFacts } from './gridFacts.ts';
import { openSheetFacts } from './openSheetFacts.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { sheetGrid, type SheetOptions } from './sheetGrid.ts';
import type { PackedPart } from './unpack.ts';
import { findDamage } from './wholeParts.ts';
import { workbookFacts } from './sheetFacts.ts';
import { zipFiles } from '../zipFiles.ts';

/** Tells the person what the reading is at, in Chinese, and how far it is where that is known. */
export type ReportPhase = (phase: string, done?: number, total?: number) => void;

/** Old .xls and .et files may hold GBK text, which the parser reads only with the code pages at hand; no other format needs them. */
export async function readOldWorkbook(
  file: string,
  bytes: Uint8Array,
  report: ReportPhase,
  options: SheetOptions = {},
): Promise<Outcome<Grid[]>> {
  set_cptable(await import('xlsx/dist/cpexcel.full.mjs'));
  // Hidden columns come with the styles only.
  return parse(file, bytes, report, { ...options, cellStyles: true });
}

/** Reads the parts of a package (.xlsx, .xlsm, .xlsb, .ods) that is no Word document. */
export function readPackedWorkbook(
  file: string,
  parts: readonly PackedPart[],
  report: ReportPhase,
  options: SheetOptions = {},
): Outcome<Grid[]> {
  const has = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part.name));
  if (has(/^ppt\//i)) return refuse.notAWorkbook(file, '是演示文稿，不是表格');
  if (has(/^xl\/workbook\d*\.(?:xml|bin)$/i)) {
    const damage = findDamage(parts);
    if (damage) return refuse.damaged(file, damage.sheet);
    const { parts: read, bySheet } = workbookFacts(parts);
    return parse(file, zipFiles(read.map(withoutBlankRows)), report, options, bySheet);
  }
  // LibreOffice 24.8 and later encrypt an OpenDocument file as a whole.
  if (has(/^encrypted-package$/i)) return refuse.passwordProtected(file);
  if (has(/^OFD\.xml$/i)) return refuse.laidOut(file, 'OFD');
  if (!has(/^content\.xml$/i)) return refuse.archive(file);
  return readOpenDocument(file, parts, report, options);
}

function readOpenDocument(
  file: string,
  parts: readonly PackedPart[],
  report: ReportPhase,
  options: SheetOptions,
): Outcome<Grid[]> {
  const text = (name: string): string => parts.find((part) => part.name === name)?.bytes.toString('utf8') ?? '';
  if (text('META-INF/manifest.xml').includes('encryption-data')) return refuse.passwordProtected(file);
  if (!text('content.xml').includes('spreadsheet'))
    return refuse.notADocument(file, '是 OpenDocument 格式的文档，不是表格');
  return parse(file, zipFiles(parts), report, options, openSheetFacts(text('content.xml')));
}

function parse(
  file: string,
  bytes: Uint8Array,
  report: ReportPhase,
  { cellStyles = false, links = false, ...options }: SheetOptions & { readonly cellStyles?: boolean },
  facts: ReadonlyMap<string, GridFacts> = new Map(),
): Outcome<Grid[]> {
  report('正在读取工作表');
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellFormula: links,
      cellStyles,
      cellHTML: false,
      bookVBA: false,
      nodim: true,
    });
  } catch (error) {
    return refuseParse(file, error);
  }
  return gridsOf(file, book, options, facts);
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

function gridsOf(
  file: string,
  book: WorkBook,
  options: SheetOptions,
  facts: ReadonlyMap<string, GridFacts>,
): Outcome<Grid[]> {
  if (book.SheetNames.length > LIMITS.sheets) return refuse.tooManySheets(file, book.SheetNames.length);
  const uses1904 = book.Workbook?.WBProps?.date1904 === true;
  const grids: Grid[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    const grid = sheetGrid(file, name, sheet, { ...options, uses1904, facts: facts.get(name) ?? {} });
    if (!grid.ok) return grid;
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    if (grid.value.rows.length > 0) grids.push(hidden ? { ...grid.value, hidden } : grid.value);
  }
  return grids.length === 0 ? refuse.empty(file) : succeed(grids);
}
