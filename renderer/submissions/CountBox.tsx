import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

export interface CountBoxProps {
  readonly label: string;
  readonly initial: string;
  /** A key that keeps what was typed and moves on. False where the text is no count: the box stays. */
  readonly onCommit: (text: string, event: KeyboardEvent) => boolean;
  /** The person clicked elsewhere. */
  readonly onLeave: (text: string) => void;
  readonly onCancel: () => void;
}

const LEAVING = new Set(['Enter', 'Tab', 'ArrowUp', 'ArrowDown']);

/** The box that opens in a cell for its number. */
export function CountBox({ label, initial, onCommit, onLeave, onCancel }: CountBoxProps) {
  const [text, setText] = useState(initial);
  const box = useRef<HTMLInputElement>(null);
  // Leaving by a key takes the box away, which would count as a click elsewhere too.
  const left = useRef(false);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      left.current = true;
      onCancel();
    } else if (LEAVING.has(event.key)) {
      event.preventDefault();
      left.current = true;
      left.current = onCommit(text, event);
    }
  };
  return (
    <input
      ref={box}
      aria-label={label}
      inputMode="numeric"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (!left.current) onLeave(text);
      }}
    />
  );
}
