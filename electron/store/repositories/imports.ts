import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { ImportId, Year } from '../../domain/brand.ts';
import type { TableKind } from '../../domain/model/documents.ts';

/** One table of an imported file. */
export interface ImportedTable {
  readonly sheet: string;
  readonly title: string;
  readonly kind: TableKind;
  readonly rows: number;
}

export interface ImportRecord {
  readonly id: ImportId;
  readonly year: Year;
  readonly fileName: string;
  /** Of the file's bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  readonly tables: readonly ImportedTable[];
  readonly importedAt: string;
  /** When the whole import was taken back. */
  readonly undoneAt?: string;
}

export interface ImportsRepository {
  /** Latest first. */
  ofYear(year: Year): readonly ImportRecord[];
  one(id: ImportId): ImportRecord | undefined;
  /** Records an import as the work of the running command. */
  add(record: Omit<ImportRecord, 'id' | 'undoneAt'>): ImportId;
}

const importedTables: z.ZodType<readonly ImportedTable[]> = z.array(
  z.strictObject({
    sheet: z.string(),
    title: z.string(),
    kind: z.enum(['schedule', 'breakdown', 'plan']),
    rows: z.int().min(0),
  }),
);

type ImportRow = Omit<ImportRecord, 'tables' | 'undoneAt'> & {
  readonly tables: string;
  readonly undoneAt: string | null;
};

function readImport({ undoneAt, ...row }: ImportRow): ImportRecord {
  const record = { ...row, tables: importedTables.parse(JSON.parse(row.tables)) };
  return undoneAt === null ? record : { ...record, undoneAt };
}

const COLUMNS =
  'id, year, file_name AS fileName, sha256, tables, imported_at AS importedAt, undone_at AS undoneAt FROM imports';

/** What was imported, and when. Writes run inside `command`. */
export function createImportsRepository(db: Database.Database, nextId: () => string): ImportsRepository {
  const ofYear = db.prepare<[number], ImportRow>(
    `SELECT ${COLUMNS} WHERE year = ? ORDER BY imported_at DESC, revision DESC, id DESC`,
  );
  const one = db.prepare<[string], ImportRow>(`SELECT ${COLUMNS} WHERE id = ?`);
  const add = db.prepare<[string, number, string, string, string, string]>(
    `INSERT INTO imports (id, year, file_name, sha256, tables, imported_at, revision)
     VALUES (?, ?, ?, ?, ?, ?, (SELECT revision FROM current_command))`,
  );
  return {
    ofYear: (year) => ofYear.all(year).map(readImport),
    one(id) {
      const row = one.get(id);
      return row && readImport(row);
    },
    add(record) {
      const id = nextId() as ImportId;
      add.run(id, record.year, record.fileName, record.sha256, JSON.stringify(record.tables), record.importedAt);
      return id;
    },
  };
}
