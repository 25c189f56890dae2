/** A rectangle of cells, 0-based and inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A cell as the workbook stores it. `text` is what the person sees; `date` is set where the cell is a date (`YYYY-MM-DD`). */
export interface GridCell {
  readonly text: string;
  readonly date?: string;
  /** The address behind the cell (a hyperlink), as it is written. */
  readonly link?: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
}

/**
 * What there is to know of a cell beside its text. `noResult`: a formula that its program never reckoned; `picture`: a picture in the cell; both leave the
 * cell empty. `struck`: all of its text is struck through. `struckPart`, `hiddenPart`: words (`text`) that are struck or hidden and no part of its text;
 * without `text` it is not known which. `failed`: a formula whose result is an error (`text`). `comment`, `footnote`: words (`text`) that hang on the cell. `quoteOpen`: a quote of separated values that is never closed; `text` says in which line of the file.
 */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly kind:
    | 'noResult'
    | 'failed'
    | 'picture'
    | 'struck'
    | 'struckPart'
    | 'hiddenPart'
    | 'comment'
    | 'footnote'
    | 'quoteOpen';
  readonly text?: string;
}

/** One sheet as plain data, trimmed to its last filled row and column. Rows may be shorter than `columns`; missing cells are empty. */
export interface Grid {
  readonly sheet: string;
  readonly columns: number;
  readonly rows: readonly (readonly (GridCell | undefined)[])[];
  readonly merges: readonly Merge[];
  /** The sheet is hidden in its workbook. */
  readonly hidden?: boolean;
  readonly notes?: readonly CellNote[];
  /** Rows and columns that its program does not show (hidden, filtered, of no height); 0-based. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** Rows of separated values with more cells than the others; 0-based. */
  readonly longRows?: readonly number[];
}

/** `A1`-style address of a 0-based row and column. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** Letters of a 0-based column: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
