import { classesOf } from '../../domain/assessment/classes.ts';
import type { ScoreSources } from '../../domain/assessment/unitFacts.ts';
import { yearScorer, type PageSources, type ScoredClass, type YearScorer } from '../../domain/assessment/yearScores.ts';
import type { Year } from '../../domain/brand.ts';
import { dayInChina } from '../../domain/dates/instant.ts';
import { addDays, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Judgement, Scheme, YearClass } from '../../domain/model/scheme.ts';
import { factsAsOf, scoreDays, type ScoreDays } from '../../domain/occurrences/asOf.ts';
import { publicationScoreFacts } from '../../domain/publications/scoreFacts.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { derivedYear, deriveYear } from '../year/derivedYear.ts';
import { levelsOf } from '../year/reminderLevels.ts';

/** A year's scores, with all that they were made from. */
export interface ScoredYear {
  /** As they stand on the score's day. */
  readonly facts: YearFacts;
  readonly days: ScoreDays;
  readonly sources: ScoreSources;
  readonly schemes: readonly [Scheme, ...Scheme[]];
  readonly classes: readonly YearClass[];
  readonly scorer: YearScorer;
  /** In the order of the classes, those without units too. */
  readonly scored: readonly ScoredClass[];
}

/** Kept for as long as the facts and the day are the same: whatever is written makes other facts. */
const kept = new WeakMap<YearFacts, { readonly today: PlainDate; readonly scored: ScoredYear }>();

/** The year's scores as of today, no later than its cut-off: one reckoning for the table, a unit's sheet, exports and rounds. */
export function scoresOf(context: ServiceContext, year: Year): ScoredYear {
  const today = context.clock.today();
  const stored = context.store.facts(year);
  const known = kept.get(stored);
  if (known?.today === today) return known.scored;
  const scored = scoresOn(context, year, scoreDays(stored, today));
  kept.set(stored, { today, scored });
  return scored;
}

/** The same as it stood on other days. `judgedBy`: by what people had judged by a day, in place of all that they have judged since. */
export function scoresOn(context: ServiceContext, year: Year, days: ScoreDays, judgedBy?: PlainDate): ScoredYear {
  const { store } = context;
  const schemes = store.schemes.ofYear(year);
  const classes = classesOf(store.schemes.classes(year), store.facts(year).units, schemes);
  const known = toldFacts(context, year, judgedBy);
  const { facts, sources } = sourcesOn(context, year, days, known);
  const snapshot = (day: PlainDate): ScoreSources =>
    sourcesOn(context, year, { asOf: day, judgedOn: addDays(day, 1) }, known).sources;
  let told: PageSources | undefined;
  const scorer = yearScorer({ sources, snapshot, pages: () => (told ??= pageSources(context, year)) });
  const scored = classes.flatMap((of): readonly ScoredClass[] => {
    const scheme = schemes.find(({ id }) => id === of.schemeId);
    return scheme === undefined ? [] : [scorer.ofClass(of, scheme)];
  });
  return { facts, days, sources, schemes, classes, scorer, scored };
}

/** The facts of a year with what is derived from them, as they stood. */
function derivedOn(context: ServiceContext, year: Year, { asOf, judgedOn }: ScoreDays): DerivedYear {
  const today = context.clock.today();
  if (asOf === today && judgedOn === today) return derivedYear(context, year);
  return deriveYear(factsAsOf(context.store.facts(year), asOf), judgedOn, context);
}

/** What scores are reckoned from beside the year's own facts. Whoever reckons cuts it to the day. */
type ToldFacts = Omit<ScoreSources, 'facts' | 'occurrences' | 'days' | 'calendar' | keyof PageSources>;

/** All of it, as it is on record; of judgements those that were made by a day. */
function toldFacts({ store }: ServiceContext, year: Year, judgedBy: PlainDate | undefined): ToldFacts {
  const isKnown = ({ judgedAt }: Judgement): boolean =>
    judgedBy === undefined || judgedAt === undefined || (dayInChina(judgedAt) ?? judgedBy) <= judgedBy;
  const { scoreFacts } = store;
  return {
    judgements: store.judgements.ofYear(year).filter(isKnown),
    events: scoreFacts.events(year),
    sheets: scoreFacts.marks(year),
    samples: scoreFacts.samples(year),
    figures: scoreFacts.figures(year),
    members: scoreFacts.members(year),
    explained: scoreFacts.explanations(year),
    findings: store.findings.ofYear(year),
    reminders: store.reminders.ofYear(year),
    highestLevel: levelsOf({ store }).length,
    earlierPieces: store.pieces.all(),
  };
}

/** What lists of publications tell of units' pages, and of the columns in which duties come out. */
function pageSources({ store }: ServiceContext, year: Year): PageSources {
  const { fulfilments, units } = store.facts(year);
  return publicationScoreFacts({
    publications: store.publications.all(),
    lists: store.publicationLists.all(),
    matches: [],
    fulfilments,
    units,
    rules: store.publicationMatching.rules(),
    district: store.workspace.setting('district'),
  });
}

/** All that scores of a year are reckoned from, as it stood. */
function sourcesOn(
  context: ServiceContext,
  year: Year,
  days: ScoreDays,
  told: ToldFacts,
): { readonly facts: YearFacts; readonly sources: ScoreSources } {
  const { facts, occurrences } = derivedOn(context, year, days);
  return { facts, sources: { ...told, facts, occurrences, days, calendar: context.calendar } };
}
