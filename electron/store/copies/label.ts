import type Database from 'better-sqlite3';
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
  const there = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(TABLE);
  if (!there) return undefined;
  const row = db
    .prepare<[], { kind: string; sequence: number; madeAt: string }>(
      `SELECT kind, sequence, made_at AS madeAt FROM ${TABLE} LIMIT 1`,
    )
    .get();
  if (!row || !isKind(row.kind) || Number.isNaN(Date.parse(row.madeAt))) return undefined;
  return { kind: row.kind, sequence: row.sequence, madeAt: row.madeAt, day: dayInChina(row.madeAt) };
}

export function dropLabel(db: Database.Database): void {
  db.exec(`DROP TABLE IF EXISTS ${TABLE}`);
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
  const madeAt = new Date(Number.isNaN(named) ? modifiedAt.getTime() : named).toISOString();
  return { kind, madeAt, day: dayInChina(madeAt) };
}
