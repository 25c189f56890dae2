import type { ReactNode } from 'react';
import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { TodaySummary } from '../../electron/contract/today.ts';
import type { YearView } from '../../electron/contract/workspace.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { ON_TIME_RATE } from '../../electron/domain/words/assessment.ts';
import css from './Figures.module.css';

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly rest: string;
  readonly tone?: 'over' | 'ok';
  readonly href: string;
  /** What the figure is. */
  readonly note?: string;
}

/** A figure that leads to what it counts. */
function Figure({ name, value, rest, tone, href, note }: FigureProps) {
  return (
    <Link href={href} className={css['figure']}>
      <span className={clsx('sub', css['name'])}>
        {name}
        {note !== undefined && <span className="faint text-xs">{note}</span>}
      </span>
      <span className={clsx('num', css['line'])}>
        <b className={tone}>{value}</b>
        <span className={css['rest']}>{rest}</span>
      </span>
    </Link>
  );
}

/** Percent from which the share on time is shown in green. */
const GOOD = 90;

interface FiguresProps {
  readonly year: Year;
  readonly summary: TodaySummary;
  /** 此前 of the year; it has a figure of its own where there is any. */
  readonly before: YearView['before'] | undefined;
}

/** The figures of the day. */
export function Figures({ year, summary, before }: FiguresProps) {
  const { overdue, thisWeek, toCheck, awaitsTrigger, onTime, today } = summary;
  const late = overdue.lines.length;
  return (
    <div className={css['figures']}>
      <Figure
        name="逾期"
        value={late}
        rest={late > 0 ? `项 · ${overdue.units} 个单位` : '项'}
        {...(late > 0 ? { tone: 'over' } : {})}
        href={`/tasks?year=${year}&state=overdue`}
      />
      <Figure
        name="本周到期"
        value={thisWeek.total}
        rest={thisWeek.total > 0 ? `项 · 未办 ${thisWeek.open}` : '项'}
        href={`/calendar?year=${year}&view=week&date=${today}`}
      />
      <Figure name="待核" value={toCheck} rest="项 · 时限或单位未定" href={`/tasks?year=${year}&check=1`} />
      <Figure name="待触发" value={awaitsTrigger} rest="项 · 尚无触发事件" href={`/coverage?year=${year}`} />
      <Figure
        name="本年按时率"
        value={onTime.percent ?? '—'}
        rest={onTime.percent === undefined ? '还没有到期的事项' : `% · ${onTime.onTime}/${onTime.due}`}
        note={ON_TIME_RATE.replace('按时率＝', '')}
        {...(Number(onTime.percent ?? 0) >= GOOD ? { tone: 'ok' } : {})}
        href={`/heat?year=${year}`}
      />
      {before !== undefined && before.total > 0 && (
        <Figure
          name="此前"
          value={before.total}
          rest={`项次 · 已登记 ${before.registered}`}
          href={`/before?year=${year}`}
        />
      )}
    </div>
  );
}
