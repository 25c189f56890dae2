import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds of one run; the caller's work is awaited. */
export async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Median of several runs, so that one stray pause does not decide. */
export async function median(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await time(work));
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** One line of the report: ours beside the stated baseline, measured in the same run on the same input. */
export interface Ratio {
  readonly what: string;
  readonly ours: number;
  readonly baseline: string;
  readonly bare: number;
  /** Milliseconds where nothing else is said. */
  readonly unit?: 'MiB';
}

export function report(ratios: readonly Ratio[]): string {
  const lines = ratios.map(
    ({ what, ours, baseline, bare, unit = 'ms' }) =>
      `${what}\n    ours ${ours.toFixed(1)} ${unit}, ${baseline} ${bare.toFixed(1)} ${unit}: ratio ${ratioWords(ours / bare)}`,
  );
  return lines.join('\n');
}

/** 5.21; of what takes far less than its baseline, 1/4600. */
function ratioWords(ratio: number): string {
  return ratio > 0 && ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)}` : ratio.toFixed(2);
}

/** A full collection on demand, without asking for a flag on the command line. */
function collect(): void {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
}

/** What a value, and all that is remembered in making it, keeps alive, in MiB. */
export async function kept(make: () => unknown): Promise<number> {
  collect();
  const before = process.memoryUsage().heapUsed;
  const value = await make();
  collect();
  const after = process.memoryUsage().heapUsed;
  // Holds on to the value until it was measured.
  if (value === undefined) throw new Error('nothing was made');
  return (after - before) / 1_048_576;
}

/** Milliseconds of processors that a run takes, the collector's helpers among them: the mean of several runs. */
export async function spent(runs: number, work: () => unknown): Promise<number> {
  collect();
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run++) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / runs;
}
