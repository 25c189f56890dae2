import type { SchemeId, UnitId, Year } from '../../domain/brand.ts';
import { latestOf } from '../../domain/assessment/classes.ts';
import type { ServiceContext } from '../app/context.ts';
import type { LockedFacts } from './frozenBody.ts';

/** What a freeze locks of a class: its scheme's version, its units, and what only the assessment knows of them. */
export function lockedFacts(
  { store }: Pick<ServiceContext, 'store'>,
  year: Year,
  { schemeId, unitIds }: { readonly schemeId: SchemeId; readonly unitIds: readonly UnitId[] },
): LockedFacts {
  const scheme = store.schemes.ofYear(year).find(({ id }) => id === schemeId);
  const own = new Set(unitIds);
  const { scoreFacts } = store;
  const rows: readonly (readonly [string, readonly { readonly unitId: UnitId }[]])[] = [
    ['judgement', store.judgements.ofYear(year)],
    ['event', scoreFacts.events(year)],
    ['mark', scoreFacts.marks(year)],
    ['sample', scoreFacts.samples(year)],
    ['figure', scoreFacts.figures(year)],
    ['member', scoreFacts.members(year)],
    ['explanation', scoreFacts.explanations(year)],
  ];
  return {
    schemeId,
    schemeVersion: scheme === undefined ? 0 : latestOf(scheme).version,
    unitIds: [...unitIds].sort(),
    facts: rows
      .flatMap(([kind, all]) =>
        all.filter(({ unitId }) => own.has(unitId)).map((row) => JSON.stringify([kind, sortedEntries(row)])),
      )
      .sort(),
  };
}

/** The same row as the same text, in whatever order a statement names its columns. */
function sortedEntries(row: object): readonly (readonly [string, unknown])[] {
  return Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
