import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { latestFormat } from '../../electron/store/schema/migrate.ts';
import { startTestDesk, type TestDesk } from '../support/testDesk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ today: '2021-06-15' });
  await desk.call('workspace.setUp', { district: '清河区', year: 2021 as never });
});
afterEach(async () => {
  expect(desk.bugs()).toBe('');
  await desk.close();
});

const addUnit = (name: string) => desk.call('units.save', { name, kind: 'department', aliases: [] });
const unitNames = async () => (await desk.call('units.list', {})).units.map(({ name }) => name);

/** Brings a file from elsewhere. */
async function bring(bytes: Uint8Array<ArrayBuffer>, name = '旧电脑.sqlite') {
  const brought = await desk.ask('backups.bring', { name }, bytes);
  if (!brought.ok) throw new Error(brought.error.message);
  return { from: 'file' as const, sourceId: (brought.value as { readonly sourceId: string }).sourceId };
}

/** What is open, as bytes, changed by SQL. */
async function copyWith(sql: string): Promise<Uint8Array<ArrayBuffer>> {
  const { fileId } = await desk.call('backups.saveElsewhere', {});
  const db = new Database(Buffer.from((await desk.getFile(fileId)).bytes));
  db.pragma('journal_mode = MEMORY');
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  const bytes = Uint8Array.from(db.serialize());
  db.close();
  return bytes;
}

