/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows drawn one by one at their place cannot be those of a <table> */
import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { HeatColumnView, HeatMatrix, HeatRowView } from '../../electron/contract/heat.ts';
import { useGridCursor } from '../grid/useGridCursor.ts';
import { LampMark } from '../ui/Lamp.tsx';
import { useToday } from '../ui/useToday.ts';
import type { CellKey } from './address.ts';
import { cellCount, cellWords, headingWords, heatItems } from './items.ts';
import css from './HeatGrid.module.css';

interface HeatGridProps {
  readonly matrix: HeatMatrix;
  readonly open: CellKey | undefined;
  readonly onOpen: (cell: CellKey) => void;
}

const SIDE = 172;
const LEAST_WIDTH = 58;
const HEIGHT = 30;
const HEAD = 34;
/** Stands in until the box is measured, and where nothing is laid out at all. */
const INITIAL = { width: 1100, height: 600 };

function idOf(row: number, column: number): string {
  return `heat-${row}-${column}`;
}

/** The width that the box has inside, so that few columns fill it and many scroll. */
function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(INITIAL.width);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth || INITIAL.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

function useLayout(box: RefObject<HTMLDivElement | null>, lines: number, columns: number) {
  const width = useWidth(box);
  const each = Math.max(LEAST_WIDTH, Math.floor((width - SIDE) / Math.max(1, columns)));
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const down = useVirtualizer({
    count: lines,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    overscan: 10,
    scrollPaddingStart: HEAD + HEIGHT,
    initialRect: INITIAL,
  });
  const across = useVirtualizer({
    count: columns,
    horizontal: true,
    getScrollElement: () => box.current,
    estimateSize: () => each,
    overscan: 6,
    scrollPaddingStart: SIDE,
    initialRect: INITIAL,
  });
  useEffect(() => across.measure(), [each, across]);
  return { down, across, each };
}

/** Cursor, keys and what is drawn. */
function useMap({ matrix, onOpen }: HeatGridProps, box: RefObject<HTMLDivElement | null>) {
  const { rows, columns } = matrix;
  const items = useMemo(() => heatItems(rows), [rows]);
  const { down, across, each } = useLayout(box, items.length, columns.length);
  const today = useToday();
  const cursor = useGridCursor({ rows: rows.length, columns: columns.length, page: 15 });
  const { row: activeRow, column: activeColumn } = cursor.active;
  useEffect(() => {
    const line = items.findIndex((item) => 'row' in item && item.index === activeRow);
    if (document.activeElement !== box.current || line < 0) return;
    down.scrollToIndex(line, { align: 'auto' });
    across.scrollToIndex(activeColumn, { align: 'auto' });
  }, [activeRow, activeColumn, items, down, across, box]);

  // Fifty-two weeks begin in January; the week that is now is what people look for.
  const now = columns.findIndex(({ to }) => to !== undefined && to >= today);
  useEffect(() => {
    if (now > 0) across.scrollToIndex(now, { align: 'center' });
  }, [now, across]);

  const pick = (row: number, column: number) => {
    const [unit, period] = [rows[row], columns[column]];
    if (unit && period && unit.cells[column] !== undefined) onOpen({ unitId: unit.unitId, column: period.key });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      pick(activeRow, activeColumn);
    } else if (event.key !== 'Tab') cursor.press(event);
  };
  return { items, down, shown: across.getVirtualItems(), wide: across.getTotalSize(), each, cursor, pick, onKeyDown };
}

type Drawn = Pick<ReturnType<typeof useMap>, 'shown' | 'each'>;

