import type { ClauseOf } from '../../electron/contract/schemeTree.ts';
import { Choice, Count } from '../rules/ruleFields.tsx';
import { CountingField, CountLine, EachPeriod } from './CountingField.tsx';
import { Line, PointsField, SignedField } from './fields.tsx';
import { PartLine, ScaleLines, type ClauseProps } from './ruleLines.tsx';
import css from './fields.module.css';

/* Rules that set one number over another. */

export function RateFields({ clause, onChange }: ClauseProps<ClauseOf<'rate'>>) {
  return (
    <>
      <CountLine label="分子" value={clause.numerator} onChange={(numerator) => onChange({ ...clause, numerator })} />
      <CountLine
        label="分母"
        value={clause.denominator}
        onChange={(denominator) => onChange({ ...clause, denominator })}
      />
      <Line label="比率">
        <EachPeriod value={clause.per} onChange={(per) => onChange({ ...clause, per })} />
        <span className={css['together']}>
          低于
          <PointsField
            label="比率"
            width={56}
            value={clause.below}
            onChange={(below) => onChange({ ...clause, below })}
          />
          % 的，每期
        </span>
        <SignedField
          label="达不到的分值"
          value={clause.points}
          onChange={(points) => onChange({ ...clause, points })}
        />
      </Line>
    </>
  );
}

type Denominator = ClauseOf<'ratio'>['denominator'];

export function RatioFields({ clause, onChange }: ClauseProps<ClauseOf<'ratio'>>) {
  const { denominator } = clause;
  const begin = (of: 'quota' | 'counted'): Denominator => (of === 'quota' ? { of, quota: 12 } : { of: 'pieces' });
  return (
    <>
      <CountLine label="分子" value={clause.numerator} onChange={(numerator) => onChange({ ...clause, numerator })} />
      <Line label="分母">
        <Choice<'quota' | 'counted'>
          label="分母是什么"
          value={denominator.of === 'quota' ? 'quota' : 'counted'}
          words={{ quota: '目标数', counted: '数出来的' }}
          width={110}
          onChange={(of) => onChange({ ...clause, denominator: begin(of) })}
        />
        {denominator.of === 'quota' ? (
          <Count
            label="目标数"
            max={100_000}
            value={denominator.quota}
            onChange={(quota) => onChange({ ...clause, denominator: { of: 'quota', quota } })}
          />
        ) : (
          <CountingField
            label="分母"
            value={denominator}
            onChange={(next) => onChange({ ...clause, denominator: next })}
          />
        )}
      </Line>
      <Line label="周期">
        <EachPeriod value={clause.per} onChange={(per) => onChange({ ...clause, per })} />
        <span className="sub">几期的取平均</span>
      </Line>
      <ScaleLines clause={clause} onChange={onChange} />
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}
