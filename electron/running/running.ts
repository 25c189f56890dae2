import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isFresh } from '../domain/backups/copies.ts';
import { fail, succeed, type Failure, type Outcome } from '../domain/failure.ts';
import type { Harm, HarmFound } from '../domain/model/harm.ts';
import { harmSentence } from '../domain/words/harm.ts';
import type { RecoveryState } from '../contract/recovery.ts';
import type { Dispatch } from '../services/app/dispatch.ts';
import type { DataFolder } from '../services/backups/context.ts';
import type { Ways } from '../services/recovery/recovery.ts';
import { bringFiles, harmedIn } from '../store/copies/copiedFiles.ts';
import { createCopies, type CopySource } from '../store/copies/copies.ts';
import { storeFailure } from '../store/file/failures.ts';
import type { FolderLock } from '../store/file/lock.ts';
import { storePaths, type StorePaths } from '../store/file/paths.ts';
import { openTaken, takeFolder } from '../store/openStore.ts';
import { createAside } from '../store/recovery/aside.ts';
import { backToBefore, putInPlace } from '../store/recovery/restoring.ts';
import { stage, type Staged } from '../store/recovery/staging.ts';
import { USUAL_WORK } from '../store/second/keys.ts';
import { createSecond } from '../store/second/second.ts';
import { createTrials } from '../store/second/trials.ts';
import { createGate } from './gate.ts';
import { harmedSession, openSession, readOnlySession, type Home, type Parts, type Session } from './sessions.ts';

export interface RunningOptions extends Parts {
  readonly dataDir: string;
  /** An office has worked in the folder: without its data file nothing is begun there, nor is the folder made. */
  readonly expectsData: boolean;
  /** Keeps the choice of another data folder for later starts. */
  readonly rememberFolder: (folder: string) => void;
  /** What one try of a passphrase costs (`makeKeys`); the usual where it is not given. */
  readonly passphraseWork?: number | undefined;
}

export interface Running {
  readonly dispatch: Dispatch;
  /** What stands in the way of the data; `undefined` where it is open. */
  trouble(): string | undefined;
  /** Closes the data, and waits a moment for a copy on its way to the second folder. */
  close(): Promise<void>;
}

/** A folder that this process stands on. Without a lock where it cannot be written to. */
interface Standing {
  readonly home: Home;
  readonly lock: FolderLock | undefined;
  /** Why the folder could not be taken, though it may be looked at. */
  readonly barred: HarmFound | undefined;
}

/**
 * The app on a data folder, whatever state that is in, and what leads from one state to another: a restore, another try, another folder. Fails where
 * another process holds the folder.
 */
