import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftDecisions, ImportStep } from '../../electron/contract/importDrafts.ts';
import type { ImportPreview, RowDecision, TableStart } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import { carriedOver, type PreviewDecisions } from './decisions.ts';
import { keepDecision, knowRevision, useKeeping, type DecisionPatch } from './keeping.ts';
import { decisionsSaid, patchBetween } from './keptDecisions.ts';
import type { RowDecisions } from './takes.ts';

/** What the app keeps of a draft's decisions. */
export interface KeptDecisions {
  readonly draftId: string;
  readonly revision: number;
  readonly decisions: DraftDecisions;
}

export interface DecisionMaker {
  readonly decisions: PreviewDecisions;
  readonly setTable: (tableId: string, include: boolean) => void;
  /** Changes what is decided about a row, and keeps the rest. */
  readonly setRow: (key: string, change: Partial<RowDecision>) => void;
  readonly setRows: (update: (rows: RowDecisions) => RowDecisions) => void;
  readonly setNames: (update: (names: PreviewDecisions['names']) => PreviewDecisions['names']) => void;
  /** `undefined`: nothing is decided any more. */
  readonly setStart: (tableIds: readonly string[], start: TableStart | undefined) => void;
  readonly setRemove: (dutyIds: readonly DutyId[], remove: boolean) => void;
  readonly setEndReason: (reason: string) => void;
  readonly step: ImportStep;
  readonly setStep: (step: ImportStep) => void;
  /** The file speaks of another year and is taken in for this one all the same. */
  readonly yearAccepted: boolean;
  readonly acceptYear: () => void;
}

interface State {
  readonly preview: ImportPreview;
  readonly decisions: PreviewDecisions;
  readonly step: ImportStep;
  readonly yearAccepted: boolean;
  /** Of what the app said, as far as it is in here. */
  readonly revision: number;
}

function stateOf(preview: ImportPreview, { revision, decisions: said }: KeptDecisions, list: UnitList): State {
  const { step, yearAccepted } = said;
  return { preview, decisions: decisionsSaid(said, preview, list), step, yearAccepted, revision };
}

/**
 * What the person decides about a preview. Each decision is kept by the app at once. Decisions survive where the preview is worked out anew, as far
 * as their rows do; what another window decided comes in when nothing of this one is under way.
 */
export function useDecisions(preview: ImportPreview, kept: KeptDecisions, list: UnitList): DecisionMaker {
  const { draftId } = kept;
  const isNews = useNews(kept);
  const [state, setState] = useState(() => stateOf(preview, kept, list));
  const current = followed(state, preview, isNews(state.revision) ? kept : undefined, list);
  if (current !== state) setState(current);
  useKnown(draftId, current.revision, preview.previewId);
  // Several decisions of one moment build on each other.
  const latest = useRef(current);
  useEffect(() => {
    latest.current = current;
  }, [current]);
  const change = useCallback(
    (next: State, patch: DecisionPatch | undefined) => {
      latest.current = next;
      setState(next);
      if (patch) keepDecision(draftId, patch);
    },
    [draftId],
  );
  const update = useCallback(
    (decide: (old: PreviewDecisions) => PreviewDecisions) => {
      const old = latest.current;
      const decisions = decide(old.decisions);
      change({ ...old, decisions }, patchBetween(old.decisions, decisions));
    },
    [change],
  );
  const setStep = useCallback((step: ImportStep) => change({ ...latest.current, step }, { step }), [change]);
  const acceptYear = useCallback(
    () => change({ ...latest.current, yearAccepted: true }, { yearAccepted: true }),
    [change],
  );
  const { decisions, step, yearAccepted } = current;
  return { decisions, ...useSetters(update), step, setStep, yearAccepted, acceptYear };
}

/** Decisions as they hold beside the preview of now, with what another window said where there is any. */
function followed(state: State, preview: ImportPreview, news: KeptDecisions | undefined, list: UnitList): State {
  if (news) return stateOf(preview, news, list);
  if (state.preview === preview) return state;
  return { ...state, preview, decisions: carriedOver(state.decisions, state.preview, preview) };
}

/** Whether what the app has is news beside a revision: another window decided something, and nothing of this one is under way. */
function useNews({ draftId, revision }: KeptDecisions): (known: number) => boolean {
  const client = useQueryClient();
  const { settled, revision: own, overtaken } = useKeeping(draftId);
  const ask = overtaken && settled;
  useEffect(() => {
    if (ask) void client.invalidateQueries({ queryKey: ['imports.decisions', { draftId }] });
  }, [ask, client, draftId]);
  return (known) => settled && revision > known && revision >= own;
}

/** What is in here is of this revision. Where another window decided something, it may have had the file read otherwise too. */
function useKnown(draftId: string, revision: number, previewId: string): void {
  const client = useQueryClient();
  const first = useRef(revision);
  useEffect(() => {
    knowRevision(draftId, revision);
    if (revision !== first.current) void client.invalidateQueries({ queryKey: ['imports.preview', { previewId }] });
  }, [client, draftId, revision, previewId]);
}

type Update = (decide: (old: PreviewDecisions) => PreviewDecisions) => void;

type Setters = Pick<
  DecisionMaker,
  'setTable' | 'setRow' | 'setRows' | 'setNames' | 'setStart' | 'setRemove' | 'setEndReason'
>;

function useSetters(update: Update): Setters {
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
  const setStart = useCallback(
    (tableIds: readonly string[], start: TableStart | undefined) =>
      update((old) => {
        const others = Object.entries(old.starts).filter(([id]) => !tableIds.includes(id));
        const set = start ? tableIds.map((id) => [id, start] as const) : [];
        return { ...old, starts: Object.fromEntries([...others, ...set]) };
      }),
    [update],
  );
  const setRemove = useCallback(
    (dutyIds: readonly DutyId[], remove: boolean) =>
      update((old) => ({ ...old, remove: toggled(old.remove, dutyIds, remove) })),
    [update],
  );
  const setEndReason = useCallback((endReason: string) => update((old) => ({ ...old, endReason })), [update]);
  return { setTable, setRow, setRows, setNames, setStart, setRemove, setEndReason };
}

function toggled<Item>(old: ReadonlySet<Item>, items: readonly Item[], isIn: boolean): ReadonlySet<Item> {
  const next = new Set(old);
  for (const item of items) {
    if (isIn) next.add(item);
    else next.delete(item);
  }
  return next;
}
