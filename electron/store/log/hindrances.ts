import type Database from 'better-sqlite3';
import { foreignKeys } from '../schema/ownedTables.ts';
import type { ChangeRecord } from './reverse.ts';

/** A row by its table and key; rows by whose part they are (a duty's units); with neither, any row of the table. */
export interface RowName {
  readonly table: string;
  readonly rowId?: string;
  readonly owner?: string;
}

/** What of a later command stands against the taking back of an earlier one: it changed the same rows, leans on them, or has a name of theirs. */
type Manner = 'changed' | 'leans' | 'occupies';

/** Thrown inside a taking back to roll it back. `later`: labels of the commands in the way, latest first; empty where the log names none. */
export class Hindered extends Error {
  readonly manner: Manner;
  readonly later: readonly string[];

  constructor(manner: Manner, later: readonly string[]) {
    super(manner);
    this.manner = manner;
    this.later = later;
  }
}

/** Looks in the log, and in the rows as they stand, for what is in the way of taking a command back. */
export interface Hindrances {
  /** By revision, the labels of the commands in force that changed the same rows after it, latest first. */
  changedSince(revisions: readonly number[]): ReadonlyMap<number, readonly string[]>;
  /** By revision, the labels of the commands in force that after it wrote what refers to rows that it added, latest first. */
  leaningOn(revisions: readonly number[]): ReadonlyMap<number, readonly string[]>;
  /** Whether any later command that can be taken back is in force. */
  hasLater(revision: number): boolean;
  /** The later commands in force that wrote any of these rows, latest first. */
  writersOf(rows: readonly RowName[], since: number): readonly string[];
  /** Rows that refer to nothing, and what they refer to, once changes of these tables are put back. */
  dangling(changes: readonly ChangeRecord[]): readonly RowName[];
  /** Rows that have what is unique in a row that is put back. */
  occupants(change: ChangeRecord): readonly RowName[];
}

/**
 * A later command in force: not taken back, not the taking back of one that came after `since` too, for those two together are nothing, and not the one
 * that is running. `c` is the command, `u` the one that it takes back.
 */
const inForce = (since: string) =>
  `c.revision > ${since} AND c.undone_by IS NULL AND (u.revision IS NULL OR u.revision <= ${since})
   AND c.revision IS NOT (SELECT revision FROM current_command)`;

/** The column that says whose part a row is, where a whole set of parts is written at once: a duty's units, a group's members, a scheme. */
const SETS: readonly (readonly [table: string, owner: string])[] = [
  ['duty_rules', 'duty_id'],
  ['assignments', 'duty_id'],
  ['unresolved_parties', 'duty_id'],
  ['unit_aliases', 'unit_id'],
  ['group_aliases', 'group_id'],
  ['group_members', 'group_id'],
  ['group_rules', 'group_id'],
  ['group_exceptions', 'group_id'],
  ['trigger_units', 'trigger_id'],
  ['scheme_versions', 'scheme_id'],
  ['unit_classes', 'year'],
  ['unit_class_members', 'class_id'],
];

const owner = (change: string) =>
  `CASE ${change}.table_name ${SETS.map(([table, column]) => `WHEN '${table}' THEN COALESCE(${change}.after, ${change}.before) ->> '$.${column}'`).join(' ')} END`;

// The later commands are few as a rule: they lead, and what they changed is looked up among the rows asked about.
const changedSince = (mine: string, about: string) => `
SELECT DISTINCT mine.revision, c.revision AS later, c.label
FROM commands c CROSS JOIN changes t ON t.revision = c.revision
CROSS JOIN ${mine} mine ON mine.table_name = t.table_name AND mine.about = ${about}
LEFT JOIN commands u ON u.id = c.undoes
WHERE c.revision > (SELECT MIN(revision) FROM asked) AND ${inForce('mine.revision')}`;

/** The same rows; and sets from which a row is gone: a later writing of the set has decided about it too. A scheme is one set of many versions. */
const CHANGED_SINCE = `
WITH asked AS (SELECT value AS revision FROM json_each(?)),
one AS MATERIALIZED (
  SELECT DISTINCT m.revision, m.table_name, m.row_id AS about FROM asked JOIN changes m ON m.revision = asked.revision
),
many AS MATERIALIZED (
  SELECT DISTINCT m.revision, m.table_name, ${owner('m')} AS about FROM asked JOIN changes m ON m.revision = asked.revision
  WHERE m.after IS NULL OR m.table_name = 'scheme_versions'
)
${changedSince('one', 't.row_id')} UNION ${changedSince('many', owner('t'))}
ORDER BY later DESC`;

/**
 * Rows that refer to one that was added, whatever wrote them since. Those that went again do not count; nor does what refers to a slip: one whose file is out
 * stays when its making is taken back.
 */