/** The map: header and first column stay, only what is in sight is drawn, arrows walk, Enter opens. */
export function HeatGrid(props: HeatGridProps) {
  const { matrix, open } = props;
  const box = useRef<HTMLDivElement>(null);
  const { rows, columns } = matrix;
  const { items, down, shown, wide, each, cursor, pick, onKeyDown } = useMap(props, box);
  const { active } = cursor;
  return (
    <div
      ref={box}
      className={css['scroll']}
      role="grid"
      tabIndex={0}
      aria-label="各单位各期亮灯"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={idOf(active.row, active.column)}
      onKeyDown={onKeyDown}
    >
      <div
        className={css['sheet']}
        role="presentation"
        style={{ width: SIDE + wide, height: HEAD + down.getTotalSize() }}
      >
        <Head columns={columns} shown={shown} each={each} />
        {down.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          if (!item) return null;
          const top = HEAD + start;
          if (!('row' in item)) return <Kind key={key} words={headingWords(item)} top={top} />;
          return (
            <UnitLine
              key={key}
              row={item.row}
              index={item.index}
              top={top}
              columns={columns}
              shown={shown}
              each={each}
              active={item.index === active.row ? active.column : undefined}
              open={open?.unitId === item.row.unitId ? open.column : undefined}
              onPick={(column) => {
                cursor.go({ row: item.index, column });
                pick(item.index, column);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function Head({ columns, shown, each }: Drawn & { readonly columns: readonly HeatColumnView[] }) {
  return (
    <div className={css['head']} role="row" aria-rowindex={1} style={{ height: HEAD }}>
      <span className={css['corner']} role="columnheader" aria-colindex={1} style={{ width: SIDE, height: HEAD }}>
        单位
      </span>
      {shown.map(({ key, index, start }) => (
        <span
          key={key}
          role="columnheader"
          aria-colindex={index + 2}
          className={clsx('num', css['period'])}
          style={{ left: SIDE + start, width: each, height: HEAD }}
          title={columns[index]?.label}
        >
          {columns[index]?.short}
        </span>
      ))}
    </div>
  );
}

function Kind({ words, top }: { readonly words: string; readonly top: number }) {
  return (
    <div className={css['kind']} role="presentation" style={{ top, height: HEIGHT }}>
      <span style={{ width: SIDE }}>{words}</span>
    </div>
  );
}

interface UnitLineProps extends Drawn {
  readonly row: HeatRowView;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly HeatColumnView[];
  /** The column with the cursor, and the key of the one that is open. */
  readonly active: number | undefined;
  readonly open: string | undefined;
  readonly onPick: (column: number) => void;
}

function UnitLine({ row, index, top, columns, shown, each, active, open, onPick }: UnitLineProps) {
  return (
    <div className={css['row']} role="row" aria-rowindex={index + 2} style={{ top, height: HEIGHT }}>
      <span className={css['unit']} role="rowheader" aria-colindex={1} style={{ width: SIDE }} title={row.unit}>
        <span className="ellipsis grow">{row.unit}</span>
        {row.overdue > 0 && (
          <span className="num over text-xs" title={`逾期 ${row.overdue} 项`}>
            {row.overdue}
          </span>
        )}
      </span>
      {shown.map((item) => (
        <Cell
          key={item.key}
          id={idOf(index, item.index)}
          row={row}
          column={columns[item.index]}
          index={item.index}
          box={{ left: SIDE + item.start, width: each, height: HEIGHT }}
          active={item.index === active}
          open={open !== undefined && open === columns[item.index]?.key}
          onPick={() => onPick(item.index)}
        />
      ))}
    </div>
  );
}

interface CellProps {
  readonly id: string;
  readonly row: HeatRowView;
  readonly column: HeatColumnView | undefined;
  readonly index: number;
  readonly box: { readonly left: number; readonly width: number; readonly height: number };
  readonly active: boolean;
  readonly open: boolean;
  readonly onPick: () => void;
}

function Cell({ id, row, column, index, box, active, open, onPick }: CellProps) {
  if (!column) return null;
  const cell = row.cells[index];
  const words = cellWords(row, column, cell);
  return (
    // The grid has the keyboard; a cell is picked with the mouse or by Enter on it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <span
      id={id}
      role="gridcell"
      tabIndex={-1}
      aria-colindex={index + 2}
      aria-label={words}
      aria-selected={open}
      title={words}
      className={clsx(css['cell'], cell && css['filled'], active && css['active'], open && css['open'])}
      data-lamp={cell?.lamp}
      style={box}
      onClick={onPick}
    >
      {cell && (
        <>
          <LampMark lamp={cell.lamp} />
          <span className="num" aria-hidden="true">
            {cellCount(cell)}
          </span>
        </>
      )}
    </span>
  );
}
