import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { TodaySummary } from '../../electron/contract/today.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { shortDate } from '../ui/dates.ts';
import { Card } from '../ui/Page.tsx';
import cardsCss from './cards.module.css';
import css from './lineCard.module.css';

interface LinksCardProps {
  readonly year: Year;
  readonly links: NonNullable<TodaySummary['links']>;
}

/** 失效链接: registered pages that are gone, and those that look so. Nothing where none is. */
export function LinksCard({ year, links: { dead, suspect, lastOn } }: LinksCardProps) {
  if (dead + suspect === 0) return null;
  const all = `/links?year=${year}`;
  return (
    <Card
      className={clsx(cardsCss['card'], css['card'])}
      title="失效链接"
      extra={
        <span className={clsx('row num', cardsCss['extra'])}>
          <Link href={all}>链接检查</Link>
        </span>
      }
    >
      <p className={clsx('num', css['line'])}>
        {dead > 0 && (
          <Link href={`${all}&state=dead`} className="over">
            已失效 {dead}
          </Link>
        )}
        {suspect > 0 && <Link href={`${all}&state=suspect`}>疑似失效 {suspect}</Link>}
        <span className="sub">{shortDate(lastOn, year)} 检查</span>
      </p>
    </Card>
  );
}
