import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DataContent, SecondTrouble } from '../../domain/model/backup.ts';
import { surplusCopies } from '../../domain/backups/retention.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { freeName, type StoredCopy } from '../copies/copies.ts';
import { readSettings, writeSettings, type BackupSettings, type SecondChoice } from '../copies/settings.ts';
import { discard } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { SECOND_WORK_PREFIX, type StorePaths } from '../file/paths.ts';
import { chooseFolder } from './choosing.ts';
import { bytesStream, createDisk, type Disk } from './disk.ts';
import { checkMark } from './mark.ts';
import { createPatience, USUAL_LIMITS, type Limits } from './patience.ts';
import { isSealed, readHead, seal, sealDamaged, unseal, HEAD_BYTES, type SealedHead } from './sealed.ts';
import { sealedLabelOf } from './sealedLabel.ts';
import { createShelf, type SecondCopy, type SecondShelf } from './shelf.ts';
import { Refused, troubleBehind } from './trouble.ts';

export interface SecondOptions {
  /** The copies of this computer, latest first. */
  readonly here: () => readonly StoredCopy[];
  readonly onBug: (error: unknown) => void;
  readonly limits?: Limits;
}

/** The second folder as it was last seen. */
export interface SecondState {
  readonly folder: string;
  readonly sealed: boolean;
  readonly trouble: SecondTrouble | undefined;
  /** Latest first. */
  readonly copies: readonly SecondCopy[];
  /** The latest copy of this computer is not there. */
  readonly behind: boolean;
}

/** A copy as a plain file of this computer. */
export interface Taken {
  readonly file: string;
  readonly title: string;
  discard(): void;
}

/** A folder elsewhere that gets every copy too. What is done there never holds up what is done here. */
export interface Second {
  /** Looks again, and brings over what is missing; waits a moment for it and answers what is known. `undefined` where no folder is chosen. */
  state(): Promise<SecondState | undefined>;
  /** Chooses a folder, or none. */
  choose(folder: string | undefined): Promise<Outcome<undefined>>;
  /** A copy was made here: brings it over, behind. */
  follow(): void;
  /** The highest sequence that is known there. */
  highestSequence(): number;
  /** Brings a copy from there here, opened where it is sealed. */
  take(name: string, passphrase: string | undefined): Promise<Outcome<Taken>>;
  /** The same with a file in memory, sealed or plain. */
  open(bytes: Uint8Array, title: string, passphrase: string | undefined): Promise<Outcome<Taken>>;
  remove(name: string): Promise<Outcome<undefined>>;
  /** What a killed process left in the data folder goes. To be called when no other process can be at work there. */
  tidy(): void;
  /** Waits a moment for what is under way, then stops it. */
  close(): Promise<void>;
}

/** How long who asks waits for a look at the drive, and who closes the app for a copy under way, in milliseconds. */
const WAIT_ASKED = 1500;
const WAIT_CLOSING = 3000;

/** A look is good for so long, in milliseconds. */
const FRESH = 10_000;

interface Drive {
  readonly choice: SecondChoice;
  readonly disk: Disk;
  readonly shelf: SecondShelf;
}

interface Known {
  readonly choice: SecondChoice;
  readonly copies: readonly SecondCopy[];
  readonly trouble: SecondTrouble | undefined;
  readonly at: number;
}

class Stopped extends Error {}

