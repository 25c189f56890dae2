import { Button, Input, Select, type InputRef } from 'antd';
import type { RefObject } from 'react';
import type { BonusRule, Grade, SchemeTree, SchemeWeight } from '../../electron/contract/schemeTree.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { plainPoints } from '../../electron/domain/points.ts';
import { checkWeight } from '../../electron/domain/scoring/checkWeight.ts';
import { Choice } from '../rules/ruleFields.tsx';
import { Card } from '../ui/Page.tsx';
import { useChoices } from './choices.ts';
import type { SchemeDraft } from './editing.ts';
import { Line, OptionalPoints, PointsField, YesField } from './fields.tsx';
import type { DraftNote } from './findings.ts';
import type { NodeChange } from './NodePane.tsx';
import { SmallTable } from './SmallTable.tsx';
import { firstOf, sumOfMarks } from './treeEdits.ts';
import { withKey } from './withKey.ts';
import css from './NodePane.module.css';

interface SettingsPaneProps {
  readonly draft: SchemeDraft;
  readonly year: Year;
  readonly notes: readonly DraftNote[];
  readonly nameField: RefObject<InputRef | null>;
  readonly onChange: (draft: SchemeDraft, change: NodeChange) => void;
}

/** The scheme itself: name, total, weight, 加分 as a whole, grades. */
export function SettingsPane({ draft, year, notes, nameField, onChange }: SettingsPaneProps) {
  const { name, tree, weight } = draft;
  const base = sumOfMarks(firstOf(tree, 'base'));
  const set = (next: Partial<SchemeTree>, label: string, field = ''): void =>
    onChange({ ...draft, tree: { ...tree, ...next } }, { label, field });
  return (
    <Card className="pane" title="方案" extra={<span className="sub">总分、权重、加分门槛、等次</span>}>
      <div className={css['pane']}>
        <div className={css['heads']}>
          <div className="grow">
            <span className="sub">方案名称</span>
            <Input
              aria-label="方案名称"
              ref={nameField}
              value={name}
              maxLength={60}
              onChange={({ target }) =>
                onChange({ ...draft, name: target.value }, { label: '改方案名称', field: 'scheme.name' })
              }
            />
          </div>
          <div>
            <span className="sub">方案总分</span>
            <PointsField label="方案总分" value={tree.total} onChange={(total) => set({ total }, '改总分', 'total')} />
          </div>
        </div>
        {notes.map(({ message, kind }) => (
          <p key={message} className={css['trouble']} data-kind={kind}>
            {message}
          </p>
        ))}
        <Line label="总分">
          <Choice<SchemeTree['scaling']>
            label="总分怎样计"
            value={tree.scaling}
            words={{ raw: '按实际得分', rescaled: '折算为 100 分' }}
            width={140}
            onChange={(scaling) => set({ scaling }, '改总分计法')}
          />
          {base !== undefined && base !== '0' && base !== plainPoints(tree.total || '0') && (
            <Button size="small" onClick={() => set({ total: base }, '按基础分合计')}>
              {`总分改为基础分合计 ${base}`}
            </Button>
          )}
        </Line>
        <Line label="权重">
          <WeightFields
            weight={weight}
            year={year}
            onChange={(next) => onChange({ ...draft, weight: next }, { label: '改权重', field: 'weight' })}
          />
        </Line>
        <Line label="折算分">
          <Choice<SchemeTree['contribution']>
            label="折算分"
            value={tree.contribution}
            words={{ share: '按占方案总分的比例', raw: '按 100 分，不论总分' }}
            width={190}
            onChange={(contribution) => set({ contribution }, '改折算办法')}
          />
        </Line>
        <BonusLines
          bonus={tree.bonus}
          onChange={(bonus, field) =>
            onChange({ ...draft, tree: withKey(tree, 'bonus', bonus) }, { label: '改加分门槛', field })
          }
        />
        <Line label="等次">
          <SmallTable<Grade>
            label="等次"
            noun="档"
            heads={['等次', '分数不低于', '不超过本类（%）']}
            rows={tree.grades}
            next={() => ({ name: '' })}
            onChange={(grades) => set({ grades }, '改等次', 'grades')}
            cells={(grade, put) => [
              <Input
                key="name"
                aria-label="等次名称"
                style={{ width: 110 }}
                value={grade.name}
                maxLength={20}
                onChange={({ target }) => put({ ...grade, name: target.value })}
              />,
              <OptionalPoints
                key="from"
                label="分数线"
                placeholder="不限"
                value={grade.from}
                onChange={(from) => put(withKey(grade, 'from', from))}
              />,
              <OptionalPoints
                key="most"
                label="名额比例"
                placeholder="不限"
                value={grade.atMostPercent}
                onChange={(most) => put(withKey(grade, 'atMostPercent', most))}
              />,
            ]}
          />
        </Line>
      </div>
    </Card>
  );
}

