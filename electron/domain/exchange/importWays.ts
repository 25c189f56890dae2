import { takenAs, type ItemWay, type RecognisedTable, type TableRow } from '../reading/tables/recognisedTable.ts';
import { ofDocument, type ImportedDuty, type TableIdentity } from './importMatching.ts';
import { comparable, textsOf } from './importTexts.ts';

/**
 * How the items of a table were taken when its document came in before; `undefined` where it did not, or where nothing tells. Rows that read
 * alike in both ways say nothing.
 */
export function wayOnRecord(
  table: RecognisedTable,
  identity: TableIdentity,
  duties: readonly ImportedDuty[],
): ItemWay | undefined {
  if (table.items === undefined) return undefined;
  const sourceOf = ofDocument(identity);
  const stored = new Set(
    duties.flatMap((duty) => {
      const source = sourceOf(duty);
      return source ? [comparable(source.row.content)] : [];
    }),
  );
  const hits = (way: ItemWay): number => {
    const [rows, others] = [way, way === 'items' ? ('rows' as const) : ('items' as const)].map(
      (each) => new Set(takenAs(table, each).rows.map((row) => comparable(textsOf(row).content))),
    );
    return [...(rows ?? [])].filter((content) => !others?.has(content) && stored.has(content)).length;
  };
  const [items, rows] = [hits('items'), hits('rows')];
  if (items === rows) return undefined;
  return rows > items ? 'rows' : 'items';
}

/** The row of the other way that begins where a row begins: the first part of an item, or the item of its first part. */
export function beginsWith(row: TableRow, others: readonly TableRow[]): TableRow | undefined {
  return others.find(({ gridRow, address }) => gridRow === row.gridRow && address === row.address);
}

/** Rows that are other duties if the items are taken the other way. */
export function rowsThatChange({ rows, items }: RecognisedTable): readonly TableRow[] {
  const others = items?.other.rows ?? [];
  const same = new Map(others.map((row) => [`${row.gridRow} ${row.address}`, textsOf(row).content]));
  return items === undefined
    ? []
    : rows.filter((row) => same.get(`${row.gridRow} ${row.address}`) !== textsOf(row).content);
}

/** The rows of the other way that an item is made of, in order, but for the one that it begins with. */
export function partsOf(row: TableRow, { rows, items }: RecognisedTable): readonly TableRow[] {
  const others = items?.other.rows ?? [];
  const begin = beginsWith(row, others);
  if (items?.way !== 'items' || begin === undefined) return [];
  const next = rows[rows.indexOf(row) + 1];
  const from = others.indexOf(begin);
  const end = next && beginsWith(next, others);
  return others.slice(from + 1, end ? others.indexOf(end) : others.length);
}
