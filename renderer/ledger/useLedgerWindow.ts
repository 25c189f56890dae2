import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useState, type RefObject } from 'react';
import type { ItemView, ItemsPage } from '../../electron/contract/ledger.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import type { LedgerAsked } from './address.ts';

/** Every line is as high as the next: where a line stands is known before it is read. */
export const LINE = 33;
const HEADER = 33;

/** The window begins and ends at multiples of so many lines. */
const STEP = 100;
/** Before and after the step that is in sight. */
const AHEAD = 2;

export interface LedgerWindow {
  readonly query: ReturnType<typeof useAppQuery<'ledger.items'>>;
  readonly page: ItemsPage | undefined;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** A line; `undefined` while it is still to come. */
  readonly rowAt: (index: number) => ItemView | undefined;
}

/**
 * The lines in sight and some before and after them, read as the person scrolls. What was in sight stays there until its successor is read, so that
 * nothing jumps; another filter or order begins at the top.
 */
export function useLedgerWindow(asked: LedgerAsked, box: RefObject<HTMLDivElement | null>): LedgerWindow {
  const text = JSON.stringify(asked);
  const [at, setAt] = useState({ text, step: 0 });
  const step = at.text === text ? at.step : 0;
  const offset = Math.max(0, step - AHEAD) * STEP;
  const query = useAppQuery('ledger.items', { ...asked, offset, limit: (step + AHEAD + 1) * STEP - offset });
  const page = query.data;
  const count = page?.total ?? 0;
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    overscan: 6,
    scrollPaddingStart: HEADER,
    initialRect: { width: 1100, height: 700 },
  });
  const first = Math.floor((virtualizer.range?.startIndex ?? 0) / STEP);
  useEffect(
    () => setAt((old) => (old.text === text && old.step === first ? old : { text, step: first })),
    [text, first],
  );
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0;
    // What is asked for is what it follows.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [text, box]);
  return { query, page, virtualizer, rowAt: (index) => page?.rows[index - page.offset] };
}
