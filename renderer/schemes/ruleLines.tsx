import type { Clause, ClauseOf, ClauseRule, PerPoint, ShareScale, Tier } from '../../electron/contract/schemeTree.ts';
import { Choice, Count } from '../rules/ruleFields.tsx';
import { JointField } from './CountingField.tsx';
import { Line, OptionalPoints, PointsField, SignedField, YesField } from './fields.tsx';
import { SelectorField } from './OwedFields.tsx';
import { SmallTable } from './SmallTable.tsx';
import { withKey } from './withKey.ts';
import css from './fields.module.css';

/** What the fields of a rule are given. */
export interface ClauseProps<Of extends Clause = Clause> {
  readonly clause: Of;
  readonly onChange: (clause: Clause) => void;
}

/** Which things owed. */
export function SelectLine({ clause, onChange }: ClauseProps<ClauseOf<'share' | 'lateDecay' | 'deadline'>>) {
  return (
    <Line label="范围">
      <SelectorField value={clause.select} onChange={(select) => onChange({ ...clause, select })} />
    </Line>
  );
}

type WithPart = ClauseOf<
  'share' | 'ratio' | 'lateDecay' | 'deadline' | 'sample' | 'periods' | 'sheet' | 'rollup' | 'byRank' | 'toBest'
>;

/** How much of the leaf's mark the rule decides. */
export function PartLine({ clause, onChange }: ClauseProps<WithPart>) {
  return (
    <Line label="所占分值">
      <OptionalPoints
        label="所占分值"
        placeholder="满分"
        value={clause.of}
        onChange={(of) => onChange(withKey<WithPart, 'of'>(clause, 'of', of))}
      />
      <span className="sub">本项有几条规则分占分值时填写</span>
    </Line>
  );
}

export function OutOfLine({ clause, onChange }: ClauseProps<ClauseOf<'sheet' | 'periods'>>) {
  return (
    <Line label="表中满分">
      <OptionalPoints
        label="评分表的满分"
        placeholder="不折算"
        value={clause.outOf}
        onChange={(outOf) => onChange(withKey<ClauseOf<'sheet' | 'periods'>, 'outOf'>(clause, 'outOf', outOf))}
      />
      <span className="sub">填写后折算为本项分值</span>
    </Line>
  );
}

interface Every {
  readonly perN?: number;
  readonly firstFree?: number;
}

/** 前 n 次不计，每 n 次. */
export function EveryField({ value, onChange }: { readonly value: Every; readonly onChange: (every: Every) => void }) {
  return (
    <span className={css['together']}>
      前
      <Count
        label="前几次不计"
        min={0}
        max={100_000}
        value={value.firstFree ?? 0}
        onChange={(firstFree) => onChange({ firstFree })}
      />
      次不计，每
      <Count label="每几次" max={100_000} value={value.perN ?? 1} onChange={(perN) => onChange({ perN })} />次
    </span>
  );
}

export function TiersLine({
  tiers,
  onChange,
}: {
  readonly tiers: readonly Tier[];
  readonly onChange: (tiers: readonly Tier[]) => void;
}) {
  return (
    <Line label="分档">
      <SmallTable<Tier>
        label="分档"
        noun="档"
        min={1}
        heads={['不低于（%）', '得满分的（%）']}
        rows={tiers}
        next={() => ({ from: '0', gives: '0' })}
        onChange={onChange}
        cells={(tier, set) => [
          <PointsField key="from" label="分档下限" value={tier.from} onChange={(from) => set({ ...tier, from })} />,
          <PointsField key="gives" label="分档得分" value={tier.gives} onChange={(gives) => set({ ...tier, gives })} />,
        ]}
      />
    </Line>
  );
}

export const FIRST_TIERS: readonly Tier[] = [
  { from: '95', gives: '100' },
  { from: '90', gives: '80' },
  { from: '80', gives: '60' },
];

type ScaleKind = 'share' | 'tiers' | 'bounds' | 'perPoint';

const SCALE_WORDS: Readonly<Record<ScaleKind, string>> = {
  share: '比例 × 满分',
  tiers: '按比例分档',
  bounds: '达到下限才计、上限即满分',
  perPoint: '按百分点加减分',
};

const FIRST_PER_POINT: PerPoint = { side: 'below', bound: '95', every: '1', points: '-1', partial: 'dropped' };

function scaleOf({ tiers, nothingBelow, fullFrom, perPoint }: ShareScale): ScaleKind {
  if (tiers !== undefined) return 'tiers';
  if (perPoint !== undefined) return 'perPoint';
  return nothingBelow === undefined && fullFrom === undefined ? 'share' : 'bounds';
}

