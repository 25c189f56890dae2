import type { ClauseOf, NumberTier } from '../../electron/contract/schemeTree.ts';
import { GAP_UNIT_WORDS } from '../../electron/domain/words/scoreRules.ts';
import { Choice, Count } from '../rules/ruleFields.tsx';
import { useChoices } from './choices.ts';
import { CountLine, EachPeriod } from './CountingField.tsx';
import { Line, OptionalPoints, PointsField, SignedField, WordsField, YesField } from './fields.tsx';
import { SelectorField } from './OwedFields.tsx';
import type { ClauseProps } from './ruleLines.tsx';
import { SmallTable } from './SmallTable.tsx';
import { withKey } from './withKey.ts';
import css from './fields.module.css';

/* Rules that go by how many there are: quotas, gaps, numbers. */

export function ShortfallFields({ clause, onChange }: ClauseProps<ClauseOf<'shortfall'>>) {
  return (
    <>
      <CountLine label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
      <Line label="任务数">
        <EachPeriod value={clause.per} onChange={(per) => onChange({ ...clause, per })} />
        <span>不少于</span>
        <Count label="任务数" max={100_000} value={clause.quota} onChange={(quota) => onChange({ ...clause, quota })} />
        <span>篇（件），每少 1 篇（件）</span>
        <SignedField
          label="每少一篇分值"
          value={clause.points}
          onChange={(points) => onChange({ ...clause, points })}
        />
      </Line>
    </>
  );
}

export function ThresholdFields({ clause, onChange }: ClauseProps<ClauseOf<'threshold'>>) {
  return (
    <>
      <CountLine label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
      <Line label="达到">
        <span>全年达到</span>
        <Count
          label="应达数量"
          max={100_000}
          value={clause.atLeast}
          onChange={(atLeast) => onChange({ ...clause, atLeast })}
        />
        <span>得满分，达不到的</span>
        <SignedField
          label="达不到的分值"
          value={clause.otherwise}
          onChange={(otherwise) => onChange({ ...clause, otherwise })}
        />
      </Line>
    </>
  );
}

export function FreshnessFields({ clause, onChange }: ClauseProps<ClauseOf<'freshness'>>) {
  const { columns } = useChoices();
  const { pages, gap } = clause;
  return (
    <>
      <Line label="更新">
        <Choice<typeof pages.of>
          label="按什么看更新"
          value={pages.of}
          words={{ publications: '栏目的公开信息', registrations: '登记的办结' }}
          width={150}
          onChange={(of) =>
            onChange({ ...clause, pages: of === 'publications' ? { of, columns: [] } : { of, select: { all: true } } })
          }
        />
        {pages.of === 'publications' ? (
          <WordsField
            label="栏目"
            value={pages.columns}
            offered={columns}
            onChange={(list) => onChange({ ...clause, pages: { ...pages, columns: list } })}
          />
        ) : (
          <SelectorField
            value={pages.select}
            onChange={(select) => onChange({ ...clause, pages: { ...pages, select } })}
          />
        )}
      </Line>
      <Line label="间隔">
        <span>超过</span>
        <Count label="间隔" value={gap.n} onChange={(n) => onChange({ ...clause, gap: { ...gap, n } })} />
        <Choice<typeof gap.unit>
          label="天还是月"
          value={gap.unit}
          words={GAP_UNIT_WORDS}
          width={84}
          onChange={(unit) => onChange({ ...clause, gap: { ...gap, unit } })}
        />
        <span>未更新，每次</span>
        <SignedField label="每次分值" value={clause.points} onChange={(points) => onChange({ ...clause, points })} />
      </Line>
    </>
  );
}

