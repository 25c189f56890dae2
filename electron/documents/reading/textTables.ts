import type { BlockCell } from './blocks.ts';

/** Texts of a table's rows, cell by cell; rows may be shorter than others. */
export type TextRows = readonly (readonly string[])[];

/** A header word that often stands over two columns of a breakdown: the task and its parts. */
const WIDE_WORD = /任务|事项|项目/u;
const LONGEST_HEADER_WORD = 12;

/** How many cells the fullest row has. */
export function widthOfRows(rows: TextRows): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/**
 * Rows of texts as placed cells. Plain text knows no merged cells: where the header has fewer words than the rows below have
 * cells, the word for the task is taken to stand over the cells that are left.
 */
export function placeTextRows(rows: TextRows): BlockCell[] {
  const width = widthOfRows(rows);
  const [header = []] = rows;
  const missing = width - header.length;
  const isHeader = header.length > 1 && header.every((word) => word !== '' && word.length <= LONGEST_HEADER_WORD);
  const wide = missing > 0 && isHeader ? header.findIndex((word) => WIDE_WORD.test(word)) : -1;
  return rows.flatMap((row, at) => row.map((text, i) => placed(text, at, i, at === 0 ? wide : -1, missing)));
}

function placed(text: string, row: number, index: number, wide: number, missing: number): BlockCell {
  const isWide = index === wide;
  return {
    row,
    column: wide !== -1 && index > wide ? index + missing : index,
    rowSpan: 1,
    columnSpan: isWide ? missing + 1 : 1,
    blocks: text === '' ? [] : [{ kind: 'paragraph', text }],
  };
}
