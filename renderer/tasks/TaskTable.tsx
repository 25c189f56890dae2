/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows drawn one by one at their place cannot be those of a <table> */
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { DutyRow } from '../../electron/contract/duties.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import type { Run } from '../grid/runs.ts';
import { useGridCursor } from '../grid/useGridCursor.ts';
import { cellText, columns, columnWords, isTextColumn, type Column, type TextColumn } from './columns.ts';
import { taskRuns, type TaskRuns } from './filters.ts';
import { taskLabel, TaskRow, type RowHandlers } from './TaskRow.tsx';
import './taskTable.css';

interface TaskTableProps {
  readonly rows: readonly DutyRow[];
  readonly selected: ReadonlySet<DutyId>;
  readonly openDuty: DutyId | '';
  readonly onSelect: (selected: ReadonlySet<DutyId>) => void;
  readonly onOpen: (id: DutyId) => void;
  readonly onType: (ids: readonly DutyId[], column: TextColumn, text: string) => void;
  readonly onSetRules: (row: DutyRow) => void;
  readonly onSetUnits: (row: DutyRow) => void;
  /** Delete was pressed: the selected duties are to go. */
  readonly onDelete: () => void;
}

const HEADER = 33;
const PAGE = 12;

/** The breakdown table as people know it: merged task cells, walked with the keys, typed over in place. */
export function TaskTable(props: TaskTableProps) {
  const { rows, selected, onSelect } = props;
  const box = useRef<HTMLDivElement>(null);
  const grid = useGridCursor({ rows: rows.length, columns: columns.length, page: PAGE });
  const { active, block } = grid;
  const [editing, setEditing] = useState<Column>();
  const runs = useMemo(() => taskRuns(rows), [rows]);
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => estimateRow(rows[index]),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollMargin: 0,
    scrollPaddingStart: HEADER,
    initialRect: { width: 1100, height: 700 },
    // The row being typed into stays, however far the person scrolls.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return editing === undefined || shown.includes(active.row) || rows.length === 0
        ? shown
        : [...shown, active.row].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (rows.length > 0) virtualizer.scrollToIndex(active.row, { align: 'auto' });
    // Only a move of the cursor scrolls; new rows do not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [active.row, virtualizer]);

  const edit = (at: number, column: Column): void => {
    const row = rows[at];
    if (!row) return;
    if (column === 'units') props.onSetUnits(row);
    else if (isTextColumn(column)) setEditing(column);
    else props.onOpen(row.id);
  };
  const leave = (): void => {
    setEditing(undefined);
    box.current?.focus({ preventScroll: true });
  };
  const commit = (at: number, column: TextColumn, text: string, key: string): void => {
    const row = rows[at];
    setEditing(undefined);
    if (key !== '') {
      box.current?.focus({ preventScroll: true });
      grid.go(nextCell(at, column, key, rows.length));
    }
    // What the box showed at first is the cell's text: leaving it as it was changes nothing.
    if (row && cellText(row, column) !== text && (column !== 'content' || text !== '')) {
      props.onType(idsOfCell(rows, runs, at, column), column, text);
    }
  };
  const toggle = (row: DutyRow, extend: boolean): void => {
    const at = rows.indexOf(row);
    const span = extend ? rows.slice(Math.min(at, active.row), Math.max(at, active.row) + 1) : [row];
    onSelect(toggledAll(selected, span));
    grid.go({ row: at, column: columns.indexOf('number') });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys pressed on a button or box inside a cell are its own.
    if (event.target !== event.currentTarget) return;
    const row = rows[active.row];
    const column = columns[active.column];
    if (!row || !column) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onSetRules(row);
    else if (event.key === 'Enter' || event.key === 'F2') edit(active.row, column);
    else if (event.key === ' ') onSelect(toggledAll(selected, rows.slice(block.top, block.bottom + 1)));
    else if (event.key === 'Delete') props.onDelete();
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey))
      onSelect(new Set(rows.map(({ id }) => id)));
    else if (jumpsCells(event, column))
      grid.go({ row: beyondRun(event.key, active.row, column, runs), column: active.column });
    else {
      grid.press(event);
      return;
    }
    event.preventDefault();
  };

  const handlers = useStableHandlers({
    onCell: (at, column, extend) => {
      box.current?.focus({ preventScroll: true });
      grid.go({ row: at, column }, extend);
    },
    onEdit: edit,
    onOpen: (row) => props.onOpen(row.id),
    onSetRules: props.onSetRules,
    onSelect: toggle,
    onCommit: commit,
    onCancelEdit: leave,
  });
  const items = virtualizer.getVirtualItems();
  return (
    <div
      ref={box}
      className={selected.size > 0 ? 'task-table choosing' : 'task-table'}
      role="grid"
      tabIndex={0}
      aria-label="任务分解表"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={`task-${active.row}-${active.column}`}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className="task-row task-header">
        {columns.map((column) => (
          <div key={column} role="columnheader" className={`task-cell cell-${column}`}>
            {columnWords[column]}
          </div>
        ))}
      </div>
      <div className="task-body" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const inBlock = item.index >= block.top && item.index <= block.bottom;
          return (
            <div
              key={item.key}
              role="presentation"
              data-index={item.index}
              ref={virtualizer.measureElement}
              className="task-place"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <TaskRow
                row={row}
                at={item.index}
                marked={inBlock ? `${block.left}-${block.right}` : undefined}
                active={activeColumn(item.index, active, runs)}
                editing={active.row === item.index ? editing : undefined}
                selected={selected.has(row.id)}
                open={props.openDuty === row.id}
                endsTask={runs.task[item.index]?.last === item.index}
                endsSubtask={runs.subtask[item.index]?.last === item.index}
                roomForTask={roomFor(taskLabel(row), item.index, runs.task[item.index], 9)}
                roomForSubtask={roomFor(row.subtask, item.index, runs.subtask[item.index], 10)}
                handlers={handlers}
              />
            </div>
          );
        })}
        <MergedLabels
          className="labels-task"
          runs={runs.task}
          virtualizer={virtualizer}
          labelOf={(at) => labelAt(rows, at)}
          hidden={editing === 'task' ? active.row : -1}
        />
        <MergedLabels
          className="labels-subtask"
          runs={runs.subtask}
          virtualizer={virtualizer}
          labelOf={(at) => rows[at]?.subtask ?? ''}
          hidden={editing === 'subtask' ? active.row : -1}
        />
      </div>
    </div>
  );
}

