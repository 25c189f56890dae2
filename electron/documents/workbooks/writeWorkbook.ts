import { Range, Workbook, type Row, type Style, type Worksheet } from '@cj-tech-master/excelts';
import { runOnKey } from '../../domain/sheets/stamp.ts';
import type { CellSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { headerGroups, layOut, type LaidCell, type LaidSheet } from './writeWorkbookLayout.ts';
import { PAGE_MEASURES, type PageMeasures } from './writeWorkbookPaper.ts';
import { captionStyle, columnStyles, headerStyle, PAGE_FOOTER, titleStyle } from './writeWorkbookStyles.ts';
import { writeStamp } from './writeStamp.ts';
import { cellText } from './writeWorkbookText.ts';

const TITLE_ROW = 1;
const CAPTION_ROW = 2;
const HEADER_ROW = 3;
/** Rows between two reports of progress. */
const STRIDE = 500;

/**
 * Writes a workbook that prints as an official table (DOMAIN.md "Paper"): landscape, fit to one page's width, header repeated,
 * page numbers, grid lines, row heights set for the text. `progress` counts body rows of all sheets.
 */
export async function writeWorkbook(
  spec: WorkbookSpec,
  progress: (done: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = newWorkbook(spec.sheets[0]?.title ?? '');
  const total = spec.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  const names = sheetNames(spec.sheets);
  // What formulas come to may be unknown here: whoever opens the workbook reckons them.
  if (hasFormulas(spec)) workbook.calcProperties = { fullCalcOnLoad: true };
  let before = 0;
  for (const [index, sheet] of spec.sheets.entries()) {
    const done = before;
    writeSheet(workbook, sheet, names[index] ?? `表${index + 1}`, (rows) => progress(done + rows, total));
    before += sheet.rows.length;
  }
  if (spec.stamp) writeStamp(workbook, spec.stamp);
  const bytes = await packWorkbook(workbook);
  progress(total, total);
  return bytes;
}

function hasFormulas({ sheets }: WorkbookSpec): boolean {
  return sheets.some(({ rows }) => rows.some((row) => row.some(({ kind }) => kind === 'formula')));
}

/**
 * An empty workbook that names the program as its maker and no person. Column widths are counted in digits of its default font: 宋体 or a near
 * stand-in is on every machine in China, while Linux desktops take a much wider font for Calibri, and the table would shrink on paper.
 */
export function newWorkbook(title: string): Workbook {
  const workbook = new Workbook();
  workbook.creator = '政务公开工作台';
  workbook.lastModifiedBy = '政务公开工作台';
  workbook.title = title;
  workbook.defaultFont = { name: '宋体', size: 11, family: 3, charset: 134 };
  return workbook;
}

/** The workbook as a file. */
export async function packWorkbook(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  // Outside of production the library reads its own file again and writes what it finds to the console.
  return new Uint8Array(await workbook.xlsx.writeBuffer({ validate: false }));
}

/** Names as worksheets may bear them: at most 31 characters, none of `[]:*?/\`, no quotes, each once. */
export function sheetNames(sheets: readonly Pick<SheetSpec, 'name'>[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map((sheet, index) => {
    const plain =
      sheet.name
        .replaceAll(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 28) || `表${index + 1}`;
    let name = plain;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${plain}${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function writeSheet(workbook: Workbook, spec: SheetSpec, name: string, progress: (rows: number) => void): void {
  const paper = PAGE_MEASURES[spec.paper];
  const laid = layOut(spec);
  const sheet = workbook.addWorksheet(name);
  sheet.columns = laid.columns.map(({ units }) => ({ width: units }));
  writeTop(sheet, spec, laid, paper);
  const headerEnd = writeHeader(sheet, spec, laid, paper);
  writeBody(sheet, spec, laid, { paper, headerEnd, progress });
  if (spec.keys) writeKeys(sheet, spec, laid, headerEnd);
  const last = writeFooter(sheet, spec, laid, { paper, from: headerEnd + laid.rows.length + 1 });
  setUpPage(sheet, paper, { headerEnd, last, columns: spec.columns.length, onePage: laid.onePage });
}

function writeTop(sheet: Worksheet, spec: SheetSpec, laid: LaidSheet, paper: PageMeasures): void {
  const columns = spec.columns.length;
  const title = sheet.getRow(TITLE_ROW);
  title.height = laid.titleHeight;
  put(title, 1, spec.title, titleStyle(paper.title));
  merge(sheet, TITLE_ROW, 1, TITLE_ROW, columns);
  const caption = sheet.getRow(CAPTION_ROW);
  caption.height = laid.captionHeight;
  const split = laid.captionSplit + 1;
  const [left, right] = spec.caption;
  if (columns === 1) {
    put(caption, 1, [left, right].filter(Boolean).join('　'), captionStyle(paper.body, 'left'));
    return;
  }
  put(caption, 1, left, captionStyle(paper.body, 'left'));
  put(caption, split + 1, right, captionStyle(paper.body, 'right'));
  merge(sheet, CAPTION_ROW, 1, CAPTION_ROW, split);
  merge(sheet, CAPTION_ROW, split + 1, CAPTION_ROW, columns);
}

/** Writes the header and answers its last row. */
function writeHeader(sheet: Worksheet, spec: SheetSpec, laid: LaidSheet, paper: PageMeasures): number {
  const style = headerStyle(paper.body);
  for (const [index, height] of laid.headerHeights.entries()) sheet.getRow(HEADER_ROW + index).height = height;
  const deep = laid.headerHeights.length;
  const end = HEADER_ROW + deep - 1;
  for (const [index, { header }] of spec.columns.entries()) {
    for (let level = 0; level < deep; level += 1) {
      put(sheet.getRow(HEADER_ROW + level), index + 1, header[level] ?? '', style);
    }
    if (header.length < deep) merge(sheet, HEADER_ROW + header.length - 1, index + 1, end, index + 1);
  }
  for (let level = 0; level < deep - 1; level += 1) {
    for (const { from, to } of headerGroups(spec, level)) {
      merge(sheet, HEADER_ROW + level, from + 1, HEADER_ROW + level, to + 1);
    }
  }
  return end;
}

interface BodyPlace {
  readonly paper: PageMeasures;
  readonly headerEnd: number;
  readonly progress: (rows: number) => void;
}

function writeBody(sheet: Worksheet, spec: SheetSpec, laid: LaidSheet, place: BodyPlace): void {
  const { paper, headerEnd, progress } = place;
  const styles = spec.columns.map((column) => columnStyles(column, paper.body));
  for (const [index, cells] of laid.rows.entries()) {
    const row = sheet.getRow(headerEnd + 1 + index);
    row.height = laid.heights[index] ?? paper.body * 2;
    for (const [column, cell] of cells.entries()) writeCell(row, column + 1, cell, styles[column]);
    if (index % STRIDE === 0) progress(Math.min(index, spec.rows.length));
  }
  for (const { top, left, bottom, right, source } of laid.merges) {
    // Where a page break cut a merged cell, its lower part shows the label again.
    const label = laid.rows[source]?.[left];
    const shown = label && isSaidOnce(spec, laid, { left, source, bottom }) ? NOTHING : label;
    if (shown && source !== top) writeCell(sheet.getRow(headerEnd + 1 + top), left + 1, shown, styles[left]);
    merge(sheet, headerEnd + 1 + top, left + 1, headerEnd + 1 + bottom, right + 1);
  }
  for (const row of laid.breaks) sheet.getRow(headerEnd + row).addPageBreak();
}

const NOTHING: LaidCell = { cell: { kind: 'empty' } };

/**
 * Whether a cell belongs to one row of the table that runs on over several, and does not name it, as its number and its words do: figures and what else
 * stands in the middle of its column are said once, or they would be added up twice.
 */
function isSaidOnce(
  { columns }: SheetSpec,
  { sources }: LaidSheet,
  { left, source, bottom }: Pick<LaidSheet['merges'][number], 'left' | 'source' | 'bottom'>,
): boolean {
  return left > 0 && columns[left]?.align !== 'left' && sources[source]?.row === sources[bottom]?.row;
}

/** Hidden keys stand right behind the table, where a program that sorts the rows takes them along; they are not printed. */
function writeKeys(sheet: Worksheet, spec: SheetSpec, laid: LaidSheet, headerEnd: number): void {
  const column = spec.columns.length + 1;
  sheet.getColumn(column).hidden = true;
  for (const [index, { row, part }] of laid.sources.entries()) {
    const key = spec.keys?.[row];
    if (key === undefined) continue;
    sheet.getRow(headerEnd + 1 + index).getCell(column).value = part === 0 ? key : runOnKey(key, part);
  }
}

function writeCell(
  row: Row,
  column: number,
  { cell, open }: LaidCell,
  styles: ReturnType<typeof columnStyles> | undefined,
) {
  if (!styles) return;
  const target = row.getCell(column);
  const look = { open, tone: cell.kind === 'empty' ? undefined : cell.tone };
  switch (cell.kind) {
    case 'text':
      target.value = cellText(cell.text);
      target.style = styles({ ...look, format: formatOf(cell) });
      break;
    case 'number':
      target.value = cell.value;
      target.style = styles({ ...look, format: cell.format });
      break;
    case 'formula':
      target.value =
        cell.value === undefined ? { formula: cell.formula } : { formula: cell.formula, result: cell.value };
      target.style = styles({ ...look, format: cell.format });
      break;
    case 'empty':
      target.style = styles({ ...look, format: 'General' });
  }
}

/** Short texts keep being text when somebody edits them (2-1, 007, =A1); beyond 255 characters the text format shows ####. */
function formatOf(cell: CellSpec & { kind: 'text' }): string {
  return cell.text.length <= 255 ? '@' : 'General';
}

function writeFooter(
  sheet: Worksheet,
  spec: SheetSpec,
  laid: LaidSheet,
  { paper, from }: { readonly paper: PageMeasures; readonly from: number },
): number {
  for (const [index, line] of spec.footer.entries()) {
    const row = sheet.getRow(from + index);
    row.height = laid.footerHeights[index] ?? paper.body * 2;
    put(row, 1, line, captionStyle(paper.body, 'left'));
    merge(sheet, from + index, 1, from + index, spec.columns.length);
  }
  return from + spec.footer.length - 1;
}

interface PageSetUp {
  readonly headerEnd: number;
  readonly last: number;
  readonly columns: number;
  readonly onePage: boolean;
}

function setUpPage(sheet: Worksheet, paper: PageMeasures, { headerEnd, last, columns, onePage }: PageSetUp): void {
  // Assigned, because the type of `paperSize` lists the sizes by name and lacks A3 (8).
  Object.assign(sheet.pageSetup, {
    paperSize: paper.size,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    // 0: as many pages down as it takes.
    fitToHeight: onePage ? 1 : 0,
    horizontalCentered: true,
    margins: paper.margins,
    printTitlesRow: `${HEADER_ROW}:${headerEnd}`,
    printArea: `A$1:${sheet.getColumn(columns).letter}$${last}`,
  });
  sheet.headerFooter.oddFooter = PAGE_FOOTER;
  sheet.views = [{ state: 'frozen', ySplit: headerEnd, topLeftCell: `A${headerEnd + 1}`, showGridLines: false }];
}

function put(row: Row, column: number, text: string, style: Partial<Style>): void {
  const cell = row.getCell(column);
  cell.value = cellText(text);
  cell.style = style;
}

/** The merged ranges that the library keeps of a sheet; its types hide them. */
interface MergeKeeper {
  readonly _merges: Record<string, Range>;
}

/**
 * Merges cells. The library's own way holds each new range against all that are there, which takes longer than all the rest in a table of
 * thousands of labels; ours are laid out and never overlap.
 */
function merge(sheet: Worksheet, top: number, left: number, bottom: number, right: number): void {
  if (top === bottom && left === right) return;
  const master = sheet.getRow(top).getCell(left);
  for (let row = top; row <= bottom; row += 1) {
    const cells = sheet.getRow(row);
    for (let column = left; column <= right; column += 1) {
      if (row > top || column > left) cells.getCell(column).merge(master);
    }
  }
  (sheet as unknown as MergeKeeper)._merges[master.address] = new Range(top, left, bottom, right);
}
