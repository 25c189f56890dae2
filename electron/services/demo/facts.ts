import { defaultFrame } from '../../domain/model/yearFrame.ts';
import type { Year } from '../../domain/brand.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { deriveOccurrences } from '../../domain/occurrences/derive.ts';
import { DEFAULT_REVIEW_DATES } from '../../domain/rules/reviewDates.ts';
import { DEFAULT_SUBMISSION_TARGET } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import type { Play } from './activity.ts';

/** Facts as they stand inside the running command. */
export function factsNow(store: Store, year: Year): YearFacts {
  return {
    year,
    units: store.units.units(),
    groups: store.units.groups(),
    duties: store.duties.ofYear(year),
    triggers: store.triggers.ofYear(year),
    fulfilments: [],
    submissions: [],
    pieces: [],
    extensions: [],
    exemptions: [],
    reviewDates: DEFAULT_REVIEW_DATES,
    submissionTarget: DEFAULT_SUBMISSION_TARGET,
    frame: defaultFrame(year),
    verifications: [],
    saidDone: [],
    awaited: [],
    requests: [],
    cases: [],
    caseLimits: {},
    keptYears: [year],
  };
}

/** What is owed, and what was done of it, as it stands inside the running command; pieces of 信息报送 apart. */
export function occurrencesNow(store: Store, year: Year, { today, calendar }: Play): readonly Occurrence[] {
  const facts = { ...factsNow(store, year), fulfilments: store.fulfilments.ofYear(year) };
  const pieces = new Set(facts.duties.filter(({ kind }) => kind === 'submission').map(({ id }) => id));
  return deriveOccurrences(facts, { today, calendar }).filter(({ dutyId }) => !pieces.has(dutyId));
}
