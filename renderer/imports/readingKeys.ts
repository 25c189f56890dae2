import type { KeyboardEvent } from 'react';
import type { PreviewRow } from '../../electron/contract/imports.ts';
import { cursorAt, moveCursor } from '../grid/cursor.ts';
import { besideField, type Focus } from './focus.ts';
import { isIncluded, isTaken, withCell, type RowDecisions } from './takes.ts';

const PAGE = 8;

/** What a key asks for. */
export type ReadingKeyAction =
  | { readonly act: 'move'; readonly focus: Focus }
  | { readonly act: 'include'; readonly include: boolean }
  /** Another decision about the focused cell. */
  | { readonly act: 'decide'; readonly take: boolean }
  | { readonly act: 'setByHand'; readonly what: 'time' | 'units' };

/** The reading under the keyboard: arrows walk rows and cells, the space bar leaves a row out, Enter takes or keeps a cell, F2 sets by hand. */
export function readingKeyAction(
  key: string,
  ctrl: boolean,
  rows: readonly PreviewRow[],
  focus: Focus,
  decisions: RowDecisions,
): ReadingKeyAction | undefined {
  const row = rows[focus.index];
  if (!row) return undefined;
  const decision = decisions[row.key];
  const change = row.changes.find(({ field }) => field === focus.field);
  const byHand: ReadingKeyAction = { act: 'setByHand', what: focus.field === 'unitsWording' ? 'units' : 'time' };
  switch (key) {
    case ' ':
      return { act: 'include', include: !isIncluded(row, decision) };
    case 'Enter':
      return change ? { act: 'decide', take: !isTaken(row, change, decision) } : byHand;
    case 'F2':
      return byHand;
    case 'ArrowLeft':
    case 'ArrowRight':
      return {
        act: 'move',
        focus: { ...focus, field: besideField(row, focus.field, key === 'ArrowRight' ? 1 : -1) },
      };
    case 'Tab':
      return undefined;
    default: {
      // One column: Home and End mean the ends of the list.
      const press = { key, shift: false, ctrl: ctrl || key === 'Home' || key === 'End' };
      const bounds = { rows: rows.length, columns: 1, page: PAGE };
      const index = moveCursor(cursorAt(focus.index, 0), press, bounds)?.active.row;
      return index === undefined ? undefined : { act: 'move', focus: { ...focus, index } };
    }
  }
}

interface ReadingKeyHandlers {
  readonly onMove: (focus: Focus) => void;
  readonly setRows: (update: (rows: RowDecisions) => RowDecisions) => void;
  readonly onSetByHand: (row: PreviewRow, what: 'time' | 'units') => void;
}

/** Hears the keys of the list. Keys pressed on a button or box inside a row are its own. */
export function readingKeys(
  rows: readonly PreviewRow[],
  focus: Focus,
  decisions: RowDecisions,
  { onMove, setRows, onSetByHand }: ReadingKeyHandlers,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[focus.index];
    const act = readingKeyAction(event.key, event.ctrlKey, rows, focus, decisions);
    if (!row || !act) return;
    event.preventDefault();
    if (act.act === 'move') onMove(act.focus);
    else if (act.act === 'setByHand') onSetByHand(row, act.what);
    else if (act.act === 'include') {
      setRows((old) => ({ ...old, [row.key]: { ...old[row.key], include: act.include } }));
    } else setRows((old) => ({ ...old, [row.key]: withCell(row, old[row.key], focus.field, act.take) }));
  };
}
