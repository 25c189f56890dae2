import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { countWords, unitsWords } from './unitsWords.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import formCss from './form.module.css';

interface ExemptFormProps {
  readonly occurrences: readonly OccurrenceView[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** 免除: the chosen occurrences need not be done, with the reason. */
export function ExemptForm({ occurrences, onDone, onCancel }: ExemptFormProps) {
  const notify = useNotify();
  const save = useCommand('exemptions.save');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    save.send({ items: occurrences.map(occurrenceKey), reason }, ({ commandId }) => {
      notify.success(`已免除${unitsWords(occurrences)}`, { commandId });
      onDone();
    });
  };
  return (
    <form className={formCss['form']} onSubmit={submit} aria-label="免除">
      <b>免除{unitsWords(occurrences)}</b>
      <p className="sub">免除后不计入应办和考核，可随时取消。</p>
      <Input
        aria-label="免除原因"
        placeholder="免除原因（必填）"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={200}
      />
      {save.error && <ErrorState error={save.error} inline />}
      <div className="actions">
        <Button onClick={onCancel}>取消</Button>
        <WriteButton type="primary" htmlType="submit" loading={save.isPending} disabled={reason.trim() === ''}>
          免除 {countWords(occurrences)}
        </WriteButton>
      </div>
    </form>
  );
}
