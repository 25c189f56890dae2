import { Segmented } from 'antd';
import { clsx } from 'clsx';
import type { TimeRule } from '../../electron/contract/shared.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { shortDate } from '../ui/dates.ts';
import css from './RuleFrom.module.css';

interface RuleFromProps {
  readonly dutyId: DutyId;
  readonly rules: readonly TimeRule[];
  /** `undefined`: for the whole year. */
  readonly value: PlainDate | undefined;
  readonly onChange: (from: PlainDate | undefined) => void;
  /** What is proposed when a day is asked for. */
  readonly proposed: PlainDate;
}

/** 自何日起生效: a correction holds for the whole year, a change from a day on; what fell due before stays as it was. */
export function RuleFrom({ dutyId, rules, value, onChange, proposed }: RuleFromProps) {
  return (
    <div className={css['from']}>
      <span>自何日起生效</span>
      <Segmented<'year' | 'day'>
        aria-label="自何日起生效"
        value={value === undefined ? 'year' : 'day'}
        onChange={(next) => onChange(next === 'year' ? undefined : proposed)}
        options={[
          { value: 'year', label: '全年（更正）' },
          { value: 'day', label: '自某日起（变更）' },
        ]}
      />
      {value !== undefined && (
        <DateField aria-label="生效日期" value={value} onChange={(day) => day && onChange(day)} />
      )}
      {value !== undefined && rules.length > 0 && <Dates dutyId={dutyId} rules={rules} from={value} />}
      {value === undefined && (
        <p className={clsx('sub', css['dates'])}>整个年度都按新的时限计算，已有的登记随所属期保留。</p>
      )}
    </div>
  );
}

const SHOWN = 12;

function list(days: readonly PlainDate[]): string {
  const shown = days
    .slice(0, SHOWN)
    .map((day) => shortDate(day))
    .join('、');
  return days.length > SHOWN ? `${shown}等 ${days.length} 个` : shown || '无';
}

function Dates(props: { readonly dutyId: DutyId; readonly rules: readonly TimeRule[]; readonly from: PlainDate }) {
  const { dutyId, rules, from } = props;
  const query = useAppQuery('duties.previewRules', { id: dutyId, rules: [...rules], from });
  if (!query.data) return null;
  const { before, after } = query.data;
  return (
    <p className={clsx('sub num', css['dates'])}>
      此前到期不变：{list(before)}
      <br />
      此后到期：{list(after)}
    </p>
  );
}
