import type { DutyId, RuleId, UnitId } from '../brand.ts';
import type { ClockTime } from '../dates/clockTime.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import {
  effectiveRules,
  followingOf,
  isTimeAsked,
  UNDATED_RULE_ID,
  type Duty,
  type DutyRule,
  type PartyRole,
} from '../model/duty.ts';
import type { Extension, Fulfilment, Trigger } from '../model/registrations.ts';
import type { YearFacts } from '../model/facts.ts';
import { occurrenceText, type OccurrenceText } from '../model/occurrenceKey.ts';
import { inForceOn, triggeredDue, type DueDate } from '../rules/dueDates.ts';
import { versionDates } from '../rules/versions.ts';
import type { Unit } from '../model/unit.ts';
import { isProvisional, lastWorkdayOnOrBefore, type WorkCalendar } from '../workdays/workCalendar.ts';
import { keepUntil } from '../rules/duration.ts';
import { asksForPieces, monthsOf, piecesOf, type Pieces } from '../submissions/pieces.ts';
import { awaitedReplies, type AwaitedReplies } from './awaited.ts';
import {
  completionByCount,
  completionOf,
  isDoneLate,
  lampDay,
  openLamp,
  stood,
  tallyOf,
  type Completion,
  type DonePiece,
  type LampDay,
  type Watch,
} from './lamp.ts';
import type { Lamp, Occurrence } from '../model/occurrence.ts';
import { dueNow } from '../model/dueNow.ts';
import { recordedFacts, type RecordedForRule } from './recorded.ts';
import { checkedOf, isVerified, isWaiting, stateOf, verificationOf, type Checked } from './verified.ts';
import { casesDue, type DueCase } from '../cases/casesDue.ts';
import { requestsDue, type DueRequest } from '../cases/requestsDue.ts';
import { lampOf, owedCase, type OwedCase } from './owedCase.ts';
import { responsibility, standIn, type AnsweringUnit, type Responsibility } from './responsible.ts';

export interface DeriveOptions {
  readonly today: PlainDate;
  /** The time in China: limits in hours lapse within a day. Absent: its beginning. */
  readonly time?: ClockTime;
  readonly calendar: WorkCalendar;
  /** Days before the due date on which an open occurrence turns blue; 7 unless told. */
  readonly dueSoonDays?: number;
  /** Only occurrences due from `from` to `to`, inclusive. */
  readonly range?: { readonly from: PlainDate; readonly to: PlainDate };
  readonly dutyIds?: ReadonlySet<DutyId>;
  readonly unitIds?: ReadonlySet<UnitId>;
}

/** Days before the due date on which an open occurrence turns blue, unless told. */
const DUE_SOON = 7;

interface Context {
  readonly facts: YearFacts;
  readonly options: DeriveOptions;
  readonly day: LampDay;
  readonly who: Responsibility;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly triggers: ReadonlyMap<DutyId, readonly Trigger[]>;
  readonly recorded: (dutyId: DutyId, ruleId: RuleId) => RecordedForRule;
  readonly pieces: Pieces;
  readonly awaited: AwaitedReplies;
  readonly saidDone: ReadonlySet<OccurrenceText>;
  /** What falls due before it stands apart (此前). */
  readonly countsFrom: PlainDate | undefined;
  readonly out: Occurrence[];
}

function inRange(dueOn: PlainDate | undefined, { range }: DeriveOptions): boolean {
  if (range === undefined) return true;
  return dueOn !== undefined && range.from <= dueOn && dueOn <= range.to;
}

/** The date that holds for one unit: the rule's, or a later one granted by extension. One that is not later (any more) changes nothing. */
function extended(
  context: Context,
  due: DueDate,
  extension: Extension | undefined,
): DueDate & Pick<Partial<Occurrence>, 'extensionId'> {
  if (extension === undefined || due.dueOn === undefined || extension.dueOn <= due.dueOn) return due;
  const { calendar } = context.options;
  const advisedOn = lastWorkdayOnOrBefore(calendar, extension.dueOn);
  return {
    period: due.period,
    dueOn: extension.dueOn,
    advisedOn,
    // A date given by the office rests on no reckoning; the advised day does.
    provisional: isProvisional(calendar, advisedOn, extension.dueOn),
    originalDueOn: due.dueOn,
    extensionId: extension.id,
  };
}

