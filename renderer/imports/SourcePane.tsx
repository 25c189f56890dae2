import { useMemo } from 'react';
import type { PreviewRow, DutyTextField, TablePreview } from '../../electron/contract/imports.ts';
import { columnsBehind } from './focus.ts';
import { isPage } from './pageText.ts';
import { SourceGrid } from './SourceGrid.tsx';
import { SourceText } from './SourceText.tsx';
import { COLUMN_ROLE_WORDS } from '../../electron/domain/words/documents.ts';

interface SourcePaneProps {
  readonly table: TablePreview;
  readonly current: PreviewRow | undefined;
  readonly field: DutyTextField;
  /** A row that was left out and is looked at. */
  readonly lookAt: number | undefined;
  readonly onPickCell: (gridRow: number, column: number) => void;
  readonly onPickRow: (key: string) => void;
}

/** The source: a sheet with the focused cell, or a page of text with the focused sentence. */
export function SourcePane({ table, current, field, lookAt, onPickCell, onPickRow }: SourcePaneProps) {
  const roles = useMemo(() => new Map(table.columns.map(({ column, role }) => [column, role])), [table.columns]);
  const columns = useMemo(() => columnsBehind(table, field), [table, field]);
  // What was left out for a reason of its own is a part of a row that may have been read.
  const leftOut = useMemo(
    () =>
      new Set(table.leftOut.flatMap(({ address, reason }) => (reason === undefined ? [rowOfAddress(address)] : []))),
    [table.leftOut],
  );
  if (isPage(table)) {
    return (
      <SourceText
        sheet={table.sheet}
        title={table.title}
        grid={table.grid}
        rows={table.rows}
        current={current}
        lookAt={lookAt}
        onPick={onPickRow}
      />
    );
  }
  return (
    <SourceGrid
      sheet={table.sheet}
      grid={table.grid}
      headerRows={table.headerRows}
      focus={current && { row: current.gridRow, columns }}
      lookAt={lookAt}
      leftOut={leftOut}
      renderHead={(column) => {
        const role = roles.get(column);
        if (role === undefined) return null;
        return <span className={role === 'ignored' ? 'faint' : undefined}>{COLUMN_ROLE_WORDS[role]}</span>;
      }}
      onPick={onPickCell}
    />
  );
}

/** 0-based row of an `A1` address. */
export function rowOfAddress(address: string): number {
  return Number(/\d+/u.exec(address)?.[0] ?? 1) - 1;
}
