import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { TimeRule } from '../../electron/contract/shared.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { faultMessage } from '../ui/states.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import type { RulesEditing } from './useRulesEditing.ts';
import { WordingReader } from './WordingReader.tsx';
import editorCss from './editor.module.css';
import css from './RulesEditor.module.css';

interface RulesEditorProps {
  readonly year: Year;
  readonly editing: RulesEditing;
}

const NEW_RULE: TimeRule = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: { kind: 'none' },
};

/**
 * All time rules of one duty. Each line shows its sentence and the days it gives in the year, as it is being changed;
 * a wording can be typed and read instead.
 */
export function RulesEditor({ year, editing }: RulesEditorProps) {
  const { rules, setRules: onChange, typed } = editing;
  const replace = (at: number, rule: TimeRule): void =>
    onChange(rules.map((old, index) => (index === at ? rule : old)));
  return (
    <div className={editorCss['editor']}>
      <WordingReader
        label="按文字识别时限"
        placeholder="如：每季度首月15日前；政策文件出台后3个工作日内"
        typed={typed}
      />
      {rules.length > 0 && (
        <ol className={css['list']}>
          {rules.map((rule, index) => (
            // Rules have no identity of their own: their place in the list is what tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <div className={css['head']}>
                <RuleEditor rule={rule} year={year} onChange={(next) => replace(index, next)} />
                <Button type="text" size="small" onClick={() => onChange(rules.filter((_, at) => at !== index))}>
                  移除
                </Button>
              </div>
              <RuleOutcome rule={rule} year={year} />
            </li>
          ))}
        </ol>
      )}
      {rules.length === 0 && <p className="sub">还没有时限。可在上方输入文字识别，或逐条添加。</p>}
      <Button size="small" disabled={rules.length >= 20} onClick={() => onChange([...rules, NEW_RULE])}>
        添加一条时限
      </Button>
    </div>
  );
}

const SHOWN_DATES = 6;

/** The rule as a sentence, and its first due days in the year. */
export function RuleOutcome({ rule, year }: { readonly rule: TimeRule; readonly year: Year }) {
  const query = useAppQuery('duties.describeRule', { rule, year });
  const [whole, setWhole] = useState(false);
  if (query.error && query.data === undefined)
    return <p className={clsx('over', css['outcome'])}>{faultMessage(query.error)}</p>;
  const dates = query.data?.dates ?? [];
  const shown = whole ? dates : dates.slice(0, SHOWN_DATES);
  return (
    <div className={css['outcome']}>
      <p>{query.data?.sentence ?? ' '}</p>
      <p className="sub num">
        {query.data && dates.length === 0 && `${year}年没有固定的截止日`}
        {shown.length > 0 && `${year}年到期：${shown.map(longDateWithWeekday).join('、')}`}
        {dates.length > shown.length && (
          <Button type="link" size="small" onClick={() => setWhole(true)}>
            等 {dates.length} 个，全部显示
          </Button>
        )}
      </p>
    </div>
  );
}
