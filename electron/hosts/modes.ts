import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Who may read what this process makes. Windows has no such modes: its folders belong to their account by themselves. */
export interface Modes {
  /** Runs work whose files are the person's own affair, such as starting a browser, with the modes that they have set. */
  readonly asThePerson: <Value>(work: () => Value) => Value;
  /** The mode of a file that the person saves outside of the data folder. */
  readonly savedMode: number;
}

/** From here on, folders that this process makes are for its account alone (0700), and files too (0600). To be called first. */
export function keepToThisAccount(): Modes {
  const umask = process.umask(0o077);
  return {
    asThePerson(work) {
      process.umask(umask);
      try {
        return work();
      } finally {
        process.umask(0o077);
      }
    },
    savedMode: 0o666 & ~umask,
  };
}

/** What `mode` says of a file or folder; `undefined` where there is none, or it cannot be looked at. */
type ModeOf = (file: string) => number | undefined;

/**
 * A warning where other accounts of this machine can look into the data folder, which then was there before: the app
 * makes its own for one account. Its modes are the person's to set; some drives have none that could be set.
 */
export function warnOfOpenFolder(
  folder: string,
  platform: NodeJS.Platform,
  modeOf: ModeOf = modeOnDisk,
): string | undefined {
  if (platform === 'win32' || !isOpenToOthers(folder, modeOf)) return undefined;
  return `注意：本机的其他账号可以读取数据文件夹。如不需要，请执行：chmod -R go-rwx "${folder}"`;
}

/** Others get in where the folder lets them read, and every folder above lets them through. */
function isOpenToOthers(folder: string, modeOf: ModeOf): boolean {
  if (((modeOf(folder) ?? 0) & 0o044) === 0) return false;
  for (let at = path.dirname(folder); ; at = path.dirname(at)) {
    if (((modeOf(at) ?? 0) & 0o011) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function modeOnDisk(file: string): number | undefined {
  try {
    return statSync(file).mode;
  } catch {
    return undefined;
  }
}
