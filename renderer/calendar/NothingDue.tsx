import { Button } from 'antd';
import { addDays, dateParts, dayInMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { EmptyState } from '../ui/states.tsx';
import { useGrid } from './gridContext.ts';

/** A day on which nothing is due: it leads to the next one on which something is. */
export function NothingDue({ day, onGo }: { readonly day: PlainDate; readonly onGo: (day: PlainDate) => void }) {
  const { filter } = useGrid();
  const from = addDays(day, 1);
  const to = dayInMonth(dateParts(day).year, 12, 31);
  const range = useAppQuery('calendar.range', { year: useYear(), from, to, ...filter }, { enabled: from <= to });
  const entries = from <= to ? range.data?.entries : [];
  const next = entries?.map(({ dueOn }) => dueOn).toSorted()[0];
  const count = entries?.filter(({ dueOn }) => dueOn === next).length;
  return (
    <EmptyState
      title="这一天没有到期的事项"
      {...(entries && next === undefined ? { hint: '今年后面也没有到期的事项。' } : {})}
      actions={
        next !== undefined && (
          <Button onClick={() => onGo(next)}>
            下一个到期日：{longDateWithWeekday(next)}，{count} 项
          </Button>
        )
      }
    />
  );
}
