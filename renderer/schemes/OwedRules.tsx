import type { ClauseOf } from '../../electron/contract/schemeTree.ts';
import { FINDING_SOURCE_WORDS } from '../../electron/domain/words/findings.ts';
import { DAY_COUNT_WORDS } from '../../electron/domain/words/timeRules.ts';
import { Choice, DayFields } from '../rules/ruleFields.tsx';
import { useChoices } from './choices.ts';
import { CountLine } from './CountingField.tsx';
import {
  Line,
  ManyField,
  OptionalPoints,
  PointsField,
  SignedField,
  WordField,
  WordsField,
  YesField,
} from './fields.tsx';
import { OutcomeField, SelectorField } from './OwedFields.tsx';
import { EveryField, PartLine, ScaleLines, SelectLine, type ClauseProps } from './ruleLines.tsx';
import { withKey } from './withKey.ts';
import css from './fields.module.css';

/* Rules that look at things owed, their elements and findings. */

export function ShareFields({ clause, onChange }: ClauseProps<ClauseOf<'share'>>) {
  return (
    <>
      <SelectLine clause={clause} onChange={onChange} />
      <Line label="算作完成">
        <OutcomeField value={clause.good} onChange={(good) => onChange({ ...clause, good })} />
      </Line>
      <ScaleLines clause={clause} onChange={onChange} />
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

export function PerOccurrenceFields({ clause, onChange }: ClauseProps<ClauseOf<'perOccurrence'>>) {
  const { perDay } = clause;
  return (
    <>
      <CountLine label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
      <Line label="分值">
        {perDay === undefined && <EveryField value={clause} onChange={(every) => onChange({ ...clause, ...every })} />}
        {perDay && (
          <>
            <span>每迟</span>
            <DayFields
              n={perDay.every}
              count={perDay.days}
              onChange={({ n, count }) => onChange({ ...clause, perDay: { ...perDay, every: n, days: count } })}
            />
          </>
        )}
        <SignedField label="每次分值" value={clause.points} onChange={(points) => onChange({ ...clause, points })} />
        {perDay && (
          <span className={css['together']}>
            一项最多
            <OptionalPoints
              label="一项最多"
              width={60}
              placeholder="不限"
              value={perDay.mostEach}
              onChange={(most) => onChange({ ...clause, perDay: withKey(perDay, 'mostEach', most) })}
            />
            分
          </span>
        )}
        {clause.count.of === 'occurrences' && (
          <YesField
            value={perDay === undefined ? undefined : true}
            onChange={(yes) => onChange(withKey(clause, 'perDay', yes ? { days: 'workday', every: 1 } : undefined))}
          >
            按迟办天数
          </YesField>
        )}
      </Line>
    </>
  );
}

export function LateDecayFields({ clause, onChange }: ClauseProps<ClauseOf<'lateDecay'>>) {
  return (
    <>
      <SelectLine clause={clause} onChange={onChange} />
      <Line label="迟办">
        <span className={css['together']}>
          每迟 1
          <Choice<typeof clause.days>
            label="按工作日还是自然日计"
            value={clause.days}
            words={DAY_COUNT_WORDS}
            width={124}
            onChange={(days) => onChange({ ...clause, days })}
          />
          扣
          <PointsField label="每日扣分" value={clause.perDay} onChange={(perDay) => onChange({ ...clause, perDay })} />
          分
        </span>
        <span className={css['together']}>
          最低保留
          <PointsField
            label="保底比例"
            width={56}
            value={clause.floor}
            onChange={(floor) => onChange({ ...clause, floor })}
          />
          %
        </span>
        <span className="sub">未办不得分</span>
      </Line>
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

export function DeadlineFields({ clause, onChange }: ClauseProps<ClauseOf<'deadline'>>) {
  return (
    <>
      <SelectLine clause={clause} onChange={onChange} />
      <Line label="得分">
        <span className={css['together']}>
          按期得满分，迟办得
          <PointsField label="迟办得分" value={clause.late} onChange={(late) => onChange({ ...clause, late })} />
          分，未办得
          <PointsField
            label="未办得分"
            value={clause.missing}
            onChange={(missing) => onChange({ ...clause, missing })}
          />
          分
        </span>
      </Line>
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

export function ChecklistFields({ clause, onChange }: ClauseProps<ClauseOf<'checklist'>>) {
  const { elements } = useChoices();
  return (
    <>
      <Line label="要素">
        <WordsField
          label="要素"
          placeholder="任何要素"
          value={clause.elements}
          offered={elements}
          onChange={(list) => onChange({ ...clause, elements: list })}
        />
      </Line>
      <Line label="范围">
        <Choice<'all' | 'some'>
          label="哪些事项的要素"
          value={clause.select === undefined ? 'all' : 'some'}
          words={{ all: '不论事项', some: '限所选事项' }}
          width={124}
          onChange={(how) => onChange(withKey(clause, 'select', how === 'some' ? { all: true } : undefined))}
        />
        {clause.select && (
          <SelectorField value={clause.select} onChange={(select) => onChange({ ...clause, select })} />
        )}
      </Line>
      <Line label="分值">
        <Choice<typeof clause.what>
          label="缺失还是齐备"
          value={clause.what}
          words={{ missing: '缺失或错误', present: '齐备' }}
          width={124}
          onChange={(what) => onChange({ ...clause, what })}
        />
        <Choice<typeof clause.counts>
          label="每项还是一次"
          value={clause.counts}
          words={{ each: '每项', once: '有任意一项即一次' }}
          width={160}
          onChange={(counts) => onChange({ ...clause, counts })}
        />
        <SignedField label="要素分值" value={clause.points} onChange={(points) => onChange({ ...clause, points })} />
      </Line>
    </>
  );
}

export function FindingsFields({ clause, onChange }: ClauseProps<ClauseOf<'findings'>>) {
  return (
    <>
      <Line label="问题">
        <ManyField
          label="问题来源"
          placeholder="不限来源"
          value={clause.sources ?? []}
          words={FINDING_SOURCE_WORDS}
          onChange={(sources) => onChange(withKey(clause, 'sources', sources.length === 0 ? undefined : sources))}
        />
        <WordField
          label="问题所属指标"
          value={clause.indicator ?? ''}
          offered={[]}
          onChange={(indicator) => onChange(withKey(clause, 'indicator', indicator === '' ? undefined : indicator))}
        />
      </Line>
      <Line label="发现问题">
        <YesField
          value={clause.found === undefined ? undefined : true}
          onChange={(yes) => onChange(withKey(clause, 'found', yes ? '-1' : undefined))}
        >
          按问题计
        </YesField>
        {clause.found !== undefined && (
          <>
            {clause.perPoint === undefined && (
              <EveryField value={clause} onChange={(every) => onChange({ ...clause, ...every })} />
            )}
            <SignedField
              label="每个问题分值"
              value={clause.found}
              onChange={(found) => onChange({ ...clause, found })}
            />
          </>
        )}
      </Line>
      {clause.found !== undefined && (
        <Line label="按所扣分值">
          <YesField value={clause.perPoint} onChange={(perPoint) => onChange(withKey(clause, 'perPoint', perPoint))}>
            发现时扣几分就计几次
          </YesField>
        </Line>
      )}
      <Line label="逾期未整改">
        <YesField
          value={clause.notRectified === undefined ? undefined : true}
          onChange={(yes) => onChange(withKey(clause, 'notRectified', yes ? '-1' : undefined))}
        >
          按逾期未整改的计
        </YesField>
        {clause.notRectified !== undefined && (
          <SignedField
            label="每个逾期未整改分值"
            value={clause.notRectified}
            onChange={(notRectified) => onChange({ ...clause, notRectified })}
          />
        )}
      </Line>
    </>
  );
}
