import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { TodaySummary } from '../../electron/contract/today.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card } from '../ui/Page.tsx';
import cardsCss from './cards.module.css';
import css from './FindingsCard.module.css';

interface FindingsCardProps {
  readonly year: Year;
  readonly findings: NonNullable<TodaySummary['findings']>;
}

/** More lines than these are counted. */
const MOST = 8;

/** 问题整改: what was to be rectified and is not, longest first; what waits for the office. Nothing where nothing does. */
export function FindingsCard({ year, findings }: FindingsCardProps) {
  const { overdue, toRecheck, thisWeek } = findings;
  if (overdue.length + toRecheck + thisWeek === 0) return null;
  const all = `/findings?year=${year}`;
  return (
    <Card
      className={cardsCss['card']}
      title="整改逾期"
      extra={
        <span className={clsx('row num', cardsCss['extra'])}>
          {toRecheck > 0 && <Link href={`${all}&state=replied`}>待复核 {toRecheck}</Link>}
          {thisWeek > 0 && <span className="sub">本周到期 {thisWeek}</span>}
          <Link href={all}>问题整改</Link>
        </span>
      }
    >
      {overdue.length === 0 ? (
        <p className={cardsCss['none']}>没有逾期未整改的问题。</p>
      ) : (
        <ul className={cardsCss['list']} aria-label="逾期未整改的问题">
          {overdue.slice(0, MOST).map(({ id, unit, cause, daysOver = 0 }) => (
            <li key={id}>
              <Link href={`${all}&over=1&finding=${id}`} className={css['line']}>
                <span className="ellipsis" title={unit}>
                  {unit}
                </span>
                <span className="ellipsis sub" title={cause}>
                  {cause}
                </span>
                <LampWord lamp="overdue">逾期 {daysOver} 天</LampWord>
              </Link>
            </li>
          ))}
          {overdue.length > MOST && (
            <li>
              <Link href={`${all}&over=1`} className={css['line']}>
                另有 {overdue.length - MOST} 个，查看全部
              </Link>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}
