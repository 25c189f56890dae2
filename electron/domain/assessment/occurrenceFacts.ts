import type { DutyId, UnitId } from '../brand.ts';
import { addDays, dayInMonth, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { ruleOf, type Assignment, type Duty } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Verification } from '../model/ledger.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { dutyPeriodText, occurrenceText, type DutyPeriodText } from '../model/occurrenceKey.ts';
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
 * after the cut-off, is left out. Occurrences come by duty, rule and period (`deriveOccurrences`): what all units owe together is found out once.
 */
export function occurrenceFacts(sources: OccurrenceSources): (unitId: UnitId) => OwnOccurrences {
  const { facts, occurrences } = sources;
  const { cutOff } = facts.frame;
  const duties = new Map(facts.duties.map((duty) => [duty.id, aboutDuty(duty)]));
  const checks = Map.groupBy(facts.verifications, dutyPeriodText);
  const done = new Registered(facts.fulfilments);
  const byUnit = new Map<UnitId, { occurrences: OccurrenceFact[]; elements: ElementFact[] }>();
  const ownOf = (unitId: UnitId) => {
    const known = byUnit.get(unitId);
    if (known !== undefined) return known;
    const own = { occurrences: [], elements: [] };
    byUnit.set(unitId, own);
    return own;
  };
  const supported = new SupportedDuties(facts);
  const lateness = new Lateness(sources);
  let owed: OwedTogether | undefined;
  for (const occurrence of occurrences) {
    if (owed === undefined || !isOf(occurrence, owed)) owed = owedTogether(occurrence, { duties, checks });
    const { about } = owed;
    const { tally, dueOn, unitId } = occurrence;
    if (about === undefined || tally === 'apart' || about.isOfPieces) continue;
    if (dueOn !== undefined && dueOn > cutOff) continue;
    const own = ownOf(unitId);
    const verifications = owed.checks?.get(unitId) ?? NO_CHECKS;
    const fact = occurrenceFact(occurrence, { owed, about }, sources, { verifications, done, lateness });
    own.occurrences.push(fact);
    for (const { id: checkId, elements, on } of verifications) {
      for (const element of elements) {
        own.elements.push({ id: `${checkId} ${element}`, element, isPresent: false, on, occurrenceId: fact.id });
      }
    }
    supported.add(about.duty, occurrence, fact);
  }
  for (const { unitId, fact } of supported.facts()) ownOf(unitId).occurrences.push(fact);
  return (unitId) => byUnit.get(unitId) ?? { occurrences: [], elements: [] };
}

const NO_CHECKS: readonly Verification[] = [];

/** What all occurrences of a duty have of it. */
interface AboutDuty {
  readonly duty: Duty;
  readonly tags: readonly string[];
  /** Some unit leads it. */
  readonly isLed: boolean;
  /** What its pieces come to is told by month (`submissionFacts`). */
  readonly isOfPieces: boolean;
}

function aboutDuty(duty: Duty): AboutDuty {
  const isLed = duty.assignments.some(({ role }) => role === 'lead');
  return { duty, tags: tagsOf(duty), isLed, isOfPieces: asksForPieces(duty) };
}

/** What units owe together: the same duty, rule and period. */
interface OwedTogether extends Pick<Occurrence, 'dutyId' | 'ruleId' | 'period'> {
  readonly about: AboutDuty | undefined;
  /** The occurrence's key, up to the unit. */
  readonly text: string;
  readonly covers: Span;
  readonly event: OccurrenceFact['event'];
  readonly checks: ReadonlyMap<UnitId, readonly Verification[]> | undefined;
}

function isOf({ dutyId, ruleId, period }: Occurrence, owed: OwedTogether): boolean {
  return period === owed.period && dutyId === owed.dutyId && ruleId === owed.ruleId;
}

interface KnownOfDuties {
  readonly duties: ReadonlyMap<DutyId, AboutDuty>;
  readonly checks: ReadonlyMap<DutyPeriodText, readonly Verification[]>;
}

function owedTogether(occurrence: Occurrence, { duties, checks }: KnownOfDuties): OwedTogether {
  const { dutyId, ruleId, period } = occurrence;
  const about = duties.get(dutyId);
  const text = dutyPeriodText(occurrence);
  const found = checks.get(text);
  const rule = about && ruleOf(about.duty, occurrence)?.rule;
  return {
    dutyId,
    ruleId,
    period,
    about,
    text: `${text} `,
    covers: { from: period.from, to: period.to },
    event: rule?.type === 'triggered' ? rule.event : undefined,
    checks: found && Map.groupBy(found, ({ unitId }) => unitId),
  };
}

/** What was registered for occurrences; looked up for those few of which it tells more than their day. */
class Registered {
  readonly #all: readonly Fulfilment[];
  #byId: ReadonlyMap<Fulfilment['id'], Fulfilment> | undefined;

  constructor(all: readonly Fulfilment[]) {
    this.#all = all;
  }

