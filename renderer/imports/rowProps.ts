import { clsx } from 'clsx';
import type { PreviewRow, RowDecision, DutyTextField } from '../../electron/contract/imports.ts';
import type { Year } from '../../electron/domain/brand.ts';
import readingCss from './reading.module.css';

export interface ReadingRowProps {
  readonly row: PreviewRow;
  readonly decision: RowDecision | undefined;
  readonly year: Year;
  /** The field that is looked at, where this is the row that is looked at. */
  readonly field: DutyTextField | undefined;
  /** The table is a simple one: a row that is not looked at takes one line. */
  readonly simple: boolean;
  /** A further sub-item of the row above. */
  readonly sub: boolean;
  /** Rows of several states stand together: new ones say so. */
  readonly showNew: boolean;
  /** Names that will be known once the preview is written. */
  readonly decided: ReadonlySet<string>;
  readonly onPick: (key: string, field: DutyTextField) => void;
  readonly onSetByHand: (row: PreviewRow, what: 'time' | 'units') => void;
  readonly onInclude: (row: PreviewRow, include: boolean) => void;
  readonly onDecide: (row: PreviewRow, field: DutyTextField, take: boolean) => void;
}

/** Whether a row stands on one line: number, content, limit, units. */
export function isOneLine({ simple, field }: Pick<ReadingRowProps, 'simple' | 'field'>): boolean {
  return simple && field === undefined;
}

/** Marks the focused field; one that differs is marked where its old and new values stand. */
export function fieldClass(
  name: string | undefined,
  { row, field }: Pick<ReadingRowProps, 'row' | 'field'>,
  own: DutyTextField,
): string {
  return clsx(name, field === own && !row.changes.some((change) => change.field === own) && readingCss['field-on']);
}
