import { useCallback, useSyncExternalStore } from 'react';

const NONE: readonly File[] = [];
let waiting: readonly File[] = NONE;
const listeners = new Set<() => void>();

function set(files: readonly File[]): void {
  waiting = files;
  for (const listener of listeners) listener();
}

/** Files that a person dropped on the window or chose at the first start, for the import screen to take up. */
export function offerFiles(files: readonly File[]): void {
  set([...waiting, ...files]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The files that wait, and `take`, which empties the tray and answers what was in it. */
export function useOfferedFiles(): { readonly files: readonly File[]; readonly take: () => readonly File[] } {
  const files = useSyncExternalStore(subscribe, () => waiting);
  const take = useCallback(() => {
    const taken = waiting;
    if (taken.length > 0) set(NONE);
    return taken;
  }, []);
  return { files, take };
}
