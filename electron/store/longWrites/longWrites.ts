import { Worker } from 'node:worker_threads';
import { fail, type Outcome } from '../../domain/failure.ts';
import type { ListWrite, ListWritten } from './listWrite.ts';
import type { WriterReport } from './writer.ts';

/**
 * Writes that take a second and more, each by a connection of its own in a thread of its own: the program answers meanwhile, of the data as it was
 * before. Run them inside `Store.elsewhere`.
 */
export interface LongWrites {
  recordList(write: ListWrite): Promise<Outcome<ListWritten>>;
  /** Gives up what is under way, with nothing of it written. */
  close(): Promise<void>;
}

const CLOSED = fail('cancelled', '程序正在退出，没有写入。请重新启动后再试。');

/** `writerUrl`: the thread's module, `writer.ts` from source, its bundle otherwise. */
export function createLongWrites(writerUrl: URL): LongWrites {
  const running = new Set<Worker>();
  let isClosed = false;
  const run = (write: ListWrite): Promise<Outcome<ListWritten>> => {
    const worker = new Worker(writerUrl);
    running.add(worker);
    return new Promise((resolve, reject) => {
      let report: WriterReport | undefined;
      worker.once('message', (said: WriterReport) => (report = said));
      worker.once('error', (error) => (report = { kind: 'crashed', error }));
      // Its connection is closed by then.
      worker.once('exit', () => {
        running.delete(worker);
        if (report?.kind === 'done') resolve(report.outcome);
        else if (isClosed) resolve(CLOSED);
        else reject(report?.error ?? new Error('The writer ended without an answer'));
      });
      // Nothing is handed over for good.
      worker.postMessage(write, []);
    });
  };
  return {
    recordList: (write) => (isClosed ? Promise.resolve(CLOSED) : run(write)),
    async close() {
      isClosed = true;
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
