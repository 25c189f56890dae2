import { useEffect, useState } from 'react';
import { longDate } from '../ui/dates.ts';
import { later } from '../ui/later.tsx';
import { PaperSheet } from '../ui/PaperList.tsx';
import { usePrinting } from '../ui/usePrinting.ts';
import { useToday } from '../ui/useToday.ts';
import type { TableCopy } from './csv.ts';
import css from './PrintedTable.module.css';

const TooManyRows = later(async () => (await import('./TooManyRows.tsx')).TooManyRows);

/** More rows are no sheet of paper: a workbook holds them. */
export const MOST_PRINTED = 2000;

export interface PrintedTableProps {
  /** The rows as they are shown now; made when they are asked for. */
  readonly table: () => TableCopy;
  /** How many rows a cell covers; 0 where one above covers it. */
  readonly spans?: ((row: number, column: number) => number) | undefined;
  /** Saves the rows as .csv. */
  readonly onSave: () => void;
}

/** What the printer gets of a screen with a table: all of its rows, laid out, with the head on every page. */
export function PrintedTable({ table, spans, onSave }: PrintedTableProps) {
  const [refused, setRefused] = useState<number>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'p') return;
      const { length } = table().rows;
      if (length <= MOST_PRINTED) return;
      event.preventDefault();
      setRefused(length);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [table]);
  return (
    <>
      <Sheet table={table} spans={spans} />
      {refused !== undefined && (
        <TooManyRows words={tooMany(refused)} onSave={onSave} onClose={() => setRefused(undefined)} />
      )}
    </>
  );
}

function tooMany(rows: number): string {
  return `表格有 ${rows.toLocaleString('zh-CN')} 行，超过 ${MOST_PRINTED} 行不直接打印。请在“导出”里生成排好版的工作簿，或先筛选再打印。`;
}

function Sheet({ table, spans }: Pick<PrintedTableProps, 'table' | 'spans'>) {
  const printing = usePrinting();
  const today = useToday();
  if (!printing) return null;
  const { name, header, rows } = table();
  return (
    <PaperSheet title={name} sub={`共 ${rows.length} 行　截至${longDate(today)}`} wide>
      {rows.length > MOST_PRINTED ? (
        <p>{tooMany(rows.length)}</p>
      ) : (
        <table className={css['table']} data-columns={header.length > 14 ? 'many' : undefined}>
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
              <tr key={at}>
                {row.map((cell, column) => {
                  const span = spans?.(at, column) ?? 1;
                  if (span === 0) return null;
                  const look = isShort(cell) ? css['short'] : isName(cell) ? css['name'] : undefined;
                  return (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={column} rowSpan={span} className={look}>
                      {cell}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PaperSheet>
  );
}

/** A name of a unit or a state: wider columns beside it give way. */
function isName(cell: string | number | undefined): boolean {
  return typeof cell === 'string' && cell.length <= 11;
}

/** A number, a date, a count of 3/12: never broken, in the middle. */
function isShort(cell: string | number | undefined): boolean {
  return typeof cell === 'number' || /^[\d\-/.:%]*$/u.test(cell ?? '');
}
