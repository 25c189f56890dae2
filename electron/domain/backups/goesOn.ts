import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { CopyLabel } from '../model/backup.ts';
import { staysUntilDeleted } from './copies.ts';
import { surplusCopies, type Retention } from './retention.ts';

interface Labelled {
  readonly label: CopyLabel;
}

/** How far ahead it is looked: a copy that stays longer is not said to go. */
const MOST_DAYS = 1200;

/**
 * The day on which each copy goes, where from today on one is made every day; `undefined` for one that stays until somebody deletes it. On days without a
 * copy they go later, never sooner.
 */
export function daysOfGoing<Copy extends Labelled>(
  copies: readonly Copy[],
  retention: Retention,
  today: PlainDate,
): ReadonlyMap<Copy, PlainDate | undefined> {
  const going = new Map<Copy, PlainDate | undefined>(copies.map((copy) => [copy, undefined]));
  let kept: Labelled[] = copies.filter(({ label }) => !staysUntilDeleted(label.kind));
  let open = kept.length;
  let sequence = Math.max(0, ...copies.map(({ label }) => label.sequence));
  for (let days = 1; days <= MOST_DAYS && open > 0; days += 1) {
    const day = addDays(today, days);
    sequence += 1;
    kept.push({ label: { kind: 'daily', sequence, day, madeAt: '' } });
    const gone = new Set(surplusCopies(kept, retention));
    kept = kept.filter((copy) => !gone.has(copy));
    for (const copy of copies) {
      if (!gone.has(copy)) continue;
      going.set(copy, day);
      open -= 1;
    }
  }
  return going;
}
