import type { SchemeTree, SchemeWeight } from '../../electron/contract/schemeTree.ts';
import type { SchemeNodeId } from '../../electron/domain/brand.ts';

/** A scheme while it is edited. */
export interface SchemeDraft {
  readonly name: string;
  readonly tree: SchemeTree;
  readonly weight: SchemeWeight;
}

/** What stood at one moment, and what was done to come there. */
interface Step {
  readonly draft: SchemeDraft;
  readonly chosen: SchemeNodeId | undefined;
  /** In Chinese: 增加指标. */
  readonly label: string;
  /** Typing into one field is one step: steps of the same field follow one another. */
  readonly field: string | undefined;
  /** When, in milliseconds. */
  readonly at: number;
}

/** A draft with the steps that led to it, and those that were taken back. */
export interface Editing {
  /** As it was saved or begun. */
  readonly saved: SchemeDraft;
  readonly past: readonly Step[];
  readonly now: Step;
  readonly future: readonly Step[];
}

/** So many steps can be taken back. */
const MOST_STEPS = 200;
/** A pause this long, in milliseconds, ends a step of typing. */
const PAUSE = 2000;

export function beginEditing(draft: SchemeDraft, chosen?: SchemeNodeId): Editing {
  return { saved: draft, past: [], now: { draft, chosen, label: '', field: undefined, at: 0 }, future: [] };
}

interface Change {
  readonly label: string;
  /** The field that is typed into; its keystrokes are one step. */
  readonly field?: string;
  readonly chosen?: SchemeNodeId | undefined;
  /** When, in milliseconds: after a pause the same field is another step. */
  readonly at?: number;
}

/** Takes a change as a step of its own, or as more of the last one where the same field is typed into. A draft that is the same is no step. */
export function changed(editing: Editing, draft: SchemeDraft, change: Change): Editing {
  const { past, now } = editing;
  if (draft === now.draft) return 'chosen' in change ? choose(editing, change.chosen) : editing;
  const step: Step = {
    draft,
    label: change.label,
    field: change.field,
    at: change.at ?? now.at,
    chosen: 'chosen' in change ? change.chosen : now.chosen,
  };
  const isMore = step.field !== undefined && step.field === now.field && past.length > 0 && step.at - now.at < PAUSE;
  return { ...editing, past: isMore ? past : [...past, now].slice(-MOST_STEPS), now: step, future: [] };
}

/** Chooses a node; no step, but what is typed next is one of its own. */
export function choose(editing: Editing, chosen: SchemeNodeId | undefined): Editing {
  return { ...editing, now: { ...editing.now, chosen, field: undefined } };
}

export function undo(editing: Editing): Editing {
  const last = editing.past.at(-1);
  if (last === undefined) return editing;
  const now = { ...last, field: undefined };
  return { ...editing, past: editing.past.slice(0, -1), now, future: [editing.now, ...editing.future] };
}

export function redo(editing: Editing): Editing {
  const [next, ...future] = editing.future;
  if (next === undefined) return editing;
  return { ...editing, past: [...editing.past, editing.now], now: { ...next, field: undefined }, future };
}

/** The label of what can be taken back; `undefined` where nothing can. */
export function undoLabel({ past, now }: Editing): string | undefined {
  return past.length === 0 ? undefined : now.label;
}

export function redoLabel({ future }: Editing): string | undefined {
  return future[0]?.label;
}

/** Whether the draft is other than what was saved; steps that were all taken back leave nothing to save. */
export function isChanged({ saved, now }: Editing): boolean {
  return now.draft !== saved && JSON.stringify(now.draft) !== JSON.stringify(saved);
}

/** The same draft, which is saved by now; what led to it can still be taken back. */
export function markSaved(editing: Editing, draft: SchemeDraft): Editing {
  return { ...editing, saved: draft };
}
