import type Database from 'better-sqlite3';
import type { DataContent } from '../../domain/model/backup.ts';
import type { Year } from '../../domain/brand.ts';

/** What an open data file or copy holds. Reads only what every format since the first has. */
export function contentOf(db: Database.Database): DataContent {
  const count = (table: string) => db.prepare<[], number>(`SELECT COUNT(*) FROM ${table}`).pluck().get() ?? 0;
  const setting = db.prepare<[string], string>('SELECT value FROM settings WHERE id = ?').pluck();
  // A look at 今日 is written down too; a copy for its sake would push out one that is worth more.
  const last = db
    .prepare<[], { id: string; label: string; at: string }>(
      `SELECT id, label, at FROM commands WHERE EXISTS
         (SELECT 1 FROM changes WHERE changes.revision = commands.revision AND table_name <> 'visits')
       ORDER BY revision DESC LIMIT 1`,
    )
    .get();
  return {
    workspaceId: setting.get('workspace'),
    district: setting.get('district'),
    years: db.prepare<[], number>('SELECT year FROM years ORDER BY year DESC').pluck().all() as Year[],
    format: Number(db.pragma('user_version', { simple: true })),
    counts: {
      units: count('units'),
      duties: count('duties'),
      fulfilments: count('fulfilments'),
      imports: count('imports'),
    },
    last,
  };
}

/** Whether the log of an open file has a command. */
export function knowsCommand(db: Database.Database, id: string): boolean {
  return db.prepare('SELECT 1 FROM commands WHERE id = ?').get(id) !== undefined;
}

/** What is wrong with an open file's pages, in SQLite's own words; `undefined` when they are whole. */
export function pageProblemOf(db: Database.Database): string | undefined {
  const whole = db.pragma('quick_check', { simple: true });
  return whole === 'ok' ? undefined : String(whole).slice(0, 200);
}

/** The same of its pages and references. */
export function problemOf(db: Database.Database): string | undefined {
  const problem = pageProblemOf(db);
  if (problem !== undefined) return problem;
  const broken = db.prepare('PRAGMA foreign_key_check').all();
  return broken.length > 0 ? `${broken.length} 处引用不完整` : undefined;
}
