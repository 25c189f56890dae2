import { laterParts } from '../ui/later.tsx';
import { electronBridge } from '../bridge/electron.ts';
import { hostAnswers, missedSheets } from './connection.ts';
import { ROUTES } from './routes.tsx';

/** Calls back when the page has nothing else to do. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}

/** The host is asked first: of a script that could not be fetched once, Chromium up to 153 says so ever after. */
async function fetchAhead(load: () => Promise<unknown>): Promise<boolean> {
  if (electronBridge() === undefined && !(await hostAnswers())) return false;
  await load();
  return true;
}

/** For so long the first screen has the host to itself. */
const FIRST_SCREEN_MS = 300;

/**
 * Fetches the scripts of the other screens, and of what opens on them, one after the other whenever the page is idle, so that a first visit is painted
 * at once. Where the host does not answer it ends: the screen that is opened then waits for it.
 */
export function preloadWhenIdle(): () => void {
  const scripts = [...ROUTES.map(({ load }) => load), ...laterParts()];
  let ended = false;
  const next = () => {
    const load = ended ? undefined : scripts.shift();
    if (load) void fetchAhead(load).then((isThere) => isThere && whenIdle(next), missedSheets);
  };
  const begin = setTimeout(() => whenIdle(next), FIRST_SCREEN_MS);
  return () => {
    clearTimeout(begin);
    ended = true;
  };
}
