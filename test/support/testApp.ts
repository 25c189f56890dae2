import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { FileBytes } from '../../electron/contract/define.ts';
import type { Failure } from '../../electron/contract/failure.ts';
import type { ImportPreview } from '../../electron/contract/imports.ts';
import type { InputOf, MethodsOf, OutputOf } from '../../electron/contract/index.ts';
import { fail } from '../../electron/domain/failure.ts';
import { parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { builtInTable } from '../../electron/domain/workdays/holidayTable.ts';
import { createDocuments } from '../../electron/documents/documents.ts';
import { createDraftFolder } from '../../electron/hosts/drafts.ts';
import { createEvidenceFolder } from '../../electron/hosts/evidenceFiles.ts';
import { createTemplates } from '../../electron/hosts/templates.ts';
import { createContext, type ServiceContext } from '../../electron/services/app/context.ts';
import { createDispatch, type Dispatch } from '../../electron/services/app/dispatch.ts';
import { createBackups } from '../../electron/services/backups/backups.ts';
import type { Handlers } from '../../electron/services/app/handlers.ts';
import type { Web } from '../../electron/services/app/ports.ts';
import { createWeb } from '../../electron/web/door.ts';
import { createRecovery } from '../../electron/services/recovery/recovery.ts';
import { createHandlers, type FolderHandlers } from '../../electron/services/services.ts';
import { createSecond } from '../../electron/store/second/second.ts';
import { createTrials } from '../../electron/store/second/trials.ts';
import { createCopies } from '../../electron/store/copies/copies.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import { createAside } from '../../electron/store/recovery/aside.ts';
import { stage } from '../../electron/store/recovery/staging.ts';
import { createLongWrites } from '../../electron/store/longWrites/longWrites.ts';
import type { Store } from '../../electron/store/store.ts';
import { documentsWorker, longWriter } from './documentsWorker.ts';
import { countingIds, openTestStore, temporaryFolder } from './storeFixtures.ts';

export interface TestAppOptions {
  /** The office's day, `2021-06-15`. */
  readonly today: string;
  /** A folder that stays; without it a temporary one, removed by `close`. */
  readonly folder?: string;
  /** Names and opens the workspace: district 清河区 and this year. */
  readonly year?: number;
  /** Names new rows and commands, where a test wants to know the names before. */
  readonly nextId?: () => string;
  /** What the data file holds (`Store.snapshot` of an app that was filled before); without it, it is new. */
  readonly data?: Uint8Array<ArrayBuffer>;
  /** The door to the network; without it the real one, which waits a second between two questions to a host. */
  readonly web?: Web;
}

/** The whole app without a host: real store, real services, real document workers, a fixed clock. */
export interface TestApp {
  readonly folder: string;
  readonly store: Store;
  readonly context: ServiceContext;
  readonly dispatch: Dispatch;
  /** Exceptions that the app logged. */
  readonly bugs: readonly unknown[];
  /** Moves the office's day. */
  setToday(today: string): void;
  /** Moves the time of the office's day, from 08:00 on; 10:00 unless told. */
  setTime(time: string): void;
  /** Asks a method; throws `Refused` where the app refuses. */
  call<Name extends MethodsOf<'query' | 'command'>>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** The refusal of a call that must be refused. */
  refusal<Name extends MethodsOf<'query' | 'command'>>(name: Name, input: InputOf<Name>): Promise<Failure>;
  /** Asks anything, as a script might. */
  ask(
    name: string,
    input: unknown,
  ): Promise<{ readonly ok: boolean; readonly value?: unknown; readonly error?: Failure }>;
  putFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  getFile(fileId: string): Promise<FileBytes>;
  /** Uploads a file and waits for its preview; throws `Refused` where it cannot be read. */
  readFile(name: string, bytes: Uint8Array<ArrayBuffer>, year: number): Promise<ImportPreview>;
  /** Waits for a job's end. */
  finished(jobId: string): Promise<OutputOf<'jobs.get'>>;
  close(): Promise<void>;
}

/** The app said no. */
export class Refused extends Error {
  readonly error: Failure;

  constructor(name: string, error: Failure) {
    super(`${name}: ${error.code} ${error.message} ${JSON.stringify(error.fields ?? {})}`);
    this.error = error;
  }
}

export function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`Not a date: ${text}`);
  return date;
}

/** All handlers on one open store. What opens others is tried on the running app (test/running). */
export function testHandlers(context: ServiceContext): Handlers {
  return createHandlers(context, folderHandlers(context));
}

function folderHandlers({ clock, ids, files, store, copies }: ServiceContext): FolderHandlers {
  const paths = storePaths(store.folder);
  const never = () => Promise.resolve(fail('conflict', '这里只打开一个数据文件夹。'));
  const folder = {
    path: paths.folder,
    backupsPath: paths.backups,
    filesPath: paths.evidence,
    copiedFilesPath: paths.copiedFiles,
    copies,
    aside: createAside(paths),
    second: createSecond(paths, { here: () => copies.list(), onBug: () => undefined }),
    trials: createTrials(paths, 4),
    dailyFailure: () => undefined,
    stage: (from: Parameters<typeof stage>[1]) => stage(paths, from),
    restore: never,
  };
  const desktop = { showFolder: () => undefined };
  return {
    ...createBackups({ folder, opened: store, clock, ids, files, desktop }),
    ...createRecovery(
      {
        state: () => ({ state: 'open' }),
        retry: never,
        openReadOnly: never,
        chooseFolder: never,
        recentBugs: () => '',
      },
      { version: '0.0.0-test', host: 'browser', system: 'test' },
      desktop,
    ),
  };
}

