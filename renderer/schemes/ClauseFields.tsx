import { Button } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import type { Clause, ClauseOf, EventEntry, Tier } from '../../electron/contract/schemeTree.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { FINDING_SOURCE_WORDS } from '../../electron/domain/words/findings.ts';
import { EVENT_LEVEL_WORDS, EVENT_ORGAN_WORDS, SCORE_EVENT_WORDS } from '../../electron/domain/words/scoreRules.ts';
import { DAY_COUNT_WORDS } from '../../electron/domain/words/timeRules.ts';
import { Choice, Count } from '../rules/ruleFields.tsx';
import { useChoices } from './choices.ts';
import { CountingField, EachPeriod, FigureField, JointField, SheetField } from './CountingField.tsx';
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
import { SmallTable } from './SmallTable.tsx';
import { withKey } from './withKey.ts';
import css from './fields.module.css';

interface ClauseProps<Of extends Clause = Clause> {
  readonly clause: Of;
  readonly onChange: (clause: Clause) => void;
}

/** The parameters of a rule, line by line. */
export function ClauseFields({ clause, onChange }: ClauseProps) {
  return (
    <>
      <OwnFields clause={clause} onChange={onChange} />
      {'joint' in clause || MAY_BE_JOINT.has(clause.rule) ? <JointLine clause={clause} onChange={onChange} /> : null}
      {MAY_CHARGE_AGAIN.has(clause.rule) && <AgainLine clause={clause} onChange={onChange} />}
    </>
  );
}

const MAY_BE_JOINT: ReadonlySet<Clause['rule']> = new Set(['share', 'perOccurrence', 'lateDecay', 'deadline']);
const MAY_CHARGE_AGAIN: ReadonlySet<Clause['rule']> = new Set([
  'share',
  'perOccurrence',
  'lateDecay',
  'checklist',
  'findings',
  'shortfall',
  'threshold',
  'deadline',
  'events',
  'rate',
]);

function JointLine({ clause, onChange }: ClauseProps) {
  if (
    clause.rule !== 'share' &&
    clause.rule !== 'perOccurrence' &&
    clause.rule !== 'lateDecay' &&
    clause.rule !== 'deadline'
  ) {
    return null;
  }
  return (
    <Line label="共同承担">
      <JointField
        value={clause.joint}
        onChange={(joint) => onChange(withKey<typeof clause, 'joint'>(clause, 'joint', joint))}
      />
    </Line>
  );
}

function AgainLine({ clause, onChange }: ClauseProps) {
  const again = 'again' in clause ? clause.again : undefined;
  const { again: _old, ...rest } = clause as Clause & { readonly again?: true };
  return (
    <Line label="重复扣分">
      <YesField
        value={again}
        // The rules of this list may bear it.
        onChange={(yes) => onChange((yes === undefined ? rest : { ...rest, again: yes }) as Clause)}
      >
        其他指标已扣的再扣（通常不选：同一问题只扣一次）
      </YesField>
    </Line>
  );
}

