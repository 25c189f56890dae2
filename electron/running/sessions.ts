import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RecoveryState } from '../contract/recovery.ts';
import { fail, succeed, type Failure, type Outcome } from '../domain/failure.ts';
import type { Harm, HarmFound } from '../domain/model/harm.ts';
import { createContext, type ServicePorts } from '../services/app/context.ts';
import { createDispatch, type Dispatch } from '../services/app/dispatch.ts';
import { NO_DRAFTS } from '../services/app/drafts.ts';
import { createFilesInMemory } from '../services/app/filesInMemory.ts';
import type { Desktop, DraftFolder, DraftFolderName, EvidenceFolder, Templates } from '../services/app/ports.ts';
import { createBackups } from '../services/backups/backups.ts';
import type { DataFolder } from '../services/backups/context.ts';
import { copyView } from '../services/backups/views.ts';
import { createRecovery, type Ways } from '../services/recovery/recovery.ts';
import { createClosedHandlers, createHandlers, type FolderHandlers } from '../services/services.ts';
import type { CopySource } from '../store/copies/copies.ts';
import { headerOf } from '../store/copies/looking.ts';
import { storeFailure } from '../store/file/failures.ts';
import { storePaths, type StorePaths } from '../store/file/paths.ts';
import { openStore } from '../store/openStore.ts';
import { tracesIn } from '../store/recovery/examine.ts';
import { salvage, type Salvage } from '../store/recovery/salvage.ts';
import type { Store } from '../store/store.ts';
import { copyDaily, isCommand } from './dailyCopy.ts';

/** What stays while data files come and go. */
export interface Parts
  extends Omit<
    ServicePorts,
    'store' | 'copies' | 'templates' | 'draftFolder' | 'schemeDraftFolder' | 'returnedFolder' | 'evidenceFolder'
  > {
  readonly templates: (dataDir: string) => Templates;
  readonly draftFolder: (dataDir: string, name: DraftFolderName) => DraftFolder;
  readonly evidenceFolder: (dataDir: string) => EvidenceFolder;
  readonly desktop: Desktop;
  /** What the log has of late, without anything that a person typed or is called. */
  readonly recentBugs: () => string;
  /** The operating system, for the support text. */
  readonly system: string;
}

/** One way in which the app stands on a data folder. */
export interface Session {
  readonly kind: 'open' | 'harmed' | 'readOnly';
  readonly dispatch: Dispatch;
  state(): RecoveryState;
  /** Whether long work is under way. */
  busy(): boolean;
  /** The open data file. */
  readonly store: Store | undefined;
  /** Waits for a copy under way. */
  close(): Promise<void>;
}

export interface Home {
  readonly paths: StorePaths;
  readonly folder: DataFolder;
  readonly ways: Ways;
  /** Keeps why the daily copy was not made; `undefined` where it was. */
  noteDaily(failure: Failure | undefined): void;
  /** Keeps what is open; `undefined` where nothing is. */
  noteOpen(source: CopySource | undefined): void;
}

/** The app on an open data file. */
export function openSession(parts: Parts, home: Home, store: Store): Session {
  home.noteOpen(store);
  const context = createContext({
    ...parts,
    store,
    copies: home.folder.copies,
    templates: parts.templates(home.paths.folder),
    draftFolder: parts.draftFolder(home.paths.folder, 'drafts'),
    schemeDraftFolder: parts.draftFolder(home.paths.folder, 'schemeDrafts'),
    returnedFolder: parts.draftFolder(home.paths.folder, 'returned'),
    evidenceFolder: parts.evidenceFolder(home.paths.folder),
  });
  void context.evidenceFolder.settle();
  const handlers = createHandlers(context, folderHandlers(parts, home, { files: context.files, opened: store }));
  const dispatch = createDispatch(handlers, { log: parts.log, ids: parts.ids, store });
  return {
    kind: 'open',
    dispatch: copyDaily({
      dispatch,
      store,
      copies: home.folder.copies,
      clock: parts.clock,
      ids: parts.ids,
      log: parts.log,
      note: (failure) => home.noteDaily(failure),
    }),
    state: () => ({ state: 'open' }),
    busy: () => context.jobs.busy(),
    store,
    async close() {
      await home.folder.copies.idle();
      home.noteOpen(undefined);
      store.close();
    },
  };
}

/** Nothing is open: only the folder answers. */
export function harmedSession(parts: Parts, home: Home, found: HarmFound): Session {
  const files = createFilesInMemory(parts.ids, parts.clock);
  const handlers = createClosedHandlers(files, folderHandlers(parts, home, { files, opened: undefined }));
  return {
    kind: 'harmed',
    dispatch: createDispatch(handlers, { log: parts.log, ids: parts.ids, store: { refusal: () => undefined } }),
    state: () => harmedState(parts, home, found),
    busy: () => false,
    store: undefined,
    close: () => Promise.resolve(),
  };
}

