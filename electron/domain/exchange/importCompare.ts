import type { DutyId } from '../brand.ts';
import type { TimeRule } from '../model/timeRule.ts';
import { DUTY_TEXT_FIELDS, type DutyKind, type DutyTexts } from '../model/duty.ts';
import type { TableKind } from '../model/documents.ts';
import type { RecognisedFile, RecognisedTable, TableRow } from '../reading/tables/recognisedTable.ts';
import {
  acrossKindsChanges,
  columnFields,
  printedChanges,
  sourceChanges,
  type OfficeEdits,
  type SourceChange,
} from './importCells.ts';
import { followKeys, judgeStamp, type OwnWorkspace, type KeyFinding } from './importKeys.ts';
import { matchRows, ofDocument, type ImportedDuty, type Match, type TableIdentity } from './importMatching.ts';
import { comparable, sameText, textsOf } from './importTexts.ts';
import { beginsWith, partsOf, rowsThatChange } from './importWays.ts';
import { withoutYears } from '../years/namedYears.ts';

/** `conflict`: the file says something new about what the office edited, or deleted, since the file's last state. */
export type RowState = 'new' | 'changed' | 'same' | 'conflict';

/** How the duty of a row was found: by its hidden key, its number and text, or its text. */
export type MatchedBy = 'key' | 'number' | 'text';

/** A duty of the same document, or of that of the year before, that the file does not have. It stays, unless the person asks for its removal. */
export interface MissingRow {
  readonly dutyId: DutyId;
  readonly number: string;
  readonly content: string;
  /** What would go with it: registrations, extensions, exemptions, triggers. */
  readonly registered: number;
  /** Names of the other files that contain it. */
  readonly alsoIn: readonly string[];
  /** The document of an earlier year from which it was copied, where no document of this year has said it. */
  readonly carriedFrom?: string;
}

/** A row of the file beside the duty it belongs to. */
export interface ComparedRow {
  /** Stable while its table and its place in the sheet are: `t0-12`. */
  readonly key: string;
  readonly row: TableRow;
  readonly texts: DutyTexts;
  readonly stored: ImportedDuty | undefined;
  readonly matchedBy?: MatchedBy;
  readonly changes: readonly SourceChange[];
  /** Its duty was copied from an earlier year, and no document of this year has said it yet. */
  readonly carried?: true;
  /** The same measure in a plan's text and in a table, set beside each other for the first time. */
  readonly acrossKinds?: true;
  /**
   * That the file contains the duty is worth a trace by itself: no earlier state of this document has it, or it says what was not taken over, which is not
   * asked about twice. Where in the file it stands is not.
   */
  readonly isNews?: true;
  /** Duties of earlier rows that become one item with this one, in order, with all that is registered for them. */
  readonly parts?: readonly DutyId[];
  readonly keyTrouble?: string;
  /** Its duty was deleted since it went out. */
  readonly deletedSince?: true;
}

export interface ComparedTable {
  readonly tableId: string;
  readonly table: RecognisedTable;
  readonly rows: readonly ComparedRow[];
  readonly missing: readonly MissingRow[];
  /** What is registered for duties that would be others if the table's items were taken the other way. */
  readonly moves: number;
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

/** Whether a row is ticked before the person decides: what was deleted here since it went out is not, nor what is hidden or struck out in the file. */
export function isTicked({ deletedSince, row }: ComparedRow): boolean {
  return deletedSince === undefined && row.untickedBecause === undefined;
}

/** The year's duties as a file is set beside them. */
export interface DutiesOnRecord {
  readonly home: OwnWorkspace;
  readonly office: OfficeEdits;
  /** The year's duties of a kind. */
  duties(kind: DutyKind): readonly ImportedDuty[];
  /** The document that a duty came from; of a copy, that of the first one. Empty where the office wrote it. */
  planOf(id: DutyId): string;
  /** What is registered for a duty, of whatever sort. */
  registered(id: DutyId): number;
  /** Whether an item with such rules can take over all that is registered for one of its parts. */
  canJoin(part: DutyId, rules: readonly TimeRule[]): boolean;
}

/** A file as it was read. */
export interface FileRead {
  readonly fileName: string;
  readonly file: RecognisedFile;
  /** One for each table of the file. */
  readonly tableIds: readonly string[];
}

/** Sets a file beside the year's duties. */
export function compareFile(record: DutiesOnRecord, read: FileRead): ComparedFile {
  return new Comparison(record, read).result();
}

/** The rows of a table that would become duties. */
export function rowsCompared({ rows }: RecognisedTable): readonly TableRow[] {
  return rows.filter((row) => textsOf(row).content !== '');
}

/** The keys of a table's rows: several rows of one sheet row are numbered. */
export function rowKeys(tableId: string, rows: readonly TableRow[]): readonly string[] {
  const places = new Map<number, number>();
  return rows.map(({ gridRow }) => {
    const place = places.get(gridRow) ?? 0;
    places.set(gridRow, place + 1);
    return `${tableId}-${gridRow}${place === 0 ? '' : `-${place}`}`;
  });
}

type Found = Pick<ComparedRow, 'stored' | 'matchedBy' | 'changes' | 'acrossKinds' | 'carried' | 'isNews' | 'parts'>;

class Comparison {
  readonly #record: DutiesOnRecord;
  readonly #office: OfficeEdits;
  readonly #read: FileRead;
  readonly #known = new Map<DutyKind, readonly ImportedDuty[]>();
  readonly #byId = new Map<DutyId, ImportedDuty>();
  /** Duties that rows have taken, and whether those of a plan's text, of tables, or both. */
  readonly #taken = new Map<DutyId, Set<boolean>>();
  /** Duties whose keys the file still has, and what its rows say that the stamp did not. */
  readonly #claims = new Map<DutyId, SourceChange[]>();

