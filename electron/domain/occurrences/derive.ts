import type { DutyId, RuleId, UnitId } from '../brand.ts';
import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { Duty, DutyRule, Fulfilment, Trigger } from '../duties/duty.ts';
import type { YearFacts } from '../facts.ts';
import { dueDates, inForceOn, triggeredDue, type DueDate } from '../rules/dueDates.ts';
import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { lampDay, standing, type LampDay } from './lamp.ts';
import type { Occurrence } from './occurrence.ts';
import { responsibility, type Answerable, type Responsibility } from './responsible.ts';

export interface DeriveOptions {
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
  /** Days before the due date on which an open occurrence turns blue; 7 unless told. */
  readonly dueSoonDays?: number;
  /** Only occurrences due from `from` to `to`, inclusive; undated ones are left out. */
  readonly range?: { readonly from: PlainDate; readonly to: PlainDate };
  readonly dutyIds?: ReadonlySet<DutyId>;
  readonly unitIds?: ReadonlySet<UnitId>;
}

/** Rule id of the undated occurrence of a measure from whose wording no deadline was read. The same for every duty: a key holds the duty's id too. */
export const UNDATED_RULE_ID = 'undated' as RuleId;

const UNDATED: DutyRule = { id: UNDATED_RULE_ID, rule: { type: 'continuous' } };

/**
 * The rules that a duty's occurrences come from. A measure (任务举措) without a rule that asks for something to be done is worked on all year: it
 * gets one undated occurrence per unit, also while its time is still to be checked, so that it cannot vanish. How long a notice must stay up
 * (`minimumDuration`) asks for nothing by itself.
 */
export function effectiveRules(duty: Duty): readonly DutyRule[] {
  const asking = duty.rules.filter(({ rule }) => rule.type !== 'minimumDuration');
  return asking.length === 0 && duty.kind === 'measure' ? [UNDATED] : asking;
}

type Pieces = Map<UnitId, Map<string, Fulfilment[]>>;

/** Fulfilments by duty and rule, then unit, then period: a rule without any is settled with one look. */
function indexFulfilments(fulfilments: readonly Fulfilment[]): ReadonlyMap<string, Pieces> {
  const index = new Map<string, Pieces>();
  for (const piece of fulfilments) {
    const key = `${piece.dutyId} ${piece.ruleId}`;
    const units = index.get(key) ?? new Map<UnitId, Map<string, Fulfilment[]>>();
    index.set(key, units);
    const periods = units.get(piece.unitId) ?? new Map<string, Fulfilment[]>();
    units.set(piece.unitId, periods);
    const pieces = periods.get(piece.periodKey);
    if (pieces === undefined) periods.set(piece.periodKey, [piece]);
    else pieces.push(piece);
  }
  return index;
}

interface Context {
  readonly facts: YearFacts;
  readonly options: DeriveOptions;
  readonly day: LampDay;
  readonly who: Responsibility;
  readonly triggers: ReadonlyMap<DutyId, readonly Trigger[]>;
  readonly fulfilments: ReadonlyMap<string, Pieces>;
  readonly out: Occurrence[];
}

function inRange(due: DueDate, { range }: DeriveOptions): boolean {
  if (range === undefined) return true;
  return due.dueOn !== undefined && range.from <= due.dueOn && due.dueOn <= range.to;
}

function add(context: Context, duty: Duty, rule: DutyRule, due: DueDate, units: readonly Answerable[]): void {
  const { options, day, out } = context;
  const pieces = context.fulfilments.get(`${duty.id} ${rule.id}`);
  const needed = rule.rule.type === 'quota' ? rule.rule.atLeast : 1;
  const open = standing(due.dueOn, needed, undefined, day);
  for (const { unitId, role } of units) {
    if (options.unitIds !== undefined && !options.unitIds.has(unitId)) continue;
    const done = pieces?.get(unitId)?.get(due.period.key);
    const {
      lamp,
      done: count,
      doneOn,
      fulfilmentIds,
    } = done === undefined ? open : standing(due.dueOn, needed, done, day);
    out.push({
      dutyId: duty.id,
      ruleId: rule.id,
      unitId,
      role,
      period: due.period,
      dueOn: due.dueOn,
      advisedOn: due.advisedOn,
      provisional: due.provisional,
      lamp,
      needed,
      done: count,
      fulfilmentIds,
      doneOn,
    });
  }
}

