import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useRef, type ReactNode, type RefObject } from 'react';
import type { TableCopy } from '../../grid/csv.ts';
import { TableActions } from '../../grid/TableActions.tsx';
import { Card } from '../../ui/Page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { usePrinting } from '../../ui/usePrinting.ts';
import tableCss from '../../ui/table.module.css';
import css from './Facts.module.css';

/** A line of facts: its cells in the columns' order. */
export interface FactRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

interface FactTableProps {
  readonly label: string;
  /** Head and width of each column; one without a width takes the rest. */
  readonly columns: readonly (readonly [head: string, width?: number | string])[];
  readonly rows: readonly FactRow[];
  readonly table: () => TableCopy;
  /** What to do where nothing is there yet. */
  readonly empty: { readonly title: string; readonly hint: string };
  /** At the left of the bar. */
  readonly filters?: ReactNode;
  readonly actions: ReactNode;
}

/** A list of facts of one kind, with what can be done above it. */
export function FactTable({ label, columns, rows, table, empty, filters, actions }: FactTableProps) {
  return (
    <Card className="pane">
      <div className={css['bar']}>
        {filters}
        <span className="to-end row">
          <TableActions disabled={rows.length === 0} table={table} />
          {actions}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={empty.title} hint={empty.hint} actions={actions} />
      ) : (
        <Lines label={label} columns={columns} rows={rows} />
      )}
    </Card>
  );
}

/** What a column of words takes at the least, in pixels: in a narrow window the table is moved aside and no column goes. */
const WORDS = 110;

function leastWidth(columns: FactTableProps['columns']): number {
  return columns.reduce((sum, [, width]) => sum + (typeof width === 'number' ? width : WORDS), 0);
}

/** So many rows are drawn whole; of more only those in sight, and all of them on paper. */
const DRAWN_WHOLE = 100;

function Lines({ label, columns, rows }: Pick<FactTableProps, 'label' | 'columns' | 'rows'>) {
  const isPrinting = usePrinting();
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} className={tableCss['box']}>
      <table
        className={clsx('num', tableCss['table'], css['facts'])}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        style={{ minWidth: leastWidth(columns) }}
      >
        <colgroup>
          {columns.map(([head, width]) => (
            <col key={head} {...(width === undefined ? {} : { style: { width } })} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(([head]) => (
              <th key={head} scope="col">
                {head === '' ? <span className="visually-hidden">操作</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        {rows.length <= DRAWN_WHOLE || isPrinting ? (
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>{cellsOf(row, columns)}</tr>
            ))}
          </tbody>
        ) : (
          <LongBody columns={columns} rows={rows} box={box} />
        )}
      </table>
    </div>
  );
}

function cellsOf({ cells }: FactRow, columns: FactTableProps['columns']): readonly ReactNode[] {
  return cells.map((cell, column) => <td key={columns[column]?.[0] ?? column}>{cell}</td>);
}

interface LongBodyProps extends Pick<FactTableProps, 'columns' | 'rows'> {
  /** What scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
}

/** The rows in sight, between two that stand for the others. */
function LongBody({ columns, rows, box }: LongBodyProps) {
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 34,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const gap = (height: number) => (
    <tr aria-hidden="true" className={css['gap']}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it holds room, and nothing that could be named */}
      <td colSpan={columns.length} style={{ height }} />
    </tr>
  );
  return (
    <tbody>
      {before > 0 && gap(before)}
      {items.map(({ index, key }) => {
        const row = rows[index];
        return (
          row && (
            <tr key={key} data-index={index} aria-rowindex={index + 2} ref={virtualizer.measureElement}>
              {cellsOf(row, columns)}
            </tr>
          )
        );
      })}
      {after > 0 && gap(after)}
    </tbody>
  );
}
