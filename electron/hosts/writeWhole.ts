import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { saveFailure, type SaveTrouble } from '../contract/saving.ts';
import { succeed, type Outcome } from '../domain/failure.ts';

/** The calls to the machine that may fail; the machine's own, but for tests. */
export interface WriteCalls {
  readonly open: typeof open;
  readonly rename: typeof rename;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

const MACHINE: WriteCalls = { open, rename, pause };

/** Virus scanners and indexers hold a file for moments; what holds it longer is a program that has it open. */
const WAITS = [40, 80, 160, 320, 640] as const;

/**
 * Writes a file so that it is there whole or not at all: into a new file beside it, through to the disk, and then under its name. What stood
 * there before stays untouched whenever anything fails. Who may read it stays as it was; a new file gets `newMode`, or what the process gives. Answers the file's name. Errors: `file-locked`, `disk-full`, `not-writable`.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array,
  calls: WriteCalls = MACHINE,
  newMode?: number,
): Promise<Outcome<string>> {
  const name = path.basename(file);
  // A link keeps being one: what it leads to is replaced.
  const target = await realpath(file).catch(() => file);
  // A short name of its own: with the file's name in it, a long one would be too long.
  const part = path.join(path.dirname(target), `.desk-${randomUUID().slice(0, 8)}.part`);
  try {
    await writePart(part, bytes, (await modeOf(target)) ?? newMode, calls);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return saveFailure(troubleOf(error, 'writing'), name);
  }
  try {
    await patiently(() => calls.rename(part, target), calls);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return saveFailure(troubleOf(error, 'naming'), name);
  }
  return succeed(name);
}

async function writePart(part: string, bytes: Uint8Array, mode: number | undefined, calls: WriteCalls): Promise<void> {
  const handle = await patiently(() => calls.open(part, 'wx', mode), calls);
  try {
    // The process's umask has cut what `open` was asked for. Some drives know no modes.
    if (mode !== undefined) await handle.chmod(mode).catch(() => undefined);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function modeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? undefined : found.mode & 0o777;
}

async function patiently<Value>(work: () => Promise<Value>, calls: WriteCalls): Promise<Value> {
  for (const wait of WAITS) {
    try {
      return await work();
    } catch (error) {
      if (!['EBUSY', 'EPERM', 'ETXTBSY'].includes(codeOf(error))) throw error;
      await calls.pause(wait);
    }
  }
  return work();
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What an error number means at that step: in a folder where a new file could be written, what bars the old name is who holds it. */
function troubleOf(error: unknown, step: 'writing' | 'naming'): SaveTrouble {
  const code = codeOf(error);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'diskFull';
  if (code === 'EROFS') return 'readOnly';
  if (['ENOENT', 'ENOTDIR', 'ENXIO', 'ENODEV'].includes(code)) return 'gone';
  if (['EBUSY', 'ETXTBSY'].includes(code)) return 'inUse';
  if (['EACCES', 'EPERM'].includes(code)) return step === 'writing' ? 'readOnly' : 'inUse';
  return 'failed';
}
