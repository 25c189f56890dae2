import { Button } from 'antd';
import { useState } from 'react';
import type { DateChange, MovedDate } from '../../electron/contract/today.ts';
import { clsx } from 'clsx';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { shortDate } from '../ui/dates.ts';
import { Card } from '../ui/Page.tsx';
import { dayOfInstant, monthDay } from './lines.ts';
import cardsCss from './cards.module.css';
import css from './ChangesCard.module.css';

/** Where the line about the last look leads. */
export const CHANGES_ID = 'date-changes';

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

/** Moves of one command that are seen at once, and that paper tells. */
const FIRST_MOVES = 5;

/** Due dates that moved since the last look, each with the operation that moved it. */
export function ChangesCard({ changes, today }: ChangesCardProps) {
  return (
    <Card
      className={clsx(cardsCss['card'], css['changes'])}
      title={
        <span id={CHANGES_ID} tabIndex={-1}>
          日期有变
        </span>
      }
      extra={<span className="sub">自上次打开以来</span>}
    >
      <ul className={cardsCss['list']}>
        {changes.map((change) => (
          <ChangeLines key={`${change.at} ${change.label}`} change={change} today={today} />
        ))}
      </ul>
    </Card>
  );
}

/** What one command moved: the first of it, and all of it when asked. */
function ChangeLines({ change, today }: { readonly change: DateChange; readonly today: PlainDate }) {
  const [isOpen, setOpen] = useState(false);
  const day = dayOfInstant(change.at);
  const lines = isOpen ? change.moved : change.moved.slice(0, FIRST_MOVES);
  const left = change.movedCount - lines.reduce((sum, { units }) => sum + units, 0);
  return (
    <li className={css['change']}>
      <p className={css['head']}>
        <span className="grow">{change.label}</span>
        <span className="sub num">
          {changeWords(change)}
          {day && ` · ${monthDay(day, today)}`}
        </span>
      </p>
      {lines.map((move) => (
        <p key={`${move.dutyId} ${move.period} ${move.from} ${move.to}`} className="sub num">
          {moveWords(move)}
        </p>
      ))}
      {change.moved.length > FIRST_MOVES && (
        <Button type="link" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : `另有 ${left} 项，展开`}
        </Button>
      )}
      {left > 0 && change.moved.length <= lines.length && lines.length > 0 && (
        <p className="faint num">另有 {left} 项</p>
      )}
    </li>
  );
}
