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
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
}

/** One sheet as plain data, trimmed to its last filled row and column. Rows may be shorter than `columns`; missing cells are empty. */
export interface Grid {
  readonly sheet: string;
  readonly columns: number;
  readonly rows: readonly (readonly (GridCell | undefined)[])[];
  readonly merges: readonly Merge[];
  /** The sheet is hidden in its workbook. */
  readonly hidden?: boolean;
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
