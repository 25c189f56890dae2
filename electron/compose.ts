import { randomUUID } from 'node:crypto';
import process from 'node:process';
import manifest from '../package.json' with { type: 'json' };
import { createDocuments } from './documents/documents.ts';
import type { PlainDate } from './domain/dates/plainDate.ts';
import { succeed, type Outcome } from './domain/failure.ts';
import { builtInTable } from './domain/workdays/holidayTable.ts';
import { createClock } from './hosts/clock.ts';
import { createLog } from './hosts/log.ts';
import { createTemplates } from './hosts/templates.ts';
import { createContext } from './services/app/context.ts';
import { createDispatch, type Dispatch } from './services/app/dispatch.ts';
import { createHandlers } from './services/services.ts';
import type { Log } from './services/app/ports.ts';
import { openStore } from './store/openStore.ts';

export interface ComposeOptions {
  readonly dataDir: string;
  readonly host: 'electron' | 'browser';
  /** Fixes the office's day. */
  readonly today: PlainDate | undefined;
  /** Fills an empty data folder with invented data. */
  readonly demo: boolean;
  /** The module of the documents' worker. */
  readonly workerUrl: URL;
}

export interface ComposedApp {
  readonly dispatch: Dispatch;
  readonly log: Log;
  /** Ends the worker and closes the data file. */
  readonly close: () => Promise<void>;
}

/** Puts store, documents and services together, the same in both hosts. Fails where the data folder cannot be used. */
export async function compose(options: ComposeOptions): Promise<Outcome<ComposedApp>> {
  const { dataDir, host, today, demo, workerUrl } = options;
  const ids = { next: randomUUID };
  const opened = await openStore({ folder: dataDir, nextId: ids.next });
  if (!opened.ok) return opened;
  const store = opened.value;
  const log = createLog(dataDir, (line) => process.stderr.write(line));
  const documents = createDocuments({
    workerUrl,
    onBug: (error) => log.bug(ids.next(), error, { method: 'documents' }),
  });
  const context = createContext({
    store,
    clock: createClock(today),
    ids,
    documents,
    log,
    templates: createTemplates(dataDir),
    holidays: builtInTable(),
    app: { version: manifest.version, host },
  });
  const dispatch = createDispatch(createHandlers(context), { log, ids, store });
  const app: ComposedApp = {
    dispatch,
    log,
    async close() {
      await documents.close();
      store.close();
    },
  };
  if (demo) {
    const filled = await dispatch('workspace.loadDemo', {});
    // A folder that has data already is shown as it is.
    if (!filled.ok && filled.error.code !== 'conflict') {
      await app.close();
      return filled;
    }
  }
  return succeed(app);
}