  of({ fulfilmentIds }: Occurrence): readonly Fulfilment[] {
    const known = (this.#byId ??= new Map(this.#all.map((done) => [done.id, done])));
    return fulfilmentIds.flatMap((id) => known.get(id) ?? []);
  }
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
  readonly done: Registered;
  readonly lateness: Lateness;
}

type Writable = { -readonly [Field in keyof OccurrenceFact]: OccurrenceFact[Field] };

/** What few things have is added to what most have, so that most are alike; what scoring looks at first stands first. */
function occurrenceFact(
  occurrence: Occurrence,
  { owed, about }: { readonly owed: OwedTogether; readonly about: AboutDuty },
  { days, columnOf, resultOf }: OccurrenceSources,
  { verifications, done, lateness }: Checks,
): OccurrenceFact {
  const { dutyId, unitId, role, dueOn, doneOn, tally } = occurrence;
  const outcome = outcomeOf(occurrence);
  const fact: Writable = {
    dutyId,
    kind: about.duty.kind,
    role,
    tags: about.tags,
    outcome,
    id: owed.text + unitId,
    covers: owed.covers,
    on: dueOn ?? doneOn ?? owed.covers.to,
    doneOn,
    daysLate: lateness.of(outcome, dueOn, doneOn),
  };
  if (about.isLed && role !== 'lead') fact.ledByOther = true;
  if (occurrence.fulfilmentIds.length > 1) {
    const all = done.of(occurrence);
    if (all.length > 1) fact.registeredOn = all.map((each) => each.doneOn).sort();
  }
  const column = columnOf?.(occurrence);
  if (column !== undefined) fact.column = column;
  const result = resultOf?.(occurrence) ?? occurrence.result;
  if (result !== undefined) fact.result = result;
  if (owed.event !== undefined) fact.event = owed.event;
  if (occurrence.early === true) fact.early = true;
  if (occurrence.returns !== undefined) fact.returned = true;
  if (verifications.length > 0 && isReturnedLate(verifications, done.of(occurrence), days)) fact.returnedLate = true;
  if (tally === 'breach') fact.breach = true;
  return fact;
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

/** Whether it was returned, and what should have come anew by a day came later, or has not come. */
function isReturnedLate(
  verifications: readonly Verification[],
  done: readonly Fulfilment[],
  { judgedOn }: ScoreDays,
): boolean {
  return verifications.some((back) => {
    if (back.result !== 'returned') return false;
    const anew = done.filter(({ recordedIn = 0 }) => recordedIn > back.recordedIn);
    if (anew.length > 0) return anew.every(({ doneOn }) => doneOn > back.newDueOn);
    const isAccepted = verifications.some((later) => later.result === 'accepted' && later.recordedIn > back.recordedIn);
    return !isAccepted && back.isSetLater !== true && back.newDueOn < judgedOn;
  });
}

type Late = NonNullable<OccurrenceFact['daysLate']>;

/** How late things are: by the day each came; of what has not come, by the score's day. Many are due, and done, on the same days. */
class Lateness {
  readonly #asOf: PlainDate;
  readonly #workdays: Workdays;
  readonly #known = new Map<PlainDate, Map<PlainDate, Late>>();
  #dueOn: PlainDate | undefined;
  #ofDue = new Map<PlainDate, Late>();

  constructor({ days, calendar }: Pick<OccurrenceSources, 'days' | 'calendar'>) {
    this.#asOf = days.asOf;
    this.#workdays = new Workdays(calendar);
  }

  of(
    outcome: OccurrenceFact['outcome'],
    dueOn: PlainDate | undefined,
    doneOn: PlainDate | undefined,
  ): Late | undefined {
    const until = outcome === 'late' ? doneOn : outcome === 'missing' ? this.#asOf : undefined;
    return dueOn === undefined || until === undefined || until < dueOn ? undefined : this.#between(dueOn, until);
  }

  /** Days, and working days, after the day it was due. */
  #between(dueOn: PlainDate, until: PlainDate): Late {
    if (this.#dueOn !== dueOn) {
      this.#dueOn = dueOn;
      this.#ofDue = this.#known.get(dueOn) ?? new Map<PlainDate, Late>();
      this.#known.set(dueOn, this.#ofDue);
    }
    const known = this.#ofDue.get(until);
    if (known !== undefined) return known;
    const workday = this.#workdays.upTo(until) - this.#workdays.upTo(dueOn);
    const late = { day: daysBetween(dueOn, until), workday };
    this.#ofDue.set(until, late);
    return late;
  }
}

/** Working days up to a day, reckoned from some day on: each day is looked at once. */
class Workdays {
  readonly #calendar: WorkCalendar;
  readonly #upTo = new Map<PlainDate, number>();
  #first: PlainDate | undefined;
  #last: PlainDate | undefined;

  constructor(calendar: WorkCalendar) {
    this.#calendar = calendar;
  }

  upTo(day: PlainDate): number {
    let first = (this.#first ??= day);
    let last = (this.#last ??= day);
    let count = this.#upTo.get(last) ?? 0;
    for (; last < day; this.#upTo.set(last, count)) {
      last = addDays(last, 1);
      count += Number(isWorkday(this.#calendar, last));
    }
    count = this.#upTo.get(first) ?? 0;
    for (; day < first; this.#upTo.set(first, count)) {
      count -= Number(isWorkday(this.#calendar, first));
      first = addDays(first, -1);
    }
    [this.#first, this.#last] = [first, last];
    return this.#upTo.get(day) ?? 0;
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
    const late = lateness.of(outcome, covers.to, undefined);
    const daysLate = late === undefined ? {} : { daysLate: late };
    return Object.assign(own, duty === undefined ? {} : { dutyId: duty.id }, met ? {} : { short, ...daysLate });
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
