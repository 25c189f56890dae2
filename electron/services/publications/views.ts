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
import {
  dayReasonWords,
  dutyReasonWords,
  MATCH_DOUBT_WORDS,
  matchWords,
  periodReasonWords,
  unitReasonWords,
} from '../../domain/words/publications.ts';
import type { DecidingSpan, MatchCandidate, PublicationMatch } from '../../domain/model/publicationMatch.ts';
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

/** What a publication is, or may be; the likeliest first. */
export function candidateViews(context: ServiceContext, year: Year, matched: Matched): readonly MatchCandidateView[] {
  const { facts } = derivedYear(context, year);
  const reasoned = new Map(matched.match().candidates.map((one) => [occurrenceText(one), one]));
  return matched.items.map((occurrence) => {
    const candidate = reasoned.get(occurrenceText(occurrence));
    return {
      item: itemView(facts, occurrence),
      reasons: candidate ? reasonsOf(candidate) : [],
      doubts: candidate ? candidate.doubts.map((doubt) => MATCH_DOUBT_WORDS[doubt]) : [],
      marks: candidate ? spansOf(candidate) : [],
    };
  });
}

/** What speaks for a candidate: unit, duty, period, and the day where it is not in time. */
function reasonsOf({ unit, duty, period, day }: MatchCandidate): readonly string[] {
  const said = [unitReasonWords(unit), dutyReasonWords(duty), periodReasonWords(period)];
  return day.fit === 'inTime' ? said : [...said, dayReasonWords(day)];
}

/** Which characters of the publication do. */
function spansOf({ unit, duty, period }: MatchCandidate): readonly DecidingSpan[] {
  return [
    ...('span' in unit ? [unit.span] : []),
    ...('spans' in duty ? duty.spans : []),
    ...('span' in period ? [period.span] : []),
    ...('spans' in period ? period.spans : []),
  ];
}

/** Why a publication is of no item; of an item that is served, by which day's page or registration. */
function whyOf({ store }: ServiceContext, match: PublicationMatch, item: MatchItemView | undefined): string {
  if (match.class !== 'none' || match.why !== 'served') return matchWords(match);
  const [other] = match.servedBy === undefined ? [] : store.publications.some([match.servedBy]);
  if (other !== undefined) return `这一项已有另一条（${other.publishedOn}《${other.title}》）`;
  const done = item?.registered[0];
  return done === undefined ? matchWords(match) : `这一项已登记（${done.doneOn}）`;
}

export function matchRow(context: ServiceContext, year: Year, matched: Matched): MatchRow {
  const match = matched.match();
  const { listId: _listId, ...publication } = matched.publication;
  const candidates = candidateViews(context, year, matched);
  return {
    publication,
    class: match.class,
    candidates: candidates.slice(0, SHOWN),
    more: Math.max(0, candidates.length - SHOWN),
    marks: match.class === 'ignored' && match.reason.by === 'default' ? [match.reason.span] : [],
    why: whyOf(context, match, candidates[0]?.item),
    ...(match.class === 'ignored'
      ? { ignoredBy: match.reason.by === 'rule' ? match.reason.ruleId : match.reason.default }
      : {}),
    ...(match.class === 'none' && match.why === 'served' && match.servedBy !== undefined
      ? { servedBy: match.servedBy }
      : {}),
  };
}
