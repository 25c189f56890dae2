import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { marksOf } from '../../../electron/domain/ledger/items.ts';
import { mayAccept } from '../../../electron/domain/ledger/verifying.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Verification } from '../../../electron/domain/model/ledger.ts';
import type { ItemMark, ItemState } from '../../../electron/domain/model/occurrence.ts';
import type { Tally } from '../../../electron/domain/model/occurrence.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { KEY, one, registered, returned, verification } from './checkedItems.ts';
import { day, duty, exempted, takenDown } from './occurrenceFacts.ts';

/** What happens to an item, one after another. */
type Step =
  | { readonly kind: 'register'; readonly on: PlainDate; readonly isTakenDown: boolean }
  | { readonly kind: 'accept' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'return'; readonly fault: 'material' | 'requirement'; readonly newDueOn: PlainDate };

/** What an item is by nature, and by what the office set. */
interface Given {
  readonly needed: number;
  readonly isExempt: boolean;
  readonly counts: 'registered' | 'closed';
}

const DUE = day('2021-06-30');

interface Paper {
  readonly on: PlainDate;
  readonly good: boolean;
}

/** The day on which the last needed paper came, and whether all of those stood their time. */
type Done = Paper;

interface Verdict {
  readonly state: ItemState;
  readonly tally: Tally;
  readonly doneOn: string | undefined;
  readonly marks: readonly ItemMark[];
}

/**
 * A plain second model: a clerk with papers on the desk. `valid` are those that count; a return for the matter strikes all but the earliest, so many that
 * one at least is wanted, and one more of them with each paper that comes anew beyond the first.
 */
class Desk {
  readonly #given: Given;
  /** What counted when it last went back. */
  #old: Paper[] = [];
  #fresh: Paper[] = [];
  #wants: 'anything' | 'material' | 'anew' = 'anything';
  #last: 'incoming' | 'closed' | 'back' | 'nothing' = 'nothing';
  #by: PlainDate | undefined;
  #everLate = false;
  #everDown = false;
  #returns = 0;

