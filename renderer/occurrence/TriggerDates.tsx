import type { DutyRow } from '../../electron/contract/duties.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { ProvisionalTag } from '../ui/Tags.tsx';
import css from './TriggerDates.module.css';

/** When each duty will fall due, while the event's day is being chosen. */
export function TriggerDates({ duties, on }: { readonly duties: readonly DutyRow[]; readonly on: PlainDate }) {
  const query = useAppQuery('duties.triggerDates', { dutyIds: duties.map(({ id }) => id), on });
  const dates = query.data ?? [];
  if (dates.length === 0) return null;
  const contents = new Map(duties.map(({ id, content }) => [id, content]));
  return (
    <ul className={css['dates']} aria-label="到期日">
      {dates.map(({ dutyId, dueOn, provisional }) => (
        <li key={`${dutyId} ${dueOn}`}>
          <span className="grow ellipsis">{contents.get(dutyId)}</span>
          <span className="num">{longDateWithWeekday(dueOn)}前</span>
          {provisional && <ProvisionalTag />}
        </li>
      ))}
    </ul>
  );
}
