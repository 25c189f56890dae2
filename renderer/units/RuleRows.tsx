import { Button, Select } from 'antd';
import type { GroupRule } from '../../electron/contract/shared.ts';
import { FOUNDING_YEARS } from '../../electron/domain/dates/dateLimits.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { UNIT_KINDS } from '../../electron/domain/words/duties.ts';
import { SCOPES, scopeWords } from '../../electron/domain/words/groups.ts';
import { DateField } from '../ui/DateField.tsx';
import { Icon } from '../ui/Icon.tsx';
import datesCss from './MemberDates.module.css';
import css from './RuleRows.module.css';

type Whole = Pick<GroupRule, 'kind' | 'scope'>;

const ALL: readonly Whole[] = UNIT_KINDS.flatMap((kind) => SCOPES[kind].map((scope) => ({ kind, scope })));
const keyOf = ({ kind, scope }: Whole): string => `${kind}.${scope}`;
const OPTIONS = ALL.map((rule) => ({ value: keyOf(rule), label: `全部${scopeWords(rule)}` }));

function dated(
  rule: GroupRule,
  days: { readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined },
): GroupRule {
  const { kind, scope, from, to } = { ...rule, ...days };
  return { kind, scope, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

interface RuleRowsProps {
  readonly rules: readonly GroupRule[];
  readonly onChange: (rules: readonly GroupRule[]) => void;
}

/** 整类成员: whole kinds that belong to the group, whoever comes later too. */
export function RuleRows({ rules, onChange }: RuleRowsProps) {
  const set = (at: number, rule: GroupRule) => onChange(rules.map((each, index) => (index === at ? rule : each)));
  const free = ALL.filter((rule) => !rules.some((each) => keyOf(each) === keyOf(rule)));
  return (
    <div className={datesCss['dates']}>
      <div className={datesCss['head']}>
        <h3>整类成员</h3>
        <span className="sub grow">以后新设的同类单位自动属于本组。</span>
      </div>
      {rules.map((rule, index) => (
        // Only its place tells two rules of one kind apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={css['rule']}>
          <Select<string>
            aria-label="整类成员的类别"
            value={keyOf(rule)}
            options={OPTIONS}
            onChange={(value) => {
              const whole = ALL.find((each) => keyOf(each) === value);
              if (whole) set(index, { ...rule, ...whole });
            }}
            className="grow"
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="trash" />}
            aria-label={`去掉全部${scopeWords(rule)}`}
            title="去掉，已勾选的单位留在名单里"
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          />
          <span className={css['days']}>
            <span className="sub">自</span>
            <DateField
              aria-label="整类成员自何日起"
              value={rule.from}
              years={FOUNDING_YEARS}
              onChange={(from) => set(index, dated(rule, { from }))}
              allowClear
              width={148}
            />
            <span className="sub">至</span>
            <DateField
              aria-label="整类成员至何日止"
              value={rule.to}
              years={FOUNDING_YEARS}
              onChange={(to) => set(index, dated(rule, { to }))}
              allowClear
              width={148}
            />
            <span className="faint">不填为一直</span>
          </span>
        </div>
      ))}
      <Select<string | null>
        aria-label="加入一整类单位"
        placeholder="加入一整类单位"
        value={null}
        disabled={free.length === 0}
        options={free.map((rule) => ({ value: keyOf(rule), label: `全部${scopeWords(rule)}` }))}
        onChange={(value) => {
          const whole = ALL.find((each) => keyOf(each) === value);
          if (whole) onChange([...rules, whole]);
        }}
        style={{ width: 220 }}
      />
    </div>
  );
}
