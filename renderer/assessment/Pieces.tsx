import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { ScoreDetail } from '../../electron/contract/assessment.ts';
import { LARGEST_COUNTS } from '../../electron/domain/words/assessment.ts';
import { useYear } from '../address/year.ts';
import { LampWord } from '../ui/Lamp.tsx';
import css from './Pieces.module.css';

type Submissions = NonNullable<ScoreDetail['submissions']>;

/** 信息报送 as a score counts it: where the targets come from, month by month, and what is asked by the quarter or year. */
export function Pieces({ submissions: { months, sources, longer } }: { readonly submissions: Submissions }) {
  const year = useYear();
  return (
    <>
      {sources.length > 0 && <Sources sources={sources} />}
      <ul className={clsx('num', css['months'])} aria-label="各月报送">
        {months.map(({ month, count, target, met }) => (
          <li key={month}>
            <span className={css['month']}>{month}月</span>
            <LampWord lamp={met ? 'onTime' : 'overdue'}>{`${count}/${target} 篇`}</LampWord>
          </li>
        ))}
      </ul>
      {longer.length > 0 && <LongerPeriods periods={longer} />}
      <p className={css['to']}>
        <Link href={`/submissions?year=${year}`}>到信息报送登记</Link>
      </p>
    </>
  );
}

/** Quarters, half-years and years that count beside the months, each with the duty that asks for it. */
function LongerPeriods({ periods }: { readonly periods: Submissions['longer'] }) {
  return (
    <ul className={css['sources']} aria-label="按季度、半年、全年计的要求">
      {periods.map(({ dutyId, content, period, count, target, charged, met }) => (
        <li key={`${dutyId} ${period}`}>
          <Link href={`/tasks?duty=${dutyId}`} className="grow ellipsis" title={content}>
            {content}
          </Link>
          <span className="sub num">
            {period}
            {charged > 0 && `，所缺 ${charged} 篇已按月扣分`}
          </span>
          <LampWord lamp={met ? 'onTime' : 'overdue'}>{`${count}/${target} 篇`}</LampWord>
        </li>
      ))}
    </ul>
  );
}

/** Where a month's target comes from. */
function Sources({ sources }: { readonly sources: Submissions['sources'] }) {
  return (
    <ul className={css['sources']} aria-label="目标来源">
      {sources.map(({ dutyId, content, atLeast }) => (
        <li key={dutyId}>
          <Link href={`/tasks?duty=${dutyId}`} className="grow ellipsis" title={content}>
            {content}
          </Link>
          <span className="sub num">{`每月 ${atLeast} 篇`}</span>
        </li>
      ))}
      {sources.length > 1 && <li className="sub">{LARGEST_COUNTS}</li>}
    </ul>
  );
}
