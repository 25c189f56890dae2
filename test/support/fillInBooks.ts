import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { unzipSync } from 'fflate';
import { FORM_COLUMNS } from '../../electron/domain/fillIn/form.ts';
import { type FormField } from '../../electron/domain/model/documents.ts';
import { STAMP_SHEET } from '../../electron/domain/sheets/stamp.ts';

/** The first row under the header of a fill-in workbook, 1-based as the workbook library counts. */
export const FIRST_ROW = 5;
export const KEY_COLUMN = FORM_COLUMNS.length + 1;

export function columnOf(field: FormField): number {
  return FORM_COLUMNS.findIndex((column) => column.field === field) + 1;
}

/** What a unit writes into a row; a `Date` is written as a date. */
export type Filling = Readonly<Partial<Record<FormField, string | number | Date>>>;

/** A workbook in the hands of a unit. */
export class OfficeBook {
  readonly workbook: Workbook;

  private constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  static async open(bytes: Uint8Array): Promise<OfficeBook> {
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes);
    return new OfficeBook(workbook);
  }

  sheet(name?: string): Worksheet {
    const found = this.workbook.worksheets.find((sheet) =>
      name === undefined ? sheet.name !== STAMP_SHEET : sheet.name === name,
    );
    if (!found) throw new Error(`No sheet ${name ?? ''}`);
    return found;
  }

  /** Number of rows under the header. */
  get rows(): number {
    return this.sheet().rowCount - FIRST_ROW + 1;
  }

  cell(row: number, field: FormField, sheet?: string): Cell {
    return this.sheet(sheet)
      .getRow(FIRST_ROW + row)
      .getCell(columnOf(field));
  }

  text(row: number, field: FormField, sheet?: string): string {
    return this.cell(row, field, sheet).text;
  }

  /** Writes into the nth row (from 0). */
  fill(row: number, filling: Filling, sheet?: string): this {
    for (const [field, value] of Object.entries(filling)) this.cell(row, field as FormField, sheet).value = value;
    return this;
  }

  key(row: number): Cell {
    return this.sheet()
      .getRow(FIRST_ROW + row)
      .getCell(KEY_COLUMN);
  }

  /** Finds a row by a part of its wording. */
  find(content: string, period = '', sheet?: string): number {
    for (let row = 0; row < this.sheet(sheet).rowCount - FIRST_ROW + 1; row += 1) {
      if (this.text(row, 'content', sheet).includes(content) && this.text(row, 'period', sheet).includes(period))
        return row;
    }
    throw new Error(`No row ${content} ${period}`);
  }

  stamp(): Worksheet | undefined {
    return this.workbook.getWorksheet(STAMP_SHEET);
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.workbook.xlsx.writeBuffer());
  }
}

/** The files of a .zip archive by name. */
export function unzipped(bytes: Uint8Array): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, new Uint8Array(file)]));
}