describe('a restore', () => {
  it('puts a copy in place, moves what was here aside, and is taken back like any other', async () => {
    await addUnit('区甲局');
    const { name } = await desk.call('backups.make', {});
    await addUnit('区乙局');
    const preview = await desk.call('backups.preview', { source: { from: 'copy', name } });
    expect(preview).toMatchObject({ kinship: 'same', here: { counts: { units: 2 } }, there: { counts: { units: 1 } } });
    const { aside } = await desk.call('backups.restore', { previewId: preview.previewId, agreed: false });
    expect(await unitNames()).toEqual(['区甲局']);
    expect(aside).toBe('0001_2021-06-15');
    const overview = await desk.call('backups.overview', {});
    expect(overview.aside).toMatchObject([{ name: aside, holds: { counts: { units: 2 } } }]);
    expect(overview.copies[0]).toMatchObject({ kind: 'beforeRestore', stays: true, holds: { counts: { units: 2 } } });

    const back = await desk.call('backups.preview', { source: { from: 'aside', name: aside ?? '' } });
    await desk.call('backups.restore', { previewId: back.previewId, agreed: false });
    expect(await unitNames()).toEqual(['区甲局', '区乙局']);
    await desk.restart();
    expect(await unitNames()).toEqual(['区甲局', '区乙局']);
    expect(readdirSync(desk.folder).filter((file) => file.startsWith('.desk-look-'))).toEqual([]);
    expect(existsSync(path.join(desk.folder, 'restore.json'))).toBe(false);
  });

  it('goes by the number of the copy: the one made after a restore is the newest, though it holds older things', async () => {
    await addUnit('区甲局');
    const { name } = await desk.call('backups.make', {});
    await addUnit('区乙局');
    await desk.call('backups.make', {});
    const preview = await desk.call('backups.preview', { source: { from: 'copy', name } });
    await desk.call('backups.restore', { previewId: preview.previewId, agreed: false });
    await addUnit('区丙局');
    const made = await desk.call('backups.make', {});
    const { copies } = await desk.call('backups.overview', {});
    expect(copies[0]).toMatchObject({ name: made.name, kind: 'manual', holds: { counts: { units: 2 } } });
  });

  it('asks where the copy is of another workspace, or does not say; a renamed district is the same', async () => {
    await addUnit('区甲局');
    const renamed = await copyWith(
      `UPDATE current_command SET revision = 1; UPDATE settings SET value = '旧名区' WHERE id = 'district'`,
    );
    expect(await desk.call('backups.preview', { source: await bring(renamed) })).toMatchObject({
      kinship: 'same',
      there: { district: '旧名区' },
    });
    for (const [sql, kinship] of [
      [`UPDATE current_command SET revision = 1; UPDATE settings SET value = 'ffff' WHERE id = 'workspace'`, 'other'],
      [`UPDATE current_command SET revision = 1; DELETE FROM settings WHERE id = 'workspace'`, 'unknown'],
    ] as const) {
      const preview = await desk.call('backups.preview', { source: await bring(await copyWith(sql)) });
      expect(preview.kinship).toBe(kinship);
      expect((await desk.refusal('backups.restore', { previewId: preview.previewId, agreed: false })).code).toBe(
        'conflict',
      );
      expect(await unitNames()).toEqual(['区甲局']);
      await desk.call('backups.restore', { previewId: preview.previewId, agreed: true });
      expect(await unitNames()).toEqual(['区甲局']);
    }
  });

  it.each([
    [
      'no database',
      async () => new TextEncoder().encode('序号,事项\n1,会议公开'),
      'database-damaged',
      '不是本程序的数据',
    ],
    ['nothing', async () => new Uint8Array(0), 'database-damaged', '旧电脑'],
    ['another program’s database', async () => otherDatabase(), 'database-damaged', '别的程序'],
    [
      'a newer format',
      async () => copyWith(`PRAGMA user_version = ${latestFormat() + 1}`),
      'newer-database',
      '更新版本',
    ],
    ['a missing table', async () => copyWith('DROP TABLE fulfilments'), 'database-damaged', '缺少 1 张表'],
    [
      'broken references',
      async () =>
        copyWith(`UPDATE current_command SET revision = 1; INSERT INTO unit_aliases VALUES ('a', 'nobody', '某局', 1)`),
      'database-damaged',
      '已损坏',
    ],
    ['a copy cut short', async () => (await copyWith('VACUUM')).slice(0, 40_000), 'database-damaged', '旧电脑'],
  ])('refuses %s by its name, and nothing is replaced', async (_what, bytesOf, code, words) => {
    await addUnit('区甲局');
    const before = readFileSync(path.join(desk.folder, 'desk.sqlite'));
    const refusal = await desk.refusal('backups.preview', { source: await bring(Uint8Array.from(await bytesOf())) });
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(words);
    expect(refusal.message).toContain('旧电脑.sqlite');
    expect(refusal.message).toContain('没有恢复');
    expect(readFileSync(path.join(desk.folder, 'desk.sqlite')).equals(before)).toBe(true);
    expect(await unitNames()).toEqual(['区甲局']);
    expect(readdirSync(desk.folder).filter((file) => file.startsWith('.desk-look-'))).toEqual([]);
  });

  it('is one at a time, waits for calls under way and lets none in between', async () => {
    await addUnit('区甲局');
    const { name } = await desk.call('backups.make', {});
    const preview = await desk.call('backups.preview', { source: { from: 'copy', name } });
    const input = { previewId: preview.previewId, agreed: false };
    const answers = await Promise.all([
      desk.ask('units.save', { name: '区乙局', kind: 'department', aliases: [] }),
      desk.ask('backups.restore', input),
      desk.ask('backups.restore', input),
      desk.ask('units.save', { name: '区丙局', kind: 'department', aliases: [] }),
      ...Array.from({ length: 20 }, () => desk.ask('units.list', {})),
    ]);
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(codes.filter((code) => code !== 'ok' && code !== 'conflict' && code !== 'not-found')).toEqual([]);
    expect(codes.slice(1, 3).toSorted()).not.toEqual(['ok', 'ok']);
    expect(await desk.call('recovery.state', {})).toEqual({ state: 'open' });
  });

  it('where nothing was set up makes no copy of that nothing, and is taken back all the same', async () => {
    await addUnit('区甲局');
    const bytes = await copyWith('SELECT 1');
    const office = desk;
    desk = await startTestDesk({ today: '2021-06-16' });
    try {
      const preview = await desk.call('backups.preview', { source: await bring(bytes) });
      const { aside } = await desk.call('backups.restore', { previewId: preview.previewId, agreed: false });
      expect(await desk.call('backups.overview', {})).toMatchObject({ copies: [], aside: [{ name: aside }] });
      const back = await desk.call('backups.preview', { source: { from: 'aside', name: aside ?? '' } });
      await desk.call('backups.restore', { previewId: back.previewId, agreed: true });
      expect(await desk.call('workspace.status', {})).toMatchObject({ district: undefined });
      const { copies } = await desk.call('backups.overview', {});
      expect(copies[0]).toMatchObject({ kind: 'beforeRestore', holds: { counts: { units: 1 } } });
      expect(copies.filter(({ holds }) => holds?.district === undefined)).toEqual([]);
    } finally {
      await desk.close();
      desk = office;
    }
  });

  it('takes back nothing of a copy that is not there any more', async () => {
    await addUnit('区甲局');
    for (const source of [
      { from: 'copy' as const, name: '没有.sqlite' },
      { from: 'aside' as const, name: '0009_2021-06-15' },
      { from: 'file' as const, sourceId: 'x' },
    ]) {
      expect((await desk.refusal('backups.preview', { source })).code).toBe('not-found');
    }
    expect((await desk.refusal('backups.restore', { previewId: 'x', agreed: true })).code).toBe('not-found');
  });
});

