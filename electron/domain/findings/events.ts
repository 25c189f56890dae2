import type { FindingId, UnitId } from '../brand.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { Finding, FindingSource } from '../model/finding.ts';
import type { Points } from '../points.ts';
import { findingState, isSettled } from './state.ts';

/** What may cost a unit points: that something was found, and that it was not rectified by its day. Each at most once per finding. */
export interface FindingEvent {
  readonly kind: 'found' | 'notRectified';
  readonly findingId: FindingId;
  readonly unitId: UnitId;
  /** The day it was found; the day after the one by which it was to be rectified. */
  readonly on: PlainDate;
  readonly source: FindingSource;
  readonly indicator: string;
  /** What those who found it took off. */
  readonly points?: Points;
}

/** The findings of a unit, or of all, as dated events up to a day, in order of the day: what rules of a scheme count. */
export function findingEvents(findings: readonly Finding[], today: PlainDate): readonly FindingEvent[] {
  return findings
    .flatMap((finding): readonly FindingEvent[] => {
      const { id, unitId, source, indicator, points, foundOn, rectifyBy } = finding;
      if (foundOn > today) return [];
      const event = { findingId: id, unitId, source, indicator, ...(points === undefined ? {} : { points }) };
      const found: FindingEvent = { ...event, kind: 'found', on: foundOn };
      if (rectifyBy === undefined || !isMissed(finding, rectifyBy, today)) return [found];
      return [found, { ...event, kind: 'notRectified', on: addDays(rectifyBy, 1) }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/**
 * Whether it was not rectified by its day. What counts is when the unit said so, not when the office came to check it: its delay costs the unit
 * nothing. What was found undone or half done is missed however early the reply was.
 */
function isMissed(finding: Finding, rectifyBy: PlainDate, today: PlainDate): boolean {
  if (today <= rectifyBy) return false;
  const { reply, recheck } = finding;
  const state = findingState(finding, today);
  if (!isSettled(state) && state !== 'replied') return true;
  return (reply?.on ?? recheck?.on ?? today) > rectifyBy;
}
