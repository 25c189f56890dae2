import type { AssessmentTable } from '../../contract/assessment.ts';
import type { OccurrenceView } from '../../contract/duties.ts';
import type { Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { ServiceContext } from '../app/context.ts';
import { classQuestionsOf } from '../year/classQuestions.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { occurrenceView } from '../year/views.ts';
import { stagesOf } from './locks.ts';
import { noticedOf, publishedOf, withPublished } from './published.ts';
import { classScores, evidenceOf } from './rows.ts';
import { scoresOf } from './scores.ts';

/** Scores of every unit of a year, as the screen and the printed table show them. */
export function assessmentTable(context: ServiceContext, year: Year): Outcome<AssessmentTable> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const { store } = context;
  const scored = scoresOf(context, year);
  const { facts, days, sources } = scored;
  const { cutOff, contributionFrom } = facts.frame;
  const view = (occurrence: Occurrence): OccurrenceView => occurrenceView(occurrence, facts, days.asOf);
  const isAfter = ({ dueOn, tally }: Occurrence): boolean => dueOn !== undefined && dueOn > cutOff && tally !== 'apart';
  const evidence = evidenceOf(scored);
  const stageOf = stagesOf(context, year);
  const [published, noticed] = [publishedOf(context, year), noticedOf(context, year)];
  return succeed({
    asOf: days.asOf,
    cutOff,
    contributionFrom,
    afterCutOff: sources.occurrences.filter(isAfter).map(view),
    doneAfterCutOff: doneAfterCutOff(derivedYear(context, year).occurrences, store.facts(year), context.clock.today()),
    classes: scored.scored
      .filter(({ rows }) => rows.length > 0)
      .map((each) =>
        withPublished(
          { ...classScores(scored, each, evidence), stage: stageOf(each.of.id) },
          published.get(each.of.id) ?? noticed.get(each.of.id),
        ),
      ),
    questions: classQuestionsOf(context, year),
  });
}

/** What was done only after the cut-off of what fell due by it: it stays what it was in the score, and is listed. */
function doneAfterCutOff(
  occurrences: readonly Occurrence[],
  facts: YearFacts,
  today: PlainDate,
): readonly OccurrenceView[] {
  const { cutOff } = facts.frame;
  if (today <= cutOff) return [];
  const late = new Set(facts.fulfilments.flatMap(({ id, doneOn }) => (doneOn > cutOff ? [id] : [])));
  return occurrences
    .filter((one) => one.tally !== 'apart' && (one.dueOn ?? cutOff) <= cutOff && isDoneBy(one, late))
    .map((occurrence) => occurrenceView(occurrence, facts, today));
}

/** Whether an occurrence is done, and would not be without some of what was registered for it: pieces of 信息报送 too, which make up a month. */
function isDoneBy({ needed, done, fulfilmentIds }: Occurrence, some: ReadonlySet<string>): boolean {
  const own = fulfilmentIds.filter((id) => some.has(id)).length;
  return done >= needed && done - own < needed;
}

export function missingYear({ store }: ServiceContext, year: Year): Failure | undefined {
  return store.workspace.year(year) ? undefined : fail('not-found', `还没有 ${year} 年度。`).error;
}
