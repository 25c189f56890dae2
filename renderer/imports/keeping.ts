import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { InputOf } from '../../electron/contract/index.ts';
import { call } from '../bridge/call.ts';

/** What changed about the decisions on a draft. */
export type DecisionPatch = Omit<InputOf<'imports.decide'>, 'draftId'>;

/** How far what was decided about a draft has been kept. */
interface Keeping {
  /** Decided since the last request went out. */
  readonly waiting: DecisionPatch | undefined;
  readonly underWay: boolean;
  /** Why the last request was refused: what it held waits, and goes with the next one. */
  readonly error: unknown;
  /** The revision that this window knows of. */
  readonly revision: number;
  /** Another window decided something in between. */
  readonly overtaken: boolean;
}

const IDLE: Keeping = { waiting: undefined, underWay: false, error: undefined, revision: 0, overtaken: false };

const keepings = new Map<string, Keeping>();
const listeners = new Set<() => void>();

function of(draftId: string): Keeping {
  return keepings.get(draftId) ?? IDLE;
}

function set(draftId: string, change: Partial<Keeping>): void {
  keepings.set(draftId, { ...of(draftId), ...change });
  for (const listener of listeners) listener();
}

/** Forgets everything: what the app keeps is another's. */
export function forgetKeeping(): void {
  keepings.clear();
  for (const listener of listeners) listener();
}

/** Two patches as one: the later one has the last word. */
function joined(earlier: DecisionPatch | undefined, later: DecisionPatch | undefined): DecisionPatch {
  const both = { ...earlier, ...later };
  return {
    ...both,
    ...(both.tables ? { tables: { ...earlier?.tables, ...later?.tables } } : {}),
    ...(both.rows ? { rows: { ...earlier?.rows, ...later?.rows } } : {}),
    ...(both.names ? { names: { ...earlier?.names, ...later?.names } } : {}),
    ...(both.starts ? { starts: { ...earlier?.starts, ...later?.starts } } : {}),
    ...(both.remove ? { remove: [...(earlier?.remove ?? []), ...(later?.remove ?? [])] } : {}),
  };
}

/** Has a decision kept at once; what is decided while a request is under way goes with the next one. */
export function keepDecision(draftId: string, patch: DecisionPatch): void {
  set(draftId, { waiting: joined(of(draftId).waiting, patch) });
  void send(draftId);
}

async function send(draftId: string): Promise<void> {
  const { waiting, underWay, revision } = of(draftId);
  if (waiting === undefined || underWay) return;
  set(draftId, { waiting: undefined, underWay: true, error: undefined });
  try {
    const answer = await call('imports.decide', { draftId, ...waiting });
    const overtaken = of(draftId).overtaken || answer.revision > revision + 1;
    set(draftId, { underWay: false, revision: answer.revision, overtaken });
  } catch (error) {
    set(draftId, { underWay: false, waiting: joined(waiting, of(draftId).waiting), error });
    return;
  }
  await send(draftId);
}

/** What this window did otherwise than by deciding made the draft's revision so. */
export function noteRevision(draftId: string, revision: number): void {
  const before = of(draftId);
  set(draftId, { revision, overtaken: before.overtaken || revision > before.revision + 1 });
}

/** The revision of a draft that this window shows; one that the draft has left behind while what another window decided is not here yet. */
export function revisionShown(draftId: string): number {
  const { revision, overtaken } = of(draftId);
  return overtaken ? 0 : revision;
}

/** Answers once no decision about a draft is on its way: written, the draft is gone, and a decision that comes after that is refused. */
export async function untilArrived(draftId: string): Promise<void> {
  while (of(draftId).underWay) {
    await new Promise<void>((resolve) => {
      const leave = subscribe(() => {
        leave();
        resolve();
      });
    });
  }
}

/** What the page has read of a draft's decisions is of this revision. */
export function knowRevision(draftId: string, revision: number): void {
  if (of(draftId).revision < revision || of(draftId).overtaken) {
    set(draftId, { revision: Math.max(revision, of(draftId).revision), overtaken: false });
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface Kept {
  /** Nothing waits and nothing is under way. */
  readonly settled: boolean;
  readonly revision: number;
  readonly overtaken: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Follows the keeping of a draft's decisions. While something could not be sent, the browser asks before it leaves the page. */
export function useKeeping(draftId: string): Kept {
  const keeping = useSyncExternalStore(
    subscribe,
    useCallback(() => of(draftId), [draftId]),
  );
  const { waiting, underWay, revision, overtaken, error } = keeping;
  const unsent = waiting !== undefined;
  useEffect(() => {
    if (!unsent) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsent]);
  const retry = useCallback(() => void send(draftId), [draftId]);
  return { settled: !unsent && !underWay, revision, overtaken, error, retry };
}
