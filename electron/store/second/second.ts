import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SecondTrouble } from '../../domain/model/backup.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { NamedFile } from '../copies/copiedFiles.ts';
import type { StoredCopy } from '../copies/copies.ts';
import { readSettings, writeSettings, type SecondChoice } from '../copies/settings.ts';
import { discard } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { SECOND_WORK_PREFIX, type StorePaths } from '../file/paths.ts';
import {
  brokenOf,
  carry,
  highestOf,
  isThere,
  isWhole,
  latestOf,
  letGo,
  missingThere,
  removeHalves,
  surplusThere,
} from './carrying.ts';
import { chooseFolder } from './choosing.ts';
import { createDisk, type Disk } from './disk.ts';
import { carryEvidence } from './evidenceThere.ts';
import { checkMark } from './mark.ts';
import { createPatience, orTimeUp, USUAL_LIMITS, type Limits } from './patience.ts';
import { createShelf, type SecondCopy, type SecondShelf } from './shelf.ts';
import { takeBytes, takeFrom, type Taken } from './taking.ts';
import { troubleBehind } from './trouble.ts';

export interface SecondOptions {
  /** The copies of this computer, latest first. */
  readonly here: () => readonly StoredCopy[];
  /** Those of them that stay whatever the numbers say, there too. */
  readonly wanted?: () => readonly StoredCopy[];
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
  /** Whether the folder has been seen since the start; else nothing is known of what is there. */
  readonly isSeen: boolean;
  /** When the latest copy of this office there was made, an ISO instant. */
  readonly lastAt: string | undefined;
  /** The latest copy of this computer is not there. */
  readonly behind: boolean;
}

/** A folder elsewhere that gets every copy too. What is done there never holds up what is done here. */
export interface Second {
  /** Looks again, and brings over what is missing; waits a moment for it and answers what is known. `undefined` where no folder is chosen. */
  state(): Promise<SecondState | undefined>;
  /** Chooses a folder, or none. */
  choose(folder: string | undefined): Promise<Outcome<undefined>>;
  /** There is something to bring over: begins with it, behind. */
  follow(): void;
  /** The highest sequence that is known there. */
  highestSequence(): number;
  /** Brings a copy from there here, opened where it is sealed; the files that it names too, but where only the copy is asked for. */
  take(name: string, passphrase: string | undefined, what?: 'alone'): Promise<Outcome<Taken>>;
  /** The same with a file in memory, sealed or plain. */
  open(
    file: { readonly name: string; readonly bytes: Uint8Array },
    passphrase: string | undefined,
  ): Promise<Outcome<Taken>>;
  remove(name: string): Promise<Outcome<undefined>>;
  /** A copy there was read to its end and is not whole: where it is here too, it is brought over anew. */
  distrust(name: string): void;
  /** What a killed process left in the data folder goes. To be called when no other process can be at work there. */
  tidy(): void;
  /** Waits a moment for what is under way, then stops it. */
  close(): Promise<void>;
}

interface Drive {
  readonly choice: SecondChoice;
  readonly disk: Disk;
  readonly shelf: SecondShelf;
}

interface Known {
  readonly drive: Drive;
  /** `undefined` where nothing of it could be seen. */
  readonly copies: readonly SecondCopy[] | undefined;
  readonly trouble: SecondTrouble | undefined;
  /** Milliseconds of the process's own clock. */
  readonly at: number;
}

/** The files that copies name, each once. */
function filesOf(copies: readonly StoredCopy[]): readonly NamedFile[] {
  return [...new Map(copies.flatMap(({ files }) => files.map((file) => [file.sha256, file] as const))).values()];
}

/** The work is no longer wanted, or what it was for is gone. */
class Stopped extends Error {}

