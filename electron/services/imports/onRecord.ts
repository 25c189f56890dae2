import type { DutyId, ImportId, Year } from '../../domain/brand.ts';
import { compareFile, dutyKindOf, type ComparedFile } from '../../domain/exchange/importCompare.ts';
import type { Candidate } from '../../domain/exchange/importMatching.ts';
import { wayOnRecord } from '../../domain/exchange/importWays.ts';
import type { DutyKind } from '../../domain/model/duty.ts';
import { takenAs, type RecognisedFile, type RecognisedTable } from '../../domain/reading/tables/recognisedTable.ts';
import type { Store } from '../../store/store.ts';
import type { PendingPreview } from '../app/pendingPreviews.ts';
import { officeEdits } from './officeEdits.ts';

/** Sets a file beside the year's duties as they are stored now. */
export function compareWithStore(store: Store, pending: PendingPreview): ComparedFile {
  const { year } = pending;
  let registered: ReadonlyMap<DutyId, number> | undefined;
  return compareFile(
    {
      home: { workspace: store.workspace.setting('workspace') ?? '', year },
      office: officeEdits(store, year),
      candidates: candidatesOf(store, year),
      registered: (id) => (registered ??= registeredFor(store, year)).get(id) ?? 0,
    },
    pending,
  );
}

/** A file whose tables came in before keeps the way in which their items were taken then: nothing is cut anew unless a person says so. */
export function asOnRecord(store: Store, fileName: string, year: Year, file: RecognisedFile): RecognisedFile {
  if (file.tables.every(({ items }) => items === undefined)) return file;
  const candidates = candidatesOf(store, year);
  const taken = (table: RecognisedTable): RecognisedTable => {
    const identity = { fileName, sheet: table.grid.sheet, title: table.title, isPlan: false };
    const way = wayOnRecord(table, identity, candidates(dutyKindOf(table.kind)));
    return way === undefined ? table : takenAs(table, way);
  };
  return { ...file, tables: file.tables.map(taken) };
}

/** The year's duties of a kind, each with whether it came from a plan's text. */
function candidatesOf(store: Store, year: Year): (kind: DutyKind) => readonly Candidate[] {
  const plans = plansOf(store, year);
  return (kind) =>
    store.duties.toCompare(year, kind).map((duty): Candidate => {
      const { source } = duty;
      const fromPlan = source !== undefined && plans.has(planKey(source.importId, source.sheet, source.title));
      return { duty, fromPlan };
    });
}

/** Tables of earlier imports that were the text of a plan. */
function plansOf(store: Store, year: Year): ReadonlySet<string> {
  const keys = store.imports
    .ofYear(year)
    .flatMap(({ id, tables }) =>
      tables.flatMap(({ sheet, title, kind }) => (kind === 'plan' ? [planKey(id, sheet, title)] : [])),
    );
  return new Set(keys);
}

function planKey(importId: ImportId, sheet: string, title: string): string {
  return [importId, sheet, title].join('\n');
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
