import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import type { PublicationMatch } from '../../electron/domain/model/publicationMatch.ts';
import type { TrueTitle } from './district.ts';

/** How matching did: publications, those that are truly of something, ticked, ticked rightly, and ticked rightly or proposed among the first three. */
export interface Judged {
  count: number;
  true: number;
  ticked: number;
  right: number;
  found: number;
}

const PROPOSED = 3;

/** Sets what was matched beside what is true, over all and by manner of title. */
export function judge(
  titles: readonly TrueTitle[],
  matches: readonly PublicationMatch[],
): { readonly all: Judged; readonly manners: ReadonlyMap<string, Judged> } {
  const nothing = (): Judged => ({ count: 0, true: 0, ticked: 0, right: 0, found: 0 });
  const all = nothing();
  const manners = new Map<string, Judged>();
  for (const [index, { truth, manner }] of titles.entries()) {
    const match = matches[index];
    const own = manners.get(manner) ?? nothing();
    manners.set(manner, own);
    const keys = match?.candidates.map(occurrenceText) ?? [];
    const isTicked = match?.class === 'sure';
    const isRight = isTicked && keys[0] === truth;
    const isProposed = match?.class === 'likely' && keys.slice(0, PROPOSED).some((key) => key === truth);
    for (const sum of [all, own]) {
      sum.count += 1;
      sum.true += truth === undefined ? 0 : 1;
      sum.ticked += isTicked ? 1 : 0;
      sum.right += isRight ? 1 : 0;
      sum.found += isRight || isProposed ? 1 : 0;
    }
  }
  return { all, manners };
}
