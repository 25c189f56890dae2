import { Modal, type ModalProps } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { firstField, giveBack, keyboardPlace } from './keyboard.ts';
import css from './Dialog.module.css';

interface DialogProps
  extends Omit<ModalProps, 'open' | 'afterOpenChange' | 'className' | 'focusable' | 'footer' | 'styles' | 'centered'> {
  /** `null`: the content ends in its own buttons, in a line of the class `actions`. */
  readonly footer?: ModalProps['footer'];
}

/**
 * A dialog; mount it to open it. The keyboard goes to its first field, or to the first of its buttons where it asks for
 * nothing, and back to where it was when the dialog goes. What is long scrolls between the title and the buttons.
 */
export function Dialog({ children, ...props }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  useOwnEnter(body);
  useKeyboard(body);
  return (
    <Modal {...props} open className={css['dialog'] ?? ''} focusable={{ focusTriggerAfterClose: false }}>
      <div ref={body} className={css['body']}>
        {children}
      </div>
    </Modal>
  );
}

/**
 * The Enter that opens a dialog from a menu goes on, once the keyboard is in the dialog's first field: as if it were meant for the form, which it would
 * send unseen. Only what is pressed within the dialog counts there.
 */
function useOwnEnter(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const panel = body.current?.closest<HTMLElement>('[role=dialog]');
    if (!panel) return undefined;
    const later = new AbortController();
    const stop = (event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault();
    panel.addEventListener('keypress', stop, { capture: true, signal: later.signal });
    panel.addEventListener('keydown', () => later.abort(), { capture: true, signal: later.signal });
    return () => later.abort();
  }, [body]);
}

function useKeyboard(body: RefObject<HTMLElement | null>): void {
  const [before] = useState(keyboardPlace);
  /** Where the keyboard was put for want of a field. */
  const waiting = useRef<Element>(null);
  useEffect(() => {
    const panel = body.current?.closest('[role=dialog]') ?? null;
    return () => {
      waiting.current = null;
      giveBack(before, panel);
    };
  }, [before, body]);
  // After every render: a field may come with an answer that is awaited.
  useEffect(() => {
    const panel = body.current?.closest<HTMLElement>('[role=dialog]');
    const at = document.activeElement;
    if (!body.current || !panel || (panel.contains(at) && at !== waiting.current && at !== panel)) return;
    const field = firstField(body.current);
    const target = field ?? panel.querySelector<HTMLElement>('.ant-modal-footer button:not(:disabled)') ?? panel;
    target.focus({ preventScroll: true });
    waiting.current = field ? null : target;
  });
}
