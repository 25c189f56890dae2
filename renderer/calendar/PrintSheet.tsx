import { clsx } from 'clsx';
import { useMemo, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { CalendarEntry, CalendarDay, FindingDay } from '../../electron/contract/calendar.ts';
import type { Lamp } from '../../electron/contract/shared.ts';
import { dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDate, shortDate, shortDateWithWeekday } from '../ui/dates.ts';
import { LampMark } from '../ui/Lamp.tsx';
import { usePrinting } from '../ui/usePrinting.ts';
import { useToday } from '../ui/useToday.ts';
import { printedMonth, type PrintedDay } from './printPages.ts';
import { countedRange, type ViewName } from './view.ts';
import { countLine, entryText, sumLamps, sumTallies, writeEntryKey } from '../occurrence/entries.ts';
import { LAMP_ORDER, LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import css from './PrintSheet.module.css';

/** So few entries of a day may take two lines each. */
const ROOMY = 3;

/** Characters that stand for the lamps' marks. */
const MARKS: Readonly<Record<Lamp, string>> = {
  overdue: '▲',
  noReply: '■',
  checkDue: '□',
  dueSoon: '◎',
  upcoming: '○',
  ongoing: '━',
  breach: '◩',
  late: '◐',
  onTime: '●',
  exempt: '┄',
  before: '·',
  notCounted: '×',
};

/** The lamps that every calendar may show are always in the legend; the others where one of the entries has it. */
const ALWAYS: ReadonlySet<Lamp> = new Set(['overdue', 'dueSoon', 'upcoming', 'onTime', 'late']);

function legendOf(entries: readonly CalendarEntry[]): string {
  const shown = new Set(entries.map(({ lamp }) => lamp));
  return LAMP_ORDER.filter((lamp) => ALWAYS.has(lamp) || shown.has(lamp))
    .map((lamp) => `${MARKS[lamp]} ${LAMP_WORDS[lamp]}`)
    .join('　');
}

interface PrintSheetProps {
  readonly title: string;
  readonly view: ViewName;
  readonly date: PlainDate;
  readonly entries: readonly CalendarEntry[];
  readonly days: ReadonlyMap<PlainDate, CalendarDay>;
  readonly findings: ReadonlyMap<PlainDate, FindingDay>;
}

/** What the calendar is on paper: the month as an official table, every other view as a list. Nothing of it is on the screen. */
export function PrintSheet(props: PrintSheetProps) {
  return usePrinting() ? createPortal(<Sheet {...props} />, document.body) : null;
}

function Sheet({ title, view, date, entries, days, findings }: PrintSheetProps) {
  const today = useToday();
  const { from, to } = countedRange(view, date);
  const shown = useMemo(() => entries.filter(({ dueOn }) => dueOn >= from && dueOn <= to), [entries, from, to]);
  const toRectify = [...findings.values()].filter((day) => day.date >= from && day.date <= to);
  const isProvisional = [...days.values()].some((day) => day.date >= from && day.date <= to && day.provisional);
  const note = (
    <p className={css['note']}>
      {legendOf(shown)}；数字为已办单位数/应办单位数。
      {isProvisional && '放假安排未发布的日期按周一至周五为工作日暂定。'}
    </p>
  );
  return (
    <article className={css['sheet']} aria-label={title}>
      <h1>{title}</h1>
      <p className={css['line']}>
        <span>{countLine(sumTallies(shown), sumLamps(shown))}</span>
        <span>截至{longDate(today)}</span>
      </p>
      {view === 'month' ? (
        <PrintedMonth date={date} entries={shown} days={days}>
          {note}
        </PrintedMonth>
      ) : (
        <>
          <PrintedList entries={shown} />
          {note}
        </>
      )}
      {toRectify.length > 0 && (
        <section className={css['rest']}>
          <h2>整改到期</h2>
          <PrintedFindings days={toRectify} />
        </section>
      )}
    </article>
  );
}

type PrintedMonthProps = Pick<PrintSheetProps, 'date' | 'entries' | 'days'> & { readonly children: ReactNode };

function PrintedMonth({ date, entries, days, children }: PrintedMonthProps) {
  const { weeks, rest } = printedMonth(date, entries, days);
  return (
    <>
      <table className={css['month']} data-weeks={weeks.length}>
        <thead>
          <tr>
            {['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            // oxlint-disable-next-line react/no-array-index-key -- weeks have no other name
            <tr key={row}>
              {week.map((day, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- an empty place has no other name
                <DayCell key={column} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
      {rest.length > 0 && (
        <section className={css['rest']}>
          <h2>附表：事项较多的日期</h2>
          <PrintedList entries={rest} />
        </section>
      )}
    </>
  );
}

function DayCell({ day }: { readonly day: PrintedDay | undefined }) {
  if (!day) return <td>&nbsp;</td>;
  const { date, facts, shown, more } = day;
  const off = facts?.kind === 'weekend' || facts?.kind === 'holiday';
  return (
    <td className={clsx(off && css['off'], shown.length <= ROOMY && css['roomy'])}>
      <div className={css['day']}>
        <b>{dateParts(date).day}</b>
        <span>
          {facts?.kind === 'holiday' && `${facts.name ?? ''}休`}
          {facts?.kind === 'makeUp' && '班'}
        </span>
      </div>
      {shown.map((entry) => (
        <div key={writeEntryKey(entry)} className={css['entry']}>
          <LampMark lamp={entry.lamp} />
          <span>{entryText(entry)}</span>
          <i>
            {entry.done}/{entry.total}
          </i>
        </div>
      ))}
      {more > 0 && <div className={css['more']}>另 {more} 项，见附表</div>}
    </td>
  );
}

/** 附表: by which day how many findings are to be rectified. */
function PrintedFindings({ days }: { readonly days: readonly FindingDay[] }) {
  return (
    <table className={css['findings']}>
      <thead>
        <tr>
          {['整改时限', '问题数', '已整改', '逾期未整改'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(({ date, total, settled, overdue }) => (
          <tr key={date}>
            <td>{shortDateWithWeekday(date)}</td>
            {[total, settled, overdue].map((count, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns of a sheet of paper do not move
              <td key={column} className={css['narrow']}>
                {count}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PrintedList({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const [first] = entries;
  if (!first) return <p>没有到期的事项。</p>;
  const { year } = dateParts(first.dueOn);
  return (
    <table className={css['list']}>
      <thead>
        <tr>
          {['到期日', '事项', '种类', '所属期', '已办/应办', '亮灯'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={writeEntryKey(entry)}>
            <td>
              {entries[index - 1]?.dueOn === entry.dueOn
                ? shortDate(entry.dueOn, year)
                : shortDateWithWeekday(entry.dueOn, year)}
              {entry.provisional && '（暂定）'}
            </td>
            <td>{entryText(entry)}</td>
            <td className={css['narrow']}>{DUTY_KIND_WORDS[entry.kind]}</td>
            <td className={css['narrow']}>{entry.period}</td>
            <td className={css['narrow']}>
              {entry.done}/{entry.total}
            </td>
            <td className={css['narrow']}>{LAMP_WORDS[entry.lamp]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
