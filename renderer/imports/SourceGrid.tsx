import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { TablePreview } from '../../electron/contract/imports.ts';
import { columnLetters } from '../grid/letters.ts';
import { cellsInRows, edges, layoutSheet, type DrawnCell, type SheetLayout } from './sheetLayout.ts';
import css from './SourceGrid.module.css';

/** Width of the column of row numbers. */
const SIDE = 44;

/** The cell that is looked at: one row, and the columns that what was read came from. */
export interface GridFocus {
  readonly row: number;
  readonly columns: ReadonlySet<number>;
}

interface SourceGridProps {
  readonly sheet: string;
  readonly grid: TablePreview['grid'];
  /** First and last header row, 0-based. */
  readonly headerRows: readonly [number, number] | undefined;
  readonly focus?: GridFocus | undefined;
  /** A row to look at for another reason: it was left out. */
  readonly lookAt?: number | undefined;
  /** Rows that were not read. */
  readonly leftOut?: ReadonlySet<number>;
  /** What stands above a column, under its letters. */
  readonly renderHead: (column: number) => ReactNode;
  /** Height of the row of letters and what stands under them, in pixels. */
  readonly headHeight?: number;
  readonly narrowest?: number;
  readonly onPick?: (gridRow: number, column: number) => void;
  /** Makes the row numbers buttons. */
  readonly onPickRow?: (gridRow: number, extend: boolean) => void;
}

const NO_ROWS: ReadonlySet<number> = new Set();

/** The sheet as it came, with its merged cells. */
export function SourceGrid(props: SourceGridProps) {
  const { sheet, grid, focus, lookAt, leftOut = NO_ROWS, headHeight = 40, narrowest } = props;
  const box = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutSheet(grid, narrowest), [grid, narrowest]);
  const tops = useMemo(() => edges(layout.heights), [layout.heights]);
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const virtualizer = useVirtualizer({
    count: layout.heights.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => layout.heights[index] ?? 0,
    overscan: 4,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: { width: 480, height: 600 },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, layout]);
  const row = lookAt ?? focus?.row;
  useEffect(() => {
    if (row !== undefined) virtualizer.scrollToIndex(row, { align: 'auto' });
  }, [row, virtualizer]);
  const column = focus && Math.min(...focus.columns);
  useEffect(() => {
    if (column !== undefined && box.current) scrollToColumn(box.current, layout, column);
  }, [column, layout]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const cells = useMemo(() => cellsInRows(grid, layout.columns, first, last), [grid, layout.columns, first, last]);
  const width = SIDE + (layout.lefts.at(-1) ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is longer than its box is scrolled with the keyboard, too
    <section className={css['sheet']} ref={box} aria-label={`原表 ${sheet}`} tabIndex={0}>
      <div className={css['inner']} style={{ width, height: virtualizer.getTotalSize() }}>
        <SheetHead layout={layout} height={headHeight} renderHead={props.renderHead} />
        <RowNumbers
          rows={items.map(({ index }) => index)}
          layout={layout}
          tops={tops}
          headHeight={headHeight}
          current={row}
          onPickRow={props.onPickRow}
        />
        {cells.map((cell) => (
          <SheetCell
            key={`${cell.top} ${cell.left}`}
            cell={cell}
            layout={layout}
            top={headHeight + (tops[cell.top] ?? 0)}
            bottom={headHeight + (tops[cell.bottom + 1] ?? tops.at(-1) ?? 0)}
            stickyTop={headHeight + 4}
            tone={toneOf(cell, props.headerRows, focus, lookAt, leftOut)}
            onPick={props.onPick}
          />
        ))}
      </div>
    </section>
  );
}

/** Sideways, the focused column is brought in only where it is out of sight. */
function scrollToColumn(box: HTMLElement, { lefts }: SheetLayout, column: number): void {
  const left = lefts[column];
  const right = lefts[column + 1];
  if (left === undefined || right === undefined) return;
  const room = box.clientWidth - SIDE;
  if (left < box.scrollLeft) box.scrollLeft = left;
  else if (right > box.scrollLeft + room) box.scrollLeft = Math.min(left, right - room);
}

