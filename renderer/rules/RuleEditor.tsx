import { InputNumber, Select } from 'antd';
import type {
  DayCount,
  DueInPeriod,
  HolidayShift,
  PeriodUnit,
  TimeRule,
  TriggerEvent,
} from '../../electron/contract/shared.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { WEEKDAY_WORDS } from '../../electron/domain/dates/chineseDate.ts';
import type { Weekday } from '../../electron/domain/dates/plainDate.ts';
import {
  dueOfKind,
  duesOf,
  dueWords,
  monthsIn,
  ruleOfType,
  ruleTypeWords,
  withPeriod,
  eventWords,
  everyWords,
} from './ruleForms.ts';
import { StatutoryPicker } from './StatutoryPicker.tsx';
import { DAY_COUNT_WORDS } from '../../electron/domain/words/timeRules.ts';
import css from './RuleEditor.module.css';

interface RuleProps<Rule extends TimeRule = TimeRule> {
  readonly rule: Rule;
  readonly onChange: (rule: TimeRule) => void;
}

/** One time rule as a line of choices that reads like a sentence. Whatever is chosen is a whole rule. */
export function RuleEditor({ rule, onChange }: RuleProps) {
  return (
    <div className={css['line']}>
      <Choice<TimeRule['type']>
        label="时限类型"
        value={rule.type}
        words={ruleTypeWords}
        width={150}
        onChange={(type) => onChange(ruleOfType(type, rule))}
      />
      <RuleFields rule={rule} onChange={onChange} />
      <StatutoryPicker onPick={onChange} />
    </div>
  );
}

function RuleFields({ rule, onChange }: RuleProps) {
  switch (rule.type) {
    case 'recurring':
      return <RecurringFields rule={rule} onChange={onChange} />;
    case 'once':
      return <OnceFields rule={rule} onChange={onChange} />;
    case 'triggered':
      return (
        <>
          <Choice<TriggerEvent>
            label="触发事件"
            value={rule.event}
            words={eventWords}
            width={160}
            onChange={(event) => onChange({ ...rule, event })}
          />
          <span>后</span>
          <DayFields n={rule.n} count={rule.count} onChange={(days) => onChange({ ...rule, ...days })} />
          <span>内</span>
          <ShiftField shift={rule.shift} onChange={(shift) => onChange({ ...rule, shift })} />
        </>
      );
    case 'quota':
      return (
        <>
          <PeriodField value={rule.per} onChange={(per) => onChange({ ...rule, per })} />
          <span>至少</span>
          <Count label="件数" value={rule.atLeast} onChange={(atLeast) => onChange({ ...rule, atLeast })} />
          <span>篇（次）</span>
        </>
      );
    case 'minimumDuration':
      return <DayFields n={rule.n} count={rule.count} onChange={(days) => onChange({ ...rule, ...days })} />;
    case 'continuous':
      return null;
    default:
      return assertNever(rule);
  }
}

function RecurringFields({ rule, onChange }: RuleProps<TimeRule & { type: 'recurring' }>) {
  const due = rule.due;
  return (
    <>
      <PeriodField value={rule.every} onChange={(every) => onChange(withPeriod(rule, every))} />
      <Choice<DueInPeriod['at']>
        label="截止"
        value={due.at}
        words={dueWords}
        offered={duesOf(rule.every)}
        width={132}
        onChange={(at) => onChange({ ...rule, due: dueOfKind(at, rule.every) })}
      />
      <DueFields due={due} every={rule.every} onChange={(next) => onChange({ ...rule, due: next })} />
      <Choice<'same' | 'previous'>
        label="所属期"
        value={rule.covers}
        words={{ same: '报当期', previous: '报上一期' }}
        width={104}
        onChange={(covers) => onChange({ ...rule, covers })}
      />
      <ShiftField shift={rule.shift} onChange={(shift) => onChange({ ...rule, shift })} />
    </>
  );
}

function DueFields(props: {
  readonly due: DueInPeriod;
  readonly every: PeriodUnit;
  readonly onChange: (due: DueInPeriod) => void;
}) {
  const { due, every, onChange } = props;
  switch (due.at) {
    case 'periodEnd':
      return null;
    case 'dayInPeriod':
      return (
        <>
          {monthsIn(every) > 1 && (
            <NumberChoice
              label={every === 'year' ? '月份' : '第几个月'}
              value={due.month}
              options={range(monthsIn(every)).map((month) => ({
                value: month,
                label: every === 'year' ? `${month}月` : `第${month}个月`,
              }))}
              onChange={(month) => onChange({ ...due, month })}
            />
          )}
          <DayField day={due.day} onChange={(day) => onChange({ ...due, day })} />
        </>
      );
    case 'weekday':
      return (
        <NumberChoice
          label="星期几"
          value={due.weekday}
          options={range(7).map((day) => ({ value: day, label: `周${WEEKDAY_WORDS[day as Weekday]}` }))}
          // The options are 1 to 7.
          onChange={(weekday) => onChange({ at: 'weekday', weekday: weekday as Weekday })}
        />
      );
    case 'afterPeriod':
      return <DayFields n={due.n} count={due.count} onChange={(days) => onChange({ ...due, ...days })} />;
    default:
      return assertNever(due);
  }
}

function OnceFields({ rule, onChange }: RuleProps<TimeRule & { type: 'once' }>) {
  const setYear = (year: number | null): void => {
    const { year: _old, ...rest } = rule;
    onChange(year === null ? rest : { ...rest, year });
  };
  return (
    <>
      <InputNumber
        aria-label="年份，空着即计划年度"
        placeholder="当年"
        min={1990}
        max={2099}
        precision={0}
        controls={false}
        style={{ width: 64 }}
        value={rule.year ?? null}
        onChange={setYear}
      />
      <span>年</span>
      <NumberChoice
        label="月份"
        value={rule.month}
        options={range(12).map((month) => ({ value: month, label: `${month}月` }))}
        onChange={(month) => onChange({ ...rule, month })}
      />
      <DayField day={rule.day} onChange={(day) => onChange({ ...rule, day })} />
      <span>前</span>
      <ShiftField shift={rule.shift} onChange={(shift) => onChange({ ...rule, shift })} />
    </>
  );
}

function DayField(props: { readonly day: number | 'last'; readonly onChange: (day: number | 'last') => void }) {
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

function DayFields(props: {
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

function ShiftField(props: { readonly shift: HolidayShift; readonly onChange: (shift: HolidayShift) => void }) {
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

function PeriodField(props: { readonly value: PeriodUnit; readonly onChange: (value: PeriodUnit) => void }) {
  return (
    <Choice<PeriodUnit> label="周期" value={props.value} words={everyWords} width={88} onChange={props.onChange} />
  );
}

/** A whole number of at least 1; clearing the box keeps the last number. */
function Count(props: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }) {
  return (
    <InputNumber
      aria-label={props.label}
      min={1}
      max={1000}
      precision={0}
      style={{ width: 72 }}
      value={props.value}
      onChange={(value) => value !== null && props.onChange(value)}
    />
  );
}

function NumberChoice(props: {
  readonly label: string;
  readonly value: number;
  readonly options: readonly { readonly value: number; readonly label: string }[];
  readonly onChange: (value: number) => void;
}) {
  return (
    <Select<number>
      aria-label={props.label}
      value={props.value}
      options={[...props.options]}
      style={{ width: 92 }}
      onChange={props.onChange}
    />
  );
}

function Choice<Value extends string>(props: {
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

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