describe('data that has lost what a copy holds', () => {
  const troubles = async () => (await desk.call('backups.health', {})).troubles;
  const copyNames = async () => (await desk.call('backups.overview', {})).copies.map(({ name }) => name);
  const ahead = async () => (await desk.call('backups.overview', {})).ahead;
  const makeCopy = async () => (await desk.call('backups.make', {})).name;
  async function restoreFrom(source: { readonly from: 'copy' | 'aside'; readonly name: string }) {
    const { previewId } = await desk.call('backups.preview', { source });
    return (await desk.call('backups.restore', { previewId, agreed: false })).aside ?? '';
  }
  /** As where the write-ahead log is lost, or an older file put back: the file is what it was when `bytes` were taken. */
  async function fallBackTo(bytes: Uint8Array) {
    await desk.app.close();
    for (const end of ['-wal', '-shm']) rmSync(path.join(desk.folder, `desk.sqlite${end}`), { force: true });
    writeFileSync(path.join(desk.folder, 'desk.sqlite'), bytes);
    await desk.restart();
  }
  const now = () => copyWith('SELECT 1');

  it('is said to be older, and ordinary work never lets go of that copy until it is restored', async () => {
    await addUnit('区甲局');
    const older = await now();
    await addUnit('区乙局');
    const lost = await makeCopy();
    expect(await troubles()).toEqual([]);
    await fallBackTo(older);
    expect(await unitNames()).toEqual(['区甲局']);
    expect(await troubles()).toEqual([expect.stringMatching(/^数据比最新的备份旧：.*“新增单位：区乙局”/u)]);
    for (const name of ['区丙局', '区丁局', '区戊局', '区己局']) {
      await addUnit(name);
      await makeCopy();
    }
    await desk.call('backups.setRetention', { sameDay: 1, days: 1, months: 1 });
    expect(await ahead()).toBe(lost);
    expect(await copyNames()).toContain(lost);
    const aside = await restoreFrom({ from: 'copy', name: lost });
    expect(await unitNames()).toEqual(['区甲局', '区乙局']);
    expect(await troubles()).toEqual([]);
    // What was done meanwhile was left behind on purpose, and comes back the same way.
    await restoreFrom({ from: 'aside', name: aside });
    expect(await unitNames()).toHaveLength(5);
    expect(await troubles()).toEqual([]);
  });

  it('is not what a restore of an older copy leaves; what is lost after that is told of', async () => {
    await addUnit('区甲局');
    const first = await makeCopy();
    await addUnit('区乙局');
    await makeCopy();
    await restoreFrom({ from: 'copy', name: first });
    await desk.restart();
    expect(await troubles()).toEqual([]);
    const older = await now();
    await addUnit('区丙局');
    const lost = await makeCopy();
    await fallBackTo(older);
    expect(await ahead()).toBe(lost);
    // Older than even what was restored: then nothing explains it.
    writeFileSync(path.join(desk.folder, 'backups.json'), JSON.stringify({ settled: { sequence: 99, last: 'gone' } }));
    expect(await ahead()).toBe(lost);
  });

  it('can be meant to be as it is: then the copy goes when there are enough', async () => {
    await addUnit('区甲局');
    const older = await now();
    await addUnit('区乙局');
    const lost = await makeCopy();
    await fallBackTo(older);
    await desk.call('backups.settle', {});
    expect(await troubles()).toEqual([]);
    expect(await ahead()).toBe(undefined);
    await desk.call('backups.setRetention', { sameDay: 1, days: 1, months: 1 });
    await addUnit('区丙局');
    const made = await makeCopy();
    expect(await copyNames()).toEqual([made]);
    expect(made).not.toBe(lost);
  });
});

