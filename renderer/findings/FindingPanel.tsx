import { useState } from 'react';
import type { FindingView } from '../../electron/contract/findings.ts';
import { FINDING_SOURCE_WORDS, RECHECK_WORDS } from '../../electron/domain/words/findings.ts';
import { longDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { useNotify } from '../ui/notify.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { FindingForm } from './FindingForm.tsx';
import { StepDialog, type Step } from './StepDialog.tsx';
import { STATE_LAMPS, stateText } from './findings.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Findings.module.css';

/** All that is known of a finding, and what can be done with it. */
export function FindingPanel({ view, onClose }: { readonly view: FindingView; readonly onClose: () => void }) {
  const [step, setStep] = useState<Step>();
  const [isEditing, setEditing] = useState(false);
  const { unit, state } = view;
  const isSettled = state === 'done' || state === 'explained';
  return (
    <SidePanel
      title={<UnitName unitId={view.unitId} name={unit} />}
      label={`${unit}的问题`}
      width={440}
      extra={<LampWord lamp={STATE_LAMPS[state]}>{stateText(view)}</LampWord>}
      onClose={onClose}
      footer={
        <div className={css['steps']}>
          {!isSettled && <WriteButton onClick={() => setStep('reply')}>登记整改情况</WriteButton>}
          <WriteButton type={state === 'replied' ? 'primary' : 'default'} onClick={() => setStep('recheck')}>
            {view.recheck ? '重新复核' : '复核'}
          </WriteButton>
          <WriteButton type="text" onClick={() => setEditing(true)}>
            修改
          </WriteButton>
          <WriteButton type="text" danger onClick={() => setStep('remove')}>
            移除
          </WriteButton>
        </div>
      }
    >
      <Facts view={view} />
      {step && (
        <StepDialog
          step={step}
          views={[view]}
          onClose={(isDone) => {
            setStep(undefined);
            if (isDone && step === 'remove') onClose();
          }}
        />
      )}
      {isEditing && <FindingForm year={view.year} view={view} onClose={() => setEditing(false)} />}
    </SidePanel>
  );
}

function Facts({ view }: { readonly view: FindingView }) {
  const { source, foundOn, indicator, full, points, cause, rectifyBy, reply, recheck } = view;
  const marks = [full === undefined ? [] : [`分值 ${full}`], points === undefined ? [] : [`扣分 ${points}`]].flat();
  return (
    <dl className={css['facts']}>
      <dt>失分原因</dt>
      <dd className={css['text']}>{cause}</dd>
      {indicator !== '' && (
        <>
          <dt>指标</dt>
          <dd>{indicator}</dd>
        </>
      )}
      {marks.length > 0 && (
        <>
          <dt>分数</dt>
          <dd className="num">{marks.join('，')}</dd>
        </>
      )}
      <dt>发现</dt>
      <dd className="num">
        {longDate(foundOn)}，{FINDING_SOURCE_WORDS[source]}
      </dd>
      <dt>整改时限</dt>
      <dd className="num">{rectifyBy === undefined ? '没有时限' : longDate(rectifyBy)}</dd>
      <dt>整改情况</dt>
      <dd className={css['text']}>
        {reply ? (
          <>
            {reply.text}
            {reply.link !== '' && (
              <a href={reply.link} target="_blank" rel="noreferrer">
                {reply.link}
              </a>
            )}
            <span className="sub num">
              {longDate(reply.on)}回复
              {(!recheck || recheck.recordedIn < reply.recordedIn) && <TakeBack view={view} what="reply" />}
            </span>
          </>
        ) : (
          <span className="sub">还没有回复</span>
        )}
      </dd>
      <dt>复核</dt>
      <dd className={css['text']}>
        {recheck ? (
          <>
            {RECHECK_WORDS[recheck.result]}
            {recheck.note !== '' && `：${recheck.note}`}
            <span className="sub num">
              {longDate(recheck.on)}复核
              <TakeBack view={view} what="recheck" />
            </span>
          </>
        ) : (
          <span className="sub">还没有复核</span>
        )}
      </dd>
    </dl>
  );
}

/** Takes away what was recorded by mistake. */
function TakeBack({ view, what }: { readonly view: FindingView; readonly what: 'reply' | 'recheck' }) {
  const notify = useNotify();
  const removeReply = useCommand('findings.removeReply', notify.fault);
  const removeRecheck = useCommand('findings.removeRecheck', notify.fault);
  const { send, isPending } = what === 'reply' ? removeReply : removeRecheck;
  const word = what === 'reply' ? '整改情况' : '复核';
  return (
    <WriteButton
      size="small"
      type="link"
      loading={isPending}
      aria-label={`移除${word}`}
      onClick={() => send({ ids: [view.id] }, ({ commandId }) => notify.success(`已移除${word}`, { commandId }))}
    >
      移除
    </WriteButton>
  );
}
