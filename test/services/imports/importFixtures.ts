import type { Year } from '../../../electron/domain/brand.ts';
import { cellAddress } from '../../../electron/domain/sheets/grid.ts';
import type { TableKind } from '../../../electron/domain/model/documents.ts';
import type { RecognisedFile, TableRow } from '../../../electron/domain/reading/tables/recognisedTable.ts';
import { readTimeWording } from '../../../electron/domain/reading/wording/time.ts';
import { readUnitsWording } from '../../../electron/domain/reading/wording/units.ts';
import type { TestApp } from '../../support/testApp.ts';

export interface FixtureRow {
  readonly number?: string;
  readonly task?: string;
  readonly subtask?: string;
  readonly content: string;
  readonly time?: string;
  readonly units?: string;
}

export const YEAR = 2021 as Year;

const COLUMNS = (['number', 'task', 'subtask', 'content', 'time', 'units'] as const).map((role, column) => ({
  column,
  header: role,
  role,
}));

/** A file as the reader gives it, with its wordings really read. */
export function recognisedFile(
  rows: readonly FixtureRow[],
  options: { readonly title?: string; readonly sheet?: string; readonly kind?: TableKind } = {},
): RecognisedFile {
  const { title = '清河区定时公开指标明细表', sheet = '明细表', kind = 'schedule' } = options;
  const read = rows.map((row, index): TableRow => {
    const time = row.time ?? '';
    const source = kind === 'schedule' || time !== '' ? 'time' : 'content';
    return {
      gridRow: index + 2,
      address: cellAddress(index + 2, 1),
      number: row.number ?? String(index + 1),
      task: row.task ?? '',
      subtask: row.subtask ?? '',
      content: row.content,
      timeWording: time,
      unitsWording: row.units ?? '',
      timeReading: readTimeWording(time === '' ? row.content : time, { planYear: YEAR, source, subject: row.content }),
      unitsReading: readUnitsWording(row.units ?? ''),
    };
  });
  return {
    tables: [
      {
        grid: { sheet, columns: 4, rows: [], merges: [] },
        title,
        kind,
        headerRows: [1, 1],
        columns: COLUMNS,
        rows: read,
        measures: rows.length,
        tasks: new Set(rows.map((row) => row.task ?? '')).size,
        leftOut: [],
        unreadColumns: [],
      },
    ],
    skippedSheets: [],
    year: YEAR,
  };
}

/** Puts a read file among the pending previews, as a finished reading job does, and answers its preview. */
export async function preview(app: TestApp, file: RecognisedFile, fileName = '明细表.xlsx') {
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(JSON.stringify(file)))).toString('hex');
  const { previewId } = app.context.previews.add({ fileName, sha256, year: YEAR, fileId: 'none', file });
  return app.call('imports.preview', { previewId });
}

/** Confirms every table of a preview, with new units for all unknown unit names. */
export async function confirmAll(app: TestApp, file: RecognisedFile, fileName?: string) {
  const read = await preview(app, file, fileName);
  return app.call('imports.confirm', {
    previewId: read.previewId,
    year: YEAR,
    tables: read.tables.map((table) => table.tableId),
    names: Object.fromEntries(
      read.unknownNames
        .filter(({ kind }) => kind === 'unit')
        .map(({ name, suggestedKind }) => [name, { as: 'newUnit' as const, name, kind: suggestedKind }]),
    ),
    rows: {},
  });
}
