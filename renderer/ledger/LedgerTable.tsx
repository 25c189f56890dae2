/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows drawn one by one at their place cannot be those of a <table> */
import { Checkbox } from 'antd';
import { clsx } from 'clsx';
import type { ReactNode, RefObject } from 'react';
import type { ItemSort, ItemView } from '../../electron/contract/ledger.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { occurrenceText, sameOccurrence } from '../../electron/domain/model/occurrenceKey.ts';
import { markWords } from '../../electron/domain/words/ledger.ts';
import { useYear } from '../address/year.ts';
import { shortDate } from '../ui/dates.ts';
import { StateWord } from '../ui/Lamp.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import { COLUMN_FACTS, trackVariables, type Column } from './columns.ts';
import type { LedgerKeys } from './useLedgerKeys.ts';
import type { LedgerWindow } from './useLedgerWindow.ts';
import type { Selection } from './useSelection.ts';
import css from './LedgerTable.module.css';

interface LedgerTableProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly window: LedgerWindow;
  readonly columns: readonly Column[];
  readonly sort: ItemSort;
  readonly onSort: (sort: ItemSort) => void;
  readonly selection: Selection;
  readonly keys: LedgerKeys;
  readonly open: OccurrenceKey | undefined;
}

/** The working ledger: one line per item, of which only those in sight are drawn. */
export function LedgerTable({ box, window, columns, sort, onSort, selection, keys, open }: LedgerTableProps) {
  const { virtualizer, page, rowAt } = window;
  return (
    <div
      ref={box}
      className={clsx(css['table'], selection.items.length > 0 && css['choosing'])}
      role="grid"
      tabIndex={0}
      aria-label="工作台账"
      aria-multiselectable="true"
      aria-rowcount={(page?.total ?? 0) + 1}
      aria-activedescendant={page && page.total > 0 ? `item-${keys.active}` : undefined}
      style={trackVariables(columns)}
      onKeyDown={keys.onKeyDown}
    >
      <Header columns={columns} sort={sort} onSort={onSort} selection={selection} total={page?.total ?? 0} />
      <div className={css['body']} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = rowAt(index);
          return (
            <div
              key={index}
              role="presentation"
              className={css['place']}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item && (
                <Line
                  item={item}
                  index={index}
                  columns={columns}
                  isActive={keys.active === index}
                  isChosen={selection.chosen.has(occurrenceText(item))}
                  isOpen={open !== undefined && sameOccurrence(open, item)}
                  keys={keys}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeaderProps extends Pick<LedgerTableProps, 'columns' | 'sort' | 'onSort' | 'selection'> {
  readonly total: number;
}

function Header({ columns, sort, onSort, selection, total }: HeaderProps) {
  const marked = selection.items.length;
  return (
    <div role="row" aria-rowindex={1} tabIndex={-1} className={clsx(css['row'], css['header'])}>
      <span role="columnheader" className={css['tick']} tabIndex={-1}>
        <Checkbox
          aria-label="全选"
          checked={total > 0 && marked >= total}
          indeterminate={marked > 0 && marked < total}
          disabled={total === 0}
          onChange={(event) => (event.target.checked ? selection.all() : selection.none())}
        />
      </span>
      {columns.map((column) => {
        const { word, sort: by } = COLUMN_FACTS[column];
        const isSorted = by !== undefined && by === sort.by;
        return (
          <span
            key={column}
            role="columnheader"
            tabIndex={-1}
            className={css['cell']}
            aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            {by === undefined ? (
              word
            ) : (
              <button
                type="button"
                className={css['sort']}
                onClick={() => onSort({ by, descending: isSorted && !sort.descending })}
              >
                {word}
                <i aria-hidden="true">{isSorted ? (sort.descending ? '↓' : '↑') : ''}</i>
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly item: ItemView;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly keys: LedgerKeys;
}

function Line({ item, index, columns, isActive, isChosen, isOpen, keys }: LineProps) {
  const year = useYear();
  return (
    // The grid has the keyboard: it walks the lines and opens them.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      id={`item-${index}`}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-active={isActive}
      className={clsx(css['row'], css['line'], isOpen && css['open'])}
      onClick={(event) => keys.onRow(index, event)}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box inside takes the keys */}
      <span role="gridcell" tabIndex={-1} className={css['tick']} onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`${item.unit}，${item.content}，${item.period}`}
          checked={isChosen}
          // Where Shift is held is known of a click alone.
          onClick={(event) => keys.onTick(index, event)}
          onChange={() => undefined}
        />
      </span>
      {columns.map((column) => (
        <span key={column} role="gridcell" tabIndex={-1} className={css['cell']} data-column={column}>
          {cellOf(item, column, year)}
        </span>
      ))}
    </div>
  );
}

function cellOf(item: ItemView, column: Column, year: number): ReactNode {
  switch (column) {
    case 'state':
      return <StateWord state={item.state} {...(item.needed > 1 ? { after: `${item.done}/${item.needed}` } : {})} />;
    case 'unit':
      return (
        <span className="ellipsis" title={item.unit}>
          <UnitName unitId={item.unitId} name={item.unit} inGrid />
        </span>
      );
    case 'content':
      return <Whole text={item.content} />;
    case 'period':
      return <Whole text={periodIn(item.period, year)} whole={item.period} tone="sub" />;
    case 'number':
    case 'next':
      return item[column];
    case 'dueOn':
      return <DueDay item={item} year={year} />;
    case 'doneOn':
    case 'verifiedOn': {
      const day = item[column];
      return day === undefined ? <span className="faint">–</span> : <span className="num">{shortDate(day, year)}</span>;
    }
    case 'note':
      return item.note === undefined ? null : <Whole text={item.note} tone="sub" />;
    case 'marks':
      return (
        <span className={css['marks']}>
          {markWords(item).map((word) => (
            <QuietTag key={word}>{word}</QuietTag>
          ))}
        </span>
      );
    default:
      return assertNever(column);
  }
}

/** 3月 of the year that is shown, 2020年12月 of another. */
function periodIn(period: string, year: number): string {
  const prefix = `${year}年`;
  const rest = period.startsWith(prefix) ? period.slice(prefix.length) : '';
  return rest === '' || rest === '度' ? period : rest;
}

/** One line of a text that may be longer. */
function Whole({
  text,
  whole = text,
  tone,
}: {
  readonly text: string;
  readonly whole?: string;
  readonly tone?: 'sub';
}) {
  return (
    <span className={clsx('ellipsis', tone)} title={whole}>
      {text}
    </span>
  );
}

/** The due day; of what was returned, the day by which it is to come again beside it. */
function DueDay({ item, year }: { readonly item: ItemView; readonly year: number }) {
  const { dueOn, originalDueOn, newDueOn } = item;
  if (dueOn === undefined) return <span className="faint">–</span>;
  const said = [
    ...(originalDueOn === undefined ? [] : [`原定 ${originalDueOn}，延期至 ${dueOn}`]),
    ...(newDueOn === undefined ? [] : [`到期 ${dueOn}，退回后补正期限 ${newDueOn}`]),
  ].join('；');
  return (
    <span className="num" title={said}>
      {shortDate(dueOn, year)}
      {newDueOn !== undefined && <span className={css['again']}>{` → ${shortDate(newDueOn, year)}`}</span>}
    </span>
  );
}
