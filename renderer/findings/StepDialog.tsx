import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { FindingView, RecheckResult } from '../../electron/contract/findings.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { RECHECK_WORDS } from '../../electron/domain/words/findings.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { LinkField } from '../ui/LinkField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import css from './Findings.module.css';

/** What is done with one finding or with many at once. */
export type Step = 'day' | 'reply' | 'recheck' | 'remove';

interface StepProps {
  readonly views: readonly FindingView[];
  /** `isDone`: it was written. */
  readonly onClose: (isDone: boolean) => void;
}

const TITLES: Readonly<Record<Step, string>> = {
  day: '整改时限',
  reply: '登记整改情况',
  recheck: '复核',
  remove: '移除问题',
};

/** The dialog of a step: what it asks for, and its button. */
export function StepDialog({ step, ...props }: StepProps & { readonly step: Step }) {
  const { views, onClose } = props;
  const [first] = views;
  const whose = views.length === 1 && first ? first.unit : `${views.length} 个问题`;
  return (
    <Dialog title={`${TITLES[step]}：${whose}`} footer={null} width={520} onCancel={() => onClose(false)}>
      <StepForm step={step} {...props} />
    </Dialog>
  );
}

function StepForm({ step, ...props }: StepProps & { readonly step: Step }) {
  switch (step) {
    case 'day':
      return <DayForm {...props} />;
    case 'reply':
      return <ReplyForm {...props} />;
    case 'recheck':
      return <RecheckForm {...props} />;
    case 'remove':
      return <RemoveForm {...props} />;
    default:
      return assertNever(step);
  }
}

/** The day on which the last of them was found: nothing can come before it. */
function latestFound(views: readonly FindingView[]): PlainDate | undefined {
  return views
    .map(({ foundOn }) => foundOn)
    .toSorted()
    .at(-1);
}

function bounds(views: readonly FindingView[]): { readonly notBefore?: PlainDate } {
  const found = latestFound(views);
  return found === undefined ? {} : { notBefore: found };
}

interface FootProps {
  readonly children: string;
  readonly isPending: boolean;
  readonly isReady?: boolean;
  readonly danger?: boolean;
  readonly onClose: (isDone: boolean) => void;
}

function Foot({ children, isPending, isReady = true, danger = false, onClose }: FootProps) {
  return (
    <div className="actions">
      <Button onClick={() => onClose(false)}>取消</Button>
      <Button type="primary" htmlType="submit" danger={danger} loading={isPending} disabled={!isReady}>
        {children}
      </Button>
    </div>
  );
}

function DayForm({ views, onClose }: StepProps) {
  const notify = useNotify();
  const set = useCommand('findings.setDay');
  const [day, setDay] = useState<PlainDate | undefined>(views.length === 1 ? views[0]?.rectifyBy : undefined);
  const ids = views.map(({ id }) => id);
  const save = () =>
    set.send({ ids, rectifyBy: day ?? null }, ({ commandId }) => {
      notify.success(day === undefined ? '已取消整改时限' : `整改时限改为 ${day}`, { commandId });
      onClose(true);
    });
  return (
    <Form layout="vertical" className={css['form']} onFinish={save}>
      <Form.Item label="整改时限（不填则没有时限）" htmlFor="finding-day">
        <DateField id="finding-day" value={day} onChange={setDay} allowClear {...bounds(views)} />
      </Form.Item>
      {set.error && <ErrorState error={set.error} inline />}
      <Foot isPending={set.isPending} onClose={onClose}>
        保存
      </Foot>
    </Form>
  );
}

