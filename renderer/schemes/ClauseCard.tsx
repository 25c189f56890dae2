import { Button, Select } from 'antd';
import type { Clause, ClauseRule, SchemeLeaf, SchemeSection } from '../../electron/contract/schemeTree.ts';
import { exampleOf } from '../../electron/domain/scoring/exampleOf.ts';
import { CLAUSE_RULE_WORDS, clauseSentence, type SchemeNames } from '../../electron/domain/words/scoreRules.ts';
import { Icon } from '../ui/Icon.tsx';
import { searchByLabel } from '../ui/search.ts';
import { ClauseFields } from './ClauseFields.tsx';
import { clauseOfRule, RULE_ORDER } from './clauseForms.ts';
import { Line } from './fields.tsx';
import css from './NodePane.module.css';

interface ClauseCardProps {
  readonly clause: Clause;
  readonly leaf: SchemeLeaf;
  readonly section: SchemeSection;
  readonly names: SchemeNames;
  /** What is wrong with it, in Chinese. */
  readonly troubles: readonly string[];
  readonly onChange: (clause: Clause) => void;
  readonly onRemove: () => void;
}

/** A rule: its sentence, its parameters, and an example that the engine reckons. */
export function ClauseCard({ clause, leaf, section, names, troubles, onChange, onRemove }: ClauseCardProps) {
  return (
    <section className={css['clause']} aria-label={CLAUSE_RULE_WORDS[clause.rule]}>
      <p className={css['sentence']}>{clauseSentence(clause, names)}</p>
      <ExampleLine clause={clause} leaf={leaf} section={section} names={names} />
      <Line label="计分办法">
        <Select<ClauseRule>
          aria-label="计分办法"
          value={clause.rule}
          style={{ width: 180 }}
          options={RULE_OPTIONS}
          listHeight={288}
          showSearch={searchByLabel}
          onChange={(rule) => onChange(clauseOfRule(rule, clause, { full: leaf.full, section }))}
        />
        <Button type="text" size="small" icon={<Icon name="trash" />} aria-label="去掉这条规则" onClick={onRemove} />
      </Line>
      <ClauseFields clause={clause} onChange={onChange} />
      {troubles.map((trouble) => (
        <p key={trouble} className={css['trouble']}>
          {trouble}
        </p>
      ))}
    </section>
  );
}

export const RULE_OPTIONS = RULE_ORDER.map((rule) => ({ value: rule, label: CLAUSE_RULE_WORDS[rule] }));

function ExampleLine({ clause, leaf, section, names }: Pick<ClauseCardProps, 'clause' | 'leaf' | 'section' | 'names'>) {
  const example = exampleOf(clause, { ...leaf, section }, names);
  if (example === undefined) return null;
  return (
    <div className={css['example']}>
      <span className="sub">算一例</span>
      <span className="num">
        {example.given} → <b>{example.points.replace('-', '−')}</b> 分
      </span>
      <span className="num sub text-sm">{example.how}</span>
    </div>
  );
}
