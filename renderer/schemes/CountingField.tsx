import { Select } from 'antd';
import type { Counting, CountPeriod, Figure, Joint } from '../../electron/contract/schemeTree.ts';
import { assertNever, type SchemeNodeId } from '../../electron/domain/brand.ts';
import { FINDING_SOURCE_WORDS } from '../../electron/domain/words/findings.ts';
import { ADOPTION_LEVEL_WORDS } from '../../electron/domain/words/pieces.ts';
import { COUNT_PERIOD_WORDS, EVENT_LEVEL_WORDS, SCORE_EVENT_WORDS } from '../../electron/domain/words/scoreRules.ts';
import { Choice } from '../rules/ruleFields.tsx';
import { searchByLabel } from '../ui/search.ts';
import { useChoices } from './choices.ts';
import { COUNTING_WORDS, countingOf } from './clauseForms.ts';
import { Line, ManyField, PointsField, WordField, WordsField, YesField } from './fields.tsx';
import { OutcomeField, SelectorField } from './OwedFields.tsx';
import { withKey } from './withKey.ts';
import css from './fields.module.css';

/** A list that is left out where it is empty. */
function listed<Value>(list: readonly Value[]): readonly Value[] | undefined {
  return list.length === 0 ? undefined : list;
}

interface CountingProps {
  readonly label: string;
  readonly value: Counting;
  readonly onChange: (counting: Counting) => void;
}

/** What a rule counts, on a line of its own. */
export function CountLine(props: CountingProps) {
  return (
    <Line label={props.label}>
      <CountingField {...props} />
    </Line>
  );
}

/** What a rule counts. */
export function CountingField({ label, value, onChange }: CountingProps) {
  return (
    <>
      <Choice<Counting['of']>
        label={label}
        value={value.of}
        words={COUNTING_WORDS}
        width={140}
        onChange={(of) => onChange(countingOf(of, value))}
      />
      <CountingDetail value={value} onChange={onChange} />
    </>
  );
}

function CountingDetail({ value, onChange }: Omit<CountingProps, 'label'>) {
  const choices = useChoices();
  switch (value.of) {
    case 'pieces':
      return (
        <>
          <WordsField
            label="渠道"
            placeholder="全部渠道"
            value={value.channels ?? []}
            offered={choices.channels}
            onChange={(channels) => onChange(withKey(value, 'channels', listed(channels)))}
          />
          <ManyField
            label="采用层级"
            placeholder="不限采用层级"
            value={value.levels ?? []}
            words={ADOPTION_LEVEL_WORDS}
            onChange={(levels) => onChange(withKey(value, 'levels', listed(levels)))}
          />
          <YesField value={value.adopted} onChange={(adopted) => onChange(withKey(value, 'adopted', adopted))}>
            只计被采用的
          </YesField>
          <YesField value={value.late} onChange={(late) => onChange(withKey(value, 'late', late))}>
            只计迟报的
          </YesField>
        </>
      );
    case 'occurrences':
      return (
        <div className={css['set']}>
          <div className={css['fields']}>
            <SelectorField value={value.select} onChange={(select) => onChange({ ...value, select })} />
          </div>
          <div className={css['fields']}>
            <OutcomeField value={value.when} onChange={(when) => onChange({ ...value, when })} />
          </div>
        </div>
      );
    case 'events':
      return (
        <>
          <ManyField
            label="事件类型"
            value={value.types}
            words={SCORE_EVENT_WORDS}
            onChange={(types) => onChange({ ...value, types })}
          />
          <ManyField
            label="事件级别"
            placeholder="不限级别"
            value={value.levels ?? []}
            words={EVENT_LEVEL_WORDS}
            onChange={(levels) => onChange(withKey(value, 'levels', listed(levels)))}
          />
          <WordsField
            label="事件名称"
            placeholder="不限名称"
            value={value.names ?? []}
            offered={choices.eventNames}
            onChange={(names) => onChange(withKey(value, 'names', listed(names)))}
          />
        </>
      );
    case 'findings':
      return (
        <>
          <ManyField
            label="问题来源"
            placeholder="不限来源"
            value={value.sources ?? []}
            words={FINDING_SOURCE_WORDS}
            onChange={(sources) => onChange(withKey(value, 'sources', listed(sources)))}
          />
          <YesField
            value={value.notRectified}
            onChange={(notRectified) => onChange(withKey(value, 'notRectified', notRectified))}
          >
            只计逾期未整改的
          </YesField>
          <YesField value={value.rectified} onChange={(rectified) => onChange(withKey(value, 'rectified', rectified))}>
            只计已整改的
          </YesField>
        </>
      );
    case 'elements':
      return (
        <WordsField
          label="要素"
          placeholder="任何要素"
          value={value.elements}
          offered={choices.elements}
          onChange={(elements) => onChange({ ...value, elements })}
        />
      );
    case 'publications':
      return (
        <WordsField
          label="栏目"
          value={value.columns}
          offered={choices.columns}
          onChange={(columns) => onChange({ ...value, columns })}
        />
      );
    case 'figure':
      return (
        <WordField
          label="数据名称"
          value={value.name}
          offered={choices.figures}
          onChange={(name) => onChange({ ...value, name })}
        />
      );
    default:
      return assertNever(value);
  }
}

