import { Button, Dropdown, Segmented, Space } from 'antd';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { KeyHints } from '../grid/KeyHints.tsx';
import type { TableCopy } from '../grid/csv.ts';
import { Icon } from '../ui/Icon.tsx';
import { useTableItems } from '../grid/TableActions.tsx';
import { useToday } from '../ui/useToday.ts';
import { CALENDAR_KEYS } from './keys.ts';
import { turned, VIEWS, VIEW_WORDS, type ViewName } from './view.ts';
import { WriteButton } from '../ui/WriteButton.tsx';

interface CalendarToolbarProps {
  readonly view: ViewName;
  readonly date: PlainDate;
  readonly onChange: (patch: { view?: ViewName; date?: PlainDate; day?: undefined; entry?: undefined }) => void;
  readonly onRegister: () => void;
  /** Records the event that starts a clock. */
  readonly onRecord: () => void;
  readonly onPrint: () => void;
  /** Saves the year's due dates as a calendar file; 'one' for the unit that is filtered for. */
  readonly onExport: (of: 'all' | 'one') => void;
  /** Due dates as they are filtered, to be copied and saved. */
  readonly table: () => TableCopy;
  /** The unit that is filtered for. */
  readonly unit: string | undefined;
}

const UNIT: Readonly<Record<ViewName, string>> = { year: '年', month: '个月', week: '周', day: '天', agenda: '个月' };
const ON_PAPER: Readonly<Record<ViewName, string>> = {
  year: '打印全年日程',
  month: '打印月历',
  week: '打印本周日程',
  day: '打印当日日程',
  agenda: '打印日程',
};

/** ‹ 今天 ›, the five views, registering, and what leaves the screen. */
export function CalendarToolbar(props: CalendarToolbarProps) {
  const { view, date, onChange, onRegister, onRecord, onPrint, onExport, table, unit } = props;
  const today = useToday();
  const turn = (by: 1 | -1) => onChange({ date: turned(view, date, by), day: undefined, entry: undefined });
  const items = [
    { key: 'print', label: ON_PAPER[view], onClick: onPrint },
    ...useTableItems({ table }),
    { key: 'all', label: '导出全年日历文件（.ics）', onClick: () => onExport('all') },
    ...(unit === undefined
      ? []
      : [{ key: 'one', label: `导出${unit}的日历文件（.ics）`, onClick: () => onExport('one') }]),
  ];
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
      <KeyHints hints={CALENDAR_KEYS} />
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button icon={<Icon name="down" size={12} />} iconPlacement="end">
          打印导出
        </Button>
      </Dropdown>
      <Space.Compact>
        <WriteButton type="primary" onClick={onRegister} title="登记公开（Alt+R）">
          登记公开
        </WriteButton>
        <Dropdown
          menu={{ items: [{ key: 'trigger', label: '登记触发事件', onClick: onRecord }] }}
          trigger={['click']}
          placement="bottomRight"
        >
          <WriteButton type="primary" icon={<Icon name="down" size={12} />} aria-label="其他登记" />
        </Dropdown>
      </Space.Compact>
    </>
  );
}
