import { Link } from 'wouter';
import { clsx } from 'clsx';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import type { WeekDue } from '../../electron/contract/today.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { entriesTable } from '../occurrence/entriesTable.ts';
import { entryText, sortEntries, writeEntryKey } from '../occurrence/entries.ts';
import { shortDate, shortDateWithWeekday } from '../ui/dates.ts';
import { LampMark } from '../ui/Lamp.tsx';
import { Card } from '../ui/Page.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { ProvisionalTag } from '../ui/Tags.tsx';
import cardsCss from './cards.module.css';
import css from './WeekCard.module.css';

interface WeekCardProps {
  readonly title: string;
  readonly due: WeekDue;
  readonly year: Year;
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** What falls due from a Monday to its Sunday, many units' same duty in one line with how many have done it. */
export function WeekCard({ title, due, year, onOpen }: WeekCardProps) {
  return (
    <Card
      className={clsx(cardsCss['card'], css['week'])}
      title={title}
      extra={
        <span className="row">
          <TableActions
            small
            disabled={due.entries.length === 0}
            table={() => entriesTable(sortEntries(due.entries), `${year}年${title}`)}
          />
          <Link className="num" href={`/calendar?year=${year}&view=week&date=${due.from}`}>
            {shortDate(due.from)} 至 {shortDate(due.to)}
          </Link>
        </span>
      }
    >
      {due.entries.length === 0 ? (
        <p className={cardsCss['none']}>这一周没有到期的事项。</p>
      ) : (
        <ul className={cardsCss['list']}>
          {sortEntries(due.entries).map((entry) => (
            <li key={writeEntryKey(entry)}>
              <button type="button" className={clsx(cardsCss['row'], css['entry'])} onClick={() => onOpen(entry)}>
                <LampMark lamp={entry.lamp} />
                <span className="ellipsis" title={`${entry.content}（${entry.period}）`}>
                  {entryText(entry)}
                  <span className="sub">（{entry.period}）</span>
                </span>
                <span className={clsx('num sub', css['due'])}>
                  {shortDateWithWeekday(entry.dueOn)}
                  {entry.provisional && <ProvisionalTag />}
                </span>
                <ProgressBar done={entry.done} total={entry.total} label={`${entryText(entry)}已办单位`} width="100%" />
                <span className={clsx('num', css['count'])}>
                  {entry.done}/{entry.total}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
