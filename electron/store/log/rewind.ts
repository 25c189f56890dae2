import type Database from 'better-sqlite3';
import type { DutyId } from '../../domain/brand.ts';
import { storeFailure } from '../file/failures.ts';
import { RowChangedSince, type ChangeRecord } from './reverse.ts';

/** A later command on the way back to an earlier state. */
export interface RewoundCommand {
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
  /** The duties whose rows it wrote; `undefined` where what it wrote concerns all. */
  readonly dutyIds: ReadonlySet<DutyId> | undefined;
  /** Taken back since, or the taking back of such a one: nothing is left of it. */
  readonly cancelled: boolean;
  /** Puts its rows back as they were before it. To be called once. */
  readonly takeBack: () => void;
}

interface CommandRow {
  readonly revision: number;
  readonly label: string;
  readonly at: string;
  readonly format: number;
  readonly undone_by: string | null;
  readonly undoneRevision: number | null;
}

/** Rows that concern a single duty name it; a trigger's units come with their trigger. */
function dutyOf({ table, before, after }: ChangeRecord): DutyId | 'all' | undefined {
  if (table === 'trigger_units') return undefined;
  const row: unknown = JSON.parse(after ?? before ?? '{}');
  if (typeof row !== 'object' || row === null || !('duty_id' in row)) return 'all';
  // The log's rows are the tables' own: a duty's id stands there.
  return row.duty_id as DutyId;
}

function dutiesOf(changes: readonly ChangeRecord[]): ReadonlySet<DutyId> | undefined {
  const duties = new Set<DutyId>();
  for (const change of changes) {
    const duty = dutyOf(change);
    if (duty === 'all') return undefined;
    if (duty !== undefined) duties.add(duty);
  }
  return duties;
}

class RewindEnd extends Error {}

/** What the change log lends to a rewinding: a transaction whose writes are logged, and the putting back of rows. */
interface Means {
  readonly run: (write: () => never) => void;
  readonly reverse: (latestFirst: readonly ChangeRecord[]) => void;
  readonly format: number;
}

/**
 * Walks back over the commands after `revision` that wrote to any of `tables`, latest first, and forgets it all at the end: nothing is written.
 * Stops early where a command was made by another format of the file. Rows of other tables stay as they are now. Answers `false` where
 * another program holds the file, so that no step could be made.
 */
export function rewinder(db: Database.Database, { run, reverse, format }: Means) {
  const commands = db.prepare<[number], CommandRow>(
    `SELECT c.revision, c.label, c.at, c.format, c.undone_by, u.revision AS undoneRevision
     FROM commands c LEFT JOIN commands u ON u.id = c.undoes WHERE c.revision > ? ORDER BY c.revision DESC`,
  );
  const changes = db.prepare<[number, string], ChangeRecord>(
    `SELECT table_name AS "table", row_id AS rowId, before, after FROM changes
     WHERE revision = ? AND table_name IN (SELECT value FROM json_each(?)) ORDER BY sequence DESC`,
  );
  return (revision: number, tables: readonly string[], visit: (command: RewoundCommand) => void): boolean => {
    const later = commands.all(revision);
    try {
      run(() => {
        for (const command of later) {
          if (command.format !== format) break;
          const rows = changes.all(command.revision, JSON.stringify(tables));
          if (rows.length > 0) visit(rewound(command, rows, revision, reverse));
        }
        throw new RewindEnd();
      });
    } catch (error) {
      // The walk writes, if only to forget it: what has to read alone goes on without it.
      if (storeFailure(error, db.name)?.code === 'file-busy') return false;
      // A row that is not as the log has it ends the walk; what was seen until then is right.
      if (!(error instanceof RewindEnd) && !(error instanceof RowChangedSince)) throw error;
    }
    return true;
  };
}

function rewound(
  { label, at, undone_by, undoneRevision }: CommandRow,
  rows: readonly ChangeRecord[],
  since: number,
  reverse: Means['reverse'],
): RewoundCommand {
  return {
    label,
    at,
    dutyIds: dutiesOf(rows),
    cancelled: undone_by !== null || (undoneRevision !== null && undoneRevision > since),
    takeBack: () => reverse(rows),
  };
}