  constructor(record: DutiesOnRecord, read: FileRead) {
    this.#record = record;
    this.#office = record.office;
    this.#read = read;
  }

  result(): ComparedFile {
    const { file, tableIds } = this.#read;
    const { stamp, notes } = judgeStamp(file, this.#record.home);
    const tables = file.tables.map((table, index) => ({
      tableId: tableIds[index] ?? `t${index}`,
      table,
      rows: rowsCompared(table),
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
    return { notes: [...notes, ...(file.notes ?? [])], tables: this.#withMissing(compared, goneKeys) };
  }

  #duties(kind: DutyKind): readonly ImportedDuty[] {
    const known = this.#known.get(kind);
    if (known) return known;
    const read = this.#record.duties(kind);
    this.#known.set(kind, read);
    for (const duty of read) this.#byId.set(duty.id, duty);
    return read;
  }

  #take(id: DutyId, isPlan: boolean): void {
    this.#taken.set(id, (this.#taken.get(id) ?? new Set()).add(isPlan));
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
        this.#duties(duty.kind);
        const stored = this.#byId.get(duty.id);
        if (!stored) continue;
        const beside = { row, texts: textsOf(row), duty, office: this.#office, fields };
        const changes = this.#unclaimed(duty.id, printedChanges(beside, key.stamped));
        found.set(row, { stored, matchedBy: 'key', changes });
        this.#take(duty.id, table.kind === 'plan');
      }
    }
    return found;
  }

  /** A workbook may show a duty on several sheets: what one of them says already is said, what another says otherwise is a conflict. */
  #unclaimed(id: DutyId, changes: readonly SourceChange[]): readonly SourceChange[] {
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
    const keys = rowKeys(tableId, rows);
    return rows.map((row, index): ComparedRow => {
      const { trouble, deleted } = findings.get(row) ?? {};
      const found: Found = byKey.get(row) ?? byText.get(row) ?? { stored: undefined, changes: [] };
      return {
        key: keys[index] ?? '',
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
    const isFree = ({ id, sources }: ImportedDuty): boolean => {
      const taken = this.#taken.get(id);
      if (!taken) return true;
      return !taken.has(identity.isPlan) && sources.some(({ isPlan }) => isPlan !== identity.isPlan);
    };
    const free = this.#duties(dutyKindOf(table.kind)).filter(isFree);
    const fields = columnFields(table);
    const matches = this.#matchBeginnings(table, rows, matchRows(rows.map(textsOf), identity, free), free);
    const found = new Map<TableRow, Found>();
    for (const [index, row] of rows.entries()) {
      const match = matches[index];
      const duty = match && this.#office.duty(match.duty.id);
      if (!match || !duty) continue;
      this.#take(duty.id, identity.isPlan);
      const beside = { row, texts: textsOf(row), duty, office: this.#office, fields };
      const { duty: stored, by: matchedBy, acrossKinds, carried, said } = match;
      const isNews = !said || DUTY_TEXT_FIELDS.some((field) => !sameText(said.row[field], beside.texts[field]));
      const changes = acrossKinds ? acrossKindsChanges(beside) : sourceChanges(beside, match);
      found.set(row, {
        stored,
        matchedBy,
        changes,
        ...(acrossKinds && { acrossKinds }),
        ...(carried && { carried }),
        ...(isNews && { isNews }),
      });
    }
    return this.#withParts(table, found);
  }

  /** Items that were duties of their own row by row before: what is registered for their parts goes on with them, where it can. */
  #withParts(table: RecognisedTable, found: ReadonlyMap<TableRow, Found>): ReadonlyMap<TableRow, Found> {
    if (table.items?.way !== 'items') return found;
    const items = rowsThatChange(table).flatMap((row) => {
      const own = found.get(row);
      const duty = own?.stored && this.#office.duty(own.stored.id);
      return own && duty
        ? [{ row, own, parts: partsOf(row, table), rules: [...row.timeReading.rules, ...duty.rules] }]
        : [];
    });
    const identity = this.#identity(table);
    const sourceOf = ofDocument(identity);
    const free = this.#duties(dutyKindOf(table.kind)).filter((duty) => !this.#taken.has(duty.id) && sourceOf(duty));
    const rows = items.flatMap(({ parts }) => parts);
    const matches = matchRows(rows.map(textsOf), identity, free);
    const dutyOf = new Map(rows.map((row, index) => [row, matches[index]?.duty.id]));
    const joined = new Map(found);
    for (const { row, own, parts, rules } of items) {
      const ids = parts.flatMap((part) => dutyOf.get(part) ?? []);
      const joining = ids.filter((id) =>
        this.#record.canJoin(
          id,
          rules.map(({ rule }) => rule),
        ),
      );
      for (const id of joining) this.#take(id, identity.isPlan);
      if (joining.length > 0) joined.set(row, { ...own, parts: joining });
    }
    return joined;
  }

  /** Where the items of a table were taken the other way before: an item goes on from the duty of its first part, and the first part from the item's. */
  #matchBeginnings(
    table: RecognisedTable,
    rows: readonly TableRow[],
    matches: readonly (Match | undefined)[],
    free: readonly ImportedDuty[],
  ): readonly (Match | undefined)[] {
    if (table.items === undefined) return matches;
    const { rows: others } = table.items.other;
    const matched = new Set(matches.map((match) => match?.duty));
    const changing = new Set(rowsThatChange(table));
    const open = rows.flatMap((row, index) => {
      const other = matches[index] === undefined && changing.has(row) ? beginsWith(row, others) : undefined;
      return other ? [{ index, other }] : [];
    });
    const left = free.filter((duty) => !matched.has(duty));
    const found = matchRows(
      open.map(({ other }) => textsOf(other)),
      this.#identity(table),
      left,
    );
    const byIndex = new Map(open.map(({ index }, at) => [index, found[at]]));
    return matches.map((match, index) => match ?? byIndex.get(index));
  }

  #identity({ grid, title, kind }: RecognisedTable): TableIdentity {
    return { fileName: this.#read.fileName, sheet: grid.sheet, title, isPlan: kind === 'plan' };
  }

  /** Duties that went out in the workbook and that none of its rows has any more. */
  #goneKeys(ids: readonly DutyId[]): ReadonlySet<DutyId> {
    return new Set(ids.filter((id) => !this.#taken.has(id) && this.#office.duty(id) !== undefined));
  }

  #withMissing(
    tables: readonly Omit<ComparedTable, 'missing' | 'moves'>[],
    goneKeys: ReadonlySet<DutyId> | undefined,
  ): readonly ComparedTable[] {
    const said = new Set<DutyId>();
    return tables.map((compared): ComparedTable => {
      const { table } = compared;
      const changing = new Set(rowsThatChange(table));
      const sourceOf = ofDocument(this.#identity(table));
      const isOfPlanBefore = this.#planBefore(compared);
      const missing = this.#duties(dutyKindOf(table.kind)).filter((duty) => {
        if (this.#taken.has(duty.id) || said.has(duty.id)) return false;
        return goneKeys ? goneKeys.has(duty.id) : sourceOf(duty) !== undefined || isOfPlanBefore(duty);
      });
      for (const { id } of missing) said.add(id);
      const moves = compared.rows
        .filter(({ row }) => changing.has(row))
        .reduce((sum, { stored }) => sum + (stored ? this.#record.registered(stored.id) : 0), 0);
      return { ...compared, moves, missing: missing.map((duty) => this.#missingRow(duty, table)) };
    });
  }

  /**
   * Whether a copy that no document of this year has said came from the plan of the year before: from one with the same title but for its year, or from
   * one whose copies are for the greater part in this table.
   */
  #planBefore({ table, rows }: Pick<ComparedTable, 'table' | 'rows'>): (duty: ImportedDuty) => boolean {
    const title = comparable(withoutYears(table.title));
    const open = this.#duties(dutyKindOf(table.kind)).filter(isUnsaidCopy);
    const found = new Set(rows.flatMap(({ carried, stored }) => (carried && stored ? [stored] : [])));
    const followed = new Set(
      [...Map.groupBy(open, ({ id }) => this.#record.planOf(id))].flatMap(([plan, copies]) => {
        const isSame = title !== '' && comparable(withoutYears(plan)) === title;
        const isMost = copies.filter((copy) => found.has(copy)).length * 2 > copies.length;
        return plan !== '' && (isSame || isMost) ? [plan] : [];
      }),
    );
    return (duty) => isUnsaidCopy(duty) && followed.has(this.#record.planOf(duty.id));
  }

  #missingRow(duty: ImportedDuty, table: RecognisedTable): MissingRow {
    const { id, number, content, sources } = duty;
    const ofThis = ofDocument(this.#identity(table));
    const others = sources.filter((source) => !ofThis({ sources: [source] })).map(({ fileName }) => fileName);
    const registered = this.#record.registered(id);
    const carried = isUnsaidCopy(duty) ? { carriedFrom: this.#record.planOf(id) } : {};
    return { dutyId: id, number, content, registered, alsoIn: [...new Set(others)], ...carried };
  }
}

/** Rows that are not looked for by their text: copies, and what was deleted here since it went out. */
function isNew(finding: KeyFinding | undefined): boolean {
  return finding?.copy === true || finding?.deleted === true;
}

/** A copy of an earlier year's duty that no document of its own year has said. */
function isUnsaidCopy({ carried, sources }: ImportedDuty): boolean {
  return carried !== undefined && sources.length === 0;
}
