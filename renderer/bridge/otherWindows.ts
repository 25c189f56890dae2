/* oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes none: the browser keeps it to this origin */
import type { QueryClient } from '@tanstack/react-query';
import { call, callsUnderWay, hearChanges } from './call.ts';

const CHANNEL = 'desk.changed';
/** How often a window in sight asks whether something was written elsewhere: one number over the bridge. */
const LOOK_MS = 3000;

/**
 * Fetches what is on screen anew when something was written that this window did not write: at once where another tab of this browser did, else
 * (another browser, a script) within seconds, and whenever the window comes in sight. `since` is the revision that the window began with. Answers how to
 * stop.
 */
export function followOtherWindows(client: QueryClient, since: number): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  let known = since;
  let ownChanges = 0;
  const ask = async (isOwn: boolean): Promise<void> => {
    try {
      const before = ownChanges;
      const { revision } = await call('workspace.revision', {});
      // What this window writes meanwhile is no news: the next look tells.
      if (!isOwn && (before !== ownChanges || callsUnderWay() > 0)) return;
      const isNews = revision !== known;
      known = revision;
      // Whoever wrote from here has all of it fetched anew, after this question.
      if (isNews && !isOwn) await client.invalidateQueries();
    } catch {
      // Whatever keeps the app from answering is told by what the screen itself asks; this is asked again.
    }
  };
  const look = (): void => {
    if (document.visibilityState === 'visible') void ask(false);
  };
  channel.onmessage = look;
  const stopHearing = hearChanges(() => {
    ownChanges += 1;
    channel.postMessage(true);
    void ask(true);
  });
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  const timer = setInterval(look, LOOK_MS);
  look();
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
    stopHearing();
    channel.close();
  };
}
