import type { RuleChangePreview, TriggerDate } from '../../contract/triggersAndRuleChanges.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { addDays, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import { effectiveRules, isTimeAsked, ruleOf, UNDATED_RULE_ID, type Duty } from '../../domain/model/duty.ts';
import type { Trigger } from '../../domain/model/registrations.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { TimeRule } from '../../domain/model/timeRule.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import { deriveOccurrences } from '../../domain/occurrences/derive.ts';
import { inForceOn, triggeredDue } from '../../domain/rules/dueDates.ts';
import { versionDates } from '../../domain/rules/versions.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { planVersions, type RulePlan } from './ruleChanges.ts';
import { factsIndex } from '../year/views.ts';
import { applyRulePlan } from './edit.ts';
import { openDuty, refuseTrigger, shortened } from '../year/openDuty.ts';

type TriggersAndRuleChanges = Pick<
  AreaHandlers<'duties'>,
  | 'duties.recordEvent'
  | 'duties.updateTrigger'
  | 'duties.removeTrigger'
  | 'duties.triggerDates'
  | 'duties.changeRules'
  | 'duties.previewRules'
>;

/** A clock that an event starts, a stay, and what comes round every few years may have no date in a year. */
const DATELESS: ReadonlySet<TimeRule['type']> = new Set(['triggered', 'minimumDuration', 'interval']);

/** Duties that are being worked on: what starts their clocks, and rules that change within the year. */
export function createTriggersAndRuleChanges(context: ServiceContext): TriggersAndRuleChanges {
  return {
    'duties.recordEvent': (input) => recordEvent(context, input),
    'duties.updateTrigger': (input) => updateTrigger(context, input),
    'duties.removeTrigger': ({ id }) => removeTrigger(context, id),
    'duties.triggerDates': (input) => triggerDates(context, input),
    'duties.changeRules': (input) => changeRules(context, input),
    'duties.previewRules': (input) => previewRules(context, input),
  };
}

function recordEvent(context: ServiceContext, { title, on, dutyIds, unitIds }: ParsedInputOf<'duties.recordEvent'>) {
  const { store, clock } = context;
  for (const dutyId of dutyIds) {
    const found = openDuty(context, dutyId);
    if (!found.ok) return found;
    const refusal = refuseImpossibleDay(clock, on, 'on') ?? refuseTrigger(store, found.value, unitIds);
    if (refusal) return { ok: false as const, error: refusal };
  }
  return runCommand(context, { label: `登记触发事件：${shortened(title)}` }, () => ({
    ids: [...new Set(dutyIds)].map((dutyId) => store.triggers.add({ dutyId, title, on, unitIds })),
  }));
}

function noTrigger() {
  return fail('not-found', '这个触发事件已不存在，可能刚被撤回。请刷新后重试。');
}

function updateTrigger(context: ServiceContext, input: ParsedInputOf<'duties.updateTrigger'>) {
  const { store, clock } = context;
  const before = store.triggers.one(input.id);
  if (!before) return noTrigger();
  const found = openDuty(context, before.dutyId);
  if (!found.ok) return found;
  const { id, title, on, unitIds }: Omit<Trigger, 'dutyId'> = { ...before, ...input };
  const refusal =
    (on === before.on ? undefined : refuseImpossibleDay(clock, on, 'on')) ??
    refuseTrigger(store, found.value, unitIds) ??
    refuseLeavingOut(context, found.value, before, unitIds);
  if (refusal) return { ok: false as const, error: refusal };
  const label = on === before.on ? `修改触发事件：${shortened(title)}` : `触发事件“${shortened(title)}”改为 ${on}`;
  return runCommand(context, { label }, () => {
    store.triggers.update({ id, title, on, unitIds });
    return {};
  });
}

/** Refuses to leave out units that registered something for the trigger. */
function refuseLeavingOut(
  { store }: ServiceContext,
  duty: Duty,
  before: Trigger,
  unitIds: readonly string[],
): Failure | undefined {
  const facts = store.facts(duty.year);
  const done = facts.fulfilments.filter(
    (each) =>
      each.dutyId === duty.id &&
      each.periodKey === before.id &&
      before.unitIds.includes(each.unitId) &&
      !unitIds.includes(each.unitId),
  );
  if (done.length === 0) return undefined;
  const names = [...new Set(done.map(({ unitId }) => factsIndex(facts).unitNames.get(unitId) ?? ''))];
  return fail(
    'conflict',
    `${names.slice(0, 3).join('、')}${names.length > 3 ? `等 ${names.length} 个单位` : ''}已就这个事件登记办结，不能去掉。请先移除这些登记。`,
    { fields: { unitIds: '有单位已登记办结' } },
  ).error;
}

function removeTrigger(context: ServiceContext, id: ParsedInputOf<'duties.removeTrigger'>['id']) {
  const { store } = context;
  const trigger = store.triggers.one(id);
  if (!trigger) return noTrigger();
  const { dutyId, title } = trigger;
  const found = openDuty(context, dutyId);
  if (!found.ok) return found;
  const done = store.triggers.fulfilmentsOf(id);
  const label = `撤回触发事件：${shortened(title)}${done > 0 ? `（含 ${done} 条办结登记）` : ''}`;
  return runCommand(context, { label }, () => {
    store.fulfilments.removeOfTrigger(dutyId, id);
    store.extensions.removeOfTrigger(dutyId, id);
    store.exemptions.removeOfTrigger(dutyId, id);
    store.reports.removeOfTrigger(dutyId, id);
    store.itemFacts.removeOfTrigger(dutyId, id);
    store.triggers.remove(id);
    return {};
  });
}

