import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { ItemView } from '../../electron/contract/ledger.ts';
import { cursorAt, moveCursor, type Cursor } from '../grid/cursor.ts';
import type { LedgerWindow } from './useLedgerWindow.ts';
import type { Selection } from './useSelection.ts';

interface LedgerKeysInput {
  readonly window: LedgerWindow;
  readonly selection: Selection;
  readonly onOpen: (item: ItemView) => void;
}

export interface LedgerKeys {
  /** The line that has the keyboard. */
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A click on a line: opens it; with Shift marks up to it, with Ctrl marks it too. */
  readonly onRow: (index: number, event: MouseEvent) => void;
  /** A click on the box of a line: with Shift marks up to it. */
  readonly onTick: (index: number, event: MouseEvent) => void;
}

/** A line that is clicked gives the keyboard to the whole list: lines are drawn and taken away as it scrolls. */
function keepKeyboard({ currentTarget }: MouseEvent): void {
  currentTarget.closest<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
}

const PAGE = 18;

/** The ledger under keyboard and mouse, as a spreadsheet is: Shift marks ranges, the blank marks one, Enter opens. */
export function useLedgerKeys({ window, selection, onOpen }: LedgerKeysInput): LedgerKeys {
  const rows = window.page?.total ?? 0;
  const [raw, setCursor] = useState<Cursor>(() => cursorAt(0, 0));
  const last = Math.max(0, rows - 1);
  const active = Math.min(raw.active.row, last);
  const cursor: Cursor = {
    active: { row: active, column: 0 },
    anchor: { row: Math.min(raw.anchor.row, last), column: 0 },
  };
  const range = (to: number) => selection.extend(cursor.anchor.row, to, window.rowAt);
  const toggle = (index: number) => {
    const item = window.rowAt(index);
    if (item) selection.toggle(item);
  };
  const move = (event: KeyboardEvent): boolean => {
    if (event.key === 'Tab' || event.key === 'Enter') return false;
    const ctrl = event.ctrlKey || event.metaKey;
    const next = moveCursor(cursor, { key: event.key, shift: event.shiftKey, ctrl }, { rows, columns: 1, page: PAGE });
    if (!next) return false;
    setCursor(next);
    window.virtualizer.scrollToIndex(next.active.row, { align: 'auto' });
    if (event.shiftKey) range(next.active.row);
    return true;
  };
  const press = (event: KeyboardEvent): boolean => {
    const item = window.rowAt(active);
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) selection.all();
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'Enter' && item) onOpen(item);
    else if (event.key === 'Escape' && selection.items.length > 0) selection.none();
    else return move(event);
    return true;
  };
  return {
    active,
    onKeyDown(event) {
      // Keys pressed on a button or box inside a line are its own.
      const isOwn = event.target instanceof Element && event.target.matches('[role=grid], [role=row], [role=gridcell]');
      if (isOwn && press(event)) event.preventDefault();
    },
    onRow(index, event) {
      keepKeyboard(event);
      const item = window.rowAt(index);
      if (event.shiftKey) range(index);
      else if (event.ctrlKey || event.metaKey) toggle(index);
      else if (item) onOpen(item);
      setCursor((old) => ({
        active: { row: index, column: 0 },
        anchor: event.shiftKey ? old.anchor : { row: index, column: 0 },
      }));
    },
    onTick(index, event) {
      keepKeyboard(event);
      const isRange = event.shiftKey;
      if (isRange) range(index);
      else toggle(index);
      setCursor((old) => ({
        active: { row: index, column: 0 },
        anchor: isRange ? old.anchor : { row: index, column: 0 },
      }));
    },
  };
}
