import type Database from 'better-sqlite3';
import type { DutyId } from '../../domain/brand.ts';
import type { ForeignKey } from '../schema/ownedTables.ts';
import type { ChangeRecord } from '../log/reverse.ts';

/** A fact row before a command, as the command left it (`left`), and as it is now: JSON texts, `null` where it did not exist. */
export interface RowHistory {
  readonly table: string;
  readonly rowId: string;
  readonly before: string | null;
  readonly left: string | null;
  readonly now: string | null;
}

/** A duty that a command wrote to, with all rows that belong to it and that the command or later ones touched. */
export interface DutyHistory {
  readonly dutyId: DutyId;
  readonly rows: readonly RowHistory[];
  /** Revisions of the later commands that touched it, oldest first. */
  readonly later: readonly number[];
}

export interface CommandHistory {
  readonly duties: readonly DutyHistory[];
  /** Rows of all other tables that the command wrote; `now` is followed over an upgrade only. */
  readonly others: readonly RowHistory[];
}

/** The rows of today, and how to bring an older image of one to today's columns. */
export interface RowsNow {
  /** A row as it is now; `null` where it does not exist. */
  readonly current: (table: string, rowId: string) => string | null;
  /** The command was made by another format of the file: the log's images may lack columns. */
  readonly upgraded: boolean;
  /** A row of which there is an older image: the columns that came later are as those of `now`, or else as the schema sets them. */
  readonly completed: (table: string, image: string, now: string | null) => string;
}

interface LoggedChange extends ChangeRecord {
  readonly revision: number;
}

/** The table in which a duty itself stands, and the one that says which other imports contain it. */
const ROOT = 'duties';
const SOURCES = 'duty_sources';

/**
 * Reads from the change log what became of the rows that one command wrote. `owned`: the tables whose rows belong to a duty, each after the one that
 * it belongs to.
 *
 * Over an upgrade an image is of the columns of its time. The log has every write but those of migrations, so where a row's last image and the
 * row that the next command found differ, a migration stands between them, and they are the same row in two formats: what nobody touched stays
 * untouched.
 */
export function commandHistory(
  db: Database.Database,
  revision: number,
  owned: readonly ForeignKey[],
  rows: RowsNow,
): CommandHistory {
  const sql = (condition: string) =>
    `SELECT revision, table_name AS "table", row_id AS rowId, before, after FROM changes WHERE revision ${condition} ORDER BY sequence`;
  const follower = new Follower(revision, owned, rows);
  follower.follow(db.prepare<[number], LoggedChange>(sql('= ?')).iterate(revision), 'all');
  follower.follow(db.prepare<[number], LoggedChange>(sql('> ?')).iterate(revision), 'known');
  return follower.result();
}

class Follower {
  readonly #revision: number;
  readonly #owned: ReadonlyMap<string, ForeignKey>;
  readonly #now: RowsNow;
  /** The duty that a row belongs to, by table and row. */
  readonly #owners = new Map<string, DutyId>();
  readonly #rows = new Map<DutyId, Map<string, RowHistory>>();
  readonly #later = new Map<DutyId, Set<number>>();
  readonly #others = new Map<string, RowHistory>();

  constructor(revision: number, owned: readonly ForeignKey[], rows: RowsNow) {
    this.#revision = revision;
    this.#owned = new Map(owned.map((reference) => [reference.table, reference]));
    this.#now = rows;
  }

