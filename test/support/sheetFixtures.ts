import { strToU8, zipSync } from 'fflate';

/** Workbooks as offices' programs leave them, down to the XML: what no library of ours writes. */
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A piece of a cell's text; struck through where it says so. */
export type RunInput = string | { readonly struck: string };

export interface CellInput {
  readonly text?: string;
  readonly number?: number;
  /** Its formula; without text, number or `type` the program saved no result. */
  readonly formula?: string;
  /** `str`: a formula whose result is a text, if only the empty one. */
  readonly type?: 'str' | 'n' | 'e';
  readonly runs?: readonly RunInput[];
  /** Its text stands among the shared ones. */
  readonly shared?: true;
  readonly struck?: true;
  /** A picture that Excel placed in the cell. */
  readonly picture?: true;
  /** A number format. */
  readonly format?: string;
}

export interface RowInput {
  readonly cells: readonly (string | number | undefined | CellInput)[];
  readonly hidden?: true;
  readonly height?: 0;
}

export interface SheetInput {
  readonly rows: readonly (RowInput | RowInput['cells'])[];
  /** 0-based. */
  readonly hiddenColumns?: readonly number[];
  /** What follows the cells: merges, a filter. */
  readonly after?: string;
  readonly name?: string;
  /** Its formulas are to be reckoned when the book is opened. */
  readonly unreckoned?: true;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function runsXml(runs: readonly RunInput[]): string {
  return runs
    .map((run) =>
      typeof run === 'string'
        ? `<r><rPr><sz val="11"/></rPr><t xml:space="preserve">${escaped(run)}</t></r>`
        : `<r><rPr><strike/><sz val="11"/></rPr><t xml:space="preserve">${escaped(run.struck)}</t></r>`,
    )
    .join('');
}

/** What a book gathers while its sheets are written. */
class Book {
  readonly strings: string[] = [];
  readonly formats: string[] = [];
  readonly styles: string[] = ['<xf numFmtId="0" fontId="0"/>'];

  styleOf({ struck, format }: CellInput): number {
    if (struck === undefined && format === undefined) return 0;
    let id = 0;
    if (format !== undefined) {
      if (!this.formats.includes(format)) this.formats.push(format);
      id = 164 + this.formats.indexOf(format);
    }
    const style = `<xf numFmtId="${id}" fontId="${struck ? 1 : 0}" applyFont="1" applyNumberFormat="1"/>`;
    if (!this.styles.includes(style)) this.styles.push(style);
    return this.styles.indexOf(style);
  }

  shared(xml: string): number {
    return this.strings.push(`<si>${xml}</si>`) - 1;
  }
}

function cellXml(input: CellInput, address: string, book: Book): string {
  const { text, number, formula, type, runs, shared } = input;
  const style = book.styleOf(input);
  const at = `r="${address}"${style === 0 ? '' : ` s="${style}"`}`;
  if (formula !== undefined) {
    const value = number ?? text;
    const ofType = type === undefined ? (text === undefined ? '' : ' t="str"') : ` t="${type}"`;
    return `<c ${at}${ofType}><f>${escaped(formula)}</f>${value === undefined ? '' : `<v>${escaped(String(value))}</v>`}</c>`;
  }
  if (input.picture) return `<c ${at} t="e" vm="1"><v>#VALUE!</v></c>`;
  if (number !== undefined) return `<c ${at}><v>${number}</v></c>`;
  const inner = runs === undefined ? `<t xml:space="preserve">${escaped(text ?? '')}</t>` : runsXml(runs);
  if (shared) return `<c ${at} t="s"><v>${book.shared(inner)}</v></c>`;
  return `<c ${at} t="inlineStr"><is>${inner}</is></c>`;
}

function sheetXml({ rows, hiddenColumns = [], after = '' }: SheetInput, book: Book): string {
  const columns = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`);
  const body = rows.map((input, i) => {
    const row: RowInput = 'cells' in input ? input : { cells: input };
    const cells = row.cells.flatMap((cell, column) => {
      if (cell === undefined) return [];
      const given = typeof cell === 'string' ? { text: cell } : typeof cell === 'number' ? { number: cell } : cell;
      return [cellXml(given, `${String.fromCharCode(65 + column)}${i + 1}`, book)];
    });
    const looks = `${row.hidden ? ' hidden="1"' : ''}${row.height === undefined ? '' : ' ht="0" customHeight="1"'}`;
    return `<row r="${i + 1}"${looks}>${cells.join('')}</row>`;
  });
  const cols = columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}>${cols}<sheetData>${body.join('')}</sheetData>${after}</worksheet>`;
}

/** A workbook of such sheets. */
export function oddWorkbook(...sheets: readonly SheetInput[]): Uint8Array<ArrayBuffer> {
  const book = new Book();
  const parts = sheets.map((sheet) => sheetXml(sheet, book));
  const names = sheets.map(({ name }, i) => name ?? (i === 0 ? '明细表' : `表${i + 1}`));
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const formats = book.formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`);
  return Uint8Array.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${parts.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets>${sheets.some(({ unreckoned }) => unreckoned) ? '<calcPr calcId="124519" fullCalcOnLoad="1"/>' : ''}</workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="${PACKAGE}/relationships">${parts.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation(90, 'styles', 'styles.xml')}${relation(91, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
      ),
      'xl/styles.xml': strToU8(
        `<styleSheet ${MAIN}><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="2"><font><sz val="11"/></font><font><strike/><sz val="11"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${book.styles.length}">${book.styles.join('')}</cellXfs></styleSheet>`,
      ),
      'xl/sharedStrings.xml': strToU8(`<sst ${MAIN}>${book.strings.join('')}</sst>`),
      ...Object.fromEntries(parts.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(xml)])),
    }),
  );
}

export const SCHEDULE_HEADER = ['序号', '指标名称', '单位名称', '公开时限'] as const;
