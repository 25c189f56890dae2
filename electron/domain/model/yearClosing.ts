import type { PlainDate } from '../dates/plainDate.ts';

/** What may stand open when a year is closed. */
export type StandingKind =
  | 'toVerify'
  | 'overdue'
  | 'notDue'
  | 'toCheck'
  | 'findings'
  | 'unfrozen'
  | 'appeals'
  | 'rounds'
  | 'lookBacks';

/** A year was closed (年度关闭), or reopened for a reason. */
export interface YearClosing {
  readonly act: 'closed' | 'reopened';
  readonly onDate: PlainDate;
  /** Never empty where it was reopened. */
  readonly reason: string;
  /** How much stood open when it was closed; kinds of which nothing did are absent. */
  readonly standing: Readonly<Partial<Record<StandingKind, number>>>;
  /** ISO instant. */
  readonly recordedAt: string;
}
