import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import { Evidence } from './Evidence.tsx';
import { RegisterForm } from './RegisterForm.tsx';
import { ExemptForm } from './ExemptForm.tsx';
import { ExtendForm } from './ExtendForm.tsx';
import css from './OccurrenceActions.module.css';

type Action = 'register' | 'extend' | 'exempt' | 'evidence';

const ACTIONS: readonly { readonly value: Action; readonly label: string }[] = [
  { value: 'register', label: '登记办结' },
  { value: 'extend', label: '延期' },
  { value: 'exempt', label: '免除' },
];
/** Of one alone: it shows what that one is done by. */
const EVIDENCE = { value: 'evidence', label: '佐证' } as const;

interface OccurrenceActionsProps {
  /** The chosen ones that are not done: at least one. */
  readonly occurrences: readonly OccurrenceView[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
  /** What is known of the one that is chosen. */
  readonly aside?: ReactNode;
}

/** What can be done with the chosen occurrences: register, put off, free; of one alone, add what shows it. */
export function OccurrenceActions({ aside, ...props }: OccurrenceActionsProps) {
  const [action, setAction] = useState<Action>('register');
  // A quota that is full still takes registrations; there is nothing left to put off.
  const open = props.occurrences.filter((each) => each.done < each.needed);
  const [one, ...others] = props.occurrences;
  const alone = others.length === 0 ? one : undefined;
  const shown = open.length === 0 || (action === 'evidence' && !alone) ? 'register' : action;
  return (
    <div className={css['actions']}>
      <div className={css['head']}>
        {open.length > 0 && (
          <Segmented<Action>
            size="small"
            aria-label="对选中的单位"
            value={shown}
            onChange={setAction}
            options={[...ACTIONS, ...(alone ? [EVIDENCE] : [])]}
          />
        )}
        {aside}
      </div>
      {shown === 'register' && <RegisterForm {...props} />}
      {shown === 'extend' && <ExtendForm {...props} occurrences={open} />}
      {shown === 'exempt' && <ExemptForm {...props} occurrences={open} />}
      {shown === 'evidence' && alone && <Evidence item={alone} />}
    </div>
  );
}
