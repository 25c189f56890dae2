import { useCallback, useState } from 'react';
import type { ImportPreview, RowDecision } from '../../electron/contract/imports.ts';
import { startDecisions, type Decisions } from './decisions.ts';

/** Decisions by preview: they outlive the screen, as the files do. */
const kept = new Map<string, Decisions>();

export interface DecisionMaker {
  readonly decisions: Decisions;
  readonly setTable: (tableId: string, include: boolean) => void;
  /** Changes what is decided about a row, and keeps the rest. */
  readonly setRow: (key: string, change: Partial<RowDecision>) => void;
  readonly setNames: (update: (names: Decisions['names']) => Decisions['names']) => void;
}

/** What the person decides about a preview. */
export function useDecisions(preview: ImportPreview): DecisionMaker {
  const { previewId } = preview;
  const [decisions, setDecisions] = useState(() => kept.get(previewId) ?? startDecisions(preview));
  const update = useCallback(
    (change: (old: Decisions) => Decisions) =>
      setDecisions((old) => {
        const next = change(old);
        kept.set(previewId, next);
        return next;
      }),
    [previewId],
  );
  const setTable = useCallback(
    (tableId: string, include: boolean) =>
      update((old) => {
        const without = new Set(old.without);
        if (include) without.delete(tableId);
        else without.add(tableId);
        return { ...old, without };
      }),
    [update],
  );
  const setRow = useCallback(
    (key: string, change: Partial<RowDecision>) =>
      update((old) => ({ ...old, rows: { ...old.rows, [key]: { include: true, ...old.rows[key], ...change } } })),
    [update],
  );
  const setNames = useCallback(
    (change: (names: Decisions['names']) => Decisions['names']) =>
      update((old) => ({ ...old, names: change(old.names) })),
    [update],
  );
  return { decisions, setTable, setRow, setNames };
}