/** The day on which an undated duty's units are asked for: today, or the nearer end of the year. */
function undatedDay(year: number, today: PlainDate): PlainDate {
  const first = dayInMonth(year, 1, 1);
  const last = dayInMonth(year, 12, 31);
  if (today < first) return first;
  return today > last ? last : today;
}

/** Units of an undated duty: those of the day, and those that did their part before they closed or left. */
function undatedUnits(context: Context, duty: Duty, rule: DutyRule, due: DueDate): readonly Answerable[] {
  const { facts, options, who, fulfilments } = context;
  const now = who.on(duty.assignments, undatedDay(facts.year, options.today));
  const pieces = fulfilments.get(`${duty.id} ${rule.id}`);
  if (pieces === undefined) return now;
  const present = new Set(now.map(({ unitId }) => unitId));
  const gone: Answerable[] = [];
  for (const [unitId, periods] of pieces) {
    if (!present.has(unitId) && periods.has(due.period.key)) gone.push({ unitId, role: 'responsible' });
  }
  return [...now, ...gone];
}

function addTriggered(context: Context, duty: Duty, rule: DutyRule): void {
  if (rule.rule.type !== 'triggered') return;
  for (const trigger of context.triggers.get(duty.id) ?? []) {
    if (!inForceOn(rule, trigger.on)) continue;
    const due = triggeredDue(rule.rule, trigger, context.options.calendar);
    if (!inRange(due, context.options)) continue;
    const roles = new Map(context.who.on(duty.assignments, trigger.on).map(({ unitId, role }) => [unitId, role]));
    const units = [...new Set(trigger.unitIds)];
    add(
      context,
      duty,
      rule,
      due,
      units.map((unitId) => ({ unitId, role: roles.get(unitId) ?? 'responsible' })),
    );
  }
}

function addRule(context: Context, duty: Duty, rule: DutyRule): void {
  if (rule.rule.type === 'triggered') {
    addTriggered(context, duty, rule);
    return;
  }
  for (const due of dueDates(rule, context.facts.year, context.options.calendar)) {
    if (!inRange(due, context.options)) continue;
    const units =
      due.dueOn === undefined ? undatedUnits(context, duty, rule, due) : context.who.on(duty.assignments, due.dueOn);
    add(context, duty, rule, due, units);
  }
}

function groupTriggers(triggers: readonly Trigger[]): ReadonlyMap<DutyId, readonly Trigger[]> {
  const groups = new Map<DutyId, Trigger[]>();
  for (const trigger of triggers) {
    const group = groups.get(trigger.dutyId);
    if (group === undefined) groups.set(trigger.dutyId, [trigger]);
    else group.push(trigger);
  }
  return groups;
}

/**
 * Every occurrence (应办) of a year, by duty, rule, period and unit, in the order of the facts.
 *
 * Who: see `responsibility`; on the due day. A triggered rule gives one occurrence per trigger and unit that the trigger names, keyed by the
 * trigger's id. A quota wants N pieces by the end of each period. A continuous rule gives one occurrence per unit for the year, without a date.
 * Dates are reckoned once per rule, not per unit.
 */
export function deriveOccurrences(facts: YearFacts, options: DeriveOptions): Occurrence[] {
  const context: Context = {
    facts,
    options,
    day: lampDay(options.today, options.dueSoonDays ?? 7),
    who: responsibility(facts.units, facts.groups),
    triggers: groupTriggers(facts.triggers),
    fulfilments: indexFulfilments(facts.fulfilments),
    out: [],
  };
  for (const duty of facts.duties) {
    if (options.dutyIds !== undefined && !options.dutyIds.has(duty.id)) continue;
    for (const rule of effectiveRules(duty)) addRule(context, duty, rule);
  }
  return context.out;
}
