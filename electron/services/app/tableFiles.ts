import { succeed, type Outcome } from '../../domain/failure.ts';
import type { Grid } from '../../domain/sheets/grid.ts';
import { cleanText } from './cleanText.ts';
import type { ServiceContext } from './context.ts';

/** A file of tables, as it was read. */
export interface TableFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly grids: readonly Grid[];
  readonly notes: readonly string[];
}

/** Reads a file's tables in the background. `take`: what comes of them, the preview that the job names or why there is none. */
export function readTableFile(
  { files, jobs, documents }: ServiceContext,
  { fileId, reading }: { readonly fileId: string; readonly reading: string },
  take: (file: TableFile) => Outcome<{ readonly previewId: string }>,
): Outcome<{ readonly jobId: string }> {
  const file = files.get(fileId);
  if (!file.ok) return file;
  const { name, bytes } = file.value;
  const jobId = jobs.start(reading, async (control) => {
    const tables = await documents.readTables({ name, bytes }, control);
    return tables.ok ? take({ fileName: name, bytes, ...cleanText(tables.value) }) : tables;
  });
  return succeed({ jobId });
}
