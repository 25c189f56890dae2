import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { Machine } from '../options.ts';

/** A command that shows an address. */
export interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

/** What opens an address on this machine, or `undefined` where nobody looks at a screen (CI, no display) or nothing is installed. */
export function findOpener(
  address: string,
  { platform, env }: Pick<Machine, 'platform' | 'env'>,
  isInstalled: (command: string) => boolean,
): Opener | undefined {
  if (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false') return undefined;
  // `start` is a word of cmd.exe; its first quoted argument is a window title.
  if (platform === 'win32') return { command: 'cmd.exe', args: ['/d', '/c', 'start', '""', address] };
  if (platform === 'darwin') return { command: 'open', args: [address] };
  // Without a display xdg-open would start a text browser in the terminal.
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  const command = ['xdg-open', 'google-chrome', 'chromium', 'microsoft-edge', 'firefox'].find(isInstalled);
  return command === undefined ? undefined : { command, args: [address] };
}

/** Opens an address if the machine can; never fails. */
export function openAddress(address: string, machine: Pick<Machine, 'platform' | 'env'>): void {
  const opener = findOpener(address, machine, (command) => isOnPath(command, machine.env['PATH'] ?? ''));
  if (opener) start(opener);
}

function start({ command, args }: Opener): void {
  const child = spawn(command, args, {
    stdio: 'ignore',
    detached: true,
    windowsVerbatimArguments: true,
    windowsHide: true,
  });
  child.once('error', () => {
    // The address has been printed: the person can open it by hand.
  });
  child.unref();
}

/** Shows a folder in the file manager if the machine can; never fails. */
export function openPlace(folder: string, machine: Pick<Machine, 'platform' | 'env'>): void {
  if (machine.platform === 'win32') start({ command: 'explorer.exe', args: [folder] });
  else openAddress(folder, machine);
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
