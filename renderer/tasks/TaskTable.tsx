/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows drawn one by one at their place cannot be those of a <table> */
import { defaultRangeExtractor, useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { DutyRow } from '../../electron/contract/duties.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import { charactersIn, widthVariables, widthOf } from './columnWidths.ts';
import { taskRuns, type TaskRuns } from './filters.ts';
import { activeColumn, estimateRow, roomFor } from './mergedCells.ts';
import { MergedLabels } from './MergedLabels.tsx';
import { TaskHeader } from './TaskHeader.tsx';
import { taskLabel, TaskRow } from './TaskRow.tsx';
import type { ColumnSizing } from './useColumnWidths.ts';
import { useTaskKeys, type TaskActions, type TaskKeys } from './useTaskKeys.ts';
import css from './TaskTable.module.css';

interface TaskTableProps extends TaskActions {
  readonly rows: readonly DutyRow[];
  readonly openDuty: DutyId | '';
  readonly sizing: ColumnSizing;
}

const HEADER = 33;

/** The breakdown table as people know it: merged task cells, walked with the keys, typed over in place. */
export function TaskTable(props: TaskTableProps) {
  const { rows, selected, sizing } = props;
  const box = useRef<HTMLDivElement>(null);
  const runs = useMemo(() => taskRuns(rows), [rows]);
  const keys = useTaskKeys({ ...props, box, runs });
  const { active } = keys.grid;
  const virtualizer = useRowsInSight(box, rows, active.row);
  useEffect(() => {
    if (rows.length > 0) virtualizer.scrollToIndex(active.row, { align: 'auto' });
    // Only a move of the cursor scrolls; new rows do not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [active.row, virtualizer]);
  return (
    <div
      ref={box}
      className={clsx(css['table'], selected.size > 0 && css['choosing'])}
      role="grid"
      // The box of the marked cell stands for the table where there is one.
      tabIndex={keys.typed === undefined ? 0 : -1}
      aria-label="任务分解表"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={`task-${active.row}-${active.column}`}
      style={widthVariables(sizing.widths)}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
    >
      <TaskHeader sizing={sizing} />
      <div className={css['body']} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <PlacedRow
            key={item.key}
            {...props}
            item={item}
            runs={runs}
            keys={keys}
            measure={virtualizer.measureElement}
          />
        ))}
        <Labels rows={rows} runs={runs} keys={keys} virtualizer={virtualizer} />
      </div>
    </div>
  );
}

/** The words of the merged cells, over the rows they span. */
function Labels(props: {
  readonly rows: readonly DutyRow[];
  readonly runs: TaskRuns;
  readonly keys: TaskKeys;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
}) {
  const { rows, runs, keys, virtualizer } = props;
  const { active } = keys.grid;
  return (
    <>
      <MergedLabels
        className={css['labels-task']}
        runs={runs.task}
        virtualizer={virtualizer}
        labelOf={(at) => labelOf(rows[at])}
        hidden={keys.editing === 'task' ? active.row : -1}
      />
      <MergedLabels
        className={css['labels-subtask']}
        runs={runs.subtask}
        virtualizer={virtualizer}
        labelOf={(at) => rows[at]?.subtask ?? ''}
        hidden={keys.editing === 'subtask' ? active.row : -1}
      />
    </>
  );
}

/** Which rows to draw. The row with the keyboard (`kept`) stays, however far the person scrolls. */
function useRowsInSight(
  box: RefObject<HTMLDivElement | null>,
  rows: readonly DutyRow[],
  kept: number,
): Virtualizer<HTMLDivElement, Element> {
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => estimateRow(rows[index]),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollPaddingStart: HEADER,
    initialRect: { width: 1100, height: 700 },
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return kept >= rows.length || shown.includes(kept) ? shown : [...shown, kept].sort((a, b) => a - b);
    },
  });
}

interface PlacedRowProps extends TaskTableProps {
  readonly item: VirtualItem;
  readonly runs: TaskRuns;
  readonly keys: TaskKeys;
  readonly measure: (element: Element | null) => void;
}

function PlacedRow({ item, rows, runs, keys, selected, openDuty, sizing, measure }: PlacedRowProps) {
  const at = item.index;
  const row = rows[at];
  if (!row) return null;
  const { active, block } = keys.grid;
  const inBlock = at >= block.top && at <= block.bottom;
  return (
    <div
      role="presentation"
      data-index={at}
      ref={measure}
      className={css['place']}
      style={{ transform: `translateY(${item.start}px)` }}
    >
      <TaskRow
        row={row}
        at={at}
        marked={inBlock ? `${block.left}-${block.right}` : undefined}
        active={activeColumn(at, active, runs)}
        typed={active.row === at ? keys.typed : undefined}
        editing={active.row === at ? keys.editing : undefined}
        selected={selected.has(row.id)}
        open={openDuty === row.id}
        endsTask={runs.task[at]?.last === at}
        endsSubtask={runs.subtask[at]?.last === at}
        roomForTask={roomFor(taskLabel(row), at, runs.task[at], charactersIn(widthOf(sizing.widths, 'task')))}
        roomForSubtask={roomFor(row.subtask, at, runs.subtask[at], charactersIn(widthOf(sizing.widths, 'subtask')))}
        handlers={keys.handlers}
      />
    </div>
  );
}

function labelOf(row: DutyRow | undefined): string {
  return row ? taskLabel(row) : '';
}
