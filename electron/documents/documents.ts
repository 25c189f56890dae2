import { Worker } from 'node:worker_threads';
import { assertNever } from '../domain/brand.ts';
import type { CalendarFile } from '../domain/calendar/calendarFile.ts';
import { fail, type Outcome } from '../domain/failure.ts';
import type { PapersSpec, PaperTemplate } from '../domain/papers/paper.ts';
import { PAPER_KIND_WORDS } from '../domain/words/documents.ts';
import type { PaperKind } from '../domain/model/documents.ts';
import type { ReturnedBook } from '../domain/fillIn/returned.ts';
import type { FormWorkbook } from '../domain/fillIn/workbook.ts';
import type { ReadingOptions, RecognisedFile } from '../domain/reading/tables/recognisedTable.ts';
import type { WorkbookSpec } from '../domain/sheets/workbookSpec.ts';
import type { Job, JobResults, Report } from './jobMessages.ts';
import type { FillInFile } from './fillIn/readFillIn.ts';
import { refuseUnread } from './reading/refuseUnread.ts';
import { refuse } from './refusals.ts';
import { createSlots } from './slots.ts';
import { writeCalendar } from './calendar/writeCalendar.ts';

export interface DocumentsOptions {
  /** The worker's module: `worker.ts` from source, its bundle otherwise. */
  readonly workerUrl: URL;
  /** Memory that one job may take before it is ended, in MB. */
  readonly memoryMb?: number;
  /** Jobs at a time; others wait. */
  readonly jobsAtOnce?: number;
  /** Told of exceptions inside a worker. */
  readonly onBug?: (error: unknown) => void;
}

/** Cancellation and progress of one job; `total` is absent while unknown. */
export interface DocumentJobControl {
  readonly signal: AbortSignal;
  progress(phase: string, done: number, total?: number): void;
}

/** Workbooks in and out, off the main thread, each job in a thread of its own that can be ended at any time. */
export interface DocumentWorkers {
  /** Bytes of a workbook or document to what was recognised in it, wordings read. Never rejects; every bad input is a failure that names file, sheet and cell. */
  readFile(
    file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
    reading: ReadingOptions,
    control: DocumentJobControl,
  ): Promise<Outcome<RecognisedFile>>;
  writeWorkbook(spec: WorkbookSpec, control: DocumentJobControl): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** Word files from a template: a .docx, or a .zip of several. */
  writePapers(spec: PapersSpec, control: DocumentJobControl): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** The built-in template of a paper, to be edited in Word. */
  writePaperTemplate(paper: PaperKind, control: DocumentJobControl): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** Whether an edited template can serve; a refusal names the tag. */
  checkPaperTemplate(
    paper: PaperKind,
    template: PaperTemplate,
    control: DocumentJobControl,
  ): Promise<Outcome<undefined>>;
  /** Fill-in workbooks that came back; each file has an outcome of its own. */
  readFillIns(
    files: readonly FillInFile[],
    control: DocumentJobControl,
  ): Promise<Outcome<readonly Outcome<ReturnedBook>[]>>;
  /** Fill-in workbooks: one as it is, several in a .zip archive of the given name. */
  writeFillIn(
    books: readonly FormWorkbook[],
    name: string,
    control: DocumentJobControl,
  ): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** A calendar file (.ics), on this thread: it is a matter of milliseconds. */
  writeCalendar(file: CalendarFile): Uint8Array<ArrayBuffer>;
  /** Ends running jobs; they and later ones come back as `cancelled`. */
  close(): Promise<void>;
}

const DEFAULT_MEMORY_MB = 2048;
const DEFAULT_JOBS_AT_ONCE = 2;
/** A worker that says nothing for so long hangs in a broken file. */
const SILENCE_MS = 5 * 60_000;

const CANCELLED = fail('cancelled', '已取消，没有改动任何内容。');

