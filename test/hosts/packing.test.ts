import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * Packs a small project with our real configuration around a stand-in for Electron, and looks at what the installer
 * would bring: nothing that is missing, nothing of the sources, and the fuses set in the binary.
 */

const project = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'desk-pack-'));
const copy = path.join(folder, 'project');
const dist = path.join(folder, 'electron');
const unpacked = path.join(folder, 'out', 'linux-unpacked');
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

beforeAll(() => {
  mkdirSync(path.join(dist, 'locales'), { recursive: true });
  mkdirSync(path.join(dist, 'resources'));
  // The fuses are a wire of digits behind this mark, after their version and number.
  writeFileSync(path.join(dist, 'electron'), `\x7fELF${SENTINEL}\x01\x09${'1'.repeat(9)}`, {
    encoding: 'latin1',
    mode: 0o755,
  });
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/zh-CN.pak', 'locales/de.pak']) {
    writeFileSync(path.join(dist, name), '');
  }
  for (const name of ['package.json', 'package-lock.json', 'build']) {
    cpSync(path.join(project, name), path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(project, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const files = [
    'out/main/main.js',
    'out/main/preload.cjs',
    'out/main/.stamp',
    'out/renderer/index.html',
    'electron/main.ts',
    'test/a.test.ts',
  ];
  for (const file of files) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    writeFileSync(path.join(copy, file), '// built\n');
  }
  const builder = path.join(project, 'node_modules', 'electron-builder', 'cli.js');
  const output = path.join(folder, 'out');
  const args = ['--projectDir', copy, '--config', 'build/electron-builder.yml', '--publish', 'never'];
  args.push(`-c.electronDist=${dist}`, `-c.directories.output=${output}`, '--linux', '--x64', '--dir');
  const run = spawnSync(process.execPath, [builder, ...args], { cwd: copy, encoding: 'utf8', timeout: 600_000 });
  expect(run.status, run.stdout + run.stderr).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Directory {
  readonly files?: Readonly<Record<string, Directory>>;
}

/** Paths in an asar archive: a JSON header behind four 32-bit numbers, the last of them its length. */
function filesOf(archive: string): string[] {
  const bytes = readFileSync(archive);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Directory;
  const walk = (directory: Directory, prefix: string): string[] =>
    Object.entries(directory.files ?? {}).flatMap(([name, entry]) =>
      entry.files ? walk(entry, `${prefix}${name}/`) : [prefix + name],
    );
  return walk(header, '');
}

test('the archive holds the built app, the database module with this platform’s binary, and nothing else', () => {
  const files = filesOf(path.join(unpacked, 'resources', 'app.asar'));
  expect(files.filter((file) => !file.startsWith('node_modules/better-sqlite3/lib/')).sort()).toEqual([
    'node_modules/better-sqlite3/LICENSE',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    'out/main/main.js',
    'out/main/preload.cjs',
    'out/renderer/index.html',
    'package.json',
  ]);
  expect(files).toContain('node_modules/better-sqlite3/lib/index.js');
});

test('the binary of the database lies outside the archive, where the system can load it', () => {
  const beside = path.join(unpacked, 'resources', 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
  expect(readdirSync(beside)).toEqual(['linux-x64.node']);
});

test('the fuses are set: no Node mode, no NODE_OPTIONS, no inspector, only from the archive', () => {
  const binary = readFileSync(path.join(unpacked, 'disclosure-desk'), 'latin1');
  const wire = binary.slice(binary.indexOf(SENTINEL) + SENTINEL.length + 2);
  // In their order: runAsNode, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, only from the archive,
  // own V8 snapshot, privileges of file: pages.
  expect(wire).toMatch(/^0.001100/);
});

test('Chromium’s own texts are there in Chinese, and not in languages nobody reads', () => {
  expect(readdirSync(path.join(unpacked, 'locales'))).toEqual(['zh-CN.pak']);
});

test('the versions agree: Electron of the configuration and of the lock file', () => {
  const config = readFileSync(path.join(project, 'build/electron-builder.yml'), 'utf8');
  const manifest = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  expect(/^electronVersion: (.+)$/m.exec(config)?.[1]).toBe(manifest.devDependencies['electron']);
});