function ReplyForm({ views, onClose }: StepProps) {
  const notify = useNotify();
  const today = useToday();
  const reply = useCommand('findings.reply');
  const before = views.length === 1 ? views[0]?.reply : undefined;
  const [said, setSaid] = useState({ text: before?.text ?? '', link: before?.link ?? '', on: before?.on ?? today });
  const ids = views.map(({ id }) => id);
  const save = () =>
    reply.send({ ids, ...said }, ({ commandId }) => {
      notify.success(`已登记 ${ids.length} 个问题的整改情况，待复核`, { commandId });
      onClose(true);
    });
  return (
    <Form layout="vertical" className={css['form']} onFinish={save}>
      <Form.Item label="整改情况" htmlFor="reply-text">
        <Input.TextArea
          id="reply-text"
          rows={4}
          maxLength={20_000}
          value={said.text}
          onChange={(event) => setSaid({ ...said, text: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="佐证链接">
        <LinkField optional label="佐证链接" value={said.link} onChange={(link) => setSaid({ ...said, link })} />
      </Form.Item>
      <Form.Item label="回复日期" htmlFor="reply-on">
        <DateField
          id="reply-on"
          value={said.on}
          onChange={(on) => on && setSaid({ ...said, on })}
          notAfter={today}
          {...bounds(views)}
        />
      </Form.Item>
      {reply.error && <ErrorState error={reply.error} inline />}
      <Foot isPending={reply.isPending} isReady={said.text.trim() !== '' || said.link.trim() !== ''} onClose={onClose}>
        登记
      </Foot>
    </Form>
  );
}

const RESULTS: readonly RecheckResult[] = ['done', 'partly', 'not', 'explained'];

function RecheckForm({ views, onClose }: StepProps) {
  const notify = useNotify();
  const today = useToday();
  const recheck = useCommand('findings.recheck');
  const [found, setFound] = useState<{ readonly result: RecheckResult; readonly on: PlainDate; readonly note: string }>(
    {
      result: 'done',
      on: today,
      note: '',
    },
  );
  const ids = views.map(({ id }) => id);
  const needsNote = found.result === 'explained' && views.some(({ reply }) => reply === undefined);
  const save = () =>
    recheck.send({ ids, ...found }, ({ commandId }) => {
      notify.success(`已复核 ${ids.length} 个问题：${RECHECK_WORDS[found.result]}`, { commandId });
      onClose(true);
    });
  return (
    <Form layout="vertical" className={css['form']} onFinish={save}>
      {views.length === 1 && views[0]?.reply && (
        <p className={css['said']}>
          <span className="sub">单位回复（{views[0].reply.on}）：</span>
          {views[0].reply.text} {views[0].reply.link}
        </p>
      )}
      <Form.Item label="复核结果">
        <Radio.Group
          aria-label="复核结果"
          value={found.result}
          onChange={(event) => setFound({ ...found, result: event.target.value as RecheckResult })}
          options={RESULTS.map((result) => ({ value: result, label: RECHECK_WORDS[result] }))}
        />
      </Form.Item>
      <Form.Item label="复核日期" htmlFor="recheck-on">
        <DateField
          id="recheck-on"
          value={found.on}
          onChange={(on) => on && setFound({ ...found, on })}
          notAfter={today}
          {...bounds(views)}
        />
      </Form.Item>
      <Form.Item label={needsNote ? '复核意见（没有回复，须写明说明）' : '复核意见'} htmlFor="recheck-note">
        <Input
          id="recheck-note"
          maxLength={200}
          value={found.note}
          onChange={(event) => setFound({ ...found, note: event.target.value })}
        />
      </Form.Item>
      {recheck.error && <ErrorState error={recheck.error} inline />}
      <Foot isPending={recheck.isPending} isReady={!needsNote || found.note.trim() !== ''} onClose={onClose}>
        复核
      </Foot>
    </Form>
  );
}

function RemoveForm({ views, onClose }: StepProps) {
  const notify = useNotify();
  const remove = useCommand('findings.remove');
  const ids = views.map(({ id }) => id);
  const save = () =>
    remove.send({ ids }, ({ commandId }) => {
      notify.success(`已移除 ${ids.length} 个问题`, { commandId });
      onClose(true);
    });
  return (
    <Form layout="vertical" className={css['form']} onFinish={save}>
      <p>移除登记错了的问题，连同它的整改情况和复核；可以撤销。已整改的不用移除，请复核。</p>
      {remove.error && <ErrorState error={remove.error} inline />}
      <Foot danger isPending={remove.isPending} onClose={onClose}>
        移除
      </Foot>
    </Form>
  );
}
