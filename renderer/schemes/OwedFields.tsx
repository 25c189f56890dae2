import { Button, Select } from 'antd';
import { useState } from 'react';
import type { LateBy, OutcomeTest, OutcomeWord, SelectedPeriod, Selector } from '../../electron/contract/schemeTree.ts';
import { assertNever, type DutyId } from '../../electron/domain/brand.ts';
import { dayInMonth } from '../../electron/domain/dates/plainDate.ts';
import { DUTY_KIND_WORDS, PARTY_ROLE_WORDS } from '../../electron/domain/words/duties.ts';
import { OUTCOME_WORDS } from '../../electron/domain/words/scoreRules.ts';
import { DAY_COUNT_WORDS, TRIGGER_EVENT_WORDS } from '../../electron/domain/words/timeRules.ts';
import { useYear } from '../address/year.ts';
import { Choice } from '../rules/ruleFields.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { searchByLabel } from '../ui/search.ts';
import { useChoices } from './choices.ts';
import { ManyField, WordsField } from './fields.tsx';
import { SmallTable } from './SmallTable.tsx';
import { withKey } from './withKey.ts';
import css from './fields.module.css';

type Condition = Exclude<keyof Selector, 'all'>;

const CONDITION_WORDS: Readonly<Record<Condition, string>> = {
  kinds: '类别',
  duties: '事项',
  tags: '标签',
  roles: '责任',
  periods: '期间',
  events: '触发事件',
  columns: '栏目',
  results: '处理结果',
};

// Object.keys of a record whose keys are the conditions.
const CONDITIONS = Object.keys(CONDITION_WORDS) as Condition[];

const EVENT_WORDS = Object.fromEntries(
  Object.entries(TRIGGER_EVENT_WORDS).map(([event, { long }]) => [event, long]),
) as Record<keyof typeof TRIGGER_EVENT_WORDS, string>;

interface SelectorProps {
  readonly value: Selector;
  readonly onChange: (selector: Selector) => void;
}

/** A selector with another list for one of its conditions; an empty one asks for nothing, and what asks for nothing means every thing. */
export function withCondition<Key extends Condition>(
  selector: Selector,
  condition: Key,
  list: NonNullable<Selector[Key]>,
): Selector {
  const { all: _all, ...rest } = selector;
  const next = withKey<Selector, Key>(rest, condition, list.length === 0 ? undefined : list);
  return Object.keys(next).length === 0 ? { all: true } : next;
}

