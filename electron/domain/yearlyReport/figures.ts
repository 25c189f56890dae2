import type { RequestId, Year } from '../brand.ts';
import type { RequestOptions } from '../cases/requestEvents.ts';
import { eventsBy, requestStanding, type RequestStanding } from '../cases/requestStanding.ts';
import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { RequestFacts } from '../model/request.ts';
import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { disputeCell, requestCell } from './form.ts';

/** The cells of a report that are not nought, and the requests behind each. */
export type CasesByCell = ReadonlyMap<string, readonly RequestId[]>;

export interface ReportDays {
  readonly calendar: WorkCalendar;
  readonly options: RequestOptions;
  /** Nothing of the days after it has come about: a year that runs is told as it stands. */
  readonly today: PlainDate;
}

/** The last day of a year that is known. */
function lastDay(year: number, { today }: ReportDays): PlainDate {
  const end = dayInMonth(year, 12, 31);
  return end < today ? end : today;
}

/** Where a request stood at the end of a day; `undefined` where it was not received yet. */
function standingOn(
  request: RequestFacts,
  day: PlainDate,
  { calendar, options }: ReportDays,
): RequestStanding | undefined {
  const events = eventsBy(request.events, day);
  if (events.length === 0) return undefined;
  const read = requestStanding(calendar, events, day, options);
  return read.ok ? read.value : undefined;
}

/**
 * What a register comes to in a year, by the events from 1 January to 31 December, whatever the year's cut-off. A request that had a result at the end of
 * the year before is not counted again, whatever came of it since.
 */
export function casesOf(requests: readonly RequestFacts[], year: Year, days: ReportDays): CasesByCell {
  const cells = new Map<string, RequestId[]>();
  const put = (cell: string, id: RequestId): void => {
    const known = cells.get(cell);
    if (known === undefined) cells.set(cell, [id]);
    else known.push(id);
  };
  const [eve, last] = [lastDay(year - 1, days), lastDay(year, days)];
  for (const request of requests) {
    const { id, applicantKind } = request;
    const now = standingOn(request, last, days);
    if (now === undefined) continue;
    const before = standingOn(request, eve, days);
    putDisputes(now, before, (cell) => put(cell, id));
    if (before?.result !== undefined) continue;
    put(requestCell(before === undefined ? 'new' : 'carriedIn', applicantKind), id);
    put(requestCell(now.result?.kind ?? 'carriedOut', applicantKind), id);
  }
  return cells;
}

/** Disputes that ended in the year, by their end, and those that were open at its end. */
function putDisputes(now: RequestStanding, before: RequestStanding | undefined, put: (cell: string) => void): void {
  for (const [index, { kind, decidedOn, outcome }] of now.disputes.entries()) {
    if (before?.disputes[index]?.decidedOn !== undefined) continue;
    put(disputeCell(kind, decidedOn === undefined ? 'pending' : (outcome ?? 'other')));
  }
}
