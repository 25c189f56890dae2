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
}

export function report(ratios: readonly Ratio[]): string {
  const lines = ratios.map(
    ({ what, ours, baseline, bare }) =>
      `${what}\n    ours ${ours.toFixed(1)} ms, ${baseline} ${bare.toFixed(1)} ms: ratio ${(ours / bare).toFixed(2)}`,
  );
  return lines.join('\n');
}
