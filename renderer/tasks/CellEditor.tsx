import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { columnWords, NUMBER_LENGTH, type TextColumn } from './columns.ts';
import css from './CellEditor.module.css';

interface CellEditorProps {
  readonly column: TextColumn;
  readonly text: string;
  /** It shows, and is typed into. */
  readonly editing: boolean;
  /** Something was typed on the marked cell: it takes the place of the cell's text. */
  readonly onBegin: () => void;
  /** `key` says how the cell was left: Enter, Tab, Shift+Tab, or nothing when the person clicked elsewhere. */
  readonly onCommit: (text: string, key: string) => void;
  readonly onCancel: () => void;
}

const LONGEST = 20_000;

/**
 * The box of the marked cell. It has the keyboard before it shows, so that an input method begins in it and loses no
 * letter. What is typed then replaces the text; where it is opened (`editing`), the caret stands behind the text. Enter and
 * Tab keep what was typed, Alt+Enter breaks the line, Esc drops it.
 */
export function CellEditor({ column, text, editing, onBegin, onCommit, onCancel }: CellEditorProps) {
  /** `undefined`: nothing was typed yet. */
  const [draft, setDraft] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  // Once: leaving by a key takes the keyboard away, which would count as a click elsewhere too.
  const left = useRef(true);
  useLayoutEffect(() => {
    left.current = !editing;
    if (!editing) return;
    box.current?.focus({ preventScroll: true });
    // With the text in it, the caret goes behind it; of what was just typed the browser knows where it stands.
    if (draft === undefined) box.current?.setSelectionRange(text.length, text.length);
    // Only the opening moves the caret.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [editing]);
  const begin = (typed: string): void => {
    setDraft(typed);
    if (!editing) onBegin();
  };
  const leave = (key: string): void => {
    if (left.current) return;
    left.current = true;
    setDraft(undefined);
    onCommit((draft ?? text).trim(), key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (!editing) return;
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      left.current = true;
      setDraft(undefined);
      onCancel();
    } else if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      setDraft(`${draft ?? text}\n`);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      leave(event.shiftKey ? `Shift+${event.key}` : event.key);
    }
  };
  return (
    <textarea
      ref={box}
      className={editing ? css['editor'] : css['ready']}
      data-ready={editing ? undefined : true}
      aria-label={editing ? `修改${column === 'time' ? '时限文字' : ''}` : `${columnWords[column]}：${text}`}
      value={editing ? (draft ?? text) : (draft ?? '')}
      maxLength={column === 'number' ? NUMBER_LENGTH : LONGEST}
      onChange={(event) => begin(event.target.value)}
      onCompositionStart={() => editing || begin('')}
      onPaste={(event) => editing || event.preventDefault()}
      onKeyDown={onKeyDown}
      onBlur={() => leave('')}
      placeholder={editing && column === 'time' ? '如：6月底前' : ''}
    />
  );
}
