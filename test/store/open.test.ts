import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Year } from '../../electron/domain/brand.ts';
import { storeFailure } from '../../electron/store/file/failures.ts';
import { longestFolder, pathTooLong } from '../../electron/store/file/pathLength.ts';
import { latestFormat, migrate } from '../../electron/store/schema/migrate.ts';
import { migrations } from '../../electron/store/schema/migrations/index.ts';
import { openStore, setPragmas } from '../../electron/store/openStore.ts';
import { createCopies } from '../../electron/store/copies/copies.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import type { Store } from '../../electron/store/store.ts';
import { countingIds, openTestStore, refusalOf, temporaryFolder, valueOf } from '../support/storeFixtures.ts';

const YEAR = 2021 as Year;
const NOW = '2021-06-15T02:00:00.000Z';
let temporary: ReturnType<typeof temporaryFolder>;
let folder: string;
let opened: Store[];

beforeEach(() => {
  temporary = temporaryFolder();
  folder = path.join(temporary.folder, '数据');
  opened = [];
});
afterEach(() => {
  for (const store of opened) store.close();
  temporary.remove();
});

async function open(prefix?: string): Promise<Store> {
  const store = await openTestStore(folder, prefix);
  opened.push(store);
  return store;
}

function addYear(store: Store): void {
  valueOf(
    store.command('新建年度', '2021-01-01T00:00:00Z', () =>
      store.workspace.addYear({ year: YEAR, state: 'open', submissionTarget: 1 }),
    ),
  );
}

function closeAll(): void {
  for (const store of opened.splice(0)) store.close();
}