interface RuleToDerive {
  readonly duty: Duty;
  readonly rule: DutyRule;
  readonly recorded: RecordedForRule;
  /** Its duty is not followed: only what is on record is shown. */
  readonly isUnfollowed: boolean;
  /** What is registered for it is checked before it is closed. */
  readonly isToVerify: boolean;
  readonly watch: Watch;
}

function ruleToDerive(context: Context, duty: Duty, rule: DutyRule): RuleToDerive {
  const following = followingOf(duty, rule);
  return {
    duty,
    rule,
    recorded: context.recorded(duty.id, rule.id),
    isUnfollowed: following === 'none',
    isToVerify: context.facts.frame.verifies && isVerified(duty, rule),
    watch: { isReview: rule.rule.type === 'continuous', isCounted: following === 'counted' },
  };
}

/** Whether it is owed at all: due on or after the duty's start, of a duty that is followed. What is on record stays and counts. */
function isOwed({ duty: { startsOn }, isUnfollowed }: RuleToDerive, due: DueDate): boolean {
  return !isUnfollowed && (startsOn === undefined || due.dueOn === undefined || due.dueOn >= startsOn);
}

function hasRecord({ recorded }: RuleToDerive, unit: AnsweringUnit, key: string): boolean {
  return (
    recorded.any &&
    [recorded.fulfilments, recorded.extensions, recorded.exemptions, recorded.verifications].some(
      (each) => each.of(unit, key) !== undefined,
    )
  );
}

function asPieces(context: Context, duty: Duty, fulfilments: readonly Fulfilment[]): readonly DonePiece[] {
  return fulfilments.map(({ id, doneOn, takenDownOn, recordedIn = 0 }) => {
    if (takenDownOn === undefined) return { id, doneOn, recordedIn };
    const until = keepUntil(duty.rules, doneOn, context.options.calendar);
    return { id, doneOn, recordedIn, isBreach: until !== undefined && takenDownOn < until };
  });
}

/** What was done of an occurrence, what was found of it, when it is due and how it is watched. */
interface OneDue {
  readonly needed: number;
  readonly due: DueDate;
  readonly unit: AnsweringUnit;
  readonly done: readonly DonePiece[] | undefined;
  readonly checked?: Checked;
  readonly watch: Watch;
}

/** Pieces of 信息报送 are counted by the month, wherever they were entered; everything else by its registrations, as far as they stand. */
function completion(context: Context, { duty, rule }: RuleToDerive, one: OneDue): Completion {
  const { needed, due, unit, done, checked, watch } = one;
  const months = asksForPieces(duty) && rule.rule.type !== 'triggered' ? monthsOf(context.facts.year, due.period) : [];
  const fulfilmentIds = done?.map(({ id }) => id) ?? [];
  if (months.length === 0) {
    const counted = checked?.counted ?? done;
    const how = completionOf(due.dueOn, needed, counted, context.day, watch);
    return checked === undefined ? how : { ...how, fulfilmentIds, lamp: returnedLamp(context, one, how) };
  }
  const units = new Set([unit.unitId, ...(unit.successorOf ?? [])]);
  const sent = months.reduce(
    (sum, month) => sum + [...units].reduce((all, id) => all + context.pieces(id, month), 0),
    0,
  );
  const how = completionByCount(due.dueOn, needed, sent, context.day, watch);
  return done === undefined ? how : { ...how, fulfilmentIds };
}

/**
 * The lamp of what was returned: its new day moves 逾期 and nothing else. Until it has passed, what was returned for material keeps the lamp of the
 * day on which it was done.
 */
function returnedLamp({ day }: Context, { needed, checked, watch }: OneDue, how: Completion): Lamp {
  const back = checked?.standing;
  if (back?.result !== 'returned') return how.lamp;
  const isWaiting = back.newDueOn >= day.today;
  return isWaiting && how.done >= needed ? how.lamp : openLamp(back.newDueOn, day, watch);
}

