import { Button, Input, Select, type InputRef } from 'antd';
import { useState, type RefObject } from 'react';
import type {
  ClauseRule,
  Combining,
  SchemeBranch,
  SchemeLeaf,
  SchemeNode,
  SchemeSection,
  VetoEffect,
} from '../../electron/contract/schemeTree.ts';
import { plainPoints } from '../../electron/domain/points.ts';
import { proposeRule } from '../../electron/domain/scoring/proposeRule.ts';
import { combiningWords, SECTION_WORDS, vetoWords, type SchemeNames } from '../../electron/domain/words/scoreRules.ts';
import { Choice, Count } from '../rules/ruleFields.tsx';
import { Card } from '../ui/Page.tsx';
import { searchByLabel } from '../ui/search.ts';
import { BoundsFields } from './BoundsFields.tsx';
import { ClauseCard, RULE_OPTIONS } from './ClauseCard.tsx';
import { clauseOfRule } from './clauseForms.ts';
import { EachPeriod } from './CountingField.tsx';
import { Line, OptionalPoints, PointsField } from './fields.tsx';
import { unreadParts, type DraftNote } from './findings.ts';
import { sumOfMarks, type Placed } from './treeEdits.ts';
import { withKey } from './withKey.ts';
import css from './NodePane.module.css';

/** A change of a node: what it is, and of which field; typing into one field is one step. */
export interface NodeChange {
  readonly label: string;
  readonly field: string;
}

interface NodePaneProps {
  readonly placed: Placed;
  /** Of a first-level node of 一票否决. */
  readonly effect: VetoEffect | undefined;
  readonly names: SchemeNames;
  readonly notes: readonly DraftNote[];
  /** Where Enter in the tree puts the keyboard. */
  readonly nameField: RefObject<InputRef | null>;
  readonly onChange: (node: SchemeNode, change: NodeChange) => void;
  readonly onSection: (section: SchemeSection) => void;
  readonly onEffect: (effect: VetoEffect) => void;
  /** Enter in the name: the keyboard goes back to the tree. */
  readonly onNamed: () => void;
}

/** The chosen indicator: its rules in words, their parameters and examples, and what bounds it. */
export function NodePane(props: NodePaneProps) {
  const { placed, notes, effect, nameField, onChange, onSection, onEffect, onNamed } = props;
  const { node, section, above } = placed;
  const own = notes.filter(({ field }) => field === undefined || !field.startsWith('clauses.'));
  return (
    <Card
      className="pane"
      title={node.name === '' ? '（未命名）' : node.name}
      extra={<span className="sub num">{above.map(({ name }) => name).join(' › ')}</span>}
    >
      <div className={css['pane']}>
        <div className={css['heads']}>
          <div className="grow">
            <span className="sub">名称</span>
            <Input
              aria-label="名称"
              ref={nameField}
              value={node.name}
              maxLength={200}
              onChange={({ target }) => onChange({ ...node, name: target.value }, { label: '改名称', field: 'name' })}
              onPressEnter={onNamed}
            />
          </div>
          <div>
            <span className="sub">{section === 'base' ? '满分' : '分值'}</span>
            <PointsField
              label={section === 'base' ? '满分' : '分值'}
              value={node.full}
              onChange={(full) => onChange(withMarks(node, full), { label: '改分值', field: 'full' })}
            />
          </div>
          {above.length === 0 && (
            <div>
              <span className="sub">部分</span>
              <Choice<SchemeSection>
                label="部分"
                value={section}
                words={SECTION_WORDS}
                width={190}
                onChange={onSection}
              />
            </div>
          )}
        </div>
        {effect && <EffectLine effect={effect} onChange={onEffect} />}
        {own.map(({ message, kind }) => (
          <p key={message} className={css['trouble']} data-kind={kind}>
            {message}
          </p>
        ))}
        {node.kind === 'leaf' ? (
          <LeafFields {...props} leaf={node} />
        ) : (
          <BranchFields branch={node} onChange={onChange} />
        )}
        <Bounds placed={placed} onChange={onChange} />
      </div>
    </Card>
  );
}

/** A node with other marks; what is judged up to the marks is judged up to the new ones. */
export function withMarks(node: SchemeNode, full: string): SchemeNode {
  if (node.kind === 'branch') return { ...node, full };
  const clauses = node.clauses.map((clause) =>
    clause.rule === 'judged' && clause.most === node.full ? Object.assign({}, clause, { most: full }) : clause,
  );
  return { ...node, full, clauses };
}

