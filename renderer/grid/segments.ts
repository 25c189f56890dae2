import type { Span } from '../../electron/contract/shared.ts';

/** A stretch of a wording; `marks` are the indexes of the spans that cover it. */
export interface Segment {
  readonly text: string;
  readonly start: number;
  readonly marks: readonly number[];
}

/** Cuts a wording at the ends of its spans, so that each stretch can be underlined. Spans may overlap or reach beyond the end. */
export function segmentsOf(wording: string, spans: readonly Span[]): readonly Segment[] {
  const cuts = new Set([0, wording.length]);
  for (const span of spans) {
    cuts.add(clamp(span.start, wording.length));
    cuts.add(clamp(span.end, wording.length));
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [index, start] of ordered.entries()) {
    const end = ordered[index + 1];
    if (end === undefined) break;
    const marks = spans.flatMap((span, mark) => (span.start <= start && span.end >= end ? [mark] : []));
    segments.push({ text: wording.slice(start, end), start, marks });
  }
  return segments;
}

function clamp(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length);
}

/** Spans of every place where one of the names stands in a wording; longer names win where they overlap. */
export function spansOfNames(wording: string, names: readonly string[]): readonly Span[] {
  const taken: Span[] = [];
  const longestFirst = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  for (const name of longestFirst) {
    for (let at = wording.indexOf(name); at >= 0; at = wording.indexOf(name, at + name.length)) {
      const span = { start: at, end: at + name.length, text: name };
      if (!taken.some((other) => span.start < other.end && other.start < span.end)) taken.push(span);
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}
