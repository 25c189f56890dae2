import { useSyncExternalStore } from 'react';
import { electronBridge } from '../bridge/electron.ts';

/** Whether the app's host answers, as seen when a screen's script is fetched: each is fetched when it is first opened. */

const LOOK_AGAIN_MS = 2000;
/** A host that takes longer is taken for gone; it is asked again. */
const ANSWER_MS = 5000;

let isLost = false;
/** A sheet may have been asked for in vain, by whoever fetched ahead. */
let sheetsMissed = false;
let lookNow: (() => void) | undefined;
let returning: Promise<void> | undefined;
const listeners = new Set<() => void>();

function setLost(lost: boolean): void {
  isLost = lost;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a screen waits for the host. */
export function useIsLost(): boolean {
  return useSyncExternalStore(subscribe, () => isLost);
}

/** Somebody fetched ahead in vain. */
export function missedSheets(): void {
  sheetsMissed = true;
}

/** Asks the host at once, in place of in a moment. */
export function reconnect(): void {
  lookNow?.();
}

/** Any answer will do: the host is there. */
export async function hostAnswers(): Promise<boolean> {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Loads a screen; where the host is gone, waits until it is back and loads then. Rejects with what `load` rejects with
 * where the host is there: that is another trouble.
 *
 * The host is asked before anything is loaded: of a script that could not be fetched once, Chromium up to 153 says so
 * ever after, until the page is loaded anew. In the desktop window the host is there as long as the page is.
 */
export async function loadWhenThere<Value>(load: () => Promise<Value>): Promise<Value> {
  if (electronBridge() === undefined && !(await hostAnswers())) await hostIsBack();
  try {
    const value = await load();
    if (sheetsMissed) await reloadSheets();
    return value;
  } catch (error) {
    if (await hostAnswers()) throw error;
    await hostIsBack();
    return loadWhenThere(load);
  }
}

function hostIsBack(): Promise<void> {
  returning ??= waitForHost();
  return returning;
}

async function waitForHost(): Promise<void> {
  setLost(true);
  do {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN_MS);
      lookNow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  } while (!(await hostAnswers()));
  await reloadSheets();
  lookNow = undefined;
  returning = undefined;
  setLost(false);
}

/** The bundler asks for a screen's sheet once, and takes one that failed for loaded. */
async function reloadSheets(): Promise<void> {
  sheetsMissed = false;
  const failed = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
    (link) => link.sheet === null,
  );
  await Promise.all(
    failed.map((link) => {
      const again = document.createElement('link');
      again.rel = 'stylesheet';
      again.href = link.href;
      const settled = new Promise((resolve) => {
        again.addEventListener('load', resolve);
        again.addEventListener('error', resolve);
      });
      link.replaceWith(again);
      return settled;
    }),
  );
}
