import type { ParsedInputOf } from '../../contract/index.ts';
import type { DutyId, RuleId, Year } from '../../domain/brand.ts';
import { dayInMonth } from '../../domain/dates/plainDate.ts';
import type { Duty } from '../../domain/model/duty.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { DEFAULT_REVIEW_DATES, reviewDateOfKey, reviewFor } from '../../domain/rules/reviewDates.ts';
import { sameRules } from '../../domain/rules/equal.ts';
import type { TimeRule } from '../../domain/model/timeRule.ts';
import { readTimeWording } from '../../domain/reading/wording/time.ts';
import type { Store } from '../../store/store.ts';
import { distinctAssignments } from '../year/parties.ts';
import { planRules, type RulePlan } from './ruleChanges.ts';

/** What an edit gives a duty. */
export type DutyEdit = Omit<ParsedInputOf<'duties.update'>, 'id'>;
type NamedAssignments = ParsedInputOf<'duties.create'>['assignments'];

/** Room between two duties, so that rows of a later import fit in where they stand in the file. */
export const SORT_STEP = 1000;

/** Fits new rules to those a duty has, with what is registered for them. */
export function rulePlanFor(store: Store, duty: Duty, rules: readonly TimeRule[]): RulePlan {
  return planRules(duty.rules, rules, store.fulfilments.countsByRule(duty.id));
}

/**
 * Writes a rule plan with what was recorded for rules that go; runs inside a command. Extensions and exemptions of a rule that nothing takes over
 * go with it.
 */
export function applyRulePlan(store: Store, dutyId: DutyId, { rules, moves }: RulePlan): void {
  const year = store.duties.yearOf(dutyId);
  const gone = year === undefined ? [] : ruleIds(store, dutyId, year);
  const ids = store.duties.setRules(dutyId, rules);
  for (const { from, to } of moves) {
    const heir = ids[to];
    if (heir === undefined) continue;
    store.fulfilments.moveToRule(dutyId, from, heir);
    store.extensions.moveToRule(dutyId, from, heir);
    store.exemptions.moveToRule(dutyId, from, heir);
    store.reports.moveToRule(dutyId, from, heir);
    store.itemFacts.moveToRule(dutyId, from, heir);
  }
  for (const id of gone) {
    if (ids.includes(id)) continue;
    store.extensions.removeOfRule(dutyId, id);
    store.exemptions.removeOfRule(dutyId, id);
    store.reports.removeOfRule(dutyId, id);
    store.itemFacts.removeOfRule(dutyId, id);
  }
  if (year === undefined) return;
  for (const [index, { rule }] of rules.entries()) {
    const id = ids[index];
    if (id !== undefined) rekey(store, dutyId, id, rule, year);
  }
}

function ruleIds(store: Store, dutyId: DutyId, year: Year): readonly RuleId[] {
  return (
    store
      .facts(year)
      .duties.find(({ id }) => id === dutyId)
      ?.rules.map(({ id }) => id) ?? []
  );
}

/** A duty with a date in the year has one period, one without has a period for each review: registrations are given the other's. */
function rekey(store: Store, dutyId: DutyId, ruleId: RuleId, rule: TimeRule, year: Year): void {
  const reviews = store.workspace.year(year)?.reviewDates ?? DEFAULT_REVIEW_DATES;
  if (rule.type === 'continuous') {
    const moves = store.fulfilments.rekey(dutyId, ruleId, ({ periodKey, doneOn }) =>
      reviewDateOfKey(periodKey) === undefined ? reviewFor(year, reviews, doneOn) : undefined,
    );
    store.itemFacts.rekey(dutyId, ruleId, moves);
  } else if (rule.type === 'once') {
    const moves = store.fulfilments.rekey(dutyId, ruleId, ({ periodKey }) =>
      reviewDateOfKey(periodKey) === undefined ? undefined : `${year}`,
    );
    store.itemFacts.rekey(dutyId, ruleId, moves);
  }
}

/** What an edit writes, worked out and checked before anything is written. */
export interface PlannedEdit {
  readonly rules?: RulePlan;
  readonly timeCheck?: string | null;
}

