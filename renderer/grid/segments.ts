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