describe('opening', () => {
  it('makes the folder and file, and finds everything again after a restart', async () => {
    const store = await open();
    addYear(store);
    expect(store.revision()).toBe(1);
    closeAll();
    const again = await open('again');
    expect(again.workspace.years()).toEqual([
      {
        year: YEAR,
        state: 'open',
        submissionTarget: 1,
        reviewDates: ['06-30', '12-31'],
        frame: {
          cutOff: '2022-01-15',
          countsBefore: false,
          contributionFrom: 'printed',
          rankShare: 50,
          praiseFloor: 90,
          verifies: true,
          scoreCounts: 'registered',
          submissionGroups: [],
        },
        isFrameUndecided: false,
        isVerifyingUndecided: false,
      },
    ]);
    expect(again.revision()).toBe(1);
    expect(again.undoable()?.label).toBe('新建年度');
  });

  it('keeps every table STRICT, with one text id, and loses no commit at a power cut', async () => {
    await open();
    const db = new Database(storePaths(folder).file, { readonly: true });
    const tables = db
      .prepare(
        `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .all() as { name: string; strict: number }[];
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => table.strict !== 1)).toEqual([]);
    const log = new Set(['commands', 'changes', 'current_command']);
    for (const { name } of tables.filter((table) => !log.has(table.name))) {
      const key = db.prepare(`SELECT name, type FROM pragma_table_info(?) WHERE pk > 0`).all(name);
      expect(key, name).toEqual([{ name: 'id', type: 'TEXT' }]);
    }
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
    expect(latestFormat()).toBe(migrations.at(-1)?.version);
  });

  it('sets what belongs to the connection', async () => {
    await open();
    const db = new Database(storePaths(folder).file);
    setPragmas(db);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
    db.close();
  });

  it('refuses a file from a later version and leaves it byte for byte', async () => {
    await open();
    closeAll();
    const { file } = storePaths(folder);
    const db = new Database(file);
    db.pragma('journal_mode = DELETE');
    db.pragma(`user_version = ${latestFormat() + 1}`);
    db.close();
    const before = readFileSync(file);
    const refusal = refusalOf(await openStore({ folder, nextId: countingIds() }));
    expect(refusal.code).toBe('newer-database');
    expect(refusal.message).toContain('请安装新版程序');
    expect(readFileSync(file).equals(before)).toBe(true);
    // The folder is let go again.
    const version = new Database(file);
    version.pragma(`user_version = ${latestFormat()}`);
    version.close();
    await open();
  });

  it.each([
    ['something else', (file: string) => writeFileSync(file, 'x'.repeat(5000))],
    [
      'a torn file',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0x5a, 4096, 12_288);
        writeFileSync(file, bytes);
      },
    ],
  ])('refuses %s as damaged, naming the file and what to do', async (_what, damage) => {
    addYear(await open());
    closeAll();
    damage(storePaths(folder).file);
    const refusal = refusalOf(await openStore({ folder, nextId: countingIds() }));
    expect(refusal.code).toBe('database-damaged');
    expect(refusal.message).toContain(storePaths(folder).file);
    expect(refusal.message).toContain('备份与恢复');
  });

  it('refuses a folder that another store holds, until it is closed', async () => {
    await open();
    const refusal = refusalOf(await openStore({ folder, nextId: countingIds() }));
    expect(refusal.code).toBe('data-folder-in-use');
    closeAll();
    await open();
  });

  it('takes over from a process that was killed', async () => {
    const holder = fork(new URL('../support/holdFolder.ts', import.meta.url), [folder], { stdio: 'ignore' });
    await new Promise((resolve) => holder.once('message', resolve));
    expect(refusalOf(await openStore({ folder, nextId: countingIds() })).code).toBe('data-folder-in-use');
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    const store = await open();
    expect(store.workspace.setting('district')).toBe('清河区');
  });

  it.each([
    ['a text', '里面有内容', (file: string) => writeFileSync(file, '不要删除')],
    [
      'the SQLite file of another program',
      '里面有内容',
      (file: string) => {
        const other = new Database(file);
        other.pragma('journal_mode = WAL');
        other.exec('CREATE TABLE theirs (x TEXT)');
        other.close();
      },
    ],
    [
      'a folder',
      '是一个文件夹',
      (file: string) => {
        mkdirSync(file);
      },
    ],
  ])('refuses a desk.lock that is %s by its own name, and touches nothing', async (_what, word, put) => {
    addYear(await open());
    closeAll();
    const { lock, file } = storePaths(folder);
    rmSync(lock);
    put(lock);
    const contents = () =>
      readdirSync(folder)
        .sort()
        .map((name) => [
          name,
          name === 'desk.lock' && word === '是一个文件夹' ? '' : readFileSync(path.join(folder, name)),
        ]);
    const before = contents();
    const refusal = refusalOf(await openStore({ folder, nextId: countingIds() }));
    expect(refusal.code).toBe('not-ours');
    expect(refusal.message).toContain(lock);
    expect(refusal.message).toContain(word);
    expect(refusal.message).not.toContain(file);
    expect(contents()).toEqual(before);
    rmSync(lock, { recursive: true });
    await open();
  });

  it('leaves its own lock empty, so that it is known again', async () => {
    await open();
    closeAll();
    expect(readFileSync(storePaths(folder).lock)).toHaveLength(0);
  });

  it('says so where the folder cannot be used', async () => {
    writeFileSync(path.join(temporary.folder, 'taken'), '');
    const file = refusalOf(await openStore({ folder: path.join(temporary.folder, 'taken'), nextId: countingIds() }));
    expect(file.code).toBe('not-writable');
    const inside = refusalOf(
      await openStore({ folder: path.join(temporary.folder, 'taken', 'x'), nextId: countingIds() }),
    );
    expect(inside.code).toBe('not-writable');
    const name = refusalOf(
      await openStore({ folder: path.join(temporary.folder, 'databases'), nextId: countingIds() }),
    );
    expect(name.message).toContain('databases');
  });
});

/** A folder whose path has as many bytes, of names with as many bytes as file systems take. */
function folderOf(base: string, bytes: number, sign: string): string {
  let folder = base;
  for (;;) {
    const left = bytes - Buffer.byteLength(folder) - 1;
    if (left <= 0) return folder;
    const signs = Math.floor(Math.min(left, 240) / Buffer.byteLength(sign));
    const rest = left <= 240 ? left - signs * Buffer.byteLength(sign) : 0;
    // A name of one more byte would be left over, which is no name with its slash.
    folder = path.join(folder, sign.repeat(signs - (left - 240 === 1 ? 1 : 0)) + 'a'.repeat(rest));
  }
}

describe.runIf(process.platform !== 'win32')('long paths', () => {
  it.each([
    ['names of letters', 'a'],
    ['Chinese names', '数'],
  ])(
    'open, with their copies, as long as SQLite takes them, and are refused as too long beyond: %s',
    async (_what, sign) => {
      const longest = folderOf(temporary.folder, longestFolder(), sign);
      expect(Buffer.byteLength(longest)).toBe(longestFolder());
      const store = valueOf(await openStore({ folder: longest, nextId: countingIds() }));
      opened.push(store);
      addYear(store);
      valueOf(await createCopies(storePaths(longest)).make(store, 'beforeClosing', NOW));
      for (const bytes of [longestFolder() + 1, 480, 505, 700, 1100]) {
        const beyond = folderOf(temporary.folder, bytes, sign);
        const refusal = refusalOf(await openStore({ folder: beyond, nextId: countingIds() }));
        expect(refusal.code).toBe('not-writable');
        expect(refusal.message).toContain('路径太长');
        expect(refusal.message).toContain(`最多只能有 ${longestFolder()} 个`);
        expect(existsSync(beyond)).toBe(false);
      }
    },
  );

  it('are measured where a link leads, and in UTF-16 units on Windows', () => {
    const far = folderOf(temporary.folder, longestFolder() + 1, 'a');
    mkdirSync(far, { recursive: true });
    const link = path.join(temporary.folder, 'link');
    symlinkSync(far, link);
    expect(pathTooLong(link)?.message).toContain('路径太长');
    expect(pathTooLong(path.join(link, 'new'))?.message).toContain('路径太长');
    const chinese = `/${'数'.repeat(100)}/${'据'.repeat(60)}`;
    expect(pathTooLong(chinese, 'linux')).toBeDefined();
    expect(pathTooLong(chinese, 'win32')).toBeUndefined();
    expect(pathTooLong(`/${'数'.repeat(200)}`, 'win32')?.message).toContain('201 个字符');
  });

  it('are refused as such where one name is longer than the disk takes', async () => {
    const refusal = refusalOf(
      await openStore({ folder: path.join(temporary.folder, '数'.repeat(90)), nextId: countingIds() }),
    );
    expect(refusal.code).toBe('not-writable');
    expect(refusal.message).toContain('名字太长');
  });
});

describe('what the disk refuses', () => {
  const file = () => path.join(temporary.folder, 'small.sqlite');
  const failureOf = (write: () => void) => {
    try {
      write();
    } catch (error) {
      return storeFailure(error, file());
    }
    return undefined;
  };

  it('is said in plain words, naming the file', () => {
    const db = new Database(file());
    db.exec('CREATE TABLE t (x TEXT) STRICT');
    db.pragma('max_page_count = 8');
    const full = failureOf(() => {
      for (;;) db.exec(`INSERT INTO t VALUES ('${'x'.repeat(4000)}')`);
    });
    db.close();
    expect(full?.code).toBe('disk-full');
    expect(full?.message).toContain(file());
    const readOnly = new Database(file(), { readonly: true });
    expect(failureOf(() => readOnly.exec('DELETE FROM t'))?.code).toBe('not-writable');
    readOnly.close();
    expect(storeFailure(new Error('a bug'), file())).toBeUndefined();
  });

  const coded = (code: string) => Object.assign(new Error('x'), { code });
  it.each([
    ['SQLITE_IOERR_READ', 'disk-unreadable'],
    ['SQLITE_IOERR_WRITE', 'disk-unreadable'],
    ['SQLITE_IOERR_SHORT_READ', 'disk-unreadable'],
    ['SQLITE_IOERR', 'disk-unreadable'],
    ['EIO', 'disk-unreadable'],
    ['ENXIO', 'disk-unreadable'],
    ['ENODEV', 'disk-unreadable'],
    ['ENOTCONN', 'disk-unreadable'],
    ['SQLITE_CORRUPT_VTAB', 'database-damaged'],
    ['SQLITE_CORRUPT', 'database-damaged'],
    ['SQLITE_NOTADB', 'database-damaged'],
    ['SQLITE_BUSY_RECOVERY', 'file-busy'],
    ['SQLITE_BUSY', 'file-busy'],
    ['EBUSY', 'file-busy'],
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['SQLITE_READONLY_DIRECTORY', 'not-writable'],
    ['EROFS', 'not-writable'],
    ['SQLITE_IOERR_NOMEM', undefined],
    ['SQLITE_LOCKED', undefined],
    ['SQLITE_ERROR', undefined],
    ['EIOX', undefined],
  ])('%s is told as %s', (code, expected) => {
    expect(storeFailure(coded(code), file())?.code).toBe(expected);
  });

  it('tells a disk that is gone from a damaged file and from a full one', () => {
    const stale = Object.assign(new Error('x'), { code: 'Unknown system error', errno: -constants.errno.ESTALE });
    expect(storeFailure(stale, file())?.code).toBe('disk-unreadable');
    const pulled = storeFailure(coded('SQLITE_IOERR_WRITE'), '/nowhere/at all/desk.sqlite');
    expect(pulled?.code).toBe('disk-unreadable');
    expect(pulled?.message).toContain('/nowhere/at all/desk.sqlite');
    expect(pulled?.message).toMatch(/U 盘.*不表示数据已经损坏.*接好磁盘/u);
  });
});

describe('migrations', () => {
  it('run in order, each with its version, and undo themselves where they fail', () => {
    const db = new Database(':memory:');
    migrate(db);
    const version = latestFormat();
    expect(() =>
      migrate(db, [
        ...migrations,
        {
          version: version + 1,
          name: 'broken',
          up(broken) {
            broken.exec('CREATE TABLE half (id TEXT PRIMARY KEY) STRICT');
            throw new Error('no');
          },
        },
      ]),
    ).toThrow('no');
    expect(db.pragma('user_version', { simple: true })).toBe(version);
    expect(db.prepare(`SELECT COUNT(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0);
    expect(() => migrate(db, [...migrations, { version, name: 'twice', up() {} }])).toThrow('twice');
  });

  it('turn the year of a duty without a deadline into its reviews, by the day on which it was done', () => {
    const db = new Database(':memory:');
    migrate(db, migrations.slice(0, 2));
    const log = `INSERT INTO commands (id, revision, label, at, format, undoable) VALUES ('c', 1, 'x', 'x', 1, 1)`;
    for (const statement of [
      log,
      `UPDATE current_command SET revision = 1`,
      `INSERT INTO years (id, year, state, submission_target) VALUES ('2021', 2021, 'open', 1)`,
      `INSERT INTO units (id, name, kind, sort) VALUES ('u', '区甲局', 'department', 1)`,
      `INSERT INTO duties (id, year, kind, number, task, subtask, content, time_wording, units_wording, sort)
       VALUES ('d', 2021, 'measure', '', '', '', '推进', '', '', 1)`,
      `INSERT INTO duty_rules (id, duty_id, rule, sort) VALUES ('r', 'd', '{"type":"continuous"}', 1), ('o', 'd', '{"type":"once"}', 2)`,
    ]) {
      db.exec(statement);
    }
    const done = db.prepare(
      `INSERT INTO fulfilments (id, duty_id, rule_id, unit_id, period_key, done_on, recorded_at, title, link) VALUES (?, 'd', ?, 'u', '2021', ?, 'x', '', '')`,
    );
    done.run('a', 'undated', '2021-06-30');
    done.run('b', 'r', '2021-07-01');
    done.run('c', 'o', '2021-05-01');
    migrate(db);
    expect(db.prepare('SELECT period_key FROM fulfilments ORDER BY id').pluck().all()).toEqual([
      '2021-R06-30',
      '2021-R12-31',
      '2021',
    ]);
    expect(db.prepare('SELECT review_dates FROM years').pluck().get()).toBe('["06-30","12-31"]');
    db.close();
  });

  it('give a new table its log, rebuild tables without losing what refers to them, and refuse broken references', () => {
    const db = new Database(':memory:');
    migrate(db);
    db.exec(`INSERT INTO commands (id, revision, label, at, format, undoable) VALUES ('c', 1, 'x', 'x', 1, 1)`);
    db.exec(`UPDATE current_command SET revision = 1`);
    db.exec(`INSERT INTO years (id, year, state, submission_target) VALUES ('2021', 2021, 'open', 1)`);
    db.exec(`INSERT INTO units (id, name, kind, sort) VALUES ('u', '区甲局', 'department', 1)`);
    db.exec(`INSERT INTO submissions VALUES ('s', 2021, 'u', 1, 3)`);
    const next = latestFormat() + 1;
    migrate(db, [
      ...migrations,
      {
        version: next,
        name: 'rebuild',
        up(file) {
          file.exec(
            'CREATE TABLE units2 (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL) STRICT',
          );
          file.exec('INSERT INTO units2 SELECT id, name, kind FROM units');
          file.exec('DROP TABLE units');
          file.exec('ALTER TABLE units2 RENAME TO units');
        },
      },
    ]);
    expect(db.prepare('SELECT COUNT(*) FROM submissions').pluck().get()).toBe(1);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.exec(`UPDATE units SET name = '区乙局'`);
    const change = db.prepare('SELECT after FROM changes ORDER BY sequence DESC LIMIT 1').pluck().get();
    expect(JSON.parse(String(change))).toEqual({ id: 'u', name: '区乙局', kind: 'department' });
    expect(() =>
      migrate(db, [
        ...migrations,
        { version: next, name: 'rebuild', up() {} },
        { version: next + 1, name: 'loses units', up: (file) => void file.exec('DELETE FROM units') },
      ]),
    ).toThrow('references');
    expect(db.prepare('SELECT COUNT(*) FROM units').pluck().get()).toBe(1);
  });
});
