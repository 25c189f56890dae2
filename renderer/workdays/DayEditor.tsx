import { AutoComplete, Button, Segmented } from 'antd';
import type { SpecialDay } from '../../electron/contract/workdays.ts';
import { dateParts, weekdayOf, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { HOLIDAY_NAMES, nearbyName, withDay } from './days.ts';
import css from './DayEditor.module.css';

type Choice = 'plain' | SpecialDay['kind'];

interface DayEditorProps {
  readonly date: PlainDate;
  readonly days: readonly SpecialDay[];
  readonly onChange: (days: readonly SpecialDay[]) => void;
}

const NAME_OPTIONS = HOLIDAY_NAMES.map((value) => ({ value }));

/** One day, set by hand: as its weekday has it, off, or (weekends) worked. */
export function DayEditor({ date, days, onChange }: DayEditorProps) {
  const day = days.find((each) => each.date === date);
  const isWeekend = weekdayOf(date) >= 6;
  const choose = (choice: Choice): void =>
    onChange(withDay(days, date, choice === 'plain' ? undefined : choice, day?.name ?? nearbyName(days, date)));
  return (
    <div className={css['editor']}>
      <b className="num">{longDateWithWeekday(date)}</b>
      <Segmented<Choice>
        aria-label="这一天"
        value={day?.kind ?? 'plain'}
        onChange={choose}
        options={[
          { value: 'plain', label: isWeekend ? '周末' : '上班' },
          { value: 'off', label: '放假' },
          // A weekday is worked anyway; one that is marked so by mistake can still be seen and changed.
          ...(isWeekend || day?.kind === 'worked' ? [{ value: 'worked' as const, label: '调休上班' }] : []),
        ]}
      />
      {day && (
        <AutoComplete
          aria-label="节日名称"
          value={day.name}
          options={NAME_OPTIONS}
          onChange={(name: string) => onChange(withDay(days, date, day.kind, name.slice(0, 30)))}
          style={{ flex: 1, minWidth: 110 }}
        />
      )}
    </div>
  );
}

/** A day of December that the next year's notice sets. */
export function ForeignDay({ date, onOpen }: { readonly date: PlainDate; readonly onOpen: (year: number) => void }) {
  const next = dateParts(date).year + 1;
  return (
    <div className={css['editor']}>
      <b className="num">{longDateWithWeekday(date)}</b>
      <span className="sub">由 {next} 年的放假安排确定。</span>
      <Button type="link" size="small" onClick={() => onOpen(next)}>
        到 {next} 年修改
      </Button>
    </div>
  );
}