/** The worker's side of reading and writing workbooks. Holds no thread while idle. */
export function createDocuments(options: DocumentsOptions): DocumentWorkers {
  const slots = createSlots(options.jobsAtOnce ?? DEFAULT_JOBS_AT_ONCE);
  const closing = new AbortController();

  async function run<Kind extends Job['kind']>(
    job: Extract<Job, { kind: Kind }>,
    control: DocumentJobControl,
  ): Promise<Outcome<JobResults[Kind]>> {
    const signal = AbortSignal.any([control.signal, closing.signal]);
    const free = await slots.take(signal);
    if (free === undefined) return CANCELLED;
    try {
      // Cancelled while the place was being handed over.
      if (signal.aborted) return CANCELLED;
      // The worker answers a job with that job's result.
      return (await runInWorker(job, options, signal, control)) as Outcome<JobResults[Kind]>;
    } finally {
      free();
    }
  }

  return {
    async readFile(file, reading, control) {
      const refused = refuseUnread(file);
      if (refused) return refused;
      // A copy, since the caller's bytes would be gone after the transfer.
      const bytes = file.bytes.slice();
      return run({ kind: 'readFile', name: file.name, bytes, reading }, control);
    },
    writeWorkbook: (spec, control) => run({ kind: 'writeWorkbook', spec }, control),
    writePapers: (spec, control) => run({ kind: 'writePapers', spec }, control),
    writePaperTemplate: (paper, control) => run({ kind: 'writePaperTemplate', paper }, control),
    checkPaperTemplate: (paper, template, control) => run({ kind: 'checkPaperTemplate', paper, template }, control),
    readFillIns: (files, control) =>
      run(
        { kind: 'readFillIns', name: files.length === 1 ? (files[0]?.name ?? '') : `${files.length} 个文件`, files },
        control,
      ),
    writeFillIn: (books, name, control) => run({ kind: 'writeFillIn', name, books }, control),
    writeCalendar,
    async close() {
      closing.abort();
      await slots.idle();
    },
  };
}

function startWorker(job: Job, { workerUrl, memoryMb = DEFAULT_MEMORY_MB }: DocumentsOptions): Worker {
  const worker = new Worker(workerUrl, {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  });
  // The parser chatters about formats it does not know; nobody reads that.
  worker.stdout.resume();
  worker.stderr.resume();
  worker.postMessage(job, job.kind === 'readFile' ? [job.bytes.buffer] : []);
  return worker;
}

/** Runs one job in a thread of its own and waits until the thread is gone, however it ends. */
function runInWorker(
  job: Job,
  options: DocumentsOptions,
  signal: AbortSignal,
  control: DocumentJobControl,
): Promise<Outcome<JobResults[keyof JobResults]>> {
  const worker = startWorker(job, options);
  return new Promise((resolve) => {
    let outcome: Outcome<JobResults[keyof JobResults]> | undefined;
    const end = (result: typeof outcome): void => {
      outcome ??= result;
      void worker.terminate();
    };
    const cancel = (): void => end(CANCELLED);
    const silence = setTimeout(() => end(tookTooLong(job)), SILENCE_MS);
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (report: Report) => {
      silence.refresh();
      if (outcome !== undefined) return;
      switch (report.kind) {
        case 'progress':
          return control.progress(report.phase, report.done, report.total);
        case 'done':
          return end(report.outcome);
        case 'crashed':
          return end(brokeDown(job, report.error, options));
        default:
          return assertNever(report);
      }
    });
    worker.on('error', (error) => end(brokeDown(job, error, options)));
    worker.on('exit', () => {
      clearTimeout(silence);
      signal.removeEventListener('abort', cancel);
      resolve(outcome ?? brokeDown(job, new Error('the worker ended without an answer'), options));
    });
  });
}

/** Whether a job takes a file in, rather than making one. */
function isReading({ kind }: Job): boolean {
  return kind === 'readFile' || kind === 'readFillIns';
}

function ranOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  return error instanceof RangeError && /allocation failed|string length|array length/i.test(error.message);
}

function nameOf(job: Job): string {
  switch (job.kind) {
    case 'readFile':
      return job.name;
    case 'writeWorkbook':
    case 'writePapers':
      return job.spec.fileName;
    case 'writePaperTemplate':
      return `${PAPER_KIND_WORDS[job.paper]}模板`;
    case 'checkPaperTemplate':
      return job.template.name;
    case 'readFillIns':
    case 'writeFillIn':
      return job.name;
    default:
      return assertNever(job);
  }
}

function brokeDown(job: Job, error: unknown, { onBug }: DocumentsOptions): Outcome<never> {
  const file = nameOf(job);
  if (ranOutOfMemory(error)) {
    if (isReading(job)) return refuse.unpacksTooLarge(file);
    return fail('too-large', `生成“${file}”需要的内存超出限度，未生成。请缩小范围（例如分组或分月）后再导出。`);
  }
  onBug?.(error);
  const doing = isReading(job) ? `读取“${file}”` : `生成“${file}”`;
  return fail('bug', `${doing}时程序出错，没有改动任何内容。请重试；若仍出错，请把该文件交给技术支持人员。`, {
    place: { file },
  });
}

function tookTooLong(job: Job): Outcome<never> {
  const file = nameOf(job);
  return isReading(job)
    ? refuse.tookTooLong(file)
    : fail('too-large', `生成“${file}”长时间没有完成，已停止。请缩小范围后再导出。`);
}
