import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { assertNever } from '../domain/brand.ts';
import type { DocumentJob, Documents, JobControl, JobValue } from '../domain/documentJobs.ts';
import { fail, type Outcome } from '../domain/failure.ts';
import { writeCalendar } from './calendar/writeCalendar.ts';
import type { JobMessage, Report, WorkerData } from './jobMessages.ts';
import { JOBS } from './jobs.ts';
import { refuse } from './refusals.ts';
import { createSlots } from './slots.ts';

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

const DEFAULT_MEMORY_MB = 2048;
const DEFAULT_JOBS_AT_ONCE = 2;
/** A worker that says nothing for so long hangs in a broken file. */
const SILENCE_MS = 5 * 60_000;

const CANCELLED = fail('cancelled', '已取消，没有改动任何内容。');

/** Workbooks and documents in and out, each job in a thread of its own that can be ended at any time. Holds no thread while idle. */
export function createDocuments(options: DocumentsOptions): Documents {
  const slots = createSlots(options.jobsAtOnce ?? DEFAULT_JOBS_AT_ONCE);
  const closing = new AbortController();

  async function run(message: JobMessage, control: JobControl): Promise<Outcome<JobValue<DocumentJob>>> {
    const refused = refuseAtOnce(message);
    if (refused) return refused;
    const signal = AbortSignal.any([control.signal, closing.signal]);
    const free = await slots.take(signal);
    if (free === undefined) return CANCELLED;
    try {
      // Cancelled while the place was being handed over.
      return signal.aborted ? CANCELLED : await runInWorker(message, options, signal, control);
    } finally {
      free();
    }
  }

  // A function per job, whose worker answers with that job's value; the compiler cannot follow a list of entries back to the table it came from.
  const jobs = Object.fromEntries(
    Object.keys(JOBS).map((job) => [
      job,
      (...given: readonly unknown[]) =>
        run({ job, input: given.slice(0, -1) } as unknown as JobMessage, given.at(-1) as JobControl),
    ]),
  ) as unknown as Pick<Documents, DocumentJob>;
  return {
    ...jobs,
    writeCalendar,
    async close() {
      closing.abort();
      await slots.idle();
    },
  };
}

function startWorker(message: JobMessage, { workerUrl, memoryMb = DEFAULT_MEMORY_MB }: DocumentsOptions): Worker {
  const given: WorkerData = { page: fileURLToPath(new URL('../renderer/', workerUrl)) };
  const worker = new Worker(workerUrl, {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  });
  // The parser chatters about formats it does not know; nobody reads that.
  worker.stdout.resume();
  worker.stderr.resume();
  // Nothing is handed over for good: the caller's bytes would be gone.
  worker.postMessage(message, []);
  return worker;
}

/** Runs one job in a thread of its own and waits until the thread is gone, however it ends. */
function runInWorker(
  message: JobMessage,
  options: DocumentsOptions,
  signal: AbortSignal,
  control: JobControl,
): Promise<Outcome<JobValue<DocumentJob>>> {
  const worker = startWorker(message, options);
  return new Promise((resolve) => {
    let outcome: Outcome<JobValue<DocumentJob>> | undefined;
    const end = (result: typeof outcome): void => {
      outcome ??= result;
      void worker.terminate();
    };
    const cancel = (): void => end(CANCELLED);
    const silence = setTimeout(() => end(tookTooLong(message)), JOBS[message.job].silenceMs ?? SILENCE_MS);
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
          return end(brokeDown(message, report.error, options));
        default:
          return assertNever(report);
      }
    });
    worker.on('error', (error) => end(brokeDown(message, error, options)));
    worker.on('exit', () => {
      clearTimeout(silence);
      signal.removeEventListener('abort', cancel);
      resolve(outcome ?? brokeDown(message, new Error('the worker ended without an answer'), options));
    });
  });
}

function ranOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  return error instanceof RangeError && /allocation failed|string length|array length/i.test(error.message);
}

function refuseAtOnce<Job extends DocumentJob>({ job, input }: JobMessage<Job>): Outcome<never> | undefined {
  return JOBS[job].refuse?.(...input);
}

function fileOf<Job extends DocumentJob>({ job, input }: JobMessage<Job>): { name: string; takesIn: boolean } {
  const { fileName, takes } = JOBS[job];
  return { name: fileName(...input), takesIn: takes === 'in' };
}

function brokeDown(message: JobMessage, error: unknown, { onBug }: DocumentsOptions): Outcome<never> {
  const { name, takesIn } = fileOf(message);
  if (ranOutOfMemory(error)) {
    if (takesIn) return refuse.unpacksTooLarge(name);
    return fail('too-large', `生成“${name}”需要的内存超出限度，未生成。请缩小范围（例如分组或分月）后再导出。`);
  }
  onBug?.(error);
  const doing = takesIn ? `读取“${name}”` : `生成“${name}”`;
  return fail('bug', `${doing}时程序出错，没有改动任何内容。请重试；若仍出错，请把该文件交给技术支持人员。`, {
    place: { file: name },
  });
}

function tookTooLong(message: JobMessage): Outcome<never> {
  const { name, takesIn } = fileOf(message);
  return takesIn
    ? refuse.tookTooLong(name)
    : fail('too-large', `生成“${name}”长时间没有完成，已停止。请缩小范围后再导出。`);
}
