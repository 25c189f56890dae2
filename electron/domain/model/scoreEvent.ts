import type { ScoreEventId, UnitId, Year } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { Points } from '../points.ts';
import type { AdoptionLevel } from './piece.ts';

/**
 * What kind of dated fact counts (考核事件): 通报批评, 表扬, 采用, 批示, 督办单, 被上级扣分, 黄牌, 红牌, 事故, 投诉, 约稿未完成, 拒不配合, 培训; `other`
 * goes by its name. `sent` is a piece of 信息报送 itself.
 */
export const SCORE_EVENT_TYPES = [
  'criticism',
  'praise',
  'adoption',
  'sent',
  'instruction',
  'supervision',
  'superiorDeduction',
  'yellowCard',
  'redCard',
  'accident',
  'complaint',
  'commissionFailed',
  'refusal',
  'other',
] as const;

export type ScoreEventType = (typeof SCORE_EVENT_TYPES)[number];

export type EventLevel = AdoptionLevel;

/** Who of a level did it: its government or party committee itself, or an office of it. */
export type EventOrgan = 'government' | 'office';

/** A dated fact that counts in a year's score, with the document that shows it. */
export interface ScoreEvent {
  readonly id: ScoreEventId;
  readonly year: Year;
  readonly unitId: UnitId;
  readonly on: PlainDate;
  readonly type: ScoreEventType;
  /** What it is called; needed where the type is `other`. */
  readonly name: string;
  readonly level?: EventLevel;
  readonly organ?: EventOrgan;
  readonly outlet: string;
  /** What it is about, where several events are one matter. */
  readonly matter: string;
  /** The document: 文号 or title. */
  readonly basis: string;
  readonly reason: string;
  /** Who entered it. */
  readonly by: string;
  /** What a superior took off, as it stands in its document. */
  readonly points?: Points;
  /** ISO instant of the recording. */
  readonly recordedAt: string;
}
