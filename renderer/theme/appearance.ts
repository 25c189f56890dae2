import { useSyncExternalStore } from 'react';
import { applyPalette, type Tone } from './palette.ts';

/** 外观: follow the system, or always light or dark. A choice of this machine, so it lives in the page's own storage. */
export type Appearance = 'system' | Tone;

const KEY = 'desk.appearance';
const listeners = new Set<() => void>();

function systemIsDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function stored(): Appearance {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function currentTone(): Tone {
  const choice = stored();
  if (choice !== 'system') return choice;
  return systemIsDark().matches ? 'dark' : 'light';
}

function announce(): void {
  applyPalette(currentTone());
  for (const listener of listeners) listener();
}

/** Puts the chosen palette on the document and follows the system from then on; called once at start. */
export function startAppearance(): void {
  applyPalette(currentTone());
  systemIsDark().addEventListener('change', announce);
}

export function setAppearance(choice: Appearance): void {
  if (choice === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  announce();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the person chose. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, stored);
}

/** What is shown now. */
export function useTone(): Tone {
  return useSyncExternalStore(subscribe, currentTone);
}
