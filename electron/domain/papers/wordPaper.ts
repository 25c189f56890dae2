/** A cell of a table in a paper; what a span covers has no cell of its own. */
export interface WordCell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly align?: 'left';
}

export type WordBlock =
  | {
      readonly kind: 'heading';
      readonly text: string;
      /** It begins a page, with what stands under it. */
      readonly isOnNewPage?: true;
    }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      /** Shares of the text area's width. */
      readonly widths: readonly number[];
      /** So many rows are repeated on each page. */
      readonly headerRows: number;
      readonly rows: readonly (readonly WordCell[])[];
      /** So many rows that they fit on a page in smaller type only. */
      readonly isDense?: true;
    };

/** A paper made as it stands, without a template: a title, headings, paragraphs, tables with spans, and who signs it. */
export interface WordPaper {
  readonly fileName: string;
  readonly title: string;
  readonly blocks: readonly WordBlock[];
  readonly signature: readonly [office: string, day: string];
}
