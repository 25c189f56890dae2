import type { Cell, DataValidation, Style, Worksheet } from '@cj-tech-master/excelts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { dateParts, parsePlainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { FORM_COLUMNS, isOpen, STATUS_WORDS, type FormColumn } from '../../domain/fillIn/form.ts';
import type { SideSheet } from '../../domain/fillIn/sideSheet.ts';
import type { FormSheet, FormWorkbook } from '../../domain/fillIn/workbook.ts';
import { newWorkbook, packWorkbook, sheetNames } from '../workbooks/writeWorkbook.ts';
import {
  columnSizes,
  PAGE_MEASURES,
  rowHeight,
  TALLEST_ROW,
  type ColumnSize,
} from '../workbooks/writeWorkbookPaper.ts';
import { captionStyle, columnStyles, headerStyle, PAGE_FOOTER, titleStyle } from '../workbooks/writeWorkbookStyles.ts';
import { writeStamp } from '../workbooks/writeStamp.ts';
import { cellText, wrapText } from '../workbooks/writeWorkbookText.ts';
import { zipFiles } from '../zipFiles.ts';

const TITLE_ROW = 1;
const INSTRUCTIONS_ROW = 2;
const CAPTION_ROW = 3;
const HEADER_ROW = 4;
const PAPER = PAGE_MEASURES.A4;
const SIGNATURE = '填报人：　　　　　　联系电话：　　　　　　　　填报日期：　　　年　　月　　日';
/** Pale enough to print as white. */
const OPEN_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF8E5' } } as const;
/** A row leaves room for two lines to be written in. */
const LEAST_LINES = 2;

/** Writes fill-in workbooks, one as it is, several into one .zip archive. `progress` counts workbooks. */
export async function writeFillIn(
  books: readonly FormWorkbook[],
  progress: (done: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const files: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const [index, book] of books.entries()) {
    files.push({ name: book.fileName, bytes: await writeBook(book) });
    progress(index + 1, books.length);
  }
  const [first, ...rest] = files;
  return first && rest.length === 0 ? first.bytes : zipFiles(files);
}

async function writeBook(book: FormWorkbook): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = newWorkbook((book.sheets[0] ?? book.more?.[0])?.title ?? '');
  const { sizes } = columnSizes(
    PAPER,
    FORM_COLUMNS.map(({ width }) => width),
  );
  const { more = [] } = book;
  const names = sheetNames([...book.sheets, ...more]);
  for (const [index, sheet] of book.sheets.entries()) {
    await writeSheet(workbook.addWorksheet(names[index]), sheet, sizes, validations(book.days));
  }
  for (const [index, sheet] of more.entries()) {
    await writeSide(workbook.addWorksheet(names[book.sheets.length + index]), sheet);
  }
  writeStamp(workbook, book.stamp);
  return packWorkbook(workbook);
}

async function writeSheet(
  sheet: Worksheet,
  spec: FormSheet,
  sizes: readonly ColumnSize[],
  checks: Checks,
): Promise<void> {
  // The key's column is hidden; it stays with its row when rows are sorted.
  sheet.columns = [...sizes.map(({ units }) => ({ width: units })), { width: 4, hidden: true }];
  writeTop(
    sheet,
    spec,
    sizes,
    FORM_COLUMNS,
    FORM_COLUMNS.findIndex(({ field }) => field === 'period'),
  );
  const styles = FORM_COLUMNS.map(bodyStyle);
  for (const [index, { key, cells }] of spec.rows.entries()) {
    const row = sheet.getRow(HEADER_ROW + 1 + index);
    const lines = FORM_COLUMNS.map(({ field }, column) => wrapText(cells[field], sizes[column]?.chars ?? 2).length);
    row.height = Math.min(rowHeight(Math.max(LEAST_LINES, ...lines), PAPER.body), TALLEST_ROW);
    for (const [column, { field }] of FORM_COLUMNS.entries()) {
      const cell = row.getCell(column + 1);
      cell.value = field === 'doneOn' ? dateValue(cells.doneOn) : cellText(cells[field]);
      cell.style = styles[column] ?? {};
      check(cell, checks, field);
    }
    row.getCell(FORM_COLUMNS.length + 1).value = key;
  }
  setUp(sheet, HEADER_ROW + spec.rows.length, FORM_COLUMNS.length);
  await lock(sheet);
}

/** Without a password: it keeps hands off the wording, and whoever must can lift it. */
async function lock(sheet: Worksheet): Promise<void> {
  await sheet.protect('', {
    formatColumns: true,
    formatRows: true,
    selectLockedCells: true,
    selectUnlockedCells: true,
  });
}

/** A sheet that is no list of occurrences: locked but for what the unit fills in, unless it is the unit's own. */
async function writeSide(sheet: Worksheet, side: SideSheet): Promise<void> {
  const { columns, rows } = side;
  const { sizes } = columnSizes(
    PAPER,
    columns.map(({ width }) => width),
  );
  sheet.columns = [...sizes.map(({ units }) => ({ width: units })), { width: 4, hidden: true }];
  writeTop(
    sheet,
    side,
    sizes,
    columns,
    columns.findIndex(({ field }) => field === side.signFrom),
  );
  for (const [index, { key, cells, most }] of rows.entries()) {
    const row = sheet.getRow(HEADER_ROW + 1 + index);
    const lines = columns.map(({ field }, column) => wrapText(cells[field] ?? '', sizes[column]?.chars ?? 2).length);
    row.height = Math.min(rowHeight(Math.max(LEAST_LINES, ...lines), PAPER.body), TALLEST_ROW);
    for (const [column, spec] of columns.entries()) {
      const { field, header, width, align, open, isDay, choices } = spec;
      const cell = row.getCell(column + 1);
      const look = { open: undefined, tone: undefined, format: isDay ? 'yyyy-mm-dd' : open ? 'General' : '@' };
      const style = columnStyles({ header: [header], width, align }, PAPER.body)(look);
      cell.value = isDay ? dateValue(cells[field] ?? '') : cellText(cells[field] ?? '');
      cell.style = open ? { ...style, fill: OPEN_FILL, protection: { locked: false } } : style;
      if (most?.field === field) cell.dataValidation = upTo(header, most.value);
      if (choices) cell.dataValidation = oneOf(header, choices);
    }
    if (key !== '') row.getCell(columns.length + 1).value = key;
  }
  setUp(sheet, HEADER_ROW + rows.length, columns.length);
  if (!side.free) await lock(sheet);
}

