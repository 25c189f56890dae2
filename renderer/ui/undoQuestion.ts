import { useSyncExternalStore } from 'react';
import { FREEZE_LABEL } from '../../electron/domain/words/scoreProcess.ts';

interface Question {
  /** Of the command that is to be taken back. */
  readonly label: string;
  readonly takeBack: () => void;
}

/** What a person confirmed before a command is taken back. */
interface Confirmed {
  readonly unfreeze?: true;
}

let asked: Question | undefined;
const listeners = new Set<() => void>();

function set(next: Question | undefined): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Takes a command back, wherever that was asked for: at once, but a freeze of the assessment only once it is confirmed, for what it stored goes with it. */
export function askedBefore(label: string | undefined, takeBack: (confirmed: Confirmed) => void): void {
  if (label?.startsWith(FREEZE_LABEL) === true) set({ label, takeBack: () => takeBack({ unfreeze: true }) });
  else takeBack({});
}

export function dropUndoQuestion(): void {
  set(undefined);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is being asked; `undefined`: nothing. */
export function useUndoQuestion(): Question | undefined {
  return useSyncExternalStore(subscribe, () => asked);
}
