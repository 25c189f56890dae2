import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { SitePage } from '../../domain/model/site.ts';

/** The days that a reading goes by. */
export interface ReadingDays {
  /** The day of the reading. */
  readonly today: PlainDate;
  /** The last day that a line without a year can be of: that of the line before, on an earlier page. */
  readonly noLaterThan: PlainDate;
}

/** A list as a reader of one form finds it. */
export type ReadList = Pick<SitePage, 'items' | 'withoutDay' | 'next'> & Partial<Pick<SitePage, 'unnamed'>>;
