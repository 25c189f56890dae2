import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { clearToasts, dropToast, useToasts, type Toast } from './toastStore.ts';
import css from './Toasts.module.css';

/**
 * What has just happened, where it covers no control: in the room that the top bar keeps, else at the lower edge of the
 * window, which everything else then leaves free.
 */
export function Toasts() {
  const { toasts, place } = useToasts();
  useEffect(() => clearToasts, []);
  return createPortal(
    <section className={clsx(css['toasts'], place === null && css['alone'])} aria-label="消息" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.key} toast={toast} />
      ))}
    </section>,
    place ?? document.body,
  );
}

/** Goes after its time, but not while it is pointed at or has the keyboard. */
function ToastLine({ toast: { key, tone, words, actions, seconds } }: { readonly toast: Toast }) {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const held = isPointedAt || hasKeyboard;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dropToast(key), seconds * 1000);
    return () => clearTimeout(timer);
  }, [held, key, seconds]);
  return (
    <div
      className={css['toast']}
      data-tone={tone}
      onMouseEnter={() => setPointedAt(true)}
      onMouseLeave={() => setPointedAt(false)}
      onFocus={() => setHasKeyboard(true)}
      onBlur={() => setHasKeyboard(false)}
    >
      <span className={css['words']} role={tone === 'fault' ? 'alert' : undefined}>
        {words}
      </span>
      {actions}
    </div>
  );
}
