import type Database from 'better-sqlite3';
import type { CommandId } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { isConstraint, storeFailure } from '../file/failures.ts';
import type { PlaceCheck } from '../file/place.ts';
import { formatOf } from '../schema/migrate.ts';
import { ClosedYearWritten, closedYearFailure, createClosedYears } from './closedYears.ts';
import { Hindered, createHindrances } from './hindrances.ts';
import { createAbout, createHistory, type PastCommand, type TouchingCommand } from './history.ts';
import { lateReverser, type ChangeRecord, type Reverser } from './reverse.ts';
import { rewinder, type RewoundCommand } from './rewind.ts';
import { beforeUpgrade, createTakeBack, hinderedFailure, type Objections, type Staying } from './takeBack.ts';

/** A command as the log keeps it. */
export interface CommandRecord {
  readonly id: CommandId;
  readonly revision: number;
  /** In Chinese: 导入《…》（52 项）. */
  readonly label: string;
  readonly at: string;
}

/** What stays of the command of a revision; `undefined` where all of it goes. */
export type StayingOf = (revision: number) => Staying | undefined;

export interface ChangeLog {
  /** Grows by one with every command, undo among them, that wrote something. */
  revision(): number;
  /** The revision of the command that is running; `undefined` between commands. */
  running(): number | undefined;
  /**
   * Work that another connection of the program writes as one command. It is alone: the next one waits for it, and so do commands, which the file
   * refuses meanwhile (`file-busy`); what only reads sees the data as before. Fails where the file is no longer at its path.
   */
  elsewhere<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>>;
  /** What is written elsewhere at this moment, to wait for; never rejects. */
  writtenElsewhere(): Promise<unknown> | undefined;
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
  /** The last thing done, where it can be taken back: what a screen that just did it offers to undo. */
  last(): CommandRecord | undefined;
  /** Takes back the last command. */
  undoLast(at: string, objections?: Objections, staying?: StayingOf): Outcome<CommandRecord>;
  /**
   * Takes back any one command, whole; `conflict` names the later commands that changed the same rows, lean on them, or wrote what `objections` finds
   * impossible without it. What `staying` says of it stays.
   */
  undo(id: CommandId, at: string, objections?: Objections, staying?: StayingOf): Outcome<CommandRecord>;
  /** Puts a command in force again that was taken back; refused as `undo` is. */
  redo(id: CommandId, at: string, objections?: Objections): Outcome<CommandRecord>;
  /** The commands that were done or taken back since an ISO instant and can be taken back, latest first. */
  history(since: string): readonly PastCommand[];
  /** The rows that a command wrote, last first; those that taking it back, or putting it in force again, writes anew. */
  rowsOf(id: CommandId): readonly ChangeRecord[];
  /** The commands that wrote a row of this id, or one that names it; latest first, no more than `most`. */
  about(id: string, most: number): readonly TouchingCommand[];
  /**
   * Looks at earlier states of some tables, command by command, latest first; leaves everything as it is. Reads inside see the earlier state.
   * `false` where another program holds the file, and nothing could be looked at.
   */
  rewind(revision: number, tables: readonly string[], visit: (command: RewoundCommand) => void): boolean;
}

interface CommandRow extends CommandRecord {
  readonly format: number;
  readonly undoable: number;
  readonly undoes: CommandId | null;
  readonly undone_by: CommandId | null;
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
    running: db.prepare<[], number | null>('SELECT revision FROM current_command').pluck(),
    wrote: db.prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM changes WHERE revision = ?)').pluck(),
    one: db.prepare<[string], CommandRow>(`SELECT ${COLUMNS} FROM commands WHERE id = ?`),
    at: db.prepare<[number], CommandRow>(`SELECT ${COLUMNS} FROM commands WHERE revision = ?`),
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
  /** Takes note of what another connection wrote. */
  refresh(): void;
  run<Value>(command: Run, write: () => Value): Value;
}