function EffectLine({
  effect,
  onChange,
}: {
  readonly effect: VetoEffect;
  readonly onChange: (effect: VetoEffect) => void;
}) {
  return (
    <Line label="否决">
      <Choice<VetoEffect['kind']>
        label="否决的后果"
        value={effect.kind}
        words={{ at: '总分不超过', notRated: '不定等次，不排名' }}
        width={150}
        onChange={(kind) => onChange(kind === 'at' ? { kind, points: '59' } : { kind })}
      />
      {effect.kind === 'at' && (
        <>
          <PointsField
            label="否决后的总分"
            value={effect.points}
            onChange={(points) => onChange({ kind: 'at', points })}
          />
          <span>分</span>
        </>
      )}
      <span className="sub">{`本项为负时：${vetoWords(effect)}`}</span>
    </Line>
  );
}

function LeafFields({ leaf, placed, names, notes, onChange }: NodePaneProps & { readonly leaf: SchemeLeaf }) {
  const { section } = placed;
  /** Rules that a person has changed are looked at. */
  const seen = (): SchemeLeaf => withKey(leaf, 'toCheck', undefined);
  return (
    <>
      <Criteria leaf={leaf} onChange={onChange} />
      {leaf.clauses.map((clause, place) => (
        <ClauseCard
          // Rules have no names; they change in place.
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          clause={clause}
          leaf={leaf}
          section={section}
          names={names}
          troubles={notes
            .filter(({ field }) => field?.startsWith(`clauses.${place}`) === true)
            .map(({ message }) => message)}
          onChange={(next) =>
            onChange(
              { ...seen(), clauses: leaf.clauses.with(place, next) },
              { label: '改规则', field: `clauses.${place}` },
            )
          }
          onRemove={() =>
            onChange({ ...seen(), clauses: leaf.clauses.toSpliced(place, 1) }, { label: '去掉规则', field: '' })
          }
        />
      ))}
      <Line label={leaf.clauses.length === 0 ? '计分办法' : '再加一条'}>
        <Select<ClauseRule | null>
          aria-label="添加规则"
          value={null}
          placeholder={leaf.clauses.length === 0 ? '选择计分办法' : '＋ 规则'}
          style={{ width: 180 }}
          options={RULE_OPTIONS}
          listHeight={288}
          showSearch={searchByLabel}
          onChange={(rule) => {
            if (rule === null) return;
            const clause = clauseOfRule(rule, leaf.clauses.at(-1), { full: leaf.full, section });
            onChange({ ...seen(), clauses: [...leaf.clauses, clause] }, { label: '添加规则', field: '' });
          }}
        />
      </Line>
      <Line label="起点">
        <Choice<SchemeLeaf['start']>
          label="起点"
          value={leaf.start}
          words={{ full: '从满分往下扣', zero: '从 0 分往上加' }}
          width={150}
          onChange={(start) => onChange({ ...leaf, start }, { label: '改起点', field: '' })}
        />
      </Line>
      {section !== 'veto' && <NothingLine leaf={leaf} onChange={onChange} />}
    </>
  );
}

/** What a leaf gives where there is nothing to count; a veto then just does not hold. */
function NothingLine({ leaf, onChange }: { readonly leaf: SchemeLeaf; readonly onChange: NodePaneProps['onChange'] }) {
  return (
    <Line label="没有可计的">
      <Choice<SchemeLeaf['nothing']>
        label="没有可计的"
        value={leaf.nothing}
        words={{ full: '得满分', zero: '得 0 分', notApplicable: '不适用' }}
        width={110}
        onChange={(nothing) => onChange({ ...leaf, nothing }, { label: '改没有可计的', field: '' })}
      />
      <span>单位作了说明的保留</span>
      <OptionalPoints
        label="说明后保留的比例"
        width={56}
        placeholder="—"
        value={leaf.explainedShare}
        onChange={(share) =>
          onChange(withKey(leaf, 'explainedShare', share), { label: '改说明后保留的比例', field: 'explainedShare' })
        }
      />
      <span>%</span>
    </Line>
  );
}

/** 评分标准, as the scheme's text says it, with what of it no rule was read from. */
function Criteria({ leaf, onChange }: { readonly leaf: SchemeLeaf; readonly onChange: NodePaneProps['onChange'] }) {
  const unread = unreadParts(leaf);
  const propose = (): void => {
    const { clauses, start, nothing } = proposeRule(leaf.criteria ?? '', leaf.full);
    onChange({ ...leaf, clauses, start, nothing, toCheck: true }, { label: '按原文提出规则', field: '' });
  };
  return (
    <div className={css['criteria']}>
      <label htmlFor={`criteria-${leaf.id}`} className="sub">
        评分标准原文
      </label>
      <Input.TextArea
        id={`criteria-${leaf.id}`}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={5000}
        value={leaf.criteria ?? ''}
        placeholder="粘贴方案里的评分标准，可据此提出规则"
        onChange={({ target }) =>
          onChange(withKey(leaf, 'criteria', target.value === '' ? undefined : target.value), {
            label: '改评分标准原文',
            field: 'criteria',
          })
        }
      />
      <div className={css['proposing']}>
        {leaf.criteria !== undefined && leaf.criteria.trim() !== '' && (
          <Button size="small" onClick={propose}>
            按原文提出规则
          </Button>
        )}
        {leaf.toCheck && (
          <Button
            size="small"
            onClick={() => onChange(withKey(leaf, 'toCheck', undefined), { label: '核对规则', field: '' })}
          >
            已核对
          </Button>
        )}
        {unread.length > 0 && (
          <span className={css['unread']}>{`没读懂：${unread.map((part) => `“${part}”`).join('、')}`}</span>
        )}
      </div>
    </div>
  );
}

