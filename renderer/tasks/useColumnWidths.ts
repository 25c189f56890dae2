import { useCallback, useState } from 'react';
import { readWidths, withWidth, type ColumnWidths, type SizedColumn } from './columnWidths.ts';

const KEY = 'desk.taskColumns';

export interface ColumnSizing {
  readonly widths: ColumnWidths;
  /** Sets a column's width in pixels; `undefined` gives it the usual one. */
  readonly resize: (column: SizedColumn, width: number | undefined) => void;
  readonly reset: () => void;
}

/** The widths of the breakdown table's columns, remembered on this machine. */
export function useColumnWidths(): ColumnSizing {
  const [widths, setWidths] = useState(() => readWidths(localStorage.getItem(KEY)));
  const resize = useCallback(
    (column: SizedColumn, width: number | undefined) =>
      setWidths((old) => {
        const next = withWidth(old, column, width);
        localStorage.setItem(KEY, JSON.stringify(next));
        return next;
      }),
    [],
  );
  const reset = useCallback(() => {
    localStorage.removeItem(KEY);
    setWidths({});
  }, []);
  return { widths, resize, reset };
}
