import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { SlipView } from '../../electron/contract/reminders.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { Field } from './PaperFields.tsx';

interface SlipDialogProps {
  readonly slip: SlipView;
  readonly onClose: () => void;
}

/** What the unit answered, and when. */
export function AnswerDialog({ slip, onClose }: SlipDialogProps) {
  const { id, unit, documentNumber, on: issued, answer } = slip;
  const today = useToday();
  const notify = useNotify();
  const { send, isPending, error } = useCommand('reminders.answer');
  const [on, setOn] = useState(answer?.on ?? today);
  const [text, setText] = useState(answer?.text ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    send({ id, on, text }, ({ commandId }) => {
      notify.success(`已记录${unit}的回复`, { commandId });
      onClose();
    });
  };
  return (
    <Dialog title={`${unit}的回复（${documentNumber}）`} width={520} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={save}>
        <Field label="回复日期" id="answer-on">
          <DateField
            id="answer-on"
            value={on}
            onChange={(day) => day && setOn(day)}
            notBefore={issued}
            notAfter={today}
          />
        </Field>
        <Field label="回复内容" id="answer-text">
          <Input.TextArea
            id="answer-text"
            rows={4}
            maxLength={2000}
            value={text}
            placeholder="办理情况、未办原因和承诺的时间"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={isPending} disabled={text.trim() === ''}>
            记录回复
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Voids a slip, with the reason. */
export function WithdrawDialog({ slip, onClose }: SlipDialogProps) {
  const { id, documentNumber } = slip;
  const notify = useNotify();
  const { send, isPending, error } = useCommand('reminders.withdraw');
  const [reason, setReason] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    send({ id, reason }, ({ commandId }) => {
      notify.success(`已作废 ${documentNumber}`, { commandId });
      onClose();
    });
  };
  return (
    <Dialog title={`作废 ${documentNumber}`} width={480} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={save}>
        <p>作废后不再计为催办，编号保留，不再使用。</p>
        <Input
          aria-label="作废原因"
          placeholder="作废原因（必填）"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={isPending} disabled={reason.trim() === ''}>
            作废
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
