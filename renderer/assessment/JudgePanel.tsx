import { Input, type InputProps } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import type { JudgementView } from '../../electron/contract/assessment.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { ASSESSORS_WORDS, judgeTroubles, rangeWords, sendablePoints, type JudgeDraft } from './judging.ts';
import type { Asked } from './nodes.ts';
import { plain } from './points.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './JudgePanel.module.css';

interface JudgePanelProps {
  readonly unitId: UnitId;
  readonly asked: Asked;
  readonly judgements: readonly JudgementView[];
  /** After points were saved of a leaf that one person judges. */
  readonly onJudged?: () => void;
}

/** A judged leaf: what each assessor gave, with the reason and, where it is asked for, the document; and another one. */
export function JudgePanel({ unitId, asked, judgements, onJudged }: JudgePanelProps) {
  const [isAdding, setAdding] = useState(false);
  const isOne = asked.assessors === 'one';
  const isOpen = isAdding || judgements.length === 0;
  const done = (): void => {
    setAdding(false);
    if (isOne) onJudged?.();
  };
  return (
    <div className={css['judge']}>
      <p className="sub text-sm">
        人工评议，{rangeWords(asked)}，{ASSESSORS_WORDS[asked.assessors]}，每次都要写明理由
        {asked.needsBasis && '和依据文件'}
      </p>
      {judgements.map((given) => (
        <JudgeForm key={given.assessor} unitId={unitId} asked={asked} given={given} onDone={done} />
      ))}
      {isOpen && <JudgeForm unitId={unitId} asked={asked} onDone={done} />}
      {!isOne && !isOpen && (
        <WriteButton size="small" onClick={() => setAdding(true)}>
          增加评委
        </WriteButton>
      )}
    </div>
  );
}

interface JudgeFormProps {
  readonly unitId: UnitId;
  readonly asked: Asked;
  readonly given?: JudgementView;
  readonly onDone: () => void;
}

function JudgeForm({ unitId, asked, given, onDone }: JudgeFormProps) {
  const year = useYear();
  const notify = useNotify();
  const judge = useCommand('scoreFacts.judge');
  const [draft, setDraft] = useState<JudgeDraft>(() => ({
    assessor: given?.assessor ?? '',
    points: given === undefined ? '' : plain(given.points),
    reason: given?.reason ?? '',
    basis: given?.basis ?? '',
  }));
  const set = (patch: Partial<JudgeDraft>): void => setDraft({ ...draft, ...patch });
  const points = sendablePoints(draft, asked);
  const isOne = asked.assessors === 'one';
  const send = (next: string | null): void =>
    judge.send(
      {
        year,
        unitId,
        nodeId: asked.nodeId,
        assessor: draft.assessor,
        points: next,
        reason: next === null ? '' : draft.reason,
        basis: next === null ? '' : draft.basis,
      },
      ({ commandId }) => {
        notify.success(next === null ? '已撤回评议' : '评议已保存', { commandId });
        if (next !== null) onDone();
      },
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (points !== undefined && (isOne || draft.assessor.trim() !== '')) send(points);
  };
  return (
    <form
      className={css['form']}
      onSubmit={submit}
      aria-label={`${asked.name}的评议${given?.assessor ? `（${given.assessor}）` : ''}`}
    >
      <Fields asked={asked} draft={draft} set={set} isKnown={given !== undefined} />
      {given?.isOldVersion && <p className="accent text-sm">按方案第 {given.version} 版评的，方案改过，请重新看一遍</p>}
      {judge.error && <ErrorState error={judge.error} inline />}
      <div className="actions">
        {given && (
          <WriteButton size="small" disabled={judge.isPending} onClick={() => send(null)}>
            撤回评议
          </WriteButton>
        )}
        <WriteButton
          size="small"
          type="primary"
          htmlType="submit"
          loading={judge.isPending}
          disabled={points === undefined || (!isOne && draft.assessor.trim() === '')}
        >
          保存评议
        </WriteButton>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly asked: Asked;
  readonly draft: JudgeDraft;
  readonly set: (patch: Partial<JudgeDraft>) => void;
  /** It is on record: who judged stays. */
  readonly isKnown: boolean;
}

function Fields({ asked, draft, set, isKnown }: FieldsProps) {
  const { points } = judgeTroubles(draft, asked);
  const id = useId();
  const widths: Readonly<Record<keyof JudgeDraft, string | undefined>> = {
    assessor: css['assessor'],
    points: css['points'],
    reason: css['reason'],
    basis: css['basis'],
  };
  const field = (name: keyof JudgeDraft, label: string, more: InputProps = {}) => (
    <span className={widths[name]}>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <Input
        id={`${id}-${name}`}
        size="small"
        maxLength={200}
        value={draft[name]}
        onChange={(event) => set({ [name]: event.target.value })}
        {...more}
      />
    </span>
  );
  return (
    <div className={css['fields']}>
      {asked.assessors !== 'one' && field('assessor', '评委', { disabled: isKnown })}
      {field('points', '得分', { inputMode: 'decimal', ...(points === undefined ? {} : { status: 'error' }) })}
      {field('reason', '理由')}
      {asked.needsBasis && field('basis', '依据文件')}
      {points !== undefined && <p className="over text-sm">{points}</p>}
    </div>
  );
}
