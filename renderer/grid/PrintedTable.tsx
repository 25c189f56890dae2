import { useLayoutEffect, useRef, useState } from 'react';
import { longDate } from '../ui/dates.ts';
import { PaperSheet } from '../ui/PaperList.tsx';
import { usePrinting } from '../ui/usePrinting.ts';
import { useToday } from '../ui/useToday.ts';
import type { CopyCell, TableCopy } from './csv.ts';
import { pageStarts, spansByPage, type Spans } from './paperPages.ts';
import { isFigure, isName, paperColumns } from './paperColumns.ts';
import { MOST_PRINTED, tooMany, useTooLong } from './useTooLong.tsx';
import css from './PrintedTable.module.css';

export interface PrintedTableProps {
  /** The rows as they are shown now; made when they are asked for. */
  readonly table: () => TableCopy;
  readonly spans?: Spans | undefined;
  /** Saves the rows as .csv. */
  readonly onSave: () => void;
}

/** What the printer gets of a screen with a table: all of its rows, laid out, with the head on every page. */
export function PrintedTable({ table, spans, onSave }: PrintedTableProps) {
  const { dialog } = useTooLong(() => table().rows.length, onSave);
  const printing = usePrinting();
  return (
    <>
      {printing && <Sheet table={table()} spans={spans} />}
      {dialog}
    </>
  );
}

interface SheetProps {
  readonly table: TableCopy;
  readonly spans: Spans | undefined;
}

function Sheet({ table, spans }: SheetProps) {
  const today = useToday();
  const { name, rows } = table;
  const sub = `共 ${rows.length} 行　截至${longDate(today)}`;
  if (rows.length > MOST_PRINTED) {
    return (
      <PaperSheet title={name} sub={sub} wide>
        <p>{tooMany(rows.length)}</p>
      </PaperSheet>
    );
  }
  if (!spans) {
    return (
      <PaperSheet title={name} sub={sub} wide>
        <Table table={table} />
        {table.note !== undefined && <p className={css['note']}>{table.note}</p>}
      </PaperSheet>
    );
  }
  return <PagedSheet table={table} spans={spans} sub={sub} />;
}

/** What an A4 sheet on its side holds, less what the printer's fonts may differ by; in pixels of 1/96 inch. */
const PAGE_HEIGHT = (176 / 25.4) * 96;

/**
 * A browser keeps rows together that one label covers, and says the label once. So the rows are laid out unseen first, to tell where pages
 * end, and each label is begun anew at the top of a page.
 */
function PagedSheet({ table, spans, sub }: Required<SheetProps> & { readonly spans: Spans; readonly sub: string }) {
  const box = useRef<HTMLTableElement>(null);
  const [starts, setStarts] = useState<readonly number[]>();
  useLayoutEffect(() => {
    if (box.current) setStarts(startsOf(box.current));
  }, []);
  return (
    <PaperSheet title={table.name} sub={sub} wide measured={starts === undefined}>
      <Table table={table} spans={spansByPage(spans, starts ?? [])} starts={starts} ref={box} />
    </PaperSheet>
  );
}

function startsOf(table: HTMLTableElement): readonly number[] {
  const heightOf = (element: Element | null): number => element?.getBoundingClientRect().height ?? 0;
  const above = table.getBoundingClientRect().top - (table.parentElement?.getBoundingClientRect().top ?? 0);
  const next = PAGE_HEIGHT - heightOf(table.tHead);
  return pageStarts([...(table.tBodies[0]?.rows ?? [])].map(heightOf), { first: next - above, next });
}

interface TableProps {
  readonly table: TableCopy;
  readonly spans?: Spans;
  /** The rows with which a page begins. */
  readonly starts?: readonly number[] | undefined;
  readonly ref?: React.Ref<HTMLTableElement>;
}

const ONE_PAGE: readonly number[] = [];

function Table({ table, spans, starts = ONE_PAGE, ref }: TableProps) {
  const { header, rows } = table;
  const columns = paperColumns(table);
  return (
    <table
      className={css['table']}
      data-columns={header.length > 14 ? 'many' : undefined}
      style={columns && { tableLayout: 'fixed' }}
      ref={ref}
    >
      {columns && (
        <colgroup>
          {columns.map(({ width }, column) => (
            // Columns of a sheet of paper do not move.
            // oxlint-disable-next-line react/no-array-index-key
            <col key={column} style={{ width: `${width.toFixed(2)}%` }} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {header.map((words, column) => (
            // Two columns may bear the same words: their place tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            <th key={column} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // Rows of a sheet of paper do not move.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={at} className={starts.includes(at) ? css['next-page'] : undefined}>
            {row.map((cell, column) => {
              const span = spans?.(at, column) ?? 1;
              if (span === 0) return null;
              return (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column} rowSpan={span} className={lookOf(cell, columns?.[column]?.isText ?? false)}>
                  {cell}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Figures stand in the middle; names are not broken, but in a column of texts, which has its width by these. */
function lookOf(cell: CopyCell, inText: boolean): string | undefined {
  if (isFigure(cell)) return css['short'];
  return isName(cell) && !inText ? css['name'] : undefined;
}
