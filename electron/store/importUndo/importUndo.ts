import type Database from 'better-sqlite3';
import type { DutyId, ImportId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { ChangeLog } from '../log/changes.ts';
import { isConstraint } from '../file/failures.ts';
import {
  cellsOf,
  commandHistory,
  dutyRow,
  inOrder,
  notContained,
  wayBack,
  type DutyHistory,
  type RowHistory,
  type RowsNow,
} from './importHistory.ts';
import { createNameRemover, type NameRemover } from './importedNames.ts';
import { createOtherImports, type Holding } from './otherImports.ts';
import { planUndo, type UndoPlan } from './undoPlan.ts';
import { formatOf, rewrittenSince } from '../schema/migrate.ts';
import { ownedTables, foreignKeys, type ForeignKey } from '../schema/ownedTables.ts';
import { RowChangedSince, createReverser, type Reverser } from '../log/reverse.ts';
import type { UnitsRepository } from '../repositories/units.ts';

/** A duty of an import that somebody edited, registered for or extended since. */
export interface TouchedDuty {
  readonly dutyId: DutyId;
  readonly number: string;
  readonly content: string;
  /** The import made it; else it was there before. */
  readonly made: boolean;
  /** The later commands that are still in force, latest first. */
  readonly edits: readonly { readonly label: string; readonly at: string }[];
}

/** A duty of an import that stays as it is, since later imports that stand contain it. */
export interface HeldDuty extends Omit<TouchedDuty, 'edits'> {
  readonly by: readonly Omit<Holding, 'row'>[];
}

/** What taking an import back would do. */
export interface ImportOutlook {
  /** The years of the duties that it contains. */
  readonly years: readonly Year[];
  readonly untouched: number;
  readonly touched: readonly TouchedDuty[];
  readonly held: readonly HeldDuty[];
  /** Duties of before that its file only contains: they are not touched. */
  readonly contained: number;
  /** Names that stay in any case, each with what uses it, in Chinese. */
  readonly keptNames: readonly string[];
}

export interface ImportUndo {
  /** Looks at what `undo` would do; nothing is written. `conflict` where it cannot be. */
  outlook(id: ImportId): Outcome<ImportOutlook>;
  /**
   * Takes a whole import back as one command: every duty that nobody touched since is as it was before; with `takeBack` also the others, and what was
   * edited and registered since is gone. What a later import that stands contains stays in any case, and goes with the last of them. Units, groups and aliases that nothing else uses go too. The import stays on record as undone. `refuse` is asked
   * first, with the years of its duties.
   */
  undo(
    id: ImportId,
    edited: 'keep' | 'takeBack',
    command: {
      readonly label: string;
      readonly at: string;
      readonly refuse: (years: readonly Year[]) => Failure | undefined;
    },
  ): Outcome<{ readonly takenBack: number; readonly kept: number }>;
}

interface ImportRow {
  readonly year: Year;
  readonly revision: number | null;
  readonly undoneAt: string | null;
}

/** The command of an import that can be taken back. */
interface Found {
  readonly id: ImportId;
  readonly year: Year;
  readonly revision: number;
  /** It is of an older format than the file. */
  readonly upgraded: boolean;
}

/** What a taking back needs. */
interface Means {
  readonly db: Database.Database;
  readonly changes: ChangeLog;
  readonly reverser: Reverser;
  readonly owned: readonly ForeignKey[];
  readonly names: NameRemover;
  readonly markUndone: (id: ImportId, at: string) => void;
}

interface Work {
  readonly id: ImportId;
  readonly plan: UndoPlan;
  readonly at: string;
  readonly edited: 'keep' | 'takeBack';
  /** What later imports contain stays: it does, but where it is asked which names nothing else uses. */
  readonly held: 'keep' | 'takeBack';
}

interface Done {
  readonly takenBack: number;
  readonly kept: number;
  readonly keptNames: readonly string[];
}

/** Taking back of whole imports, however long ago. Builds on the change log. */
export function createImportUndo(db: Database.Database, changes: ChangeLog, units: UnitsRepository): ImportUndo {
  const all = foreignKeys(db);
  const reverser = createReverser(db);
  const mark = db.prepare<[string, string]>('UPDATE imports SET undone_at = ? WHERE id = ?');
  const means: Means = {
    db,
    changes,
    reverser,
    owned: ownedTables(all, 'duties'),
    names: createNameRemover(db, { reverser, references: all, units }),
    markUndone: (id, at) => void mark.run(at, id),
  };
  const find = finder(db);
  const completed = completer(db);
  const imports = createOtherImports(db);
  const historyOf = ({ revision, upgraded }: Found) =>
    commandHistory(db, revision, means.owned, { current: reverser.current, completed, upgraded });
  const planOf = (found: Found): UndoPlan =>
    planUndo(found, historyOf(found), {
      imports,
      historyOf(id) {
        const made = find(id, 'undone');
        return made.ok ? { revision: made.value.revision, history: historyOf(made.value) } : undefined;
      },
    });
  return {
    outlook(id) {
      const found = find(id, 'standing');
      if (!found.ok) return found;
      return look(means, found.value, planOf(found.value));
    },
    undo(id, edited, { label, at, refuse }) {
      const found = find(id, 'standing');
      if (!found.ok) return found;
      const plan = planOf(found.value);
      const refusal = refuse(yearsOf(found.value, plan));
      if (refusal) return { ok: false, error: refusal };
      try {
        const work: Work = { id, plan, at, edited, held: 'keep' };
        const done = changes.command(label, at, () => takeBack(means, work));
        return done.ok ? succeed({ takenBack: done.value.takenBack, kept: done.value.kept }) : done;
      } catch (error) {
        if (!(error instanceof RowChangedSince) && !isConstraint(error)) throw error;
        return { ok: false, error: leaning() };
      }
    },
  };
}

/** Finds the command of an import that stands and can be taken back, or of one that was. */
function finder(db: Database.Database): (id: ImportId, as: 'standing' | 'undone') => Outcome<Found> {
  const one = db.prepare<[string], ImportRow>('SELECT year, revision, undone_at AS undoneAt FROM imports WHERE id = ?');
  const made = db.prepare<[number], number>('SELECT format FROM commands WHERE revision = ?').pluck();
  return (id, as) => {
    const row = one.get(id);
    if (!row) return fail('not-found', '没有找到这次导入，可能已经撤销。请刷新后重试。');
    if (row.undoneAt !== null && as === 'standing') return fail('conflict', '这次导入已经撤回过了。');
    if (row.revision === null) {
      return fail(
        'conflict',
        `这次导入是用旧版程序做的，那时还没有记下整次撤回要用的内容，不能整体撤回。${REMOVE_THEM}`,
      );
    }
    const format = made.get(row.revision) ?? 0;
    if (rewrittenSince(format)) {
      return fail('conflict', `这次导入之后程序升级过，其中的数据已经改写，不能整体撤回。${REMOVE_THEM}`);
    }
    return succeed({ id, year: row.year, revision: row.revision, upgraded: format !== formatOf(db) });
  };
}

const REMOVE_THEM = '如要去掉其中的事项，请在“任务分解”中选中后删除。';

interface Column {
  readonly name: string;
  /** An SQL literal. */
  readonly initial: string | null;
}

/** Completes older images of rows: see `RowsNow`. */
function completer(db: Database.Database): RowsNow['completed'] {
  const columns = db.prepare<[string], Column>('SELECT name, dflt_value AS initial FROM pragma_table_info(?)');
  const fresh = (table: string) =>
    Object.fromEntries(
      columns
        .all(table)
        .map(({ name, initial }) => [name, initial === null ? null : db.prepare(`SELECT ${initial}`).pluck().get()]),
    );
  return (table, image, now) => JSON.stringify({ ...(now === null ? fresh(table) : cellsOf(now)), ...cellsOf(image) });
}

function leaning(): Failure {
  return fail(
    'conflict',
    '这次导入之前的责任单位、单位组或名称，后来已被移除或改作他用，原来的内容放不回去，没有撤回任何内容。请先恢复这些单位或名称，再撤回这次导入。',
  ).error;
}

/** Writes it; runs inside a command. */
function takeBack({ reverser, names, markUndone }: Means, { id, plan, at, edited, held }: Work): Done {
  const wanted = plan.returning.filter((each) => edited === 'takeBack' || !each.edited).map(({ duty }) => duty);
  const chosen = held === 'keep' ? wanted : [...wanted, ...plan.held.map(({ duty }) => duty)];
  const back = chosen.map((duty) => ({ duty, changes: wayBack(duty) })).filter((each) => each.changes.length > 0);
  reverser.reverse(inOrder([...back.flatMap((each) => each.changes), ...plan.contained.flatMap(notContained)]));
  const keptNames = names.remove(
    plan.others,
    chosen.map(({ dutyId }) => dutyId),
  );
  for (const { table, rowId, before, left } of plan.others) {
    if (table === 'layouts' && reverser.current(table, rowId) === left) {
      reverser.reverse([{ table, rowId, before, after: left }]);
    }
  }
  markUndone(id, at);
  const kept = plan.returning.length + plan.held.length - chosen.length;
  return { takenBack: back.length, kept, keptNames };
}

class Looked extends Error {
  readonly done: Done;
  readonly broken: number;

  constructor(done: Done, broken: number) {
    super('looked');
    this.done = done;
    this.broken = broken;
  }
}

/** Does it and lets go of it again: what stays is then known for certain. */
function rehearse(means: Means, work: Omit<Work, 'at'>): Outcome<Done> {
  const { db, changes, owned } = means;
  const tables = ['duties', ...owned.map(({ table }) => table)];
  try {
    const outcome = changes.command('预览撤回', '-', () => {
      const done = takeBack(means, { ...work, at: '-' });
      // References are checked at the end of a transaction, which this one has not.
      const broken = tables.reduce(
        (sum, table) => sum + db.prepare(`PRAGMA foreign_key_check(${table})`).all().length,
        0,
      );
      throw new Looked(done, broken);
    });
    // Only a disk that refuses gets here.
    return outcome;
  } catch (error) {
    if (error instanceof Looked) return error.broken > 0 ? { ok: false, error: leaning() } : succeed(error.done);
    if (!(error instanceof RowChangedSince) && !isConstraint(error)) throw error;
    return { ok: false, error: leaning() };
  }
}

function look(means: Means, found: Found, plan: UndoPlan): Outcome<ImportOutlook> {
  const { id } = found;
  const keeping = rehearse(means, { id, plan, edited: 'keep', held: 'keep' });
  if (!keeping.ok) return keeping;
  const edited = plan.returning.flatMap((each) => (each.edited && wayBack(each.duty).length > 0 ? [each] : []));
  const all = edited.length + plan.held.length;
  const taking = all > 0 ? rehearse(means, { id, plan, edited: 'takeBack', held: 'takeBack' }) : keeping;
  const labels = new Map([...new Set(edited.map(({ since }) => since))].map((at) => [at, labelsSince(means.db, at)]));
  return succeed({
    years: yearsOf(found, plan),
    untouched: keeping.value.takenBack,
    touched: edited.map(({ duty, since }) => touched(duty, labels.get(since) ?? new Map())),
    held: plan.held.map(({ duty, by }) => ({
      ...named(duty),
      by: by.map(({ fileName, importedAt }) => ({ fileName, importedAt })),
    })),
    contained: plan.contained.filter((duty) => notContained(duty).length > 0).length,
    keptNames: taking.ok ? taking.value.keptNames : keeping.value.keptNames,
  });
}

interface CommandLabel {
  readonly revision: number;
  readonly label: string;
  readonly at: string;
}

/** Later commands that are in force: not taken back, and not the taking back of one of them. */
function labelsSince(db: Database.Database, since: number): ReadonlyMap<number, CommandLabel> {
  const rows = db
    .prepare<[number, number], CommandLabel>(
      `SELECT c.revision, c.label, c.at FROM commands c LEFT JOIN commands u ON u.id = c.undoes
       WHERE c.revision > ? AND c.undone_by IS NULL AND (u.revision IS NULL OR u.revision <= ?)`,
    )
    .all(since, since);
  return new Map(rows.map((row) => [row.revision, row]));
}

function touched(duty: DutyHistory, labels: ReadonlyMap<number, CommandLabel>): TouchedDuty {
  return {
    ...named(duty),
    edits: duty.later
      .toReversed()
      .flatMap((revision) => labels.get(revision) ?? [])
      .map(({ label, at }) => ({ label, at })),
  };
}

function named(duty: DutyHistory): Omit<TouchedDuty, 'edits'> {
  const own = dutyRow(duty);
  const cells = cellsOf(own?.now ?? own?.left ?? own?.before ?? '{}');
  return {
    dutyId: duty.dutyId,
    number: String(cells['number'] ?? ''),
    content: String(cells['content'] ?? ''),
    made: own !== undefined && own.before === null,
  };
}

function yearsOf({ year }: Found, { returning, held, contained }: UndoPlan): readonly Year[] {
  const duties = [...returning.map(({ duty }) => duty), ...held.map(({ duty }) => duty), ...contained];
  return [...new Set([year, ...duties.flatMap(({ rows }) => rows.flatMap(yearOf))])];
}

function yearOf({ table, before, left, now }: RowHistory): readonly Year[] {
  const json = left ?? now ?? before;
  // The column of that name holds one.
  return table === 'duties' && json !== null ? [cellsOf(json)['year'] as Year] : [];
}
