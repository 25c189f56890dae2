import type { CalendarEntry, ResponsibilityFilter } from '../../electron/contract/calendar.ts';
import type { DutyPeriodKey } from '../../electron/contract/occurrenceKey.ts';
import type { Lamp, LampCounts, PartyRole, Tally, TallyCounts } from '../../electron/contract/shared.ts';
import type { DutyId, GroupId, RuleId, UnitId } from '../../electron/domain/brand.ts';
import { parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { AddressCodec } from '../address/useAddressState.ts';
import { PARTY_ROLES } from '../../electron/domain/words/duties.ts';
import { LAMP_ORDER, LAMP_WORDS } from '../../electron/domain/words/states.ts';

/** Which entry is open: what `calendar.entry` asks for. */
export interface EntryKey extends DutyPeriodKey {
  readonly dueOn: PlainDate;
}

/** An entry in the address: four parts between tildes, which no id holds. */
export function writeEntryKey(key: EntryKey): string {
  return [key.dutyId, key.ruleId, key.periodKey, key.dueOn].join('~');
}

/** The entry that is open, as the address keeps it. */
export const entryInAddress: AddressCodec<EntryKey | undefined> = {
  parse: (written) => {
    const [dutyId, ruleId, periodKey, due] = written?.split('~') ?? [];
    const dueOn = due === undefined ? undefined : parsePlainDate(due);
    if (!dutyId || !ruleId || !periodKey || dueOn === undefined) return undefined;
    // Ids of the address are only sent to the app, which checks them.
    return { dutyId: dutyId as DutyId, ruleId: ruleId as RuleId, periodKey, dueOn };
  },
  format: (key) => key && writeEntryKey(key),
};

/** Whose occurrences the filters of the address ask for, as the contract takes it. */
export function filterOfAddress({ unit, group, roles }: AddressFilter): ResponsibilityFilter {
  return {
    ...(unit === '' ? {} : { unitId: unit }),
    ...(group === '' ? {} : { groupId: group }),
    ...(roles.length === PARTY_ROLES.length ? {} : { roles }),
  };
}

interface AddressFilter {
  readonly unit: UnitId | '';
  readonly group: GroupId | '';
  readonly roles: readonly PartyRole[];
}

/** What a chip or a row says of an entry: the clause that its rule stands in, where the content holds several. */
export function entryText({ clause, content }: Pick<CalendarEntry, 'clause' | 'content'>): string {
  return clause ?? content;
}

/** Occurrences by lamp over entries. */
export function sumLamps(entries: readonly Pick<CalendarEntry, 'lamps'>[]): LampCounts {
  const sum: Partial<Record<Lamp, number>> = {};
  for (const { lamps } of entries) {
    // Keys of a record of lamps.
    for (const [lamp, n] of Object.entries(lamps) as [Lamp, number][]) sum[lamp] = (sum[lamp] ?? 0) + n;
  }
  return sum;
}

/** How occurrences count, over entries. */
export function sumTallies(entries: readonly Pick<CalendarEntry, 'tallies'>[]): TallyCounts {
  const sum: Partial<Record<Tally, number>> = {};
  for (const { tallies } of entries) {
    // Keys of a record of tallies.
    for (const [tally, n] of Object.entries(tallies) as [Tally, number][]) sum[tally] = (sum[tally] ?? 0) + n;
  }
  return sum;
}

/**
 * The line beside the title: 到期应办 251 项 · 按时 231 · 迟办 11 · 逾期 9 · 未到期 35. As every rate counts: what is not due is in no
 * denominator, and what stands apart (exempt, 此前, not counted) is not in it at all.
 */
export function countLine(
  { onTime = 0, late = 0, breach = 0, missed = 0, notDue = 0 }: TallyCounts,
  { overdue = 0 }: LampCounts,
): string {
  return [
    `到期应办 ${onTime + late + breach + missed} 项`,
    `${LAMP_WORDS.onTime} ${onTime}`,
    `${LAMP_WORDS.late} ${late}`,
    ...(breach > 0 ? [`${LAMP_WORDS.breach} ${breach}`] : []),
    `${LAMP_WORDS.overdue} ${overdue}`,
    ...(missed > overdue ? [`${LAMP_WORDS.checkDue} ${missed - overdue}`] : []),
    `${LAMP_WORDS.upcoming} ${notDue}`,
  ].join(' · ');
}

/** Day by day, the most urgent first, then the duty with most units. */
export function sortEntries(entries: readonly CalendarEntry[]): readonly CalendarEntry[] {
  return entries.toSorted(
    (a, b) =>
      (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)) ||
      LAMP_ORDER.indexOf(a.lamp) - LAMP_ORDER.indexOf(b.lamp) ||
      b.total - a.total ||
      a.content.localeCompare(b.content, 'zh-CN'),
  );
}

/** Most urgent lamp first, for the list of units. */
export function byUrgency<T extends { readonly lamp: Lamp }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => LAMP_ORDER.indexOf(a.lamp) - LAMP_ORDER.indexOf(b.lamp));
}
