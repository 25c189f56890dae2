import { columns, type Column } from './columns.ts';

/** Columns whose width is set; the content takes what they leave. */
export type SizedColumn = Exclude<Column, 'content'>;

/** Widths in pixels that somebody chose; the others are the usual ones. */
export type ColumnWidths = Readonly<Partial<Record<SizedColumn, number>>>;

const USUAL: Readonly<Record<SizedColumn, number>> = {
  task: 142,
  subtask: 152,
  number: 62,
  units: 212,
  time: 142,
  progress: 116,
  state: 90,
};
/** The narrowest that the content becomes before the table scrolls sideways. */
const CONTENT = 260;
export const NARROWEST = 48;
export const WIDEST = 600;

export function isSized(column: Column): column is SizedColumn {
  return column !== 'content';
}

export function widthOf(widths: ColumnWidths, column: SizedColumn): number {
  return widths[column] ?? USUAL[column];
}

/** Widths with one changed, within bounds; the usual width, or `undefined`, lets go of it. */
export function withWidth(widths: ColumnWidths, column: SizedColumn, width: number | undefined): ColumnWidths {
  const { [column]: _before, ...others } = widths;
  const next = Math.round(Math.min(Math.max(width ?? USUAL[column], NARROWEST), WIDEST));
  return next === USUAL[column] ? others : { ...others, [column]: next };
}

/** The dividers of columns right of the content stand at their left, so that a divider moves with the pointer. */
export function dividerSide(column: SizedColumn): 'left' | 'right' {
  return columns.indexOf(column) < columns.indexOf('content') ? 'right' : 'left';
}

/** The variables that `taskTable.css` lays the columns out by. */
export function widthVariables(widths: ColumnWidths): Readonly<Record<`--${string}`, string>> {
  const tracks = columns.map((column) =>
    isSized(column) ? `${widthOf(widths, column)}px` : `minmax(${CONTENT}px, 1fr)`,
  );
  const least = columns.reduce((sum, column) => sum + (isSized(column) ? widthOf(widths, column) : CONTENT), 0);
  return {
    '--columns': tracks.join(' '),
    '--least-width': `${least}px`,
    '--task-width': `${widthOf(widths, 'task')}px`,
    '--subtask-width': `${widthOf(widths, 'subtask')}px`,
  };
}

/** How many characters of a label fit on a line of its column. */
export function charactersIn(width: number): number {
  return Math.max(1, Math.ceil((width - 20) / 14));
}

/** Widths as they were stored; whatever is not one is left out. */
export function readWidths(stored: string | null): ColumnWidths {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? 'null');
  } catch {
    return {};
  }
  if (value === null || typeof value !== 'object') return {};
  return Object.entries(value).reduce<ColumnWidths>((widths, [name, width]) => {
    const column = columns.filter(isSized).find((each) => each === name);
    return column && typeof width === 'number' && Number.isFinite(width) ? withWidth(widths, column, width) : widths;
  }, {});
}
