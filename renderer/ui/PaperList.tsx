import { useEffect, useState, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import css from './PaperList.module.css';

interface PaperListProps {
  readonly title: string;
  /** The line under the title. */
  readonly sub: string;
  readonly children: ReactNode;
}

/** What the printer gets instead of the screen: an A4 sheet in the hand of an official list. Drawn only while something is printed. */
export function PaperList({ title, sub, children }: PaperListProps) {
  const printing = usePrinting();
  if (!printing) return null;
  return createPortal(
    <article className={css['sheet']} aria-label={title}>
      <h1>{title}</h1>
      <p className={css['sub-title']}>{sub}</p>
      {children}
    </article>,
    document.body,
  );
}

/** True from the moment the browser asks for the pages until it has them; Ctrl+P counts too. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser lays the pages out right after this event: they must be there by then.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

interface PaperTableProps {
  readonly heading: string;
  /** Head and width of each column: `[['序号', '12mm'], …]`; the first one without a width takes the rest. */
  readonly columns: readonly (readonly [head: string, width?: string])[];
  readonly rows: readonly (readonly string[])[];
  /** Instead of a table without rows. */
  readonly none: string;
}

/** A table with a number before each row; its head is repeated on every page. */
export function PaperTable({ heading, columns, rows, none }: PaperTableProps) {
  return (
    <section>
      <h2>{heading}</h2>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <table>
          <colgroup>
            <col style={{ width: '13mm' }} />
            {columns.map(([head, width]) => (
              <col key={head} {...(width === undefined ? {} : { style: { width } })} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th>序号</th>
              {columns.map(([head]) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // Rows of a sheet of paper do not move.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={row}>
                <td className={css['number']}>{row + 1}</td>
                {columns.map(([head], column) => (
                  <td key={head}>{cells[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
