import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { TodayLine } from '../../electron/contract/today.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { GroupBy } from '../../electron/domain/today/grouping.ts';
import { slipsHref } from '../address/slips.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card } from '../ui/Page.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { BySwitch } from './BySwitch.tsx';
import { DueList, type OpenLine } from './DueList.tsx';
import { overdueTable } from './overdueTable.ts';
import cardsCss from './cards.module.css';
import css from './OverdueCard.module.css';

interface OverdueCardProps {
  readonly lines: readonly TodayLine[];
  readonly year: Year;
  readonly by: GroupBy;
  readonly onBy: (by: GroupBy) => void;
  readonly onOpen: OpenLine;
}

/** All that is overdue, by unit or by duty, the most first. A line opens the duty's units, ready to register. */
export function OverdueCard({ lines, year, by, onBy, onOpen }: OverdueCardProps) {
  return (
    <Card
      className={clsx(cardsCss['card'], css['overdue'])}
      title="逾期"
      extra={
        <span className={clsx('row', cardsCss['extra'])}>
          {lines.length > 0 && <Link href={slipsHref({ year })}>催办单</Link>}
          <TableActions small disabled={lines.length === 0} table={() => overdueTable(lines, by, year)} />
          <BySwitch label="逾期排列" by={by} onBy={onBy} />
        </span>
      }
    >
      {lines.length === 0 ? (
        <p className={cardsCss['none']}>没有逾期的事项。</p>
      ) : (
        <DueList
          key={by}
          label="逾期事项"
          lines={lines}
          by={by}
          year={year}
          sum={daysOverdue}
          onOpen={onOpen}
          list="overdue"
        />
      )}
    </Card>
  );
}

/** 逾期 28 天; of several, the longest. */
function daysOverdue(lines: readonly TodayLine[]) {
  const longest = Math.max(...lines.map(({ days }) => days));
  // By the hour: of a time of today.
  if (longest === 0) return <LampWord lamp="overdue">已过时限</LampWord>;
  return <LampWord lamp="overdue">{lines.length > 1 ? `最久 ${longest} 天` : `逾期 ${longest} 天`}</LampWord>;
}