/** What could be read of a harmed file, in a folder of its own that goes with the session. Every command is refused. */
export async function readOnlySession(parts: Parts, home: Home, sentence: string): Promise<Outcome<Session>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-view-'));
  const away = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const read = salvage(home.paths.file, storePaths(folder).file, folder);
    const opened = await openStore({ folder, nextId: () => parts.ids.next() });
    if (!opened.ok) {
      away();
      return opened;
    }
    return succeed(viewSession(parts, home, { store: opened.value, read, sentence, away }));
  } catch (error) {
    away();
    const failure = storeFailure(error, home.paths.file);
    if (!failure) return unreadable(parts, error);
    if (failure.code !== 'database-damaged') return { ok: false, error: failure };
    return fail('database-damaged', '损坏的数据文件里没有能读出的内容。请在这个页面里恢复一份备份，或从别处恢复。');
  }
}

/** A file can be spoilt in ways that no list foresees. The person is told that nothing could be read; the maintainer finds why. */
function unreadable({ ids, log }: Parts, error: unknown): Outcome<never> {
  const id = ids.next();
  log.bug(id, error, { method: 'salvage' });
  return fail('database-damaged', `损坏的数据文件里没有能读出的内容（编号 ${id}）。请恢复一份备份。`, { id });
}

interface View {
  readonly store: Store;
  readonly read: Salvage;
  readonly sentence: string;
  readonly away: () => void;
}

function viewSession(parts: Parts, home: Home, { store, read, sentence, away }: View): Session {
  const templates = parts.templates(home.paths.folder);
  const context = createContext({
    ...parts,
    store,
    copies: home.folder.copies,
    templates,
    draftFolder: NO_DRAFTS,
    schemeDraftFolder: NO_DRAFTS,
    returnedFolder: NO_DRAFTS,
    evidenceFolder: parts.evidenceFolder(home.paths.folder),
  });
  const handlers = createHandlers(context, folderHandlers(parts, home, { files: context.files, opened: undefined }));
  const dispatch = createDispatch(handlers, { log: parts.log, ids: parts.ids, store });
  return {
    kind: 'readOnly',
    async dispatch(name, input, body) {
      if (isCommand(name)) {
        return fail('read-only', '现在是只读查看，不能修改。可以查看和导出；要继续登记，请先恢复一份完好的备份。');
      }
      return dispatch(name, input, body);
    },
    state: () => ({ state: 'readOnly', sentence, ...read }),
    busy: () => context.jobs.busy(),
    store: undefined,
    async close() {
      store.close();
      away();
    },
  };
}

function folderHandlers(
  parts: Parts,
  { folder, ways }: Home,
  open: Pick<Parameters<typeof createBackups>[0], 'files' | 'opened'>,
): FolderHandlers {
  const { clock, ids, desktop, app, system } = parts;
  return {
    ...createBackups({ folder, clock, ids, desktop, ...open }),
    ...createRecovery(ways, { version: app.version, host: app.host, system }, desktop),
  };
}

/** Harms of the data itself, which a copy mends. */
const MENDED_BY_COPY: ReadonlySet<Harm['kind']> = new Set<Harm['kind']>([
  'missing',
  'empty',
  'damaged',
  'foreign',
  'tablesMissing',
  'badFormat',
  'unreadable',
]);
const PARTLY_READABLE: ReadonlySet<Harm['kind']> = new Set<Harm['kind']>([
  'damaged',
  'tablesMissing',
  'badFormat',
  'readOnly',
]);

function harmedState({ app }: Parts, { paths, folder }: Home, found: HarmFound): RecoveryState {
  const file = statSync(paths.file, { throwIfNoEntry: false });
  const newest = newestWhole(folder);
  return {
    state: 'harmed',
    ...found,
    host: app.host,
    version: app.version,
    folder: paths.folder,
    file: file && { bytes: file.size, modifiedAt: file.mtime.toISOString() },
    traces: tracesIn(paths),
    newest,
    canRestore: newest !== undefined && MENDED_BY_COPY.has(found.harm.kind),
    // Without its first page nothing of a file can be read.
    canReadOnly: file !== undefined && PARTLY_READABLE.has(found.harm.kind) && hasHeader(paths.file),
  };
}

function hasHeader(file: string): boolean {
  try {
    return headerOf(file) !== undefined;
  } catch (error) {
    if (!storeFailure(error, file)) throw error;
    return false;
  }
}

function newestWhole({ copies }: DataFolder) {
  for (const copy of copies.list()) {
    const look = copies.verify(copy.name);
    if (look.ok && look.value.ok)
      return { ...copyView(copy, copies.missingFiles(copy)), holds: look.value.content, trouble: undefined };
  }
  return undefined;
}
