import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyId, ReminderId, RuleId, UnitId, VerificationId, Year } from '../../../electron/domain/brand.ts';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import type { Reminder, Verification } from '../../../electron/domain/model/ledger.ts';
import type { ItemState } from '../../../electron/domain/model/occurrence.ts';
import type { Tally } from '../../../electron/domain/model/occurrence.ts';
import { isOpen, lastSlip, mayPress, proposedLevel } from '../../../electron/domain/reminders/pressing.ts';
import { holderOf, nextNumber, slipEvents, slipState } from '../../../electron/domain/reminders/slips.ts';
import { ITEM_STATES } from '../../../electron/domain/words/ledger.ts';
import { day } from '../occurrences/occurrenceFacts.ts';

let made = 0;

function slip(over: Partial<Reminder> = {}): Reminder {
  made += 1;
  const level = over.level ?? 1;
  return {
    id: `s${made}` as ReminderId,
    year: 2021 as Year,
    unitId: 'u' as UnitId,
    level,
    levelName: ['提醒', '催办', '督办'][level - 1] ?? '',
    number: made,
    documentNumber: `${made}号`,
    on: day('2021-07-01'),
    replyBy: day('2021-07-06'),
    items: [],
    recordedAt: '2021-07-01T01:00:00.000Z',
    recordedIn: made,
    ...over,
  };
}

function item(state: ItemState, tally: Tally = 'missed', dueOn = '2021-06-30', newDueOn?: string) {
  const verification: Verification = {
    id: 'v' as VerificationId,
    dutyId: 'd' as DutyId,
    ruleId: 'r' as RuleId,
    unitId: 'u' as UnitId,
    periodKey: '2021',
    on: day('2021-07-02'),
    reason: '缺',
    elements: [],
    by: '',
    recordedAt: '',
    recordedIn: 1,
    result: 'returned',
    fault: 'material',
    newDueOn: day(newDueOn ?? '2021-07-09'),
  };
  return { state, tally, dueOn: day(dueOn), ...(newDueOn === undefined ? {} : { verification }) };
}

const on = (today: string, levels = 3) => ({ today: day(today), soonDays: 7, levels });

describe('which items are pressed for', () => {
  it('what is open and due; never what waits for the office or stands apart', () => {
    const open = ITEM_STATES.filter((state) => isOpen(item(state)));
    expect(open).toEqual(['overdue', 'returned', 'noReply', 'checkDue', 'dueSoon', 'upcoming', 'ongoing']);
    expect(ITEM_STATES.filter((state) => isOpen(item(state, 'apart')))).toEqual([]);
  });

  it('the mildest level also for what falls due soon, the others for what is overdue alone', () => {
    const levels = (one: ReturnType<typeof item>, today = '2021-07-01') =>
      [1, 2, 3].filter((level) => mayPress(one, level, day(today), 7));
    expect(levels(item('overdue'))).toEqual([1, 2, 3]);
    expect(levels(item('dueSoon', 'notDue', '2021-07-08'))).toEqual([1]);
    expect(levels(item('upcoming', 'notDue', '2021-07-09'))).toEqual([]);
    expect(levels(item('ongoing', 'notDue'))).toEqual([]);
    // A review of counted work is looked at, not late.
    expect(levels(item('checkDue', 'missed'))).toEqual([1]);
    expect(levels(item('checkDue', 'notDue'))).toEqual([]);
    expect(levels(item('returned', 'onTime', '2021-06-30', '2021-07-08'))).toEqual([1]);
    expect(levels(item('returned', 'onTime', '2021-06-30', '2021-07-09'))).toEqual([]);
    expect(levels(item('overdue', 'missed', '2021-06-30', '2021-07-01'), '2021-07-02')).toEqual([1, 2, 3]);
  });
});

