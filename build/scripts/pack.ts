import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { buildApp } from './buildApp.ts';
import { electronExecutable } from './electronBinary.ts';
import { folders } from './folders.ts';

/**
 * `npm run pack` (with `--dir`: a folder that runs, no installer) and `npm run dist` (installers of this platform, in
 * release/). Further arguments go to electron-builder, e.g. `-- --arm64`. The Electron that `npm start` has fetched is
 * used; else electron-builder fetches it.
 */
await buildApp((line) => console.log(line));
const fetched = electronExecutable();
const builder = path.join(folders.modules, 'electron-builder', 'cli.js');
const own = fetched === undefined ? [] : [`-c.electronDist=${path.join(folders.modules, 'electron', 'dist')}`];
const { status } = spawnSync(
  process.execPath,
  [builder, '--config', 'build/electron-builder.yml', '--publish', 'never', ...own, ...process.argv.slice(2)],
  { cwd: folders.project, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
