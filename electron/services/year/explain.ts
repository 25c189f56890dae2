import type { DueExplanationView } from '../../contract/calendar.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { explainClock } from '../../domain/cases/caseExplain.ts';
import { caseStanding } from '../../domain/cases/caseStanding.ts';
import { eventsThatStand } from '../../domain/cases/requestHistory.ts';
import { requestClock, type RequestStep } from '../../domain/cases/requestClock.ts';
import { effectiveRules, ruleOf, type Duty, type DutyRule } from '../../domain/model/duty.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { sameOccurrence } from '../../domain/model/occurrenceKey.ts';
import { triggeredDue, type DueDate } from '../../domain/rules/dueDates.ts';
import { explainDue, type ExplanationStep } from '../../domain/rules/explain.ts';
import { explainChanges } from '../../domain/rules/explainChanges.ts';
import { versionDates } from '../../domain/rules/versions.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from './derivedYear.ts';
import { factsIndex } from './views.ts';

/** 为什么是这一天: the reckoning of one occurrence's date, with what the office changed about it. */
export function explainOccurrence(
  context: ServiceContext,
  key: ParsedInputOf<'calendar.explain'>,
): Outcome<DueExplanationView> {
  const { dutyId, periodKey } = key;
  const year = context.store.duties.yearOf(dutyId);
  if (year === undefined) return gone();
  const { facts, ofDuty } = derivedYear(context, year);
  const duty = factsIndex(facts).duties.get(dutyId);
  const occurrence = ofDuty(dutyId).find((one) => sameOccurrence(one, key));
  if (occurrence && duty?.register === 'requests') return explainRequest(context, facts, occurrence);
  if (occurrence && duty?.register !== undefined) return explainCase(context, facts, occurrence);
  const version = duty && ruleOf(duty, key);
  const due = duty && version && dueOf(context, facts, duty, version, periodKey);
  if (!duty || !occurrence || !version || !due) return gone();
  const trigger = facts.triggers.find(({ id }) => id === periodKey);
  const { steps } = explainDue({
    rule: version.rule,
    due,
    calendar: context.calendar,
    planYear: year,
    ...(trigger === undefined ? {} : { trigger }),
  });
  return succeed({
    dueOn: occurrence.dueOn,
    ...(occurrence.originalDueOn === undefined ? {} : { originalDueOn: occurrence.originalDueOn }),
    steps: [...steps, ...explainChanges({ version, ...changesOf(facts, duty, occurrence) })],
  });
}

/** What a step of a request's clock is among those of all dates. */
const STEP_KINDS: Readonly<Record<RequestStep['kind'], ExplanationStep['kind']>> = {
  rule: 'rule',
  dayZero: 'dayZero',
  restarted: 'dayZero',
  awaiting: 'version',
  consultation: 'version',
  fee: 'version',
  extended: 'extended',
  delay: 'extended',
  counted: 'counted',
  skipped: 'skipped',
  excluded: 'skipped',
  due: 'due',
  warning: 'provisional',
  provisional: 'provisional',
};

/** The reckoning of a request's own clock. */
function explainRequest(
  { calendar }: ServiceContext,
  { requests, feeEffect }: YearFacts,
  { period, dueOn, originalDueOn }: Occurrence,
): Outcome<DueExplanationView> {
  const request = requests.find(({ id }) => id === period.key);
  const options = feeEffect === undefined ? {} : { feeEffect };
  const clock = request && requestClock(calendar, eventsThatStand(calendar, request.events, options), options);
  if (!clock?.ok) return gone();
  const steps = clock.value.steps.map(({ kind, text, date }): ExplanationStep => {
    const step = { kind: STEP_KINDS[kind], text };
    return date === undefined ? step : Object.assign(step, { date });
  });
  return succeed({ dueOn, ...(originalDueOn === undefined ? {} : { originalDueOn }), steps });
}

/** The reckoning of the clocks of a case. */
function explainCase(
  { calendar, clock }: ServiceContext,
  { cases, caseLimits }: YearFacts,
  { period, dueOn, originalDueOn }: Occurrence,
): Outcome<DueExplanationView> {
  const record = cases.find(({ id }) => id === period.key);
  const standing = record && caseStanding(record, { calendar, limits: caseLimits }, { on: clock.today() });
  if (!standing?.ok) return gone();
  const steps = standing.value.clocks.flatMap((each) => explainClock(calendar, each));
  return succeed({ dueOn, ...(originalDueOn === undefined ? {} : { originalDueOn }), steps });
}

function gone() {
  return fail('not-found', '这一项应办已不存在：事项或时限可能刚被修改。请刷新后重试。');
}

/** The due date by the rule alone. */
function dueOf(
  { calendar }: ServiceContext,
  facts: YearFacts,
  duty: Duty,
  version: DutyRule,
  periodKey: string,
): DueDate | undefined {
  if (version.rule.type === 'triggered') {
    const trigger = facts.triggers.find(({ id }) => id === periodKey);
    return trigger && triggeredDue(version.rule, trigger, calendar);
  }
  const dates = versionDates(effectiveRules(duty), facts.year, calendar, facts.reviewDates);
  return dates.get(version.id)?.find(({ period }) => period.key === periodKey);
}

function changesOf(facts: YearFacts, duty: Duty, occurrence: Occurrence) {
  const extension = facts.extensions.find(({ id }) => id === occurrence.extensionId);
  const exemption = facts.exemptions.find(({ id }) => id === occurrence.exemptionId);
  const day = occurrence.originalDueOn ?? occurrence.dueOn;
  const named = new Set(duty.assignments.map(({ party }) => party.id as string));
  const closed = facts.units.filter(
    (unit) =>
      unit.successorId === occurrence.unitId &&
      unit.to !== undefined &&
      day !== undefined &&
      unit.to < day &&
      !named.has(occurrence.unitId) &&
      (named.has(unit.id) || duty.assignments.some(({ party }) => party.kind === 'group')),
  );
  return {
    ...(extension === undefined ? {} : { extension }),
    ...(exemption === undefined ? {} : { exemption }),
    closed,
  };
}