describe('which level is proposed', () => {
  it('提醒 07-01, reply 07-06: nothing on 07-06, 催办 on 07-07', () => {
    const slips = [slip()];
    expect(proposedLevel(item('overdue'), [], on('2021-07-01'))).toBe(1);
    expect(proposedLevel(item('overdue'), slips, on('2021-07-06'))).toBeUndefined();
    expect(proposedLevel(item('overdue'), slips, on('2021-07-07'))).toBe(2);
    expect(proposedLevel(item('toVerify', 'late'), slips, on('2021-07-07'))).toBeUndefined();
  });

  it('by the last slip in force; what was reminded of and is not overdue waits; the highest comes again', () => {
    const first = slip();
    const second = slip({ level: 2, on: day('2021-07-07'), replyBy: day('2021-07-09') });
    expect(proposedLevel(item('overdue'), [second, first], on('2021-07-09'))).toBeUndefined();
    expect(proposedLevel(item('overdue'), [second, first], on('2021-07-10'))).toBe(3);
    expect(proposedLevel(item('overdue'), [{ ...second, withdrawn: '误发' }, first], on('2021-07-09'))).toBe(2);
    expect(proposedLevel(item('dueSoon', 'notDue', '2021-07-10'), [first], on('2021-07-08'))).toBeUndefined();
    const third = slip({ level: 3, replyBy: day('2021-07-12') });
    expect(proposedLevel(item('overdue'), [first, second, third], on('2021-07-13'))).toBe(3);
    // Levels can be taken away: the highest that is left.
    expect(proposedLevel(item('overdue'), [first, second, third], on('2021-07-13', 2))).toBe(2);
  });

  it('over any history: nothing before the reply day has passed, never more than one level up, above the first only what is overdue', () => {
    const slips = fc.array(
      fc.record({ level: fc.integer({ min: 1, max: 3 }), days: fc.nat(20), answer: fc.nat(10), isVoid: fc.boolean() }),
      { maxLength: 5 },
    );
    const state = fc.constantFrom(...ITEM_STATES);
    fc.assert(
      fc.property(slips, state, fc.nat(40), (history, held, passed) => {
        const own = history.map(({ level, days, answer, isVoid }) => {
          const issued = addDays(day('2021-07-01'), days);
          const replyBy = addDays(issued, answer);
          return slip({ level, on: issued, replyBy, ...(isVoid ? { withdrawn: '误' } : {}) });
        });
        const today = addDays(day('2021-07-01'), passed);
        const level = proposedLevel(item(held), own, { today, soonDays: 7, levels: 3 });
        const last = lastSlip(own);
        if (level === undefined) return;
        expect(last?.withdrawn).toBeUndefined();
        expect(level).toBe(last ? Math.min(last.level + 1, 3) : 1);
        if (last) expect(last.replyBy < today).toBe(true);
        if (level > 1) expect(held).toBe('overdue');
        expect(isOpen(item(held))).toBe(true);
      }),
    );
  });
});

describe('slips', () => {
  it('stand where their answer stands; the reply day itself is not late', () => {
    const one = slip();
    expect(slipState(one, day('2021-07-06'))).toBe('waiting');
    expect(slipState(one, day('2021-07-07'))).toBe('unanswered');
    const answered = { ...one, answer: { on: day('2021-07-08'), text: '已补' } };
    expect(slipState(answered, day('2021-07-09'))).toBe('answered');
    expect(slipState({ ...answered, withdrawn: '误发' }, day('2021-07-09'))).toBe('withdrawn');
  });

  it('are numbered by level, after the highest, void ones among them', () => {
    const all = [slip({ number: 4 }), slip({ number: 9, withdrawn: '误' }), slip({ level: 2, number: 2 })];
    expect([1, 2, 3].map((level) => nextNumber(all, level))).toEqual([10, 3, 1]);
    // The highest there may be is taken: the first free one.
    expect(nextNumber([slip({ number: 9999 }), slip({ number: 1 })], 1)).toBe(2);
    expect(holderOf(all, { level: 1, number: 9 })?.withdrawn).toBe('误');
    expect(holderOf(all, { level: 2, number: 9 })).toBeUndefined();
  });

  it('in force are dated events of their units; void ones never happened', () => {
    const later = slip({ level: 2, on: day('2021-07-20'), replyBy: day('2021-07-23'), documentNumber: '催2号' });
    const events = slipEvents([later, slip({ documentNumber: '提1号' }), slip({ withdrawn: '误' })]);
    expect(
      events.map(({ on: at, levelName, documentNumber, items }) => [at, levelName, documentNumber, items]),
    ).toEqual([
      ['2021-07-01', '提醒', '提1号', 0],
      ['2021-07-20', '催办', '催2号', 0],
    ]);
  });
});
