import type Database from 'better-sqlite3';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { isConstraint, isDuplicate, storeFailure } from '../file/failures.ts';
import type { PlaceCheck } from '../file/place.ts';
import { formatOf } from '../schema/migrate.ts';
import { RowChangedSince, createReverser, type ChangeRecord } from './reverse.ts';
import { rewinder, type RewoundCommand } from './rewind.ts';

/** A command as the log keeps it. */
export interface CommandRecord {
  readonly id: string;
  readonly revision: number;
  /** In Chinese: 导入《…》（52 项）. */
  readonly label: string;
  readonly at: string;
}

export interface ChangeLog {
  /** Grows by one with every command, undo among them, that wrote something. */
  revision(): number;
  /**
   * Runs `write` as one command: one transaction with its log rows in it. A command that changes nothing leaves no trace.
   * Fails where the disk does, with nothing written; other errors are thrown, with nothing written.
   */
  command<Value>(
    label: string,
    at: string,
    write: () => Value,
    options?: { readonly undoable?: boolean },
  ): Outcome<Value>;
  /** The last command that can be taken back. */
  undoable(): CommandRecord | undefined;
  /** The last command that could be taken back if it were not from before an upgrade; `undefined` where another can be, or there is none. */
  barredByUpgrade(): CommandRecord | undefined;
  /** Takes back the last command. */
  undoLast(at: string): Outcome<CommandRecord>;
  /** Takes back any one command; `conflict` names the later commands that changed the same rows or lean on them. */
  undo(commandId: string, at: string): Outcome<CommandRecord>;
  /** Labels of the later commands, latest first, that changed rows of this one; empty when it can be taken back. */
  conflicts(commandId: string): readonly string[];
  /**
   * Looks at earlier states of some tables, command by command, latest first; leaves everything as it is. Reads inside see the earlier state.
   * `false` where another program holds the file, and nothing could be looked at.
   */
  rewind(revision: number, tables: readonly string[], visit: (command: RewoundCommand) => void): boolean;
}

interface CommandRow extends CommandRecord {
  readonly format: number;
  readonly undoable: number;
  readonly undoes: string | null;
  readonly undone_by: string | null;
}

const COLUMNS = 'id, revision, label, at, format, undoable, undoes, undone_by';
const OPEN = 'undoes IS NULL AND undone_by IS NULL';

function prepare(db: Database.Database) {
  return {
    last: db.prepare<[], number>('SELECT COALESCE(MAX(revision), 0) FROM commands').pluck(),
    add: db.prepare<[string, number, string, string, number, number, string | null]>(
      'INSERT INTO commands (id, revision, label, at, format, undoable, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    enter: db.prepare<[number | null]>('UPDATE current_command SET revision = ?'),
    wrote: db.prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM changes WHERE revision = ?)').pluck(),
    one: db.prepare<[string], CommandRow>(`SELECT ${COLUMNS} FROM commands WHERE id = ?`),
    undoable: db.prepare<[number], CommandRow>(
      `SELECT ${COLUMNS} FROM commands WHERE undoable = 1 AND ${OPEN} AND format = ? ORDER BY revision DESC LIMIT 1`,
    ),
    older: db.prepare<[number], CommandRow>(
      `SELECT ${COLUMNS} FROM commands WHERE undoable = 1 AND ${OPEN} AND format <> ? ORDER BY revision DESC LIMIT 1`,
    ),
    undone: db.prepare<[string | null, string]>('UPDATE commands SET undone_by = ? WHERE id = ?'),
    changes: db.prepare<[number], ChangeRecord>(
      'SELECT table_name AS "table", row_id AS rowId, before, after FROM changes WHERE revision = ? ORDER BY sequence DESC',
    ),
    later: db
      .prepare<[number], string>(
        `SELECT DISTINCT c.label FROM commands c JOIN changes theirs ON theirs.revision = c.revision
         JOIN changes ours ON ours.table_name = theirs.table_name AND ours.row_id = theirs.row_id
         WHERE ours.revision = ? AND c.revision > ours.revision AND c.undoes IS NULL AND c.undone_by IS NULL
         ORDER BY c.revision DESC`,
      )
      .pluck(),
  };
}

type Statements = ReturnType<typeof prepare>;

interface Run {
  readonly label: string;
  readonly at: string;
  readonly undoable: boolean;
  /** The command that this one takes back. */
  readonly undoes?: CommandRow;
}

interface Runner {
  revision(): number;
  run<Value>(command: Run, write: () => Value): Value;
}

