import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useMemo, useRef } from 'react';
import { shortDateWithWeekday } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useGrid, type GridEvent } from './gridContext.ts';
import { fromDate } from './localizer.ts';
import { entryText, writeEntryKey } from '../occurrence/entries.ts';
import { visibleRange } from './view.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import entryCss from './entry.module.css';
import css from './AgendaView.module.css';

const ROW = 36;

interface AgendaViewProps {
  readonly date: Date;
  readonly events: readonly GridEvent[];
}

function Row({ event, first }: { readonly event: GridEvent; readonly first: boolean }) {
  const { openKey, onOpen } = useGrid();
  const { entry } = event;
  const on = writeEntryKey(entry) === openKey;
  return (
    <button type="button" className={clsx(css['row'], on && css['on'])} onClick={() => onOpen(entry)}>
      <span className={clsx('num', css['date'])}>{first && shortDateWithWeekday(entry.dueOn)}</span>
      <span className="grow ellipsis" title={entry.content}>
        {entryText(entry)}
      </span>
      <span className={clsx('sub ellipsis', entryCss['period'])} title={entry.period}>
        {entry.period}
      </span>
      <span className={clsx('faint', entryCss['kind'])}>{DUTY_KIND_WORDS[entry.kind]}</span>
      <ProgressBar done={entry.done} total={entry.total} label="已办" width={80} />
      <span className={clsx('num sub', entryCss['count'])}>
        {entry.done}/{entry.total}
      </span>
      <LampWord lamp={entry.lamp} placed />
    </button>
  );
}

/** The month as a list by day; only the rows in sight are in the page. */
export function AgendaView({ date, events }: AgendaViewProps) {
  const box = useRef<HTMLElement>(null);
  const { from, to } = visibleRange('agenda', fromDate(date));
  const rows = useMemo(
    () => events.filter(({ entry }) => entry.dueOn >= from && entry.dueOn <= to),
    [events, from, to],
  );
  // oxlint-disable-next-line react/incompatible-library -- no compiler is used, and the rows are not memoised
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  });
  if (rows.length === 0) return <EmptyState title="这个月没有到期的事项" />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable with the keyboard
    <section className={css['agenda']} ref={box} tabIndex={0} aria-label="日程">
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const event = rows[index];
          if (!event) return null;
          const first = rows[index - 1]?.entry.dueOn !== event.entry.dueOn;
          return (
            <div
              key={writeEntryKey(event.entry)}
              className={clsx(css['slot'], first && css['first'])}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row event={event} first={first} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

AgendaView.title = () => '';
AgendaView.navigate = (date: Date) => date;
