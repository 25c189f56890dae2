import type { ColumnRole } from '../../model/documents.ts';

export interface TableColumn {
  /** 0-based. */
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
}
