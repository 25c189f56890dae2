import { Button, Form, Input, Radio, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { MatchRule, MatchRuleInput } from '../../electron/contract/publications.ts';
import type { DutyId, MatchRuleId, UnitId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './Review.module.css';

type Effect = MatchRule['effect']['kind'];

/** A rule as it is being written. */
export interface RuleDraft {
  readonly id?: MatchRuleId;
  readonly column: string;
  readonly words: readonly string[];
  readonly unitId?: UnitId | undefined;
  readonly kind: Effect;
  readonly dutyId?: DutyId | undefined;
  readonly reason: string;
}

export const NEW_RULE: RuleDraft = { column: '', words: [], kind: 'duty', reason: '' };

export function draftOf({ column, words, unitId, effect }: Omit<MatchRule, 'id'>, id?: MatchRuleId): RuleDraft {
  return {
    ...(id === undefined ? {} : { id }),
    column,
    words,
    unitId,
    kind: effect.kind,
    dutyId: effect.kind === 'ignore' ? undefined : effect.dutyId,
    reason: effect.kind === 'ignore' ? effect.reason : '',
  };
}

/** What is sent of a draft; `undefined` while something is missing. */
export function ruleOf({ column, words, unitId, kind, dutyId, reason }: RuleDraft): MatchRuleInput | undefined {
  const asks = { column: column.trim(), words: [...words], ...(unitId === undefined ? {} : { unitId }) };
  if (asks.column === '' && words.length === 0) return undefined;
  if (kind === 'ignore') {
    return reason.trim() === '' ? undefined : { ...asks, effect: { kind, reason: reason.trim() } };
  }
  return dutyId === undefined ? undefined : { ...asks, effect: { kind, dutyId } };
}

interface RuleDialogProps {
  readonly first: RuleDraft;
  readonly onClose: () => void;
}

/** 比对规则: for which publications it holds, and what they are then; with what it would hold for today. */
export function RuleDialog({ first, onClose }: RuleDialogProps) {
  const year = useYear();
  const notify = useNotify();
  const [draft, setDraft] = useState(first);
  const save = useCommand('publications.saveRule');
  const duties = useAppQuery('duties.list', { year });
  const rule = ruleOf(draft);
  const set = (patch: Partial<RuleDraft>) => setDraft((old) => ({ ...old, ...patch }));
  const send = () =>
    rule &&
    save.send({ ...(draft.id === undefined ? {} : { id: draft.id }), rule }, ({ commandId }) => {
      notify.success('已记为规则', { commandId });
      onClose();
    });
  return (
    <Dialog
      title={draft.id === undefined ? '记为规则' : '修改规则'}
      onCancel={onClose}
      width={600}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={!rule} loading={save.isPending} onClick={send}>
            保存规则
          </Button>
        </>
      }
    >
      <Form layout="vertical" onFinish={send}>
        <Form.Item label="栏目" htmlFor="rule-column" extra="整个路径，或最后几级：财政信息/财政收支">
          <Input
            id="rule-column"
            value={draft.column}
            maxLength={200}
            onChange={(event) => set({ column: event.target.value })}
          />
        </Form.Item>
        <Form.Item label="标题里都要有的词" htmlFor="rule-words" extra="输入一个词后按 Enter">
          <Select<string[]>
            id="rule-words"
            mode="tags"
            open={false}
            suffixIcon={null}
            value={[...draft.words]}
            onChange={(words) => set({ words: words.map((word) => word.trim()).filter((word) => word !== '') })}
          />
        </Form.Item>
        <Form.Item label="发布单位" htmlFor="rule-unit">
          <UnitSelect
            id="rule-unit"
            value={draft.unitId}
            placeholder="不限"
            onChange={(unitId) => set({ unitId })}
            width="100%"
          />
        </Form.Item>
        <Form.Item label="这样的信息">
          <Radio.Group
            value={draft.kind}
            onChange={(event) => set({ kind: event.target.value as Effect })}
            options={[
              { value: 'duty', label: '是事项' },
              { value: 'notDuty', label: '不是事项' },
              { value: 'ignore', label: '不计' },
            ]}
          />
        </Form.Item>
        {draft.kind === 'ignore' ? (
          <Form.Item label="为什么不计" htmlFor="rule-reason">
            <Input
              id="rule-reason"
              value={draft.reason}
              maxLength={200}
              placeholder="如：转载、通知公告"
              onChange={(event) => set({ reason: event.target.value })}
            />
          </Form.Item>
        ) : (
          <Form.Item label="事项" htmlFor="rule-duty">
            <Select<DutyId | undefined>
              id="rule-duty"
              value={draft.dutyId}
              onChange={(dutyId) => set({ dutyId })}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选择事项"
              options={(duties.data ?? []).map(({ id, number, content }) => ({
                value: id,
                label: [number, content].filter((part) => part !== '').join(' '),
              }))}
            />
          </Form.Item>
        )}
      </Form>
      {rule && <Hits rule={rule} id={draft.id} />}
      {save.error && <ErrorState error={save.error} inline />}
    </Dialog>
  );
}

/** What a rule would hold for, as it is written now. */
function Hits({ rule, id }: { readonly rule: MatchRuleInput; readonly id: MatchRuleId | undefined }) {
  const year = useYear();
  const asked = useDeferredValue(JSON.stringify(rule));
  const query = useAppQuery('publications.tryRule', {
    year,
    ...(id === undefined ? {} : { id }),
    rule: JSON.parse(asked) as MatchRuleInput,
  });
  if (!query.data) return null;
  const { sentence, hits, samples, contradicts } = query.data;
  return (
    <div className="well">
      <p>{sentence}</p>
      {contradicts.map((each) => (
        <p key={each} className="over">
          {each}
        </p>
      ))}
      <p className="sub num">{hits === 0 ? '现有的公开信息里没有符合的' : `现有 ${hits} 条符合，如：`}</p>
      <ul className={css['samples']}>
        {samples.map((title) => (
          <li key={title} className="ellipsis" title={title}>
            {title}
          </li>
        ))}
      </ul>
    </div>
  );
}
