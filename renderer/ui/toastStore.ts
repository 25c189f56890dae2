import { useSyncExternalStore, type ReactNode } from 'react';

export interface Toast {
  /** Another one of the same key takes its place. */
  readonly key: string;
  readonly tone: 'success' | 'info' | 'fault';
  readonly words: ReactNode;
  /** Beside the words. */
  readonly actions?: ReactNode;
  readonly seconds: number;
}

interface Shown {
  /** The newest last. */
  readonly toasts: readonly Toast[];
  /** Room that the page keeps for them. */
  readonly place: HTMLElement | null;
}

/** So many fit beside each other. */
const MOST = 2;

let shown: Shown = { toasts: [], place: null };
const listeners = new Set<() => void>();

function set(next: Partial<Shown>): void {
  shown = { ...shown, ...next };
  for (const listener of listeners) listener();
}

export function showToast(toast: Toast): void {
  const others = shown.toasts.filter(({ key }) => key !== toast.key);
  set({ toasts: [...others, toast].slice(-MOST) });
}

export function dropToast(key: string): void {
  if (shown.toasts.some((each) => each.key === key)) set({ toasts: shown.toasts.filter((each) => each.key !== key) });
}

export function clearToasts(): void {
  set({ toasts: [] });
}

/** For a ref: the element that keeps room for toasts. */
export function keepToastPlace(place: HTMLElement | null): void {
  set({ place });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToasts(): Shown {
  return useSyncExternalStore(subscribe, () => shown);
}
