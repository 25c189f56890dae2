import { memo } from 'react';
import { clsx } from 'clsx';
import type { SubmissionRow } from '../../electron/contract/submissions.ts';
import type { CellPosition } from '../grid/cursor.ts';
import { CountBox, type CountBoxProps } from './CountBox.tsx';
import { isShort } from './counts.ts';
import { MONTHS } from './useCountKeys.ts';
import countTableCss from './CountTable.module.css';

interface CountRowProps {
  readonly row: SubmissionRow;
  readonly at: number;
  readonly target: number;
  readonly lastMonthDue: number;
  readonly active: number | undefined;
  /** First and last selected column, as one text so that untouched rows are not drawn again. */
  readonly selected: string | undefined;
  readonly editing: string | undefined;
  readonly onGo: (cell: CellPosition, extend?: boolean) => void;
  readonly onEdit: (initial: string) => void;
  readonly editor: Pick<CountBoxProps, 'onCommit' | 'onLeave' | 'onCancel'> | undefined;
}

/** One unit's months. */
export const CountRow = memo(function CountRow(props: CountRowProps) {
  const { row, at, target, lastMonthDue, active, selected, editing: initial, editor } = props;
  const [left = -1, right = -2] = (selected ?? '').split('-').filter(Boolean).map(Number);
  return (
    <tr>
      <th scope="row">{row.unit}</th>
      {row.counts.map((count, column) => {
        const short = isShort({ target, lastMonthDue }, column + 1, count);
        const editing = active === column && initial !== undefined;
        return (
          <td
            key={MONTHS[column]}
            id={cellId({ row: at, column })}
            data-active={active === column}
            aria-selected={column >= left && column <= right}
            aria-label={`${row.unit}${column + 1}月${count ?? '未填'}${short ? `，未达 ${target} 篇` : ''}`}
            className={clsx(
              countTableCss['count'],
              short ? countTableCss['short'] : column + 1 > lastMonthDue && countTableCss['future'],
            )}
            onMouseDown={(event) => event.button === 0 && !editing && props.onGo({ row: at, column }, event.shiftKey)}
            onMouseEnter={(event) =>
              event.buttons === 1 && initial === undefined && props.onGo({ row: at, column }, true)
            }
            onDoubleClick={() => props.onEdit(String(count ?? ''))}
          >
            {editing && editor ? (
              <CountBox label={`${row.unit}${column + 1}月篇数`} initial={initial} {...editor} />
            ) : (
              <span>{count ?? (short ? '–' : '')}</span>
            )}
          </td>
        );
      })}
      <td className={countTableCss['sum']}>{row.total}</td>
      <td className={clsx(countTableCss['sum'], row.met < row.due && countTableCss['short'])}>
        {row.met}/{row.due}
      </td>
    </tr>
  );
});

/** The page's name of a cell. */
export function cellId(cell: CellPosition): string {
  return `count-${cell.row}-${cell.column}`;
}
