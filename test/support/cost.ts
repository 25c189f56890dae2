import process from 'node:process';

/**
 * What a piece of work costs: milliseconds of this thread's processor time, the least of three. What else the machine
 * does at the same time is not counted. Only to be set against the cost of other work: processors differ.
 */
export function cost(work: () => unknown): number {
  const once = (): number => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
  // Where the clock is coarse, work below its step would cost nothing.
  return Math.max(1, Math.min(once(), once(), once()));
}
