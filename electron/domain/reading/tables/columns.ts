/**
 * 定时公开指标明细表, 任务分解表, or the text of an annual plan (工作要点). A plan is laid out as a grid of one column, a paragraph a
 * row, so that it is previewed, compared and written like a table.
 */
export type TableKind = 'schedule' | 'breakdown' | 'plan';

/** What a column holds; `ignored` columns are shown and not read. */
export type ColumnRole =
  | 'number'
  | 'task'
  | 'subtask'
  | 'content'
  | 'time'
  | 'units'
  | 'leadUnits'
  | 'supportUnits'
  | 'remarks'
  | 'ignored';

export interface TableColumn {
  /** 0-based. */
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
}
