/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows drawn one by one at their place cannot be those of a <table> */
import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { ClassScores, MonthBefore, ScoreRow } from '../../electron/contract/assessment.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { UNRANKED } from '../../electron/domain/words/assessment.ts';
import { longDate } from '../ui/dates.ts';
import { UnitName } from '../ui/UnitName.tsx';
import type { SortColumn } from './address.ts';
import { columnPoints, isLow, withMinus } from './points.ts';
import { columnTitle, hasPublished, movedOf, PROVISIONAL, publishedBy, remarksOf } from './scores.ts';
import css from './ScoreTable.module.css';

export interface Sorting {
  readonly column: SortColumn | '';
  readonly isDown: boolean;
}

interface ScoreTableProps {
  readonly shown: ClassScores;
  /** In the order that is shown. */
  readonly rows: readonly ScoreRow[];
  /** What the change since the month before is told from; without it none is shown. */
  readonly before?: MonthBefore | undefined;
  readonly chosen: UnitId | undefined;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly onOpen: (unit: UnitId) => void;
}

const HEIGHT = 36;

interface Column {
  readonly key: string;
  readonly title: string;
  readonly hint?: string;
  /** The least width in pixels, and what it takes of the room that is left. */
  readonly least: number;
  readonly grow?: number;
  readonly sort?: SortColumn | '';
  readonly cell: (row: ScoreRow) => ReactNode;
  readonly isFigure?: true;
}

/** The scores of a class: one line per unit, of which only those in sight are drawn; arrows walk, Enter opens. */
export function ScoreTable({ shown, rows, before, chosen, sorting, onSort, onOpen }: ScoreTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const active = Math.min(at, Math.max(rows.length - 1, 0));
  const columns = columnsOf(shown, rows, before);
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    overscan: 10,
    scrollPaddingStart: HEIGHT,
    initialRect: { width: 1100, height: 600 },
  });
  const chosenAt = rows.findIndex(({ unitId }) => unitId === chosen);
  useEffect(() => {
    if (chosenAt < 0) return;
    setAt(chosenAt);
    virtualizer.scrollToIndex(chosenAt, { align: 'auto' });
  }, [chosenAt, virtualizer]);
  const go = (to: number): void => {
    const next = Math.min(Math.max(to, 0), rows.length - 1);
    const row = rows[next];
    if (!row) return;
    setAt(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    // With a unit open, the walk shows one after the other.
    if (chosen !== undefined) onOpen(row.unitId);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== box.current) return;
    const step = STEPS[event.key];
    if (step !== undefined) go(active + step);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else if (event.key === 'Enter' && rows[active]) onOpen(rows[active].unitId);
    else return;
    event.preventDefault();
  };
  const goesOn = useGoesOn(box, columns.length);
  return (
    <>
      <div
        ref={box}
        className={css['table']}
        role="grid"
        tabIndex={0}
        aria-label={`${shown.name}得分`}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={rows.length > 0 ? `score-${active}` : undefined}
        style={tracksOf(columns)}
        onKeyDown={onKeyDown}
      >
        <Head columns={columns} sorting={sorting} onSort={onSort} />
        <div className={css['body']} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <div
                  key={row.unitId}
                  role="presentation"
                  className={css['place']}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Line
                    row={row}
                    index={index}
                    columns={columns}
                    isActive={index === active}
                    isChosen={row.unitId === chosen}
                    onOpen={() => {
                      setAt(index);
                      onOpen(row.unitId);
                    }}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      {goesOn && (
        <button type="button" className={css['more']} onClick={() => box.current?.scrollBy({ left: STEP_ASIDE })}>
          右边还有列 →
        </button>
      )}
    </>
  );
}

/** How far a click moves the columns, in pixels: about three of them. */
const STEP_ASIDE = 280;

