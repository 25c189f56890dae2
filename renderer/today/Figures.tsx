import type { ReactNode } from 'react';
import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { TodaySummary } from '../../electron/contract/today.ts';
import type { YearView } from '../../electron/contract/workspace.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { ON_TIME_RATE } from '../../electron/domain/words/assessment.ts';
import { ITEM_STATE_WORDS } from '../../electron/domain/words/ledger.ts';
import { AWAITS_TRIGGER } from '../../electron/domain/words/today.ts';
import { shortDate } from '../ui/dates.ts';
import { listHref } from './address.ts';
import css from './Figures.module.css';

interface FigureProps {
  readonly name: string;
  readonly value: number | string;
  readonly tone?: 'over' | 'ok';
  /** The list of what the figure counts. */
  readonly href: string;
  /** What the figure is. */
  readonly note?: ReactNode;
  /** What stands behind the figure: its unit, and figures with lists of their own. */
  readonly children: ReactNode;
}

/** A figure that leads to what it counts. */
function Figure({ name, value, tone, href, note, children }: FigureProps) {
  return (
    <div className={css['figure']}>
      <Link href={href} className={css['main']} aria-label={`${name} ${value}`}>
        <span className={clsx('sub', css['name'])}>{name}</span>
        <b className={clsx('num', tone)}>{value}</b>
      </Link>
      <span className={clsx('num', css['rest'])}>{children}</span>
      {note !== undefined && <span className={clsx('sub', css['note'])}>{note}</span>}
    </div>
  );
}

/** Percent from which the share on time is shown in green. */
const GOOD = 90;

interface FiguresProps {
  readonly year: Year;
  readonly summary: TodaySummary;
  /** 此前 of the year; it has a figure of its own where there is any. */
  readonly before: YearView['before'] | undefined;
  /** 待核验 of the year; likewise. */
  readonly toVerify: number;
}

/** The figures of the day, each with the way to its list. */
export function Figures({ year, summary, before, toVerify }: FiguresProps) {
  const { overdue, thisWeek, toCheck, classQuestions = 0, awaitsTrigger, onTime } = summary;
  const late = overdue.lines.length;
  return (
    <div className={css['figures']} data-figures>
      <Figure
        name="逾期"
        value={late}
        {...(late > 0 ? { tone: 'over' } : {})}
        href={listHref(year, 'overdue')}
        note={late > 0 ? `涉及 ${overdue.units} 个单位` : '到期的都已办'}
      >
        项
      </Figure>
      <Figure
        name="本周到期"
        value={thisWeek.total}
        href={listHref(year, 'thisWeek')}
        note={`${shortDate(thisWeek.from)} 至 ${shortDate(thisWeek.to)}`}
      >
        项
        {thisWeek.total > 0 && (
          <>
            {' '}
            <Dot />
            <Link href={listHref(year, 'thisWeekOpen')}>未办 {thisWeek.open}</Link>
          </>
        )}
      </Figure>
      <Figure name="待核" value={toCheck} href={`/tasks?year=${year}&check=1`} note="时限或责任单位待人工确定">
        项
        {classQuestions > 0 && (
          <>
            {' '}
            <Dot />
            <Link href={`/schemes?year=${year}`}>考核类别 {classQuestions} 个单位</Link>
          </>
        )}
      </Figure>
      <Figure
        name="待触发"
        value={awaitsTrigger}
        href={`/coverage?year=${year}&cause=neverTriggered`}
        note={AWAITS_TRIGGER}
      >
        项
      </Figure>
      <Figure
        name="本年按时率"
        value={onTime.percent ?? '—'}
        {...(Number(onTime.percent ?? 0) >= GOOD ? { tone: 'ok' } : {})}
        href={listHref(year, 'due')}
        note={
          onTime.percent === undefined ? (
            '还没有到期的事项'
          ) : (
            <span className="num" title={ON_TIME_RATE}>
              按时{' '}
              <Link href={listHref(year, 'onTime')} aria-label={`按时办结 ${onTime.onTime}`}>
                {onTime.onTime}
              </Link>
              ÷到期{' '}
              <Link href={listHref(year, 'due')} aria-label={`到期应办 ${onTime.due}`}>
                {onTime.due}
              </Link>
            </span>
          )
        }
      >
        {onTime.percent !== undefined && '%'}
      </Figure>
      {toVerify > 0 && (
        <Figure
          name={ITEM_STATE_WORDS.toVerify}
          value={toVerify}
          href={`/ledger?year=${year}&state=toVerify`}
          note="已登记，核对佐证后销号"
        >
          项 <Dot />
          <Link href={`/ledger?year=${year}&verify=1`}>逐项核验</Link>
        </Figure>
      )}
      {before !== undefined && before.total > 0 && (
        <Figure name="此前" value={before.total} href={`/before?year=${year}&done=all`} note="启用日之前到期，不计入">
          项次 <Dot />
          <Link href={`/before?year=${year}&done=done`}>已登记 {before.registered}</Link>
        </Figure>
      )}
    </div>
  );
}

/** Between a figure and the one behind it, where both stand on one line. */
function Dot() {
  return <span className={css['dot']}>· </span>;
}
