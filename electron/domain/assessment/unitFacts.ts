import type { DutyId, UnitId } from '../brand.ts';
import { addDays, dateParts, dayInMonth, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { findingEvents } from '../findings/events.ts';
import { findingsAsOf } from '../findings/state.ts';
import { ruleOf, type Duty } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { Reminder, Verification } from '../model/ledger.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Piece } from '../model/piece.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { ScoreEvent } from '../model/scoreEvent.ts';
import type { SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import type { Unit } from '../model/unit.ts';
import type {
  ElementFact,
  EventFact,
  FindingFact,
  OccurrenceFact,
  PageFact,
  PieceFact,
  Span,
  UnitFacts,
} from '../model/unitFacts.ts';
import type { ScoreDays } from '../occurrences/asOf.ts';
import { asksForPieces, monthPieces } from '../submissions/pieces.ts';
import { isWorkday, type WorkCalendar } from '../workdays/workCalendar.ts';
import { submissionYear } from './counting.ts';
import { longerPeriods } from './longerPeriods.ts';

/** All that scores of a year are reckoned from, as it stands on the score's day: `facts` and `occurrences` of that day, the rest is cut to it here. */
export interface ScoreSources {
  readonly facts: YearFacts;
  readonly occurrences: readonly Occurrence[];
  readonly days: ScoreDays;
  readonly calendar: WorkCalendar;
  readonly findings?: readonly Finding[];
  readonly events?: readonly ScoreEvent[];
  /** Slips of the year; those of the highest level are 督办单. */
  readonly reminders?: readonly Reminder[];
  /** Pieces that were taken up, of any year; those sent in the year are among the facts. */
  readonly earlierPieces?: readonly Piece[];
  readonly pages?: readonly (PageFact & { readonly unitId: UnitId })[];
  readonly samples?: readonly (UnitFacts['samples'][number] & { readonly unitId: UnitId })[];
  readonly sheets?: readonly (UnitFacts['sheets'][number] & { readonly unitId: UnitId })[];
  readonly figures?: readonly (UnitFacts['figures'][number] & { readonly unitId: UnitId })[];
  readonly members?: readonly (UnitFacts['members'][number] & { readonly unitId: UnitId })[];
  readonly explained?: readonly { readonly unitId: UnitId; readonly nodeId: UnitFacts['explained'][number] }[];
  /** Words by which the scheme's checklists name elements: what a finding says of them is a fault of an element (`elementNames`). */
  readonly elements?: readonly string[];
}

/** What a unit's score is reckoned from. Each list is gone through once, whatever number of units there are. */
export function unitFacts(sources: ScoreSources): (unit: Unit) => UnitFacts {
  const { facts, days } = sources;
  const occurrences = occurrenceFacts(sources);
  const submissions = submissionFacts(sources);
  const findings = findingFacts(sources);
  const pieces = pieceFacts(sources);
  const of = <Row extends { readonly unitId: UnitId }>(rows: readonly Row[] = []) => {
    const byUnit = Map.groupBy(rows, ({ unitId }) => unitId);
    return (id: UnitId): readonly Row[] => byUnit.get(id) ?? [];
  };
  const [events, pages, samples] = [of(eventFacts(sources)), of(sources.pages), of(sources.samples)];
  const [sheets, figures, members] = [of(sources.sheets), of(sources.figures), of(sources.members)];
  const [judgements, explained] = [of(facts.judgements), of(sources.explained)];
  return (unit) => {
    const own = occurrences(unit.id);
    const found = findings(unit.id);
    return {
      unitId: unit.id,
      year: facts.year,
      span: spanOf(unit, facts),
      asOf: days.asOf,
      judgedOn: days.judgedOn,
      occurrences: [...own.occurrences, ...submissions(unit)],
      elements: [...own.elements, ...found.elements],
      findings: found.findings,
      pieces: pieces(unit.id),
      events: events(unit.id),
      pages: pages(unit.id).filter(({ on }) => on <= days.asOf),
      samples: samples(unit.id),
      sheets: sheets(unit.id),
      figures: figures(unit.id).filter(({ on }) => on <= days.asOf),
      members: members(unit.id),
      judgements: judgements(unit.id).map(({ indicatorId, points, reason }) => ({
        nodeId: indicatorId as string as UnitFacts['explained'][number],
        assessor: '',
        points,
        reason,
        basis: '',
      })),
      explained: explained(unit.id).map(({ nodeId }) => nodeId),
    };
  };
}

/** The days of the year that count for a unit: of its own life, and from the start of use. */
function spanOf({ from, to }: Unit, { year, inUseFrom, frame }: YearFacts): Span {
  const first = dayInMonth(year, 1, 1);
  const last = dayInMonth(year, 12, 'last');
  const begins = [first, from ?? first, frame.countsBefore ? first : (inUseFrom ?? first)].reduce((a, b) =>
    a > b ? a : b,
  );
  return { from: begins, to: to !== undefined && to < last ? to : last };
}

interface OwnOccurrences {
  readonly occurrences: readonly OccurrenceFact[];
  readonly elements: readonly ElementFact[];
}

/** Things owed, with what verifications found of their elements. What counts nowhere, or falls due after the cut-off, is left out. */
function occurrenceFacts(sources: ScoreSources): (unitId: UnitId) => OwnOccurrences {
  const { facts, occurrences } = sources;
  const duties = new Map(facts.duties.map((duty) => [duty.id, duty]));
  const checks = Map.groupBy(facts.verifications, occurrenceText);
  const registered =
    checks.size === 0
      ? new Map<OccurrenceText, Fulfilment[]>()
      : Map.groupBy(facts.fulfilments, (done) => occurrenceText(done));
  const byUnit = new Map<UnitId, { occurrences: OccurrenceFact[]; elements: ElementFact[] }>();
  for (const occurrence of occurrences) {
    const duty = duties.get(occurrence.dutyId);
    const { tally, dueOn } = occurrence;
    if (duty === undefined || tally === 'apart' || asksForPieces(duty)) continue;
    if (dueOn !== undefined && dueOn > facts.frame.cutOff) continue;
    const own = byUnit.get(occurrence.unitId) ?? { occurrences: [], elements: [] };
    byUnit.set(occurrence.unitId, own);
    const id = occurrenceText(occurrence);
    const verifications = checks.get(id) ?? [];
    own.occurrences.push(
      occurrenceFact(id, occurrence, duty, sources, { verifications, done: registered.get(id) ?? [] }),
    );
    for (const { id: checkId, elements, on } of verifications) {
      for (const element of elements) {
        own.elements.push({ id: `${checkId} ${element}`, element, isPresent: false, on, occurrenceId: id });
      }
    }
  }
  return (unitId) => byUnit.get(unitId) ?? { occurrences: [], elements: [] };
}

interface Checks {
  readonly verifications: readonly Verification[];
  readonly done: readonly Fulfilment[];
}

function occurrenceFact(
  id: OccurrenceText,
  occurrence: Occurrence,
  duty: Duty,
  { calendar, days }: ScoreSources,
  checks: Checks,
): OccurrenceFact {
  const { dutyId, role, period, dueOn, doneOn, early, returns, tally } = occurrence;
  const rule = ruleOf(duty, occurrence)?.rule;
  const outcome = outcomeOf(occurrence);
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
    ...(rule?.type === 'triggered' ? { event: rule.event } : {}),
    ...(early === true ? { early: true } : {}),
    ...(returns === undefined ? {} : { returned: true }),
    ...(isReturnedLate(checks, days) ? { returnedLate: true } : {}),
    ...(tally === 'breach' ? { breach: true } : {}),
    ...(outcome === 'late' && dueOn !== undefined && doneOn !== undefined
      ? { daysLate: daysLate(dueOn, doneOn, calendar) }
      : {}),
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

/** Days, and working days, after the day it was due. */
function daysLate(dueOn: PlainDate, doneOn: PlainDate, calendar: WorkCalendar) {
  let workday = 0;
  for (let day = addDays(dueOn, 1); day <= doneOn; day = addDays(day, 1)) if (isWorkday(calendar, day)) workday += 1;
  return { day: daysBetween(dueOn, doneOn), workday };
}

/**
 * 信息报送 as things owed: each month that counts, and each longer period that asks for more than the shorter ones in it. They take the place of the
 * occurrences of those duties, so that one fact scores once.
 */
function submissionFacts({ facts, occurrences, days }: ScoreSources): (unit: Unit) => readonly OccurrenceFact[] {
  const submissions = submissionYear(facts);
  const asking = new Set<DutyId>(facts.duties.filter(asksForPieces).map(({ id }) => id));
  const isCounted = ({ dutyId, dueOn }: Occurrence): boolean =>
    asking.has(dutyId) && !(dueOn !== undefined && dueOn > facts.frame.cutOff);
  const byUnit = Map.groupBy(asking.size === 0 ? [] : occurrences.filter(isCounted), ({ unitId }) => unitId);
  return (unit) => {
    const months = submissions.counted(unit, days.judgedOn);
    const longer = longerPeriods(facts.year, months, byUnit.get(unit.id) ?? [], {
      sent: (month) => submissions.sent(unit.id, month),
      judgedOn: days.judgedOn,
    });
    return [
      ...months.map(({ month, count, target, met }) => {
        const covers = { from: dayInMonth(facts.year, month, 1), to: dayInMonth(facts.year, month, 'last') };
        return periodFact(covers, { met, short: target - count });
      }),
      ...longer.counted.map(({ occurrence: { period }, count, target, charged, met }) =>
        periodFact({ from: period.from, to: period.to }, { met, short: target - count - charged }),
      ),
    ];
  };
}

function periodFact(covers: Span, { met, short }: { readonly met: boolean; readonly short: number }): OccurrenceFact {
  const fact: OccurrenceFact = {
    id: `pieces ${covers.from}/${covers.to}`,
    kind: 'submission',
    role: 'responsible',
    tags: NO_TAGS,
    covers,
    on: covers.to,
    outcome: met ? 'onTime' : 'missing',
  };
  return met ? fact : { ...fact, short };
}

interface OwnFindings {
  readonly findings: readonly FindingFact[];
  readonly elements: readonly ElementFact[];
}

function findingFacts({ findings = [], days, elements = [] }: ScoreSources): (unitId: UnitId) => OwnFindings {
  const known = findingsAsOf(findings, days.asOf);
  const missed = new Set(
    findingEvents(known, days.judgedOn).flatMap(({ kind, findingId }) => (kind === 'notRectified' ? [findingId] : [])),
  );
  const byUnit = Map.groupBy(known, ({ unitId }) => unitId);
  return (unitId) => {
    const own = byUnit.get(unitId) ?? [];
    return {
      findings: own.map(({ id, foundOn, source, indicator }): FindingFact => {
        const fact: FindingFact = { id, on: foundOn, source, indicator };
        return missed.has(id) ? Object.assign(fact, { isMissed: true }) : fact;
      }),
      elements: own.flatMap(({ id, foundOn, indicator, cause }) =>
        elements
          .filter((element) => indicator.includes(element) || cause.includes(element))
          .map((element) => ({ id: `${id} ${element}`, element, isPresent: false, on: foundOn, findingId: id })),
      ),
    };
  };
}

/** Pieces one by one, and those of which only a month's number is known. What was taken up counts in the year of its own day. */
function pieceFacts({ facts, days, earlierPieces = [] }: ScoreSources): (unitId: UnitId) => readonly PieceFact[] {
  const { year } = facts;
  const counted = monthPieces(facts);
  const listed = Map.groupBy(facts.pieces, ({ unitId }) => unitId);
  const earlier = Map.groupBy(
    earlierPieces.filter(({ on }) => dateParts(on).year !== year),
    ({ unitId }) => unitId,
  );
  const isOfYear = ({ on }: { readonly on: PlainDate }): boolean => dateParts(on).year === year && on <= days.asOf;
  const adoptionsOf = ({ adoptions }: Piece) =>
    adoptions.filter(
      (adoption) =>
        isOfYear(adoption) && !adoptions.some(({ level, on }) => level === adoption.level && dateParts(on).year < year),
    );
  return (unitId) => {
    const own = (listed.get(unitId) ?? []).map(
      (piece): PieceFact => ({
        id: piece.id,
        on: piece.on,
        channel: piece.channel,
        count: 1,
        adoptions: adoptionsOf(piece),
      }),
    );
    const before = (earlier.get(unitId) ?? []).flatMap((piece): readonly PieceFact[] => {
      const adoptions = adoptionsOf(piece);
      const [first] = adoptions;
      return first === undefined ? [] : [{ id: piece.id, on: first.on, channel: piece.channel, count: 0, adoptions }];
    });
    const unlisted = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month): readonly PieceFact[] => {
      const { count, listed: known } = counted(unitId, month);
      const on = dayInMonth(year, month, 'last');
      return count > known ? [{ id: `typed ${on}`, on, channel: '', count: count - known, adoptions: [] }] : [];
    });
    return [...own, ...before, ...unlisted];
  };
}

function eventFacts({
  events = [],
  reminders = [],
  days,
}: ScoreSources): readonly (EventFact & { readonly unitId: UnitId })[] {
  const highest = Math.max(0, ...reminders.map(({ level }) => level));
  const slips = reminders.filter(({ level, withdrawn }) => level === highest && withdrawn === undefined);
  const own = events.map(({ id, unitId, on, type, name, level, organ, outlet, matter }) => {
    const fact = { id: id as string, unitId, on, type, name, outlet, matter };
    return { ...fact, ...(level === undefined ? {} : { level }), ...(organ === undefined ? {} : { organ }) };
  });
  const ofSlips = slips.map(({ id, unitId, on, documentNumber }) => ({
    id: id as string,
    unitId,
    on,
    type: 'supervision' as const,
    name: documentNumber,
    outlet: '',
    matter: '',
  }));
  return [...own, ...ofSlips].filter(({ on }) => on <= days.asOf);
}

/** The words by which a scheme's checklists name elements. */
export function elementNames({ nodes }: SchemeTree): readonly string[] {
  const below = (node: SchemeNode): readonly string[] =>
    node.kind === 'branch'
      ? node.children.flatMap(below)
      : node.clauses.flatMap((clause) => (clause.rule === 'checklist' ? clause.elements : []));
  return [...new Set(nodes.flatMap(({ node }) => below(node)))];
}
