import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { TableCopy } from '../../grid/csv.ts';
import { TableActions } from '../../grid/TableActions.tsx';
import { Card } from '../../ui/Page.tsx';
import { EmptyState } from '../../ui/states.tsx';
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
        <div className={tableCss['box']}>
          <table className={clsx('num', tableCss['table'], css['facts'])} aria-label={label}>
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
            <tbody>
              {rows.map(({ key, cells }) => (
                <tr key={key}>
                  {cells.map((cell, column) => (
                    <td key={columns[column]?.[0] ?? column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
