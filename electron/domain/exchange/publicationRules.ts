import type { UnitId } from '../brand.ts';
import type { MatchRule, PublicationFacts } from '../model/publication.ts';

/**
 * Whether a rule holds for a publication: its column is the rule's, whole or in its last steps; its title has every word; it is the rule's unit's.
 * What the rule leaves out asks nothing.
 */
export function ruleHolds(
  { column, words, unitId }: Omit<MatchRule, 'id'>,
  publication: PublicationFacts,
  unitOf: (name: string) => UnitId | undefined,
): boolean {
  const title = plain(publication.title);
  const isColumn = column === '' || `/${plain(publication.column)}`.endsWith(`/${plain(column)}`);
  const isUnit = unitId === undefined || publication.units.some((name) => unitOf(name) === unitId);
  return isColumn && isUnit && words.every((word) => title.includes(plain(word)));
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '');
}
