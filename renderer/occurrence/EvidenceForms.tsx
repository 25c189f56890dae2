import { Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { EvidenceView } from '../../electron/contract/evidence.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { DateField } from '../ui/DateField.tsx';
import { LinkField } from '../ui/LinkField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import formCss from './form.module.css';
import css from './Evidence.module.css';

interface Said {
  readonly title: string;
  readonly publishedOn: PlainDate | undefined;
  readonly capturedOn: PlainDate;
  readonly note: string;
}

interface SaidFormProps {
  readonly label: string;
  readonly start: Said;
  readonly children?: ReactNode;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly verb: string;
  readonly onSave: (said: Said) => void;
  readonly onEnd: () => void;
}

/** What is said of a piece of evidence of either kind. */
function SaidForm({ label, start, children, error, isPending, verb, onSave, onEnd }: SaidFormProps) {
  const today = useToday();
  const [said, setSaid] = useState(start);
  const set = (change: Partial<Said>) => setSaid({ ...said, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) onSave(said);
  };
  return (
    <form className={formCss['form']} onSubmit={submit} aria-label={label}>
      {children}
      <Input
        aria-label="佐证标题"
        placeholder="标题（可不填）"
        value={said.title}
        onChange={(event) => set({ title: event.target.value })}
        maxLength={200}
      />
      <div className={css['days']}>
        <span className="sub">发布</span>
        <DateField
          aria-label="发布日期"
          value={said.publishedOn}
          onChange={(publishedOn) => set({ publishedOn })}
          notAfter={today}
          allowClear
          width={136}
        />
        <span className="sub">截取</span>
        <DateField
          aria-label="截取日期"
          value={said.capturedOn}
          onChange={(capturedOn) => capturedOn && set({ capturedOn })}
          notAfter={today}
          width={136}
        />
      </div>
      <Input
        aria-label="佐证备注"
        placeholder="备注（可不填）"
        value={said.note}
        onChange={(event) => set({ note: event.target.value })}
        maxLength={200}
      />
      {error && <ErrorState error={error} inline />}
      <div className="actions">
        <Button onClick={onEnd}>取消</Button>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {verb}
        </Button>
      </div>
    </form>
  );
}

interface LinkFormProps {
  readonly item: OccurrenceKey;
  readonly onEnd: () => void;
}

/** A page as evidence. */
export function LinkForm({ item, onEnd }: LinkFormProps) {
  const notify = useNotify();
  const today = useToday();
  const add = useCommand('evidence.addLink');
  const [link, setLink] = useState('');
  return (
    <SaidForm
      label="添加链接佐证"
      start={{ title: '', publishedOn: undefined, capturedOn: today, note: '' }}
      error={add.error}
      isPending={add.isPending}
      verb="添加"
      onEnd={onEnd}
      onSave={({ publishedOn, ...said }) =>
        add.send(
          { items: [item], link: link.trim(), ...said, ...(publishedOn === undefined ? {} : { publishedOn }) },
          ({ commandId }) => {
            notify.success('已添加佐证', { commandId });
            onEnd();
          },
        )
      }
    >
      <LinkField value={link} onChange={setLink} label="佐证链接" />
    </SaidForm>
  );
}

interface EvidenceFormProps {
  readonly evidence: EvidenceView;
  readonly onEnd: () => void;
}

/** Corrects what is said of a piece of evidence; what it shows stays. */
export function EvidenceForm({ evidence, onEnd }: EvidenceFormProps) {
  const notify = useNotify();
  const update = useCommand('evidence.update');
  const { id, title, publishedOn, capturedOn, note } = evidence;
  return (
    <SaidForm
      label="修改佐证"
      start={{ title, publishedOn, capturedOn, note }}
      error={update.error}
      isPending={update.isPending}
      verb="保存"
      onEnd={onEnd}
      onSave={(said) =>
        update.send({ id, ...said, publishedOn: said.publishedOn ?? null }, ({ commandId }) => {
          notify.success('已修改佐证', { commandId });
          onEnd();
        })
      }
    />
  );
}
