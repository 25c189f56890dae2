import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useMemo, useRef } from 'react';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { shortDateWithWeekday } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { EmptyState } from '../ui/states.tsx';
import { FindingsDue } from './FindingsDue.tsx';
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

/** What a line tells: an entry, or what is to be rectified by a day. */
interface Line {
  readonly date: PlainDate;
  readonly entry?: CalendarEntry;
}

/** The month's entries, each day's findings after them. */
function linesOf(entries: readonly CalendarEntry[], findings: Iterable<PlainDate>): readonly Line[] {
  const due = [...findings].map((date): Line => ({ date }));
  return [...entries.map((entry): Line => ({ date: entry.dueOn, entry })), ...due].toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  );
}

/** A day's findings, under its entries. */
function Rectify({ date, first }: { readonly date: PlainDate; readonly first: boolean }) {
  return (
    <div className={clsx(css['row'], css['rectify'])}>
      <span className={clsx('num', css['date'])}>{first && shortDateWithWeekday(date)}</span>
      <FindingsDue date={date} whole />
    </div>
  );
}

function Row({ entry, first }: { readonly entry: CalendarEntry; readonly first: boolean }) {
  const { openKey, onOpen } = useGrid();
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
  const { findings } = useGrid();
  const rows = useMemo(() => {
    const inMonth = (day: PlainDate) => day >= from && day <= to;
    const entries = events.flatMap(({ entry }) => (inMonth(entry.dueOn) ? [entry] : []));
    return linesOf(entries, [...findings.keys()].filter(inMonth));
  }, [events, findings, from, to]);
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
          const line = rows[index];
          if (!line) return null;
          const { date: day, entry } = line;
          const first = rows[index - 1]?.date !== day;
          return (
            <div
              key={entry ? writeEntryKey(entry) : day}
              className={clsx(css['slot'], first && css['first'])}
              style={{ transform: `translateY(${start}px)` }}
            >
              {entry ? <Row entry={entry} first={first} /> : <Rectify date={day} first={first} />}
            </div>
          );
        })}
      </div>
    </section>
  );
}

AgendaView.title = () => '';
AgendaView.navigate = (date: Date) => date;
