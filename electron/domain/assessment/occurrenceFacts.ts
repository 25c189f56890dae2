import type { DutyId, UnitId } from '../brand.ts';
import { addDays, dayInMonth, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { ruleOf, type Assignment, type Duty } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Verification } from '../model/ledger.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { dutyPeriodText, occurrenceText, type DutyPeriodText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { Unit } from '../model/unit.ts';
import type { ElementFact, OccurrenceFact, Span } from '../model/unitFacts.ts';
import type { ScoreDays } from '../occurrences/asOf.ts';
import { responsibility, type Responsibility } from '../occurrences/responsible.ts';
import { asksForPieces } from '../submissions/pieces.ts';
import { isWorkday, type WorkCalendar } from '../workdays/workCalendar.ts';
import { submissionYear } from './counting.ts';
import { longerPeriods } from './longerPeriods.ts';

/** What things owed are told from: all as it stands on the score's day. */
export interface OccurrenceSources {
  readonly facts: YearFacts;
  readonly occurrences: readonly Occurrence[];
  readonly days: ScoreDays;
  readonly calendar: WorkCalendar;
  /** The column (栏目) in which it came out, or should. */
  readonly columnOf?: (occurrence: Occurrence) => string | undefined;
  /** How a request was decided (处理结果) by the score's day. */
  readonly resultOf?: (occurrence: Occurrence) => string | undefined;
}

interface OwnOccurrences {
  readonly occurrences: readonly OccurrenceFact[];
  readonly elements: readonly ElementFact[];
}

/**
 * Things owed, with what verifications found of their elements, and those that a unit supports others in (配合). What counts nowhere, or falls due
 * after the cut-off, is left out.
 */
export function occurrenceFacts(sources: OccurrenceSources): (unitId: UnitId) => OwnOccurrences {
  const { facts, occurrences } = sources;
  const duties = new Map(facts.duties.map((duty) => [duty.id, duty]));
  const checks = Map.groupBy(facts.verifications, occurrenceText);
  const registered = new Map(facts.fulfilments.map((done) => [done.id, done]));
  const byUnit = new Map<UnitId, { occurrences: OccurrenceFact[]; elements: ElementFact[] }>();
  const ownOf = (unitId: UnitId) => {
    const own = byUnit.get(unitId) ?? { occurrences: [], elements: [] };
    byUnit.set(unitId, own);
    return own;
  };
  const supported = new SupportedDuties(facts);
  const lateness = new Lateness(sources);
  for (const occurrence of occurrences) {
    const duty = duties.get(occurrence.dutyId);
    const { tally, dueOn } = occurrence;
    if (duty === undefined || tally === 'apart' || asksForPieces(duty)) continue;
    if (dueOn !== undefined && dueOn > facts.frame.cutOff) continue;
    const own = ownOf(occurrence.unitId);
    const id = occurrenceText(occurrence);
    const verifications = checks.get(id) ?? [];
    const done = occurrence.fulfilmentIds.flatMap((each) => registered.get(each) ?? []);
    const fact = occurrenceFact(id, occurrence, duty, sources, { verifications, done, lateness });
    own.occurrences.push(fact);
    for (const { id: checkId, elements, on } of verifications) {
      for (const element of elements) {
        own.elements.push({ id: `${checkId} ${element}`, element, isPresent: false, on, occurrenceId: id });
      }
    }
    supported.add(duty, occurrence, fact);
  }
  for (const { unitId, fact } of supported.facts()) ownOf(unitId).occurrences.push(fact);
  return (unitId) => byUnit.get(unitId) ?? { occurrences: [], elements: [] };
}

/** Worst last. */
const OUTCOME_ORDER: readonly OccurrenceFact['outcome'][] = ['onTime', 'late', 'missing', 'notDueYet'];

/**
 * What units support others in: as it came out for who leads it, or, where nobody does, for those responsible together, of whom the last decides.
 * Nothing is registered for a supporting unit itself.
 */
class SupportedDuties {
  readonly #who: Responsibility;
  readonly #supporting = new Map<DutyId, readonly Assignment[]>();
  readonly #main = new Map<DutyPeriodText, { duty: Duty; occurrence: Occurrence; fact: OccurrenceFact }>();

  constructor(facts: YearFacts) {
    this.#who = responsibility(facts.units, facts.groups);
    for (const { id, assignments } of facts.duties) {
      const supporting = assignments.filter(({ role }) => role === 'support');
      // Who supports a duty that names nobody else answers for it.
      if (supporting.length > 0 && supporting.length < assignments.length) this.#supporting.set(id, supporting);
    }
  }

