import type { AssignmentView, OccurrenceView } from '../../contract/duties.ts';
import type { RuleView } from '../../contract/shared.ts';
import type { GroupId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Assignment, Duty } from '../../domain/model/duty.ts';
import type { Exemption, Extension, Fulfilment } from '../../domain/model/registrations.ts';
import { memberIds } from '../../domain/groups/membership.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { daysLate, newDueOn } from '../../domain/model/dueNow.ts';
import { describeRule } from '../../domain/rules/describe.ts';
import { mayRegister } from '../../domain/registrations/mayRegister.ts';
import { keepUntil } from '../../domain/rules/duration.ts';
import type { TimeRule } from '../../domain/model/timeRule.ts';
import type { WorkCalendar } from '../../domain/workdays/workCalendar.ts';
import type { KnownParty } from '../../domain/units/names.ts';
import type { RuleReading } from '../../domain/reading/wording/reading.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';

/** Looks facts up by id. */
export interface FactsIndex {
  readonly unitNames: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, { readonly name: string; readonly members: number }>;
  readonly duties: ReadonlyMap<string, Duty>;
  readonly fulfilments: ReadonlyMap<string, Fulfilment>;
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly exemptions: ReadonlyMap<string, Exemption>;
}

const indexes = new WeakMap<YearFacts, FactsIndex>();

/** The index of a year's facts; made once per facts object. */
export function factsIndex(facts: YearFacts): FactsIndex {
  const known = indexes.get(facts);
  if (known) return known;
  const index: FactsIndex = {
    unitNames: new Map(facts.units.map((unit) => [unit.id, unit.name])),
    groups: new Map(
      facts.groups.map((group) => [group.id, { name: group.name, members: memberIds(group, facts.units).length }]),
    ),
    duties: new Map(facts.duties.map((duty) => [duty.id, duty])),
    fulfilments: new Map(facts.fulfilments.map((done) => [done.id, done])),
    extensions: new Map(facts.extensions.map((each) => [each.id, each])),
    exemptions: new Map(facts.exemptions.map((each) => [each.id, each])),
  };
  indexes.set(facts, index);
  return index;
}

/** One unit's occurrence as every screen lists it. */
export function occurrenceView(
  occurrence: Occurrence,
  facts: YearFacts,
  today: PlainDate,
  /** Given where publications are dealt with one by one: until when each must stay up is then reckoned too. */
  calendar?: WorkCalendar,
): OccurrenceView {
  const index = factsIndex(facts);
  const duty = index.duties.get(occurrence.dutyId);
  const again = newDueOn(occurrence);
  const { unitId, dueOn, advisedOn, provisional, lamp, tally, early, needed, done, doneOn } = occurrence;
  return {
    ...occurrenceKey(occurrence),
    unit: index.unitNames.get(unitId) ?? '',
    content: duty?.content ?? '',
    period: occurrence.period.label,
    ...(duty?.register === undefined ? {} : { register: duty.register }),
    dueOn,
    ...exceptionsOf(occurrence, index),
    ...(again === undefined ? {} : { newDueOn: again }),
    advisedOn,
    provisional,
    lamp,
    tally,
    ...(early ? { early } : {}),
    needed,
    done,
    doneOn,
    mayRegister: duty !== undefined && mayRegister(duty, occurrence),
    ...(occurrence.state === 'closed' ? { isClosed: true } : {}),
    daysLate: daysLate(occurrence, today),
    fulfilments: occurrence.fulfilmentIds.flatMap((id) => {
      const found = index.fulfilments.get(id);
      return found ? [publication(found, duty, calendar)] : [];
    }),
  };
}

function publication(
  { id, doneOn, title, link, takenDownOn, earlyReason }: Fulfilment,
  duty: Duty | undefined,
  calendar: WorkCalendar | undefined,
): OccurrenceView['fulfilments'][number] {
  const until = duty && calendar && keepUntil(duty.rules, doneOn, calendar);
  return {
    id,
    doneOn,
    title,
    link,
    ...(until === undefined ? {} : { keepUntil: until }),
    ...(takenDownOn === undefined ? {} : { takenDownOn }),
    ...(earlyReason === undefined ? {} : { earlyReason }),
  };
}

function exceptionsOf(
  { originalDueOn, extensionId, exemptionId }: Occurrence,
  index: FactsIndex,
): Pick<OccurrenceView, 'originalDueOn' | 'extension' | 'exemption'> {
  const extension = extensionId === undefined ? undefined : index.extensions.get(extensionId);
  const exemption = exemptionId === undefined ? undefined : index.exemptions.get(exemptionId);
  return {
    ...(originalDueOn === undefined ? {} : { originalDueOn }),
    ...(extension === undefined ? {} : { extension: { id: extension.id, reason: extension.reason } }),
    ...(exemption === undefined ? {} : { exemption: { id: exemption.id, reason: exemption.reason } }),
  };
}

/** A rule with its sentence and short form. */
export function ruleView(rule: TimeRule, planYear: number): RuleView {
  const { sentence, short } = describeRule(rule, planYear);
  return { rule, sentence, short };
}

/** A rule that was read, with the words it came from. */
export function ruleReadingView(reading: RuleReading, planYear: number): RuleReading & RuleView {
  return { ...reading, ...ruleView(reading.rule, planYear) };
}

/** Who bears a name, as the contract says it; nothing where nobody does. */
export function partyIds(party: KnownParty | undefined): { readonly unitId?: UnitId; readonly groupId?: GroupId } {
  if (!party) return {};
  return party.kind === 'unit' ? { unitId: party.id } : { groupId: party.id };
}

/** A responsible party as a tag. */
export function assignmentView({ party, role }: Assignment, facts: YearFacts): AssignmentView {
  const index = factsIndex(facts);
  if (party.kind === 'unit') return { party, role, name: index.unitNames.get(party.id) ?? '', members: 1 };
  const group = index.groups.get(party.id);
  return { party, role, name: group?.name ?? '', members: group?.members ?? 0 };
}
