import type { NoticeReadingView, SpecialDay } from '../../electron/contract/workdays.ts';
import type { Year } from '../../electron/domain/brand.ts';

/** An arrangement that is being made and not in force yet. */
export interface ArrangementDraft {
  readonly year: Year;
  /** `null`: the office's own days are to be taken away. */
  readonly days: readonly SpecialDay[] | null;
  /** What was read from `sourceText`; nothing where the days were only set by hand. */
  readonly reading?: NoticeReadingView;
  readonly sourceText: string;
}
