import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, type RefObject } from 'react';
import type { ItemView, ItemsPage } from '../../electron/contract/ledger.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useRowWindow } from '../grid/useRowWindow.ts';
import type { LedgerAsked } from './address.ts';

/** Every line is as high as the next: where a line stands is known before it is read. */
export const LINE = 33;
const HEADER = 33;

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
  const { offset, limit, onFirst } = useRowWindow(text, { ahead: 2 });
  const query = useAppQuery('ledger.items', { ...asked, offset, limit });
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
  const first = virtualizer.range?.startIndex ?? 0;
  useEffect(() => onFirst(first), [onFirst, first]);
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0;
    // What is asked for is what it follows.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [text, box]);
  return { query, page, virtualizer, rowAt: (index) => page?.rows[index - page.offset] };
}
