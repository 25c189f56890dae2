import type { HeaderMeaning } from './headerWords.ts';
import type { TableLayout } from './layout.ts';

/** A column under a header: its words from top to bottom, what they mean, and the cell the lowest word stands in. */
export interface HeaderColumn {
  readonly column: number;
  readonly words: readonly string[];
  readonly meaning: HeaderMeaning | undefined;
  readonly address: string;
  /** The meaning is proposed: what stands below the words gave it, or they leave it open. */
  readonly doubtful?: true;
}

export interface Header {
  /** First and last row, 0-based. */
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly HeaderColumn[];
  /** Equal for headers that say the same. */
  readonly signature: string;
  /** The layout that a person set for this header. */
  readonly layout?: TableLayout;
}