function BonusLines({
  bonus,
  onChange,
}: {
  readonly bonus: BonusRule | undefined;
  readonly onChange: (bonus: BonusRule | undefined, field: string) => void;
}) {
  const { nodes } = useChoices();
  const gate = bonus?.gate;
  const put = (next: BonusRule, field = ''): void => onChange(Object.keys(next).length === 0 ? undefined : next, field);
  return (
    <>
      <Line label="加分门槛">
        <YesField
          value={gate === undefined ? undefined : true}
          onChange={(yes) =>
            put(withKey<BonusRule, 'gate'>(bonus ?? {}, 'gate', yes ? { compare: 'above', points: '80' } : undefined))
          }
        >
          达到门槛方可加分
        </YesField>
        {gate && (
          <>
            <Select<string[]>
              aria-label="门槛看哪些指标"
              mode="multiple"
              style={{ minWidth: 150, maxWidth: 360 }}
              value={[...(gate.of ?? [])]}
              placeholder="基础分"
              options={nodes.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(ids) => {
                const of = nodes.flatMap(({ id }) => (ids.includes(id) ? [id] : []));
                put({ ...bonus, gate: withKey<typeof gate, 'of'>(gate, 'of', of.length === 0 ? undefined : of) });
              }}
            />
            <Choice<typeof gate.compare>
              label="超过还是达到"
              value={gate.compare}
              words={{ above: '超过', atLeast: '达到' }}
              width={80}
              onChange={(compare) => put({ ...bonus, gate: { ...gate, compare } })}
            />
            <PointsField
              label="加分门槛"
              value={gate.points}
              onChange={(points) => put({ ...bonus, gate: { ...gate, points } }, 'bonus.gate')}
            />
            <span>分</span>
          </>
        )}
      </Line>
      <Line label="加分上限">
        <OptionalPoints
          label="加分上限"
          placeholder="不限"
          value={bonus?.most}
          onChange={(most) => put(withKey<BonusRule, 'most'>(bonus ?? {}, 'most', most), 'bonus.most')}
        />
        <span>分</span>
      </Line>
    </>
  );
}

/** Percent of the overall assessment, or points of it; below 4 % it says why not. */
export function WeightFields({
  weight,
  year,
  onChange,
}: {
  readonly weight: SchemeWeight;
  readonly year: Year;
  readonly onChange: (weight: SchemeWeight) => void;
}) {
  const checked = checkWeight(weight, year);
  const said = checked.ok ? checked.value.warning : checked.error.message;
  return (
    <>
      <Choice<SchemeWeight['kind']>
        label="权重按百分比还是分值"
        value={weight.kind}
        words={{ percent: '百分比', points: '分值' }}
        width={92}
        onChange={(kind) =>
          onChange(
            kind === 'percent' ? { kind, percent: '4', base: weight.base } : { kind, points: '4', base: weight.base },
          )
        }
      />
      {weight.kind === 'percent' ? (
        <>
          <PointsField
            label="权重百分比"
            width={56}
            value={weight.percent}
            onChange={(percent) => onChange({ ...weight, percent })}
          />
          <span>%，总体考核满分</span>
        </>
      ) : (
        <>
          <PointsField
            label="权重分值"
            width={56}
            value={weight.points}
            onChange={(points) => onChange({ ...weight, points })}
          />
          <span>分，总体考核满分</span>
        </>
      )}
      <PointsField
        label="总体考核满分"
        width={64}
        value={weight.base}
        onChange={(base) => onChange({ ...weight, base })}
      />
      {weight.kind === 'points' && (
        <>
          <span>同组其他事项</span>
          <OptionalPoints
            label="同组其他事项的分值"
            width={56}
            placeholder="无"
            value={weight.bundledWith}
            onChange={(bundledWith) => onChange(withKey(weight, 'bundledWith', bundledWith))}
          />
          <span>分</span>
        </>
      )}
      {said !== undefined && (
        <span className={css['trouble']} data-kind={checked.ok ? 'toCheck' : 'bars'}>
          {said}
        </span>
      )}
    </>
  );
}
