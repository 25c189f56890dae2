import { describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { marksOf } from '../../../electron/domain/ledger/items.ts';
import { mayAccept } from '../../../electron/domain/ledger/verifying.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { accepted, KEY, one, QUOTA, registered, returned, scored, type Given } from './checkedItems.ts';
import { day, duty, exempted, extended, ONCE, takenDown } from './occurrenceFacts.ts';

const marks = (given: Given) => marksOf({ occurrence: one(given), reminders: 0 });
const STAY: TimeRule = { type: 'minimumDuration', n: 30, count: 'day' };

/** A review of 06-30, of work that the office counts, or only reports. */
function review(given: Given, following: 'counted' | 'reported' = 'counted'): Given {
  const duties = [duty('d', [{ type: 'continuous' }], { following })];
  return { ...given, more: { ...given.more, duties } };
}

describe('returned as not what was asked for, with more registered than is needed', () => {
  const first = [registered('2021-06-10', KEY.review), registered('2021-06-20', KEY.review)];
  const back = returned('2021-07-12', 'requirement', '2021-07-19', KEY.review);
  const again = registered('2021-07-12', KEY.review);

  it('the day of what comes anew counts', () => {
    const item = one(review({ today: '2021-07-13', fulfilments: [...first, again], verifications: [back] }));
    expect(item).toMatchObject({ doneOn: '2021-07-12', tally: 'late', done: 1, state: 'toVerify' });
  });

  it('before anything new comes it is not done, and cannot be accepted', () => {
    const item = one(review({ today: '2021-07-12', fulfilments: first, verifications: [back] }));
    expect(item).toMatchObject({ done: 0, doneOn: undefined, tally: 'notDue', state: 'returned' });
    expect(mayAccept(item)).toBe(false);
  });

  it('a quota of two with three pieces lacks one until one comes', () => {
    const pieces = ['2021-05-01', '2021-05-10', '2021-05-20'].map((on) => registered(on, KEY.quota));
    const verifications = [returned('2021-07-02', 'requirement', '2021-07-09', KEY.quota)];
    const given = { today: '2021-07-05', rule: QUOTA, fulfilments: pieces, verifications };
    expect(one(given)).toMatchObject({ done: 1, doneOn: undefined, state: 'returned' });
    expect(mayAccept(one(given))).toBe(false);
    const anew = registered('2021-07-08', KEY.quota);
    expect(one({ ...given, fulfilments: [...pieces, anew] })).toMatchObject({
      done: 2,
      doneOn: '2021-07-08',
      lamp: 'late',
    });
    // Two that come anew leave nothing of before.
    const both = [anew, registered('2021-07-09', KEY.quota)];
    expect(one({ ...given, fulfilments: [...pieces, ...both] })).toMatchObject({ done: 2, doneOn: '2021-07-09' });
  });

  it('of a quota of three, as many of the earliest stay as leave room for what is new', () => {
    const rule: TimeRule = { type: 'quota', per: 'halfYear', atLeast: 3 };
    const pieces = ['2021-05-01', '2021-05-10', '2021-05-20'].map((on) => registered(on, KEY.quota));
    const verifications = [returned('2021-05-25', 'requirement', '2021-06-01', KEY.quota)];
    const given = { today: '2021-06-10', rule, verifications };
    const anew = registered('2021-05-28', KEY.quota);
    expect(one({ ...given, fulfilments: [...pieces, anew] })).toMatchObject({ done: 3, doneOn: '2021-05-28' });
  });
});

describe('a piece that was taken down early', () => {
  const rule: TimeRule = { type: 'quota', per: 'quarter', atLeast: 1 };
  const key = '2021-Q1';
  const duties = [duty('d', [rule, STAY])];
  const early = takenDown(registered('2021-03-01', key), '2021-03-05');

  it('does not count as done where another one that stood its time makes up the number; its mark stays', () => {
    const given = { today: '2021-06-01', fulfilments: [early, registered('2021-04-10', key)], more: { duties } };
    expect(one(given)).toMatchObject({ lamp: 'late', tally: 'late', doneOn: '2021-04-10', done: 1 });
    expect(marks(given)).toEqual(['late', 'breach']);
    const inTime = { ...given, fulfilments: [early, registered('2021-03-20', key)] };
    expect(one(inTime)).toMatchObject({ lamp: 'onTime', doneOn: '2021-03-20' });
    expect(marks(inTime)).toEqual(['breach']);
  });

  it('is all there is otherwise', () => {
    const given = { today: '2021-06-01', fulfilments: [early], more: { duties } };
    expect(one(given)).toMatchObject({ lamp: 'breach', tally: 'breach', doneOn: '2021-03-01', done: 1 });
    const half = { ...given, rule: QUOTA, fulfilments: [takenDown(registered('2021-03-01', KEY.quota), '2021-03-05')] };
    expect(one({ ...half, more: { duties: [duty('d', [QUOTA, STAY])] } })).toMatchObject({ done: 1, needed: 2 });
  });

  it('returned for its material is made up for by what is put up again', () => {
    const back = returned('2021-03-10', 'material', '2021-03-17', key);
    const again = registered('2021-03-16', key);
    const given = { today: '2021-06-01', fulfilments: [early, again], verifications: [back], more: { duties } };
    expect(one(given)).toMatchObject({ lamp: 'onTime', doneOn: '2021-03-16', state: 'toVerify' });
  });
});

describe('what an exemption, a book or a setting makes of it', () => {
  it('exempt comes first', () => {
    const given = { today: '2021-07-20', fulfilments: [registered('2021-06-28')] };
    const item = one({ ...given, more: { exemptions: [exempted('d', KEY.once)] } });
    expect(item).toMatchObject({ state: 'exempt', lamp: 'exempt', tally: 'apart', exemptionId: 'e d 2021 a' });
  });

  it('a book that says 已完成 is news only where nothing is registered', () => {
    const said = { dutyId: 'd' as DutyId, ruleId: 'r1' as RuleId, unitId: 'a' as UnitId, periodKey: KEY.quota };
    const half = { today: '2021-07-16', rule: QUOTA, fulfilments: [registered('2021-03-01', KEY.quota)] };
    expect(one({ ...half, more: { saidDone: [said] } })).toMatchObject({ state: 'overdue', done: 1 });
    expect(one({ ...half, fulfilments: [], more: { saidDone: [said] } }).state).toBe('reported');
  });

  it('the office’s own duty stays apart, whatever the score counts, and is not marked late', () => {
    const office = { duties: [duty('d', [ONCE], { following: 'office' })] };
    for (const scoreCounts of ['registered', 'closed'] as const) {
      const given = {
        today: '2021-07-20',
        fulfilments: [registered('2021-07-10')],
        more: office,
        frame: { scoreCounts },
      };
      expect(one(given).tally).toBe('apart');
      expect(marks(given)).toEqual([]);
    }
  });
});

describe('a score that counts what is closed', () => {
  const closed = { scoreCounts: 'closed' } as const;

  it('what was returned is pending within its new day and missed after it, a review too', () => {
    const once = { fulfilments: [registered('2021-06-28')] };
    const given = {
      once: (fault: 'material' | 'requirement') => ({
        ...once,
        verifications: [returned('2021-10-10', fault, '2021-10-16')],
      }),
      review: (fault: 'material' | 'requirement') => ({
        fulfilments: [registered('2021-06-20', KEY.review)],
        verifications: [returned('2021-10-10', fault, '2021-10-16', KEY.review)],
      }),
    };
    for (const fault of ['material', 'requirement'] as const) {
      for (const frame of [closed, { scoreCounts: 'registered' } as const]) {
        const pending = frame === closed || fault === 'requirement' ? 'notDue' : 'onTime';
        expect(scored({ today: '2021-10-16', ...given.once(fault), frame }).tally).toBe(pending);
        expect(scored(review({ today: '2021-10-16', ...given.review(fault), frame })).tally).toBe(pending);
        expect(scored({ today: '2021-10-17', ...given.once(fault), frame }).tally).toBe('missed');
        expect(scored(review({ today: '2021-10-17', ...given.review(fault), frame })).tally).toBe('missed');
      }
    }
  });

  it('its new day past the cut-off does not help: missed once the cut-off has passed', () => {
    const given = {
      fulfilments: [registered('2021-06-20', KEY.review)],
      verifications: [returned('2022-01-10', 'requirement', '2022-01-20', KEY.review)],
      frame: closed,
    };
    expect(scored(review({ today: '2022-01-12', ...given })).tally).toBe('notDue');
    expect(scored(review({ today: '2022-02-12', ...given })).tally).toBe('missed');
  });
});

describe('marks that were true once stay', () => {
  it('撤早, past the new day of a return', () => {
    const duties = [duty('d', [ONCE, STAY])];
    const fulfilments = [takenDown(registered('2021-05-20'), '2021-05-22')];
    const verifications = [returned('2021-05-25', 'material', '2021-06-01')];
    expect(marks({ today: '2021-07-10', fulfilments, verifications, more: { duties } })).toEqual([
      'breach',
      'returned',
    ]);
  });

  it('迟, after a return for 未达要求, until and once something comes', () => {
    const fulfilments = [registered('2021-07-10')];
    const verifications = [returned('2021-07-12', 'requirement', '2021-07-19')];
    expect(marks({ today: '2021-07-15', fulfilments, verifications })).toEqual(['late', 'returned']);
    const again = [...fulfilments, registered('2021-07-16')];
    expect(marks({ today: '2021-07-17', fulfilments: again, verifications })).toEqual(['late', 'returned']);
    // Against the extended day it was never late.
    const extensions = [extended('d', KEY.once, '2021-07-31')];
    expect(marks({ today: '2021-07-15', fulfilments, verifications, more: { extensions } })).toEqual([
      'extended',
      'returned',
    ]);
  });

  it('both, on what fell due before the start of use', () => {
    const duties = [duty('d', [ONCE, STAY])];
    const fulfilments = [takenDown(registered('2021-07-10'), '2021-07-12')];
    const given = { today: '2021-09-01', fulfilments, more: { duties, inUseFrom: day('2021-08-01') } };
    expect(one(given)).toMatchObject({ state: 'before', tally: 'apart' });
    expect(marks(given)).toEqual(['late', 'breach']);
  });
});

describe('a review done after its day', () => {
  const fulfilments = [registered('2021-07-02', KEY.review)];

  it('is not 迟办 where it is only reported, and not marked', () => {
    const given = review({ today: '2021-08-01', fulfilments }, 'reported');
    expect(one(given)).toMatchObject({ lamp: 'onTime', tally: 'apart', doneOn: '2021-07-02' });
    expect(marks(given)).toEqual([]);
  });

  it('where it counts, counts as what falls due that day would', () => {
    const given = review({ today: '2021-08-01', fulfilments });
    expect(one(given)).toMatchObject({ lamp: 'late', tally: 'late' });
    expect(marks(given)).toEqual(['late']);
  });
});

it('material of a quota that was not full any more is filled up by what comes', () => {
  const rule: TimeRule = { type: 'once', month: 6, day: 'last', shift: NO_SHIFT };
  const given = { today: '2021-07-20', rule, fulfilments: [registered('2021-07-08')] };
  // The first registration was removed since: what came anew is all there is.
  const verifications = [returned('2021-07-02', 'material', '2021-07-09')];
  const [again] = given.fulfilments;
  const later = again && { ...again, recordedIn: 10_000 };
  expect(one({ ...given, fulfilments: later ? [later] : [], verifications })).toMatchObject({ doneOn: '2021-07-08' });
  expect(one({ ...given, verifications: [accepted('2021-07-09')] }).state).toBe('closed');
});
