import type { Year } from '../../domain/brand.ts';
import { addDays, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { deriveOccurrences } from '../../domain/occurrences/derive.ts';
import { slipNumber } from '../../domain/papers/reminder.ts';
import { DEFAULT_LEVELS } from '../../domain/reminders/slips.ts';
import { addWorkdays, lastWorkdayOnOrBefore } from '../../domain/workdays/workCalendar.ts';
import type { ServiceContext } from '../app/context.ts';

/** A slip as it went to a unit, so many days ago. */
interface Played {
  readonly level: number;
  readonly daysAgo: number;
  readonly answer?: string;
  readonly withdrawn?: string;
}

/** What the first units with something long overdue got: each standing of a slip, and each level. */
const PLAY: readonly (readonly Played[])[] = [
  [{ level: 1, daysAgo: 18 }],
  [{ level: 1, daysAgo: 18, answer: '负责同志调整，正在补办，本月底前公开。' }],
  [
    { level: 1, daysAgo: 18 },
    { level: 2, daysAgo: 1 },
  ],
  [{ level: 1, daysAgo: 18, withdrawn: '与上一份重复' }],
  [
    { level: 1, daysAgo: 18 },
    { level: 2, daysAgo: 9, answer: '已安排专人办理。' },
  ],
];

/** Slips of the invented office, without files: nobody made a paper of them. Runs inside a command. */
export function writeReminders({ store, clock, calendar }: ServiceContext, year: Year): void {
  const today = clock.today();
  const overdue = deriveOccurrences(store.facts(year), { today, calendar }).filter(({ state }) => state === 'overdue');
  const early = lastWorkdayOnOrBefore(calendar, addDays(today, -18));
  if (early < dayInMonth(year, 1, 1)) return;
  const units = [...Map.groupBy(overdue.filter(isDueBefore(early)), ({ unitId }) => unitId)];
  const numbers = new Map<number, number>();
  for (const [index, played] of PLAY.entries()) {
    const [unitId, items] = units[index] ?? [];
    if (unitId === undefined || items === undefined) return;
    for (const { level, daysAgo, answer, withdrawn } of played) {
      const steps = DEFAULT_LEVELS[level - 1];
      if (!steps) continue;
      const on = lastWorkdayOnOrBefore(calendar, addDays(today, -daysAgo));
      const number = (numbers.get(level) ?? 0) + 1;
      numbers.set(level, number);
      const replyBy = addWorkdays(calendar, on, steps.replyWorkdays);
      const id = store.reminders.add({
        year,
        unitId,
        level,
        levelName: steps.name,
        number,
        documentNumber: slipNumber('', steps, year, number),
        on,
        replyBy,
        items: items.map(occurrenceKey),
        recordedAt: `${on}T02:00:00.000Z`,
      });
      if (answer !== undefined) store.reminders.setAnswer(id, { on: addWorkdays(calendar, on, 1), text: answer });
      if (withdrawn !== undefined) store.reminders.withdraw(id, withdrawn);
    }
  }
}

function isDueBefore(day: PlainDate): (one: Occurrence) => boolean {
  return ({ dueOn }) => dueOn !== undefined && dueOn < day;
}
