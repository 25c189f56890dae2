import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import css from './Notice.module.css';

interface NoticeProps {
  /** Something is wrong, and stays so until it is mended. */
  readonly tone?: 'plain' | 'alarm';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A line above every screen, which holds for all of them. */
export function Notice({ tone = 'plain', actions, children }: NoticeProps) {
  return (
    <section className={css['notice']} data-tone={tone} aria-label={tone === 'alarm' ? '警告' : '通知'}>
      <div className={clsx('grow num', css['words'])}>{children}</div>
      {actions !== undefined && <div className={css['actions']}>{actions}</div>}
    </section>
  );
}
