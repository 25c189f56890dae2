import type { CalendarDay } from '../../electron/contract/calendar.ts';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { FindingsDue } from './FindingsDue.tsx';
import { useGrid } from './gridContext.ts';
import css from './DayHead.module.css';

/** 休 with the holiday's name, 班 for a worked weekend; plain weekends and working days need no word. */
function DayKind({ day }: { readonly day: CalendarDay }) {
  if (day.kind === 'makeUp') {
    return (
      <span className={clsx(css['kind'], css['make-up'])} title={day.name ? `${day.name}调休，上班` : '调休，上班'}>
        班
      </span>
    );
  }
  if (day.kind !== 'holiday') return null;
  return (
    <span className={clsx('accent', css['kind'])}>{day.name && <span className="ellipsis">{day.name}</span>}休</span>
  );
}

interface DayHeadProps {
  readonly date: PlainDate;
  readonly label: string;
  /** Between the number and the kind of day. */
  readonly children?: ReactNode;
}

/** The head of a day: its number, which opens the day's list, and what kind of day it is. */
export function DayHead({ date, label, children }: DayHeadProps) {
  const { today, days, onOpenDay } = useGrid();
  const day = days.get(date);
  const long = longDateWithWeekday(date);
  // What is read aloud holds what is seen: 06-28 is not part of 2021年6月28日.
  const name = long.includes(label) ? long : `${label}，${long}`;
  return (
    <div className={css['head']}>
      <button
        type="button"
        className={clsx('num', css['number'], date === today && css['today'])}
        data-day={date}
        onClick={() => onOpenDay(date)}
        aria-label={`${name}${date === today ? '，今天' : ''}，打开当日列表`}
        aria-current={date === today ? 'date' : undefined}
      >
        {label}
      </button>
      {children}
      <FindingsDue date={date} />
      {day && <DayKind day={day} />}
    </div>
  );
}
