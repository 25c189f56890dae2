import { Fragment, useEffect, useRef } from 'react';
import { clsx } from 'clsx';
import type { SubmissionMatrix, SubmissionRow } from '../../electron/contract/submissions.ts';
import type { CellPosition } from '../grid/cursor.ts';
import { cellId, CountRow } from './CountRow.tsx';
import { byKind, type CountChange, type UnitNames } from './counts.ts';
import { MONTHS, useCountKeys } from './useCountKeys.ts';
import { LARGEST_COUNTS } from '../../electron/domain/words/assessment.ts';
import { UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import css from './CountTable.module.css';

interface CountTableProps {
  readonly matrix: SubmissionMatrix;
  readonly names: UnitNames;
  readonly onSave: (changes: readonly CountChange[], done?: string) => void;
  /** Typed or pasted text that is no count: a sentence. */
  readonly onRefuse: (message: string) => void;
  /** Opens a month's pieces. */
  readonly onOpen: (row: SubmissionRow, month: number) => void;
}

/** Units down, months across, as a sheet: walk with the keys, type over, paste a block, delete to clear. */
export function CountTable({ matrix, names, onSave, onRefuse, onOpen }: CountTableProps) {
  const groups = byKind(matrix.rows);
  const rows = groups.flatMap((group) => group.rows);
  const table = useRef<HTMLTableElement>(null);
  const open = ({ row: at, column }: CellPosition): void => {
    const row = rows[at];
    if (row) onOpen(row, column + 1);
  };
  const keys = useCountKeys({ table, rows, names, onSave, onRefuse, onOpen: open });
  const { active } = keys;

  useEffect(() => {
    table.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The cell is found in the page by its mark, which `active` sets.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [active, table]);

  return (
    <div className={css['scroll']}>
      <table
        ref={table}
        className={clsx('num', css['counts'])}
        // The table is walked cell by cell, as WAI-ARIA's grid pattern asks.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label="各单位各月报送篇数"
        aria-activedescendant={cellId(active)}
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
        onCopy={keys.onCopy}
      >
        <CountHead lastMonthDue={matrix.lastMonthDue} />
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.kind}>
              <tr className={css['kind']}>
                <th scope="rowgroup" colSpan={16}>
                  {UNIT_KIND_WORDS[group.kind]} <span className="faint">{group.rows.length}</span>
                </th>
              </tr>
              {group.rows.map((row) => (
                <KeyedRow key={row.unitId} row={row} at={rows.indexOf(row)} matrix={matrix} keys={keys} onOpen={open} />
              ))}
            </Fragment>
          ))}
        </tbody>
        <CountFoot totals={matrix.totals} rows={rows} />
      </table>
    </div>
  );
}

function KeyedRow(props: {
  readonly row: SubmissionRow;
  readonly at: number;
  readonly matrix: SubmissionMatrix;
  readonly keys: ReturnType<typeof useCountKeys>;
  readonly onOpen: (cell: CellPosition) => void;
}) {
  const { row, at, matrix, keys, onOpen } = props;
  const { active, block, editing } = keys;
  const here = active.row === at;
  return (
    <CountRow
      row={row}
      at={at}
      lastMonthDue={matrix.lastMonthDue}
      active={here ? active.column : undefined}
      selected={at >= block.top && at <= block.bottom ? `${block.left}-${block.right}` : undefined}
      editing={here ? editing : undefined}
      onGo={keys.go}
      onEdit={keys.setEditing}
      onOpen={onOpen}
      editor={here && editing !== undefined ? keys.editor : undefined}
    />
  );
}

function CountHead({ lastMonthDue }: { readonly lastMonthDue: number }) {
  return (
    <thead>
      <tr>
        <th scope="col">单位</th>
        {MONTHS.map((month) => (
          <th key={month} scope="col" className={month > lastMonthDue ? css['future'] : undefined}>
            {month}月
          </th>
        ))}
        <th scope="col" title={`每月应报篇数；${LARGEST_COUNTS}`}>
          月目标
        </th>
        <th scope="col">合计</th>
        <th scope="col" title="应报且已过完的月份中，达到目标的月数；当月未完的不计">
          达标
        </th>
      </tr>
    </thead>
  );
}

function CountFoot({ totals, rows }: { readonly totals: readonly number[]; readonly rows: readonly SubmissionRow[] }) {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">合计</th>
        {totals.map((total, index) => (
          <td key={MONTHS[index]}>{total}</td>
        ))}
        <td aria-hidden="true" />
        <td>{sum(totals)}</td>
        <td>
          {sum(rows.map((row) => row.met))}/{sum(rows.map((row) => row.due))}
        </td>
      </tr>
    </tfoot>
  );
}
