/** The ends of an axis, and how far its marks stand apart. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Steps that people count in: 1, 2, 5 and their tenfolds; hundredths at the least, since totals have two places. */
function niceStep(range: number, marks: number): number {
  const rough = Math.max(range / marks, 0.01);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((each) => each * power >= rough * 0.999) ?? 10) * power;
  return tidy(step);
}

/** Without the dust of binary fractions. */
function tidy(value: number): number {
  return Number(value.toFixed(4));
}

/**
 * A scale on which the values stand apart: from a little below the least to a little above the greatest, not from 0. What is drawn on it must be
 * points or a line, never the length of a bar.
 */
export function closeScale(values: readonly number[], marks = 6): Scale {
  if (values.length === 0) return { min: 0, max: 100, step: 20 };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Where all are equal there is no difference to show.
  const step = niceStep(most === least ? marks : Math.max(most - least, 0.05), marks);
  const first = Math.floor(tidy(least / step));
  const last = Math.max(Math.ceil(tidy(most / step)), first + 1);
  const min = tidy((least === most ? first - 1 : first) * step);
  const max = tidy(last * step);
  // Points of no unit are below 0 unless one has them.
  return { min: least >= 0 ? Math.max(0, min) : min, max, step };
}

/** Says that an axis does not begin at 0, where it does not. */
export function axisWords(values: readonly number[]): readonly string[] {
  return closeScale(values).min === 0 ? [] : ['横轴不从 0 开始，只画出差距'];
}

/** A stretch of totals, its lower end included, and how many lie in it. The last takes its upper end too. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Totals by stretches of a length that people count in. */
export function binsOf(values: readonly number[], most = 10): readonly Bin[] {
  if (values.length === 0) return [];
  const [least, top] = [Math.min(...values), Math.max(...values)];
  const step = Math.max(niceStep(Math.max(top - least, 0.05), most), 0.01);
  const first = Math.floor(tidy(least / step));
  const last = Math.max(Math.ceil(tidy(top / step)), first + 1);
  const counts = Array.from({ length: last - first }, () => 0);
  for (const value of values) {
    const at = Math.min(Math.floor(tidy(value / step)) - first, counts.length - 1);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, at) => ({ from: tidy((first + at) * step), to: tidy((first + at + 1) * step), count }));
}