/** How a share becomes points. */
export function ScaleLines({ clause, onChange }: ClauseProps<ClauseOf<'share' | 'ratio'>>) {
  const { tiers: _tiers, nothingBelow: _below, fullFrom: _full, perPoint: _per, ...rest } = clause;
  const begin = (kind: ScaleKind): void => {
    if (kind === 'tiers') onChange({ ...rest, tiers: FIRST_TIERS });
    else if (kind === 'perPoint') onChange({ ...rest, perPoint: FIRST_PER_POINT });
    else if (kind === 'bounds') onChange({ ...rest, nothingBelow: '60', fullFrom: '95' });
    else onChange(rest);
  };
  const kind = scaleOf(clause);
  return (
    <>
      <Line label="计分">
        <Choice<ScaleKind> label="比例怎样计分" value={kind} words={SCALE_WORDS} width={210} onChange={begin} />
        {kind === 'bounds' && (
          <span className={css['together']}>
            低于
            <OptionalPoints
              label="低于多少不得分"
              width={56}
              placeholder="—"
              value={clause.nothingBelow}
              onChange={(below) => onChange(withKey<typeof clause, 'nothingBelow'>(clause, 'nothingBelow', below))}
            />
            % 不得分，达到
            <OptionalPoints
              label="达到多少得满分"
              width={56}
              placeholder="—"
              value={clause.fullFrom}
              onChange={(full) => onChange(withKey<typeof clause, 'fullFrom'>(clause, 'fullFrom', full))}
            />
            % 得满分
          </span>
        )}
      </Line>
      {clause.tiers && <TiersLine tiers={clause.tiers} onChange={(tiers) => onChange({ ...clause, tiers })} />}
      {clause.perPoint && (
        <PerPointLine value={clause.perPoint} onChange={(perPoint) => onChange({ ...clause, perPoint })} />
      )}
    </>
  );
}

function PerPointLine({
  value,
  onChange,
}: {
  readonly value: PerPoint;
  readonly onChange: (perPoint: PerPoint) => void;
}) {
  return (
    <Line label="百分点">
      <Choice<PerPoint['side']>
        label="低于还是高于"
        value={value.side}
        words={{ below: '低于', above: '高于' }}
        width={80}
        onChange={(side) => onChange({ ...value, side })}
      />
      <PointsField
        label="百分点的界限"
        width={56}
        value={value.bound}
        onChange={(bound) => onChange({ ...value, bound })}
      />
      <span>%，每</span>
      <PointsField
        label="每多少百分点"
        width={56}
        value={value.every}
        onChange={(every) => onChange({ ...value, every })}
      />
      <span>个百分点</span>
      <SignedField label="每百分点分值" value={value.points} onChange={(points) => onChange({ ...value, points })} />
      <Choice<PerPoint['partial']>
        label="不足一个的"
        value={value.partial}
        words={{ dropped: '不足的不计', exact: '不足的按比例', full: '不足的按一个' }}
        width={130}
        onChange={(partial) => onChange({ ...value, partial })}
      />
      <span className={css['together']}>
        最多
        <OptionalPoints
          label="百分点加减最多"
          width={60}
          placeholder="不限"
          value={value.atMost}
          onChange={(most) => onChange(withKey(value, 'atMost', most))}
        />
        分
      </span>
    </Line>
  );
}

const BOUNDED: ReadonlySet<ClauseRule> = new Set([
  'byCount',
  'perOccurrence',
  'checklist',
  'findings',
  'shortfall',
  'freshness',
  'events',
  'excess',
  'rate',
]);

type BoundedClause = ClauseOf<
  'byCount' | 'perOccurrence' | 'checklist' | 'findings' | 'shortfall' | 'freshness' | 'events' | 'excess' | 'rate'
>;

function isBounded(clause: Clause): clause is BoundedClause {
  return BOUNDED.has(clause.rule);
}

type JointClause = ClauseOf<'share' | 'perOccurrence' | 'lateDecay' | 'deadline'>;

function isJoint({ rule }: Clause): boolean {
  return rule === 'share' || rule === 'perOccurrence' || rule === 'lateDecay' || rule === 'deadline';
}

type ChargingClause = Exclude<
  Clause,
  {
    readonly rule:
      | 'ratio'
      | 'sample'
      | 'periods'
      | 'freshness'
      | 'judged'
      | 'sheet'
      | 'rollup'
      | 'excess'
      | 'byRank'
      | 'toBest';
  }
>;

const CHARGES_NOTHING: ReadonlySet<ClauseRule> = new Set([
  'ratio',
  'sample',
  'periods',
  'freshness',
  'judged',
  'sheet',
  'rollup',
  'excess',
  'byRank',
  'toBest',
]);

/** What many rules share: how much at most, joint duties, 再扣. */
export function CommonLines({ clause, onChange }: ClauseProps) {
  return (
    <>
      {isBounded(clause) && (
        <Line label="本条最多">
          <OptionalPoints
            label="本条最多加减"
            placeholder="不限"
            value={clause.atMost}
            onChange={(most) => onChange(withKey<BoundedClause, 'atMost'>(clause, 'atMost', most))}
          />
          <span>分</span>
        </Line>
      )}
      {isJoint(clause) && <JointLine clause={clause as JointClause} onChange={onChange} />}
      {!CHARGES_NOTHING.has(clause.rule) && <AgainLine clause={clause as ChargingClause} onChange={onChange} />}
    </>
  );
}

function JointLine({ clause, onChange }: ClauseProps<JointClause>) {
  return (
    <Line label="共同承担">
      <JointField
        value={clause.joint}
        onChange={(joint) => onChange(withKey<JointClause, 'joint'>(clause, 'joint', joint))}
      />
    </Line>
  );
}

function AgainLine({ clause, onChange }: ClauseProps<ChargingClause>) {
  return (
    <Line label="重复扣分">
      <YesField
        value={clause.again}
        onChange={(again) => onChange(withKey<ChargingClause, 'again'>(clause, 'again', again))}
      >
        其他指标已扣的再扣（通常不选：同一问题只扣一次）
      </YesField>
    </Line>
  );
}
