import { Button, Segmented } from 'antd';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { Icon } from '../ui/Icon.tsx';
import { useToday } from '../ui/useToday.ts';
import { turned, VIEWS, VIEW_WORDS, type ViewName } from './view.ts';

interface CalendarToolbarProps {
  readonly view: ViewName;
  readonly date: PlainDate;
  readonly onChange: (patch: { view?: ViewName; date?: PlainDate; day?: undefined; entry?: undefined }) => void;
}

const UNIT: Readonly<Record<ViewName, string>> = { month: '个月', week: '周', agenda: '个月' };

/** ‹ 今天 › and the three views. */
export function CalendarToolbar({ view, date, onChange }: CalendarToolbarProps) {
  const today = useToday();
  const turn = (by: 1 | -1) => onChange({ date: turned(view, date, by), day: undefined, entry: undefined });
  return (
    <>
      <Button icon={<Icon name="left" />} onClick={() => turn(-1)} aria-label={`上一${UNIT[view]}`} />
      <Button onClick={() => onChange({ date: today })}>今天</Button>
      <Button icon={<Icon name="right" />} onClick={() => turn(1)} aria-label={`下一${UNIT[view]}`} />
      <Segmented<ViewName>
        aria-label="视图"
        value={view}
        onChange={(next) => onChange({ view: next })}
        options={VIEWS.map((name) => ({ value: name, label: VIEW_WORDS[name] }))}
      />
    </>
  );
}
