import type { ColumnRole } from '../../model/documents.ts';

export interface TableColumn {
  /** 0-based. */
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
  /** What stands in its cells decided, more than its header: the rows are 待核, and a person confirms the role or gives another by one click. */
  readonly proposed?: ProposedRole;
  /** Of a column that is not read: its cells say when, and a row that names another limit is asked about. */
  readonly saysWhen?: true;
}

export interface ProposedRole {
  /** In Chinese, a part of a sentence: 表头“更新标准”不认识，列中多是时限. */
  readonly because: string;
  /** Other roles worth a click, the likeliest first. `ignored` is offered in any case. */
  readonly otherwise: readonly ColumnRole[];
}

/** A column with content of which nothing was taken. */
export interface UnreadColumn {
  readonly column: number;
  readonly header: string;
  /** How many of its cells below the header hold something. */
  readonly cells: number;
  /** In Chinese, where there is more to say than that its header says nothing to the reader. */
  readonly reason?: string;
}
