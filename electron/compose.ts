import { randomUUID } from 'node:crypto';
import { type as systemType, release } from 'node:os';
import process from 'node:process';
import manifest from '../package.json' with { type: 'json' };
import { createDocuments } from './documents/documents.ts';
import type { PlainDate } from './domain/dates/plainDate.ts';
import { succeed, type Outcome } from './domain/failure.ts';
import { builtInTable } from './domain/workdays/holidayTable.ts';
import { createClock } from './hosts/clock.ts';
import { createLog } from './hosts/log.ts';
import { createDraftFolder } from './hosts/drafts.ts';
import { createEvidenceFolder } from './hosts/evidenceFiles.ts';
import { createTemplates } from './hosts/templates.ts';
import { startRunning } from './running/running.ts';
import type { Dispatch } from './services/app/dispatch.ts';
import type { Desktop, Log } from './services/app/ports.ts';
import { createLongWrites } from './store/longWrites/longWrites.ts';
import { createWeb } from './web/door.ts';

export interface ComposeOptions {
  readonly dataDir: string;
  readonly host: 'electron' | 'browser';
  /** Fixes the office's day. */
  readonly today: PlainDate | undefined;
  /** Fills an empty data folder with invented data. */
  readonly demo: boolean;
  /** The module of the documents' worker. */
  readonly workerUrl: URL;
  /** The module of the thread that writes what takes long. */
  readonly writerUrl: URL;
  readonly desktop: Desktop;
  /** An office has worked in the folder: without its data file nothing is begun there. */
  readonly expectsData?: boolean;
  /** Keeps the choice of another data folder for later starts. */
  readonly rememberFolder: (folder: string) => void;
  /** What one try of a passphrase costs, as for `startRunning`. */
  readonly passphraseWork?: number;
}

export interface ComposedApp {
  readonly dispatch: Dispatch;
  readonly log: Log;
  /** What stands in the way of the data, in Chinese; `undefined` where it is open. The page leads on from there. */
  readonly trouble: string | undefined;
  /** Ends the worker and closes the data file. */
  readonly close: () => Promise<void>;
}

/** Puts store, documents and services together, the same in both hosts. Fails where another process holds the data folder. */
export async function compose(options: ComposeOptions): Promise<Outcome<ComposedApp>> {
  const {
    dataDir,
    expectsData = false,
    host,
    today,
    demo,
    workerUrl,
    writerUrl,
    desktop,
    rememberFolder,
    passphraseWork,
  } = options;
  const ids = { next: randomUUID };
  const log = createLog(dataDir, (line) => process.stderr.write(line));
  const documents = createDocuments({
    workerUrl,
    onBug: (error) => log.bug(ids.next(), error, { method: 'documents' }),
  });
  const longWrites = createLongWrites(writerUrl);
  const running = await startRunning({
    dataDir,
    expectsData,
    clock: createClock(today),
    ids,
    documents,
    longWrites,
    web: createWeb({ version: manifest.version }),
    log,
    recentBugs: () => log.recent(),
    templates: createTemplates,
    draftFolder: createDraftFolder,
    evidenceFolder: createEvidenceFolder,
    holidays: builtInTable(),
    app: { version: manifest.version, host },
    desktop,
    system: `${systemType()} ${release()}`,
    rememberFolder,
    passphraseWork,
  });
  if (!running.ok) {
    await documents.close();
    return running;
  }
  const { dispatch } = running.value;
  const trouble = running.value.trouble();
  const app: ComposedApp = {
    dispatch,
    log,
    trouble,
    async close() {
      await Promise.all([documents.close(), longWrites.close()]);
      await running.value.close();
    },
  };
  if (demo && trouble === undefined) {
    const filled = await dispatch('workspace.loadDemo', {});
    // A folder that has data already is shown as it is.
    if (!filled.ok && filled.error.code !== 'conflict') {
      await app.close();
      return filled;
    }
  }
  return succeed(app);
}
