import type { InputOf } from '../../electron/contract/index.ts';
import type { ItemView } from '../../electron/contract/ledger.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { SUPPOSED_WORDS } from '../../electron/domain/words/assessment.ts';

export type Supposed = InputOf<'assessment.whatIf'>['changes'][number]['outcome'];

type Asked = InputOf<'assessment.whatIf'>;
export type SupposedEvent = NonNullable<Asked['events']>[number];
export type SupposedJudgement = NonNullable<Asked['judgements']>[number];

/** In the order in which they are offered. */
export const SUPPOSED = Object.keys(SUPPOSED_WORDS) as readonly Supposed[];

/** What is supposed, by the item's key. */
export type Suppositions = ReadonlyMap<string, Supposed>;

/** An item's key for a supposition, with one taken back where it is `undefined`. */
export function suppose(all: Suppositions, item: ItemView, outcome: Supposed | undefined): Suppositions {
  const next = new Map(all);
  if (outcome === undefined) next.delete(occurrenceText(item));
  else next.set(occurrenceText(item), outcome);
  return next;
}

/** What is asked of the app: each supposition with its item. Items that are not listed any more are left out. */
export function changesOf(items: readonly ItemView[], all: Suppositions): InputOf<'assessment.whatIf'>['changes'] {
  return items.flatMap((item) => {
    const outcome = all.get(occurrenceText(item));
    const { dutyId, ruleId, unitId, periodKey } = item;
    return outcome === undefined ? [] : [{ occurrence: { dutyId, ruleId, unitId, periodKey }, outcome }];
  });
}
