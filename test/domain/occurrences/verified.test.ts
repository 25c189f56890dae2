import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId, VerificationId } from '../../../electron/domain/brand.ts';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { marksOf } from '../../../electron/domain/ledger/items.ts';
import { mayAccept, proposedReturnDay } from '../../../electron/domain/ledger/verifying.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { ItemState, Verification } from '../../../electron/domain/model/ledger.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { defaultFrame, type YearFrame } from '../../../electron/domain/model/yearFrame.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { factsAsOf, scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { keepUntil } from '../../../electron/domain/rules/duration.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, done, duty, exempted, extended, facts, ONCE, takenDown } from './occurrenceFacts.ts';

const calendar = builtInCalendar();
const QUOTA: TimeRule = { type: 'quota', per: 'halfYear', atLeast: 2 };
const KEY = { once: '2021', quota: '2021-H1' };

let order = 0;
/** The next command. */
const next = (): number => ++order;

type Found = Pick<Verification, 'result'> & { readonly fault?: 'material' | 'requirement'; readonly newDueOn?: string };

function verification(on: string, found: Found, periodKey = KEY.once): Verification {
  const recordedIn = next();
  const base = {
    id: `v${recordedIn}` as VerificationId,
    dutyId: 'd' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: 'a' as UnitId,
    periodKey,
    on: day(on),
    reason: '核对',
    elements: [],
    by: '',
    recordedAt: `${on}T01:00:00.000Z`,
    recordedIn,
  };
  if (found.fault !== undefined && found.newDueOn !== undefined) {
    return { ...base, result: 'returned', fault: found.fault, newDueOn: day(found.newDueOn) };
  }
  return { ...base, result: found.result === 'accepted' ? 'accepted' : 'reopened' };
}

const accepted = (on: string, key?: string) => verification(on, { result: 'accepted' }, key);
const returned = (on: string, fault: 'material' | 'requirement', newDueOn: string, key?: string) =>
  verification(on, { result: 'returned', fault, newDueOn }, key);
const registered = (on: string, key = KEY.once) => ({ ...done('d', key, on), recordedIn: next() });

interface Given {
  readonly today: string;
  readonly rule?: TimeRule;
  readonly fulfilments?: YearFacts['fulfilments'];
  readonly verifications?: readonly Verification[];
  readonly frame?: Partial<YearFrame>;
  readonly more?: Partial<YearFacts>;
  readonly isVerified?: boolean;
}

function one({ today, rule = ONCE, fulfilments = [], verifications = [], frame, more, isVerified }: Given): Occurrence {
  const given = facts({
    duties: [duty('d', [rule], isVerified === undefined ? {} : { isVerified })],
    fulfilments,
    verifications,
    frame: { ...defaultFrame(facts({}).year), ...frame },
    ...more,
  });
  const key = fulfilments[0]?.periodKey;
  const all = deriveOccurrences(given, { today: day(today), calendar });
  const occurrence = all.find(({ period }) => period.key === (key ?? all[0]?.period.key));
  if (!occurrence) throw new Error('no occurrence');
  return occurrence;
}

/** The same as the score sees it. */
function scored(given: Given): Occurrence {
  const { asOf, judgedOn } = scoreDays(
    { frame: { ...defaultFrame(facts({}).year), ...given.frame } },
    day(given.today),
  );
  const seen = factsAsOf(
    facts({
      duties: [duty('d', [given.rule ?? ONCE])],
      fulfilments: given.fulfilments ?? [],
      verifications: given.verifications ?? [],
      frame: { ...defaultFrame(facts({}).year), ...given.frame },
    }),
    asOf,
  );
  const [occurrence] = deriveOccurrences(seen, { today: judgedOn, calendar });
  if (!occurrence) throw new Error('no occurrence');
  return occurrence;
}

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

/** What happens to an item, one after another. */
type Step =
  | { readonly kind: 'register'; readonly on: PlainDate }
  | { readonly kind: 'accept' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'return'; readonly fault: 'material' | 'requirement'; readonly newDueOn: PlainDate };

/** A plain second model: walks through the steps once and keeps what a clerk would keep on a slip of paper. */
function secondModel(
  steps: readonly Step[],
  today: PlainDate,
  dueOn: PlainDate,
): { state: ItemState; doneOn: string | undefined } {
  let doneOn: PlainDate | undefined;
  let desk: 'nothing' | 'incoming' | 'closed' | 'back' = 'nothing';
  let wantsNew = false;
  let by: PlainDate | undefined;
  for (const step of steps) {
    if (step.kind === 'register') {
      if (desk === 'back' ? wantsNew || doneOn === undefined : doneOn === undefined || step.on < doneOn)
        doneOn = step.on;
      desk = 'incoming';
    } else if (step.kind === 'accept') {
      desk = doneOn === undefined ? desk : 'closed';
    } else if (step.kind === 'reopen') {
      desk = 'incoming';
    } else {
      desk = 'back';
      wantsNew = step.fault === 'requirement';
      if (wantsNew) doneOn = undefined;
      by = step.newDueOn;
    }
  }
  if (desk === 'back') return { state: by !== undefined && by < today ? 'overdue' : 'returned', doneOn };
  if (doneOn !== undefined) return { state: desk === 'closed' ? 'closed' : 'toVerify', doneOn };
  return { state: dueOn < today ? 'overdue' : dueOn <= addDays(today, 7) ? 'dueSoon' : 'upcoming', doneOn };
}

describe('the state machine against a second model', () => {
  const dayOf = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2021-06-01'), n));
  const step: fc.Arbitrary<Step> = fc.oneof(
    dayOf.map((on): Step => ({ kind: 'register', on })),
    fc.constantFrom<Step>({ kind: 'accept' }, { kind: 'reopen' }),
    fc
      .record({ fault: fc.constantFrom('material' as const, 'requirement' as const), newDueOn: dayOf })
      .map(({ fault, newDueOn }): Step => ({ kind: 'return', fault, newDueOn })),
  );

  /** As the commands let it happen: only what is registered is checked, what is back or new is registered. */
  function possible(steps: readonly Step[]): readonly Step[] {
    const kept: Step[] = [];
    for (const each of steps) {
      const { state } = secondModel(kept, day('2021-06-01'), day('2021-06-30'));
      const isIn = state === 'toVerify' || state === 'closed';
      if (
        each.kind === 'register'
          ? !isIn
          : each.kind === 'accept'
            ? state === 'toVerify'
            : each.kind === 'reopen'
              ? state === 'closed'
              : isIn
      ) {
        kept.push(each);
      }
    }
    return kept;
  }

  it('agrees whatever the order of facts', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), dayOf, fc.integer(), (all, today, seed) => {
        const steps = possible(all);
        const fulfilments: YearFacts['fulfilments'][number][] = [];
        const verifications: Verification[] = [];
        for (const each of steps) {
          if (each.kind === 'register') fulfilments.push(registered(each.on));
          else if (each.kind === 'return') verifications.push(returned('2021-06-20', each.fault, each.newDueOn));
          else
            verifications.push(
              verification('2021-06-20', { result: each.kind === 'accept' ? 'accepted' : 'reopened' }),
            );
        }
        const shuffled = <T>(list: readonly T[]): readonly T[] => (seed % 2 === 0 ? list : [...list].reverse());
        const item = one({ today, fulfilments: shuffled(fulfilments), verifications: shuffled(verifications) });
        const expected = secondModel(steps, today, day('2021-06-30'));
        expect({ state: item.state, doneOn: item.doneOn }).toEqual(expected);
        // What the commands ask agrees with the state.
        if (item.state === 'toVerify' || item.state === 'closed') expect(mayAccept(item)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
