import { readFileSync } from 'node:fs';
import process from 'node:process';
import { read } from 'xlsx';
import type { Year } from '../../electron/domain/brand.ts';
import { openTestApp } from '../support/testApp.ts';
import { time } from './measure.ts';

/** What one child process measured; `peak` is the most memory that it ever held, its worker threads among it. */
export interface Measured {
  readonly first: number;
  readonly again: number;
  readonly undo: number;
  /** MiB. */
  readonly peak: number;
}

const year = 2021 as Year;

async function importTwice(bytes: Uint8Array<ArrayBuffer>): Promise<Omit<Measured, 'peak'>> {
  const app = await openTestApp({ today: '2021-06-28', year });
  try {
    const importOnce = async () => {
      const preview = await app.readFile('大表.xlsx', bytes, year);
      const names = Object.fromEntries(
        preview.unknownNames.map(({ name }) => [name, { as: 'newUnit' as const, name, kind: 'department' as const }]),
      );
      const tables = preview.tables.map((table) => table.tableId);
      return app.call('imports.confirm', { previewId: preview.previewId, year, tables, names, rows: {} });
    };
    const first = await time(importOnce);
    const again = await time(async () => {
      const { created, updated } = await importOnce();
      if (created + updated > 0) throw new Error('The same file changed something');
    });
    const [done] = await app.call('imports.list', { year });
    if (!done) throw new Error('Nothing was imported');
    const undo = await time(() => app.call('imports.undo', { importId: done.importId, edited: 'keep' }));
    if (app.store.facts(year).duties.length > 0) throw new Error('Something of the import is left');
    return { first, again, undo };
  } finally {
    await app.close();
  }
}

async function parseOnly(bytes: Uint8Array): Promise<Omit<Measured, 'peak'>> {
  const first = await time(() => read(bytes, { type: 'array' }));
  return { first, again: first, undo: 0 };
}

const [, , mode, file = ''] = process.argv;
const bytes = new Uint8Array(readFileSync(file));
const measured = mode === 'import' ? await importTwice(bytes) : await parseOnly(bytes);
// maxRSS comes in KiB.
process.send?.({ ...measured, peak: process.resourceUsage().maxRSS / 1024 } satisfies Measured);
