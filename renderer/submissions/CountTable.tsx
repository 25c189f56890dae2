import { Fragment, memo, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { SubmissionMatrix, SubmissionRow } from '../../electron/contract/submissions.ts';
import { formatBlock, parseBlock } from '../grid/clipboard.ts';
import type { Block, Cell } from '../grid/cursor.ts';
import { useGridCursor } from '../grid/useGridCursor.ts';
import { UNIT_KIND_WORDS } from '../ui/UnitSelect.tsx';
import { CountBox, type CountBoxProps } from './CountBox.tsx';
import { byKind, isShort, readCount, readPaste, type CountChange, type UnitNames } from './counts.ts';
import './countTable.css';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const PAGE = 15;

interface CountTableProps {
  readonly matrix: SubmissionMatrix;
  readonly names: UnitNames;
  readonly onSave: (changes: readonly CountChange[], done?: string) => void;
  /** Typed or pasted text that is no count: a sentence. */
  readonly onRefuse: (message: string) => void;
}

/** Units down, months across, as a sheet: walk with the keys, type over, paste a block, delete to clear. */
export function CountTable({ matrix, names, onSave, onRefuse }: CountTableProps) {
  const groups = byKind(matrix.rows);
  const rows = groups.flatMap((group) => group.rows);
  const grid = useGridCursor({ rows: rows.length, columns: MONTHS.length, page: PAGE });
  /** What the box in the active cell starts with, while there is one. */
  const [editing, setEditing] = useState<string>();
  const table = useRef<HTMLTableElement>(null);
  const { active, block } = grid;

  useEffect(() => {
    table.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The cell is found in the page by its mark, which `active` sets.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [active]);

  const enter = (cell: Cell, text: string): boolean => {
    const row = rows[cell.row];
    const count = readCount(text);
    if (!row || count === undefined) {
      onRefuse(`“${row?.unit ?? ''}”${cell.column + 1}月：“${text}”不是 0 至 9999 的整数，未保存。`);
      return false;
    }
    if ((row.counts[cell.column] ?? null) !== count) {
      onSave([{ unitId: row.unitId, month: cell.column + 1, count }]);
    }
    return true;
  };
  const leaveEdit = (): void => {
    setEditing(undefined);
    table.current?.focus({ preventScroll: true });
  };
  const editor = {
    onCommit: (text: string, event: KeyboardEvent): boolean => {
      if (!enter(active, text)) return false;
      grid.press(event);
      leaveEdit();
      return true;
    },
    onLeave: (text: string): void => {
      enter(active, text);
      setEditing(undefined);
    },
    onCancel: leaveEdit,
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active.row];
    if (!row) return;
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!modified && /^[0-9０-９]$/.test(event.key)) {
      event.preventDefault();
      setEditing(event.key);
    } else if (event.key === 'F2') {
      setEditing(String(row.counts[active.column] ?? ''));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      const changes = cleared(rows, block);
      onSave(changes, changes.length > 1 ? `已清空 ${changes.length} 格` : undefined);
    } else if (event.key === 'Escape') {
      table.current?.blur();
    } else {
      grid.press(event);
    }
  };

  const onPaste = (event: ClipboardEvent): void => {
    if (editing !== undefined) return;
    event.preventDefault();
    const reading = readPaste(parseBlock(event.clipboardData.getData('text/plain')), active, rows, names);
    if (reading.ok) onSave(reading.changes, `已粘贴 ${reading.changes.length} 格`);
    else onRefuse(reading.message);
  };

  const onCopy = (event: ClipboardEvent): void => {
    if (editing !== undefined) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', formatBlock(textsOf(rows, block)));
  };

  return (
    <div className="counts-scroll">
      <table
        ref={table}
        className="counts num"
        // The table is walked cell by cell, as WAI-ARIA's grid pattern asks.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label="各单位各月报送篇数"
        aria-activedescendant={cellId(active)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onCopy={onCopy}
      >
        <thead>
          <tr>
            <th scope="col">单位</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col" className={month > matrix.lastMonthDue ? 'future' : undefined}>
                {month}月
              </th>
            ))}
            <th scope="col">合计</th>
            <th scope="col" title="已到期的月份中达到目标的月数">
              达标
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.kind}>
              <tr className="counts-kind">
                <th scope="rowgroup" colSpan={15}>
                  {UNIT_KIND_WORDS[group.kind]} <span className="faint">{group.rows.length}</span>
                </th>
              </tr>
              {group.rows.map((row) => {
                const at = rows.indexOf(row);
                return (
                  <CountRow
                    key={row.unitId}
                    row={row}
                    at={at}
                    target={matrix.target}
                    lastMonthDue={matrix.lastMonthDue}
                    active={active.row === at ? active.column : undefined}
                    selected={at >= block.top && at <= block.bottom ? `${block.left}-${block.right}` : undefined}
                    editing={active.row === at ? editing : undefined}
                    onGo={grid.go}
                    onEdit={setEditing}
                    editor={active.row === at && editing !== undefined ? editor : undefined}
                  />
                );
              })}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {matrix.totals.map((total, index) => (
              <td key={MONTHS[index]}>{total}</td>
            ))}
            <td>{matrix.totals.reduce((sum, total) => sum + total, 0)}</td>
            <td>
              {rows.reduce((sum, row) => sum + row.met, 0)}/{rows.reduce((sum, row) => sum + row.due, 0)}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface CountRowProps {
  readonly row: SubmissionRow;
  readonly at: number;
  readonly target: number;
  readonly lastMonthDue: number;
  readonly active: number | undefined;
  /** First and last selected column, as one text so that untouched rows are not drawn again. */
  readonly selected: string | undefined;
  readonly editing: string | undefined;
  readonly onGo: (cell: Cell, extend?: boolean) => void;
  readonly onEdit: (initial: string) => void;
  readonly editor: Pick<CountBoxProps, 'onCommit' | 'onLeave' | 'onCancel'> | undefined;
}

const CountRow = memo(function CountRow(props: CountRowProps) {
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
            className={short ? 'count short' : column + 1 > lastMonthDue ? 'count future' : 'count'}
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
      <td className="sum">{row.total}</td>
      <td className={row.met < row.due ? 'sum short' : 'sum'}>
        {row.met}/{row.due}
      </td>
    </tr>
  );
});

function cellId(cell: Cell): string {
  return `count-${cell.row}-${cell.column}`;
}

/** Clearing changes for the filled cells of a block. */
function cleared(rows: readonly SubmissionRow[], block: Block): readonly CountChange[] {
  return rows
    .slice(block.top, block.bottom + 1)
    .flatMap((row) =>
      MONTHS.slice(block.left, block.right + 1).flatMap((month) =>
        row.counts[month - 1] === undefined ? [] : [{ unitId: row.unitId, month, count: null }],
      ),
    );
}

function textsOf(rows: readonly SubmissionRow[], block: Block): readonly (readonly string[])[] {
  return rows
    .slice(block.top, block.bottom + 1)
    .map((row) => row.counts.slice(block.left, block.right + 1).map((count) => String(count ?? '')));
}
