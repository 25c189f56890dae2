import { Select } from 'antd';
import type { NodeCap, NotApplicableWay, SchemeNode, UnitScope } from '../../electron/contract/schemeTree.ts';
import type { SchemeNodeId, UnitClassId } from '../../electron/domain/brand.ts';
import { Choice, Count } from '../rules/ruleFields.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { useChoices } from './choices.ts';
import { CountingField, EachPeriod } from './CountingField.tsx';
import { Line, OptionalPoints, PointsField, YesField } from './fields.tsx';
import type { Placed } from './treeEdits.ts';
import { withKey } from './withKey.ts';
import css from './fields.module.css';

interface BoundsProps {
  readonly placed: Placed;
  readonly onChange: (node: SchemeNode) => void;
}

type CapKind = NodeCap['kind'] | 'default';

const CAP_WORDS: Readonly<Record<Exclude<CapKind, 'default'>, string>> = {
  own: '以本项分值封顶',
  firstLevel: '以一级指标分值封顶',
  none: '不封顶',
  value: '按所填分值封顶',
};

/** What bounds a node's points, whom it is for, and where its marks go where it does not apply. */
export function BoundsFields({ placed, onChange }: BoundsProps) {
  const { node, section } = placed;
  return (
    <>
      <Line label="封顶">
        <Choice<CapKind>
          label="封顶"
          value={node.cap?.kind ?? 'default'}
          words={{ default: node.kind === 'leaf' ? '默认：以本项分值' : '默认：不另封顶', ...CAP_WORDS }}
          width={190}
          onChange={(kind) => onChange(withKey<SchemeNode, 'cap'>(node, 'cap', capOf(kind)))}
        />
        {node.cap?.kind === 'value' && (
          <PointsField
            label="封顶分值"
            value={node.cap.points}
            onChange={(points) => onChange({ ...node, cap: { kind: 'value', points } })}
          />
        )}
      </Line>
      <Line label="最低分">
        <OptionalPoints
          isSigned
          label="最低分"
          placeholder="不限"
          value={node.floor}
          onChange={(floor) => onChange(withKey<SchemeNode, 'floor'>(node, 'floor', floor))}
        />
        <span className="sub">0 或负数</span>
      </Line>
      {section === 'base' && <NotApplicableLine placed={placed} onChange={onChange} />}
      <ScopeLine
        label="适用单位"
        all="全部单位"
        value={node.appliesTo}
        onChange={(scope) => onChange(withKey<SchemeNode, 'appliesTo'>(node, 'appliesTo', scope))}
      />
      <MultiplierLine node={node} onChange={onChange} />
      <ZeroLine node={node} onChange={onChange} />
      <Line label="达标分">
        <OptionalPoints
          label="达标分"
          placeholder="不设"
          value={node.metFrom}
          onChange={(metFrom) => onChange(withKey<SchemeNode, 'metFrom'>(node, 'metFrom', metFrom))}
        />
        <span className="sub">不到的标“未达标”</span>
      </Line>
    </>
  );
}

function capOf(kind: CapKind): NodeCap | undefined {
  if (kind === 'default') return undefined;
  return kind === 'value' ? { kind, points: '0' } : { kind };
}

const NOT_APPLICABLE_WORDS: Readonly<Record<NotApplicableWay['kind'], string>> = {
  rescale: '分值按比例分给同级各项',
  spread: '分值平均分给同级各项',
  move: '分值移给同级的一项',
  wholeScheme: '全方案按比例折算',
};

function NotApplicableLine({ placed, onChange }: BoundsProps) {
  const { node, siblings } = placed;
  const others = siblings.filter(({ id }) => id !== node.id);
  const way = node.notApplicable;
  return (
    <Line label="不适用时">
      <Choice<NotApplicableWay['kind']>
        label="不适用时"
        value={way?.kind ?? 'rescale'}
        words={NOT_APPLICABLE_WORDS}
        {...(others.length === 0 ? { offered: ['rescale', 'spread', 'wholeScheme'] as const } : {})}
        width={210}
        onChange={(kind) => {
          const [first] = others;
          if (kind === 'move') {
            if (first) onChange({ ...node, notApplicable: { kind, to: first.id } });
          } else
            onChange(
              withKey<SchemeNode, 'notApplicable'>(node, 'notApplicable', kind === 'rescale' ? undefined : { kind }),
            );
        }}
      />
      {way?.kind === 'move' && (
        <Select<SchemeNodeId>
          aria-label="移给哪一项"
          value={way.to}
          style={{ minWidth: 160 }}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(to) => onChange({ ...node, notApplicable: { kind: 'move', to } })}
        />
      )}
    </Line>
  );
}