  /** `known`: only changes of duties that came before. */
  follow(changes: Iterable<LoggedChange>, which: 'all' | 'known'): void {
    // Rows that belong to a duty by way of another row wait until those are known.
    const waiting = new Map([...this.#owned.keys()].map((table) => [table, [] as LoggedChange[]]));
    for (const change of changes) {
      const reference = this.#owned.get(change.table);
      if (reference && reference.parent !== ROOT) waiting.get(change.table)?.push(change);
      else this.#take(change, which);
    }
    for (const list of waiting.values()) for (const change of list) this.#take(change, which);
  }

  result(): CommandHistory {
    const duties = [...this.#rows].map(([dutyId, rows]): DutyHistory => {
      return { dutyId, rows: this.#settled(rows), later: [...(this.#later.get(dutyId) ?? [])] };
    });
    return { duties, others: this.#settled(this.#others) };
  }

  /** Rows in the format of today. */
  #settled(rows: ReadonlyMap<string, RowHistory>): readonly RowHistory[] {
    const { upgraded, current, completed } = this.#now;
    if (!upgraded) return [...rows.values()];
    return [...rows.values()].map((row) => {
      const { table, rowId } = row;
      const { before, left, now } = upgradedTo(row, current(table, rowId));
      const whole = before === null || before === now ? before : completed(table, before, now);
      return { table, rowId, before: whole, left, now };
    });
  }

  #take(change: LoggedChange, which: 'all' | 'known'): void {
    const key = `${change.table} ${change.rowId}`;
    const owner = this.#ownerOf(change.table, change.rowId, change.after ?? change.before);
    if (owner === undefined) {
      const known = this.#others.get(key);
      if (which === 'all' || (this.#now.upgraded && known)) this.#others.set(key, this.#folded(known, change));
      return;
    }
    this.#owners.set(key, owner);
    const rows = this.#rows.get(owner) ?? (which === 'all' ? new Map<string, RowHistory>() : undefined);
    if (!rows) return;
    this.#rows.set(owner, rows);
    rows.set(key, this.#folded(rows.get(key), change));
    if (change.revision === this.#revision || change.table === SOURCES) return;
    this.#later.set(owner, (this.#later.get(owner) ?? new Set()).add(change.revision));
  }

  #folded(earlier: RowHistory | undefined, { table, rowId, revision, before, after }: LoggedChange): RowHistory {
    const row = earlier && this.#now.upgraded ? upgradedTo(earlier, before) : earlier;
    const first = row ? row.before : before;
    if (revision === this.#revision) return { table, rowId, before: first, left: after, now: after };
    return { table, rowId, before: first, left: row ? row.left : before, now: after };
  }

  #ownerOf(table: string, rowId: string, json: string | null): DutyId | undefined {
    // The log's rows are the tables' own: ids stand there as such.
    if (table === ROOT) return rowId as DutyId;
    const reference = this.#owned.get(table);
    if (!reference || json === null) return undefined;
    const known = this.#owners.get(`${table} ${rowId}`);
    if (known !== undefined) return known;
    const parentId = cellsOf(json)[reference.column];
    if (typeof parentId !== 'string') return undefined;
    if (reference.parent === ROOT) return parentId as DutyId;
    return (
      this.#owners.get(`${reference.parent} ${parentId}`) ??
      this.#ownerOf(reference.parent, parentId, this.#now.current(reference.parent, parentId))
    );
  }
}

/** A row whose image of now is found to be written otherwise: what was the same as it is so still. */
function upgradedTo(row: RowHistory, now: string | null): RowHistory {
  const brought = (image: string | null) => (image === row.now ? now : image);
  return { ...row, before: brought(row.before), left: brought(row.left), now };
}

/** The cells of a row as the log writes it. */
export function cellsOf(json: string): Readonly<Record<string, string | number | null>> {
  // Written by the log's triggers alone, as an object of what a STRICT table's columns hold.
  return JSON.parse(json) as Readonly<Record<string, string | number | null>>;
}

/** What a duty was made from. Older versions let it follow the latest import that contained it, whatever that left as it was. */
const SOURCE_COLUMNS: ReadonlySet<string> = new Set([
  'import_id',
  'source_sheet',
  'source_title',
  'source_address',
  'source_row',
]);

/** The row of the duty itself, where the command or a later one touched it. */
export function dutyRow({ rows }: DutyHistory): RowHistory | undefined {
  return rows.find(({ table }) => table === ROOT);
}

/** Whether anything that belongs to the duty is not as the command left it, but for which imports contain it. */
export function isEdited({ rows }: DutyHistory): boolean {
  return rows.some(({ table, left, now }) => !isSame(table, left, now));
}

/** Whether the command left a duty as it was, but for the fact that its file contains it. */
export function isOnlyContained({ rows }: DutyHistory): boolean {
  return rows.every(({ table, before, left }) => isSame(table, before, left));
}

/** Whether somebody edited a duty between the command that made it and a later one, whose history of it is `later`. */
export function isEditedBetween({ rows }: DutyHistory, later: DutyHistory): boolean {
  const then = new Map(later.rows.map(({ table, rowId, before }) => [`${table} ${rowId}`, before]));
  return rows.some(({ table, rowId, left, now }) => {
    const found = then.get(`${table} ${rowId}`);
    return !isSame(table, left, found === undefined ? now : found);
  });
}

/** Whether two states of a row are the same but for which imports contain its duty. */
function isSame(table: string, a: string | null, b: string | null): boolean {
  if (a === b || table === SOURCES) return true;
  if (table !== ROOT || a === null || b === null) return false;
  const [ours, theirs] = [cellsOf(a), cellsOf(b)];
  return Object.keys({ ...ours, ...theirs }).every(
    (column) => SOURCE_COLUMNS.has(column) || ours[column] === theirs[column],
  );
}

/** What is to be written so that a duty is as it was before the command. */
export function wayBack({ rows }: DutyHistory): readonly ChangeRecord[] {
  return rows.flatMap(({ table, rowId, before, now }) =>
    before === now ? [] : [{ table, rowId, before, after: now } satisfies ChangeRecord],
  );
}

/** What is to be written so that a duty that the file only contained is not said to be in it. What came later stays. */
export function notContained({ rows }: DutyHistory): readonly ChangeRecord[] {
  return rows.flatMap(({ table, rowId, before, left, now }) =>
    before === left || left !== now ? [] : [{ table, rowId, before, after: now } satisfies ChangeRecord],
  );
}

/** Rows that go first, so that what comes back finds its place free. */
export function inOrder(changes: readonly ChangeRecord[]): readonly ChangeRecord[] {
  const rank = ({ before, after }: ChangeRecord) => (before === null ? 0 : after === null ? 2 : 1);
  return changes.toSorted((a, b) => rank(a) - rank(b));
}
