import type Database from 'better-sqlite3';
import type { TableLayout } from '../../domain/reading/tables/layout.ts';

export interface LayoutsRepository {
  all(): readonly TableLayout[];
  /** Keeps a layout; one with the same header words is replaced. */
  put(layout: TableLayout): void;
  remove(signature: string): void;
}

/** Layouts of tables that were set by hand. Writes run inside `command`. */
export function createLayoutsRepository(db: Database.Database): LayoutsRepository {
  const all = db.prepare<[], { readonly id: string; readonly body: string }>(
    'SELECT id, body FROM layouts ORDER BY id',
  );
  const put = db.prepare<[string, string]>(
    'INSERT INTO layouts (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const remove = db.prepare<[string]>('DELETE FROM layouts WHERE id = ?');
  return {
    // Written by `put` alone.
    all: () =>
      all
        .all()
        .map(({ id, body }) => Object.assign(JSON.parse(body) as Omit<TableLayout, 'signature'>, { signature: id })),
    put: ({ signature, ...body }) => void put.run(signature, JSON.stringify(body)),
    remove: (signature) => void remove.run(signature),
  };
}