export function ExcessFields({ clause, onChange }: ClauseProps<ClauseOf<'excess'>>) {
  const { beyond } = clause;
  return (
    <>
      <CountLine label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
      <Line label="任务数">
        <EachPeriod value={clause.per} onChange={(per) => onChange({ ...clause, per })} />
        <Count label="任务数" max={100_000} value={clause.quota} onChange={(quota) => onChange({ ...clause, quota })} />
        <span>篇（件）</span>
      </Line>
      <Line label="超额分档">
        <SmallTable
          label="超额分档"
          noun="档"
          heads={['超过任务（%）', '分值']}
          rows={clause.tiers}
          next={() => ({ over: '0', points: '1' })}
          onChange={(tiers) => onChange({ ...clause, tiers })}
          cells={(tier, set) => [
            <PointsField
              key="over"
              label="超过任务的百分比"
              value={tier.over}
              onChange={(over) => set({ ...tier, over })}
            />,
            <SignedField
              key="points"
              label="超额分值"
              value={tier.points}
              onChange={(points) => set({ ...tier, points })}
            />,
          ]}
        />
      </Line>
      <Line label="再往上">
        <YesField
          value={beyond === undefined ? undefined : true}
          onChange={(yes) =>
            onChange(withKey(clause, 'beyond', yes ? { over: '30', each: '20', points: '1' } : undefined))
          }
        >
          每满一档再计
        </YesField>
        {beyond && (
          <span className={css['together']}>
            超过
            <PointsField
              label="超过多少以后"
              width={56}
              value={beyond.over}
              onChange={(over) => onChange({ ...clause, beyond: { ...beyond, over } })}
            />
            % 后每满
            <PointsField
              label="每满多少"
              width={56}
              value={beyond.each}
              onChange={(each) => onChange({ ...clause, beyond: { ...beyond, each } })}
            />
            % 再
            <SignedField
              label="再计的分值"
              value={beyond.points}
              onChange={(points) => onChange({ ...clause, beyond: { ...beyond, points } })}
            />
          </span>
        )}
      </Line>
      <Line label="每超 1 篇">
        <OptionalPoints
          isSigned
          label="每超一篇的分值"
          placeholder="不计"
          value={clause.each}
          onChange={(each) => onChange(withKey(clause, 'each', each))}
        />
        <span className="sub">超出任务数的每 1 篇（件）加减的分</span>
      </Line>
    </>
  );
}

type By = ClauseOf<'byCount'>['by'];

export function ByCountFields({ clause, onChange }: ClauseProps<ClauseOf<'byCount'>>) {
  const { by, beyond } = clause;
  const begin = (kind: By['kind']): By => (kind === 'year' ? { kind } : { kind, per: 'quarter' });
  return (
    <>
      <CountLine label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
      <Line label="怎样数">
        <Choice<By['kind']>
          label="怎样数"
          value={by.kind}
          words={{ year: '全年合计', each: '各期分别', inARow: '连续几期都有' }}
          width={140}
          onChange={(kind) => onChange({ ...clause, by: begin(kind) })}
        />
        {by.kind !== 'year' && (
          <EachPeriod value={by.per} onChange={(per) => onChange({ ...clause, by: { ...by, per } })} />
        )}
      </Line>
      <Line label="分档">
        <SmallTable<NumberTier>
          label="数量分档"
          noun="档"
          heads={['达到', '分值']}
          rows={clause.tiers}
          next={() => ({ from: (clause.tiers.at(-1)?.from ?? 0) + 1, points: '-1' })}
          onChange={(tiers) => onChange({ ...clause, tiers })}
          cells={(tier, set) => [
            <Count
              key="from"
              label="达到的数量"
              max={100_000}
              value={tier.from}
              onChange={(from) => set({ ...tier, from })}
            />,
            <SignedField
              key="points"
              label="分档分值"
              value={tier.points}
              onChange={(points) => set({ ...tier, points })}
            />,
          ]}
        />
      </Line>
      <Line label="再往上">
        <YesField
          value={beyond === undefined ? undefined : true}
          onChange={(yes) => onChange(withKey(clause, 'beyond', yes ? { each: 1, points: '-1' } : undefined))}
        >
          之后每满一档再计
        </YesField>
        {beyond && (
          <>
            <span>每满</span>
            <Count
              label="每满多少个"
              max={100_000}
              value={beyond.each}
              onChange={(each) => onChange({ ...clause, beyond: { ...beyond, each } })}
            />
            <span>再</span>
            <SignedField
              label="再计的分值"
              value={beyond.points}
              onChange={(points) => onChange({ ...clause, beyond: { ...beyond, points } })}
            />
          </>
        )}
      </Line>
    </>
  );
}
