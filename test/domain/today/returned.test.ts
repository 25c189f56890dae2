import { expect, it } from 'vitest';
import { checksOf, isVerifying } from '../../../electron/domain/ledger/dutyChecks.ts';
import { marksOf } from '../../../electron/domain/ledger/items.ts';
import { newlyOverdue } from '../../../electron/domain/today/since.ts';
import { restOfWeek, todayList } from '../../../electron/domain/today/lists.ts';
import { isAwaited } from '../../../electron/domain/reminders/pressing.ts';
import type { Reminder } from '../../../electron/domain/model/ledger.ts';
import { one, registered, returned } from '../occurrences/checkedItems.ts';
import { day, facts } from '../occurrences/occurrenceFacts.ts';

/** Done on 06-28, due 06-30, returned on 07-02 to come again by 07-09. */
const on = (today: string, fault: 'material' | 'requirement' = 'material') =>
  one({
    today,
    fulfilments: [registered('2021-06-28')],
    verifications: [returned('2021-07-02', fault, '2021-07-09')],
  });

it('what was returned is of the week of its new day, and open, green or not', () => {
  for (const fault of ['material', 'requirement'] as const) {
    const item = on('2021-07-06', fault);
    const of = (list: 'thisWeek' | 'thisWeekOpen' | 'nextWeek', today: string) =>
      todayList(list, [item], facts({}), { today: day(today), look: undefined }).length;
    expect([of('thisWeek', '2021-07-06'), of('thisWeekOpen', '2021-07-06'), of('nextWeek', '2021-06-30')]).toEqual([
      1, 1, 1,
    ]);
    // Not of the week in which it was due at first.
    expect(of('thisWeek', '2021-06-30')).toBe(0);
    expect(restOfWeek([item], facts({}), day('2021-07-06'))).toHaveLength(1);
    expect(restOfWeek([item], facts({}), day('2021-06-30'))).toHaveLength(0);
  }
});

it('is newly overdue from the day after the new one', () => {
  const past = on('2021-07-10');
  expect(newlyOverdue([past], { day: day('2021-07-09') })).toEqual([past]);
  expect(newlyOverdue([past], { day: day('2021-07-10') })).toEqual([]);
});

it('a line of several tells states as the ledger does: past its new day it is returned by its mark alone', () => {
  const both = [on('2021-07-10'), on('2021-07-06')];
  const { states, marks } = checksOf(both, () => 2);
  expect([...states]).toEqual([['returned', 1]]);
  expect([...marks]).toEqual([
    ['pressed', 2],
    ['returned', 2],
  ]);
  const overdueAlone = checksOf([on('2021-07-10')], () => 0);
  expect([overdueAlone.states.size, isVerifying(overdueAlone)]).toEqual([0, true]);
  const untouched = checksOf([one({ today: '2021-07-10' })], () => 1);
  expect([isVerifying(untouched), [...untouched.marks]]).toEqual([false, [['pressed', 1]]]);
  expect(marksOf({ occurrence: on('2021-07-10'), reminders: 2 })).toEqual(['pressed', 'returned']);
});

it('an answer is awaited up to the reply day of the last slip', () => {
  const slip = (replyBy: string, recordedIn: number) =>
    ({ replyBy: day(replyBy), recordedIn, level: 1 }) as unknown as Reminder;
  const slips = [slip('2021-05-14', 1), slip('2021-07-06', 2)];
  expect(['2021-07-06', '2021-07-07'].map((today) => isAwaited(slips, day(today)))).toEqual([true, false]);
  expect(isAwaited([], day('2021-07-06'))).toBe(false);
});
