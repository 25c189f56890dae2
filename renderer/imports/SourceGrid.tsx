import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { TablePreview } from '../../electron/contract/imports.ts';
import type { ColumnRole } from '../../electron/contract/shared.ts';
import { columnLetters } from '../grid/letters.ts';
import { cellsInRows, edges, layoutSheet, type DrawnCell, type SheetLayout } from './sheetLayout.ts';
import './sourceGrid.css';

const ROLE_NAMES: Readonly<Record<ColumnRole, string>> = {
  number: '序号',
  task: '重点任务',
  subtask: '工作任务',
  content: '内容',
  time: '时限',
  units: '责任单位',
  leadUnits: '牵头单位',
  supportUnits: '配合单位',
  remarks: '备注',
  ignored: '不读取',
};

/** Height of the row of letters, width of the column of numbers. */
const HEAD = 40;
const SIDE = 44;

interface SourceGridProps {
  readonly table: TablePreview;
  /** 0-based row of the sheet that is being looked at. */
  readonly currentRow: number | undefined;
  readonly onPick: (gridRow: number) => void;
}

/** The sheet as it came, with its merged cells, and what each column was taken for. */
export function SourceGrid({ table, currentRow, onPick }: SourceGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutSheet(table.grid), [table.grid]);
  const tops = useMemo(() => edges(layout.heights), [layout.heights]);
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const virtualizer = useVirtualizer({
    count: layout.heights.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => layout.heights[index] ?? 0,
    overscan: 4,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    initialRect: { width: 480, height: 600 },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, layout]);
  useEffect(() => {
    if (currentRow !== undefined) virtualizer.scrollToIndex(currentRow, { align: 'auto' });
  }, [currentRow, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const cells = useMemo(
    () => cellsInRows(table.grid, layout.columns, first, last),
    [table.grid, layout.columns, first, last],
  );
  const width = SIDE + (layout.lefts.at(-1) ?? 0);
  return (
    <section className="sheet" ref={box} aria-label={`原表 ${table.sheet}`}>
      <div className="sheet-inner" style={{ width, height: virtualizer.getTotalSize() }}>
        <SheetHead table={table} layout={layout} />
        <RowNumbers rows={items.map(({ index }) => index)} layout={layout} tops={tops} currentRow={currentRow} />
        {cells.map((cell) => (
          <SheetCell
            key={`${cell.top} ${cell.left}`}
            cell={cell}
            layout={layout}
            tops={tops}
            tone={toneOf(cell, table, currentRow)}
            onPick={onPick}
          />
        ))}
      </div>
    </section>
  );
}

function RowNumbers(props: {
  readonly rows: readonly number[];
  readonly layout: SheetLayout;
  readonly tops: readonly number[];
  readonly currentRow: number | undefined;
}) {
  const { rows, layout, tops, currentRow } = props;
  return (
    <div className="sheet-side" style={{ height: 0 }}>
      {rows.map((row) => (
        <div
          key={row}
          className={row === currentRow ? 'on' : undefined}
          style={{ top: tops[row] ?? 0, height: layout.heights[row] ?? 0 }}
        >
          {row + 1}
        </div>
      ))}
    </div>
  );
}

function SheetHead({ table, layout }: { readonly table: TablePreview; readonly layout: SheetLayout }) {
  const roles = new Map(table.columns.map((column) => [column.column, column.role]));
  return (
    <div className="sheet-head" style={{ height: HEAD, gridTemplateColumns: headColumns(layout) }}>
      <div className="sheet-corner" />
      {layout.widths.map((_, column) => {
        const letters = columnLetters(column);
        const role = roles.get(column);
        return (
          <div key={letters} className={role === undefined || role === 'ignored' ? 'unread' : undefined}>
            <b>{letters}</b>
            <span>{role === undefined ? '' : ROLE_NAMES[role]}</span>
          </div>
        );
      })}
    </div>
  );
}

function headColumns(layout: SheetLayout): string {
  return [SIDE, ...layout.widths].map((width) => `${width}px`).join(' ');
}

interface SheetCellProps {
  readonly cell: DrawnCell;
  readonly layout: SheetLayout;
  readonly tops: readonly number[];
  readonly tone: string;
  readonly onPick: (gridRow: number) => void;
}

function SheetCell({ cell, layout, tops, tone, onPick }: SheetCellProps) {
  const left = layout.lefts[cell.left] ?? 0;
  const right = layout.lefts[cell.right + 1] ?? layout.lefts.at(-1) ?? 0;
  const top = tops[cell.top] ?? 0;
  const bottom = tops[cell.bottom + 1] ?? tops.at(-1) ?? 0;
  return (
    // The rows are walked with the keys in the list beside; a click here is a short cut to the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={`sheet-cell ${tone}`}
      style={{ left: SIDE + left, top: HEAD + top, width: right - left, height: bottom - top }}
      title={cell.text}
      onClick={() => onPick(cell.top)}
    >
      <span>{cell.text}</span>
    </div>
  );
}

function toneOf(cell: DrawnCell, table: TablePreview, currentRow: number | undefined): string {
  if (currentRow !== undefined && cell.top <= currentRow && cell.bottom >= currentRow) return 'on';
  const [headFirst, headLast] = table.headerRows;
  if (cell.top >= headFirst && cell.top <= headLast) return 'head';
  return cell.top < headFirst ? 'above' : '';
}
