import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { DutyRow } from '../../electron/contract/duties.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import { isReadyBox } from '../grid/readyBox.ts';
import type { CellPosition } from '../grid/cursor.ts';
import { useGridCursor, type GridCursor } from '../grid/useGridCursor.ts';
import { cellText, columns, isTextColumn, type Column, type TextColumn } from './columns.ts';
import type { TaskRuns } from './filters.ts';
import { beyondRun, idsOfCell, jumpsCells, nextCell, toggledAll } from './mergedCells.ts';
import type { RowHandlers } from './TaskRow.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useYearLock } from '../ui/WriteButton.tsx';

/** What can be done from the table; the screen does it. */
export interface TaskActions {
  readonly selected: ReadonlySet<DutyId>;
  readonly onSelect: (selected: ReadonlySet<DutyId>) => void;
  readonly onOpen: (id: DutyId) => void;
  readonly onType: (ids: readonly DutyId[], column: TextColumn, text: string) => void;
  readonly onSetRules: (row: DutyRow) => void;
  readonly onSetUnits: (row: DutyRow) => void;
  /** Delete was pressed: the selected duties are to go. */
  readonly onDelete: () => void;
}

interface TaskKeysInput extends TaskActions {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rows: readonly DutyRow[];
  readonly runs: TaskRuns;
}

