import type { SchemeNodeId, UnitClassId, UnitId } from '../../electron/domain/brand.ts';
import { date, flag, oneOf, text } from '../address/useAddressState.ts';

export const DETAIL_VIEWS = ['score', 'whatIf', 'between', 'beside'] as const;
export type DetailView = (typeof DETAIL_VIEWS)[number];

/** What the score screens show, kept in the address. */
export const assessmentAddress = {
  class: text<UnitClassId>(),
  unit: text<UnitId>(),
  /** What is shown of the unit: its score, 假设, 两日变化, 与本类比较. */
  view: oneOf(DETAIL_VIEWS, 'score'),
  /** The node whose trace is open. */
  node: text<SchemeNodeId>(),
  /** The column by which units are in order: a node's id, or one of the words. */
  sort: text<SortColumn>(),
  down: flag,
  /** Whether the change since the end of the month before is shown (较上月). */
  moved: flag,
  /** Which list of what the cut-off leaves out is open. */
  after: oneOf(['', 'done', 'due'], ''),
  /** The two days that are compared. */
  from: date,
  to: date,
};

export type SortColumn = 'unit' | 'total' | 'contribution' | 'published' | SchemeNodeId;
