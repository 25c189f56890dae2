import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ErrorState } from '../ui/states.tsx';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import css from './PassphraseForm.module.css';

interface PassphraseFormProps {
  readonly label: string;
  readonly action: string;
  /** Has one typed anew, not one that is known. */
  readonly isNew?: boolean;
  readonly busy: boolean;
  readonly fault: Error | null;
  readonly onGive: (passphrase: string) => void;
}

/** One passphrase; what is wrong with it is said below, and it stays to be mended. */
export function PassphraseForm({ label, action, isNew, busy, fault, onGive }: PassphraseFormProps) {
  const [typed, setTyped] = useState('');
  const field = useFocusOnOpen<InputRef>();
  const told = useRef<HTMLDivElement>(null);
  // In a low window what is wrong stands below its edge.
  useEffect(() => {
    if (fault) told.current?.scrollIntoView({ block: 'end' });
  }, [fault]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== '' && !busy) onGive(typed);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <label htmlFor="passphrase">{label}</label>
      <div className={css['line']}>
        <Input.Password
          id="passphrase"
          ref={field}
          autoComplete={isNew ? 'new-password' : 'off'}
          maxLength={1000}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={busy} disabled={typed === ''}>
          {action}
        </Button>
      </div>
      {fault && (
        <div ref={told} className={css['told']}>
          <ErrorState error={fault} inline />
        </div>
      )}
    </form>
  );
}
