import { useEffect, useState, type ReactNode } from 'react';
import { later } from '../ui/later.tsx';

const TooManyRows = later(async () => (await import('./TooManyRows.tsx')).TooManyRows);

/** More rows are no sheet of paper: a workbook holds them. */
export const MOST_PRINTED = 2000;

export function tooMany(rows: number): string {
  return `表格有 ${rows.toLocaleString('zh-CN')} 行，超过 ${MOST_PRINTED} 行不直接打印。请在“导出”里生成排好版的工作簿，或先筛选再打印。`;
}

interface TooLong {
  /** Prints, or offers the other ways. */
  readonly print: () => void;
  /** The other ways, where they are offered. */
  readonly dialog: ReactNode;
}

/** Ctrl+P and the print button of a screen: where it has more rows than go on paper, the other ways are offered instead. `onSave` saves as .csv. */
export function useTooLong(countRows: () => number, onSave: () => void): TooLong {
  const [refused, setRefused] = useState<number>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'p') return;
      const rows = countRows();
      if (rows <= MOST_PRINTED) return;
      event.preventDefault();
      setRefused(rows);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [countRows]);
  const print = (): void => {
    const rows = countRows();
    if (rows > MOST_PRINTED) setRefused(rows);
    else window.print();
  };
  const dialog = refused !== undefined && (
    <TooManyRows words={tooMany(refused)} onSave={onSave} onClose={() => setRefused(undefined)} />
  );
  return { print, dialog };
}
