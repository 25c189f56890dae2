/** Time that passes. */
export interface Timer {
  /** Milliseconds since some beginning. */
  now(): number;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Calls `end` after so many milliseconds, unless the function that it answers is called before. */
  limit(milliseconds: number, end: () => void): () => void;
}

/** Lets each host be asked once in a while. */
export interface Pace {
  /** Resolves when the host's turn has come, `gap` milliseconds or more after the one before, or when the signal aborts. */
  turn(host: string, gap: number, signal: AbortSignal): Promise<void>;
}

export function createPace(timer: Pick<Timer, 'now' | 'wait'>): Pace {
  /** When each host was, or is to be, asked last. */
  const asked = new Map<string, number>();
  return {
    turn(host, gap, signal) {
      const now = timer.now();
      const at = Math.max(now, (asked.get(host) ?? -Infinity) + gap);
      asked.set(host, at);
      return at > now ? timer.wait(at - now, signal) : Promise.resolve();
    },
  };
}
