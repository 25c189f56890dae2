import { parentPort, type Transferable } from 'node:worker_threads';
import { assertNever } from '../domain/brand.ts';
import { succeed, type Outcome } from '../domain/failure.ts';
import type { PaperKind } from '../domain/model/documents.ts';
import type { PapersSpec, PaperTemplate } from '../domain/papers/paper.ts';
import { recogniseSource } from '../domain/reading/recogniseSource.ts';
import type { RecognisedFile } from '../domain/reading/tables/recognisedTable.ts';
import type { WorkbookSpec } from '../domain/sheets/workbookSpec.ts';
import type { Job, JobResults, Report } from './jobMessages.ts';
import { readSource } from './reading/readSource.ts';
import { readFillIns } from './fillIn/readFillIn.ts';

/** Counts are told at most this often; a message per row would cost more than the row. */
const PROGRESS_EVERY = 200;

function tell(report: Report, transfer: readonly Transferable[] = []): void {
  parentPort?.postMessage(report, transfer);
}

function counter(phase: string): (done: number, total: number) => void {
  return (done, total) => {
    if (done === total || done % PROGRESS_EVERY === 0) tell({ kind: 'progress', phase, done, total });
  };
}

async function readFile(job: Extract<Job, { kind: 'readFile' }>): Promise<Outcome<RecognisedFile>> {
  const source = await readSource(job, (phase, done = 0, total) =>
    tell({ kind: 'progress', phase, done, ...(total === undefined ? {} : { total }) }),
  );
  if (!source.ok) return source;
  return recogniseSource(source.value, job.reading, counter('正在识别内容'));
}

async function write(spec: WorkbookSpec): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  // Loaded only here: the writer's library costs a reading worker a quarter of a second.
  const { writeWorkbook } = await import('./workbooks/writeWorkbook.ts');
  return succeed(await writeWorkbook(spec, counter('正在生成表格')));
}

async function writePapers(spec: PapersSpec): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const { writePapers } = await import('./papers/writePaper.ts');
  return writePapers(spec, (done, total) => tell({ kind: 'progress', phase: '正在生成公文', done, total }));
}

async function writePaperTemplate(paper: PaperKind): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const { writePaperTemplate } = await import('./papers/writePaperTemplate.ts');
  return succeed(await writePaperTemplate(paper));
}

async function checkPaperTemplate(paper: PaperKind, template: PaperTemplate): Promise<Outcome<undefined>> {
  const { checkPaperTemplate } = await import('./papers/checkPaperTemplate.ts');
  return checkPaperTemplate(paper, template);
}

function resultOf(job: Job): Promise<Outcome<JobResults[keyof JobResults]>> {
  switch (job.kind) {
    case 'readFile':
      return readFile(job);
    case 'writeWorkbook':
      return write(job.spec);
    case 'writePapers':
      return writePapers(job.spec);
    case 'writePaperTemplate':
      return writePaperTemplate(job.paper);
    case 'checkPaperTemplate':
      return checkPaperTemplate(job.paper, job.template);
    case 'readFillIns':
      return readForms(job);
    case 'writeFillIn':
      return writeForms(job);
    default:
      return assertNever(job);
  }
}

async function writeForms({ books }: Extract<Job, { kind: 'writeFillIn' }>): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const { writeFillIn } = await import('./fillIn/writeFillIn.ts');
  return succeed(
    await writeFillIn(books, (done, total) => tell({ kind: 'progress', phase: '正在生成填报表', done, total })),
  );
}

async function readForms({ files }: Extract<Job, { kind: 'readFillIns' }>) {
  return succeed(
    await readFillIns(files, (done, total) => tell({ kind: 'progress', phase: '正在读取填报表', done, total })),
  );
}

async function perform(job: Job): Promise<void> {
  try {
    const outcome = await resultOf(job);
    const made = outcome.ok && outcome.value instanceof Uint8Array ? [outcome.value.buffer] : [];
    tell({ kind: 'done', outcome }, made);
  } catch (error) {
    tell({ kind: 'crashed', error });
  }
}

// One job per worker: the thread ends when it is done, so that a big file's memory goes back.
parentPort?.once('message', (job: Job) => {
  void perform(job);
});
