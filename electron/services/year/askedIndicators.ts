import { classesOf, latestOf } from '../../domain/assessment/classes.ts';
import { leavesOf } from '../../domain/assessment/yearScores.ts';
import type { Year } from '../../domain/brand.ts';
import type { AskedIndicator } from '../../domain/fillIn/round.ts';
import type { Store } from '../../store/store.ts';

/** The leaves of which units can claim points (自评); of several schemes each for the units of its classes. */
export function askedIndicators(store: Pick<Store, 'schemes' | 'units'>, year: Year): readonly AskedIndicator[] {
  const schemes = store.schemes.ofYear(year);
  const classes = classesOf(store.schemes.classes(year), store.units.units(), schemes);
  const inUse = schemes.filter(({ id }) => classes.some(({ schemeId }) => schemeId === id));
  return inUse.flatMap((scheme) => {
    const unitIds = classes.filter(({ schemeId }) => schemeId === scheme.id).flatMap((each) => each.unitIds);
    const { nodes } = latestOf(scheme).tree;
    const leaves = leavesOf({
      nodes: nodes.filter(({ section, node }) => section === 'base' || (section === 'bonus' && Number(node.full) > 0)),
    });
    return leaves.map(({ id, name, full }) => (inUse.length > 1 ? { id, name, full, unitIds } : { id, name, full }));
  });
}