  add(duty: Duty, occurrence: Occurrence, fact: OccurrenceFact): void {
    if (!this.#supporting.has(duty.id)) return;
    const key = dutyPeriodText(occurrence);
    const known = this.#main.get(key);
    if (known === undefined || isToBeTaken(fact, known.fact)) this.#main.set(key, { duty, occurrence, fact });
  }

  facts(): readonly { readonly unitId: UnitId; readonly fact: OccurrenceFact }[] {
    return [...this.#main.values()].flatMap(({ duty, occurrence, fact }) => {
      const day = occurrence.dueOn ?? occurrence.period.to;
      const main = new Set(this.#who.on(duty.assignments, day).map(({ unitId }) => unitId));
      const supporting = this.#who.on(this.#supporting.get(duty.id) ?? [], day);
      return supporting.flatMap(({ unitId }) => {
        if (main.has(unitId)) return [];
        const { dutyId, kind, tags, covers, on, outcome, doneOn, event, column, daysLate: late } = fact;
        const own: OccurrenceFact = Object.assign(
          { id: occurrenceText({ ...occurrence, unitId }), kind, role: 'support' as const, tags, covers, on, outcome },
          { assists: true as const, answeredIn: fact.id },
          dutyId === undefined ? {} : { dutyId },
          doneOn === undefined ? {} : { doneOn },
          event === undefined ? {} : { event },
          column === undefined ? {} : { column },
          late === undefined ? {} : { daysLate: late },
        );
        return [{ unitId, fact: own }];
      });
    });
  }
}

/** Whether one of several that answer for the same decides for those who support them. */
function isToBeTaken(fact: OccurrenceFact, known: OccurrenceFact): boolean {
  if (fact.role !== known.role) return fact.role === 'lead';
  return OUTCOME_ORDER.indexOf(fact.outcome) > OUTCOME_ORDER.indexOf(known.outcome);
}

interface Checks {
  readonly verifications: readonly Verification[];
  readonly done: readonly Fulfilment[];
  readonly lateness: Lateness;
}

function occurrenceFact(
  id: OccurrenceText,
  occurrence: Occurrence,
  duty: Duty,
  { days, columnOf, resultOf }: OccurrenceSources,
  checks: Checks,
): OccurrenceFact {
  const { dutyId, role, period, dueOn, doneOn, early, returns, tally } = occurrence;
  const rule = ruleOf(duty, occurrence)?.rule;
  const { lateness } = checks;
  const outcome = outcomeOf(occurrence);
  const [column, result] = [columnOf?.(occurrence), resultOf?.(occurrence) ?? occurrence.result];
  return {
    id,
    dutyId,
    kind: duty.kind,
    role,
    tags: tagsOf(duty),
    covers: { from: period.from, to: period.to },
    on: dueOn ?? doneOn ?? period.to,
    outcome,
    ...(role !== 'lead' && isLed(duty) ? { ledByOther: true } : {}),
    ...(doneOn === undefined ? {} : { doneOn }),
    ...(checks.done.length > 1 ? { registeredOn: checks.done.map((done) => done.doneOn).sort() } : {}),
    ...(column === undefined ? {} : { column }),
    ...(result === undefined ? {} : { result }),
    ...(rule?.type === 'triggered' ? { event: rule.event } : {}),
    ...(early === true ? { early: true } : {}),
    ...(returns === undefined ? {} : { returned: true }),
    ...(isReturnedLate(checks, days) ? { returnedLate: true } : {}),
    ...(tally === 'breach' ? { breach: true } : {}),
    ...lateness.of({ outcome, dueOn, doneOn }),
  };
}

/** Of what was taken down too early: whether it had come in time. */
function outcomeOf({ tally, dueOn, doneOn }: Occurrence): OccurrenceFact['outcome'] {
  switch (tally) {
    case 'missed':
      return 'missing';
    case 'breach':
      return dueOn === undefined || doneOn === undefined || doneOn <= dueOn ? 'onTime' : 'late';
    case 'onTime':
    case 'late':
      return tally;
    default:
      return 'notDueYet';
  }
}

const NO_TAGS: readonly string[] = [];
const tagged = new WeakMap<Duty, readonly string[]>();

/** A duty's task and subtask are what it is tagged with. */
function tagsOf(duty: Duty): readonly string[] {
  const known = tagged.get(duty);
  if (known !== undefined) return known;
  const own = [duty.task, duty.subtask].filter((tag) => tag !== '');
  const tags = own.length === 0 ? NO_TAGS : own;
  tagged.set(duty, tags);
  return tags;
}

function isLed({ assignments }: Duty): boolean {
  return assignments.some(({ role }) => role === 'lead');
}

/** Whether it was returned, and what should have come anew by a day came later, or has not come. */
function isReturnedLate({ verifications, done }: Checks, { judgedOn }: ScoreDays): boolean {
  return verifications.some((back) => {
    if (back.result !== 'returned') return false;
    const anew = done.filter(({ recordedIn = 0 }) => recordedIn > back.recordedIn);
    if (anew.length > 0) return anew.every(({ doneOn }) => doneOn > back.newDueOn);
    const isAccepted = verifications.some((later) => later.result === 'accepted' && later.recordedIn > back.recordedIn);
    return !isAccepted && back.newDueOn < judgedOn;
  });
}

type Late = NonNullable<OccurrenceFact['daysLate']>;

/** How late things are: by the day each came; of what has not come, by the score's day. Many are due, and done, on the same days. */
class Lateness {
  readonly #asOf: PlainDate;
  readonly #calendar: WorkCalendar;
  readonly #known = new Map<PlainDate, Map<PlainDate, Late>>();

