import type Database from 'better-sqlite3';
import type { CommandId } from '../../domain/brand.ts';
import { closedYearFailure, createClosedYears } from './closedYears.ts';
import { createHindrances } from './hindrances.ts';
import type { ChangeRecord } from './reverse.ts';
import { beforeUpgrade, hindranceSentence } from './takeBack.ts';

/** A command as the person looks back on it. */
export interface PastCommand {
  readonly id: CommandId;
  readonly revision: number;
  /** In Chinese. */
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
  readonly undone: boolean;
  /** Rows that it wrote, by table. */
  readonly rows: readonly { readonly table: string; readonly count: number }[];
  /** Why it cannot be taken back, or put in force again; only what the log tells without trying. */
  readonly refusal?: string;
}

/** A command as it is looked up for what it touched. */
export interface TouchingCommand {
  readonly id: CommandId;
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
  readonly isUndone: boolean;
}

/** Prepares finding the commands whose rows name an id: its own row, or one that refers to it. Latest first. */
export function createAbout(db: Database.Database): (id: string, most: number) => readonly TouchingCommand[] {
  const about = db.prepare<[object], Omit<TouchingCommand, 'isUndone'> & { readonly undone: number }>(
    `SELECT c.id, c.label, c.at, c.undone_by IS NOT NULL AS undone FROM commands c
     WHERE c.undoes IS NULL AND EXISTS (
       SELECT 1 FROM changes ch WHERE ch.revision = c.revision
         AND (ch.row_id = @id OR instr(ch.after, @quoted) > 0 OR instr(ch.before, @quoted) > 0))
     ORDER BY c.revision DESC LIMIT @most`,
  );
  return (id, most) =>
    about
      .all({ id, quoted: JSON.stringify(id), most })
      .map(({ undone, ...command }) => Object.assign(command, { isUndone: undone === 1 }));
}

/** More than a person does in a day; what is beyond it is an import's or a script's. */
const MOST = 300;

interface PastRow {
  readonly id: CommandId;
  readonly revision: number;
  readonly label: string;
  readonly at: string;
  readonly format: number;
  /** Of the command that took it back. */
  readonly undoneRevision: number | null;
}

/** What the taking back would say, in the order in which it looks. */
function hindered(changed: readonly string[] | undefined, leaning: readonly string[] | undefined): string | undefined {
  if (changed) return hindranceSentence('changed', changed);
  return leaning && hindranceSentence('leans', leaning);
}

/** Prepares finding what a closed year says of taking a command back, or of putting it in force again. */
function createClosed(db: Database.Database): (row: PastRow) => string | undefined {
  const closedYear = createClosedYears(db);
  const changes = db.prepare<[number], ChangeRecord>(
    'SELECT table_name AS "table", row_id AS rowId, before, after FROM changes WHERE revision = ? ORDER BY sequence DESC',
  );
  return ({ revision, undoneRevision }) => {
    // Either way the rows of the latest step are written back.
    const back = () =>
      changes
        .all(undoneRevision ?? revision)
        .map(({ before, after, ...row }) => Object.assign(row, { before: after, after: before }));
    const year = closedYear(back);
    return year === undefined ? undefined : closedYearFailure(year).message;
  };
}

/** Prepares looking back over the commands since an instant. */
export function createHistory(db: Database.Database, format: number): (since: string) => readonly PastCommand[] {
  const hindrances = createHindrances(db);
  const closed = createClosed(db);
  const past = db.prepare<[{ since: string; most: number }], PastRow>(
    `SELECT c.id, c.revision, c.label, c.at, c.format, u.revision AS undoneRevision
     FROM commands c LEFT JOIN commands u ON u.id = c.undone_by
     WHERE c.undoes IS NULL AND c.undoable = 1 AND (c.at >= @since OR u.at >= @since)
     ORDER BY c.revision DESC LIMIT @most`,
  );
  const counts = db.prepare<[string], { readonly revision: number; readonly table: string; readonly count: number }>(
    `SELECT ch.revision, ch.table_name AS "table", COUNT(DISTINCT ch.row_id) AS count
     FROM json_each(?) asked JOIN changes ch ON ch.revision = asked.value GROUP BY ch.revision, ch.table_name`,
  );
  return (since) => {
    const rows = past.all({ since, most: MOST });
    const wayBack = (row: PastRow) => row.undoneRevision ?? row.revision;
    const ways = rows.map(wayBack);
    const changed = hindrances.changedSince(ways);
    const leaning = hindrances.leaningOn(ways);
    const written = Map.groupBy(
      counts.all(JSON.stringify(rows.map(({ revision }) => revision))),
      ({ revision }) => revision,
    );
    return rows.map((row): PastCommand => {
      const way = wayBack(row);
      const refusal =
        row.format === format
          ? (hindered(changed.get(way), leaning.get(way)) ?? closed(row))
          : beforeUpgrade(row.label);
      const command: PastCommand = {
        id: row.id,
        revision: row.revision,
        label: row.label,
        at: row.at,
        undone: row.undoneRevision !== null,
        rows: (written.get(row.revision) ?? []).map(({ table, count }) => ({ table, count })),
      };
      return refusal === undefined ? command : Object.assign(command, { refusal });
    });
  };
}
