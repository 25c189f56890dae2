import { succeed, type Outcome } from '../../domain/failure.ts';
import type { WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import type { ServiceContext } from '../app/context.ts';
import type { JobResult } from '../app/jobRegistry.ts';
import type { JobControl } from '../app/ports.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Starts the job that writes a workbook; its `fileId` is the file. */
export function writeWorkbookJob(context: ServiceContext, spec: WorkbookSpec): string {
  return context.jobs.start('正在生成表格', (control) => write(context, spec, control));
}

async function write(context: ServiceContext, spec: WorkbookSpec, control: JobControl): Promise<Outcome<JobResult>> {
  const written = await context.documents.writeWorkbook(spec, control);
  if (!written.ok) return written;
  const kept = context.files.put({ name: spec.fileName, mediaType: MEDIA_TYPE, bytes: written.value });
  return kept.ok ? succeed({ fileId: kept.value, fileName: spec.fileName }) : kept;
}