  constructor({ days, calendar }: Pick<OccurrenceSources, 'days' | 'calendar'>) {
    this.#asOf = days.asOf;
    this.#calendar = calendar;
  }

  of({
    outcome,
    dueOn,
    doneOn,
  }: Pick<OccurrenceFact, 'outcome'> & Pick<Occurrence, 'dueOn' | 'doneOn'>): Pick<OccurrenceFact, 'daysLate'> {
    const until = outcome === 'late' ? doneOn : outcome === 'missing' ? this.#asOf : undefined;
    return dueOn === undefined || until === undefined || until < dueOn ? {} : { daysLate: this.#between(dueOn, until) };
  }

  /** Days, and working days, after the day it was due. */
  #between(dueOn: PlainDate, until: PlainDate): Late {
    const ofDue = this.#known.get(dueOn) ?? new Map<PlainDate, Late>();
    this.#known.set(dueOn, ofDue);
    const known = ofDue.get(until);
    if (known !== undefined) return known;
    let workday = 0;
    for (let day = addDays(dueOn, 1); day <= until; day = addDays(day, 1)) {
      if (isWorkday(this.#calendar, day)) workday += 1;
    }
    const late = { day: daysBetween(dueOn, until), workday };
    ofDue.set(until, late);
    return late;
  }
}

/** Begins the ids of periods of 信息报送. */
export const PIECES = 'pieces ';

/**
 * 信息报送 as things owed: each month that counts, and each longer period that asks for more than the shorter ones in it. They take the place of the
 * occurrences of those duties, so that one fact scores once.
 */
export function submissionFacts({
  facts,
  occurrences,
  days,
  calendar,
}: OccurrenceSources): (unit: Unit) => readonly OccurrenceFact[] {
  const lateness = new Lateness({ days, calendar });
  const submissions = submissionYear(facts);
  const asking = new Map(facts.duties.filter(asksForPieces).map((duty) => [duty.id, duty]));
  const isCounted = ({ dutyId, dueOn }: Occurrence): boolean =>
    asking.has(dutyId) && !(dueOn !== undefined && dueOn > facts.frame.cutOff);
  const byUnit = Map.groupBy(asking.size === 0 ? [] : occurrences.filter(isCounted), ({ unitId }) => unitId);
  const fact = (covers: Span, { met, short }: { readonly met: boolean; readonly short: number }, duty?: Duty) => {
    const outcome = met ? 'onTime' : 'missing';
    const own: OccurrenceFact = {
      id: `${PIECES}${covers.from}/${covers.to}`,
      kind: 'submission',
      role: 'responsible',
      tags: duty === undefined ? NO_TAGS : tagsOf(duty),
      covers,
      on: covers.to,
      outcome,
    };
    const late = lateness.of({ outcome, dueOn: covers.to, doneOn: undefined });
    return Object.assign(own, duty === undefined ? {} : { dutyId: duty.id }, met ? {} : { short, ...late });
  };
  return (unit) => {
    const months = submissions.counted(unit, days.judgedOn);
    const longer = longerPeriods(facts.year, months, byUnit.get(unit.id) ?? [], {
      sent: (month) => submissions.sent(unit.id, month),
      judgedOn: days.judgedOn,
    });
    const [only, ...others] = submissions.owed(unit).sources;
    const duty = others.length === 0 ? only?.duty : undefined;
    return [
      ...months.map(({ month, count, target, met }) => {
        const covers = { from: dayInMonth(facts.year, month, 1), to: dayInMonth(facts.year, month, 'last') };
        return fact(covers, { met, short: target - count }, duty);
      }),
      ...longer.counted.map(({ occurrence: { period, dutyId }, count, target, charged, met }) =>
        fact({ from: period.from, to: period.to }, { met, short: target - count - charged }, asking.get(dutyId)),
      ),
    ];
  };
}
