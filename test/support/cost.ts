import process from 'node:process';

/** The clock of processor time goes in steps of some milliseconds. */
const ENOUGH_MS = 50;

/**
 * What a piece of work costs: milliseconds of this thread's processor time. What else the machine does at the same time
 * is not counted. Only to be set against the cost of other work: processors differ.
 */
export async function cost(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  let spent = 0;
  // Little work is measured three times, and the least counts.
  for (let sample = 0; sample < 3 && spent < 6 * ENOUGH_MS; sample++) {
    const before = process.threadCpuUsage();
    let times = 0;
    let took = 0;
    for (; took < ENOUGH_MS; times++) {
      await work();
      const { user, system } = process.threadCpuUsage(before);
      took = (user + system) / 1000;
    }
    spent += took;
    least = Math.min(least, took / times);
  }
  return least;
}
