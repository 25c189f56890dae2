import type { CellChange, MissingRow, PreviewRow, RowState } from '../../contract/imports.ts';
import type { DutyId, ImportId, Year } from '../../domain/brand.ts';
import type { DutyKind } from '../../domain/model/duty.ts';
import type { TableKind } from '../../domain/model/documents.ts';
import type { RecognisedTable, TableRow } from '../../domain/reading/tables/recognisedTable.ts';
import type { ImportedDuty, SourceRow } from '../../store/repositories/dutyRecords.ts';
import type { Store } from '../../store/store.ts';
import { acrossKindsChanges, columnFields, printedChanges, sourceChanges } from './cells.ts';
import { followKeys, judgeStamp, type KeyFinding } from './keys.ts';
import { matchRows, ofDocument, type Candidate, type TableIdentity } from './matching.ts';
import { officeOf, type Office } from './office.ts';
import type { PendingFile } from '../app/previewShelf.ts';
import { sameText, textsOf } from './texts.ts';

/** A row of the file beside the duty it belongs to. */
export interface ComparedRow {
  /** Stable while its table and its place in the sheet are: `t0-12`. */
  readonly key: string;
  readonly row: TableRow;
  readonly texts: SourceRow;
  readonly stored: ImportedDuty | undefined;
  readonly matchedBy?: NonNullable<PreviewRow['matchedBy']>;
  readonly changes: readonly CellChange[];
  /** What the file says here is how its document stands now: the duty's source follows it. */
  readonly isSource: boolean;
  readonly keyTrouble?: string;
  /** Its duty was deleted since it went out. */
  readonly deletedSince?: true;
}

export interface ComparedTable {
  readonly tableId: string;
  readonly table: RecognisedTable;
  readonly rows: readonly ComparedRow[];
  readonly missing: readonly MissingRow[];
}

export interface ComparedFile {
  readonly tables: readonly ComparedTable[];
  readonly notes: readonly string[];
}

/** The kind of duty that a kind of table holds. */
export function dutyKindOf(kind: TableKind): DutyKind {
  return kind === 'schedule' ? 'disclosure' : 'measure';
}

/** What a row is to a person who looks through a preview. */
export function stateOf({ stored, changes, deletedSince }: ComparedRow): RowState {
  if (deletedSince || changes.some(({ conflict }) => conflict)) return 'conflict';
  if (!stored) return 'new';
  return changes.length > 0 ? 'changed' : 'same';
}

/** Whether a row is taken over as long as nobody says otherwise: what was deleted here since it went out is not. */
export function isIncluded(row: ComparedRow, include: boolean | undefined): boolean {
  return include ?? row.deletedSince === undefined;
}

/** Sets a file beside the year's duties. */
export function compareFile(store: Store, pending: PendingFile): ComparedFile {
  return new Comparison(store, pending).result();
}

type Found = Pick<ComparedRow, 'stored' | 'matchedBy' | 'changes' | 'isSource'>;

class Comparison {
  readonly #pending: PendingFile;
  readonly #office: Office;
  readonly #store: Store;
  readonly #stored = new Map<DutyKind, readonly ImportedDuty[]>();
  readonly #byId = new Map<DutyId, ImportedDuty>();
  /** Tables of earlier imports that were the text of a plan. */
  readonly #plans = new Set<string>();
  readonly #taken = new Set<DutyId>();
  /** Duties whose keys the file still has, and what its rows say that the stamp did not. */
  readonly #claims = new Map<DutyId, CellChange[]>();
  #registered: ReadonlyMap<DutyId, number> | undefined;

  constructor(store: Store, pending: PendingFile) {
    this.#store = store;
    this.#pending = pending;
    this.#office = officeOf(store, pending.year);
    for (const { id, tables } of store.imports.ofYear(pending.year)) {
      for (const { sheet, title, kind } of tables) if (kind === 'plan') this.#plans.add(planKey(id, sheet, title));
    }
  }

