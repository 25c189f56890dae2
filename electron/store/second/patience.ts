/** A disk was asked and did not answer in time. */
export class NotAnswering extends Error {}

/** The longest waits, in milliseconds. */
export interface Limits {
  /** For names, sizes and small files. */
  readonly look: number;
  /** For a piece of a copy on its way to the disk; slow drives write back for long. */
  readonly move: number;
  /** What a person who asks waits for, before what is known is answered. */
  readonly asked: number;
  /** How long closing waits for a copy on its way. */
  readonly closing: number;
  /** How long a look is good for. */
  readonly fresh: number;
}

export const USUAL_LIMITS: Limits = { look: 5000, move: 60_000, asked: 1500, closing: 3000, fresh: 2000 };

/** Asks a disk without waiting for ever, and one that hangs no second time: each question that hangs keeps one of Node's four threads. */
export interface Patience {
  /** Throws `NotAnswering` after the limit, and at once while an earlier question hangs. `late` gets an answer that comes after that. */
  ask<Value>(question: () => Promise<Value>, limit: 'look' | 'move', late?: (value: Value) => void): Promise<Value>;
}

/** How many questions may hang, on whatever disks. */
const MOST_HANGING = 2;

let hangingAnywhere = 0;

/** One for each place that is asked. */
export function createPatience(limits: Limits): Patience {
  let hanging = false;
  return {
    async ask(question, limit, late) {
      if (hanging || hangingAnywhere >= MOST_HANGING) throw new NotAnswering();
      const answer = question();
      const first = await orTimeUp(
        answer.then((value) => ({ value })),
        limits[limit],
      );
      if (first) return first.value;
      hanging = true;
      hangingAnywhere += 1;
      void answer
        .then(late, () => undefined)
        .finally(() => {
          hanging = false;
          hangingAnywhere -= 1;
        });
      throw new NotAnswering();
    },
  };
}

/** What work gives within so many milliseconds, else `undefined`; the work goes on. */
export async function orTimeUp<Value>(work: Promise<Value>, ms: number): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([work, timeUp]).finally(() => clearTimeout(timer));
}
