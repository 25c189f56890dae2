import type { MatchCandidateView, MatchItemView, MatchRow } from '../../contract/publications.ts';
import type { Year } from '../../domain/brand.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import {
  occurrenceKey,
  occurrenceText,
  type OccurrenceKey,
  type OccurrenceText,
} from '../../domain/model/occurrenceKey.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import type { Matched } from './matching.ts';

const indexes = new WeakMap<readonly Occurrence[], ReadonlyMap<OccurrenceText, Occurrence>>();

/** Finds a year's occurrences by their keys; made once per derivation. */
export function yearItem(context: ServiceContext, year: Year): (key: OccurrenceKey) => Occurrence | undefined {
  const { occurrences } = derivedYear(context, year);
  const index = indexes.get(occurrences) ?? new Map(occurrences.map((one) => [occurrenceText(one), one]));
  indexes.set(occurrences, index);
  return (key) => index.get(occurrenceText(key));
}

/** An item as a person picks it. */
export function itemView(facts: YearFacts, occurrence: Occurrence): MatchItemView {
  const { duties, unitNames, fulfilments } = factsIndex(facts);
  const duty = duties.get(occurrence.dutyId);
  const { dueOn, lamp, done, needed, period } = occurrence;
  return {
    ...occurrenceKey(occurrence),
    unit: unitNames.get(occurrence.unitId) ?? '',
    number: duty?.number ?? '',
    content: duty?.content ?? '',
    period: period.label,
    ...(dueOn === undefined ? {} : { dueOn }),
    lamp,
    done,
    needed,
    registered: occurrence.fulfilmentIds.flatMap((id) => {
      const own = fulfilments.get(id);
      return own ? [{ doneOn: own.doneOn, title: own.title, link: own.link }] : [];
    }),
  };
}

/** A row shows so many candidates, the others when it is opened. */
const SHOWN = 3;

/** The candidates of a publication, the likeliest first. */
export function candidateViews(context: ServiceContext, year: Year, { items }: Matched): readonly MatchCandidateView[] {
  const { facts } = derivedYear(context, year);
  const find = yearItem(context, year);
  return items.flatMap((key) => {
    const occurrence = find(key);
    return occurrence ? [{ item: itemView(facts, occurrence), reasons: [] }] : [];
  });
}

export function matchRow(context: ServiceContext, year: Year, matched: Matched): MatchRow {
  const { listId: _listId, ...publication } = matched.publication;
  const candidates = candidateViews(context, year, matched);
  return {
    publication,
    class: matched.class,
    candidates: candidates.slice(0, SHOWN),
    more: Math.max(0, candidates.length - SHOWN),
    marks: [],
    why: '',
  };
}
