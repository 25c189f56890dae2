import { Popover } from 'antd';
import { memo } from 'react';
import { Link } from 'wouter';
import { clsx } from 'clsx';
import type { RegisteredPieces, SubmissionRow } from '../../electron/contract/submissions.ts';
import { differenceWords } from '../../electron/domain/words/pieces.ts';
import { fromRegistrations, LARGEST_COUNTS, targetText } from '../../electron/domain/words/assessment.ts';
import type { CellPosition } from '../grid/cursor.ts';
import { CountBox, type CountBoxProps } from './CountBox.tsx';
import { LampWord } from '../ui/Lamp.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import { isShort } from './counts.ts';
import { MONTHS } from './useCountKeys.ts';
import countTableCss from './CountTable.module.css';

interface CountRowProps {
  readonly row: SubmissionRow;
  readonly at: number;
  readonly lastMonthDue: number;
  readonly active: number | undefined;
  /** First and last selected column, as one text so that untouched rows are not drawn again. */
  readonly selected: string | undefined;
  readonly editing: string | undefined;
  readonly onGo: (cell: CellPosition, extend?: boolean) => void;
  readonly onEdit: (initial: string) => void;
  /** Opens a month's pieces; 0 for January. */
  readonly onOpen: (cell: CellPosition) => void;
  readonly editor: Pick<CountBoxProps, 'onCommit' | 'onLeave' | 'onCancel'> | undefined;
}

/** One unit's months. */
export const CountRow = memo(function CountRow(props: CountRowProps) {
  const { row, at, lastMonthDue, active, selected, editing: initial, editor } = props;
  const [left = -1, right = -2] = (selected ?? '').split('-').filter(Boolean).map(Number);
  return (
    <tr>
      <th scope="row" title={row.unit}>
        <UnitName unitId={row.unitId} name={row.unit} inGrid />
      </th>
      {row.counts.map((count, column) => {
        const short = isShort(row, column + 1, count);
        const target = row.targets[column] ?? 0;
        const editing = active === column && initial !== undefined;
        const listed = row.listed?.[column] ?? 0;
        const differs = row.differs?.find(({ month }) => month === column + 1);
        // Where pieces are listed, the list tells of them.
        const registered = listed > 0 ? undefined : row.registered?.find(({ month }) => month === column + 1);
        return (
          <td
            key={MONTHS[column]}
            id={cellId({ row: at, column })}
            data-active={active === column}
            aria-selected={column >= left && column <= right}
            aria-label={`${row.unit}${column + 1}月${count ?? (target === 0 ? '不应报' : '未填')}${short ? `，未达 ${target} 篇` : ''}${sourceWords(row, column + 1)}`}
            title={cellTitle(row, column + 1, lastMonthDue)}
            className={clsx(
              countTableCss['count'],
              short ? countTableCss['short'] : !row.counted.includes(column + 1) && countTableCss['future'],
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
              <>
                <span>{count ?? (short ? '–' : target === 0 ? '—' : '')}</span>
                {(listed > 0 || active === column) && (
                  <ListMark
                    label={`打开${row.unit}${column + 1}月的信息清单`}
                    mark={differs ? 'differs' : listed > 0 ? 'listed' : 'none'}
                    onOpen={() => props.onOpen({ row: at, column })}
                  />
                )}
                {registered && <RegisteredMark unit={row.unit} pieces={registered} />}
              </>
            )}
          </td>
        );
      })}
      <TargetCell row={row} />
      <td className={countTableCss['sum']}>{row.total}</td>
      <td className={clsx(countTableCss['sum'], row.met < row.due && countTableCss['short'])}>
        {row.due === 0 ? <span className="faint">—</span> : `${row.met}/${row.due}`}
      </td>
    </tr>
  );
});

interface ListMarkProps {
  readonly label: string;
  readonly mark: 'listed' | 'differs' | 'none';
  readonly onOpen: () => void;
}

/** In the corner of a cell: that its pieces are listed, or that the list and the typed figure differ; a click opens them. */
function ListMark({ label, mark, onOpen }: ListMarkProps) {
  return (
    <button
      type="button"
      // The keyboard opens the list from the cell.
      tabIndex={-1}
      className={countTableCss['mark']}
      data-mark={mark}
      title={label}
      aria-label={label}
      onMouseDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={onOpen}
    />
  );
}

