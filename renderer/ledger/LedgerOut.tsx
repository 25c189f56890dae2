import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { PrintedTable } from '../grid/PrintedTable.tsx';
import type { TableCopy } from '../grid/csv.ts';
import { useTableItems } from '../grid/TableActions.tsx';
import { MOST_PRINTED, useTooLong } from '../grid/useTooLong.tsx';
import { ExportButton } from '../ui/ExportButton.tsx';
import { useNotify } from '../ui/notify.tsx';
import { PaperList } from '../ui/PaperList.tsx';
import type { LedgerAsked } from './address.ts';
import type { Column } from './columns.ts';
import { ledgerTable, wholeLedger } from './ledgerTable.ts';

interface LedgerOutProps {
  readonly asked: LedgerAsked;
  readonly columns: readonly Column[];
  readonly total: number;
}

/** How the ledger leaves the screen, as it is filtered and sorted: as a workbook, on paper (Ctrl+P), to the clipboard, as .csv. */
export function LedgerOut({ asked, columns, total }: LedgerOutProps) {
  const { year, filter, sort } = asked;
  const load = useCallback(async () => ledgerTable(await wholeLedger(asked), columns, asked.year), [asked, columns]);
  const out = useTableItems({ table: load });
  const save = () => out.find(({ key }) => key === 'csv')?.onClick();
  const { print, paper } = usePaper(load, total, save);
  return (
    <>
      <ExportButton
        kinds={['items', 'tasks', 'outstanding']}
        scope={{ filter, sort }}
        more={total > 0 ? [...out, { key: 'print', label: '打印（Ctrl+P）', onClick: print }] : []}
      />
      {paper ?? (
        <PaperList title={`${year}年工作台账`} sub="">
          <p>请在工作台账里按 Ctrl+P，或点“导出”里的“打印”。</p>
        </PaperList>
      )}
    </>
  );
}

/** The lines are not all on the screen: they are fetched when paper is asked for, and then the printer is. */
function usePaper(load: () => Promise<TableCopy>, total: number, onSave: () => void) {
  const notify = useNotify();
  const [table, setTable] = useState<TableCopy>();
  const tooLong = useTooLong(() => total, onSave);
  const isTooLong = total > MOST_PRINTED;
  const go = useCallback(async () => {
    try {
      const loaded = await load();
      flushSync(() => setTable(loaded));
      window.print();
    } catch (error) {
      notify.fault(error);
    }
    setTable(undefined);
  }, [load, notify]);
  useEffect(() => {
    if (isTooLong || total === 0) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      void go();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [go, isTooLong, total]);
  return {
    print: () => (isTooLong ? tooLong.print() : void go()),
    paper: table ? <PrintedTable table={() => table} onSave={onSave} /> : tooLong.dialog || undefined,
  };
}
