/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows drawn one by one at their place cannot be those of a <table> */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { clsx } from 'clsx';
import { columns, columnWords } from './columns.ts';
import { dividerSide, isSized, NARROWEST, WIDEST, widthOf, type SizedColumn } from './columnWidths.ts';
import type { ColumnSizing } from './useColumnWidths.ts';
import taskTableCss from './TaskTable.module.css';

/** The table's header row; the dividers between its cells set the widths. */
export function TaskHeader({ sizing }: { readonly sizing: ColumnSizing }) {
  return (
    <div role="row" aria-rowindex={1} className={clsx(taskTableCss['row'], taskTableCss['header'])}>
      {columns.map((column) => (
        <div key={column} role="columnheader" className={taskTableCss['cell']} data-column={column}>
          {columnWords[column]}
          {isSized(column) && <Divider column={column} sizing={sizing} />}
        </div>
      ))}
    </div>
  );
}

const STEP = 8;

/** Dragged, or moved with the arrow keys; a double click or Enter gives the column its usual width. */
function Divider({ column, sizing }: { readonly column: SizedColumn; readonly sizing: ColumnSizing }) {
  const { widths, resize } = sizing;
  const width = widthOf(widths, column);
  const side = dividerSide(column);
  const sign = side === 'right' ? 1 : -1;
  const grip = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    // The pointer stays with the divider, and no text is selected on the way.
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const from = grip.current;
    if (from) resize(column, from.width + sign * (event.clientX - from.x));
  };
  const letGo = (): void => {
    grip.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') resize(column, undefined);
    else if (event.key === 'ArrowRight') resize(column, width + sign * STEP);
    else if (event.key === 'ArrowLeft') resize(column, width - sign * STEP);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`“${columnWords[column]}”的列宽`}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      title="拖动或用左右方向键调整列宽，双击恢复"
      className={taskTableCss['divider']}
      data-side={side}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onDoubleClick={() => resize(column, undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
