import type { Merge } from '../../domain/sheets/grid.ts';

/** A cell of a document's table, where it stands and how far it spreads; 0-based. */
export interface BlockCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly blocks: readonly Block[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly cells: readonly BlockCell[];
  /** Rows that the program does not show; 0-based. */
  readonly hiddenRows: readonly number[];
}

/** What there is to know of a paragraph beside its text. */
export interface ParagraphFacts {
  /** Words that are struck through, or hidden, and no part of the text. */
  readonly struck?: string;
  readonly hidden?: string;
  /** The address behind its first link, as it is written. */
  readonly link?: string;
  /** The program says that it stands in a contents list. */
  readonly contents?: true;
  /** Comments and footnotes that hang on it. */
  readonly remarks?: readonly Remark[];
}

/** Words that hang on a text and are no part of it. */
export interface Remark {
  readonly why: 'comment' | 'footnote';
  readonly text: string;
}

/** A piece of a text document, in reading order. A paragraph may hold line ends; its text is empty where all of it is struck or hidden. */
export type Block = ({ readonly kind: 'paragraph'; readonly text: string } & ParagraphFacts) | TableBlock;

/** What a reader of a text format fills, from top to bottom. */
export interface BlockSink {
  paragraph(text: string, facts?: ParagraphFacts): void;
  /** From here until `closeCell`, blocks go into a cell. Cells may nest. */
  openCell(): void;
  closeCell(): readonly Block[];
  /** A finished table; one that only lays out the page comes out as what its cells hold. */
  table(cells: readonly BlockCell[], hiddenRows?: readonly number[]): void;
  /** The blocks outside every cell. */
  readonly blocks: readonly Block[];
}

export function createBlocks(): BlockSink {
  const root: Block[] = [];
  const open: Block[][] = [root];
  const current = (): Block[] => open.at(-1) ?? root;
  return {
    blocks: root,
    paragraph: (text, facts) => current().push({ kind: 'paragraph', text, ...facts }),
    openCell: () => open.push([]),
    closeCell: () => (open.length > 1 ? (open.pop() ?? []) : []),
    table(cells, hiddenRows = []) {
      if (cells.length === 0) return;
      const into = current();
      if (!laysOutPage(cells)) {
        into.push({ kind: 'table', cells, hiddenRows });
        return;
      }
      for (const { blocks } of cells) for (const block of blocks) into.push(block);
    },
  };
}

/** A frame of one column around text, or a table with tables in it, is no table of data. */
function laysOutPage(cells: readonly BlockCell[]): boolean {
  return (
    cells.every(({ column }) => column === 0) || cells.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table'))
  );
}

/** The cell, spreading over so many rows. */
export function withRowSpan({ row, column, columnSpan, blocks }: BlockCell, rowSpan: number): BlockCell {
  return { row, column, columnSpan, rowSpan, blocks };
}

/** The cell's range, where it is more than one cell. */
export function mergeOf({ row, column, rowSpan, columnSpan }: BlockCell): Merge | undefined {
  if (rowSpan === 1 && columnSpan === 1) return undefined;
  return { top: row, left: column, bottom: row + rowSpan - 1, right: column + columnSpan - 1 };
}
