import type { DutyId, Year } from '../../domain/brand.ts';
import { compareFile, dutyKindOf, type ComparedFile } from '../../domain/exchange/importCompare.ts';
import { wayOnRecord } from '../../domain/exchange/importWays.ts';
import { takenAs, type RecognisedFile, type RecognisedTable } from '../../domain/reading/tables/recognisedTable.ts';
import type { Store } from '../../store/store.ts';
import type { PendingPreview } from '../app/pendingPreviews.ts';
import { planNames } from '../year/planNames.ts';
import { mayJoin } from './itemParts.ts';
import { officeEdits } from './officeEdits.ts';

/** Sets a file beside the year's duties as they are stored now. */
export function compareWithStore(store: Store, pending: PendingPreview): ComparedFile {
  const { year } = pending;
  let registered: ReadonlyMap<DutyId, number> | undefined;
  let plans: ReadonlyMap<DutyId, string> | undefined;
  return compareFile(
    {
      home: { workspace: store.workspace.setting('workspace') ?? '', year },
      office: officeEdits(store, year),
      duties: (kind) => store.duties.toCompare(year, kind),
      canJoin: (part, rules) => mayJoin(store, year, part, rules),
      planOf: (id) => (plans ??= planNames(store, year)).get(id) ?? '',
      registered: (id) => (registered ??= registeredFor(store, year)).get(id) ?? 0,
    },
    pending,
  );
}

/** A file whose tables came in before keeps the way in which their items were taken then: nothing is cut anew unless a person says so. */
export function asOnRecord(store: Store, fileName: string, year: Year, file: RecognisedFile): RecognisedFile {
  if (file.tables.every(({ items }) => items === undefined)) return file;
  const taken = (table: RecognisedTable): RecognisedTable => {
    const identity = { fileName, sheet: table.grid.sheet, title: table.title, isPlan: false };
    const way = wayOnRecord(table, identity, store.duties.toCompare(year, dutyKindOf(table.kind)));
    return way === undefined ? table : takenAs(table, way);
  };
  return { ...file, tables: file.tables.map(taken) };
}

/** Registrations, extensions, exemptions and triggers by duty. */
function registeredFor(store: Store, year: Year): ReadonlyMap<DutyId, number> {
  const { fulfilments, extensions, exemptions, triggers } = store.facts(year);
  const counts = new Map<DutyId, number>();
  for (const { dutyId } of [...fulfilments, ...extensions, ...exemptions, ...triggers]) {
    counts.set(dutyId, (counts.get(dutyId) ?? 0) + 1);
  }
  return counts;
}