/** All units, or those of some classes and those named. */
function ScopeLine(props: {
  readonly label: string;
  readonly all: string;
  readonly value: UnitScope | undefined;
  readonly onChange: (scope: UnitScope | undefined) => void;
}) {
  const { label, all, value, onChange } = props;
  return (
    <Line label={label}>
      <ScopeFields label={label} all={all} value={value} onChange={onChange} />
    </Line>
  );
}

function ScopeFields({ label, all, value, onChange }: Parameters<typeof ScopeLine>[0]) {
  const { classes } = useChoices();
  return (
    <>
      <Choice<'all' | 'some'>
        label={label}
        value={value === undefined ? 'all' : 'some'}
        words={{ all, some: '限所列单位' }}
        width={124}
        onChange={(how) => onChange(how === 'all' ? undefined : { units: [] })}
      />
      {value && (
        <div className={css['set']}>
          <Select<string[]>
            aria-label="考核类别"
            mode="multiple"
            value={[...(value.classes ?? [])]}
            options={classes.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder="考核类别"
            style={{ maxWidth: 480 }}
            onChange={(ids) =>
              onChange(
                withKey<UnitScope, 'classes'>(value, 'classes', ids.length === 0 ? undefined : (ids as UnitClassId[])),
              )
            }
          />
          <div style={{ maxWidth: 480 }}>
            <UnitsSelect
              value={value.units ?? []}
              placeholder="选择单位"
              onChange={(units) =>
                onChange(
                  withKey<UnitScope, 'units'>(value, 'units', units.length === 0 && value.classes ? undefined : units),
                )
              }
            />
          </div>
        </div>
      )}
    </>
  );
}

function MultiplierLine({
  node,
  onChange,
}: {
  readonly node: SchemeNode;
  readonly onChange: (node: SchemeNode) => void;
}) {
  const { multiplier } = node;
  return (
    <Line label="加倍">
      <YesField
        value={multiplier === undefined ? undefined : true}
        onChange={(yes) =>
          onChange(withKey<SchemeNode, 'multiplier'>(node, 'multiplier', yes ? { times: '2' } : undefined))
        }
      >
        加减分按倍数计
      </YesField>
      {multiplier && (
        <>
          <PointsField
            label="倍数"
            width={56}
            value={multiplier.times}
            onChange={(times) => onChange({ ...node, multiplier: { ...multiplier, times } })}
          />
          <span>倍</span>
          <ScopeFields
            label="加倍的单位"
            all="全部单位"
            value={multiplier.for}
            onChange={(scope) =>
              onChange({ ...node, multiplier: withKey<typeof multiplier, 'for'>(multiplier, 'for', scope) })
            }
          />
        </>
      )}
    </Line>
  );
}

function ZeroLine({ node, onChange }: { readonly node: SchemeNode; readonly onChange: (node: SchemeNode) => void }) {
  const { zeroWhen } = node;
  return (
    <Line label="按零分">
      <YesField
        value={zeroWhen === undefined ? undefined : true}
        onChange={(yes) =>
          onChange(
            withKey<SchemeNode, 'zeroWhen'>(
              node,
              'zeroWhen',
              yes ? { count: { of: 'events', types: ['criticism'] }, atLeast: 2 } : undefined,
            ),
          )
        }
      >
        次数达到时本项按 0 分
      </YesField>
      {zeroWhen && (
        <>
          <CountingField
            label="按零分：数什么"
            value={zeroWhen.count}
            onChange={(count) => onChange({ ...node, zeroWhen: { ...zeroWhen, count } })}
          />
          <span>达到</span>
          <Count
            label="按零分的次数"
            max={100_000}
            value={zeroWhen.atLeast}
            onChange={(atLeast) => onChange({ ...node, zeroWhen: { ...zeroWhen, atLeast } })}
          />
          <span>次</span>
          <YesField
            value={zeroWhen.inARow === undefined ? undefined : true}
            onChange={(yes) =>
              onChange({ ...node, zeroWhen: withKey(zeroWhen, 'inARow', yes ? 'quarter' : undefined) })
            }
          >
            按连续几期都有
          </YesField>
          {zeroWhen.inARow !== undefined && (
            <EachPeriod
              value={zeroWhen.inARow}
              onChange={(inARow) => onChange({ ...node, zeroWhen: { ...zeroWhen, inARow } })}
            />
          )}
        </>
      )}
    </Line>
  );
}
