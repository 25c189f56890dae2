import type { DutyId, UnitId } from '../brand.ts';
import { addDays, dayInMonth, daysBetween, type PlainDate } from '../dates/plainDate.ts';
import { ruleOf, type Duty } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Verification } from '../model/ledger.ts';
import type { Occurrence } from '../model/occurrence.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { Unit } from '../model/unit.ts';
import type { ElementFact, OccurrenceFact, Span } from '../model/unitFacts.ts';
import type { ScoreDays } from '../occurrences/asOf.ts';
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

/** Things owed, with what verifications found of their elements. What counts nowhere, or falls due after the cut-off, is left out. */
export function occurrenceFacts(sources: OccurrenceSources): (unitId: UnitId) => OwnOccurrences {
  const { facts, occurrences } = sources;
  const duties = new Map(facts.duties.map((duty) => [duty.id, duty]));
  const checks = Map.groupBy(facts.verifications, occurrenceText);
  const registered = new Map(facts.fulfilments.map((done) => [done.id, done]));
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
    const done = occurrence.fulfilmentIds.flatMap((each) => registered.get(each) ?? []);
    own.occurrences.push(occurrenceFact(id, occurrence, duty, sources, { verifications, done }));
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
  { calendar, days, columnOf, resultOf }: OccurrenceSources,
  checks: Checks,
): OccurrenceFact {
  const { dutyId, role, period, dueOn, doneOn, early, returns, tally } = occurrence;
  const rule = ruleOf(duty, occurrence)?.rule;
  const outcome = outcomeOf(occurrence);
  const [column, result] = [columnOf?.(occurrence), resultOf?.(occurrence)];
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
export function submissionFacts({
  facts,
  occurrences,
  days,
}: OccurrenceSources): (unit: Unit) => readonly OccurrenceFact[] {
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
