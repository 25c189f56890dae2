import type { SavedViewId } from '../brand.ts';

/** What a screen shows, kept by name (筛选方案): its filters and order as the address has them, and its columns. */
export interface SavedView {
  readonly id: SavedViewId;
  readonly screen: 'ledger';
  readonly name: string;
  /** A query string, without the year and without what is open. */
  readonly search: string;
  /** In their order. */
  readonly columns: readonly string[];
}