function add(context: Context, asked: RuleToDerive, due: DueDate, units: readonly AnsweringUnit[]): void {
  const { duty, rule, recorded, isUnfollowed, isToVerify, watch } = asked;
  const { options, day, out } = context;
  const { scoreCounts } = context.facts.frame;
  if (recorded.isPlain && !inRange(due.dueOn, options)) return;
  const owed = isOwed(asked, due);
  if (!owed && !recorded.any) return;
  const needed = rule.rule.type === 'quota' ? rule.rule.atLeast : 1;
  const open = completionOf(due.dueOn, needed, undefined, day, watch);
  for (const unit of units) {
    const { unitId, role } = unit;
    if (options.unitIds !== undefined && !options.unitIds.has(unitId)) continue;
    const { key } = due.period;
    if (!owed && !hasRecord(asked, unit, key)) continue;
    const own = recorded.isPlain ? due : extended(context, due, recorded.extensions.of(unit, key)?.at(-1));
    if (!inRange(own.dueOn, options)) continue;
    const registered = recorded.fulfilments.of(unit, key);
    const done = registered && asPieces(context, duty, registered);
    const replyBy = context.awaited(duty.id, rule.id, unitId, key);
    const seen = recorded.verifications.of(unit, key);
    const checked = seen && checkedOf(done ?? [], seen, needed);
    const isOpen =
      done === undefined && checked === undefined && own === due && replyBy === undefined && !asksForPieces(duty);
    const how = isOpen
      ? open
      : completion(context, asked, {
          needed,
          due: own,
          unit,
          done,
          ...(checked === undefined ? {} : { checked }),
          watch: replyBy === undefined ? watch : { ...watch, replyBy },
        });
    const exemption = recorded.exemptions.of(unit, key)?.at(-1);
    const isBefore = context.countsFrom !== undefined && own.dueOn !== undefined && own.dueOn < context.countsFrom;
    const lamp = lampOf(how, { isExempt: exemption !== undefined, isUnfollowed, isBefore });
    const isFull = how.done >= needed;
    const isNothing = how.done === 0 && done === undefined;
    const said = isNothing && isSaidDone(context, asked, unitId, key);
    const state = stateOf({ lamp, checked, isFull, isToVerify, isSaidDone: said });
    const checking = checked === undefined ? {} : verificationOf(checked);
    const { isCounted } = watch;
    const tally = tallyOf(
      { lamp, dueOn: dueNow({ ...checking, dueOn: own.dueOn }), isLate: how.isLate, isCounted },
      day.today,
    );
    const waits = tally !== 'apart' && isWaiting({ state, checked, isToVerify }, scoreCounts, day.today);
    out.push({
      dutyId: duty.id,
      ruleId: rule.id,
      unitId,
      role,
      period: due.period,
      dueOn: own.dueOn,
      advisedOn: own.advisedOn,
      provisional: own.provisional,
      lamp,
      tally: waits ? 'notDue' : tally,
      state,
      needed,
      done: how.done,
      fulfilmentIds: how.fulfilmentIds,
      doneOn: how.doneOn,
      ...(done === undefined ? {} : historyOf({ needed, due: own, done, how, watch, checked }, due.period.from)),
      ...(lamp === 'before' && !isCounted ? { aside: true as const } : {}),
      ...(own === due ? {} : moved(own)),
      ...(exemption === undefined ? {} : { exemptionId: exemption.id }),
      ...checking,
    });
  }
}

interface ToTell extends Pick<OneDue, 'needed' | 'due' | 'watch'> {
  readonly done: readonly DonePiece[];
  readonly checked: Checked | undefined;
  readonly how: Completion;
}

/** What stays true of an occurrence whatever became of it since: done early, done late as far as that counts, taken down early. */
function historyOf(
  { needed, due, done, how, watch, checked }: ToTell,
  from: PlainDate,
): Pick<Partial<Occurrence>, 'early' | 'late' | 'breached'> {
  const wasLate = how.isLate || checked?.earlier.some((pieces) => isDoneLate(due.dueOn, needed, pieces)) === true;
  return {
    ...(done.some(({ doneOn }) => doneOn < from) ? { early: true as const } : {}),
    ...(wasLate && watch.isCounted ? { late: true as const } : {}),
    ...(done.every(stood) ? {} : { breached: true as const }),
  };
}