export interface TaskKeys {
  readonly grid: GridCursor;
  /** The column of the active row that is being typed into. */
  readonly editing: Column | undefined;
  /** The column of the active cell, where typing changes it. */
  readonly typed: TextColumn | undefined;
  readonly handlers: RowHandlers;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

const PAGE = 12;

/** The breakdown table under keyboard and mouse. */
export function useTaskKeys(input: TaskKeysInput): TaskKeys {
  const { box, rows } = input;
  const grid = useGridCursor({ rows: rows.length, columns: columns.length, page: PAGE });
  const [editing, setEditing] = useState<Column>();
  const { active } = grid;
  const column = columns[active.column];
  const typed = column !== undefined && isTextColumn(column) && active.row < rows.length ? column : undefined;
  const keyboard = useKeyboardInCell(box, active, editing);
  const focus = (): void => box.current?.focus({ preventScroll: true });
  const [lock, notify] = [useYearLock(), useNotify()];
  const edit = (at: number, column: Column): void => {
    const row = rows[at];
    if (!row) return;
    if (lock !== undefined && (column === 'units' || isTextColumn(column))) notify.info(lock);
    else if (column === 'units') input.onSetUnits(row);
    else if (isTextColumn(column)) setEditing(column);
    else input.onOpen(row.id);
  };
  const commit = (at: number, column: TextColumn, text: string, key: string): void => {
    setEditing(undefined);
    if (key !== '') {
      focus();
      grid.go(nextCell(at, column, key, rows.length));
    }
    store(input, at, column, text);
  };
  const handlers = useStableHandlers({
    onCell: (at, column, extend) => {
      // Takes the focus first: a box that is open keeps what was typed in its own cell.
      focus();
      grid.go({ row: at, column }, extend);
    },
    onEdit: edit,
    onOpen: (row) => input.onOpen(row.id),
    onSetRules: input.onSetRules,
    onSetUnits: input.onSetUnits,
    onSelect: (row, extend) => select(input, grid, row, extend),
    onCommit: commit,
    onCancelEdit: () => {
      setEditing(undefined);
      focus();
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys pressed on a button or box inside a cell are its own.
    if (event.target !== event.currentTarget && !isReadyBox(event.target)) return;
    if (pressed(event, input, grid, edit)) event.preventDefault();
    else grid.press(event);
  };
  return { grid, editing, typed, handlers, onKeyDown, ...keyboard };
}

/** The keyboard is in the box of the marked cell, where it has one, so that what is typed goes there; else in the table itself. */
function useKeyboardInCell(box: RefObject<HTMLDivElement | null>, active: CellPosition, editing: Column | undefined) {
  const here = useRef(false);
  const settle = useCallback((): void => {
    const ready = box.current?.querySelector<HTMLElement>('[data-ready]');
    (ready ?? box.current)?.focus({ preventScroll: true });
  }, [box]);
  // A box that goes with its cell leaves the keyboard nowhere.
  useLayoutEffect(() => {
    if (here.current && editing === undefined) settle();
    // The cell that is marked is what it follows.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [active.row, active.column, editing, settle]);
  return {
    onFocus: (event: FocusEvent): void => {
      here.current = event.target === event.currentTarget || event.target instanceof HTMLTextAreaElement;
      if (event.target === event.currentTarget && editing === undefined) settle();
    },
    onBlur: (event: FocusEvent): void => {
      const { relatedTarget } = event;
      if (!(relatedTarget instanceof Node && event.currentTarget.contains(relatedTarget))) here.current = false;
    },
  };
}

/** Stores what was typed. What the box showed at first is the cell's text: leaving it as it was changes nothing. */
function store({ rows, runs, onType }: TaskKeysInput, at: number, column: TextColumn, text: string): void {
  const row = rows[at];
  if (!row || cellText(row, column) === text) return;
  onType(idsOfCell(rows, runs, at, column), column, text);
}

/** Ticks a row, or all from the active one to it. */
function select(input: TaskKeysInput, grid: GridCursor, row: DutyRow, extend: boolean): void {
  const { rows, selected, onSelect } = input;
  const at = rows.indexOf(row);
  const from = grid.active.row;
  const span = extend ? rows.slice(Math.min(at, from), Math.max(at, from) + 1) : [row];
  onSelect(toggledAll(selected, span));
  grid.go({ row: at, column: columns.indexOf('number') });
}

/** Keys that do something other than move. */
function pressed(
  event: KeyboardEvent,
  input: TaskKeysInput,
  { active, block, go }: GridCursor,
  edit: (at: number, column: Column) => void,
): boolean {
  const { rows, runs, selected, onSelect } = input;
  const row = rows[active.row];
  const column = columns[active.column];
  if (!row || !column) return false;
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && ctrl) input.onSetRules(row);
  else if (event.key === 'Enter' || event.key === 'F2') edit(active.row, column);
  else if (event.key === ' ') onSelect(toggledAll(selected, rows.slice(block.top, block.bottom + 1)));
  else if (event.key === 'Delete') input.onDelete();
  else if (event.key.toLowerCase() === 'a' && ctrl) onSelect(new Set(rows.map(({ id }) => id)));
  else if (jumpsCells(event, column))
    go({ row: beyondRun(event.key, active.row, column, runs), column: active.column });
  else return false;
  return true;
}

/** Handlers that stay the same object, so that rows are drawn anew only when they change themselves. */
function useStableHandlers(handlers: RowHandlers): RowHandlers {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const onCell = useCallback<RowHandlers['onCell']>((...args) => latest.current.onCell(...args), []);
  const onEdit = useCallback<RowHandlers['onEdit']>((...args) => latest.current.onEdit(...args), []);
  const onOpen = useCallback<RowHandlers['onOpen']>((...args) => latest.current.onOpen(...args), []);
  const onSetRules = useCallback<RowHandlers['onSetRules']>((...args) => latest.current.onSetRules(...args), []);
  const onSetUnits = useCallback<RowHandlers['onSetUnits']>((...args) => latest.current.onSetUnits(...args), []);
  const onSelect = useCallback<RowHandlers['onSelect']>((...args) => latest.current.onSelect(...args), []);
  const onCommit = useCallback<RowHandlers['onCommit']>((...args) => latest.current.onCommit(...args), []);
  const onCancelEdit = useCallback<RowHandlers['onCancelEdit']>(() => latest.current.onCancelEdit(), []);
  return useMemo(
    () => ({ onCell, onEdit, onOpen, onSetRules, onSetUnits, onSelect, onCommit, onCancelEdit }),
    [onCell, onEdit, onOpen, onSetRules, onSetUnits, onSelect, onCommit, onCancelEdit],
  );
}
