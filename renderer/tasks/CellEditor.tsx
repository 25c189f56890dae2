import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { NUMBER_LENGTH, type TextColumn } from './columns.ts';
import css from './CellEditor.module.css';

interface CellEditorProps {
  readonly column: TextColumn;
  readonly text: string;
  /** `key` says how the cell was left: Enter, Tab, Shift+Tab, or nothing when the person clicked elsewhere. */
  readonly onCommit: (text: string, key: string) => void;
  readonly onCancel: () => void;
}

const LONGEST = 20_000;

/** The box that opens in a cell. Enter and Tab keep what was typed, Alt+Enter breaks the line, Esc drops it. */
export function CellEditor({ column, text, onCommit, onCancel }: CellEditorProps) {
  const [draft, setDraft] = useState(text);
  const box = useRef<HTMLTextAreaElement>(null);
  const left = useRef(false);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.select();
  }, []);
  // Once: leaving by a key takes the box away, which would count as a click elsewhere too.
  const leave = (key: string): void => {
    if (left.current) return;
    left.current = true;
    onCommit(draft.trim(), key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      left.current = true;
      onCancel();
    } else if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      setDraft(`${draft}\n`);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      leave(event.shiftKey ? `Shift+${event.key}` : event.key);
    }
  };
  return (
    <textarea
      ref={box}
      className={css['editor']}
      aria-label={`修改${column === 'time' ? '时限文字' : ''}`}
      value={draft}
      maxLength={column === 'number' ? NUMBER_LENGTH : LONGEST}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => leave('')}
      placeholder={column === 'time' ? '如：6月底前' : ''}
    />
  );
}
