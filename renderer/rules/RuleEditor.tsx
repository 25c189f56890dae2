import type {
  DueInPeriod,
  IntervalUnit,
  NthInMonth,
  PeriodUnit,
  TimeRule,
  TriggerEvent,
} from '../../electron/contract/shared.ts';
import { assertNever, type Year } from '../../electron/domain/brand.ts';
import { WEEKDAY_WORDS } from '../../electron/domain/dates/chineseDate.ts';
import type { Weekday } from '../../electron/domain/dates/plainDate.ts';
import { INTERVAL_UNIT_WORDS, NTH_IN_MONTH_WORDS } from '../../electron/domain/words/timeRules.ts';
import { DateField } from '../ui/DateField.tsx';
import { Choice, Count, DayField, DayFields, NumberChoice, range, ShiftField } from './ruleFields.tsx';
import {
  dueOfKind,
  duesOf,
  dueWords,
  monthsIn,
  ruleOfType,
  ruleTypeWords,
  spanOf,
  wholeYear,
  withDuring,
  withPeriod,
  withUnit,
  eventWords,
  everyWords,
  type RuleComingRound,
} from './ruleForms.ts';
import { StatutoryPicker } from './StatutoryPicker.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import css from './RuleEditor.module.css';

interface RuleProps<Rule extends TimeRule = TimeRule> {
  readonly rule: Rule;
  readonly onChange: (rule: TimeRule) => void;
}

/** One time rule as a line of choices that reads like a sentence. Whatever is chosen is a whole rule. `year`: the plan's, for days that are proposed. */
export function RuleEditor({ rule, year, onChange }: RuleProps & { readonly year: Year }) {
  return (
    <div className={css['line']}>
      <Choice<TimeRule['type']>
        label="时限类型"
        value={rule.type}
        words={ruleTypeWords}
        width={168}
        onChange={(type) => onChange(ruleOfType(type, rule, year))}
      />
      <RuleFields rule={rule} year={year} onChange={onChange} />
      <StatutoryPicker onPick={onChange} />
    </div>
  );
}

