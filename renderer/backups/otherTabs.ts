/* oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes none: the browser keeps it to this origin */
import { beginAnew, forgetRestored } from './restored.ts';

/** What a tab did to the data that every tab shows: a copy was restored, moved data put back, or other data opened. */
const CHANGES = ['restored', 'putBack', 'opened'] as const;
export type Change = (typeof CHANGES)[number];

const CHANNEL = 'desk.anew';
const KEY = 'desk.told';

/** Where this tab hears the others; it does not hear itself over it. */
let own: BroadcastChannel | undefined;

/** Every other tab begins anew: what is on its screen came from other data. */
export function tellOtherTabs(change: Change): void {
  forgetTold();
  if (own) return own.postMessage(change);
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** Goes on where a way has led to other data; else the page tells what is found there. */
export function openOtherData(): void {
  tellOtherTabs('opened');
  beginAnew('/');
}

/** Begins anew when another tab has changed what is open; answers how to stop. */
export function followOtherTabs(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  own = channel;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const change = CHANGES.find((each) => each === data);
    if (change === undefined) return;
    forgetRestored();
    sessionStorage.setItem(KEY, change);
    beginAnew();
  };
  return () => {
    if (own === channel) own = undefined;
    channel.close();
  };
}

/** Why this tab has begun anew by itself, until it has been said. */
export function toldByOtherTab(): Change | undefined {
  const kept = sessionStorage.getItem(KEY);
  return CHANGES.find((each) => each === kept);
}

export function forgetTold(): void {
  sessionStorage.removeItem(KEY);
}