/**
 * The rules that an edit gives a duty: those named, which settle its 待核; else those read anew from a changed wording,
 * where the new wording reads differently from the old one. `conflict` where registrations would lose their rule.
 */
export function planEdit(store: Store, duty: Duty, update: DutyEdit): PlannedEdit | Failure {
  const tooLate = refuseStart(duty, update);
  if (tooLate) return tooLate;
  if (update.rules !== undefined) {
    const rules = rulePlanFor(store, duty, update.rules);
    return rules.stranded.length > 0 ? stranded(store, duty, rules) : { rules, timeCheck: null };
  }
  const wording = update.timeWording;
  if (wording === undefined || wording === '' || wording === duty.timeWording) return {};
  const options = { planYear: duty.year, source: 'time', subject: update.content ?? duty.content } as const;
  const read = readTimeWording(wording, options);
  const wanted = read.rules.map(({ rule }) => rule);
  const before = readTimeWording(duty.timeWording, options).rules.map(({ rule }) => rule);
  if (sameRules(wanted, before)) return {};
  const rules = rulePlanFor(store, duty, wanted);
  return rules.stranded.length > 0 ? stranded(store, duty, rules) : { rules, timeCheck: read.check ?? null };
}

function stranded(store: Store, duty: Duty, plan: RulePlan): Failure {
  const counts = store.fulfilments.countsByRule(duty.id);
  const lost = plan.stranded.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
  return fail(
    'conflict',
    `原来的时限下已有 ${lost} 条办结登记，新的时限周期不同，这些登记将无处可归，没有保存。请先移除这些登记，或保留原来的时限。`,
  ).error;
}

/** Writes an edit's plain fields, rules and assignments; runs inside a command. */
export function writeEdit(store: Store, id: DutyId, update: DutyEdit, edit: PlannedEdit): void {
  const { number, task, subtask, content, timeWording } = update;
  store.duties.update(id, {
    ...(number === undefined ? {} : { number }),
    ...(task === undefined ? {} : { task }),
    ...(subtask === undefined ? {} : { subtask }),
    ...(content === undefined ? {} : { content }),
    ...(timeWording === undefined ? {} : { timeWording }),
    ...(edit.timeCheck === undefined ? {} : { timeCheck: edit.timeCheck }),
    ...(update.assignments === undefined ? {} : { unitsCheck: null }),
    ...(update.kind === undefined ? {} : { kind: update.kind }),
    ...(update.startsOn === undefined ? {} : { startsOn: update.startsOn }),
    ...(update.following === undefined ? {} : { following: update.following }),
    ...(update.isVerified === undefined ? {} : { isVerified: update.isVerified }),
  });
  if (edit.rules) applyRulePlan(store, id, edit.rules);
  if (update.assignments) store.duties.setAssignments(id, distinctAssignments(update.assignments), []);
}

/** Refuses assignments to units or groups that do not exist. */
export function refuseUnknownParty(store: Store, assignments: NamedAssignments): Failure | undefined {
  const known: Readonly<Record<'unit' | 'group', ReadonlySet<string>>> = {
    unit: new Set(store.units.units().map(({ id }) => id)),
    group: new Set(store.units.groups().map(({ id }) => id)),
  };
  const index = assignments.findIndex(({ party }) => !known[party.kind].has(party.id));
  if (index < 0) return undefined;
  return fail('not-found', '所选的责任单位或单位组已不存在，没有保存。请刷新后重新选择。', {
    fields: { [`assignments.${index}`]: '没有这个单位或单位组' },
  }).error;
}

/** A start after the year leaves nothing of a duty. */
function refuseStart({ year }: Duty, { startsOn }: DutyEdit): Failure | undefined {
  if (startsOn === undefined || startsOn === null || startsOn <= dayInMonth(year, 12, 31)) return undefined;
  const message = `施行日 ${startsOn} 晚于 ${year} 年度结束，这一年将没有任何应办，没有保存。请改为 ${year}-12-31 或更早；不再跟踪的事项，请把计入方式改为“不计入”。`;
  return fail('invalid-input', message, { fields: { startsOn: `不能晚于 ${year}-12-31` } }).error;
}
