import type { UnitId } from '../../domain/brand.ts';
import { addDays, daysBetween, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { isWorkday, type WorkCalendar } from '../../domain/workdays/workCalendar.ts';
import type { Random } from './random.ts';

/** What the invented units' year is played with. */
export interface Play {
  readonly random: Random;
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
  /** 0 to 1: how likely a unit is to be on time. */
  readonly diligence: ReadonlyMap<UnitId, number>;
}

/** Most units are on time nearly always; every ninth or so needs reminding. */
export function playDiligence(units: readonly UnitId[], random: Random): ReadonlyMap<UnitId, number> {
  return new Map(
    units.map((id) => [id, random.chance(0.11) ? 0.68 + 0.12 * random.next() : 0.9 + 0.095 * random.next()]),
  );
}

/** Days on which a unit did the pieces of an occurrence, none later than today; empty where it has done nothing yet. */
export function playOccurrence(occurrence: Occurrence, play: Play): readonly PlainDate[] {
  const { random, today } = play;
  const diligence = play.diligence.get(occurrence.unitId) ?? 0.9;
  const from = occurrence.period.from;
  if (from > today) return [];
  if (occurrence.dueOn === undefined) {
    return random.chance(0.45 * diligence)
      ? [workdayBetween(addDays(from, 40), today, play)].filter((day) => day <= today)
      : [];
  }
  const pieces: PlainDate[] = [];
  for (let piece = 0; piece < occurrence.needed; piece += 1) {
    const day = playPiece(occurrence, occurrence.dueOn, diligence, play);
    if (day !== undefined && day <= today) pieces.push(day);
  }
  return pieces.toSorted();
}

function playPiece(occurrence: Occurrence, dueOn: PlainDate, diligence: number, play: Play): PlainDate | undefined {
  const { random, today } = play;
  const { from } = occurrence.period;
  if (random.chance(diligence)) {
    const earliest = addDays(dueOn, -leadTime(occurrence));
    return workdayBetween(earliest > from ? earliest : from, dueOn, play);
  }
  // Old omissions were found and made good; some recent ones are still open.
  const open = daysBetween(dueOn, today) < 120 && random.chance(0.6);
  if (open) return undefined;
  const day = addDays(dueOn, random.between(1, 12));
  return workdayBetween(day, addDays(day, 3), play);
}

/** How many days ahead of the due date work usually gets done: longer periods leave more room. */
function leadTime({ period }: Occurrence): number {
  const length = daysBetween(period.from, period.to) + 1;
  if (length <= 1) return 0;
  if (length <= 7) return 4;
  return length <= 31 ? 12 : 25;
}

/** A working day from `from` to `to`, or `to` itself where there is none. */
export function workdayBetween(
  from: PlainDate,
  to: PlainDate,
  { random, calendar }: Pick<Play, 'random' | 'calendar'>,
) {
  if (from >= to) return to;
  let day = addDays(from, random.between(0, daysBetween(from, to)));
  while (day < to && !isWorkday(calendar, day)) day = addDays(day, 1);
  return day;
}