function labelAt(rows: readonly DutyRow[], at: number): string {
  const row = rows[at];
  return row ? taskLabel(row) : '';
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
  const onSelect = useCallback<RowHandlers['onSelect']>((...args) => latest.current.onSelect(...args), []);
  const onCommit = useCallback<RowHandlers['onCommit']>((...args) => latest.current.onCommit(...args), []);
  const onCancelEdit = useCallback<RowHandlers['onCancelEdit']>(() => latest.current.onCancelEdit(), []);
  return useMemo(
    () => ({ onCell, onEdit, onOpen, onSetRules, onSelect, onCommit, onCancelEdit }),
    [onCell, onEdit, onOpen, onSetRules, onSelect, onCommit, onCancelEdit],
  );
}

/** The labels of merged cells: each spans its rows and its text stays in sight while they scroll by. */
function MergedLabels(props: {
  readonly className: string;
  readonly runs: readonly Run[];
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly labelOf: (at: number) => string;
  readonly hidden: number;
}) {
  const { className, runs, virtualizer, labelOf, hidden } = props;
  const shown = new Set(virtualizer.getVirtualItems().flatMap((item) => runs[item.index] ?? []));
  return (
    <div className={`task-labels ${className}`} aria-hidden="true">
      {[...shown].map((run) => {
        const top = virtualizer.measurementsCache[run.first]?.start ?? 0;
        const bottom = virtualizer.measurementsCache[run.last]?.end ?? top;
        if (hidden >= run.first && hidden <= run.last) return null;
        return (
          <div key={run.first} style={{ top, height: bottom - top }}>
            <span>{labelOf(run.first)}</span>
          </div>
        );
      })}
    </div>
  );
}

const CHARACTERS_PER_LINE = 24;
const LINE = 21;

function estimateRow(row: DutyRow | undefined): number {
  const lines = Math.min(3, Math.ceil((row?.content.length ?? 1) / CHARACTERS_PER_LINE));
  return lines * LINE + 13;
}

/** A label taller than its merged cell makes that cell's first row taller. */
function roomFor(label: string, at: number, run: Run | undefined, charactersPerLine: number): string {
  if (!run || run.first !== at) return '';
  const lines = Math.ceil(label.length / charactersPerLine);
  const rows = run.last - run.first + 1;
  return lines * LINE + 12 > rows * (LINE + 12) ? label : '';
}

/** The column to be drawn as active: a merged cell is active as a whole. */
function activeColumn(at: number, active: { readonly row: number; readonly column: number }, runs: TaskRuns) {
  if (at === active.row) return active.column;
  const run = active.column === 0 ? runs.task[active.row] : active.column === 1 ? runs.subtask[active.row] : undefined;
  return run && at >= run.first && at <= run.last ? active.column : undefined;
}

function runAt(at: number, column: Column, runs: TaskRuns): Run | undefined {
  if (column === 'task') return runs.task[at];
  return column === 'subtask' ? runs.subtask[at] : undefined;
}

function jumpsCells(event: KeyboardEvent, column: Column): boolean {
  const vertical = event.key === 'ArrowDown' || event.key === 'ArrowUp';
  return vertical && !event.shiftKey && !event.ctrlKey && (column === 'task' || column === 'subtask');
}

/** The arrow keys step over a merged cell as one. */
function beyondRun(key: string, at: number, column: Column, runs: TaskRuns): number {
  const run = runAt(at, column, runs);
  if (key === 'ArrowDown') return Math.min((run?.last ?? at) + 1, runs.task.length - 1);
  const above = Math.max((run?.first ?? at) - 1, 0);
  return runAt(above, column, runs)?.first ?? above;
}

/** A merged cell is typed over as a whole: all its rows change. */
function idsOfCell(rows: readonly DutyRow[], runs: TaskRuns, at: number, column: Column): readonly DutyId[] {
  const row = rows[at];
  const text = row && isTextColumn(column) ? cellText(row, column) : '';
  // An empty stretch is no merged cell: what is typed there is meant for one row.
  const run = text === '' ? undefined : runAt(at, column, runs);
  const cell = run ? rows.slice(run.first, run.last + 1) : rows.slice(at, at + 1);
  return cell.map(({ id }) => id);
}

function nextCell(at: number, column: Column, key: string, count: number) {
  const index = columns.indexOf(column);
  const step = key.startsWith('Shift+') ? -1 : 1;
  if (key.endsWith('Tab')) return { row: at, column: Math.min(Math.max(index + step, 0), columns.length - 1) };
  return { row: Math.min(Math.max(at + step, 0), count - 1), column: index };
}

/** Selects all of them, or, when all are selected already, none. */
function toggledAll(selected: ReadonlySet<DutyId>, rows: readonly DutyRow[]): ReadonlySet<DutyId> {
  const next = new Set(selected);
  const all = rows.every(({ id }) => selected.has(id));
  for (const { id } of rows) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}
