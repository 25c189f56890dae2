import { Input } from 'antd';
import { useId, useState } from 'react';
import { FailureError } from '../bridge/call.ts';
import { ErrorState } from '../ui/states.tsx';
import css from './EarlyReason.module.css';

/** A registration that was refused, and the reason that it may have been refused for want of. */
interface EarlyReasonProps {
  readonly error: Error | null;
  readonly reason: EarlyReason;
}

export interface EarlyReason {
  readonly text: string;
  readonly set: (text: string) => void;
  /** What goes with the registration: nothing, or the reason. */
  readonly sent: { readonly earlyReason?: string };
}

/** The reason for something that was done before its period began (提前); asked for once the app says that it is. */
export function useEarlyReason(): EarlyReason {
  const [text, set] = useState('');
  return { text, set, sent: text.trim() === '' ? {} : { earlyReason: text.trim() } };
}

/** What the app asks where a day is early: a sentence. */
function questionOf(error: Error | null): string | undefined {
  return error instanceof FailureError && error.failure.fields?.['earlyReason'] !== undefined
    ? error.message
    : undefined;
}

/** Why a registration was not taken: a fault, or the question for the reason with the box for it. */
export function RegisterTrouble({ error, reason }: EarlyReasonProps) {
  const id = useId();
  const question = questionOf(error);
  if (question === undefined && reason.text === '') return error && <ErrorState error={error} inline />;
  return (
    <>
      {error && question === undefined && <ErrorState error={error} inline />}
      <div className={css['early']}>
        {question !== undefined && <p role="alert">{question}</p>}
        <label htmlFor={id}>提前的原因</label>
        <Input
          id={id}
          maxLength={200}
          placeholder="如：会议提前召开，结果随即公开"
          value={reason.text}
          onChange={(event) => reason.set(event.target.value)}
          // The app has just asked for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
      </div>
    </>
  );
}
