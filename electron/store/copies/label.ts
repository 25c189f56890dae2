import Database from 'better-sqlite3';
import type { BackupKind, CopyLabel } from '../../domain/model/backup.ts';
import { parsePlainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { BACKUP_KIND_WORDS } from '../../domain/words/backups.ts';

/**
 * A copy carries its label in a table of its own, so that it keeps its place among the others wherever it is carried and whatever it is called. The
 * table is no part of the data: it goes when the copy becomes the data file.
 */
const TABLE = 'copy_label';

type LabelRow = Omit<CopyLabel, 'day'>;

export function writeLabel(db: Database.Database, { kind, sequence, madeAt }: LabelRow): void {
  db.exec(`CREATE TABLE ${TABLE} (kind TEXT NOT NULL, sequence INTEGER NOT NULL, made_at TEXT NOT NULL) STRICT`);
  db.prepare(`INSERT INTO ${TABLE} (kind, sequence, made_at) VALUES (?, ?, ?)`).run(kind, sequence, madeAt);
}

/** The label of an open copy; `undefined` where there is none, or one that this program does not know. */
export function readLabel(db: Database.Database): CopyLabel | undefined {
  if (!hasLabel(db)) return undefined;
  try {
    const row = db
      .prepare<[], Record<'kind' | 'sequence' | 'madeAt', unknown>>(
        `SELECT kind, sequence, made_at AS madeAt FROM ${TABLE} LIMIT 1`,
      )
      .get();
    return row && labelOf(row);
  } catch (error) {
    // A table of that name that this program did not make, or numbers beyond all counting.
    if (error instanceof Database.SqliteError && error.code !== 'SQLITE_ERROR') throw error;
    return undefined;
  }
}

/** Sequences have room above them; times are ones that a clock shows. */
const MOST = 2 ** 48;
const TIME = /^20\d\d-\d\d-\d\dT[\d:.]+Z$/u;

function labelOf({ kind, sequence, madeAt }: Record<'kind' | 'sequence' | 'madeAt', unknown>): CopyLabel | undefined {
  if (typeof kind !== 'string' || !isKind(kind)) return undefined;
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || Math.abs(sequence) > MOST) return undefined;
  if (typeof madeAt !== 'string' || !TIME.test(madeAt) || Number.isNaN(Date.parse(madeAt))) return undefined;
  return { kind, sequence, madeAt, day: dayInChina(madeAt) };
}

function hasLabel(db: Database.Database): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(TABLE) !== undefined;
}

export function dropLabel(db: Database.Database): void {
  if (hasLabel(db)) db.exec(`DROP TABLE ${TABLE}`);
}

export function isKind(text: string): text is BackupKind {
  return Object.hasOwn(BACKUP_KIND_WORDS, text);
}

/** The day of an instant as every office's clock shows it. */
export function dayInChina(instant: string): PlainDate {
  const text = new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const day = parsePlainDate(text);
  if (!day) throw new Error(`Not an instant: ${instant}`);
  return day;
}

/** The name of a copy's file, in the order of their making: 备份000042_2026-11-29_导入前. People see it; nothing is read from it. */
export function fileNameOf({ kind, sequence, day }: CopyLabel): string {
  return `备份${String(sequence).padStart(6, '0')}_${day}_${BACKUP_KIND_WORDS[kind]}.sqlite`;
}

/** Whether a file has the name that the program gave it. Others were put there or renamed by a person, and are nobody else's to let go of. */
export function isOwnName(name: string, label: CopyLabel): boolean {
  const own = fileNameOf(label).replace(/\.sqlite$/u, '');
  return (
    OLD_NAMES.some(([pattern]) => pattern.test(name)) ||
    (name.startsWith(own) && /^(?:-\d+)?\.sqlite$/u.test(name.slice(own.length)))
  );
}

/** 2000 to 2099: other times of files are none that a clock showed. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');
const LATEST = Date.parse('2099-12-31T00:00:00Z');

const OLD_NAMES: readonly (readonly [RegExp, BackupKind])[] = [
  [/^before-import-(\d{8})-(\d{6})(?:-(\d+))?\.sqlite$/u, 'beforeImport'],
  [/^before-fill-in-(\d{8})-(\d{6})(?:-(\d+))?\.sqlite$/u, 'beforeFillIn'],
  [/^before-format-\d+(?:-(\d+))?\.sqlite$/u, 'beforeFormat'],
];

/** A copy without a label, of an earlier version of the program or put there by hand, by its name or else by the file's own time. */
export function labelByName(name: string, modifiedAt: Date): Omit<CopyLabel, 'sequence'> {
  const kind = OLD_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? 'manual';
  const [, date, time] = /-(\d{8})-(\d{6})/u.exec(name) ?? [];
  const named =
    date === undefined || time === undefined
      ? Number.NaN
      : Date.parse(
          `${date.replace(/(\d{4})(\d{2})(\d{2})/u, '$1-$2-$3')}T${time.replace(/(\d{2})(\d{2})(\d{2})/u, '$1:$2:$3')}+08:00`,
        );
  const known = [named, modifiedAt.getTime()].find((each) => each >= EARLIEST && each < LATEST);
  const madeAt = new Date(known ?? EARLIEST).toISOString();
  return { kind, madeAt, day: dayInChina(madeAt) };
}
