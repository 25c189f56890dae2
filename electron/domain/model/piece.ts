import type { PieceId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';

/** Who takes a piece up (采用), from the least to the highest. */
export const ADOPTION_LEVELS = ['district', 'city', 'province', 'state'] as const;

export type AdoptionLevel = (typeof ADOPTION_LEVELS)[number];

/** A piece was taken up by a publication of a level, on a day of its own: it counts in the year of that day. */
export interface Adoption {
  readonly level: AdoptionLevel;
  readonly on: PlainDate;
  /** The publication, as far as it is known. */
  readonly outlet: string;
}

/** One piece of news that a unit sent in (信息一篇). It counts in the month of its day. */
export interface Piece {
  readonly id: PieceId;
  readonly unitId: UnitId;
  readonly title: string;
  readonly on: PlainDate;
  /** 报送渠道: 门户网站, 政务信息 … */
  readonly channel: string;
  /** Empty where it is nowhere to be read. */
  readonly link: string;
  readonly adoptions: readonly Adoption[];
  /** ISO instant of the recording. */
  readonly recordedAt: string;
}