describe('returned books that wait to be decided', () => {
  const waiting = (folder: string, id: string, name: string) => path.join(folder, 'returned', id, name);
  function lay(id: string, bytes: string): void {
    mkdirSync(path.join(desk.folder, 'returned', id), { recursive: true });
    writeFileSync(waiting(desk.folder, id, 'file'), bytes);
    writeFileSync(waiting(desk.folder, id, 'draft.json'), '区财政局.xlsx');
  }

  it('are in every copy, and beside the data again where one is restored after the folder was lost', async () => {
    await addUnit('区甲局');
    const { name: without } = await desk.call('backups.make', {});
    lay('abc', '甲的回表');
    // One that is being taken away is none.
    lay('.going', '乙的回表');
    const { name, made } = await desk.call('backups.make', {});
    expect([made, name === without]).toEqual([true, false]);
    expect((await desk.call('backups.make', {})).made).toBe(false);
    const copy = Uint8Array.from(readFileSync(path.join(desk.folder, 'backups', name)));
    const elsewhere = await desk.call('backups.saveElsewhere', {});
    const saved = Uint8Array.from((await desk.getFile(elsewhere.fileId)).bytes);
    for (const bytes of [copy, saved]) {
      await desk.app.close();
      rmSync(desk.folder, { recursive: true });
      await desk.restart();
      expect(existsSync(path.join(desk.folder, 'returned'))).toBe(false);
      const preview = await desk.call('backups.preview', { source: await bring(bytes) });
      await desk.call('backups.restore', { previewId: preview.previewId, agreed: true });
      expect(await unitNames()).toEqual(['区甲局']);
      expect(readdirSync(path.join(desk.folder, 'returned'))).toEqual(['abc']);
      expect(readFileSync(waiting(desk.folder, 'abc', 'file'), 'utf8')).toBe('甲的回表');
      expect(readFileSync(waiting(desk.folder, 'abc', 'draft.json'), 'utf8')).toBe('区财政局.xlsx');
      const db = new Database(path.join(desk.folder, 'desk.sqlite'), { readonly: true });
      expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name IN ('waiting_books', 'copy_label')`).all()).toEqual(
        [],
      );
      db.close();
    }
  });

  it('leave those alone that lie there, and come out of a copy put in place by hand', async () => {
    lay('abc', '旧');
    await addUnit('区甲局');
    const { name } = await desk.call('backups.make', {});
    await desk.app.close();
    for (const end of ['', '-wal', '-shm']) rmSync(path.join(desk.folder, `desk.sqlite${end}`), { force: true });
    writeFileSync(path.join(desk.folder, 'desk.sqlite'), readFileSync(path.join(desk.folder, 'backups', name)));
    writeFileSync(waiting(desk.folder, 'abc', 'file'), '新');
    await desk.restart();
    expect(await unitNames()).toEqual(['区甲局']);
    expect(readFileSync(waiting(desk.folder, 'abc', 'file'), 'utf8')).toBe('新');
    await desk.app.close();
    rmSync(path.join(desk.folder, 'returned'), { recursive: true });
    for (const end of ['', '-wal', '-shm']) rmSync(path.join(desk.folder, `desk.sqlite${end}`), { force: true });
    writeFileSync(path.join(desk.folder, 'desk.sqlite'), readFileSync(path.join(desk.folder, 'backups', name)));
    await desk.restart();
    expect(readFileSync(waiting(desk.folder, 'abc', 'file'), 'utf8')).toBe('旧');
  });
});

describe('the daily copy', () => {
  const days = async () => (await desk.call('backups.overview', {})).copies.map(({ kind, day }) => `${kind} ${day}`);

  it('is made at the first use of a day, before anything is written on it, and only where something has been done', async () => {
    await addUnit('区甲局');
    await desk.restart('2021-06-16');
    await addUnit('区乙局');
    const { copies } = await desk.call('backups.overview', {});
    expect(copies).toMatchObject([{ kind: 'daily', day: '2021-06-16', holds: { counts: { units: 1 } } }]);
    await desk.restart('2021-06-16');
    await desk.call('units.list', {});
    await desk.restart('2021-06-17');
    await desk.call('today.seen', {});
    await desk.restart('2021-06-18');
    await desk.call('today.seen', {});
    expect(await days()).toEqual(['daily 2021-06-17', 'daily 2021-06-16']);
  });

  it('that cannot be made keeps nobody from working', async () => {
    await addUnit('区甲局');
    writeFileSync(path.join(desk.folder, 'backups'), '占了位置的文件');
    await desk.restart('2021-06-16');
    await addUnit('区乙局');
    expect(await unitNames()).toEqual(['区甲局', '区乙局']);
  });
});

function otherDatabase(): Uint8Array {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE songs (title TEXT); PRAGMA user_version = 4');
  const bytes = db.serialize();
  db.close();
  return bytes;
}
