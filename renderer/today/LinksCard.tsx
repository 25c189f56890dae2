import { Link } from 'wouter';
import type { TodaySummary } from '../../electron/contract/today.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { shortDate } from '../ui/dates.ts';
import { Card } from '../ui/Page.tsx';
import cardsCss from './cards.module.css';

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
      className={cardsCss['card']}
      title="失效链接"
      extra={
        <span className={cardsCss['extra']}>
          <Link href={all}>链接检查</Link>
        </span>
      }
    >
      <p className={cardsCss['none']}>
        {dead > 0 && (
          <>
            登记的链接有 <Link href={`${all}&state=dead`}>{dead} 个已失效</Link>
          </>
        )}
        {dead > 0 && suspect > 0 && '，'}
        {suspect > 0 && (
          <>
            <Link href={`${all}&state=suspect`}>{suspect} 个疑似失效</Link>
          </>
        )}
        <span className="sub">（{shortDate(lastOn, year)} 检查）</span>
      </p>
    </Card>
  );
}
