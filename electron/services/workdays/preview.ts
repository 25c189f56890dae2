import type { MovedDue, WorkdayPreview } from '../../contract/workdays.ts';
import type { Year } from '../../domain/brand.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { deriveOccurrences } from '../../domain/occurrences/derive.ts';
import { dueMoves, type DueMove } from '../../domain/occurrences/moves.ts';
import { dutyPeriodKey } from '../../domain/model/occurrenceKey.ts';
import { noticeOf, withNotices, type HolidayNotice } from '../../domain/workdays/notice.ts';
import { calendarOf, type WorkCalendar } from '../../domain/workdays/workCalendar.ts';
import type { ServiceContext } from '../app/context.ts';
import { DUE_SOON_DAYS, derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import { noticeInForce } from '../app/storedCalendar.ts';

/**
 * What would move, in every year of the workspace, if a year's notice were this one; without one: if the office's own were taken away.
 * A year's days reach into other years' plans: clocks that run over New Year.
 */
export function previewWorkdays(
  context: ServiceContext,
  year: Year,
  notice: HolidayNotice | undefined,
): WorkdayPreview {
  const { store, holidays } = context;
  const own = store.holidayNotices.all().filter((stored) => stored.year !== year);
  const proposed = withNotices(holidays, notice ? [...own, notice] : own);
  const calendar = calendarOf(proposed);
  const moves = store.workspace.years().map((plan) => movesOf(context, plan.year, calendar));
  const sum = (count: 'settled' | 'unsettled' | 'finishedMoved' | 'finishedRejudged') =>
    moves.reduce((total, each) => total + each[count], 0);
  const moved = moves
    .flatMap((each) => each.moved)
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
  return {
    changedDays: changedDays(noticeInForce(store, holidays, year), noticeOf(proposed, year)),
    moved,
    occurrences: moved.reduce((total, { units }) => total + units, 0),
    settled: sum('settled'),
    unsettled: sum('unsettled'),
    finishedMoved: sum('finishedMoved'),
    finishedRejudged: sum('finishedRejudged'),
  };
}

function dayOf({ from, to }: MovedDue): string {
  return from ?? to ?? '';
}

function movesOf(context: ServiceContext, year: Year, calendar: WorkCalendar) {
  const { facts, occurrences } = derivedYear(context, year);
  const after = deriveOccurrences(facts, { today: context.clock.today(), calendar, dueSoonDays: DUE_SOON_DAYS });
  const { moved, ...counts } = dueMoves(occurrences, after);
  return { ...counts, moved: moved.map((move) => movedDue(move, facts)) };
}

function movedDue(move: DueMove, facts: YearFacts): MovedDue {
  const { dutyId, from, to, lamp, period, unitIds } = move;
  const { duties, unitNames } = factsIndex(facts);
  return {
    ...dutyPeriodKey(move),
    from,
    to,
    lamp,
    year: facts.year,
    content: duties.get(dutyId)?.content ?? '',
    period: period.label,
    units: unitIds.length,
    unitNames: unitIds.map((id) => unitNames.get(id) ?? ''),
  };
}

/** Days that are set apart on one side only, in another way, or under another name. */
function changedDays(before: HolidayNotice | undefined, after: HolidayNotice | undefined): number {
  const words = (notice: HolidayNotice | undefined) =>
    new Map([
      ...(notice?.off ?? []).map(({ date, name }): [string, string] => [date, `off ${name}`]),
      ...(notice?.worked ?? []).map(({ date, name }): [string, string] => [date, `worked ${name}`]),
    ]);
  const [old, next] = [words(before), words(after)];
  return [...new Set([...old.keys(), ...next.keys()])].filter((date) => old.get(date) !== next.get(date)).length;
}
