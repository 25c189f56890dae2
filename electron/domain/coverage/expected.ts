import { plainDate, type PlainDate } from '../dates/plainDate.ts';
import { UNDATED_RULE_ID, type Duty, type DutyRule } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import type { OccurrenceKey } from '../model/occurrenceKey.ts';
import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { successorOn, unitsAnswering } from './answering.ts';
import { periodsOfVersions } from './lines.ts';
import { dueAfter, type YearReckoning } from './periods.ts';
import { casesDue } from '../cases/casesDue.ts';
import { requestsDue } from '../cases/requestsDue.ts';
import { hasBegun, isOnRecord } from './standing.ts';

/**
 * duty x unit x period as it must be found among the occurrences. The key and the id of the rule that stands for none are the model's: both ways
 * of reckoning must name the same thing alike to be held against each other. Which of them there are is found here, without the derivation's code.
 */
export interface Expected extends OccurrenceKey {
  /** By the rule, without any extension. */
  readonly dueOn: PlainDate;
  readonly rule: DutyRule;
}

/** What one duty asks for, and the periods for which it finds nobody to ask. */
export interface DutyExpectation {
  readonly expected: readonly Expected[];
  readonly nobody: readonly string[];
  /** Periods over all its rules from its start on, units aside. */
  readonly periods: number;
  /** What units would owe, had the duty begun before. */
  readonly notBegun: number;
}

export interface CoverageFacts {
  readonly facts: YearFacts;
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
}

export function reckoningOf({ facts, calendar }: CoverageFacts): YearReckoning {
  return { year: facts.year, calendar, reviewDates: facts.reviewDates };
}

/**
 * The rules of a duty that ask for something. A measure without any is worked on all year, unless it is still to be decided when: then only one of
 * which something is on record.
 */
export function askingRules({ fulfilments, extensions, exemptions }: YearFacts, duty: Duty): readonly DutyRule[] {
  const asking = duty.rules.filter(({ rule }) => rule.type !== 'minimumDuration');
  if (asking.length > 0 || duty.kind !== 'measure') return asking;
  const isWorkedOn = [...fulfilments, ...extensions, ...exemptions].some(
    ({ dutyId, ruleId }) => dutyId === duty.id && ruleId === UNDATED_RULE_ID,
  );
  return duty.timeCheck === undefined || isWorkedOn ? [{ id: UNDATED_RULE_ID, rule: { type: 'continuous' } }] : [];
}

/** Today, or the nearer end of the plan year: the day for which it is asked who is there at all. */
export function dayWithin(year: number, today: PlainDate): PlainDate {
  const first = plainDate(year, 1, 1) ?? today;
  const last = plainDate(year, 12, 31) ?? today;
  if (today < first) return first;
  return today > last ? last : today;
}

/** Nothing due before a duty's start is owed, nor anything of one that is not followed, unless something is on record. */
function isOwed(facts: YearFacts, duty: Duty, one: Expected): boolean {
  return hasBegun(duty, one.dueOn) || isOnRecord(facts, duty, one, one.dueOn);
}

/** One per trigger and unit that it names, or whoever has taken over from that unit by the due date. */
function triggered({ facts, calendar }: CoverageFacts, duty: Duty, rule: DutyRule): readonly Expected[] {
  const { validFrom = '', validTo = '9999' } = rule;
  return facts.triggers
    .filter(({ dutyId, on }) => dutyId === duty.id && validFrom <= on && on <= validTo)
    .flatMap(({ id, on, unitIds }) => {
      const due = rule.rule.type === 'triggered' ? dueAfter(rule.rule, on, calendar) : on;
      const units = new Set(unitIds.map((unitId) => successorOn(facts.units, unitId, due) ?? unitId));
      return [...units].map((unitId) => ({
        dutyId: duty.id,
        ruleId: rule.id,
        unitId,
        periodKey: id,
        dueOn: due,
        rule,
      }));
    })
    .filter((one) => isOwed(facts, duty, one));
}

/** One per case of the register, by its own clock, in the year in which its answer is due. */
function registered({ facts, calendar, today }: CoverageFacts, duty: Duty): readonly Expected[] {
  const [rule] = askingRules(facts, duty);
  if (rule === undefined) return [];
  if (duty.register !== undefined && duty.register !== 'requests') {
    return casesDue(facts, duty.register, calendar, { on: today }).flatMap(({ record, due, units }) => {
      const dueOn = due.dueOn ?? today;
      const answering = new Set(units.map(({ unitId }) => successorOn(facts.units, unitId, dueOn) ?? unitId));
      if (!hasBegun(duty, dueOn)) return [];
      return [...answering].map((unitId) => ({
        dutyId: duty.id,
        ruleId: rule.id,
        unitId,
        periodKey: record.id,
        dueOn,
        rule,
      }));
    });
  }
  return requestsDue(facts, calendar, today).flatMap(({ request, due }) => {
    const dueOn = due.dueOn ?? today;
    const assigned = request.events.findLast(({ kind, on }) => kind === 'assigned' && on <= today);
    const named = assigned?.kind === 'assigned' ? assigned.unitId : request.unitId;
    const unitId = successorOn(facts.units, named, dueOn) ?? named;
    const one = { dutyId: duty.id, ruleId: rule.id, unitId, periodKey: request.id, dueOn, rule };
    return hasBegun(duty, dueOn) ? [one] : [];
  });
}

/** All that a duty asks for in the plan year, by a slow and simple way of its own. */
export function expectationOf(reference: CoverageFacts, duty: Duty): DutyExpectation {
  const expected: Expected[] = [];
  const nobody: string[] = [];
  let periods = 0;
  let notBegun = 0;
  if (duty.register !== undefined) {
    return { expected: registered(reference, duty), nobody, periods, notBegun };
  }
  const rules = askingRules(reference.facts, duty);
  const dates = periodsOfVersions(rules, reckoningOf(reference));
  for (const rule of rules) {
    if (rule.rule.type === 'triggered') {
      expected.push(...triggered(reference, duty, rule));
      continue;
    }
    for (const { key, dueOn } of dates.get(rule.id) ?? []) {
      if (hasBegun(duty, dueOn)) periods += 1;
      const units = unitsAnswering(reference.facts, duty, dueOn);
      if (units.size === 0 && hasBegun(duty, dueOn)) nobody.push(key);
      for (const unitId of units) {
        const one = { dutyId: duty.id, ruleId: rule.id, unitId, periodKey: key, dueOn, rule };
        if (isOwed(reference.facts, duty, one)) expected.push(one);
        else notBegun += 1;
      }
    }
  }
  return { expected, nobody, periods, notBegun };
}
