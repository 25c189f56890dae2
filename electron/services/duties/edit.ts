import type { ParsedInputOf } from '../../contract/index.ts';
import type { DutyId } from '../../domain/brand.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import { UNDATED_RULE_ID } from '../../domain/occurrences/derive.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { TimeRule } from '../../domain/rules/timeRule.ts';
import { readTimeWording } from '../../domain/wording/time.ts';
import type { Store } from '../../store/store.ts';
import { distinct } from '../parties.ts';
import { planRules, sameRules, type RulePlan } from '../ruleChanges.ts';

type Update = ParsedInputOf<'duties.update'>;
type NamedAssignments = ParsedInputOf<'duties.create'>['assignments'];

/** Room between two duties, so that rows of a later import fit in where they stand in the file. */
export const SORT_STEP = 1000;

/** Fits new rules to those a duty has, with what is registered for them. */
export function rulePlanFor(store: Store, duty: Duty, rules: readonly TimeRule[]): RulePlan {
  return planRules(duty.rules, rules, store.fulfilments.countsByRule(duty.id));
}

/** Writes a rule plan; runs inside a command. */
export function applyRulePlan(store: Store, dutyId: DutyId, { rules, undatedTo }: RulePlan): void {
  const ids = store.duties.setRules(dutyId, rules);
  const heir = undatedTo === undefined ? undefined : ids[undatedTo];
  if (heir !== undefined) store.fulfilments.moveToRule(dutyId, UNDATED_RULE_ID, heir);
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
export function planEdit(store: Store, duty: Duty, update: Update): PlannedEdit | Failure {
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
export function writeEdit(store: Store, update: Update, edit: PlannedEdit): void {
  const { id, number, task, subtask, content, timeWording } = update;
  store.duties.update(id, {
    ...(number === undefined ? {} : { number }),
    ...(task === undefined ? {} : { task }),
    ...(subtask === undefined ? {} : { subtask }),
    ...(content === undefined ? {} : { content }),
    ...(timeWording === undefined ? {} : { timeWording }),
    ...(edit.timeCheck === undefined ? {} : { timeCheck: edit.timeCheck }),
    ...(update.assignments === undefined ? {} : { unitsCheck: null }),
  });
  if (edit.rules) applyRulePlan(store, id, edit.rules);
  if (update.assignments) store.duties.setAssignments(id, distinct(update.assignments), []);
}

/** Refuses assignments to units or groups that do not exist. */
export function unknownParty(store: Store, assignments: NamedAssignments): Failure | undefined {
  const known = new Set<string>([...store.units.units(), ...store.units.groups()].map(({ id }) => id));
  const index = assignments.findIndex(({ party }) => !known.has(party.id));
  if (index < 0) return undefined;
  return fail('not-found', '所选的责任单位或单位组已不存在，没有保存。请刷新后重新选择。', {
    fields: { [`assignments.${index}`]: '没有这个单位或单位组' },
  }).error;
}