  constructor(given: Given) {
    this.#given = given;
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'register':
        this.#fresh.push({ on: step.on, good: !step.isTakenDown });
        if (step.isTakenDown) this.#everDown = true;
        this.#last = 'incoming';
        return;
      case 'accept':
        this.#last = 'closed';
        return;
      case 'reopen':
        this.#last = 'incoming';
        return;
      case 'return':
        this.#everLate ||= this.#isLate();
        this.#old = [...this.#valid()];
        this.#fresh = [];
        this.#wants = step.fault === 'material' ? 'material' : 'anew';
        this.#last = 'back';
        this.#by = step.newDueOn;
        this.#returns += 1;
        return;
    }
  }

  /** The papers that count. */
  #valid(): readonly Paper[] {
    const { needed } = this.#given;
    if (this.#wants === 'anything') return this.#fresh;
    if (this.#wants === 'material') {
      const isEnough = this.#old.filter(({ good }) => good).length >= needed;
      return isEnough ? this.#old : [...this.#old, ...this.#fresh];
    }
    const goodFirst = [...this.#old].sort((a, b) => (a.good === b.good ? a.on.localeCompare(b.on) : a.good ? -1 : 1));
    const kept = [...goodFirst];
    // One is struck for the return, and one for each paper that came anew; of them the first takes that one's place.
    while (kept.length > 0 && kept.length + Math.max(1, this.#fresh.length) > needed) kept.pop();
    return [...kept, ...this.#fresh];
  }

  /** The day on which the last needed paper came, and whether all of those stood their time. */
  #done(): Done | undefined {
    const days = (papers: readonly Paper[]) => papers.map(({ on }) => on).toSorted();
    const good = days(this.#valid().filter((paper) => paper.good))[this.#given.needed - 1];
    if (good !== undefined) return { on: good, good: true };
    const any = days(this.#valid())[this.#given.needed - 1];
    return any === undefined ? undefined : { on: any, good: false };
  }

  #isLate(): boolean {
    const done = this.#done();
    return done !== undefined && done.on > DUE;
  }

  isFull(): boolean {
    return this.#done() !== undefined;
  }

  look(today: PlainDate): Verdict {
    const done = this.#done();
    const marks: readonly ItemMark[] = [
      ...(this.#everLate || this.#isLate() ? (['late'] as const) : []),
      ...(this.#everDown ? (['breach'] as const) : []),
      ...(this.#returns > 0 ? (['returned'] as const) : []),
    ];
    return { ...this.#standing(today, done), doneOn: done?.on, marks };
  }

  #standing(today: PlainDate, done: Done | undefined): Pick<Verdict, 'state' | 'tally'> {
    const { isExempt, counts } = this.#given;
    if (isExempt) return { state: 'exempt', tally: 'apart' };
    const asDone = done && (done.good ? (done.on > DUE ? 'late' : 'onTime') : 'breach');
    if (this.#last === 'back') {
      if (this.#by !== undefined && this.#by < today) return { state: 'overdue', tally: 'missed' };
      return { state: 'returned', tally: counts === 'closed' ? 'notDue' : (asDone ?? 'notDue') };
    }
    if (asDone) {
      if (this.#last === 'closed') return { state: 'closed', tally: asDone };
      return { state: 'toVerify', tally: counts === 'closed' ? 'notDue' : asDone };
    }
    if (DUE < today) return { state: 'overdue', tally: 'missed' };
    return { state: DUE <= addDays(today, 7) ? 'dueSoon' : 'upcoming', tally: 'notDue' };
  }
}

const dayOf = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2021-06-01'), n));
const stepOf: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .record({ on: dayOf, isTakenDown: fc.boolean() })
      .map(({ on, isTakenDown }): Step => ({ kind: 'register', on, isTakenDown })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: 'accept' }, { kind: 'reopen' }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ fault: fc.constantFrom('material' as const, 'requirement' as const), newDueOn: dayOf })
      .map(({ fault, newDueOn }): Step => ({ kind: 'return', fault, newDueOn })),
  },
);

/** As the commands let it happen: what is registered is checked, what is closed reopened, what is exempt neither. */
function mayHappen(step: Step, state: ItemState, isFull: boolean): boolean {
  const isIn = state === 'toVerify' || state === 'closed';
  switch (step.kind) {
    case 'register':
      return true;
    case 'accept':
      return state === 'toVerify' || ((state === 'returned' || state === 'overdue') && isFull);
    case 'reopen':
      return state === 'closed';
    case 'return':
      return isIn;
    default:
      return step satisfies never;
  }
}

it('the state machine agrees with a plain second model, whatever the order of facts', () => {
  const given = fc.record({
    needed: fc.constantFrom(1, 2, 3),
    isExempt: fc.boolean(),
    counts: fc.constantFrom('registered' as const, 'closed' as const),
  });
  fc.assert(
    fc.property(fc.array(stepOf, { maxLength: 14 }), given, dayOf, fc.boolean(), (all, nature, today, reverse) => {
      const desk = new Desk({ ...nature, isExempt: false });
      const shown = new Desk(nature);
      const fulfilments: YearFacts['fulfilments'][number][] = [];
      const verifications: Verification[] = [];
      for (const step of all) {
        if (!mayHappen(step, desk.look(day('2021-06-01')).state, desk.isFull())) continue;
        desk.take(step);
        shown.take(step);
        if (step.kind === 'register') {
          const paper = registered(step.on, KEY.quota);
          fulfilments.push(step.isTakenDown ? takenDown(paper, addDays(step.on, 1)) : paper);
        } else if (step.kind === 'return') {
          verifications.push(returned('2021-06-20', step.fault, step.newDueOn, KEY.quota));
        } else {
          const result = step.kind === 'accept' ? 'accepted' : 'reopened';
          verifications.push(verification('2021-06-20', { result }, KEY.quota));
        }
      }
      const ordered = <T>(list: readonly T[]): readonly T[] => (reverse ? [...list].reverse() : list);
      const quota: TimeRule = { type: 'quota', per: 'halfYear', atLeast: nature.needed };
      const item = one({
        today,
        fulfilments: ordered(fulfilments),
        verifications: ordered(verifications),
        frame: { scoreCounts: nature.counts },
        more: {
          duties: [duty('d', [quota, { type: 'minimumDuration', n: 30, count: 'day' }])],
          exemptions: nature.isExempt ? [exempted('d', KEY.quota)] : [],
        },
      });
      const { state, tally, doneOn } = item;
      const marks = marksOf({ occurrence: item, reminders: 0 }).filter((mark) => mark !== 'early');
      expect({ state, tally, doneOn, marks }).toEqual(shown.look(today));
      // What the commands ask agrees with the state.
      if (!nature.isExempt && verifications.length > 0) {
        expect(mayAccept(item)).toBe(mayHappen({ kind: 'accept' }, state, shown.isFull()) || state === 'closed');
      }
    }),
    { numRuns: 600 },
  );
});
