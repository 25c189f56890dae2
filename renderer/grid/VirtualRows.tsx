import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { clsx } from 'clsx';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import css from './VirtualRows.module.css';

interface VirtualRowsProps {
  readonly count: number;
  /** Height to reckon with before a row was drawn and measured, in pixels. */
  readonly estimate: (index: number) => number;
  readonly keyOf: (index: number) => string;
  /** This row is kept in view. */
  readonly current?: number;
  readonly label: string;
  readonly className?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** The list has the keyboard from the start. */
  readonly focusOnOpen?: boolean;
  /** Is told which row is the first in sight: for lists of which only that part is read. Must stay the same from render to render. */
  readonly onFirst?: (index: number) => void;
  readonly children: (index: number) => ReactNode;
}

/** A long list of rows of different heights, of which only those in sight are drawn. */
export function VirtualRows(props: VirtualRowsProps) {
  const { count, estimate, keyOf, current, label, className, onKeyDown, focusOnOpen, onFirst, children } = props;
  const box = useFocusOnOpen<HTMLElement>(focusOnOpen ?? false);
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: estimate,
    getItemKey: keyOf,
    overscan: 6,
    // Stands in until the box is measured, and where nothing is laid out at all.
    initialRect: { width: 800, height: 600 },
  });
  useEffect(() => {
    if (current !== undefined && current < count) virtualizer.scrollToIndex(current, { align: 'auto' });
  }, [current, count, virtualizer]);
  const first = virtualizer.range?.startIndex ?? 0;
  useEffect(() => onFirst?.(first), [first, onFirst]);
  return (
    <section
      ref={box}
      className={clsx(css['scroll'], className)}
      // A list that the keys walk takes the focus itself.
      {...(onKeyDown ? { tabIndex: 0, onKeyDown } : {})}
      aria-label={label}
    >
      <ul className="plain-list" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <li
            key={item.key}
            data-index={item.index}
            ref={virtualizer.measureElement}
            aria-current={item.index === current}
            className={css['item']}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {children(item.index)}
          </li>
        ))}
      </ul>
    </section>
  );
}