function triggerDates(context: ServiceContext, { dutyIds, on }: ParsedInputOf<'duties.triggerDates'>) {
  const dates: TriggerDate[] = [];
  for (const dutyId of dutyIds) {
    const found = openDuty(context, dutyId);
    if (!found.ok) return found;
    for (const version of found.value.rules) {
      if (version.rule.type !== 'triggered' || !inForceOn(version, on)) continue;
      // Only the day matters here.
      const event = { id: '' as Trigger['id'], title: '', on };
      const { dueOn, provisional } = triggeredDue(version.rule, event, context.calendar);
      if (dueOn !== undefined) dates.push({ dutyId, dueOn, provisional });
    }
  }
  return succeed(dates);
}

interface PlannedChange {
  readonly duty: Duty;
  readonly facts: YearFacts;
  readonly plan: RulePlan;
  /** The duty as it will be; rules that are not stored yet have ids of their own. */
  readonly changed: Duty;
}

function planChange(context: ServiceContext, { id, rules, from }: ParsedInputOf<'duties.changeRules'>) {
  const found = openDuty(context, id);
  if (!found.ok) return found;
  const duty = found.value;
  const first = dayInMonth(duty.year, 1, 1);
  if (from <= first || from > dayInMonth(duty.year, 12, 31)) {
    return fail('invalid-input', `生效日期应在 ${duty.year} 年 1 月 2 日至 12 月 31 日之间。如要改全年，请选“全年”。`, {
      fields: { from: '不在本年度内' },
    });
  }
  const plan = planVersions(duty.rules, rules, from, isUndated(context, duty));
  const known = plan.rules.map((rule, index) => ({
    ...rule,
    id: rule.id ?? (`new-${index}` as Duty['rules'][number]['id']),
  }));
  const change: PlannedChange = {
    duty,
    facts: context.store.facts(duty.year),
    plan,
    changed: { ...duty, rules: known },
  };
  return succeed(change);
}

/** Whether a measure without a rule is worked on all year; what is asked and has nothing registered is owed by nobody until it is decided. */
function isUndated({ store }: ServiceContext, duty: Duty): boolean {
  if (ruleOf(duty, { ruleId: UNDATED_RULE_ID }) === undefined) return false;
  return !isTimeAsked(duty) || (store.fulfilments.countsByRule(duty.id).get(UNDATED_RULE_ID) ?? 0) > 0;
}

/** How many registrations of a duty answer an occurrence. */
function answered(context: ServiceContext, facts: YearFacts, duty: Duty): number {
  const options = { today: context.clock.today(), calendar: context.calendar, dutyIds: new Set([duty.id]) };
  const duties = facts.duties.map((each) => (each.id === duty.id ? duty : each));
  const occurrences = deriveOccurrences({ ...facts, duties }, options);
  return new Set(occurrences.flatMap(({ fulfilmentIds }) => fulfilmentIds)).size;
}

/** The facts with what is recorded for rules that go already at its new rule. */
function movedFacts({ facts, duty, plan, changed }: PlannedChange): YearFacts {
  const heirs = new Map(plan.moves.map(({ from, to }) => [from, changed.rules[to]?.id ?? from]));
  const fulfilments = facts.fulfilments.map((each) =>
    each.dutyId === duty.id ? { ...each, ruleId: heirs.get(each.ruleId) ?? each.ruleId } : each,
  );
  return { ...facts, fulfilments };
}

function changeRules(context: ServiceContext, input: ParsedInputOf<'duties.changeRules'>) {
  const { store } = context;
  const planned = planChange(context, input);
  if (!planned.ok) return planned;
  const { duty, facts, plan, changed } = planned.value;
  const lost = answered(context, facts, duty) - answered(context, movedFacts(planned.value), changed);
  if (lost > 0) {
    return fail(
      'conflict',
      `${input.from} 起的时限下已有 ${lost} 条办结登记，改后将无处可归，没有保存。请先移除这些登记，或改用另一个生效日期。`,
    );
  }
  const { before, after } = datesOf(context, changed, input.from);
  if (after.length === 0 && !input.rules.some(({ type }) => DATELESS.has(type))) {
    return fail(
      'conflict',
      before.length === 0
        ? `按新的时限，${duty.year} 年没有到期日，没有保存。请检查时限。`
        : `${input.from} 起没有新的到期日：原来的时限在此之前已覆盖相同的所属期。如要更正全年的时限，请选“全年”。`,
      { fields: { from: '此后没有到期日' } },
    );
  }
  const label = `自 ${input.from} 起改时限：${shortened(duty.content)}`;
  return runCommand(context, { label }, () => {
    store.duties.update(duty.id, { timeCheck: null });
    applyRulePlan(store, duty.id, plan);
    return {};
  });
}

function datesOf({ store, calendar }: ServiceContext, duty: Duty, from: PlainDate): RuleChangePreview {
  const dates = versionDates(effectiveRules(duty), duty.year, calendar, store.workspace.year(duty.year)?.reviewDates);
  const of = (isAfter: boolean) =>
    duty.rules
      .filter(({ validTo }) => (validTo !== undefined && validTo <= addDays(from, -1)) !== isAfter)
      .flatMap(({ id }) => dates.get(id) ?? [])
      .flatMap(({ dueOn }) => dueOn ?? []);
  // A rule that stays has dates on both sides of the day.
  const after = of(true);
  return {
    before: [...of(false), ...after.filter((day) => day < from)].sort(),
    after: after.filter((day) => day >= from).sort(),
  };
}

function previewRules(context: ServiceContext, input: ParsedInputOf<'duties.previewRules'>) {
  const planned = planChange(context, input);
  return planned.ok ? succeed(datesOf(context, planned.value.changed, input.from)) : planned;
}