/** Whether a unit said in a fill-in book that an occurrence is done. */
function isSaidDone({ saidDone }: Context, { duty, rule }: RuleToDerive, unitId: UnitId, periodKey: string): boolean {
  return saidDone.size > 0 && saidDone.has(occurrenceText({ dutyId: duty.id, ruleId: rule.id, unitId, periodKey }));
}

/** What an extension adds to an occurrence. */
function moved(own: ReturnType<typeof extended>): Pick<Partial<Occurrence>, 'originalDueOn' | 'extensionId'> {
  const { originalDueOn, extensionId } = own;
  return originalDueOn === undefined || extensionId === undefined ? {} : { originalDueOn, extensionId };
}

/** The units that a trigger names, or their successors where they close before its date falls due. */
function triggerUnits(context: Context, duty: Duty, trigger: Trigger, due: DueDate): readonly AnsweringUnit[] {
  const roles = new Map(context.who.on(duty.assignments, trigger.on).map(({ unitId, role }) => [unitId, role]));
  const named = new Set(trigger.unitIds);
  const found = new Map<UnitId, AnsweringUnit>();
  for (const unitId of named) {
    const role = roles.get(unitId) ?? 'responsible';
    const heir = standIn(context.units, unitId, due.dueOn ?? trigger.on) ?? unitId;
    if (heir === unitId || named.has(heir)) {
      if (!found.has(heir)) found.set(heir, { unitId: heir, role: roles.get(heir) ?? role });
      continue;
    }
    found.set(heir, { unitId: heir, role, successorOf: [...(found.get(heir)?.successorOf ?? []), unitId] });
  }
  return [...found.values()];
}

function addTriggered(context: Context, asked: RuleToDerive): void {
  const { duty, rule } = asked;
  if (rule.rule.type !== 'triggered') return;
  for (const trigger of context.triggers.get(duty.id) ?? []) {
    if (!inForceOn(rule, trigger.on)) continue;
    const due = triggeredDue(rule.rule, trigger, context.options.calendar);
    add(context, asked, due, triggerUnits(context, duty, trigger, due));
  }
}

/** Who answers for what is a unit's when it falls due: the unit, or the one that it was merged into. */
function whoAnswers({ options, units }: Context, unitId: UnitId, dueOn: PlainDate | undefined): UnitId {
  return standIn(units, unitId, dueOn ?? options.today) ?? unitId;
}

/** A case of a register, whoever of its units is asked about. */
function addOwed(context: Context, { duty, rule, watch, isUnfollowed }: RuleToDerive, one: OwedCase): void {
  const { options, countsFrom } = context;
  const unitId = whoAnswers(context, one.unitId, one.due.dueOn);
  if (options.unitIds !== undefined && !options.unitIds.has(unitId)) return;
  if (!inRange(one.due.dueOn, options) || isUnfollowed) return;
  const { today, dueSoonDays = DUE_SOON } = options;
  const made = owedCase({ duty, rule, watch, countsFrom, today, dueSoonDays }, { ...one, unitId });
  if (made !== undefined) context.out.push(made);
}

function addRequest(context: Context, asked: RuleToDerive, { due, standing, request, result }: DueRequest): void {
  const unitId = standing.handler ?? request.unitId;
  addOwed(context, asked, { due, unitId, role: 'responsible', doneOn: standing.result?.on, result });
}

function addCase(context: Context, asked: RuleToDerive, { due, standing, units, doneOn }: DueCase): void {
  const { isDone, isLate, isBroken, state, clock } = standing;
  // Units that were merged into one owe it once, in the first of their roles.
  const owed = new Map<UnitId, PartyRole>();
  for (const { unitId, role } of units) {
    const who = whoAnswers(context, unitId, due.dueOn);
    if (!owed.has(who)) owed.set(who, role);
  }
  for (const [unitId, role] of owed) {
    addOwed(context, asked, {
      due,
      unitId,
      role,
      doneOn: doneOn?.on,
      result: isDone ? state : undefined,
      isLateByHour: isLate && (isDone || clock?.isLate === true),
      isBroken,
    });
  }
}