let first: Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly workspaceAt: number }> | undefined;

/** A data file as a first start makes it, which takes longer than many a test: made once, then copied under another workspace's id. */
async function newFile(): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, workspaceAt } = await (first ??= firstFile());
  const copy = Buffer.from(bytes);
  copy.write(randomBytes(8).toString('hex'), workspaceAt);
  return Uint8Array.from(copy);
}

async function firstFile() {
  const temporary = temporaryFolder();
  const store = await openTestStore(temporary.folder);
  const bytes = store.snapshot();
  const { workspaceId } = store.content();
  store.close();
  temporary.remove();
  const workspaceAt = Buffer.from(bytes).indexOf(workspaceId ?? '');
  return { bytes, workspaceAt };
}

/** Fills an app once and gives its data file to every app that is opened on it after. */
export function filledOnce(fill: () => Promise<TestApp>): () => Promise<Uint8Array<ArrayBuffer>> {
  let filled: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const make = async () => {
    const app = await fill();
    const data = app.store.snapshot();
    await app.close();
    return data;
  };
  return () => (filled ??= make());
}

export async function openTestApp(options: TestAppOptions): Promise<TestApp> {
  const temporary = options.folder === undefined ? temporaryFolder() : undefined;
  const folder = options.folder ?? temporary?.folder ?? '';
  const data = options.data ?? (temporary && (await newFile()));
  if (data) writeFileSync(storePaths(folder).file, data);
  // Ids of a reopened folder must not meet those already in it: neither the services' nor the store's.
  const run = Math.random().toString(36).slice(2, 8);
  const nextId = countingIds(`id${run}`);
  const store = await openTestStore(folder, options.nextId ?? countingIds(`row${run}`));
  let today = day(options.today);
  let time = '02:00';
  const bugs: unknown[] = [];
  const ids = { next: nextId };
  const log = { bug: (_id: string, error: unknown) => void bugs.push(error) };
  const documents = createDocuments({
    workerUrl: documentsWorker(),
    onBug: (error) => void bugs.push(error),
  });
  const longWrites = createLongWrites(longWriter());
  const copies = createCopies(storePaths(folder));
  const context = createContext({
    store,
    copies,
    clock: { today: () => today, now: () => `${today}T${time}:00.000Z` },
    ids,
    documents,
    longWrites,
    web: options.web ?? createWeb({ version: '0.0.0-test' }),
    log,
    templates: createTemplates(folder),
    draftFolder: createDraftFolder(folder, 'drafts'),
    schemeDraftFolder: createDraftFolder(folder, 'schemeDrafts'),
    returnedFolder: createDraftFolder(folder, 'returned'),
    evidenceFolder: createEvidenceFolder(folder),
    desktop: { showFolder: () => undefined },
    holidays: builtInTable(),
    app: { version: '0.0.0-test', host: 'browser' },
  });
  const dispatch = createDispatch(testHandlers(context), { log, ids, store });

  const app: TestApp = {
    folder,
    store,
    context,
    dispatch,
    bugs,
    setToday: (text) => {
      today = day(text);
    },
    setTime: (text) => {
      time = `${String(Number(text.slice(0, 2)) - 8).padStart(2, '0')}${text.slice(2)}`;
    },
    async call(name, input) {
      const result = await dispatch(name, input);
      if (!result.ok) throw new Refused(name, result.error);
      // The contract types what the handler of this name answers.
      return result.value as OutputOf<typeof name>;
    },
    async refusal(name, input) {
      const result = await dispatch(name, input);
      if (result.ok) throw new Error(`${name} was not refused: ${JSON.stringify(result.value)}`);
      return result.error;
    },
    ask: (name, input) => dispatch(name, input),
    async putFile(name, bytes) {
      const result = await dispatch('files.put', { name }, bytes);
      if (!result.ok) throw new Refused('files.put', result.error);
      return (result.value as OutputOf<'files.put'>).fileId;
    },
    async getFile(fileId) {
      const result = await dispatch('files.get', { fileId });
      if (!result.ok) throw new Refused('files.get', result.error);
      return result.value as FileBytes;
    },
    async readFile(name, bytes, year) {
      const fileId = await app.putFile(name, bytes);
      // The contract's ids and years are checked where they arrive.
      const { jobId } = await app.call('imports.read', { fileId, year: year as never });
      const job = await app.finished(jobId);
      if (job.error) throw new Refused('imports.read', job.error);
      return app.call('imports.preview', { previewId: job.previewId ?? '' });
    },
    async finished(jobId) {
      for (;;) {
        const job = await app.call('jobs.get', { jobId });
        if (job.state !== 'running') return job;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      await Promise.all([documents.close(), longWrites.close()]);
      store.close();
      temporary?.remove();
    },
  };
  if (options.year !== undefined) {
    await app.call('workspace.setUp', { district: '清河区', year: options.year as never });
  }
  return app;
}
