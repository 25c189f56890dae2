import { useCallback, useMemo, useRef, useState } from 'react';
import type { ItemKey } from '../../electron/contract/ledger.ts';
import { occurrenceText, type OccurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { call } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';
import type { LedgerAsked } from './address.ts';

/** As many as the app takes in one command. */
export const MOST_ITEMS = 5000;

type Chosen = ReadonlyMap<OccurrenceText, ItemKey>;

export interface Selection {
  readonly chosen: Chosen;
  readonly items: readonly ItemKey[];
  /** Marks one line, or takes its mark away. */
  readonly toggle: (item: ItemKey) => void;
  /** Marks lines from one place to another beside those that were marked before the range began; lines not read yet are asked for. */
  readonly extend: (from: number, to: number, rowAt: (index: number) => ItemKey | undefined) => void;
  /** Marks all that the filter lets through. */
  readonly all: () => void;
  readonly none: () => void;
}

function mapOf(items: Iterable<ItemKey>): Chosen {
  return new Map([...items].map((item) => [occurrenceText(item), item]));
}

/** The lines that are marked. */
export function useSelection(asked: LedgerAsked): Selection {
  const notify = useNotify();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  /** What was marked before a range was begun: the range grows and shrinks beside it. */
  const base = useRef<Chosen>(chosen);
  /** Only the last range that was asked for is marked. */
  const asking = useRef(0);
  const settle = useCallback((next: Chosen) => {
    asking.current += 1;
    base.current = next;
    setChosen(next);
  }, []);
  const fetchKeys = async (
    window: { readonly offset?: number; readonly limit?: number },
    mark: (keys: Chosen) => void,
  ) => {
    asking.current += 1;
    const mine = asking.current;
    try {
      const keys = await call('ledger.keys', { ...asked, ...window });
      if (asking.current === mine) mark(mapOf(keys));
    } catch (error) {
      notify.fault(error);
    }
  };
  const items = useMemo(() => [...chosen.values()], [chosen]);
  return {
    chosen,
    items,
    toggle(item) {
      const next = new Map(chosen);
      const key = occurrenceText(item);
      if (!next.delete(key)) next.set(key, item);
      settle(next);
    },
    extend(from, to, rowAt) {
      const offset = Math.min(from, to);
      const limit = Math.abs(to - from) + 1;
      const rows = Array.from({ length: limit }, (_, index) => rowAt(offset + index));
      const known = rows.filter((row) => row !== undefined);
      const mark = (keys: Chosen) => setChosen(new Map([...base.current, ...keys]));
      if (known.length < limit) void fetchKeys({ offset, limit }, mark);
      else {
        asking.current += 1;
        mark(mapOf(known));
      }
    },
    all: () => void fetchKeys({}, settle),
    none: () => settle(new Map()),
  };
}
