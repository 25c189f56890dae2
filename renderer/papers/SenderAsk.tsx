import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { Sender } from '../../electron/contract/papers.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { Field } from './PaperFields.tsx';
import { SENDER_FIELDS } from './SenderCard.tsx';

type Asked = (typeof SENDER_FIELDS)[number];

/** What slips say of their sender and is not filled in. */
export function blanksOf(sender: Sender): readonly Asked[] {
  return SENDER_FIELDS.filter(({ name }) => sender[name].trim() === '');
}

interface SenderAskProps {
  readonly sender: Sender;
  /** How many slips are about to be made. */
  readonly count: number;
  readonly onMake: () => void;
  readonly onClose: () => void;
}

/** Asks for what slips lack before they are made: their numbers are taken then, and their files stay as they are. */
export function SenderAsk({ sender, count, onMake, onClose }: SenderAskProps) {
  const save = useCommand('papers.saveSender');
  const [blanks] = useState(() => blanksOf(sender));
  const [draft, setDraft] = useState(sender);
  const isFilled = blanks.some(({ name }) => draft[name].trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isFilled && !save.isPending) save.send(draft, onMake);
  };
  return (
    <Dialog
      title={`还没有填写${blanks.map(({ label }) => label).join('、')}`}
      width={460}
      onCancel={onClose}
      footer={null}
    >
      <form onSubmit={submit} className="stack" aria-label="落款和联系方式">
        <p className="sub">印在催办单上。生成以后编号已用，文件不再变，补填要作废重发。</p>
        {blanks.map(({ name, label, hint }) => (
          <Field key={name} label={label} id={`ask-${name}`}>
            <Input
              id={`ask-${name}`}
              value={draft[name]}
              maxLength={name === 'mark' ? 30 : 200}
              placeholder={hint}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Field>
        ))}
        {save.error && <ErrorState error={save.error} inline />}
        <div className="actions">
          <Button onClick={onMake}>不填，直接生成</Button>
          <Button type="primary" htmlType="submit" disabled={!isFilled} loading={save.isPending}>
            保存并生成 {count} 份
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
