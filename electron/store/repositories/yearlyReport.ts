import type Database from 'better-sqlite3';
import type { UnitId, Year } from '../../domain/brand.ts';

/** Typed on the screen, or taken from a table that a unit returned. */
export type CellOrigin = 'typed' | 'returned';

export interface ReportCell {
  /** Whose report it is; absent: the district's. */
  readonly unitId?: UnitId;
  /** Table, row and column of the form. */
  readonly cell: string;
  readonly value: string;
  readonly origin: CellOrigin;
}

export interface YearlyReportRepository {
  cells(year: Year): readonly ReportCell[];
  /** Sets cells of one report; `null` clears one. */
  setCells(year: Year, unitId: UnitId | undefined, cells: ReadonlyMap<string, string | null>, origin: CellOrigin): void;
  /** Removes what a unit returned. */
  removeReturned(year: Year, unitId: UnitId): void;
  texts(year: Year, unitId: UnitId | undefined): ReadonlyMap<string, string>;
  setText(year: Year, unitId: UnitId | undefined, part: string, text: string): void;
}

interface Row {
  readonly id: string;
  readonly unitId: UnitId | null;
  readonly cell: string;
  readonly value: string;
  readonly origin: CellOrigin;
}

/** What of the yearly report is typed or returned. Writes run inside `command`. */
export function createYearlyReportRepository(db: Database.Database, nextId: () => string): YearlyReportRepository {
  const cells = db.prepare<[number], Row>(
    'SELECT id, unit_id AS unitId, cell, value, origin FROM report_cells WHERE year = ? ORDER BY cell, id',
  );
  const own = `year = @year AND unit_id IS @unitId`;
  const removeCell = db.prepare<[object]>(`DELETE FROM report_cells WHERE ${own} AND cell = @cell`);
  const updateCell = db.prepare<[object]>(
    `UPDATE report_cells SET value = @value, origin = @origin WHERE ${own} AND cell = @cell`,
  );
  const addCell = db.prepare<[object]>(
    `INSERT INTO report_cells (id, year, unit_id, cell, value, origin) VALUES (@id, @year, @unitId, @cell, @value, @origin)`,
  );
  const removeReturned = db.prepare<[object]>(`DELETE FROM report_cells WHERE ${own} AND origin = 'returned'`);
  const texts = db.prepare<[object], { readonly part: string; readonly text: string }>(
    `SELECT part, text FROM report_texts WHERE ${own} ORDER BY part`,
  );
  const updateText = db.prepare<[object]>(`UPDATE report_texts SET text = @text WHERE ${own} AND part = @part`);
  const addText = db.prepare<[object]>(
    'INSERT INTO report_texts (id, year, unit_id, part, text) VALUES (@id, @year, @unitId, @part, @text)',
  );
  const removeText = db.prepare<[object]>(`DELETE FROM report_texts WHERE ${own} AND part = @part`);
  return {
    cells: (year) =>
      cells.all(year).map(({ unitId, cell, value, origin }): ReportCell => {
        const common = { cell, value, origin };
        return unitId === null ? common : Object.assign(common, { unitId });
      }),
    setCells(year, unitId, values, origin) {
      for (const [cell, value] of values) {
        const row = { year, unitId: unitId ?? null, cell, value, origin };
        if (value === null) removeCell.run({ year, unitId: unitId ?? null, cell });
        else if (updateCell.run(row).changes === 0) addCell.run({ ...row, id: nextId() });
      }
    },
    removeReturned: (year, unitId) => void removeReturned.run({ year, unitId }),
    texts: (year, unitId) => new Map(texts.all({ year, unitId: unitId ?? null }).map(({ part, text }) => [part, text])),
    setText(year, unitId, part, text) {
      const row = { year, unitId: unitId ?? null, part, text };
      if (text === '') removeText.run({ year, unitId: unitId ?? null, part });
      else if (updateText.run(row).changes === 0) addText.run({ ...row, id: nextId() });
    },
  };
}