export function createSecond(paths: StorePaths, { here, onBug, limits = USUAL_LIMITS }: SecondOptions): Second {
  const local = createDisk(createPatience(limits));
  let drive: Drive | undefined;
  let known: Known | undefined;
  let round: Promise<void> | undefined;
  let again = false;
  let closing = false;
  let stopped = false;

  function driveNow(): Drive | undefined {
    const { second: choice } = readSettings(paths);
    if (!choice) drive = undefined;
    else if (drive?.choice.folder !== choice.folder || drive.choice.markId !== choice.markId) {
      const disk = createDisk(createPatience(limits));
      drive = { choice, disk, shelf: createShelf(disk, local, paths.folder) };
    }
    return drive;
  }

  /** One round at a time: looks, brings over, tidies up. */
  function goRound(): Promise<void> {
    if (round) {
      again = true;
      return round;
    }
    if (closing) return Promise.resolve();
    round = oneRound().finally(() => {
      round = undefined;
      if (!again) return;
      again = false;
      void goRound();
    });
    return round;
  }

  async function oneRound(): Promise<void> {
    const now = driveNow();
    if (!now) return;
    const tell = (copies: readonly SecondCopy[], trouble?: SecondTrouble) => {
      if (drive === now) known = { choice: now.choice, copies, trouble, at: Date.now() };
    };
    const before = known?.choice === now.choice ? known.copies : [];
    let copies = before;
    try {
      await checkMark(now.disk, now.choice.folder, now.choice.markId);
      await removeHalves(now);
      copies = await now.shelf.list(now.choice.folder, here());
      const wanted = newest(here());
      if (!wanted || hasIt(copies, wanted)) {
        tell(copies);
        return;
      }
      await bring(now, wanted, copies);
      copies = await now.shelf.list(now.choice.folder, here());
      await prune(now, copies, wanted);
      tell(await now.shelf.list(now.choice.folder, here()));
    } catch (error) {
      if (error instanceof Stopped) return;
      const trouble = troubleBehind(error, now.choice.folder);
      if (!trouble) onBug(error);
      tell(copies, trouble ?? { kind: 'unreadable', code: 'bug' });
    }
  }

  function hasIt(copies: readonly SecondCopy[], { label, holds }: Whole): boolean {
    const { sealing } = readSettings(paths);
    return copies.some(
      (copy) =>
        copy.label.sequence === label.sequence &&
        copy.label.madeAt === label.madeAt &&
        workspaceOf(copy) === holds.workspaceId &&
        copy.wrapped === sealing?.wrapped,
    );
  }

  async function bring({ choice, disk }: Drive, copy: Whole, there: readonly SecondCopy[]): Promise<void> {
    const { sealing } = readSettings(paths);
    const { folder } = choice;
    await makeRoom({ choice, disk }, copy, there);
    if (sealing) await leaveKey(disk, folder, sealing);
    const check = () => {
      if (stopped || drive?.choice !== choice) throw new Stopped();
    };
    const names = new Set(await disk.names(folder));
    const plain = local.read(copy.file);
    if (sealing) {
      const sealed = await seal(plain, sealedLabelOf(copy.label, copy.holds), sealing);
      await disk.write(join(folder, freeName(`${copy.name}.age`, names)), sealed, check);
    } else {
      const { modified } = await local.facts(copy.file);
      await disk.write(join(folder, freeName(copy.name, names)), plain, check, modified);
    }
  }

  /** Lets go of what need not stay beside the new copy, only where there is no room for it otherwise. */
  async function makeRoom({ choice, disk }: Pick<Drive, 'choice' | 'disk'>, copy: Whole, there: readonly SecondCopy[]) {
    const enough = async () => ((await disk.free(choice.folder)) ?? Number.POSITIVE_INFINITY) > copy.bytes;
    if (await enough()) return;
    for (const { file } of surplusOf(there, copy)) await disk.remove(file);
    if (!(await enough())) throw new Refused({ kind: 'full' });
  }

  async function prune({ disk }: Drive, there: readonly SecondCopy[], brought: Whole): Promise<void> {
    for (const copy of surplusOf(there, brought)) {
      const isNew = copy.label.sequence === brought.label.sequence && copy.label.madeAt === brought.label.madeAt;
      if (!isNew) await disk.remove(copy.file);
    }
  }

  /** Copies of this office that need not stay; those of another one in the same folder are not ours to remove. */
  function surplusOf(there: readonly SecondCopy[], copy: Whole): readonly SecondCopy[] {
    const { workspaceId } = copy.holds;
    if (workspaceId === undefined) return [];
    const ours = there.filter((each) => workspaceOf(each) === workspaceId && each.label.sequence > 0);
    const names = new Set(ours.map(({ name }) => name));
    const planned = [...ours, { ...copy, name: '', sealed: false, wrapped: undefined }];
    return surplusCopies(planned, readSettings(paths).retention).filter(({ name }) => names.has(name));
  }

  async function removeHalves({ choice: { folder }, disk }: Drive): Promise<void> {
    for (const name of await disk.names(folder)) {
      if (/^备份.*\.part$/u.test(name)) await disk.remove(join(folder, name));
    }
  }

  async function find(name: string): Promise<Outcome<{ readonly drive: Drive; readonly copy: SecondCopy }>> {
    await goRound0();
    const now = driveNow();
    const copy = known?.choice === now?.choice ? known?.copies.find((each) => each.name === name) : undefined;
    return now && copy
      ? succeed({ drive: now, copy })
      : fail('not-found', `第二处备份文件夹里没有找到“${name}”，可能已被删除，或那个盘没有接上。请刷新列表。`);
  }

  async function goRound0(): Promise<void> {
    if (!known) await within(goRound(), WAIT_ASKED);
  }

  async function takeIn(
    source: ReadableStream<Uint8Array>,
    head: SealedHead | undefined,
    title: string,
    passphrase: string | undefined,
  ): Promise<Outcome<Taken>> {
    const folder = mkdtempSync(join(paths.folder, SECOND_WORK_PREFIX));
    const away = () => discard(folder);
    const file = join(folder, 'copy.sqlite');
    try {
      const plain = head ? await unseal(source, head, passphrase, title) : succeed(source);
      if (!plain.ok) {
        await source.cancel().catch(() => undefined);
        away();
        return plain;
      }
      await local.write(file, plain.value, () => undefined);
      return succeed({ file, title, discard: away });
    } catch (error) {
      away();
      throw error;
    }
  }

  function stateNow(): SecondState | undefined {
    const { second: choice, sealing } = readSettings(paths);
    if (!choice) return undefined;
    const current = known?.choice.folder === choice.folder && known.choice.markId === choice.markId ? known : undefined;
    const copies = current?.copies ?? [];
    const wanted = newest(here());
    return {
      folder: choice.folder,
      sealed: sealing !== undefined,
      trouble: current?.trouble,
      copies,
      behind: wanted !== undefined && !hasIt(copies, wanted),
    };
  }

  const second: Second = {
    async state() {
      if (!known || Date.now() - known.at > FRESH) await within(goRound(), WAIT_ASKED);
      return stateNow();
    },
    async choose(folder) {
      try {
        const set = (second: SecondChoice | undefined) => writeSettings(paths, { ...readSettings(paths), second });
        if (folder === undefined) {
          set(undefined);
        } else {
          const disk = createDisk(createPatience(limits));
          const copyBytes = newest(here())?.bytes ?? 0;
          const chosen = await chooseFolder({
            disk,
            folder,
            dataFolder: paths.folder,
            copyBytes,
            newId: randomUUID(),
          });
          if (!chosen.ok) return chosen;
          set(chosen.value);
        }
        known = undefined;
        await within(goRound(), WAIT_ASKED);
        return succeed(undefined);
      } catch (error) {
        return localRefusal(error, paths.folder);
      }
    },
    follow: () => void goRound(),
    highestSequence() {
      const workspaceId = newest(here())?.holds.workspaceId;
      const ours = known?.copies.filter((copy) => workspaceOf(copy) === workspaceId) ?? [];
      return Math.max(0, ...ours.map(({ label }) => label.sequence));
    },
    async take(name, passphrase) {
      const found = await find(name);
      if (!found.ok) return found;
      const { drive: from, copy } = found.value;
      const { disk, choice } = from;
      try {
        const head = copy.sealed ? readHead(await disk.head(copy.file, HEAD_BYTES)) : undefined;
        if (copy.sealed && !head) return sealDamaged(name);
        return await takeIn(disk.read(copy.file), head, name, passphrase);
      } catch (error) {
        const trouble = troubleBehind(error, choice.folder);
        if (trouble) return fail('disk-unreadable', `“${name}”没有读出来，现在的数据没有改动。请检查第二处备份文件夹所在的盘。`);
        if (copy.sealed) return sealDamaged(name);
        throw error;
      }
    },
    async open(bytes, title, passphrase) {
      const head = readHead(bytes);
      if (isSealed(bytes) && !head) return sealDamaged(title);
      try {
        return await takeIn(bytesStream(bytes), head, title, passphrase);
      } catch (error) {
        const failure = storeFailure(error, paths.folder);
        if (failure) return { ok: false, error: failure };
        if (head) return sealDamaged(title);
        throw error;
      }
    },
    async remove(name) {
      const found = await find(name);
      if (!found.ok) return found;
      const { drive: from, copy } = found.value;
      try {
        await from.disk.remove(copy.file);
        await within(goRound(), WAIT_ASKED);
        return succeed(undefined);
      } catch (error) {
        if (!troubleBehind(error, from.choice.folder)) throw error;
        return fail('not-writable', `“${name}”没有删除：那个盘可能没有接上、是只读的，或文件正被别的程序打开。`);
      }
    },
    tidy() {
      for (const name of existsSync(paths.folder) ? readdirSync(paths.folder) : [])
        if (name.startsWith(SECOND_WORK_PREFIX)) discard(join(paths.folder, name));
    },
    async close() {
      closing = true;
      again = false;
      if (round) await within(round, WAIT_CLOSING);
      stopped = true;
      if (round) await within(round, WAIT_ASKED);
    },
  };
  return second;
}

type Whole = StoredCopy & { readonly holds: DataContent };

function newest(copies: readonly StoredCopy[]): Whole | undefined {
  return copies.find((copy): copy is Whole => !('kind' in copy.holds));
}

function workspaceOf({ holds }: StoredCopy): string | undefined {
  return 'kind' in holds ? undefined : holds.workspaceId;
}

/** The wrapped key beside the copies too, under a name of its own, so that the `age` tool can be given it as it is. */
async function leaveKey(
  disk: Disk,
  folder: string,
  { recipient, wrapped }: NonNullable<BackupSettings['sealing']>,
): Promise<void> {
  const name = `备份密钥_${recipient.slice(4, 12)}.age`;
  if ((await disk.names(folder)).includes(name)) return;
  await disk.write(join(folder, name), bytesStream(Buffer.from(wrapped, 'base64')), () => undefined);
}

/** Waits for work, which never fails, but not longer than so many milliseconds. */
async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, timeUp]);
  clearTimeout(timer);
}

function localRefusal(error: unknown, place: string): Outcome<never> {
  const failure = storeFailure(error, place);
  if (!failure) throw error;
  return { ok: false, error: failure };
}
