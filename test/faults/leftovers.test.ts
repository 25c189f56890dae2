import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePaths, type StorePaths } from '../../electron/store/file/paths.ts';
import { startTestDesk, type TestDesk } from '../support/testDesk.ts';
import { bySql, contentsOf, makeWreck, overwrite, type Wreck } from './harmedOffice.ts';

const TODAY = '2021-06-16';

/** Leaves a transaction that was cut off, with its journal, as a kill in a file without a log does. */
function cutTransaction(file: string): void {
  const script = `const Database = require('better-sqlite3'); const db = new Database(process.argv[1]);
    db.pragma('journal_mode = DELETE'); db.pragma('cache_size = 1'); db.exec('BEGIN IMMEDIATE; UPDATE current_command SET revision = 1');
    db.exec("UPDATE units SET name = name || 'x'"); for (let n = 0; n < 40; n += 1) db.prepare('INSERT INTO settings VALUES (?, ?)').run('k' + n, 'v'.repeat(9000));
    process.kill(process.pid, 'SIGKILL')`;
  spawnSync(process.execPath, ['-e', script, file], { cwd: path.resolve(import.meta.dirname, '../..') });
}

describe('what a kill, a person or a strange program may leave', () => {
  let wreck: Wreck;
  let folder: string;
  let desk: TestDesk | undefined;
  beforeEach(async () => {
    wreck = await makeWreck('once');
    folder = wreck.folder;
  });
  afterEach(async () => {
    expect(desk?.bugs()).toBe('');
    await desk?.close();
    desk = undefined;
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (settings: Partial<Parameters<typeof startTestDesk>[0]> = {}) =>
    (desk = await startTestDesk({ folder, today: TODAY, ...settings }));
  const units = async () => (await desk?.call('units.list', {}))?.units.length;

  it('a transaction that was cut off is taken back, and the data opens', async () => {
    const { file, journal } = storePaths(folder);
    bySql(file, () => undefined);
    cutTransaction(file);
    expect(statSync(journal).size).toBeGreaterThan(0);
    await start();
    expect(await units()).toBe(wreck.units);
  });

  it('a journal that is none does no harm; one that cannot be read is told, and moves aside with a restore', async () => {
    const { journal } = storePaths(folder);
    writeFileSync(journal, 'not a journal');
    await start();
    expect(await units()).toBe(wreck.units);
    await desk?.close();
    rmSync(journal, { force: true });
    mkdirSync(journal);
    const again = await start();
    const state = await again.call('recovery.state', {});
    expect(state).toMatchObject({ state: 'harmed', harm: { kind: 'unreadable' }, canRestore: true });
    const source = { from: 'copy' as const, name: state.state === 'harmed' ? (state.newest?.name ?? '') : '' };
    const { previewId } = await again.call('backups.preview', { source });
    await again.call('backups.restore', { previewId, agreed: true });
    expect(await units()).toBe(wreck.units);
  });

  it('an old note of a restore neither overwrites the data nor takes anything away', async () => {
    const { file, restoring, incoming, aside } = storePaths(folder);
    mkdirSync(path.join(aside, '0001_2021-06-15'), { recursive: true });
    writeFileSync(path.join(aside, '0001_2021-06-15', 'desk.sqlite'), 'older');
    writeFileSync(restoring, JSON.stringify({ aside: '0001_2021-06-15' }));
    writeFileSync(incoming, 'something');
    await start();
    expect(await units()).toBe(wreck.units);
    expect(readFileSync(path.join(aside, '0001_2021-06-15', 'desk.sqlite'), 'utf8')).toBe('older');
    await desk?.close();
    // The only data lies under the name of a copy on its way in: it stays.
    bySql(file, () => undefined);
    renameSync(file, incoming);
    const again = await start();
    expect(await again.call('recovery.state', {})).toMatchObject({ state: 'harmed', harm: { kind: 'missing' } });
    expect(existsSync(incoming)).toBe(true);
  });

  it.each<[string, (paths: StorePaths) => void]>([
    ['only the settings of copies are left', ({ settings }) => writeFileSync(settings, '{"lastSequence":4}')],
    ['the copies are a link to a drive that is away', ({ backups }) => symlinkSync('/nowhere/backups', backups)],
    ['the data file is a link to a drive that is away', ({ file }) => symlinkSync('/nowhere/desk.sqlite', file)],
  ])('no new office is begun where %s', async (_name, leave) => {
    const paths = storePaths(folder);
    for (const gone of [paths.file, paths.wal, paths.backups]) rmSync(gone, { recursive: true, force: true });
    leave(paths);
    const opened = await start();
    expect(await opened.call('recovery.state', {})).toMatchObject({ state: 'harmed', harm: { kind: 'missing' } });
  });

  it('a folder that a person chose is awaited, not made anew, while its drive is away', async () => {
    const away = `${folder}-away`;
    renameSync(folder, away);
    const opened = await start({ expectsData: true });
    const state = await opened.call('recovery.state', {});
    expect(state).toMatchObject({ state: 'harmed', harm: { kind: 'missing' } });
    expect(state.state === 'harmed' && state.sentence).toContain('没有接好');
    expect(existsSync(storePaths(folder).file)).toBe(false);
    rmSync(folder, { recursive: true, force: true });
    renameSync(away, folder);
    expect(await opened.call('recovery.retry', {})).toEqual({ state: 'open' });
    expect(await units()).toBe(wreck.units);
  });

  it('odd things among the copies and beside them spoil neither the lists nor the making of copies', async () => {
    const { backups, aside } = storePaths(folder);
    symlinkSync('/nowhere/z.sqlite', path.join(backups, 'z.sqlite'));
    symlinkSync(path.join(backups, 'loop.sqlite'), path.join(backups, 'loop.sqlite'));
    mkdirSync(path.join(backups, 'folder.sqlite'));
    mkdirSync(path.join(backups, '我的.part'));
    mkdirSync(path.join(aside, '20210615123456788_x'), { recursive: true });
    symlinkSync('/nowhere', path.join(aside, '0002_2021-06-15'));
    const opened = await start();
    const overview = await opened.call('backups.overview', {});
    expect(overview.copies.filter(({ trouble }) => trouble === undefined)).toHaveLength(1);
    await opened.call('workspace.rename', { district: '新清河区' });
    expect(await opened.call('backups.make', {})).toMatchObject({ made: true });
    for (let round = 0; round < 3; round += 1) {
      const { copies } = await opened.call('backups.overview', {});
      const { previewId } = await opened.call('backups.preview', {
        source: { from: 'copy', name: copies[0]?.name ?? '' },
      });
      await opened.call('backups.restore', { previewId, agreed: true });
    }
    const { aside: moved } = await opened.call('backups.overview', {});
    expect(moved.filter(({ holds }) => holds !== undefined)).toHaveLength(3);
    expect(existsSync(path.join(backups, '我的.part'))).toBe(true);
  });

  it.each([
    ['beyond all counting', `UPDATE copy_label SET sequence = 9223372036854775807`],
    ['at the end of exact numbers', `UPDATE copy_label SET sequence = 9007199254740992`],
    ['of a time that no clock shows', `UPDATE copy_label SET made_at = '+012000-01-01T00:00:00Z'`],
    ['with other columns', `ALTER TABLE copy_label RENAME COLUMN sequence TO number`],
    ['of a kind that nobody knows', `UPDATE copy_label SET kind = 'constructor'`],
  ])('a label %s is as good as none', async (_name, sql) => {
    const { backups } = storePaths(folder);
    const [name = ''] = Object.keys(contentsOf(backups));
    bySql(path.join(backups, name), (db) => db.exec(sql));
    const opened = await start();
    expect((await opened.call('backups.overview', {})).copies).toHaveLength(1);
    for (let n = 0; n < 5; n += 1) {
      await opened.call('workspace.rename', { district: `第${n}区` });
      const made = await opened.call('backups.make', {});
      expect((await opened.call('backups.overview', {})).copies.some((copy) => copy.name === made.name)).toBe(true);
    }
  });

  it('a copy that is damaged stands for nothing', async () => {
    const opened = await start();
    await opened.call('workspace.rename', { district: '新清河区' });
    const { name } = await opened.call('backups.make', {});
    const file = path.join(storePaths(folder).backups, name);
    overwrite(file, 5 * 4096, Buffer.alloc(4096, 0x5a));
    expect(await opened.call('backups.make', {})).toMatchObject({ made: true });
  });

  it('files that a person put among the copies are not let go of', async () => {
    const opened = await start();
    const { backups } = storePaths(folder);
    const [copy = ''] = Object.keys(contentsOf(backups));
    cpSync(path.join(backups, copy), path.join(backups, '我的备份.sqlite'));
    writeFileSync(path.join(backups, '账本.sqlite'), otherBytes());
    for (let n = 0; n < 5; n += 1) {
      await opened.call('workspace.rename', { district: `第${n}区` });
      await opened.call('backups.make', {});
    }
    const names = Object.keys(contentsOf(backups));
    expect(names).toEqual(expect.arrayContaining(['我的备份.sqlite', '账本.sqlite']));
    // Three of the day, and one of the day before.
    expect(names.filter((each) => each.startsWith('备份0'))).toHaveLength(4);
  });

  it.each<[string, (folder: string) => string]>([
    ['of something else', (base) => path.join(base, 'other')],
    ['of copies', (base) => path.join(base, 'backups')],
    ['inside the data', (base) => path.join(base, 'empty')],
    ['that is not there', (base) => path.join(base, 'nothing')],
    ['that leads to itself', (base) => path.join(base, 'loop')],
  ])('no other office is begun in a folder %s', async (_name, pick) => {
    const opened = await start();
    mkdirSync(path.join(folder, 'other'));
    writeFileSync(path.join(folder, 'other', '通知.docx'), 'x');
    mkdirSync(path.join(folder, 'empty'));
    symlinkSync(path.join(folder, 'loop'), path.join(folder, 'loop'));
    const chosen = pick(folder);
    expect((await opened.refusal('recovery.chooseFolder', { folder: chosen })).code).toMatch(/^not-/u);
    expect(existsSync(storePaths(chosen).file)).toBe(false);
    expect(await units()).toBe(wreck.units);
  });
});

function otherBytes(): Buffer {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE books (title TEXT)');
  const bytes = db.serialize();
  db.close();
  return bytes;
}