export async function startRunning(options: RunningOptions): Promise<Outcome<Running>> {
  const gate = createGate();
  const ways: Ways = {
    state: () => session.state(),
    retry: () => alone(reenter),
    openReadOnly: () => alone(view),
    chooseFolder: (folder) => alone(() => moveTo(folder)),
    recentBugs: options.recentBugs,
  };
  const taken = stand(options.dataDir);
  if (!taken.ok) return taken;
  let standing = taken.value;
  let session = await enter(standing);

  function stand(dataDir: string): Outcome<Standing> {
    const paths = storePaths(path.resolve(dataDir));
    const { folder, noteDaily, noteOpen } = folderAt(paths);
    const home: Home = { paths, folder, ways, noteDaily, noteOpen };
    if (options.expectsData && paths.folder === path.resolve(options.dataDir) && !existsSync(paths.file)) {
      return succeed({ home, lock: undefined, barred: foundNow({ kind: 'missing' }, awaySentence(paths.folder)) });
    }
    const lock = takeFolder(dataDir);
    if (lock.ok) {
      folder.second.tidy();
      return succeed({ home, lock: lock.value, barred: undefined });
    }
    const harm = barring(lock.error);
    return harm ? succeed({ home, lock: undefined, barred: foundNow(harm, lock.error.message) }) : lock;
  }

  function folderAt(paths: StorePaths): Pick<Home, 'folder' | 'noteDaily' | 'noteOpen'> {
    let daily: Failure | undefined;
    let opened: CopySource | undefined;
    const copies = createCopies(paths, {
      highestSequence: () => second.highestSequence(),
      made: () => second.follow(),
    });
    const second = createSecond(paths, {
      here: () => copies.list(),
      // Where nothing is open, nobody knows what the copies are needed for.
      wanted: () => (opened ? copies.ahead(opened) : copies.list()),
      onBug: (error) => options.log.bug(options.ids.next(), error, { method: 'second' }),
    });
    const folder: DataFolder = {
      path: paths.folder,
      backupsPath: paths.backups,
      filesPath: paths.evidence,
      copiedFilesPath: paths.copiedFiles,
      copies,
      aside: createAside(paths),
      second,
      trials: createTrials(paths, options.passphraseWork ?? USUAL_WORK),
      dailyFailure: () => daily,
      stage: (from) => stage(paths, from),
      restore: (staged, filesFrom) => alone(() => restore(staged, filesFrom)),
    };
    return { folder, noteDaily: (failure) => (daily = failure), noteOpen: (source) => (opened = source) };
  }

  function foundNow(harm: Harm, sentence: string): HarmFound {
    return { harm, sentence, foundAt: options.clock.now() };
  }

  /** Opens what a folder holds. */
  async function enter({ home, barred }: Standing): Promise<Session> {
    if (barred) return harmedSession(options, home, barred);
    const opened = await openTaken({
      folder: home.paths.folder,
      nextId: () => options.ids.next(),
      now: () => options.clock.now(),
    });
    if (opened.ok) {
      // What the drive lacks goes there, and the numbers that it has reached become known.
      home.folder.second.follow();
      return openSession(options, home, opened.value);
    }
    const { error, harm } = opened;
    const found = harm
      ? foundNow(harm, harmSentence(harm))
      : foundNow({ kind: 'unreadable', code: error.code }, error.message);
    return harmedSession(options, home, found);
  }

  async function alone<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    if (session.busy()) return fail('conflict', '还有导入或导出正在进行。请等它完成，或先取消，再重试。');
    return (await gate.alone(work)) ?? fail('conflict', '正在恢复或切换数据，请稍候再试。');
  }

  async function restore(staged: Staged, filesFrom: string | undefined): Promise<Outcome<string | undefined>> {
    const { home, lock } = standing;
    if (!lock) return fail('not-writable', '数据文件夹不能写入，无法恢复。请检查权限，或换一个数据文件夹。');
    // Where nothing has been set up, there is nothing to come back to; the file itself moves aside all the same.
    if (session.store && !isFresh(session.store.content())) {
      const copy = await home.folder.copies.make(session.store, 'beforeRestore', options.clock.now());
      if (!copy.ok)
        return fail(copy.error.code, `恢复前的备份没有做成，没有恢复，现在的数据没有改动。${copy.error.message}`);
    }
    // Beside what is here, where they do no harm if the restore fails.
    await bringBackFiles(home.paths, staged, filesFrom);
    await session.close();
    const placed = tryPutInPlace(staged);
    session = await enter(standing);
    if (placed.ok && session.kind !== 'open') {
      const trouble = troubleOf(session.state());
      await session.close();
      backToBefore(home.paths, placed.value);
      session = await enter(standing);
      return fail('database-damaged', `这份备份放好后没有能打开，已退回恢复前的数据。${trouble ?? ''}`);
    }
    // Unnoted, the copies of before are told of as what the data lacks, and the person says that it is meant so.
    if (placed.ok && session.store) home.folder.copies.settle(session.store);
    return placed;
  }

  /** The files that the copy names, where they are not there as they came. What cannot be brought is shown as missing afterwards. */
  async function bringBackFiles(
    { copiedFiles, evidence }: StorePaths,
    { look }: Staged,
    filesFrom: string | undefined,
  ): Promise<void> {
    if (!look.ok) return;
    const left = await bringFiles(copiedFiles, evidence, await harmedIn(evidence, look.files));
    if (filesFrom !== undefined) await bringFiles(filesFrom, evidence, left);
  }

  function tryPutInPlace(staged: Staged): Outcome<string | undefined> {
    const { paths } = standing.home;
    try {
      return putInPlace(paths, staged.file, options.clock.today());
    } catch (error) {
      const failure = storeFailure(error, paths.file);
      if (failure) return { ok: false, error: failure };
      throw error;
    }
  }

  async function reenter(): Promise<Outcome<RecoveryState>> {
    await session.close();
    if (!standing.lock) {
      const again = stand(standing.home.paths.folder);
      if (again.ok) standing = again.value;
    }
    session = await enter(standing);
    return succeed(session.state());
  }

  async function moveTo(dataDir: string): Promise<Outcome<RecoveryState>> {
    const refusal = refuseFolder(dataDir, standing.home.paths.folder);
    if (refusal) return refusal;
    const next = stand(dataDir);
    if (!next.ok) return next;
    if (next.value.barred) return fail('not-writable', next.value.barred.sentence);
    let entered: Session;
    try {
      entered = await enter(next.value);
    } catch (error) {
      next.value.lock?.release();
      const id = options.ids.next();
      options.log.bug(id, error, { method: 'recovery.chooseFolder' });
      return fail('bug', `“${dataDir}”打不开（编号 ${id}），仍在用原来的数据文件夹。请换一个文件夹。`, { id });
    }
    await session.close();
    await leave(standing);
    standing = next.value;
    session = entered;
    options.rememberFolder(standing.home.paths.folder);
    return succeed(session.state());
  }

  async function view(): Promise<Outcome<RecoveryState>> {
    const state = session.state();
    if (state.state !== 'harmed') return fail('conflict', '数据已经打开，不需要只读查看。');
    if (!state.canReadOnly) return fail('conflict', '这种情况下没有可以读出的内容。请恢复备份，或换一个数据文件夹。');
    const viewed = await readOnlySession(options, standing.home, state.sentence);
    if (!viewed.ok) return viewed;
    session = viewed.value;
    return succeed(session.state());
  }

  return succeed({
    dispatch: (name, input, body) => gate.pass(() => session.dispatch(name, input, body)),
    trouble: () => troubleOf(session.state()),
    async close() {
      await session.close();
      await leave(standing);
    },
  });
}

