import { Select } from 'antd';
import type { DayCount, HolidayShift } from '../../electron/contract/shared.ts';
import { DAY_COUNT_WORDS } from '../../electron/domain/words/timeRules.ts';
import { NumberBox } from '../ui/NumberBox.tsx';

/** A day of the month, or its end. */
export function DayField(props: { readonly day: number | 'last'; readonly onChange: (day: number | 'last') => void }) {
  return (
    <Select<number | 'last'>
      aria-label="日"
      value={props.day}
      style={{ width: 84 }}
      options={[{ value: 'last', label: '月底' }, ...range(31).map((day) => ({ value: day, label: `${day}日` }))]}
      onChange={props.onChange}
    />
  );
}

/** 10 + 工作日 or 日（自然日）. */
export function DayFields(props: {
  readonly n: number;
  readonly count: DayCount;
  readonly onChange: (days: { readonly n: number; readonly count: DayCount }) => void;
}) {
  const { n, count, onChange } = props;
  return (
    <>
      <Count label="天数" value={n} onChange={(next) => onChange({ n: next, count })} />
      <Choice<DayCount>
        label="按工作日还是自然日计"
        value={count}
        words={DAY_COUNT_WORDS}
        width={124}
        onChange={(next) => onChange({ n, count: next })}
      />
    </>
  );
}

/** What happens on days off. */
export function ShiftField(props: { readonly shift: HolidayShift; readonly onChange: (shift: HolidayShift) => void }) {
  const { shift, onChange } = props;
  return (
    <>
      <Choice<HolidayShift['kind']>
        label="遇节假日"
        value={shift.kind}
        words={{ none: '遇假不调整', earlier: '遇假提前', later: '遇假顺延', nthWorkdayAfter: '遇假顺延至节后' }}
        width={140}
        onChange={(kind) => onChange(kind === 'nthWorkdayAfter' ? { kind, n: 3 } : { kind })}
      />
      {shift.kind === 'nthWorkdayAfter' && (
        <>
          <span>第</span>
          <Count label="节后第几个工作日" value={shift.n} onChange={(n) => onChange({ ...shift, n })} />
          <span>个工作日</span>
        </>
      )}
    </>
  );
}

/** A whole number from 1 to 1000, if not said otherwise; clearing the box keeps the last number. */
export function Count(props: {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberBox
      aria-label={props.label}
      min={props.min ?? 1}
      max={props.max ?? 1000}
      precision={0}
      style={{ width: 72 }}
      value={props.value}
      onChange={(value) => value !== null && props.onChange(value)}
    />
  );
}

/** One of several numbers. */
export function NumberChoice<Value extends number | string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly width?: number;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Select<Value>
      aria-label={props.label}
      value={props.value}
      options={[...props.options]}
      style={{ width: props.width ?? 92 }}
      onChange={props.onChange}
    />
  );
}

/** One of a type's members, by its word. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly words: Readonly<Record<Value, string>>;
  readonly offered?: readonly Value[];
  readonly width: number;
  readonly onChange: (value: Value) => void;
}) {
  // Object.keys of a record whose keys are the values.
  const values = props.offered ?? (Object.keys(props.words) as Value[]);
  return (
    <Select<Value>
      aria-label={props.label}
      value={props.value}
      options={values.map((value) => ({ value, label: props.words[value] }))}
      style={{ width: props.width }}
      onChange={props.onChange}
    />
  );
}

/** 1 to `count`. */
export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
