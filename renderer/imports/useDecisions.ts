import { useCallback, useState } from 'react';
import type { ImportPreview, RowDecision } from '../../electron/contract/imports.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import { carriedOver, startDecisions, type PreviewDecisions } from './decisions.ts';
import type { RowDecisions } from './takes.ts';

interface Kept {
  readonly preview: ImportPreview;
  readonly decisions: PreviewDecisions;
}

/** Decisions by preview: they outlive the screen, as the files do. */
const kept = new Map<string, Kept>();

export interface DecisionMaker {
  readonly decisions: PreviewDecisions;
  readonly setTable: (tableId: string, include: boolean) => void;
  /** Changes what is decided about a row, and keeps the rest. */
  readonly setRow: (key: string, change: Partial<RowDecision>) => void;
  readonly setRows: (update: (rows: RowDecisions) => RowDecisions) => void;
  readonly setNames: (update: (names: PreviewDecisions['names']) => PreviewDecisions['names']) => void;
  readonly setRemove: (dutyIds: readonly DutyId[], remove: boolean) => void;
}

function keptFor(preview: ImportPreview): Kept {
  const old = kept.get(preview.previewId);
  if (!old) return { preview, decisions: startDecisions(preview) };
  return old.preview === preview ? old : { preview, decisions: carriedOver(old.decisions, old.preview, preview) };
}

/** What the person decides about a preview. Decisions survive where the preview is worked out anew, as far as their rows do. */
export function useDecisions(preview: ImportPreview): DecisionMaker {
  const [state, setState] = useState(() => keptFor(preview));
  const current = state.preview === preview ? state : keptFor(preview);
  if (current !== state) setState(current);
  const update = useCallback(
    (change: (old: PreviewDecisions) => PreviewDecisions) =>
      setState((old) => {
        const next = { preview: old.preview, decisions: change(old.decisions) };
        kept.set(old.preview.previewId, next);
        return next;
      }),
    [],
  );
  const setTable = useCallback(
    (tableId: string, include: boolean) =>
      update((old) => ({ ...old, without: toggled(old.without, [tableId], !include) })),
    [update],
  );
  const setRows = useCallback(
    (change: (rows: RowDecisions) => RowDecisions) => update((old) => ({ ...old, rows: change(old.rows) })),
    [update],
  );
  const setRow = useCallback(
    (key: string, change: Partial<RowDecision>) =>
      setRows((rows) => ({ ...rows, [key]: { include: true, ...rows[key], ...change } })),
    [setRows],
  );
  const setNames = useCallback(
    (change: (names: PreviewDecisions['names']) => PreviewDecisions['names']) =>
      update((old) => ({ ...old, names: change(old.names) })),
    [update],
  );
  const setRemove = useCallback(
    (dutyIds: readonly DutyId[], remove: boolean) =>
      update((old) => ({ ...old, remove: toggled(old.remove, dutyIds, remove) })),
    [update],
  );
  return { decisions: current.decisions, setTable, setRow, setRows, setNames, setRemove };
}

function toggled<Item>(old: ReadonlySet<Item>, items: readonly Item[], isIn: boolean): ReadonlySet<Item> {
  const next = new Set(old);
  for (const item of items) {
    if (isIn) next.add(item);
    else next.delete(item);
  }
  return next;
}
