import { Form, Input } from 'antd';
import { useState } from 'react';
import type { LimitView } from '../../electron/contract/registers.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { LIMIT_UNIT_WORDS } from '../../electron/domain/words/registers.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm, Pair } from '../ui/FormDialog.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { limitText } from './registers.ts';

interface LimitsDialogProps {
  readonly name: string;
  readonly limits: readonly LimitView[];
  readonly onClose: () => void;
}

/** The limits of a register with their sources; each can be set from a day on. */
export function LimitsDialog({ name, limits, onClose }: LimitsDialogProps) {
  const last = limits.filter(({ key }, index) => limits.slice(index + 1).every((each) => each.key !== key));
  return (
    <Dialog title={`${name}：时限设定`} footer={null} width={620} onCancel={onClose}>
      {last.length === 0 && <p>{name}没有可以设定的时限。</p>}
      {last.map((limit) => (
        <Limit key={limit.key} limit={limit} versions={limits.filter(({ key }) => key === limit.key)} />
      ))}
    </Dialog>
  );
}

function Limit({ limit, versions }: { readonly limit: LimitView; readonly versions: readonly LimitView[] }) {
  const today = useToday();
  const notify = useNotify();
  const { send, isPending, error } = useCommand('registers.setLimit');
  const [n, setN] = useState<number | null>(limit.n);
  const [source, setSource] = useState(limit.isDefault ? '' : limit.source);
  const [from, setFrom] = useState<PlainDate>(today);
  const { key, word, unit } = limit;
  const save = () => {
    if (n === null) return;
    send({ key, n, source, from }, ({ commandId }) => notify.success('已设定时限', { commandId }));
  };
  return (
    <DialogForm
      word="保存"
      error={error}
      isPending={isPending}
      isWhole={n !== null && source.trim() !== ''}
      onSave={save}
    >
      <h3>{word}</h3>
      <ul className="plain-list">
        {versions.map((each) => (
          <li key={each.from ?? ''} className="num sub">
            {each.from === undefined ? '' : `${each.from} 起：`}
            {limitText(each)}
            {each.isDefault ? '（默认）' : ''}，依据：{each.source}
          </li>
        ))}
      </ul>
      <Pair>
        <Form.Item label={`改为（${LIMIT_UNIT_WORDS[unit].replace(/^个/u, '')}）`} htmlFor={`limit-${key}`}>
          <NumberBox id={`limit-${key}`} min={1} max={1000} precision={0} value={n} onChange={setN} />
        </Form.Item>
        <Form.Item label="对哪天起的办件生效" htmlFor={`limit-from-${key}`}>
          <DateField id={`limit-from-${key}`} value={from} width="100%" onChange={(day) => day && setFrom(day)} />
        </Form.Item>
      </Pair>
      <Form.Item label="依据" htmlFor={`limit-source-${key}`}>
        <Input
          id={`limit-source-${key}`}
          maxLength={200}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
      </Form.Item>
    </DialogForm>
  );
}
