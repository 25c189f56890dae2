import type { PlainDate } from '../dates/plainDate.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { factsAsOf, scoreDays, type ScoreDays } from '../occurrences/asOf.ts';

/** Reckons the occurrences of facts as they stand on a day. */
type Derive = (facts: YearFacts, day: PlainDate) => readonly Occurrence[];

/** What a year left open at its cut-off. */
export interface OpenItems {
  readonly days: ScoreDays;
  /** The cut-off is over: what is open then stays on this list, whatever is done since. */
  readonly isFinal: boolean;
  readonly open: readonly Occurrence[];
}

/**
 * The items that a year had not done by its cut-off (考核截止日): what was missed, what was returned and not mended, and what was put off past the
 * cut-off. What is registered and waits for the office to look at it is done by its unit and not open; what counts nowhere (免除, 此前, 不计入) is on no
 * list. Before the cut-off it is what is missed by now.
 */
export function openAtCutOff(facts: YearFacts, today: PlainDate, derive: Derive): OpenItems {
  const days = scoreDays(facts, today);
  const isFinal = today > facts.frame.cutOff;
  const open = derive(factsAsOf(facts, days.asOf), days.judgedOn).filter(
    ({ tally, state, done, needed }) =>
      tally === 'missed' || state === 'returned' || (isFinal && tally === 'notDue' && done < needed),
  );
  return { days, isFinal, open };
}
