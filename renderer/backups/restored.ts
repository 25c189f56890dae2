/** What a restore leaves to be told after the page has loaded anew. */
export interface Restored {
  /** What was restored, in words. */
  readonly name: string;
  /** The name of what moved aside for it. */
  readonly aside: string | undefined;
  /** What moved aside could not be opened, whatever a quick look at it tells. */
  readonly wasHarmed?: boolean;
  /** Data of an earlier restore was put back. */
  readonly putBack: boolean;
}

const KEY = 'desk.restored';

export function keepRestored(restored: Restored): void {
  sessionStorage.setItem(KEY, JSON.stringify(restored));
}

/** The restore that was just made in this window, until somebody has read of it. */
export function justRestored(): Restored | undefined {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? undefined : (JSON.parse(kept) as Restored);
}

export function forgetRestored(): void {
  sessionStorage.removeItem(KEY);
}

/** Everything on screen came from other data: the page begins anew, at the same screen, without the filters of its address. */
export function beginAnew(path = window.location.pathname): void {
  window.location.assign(path);
}
