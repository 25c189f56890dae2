import type { ClassScores } from '../../contract/assessment.ts';
import type { ScoredClass } from '../../domain/assessment/yearScores.ts';
import type { Year } from '../../domain/brand.ts';
import type { ServiceContext } from '../app/context.ts';
import { detailOf } from '../assessment/detail.ts';
import type { FrozenClass } from '../assessment/frozenBody.ts';
import { lockedFacts } from '../assessment/lockedFacts.ts';
import { appealsOf, figuresSince, publishedFrozen } from '../assessment/published.ts';
import { classScores, evidenceOf } from '../assessment/rows.ts';
import type { ScoredYear } from '../assessment/scores.ts';
import { onTimeCounts } from './circular.ts';

/** A class of a year as it is scored from the facts. */
export interface LiveClass {
  readonly year: Year;
  readonly scored: ScoredYear;
  readonly each: ScoredClass;
}

/** Figures with the decided entries of a class that is not frozen yet: those since its notices. */
export function entered({ store }: ServiceContext, { year, each }: LiveClass, frozen: FrozenClass): FrozenClass {
  const decided = appealsOf(store.scoreProcess.appeals(year), each.of.id).filter(
    ({ decision }) => decision !== undefined,
  );
  return decided.length === 0 ? frozen : publishedFrozen(figuresSince(frozen, decided));
}

/** A class as the facts stand, in the form in which it is stored. */
export function liveVersion(
  context: ServiceContext,
  { year, scored, each }: LiveClass,
  stage: ClassScores['stage'],
): FrozenClass {
  const { facts, days } = scored;
  const exact = each.rows.flatMap(({ unit, score }) =>
    score.exact === undefined ? [] : [[unit.id, score.exact.toFraction()] as const],
  );
  return {
    format: 1,
    asOf: days.asOf,
    cutOff: facts.frame.cutOff,
    table: { ...classScores(scored, each, evidenceOf(scored)), stage },
    details: each.rows.map((row) => detailOf(context, scored, each, row)),
    exact: Object.fromEntries(exact),
    counts: Object.fromEntries(onTimeCounts(context, year, days.asOf)),
    entered: {},
    appeals: [],
    locks: lockedFacts(context, year, each.of),
  };
}