function BranchFields({
  branch,
  onChange,
}: {
  readonly branch: SchemeBranch;
  readonly onChange: NodePaneProps['onChange'];
}) {
  const { combine, children } = branch;
  const sum = sumOfMarks(children);
  const set = (next: Combining, label = '改合成办法', field = ''): void =>
    onChange({ ...branch, combine: next }, { label, field });
  return (
    <>
      <p className={css['sentence']}>{combiningWords(combine)}</p>
      <Line label="合成">
        <Choice<Combining['kind']>
          label="合成"
          value={combine.kind}
          words={{ sum: '下级之和', parts: '按比例合成', periods: '分期计分取平均' }}
          width={160}
          onChange={(kind) => set(combiningOf(kind, children.length))}
        />
        {combine.kind === 'sum' && sum !== undefined && plainPoints(branch.full || '0') !== sum && (
          <Button size="small" onClick={() => onChange({ ...branch, full: sum }, { label: '按下级合计', field: '' })}>
            {`分值改为下级合计 ${sum}`}
          </Button>
        )}
      </Line>
      {combine.kind === 'parts' && (
        <Line label="比例">
          {children.map(({ id, name }, at) => (
            <span key={id} className={css['part']}>
              {name}
              <PointsField
                label={`${name}的比例`}
                width={56}
                value={combine.weights[at] ?? '0'}
                onChange={(weight) =>
                  set(
                    {
                      kind: 'parts',
                      weights: children.map((_, each) => (each === at ? weight : (combine.weights[each] ?? '0'))),
                    },
                    '改比例',
                    `weights.${at}`,
                  )
                }
              />
              %
            </span>
          ))}
        </Line>
      )}
      {combine.kind === 'periods' && (
        <Line label="分期">
          <EachPeriod value={combine.every} onChange={(every) => set({ ...combine, every })} />
          <span>结束后</span>
          <Count
            label="宽限天数"
            min={0}
            max={366}
            value={combine.graceDays}
            onChange={(graceDays) => set({ ...combine, graceDays })}
          />
          <span>天内的情况计入，没有可计的一期</span>
          <Choice<typeof combine.missing>
            label="没有可计的一期"
            value={combine.missing}
            words={{ zero: '按 0 分计', leftOut: '不计入' }}
            width={110}
            onChange={(missing) => set({ ...combine, missing })}
          />
        </Line>
      )}
    </>
  );
}

function combiningOf(kind: Combining['kind'], count: number): Combining {
  if (kind === 'sum') return { kind };
  if (kind === 'periods') return { kind, every: 'quarter', missing: 'leftOut', graceDays: 0 };
  const each = Math.floor(100 / Math.max(1, count));
  return {
    kind,
    weights: Array.from({ length: count }, (_, at) => String(at === count - 1 ? 100 - each * (count - 1) : each)),
  };
}

/** Seldom asked for: behind a line that says what is set. */
function Bounds({ placed, onChange }: Pick<NodePaneProps, 'placed' | 'onChange'>) {
  const { node } = placed;
  const isSet = [
    node.cap,
    node.floor,
    node.multiplier,
    node.appliesTo,
    node.notApplicable,
    node.zeroWhen,
    node.metFrom,
  ].some((each) => each !== undefined);
  const [isOpen, setOpen] = useState(isSet);
  return (
    <section className={css['bounds']}>
      <button type="button" className="bare" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className={css['more']}>
          {isOpen ? '收起：封顶、适用单位等' : '封顶、最低分、不适用时、适用单位、加倍、按零分、达标分'}
        </span>
      </button>
      {isOpen && (
        <BoundsFields
          placed={placed}
          onChange={(next) => onChange(next, { label: '改封顶、适用等', field: fieldChanged(node, next) })}
        />
      )}
    </section>
  );
}

/** Which of a node's fields differs: typing into one is one step. */
function fieldChanged(before: SchemeNode, after: SchemeNode): string {
  const keys = ['cap', 'floor', 'multiplier', 'appliesTo', 'notApplicable', 'zeroWhen', 'metFrom'] as const;
  return keys.find((key) => before[key] !== after[key]) ?? '';
}
