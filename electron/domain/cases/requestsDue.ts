import type { PlainDate } from '../dates/plainDate.ts';
import { keptYearOf } from './keptYear.ts';
import { requestStanding, type RequestStanding } from './requestStanding.ts';
import type { YearFacts } from '../model/facts.ts';
import type { RequestFacts } from '../model/request.ts';
import { RESULT_WORDS } from '../words/requests.ts';
import { lastWorkdayOnOrBefore, type WorkCalendar } from '../workdays/workCalendar.ts';
import type { DueDate } from '../rules/dueDates.ts';

/** A request as something that is due: until when, for whom, and what came of it. */
export interface DueRequest {
  readonly request: RequestFacts;
  readonly standing: RequestStanding;
  readonly due: DueDate;
  readonly result: string | undefined;
}

/** The day by which a request belongs to a year: until when somebody has to do something, or when it ended. */
function dayOf({ standing, request }: Pick<DueRequest, 'standing' | 'request'>): PlainDate {
  const { dueOn, result, next } = standing;
  if (result?.kind === 'correctionOverdue' || result?.kind === 'feeUnpaid') return result.on;
  return dueOn ?? result?.on ?? next.find(({ by }) => by !== undefined)?.by ?? receivedOn(request);
}

function receivedOn({ events }: RequestFacts): PlainDate {
  return events.find(({ kind }) => kind === 'received')?.on ?? ('0000-00-00' as PlainDate);
}

function dueOf(calendar: WorkCalendar, request: RequestFacts, standing: RequestStanding): DueDate {
  const { state, result, dueOn, originalDueOn, next, provisional } = standing;
  const isLapsed = result?.kind === 'correctionOverdue' || result?.kind === 'feeUnpaid';
  const waits = state === 'awaitingCorrection' || (state === 'awaitingPayment' && dueOn === undefined);
  // What waits for the applicant is looked at again when the applicant's time is over.
  const day = isLapsed ? result.on : (dueOn ?? (waits ? next[0]?.by : result?.on));
  const isMoved = !isLapsed && dueOn !== undefined && originalDueOn !== undefined && originalDueOn !== dueOn;
  const label = `${request.number}${waits ? '（待补正或缴费）' : ''}`;
  return {
    period: { key: request.id, label, from: standing.receivedOn, to: day ?? standing.receivedOn },
    dueOn: day,
    advisedOn: day === undefined ? undefined : lastWorkdayOnOrBefore(calendar, day),
    provisional,
    ...(isMoved ? { originalDueOn } : {}),
  };
}

/**
 * The requests of the register that belong to a year, each with its due date: those whose answer is due in it, or in years after it that are not kept
 * yet. A request that was never received, which no command lets in, is left out.
 */
export function requestsDue(
  facts: Pick<YearFacts, 'year' | 'requests' | 'feeEffect' | 'keptYears'>,
  calendar: WorkCalendar,
  today: PlainDate,
): readonly DueRequest[] {
  const options = facts.feeEffect === undefined ? {} : { feeEffect: facts.feeEffect };
  return facts.requests.flatMap((request): readonly DueRequest[] => {
    const read = requestStanding(calendar, request.events, today, options);
    if (!read.ok) return [];
    const standing = read.value;
    if (keptYearOf(facts.keptYears, dayOf({ standing, request })) !== facts.year) return [];
    const result = standing.result && RESULT_WORDS[standing.result.kind];
    return [{ request, standing, due: dueOf(calendar, request, standing), result }];
  });
}
