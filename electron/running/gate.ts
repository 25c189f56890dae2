/** Lets calls pass side by side, and one piece of work have everything to itself. */
export interface Gate {
  /** Runs a call; while something has everything to itself, it waits first. */
  pass<Value>(call: () => Promise<Value>): Promise<Value>;
  /**
   * From within a call that passes: waits until all others are through, lets none in, and runs the work. `undefined` where another work has the
   * gate already.
   */
  alone<Value>(work: () => Promise<Value>): Promise<Value> | undefined;
}

export function createGate(): Gate {
  let passing = 0;
  let closed: Promise<void> | undefined;
  let onlyOneLeft: (() => void) | undefined;
  const opened = async (): Promise<void> => {
    if (!closed) return;
    await closed;
    // Another may have taken it in the meantime.
    await opened();
  };
  return {
    async pass(call) {
      await opened();
      passing += 1;
      try {
        return await call();
      } finally {
        passing -= 1;
        if (passing <= 1) onlyOneLeft?.();
      }
    },
    alone(work) {
      if (closed) return undefined;
      const run = (async () => {
        if (passing > 1) await new Promise<void>((resolve) => (onlyOneLeft = resolve));
        return work();
      })();
      const settled = run.then(
        () => undefined,
        () => undefined,
      );
      closed = settled.then(() => {
        closed = undefined;
        onlyOneLeft = undefined;
      });
      return run;
    },
  };
}
