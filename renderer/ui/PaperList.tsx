import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { usePrinting } from './usePrinting.ts';
import css from './PaperList.module.css';

interface PaperListProps {
  readonly title: string;
  /** The line under the title. */
  readonly sub: string;
  /** A table of many columns: the sheet lies on its side. */
  readonly wide?: boolean;
  /** It is laid out unseen, to be measured. */
  readonly measured?: boolean;
  readonly children: ReactNode;
}

/** What the printer gets instead of the screen: an A4 sheet in the hand of an official list. Drawn only while something is printed. */
export function PaperList(props: PaperListProps) {
  return usePrinting() && <PaperSheet {...props} />;
}

/** The sheet itself, for whoever makes what stands on it only when it is printed. */
export function PaperSheet({ title, sub, wide, measured, children }: PaperListProps) {
  return createPortal(
    <article className={css['sheet']} data-wide={wide} data-measured={measured} aria-label={title}>
      <h1>{title}</h1>
      <p className={css['sub-title']}>{sub}</p>
      {children}
    </article>,
    document.body,
  );
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
