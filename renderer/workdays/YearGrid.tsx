import { clsx } from 'clsx';
import { memo, useMemo, useRef, type KeyboardEvent } from 'react';
import type { SpecialDay } from '../../electron/contract/workdays.ts';
import { WEEKDAY_WORDS } from '../../electron/domain/dates/chineseDate.ts';
import { dateParts, weekdayOf, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { newYear, stepped, weeksOf } from './days.ts';
import dayCss from './day.module.css';
import css from './YearGrid.module.css';

const WEEKDAYS = Object.values(WEEKDAY_WORDS);
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

interface YearGridProps {
  readonly year: number;
  readonly days: ReadonlyMap<PlainDate, SpecialDay>;
  /** Days that another year's notice sets; shown, and changed there. */
  readonly foreign: ReadonlySet<PlainDate>;
  /** Days that differ from what is in force. */
  readonly changed: ReadonlySet<PlainDate>;
  readonly selected: PlainDate | undefined;
  readonly today: PlainDate;
  readonly onSelect: (date: PlainDate) => void;
}

/** What a screen reader says of a day. */
function spoken(date: PlainDate, day: SpecialDay | undefined, changed: boolean): string {
  const kind = day === undefined ? (weekdayOf(date) >= 6 ? '周末' : '上班') : day.kind === 'off' ? '放假' : '调休上班';
  return [longDateWithWeekday(date), day?.name, kind, changed ? '有改动' : undefined].filter(Boolean).join('，');
}

function cellClass({ days, foreign, changed, selected, today }: YearGridProps, date: PlainDate): string {
  const day = days.get(date);
  return clsx(
    dayCss['day'],
    day?.kind === 'off' && dayCss['off'],
    day?.kind === 'worked' && dayCss['worked'],
    day === undefined && weekdayOf(date) >= 6 && dayCss['weekend'],
    foreign.has(date) && dayCss['foreign'],
    changed.has(date) && dayCss['changed'],
    date === today && dayCss['today'],
    date === selected && dayCss['selected'],
  );
}

function Day({ date, grid }: { readonly date: PlainDate; readonly grid: YearGridProps }) {
  const { days, changed, selected, year, onSelect } = grid;
  const day = days.get(date);
  const entry = selected !== undefined && selected.startsWith(`${year}-`) ? selected : newYear(year);
  return (
    <button
      type="button"
      className={cellClass(grid, date)}
      data-date={date}
      tabIndex={date === entry ? 0 : -1}
      aria-label={spoken(date, day, changed.has(date))}
      aria-pressed={date === selected}
      title={day && `${day.name}${day.kind === 'off' ? '放假' : '调休上班'}`}
      onClick={() => onSelect(date)}
    >
      <span className={dayCss['number']}>{dateParts(date).day}</span>
      {day && <i data-mark={day.kind === 'off' ? '休' : '班'} />}
    </button>
  );
}

function Month({ month, grid }: { readonly month: number; readonly grid: YearGridProps }) {
  const { year, days } = grid;
  const weeks = useMemo(() => weeksOf(year, month), [year, month]);
  const names = [
    ...new Set(
      weeks.flat().flatMap((date) => {
        const day = date && days.get(date);
        return day?.kind === 'off' ? day.name.split('、') : [];
      }),
    ),
  ];
  return (
    <section className={css['month']} aria-label={`${year}年${month}月`}>
      <header>
        <h2>{month}月</h2>
        <span className="ellipsis">{names.join('、')}</span>
      </header>
      <div className={css['weekdays']} aria-hidden="true">
        {WEEKDAYS.map((word) => (
          <span key={word}>{word}</span>
        ))}
      </div>
      {weeks.map((week, index) => (
        // The weeks of a month never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <div className={css['week']} key={index}>
          {week.map((date, weekday) =>
            date ? <Day key={date} date={date} grid={grid} /> : <span key={WEEKDAYS[weekday]} />,
          )}
        </div>
      ))}
    </section>
  );
}

/** The twelve months of a year with their days off and worked weekends. Arrow keys go from day to day, Enter chooses. */
export const YearGrid = memo(function YearGrid(props: YearGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).dataset['date'];
    // Every cell carries its own date.
    const next = at === undefined ? undefined : stepped(at as PlainDate, event.key);
    if (next === undefined) return;
    event.preventDefault();
    props.onSelect(next);
    box.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  return (
    // The cells are buttons; the box only listens for the arrows that go between them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={css['year']} ref={box} onKeyDown={onKeyDown}>
      {MONTHS.map((month) => (
        <Month key={month} month={month} grid={props} />
      ))}
    </div>
  );
});
