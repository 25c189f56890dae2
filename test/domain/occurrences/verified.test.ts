import { describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { marksOf } from '../../../electron/domain/ledger/items.ts';
import { proposedReturnDay } from '../../../electron/domain/ledger/verifying.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { keepUntil } from '../../../electron/domain/rules/duration.ts';
import { accepted, calendar, KEY, one, QUOTA, registered, returned, scored, type Given } from './checkedItems.ts';
import { day, duty, exempted, extended, ONCE, takenDown } from './occurrenceFacts.ts';

describe('where an item stands, by the examples of the working ledger', () => {
  it('due 06-30, done 06-28: waits to be verified, on time', () => {
    const item = one({ today: '2021-07-01', fulfilments: [registered('2021-06-28')] });
    expect(item).toMatchObject({ state: 'toVerify', lamp: 'onTime', tally: 'onTime' });
  });

  it('returned 07-02 for material: five working days are proposed, to 07-09; resubmitted and accepted it is closed, on time', () => {
    expect(proposedReturnDay(calendar, day('2021-07-02'))).toBe('2021-07-09');
    const first = registered('2021-06-28');
    const back = returned('2021-07-02', 'material', '2021-07-09');
    const waiting = one({ today: '2021-07-05', fulfilments: [first], verifications: [back] });
    expect(waiting).toMatchObject({ state: 'returned', lamp: 'onTime', tally: 'onTime', returns: 1 });
    const again = registered('2021-07-08');
    const resubmitted = { today: '2021-07-09', fulfilments: [first, again], verifications: [back] };
    expect(one(resubmitted)).toMatchObject({ state: 'toVerify', doneOn: '2021-06-28', tally: 'onTime' });
    const closed = one({ ...resubmitted, today: '2021-07-12', verifications: [back, accepted('2021-07-12')] });
    expect(closed).toMatchObject({ state: 'closed', lamp: 'onTime', tally: 'onTime', doneOn: '2021-06-28' });
    expect(marksOf({ occurrence: closed, reminders: 0 })).toEqual(['returned']);
  });

  it('returned for the matter itself: the day of the resubmission counts, and 迟 stays for ever', () => {
    const first = registered('2021-06-28');
    const back = returned('2021-07-02', 'requirement', '2021-07-09');
    const waiting = one({ today: '2021-07-05', fulfilments: [first], verifications: [back] });
    expect(waiting).toMatchObject({ state: 'returned', lamp: 'dueSoon', tally: 'notDue', done: 0 });
    const again = registered('2021-07-08');
    const verifications = [back, accepted('2021-07-12')];
    const closed = one({ today: '2021-07-12', fulfilments: [first, again], verifications });
    expect(closed).toMatchObject({ state: 'closed', lamp: 'late', tally: 'late', doneOn: '2021-07-08' });
    expect(marksOf({ occurrence: closed, reminders: 2 })).toEqual(['late', 'pressed', 'returned']);
  });

  it('returned on a worked Sunday, 09-26: 10-08; nothing by then, it is overdue on 10-09 and still returned', () => {
    expect(proposedReturnDay(calendar, day('2021-09-26'))).toBe('2021-10-08');
    for (const fault of ['material', 'requirement'] as const) {
      const fulfilments = [registered('2021-06-28')];
      const verifications = [returned('2021-09-26', fault, '2021-10-08')];
      expect(one({ today: '2021-10-08', fulfilments, verifications }).state).toBe('returned');
      const past = one({ today: '2021-10-09', fulfilments, verifications });
      expect(past).toMatchObject({ state: 'overdue', lamp: 'overdue', tally: 'missed', returns: 1 });
      expect(marksOf({ occurrence: past, reminders: 0 })).toContain('returned');
    }
  });

  it('a quota counts as registered when it is full', () => {
    const first = registered('2021-03-01', KEY.quota);
    const half = one({ today: '2021-04-01', rule: QUOTA, fulfilments: [first] });
    expect(half).toMatchObject({ state: 'upcoming', done: 1, needed: 2 });
    const second = registered('2021-05-01', KEY.quota);
    const full = { today: '2021-05-02', rule: QUOTA, fulfilments: [first, second] };
    expect(one(full)).toMatchObject({ state: 'toVerify', done: 2 });
    const closed = { ...full, verifications: [accepted('2021-05-02', KEY.quota)] };
    expect(one(closed).state).toBe('closed');
    const third = registered('2021-05-20', KEY.quota);
    expect(one({ ...closed, fulfilments: [first, second, third] })).toMatchObject({ state: 'toVerify', done: 3 });
    // Of a quota that is not what was asked for, one piece is to come anew.
    const back = returned('2021-07-02', 'requirement', '2021-07-09', KEY.quota);
    const two = { ...full, today: '2021-07-05', verifications: [back] };
    expect(one(two)).toMatchObject({ state: 'returned', done: 1, tally: 'notDue' });
    const anew = registered('2021-07-08', KEY.quota);
    expect(one({ ...two, fulfilments: [first, second, anew] })).toMatchObject({ doneOn: '2021-07-08', lamp: 'late' });
  });

  it('"later" is by the order of recording, not by the day', () => {
    // Accepted, and registered afterwards with an earlier day: it is to be checked again.
    const check = accepted('2021-06-29');
    const item = one({ today: '2021-07-01', fulfilments: [registered('2021-06-10')], verifications: [check] });
    expect(item.state).toBe('toVerify');
  });

  it('exemption, a report from a book, what is not verified, what stands apart', () => {
    const fulfilments = [registered('2021-06-28')];
    const exemptions = [exempted('d', KEY.once)];
    expect(one({ today: '2021-07-05', more: { exemptions } }).state).toBe('exempt');
    const said = { dutyId: 'd' as DutyId, ruleId: 'r1' as RuleId, unitId: 'a' as UnitId, periodKey: KEY.once };
    expect(one({ today: '2021-07-05', more: { saidDone: [said] } })).toMatchObject({
      state: 'reported',
      lamp: 'overdue',
    });
    expect(one({ today: '2021-07-05', fulfilments, more: { saidDone: [said] } }).state).toBe('toVerify');
    expect(one({ today: '2021-07-05', fulfilments, frame: { verifies: false } }).state).toBe('registered');
    expect(one({ today: '2021-07-05', fulfilments, isVerified: false }).state).toBe('registered');
    expect(one({ today: '2021-07-05', fulfilments, more: { inUseFrom: day('2021-07-01') } }).state).toBe('before');
    // What was accepted once stays closed where the year verifies nothing any more.
    const verifications = [accepted('2021-07-01')];
    expect(one({ today: '2021-07-05', fulfilments, verifications, frame: { verifies: false } }).state).toBe('closed');
  });

  it('weekly and oftener is not verified unless the office says so', () => {
    const weekly: TimeRule = {
      type: 'recurring',
      every: 'week',
      due: { at: 'periodEnd' },
      covers: 'same',
      shift: { kind: 'none' },
    };
    const fulfilments = [registered('2021-01-06', '2021-W01')];
    const first = (given: Partial<Given>) => one({ today: '2021-02-01', rule: weekly, fulfilments, ...given });
    expect(first({}).state).toBe('registered');
    expect(first({ isVerified: true }).state).toBe('toVerify');
  });

  it('lateness is against the extended day; the new day of a return moves nothing of it', () => {
    const extensions = [extended('d', KEY.once, '2021-07-05')];
    const first = registered('2021-07-03');
    const back = returned('2021-07-06', 'requirement', '2021-07-13');
    const again = registered('2021-07-07');
    const item = one({ today: '2021-07-08', fulfilments: [first, again], verifications: [back], more: { extensions } });
    expect(item).toMatchObject({ dueOn: '2021-07-05', lamp: 'late', state: 'toVerify' });
  });
});

describe('a notice that must stay up for 30 days, put up on 02-01', () => {
  const stay: TimeRule = { type: 'minimumDuration', n: 30, count: 'day' };

  it.each([
    ['2021-02-05', { lamp: 'breach', tally: 'breach', state: 'toVerify' }, ['breach']],
    ['2021-03-03', { lamp: 'onTime', tally: 'onTime', state: 'toVerify' }, []],
  ] as const)('taken down on %s', (on, expected, marks) => {
    const rules = duty('d', [ONCE, stay]);
    expect(keepUntil(rules.rules, day('2021-02-01'), calendar)).toBe('2021-03-03');
    const fulfilments = [takenDown(registered('2021-02-01'), on)];
    const item = one({ today: '2021-04-01', fulfilments, more: { duties: [rules] } });
    expect(item).toMatchObject(expected);
    expect(marksOf({ occurrence: item, reminders: 0 })).toEqual(marks);
  });
});

describe('what the score counts', () => {
  const fulfilments = [registered('2021-06-28')];

  it('registered: as it is done; closed: only once it is accepted, and never missed for the delay of the office', () => {
    expect(scored({ today: '2021-08-01', fulfilments }).tally).toBe('onTime');
    const frame = { scoreCounts: 'closed' } as const;
    expect(scored({ today: '2021-08-01', fulfilments, frame }).tally).toBe('notDue');
    const late = [accepted('2022-03-01')];
    expect(scored({ today: '2022-03-02', fulfilments, verifications: late, frame }).tally).toBe('onTime');
    // What is not verified counts by its registration.
    expect(scored({ today: '2021-08-01', fulfilments, frame: { ...frame, verifies: false } }).tally).toBe('onTime');
  });

  it('the new day of a return moves nothing past the cut-off, and returns after it change nothing', () => {
    const open = [returned('2022-01-10', 'requirement', '2022-01-20')];
    expect(scored({ today: '2022-01-12', fulfilments, verifications: open }).tally).toBe('notDue');
    expect(scored({ today: '2022-01-16', fulfilments, verifications: open }).tally).toBe('missed');
    const after = [returned('2022-01-17', 'requirement', '2022-01-24')];
    expect(scored({ today: '2022-02-01', fulfilments, verifications: after }).tally).toBe('onTime');
  });
});
