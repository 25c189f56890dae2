import type { UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { ProposedCoverage, PublicationFacts } from '../model/publication.ts';

/** What the lines of a list name, with how many lines do; most often first. */
export interface NamedInList {
  readonly columns: readonly { readonly column: string; readonly lines: number }[];
  readonly units: readonly { readonly name: string; readonly unitId?: UnitId; readonly lines: number }[];
}

/** Counts the columns and the units that lines name; of a line with several names the first that is a unit of ours, else its first. */
export function namedIn(lines: readonly PublicationFacts[], unitOf: (name: string) => UnitId | undefined): NamedInList {
  const columns = new Map<string, number>();
  const units = new Map<string, number>();
  const ids = new Map<string, UnitId | undefined>();
  const idOf = (name: string): UnitId | undefined => {
    if (!ids.has(name)) ids.set(name, unitOf(name));
    return ids.get(name);
  };
  for (const { column, units: names } of lines) {
    if (column !== '') columns.set(column, (columns.get(column) ?? 0) + 1);
    const name = names.find((one) => idOf(one) !== undefined) ?? names[0];
    if (name !== undefined) units.set(name, (units.get(name) ?? 0) + 1);
  }
  const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort((a, b) => b[1] - a[1]);
  return {
    columns: sorted(columns).map(([column, count]) => ({ column, lines: count })),
    units: sorted(units).map(([name, count]) => {
      const unitId = ids.get(name);
      return unitId === undefined ? { name, lines: count } : { name, unitId, lines: count };
    }),
  };
}

/**
 * What a list covers, as its content suggests, for a person to put right: from its first day to its last, and no more than the columns and
 * the units that it names: of a column or a unit of which it shows nothing it may never have been asked. Columns are proposed only where every line
 * names one, and units only where one of ours is named; else they are left to be said. `undefined` without a line.
 */
export function proposedCoverage(
  lines: readonly PublicationFacts[],
  { columns, units }: NamedInList,
): ProposedCoverage | undefined {
  const days = lines.map(({ publishedOn }) => publishedOn);
  const first = days.reduce<PlainDate | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
  const last = days.reduce<PlainDate | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined);
  if (first === undefined || last === undefined) return undefined;
  const own = new Set(units.flatMap(({ unitId }) => unitId ?? []));
  const everyLine = lines.every((line) => line.column !== '');
  return {
    ...(everyLine ? { columns: columns.map(({ column }) => column) } : {}),
    ...(own.size > 0 ? { units: [...own] } : {}),
    firstDay: first,
    lastDay: last,
  };
}
