import { useMemo } from 'react';
import { clsx } from 'clsx';
import { addDays, startOfWeek, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { shortDate, weekdayName } from '../ui/dates.ts';
import { Chip } from './Chip.tsx';
import { DayHead } from './DayHead.tsx';
import { useGrid, type GridEvent } from './gridContext.ts';
import { fromDate } from './localizer.ts';
import { writeEntryKey } from '../occurrence/entries.ts';
import css from './WeekView.module.css';

interface WeekViewProps {
  readonly date: Date;
  readonly events: readonly GridEvent[];
}

function weekOf(date: Date): readonly PlainDate[] {
  const monday = startOfWeek(fromDate(date));
  return [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n));
}

function byDueDay(events: readonly GridEvent[]): ReadonlyMap<PlainDate, readonly GridEvent[]> {
  const days = new Map<PlainDate, GridEvent[]>();
  for (const event of events) {
    const day = days.get(event.entry.dueOn);
    if (day) day.push(event);
    else days.set(event.entry.dueOn, [event]);
  }
  return days;
}

function Column({ day, events }: { readonly day: PlainDate; readonly events: readonly GridEvent[] }) {
  const { days, openKey, onOpen } = useGrid();
  const kind = days.get(day)?.kind;
  const off = kind === 'weekend' || kind === 'holiday';
  return (
    <section className={clsx(css['day'], off && css['off'])} aria-label={weekdayName(day)}>
      <header>
        <span className="sub">{weekdayName(day)}</span>
        <DayHead date={day} label={shortDate(day)} />
      </header>
      <div className={css['list']}>
        {events.map(({ entry }) => (
          <Chip
            key={writeEntryKey(entry)}
            entry={entry}
            size="tall"
            selected={writeEntryKey(entry) === openKey}
            onOpen={onOpen}
          />
        ))}
      </div>
    </section>
  );
}

/** Seven columns with whole wordings: our duties last a day and have no hours, so there is no hour grid. */
export function WeekView({ date, events }: WeekViewProps) {
  const days = weekOf(date);
  const eventsOf = useMemo(() => byDueDay(events), [events]);
  return (
    <div className={css['week']}>
      {days.map((day) => (
        <Column key={day} day={day} events={eventsOf.get(day) ?? []} />
      ))}
    </div>
  );
}

// react-big-calendar wants these of every view; the screen's own toolbar does the turning.
WeekView.title = () => '';
WeekView.navigate = (date: Date) => date;