/** Runs writes in one transaction with their log rows. */
function createRunner(db: Database.Database, sql: Statements, format: number, nextId: () => string): Runner {
  let revision = sql.last.get() ?? 0;
  return {
    revision: () => revision,
    run({ label, at, undoable, undoes }, write) {
      const id = nextId();
      const next = revision + 1;
      db.exec('BEGIN IMMEDIATE');
      try {
        sql.add.run(id, next, label, at, format, undoable ? 1 : 0, undoes?.id ?? null);
        sql.enter.run(next);
        const value = write();
        const wrote = undoes !== undefined || sql.wrote.get(next) === 1;
        if (undoes) sql.undone.run(id, undoes.id);
        sql.enter.run(null);
        db.exec(wrote ? 'COMMIT' : 'ROLLBACK');
        if (wrote) revision = next;
        return value;
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
  };
}

/** What the disk refuses is a value; anything else is thrown on. A file that is no longer at its path is not written to: nobody would find it again. */
function guarded<Value>(db: Database.Database, place: PlaceCheck, work: () => Value): Outcome<Value> {
  const displaced = place();
  if (displaced) return { ok: false, error: displaced };
  try {
    return succeed(work());
  } catch (error) {
    const failure = storeFailure(error, db.name);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
}

type TakeBack = (command: CommandRow, at: string) => Outcome<CommandRecord>;

function createTakeBack(db: Database.Database, sql: Statements, runner: Runner, place: PlaceCheck): TakeBack {
  const { reverse } = createReverser(db);
  return (command, at) => {
    try {
      return guarded(db, place, () => {
        runner.run({ label: `撤销：${command.label}`, at, undoable: true, undoes: command }, () => {
          reverse(sql.changes.all(command.revision));
          // Taking back an undo puts the first command in force again.
          if (command.undoes !== null) sql.undone.run(null, command.undoes);
        });
        return record(command);
      });
    } catch (error) {
      if (!(error instanceof RowChangedSince) && !isConstraint(error)) throw error;
      return { ok: false, error: clashed(command, sql.later.all(command.revision), error) };
    }
  };
}

/** The change log of an open file. `nextId` names new commands. */
export function createChangeLog(
  db: Database.Database,
  nextId: () => string,
  place: PlaceCheck = () => undefined,
): ChangeLog {
  const sql = prepare(db);
  const format = formatOf(db);
  const runner = createRunner(db, sql, format, nextId);
  const takeBack = createTakeBack(db, sql, runner, place);
  const rewind = rewinder(db, {
    run: (write) => runner.run({ label: '回看', at: '', undoable: false }, write),
    reverse: createReverser(db).reverse,
    format,
  });
  return {
    rewind,
    revision: () => runner.revision(),
    command: (label, at, write, { undoable = true } = {}) =>
      guarded(db, place, () => runner.run({ label, at, undoable }, write)),
    undoable() {
      const row = sql.undoable.get(format);
      return row && record(row);
    },
    barredByUpgrade() {
      const older = sql.undoable.get(format) ? undefined : sql.older.get(format);
      return older && record(older);
    },
    undoLast(at) {
      const command = sql.undoable.get(format);
      if (command) return takeBack(command, at);
      const older = sql.older.get(format);
      return fail('nothing-to-undo', older ? beforeUpgrade(older) : '没有可以撤销的操作。');
    },
    undo(commandId, at) {
      const command = sql.one.get(commandId);
      if (!command) return fail('not-found', '没有找到这次操作，可能数据已更换。请刷新后重试。');
      if (command.undone_by !== null) return fail('conflict', `“${command.label}”已经撤销过了。`);
      if (command.undoable === 0) return fail('conflict', `“${command.label}”不能撤销。`);
      if (command.format !== format) return fail('conflict', beforeUpgrade(command));
      return takeBack(command, at);
    },
    conflicts(commandId) {
      const command = sql.one.get(commandId);
      return command ? sql.later.all(command.revision) : [];
    },
  };
}

/** The log's rows are of tables as they were then. A whole import knows more of its rows: see importUndo. */
function beforeUpgrade({ label }: CommandRow): string {
  return `升级前的操作不能撤销：“${label}”是程序升级之前做的。如要改回，请直接修改；升级前的整次导入，仍可以在“导入导出”中撤回。`;
}

function record({ id, revision, label, at }: CommandRow): CommandRecord {
  return { id, revision, label, at };
}

function clashed(command: CommandRow, later: readonly string[], error: unknown): Failure {
  const shown = later.slice(0, 3).map((label) => `“${label}”`);
  if (shown.length > 0) {
    const more = later.length > 3 ? `等 ${later.length} 次操作` : '';
    return refusal(command, `之后的${shown.join('、')}${more}改动了同样的内容。请先撤销后面的操作。`);
  }
  return isDuplicate(error)
    ? refusal(command, '其中的名称或位置已被后来的内容占用。请先移除后来的内容。')
    : refusal(command, '之后登记的内容还要用到它。请先移除后来登记的内容。');
}

function refusal(command: CommandRow, reason: string): Failure {
  return fail('conflict', `“${command.label}”不能直接撤销：${reason}`).error;
}
