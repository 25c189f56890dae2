import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { clsx } from 'clsx';
import type { Components, DateHeaderProps, EventProps, EventWrapperProps, ViewsProps } from 'react-big-calendar';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { Chip } from './Chip.tsx';
import { DayHead } from './DayHead.tsx';
import { useGrid, type GridEvent } from './gridContext.ts';
import { fromDate, plainLocalizer, toDate } from './localizer.ts';
import { Calendar } from './rbc.ts';
import { firstOfEachDay, MOST_IN_CELL, type ViewName } from './view.ts';
import { writeEntryKey } from '../occurrence/entries.ts';
import { AgendaView } from './AgendaView.tsx';
import { WeekView } from './WeekView.tsx';
import 'react-big-calendar/lib/css/react-big-calendar.css';
import cardCss from '../ui/card.module.css';
import css from './MonthGrid.module.css';

function EventChip({ event }: EventProps<GridEvent>) {
  const { openKey, onOpen } = useGrid();
  return <Chip entry={event.entry} size="lines" selected={writeEntryKey(event.entry) === openKey} onOpen={onOpen} />;
}

function MonthDayHead({ date, label }: DateHeaderProps) {
  const { dueOn, onOpenDay, month } = useGrid();
  const day = fromDate(date);
  const due = dueOn.get(day) ?? 0;
  const isOutside = day < month.from || day > month.to;
  return (
    <DayHead date={day} label={label}>
      {(isOutside ? due > 0 : due > MOST_IN_CELL) && (
        <button type="button" className={css['more']} onClick={() => onOpenDay(day)}>
          共 {due} 项
        </button>
      )}
    </DayHead>
  );
}

/** The component's table roles want a cell around what stands in a row. */
function EventCell({ children }: EventWrapperProps<GridEvent> & { readonly children?: React.ReactNode }) {
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the component builds its table of divs
  return <div role="cell">{children}</div>;
}

const COMPONENTS: Components<GridEvent> = {
  event: EventChip,
  eventWrapper: EventCell,
  month: { dateHeader: MonthDayHead, event: EventChip },
};

const VIEW_COMPONENTS: ViewsProps<GridEvent> = { month: true, week: WeekView, agenda: AgendaView };

/** The component's own English name for its table cannot be configured. */
function useChineseLabel() {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector('.rbc-month-view')?.setAttribute('aria-label', '月历');
  });
  return box;
}

/** Pixels in which a day's row need not move to be seen: its number and a chip. */
const SEEN = 48;

/**
 * Scrolls the row of the day that the calendar is about under the head, where it stands out of sight: when the calendar opens, and each time the
 * day is asked for (今天, the keys).
 */
function useDayInSight(box: React.RefObject<HTMLDivElement | null>, view: GridViewName, date: PlainDate): void {
  const { asked, loaded } = useGrid();
  useLayoutEffect(() => {
    const part = box.current;
    if (!part || view !== 'month' || !loaded) return undefined;
    const scroll = (): void => {
      const row = part.querySelector(`[data-day="${date}"]`)?.closest('.rbc-month-row');
      const head = part.querySelector('.rbc-month-header');
      if (!row || !head) return;
      const seen = part.getBoundingClientRect();
      const top = head.getBoundingClientRect().bottom;
      const at = row.getBoundingClientRect();
      if (at.top >= top && at.top + Math.min(at.height, SEEN) <= seen.bottom) return;
      part.scrollBy({ top: at.top - top });
    };
    scroll();
    // The month measures its rows first and then makes them anew.
    const frame = requestAnimationFrame(scroll);
    return () => cancelAnimationFrame(frame);
    // Each asking scrolls, though the day is the same.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps
  }, [box, view, date, asked, loaded]);
}

function dayProps(days: ReturnType<typeof useGrid>['days']) {
  return (date: Date) => {
    const kind = days.get(fromDate(date))?.kind;
    return kind === 'weekend' || kind === 'holiday' ? { className: clsx(css['off']) } : {};
  };
}

/** The views that stand inside react-big-calendar. */
export type GridViewName = Exclude<ViewName, 'year' | 'day'>;

interface MonthGridProps {
  readonly view: GridViewName;
  readonly date: PlainDate;
  readonly entries: readonly CalendarEntry[];
}

const nothing = () => undefined;

/** react-big-calendar with our localizer, chips and views. Sorted entries in, most urgent first. */
export const MonthGrid = memo(function MonthGrid({ view, date, entries }: MonthGridProps) {
  const { today, days, month } = useGrid();
  const box = useChineseLabel();
  useDayInSight(box, view, date);
  const events = useMemo(
    () =>
      (view === 'month' ? firstOfEachDay(entries, month).first : entries).map((entry): GridEvent => {
        const day = toDate(entry.dueOn);
        return { entry, start: day, end: day, title: entry.content, allDay: true };
      }),
    [entries, view, month],
  );
  const dayPropGetter = useMemo(() => dayProps(days), [days]);
  return (
    <div className={clsx(cardCss['card'], css['grid'])} ref={box}>
      <Calendar<GridEvent>
        localizer={plainLocalizer}
        culture="zh-CN"
        events={events}
        date={toDate(date)}
        getNow={() => toDate(today)}
        view={view}
        views={VIEW_COMPONENTS}
        onView={nothing}
        onNavigate={nothing}
        toolbar={false}
        selectable={false}
        // Rows are as high as what they hold.
        showAllEvents
        doShowMoreDrillDown={false}
        drilldownView={null}
        components={COMPONENTS}
        dayPropGetter={dayPropGetter}
        tooltipAccessor={null}
      />
    </div>
  );
});
