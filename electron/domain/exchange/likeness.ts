import type { DutyTexts } from '../model/duty.ts';
import { withoutYears } from '../years/namedYears.ts';
import { comparable } from './importTexts.ts';

type Texts = Pick<DutyTexts, 'number' | 'content'>;

/** From here on two contents are the same in other words; with the same number a little less will do. */
const ALIKE = 0.6;
const ALIKE_BY_NUMBER = 0.4;

/** Two characters each, in a text without years: what likeness is counted in. */
function bigrams(content: string): ReadonlySet<string> {
  const text = Array.from(comparable(withoutYears(content)));
  return new Set(text.slice(1).map((sign, at) => `${text[at]}${sign}`));
}

/**
 * Pairs of rows and duties, by their places, each the likest to the other: the share of their pairs of characters that they have in common, twice counted
 * (Dice). Two that are as like as each other name nobody.
 */
export function likestPairs(rows: readonly Texts[], duties: readonly Texts[]): readonly (readonly [number, number])[] {
  const known = duties.map(({ content }) => bigrams(content));
  const holders = new Map<string, number[]>();
  for (const [at, own] of known.entries()) {
    for (const pair of own) holders.set(pair, [...(holders.get(pair) ?? []), at]);
  }
  const bestOfRow = new Map<number, Best>();
  const bestOfDuty = new Map<number, Best>();
  for (const [at, row] of rows.entries()) {
    const own = bigrams(row.content);
    const common = new Map<number, number>();
    for (const pair of own) for (const to of holders.get(pair) ?? []) common.set(to, (common.get(to) ?? 0) + 1);
    for (const [to, count] of common) {
      const likeness = (2 * count) / (own.size + (known[to]?.size ?? 0));
      const isNumbered = row.number !== '' && comparable(row.number) === comparable(duties[to]?.number ?? '');
      if (likeness < (isNumbered ? ALIKE_BY_NUMBER : ALIKE)) continue;
      note(bestOfRow, at, { other: to, likeness });
      note(bestOfDuty, to, { other: at, likeness });
    }
  }
  return [...bestOfRow].flatMap(([at, { other, isTie }]) => {
    const back = bestOfDuty.get(other);
    return isTie || back === undefined || back.isTie || back.other !== at ? [] : [[at, other] as const];
  });
}

interface Best {
  readonly other: number;
  readonly likeness: number;
  readonly isTie?: boolean;
}

function note(best: Map<number, Best>, at: number, found: Best): void {
  const before = best.get(at);
  if (before === undefined || found.likeness > before.likeness) best.set(at, found);
  else if (found.likeness === before.likeness) best.set(at, { ...before, isTie: true });
}
