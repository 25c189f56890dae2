import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { Sender } from '../../electron/contract/papers.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { Field } from './PaperFields.tsx';
import papersCss from './papers.module.css';

/** What papers say of their sender. */
export const SENDER_FIELDS: readonly { readonly name: keyof Sender; readonly label: string; readonly hint: string }[] =
  [
    { name: 'office', label: '发文机关', hint: '印在落款处' },
    { name: 'contact', label: '联系人', hint: '' },
    { name: 'phone', label: '联系电话', hint: '' },
    { name: 'mark', label: '机关代字', hint: '如 清政公开' },
  ];

/** Who signs papers and whom to ask: remembered for all of them. */
export function SenderCard({ sender }: { readonly sender: Sender }) {
  const notify = useNotify();
  const { send, isPending, error } = useCommand('papers.saveSender');
  const [draft, setDraft] = useState(sender);
  const same = SENDER_FIELDS.every(({ name }) => draft[name].trim() === sender[name]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    send(draft, ({ commandId }) => notify.success('已保存落款', { commandId }));
  };
  return (
    <Card title="落款和联系方式" padded className={papersCss['sender']}>
      <form onSubmit={save}>
        {SENDER_FIELDS.map(({ name, label, hint }) => (
          <Field key={name} label={label} id={`sender-${name}`}>
            <Input
              id={`sender-${name}`}
              value={draft[name]}
              maxLength={name === 'mark' ? 30 : 200}
              placeholder={hint}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Field>
        ))}
        <Button htmlType="submit" block disabled={same} loading={isPending}>
          保存
        </Button>
        {error && <ErrorState error={error} inline />}
      </form>
    </Card>
  );
}