/** Runs writes in one transaction with their log rows. */
function createRunner(db: Database.Database, sql: Statements, format: number, nextId: () => string): Runner {
  const closedYear = createClosedYears(db);
  let revision = sql.last.get() ?? 0;
  return {
    revision: () => revision,
    refresh() {
      revision = sql.last.get() ?? 0;
    },
    run({ label, at, undoable, undoes }, write) {
      const id = nextId();
      db.exec('BEGIN IMMEDIATE');
      try {
        // Another connection may have written just now.
        const next = (sql.last.get() ?? 0) + 1;
        sql.add.run(id, next, label, at, format, undoable ? 1 : 0, undoes?.id ?? null);
        sql.enter.run(next);
        const value = write();
        const wrote = undoes !== undefined || sql.wrote.get(next) === 1;
        const closed = wrote ? closedYear(() => sql.changes.all(next)) : undefined;
        if (closed !== undefined) throw new ClosedYearWritten(closed);
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
function guarded<Value>(db: Database.Database, place: PlaceCheck, work: () => Value, refused = ''): Outcome<Value> {
  const displaced = place();
  if (displaced) return { ok: false, error: displaced };
  try {
    return succeed(work());
  } catch (error) {
    if (error instanceof ClosedYearWritten) return { ok: false, error: closedYearFailure(error.year, refused) };
    const failure = storeFailure(error, db.name);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
}

type Undo = (
  command: CommandRow,
  at: string,
  objections: Objections | undefined,
  staying: StayingOf | undefined,
) => Outcome<CommandRecord>;
type Redo = (command: CommandRow, at: string, objections: Objections | undefined) => Outcome<CommandRecord>;

interface BackMeans {
  readonly sql: Statements;
  readonly runner: Runner;
  readonly reverser: () => Reverser;
  readonly place: PlaceCheck;
}

/** Takes a command back as a command of its own; taking back the taking back of one puts that one in force again. */
function createBack(
  db: Database.Database,
  { sql, runner, reverser, place }: BackMeans,
): { readonly undo: Undo; readonly redo: Redo } {
  const takeBack = createTakeBack(reverser, createHindrances(db));
  const back = (
    command: CommandRow,
    first: CommandRow,
    at: string,
    objections: Objections | undefined,
    staying?: Staying,
  ) => {
    const way = command === first ? '撤销' : '恢复';
    try {
      return guarded(
        db,
        place,
        () => {
          runner.run({ label: `${way}：${first.label}`, at, undoable: true, undoes: command }, () => {
            const { revision } = command;
            takeBack({ revision, changes: sql.changes.all(revision), objections, staying });
            if (command.undoes !== null) sql.undone.run(null, command.undoes);
          });
          return record(first);
        },
        `不能${way}：`,
      );
    } catch (error) {
      if (error instanceof Hindered) return { ok: false as const, error: hinderedFailure(first.label, way, error) };
      if (!isConstraint(error)) throw error;
      return { ok: false as const, error: hinderedFailure(first.label, way, new Hindered('leans', [])) };
    }
  };
  return {
    undo: (command, at, objections, staying) => back(command, command, at, objections, staying?.(command.revision)),
    redo(command, at, objections) {
      const undoing = command.undone_by === null ? undefined : sql.one.get(command.undone_by);
      if (!undoing) return fail('conflict', `“${command.label}”没有撤销，不用恢复。`);
      return back(undoing, command, at, objections);
    },
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
  const reverser = lateReverser(db);
  const { undo, redo } = createBack(db, { sql, runner, reverser, place });
  const rewind = rewinder(db, {
    run: (write) => runner.run({ label: '回看', at: '', undoable: false }, write),
    reverse: (changes) => reverser().reverse(changes),
    format,
  });
  const found = (id: CommandId): Outcome<CommandRow> => {
    const command = sql.one.get(id);
    if (!command) return fail('not-found', '没有找到这次操作，可能数据已更换。请刷新后重试。');
    if (command.undoable === 0) return fail('conflict', `“${command.label}”不能撤销。`);
    return command.format === format ? succeed(command) : fail('conflict', beforeUpgrade(command.label));
  };
  return {
    rewind,
    revision: () => runner.revision(),
    running: () => sql.running.get() ?? undefined,
    ...createElsewhere(runner, place),
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
    last() {
      const row = sql.at.get(runner.revision());
      return row?.undoable === 1 ? record(row) : undefined;
    },
    undoLast(at, objections, staying) {
      const command = sql.undoable.get(format);
      if (command) return undo(command, at, objections, staying);
      const older = sql.older.get(format);
      return fail('nothing-to-undo', older ? beforeUpgrade(older.label) : '没有可以撤销的操作。');
    },
    undo(id, at, objections, staying) {
      const command = found(id);
      if (!command.ok) return command;
      if (command.value.undone_by !== null) return fail('conflict', `“${command.value.label}”已经撤销过了。`);
      return undo(command.value, at, objections, staying);
    },
    redo(id, at, objections) {
      const command = found(id);
      return command.ok ? redo(command.value, at, objections) : command;
    },
    history: createHistory(db, format),
    rowsOf(id) {
      const command = sql.one.get(id);
      return command === undefined ? [] : sql.changes.all(command.revision);
    },
    about: createAbout(db),
  };
}

function createElsewhere(
  runner: Pick<Runner, 'refresh'>,
  place: PlaceCheck,
): Pick<ChangeLog, 'elsewhere' | 'writtenElsewhere'> {
  let last: Promise<unknown> | undefined;
  return {
    async elsewhere(work) {
      const before = last;
      const done = (async () => {
        await before;
        const displaced = place();
        if (displaced) return { ok: false as const, error: displaced };
        return work().finally(() => runner.refresh());
      })();
      const ended: Promise<unknown> = done.then(
        () => undefined,
        () => undefined,
      );
      last = ended;
      void ended.then(() => {
        if (last === ended) last = undefined;
      });
      return done;
    },
    writtenElsewhere: () => last,
  };
}

function record({ id, revision, label, at }: CommandRow): CommandRecord {
  return { id, revision, label, at };
}
