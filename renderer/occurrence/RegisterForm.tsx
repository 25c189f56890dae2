import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { RegisterTrouble, useEarlyReason } from './EarlyReason.tsx';
import { countWords, unitsWords } from './unitsWords.ts';
import { useCommand } from '../ui/useCommand.ts';
import { DateField } from '../ui/DateField.tsx';
import { focusInSight } from '../ui/keyboard.ts';
import { LinkField } from '../ui/LinkField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useToday } from '../ui/useToday.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import formCss from './form.module.css';

interface RegisterFormProps {
  /** What is to be registered: at least one. */
  readonly occurrences: readonly OccurrenceView[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Choosing one unit leads straight to typing; while several are being ticked, the focus stays in the list. */
function useFocusOnOne(count: number) {
  const box = useRef<InputRef>(null);
  useEffect(() => {
    if (count === 1) focusInSight(box.current);
  }, [count]);
  return box;
}

/** Date, title, link; Enter in title or link registers, in the date it leads on. The date starts at today: a registration is mostly made the day it is published. */
export function RegisterForm({ occurrences, onDone, onCancel }: RegisterFormProps) {
  const today = useToday();
  const notify = useNotify();
  const register = useCommand('fulfilments.register');
  const [doneOn, setDoneOn] = useState(today);
  const [title, setTitle] = useState('');
  const [link, setLink] = useState('');
  const reason = useEarlyReason();
  const titleBox = useFocusOnOne(occurrences.length);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (register.isPending) return;
    const items = occurrences.map(occurrenceKey);
    register.send({ items, doneOn, title, link: link.trim(), ...reason.sent }, ({ commandId }) => {
      notify.success(`已登记${unitsWords(occurrences)}`, { commandId });
      onDone();
    });
  };
  return (
    <form className={formCss['form']} onSubmit={submit} aria-label="办结登记">
      {/* Enter in the date is the end of the date, not of the form: the title comes next. */}
      <div
        className={formCss['head']}
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
          event.preventDefault();
          titleBox.current?.focus();
        }}
      >
        <b>登记{unitsWords(occurrences)}</b>
        <DateField
          aria-label="公开日期"
          value={doneOn}
          onChange={(day) => day && setDoneOn(day)}
          notAfter={today}
          width={136}
        />
      </div>
      <Input
        ref={titleBox}
        aria-label="标题"
        placeholder="标题（可不填）"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        maxLength={200}
      />
      <LinkField value={link} onChange={setLink} optional />
      <RegisterTrouble error={register.error} reason={reason} />
      <div className="actions">
        <Button onClick={onCancel}>取消</Button>
        <WriteButton type="primary" htmlType="submit" loading={register.isPending}>
          登记 {countWords(occurrences)}
        </WriteButton>
      </div>
    </form>
  );
}