const FIGURE_WORDS: Readonly<Record<Figure['of'], string>> = {
  count: '数量',
  sheet: '评分表的得分',
  node: '指标的得分',
};

/** By what units of a class are compared. */
export function FigureField({
  value,
  onChange,
}: {
  readonly value: Figure;
  readonly onChange: (figure: Figure) => void;
}) {
  const { nodes } = useChoices();
  const [first] = nodes;
  return (
    <>
      <Choice<Figure['of']>
        label="按什么比较"
        value={value.of}
        words={FIGURE_WORDS}
        width={140}
        onChange={(of) => {
          if (of === 'count') onChange({ of, count: { of: 'pieces' } });
          else if (of === 'sheet') onChange({ of, sheet: '', item: '' });
          else if (first) onChange({ of, nodeId: first.id });
        }}
      />
      {value.of === 'count' && (
        <CountingField label="数什么" value={value.count} onChange={(count) => onChange({ ...value, count })} />
      )}
      {value.of === 'sheet' && <SheetField value={value} onChange={(named) => onChange({ ...value, ...named })} />}
      {value.of === 'node' && (
        <Select<SchemeNodeId>
          aria-label="指标"
          value={value.nodeId}
          style={{ minWidth: 200 }}
          options={nodes.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={searchByLabel}
          onChange={(nodeId) => onChange({ ...value, nodeId })}
        />
      )}
    </>
  );
}

/** Which sheet of marks, and which item of it. */
export function SheetField(props: {
  readonly value: { readonly sheet: string; readonly item: string };
  readonly onChange: (named: { readonly sheet: string; readonly item: string }) => void;
}) {
  const { value, onChange } = props;
  const { sheets } = useChoices();
  return (
    <>
      <WordField
        label="评分表"
        value={value.sheet}
        offered={sheets.map(({ sheet }) => sheet)}
        onChange={(sheet) => onChange({ sheet, item: value.item })}
      />
      <span>的</span>
      <WordField
        label="评分表的项目"
        value={value.item}
        offered={sheets.find(({ sheet }) => sheet === value.sheet)?.items ?? []}
        onChange={(item) => onChange({ sheet: value.sheet, item })}
      />
    </>
  );
}

const JOINT_WORDS: Readonly<Record<Joint['kind'], string>> = {
  full: '各单位都计全部',
  leadOnly: '只计牵头与责任单位',
  shares: '按比例分担',
};

/** How a duty counts that several answer for. */
export function JointField({
  value,
  onChange,
}: {
  readonly value: Joint | undefined;
  readonly onChange: (joint: Joint | undefined) => void;
}) {
  return (
    <>
      <Choice<Joint['kind']>
        label="共同承担的事项"
        value={value?.kind ?? 'full'}
        words={JOINT_WORDS}
        width={180}
        onChange={(kind) =>
          onChange(kind === 'full' ? undefined : kind === 'shares' ? { kind, lead: '100', support: '50' } : { kind })
        }
      />
      {value?.kind === 'shares' && (
        <span className={css['together']}>
          牵头
          <PointsField
            label="牵头单位的比例"
            value={value.lead}
            width={56}
            onChange={(lead) => onChange({ ...value, lead })}
          />
          %，配合
          <PointsField
            label="配合单位的比例"
            value={value.support}
            width={56}
            onChange={(support) => onChange({ ...value, support })}
          />
          %
        </span>
      )}
    </>
  );
}

const EACH_WORDS = Object.fromEntries(
  Object.entries(COUNT_PERIOD_WORDS).map(([period, { each }]) => [period, each]),
) as Readonly<Record<CountPeriod, string>>;

/** 每月, 每季度 … */
export function EachPeriod({
  value,
  onChange,
}: {
  readonly value: CountPeriod;
  readonly onChange: (per: CountPeriod) => void;
}) {
  return <Choice<CountPeriod> label="周期" value={value} words={EACH_WORDS} width={96} onChange={onChange} />;
}
