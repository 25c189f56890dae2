import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { ImportId, Year } from '../domain/brand.ts';
import type { TableKind } from '../domain/tables/recognisedTable.ts';

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
}

export interface ImportsRepository {
  /** Latest first. */
  ofYear(year: Year): readonly ImportRecord[];
  add(record: Omit<ImportRecord, 'id'>): ImportId;
}

const importedTables: z.ZodType<readonly ImportedTable[]> = z.array(
  z.strictObject({
    sheet: z.string(),
    title: z.string(),
    kind: z.enum(['schedule', 'breakdown', 'plan']),
    rows: z.int().min(0),
  }),
);

type ImportRow = Omit<ImportRecord, 'tables'> & { readonly tables: string };

function readImport(row: ImportRow): ImportRecord {
  return { ...row, tables: importedTables.parse(JSON.parse(row.tables)) };
}

/** What was imported, and when. Writes run inside `command`. */
export function createImportsRepository(db: Database.Database, nextId: () => string): ImportsRepository {
  const ofYear = db.prepare<[number], ImportRow>(
    `SELECT id, year, file_name AS fileName, sha256, tables, imported_at AS importedAt FROM imports
     WHERE year = ? ORDER BY imported_at DESC, id DESC`,
  );
  const add = db.prepare<[string, number, string, string, string, string]>(
    'INSERT INTO imports (id, year, file_name, sha256, tables, imported_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    ofYear: (year) => ofYear.all(year).map(readImport),
    add(record) {
      const id = nextId() as ImportId;
      add.run(id, record.year, record.fileName, record.sha256, JSON.stringify(record.tables), record.importedAt);
      return id;
    },
  };
}
