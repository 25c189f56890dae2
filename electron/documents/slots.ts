/** A fixed number of places to work in. */
export interface Slots {
  /** Waits for a free place; yields the function that frees it, or `undefined` where the signal aborts first. */
  take(signal: AbortSignal): Promise<(() => void) | undefined>;
  /** Resolves once every place is free. */
  idle(): Promise<void>;
}

export function createSlots(places: number): Slots {
  let taken = 0;
  const waiting = new Set<() => void>();
  const whenIdle = new Set<() => void>();

  function free(): void {
    taken -= 1;
    const [next] = waiting;
    next?.();
    if (taken === 0) for (const resolve of whenIdle) resolve();
  }

  function claim(): () => void {
    taken += 1;
    let freed = false;
    return () => {
      if (freed) return;
      freed = true;
      free();
    };
  }

  return {
    take(signal) {
      if (signal.aborted) return Promise.resolve(undefined);
      if (taken < places) return Promise.resolve(claim());
      return new Promise((resolve) => {
        const settle = (value: (() => void) | undefined): void => {
          waiting.delete(proceed);
          signal.removeEventListener('abort', giveUp);
          resolve(value);
        };
        const proceed = (): void => settle(claim());
        const giveUp = (): void => settle(undefined);
        waiting.add(proceed);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
    idle() {
      return taken === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.add(resolve));
    },
  };
}
