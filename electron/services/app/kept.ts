import type { Ids } from './ports.ts';

/** The latest few of a kind, in memory and by their ids: as more come, the oldest go. */
export class LatestFew<Value> {
  readonly #kept = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps it, in the place of what has the same id. */
  put(id: string, value: Value): void {
    const gone = this.#kept.has(id) ? 0 : Math.max(0, this.#kept.size - this.#most + 1);
    for (const oldest of [...this.#kept.keys()].slice(0, gone)) this.#kept.delete(oldest);
    this.#kept.set(id, value);
  }

  get(id: string): Value | undefined {
    return this.#kept.get(id);
  }

  drop(id: string): void {
    this.#kept.delete(id);
  }

  /** The oldest first. */
  all(): readonly Value[] {
    return [...this.#kept.values()];
  }
}

/** The last few of a kind, in memory. */
export interface Kept<Value> {
  /** Keeps it and answers its id; the oldest goes. */
  put(value: Value): string;
  get(id: string): Value | undefined;
}

const MOST_KEPT = 4;

export function createKept<Value>(ids: Ids): Kept<Value> {
  const kept = new LatestFew<Value>(MOST_KEPT);
  return {
    put(value) {
      const id = ids.next();
      kept.put(id, value);
      return id;
    },
    get: (id) => kept.get(id),
  };
}