function RowNumbers(props: {
  readonly rows: readonly number[];
  readonly layout: SheetLayout;
  readonly tops: readonly number[];
  readonly headHeight: number;
  readonly current: number | undefined;
  readonly onPickRow: SourceGridProps['onPickRow'];
}) {
  const { rows, layout, tops, current, onPickRow } = props;
  return (
    <div className={css['side']} style={{ height: 0 }}>
      {rows.map((row) => {
        const place = { top: tops[row] ?? 0, height: layout.heights[row] ?? 0 };
        const isCurrent = row === current || undefined;
        return onPickRow ? (
          <button
            key={row}
            type="button"
            aria-current={isCurrent}
            style={place}
            aria-label={`第 ${row + 1} 行作表头`}
            onClick={(event) => onPickRow(row, event.shiftKey)}
          >
            {row + 1}
          </button>
        ) : (
          <div key={row} aria-current={isCurrent} style={place}>
            {row + 1}
          </div>
        );
      })}
    </div>
  );
}

function SheetHead(props: {
  readonly layout: SheetLayout;
  readonly height: number;
  readonly renderHead: (column: number) => ReactNode;
}) {
  const { layout, height, renderHead } = props;
  return (
    <div className={css['sheet-head']} style={{ height, gridTemplateColumns: headColumns(layout) }}>
      <div className={css['corner']} />
      {layout.widths.map((_, column) => {
        const letters = columnLetters(column);
        return (
          <div key={letters}>
            <b>{letters}</b>
            {renderHead(column)}
          </div>
        );
      })}
    </div>
  );
}

function headColumns(layout: SheetLayout): string {
  return [SIDE, ...layout.widths].map((width) => `${width}px`).join(' ');
}

/** Why a cell stands out: looked for, of the focused row, read into the focused field, header, above the header, left out. */
type Tone = 'look' | 'row' | 'field' | 'head' | 'above' | 'out';

interface SheetCellProps {
  readonly cell: DrawnCell;
  readonly layout: SheetLayout;
  readonly top: number;
  readonly bottom: number;
  readonly stickyTop: number;
  readonly tone: Tone | undefined;
  readonly onPick: SourceGridProps['onPick'];
}

function SheetCell({ cell, layout, top, bottom, stickyTop, tone, onPick }: SheetCellProps) {
  const left = layout.lefts[cell.left] ?? 0;
  const right = layout.lefts[cell.right + 1] ?? layout.lefts.at(-1) ?? 0;
  return (
    // The rows are walked with the keys in the list beside; a click here is a short cut to the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={css['cell']}
      data-tone={tone}
      style={{ left: SIDE + left, top, width: right - left, height: bottom - top }}
      title={cell.text}
      onClick={() => onPick?.(cell.top, cell.left)}
    >
      <span style={{ top: stickyTop }}>{cell.text}</span>
    </div>
  );
}

function toneOf(
  cell: DrawnCell,
  headerRows: SourceGridProps['headerRows'],
  focus: GridFocus | undefined,
  lookAt: number | undefined,
  leftOut: ReadonlySet<number>,
): Tone | undefined {
  const covers = (row: number | undefined): boolean => row !== undefined && cell.top <= row && cell.bottom >= row;
  if (covers(lookAt)) return 'look';
  if (focus && covers(focus.row)) {
    const isCell = [...focus.columns].some((column) => cell.left <= column && cell.right >= column);
    return isCell ? 'field' : 'row';
  }
  if (headerRows && cell.top >= headerRows[0] && cell.top <= headerRows[1]) return 'head';
  if (headerRows && cell.top < headerRows[0]) return 'above';
  return leftOut.has(cell.top) ? 'out' : undefined;
}
