/** A disk was asked and did not answer in time. */
export class NotAnswering extends Error {}

/** The longest waits for one answer, in milliseconds. */
export interface Limits {
  /** For names, sizes and small files. */
  readonly look: number;
  /** For a piece of a copy on its way to the disk; slow drives write back for long. */
  readonly move: number;
}

export const USUAL_LIMITS: Limits = { look: 5000, move: 60_000 };

/** Asks a disk without waiting for ever, and one that hangs no second time: each question that hangs keeps one of Node's four threads. */
export interface Patience {
  /** Throws `NotAnswering` after the limit, and at once while an earlier question hangs. `late` gets an answer that comes after that. */
  ask<Value>(question: () => Promise<Value>, limit: keyof Limits, late?: (value: Value) => void): Promise<Value>;
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
      let timer: ReturnType<typeof setTimeout> | undefined;
      const timeUp = new Promise<'timeUp'>((resolve) => {
        timer = setTimeout(() => resolve('timeUp'), limits[limit]);
      });
      const first = await Promise.race([answer.then((value) => ({ value })), timeUp]).finally(() =>
        clearTimeout(timer),
      );
      if (first !== 'timeUp') return first.value;
      hanging = true;
      hangingAnywhere += 1;
      const settled = () => {
        hanging = false;
        hangingAnywhere -= 1;
      };
      void answer.then(late, () => undefined).finally(settled);
      throw new NotAnswering();
    },
  };
}
