import type { GroupId, Year } from '../brand.ts';
import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';

/** What a year's figures are reckoned with, beside duties and scheme. */
export interface YearFrame {
  /** 考核截止日: what is done after it no longer changes the year's score. */
  readonly cutOff: PlainDate;
  /** 此前计入: what fell due before the start of use counts like the rest. */
  readonly countsBefore: boolean;
  /** 折算分 is reckoned from the printed total, or from the exact one. */
  readonly contributionFrom: 'printed' | 'exact';
  /** A unit is ranked where at least so many percent of the full marks apply to it. */
  readonly rankShare: number;
  /** 通报 praises nobody whose on-time rate is below so many percent. */
  readonly praiseFloor: number;
  /** What is registered is checked before it is closed (核验, 销号). */
  readonly verifies: boolean;
  /** What the score counts as done: what is registered, or only what the office has closed. */
  readonly scoreCounts: 'registered' | 'closed';
  /** The groups that owe 信息报送; empty: every department and town. */
  readonly submissionGroups: readonly GroupId[];
}

/** The first and the last day that may be a year's cut-off. */
export function cutOffBounds(year: Year): { readonly from: PlainDate; readonly to: PlainDate } {
  return { from: dayInMonth(year, 7, 1), to: dayInMonth(year + 1, 6, 30) };
}

/** What a new year begins with: cut off on 15 January after it. */
export function defaultFrame(year: Year): YearFrame {
  return {
    cutOff: dayInMonth(year + 1, 1, 15),
    countsBefore: false,
    contributionFrom: 'printed',
    rankShare: 50,
    praiseFloor: 90,
    verifies: true,
    scoreCounts: 'registered',
    submissionGroups: [],
  };
}

/** What holds for a year that was kept before there was a frame: everything counts as late as may be, each unit is ranked, 折算分 is exact, nothing is verified. */
export function earlierFrame(year: Year): YearFrame {
  return {
    ...defaultFrame(year),
    cutOff: cutOffBounds(year).to,
    contributionFrom: 'exact',
    rankShare: 0,
    praiseFloor: 0,
    verifies: false,
  };
}