function upTo(what: string, most: string): DataValidation {
  return {
    type: 'decimal',
    operator: 'between',
    allowBlank: true,
    formulae: [0, Number(most)],
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: what,
    error: `请填写0至${most}之间的数字。`,
  };
}

/** Words that a list offers; others may be typed, and are judged when they come back. */
function oneOf(what: string, choices: readonly string[]): DataValidation {
  return {
    type: 'list',
    allowBlank: true,
    formulae: [`"${choices.join(',')}"`],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: what,
    error: '请从下拉列表中选择。',
  };
}

function writeTop(
  sheet: Worksheet,
  spec: Pick<FormSheet, 'title' | 'instructions' | 'unit'>,
  sizes: readonly ColumnSize[],
  columns: readonly { readonly header: string }[],
  split: number,
): void {
  const across = sizes.reduce((sum, { chars }) => sum + chars, 0);
  const last = columns.length;
  const line = (row: number, text: string, style: Partial<Style>, size = PAPER.body): void => {
    const cell = sheet.getRow(row).getCell(1);
    cell.value = cellText(text);
    cell.style = style;
    sheet.getRow(row).height = rowHeight(wrapText(text, (across * PAPER.body) / size).length, size);
  };
  line(TITLE_ROW, spec.title, titleStyle(PAPER.title), PAPER.title);
  line(INSTRUCTIONS_ROW, spec.instructions, captionStyle(PAPER.body, 'left'));
  line(CAPTION_ROW, spec.unit, captionStyle(PAPER.body, 'left'));
  const signature = sheet.getRow(CAPTION_ROW).getCell(split + 1);
  signature.value = SIGNATURE;
  signature.style = { ...captionStyle(PAPER.body, 'right'), protection: { locked: false } };
  sheet.mergeCells(TITLE_ROW, 1, TITLE_ROW, last);
  sheet.mergeCells(INSTRUCTIONS_ROW, 1, INSTRUCTIONS_ROW, last);
  sheet.mergeCells(CAPTION_ROW, 1, CAPTION_ROW, split);
  sheet.mergeCells(CAPTION_ROW, split + 1, CAPTION_ROW, last);
  const header = sheet.getRow(HEADER_ROW);
  header.height = rowHeight(2, PAPER.body);
  for (const [column, { header: word }] of columns.entries()) {
    const cell = header.getCell(column + 1);
    cell.value = word;
    cell.style = headerStyle(PAPER.body);
  }
}

/** One style object per column, shared by its cells. */
function bodyStyle({ field, header, width, align }: FormColumn): Partial<Style> {
  const format = field === 'doneOn' ? 'yyyy-mm-dd' : field === 'progress' || field === 'remarks' ? 'General' : '@';
  const style = columnStyles(
    { header: [header], width, align },
    PAPER.body,
  )({ open: undefined, tone: undefined, format });
  return isOpen(field) ? { ...style, fill: OPEN_FILL, protection: { locked: false } } : style;
}

function dateValue(text: string): Date | null {
  const date = parsePlainDate(text);
  return date === undefined ? null : utcDate(date);
}

function utcDate(date: PlainDate): Date {
  const { year, month, day } = dateParts(date);
  return new Date(Date.UTC(year, month - 1, day));
}

interface Checks {
  readonly status: DataValidation;
  readonly doneOn: DataValidation;
}

function validations({ from, to }: FormWorkbook['days']): Checks {
  return {
    status: {
      type: 'list',
      allowBlank: true,
      formulae: [`"${Object.values(STATUS_WORDS).join(',')}"`],
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: '完成情况',
      error: `请从下拉列表中选择：${Object.values(STATUS_WORDS).join('、')}。`,
    },
    doneOn: {
      type: 'date',
      operator: 'between',
      allowBlank: true,
      formulae: [utcDate(from), utcDate(to)],
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: '完成日期',
      error: `请填写${chineseDate(from)}至${chineseDate(to)}之间的日期，写作 ${to} 的形式。`,
    },
  };
}

function check(cell: Cell, checks: Checks, field: FormColumn['field']): void {
  if (field === 'status' || field === 'doneOn') cell.dataValidation = checks[field];
}

function setUp(sheet: Worksheet, last: number, columns: number): void {
  Object.assign(sheet.pageSetup, {
    paperSize: PAPER.size,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    // 0: as many pages down as it takes.
    fitToHeight: 0,
    horizontalCentered: true,
    margins: PAPER.margins,
    printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
    printArea: `A1:${sheet.getColumn(columns).letter}${last}`,
  });
  sheet.headerFooter.oddFooter = PAGE_FOOTER;
  sheet.views = [{ state: 'frozen', ySplit: HEADER_ROW, topLeftCell: `A${HEADER_ROW + 1}`, showGridLines: false }];
}
