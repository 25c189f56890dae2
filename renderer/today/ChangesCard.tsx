import type { DateChange, MovedDate } from '../../electron/contract/today.ts';
import { clsx } from 'clsx';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { shortDate } from '../ui/dates.ts';
import { Card } from '../ui/Page.tsx';
import { dayOfInstant, monthDay } from './lines.ts';
import cardsCss from './cards.module.css';
import css from './ChangesCard.module.css';

interface ChangesCardProps {
  readonly changes: readonly DateChange[];
  readonly today: PlainDate;
}

/** 移动 7 项，新增 2 项，取消 1 项 */
export function changeWords({ movedCount, added, removed }: DateChange): string {
  return [
    ...(movedCount > 0 ? [`${movedCount} 项移动`] : []),
    ...(added > 0 ? [`新排入 ${added} 项`] : []),
    ...(removed > 0 ? [`取消 ${removed} 项`] : []),
  ].join('，');
}

/** 财政收支简报（2021年6月）等 3 个单位：06-30 → 07-05 */
export function moveWords({ content, period, units, from, to }: MovedDate): string {
  const who = units > 1 ? `，${units} 个单位` : '';
  return `${content}（${period}${who}）：${shortDate(from)} → ${shortDate(to)}`;
}

/** Due dates that moved since the last look, each with the operation that moved it. */
export function ChangesCard({ changes, today }: ChangesCardProps) {
  return (
    <Card
      className={clsx(cardsCss['card'], css['changes'])}
      title="日期有变"
      extra={<span className="sub">自上次打开以来</span>}
    >
      <ul className={cardsCss['list']}>
        {changes.map((change) => {
          const day = dayOfInstant(change.at);
          const shown = change.moved.reduce((sum, { units }) => sum + units, 0);
          return (
            <li key={`${change.at} ${change.label}`} className={css['change']}>
              <p className={css['head']}>
                <span className="grow">{change.label}</span>
                <span className="sub num">
                  {changeWords(change)}
                  {day && ` · ${monthDay(day, today)}`}
                </span>
              </p>
              {change.moved.map((move) => (
                <p key={`${move.dutyId} ${move.period} ${move.from} ${move.to}`} className="sub num ellipsis">
                  {moveWords(move)}
                </p>
              ))}
              {shown < change.movedCount && shown > 0 && (
                <p className="faint num">另有 {change.movedCount - shown} 项</p>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