function addRegister(context: Context, duty: Duty): void {
  const [rule] = effectiveRules(duty);
  if (rule === undefined) return;
  const asked = ruleToDerive(context, duty, rule);
  const { facts, options } = context;
  if (duty.register === 'requests') {
    for (const one of requestsDue(facts, options.calendar, options.today)) addRequest(context, asked, one);
  } else if (duty.register !== undefined) {
    const now = { on: options.today, ...(options.time === undefined ? {} : { at: options.time }) };
    for (const one of casesDue(facts, duty.register, options.calendar, now)) addCase(context, asked, one);
  }
}

/** Nobody has said when, nor done anything of it. What is on record for its reviews from before the time was asked keeps them. */
function isUndecided(context: Context, duty: Duty): boolean {
  return isTimeAsked(duty) && !context.recorded(duty.id, UNDATED_RULE_ID).any;
}

function addDuty(context: Context, duty: Duty): void {
  const { facts, options, who } = context;
  if (duty.register !== undefined) {
    addRegister(context, duty);
    return;
  }
  if (isUndecided(context, duty)) return;
  const rules = effectiveRules(duty);
  const dates = versionDates(rules, facts.year, options.calendar, facts.reviewDates);
  for (const rule of rules) {
    const asked = ruleToDerive(context, duty, rule);
    if (rule.rule.type === 'triggered') addTriggered(context, asked);
    for (const due of dates.get(rule.id) ?? []) {
      if (due.dueOn !== undefined) add(context, asked, due, who.on(duty.assignments, due.dueOn));
    }
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
 * Who: see `responsibility`; on the due day by the rule, which an extension does not change. A triggered rule gives one occurrence per trigger
 * and unit that the trigger names, keyed by the trigger's id. A duty that stands for a register gives one per case of the register that belongs to the
 * year, keyed by the case's id, for the unit that works on it. A quota wants N pieces by the end of each period. A continuous rule gives one
 * occurrence per unit and review date. A duty whose time is asked gives none. Dates are reckoned once per rule, not per unit.
 *
 * Nothing due before a duty's start (施行日) is owed, nor anything of a duty that is not followed, unless something is on record for it. What falls
 * due before the start of use (启用日) stands apart, unless the year counts it.
 */
export function deriveOccurrences(facts: YearFacts, options: DeriveOptions): Occurrence[] {
  const context: Context = {
    facts,
    options,
    day: lampDay(options.today, options.dueSoonDays ?? DUE_SOON),
    who: responsibility(facts.units, facts.groups),
    units: new Map(facts.units.map((unit) => [unit.id, unit])),
    triggers: groupTriggers(facts.triggers),
    recorded: recordedFacts(facts),
    pieces: piecesOf(facts),
    awaited: awaitedReplies(facts.awaited),
    saidDone: new Set(facts.saidDone.map(occurrenceText)),
    countsFrom: facts.frame.countsBefore ? undefined : facts.inUseFrom,
    out: [],
  };
  for (const duty of facts.duties) {
    if (options.dutyIds !== undefined && !options.dutyIds.has(duty.id)) continue;
    addDuty(context, duty);
  }
  return context.out;
}

/** The duties that have occurrences in the year, all of them before their start (施行日): nothing of them is owed. */
export function dutiesNotBegun(
  facts: YearFacts,
  occurrences: readonly Occurrence[],
  options: DeriveOptions,
): ReadonlySet<DutyId> {
  const owed = new Set(occurrences.map(({ dutyId }) => dutyId));
  const waiting = facts.duties.flatMap(({ startsOn, ...duty }): Duty[] =>
    startsOn === undefined || duty.following === 'none' || owed.has(duty.id) ? [] : [duty],
  );
  if (waiting.length === 0) return new Set();
  return new Set(deriveOccurrences({ ...facts, duties: waiting }, options).map(({ dutyId }) => dutyId));
}
