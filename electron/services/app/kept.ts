import type { Ids } from './ports.ts';

/** The last few of a kind, in memory. */
export interface Kept<Value> {
  /** Keeps it and answers its id; the oldest goes. */
  put(value: Value): string;
  get(id: string): Value | undefined;
}

const MOST_KEPT = 4;

export function createKept<Value>(ids: Ids): Kept<Value> {
  const kept = new Map<string, Value>();
  return {
    put(value) {
      for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT + 1))) kept.delete(id);
      const id = ids.next();
      kept.set(id, value);
      return id;
    },
    get: (id) => kept.get(id),
  };
}
