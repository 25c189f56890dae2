import { read, utils } from 'xlsx';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { FileBytes } from '../../../electron/contract/define.ts';
import type { TestApp } from '../../support/testApp.ts';

/** A printed sheet: its name and its cells by row. */
export interface PrintedSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Exported {
  readonly file: FileBytes;
  readonly names: readonly string[];
  readonly sheets: readonly PrintedSheet['rows'][];
}

/** Makes a workbook as the screen does and reads it back; without the sheet that programs keep for themselves. */
export async function exported(
  app: TestApp,
  input: Omit<InputOf<'exports.workbook'>, 'paper'> & Partial<Pick<InputOf<'exports.workbook'>, 'paper'>>,
): Promise<Exported> {
  const { jobId } = await app.call('exports.workbook', { paper: 'A4', ...input });
  return printedBy(app, jobId);
}

/** What a job that prints made. */
export async function printedBy(app: TestApp, jobId: string): Promise<Exported> {
  const job = await app.finished(jobId);
  if (job.state !== 'done') throw new Error(`The export ended ${job.state}: ${job.error?.message}`);
  const file = await app.getFile(job.fileId ?? '');
  const book = read(file.bytes);
  const names = book.SheetNames.filter((name) => !name.startsWith('_'));
  const sheets = names.map((name) =>
    utils.sheet_to_json<(string | number)[]>(book.Sheets[name]!, { header: 1, defval: '' }),
  );
  return { file, names, sheets };
}

/** A sheet's rows that bear a number in front, by the words of its lowest header row. */
export function listed(rows: PrintedSheet['rows']): readonly Readonly<Record<string, string | number>>[] {
  const top = rows.findIndex((row) => row[0] === '序号');
  const [upper = [], lower = []] = [rows[top], rows[top + 1]];
  const deep = typeof lower[0] !== 'number' && lower[0] === '';
  const words = upper.map((word, column) => String((deep && lower[column]) || word));
  return rows
    .slice(top + 1)
    .filter((row) => typeof row[0] === 'number')
    .map((row) => Object.fromEntries(words.map((word, column) => [word, row[column] ?? ''])));
}

/** The 合计 row by the same words. */
export function totals(rows: PrintedSheet['rows']): Readonly<Record<string, string | number>> {
  const sum = rows.find((row) => row[0] === '合计') ?? [];
  const [found = {}] = listed(
    rows.map((row) => (row === sum ? [1, ...row.slice(1)] : typeof row[0] === 'number' ? [''] : row)),
  );
  return found;
}
