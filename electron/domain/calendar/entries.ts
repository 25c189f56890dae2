import type { PlainDate } from '../dates/plainDate.ts';
import type { Lamp, Occurrence, Tally } from '../model/occurrence.ts';
import { LAMP_ORDER } from '../words/states.ts';
import { dutyPeriodKey, dutyPeriodText, type DutyPeriodKey, type OfDutyPeriod } from '../model/occurrenceKey.ts';

/** Occurrences by lamp; lamps that do not occur are left out. */
export type LampCounts = Readonly<Partial<Record<Lamp, number>>>;

/** Occurrences by how they count; ways that do not occur are left out. */
export type TallyCounts = Readonly<Partial<Record<Tally, number>>>;

/** Many units' same duty on one day. */
export interface CalendarGroup extends DutyPeriodKey {
  /** The period's Chinese label. */
  readonly period: string;
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
  /** Units done (on time, late or taken down too early), and units in all; exempt ones count in neither. */
  readonly done: number;
  readonly total: number;
  /** The lamp that matters most. */
  readonly lamp: Lamp;
  readonly lamps: LampCounts;
  readonly tallies: TallyCounts;
}

/** The lamp that matters most among those counted; `exempt` for none at all. */
export function leadingLamp(lamps: LampCounts): Lamp {
  return LAMP_ORDER.find((lamp) => (lamps[lamp] ?? 0) > 0) ?? 'exempt';
}

/** Occurrences by lamp. */
export function countLamps(occurrences: readonly Occurrence[]): LampCounts {
  const lamps: Partial<Record<Lamp, number>> = {};
  for (const { lamp } of occurrences) lamps[lamp] = (lamps[lamp] ?? 0) + 1;
  return lamps;
}

export function countTallies(occurrences: readonly Occurrence[]): TallyCounts {
  const tallies: Partial<Record<Tally, number>> = {};
  for (const { tally } of occurrences) tallies[tally] = (tallies[tally] ?? 0) + 1;
  return tallies;
}

function group(first: Occurrence, dueOn: PlainDate, occurrences: readonly Occurrence[]): CalendarGroup {
  const lamps = countLamps(occurrences);
  const owed = occurrences.filter(({ lamp }) => lamp !== 'exempt');
  return {
    ...dutyPeriodKey(first),
    period: first.period.label,
    dueOn,
    provisional: occurrences.some(({ provisional }) => provisional),
    done: owed.filter(({ done, needed }) => done >= needed).length,
    total: owed.length,
    lamp: leadingLamp(lamps),
    lamps,
    tallies: countTallies(occurrences),
  };
}

/** Names the entry that holds an occurrence, or the entry itself. */
export function entryName(one: OfDutyPeriod & { readonly dueOn: PlainDate | undefined }): string {
  return `${dutyPeriodText(one)} ${one.dueOn}`;
}

/** One entry per duty, rule, period and due date, by date and then in the order of the occurrences. Undated occurrences have no place in a calendar. */
export function calendarEntries(occurrences: readonly Occurrence[]): CalendarGroup[] {
  const groups = new Map<string, { readonly dueOn: PlainDate; readonly members: Occurrence[] }>();
  for (const occurrence of occurrences) {
    const { dueOn } = occurrence;
    if (dueOn === undefined) continue;
    const key = entryName(occurrence);
    const before = groups.get(key);
    if (before === undefined) groups.set(key, { dueOn, members: [occurrence] });
    else before.members.push(occurrence);
  }
  const entries: CalendarGroup[] = [];
  for (const { dueOn, members } of groups.values()) {
    const [first] = members;
    if (first !== undefined) entries.push(group(first, dueOn, members));
  }
  return entries.sort((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
}