function RuleFields({ rule, year, onChange }: RuleProps & { readonly year: Year }) {
  switch (rule.type) {
    case 'recurring':
      return <RecurringFields rule={rule} year={year} onChange={onChange} />;
    case 'interval':
      return <IntervalFields rule={rule} year={year} onChange={onChange} />;
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
          <DuringField rule={rule} year={year} onChange={onChange} />
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

function RecurringFields(props: RuleProps<TimeRule & { type: 'recurring' }> & { readonly year: Year }) {
  const { rule, year, onChange } = props;
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
      <CoversField value={rule.covers} onChange={(covers) => onChange({ ...rule, covers })} />
      <ShiftField shift={rule.shift} onChange={(shift) => onChange({ ...rule, shift })} />
      <DuringField rule={rule} year={year} onChange={onChange} />
    </>
  );
}

function IntervalFields(props: RuleProps<TimeRule & { type: 'interval' }> & { readonly year: Year }) {
  const { rule, year, onChange } = props;
  return (
    <>
      <span>每</span>
      <Count label="间隔" min={2} max={366} value={rule.n} onChange={(n) => onChange({ ...rule, n })} />
      <Choice<IntervalUnit>
        label="间隔单位"
        value={rule.unit}
        words={INTERVAL_UNIT_WORDS}
        width={80}
        onChange={(unit) => onChange(withUnit(rule, unit, year))}
      />
      <span className={css['together']}>
        一期，自
        <DateField
          aria-label="起算日"
          width={132}
          value={rule.from}
          onChange={(from) => from && onChange({ ...rule, from })}
        />
        起
      </span>
      <Choice<'end' | 'start'>
        label="截止"
        value={rule.at}
        words={{ end: '期末截止', start: '期初截止' }}
        width={104}
        onChange={(at) => onChange({ ...rule, at })}
      />
      <CoversField value={rule.covers} onChange={(covers) => onChange({ ...rule, covers })} />
      <ShiftField shift={rule.shift} onChange={(shift) => onChange({ ...rule, shift })} />
      <DuringField rule={rule} year={year} onChange={onChange} />
    </>
  );
}

/** 全年, or the first and last day on which what comes round may fall due. */
function DuringField(props: RuleProps<RuleComingRound> & { readonly year: Year }) {
  const { rule, year, onChange } = props;
  const { during } = rule;
  return (
    <>
      <Choice<'year' | 'part'>
        label="适用期间"
        value={during === undefined ? 'year' : 'part'}
        words={{ year: '全年', part: '有起止' }}
        width={92}
        onChange={(part) => onChange(withDuring(rule, part === 'year' ? undefined : wholeYear(year)))}
      />
      {during && (
        <>
          <span className={css['together']}>
            自
            <DateField
              aria-label="适用期间的第一日"
              width={150}
              allowClear={during.to !== undefined}
              value={during.from}
              onChange={(from) => onChange(withDuring(rule, spanOf(from, during.to)))}
            />
          </span>
          <span className={css['together']}>
            至
            <DateField
              aria-label="适用期间的最后一日"
              width={150}
              allowClear={during.from !== undefined}
              value={during.to}
              {...(during.from === undefined ? {} : { notBefore: during.from })}
              onChange={(to) => onChange(withDuring(rule, spanOf(during.from, to)))}
            />
          </span>
        </>
      )}
    </>
  );
}

function CoversField(props: {
  readonly value: 'same' | 'previous';
  readonly onChange: (value: 'same' | 'previous') => void;
}) {
  return (
    <Choice<'same' | 'previous'>
      label="所属期"
      value={props.value}
      words={{ same: '报当期', previous: '报上一期' }}
      width={104}
      onChange={props.onChange}
    />
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
          <MonthField every={every} value={due.month} onChange={(month) => onChange({ ...due, month })} />
          <DayField day={due.day} onChange={(day) => onChange({ ...due, day })} />
        </>
      );
    case 'weekday':
      return <WeekdayField value={due.weekday} onChange={(weekday) => onChange({ ...due, weekday })} />;
    case 'nthWeekday':
      return (
        <>
          <MonthField every={every} value={due.month} onChange={(month) => onChange({ ...due, month })} />
          <NumberChoice<NthInMonth>
            label="第几个"
            value={due.nth}
            width={104}
            options={NTHS.map((nth) => ({ value: nth, label: NTH_IN_MONTH_WORDS[nth] }))}
            onChange={(nth) => onChange({ ...due, nth })}
          />
          <WeekdayField value={due.weekday} onChange={(weekday) => onChange({ ...due, weekday })} />
        </>
      );
    case 'afterPeriod':
      return <DayFields n={due.n} count={due.count} onChange={(days) => onChange({ ...due, ...days })} />;
    default:
      return assertNever(due);
  }
}

const NTHS: readonly NthInMonth[] = [1, 2, 3, 4, 'last'];

/** Which month of a period; nothing where it has but one. */
function MonthField(props: {
  readonly every: PeriodUnit;
  readonly value: number;
  readonly onChange: (month: number) => void;
}) {
  const { every } = props;
  if (monthsIn(every) === 1) return null;
  return (
    <NumberChoice
      label={every === 'year' ? '月份' : '第几个月'}
      value={props.value}
      options={range(monthsIn(every)).map((month) => ({
        value: month,
        label: every === 'year' ? `${month}月` : `第${month}个月`,
      }))}
      onChange={props.onChange}
    />
  );
}

function WeekdayField(props: { readonly value: Weekday; readonly onChange: (weekday: Weekday) => void }) {
  return (
    <NumberChoice
      label="星期几"
      value={props.value}
      // The options are 1 to 7.
      options={range(7).map((day) => ({ value: day as Weekday, label: `周${WEEKDAY_WORDS[day as Weekday]}` }))}
      onChange={props.onChange}
    />
  );
}

function OnceFields({ rule, onChange }: RuleProps<TimeRule & { type: 'once' }>) {
  const setYear = (year: number | null): void => {
    const { year: _old, ...rest } = rule;
    onChange(year === null ? rest : { ...rest, year });
  };
  return (
    <>
      <NumberBox
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

function PeriodField(props: { readonly value: PeriodUnit; readonly onChange: (value: PeriodUnit) => void }) {
  return (
    <Choice<PeriodUnit> label="周期" value={props.value} words={everyWords} width={88} onChange={props.onChange} />
  );
}
