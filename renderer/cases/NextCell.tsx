import { clsx } from 'clsx';
import css from './Register.module.css';

/** What comes next; its day goes whole to a second line where both do not fit on one. */
export function NextCell({ parts: [words, by] }: { readonly parts: readonly string[] }) {
  return (
    <span className={clsx('num', css['clamped'])} title={by === undefined ? words : `${words} · ${by}`}>
      {words}
      {by !== undefined && (
        <>
          {' · '}
          <span className={css['by']}>{by}</span>
        </>
      )}
    </span>
  );
}