async function leave({ home: { folder }, lock }: Standing): Promise<void> {
  folder.trials.drop();
  await folder.second.close();
  lock?.release();
}

function troubleOf(state: RecoveryState): string | undefined {
  return state.state === 'open' ? undefined : state.sentence;
}

function awaySentence(folder: string): string {
  return `数据文件夹“${folder}”不在，或里面没有数据：U 盘、移动硬盘或网络盘可能没有接好。`;
}

/** Files that systems put into folders by themselves. */
const BY_ITSELF = /^\.|^(?:desktop\.ini|Thumbs\.db|System Volume Information|\$RECYCLE\.BIN)$/iu;

/** A new office is begun in an empty folder only: among other things, people choose by mistake. Nor is one inside the data that is here. */
function refuseFolder(folder: string, here: string): ReturnType<typeof fail> | undefined {
  const place = { file: folder };
  if (!path.isAbsolute(folder) || !isFolder(folder)) {
    return fail('not-found', `没有找到文件夹“${folder}”。请填写一个已有文件夹的完整路径。`, { place });
  }
  const inside = path.relative(here, path.resolve(folder));
  if (inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside)) {
    return fail(
      'not-ours',
      `“${folder}”在现在的数据文件夹里面，不能作为另一个数据文件夹。如果里面是备份，请用“从别处恢复”选择备份文件。`,
      { place },
    );
  }
  const { file, lock } = storePaths(folder);
  if (existsSync(file)) return undefined;
  const others = readdirSync(folder).filter((name) => !BY_ITSELF.test(name) && path.join(folder, name) !== lock);
  if (others.length === 0) return undefined;
  return fail(
    'not-ours',
    `“${folder}”里没有数据文件 desk.sqlite，却有别的文件（如“${others[0]}”），没有打开，也没有改动。如果里面是备份，请用“从别处恢复”选择备份文件；要从头开始，请选一个空文件夹。`,
    { place },
  );
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    if (!storeFailure(error, folder)) throw error;
    return false;
  }
}

/** Refusals that a person can look into and get past from within the app; with the others the process ends. */
function barring(error: Failure): Harm | undefined {
  if (error.code === 'not-writable') return { kind: 'readOnly' };
  if (error.code === 'disk-unreadable' || error.code === 'disk-full') return { kind: 'unreadable', code: error.code };
  return undefined;
}
