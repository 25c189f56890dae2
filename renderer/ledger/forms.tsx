import { Button, Input, Radio, type InputRef } from 'antd';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { LeftItem, ReturnFault } from '../../electron/contract/ledger.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { ELEMENTS, RETURN_FAULT_WORDS } from '../../electron/domain/words/ledger.ts';
import { FailureError } from '../bridge/call.ts';
import { DateField } from '../ui/DateField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { useToday } from '../ui/useToday.ts';
import css from './forms.module.css';

interface FormProps {
  readonly items: readonly OccurrenceKey[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function keysOf(items: readonly OccurrenceKey[]): OccurrenceKey[] {
  return items.map(occurrenceKey);
}

interface FrameProps {
  readonly label: string;
  readonly button: string;
  readonly isPending: boolean;
  readonly isReady?: boolean;
  readonly error: Error | null;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Fields, the refusal, and the two buttons. Esc gives the form up. */
function FormFrame({ label, button, isPending, isReady = true, error, onSend, onCancel, children }: FrameProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isPending) onSend();
  };
  return (
    // Esc is pressed in its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={css['form']}
      onSubmit={submit}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Not the panel around it as well.
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
      {error && <ErrorState error={error} inline />}
      <div className="actions">
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" htmlType="submit" loading={isPending} disabled={!isReady}>
          {button}
        </Button>
      </div>
    </form>
  );
}

interface AcceptFormProps extends FormProps {
  /** It is known that there is neither link nor file: the reason is asked for at once. */
  readonly lacksEvidence?: boolean;
  /** What was left out, where something was. */
  readonly onLeft: (left: readonly LeftItem[]) => void;
}

/** Whether the app asks why it is closed without link or file. */
function asksWaiver(error: Error | null): boolean {
  return error instanceof FailureError && error.failure.fields?.['waiver'] !== undefined;
}

/** 销号: the day, a word, and the reason where nothing shows that it was done. */
export function AcceptForm({ items, lacksEvidence = false, onDone, onCancel, onLeft }: AcceptFormProps) {
  const today = useToday();
  const notify = useNotify();
  const accept = useCommand('ledger.accept');
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const [waiver, setWaiver] = useState('');
  const isBare = lacksEvidence || asksWaiver(accept.error) || waiver !== '';
  const first = useFocusOnOpen<InputRef>(!lacksEvidence);
  const ids = { waiver: useId(), reason: useId() };
  const send = () => {
    const why = waiver.trim() === '' ? {} : { waiver: waiver.trim() };
    accept.send({ items: keysOf(items), on, reason, ...why }, ({ closed, left, commandId }) => {
      notify.success(`已销号 ${closed} 项`, { commandId });
      if (left.length > 0) onLeft(left);
      onDone();
    });
  };
  return (
    <FormFrame
      label="销号"
      button={items.length === 1 ? '销号' : `销号 ${items.length} 项`}
      isPending={accept.isPending}
      isReady={items.length > 0 && !(lacksEvidence && waiver.trim() === '')}
      error={accept.error}
      onSend={send}
      onCancel={onCancel}
    >
      {isBare && (
        <label htmlFor={ids.waiver} className={css['field']}>
          <span>没有链接也没有文件，免佐证的理由</span>
          <Input
            id={ids.waiver}
            // The app has just asked for it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={waiver}
            maxLength={200}
            placeholder="如：现场查看过公开栏"
            onChange={(event) => setWaiver(event.target.value)}
          />
        </label>
      )}
      <label htmlFor={ids.reason} className={css['field']}>
        <span>说明（可不填）</span>
        <Input
          id={ids.reason}
          ref={first}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <span className="row">
        <span className="sub">核验日期</span>
        <DateField
          aria-label="核验日期"
          value={on}
          onChange={(day) => day && setOn(day)}
          notAfter={today}
          width={140}
        />
      </span>
    </FormFrame>
  );
}

interface ReturnFormProps extends FormProps {
  /** Five working days from today; `undefined` while it is reckoned. */
  readonly proposedDue: PlainDate | undefined;
}

/** 退回整改: what is wrong, why, which elements, and by when it is to come again. */
export function ReturnForm({ items, proposedDue, onDone, onCancel }: ReturnFormProps) {
  const today = useToday();
  const notify = useNotify();
  const back = useCommand('ledger.return');
  const [fault, setFault] = useState<ReturnFault>('material');
  const [reason, setReason] = useState('');
  const [elements, setElements] = useState<readonly string[]>([]);
  const [chosenDue, setChosenDue] = useState<PlainDate>();
  const newDueOn = chosenDue ?? proposedDue;
  const id = useId();
  const send = () => {
    if (newDueOn === undefined) return;
    const input = { items: keysOf(items), fault, reason, elements: [...elements], newDueOn };
    back.send(input, ({ returned, commandId }) => {
      notify.success(`已退回 ${returned} 项，${newDueOn} 前补正`, { commandId });
      onDone();
    });
  };
  return (
    <FormFrame
      label="退回整改"
      button={items.length === 1 ? '退回' : `退回 ${items.length} 项`}
      isPending={back.isPending}
      isReady={items.length > 0 && reason.trim() !== '' && newDueOn !== undefined}
      error={back.error}
      onSend={send}
      onCancel={onCancel}
    >
      <Radio.Group
        aria-label="退回的原因类别"
        value={fault}
        onChange={(event) => setFault(event.target.value as ReturnFault)}
        options={[
          { value: 'material', label: `${RETURN_FAULT_WORDS.material}（办结日期仍算首次的）` },
          { value: 'requirement', label: `${RETURN_FAULT_WORDS.requirement}（按补报的日期算）` },
        ]}
      />
      <label htmlFor={id} className={css['field']}>
        <span>退回理由</span>
        <Input
          id={id}
          // A person has just asked for this form.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <fieldset className={css['elements']} aria-label="有问题的要素">
        <span className="sub">要素</span>
        {ELEMENTS.map((element) => (
          <button
            key={element}
            type="button"
            className={css['element']}
            aria-pressed={elements.includes(element)}
            onClick={() =>
              setElements(
                elements.includes(element) ? elements.filter((each) => each !== element) : [...elements, element],
              )
            }
          >
            {element}
          </button>
        ))}
      </fieldset>
      <span className="row">
        <span className="sub">补正期限</span>
        <DateField
          aria-label="补正期限"
          value={newDueOn}
          onChange={(day) => day && setChosenDue(day)}
          notBefore={addDays(today, 1)}
          width={140}
        />
        <span className="sub text-sm">5 个工作日</span>
      </span>
    </FormFrame>
  );
}

/** 重新核验: why what was closed is checked again. */
export function ReopenForm({ items, onDone, onCancel }: FormProps) {
  const notify = useNotify();
  const reopen = useCommand('ledger.reopen');
  const [reason, setReason] = useState('');
  const send = () =>
    reopen.send({ items: keysOf(items), reason }, ({ reopened, commandId }) => {
      notify.success(`${reopened} 项重新核验`, { commandId });
      onDone();
    });
  return (
    <FormFrame
      label="重新核验"
      button={items.length === 1 ? '重新核验' : `重新核验 ${items.length} 项`}
      isPending={reopen.isPending}
      isReady={items.length > 0 && reason.trim() !== ''}
      error={reopen.error}
      onSend={send}
      onCancel={onCancel}
    >
      <TextField label="为什么重新核验" value={reason} onChange={setReason} />
    </FormFrame>
  );
}

/** 备注: a word about items, by day. */
export function NoteForm({ items, onDone, onCancel }: FormProps) {
  const notify = useNotify();
  const add = useCommand('ledger.addNote');
  const [text, setText] = useState('');
  const send = () =>
    add.send({ items: keysOf(items), text }, ({ ids, commandId }) => {
      notify.success(ids.length === 1 ? '已记备注' : `已给 ${ids.length} 项记备注`, { commandId });
      onDone();
    });
  return (
    <FormFrame
      label="备注"
      button={items.length === 1 ? '记备注' : `给 ${items.length} 项记备注`}
      isPending={add.isPending}
      isReady={items.length > 0 && text.trim() !== ''}
      error={add.error}
      onSend={send}
      onCancel={onCancel}
    >
      <TextField label="备注" value={text} onChange={setText} />
    </FormFrame>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function TextField({ label, value, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <label htmlFor={id} className={css['field']}>
      <span>{label}</span>
      <Input
        id={id}
        // A person has just asked for this form.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
