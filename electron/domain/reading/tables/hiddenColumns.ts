import type { Grid } from '../../sheets/grid.ts';
import type { Header } from './header.ts';

/** A header without the hidden columns that a shown one says the same as: an old 公开时限 that somebody hid beside the new one is not meant. */
export function withoutHiddenTwins(header: Header, { hiddenColumns }: Grid): Header {
  if (hiddenColumns === undefined || header.layout !== undefined) return header;
  const hidden = new Set(hiddenColumns);
  const shown = new Set(
    header.columns.flatMap(({ column, meaning }) => (meaning && !hidden.has(column) ? [meaning.kind] : [])),
  );
  const columns = header.columns.map((column) => {
    const { meaning, words } = column;
    // What a hidden column without a known word holds is nobody's to guess.
    const isTwin = meaning === undefined || shown.has(meaning.kind);
    if (!hidden.has(column.column) || !isTwin) return column;
    return { ...column, words: words.map((word) => HIDDEN_WORD + word), meaning: { kind: 'other' as const } };
  });
  return { ...header, columns };
}

/** Before the words of such a column's header, where it is said what was not read. */
export const HIDDEN_WORD = '已隐藏：';
