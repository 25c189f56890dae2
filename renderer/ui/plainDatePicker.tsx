import { clsx } from 'clsx';
import { DatePicker } from 'antd';
import type { ComponentType } from 'react';
import {
  addDays,
  dateParts,
  dayInMonth,
  isoWeek,
  parsePlainDate,
  startOfWeek,
  weekdayOf,
  type PlainDate,
} from '../../electron/domain/dates/plainDate.ts';
import dateFieldCss from './DateField.module.css';

/** antd wants its dates as objects. */
interface PickedDay {
  readonly on: PlainDate;
}

export interface PlainDatePickerProps {
  readonly value: PlainDate | undefined;
  readonly onPick: (date: PlainDate) => void;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Days that cannot be picked. */
  readonly isOutside: (date: PlainDate) => boolean;
}

function movedMonth({ on }: PickedDay, diff: number): PickedDay {
  const { year, month, day } = dateParts(on);
  const months = year * 12 + (month - 1) + diff;
  return { on: dayInMonth(Math.floor(months / 12), (months % 12) + 1, day) };
}

function setMonth({ on }: PickedDay, month: number): PickedDay {
  const { year, day } = dateParts(on);
  return { on: dayInMonth(year, month + 1, day) };
}

const same = (day: PickedDay) => day;
const midnight = () => 0;

function written(on: PlainDate, format: string): string {
  const { year, month, day } = dateParts(on);
  return format
    .replace('YYYY', String(year))
    .replace('MM', String(month).padStart(2, '0'))
    .replace('M', String(month))
    .replace('DD', String(day).padStart(2, '0'))
    .replace('D', String(day))
    .replace('wo', `${isoWeek(on).week}`);
}

/** antd's picker over plain dates. It takes what it needs of a date library from these small functions. */
function generate(today: PlainDate) {
  return DatePicker.generatePicker<PickedDay>({
    getNow: () => ({ on: today }),
    getFixedDate: (fixed) => ({ on: parsePlainDate(fixed) ?? today }),
    getEndDate: ({ on }) => ({ on: dayInMonth(dateParts(on).year, dateParts(on).month, 'last') }),
    getWeekDay: ({ on }) => weekdayOf(on) % 7,
    getMillisecond: midnight,
    getSecond: midnight,
    getMinute: midnight,
    getHour: midnight,
    getDate: ({ on }) => dateParts(on).day,
    getMonth: ({ on }) => dateParts(on).month - 1,
    getYear: ({ on }) => dateParts(on).year,
    addYear: (day, diff) => movedMonth(day, diff * 12),
    addMonth: movedMonth,
    addDate: ({ on }, diff) => ({ on: addDays(on, diff) }),
    setYear: (day, next) => movedMonth(day, (next - dateParts(day.on).year) * 12),
    setMonth,
    setDate: ({ on }, date) => ({ on: addDays(on, date - dateParts(on).day) }),
    setHour: same,
    setMinute: same,
    setSecond: same,
    setMillisecond: same,
    isAfter: (a, b) => a.on > b.on,
    isValidate: (day) => parsePlainDate(day.on) !== undefined,
    locale: {
      getWeekFirstDay: () => 1,
      getWeekFirstDate: (_locale, { on }) => ({ on: startOfWeek(on) }),
      getWeek: (_locale, { on }) => isoWeek(on).week,
      format: (_locale, { on }, format) => written(on, format),
      // Typing goes on in the field beside it, which reads more than one way of writing.
      parse: (_locale, text) => {
        const on = parsePlainDate(text);
        return on === undefined ? null : { on };
      },
      getShortWeekDays: () => ['日', '一', '二', '三', '四', '五', '六'],
      getShortMonths: () => Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
    },
  });
}

function makePicker(today: PlainDate): ComponentType<PlainDatePickerProps> {
  const Picker = generate(today);
  return function PlainDatePicker({ value, onPick, open, onOpenChange, isOutside }) {
    return (
      <Picker<PickedDay>
        className={clsx(dateFieldCss['popup'])}
        value={value === undefined ? null : { on: value }}
        onChange={(day) => day && onPick(day.on)}
        open={open}
        onOpenChange={onOpenChange}
        disabledDate={({ on }) => isOutside(on)}
        format="YYYY-MM-DD"
        allowClear={false}
        needConfirm={false}
        inputReadOnly
        tabIndex={-1}
        aria-hidden
      />
    );
  };
}

const made = new Map<PlainDate, ComponentType<PlainDatePickerProps>>();

/** antd's month panel on plain dates: no `Date`, no zone, and 今天 is the office's. Its own input is out of sight. */
export function plainDatePicker(today: PlainDate): ComponentType<PlainDatePickerProps> {
  const picker = made.get(today) ?? makePicker(today);
  made.set(today, picker);
  return picker;
}