function OwnFields({ clause, onChange }: ClauseProps) {
  switch (clause.rule) {
    case 'share':
      return <ShareFields clause={clause} onChange={onChange} />;
    case 'perOccurrence':
      return (
        <>
          <Line label="数什么">
            <CountingField label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
          </Line>
          <Line label="分值">
            <EveryField value={clause} onChange={(every) => onChange({ ...clause, ...every })} />
            <SignedField
              label="每次分值"
              value={clause.points}
              onChange={(points) => onChange({ ...clause, points })}
            />
          </Line>
        </>
      );
    case 'lateDecay':
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
              <PointsField
                label="每日扣分"
                value={clause.perDay}
                onChange={(perDay) => onChange({ ...clause, perDay })}
              />
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
    case 'deadline':
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
    case 'checklist':
      return <ChecklistFields clause={clause} onChange={onChange} />;
    case 'findings':
      return <FindingsFields clause={clause} onChange={onChange} />;
    case 'sample':
      return <SampleFields clause={clause} onChange={onChange} />;
    case 'shortfall':
      return (
        <>
          <Line label="数什么">
            <CountingField label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
          </Line>
          <Line label="任务数">
            <EachPeriod value={clause.per} onChange={(per) => onChange({ ...clause, per })} />
            <span>不少于</span>
            <Count
              label="任务数"
              max={100_000}
              value={clause.quota}
              onChange={(quota) => onChange({ ...clause, quota })}
            />
            <span>篇（件），每少 1 篇（件）</span>
            <SignedField
              label="每少一篇分值"
              value={clause.points}
              onChange={(points) => onChange({ ...clause, points })}
            />
          </Line>
        </>
      );
    case 'threshold':
      return (
        <>
          <Line label="数什么">
            <CountingField label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
          </Line>
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
    case 'periods':
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
    case 'freshness':
      return <FreshnessFields clause={clause} onChange={onChange} />;
    case 'judged':
      return <JudgedFields clause={clause} onChange={onChange} />;
    case 'sheet':
      return (
        <>
          <Line label="评分表">
            <SheetField value={clause} onChange={(named) => onChange({ ...clause, ...named })} />
          </Line>
          <OutOfLine clause={clause} onChange={onChange} />
          <PartLine clause={clause} onChange={onChange} />
        </>
      );
    case 'rollup':
      return <RollupFields clause={clause} onChange={onChange} />;
    case 'events':
      return <EventsFields clause={clause} onChange={onChange} />;
    case 'excess':
      return <ExcessFields clause={clause} onChange={onChange} />;
    case 'byRank':
      return <RankFields clause={clause} onChange={onChange} />;
    case 'toBest':
      return (
        <>
          <Line label="按什么比较">
            <FigureField value={clause.figure} onChange={(figure) => onChange({ ...clause, figure })} />
          </Line>
          <PartLine clause={clause} onChange={onChange} />
        </>
      );
    case 'rate':
      return (
        <>
          <Line label="分子">
            <CountingField
              label="分子"
              value={clause.numerator}
              onChange={(numerator) => onChange({ ...clause, numerator })}
            />
          </Line>
          <Line label="分母">
            <CountingField
              label="分母"
              value={clause.denominator}
              onChange={(denominator) => onChange({ ...clause, denominator })}
            />
          </Line>
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
    default:
      return assertNever(clause);
  }
}

/** Which things owed. */
function SelectLine({ clause, onChange }: ClauseProps<ClauseOf<'share' | 'lateDecay' | 'deadline'>>) {
  return (
    <Line label="范围">
      <SelectorField value={clause.select} onChange={(select) => onChange({ ...clause, select })} />
    </Line>
  );
}

type WithPart = ClauseOf<
  'share' | 'lateDecay' | 'deadline' | 'sample' | 'periods' | 'sheet' | 'rollup' | 'byRank' | 'toBest'
>;

/** How much of the leaf's mark the rule decides. */
function PartLine({ clause, onChange }: ClauseProps<WithPart>) {
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

function OutOfLine({ clause, onChange }: ClauseProps<ClauseOf<'sheet' | 'periods'>>) {
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
function EveryField({ value, onChange }: { readonly value: Every; readonly onChange: (every: Every) => void }) {
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

function TiersLine({
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

const FIRST_TIERS: readonly Tier[] = [
  { from: '95', gives: '100' },
  { from: '90', gives: '80' },
  { from: '80', gives: '60' },
];

function ShareFields({ clause, onChange }: ClauseProps<ClauseOf<'share'>>) {
  return (
    <>
      <SelectLine clause={clause} onChange={onChange} />
      <Line label="算作完成">
        <OutcomeField value={clause.good} onChange={(good) => onChange({ ...clause, good })} />
      </Line>
      <Line label="计分">
        <Choice<'share' | 'tiers'>
          label="按比例还是分档"
          value={clause.tiers === undefined ? 'share' : 'tiers'}
          words={{ share: '比例 × 满分', tiers: '按比例分档' }}
          width={140}
          onChange={(how) => onChange(withKey(clause, 'tiers', how === 'tiers' ? FIRST_TIERS : undefined))}
        />
      </Line>
      {clause.tiers && <TiersLine tiers={clause.tiers} onChange={(tiers) => onChange({ ...clause, tiers })} />}
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}

function ChecklistFields({ clause, onChange }: ClauseProps<ClauseOf<'checklist'>>) {
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

function FindingsFields({ clause, onChange }: ClauseProps<ClauseOf<'findings'>>) {
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
            <EveryField value={clause} onChange={(every) => onChange({ ...clause, ...every })} />
            <SignedField
              label="每个问题分值"
              value={clause.found}
              onChange={(found) => onChange({ ...clause, found })}
            />
          </>
        )}
      </Line>
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

function SampleFields({ clause, onChange }: ClauseProps<ClauseOf<'sample'>>) {
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

function FreshnessFields({ clause, onChange }: ClauseProps<ClauseOf<'freshness'>>) {
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
          words={{ day: '天', month: '个月' }}
          width={84}
          onChange={(unit) => onChange({ ...clause, gap: { ...gap, unit } })}
        />
        <span>未更新，每次</span>
        <SignedField label="每次分值" value={clause.points} onChange={(points) => onChange({ ...clause, points })} />
      </Line>
    </>
  );
}

function JudgedFields({ clause, onChange }: ClauseProps<ClauseOf<'judged'>>) {
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

function RollupFields({ clause, onChange }: ClauseProps<ClauseOf<'rollup'>>) {
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

const ANY = '';

type EntryCell = (entry: EventEntry, set: (entry: EventEntry) => void) => ReactNode;

/** What every entry says, and what few do. */
function useEntryColumns(isWide: boolean): readonly (readonly [head: string, cell: EntryCell])[] {
  const { eventNames, outlets } = useChoices();
  const usual: readonly (readonly [string, EntryCell])[] = [
    [
      '类型',
      (entry, set) => (
        <Choice<EventEntry['type']>
          label="事件类型"
          value={entry.type}
          words={SCORE_EVENT_WORDS}
          width={116}
          onChange={(type) => set({ ...entry, type })}
        />
      ),
    ],
    [
      '级别',
      (entry, set) => (
        <Choice<NonNullable<EventEntry['level']> | typeof ANY>
          label="事件级别"
          value={entry.level ?? ANY}
          words={{ [ANY]: '不限', ...EVENT_LEVEL_WORDS }}
          width={86}
          onChange={(level) => set(withKey(entry, 'level', level === ANY ? undefined : level))}
        />
      ),
    ],
    [
      '分值',
      (entry, set) => (
        <SignedField label="事件分值" value={entry.points} onChange={(points) => set({ ...entry, points })} />
      ),
    ],
  ];
  if (!isWide) return usual;
  return [
    ...usual,
    [
      '名称',
      (entry, set) => (
        <WordField
          label="事件名称"
          width={130}
          value={entry.name ?? ''}
          offered={eventNames}
          onChange={(name) => set(withKey(entry, 'name', name === '' ? undefined : name))}
        />
      ),
    ],
    [
      '机关',
      (entry, set) => (
        <Choice<NonNullable<EventEntry['organ']> | typeof ANY>
          label="机关"
          value={entry.organ ?? ANY}
          words={{ [ANY]: '不限', ...EVENT_ORGAN_WORDS }}
          width={100}
          onChange={(organ) => set(withKey(entry, 'organ', organ === ANY ? undefined : organ))}
        />
      ),
    ],
    [
      '刊物',
      (entry, set) => (
        <WordField
          label="刊物"
          width={130}
          value={entry.outlet ?? ''}
          offered={outlets}
          onChange={(outlet) => set(withKey(entry, 'outlet', outlet === '' ? undefined : outlet))}
        />
      ),
    ],
    [
      '前几次不计',
      (entry, set) => (
        <Count
          label="前几次不计"
          min={0}
          max={100_000}
          value={entry.firstFree ?? 0}
          onChange={(firstFree) => set(withKey(entry, 'firstFree', firstFree === 0 ? undefined : firstFree))}
        />
      ),
    ],
    [
      '每几次',
      (entry, set) => (
        <Count
          label="每几次"
          max={100_000}
          value={entry.perN ?? 1}
          onChange={(perN) => set(withKey(entry, 'perN', perN === 1 ? undefined : perN))}
        />
      ),
    ],
    [
      '倍数',
      (entry, set) => (
        <OptionalPoints
          label="倍数"
          width={56}
          placeholder="1"
          value={entry.times}
          onChange={(times) => set(withKey(entry, 'times', times))}
        />
      ),
    ],
  ];
}

/** Says more than type, level and points. */
function isSpecial({ name, organ, outlet, firstFree, perN, times }: EventEntry): boolean {
  return [name, organ, outlet, firstFree, perN, times].some((each) => each !== undefined);
}

function EventsFields({ clause, onChange }: ClauseProps<ClauseOf<'events'>>) {
  const [isWide, setWide] = useState(clause.entries.some(isSpecial));
  const columns = useEntryColumns(isWide);
  return (
    <>
      <Line label="事件">
        <SmallTable<EventEntry>
          label="事件"
          noun="种"
          min={1}
          heads={columns.map(([head]) => head)}
          rows={clause.entries}
          next={() => ({
            type: clause.entries.at(-1)?.type ?? 'criticism',
            points: clause.entries.at(-1)?.points ?? '-1',
          })}
          onChange={(entries) => onChange({ ...clause, entries })}
          cells={(entry, set) => columns.map(([head, cell]) => <Fragment key={head}>{cell(entry, set)}</Fragment>)}
        />
        {!isWide && (
          <Button type="link" size="small" onClick={() => setWide(true)}>
            名称、机关、刊物、每几次、倍数…
          </Button>
        )}
      </Line>
      <Line label="累加">
        <Choice<typeof clause.take>
          label="累加还是取最高"
          value={clause.take}
          words={{ stack: '可累加', highestPerMatter: '同一事项只计最高', highest: '只计最高一次' }}
          width={180}
          onChange={(take) => onChange({ ...clause, take })}
        />
      </Line>
    </>
  );
}

function ExcessFields({ clause, onChange }: ClauseProps<ClauseOf<'excess'>>) {
  const { beyond } = clause;
  return (
    <>
      <Line label="数什么">
        <CountingField label="数什么" value={clause.count} onChange={(count) => onChange({ ...clause, count })} />
      </Line>
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
    </>
  );
}

function RankFields({ clause, onChange }: ClauseProps<ClauseOf<'byRank'>>) {
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
      </Line>
      <PartLine clause={clause} onChange={onChange} />
    </>
  );
}
