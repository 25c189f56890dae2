/** Digits that stand together; an X at their end belongs to them where it ends the run. */
export interface DigitGroup {
  readonly digits: string;
  /** Within the folded text. */
  readonly start: number;
  readonly end: number;
  /** What stands between it and the group before; empty for the first. */
  readonly gap: string;
}

/** Blanks, dashes, dots: what people put into a number to make it easier to read, or to get it past a filter. No tab: it ends a cell. */
const GAP = String.raw`[ \u00A0\u2000-\u200A\u202F\u205F\u3000\-\u2010-\u2015\u2212.·•\n]{0,3}`;
const RUN = new RegExp(String.raw`\d(?:${GAP}\d)*(?:${GAP}[xX](?![0-9A-Za-z]))?`, 'gu');
const GROUP = /\d+[xX]?|[xX]/gu;

/** The runs of digits of a folded text: each as its groups, with nothing but gaps between them. */
export function digitRuns(text: string): readonly (readonly DigitGroup[])[] {
  return Array.from(text.matchAll(RUN), ({ 0: run, index }) => {
    let before = 0;
    return Array.from(run.matchAll(GROUP), ({ 0: digits, index: at }): DigitGroup => {
      const gap = run.slice(before, at);
      before = at + digits.length;
      return { digits, start: index + at, end: index + before, gap };
    });
  });
}
