import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Modes } from '../modes.ts';
import type { Machine } from '../options.ts';
import type { StartPage } from './startPage.ts';

/** A command that shows a page on disk in the machine's browser. */
export interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

/** What opens a page on this machine, or `undefined` where nobody looks at a screen (CI, no display) or nothing is installed. */
export function findOpener(
  file: string,
  { platform, env }: Pick<Machine, 'platform' | 'env'>,
  isInstalled: (command: string) => boolean,
): Opener | undefined {
  if (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false') return undefined;
  // `start` is a word of cmd.exe; its first quoted argument is a window title.
  if (platform === 'win32') return { command: 'cmd.exe', args: ['/d', '/c', 'start', '""', `"${file}"`] };
  if (platform === 'darwin') return { command: 'open', args: [file] };
  // Without a display xdg-open would start a text browser in the terminal.
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  const command = ['xdg-open', 'google-chrome', 'chromium', 'microsoft-edge', 'firefox'].find(isInstalled);
  return command === undefined ? undefined : { command, args: [pathToFileURL(file).href] };
}

/**
 * Opens the start page if the machine can, and takes it away if not; never fails. The browser starts `asThePerson`: what
 * it saves is theirs.
 */
export function openPage(
  { file, remove }: StartPage,
  machine: Pick<Machine, 'platform' | 'env'>,
  asThePerson: Modes['asThePerson'],
): void {
  const opener = findOpener(file, machine, (command) => isOnPath(command, machine.env['PATH'] ?? ''));
  // The address has been printed: the person can open it by hand.
  if (!opener) return remove();
  start(opener, asThePerson).once('error', remove);
}

/** Shows a folder in the file manager if the machine can, with what is saved there belonging to the person; never fails. */
export function openPlace(
  folder: string,
  machine: Pick<Machine, 'platform' | 'env'>,
  asThePerson: Modes['asThePerson'],
): void {
  const opener =
    machine.platform === 'win32'
      ? { command: 'explorer.exe', args: [folder] }
      : findOpener(folder, machine, (command) => isOnPath(command, machine.env['PATH'] ?? ''));
  if (opener) start(opener, asThePerson);
}

function start({ command, args }: Opener, asThePerson: Modes['asThePerson']): ChildProcess {
  const child = asThePerson(() =>
    spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true, windowsHide: true }),
  );
  child.once('error', () => {
    // The person can open it by hand.
  });
  child.unref();
  return child;
}

function isOnPath(command: string, searchPath: string): boolean {
  return searchPath.split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