  result(): ComparedFile {
    const { file, year, tableIds } = this.#pending;
    const { stamp, notes } = judgeStamp(file, { workspace: this.#store.workspace.setting('workspace') ?? '', year });
    const tables = file.tables.map((table, index) => ({
      tableId: tableIds[index] ?? `t${index}`,
      table,
      rows: table.rows.filter((row) => textsOf(row).content !== ''),
    }));
    const findings = followKeys(
      tables.flatMap(({ rows }) => rows),
      stamp,
      (id) => this.#office.duty(id) !== undefined,
    );
    // Keys of the whole file come before texts, so that no row takes another's duty.
    const byKey = this.#followAll(tables, findings);
    const compared = tables.map(({ tableId, table, rows }) => ({
      tableId,
      table,
      rows: this.#rowsOf(tableId, table, rows, findings, byKey),
    }));
    const goneKeys = stamp ? this.#goneKeys(Object.values(stamp.rows).map(({ id }) => id as DutyId)) : undefined;
    return { notes, tables: this.#withMissing(compared, goneKeys) };
  }

  #candidates(kind: DutyKind): readonly ImportedDuty[] {
    const known = this.#stored.get(kind);
    if (known) return known;
    const read = this.#store.duties.toCompare(this.#pending.year, kind);
    this.#stored.set(kind, read);
    for (const duty of read) this.#byId.set(duty.id, duty);
    return read;
  }

  #followAll(
    tables: readonly { readonly table: RecognisedTable; readonly rows: readonly TableRow[] }[],
    findings: ReadonlyMap<TableRow, KeyFinding>,
  ): ReadonlyMap<TableRow, Found> {
    const found = new Map<TableRow, Found>();
    if (findings.size === 0) return found;
    for (const { table, rows } of tables) {
      const fields = columnFields(table);
      for (const row of rows) {
        const key = findings.get(row)?.found;
        const duty = key && this.#office.duty(key.dutyId);
        if (!key || !duty) continue;
        this.#candidates(duty.kind);
        const stored = this.#byId.get(duty.id);
        if (!stored) continue;
        const beside = { row, texts: textsOf(row), duty, office: this.#office, fields };
        const changes = this.#unclaimed(duty.id, printedChanges(beside, key.stamped));
        found.set(row, { stored, matchedBy: 'key', changes, isSource: false });
        this.#taken.add(duty.id);
      }
    }
    return found;
  }

  /** A workbook may show a duty on several sheets: what one of them says already is said, what another says otherwise is a conflict. */
  #unclaimed(id: DutyId, changes: readonly CellChange[]): readonly CellChange[] {
    const claims = this.#claims.get(id) ?? [];
    this.#claims.set(id, claims);
    return changes.flatMap((change) => {
      const claim = claims.find(({ field }) => field === change.field);
      if (!claim) {
        claims.push(change);
        return [change];
      }
      return sameText(claim.after, change.after) ? [] : [{ ...change, conflict: true }];
    });
  }

  #rowsOf(
    tableId: string,
    table: RecognisedTable,
    rows: readonly TableRow[],
    findings: ReadonlyMap<TableRow, KeyFinding>,
    byKey: ReadonlyMap<TableRow, Found>,
  ): readonly ComparedRow[] {
    const open = rows.filter((row) => !byKey.has(row) && !isNew(findings.get(row)));
    const byText = this.#match(table, open);
    const places = new Map<number, number>();
    return rows.map((row): ComparedRow => {
      const place = places.get(row.gridRow) ?? 0;
      places.set(row.gridRow, place + 1);
      const { trouble, deleted } = findings.get(row) ?? {};
      const found: Found = byKey.get(row) ?? byText.get(row) ?? { stored: undefined, changes: [], isSource: true };
      return {
        key: `${tableId}-${row.gridRow}${place === 0 ? '' : `-${place}`}`,
        row,
        texts: textsOf(row),
        ...found,
        ...(trouble === undefined ? {} : { keyTrouble: trouble }),
        ...(deleted && !found.stored ? { deletedSince: true } : {}),
      };
    });
  }

  #match(table: RecognisedTable, rows: readonly TableRow[]): ReadonlyMap<TableRow, Found> {
    const identity = this.#identity(table);
    // A file may hold the text of a plan and its table: a measure that the one has taken is known to the other.
    const free = this.#candidates(dutyKindOf(table.kind))
      .map(this.#asCandidate)
      .filter(({ duty, fromPlan }) => !this.#taken.has(duty.id) || (duty.source && fromPlan !== identity.isPlan));
    const fields = columnFields(table);
    const matches = matchRows(rows.map(textsOf), identity, free);
    const found = new Map<TableRow, Found>();
    for (const [index, row] of rows.entries()) {
      const match = matches[index];
      const duty = match && this.#office.duty(match.duty.id);
      if (!match || !duty) continue;
      this.#taken.add(duty.id);
      const beside = { row, texts: textsOf(row), duty, office: this.#office, fields };
      const changes = match.acrossKinds ? acrossKindsChanges(beside) : sourceChanges(beside, match.duty);
      found.set(row, { stored: match.duty, matchedBy: match.by, changes, isSource: match.acrossKinds !== true });
    }
    return found;
  }

  #identity({ grid, title, kind }: RecognisedTable): TableIdentity {
    return { fileName: this.#pending.fileName, sheet: grid.sheet, title, isPlan: kind === 'plan' };
  }

  readonly #asCandidate = (duty: ImportedDuty): Candidate => {
    const { source } = duty;
    return {
      duty,
      fromPlan: source !== undefined && this.#plans.has(planKey(source.importId, source.sheet, source.title)),
    };
  };

  /** Duties that went out in the workbook and that none of its rows has any more. */
  #goneKeys(ids: readonly DutyId[]): ReadonlySet<DutyId> {
    return new Set(ids.filter((id) => !this.#taken.has(id) && this.#office.duty(id) !== undefined));
  }

  #withMissing(
    tables: readonly Omit<ComparedTable, 'missing'>[],
    goneKeys: ReadonlySet<DutyId> | undefined,
  ): readonly ComparedTable[] {
    const said = new Set<DutyId>();
    return tables.map((compared): ComparedTable => {
      const { table } = compared;
      const isOwn = ofDocument(this.#identity(table));
      const missing = this.#candidates(dutyKindOf(table.kind)).filter((duty) => {
        if (this.#taken.has(duty.id) || said.has(duty.id)) return false;
        return goneKeys ? goneKeys.has(duty.id) : isOwn(this.#asCandidate(duty));
      });
      for (const { id } of missing) said.add(id);
      return { ...compared, missing: missing.map((duty) => this.#missingRow(duty)) };
    });
  }

  #missingRow({ id, number, content }: ImportedDuty): MissingRow {
    this.#registered ??= registeredFor(this.#store, this.#pending.year);
    return { dutyId: id, number, content, registered: this.#registered.get(id) ?? 0 };
  }
}

function planKey(importId: ImportId, sheet: string, title: string): string {
  return [importId, sheet, title].join('\n');
}

/** Rows that are not looked for by their text: copies, and what was deleted here since it went out. */
function isNew(finding: KeyFinding | undefined): boolean {
  return finding?.copy === true || finding?.deleted === true;
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

/** The years that a preview may name. */
export function asYear(year: number | undefined): Year | undefined {
  // A calendar year of the contract's range is a `Year`.
  return year !== undefined && Number.isInteger(year) && year >= 2008 && year <= 2099 ? (year as Year) : undefined;
}
