import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { countWords, unitsWords } from './unitsWords.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import formCss from './form.module.css';

interface ExceptionFormProps {
  readonly occurrences: readonly OccurrenceView[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The latest of the dates by the rule: an extension lies after all of them. */
function latestOf(occurrences: readonly OccurrenceView[]): PlainDate | undefined {
  const days = occurrences.flatMap(({ originalDueOn, dueOn }) => originalDueOn ?? dueOn ?? []);
  return days.toSorted().at(-1);
}

/** 延期: a later date for the chosen occurrences, with the reason. */
export function ExtendForm({ occurrences, onDone, onCancel }: ExceptionFormProps) {
  const notify = useNotify();
  const save = useCommand('extensions.save');
  const latest = latestOf(occurrences);
  const earliest = latest && addDays(latest, 1);
  const [dueOn, setDueOn] = useState<PlainDate>();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dueOn === undefined || save.isPending) return;
    save.send({ items: occurrences.map(occurrenceKey), dueOn, reason }, ({ commandId }) => {
      notify.success(`已将${unitsWords(occurrences)}延期至 ${dueOn}`, { commandId });
      onDone();
    });
  };
  return (
    <form className={formCss['form']} onSubmit={submit} aria-label="延期">
      <div className={formCss['head']}>
        <b className="ellipsis grow" title={unitsWords(occurrences)}>
          {unitsWords(occurrences)}
        </b>
        <span>延期至</span>
        <DateField
          aria-label="延期至"
          value={dueOn}
          onChange={setDueOn}
          width={150}
          {...(earliest === undefined ? {} : { notBefore: earliest })}
        />
      </div>
      {latest && <p className="sub num">原到期日 {longDate(latest)}，登记后仍会显示。</p>}
      <Input
        aria-label="延期原因"
        placeholder="延期原因（必填）"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={200}
      />
      {save.error && <ErrorState error={save.error} inline />}
      <div className="actions">
        <Button onClick={onCancel}>取消</Button>
        <WriteButton
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={dueOn === undefined || reason.trim() === ''}
        >
          延期 {countWords(occurrences)}
        </WriteButton>
      </div>
    </form>
  );
}
