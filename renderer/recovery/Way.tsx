import type { ReactNode } from 'react';
import { ErrorState } from '../ui/states.tsx';
import css from './Ways.module.css';

interface WayProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: ReactNode;
  readonly fault?: Error | null;
  /** Below the words, over the whole width. */
  readonly more?: ReactNode;
}

/** One way on: what it is, what it does, its button, and what came of it. */
export function WayOn({ title, children, action, fault, more }: WayProps) {
  return (
    <li className={css['way']}>
      <div className={css['words']}>
        <h3>{title}</h3>
        <p className="sub">{children}</p>
      </div>
      {action}
      {more}
      {fault && <ErrorState error={fault} inline className={css['fault']} />}
    </li>
  );
}
