import { useState } from 'react';
import type { ItemView } from '../../electron/contract/ledger.ts';
import { occurrenceText, type OccurrenceText } from '../../electron/domain/model/occurrenceKey.ts';

/** What became of an item of the queue. `gone`: somebody else dealt with it, or it was undone into another state. */
type Outcome = 'accepted' | 'returned' | 'skipped' | 'gone';

export interface Queue {
  /** As they waited when the walk was begun. */
  readonly items: readonly ItemView[];
  readonly at: number;
  /** `undefined` once all have been looked at. */
  readonly current: ItemView | undefined;
  readonly said: Readonly<Record<'accepted' | 'returned' | 'skipped', number>>;
  readonly outcomeOf: (item: ItemView) => Outcome | undefined;
  readonly go: (index: number) => void;
  /** Something was done with an item: the next that waits comes. */
  readonly done: (item: ItemView, what: 'accepted' | 'returned' | 'skipped') => void;
  /** The app refused it: it waits still, and is looked at again. */
  readonly takeBack: (item: ItemView) => void;
  /** Begins anew with those that were skipped. */
  readonly again: () => void;
  /** How many wait that came, or came back, since the walk was begun. */
  readonly fresh: number;
  /** Goes on with these. */
  readonly goOn: () => void;
}

type Said = ReadonlyMap<OccurrenceText, 'accepted' | 'returned' | 'skipped'>;

/** A walk through what waits: the list stands as it was begun, so that nothing moves under the hand. */
export function useQueue(waiting: readonly ItemView[], isFresh: boolean): Queue {
  const [items, setItems] = useState<readonly ItemView[] | undefined>(isFresh ? waiting : undefined);
  if (items === undefined && isFresh) setItems(waiting);
  const all = items ?? waiting;
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState<Said>(new Map());
  const stillWaits = new Set(waiting.map(occurrenceText));
  /** What was done with these has been seen to hold: one that waits again was undone since, here or in another window. */
  const [held, setHeld] = useState<ReadonlySet<OccurrenceText>>(new Set());
  const dealtWith = [...said].flatMap(([key, what]) => (what === 'skipped' ? [] : [key]));
  const undone = dealtWith.filter((key) => held.has(key) && stillWaits.has(key));
  const newlyHeld = dealtWith.filter((key) => !held.has(key) && !stillWaits.has(key));
  if (undone.length > 0) setSaid(new Map([...said].filter(([key]) => !undone.includes(key))));
  if (undone.length > 0 || newlyHeld.length > 0) {
    setHeld(new Set([...[...held].filter((key) => !undone.includes(key)), ...newlyHeld]));
  }
  const outcomeIn = (among: Said, item: ItemView): Outcome | undefined => {
    const key = occurrenceText(item);
    return among.get(key) ?? (stillWaits.has(key) ? undefined : 'gone');
  };
  const count = (what: 'accepted' | 'returned' | 'skipped') =>
    [...said.values()].filter((each) => each === what).length;
  return {
    items: all,
    at,
    current: all[at],
    said: { accepted: count('accepted'), returned: count('returned'), skipped: count('skipped') },
    outcomeOf: (item) => outcomeIn(said, item),
    go: (index) => setAt(Math.max(0, Math.min(index, all.length - 1))),
    done(item, what) {
      const next = new Map(said).set(occurrenceText(item), what);
      setSaid(next);
      const waits = (index: number) => {
        const one = all[index];
        return one !== undefined && outcomeIn(next, one) === undefined;
      };
      // Those that follow first, then what was passed over.
      const order = [...all.keys()].map((step) => (at + 1 + step) % all.length);
      setAt(order.find(waits) ?? all.length);
    },
    takeBack(item) {
      const key = occurrenceText(item);
      setSaid((old) => new Map([...old].filter(([each]) => each !== key)));
      setAt(all.findIndex((each) => occurrenceText(each) === key));
    },
    fresh: waiting.filter((item) => outcomeIn(said, item) === undefined).length,
    goOn() {
      setItems(waiting);
      setAt(
        Math.max(
          0,
          waiting.findIndex((each) => outcomeIn(said, each) === undefined),
        ),
      );
    },
    again() {
      const next = new Map([...said].filter(([, what]) => what !== 'skipped'));
      setSaid(next);
      setAt(all.findIndex((each) => outcomeIn(next, each) === undefined));
    },
  };
}