/** Which things owed a rule looks at: every one, or those that fit all conditions. */
export function SelectorField({ value, onChange }: SelectorProps) {
  // Conditions that were added, and ask for nothing yet.
  const [open, setOpen] = useState<readonly Condition[]>([]);
  const shown = CONDITIONS.filter((condition) => value[condition] !== undefined || open.includes(condition));
  const free = CONDITIONS.filter((condition) => !shown.includes(condition));
  const close = (condition: Condition): void => setOpen(open.filter((each) => each !== condition));
  return (
    <>
      {shown.length === 0 && <span>全部事项</span>}
      <Select<Condition | null>
        aria-label="添加条件"
        value={null}
        placeholder="＋ 条件"
        style={{ width: 108 }}
        options={free.map((condition) => ({ value: condition, label: CONDITION_WORDS[condition] }))}
        onChange={(condition) => condition !== null && setOpen([...open, condition])}
      />
      {shown.length > 0 && (
        <div className={css['set']}>
          {shown.map((condition) => (
            <div key={condition} className={css['condition']}>
              <span className="sub">{CONDITION_WORDS[condition]}</span>
              <div className={css['fields']}>
                <ConditionField
                  condition={condition}
                  value={value}
                  onChange={(next) => {
                    // It stays in its place while it is emptied.
                    if (!open.includes(condition)) setOpen([...open, condition]);
                    onChange(next);
                  }}
                />
              </div>
              <Button
                type="text"
                size="small"
                icon={<Icon name="close" />}
                aria-label={`去掉条件：${CONDITION_WORDS[condition]}`}
                onClick={() => {
                  close(condition);
                  if (value[condition] !== undefined) onChange(withCondition(value, condition, []));
                }}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function ConditionField({ condition, value, onChange }: SelectorProps & { readonly condition: Condition }) {
  const choices = useChoices();
  switch (condition) {
    case 'kinds':
      return (
        <ManyField
          label="类别"
          value={value.kinds ?? []}
          words={DUTY_KIND_WORDS}
          onChange={(list) => onChange(withCondition(value, condition, list))}
        />
      );
    case 'roles':
      return (
        <ManyField
          label="责任"
          value={value.roles ?? []}
          words={PARTY_ROLE_WORDS}
          onChange={(list) => onChange(withCondition(value, condition, list))}
        />
      );
    case 'events':
      return (
        <ManyField
          label="触发事件"
          value={value.events ?? []}
          words={EVENT_WORDS}
          onChange={(list) => onChange(withCondition(value, condition, list))}
        />
      );
    case 'duties':
      return (
        <Select<DutyId[]>
          aria-label="事项"
          mode="multiple"
          className={css['wide'] ?? ''}
          value={[...(value.duties ?? [])]}
          options={choices.duties.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={searchByLabel}
          placeholder="选择事项"
          popupMatchSelectWidth={420}
          onChange={(list) => onChange(withCondition(value, condition, list))}
        />
      );
    case 'periods':
      return (
        <PeriodsField
          value={value.periods ?? []}
          onChange={(list) => onChange(withCondition(value, condition, list))}
        />
      );
    case 'tags':
    case 'columns':
    case 'results':
      return (
        <WordsField
          label={CONDITION_WORDS[condition]}
          value={value[condition] ?? []}
          offered={choices[condition]}
          onChange={(list) => onChange(withCondition(value, condition, list))}
        />
      );
    default:
      return assertNever(condition);
  }
}

function PeriodsField(props: {
  readonly value: readonly SelectedPeriod[];
  readonly onChange: (periods: readonly SelectedPeriod[]) => void;
}) {
  const year = useYear();
  return (
    <SmallTable<SelectedPeriod>
      label="期间"
      noun="个期间"
      heads={['按', '自', '至']}
      rows={props.value}
      next={() => ({ from: dayInMonth(year, 1, 1), to: dayInMonth(year, 12, 'last'), by: 'due' })}
      onChange={props.onChange}
      cells={(period, set) => [
        <Choice<SelectedPeriod['by']>
          key="by"
          label="按应办日期还是所属期"
          value={period.by}
          words={{ due: '应办日期', covers: '所属期' }}
          width={108}
          onChange={(by) => set({ ...period, by })}
        />,
        <DateField
          key="from"
          aria-label="第一日"
          width={140}
          value={period.from}
          onChange={(from) => from && set({ ...period, from })}
        />,
        <DateField
          key="to"
          aria-label="最后一日"
          width={140}
          value={period.to}
          notBefore={period.from}
          onChange={(to) => to && set({ ...period, to })}
        />,
      ]}
    />
  );
}

/** What is asked of what became of them: one of some, each of others, none of the last; the two last seldom, and behind a button. */
export function OutcomeField({
  value,
  onChange,
}: {
  readonly value: OutcomeTest;
  readonly onChange: (test: OutcomeTest) => void;
}) {
  const [isOpen, setOpen] = useState(
    value.also !== undefined || value.without !== undefined || value.lateBy !== undefined,
  );
  const list = (words: readonly OutcomeWord[]) => (words.length === 0 ? undefined : words);
  return (
    <>
      <ManyField
        label="办理结果"
        value={value.any}
        words={OUTCOME_WORDS}
        onChange={(any) => onChange({ ...value, any })}
      />
      {!isOpen && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          且…、除外…、迟几天…
        </Button>
      )}
      {isOpen && (
        <>
          <span>且</span>
          <ManyField
            label="并且须是"
            placeholder="不限"
            value={value.also ?? []}
            words={OUTCOME_WORDS}
            onChange={(words) => onChange(withKey(value, 'also', list(words)))}
          />
          <span>除外</span>
          <ManyField
            label="除外的"
            placeholder="无"
            value={value.without ?? []}
            words={OUTCOME_WORDS}
            onChange={(words) => onChange(withKey(value, 'without', list(words)))}
          />
          <LateByFields value={value.lateBy} onChange={(lateBy) => onChange(withKey(value, 'lateBy', lateBy))} />
        </>
      )}
    </>
  );
}

/** 迟办超过几天、不超过几天; empty boxes are no bounds. */
function LateByFields({
  value,
  onChange,
}: {
  readonly value: LateBy | undefined;
  readonly onChange: (lateBy: LateBy | undefined) => void;
}) {
  const { days = 'workday', over, upTo } = value ?? {};
  const put = (next: LateBy): void => onChange(next.over === undefined && next.upTo === undefined ? undefined : next);
  const box = (label: string, key: 'over' | 'upTo', number: number | undefined) => (
    <NumberBox
      aria-label={label}
      min={0}
      max={3660}
      precision={0}
      controls={false}
      placeholder="不限"
      style={{ width: 60 }}
      value={number ?? null}
      onChange={(typed) => put(withKey<LateBy, typeof key>({ ...value, days }, key, typed ?? undefined))}
    />
  );
  return (
    <span className={css['together']}>
      迟办超过
      {box('迟办超过几天', 'over', over)}至{box('迟办不超过几天', 'upTo', upTo)}
      <Choice<LateBy['days']>
        label="迟办按工作日还是自然日计"
        value={days}
        words={DAY_COUNT_WORDS}
        width={124}
        onChange={(next) => value && put({ ...value, days: next })}
      />
    </span>
  );
}
