import { addDays, dayInChina, type PlainDate } from '../dates/plainDate.ts';
import type { YearFacts } from '../model/facts.ts';

/**
 * The facts as they stood at the end of a day: what was done or had happened by it, and the extensions and exemptions recorded by it. The day on
 * which something was done decides, not the day on which it was registered.
 */
export function factsAsOf(facts: YearFacts, day: PlainDate): YearFacts {
  const isRecorded = ({ recordedAt }: { readonly recordedAt: string }): boolean => dayInChina(recordedAt) <= day;
  return {
    ...facts,
    fulfilments: facts.fulfilments
      .filter(({ doneOn }) => doneOn <= day)
      .map(({ takenDownOn, ...rest }) =>
        takenDownOn === undefined || takenDownOn > day ? rest : { ...rest, takenDownOn },
      ),
    triggers: facts.triggers.filter(({ on }) => on <= day),
    extensions: facts.extensions.filter(isRecorded),
    exemptions: facts.exemptions.filter(isRecorded),
  };
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
