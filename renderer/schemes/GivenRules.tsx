import type { ClauseOf } from '../../electron/contract/schemeTree.ts';
import { Choice } from '../rules/ruleFields.tsx';
import { useChoices } from './choices.ts';
import { EachPeriod, FigureField, SheetField } from './CountingField.tsx';
import { Line, OptionalPoints, PointsField, SignedField, WordField, YesField } from './fields.tsx';
import { FIRST_TIERS, OutOfLine, PartLine, TiersLine, type ClauseProps } from './ruleLines.tsx';
import { SmallTable } from './SmallTable.tsx';
import { withKey } from './withKey.ts';
import css from './fields.module.css';

/* Rules by figures that others give, and by places in the class. */

export function SampleFields({ clause, onChange }: ClauseProps<ClauseOf<'sample'>>) {
  const { samples } = useChoices();
  return (
    <>
      <Line label="抽查名单">
        <WordField
          label="抽查名单"
          value={clause.sample}
          offered={samples}
          onChange={(sample) => onChange({ ...clause, sample })}
        />
        <span className="sub">正确的占已查的比例 × 满分</span>
      </Line>
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

export function PeriodsFields({ clause, onChange }: ClauseProps<ClauseOf<'periods'>>) {
  return (
    <>
      <Line label="评分表">
        <SheetField value={clause} onChange={(named) => onChange({ ...clause, ...named })} />
      </Line>
      <Line label="平均">
        <EachPeriod value={clause.every} onChange={(every) => onChange({ ...clause, every })} />
        <span>得分的平均，未报的一期</span>
        <Choice<typeof clause.missing>
          label="未报的一期"
          value={clause.missing}
          words={{ zero: '按 0 分计', leftOut: '不计入平均' }}
          width={124}
          onChange={(missing) => onChange({ ...clause, missing })}
        />
      </Line>
      <OutOfLine clause={clause} onChange={onChange} />
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

export function JudgedFields({ clause, onChange }: ClauseProps<ClauseOf<'judged'>>) {
  return (
    <>
      <Line label="范围">
        <PointsField
          isSigned
          label="最低分"
          value={clause.least}
          onChange={(least) => onChange({ ...clause, least })}
        />
        <span>至</span>
        <PointsField isSigned label="最高分" value={clause.most} onChange={(most) => onChange({ ...clause, most })} />
        <span className="sub">都不大于 0 的是酌情扣分</span>
      </Line>
      <Line label="评议人">
        <Choice<typeof clause.assessors>
          label="评议人"
          value={clause.assessors}
          words={{ one: '一人评定', mean: '几人评议取平均', trimmed: '5 人以上去掉最高和最低' }}
          width={210}
          onChange={(assessors) => onChange({ ...clause, assessors })}
        />
        <YesField
          value={clause.needsBasis}
          onChange={(needsBasis) => onChange(withKey(clause, 'needsBasis', needsBasis))}
        >
          须有依据文件
        </YesField>
      </Line>
      <Line label="还没有评的">
        <Choice<typeof clause.unjudged>
          label="还没有评的"
          value={clause.unjudged}
          words={{ provisional: '总分暂计，不排名', nothing: '不计分，不影响排名' }}
          width={210}
          onChange={(unjudged) => onChange({ ...clause, unjudged })}
        />
      </Line>
    </>
  );
}

export function SheetFields({ clause, onChange }: ClauseProps<ClauseOf<'sheet'>>) {
  return (
    <>
      <Line label="评分表">
        <SheetField value={clause} onChange={(named) => onChange({ ...clause, ...named })} />
      </Line>
      <OutOfLine clause={clause} onChange={onChange} />
      <MayBeTiered clause={clause} onChange={onChange} />
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

export function RollupFields({ clause, onChange }: ClauseProps<ClauseOf<'rollup'>>) {
  const { groups } = useChoices();
  return (
    <>
      <Line label="抽查单位">
        <WordField
          label="抽查单位的名单"
          value={clause.group}
          offered={groups}
          onChange={(group) => onChange({ ...clause, group })}
        />
        <span className={css['together']}>
          各得分的平均，满分
          <PointsField
            label="被抽查单位的满分"
            value={clause.outOf}
            onChange={(outOf) => onChange({ ...clause, outOf })}
          />
        </span>
      </Line>
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

export function RankFields({ clause, onChange }: ClauseProps<ClauseOf<'byRank'>>) {
  const { steps } = clause;
  return (
    <>
      <Line label="按什么排名">
        <FigureField value={clause.figure} onChange={(figure) => onChange({ ...clause, figure })} />
        <YesField value={clause.lowest} onChange={(lowest) => onChange(withKey(clause, 'lowest', lowest))}>
          低的排在前
        </YesField>
      </Line>
      <Line label="名次得分">
        <Choice<typeof steps.by>
          label="名次怎样得分"
          value={steps.by}
          words={{ each: '每低一名加减', places: '各名次分值' }}
          width={140}
          onChange={(by) =>
            onChange({ ...clause, steps: by === 'each' ? { by, points: '-1' } : { by, points: ['3', '2', '1'] } })
          }
        />
        {steps.by === 'each' ? (
          <SignedField
            label="每低一名的分值"
            value={steps.points}
            onChange={(points) => onChange({ ...clause, steps: { ...steps, points } })}
          />
        ) : (
          <SmallTable<string>
            label="各名次分值"
            noun="行"
            min={1}
            heads={['名次', '分值']}
            rows={steps.points}
            next={() => '0'}
            onChange={(points) => onChange({ ...clause, steps: { ...steps, points } })}
            cells={(points, set, at) => [
              <span key="place" className="num">{`第 ${at + 1} 名`}</span>,
              <PointsField key="points" label={`第 ${at + 1} 名的分值`} value={points} onChange={set} />,
            ]}
          />
        )}
        {steps.by === 'places' && (
          <span className={css['together']}>
            以后各名
            <OptionalPoints
              label="以后各名的分值"
              width={60}
              placeholder="0"
              value={steps.past}
              onChange={(past) => onChange({ ...clause, steps: withKey(steps, 'past', past) })}
            />
            分
          </span>
        )}
      </Line>
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

export function ToBestFields({ clause, onChange }: ClauseProps<ClauseOf<'toBest'>>) {
  return (
    <>
      <Line label="按什么比较">
        <FigureField value={clause.figure} onChange={(figure) => onChange({ ...clause, figure })} />
        <Choice<'best' | 'mean'>
          label="与最高还是平均相比"
          value={clause.against ?? 'best'}
          words={{ best: '与本类最高相比', mean: '与本类平均相比' }}
          width={150}
          onChange={(against) => onChange(withKey(clause, 'against', against === 'mean' ? against : undefined))}
        />
      </Line>
      <MayBeTiered clause={clause} onChange={onChange} />
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

/** By tiers of the share, or the share itself. */
function MayBeTiered({ clause, onChange }: ClauseProps<ClauseOf<'sheet' | 'toBest'>>) {
  return (
    <>
      <Line label="计分">
        <Choice<'share' | 'tiers'>
          label="按比例还是分档"
          value={clause.tiers === undefined ? 'share' : 'tiers'}
          words={{ share: '按得分', tiers: '按比例分档' }}
          width={140}
          onChange={(how) =>
            onChange(withKey<typeof clause, 'tiers'>(clause, 'tiers', how === 'tiers' ? FIRST_TIERS : undefined))
          }
        />
      </Line>
      {clause.tiers && <TiersLine tiers={clause.tiers} onChange={(tiers) => onChange({ ...clause, tiers })} />}
    </>
  );
}
