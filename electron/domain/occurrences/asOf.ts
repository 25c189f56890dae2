import { stepsBy } from '../cases/caseStanding.ts';
import { eventsBy } from '../cases/requestStanding.ts';
import { dayInChina } from '../dates/instant.ts';
import { addDays, endOfMonth, type PlainDate } from '../dates/plainDate.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { Verification } from '../model/ledger.ts';
import type { SubmissionCount, YearFacts } from '../model/facts.ts';
import { countsByUnit, registeredPieces } from '../submissions/pieces.ts';

/**
 * The facts as they stood at the end of a day: what was done or had happened by it, the extensions and exemptions recorded by it, and what the office had
 * found by it. The day on
 * which something was done decides, not the day on which it was registered. A month's figure of 信息报送 has no day of its own, but each piece
 * registered with a later one is taken off it: it was added to the figure when it was registered.
 */
export function factsAsOf(facts: YearFacts, day: PlainDate): YearFacts {
  const isRecorded = ({ recordedAt }: { readonly recordedAt: string }): boolean =>
    (dayInChina(recordedAt) ?? day) <= day;
  return {
    ...facts,
    fulfilments: facts.fulfilments.filter(({ doneOn }) => doneOn <= day).map((done) => stillUp(done, day)),
    submissions: piecesBy(facts, day),
    pieces: facts.pieces.filter(({ on }) => on <= day),
    triggers: facts.triggers.filter(({ on }) => on <= day),
    requests: facts.requests
      .map((request) => ({ ...request, events: eventsBy(request.events, day) }))
      .filter(({ events }) => events.length > 0),
    cases: facts.cases
      .map((record) => ({ ...record, steps: stepsBy(record.steps, day) }))
      .filter(({ steps }) => steps.length > 0),
    extensions: facts.extensions.filter(isRecorded),
    exemptions: facts.exemptions.filter(isRecorded),
    verifications: verificationsBy(facts, day),
  };
}

/**
 * What the office had found by a day. Where the score counts only what is closed, acceptances count whenever they come: the office's own delay
 * costs no unit. A return's new day moves nothing past the day.
 */
function verificationsBy({ verifications, frame }: YearFacts, day: PlainDate): readonly Verification[] {
  return verifications.flatMap((each): readonly Verification[] => {
    if (each.on > day && !(each.result === 'accepted' && frame.scoreCounts === 'closed')) return [];
    return each.result === 'returned' && each.newDueOn > day ? [{ ...each, newDueOn: day, isSetLater: true }] : [each];
  });
}

function piecesBy(facts: YearFacts, day: PlainDate): readonly SubmissionCount[] {
  const later = countsByUnit(
    registeredPieces({ ...facts, fulfilments: facts.fulfilments.filter(({ doneOn }) => doneOn > day) }),
  );
  return [...countsByUnit(facts.submissions)].flatMap(([unitId, months]) =>
    [...months].flatMap(([month, count]) => {
      if (endOfMonth(facts.year, month) > day) return [];
      return [{ unitId, month, count: Math.max(0, count - (later.get(unitId)?.get(month) ?? 0)) }];
    }),
  );
}

/** A publication as it stood on a day: what was taken down later was still there. */
function stillUp(done: Fulfilment, day: PlainDate): Fulfilment {
  const { takenDownOn, ...rest } = done;
  return takenDownOn === undefined || takenDownOn <= day ? done : rest;
}

/** The days by which a year's scores are reckoned. */
export interface ScoreDays {
  /** 截至, as it is printed: today, but no later than the year's cut-off. */
  readonly asOf: PlainDate;
  /** The day on which what is due and open is judged: once the cut-off day has passed, so has what was due on it. */
  readonly judgedOn: PlainDate;
}

export function scoreDays({ frame }: Pick<YearFacts, 'frame'>, today: PlainDate): ScoreDays {
  if (today <= frame.cutOff) return { asOf: today, judgedOn: today };
  return { asOf: frame.cutOff, judgedOn: addDays(frame.cutOff, 1) };
}
