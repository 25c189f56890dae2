import type { ColumnRole, TableKind } from './recognisedTable.ts';

/** How a person said a table is to be read: where its header is and what each column holds. */
export interface TableLayout {
  /** The words of its header cells, as they are compared: the layout is found again by them, in any file and on any row. */
  readonly signature: string;
  /** How many rows the header takes. */
  readonly headerRows: number;
  readonly kind: Exclude<TableKind, 'plan'>;
  /** 0-based columns. What is not named is not read. */
  readonly columns: readonly { readonly column: number; readonly role: ColumnRole }[];
}
