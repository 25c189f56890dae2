import type { CopyLabel } from '../model/backup.ts';
import { staysUntilDeleted } from './copies.ts';

/** How many ordinary copies stay. */
export interface Retention {
  /** The newest of the latest day. */
  readonly sameDay: number;
  /** One, the newest, of each of the latest days that have any; days without a copy use none up. */
  readonly days: number;
  /** One, the newest, of each of the latest months that have any. */
  readonly months: number;
}

interface Labelled {
  readonly label: CopyLabel;
}

export const USUAL_RETENTION: Retention = { sameDay: 3, days: 10, months: 12 };

/**
 * Which copies go. Their order is that of their sequence, so that a clock that was wrong drops nothing new: the copy made last stays in any case, and
 * "today" is its day. Copies from before a format, a restore or a year's closing stay.
 */
export function surplusCopies<Copy extends Labelled>(copies: readonly Copy[], retention: Retention): readonly Copy[] {
  const ordinary = copies
    .filter(({ label }) => !staysUntilDeleted(label.kind))
    .toSorted((a, b) => b.label.sequence - a.label.sequence);
  const [newest] = ordinary;
  if (!newest) return [];
  const kept = new Set([newest]);
  for (const copy of ordinary.filter(({ label }) => label.day === newest.label.day).slice(0, retention.sameDay))
    kept.add(copy);
  keepFirstOfEach(ordinary, ({ label }) => label.day, retention.days, kept);
  keepFirstOfEach(ordinary, ({ label }) => label.day.slice(0, 7), retention.months, kept);
  return ordinary.filter((copy) => !kept.has(copy));
}

function keepFirstOfEach<Copy extends Labelled>(
  ordinary: readonly Copy[],
  spanOf: (copy: Copy) => string,
  limit: number,
  kept: Set<Copy>,
): void {
  const spans = new Set<string>();
  for (const copy of ordinary) {
    const span = spanOf(copy);
    if (spans.size < limit && !spans.has(span)) {
      spans.add(span);
      kept.add(copy);
    }
  }
}
