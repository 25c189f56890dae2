import { memo, useMemo } from 'react';
import { clsx } from 'clsx';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import { WEEKDAY_WORDS } from '../../electron/domain/dates/chineseDate.ts';
import { dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { LampMark } from '../ui/Lamp.tsx';
import { dayKindWords } from './DayView.tsx';
import { findingsWords } from './FindingsDue.tsx';
import { useGrid } from './gridContext.ts';
import { dayMarks, monthWeeks, type DayMark } from './year.ts';
import cardCss from '../ui/card.module.css';
import css from './YearView.module.css';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const WEEKDAYS = Object.values(WEEKDAY_WORDS);

interface DayProps {
  readonly day: PlainDate;
  readonly mark: DayMark | undefined;
  readonly isCursor: boolean;
}

function Day({ day, mark, isCursor }: DayProps) {
  const { days, today, findings, onOpenDay } = useGrid();
  const facts = days.get(day);
  const kind = facts?.kind ?? 'workday';
  const what = facts && kind !== 'workday' ? `，${dayKindWords(facts)}` : '';
  const number = dateParts(day).day;
  const toRectify = findings.get(day);
  const also = toRectify ? `，${findingsWords(toRectify)}` : '';
  return (
    <button
      type="button"
      className={css['day']}
      data-kind={kind}
      data-day={day}
      tabIndex={isCursor ? 0 : -1}
      aria-current={day === today ? 'date' : undefined}
      aria-label={`${number}，${longDateWithWeekday(day)}${what}，到期 ${mark?.count ?? 0} 项${also}`}
      title={`${longDateWithWeekday(day)}${what}${mark ? `，到期 ${mark.count} 项` : ''}${also}`}
      onClick={() => onOpenDay(day)}
    >
      <span className={clsx('num', css['number'])}>{number}</span>
      {mark && (
        <span className={clsx('num', css['mark'])}>
          <LampMark lamp={mark.lamp} />
          {mark.count}
        </span>
      )}
      {toRectify && <i className={css['rectify']} data-over={toRectify.overdue > 0} aria-hidden="true" />}
    </button>
  );
}

interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly marks: ReadonlyMap<PlainDate, DayMark>;
  readonly cursor: PlainDate;
  readonly onMonth: (first: PlainDate) => void;
}

function Month({ year, month, marks, cursor, onMonth }: MonthProps) {
  const weeks = monthWeeks(year, month);
  const days = weeks.flat().filter((day) => day !== undefined);
  const [first] = days;
  const { findings } = useGrid();
  const sum = (of: (day: PlainDate) => number | undefined) => days.reduce((all, day) => all + (of(day) ?? 0), 0);
  const counted = [
    ['', sum((day) => marks.get(day)?.count), ' 项'],
    ['整改 ', sum((day) => findings.get(day)?.total), ''],
  ] as const;
  return (
    <section className={css['month']} aria-label={`${month}月`}>
      <header>
        <button type="button" className={css['name']} onClick={() => first !== undefined && onMonth(first)}>
          {month}月
        </button>
        <span className="faint num">
          {counted.flatMap(([before, count, after]) => (count > 0 ? [`${before}${count}${after}`] : [])).join(' · ')}
        </span>
      </header>
      <div className={css['weekdays']} aria-hidden="true">
        {WEEKDAYS.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className={css['weeks']}>
        {weeks.map((week, row) =>
          week.map((day, column) =>
            day === undefined ? (
              // oxlint-disable-next-line react/no-array-index-key -- an empty place has no other name
              <span key={`${row}-${column}`} />
            ) : (
              <Day key={day} day={day} mark={marks.get(day)} isCursor={day === cursor} />
            ),
          ),
        )}
      </div>
    </section>
  );
}

interface YearViewProps {
  readonly date: PlainDate;
  readonly entries: readonly CalendarEntry[];
  /** Opens a month in the month view. */
  readonly onMonth: (first: PlainDate) => void;
}

/** Twelve small months: on each day how much falls due, and the lamp that matters most. */
export const YearView = memo(function YearView({ date, entries, onMonth }: YearViewProps) {
  const marks = useMemo(() => dayMarks(entries), [entries]);
  const { year } = dateParts(date);
  return (
    <section className={clsx(cardCss['card'], css['year'])} aria-label={`${year}年年历`}>
      {MONTHS.map((month) => (
        <Month key={month} year={year} month={month} marks={marks} cursor={date} onMonth={onMonth} />
      ))}
    </section>
  );
});