/** In the corner of a cell: that registrations fill it, and the way to their duties. */
function RegisteredMark({ unit, pieces }: { readonly unit: string; readonly pieces: RegisteredPieces }) {
  const { month, count, duties } = pieces;
  return (
    <Popover
      trigger="click"
      content={
        <div className={countTableCss['from']}>
          <p>{fromRegistrations(count)}，不能填得更少。要减少，打开事项移除登记：</p>
          <ul className="plain-list">
            {duties.map(({ dutyId, content }) => (
              <li key={dutyId}>
                <Link href={`/tasks?duty=${dutyId}`}>{content}</Link>
              </li>
            ))}
          </ul>
        </div>
      }
    >
      <button
        type="button"
        // The keyboard stays in the table: 任务分解 leads to the same.
        tabIndex={-1}
        className={countTableCss['registered']}
        title={fromRegistrations(count)}
        aria-label={`${unit}${month}月${fromRegistrations(count)}`}
        onMouseDown={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
      />
    </Popover>
  );
}

/** Where a month's pieces come from, behind a comma; empty where they were typed. */
function sourceWords(row: SubmissionRow, month: number): string {
  const differs = row.differs?.find((each) => each.month === month);
  if (differs) return `，待核：${differenceWords(differs.typed, differs.count)}`;
  const listed = row.listed?.[month - 1] ?? 0;
  if (listed > 0) return `，清单 ${listed} 篇`;
  const registered = row.registered?.find((each) => each.month === month);
  return registered ? `，${fromRegistrations(registered.count)}` : '';
}

/** What a month asks for, why it does not count where it does not, and where its pieces come from. */
function cellTitle(row: SubmissionRow, month: number, lastMonthDue: number): string {
  return `${targetTitle(row, month, lastMonthDue)}${sourceWords(row, month).replace('，', '；')}`;
}

function targetTitle({ targets, counted }: SubmissionRow, month: number, lastMonthDue: number): string {
  const target = targets[month - 1] ?? 0;
  if (target === 0) return '这个月不应报';
  if (counted.includes(month)) return `目标 ${target} 篇`;
  return month > lastMonthDue ? `目标 ${target} 篇，当月未完，不计` : `目标 ${target} 篇，启用前的月份，不计`;
}

/** The unit's target, and the duties that ask for it: by the month, and for more than a month. */
function TargetCell({ row }: { readonly row: SubmissionRow }) {
  const words = targetText(row.targets);
  const { sources, longer = [] } = row;
  const from = [
    ...(sources.length > 0 ? [`来自 ${sources.length} 项事项`] : []),
    ...(longer.length > 0 ? [`另有按季度、半年或全年的 ${longer.length} 期`] : []),
  ];
  return (
    <td>
      {from.length === 0 ? (
        <span className={words === '—' ? 'faint' : undefined}>{words}</span>
      ) : (
        <Popover trigger="click" placement="left" content={<Sources sources={sources} longer={longer} />}>
          <button
            type="button"
            className={countTableCss['sources']}
            aria-label={`${row.unit}每月目标 ${words} 篇，${from.join('，')}`}
          >
            {longer.length > 0 ? `${words}＋` : words}
          </button>
        </Popover>
      )}
    </td>
  );
}

function Sources({ sources, longer }: Required<Pick<SubmissionRow, 'sources' | 'longer'>>) {
  return (
    <div className={countTableCss['from']}>
      <ul className="plain-list">
        {sources.map(({ dutyId, content, atLeast }) => (
          <li key={dutyId}>
            <Link href={`/tasks?duty=${dutyId}`}>{content}</Link>
            <span className="sub num">{`每月 ${atLeast} 篇`}</span>
          </li>
        ))}
        {longer.map(({ dutyId, content, period, count, target, lamp }) => (
          <li key={`${dutyId} ${period}`}>
            <Link href={`/tasks?duty=${dutyId}`}>{content}</Link>
            <span className="sub num">
              {`${period} `}
              <LampWord lamp={lamp}>{`${count}/${target} 篇`}</LampWord>
            </span>
          </li>
        ))}
      </ul>
      {sources.length > 1 && <p className="sub">{LARGEST_COUNTS}。</p>}
    </div>
  );
}

/** The page's name of a cell. */
export function cellId(cell: CellPosition): string {
  return `count-${cell.row}-${cell.column}`;
}