const LEANING_ON = `
WITH asked AS (SELECT value AS revision FROM json_each(@revisions)),
keys AS (SELECT value ->> '$.table' AS child, value ->> '$.column' AS column_name, value ->> '$.parent' AS parent FROM json_each(@keys)),
made AS MATERIALIZED (
  SELECT m.revision, m.table_name, m.row_id FROM asked JOIN changes m ON m.revision = asked.revision
  WHERE m.before IS NULL AND m.table_name <> 'reminders'
),
gone AS MATERIALIZED (
  SELECT t.table_name, t.row_id, t.revision FROM changes t JOIN commands c ON c.revision = t.revision
  WHERE t.revision > (SELECT MIN(revision) FROM asked) AND t.after IS NULL AND c.undone_by IS NULL
)
SELECT DISTINCT made.revision, c.revision AS later, c.label
FROM commands c CROSS JOIN changes t ON t.revision = c.revision
CROSS JOIN keys ON keys.child = t.table_name
CROSS JOIN made ON made.table_name = keys.parent AND made.row_id = t.after ->> ('$.' || keys.column_name)
LEFT JOIN commands u ON u.id = c.undoes
WHERE c.revision > (SELECT MIN(revision) FROM asked) AND ${inForce('made.revision')}
  AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.table_name = t.table_name AND gone.row_id = t.row_id AND gone.revision > t.revision)
ORDER BY later DESC`;

/** Of many rows in the way, the first ones tell whose they are. */
const LOOKED_UP = 100;

const WRITERS = `
SELECT DISTINCT c.revision, c.label
FROM commands c CROSS JOIN changes t ON t.revision = c.revision
JOIN json_each(?) row ON row.value ->> '$.table' = t.table_name
  AND COALESCE(row.value ->> '$.rowId', t.row_id) = t.row_id
  AND (row.value ->> '$.owner' IS NULL OR row.value ->> '$.owner' = ${owner('t')})
LEFT JOIN commands u ON u.id = c.undoes
WHERE ${inForce('@since')}
ORDER BY c.revision DESC`;

/** Prepares the looking. */
export function createHindrances(db: Database.Database): Hindrances {
  const changed = db.prepare<[string], { readonly revision: number; readonly label: string }>(CHANGED_SINCE);
  const hasLater = db
    .prepare<[{ since: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM commands c LEFT JOIN commands u ON u.id = c.undoes WHERE c.undoable = 1 AND ${inForce('@since')})`,
    )
    .pluck();
  const leaning = db.prepare<
    [{ readonly revisions: string; readonly keys: string }],
    { readonly revision: number; readonly label: string }
  >(LEANING_ON);
  const byRevision = (rows: readonly { readonly revision: number; readonly label: string }[]) =>
    new Map(
      [...Map.groupBy(rows, ({ revision }) => revision)].map(([revision, of]) => [
        revision,
        of.map(({ label }) => label),
      ]),
    );
  const writers = db.prepare<[string, { since: number }], { readonly label: string }>(WRITERS);
  return {
    changedSince: (revisions) => byRevision(changed.all(JSON.stringify(revisions))),
    leaningOn: (revisions) =>
      byRevision(leaning.all({ revisions: JSON.stringify(revisions), keys: JSON.stringify(foreignKeys(db)) })),
    hasLater: (since) => hasLater.get({ since }) === 1,
    writersOf: (rows, since) =>
      writers.all(JSON.stringify(rows.slice(0, LOOKED_UP)), { since }).map(({ label }) => label),
    dangling: (changes) => dangling(db, new Set(changes.map(({ table }) => table))),
    occupants: (change) => occupants(db, change),
  };
}

function dangling(db: Database.Database, written: ReadonlySet<string>): readonly RowName[] {
  const keys = foreignKeys(db);
  const tables = new Set(
    keys.filter(({ table, parent }) => written.has(table) || written.has(parent)).map(({ table }) => table),
  );
  return [...tables].flatMap((table) =>
    db
      .prepare<[], { readonly rowid: number; readonly parent: string }>(
        `SELECT DISTINCT rowid, parent FROM pragma_foreign_key_check('${table}')`,
      )
      .all()
      .flatMap(({ rowid, parent }) => {
        const row = db.prepare<[number], Readonly<Record<string, unknown>>>(`SELECT * FROM ${table} WHERE rowid = ?`);
        const cells = row.get(rowid) ?? {};
        const referred = keys.filter((key) => key.table === table && key.parent === parent);
        const parents = referred.map(({ column }) => ({ table: parent, rowId: String(cells[column]) }));
        return [{ table, rowId: String(cells['id']) }].concat(parents);
      }),
  );
}

function occupants(db: Database.Database, { table, rowId, before }: ChangeRecord): readonly RowName[] {
  const indexes = db
    .prepare<[string], string>(`SELECT name FROM pragma_index_list(?) WHERE "unique" = 1`)
    .pluck()
    .all(table);
  return indexes.flatMap((index) => {
    const columns = db.prepare<[string], string>('SELECT name FROM pragma_index_info(?)').pluck().all(index);
    const same = columns.map((column) => `${column} = json_extract(@image, '$.${column}')`).join(' AND ');
    const others = db
      .prepare<[{ image: string | null; rowId: string }], string>(
        `SELECT id FROM ${table} WHERE ${same} AND id <> @rowId`,
      )
      .pluck();
    return others.all({ image: before, rowId }).map((id) => ({ table, rowId: id }));
  });
}
