import type { UnitId, Year } from '../../domain/brand.ts';
import { submissionYear, type SubmissionYear } from '../../domain/assessment/counting.ts';
import { factsAsOf } from '../../domain/occurrences/asOf.ts';
import { dayInMonth, plainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { countLamps } from '../../domain/calendar/entries.ts';
import { countOf } from '../../domain/occurrences/counts.ts';
import { countFindings, findingsAsOf } from '../../domain/findings/state.ts';
import type { Finding } from '../../domain/model/finding.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { isReview, occurrenceKey, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { CircularSpan } from '../../domain/papers/circular.ts';
import type { PaperItem } from '../../domain/papers/items.ts';
import type { CircularUnit } from '../../domain/papers/ranking.ts';
import type { ReportMeasure, UnfinishedItem } from '../../domain/papers/report.ts';
import type { Unit } from '../../domain/model/unit.ts';
import { clausesOf } from '../year/clauses.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { dutyRows } from '../duties/views.ts';
import { partiesText, timeText } from '../year/partyTexts.ts';
import { deriveYear, derivedYear } from '../year/derivedYear.ts';
import { factsIndex, occurrenceView } from '../year/views.ts';

/** Why figures cannot stand on a day; `undefined` where they can. */
export function refuseAsOf({ clock }: Pick<ServiceContext, 'clock'>, year: Year, asOf: PlainDate): Failure | undefined {
  const fields = (message: string) => ({ fields: { asOf: message } });
  if (asOf > clock.today()) {
    return fail(
      'invalid-input',
      `截止日期 ${asOf} 还没有到，没有数据可以统计。请改为今天或更早。`,
      fields('不能晚于今天'),
    ).error;
  }
  if (asOf < `${year}-01-01`) {
    return fail(
      'invalid-input',
      `截止日期 ${asOf} 早于 ${year} 年度开始。请改正，或切换年度。`,
      fields(`不能早于 ${year}-01-01`),
    ).error;
  }
  return undefined;
}

/** The year as it stood at the end of a day: what was done, and what had happened, up to it. Of today it is what every screen shows. */
export function derivedAsOf(context: ServiceContext, year: Year, asOf: PlainDate): DerivedYear {
  if (asOf === context.clock.today()) return derivedYear(context, year);
  return deriveYear(factsAsOf(context.store.facts(year), asOf), asOf, context);
}

/** Open occurrences as papers list them, what was returned by its new day: by unit in the order of the units, the longest overdue first. */
export function paperItems(
  { facts }: DerivedYear,
  occurrences: readonly Occurrence[],
  asOf: PlainDate,
): readonly (PaperItem & OccurrenceKey)[] {
  const place = new Map(facts.units.map(({ id }, index) => [id, index]));
  const at = (id: UnitId) => place.get(id) ?? facts.units.length;
  return occurrences
    .flatMap((occurrence): readonly (PaperItem & OccurrenceKey)[] => {
      const view = occurrenceView(occurrence, facts, asOf);
      const { unit, period, daysLate: days, done, needed, lamp, newDueOn } = view;
      const dueOn = newDueOn ?? view.dueOn;
      if (dueOn === undefined || days === undefined) return [];
      const words = { unit, ...wordsOf(occurrence, facts), period };
      const item = { ...occurrenceKey(occurrence), ...words, dueOn, days, done, needed };
      if (newDueOn !== undefined) return [{ ...item, isReturned: true as const }];
      const check = lamp === 'checkDue' || lamp === 'noReply' ? { check: lamp } : {};
      return [{ ...item, ...check, ...(isReview(view) ? { isReview: true as const } : {}) }];
    })
    .toSorted((a, b) => at(a.unitId) - at(b.unitId) || placeOf(a) - placeOf(b) || b.days - a.days);
}

/** What is overdue first, then what was not answered, then what falls due soon. */
function placeOf({ check, days }: PaperItem): number {
  if (check !== undefined) return 1;
  return days > 0 ? 0 : 2;
}

/** Words of a long duty that tell it from others. */
const ENOUGH = 30;

/** What is to be done: the duty's words; where it asks for several things, the clause that the rule stands in, and which duty that is. On one line. */
function wordsOf({ dutyId, ruleId }: Occurrence, facts: YearFacts): Pick<PaperItem, 'content' | 'within'> {
  const duty = factsIndex(facts).duties.get(dutyId);
  if (!duty) return { content: '' };
  const oneLine = (words: string) => words.replaceAll(/\s*\n\s*/gu, '');
  const content = oneLine(duty.content);
  const clause = clausesOf(duty).get(ruleId);
  if (clause === undefined || oneLine(clause) === content) return { content };
  const whole = content.length > ENOUGH ? `${content.slice(0, ENOUGH)}……` : content;
  return { content: oneLine(clause), within: whole };
}

/** First and last day of a span, and its months. */
function bounds(year: Year, span: CircularSpan): { readonly from: PlainDate; readonly to: PlainDate } | undefined {
  if (span === 'year') return undefined;
  const quarter = Number(span.slice(1));
  const from = plainDate(year, quarter * 3 - 2, 1);
  return from && { from, to: dayInMonth(year, quarter * 3, 'last') };
}

/** What falls due in a span; the year is all of its occurrences. */
export function occurrencesIn({ occurrences }: DerivedYear, year: Year, span: CircularSpan): readonly Occurrence[] {
  const within = bounds(year, span);
  if (!within) return occurrences;
  return occurrences.filter(({ dueOn }) => dueOn !== undefined && within.from <= dueOn && dueOn <= within.to);
}

/** The figures of every unit that has something due in the span, months of submissions that count, or faults that were found in it. */
export function circularUnits(
  derived: DerivedYear,
  year: Year,
  span: CircularSpan,
  asOf: PlainDate,
  findings: readonly Finding[],
): readonly CircularUnit[] {
  const { facts } = derived;
  const byUnit = Map.groupBy(occurrencesIn(derived, year, span), ({ unitId }) => unitId);
  const submissionsDue = submissionYear(facts);
  const within = bounds(year, span);
  const found = Map.groupBy(
    findingsAsOf(findings, asOf).filter(({ foundOn }) => !within || (within.from <= foundOn && foundOn <= within.to)),
    ({ unitId }) => unitId,
  );
  return facts.units.flatMap((unit) => {
    const own = byUnit.get(unit.id) ?? [];
    const counts = countOf(own);
    const submissions = submissionsOf(unit, submissionsDue, year, span, asOf);
    const faults = found.get(unit.id);
    if (counts.due === 0 && submissions === undefined && faults === undefined) return [];
    const exempt = own.filter(({ lamp }) => lamp === 'exempt').length;
    return [
      {
        name: unit.name,
        kind: unit.kind,
        counts,
        exempt,
        ...(submissions ? { submissions } : {}),
        ...(faults ? { findings: countFindings(faults, asOf) } : {}),
      },
    ];
  });
}

/** How many pieces a month asks for; `undefined` where units owe different numbers, 0 where no month counts. */
export function wantedPieces(facts: YearFacts, asOf: PlainDate): number | undefined {
  const submissions = submissionYear(facts);
  const targets = new Set(facts.units.flatMap((unit) => submissions.counted(unit, asOf).map(({ target }) => target)));
  return targets.size > 1 ? undefined : ([...targets][0] ?? 0);
}

/** Pieces up to the day, and the months that count as the score counts them. */
function submissionsOf(
  unit: Unit,
  submissions: SubmissionYear,
  year: Year,
  span: CircularSpan,
  asOf: PlainDate,
): CircularUnit['submissions'] {
  const within = bounds(year, span);
  const inSpan = (month: number) => {
    const first = dayInMonth(year, month, 1);
    return !within || (within.from <= first && first <= within.to);
  };
  const months = submissions.counted(unit, asOf).filter(({ month }) => inSpan(month));
  if (months.length === 0) return undefined;
  const begun = MONTHS.filter((month) => inSpan(month) && dayInMonth(year, month, 1) <= asOf);
  return {
    count: begun.reduce((sum, month) => sum + submissions.sent(unit.id, month), 0),
    met: months.filter(({ met }) => met).length,
    due: months.length,
  };
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The plan's measures with the figures of the ledger, and what of each is not done. */
export function reportMeasures(derived: DerivedYear, asOf: PlainDate): readonly ReportMeasure[] {
  const { facts, ofDuty } = derived;
  const duties = facts.duties.filter(({ kind }) => kind === 'measure');
  return dutyRows(duties, derived, asOf).map((row): ReportMeasure => {
    const occurrences = ofDuty(row.id);
    const { late, unchecked } = countOf(occurrences);
    const checks = countLamps(occurrences.filter(({ tally }) => tally === 'apart'));
    return {
      task: row.task,
      subtask: row.subtask,
      content: row.content,
      parties: partiesText(row),
      time: timeText(row),
      state: row.state,
      done: row.done,
      total: row.total,
      late,
      overdue: row.overdue,
      unchecked,
      followedAs: row.followedAs,
      checks: {
        answered: (checks.onTime ?? 0) + (checks.late ?? 0),
        checkDue: checks.checkDue ?? 0,
        noReply: checks.noReply ?? 0,
      },
      reviewDates: [
        ...new Set(occurrences.flatMap((one) => (isReview(occurrenceKey(one)) ? (one.dueOn ?? []) : []))),
      ].toSorted(),
      nothingDueWhy: row.nothingDueWhy,
      unfinished: occurrences.flatMap((occurrence) => unfinished(occurrence, facts, asOf)),
    };
  });
}

function unfinished(occurrence: Occurrence, facts: YearFacts, asOf: PlainDate): readonly UnfinishedItem[] {
  const view = occurrenceView(occurrence, facts, asOf);
  const { lamp, unit, period, originalDueOn, extension, exemption, daysLate } = view;
  const item = { unit, period, dueOn: view.newDueOn ?? view.dueOn, ...wordsOf(occurrence, facts) };
  if (lamp === 'exempt') return [{ ...item, how: { kind: 'exempt', reason: exemption?.reason ?? '' } }];
  if (lamp === 'overdue') {
    const reason = extension === undefined ? {} : { reason: extension.reason };
    return [{ ...item, how: { kind: 'overdue', days: daysLate ?? 0, ...reason } }];
  }
  const open = lamp === 'upcoming' || lamp === 'dueSoon' || lamp === 'ongoing';
  if (!open || extension === undefined || originalDueOn === undefined) return [];
  return [{ ...item, how: { kind: 'extended', originalDueOn, reason: extension.reason } }];
}
