import { Link } from 'wouter';
import { clsx } from 'clsx';
import type { TodayLine, WeekDue } from '../../electron/contract/today.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { GroupBy } from '../../electron/domain/today/grouping.ts';
import { entriesTable } from '../occurrence/entriesTable.ts';
import { sortEntries } from '../occurrence/entries.ts';
import { shortDate } from '../ui/dates.ts';
import { LampWord, StateWord } from '../ui/Lamp.tsx';
import { Card } from '../ui/Page.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { BySwitch } from './BySwitch.tsx';
import { DueList, type OpenLine } from './DueList.tsx';
import cardsCss from './cards.module.css';
import css from './WeekCard.module.css';

interface WeekCardProps {
  readonly title: string;
  readonly list: 'thisWeek' | 'nextWeek';
  readonly due: WeekDue;
  readonly year: Year;
  readonly by: GroupBy;
  readonly onBy: (by: GroupBy) => void;
  readonly onOpen: OpenLine;
}

/** What falls due from a Monday to its Sunday, many units' same duty in one line with how many have done it. */
export function WeekCard({ title, list, due, year, by, onBy, onOpen }: WeekCardProps) {
  return (
    <Card
      className={clsx(cardsCss['card'], css['week'])}
      title={
        <>
          {title}{' '}
          <Link className={clsx('num', css['days'])} href={`/calendar?year=${year}&view=week&date=${due.from}`}>
            {shortDate(due.from)} 至 {shortDate(due.to)}
          </Link>
        </>
      }
      extra={
        <span className={clsx('row', cardsCss['extra'])}>
          <TableActions
            small
            disabled={due.entries.length === 0}
            table={() => entriesTable(sortEntries(due.entries), `${year}年${title}`)}
          />
          <BySwitch label={`${title}排列`} by={by} onBy={onBy} />
        </span>
      }
    >
      {due.lines.length === 0 ? (
        <p className={cardsCss['none']}>这一周没有到期的事项。</p>
      ) : (
        <DueList
          key={by}
          label={`${title}事项`}
          lines={due.lines}
          by={by}
          year={year}
          sum={doneOf}
          onOpen={onOpen}
          list={list}
        />
      )}
    </Card>
  );
}

function stateOf({ lamp }: TodayLine): 'overdue' | 'returned' {
  return lamp === 'overdue' ? lamp : 'returned';
}

/** 31/40 with its bar; of a single one, its lamp and whether its day may move. */
function doneOf(lines: readonly TodayLine[]) {
  const [line] = lines;
  const provisional = lines.some((each) => each.provisional) ? <span className="faint text-xs">暂定</span> : null;
  if (lines.length === 1 && line) {
    return (
      <>
        {provisional}
        {line.isReturned ? <StateWord state={stateOf(line)} /> : <LampWord lamp={line.lamp} />}
      </>
    );
  }
  const done = lines.filter((each) => each.done >= each.needed && !each.isReturned).length;
  return (
    <>
      {provisional}
      <ProgressBar done={done} total={lines.length} label="已办" width={48} />
      <span className="num">
        {done}/{lines.length}
      </span>
    </>
  );
}