export function createSecond(
  paths: StorePaths,
  { here, wanted = () => [], onBug, limits = USUAL_LIMITS }: SecondOptions,
): Second {
  const local = createDisk(createPatience(limits));
  let drive: Drive | undefined;
  let known: Known | undefined;
  let round: Promise<void> | undefined;
  let again = false;
  let closing = false;
  let stopped = false;

  /** The folder that is chosen at this moment. */
  function driveNow(): Drive | undefined {
    const { second: choice } = readSettings(paths);
    if (!choice) drive = undefined;
    else if (drive?.choice.folder !== choice.folder || drive.choice.markId !== choice.markId) {
      const disk = createDisk(createPatience(limits));
      drive = { choice, disk, shelf: createShelf(disk, local, paths.folder) };
    }
    return drive;
  }

  const workspaceHere = () => here().find(isWhole)?.holds.workspaceId;

  const knownNow = () => (known && known.drive === driveNow() ? known : undefined);

  /** One round at a time; what comes up meanwhile is done in one more. */
  function goRound(): Promise<void> {
    if (round) {
      again = true;
      return round;
    }
    if (closing) return Promise.resolve();
    round = oneRound().finally(() => {
      round = undefined;
      if (again) {
        again = false;
        void goRound();
      }
    });
    return round;
  }

  async function oneRound(): Promise<void> {
    const now = driveNow();
    if (!now) return;
    const tell = (trouble: SecondTrouble | undefined, copies: readonly SecondCopy[] | undefined) => {
      if (drive === now) known = { drive: now, copies, trouble, at: performance.now() };
    };
    try {
      tell(undefined, await bringOver(now));
    } catch (error) {
      if (error instanceof Stopped) return;
      const trouble = troubleBehind(error, now.choice.folder);
      if (!trouble) onBug(error);
      const copies = await seenBehind(now).catch(() => knownNow()?.copies);
      tell(trouble ?? { kind: 'unreadable', code: 'bug' }, copies);
    }
  }

  /** What is there although something went wrong. */
  async function seenBehind({ choice, disk, shelf }: Drive): Promise<readonly SecondCopy[]> {
    await checkMark(disk, choice.folder, choice.markId);
    return shelf.list(choice.folder, here());
  }

  /** Looks at the folder, writes what is missing there and lets go of what need not stay; answers what is there then. */
  async function bringOver(now: Drive): Promise<readonly SecondCopy[]> {
    const { disk, shelf, choice } = now;
    const { folder } = choice;
    const check = () => {
      if (stopped || drive !== now) throw new Stopped();
    };
    await checkMark(disk, folder, choice.markId);
    await disk.mayWrite(folder);
    await removeHalves(disk, folder);
    let there = await shelf.list(folder, here());
    for (const copy of missingThere(here(), there, readSettings(paths))) {
      check();
      const settings = readSettings(paths);
      try {
        await carry(copy, { local, disk, folder, there, settings, wanted: wanted(), check });
      } catch (error) {
        // Let go of here meanwhile: the next round knows.
        await local.facts(copy.file).catch(() => {
          throw new Stopped();
        });
        throw error;
      }
      // In the place of one that was cut off or spoilt.
      for (const { file } of brokenOf(there, copy)) await letGo(disk, file);
      for (const { file } of surplusThere(await shelf.list(folder, here()), copy, settings, wanted())) {
        await letGo(disk, file);
      }
      there = await shelf.list(folder, here());
    }
    // After the copies: of what has no room the files are the lesser loss.
    const settings = readSettings(paths);
    const carried = here().filter((copy) => isWhole(copy) && isThere(there, copy, settings.sealing));
    const { copiedFiles: from } = paths;
    await carryEvidence(filesOf(carried), { disk, local, folder, from, sealing: settings.sealing, check });
    return there;
  }

  async function find(name: string): Promise<Outcome<{ readonly drive: Drive; readonly copy: SecondCopy }>> {
    if (!knownNow()) await orTimeUp(goRound(), limits.asked);
    const copy = knownNow()?.copies?.find((each) => each.name === name);
    return drive && copy
      ? succeed({ drive, copy })
      : fail('not-found', `另一处备份的文件夹里没有找到“${name}”，可能已被删除，或那个盘没有接上。请刷新列表。`);
  }

  return {
    async state() {
      const current = knownNow();
      if (!current || performance.now() - current.at > limits.fresh) await orTimeUp(goRound(), limits.asked);
      const settings = readSettings(paths);
      if (!settings.second) return undefined;
      const { trouble, copies: seen } = knownNow() ?? {};
      const copies = seen ?? [];
      return {
        folder: settings.second.folder,
        sealed: settings.sealing !== undefined,
        trouble,
        copies,
        isSeen: seen !== undefined,
        lastAt: latestOf(copies, workspaceHere())?.label.madeAt,
        behind: missingThere(here(), copies, settings).length > 0,
      };
    },
    async choose(folder) {
      const chosen = folder === undefined ? succeed(undefined) : await choice(folder);
      if (!chosen.ok) return chosen;
      try {
        const settings = readSettings(paths);
        const lost = settings.lost.filter((part) => part !== 'second');
        writeSettings(paths, { ...settings, second: chosen.value, lost });
      } catch (error) {
        const failure = storeFailure(error, paths.folder);
        if (failure) return { ok: false, error: failure };
        throw error;
      }
      known = undefined;
      driveNow();
      await orTimeUp(goRound(), limits.asked);
      return succeed(undefined);
    },
    follow: () => void goRound(),
    highestSequence: () => highestOf(knownNow()?.copies ?? [], workspaceHere()),
    async take(name, passphrase, what) {
      const found = await find(name);
      if (!found.ok) return found;
      const disks = { local, disk: found.value.drive.disk };
      return takeFrom(paths, disks, found.value.copy, passphrase, what !== 'alone');
    },
    open: (file, passphrase) => takeBytes(paths, local, file, passphrase),
    async remove(name) {
      const found = await find(name);
      if (!found.ok) return found;
      const { drive: from, copy } = found.value;
      try {
        await from.disk.remove(copy.file);
      } catch (error) {
        if (!troubleBehind(error, from.choice.folder)) throw error;
        return fail('not-writable', `“${name}”没有删除：那个盘可能没有接上、是只读的，或文件正被别的程序打开。`);
      }
      await orTimeUp(goRound(), limits.asked);
      return succeed(undefined);
    },
    distrust(name) {
      drive?.shelf.distrust(name);
      // What is known is no longer so: who asks waits for the next look.
      known = known && { ...known, at: Number.NEGATIVE_INFINITY };
      void goRound();
    },
    tidy() {
      for (const name of readdirSync(paths.folder))
        if (name.startsWith(SECOND_WORK_PREFIX)) discard(join(paths.folder, name));
    },
    async close() {
      closing = true;
      again = false;
      if (round) await orTimeUp(round, limits.closing);
      stopped = true;
      if (round) await orTimeUp(round, limits.asked);
    },
  };

  function choice(folder: string): Promise<Outcome<SecondChoice>> {
    const { lost, sealing } = readSettings(paths);
    return chooseFolder({
      disk: createDisk(createPatience(limits)),
      folder,
      dataFolder: paths.folder,
      latest: here().find(isWhole),
      newId: randomUUID(),
      wasSealed: lost.includes('second') && !sealing,
    });
  }
}