/** Whether columns lie out of sight on the right; another scheme has others in the same box. */
function useGoesOn(box: RefObject<HTMLDivElement | null>, columns: number): boolean {
  const [goesOn, setGoesOn] = useState(false);
  useEffect(() => {
    const table = box.current;
    if (!table) return undefined;
    const look = (): void => setGoesOn(table.scrollWidth - table.clientWidth - table.scrollLeft > 1);
    look();
    table.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(table);
    return () => {
      table.removeEventListener('scroll', look);
      observer.disconnect();
    };
    // Other columns stand in the same box, which tells nobody.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [box, columns]);
  return goesOn;
}

function tracksOf(columns: readonly Column[]): Readonly<Record<string, string>> {
  return {
    '--columns': columns
      .map(({ least, grow }) => (grow === undefined ? `${least}px` : `minmax(${least}px, ${grow}fr)`))
      .join(' '),
    '--least-width': `${columns.reduce((sum, { least }) => sum + least, 0)}px`,
  };
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 };

function columnsOf(shown: ClassScores, rows: readonly ScoreRow[], before: MonthBefore | undefined): readonly Column[] {
  const withGrades = rows.some(({ grade }) => grade !== undefined);
  return [
    { key: 'place', title: '名次', least: 60, sort: '', cell: placeCell, isFigure: true },
    { key: 'unit', title: '单位', least: 164, grow: 1.4, sort: 'unit', cell: unitCell },
    { key: 'total', title: '总分', least: 92, sort: 'total', cell: totalCell, isFigure: true },
    ...(before === undefined
      ? []
      : [
          {
            key: 'moved',
            title: '较上月',
            hint: before.asOf === undefined ? '一月没有上月可比' : `总分减${longDate(before.asOf)}的总分`,
            least: 104,
            cell: movedCell(before),
            isFigure: true as const,
          },
        ]),
    {
      key: 'contribution',
      title: '折算分',
      hint: '总分按方案的权重折到总体考核里的分值',
      least: 84,
      sort: 'contribution',
      cell: ({ contribution }) => (contribution === undefined ? '—' : columnPoints(contribution)),
      isFigure: true,
    },
    ...(withGrades ? [{ key: 'grade', title: '等次', least: 72, cell: ({ grade = '' }: ScoreRow) => grade }] : []),
    ...(hasPublished(rows)
      ? [
          {
            key: 'published',
            title: '公布分',
            hint: '定稿时的总分加减申诉结果',
            least: 116,
            sort: 'published' as const,
            cell: publishedCell,
            isFigure: true as const,
          },
        ]
      : []),
    ...shown.columns.map(
      (column, at): Column => ({
        key: column.nodeId,
        title: column.name,
        hint: columnTitle(column),
        least: 84,
        grow: 1,
        sort: column.nodeId,
        cell: (row) => (
          <NodePoints
            cell={row.cells.find(({ nodeId }) => nodeId === column.nodeId) ?? row.cells[at]}
            section={column.section}
          />
        ),
        isFigure: true,
      }),
    ),
    ...(rows.some((row) => remarksOf(row).length > 0)
      ? [{ key: 'remarks', title: '备注', least: 184, grow: 1.2, cell: remarksCell }]
      : []),
  ];
}

function placeCell({ place, total }: ScoreRow): ReactNode {
  return place ?? <span className="faint">{total === undefined ? '—' : UNRANKED}</span>;
}

function unitCell({ unit, unitId }: ScoreRow): ReactNode {
  return (
    <span className={css['who']}>
      <span className="ellipsis" title={unit}>
        {unit}
      </span>
      <UnitName unitId={unitId} name={unit} asMark inGrid />
    </span>
  );
}

function totalCell({ total, rebased, unplaced }: ScoreRow): ReactNode {
  if (total === undefined) return <span className="faint">—</span>;
  return (
    <>
      {unplaced === 'provisional' && (
        <span className={css['mark']} title="有指标尚未评议，总分未定">
          {PROVISIONAL}
        </span>
      )}
      <b className={css['total']}>{columnPoints(total)}</b>
      {rebased && <span title="有指标不适用，按方案把分值折算到其余指标">*</span>}
    </>
  );
}

/** +1.20, with a mark where one of the two days is 暂计. */
function movedCell(before: MonthBefore): (row: ScoreRow) => ReactNode {
  return function Moved(row) {
    const moved = movedOf(row, before);
    if (moved === undefined) return <span className="faint">—</span>;
    const { before: then, isOpen, text } = moved;
    return (
      <span title={`上月末 ${then.total}${then.isProvisional ? '（暂计）' : ''}`}>
        {isOpen && <span className={css['mark']}>{PROVISIONAL}</span>}
        {text}
      </span>
    );
  };
}

function publishedCell({ published, total }: ScoreRow): ReactNode {
  if (published === undefined) return <span className="faint">—</span>;
  const differs = published.total !== total;
  return (
    <span title={`${publishedBy(published)}${differs ? '，与现在的总分不同' : ''}`}>
      {published.place !== undefined && <span className="faint">{`${published.place} · `}</span>}
      <span className={differs ? 'accent' : undefined}>{columnPoints(published.total)}</span>
    </span>
  );
}

function remarksCell(row: ScoreRow): ReactNode {
  const said = remarksOf(row);
  return (
    <span
      className={clsx('ellipsis sub', css['remarks'])}
      title={[...said, ...(row.sum === undefined ? [] : [withMinus(row.sum.text)])].join('；')}
    >
      {said.join('；')}
    </span>
  );
}

function NodePoints({
  cell,
  section,
}: Pick<ClassScores['columns'][number], 'section'> & { readonly cell: ScoreRow['cells'][number] | undefined }) {
  if (!cell) return null;
  const { points, full, basis, isProvisional } = cell;
  return (
    <span title={withMinus(basis)}>
      {points === undefined ? (
        <span className="faint">{isProvisional ? '未评' : '—'}</span>
      ) : (
        <>
          <span className={isLow(points, full, section) ? 'over' : undefined}>{columnPoints(points)}</span>
          {isProvisional && <span className={css['mark']}>暂</span>}
        </>
      )}
    </span>
  );
}

function Head({
  columns,
  sorting,
  onSort,
}: { readonly columns: readonly Column[] } & Pick<ScoreTableProps, 'sorting' | 'onSort'>) {
  return (
    <div role="row" aria-rowindex={1} tabIndex={-1} className={clsx(css['row'], css['header'])}>
      {columns.map(({ key, title, hint, sort, isFigure }) => {
        const isSorted = sort !== undefined && sort === sorting.column;
        return (
          <span
            key={key}
            role="columnheader"
            tabIndex={-1}
            className={clsx(css['cell'], isFigure && css['figure'])}
            title={hint}
            aria-sort={isSorted ? (sorting.isDown ? 'descending' : 'ascending') : undefined}
          >
            {sort === undefined ? (
              title
            ) : (
              <button
                type="button"
                className={css['sort']}
                // Points stand with the greatest first, names and places with the first.
                onClick={() =>
                  onSort({ column: sort, isDown: isSorted ? !sorting.isDown : sort !== '' && sort !== 'unit' })
                }
              >
                {title}
                <i aria-hidden="true">{isSorted ? (sorting.isDown ? '↓' : '↑') : ''}</i>
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly row: ScoreRow;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onOpen: () => void;
}

function Line({ row, index, columns, isActive, isChosen, onOpen }: LineProps) {
  return (
    // The grid has the keyboard: it walks the lines and opens them.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      id={`score-${index}`}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-active={isActive}
      className={clsx('num', css['row'], css['line'])}
      onClick={onOpen}
    >
      {columns.map(({ key, cell, isFigure }) => (
        <span key={key} role="gridcell" tabIndex={-1} className={clsx(css['cell'], isFigure && css['figure'])}>
          {cell(row)}
        </span>
      ))}
    </div>
  );
}
