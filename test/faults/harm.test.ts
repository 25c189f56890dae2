import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Harm } from '../../electron/domain/model/harm.ts';
import { storePaths, type StorePaths } from '../../electron/store/file/paths.ts';
import { salvage } from '../../electron/store/recovery/salvage.ts';
import { latestFormat } from '../../electron/store/schema/migrate.ts';
import { runs } from '../support/runs.ts';
import { startTestDesk, type TestDesk } from '../support/testDesk.ts';
import { bySql, contentsOf, copyOf, makeWreck, overwrite, type LogState, type Wreck } from './harmedOffice.ts';

const TODAY = '2021-06-16';

type Break = (paths: StorePaths) => void;

function otherProgram({ file, wal }: StorePaths): void {
  rmSync(file);
  rmSync(wal, { force: true });
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE songs (title TEXT); PRAGMA user_version = 5');
  db.close();
}

/** Each harm, what it is recognised as, and what of the data can be read in spite of it. */
const HARMS: readonly (readonly [name: string, harm: Break, found: Harm['kind'], readable: boolean])[] = [
  ['the data file gone, its log left', ({ file }) => rmSync(file), 'missing', false],
  [
    'data file and log gone, copies left',
    ({ file, wal }) => [file, wal].forEach((name) => rmSync(name)),
    'missing',
    false,
  ],
  ['an empty data file', ({ file }) => truncateSync(file, 0), 'empty', false],
  [
    'a data file cut in half, its log gone',
    ({ file, wal }) => {
      bySql(file, (db) => db.exec('VACUUM'));
      rmSync(wal, { force: true });
      truncateSync(file, Math.floor(readFileSync(file).length / 8192) * 4096);
    },
    'damaged',
    true,
  ],
  [
    'pages overwritten',
    ({ file, wal }) => {
      bySql(file, () => undefined);
      rmSync(wal, { force: true });
      overwrite(file, 8 * 4096, Buffer.alloc(4 * 4096, 0x5a));
    },
    'damaged',
    true,
  ],
  [
    'text in place of the data',
    ({ file, wal }) => {
      rmSync(wal);
      writeFileSync(file, '这不是数据库'.repeat(100));
    },
    'foreign',
    false,
  ],
  [
    'zeros all over',
    ({ file, wal }) => {
      rmSync(wal);
      writeFileSync(file, Buffer.alloc(40_960));
    },
    'damaged',
    false,
  ],
  ['a first page of zeros', ({ file }) => overwrite(file, 0, Buffer.alloc(4096)), 'damaged', false],
  ['a spoilt header', ({ file }) => overwrite(file, 0, Buffer.from('broken')), 'foreign', false],
  ['the database of another program', otherProgram, 'foreign', false],
  ['a missing table', ({ file }) => bySql(file, (db) => db.exec('DROP TABLE fulfilments')), 'tablesMissing', true],
  [
    'a missing column',
    ({ file }) => bySql(file, (db) => db.exec('ALTER TABLE settings RENAME COLUMN value TO other')),
    'tablesMissing',
    true,
  ],
  ['a negative format', ({ file }) => bySql(file, (db) => void db.pragma('user_version = -3')), 'badFormat', true],
  [
    'a newer format',
    ({ file }) => bySql(file, (db) => void db.pragma(`user_version = ${latestFormat() + 1}`)),
    'newer',
    false,
  ],
];

describe.each<LogState>(['once', 'wrapped'])('a machine that went down, its log %s', (log) => {
  let wreck: Wreck;
  beforeAll(async () => {
    wreck = await makeWreck(log);
  });
  afterAll(() => rmSync(wreck.folder, { recursive: true, force: true }));

  /** Once in the ordinary run, twenty times in the deep one. */
  async function onCopies(work: Parameters<typeof onCopy>[0]): Promise<void> {
    for (let round = 0; round < runs(20, 1); round += 1) await onCopy(work);
  }

  async function onCopy(work: (folder: string, start: () => Promise<TestDesk>) => Promise<void>): Promise<void> {
    const folder = copyOf(wreck);
    let desk: TestDesk | undefined;
    try {
      await work(folder, async () => (desk = await startTestDesk({ folder, today: TODAY })));
    } finally {
      await desk?.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }

  it('opens with all that was confirmed', async () => {
    await onCopy(async (_folder, start) => {
      const desk = await start();
      expect(await desk.call('recovery.state', {})).toEqual({ state: 'open' });
      expect((await desk.call('units.list', {})).units).toHaveLength(wreck.units);
    });
  });

  it.each(HARMS)(
    '%s: is recognised, changes nothing, and is mended by the newest copy',
    async (_name, harm, kind, readable) => {
      await onCopies(async (folder, start) => {
        const paths = storePaths(folder);
        harm(paths);
        const before = contentsOf(folder);
        const desk = await start();
        const state = await desk.call('recovery.state', {});
        expect(state).toMatchObject({ state: 'harmed', harm: { kind }, canReadOnly: readable });
        if (state.state !== 'harmed') return;
        expect((await desk.refusal('workspace.status', {})).code).toBe('harmed');
        expect(await desk.call('recovery.retry', {})).toMatchObject({ state: 'harmed' });
        expect(contentsOf(folder)).toEqual(before);
        if (kind === 'newer') {
          expect(state.canRestore).toBe(false);
          return;
        }
        expect(state.newest?.holds.counts.units).toBe(wreck.copied);
        const preview = await desk.call('backups.preview', {
          source: { from: 'copy', name: state.newest?.name ?? '' },
        });
        expect(preview).toMatchObject({ here: undefined, kinship: 'unknown' });
        expect((await desk.refusal('backups.restore', { previewId: preview.previewId, agreed: false })).code).toBe(
          'conflict',
        );
        const { aside } = await desk.call('backups.restore', { previewId: preview.previewId, agreed: true });
        expect((await desk.call('units.list', {})).units).toHaveLength(wreck.copied);
        // What was harmed lies aside, every byte of it.
        const moved = Object.entries(before).filter(([name]) => name.startsWith('desk.sqlite'));
        if (moved.length === 0) expect(aside).toBeUndefined();
        else expect(contentsOf(path.join(paths.aside, aside ?? ''))).toEqual(Object.fromEntries(moved));
        await desk.restart();
        expect((await desk.call('units.list', {})).units).toHaveLength(wreck.copied);
        expect(desk.bugs()).toBe('');
      });
    },
  );
});

describe('damage anywhere', () => {
  it('is recognised or does no harm to opening; what is recognised is mended by the newest copy', async () => {
    const wreck = await makeWreck('wrapped');
    const size = statSync(storePaths(wreck.folder).file).size;
    const damage = fc.record({
      file: fc.constantFrom('desk.sqlite', 'desk.sqlite-wal'),
      at: fc.integer({ min: 0, max: size - 1 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 9000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const folder = copyOf(wreck);
        for (const { file, at, bytes } of damages) overwrite(path.join(folder, file), at, Buffer.from(bytes));
        const before = contentsOf(folder);
        const desk = await startTestDesk({ folder, today: TODAY });
        const state = await desk.call('recovery.state', {});
        if (state.state === 'harmed' && state.canRestore) {
          expect(contentsOf(folder)).toEqual(before);
          await desk.ask('recovery.openReadOnly', {});
          await desk.call('recovery.retry', {});
          const source = { from: 'copy' as const, name: state.newest?.name ?? '' };
          const { previewId } = await desk.call('backups.preview', { source });
          await desk.call('backups.restore', { previewId, agreed: true });
          expect((await desk.call('units.list', {})).units).toHaveLength(wreck.copied);
        }
        await desk.close();
        rmSync(folder, { recursive: true, force: true });
      }),
      { numRuns: runs(200, 8) },
    );
    rmSync(wreck.folder, { recursive: true, force: true });
  });
});

describe('what can be read of a harmed file', () => {
  it('is shown and exported, and nothing can be written', async () => {
    const wreck = await makeWreck('once');
    const desk = await startTestDesk({ folder: wreck.folder, today: TODAY });
    await desk.close();
    overwrite(storePaths(wreck.folder).file, 6 * 4096, Buffer.alloc(4096, 0x5a));
    const before = contentsOf(wreck.folder);
    const again = await startTestDesk({ folder: wreck.folder, today: TODAY });
    const view = await again.call('recovery.openReadOnly', {});
    expect(view).toMatchObject({ state: 'readOnly' });
    if (view.state !== 'readOnly') return;
    expect(view.rows).toBeGreaterThan(10);
    expect((await again.refusal('workspace.rename', { district: '别的区' })).code).toBe('read-only');
    expect((await again.refusal('backups.make', {})).code).toBe('harmed');
    const { units } = await again.call('units.list', {});
    expect(units.length).toBeGreaterThan(0);
    const { jobId } = await again.call('exports.workbook', {
      year: 2021 as never,
      kind: 'tasks',
      paper: 'A4',
    } as never);
    await expect.poll(async () => (await again.call('jobs.get', { jobId })).state).toBe('done');
    expect(contentsOf(wreck.folder)).toEqual(before);
    expect(await again.call('recovery.retry', {})).toMatchObject({ state: 'harmed' });
    await again.close();
    rmSync(wreck.folder, { recursive: true, force: true });
  });
});

describe('a file without some of its tables', () => {
  const rowsOf = (db: Database.Database, table: string) =>
    db.prepare<[], number>(`SELECT COUNT(*) FROM ${table}`).pluck().get() ?? 0;
  const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'current_command'`;

  let folder: string;
  beforeAll(async () => {
    ({ folder } = await makeWreck('once'));
    bySql(storePaths(folder).file, (db) => {
      for (const name of db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
        db.exec(`DROP TRIGGER ${name}`);
      db.exec(
        `INSERT INTO fill_in_rounds (id, year, title, due_on, made_at, asking) VALUES ('r', 2021, '六月填报', '2021-06-30', '2021-06-01T00:00:00Z', '{}')`,
      );
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What is read of the office's file without these tables, how many rows the others have, and what came of it. */
  function readWithout(tables: readonly string[], harm: (db: Database.Database) => void = () => undefined) {
    const file = path.join(folder, 'harmed.sqlite');
    const target = path.join(folder, 'read.sqlite');
    for (const earlier of [file, target]) rmSync(earlier, { force: true });
    writeFileSync(file, readFileSync(storePaths(folder).file));
    let left = 0;
    bySql(file, (db) => {
      harm(db);
      for (const table of tables) db.exec(`DROP TABLE ${table}`);
      for (const table of db.prepare<[], string>(TABLES).pluck().all()) left += rowsOf(db, table);
    });
    const read = salvage(file, target, folder);
    const commits = readFileSync(target).readUInt32BE(24);
    const db = new Database(target, { readonly: true });
    // What is of this format is opened as it is.
    const made = { units: rowsOf(db, 'units'), format: db.pragma('user_version', { simple: true }) };
    db.close();
    return { read, left, commits, made };
  }

  it.each([
    ['visits'],
    ['layouts'],
    ['holiday_notices'],
    ['extensions'],
    ['exemptions'],
    ['unit_reports'],
    ['group_rules'],
    ['visits', 'layouts', 'exemptions', 'group_rules', 'group_exceptions'],
  ])('gives every row of the others, and names what is gone: %s', (...tables) => {
    const { read, left, made } = readWithout(tables);
    expect(read).toEqual({ rows: left, cutOff: expect.toSatisfy(sameAs(tables)), orphans: 0 });
    expect(made).toEqual({ units: 15, format: latestFormat() });
  });

  it('that says a format of none is read by what is there', () => {
    const { read, left } = readWithout(['unit_reports'], (db) => db.pragma('user_version = -3'));
    expect(read).toEqual({ rows: left, cutOff: ['unit_reports'], orphans: 0 });
  });

  it('names a table whose rows cannot stay as they are', () => {
    const { read } = readWithout([], (db) =>
      db.exec(`PRAGMA ignore_check_constraints = ON; UPDATE units SET kind = 'star' WHERE name = '第3局'`),
    );
    expect(read.cutOff).toEqual(['units']);
  });

  it('lets go of what refers to the lost in one go: many rows hold nothing up', () => {
    const { read, commits } = readWithout(['unit_groups'], (db) => {
      const add = db.prepare(`INSERT INTO group_aliases VALUES (?, 'g', ?, 1)`);
      db.exec('BEGIN');
      for (let n = 0; n < 400; n += 1) add.run(`a${n}`, `别名${n}`);
      db.exec('COMMIT');
    });
    expect(read).toMatchObject({ orphans: 400, cutOff: ['unit_groups'] });
    // What is done once for each table, whatever number of rows there is.
    expect(commits).toBeLessThanOrEqual(readWithout(['unit_groups']).commits + 10);
  });
});

function sameAs(names: readonly string[]) {
  return (found: readonly string[]) => JSON.stringify(found.toSorted()) === JSON.stringify(names.toSorted());
}

describe('a file that was cut short', () => {
  it('is read as far as it goes', async () => {
    const wreck = await makeWreck('once');
    const paths = storePaths(wreck.folder);
    bySql(paths.file, (db) => db.exec('VACUUM'));
    rmSync(paths.wal, { force: true });
    truncateSync(paths.file, Math.floor((statSync(paths.file).size * 0.6) / 4096) * 4096);
    const desk = await startTestDesk({ folder: wreck.folder, today: TODAY });
    expect(await desk.call('recovery.openReadOnly', {})).toMatchObject({ state: 'readOnly' });
    expect(await desk.call('units.list', {})).toBeDefined();
    await desk.close();
    rmSync(wreck.folder, { recursive: true, force: true });
  });
});

describe('a first start', () => {
  it.each([
    ['an empty folder', () => undefined],
    [
      'what an ordinary first start leaves',
      ({ folder, wal, lock }: StorePaths) => {
        mkdirSync(path.join(folder, 'logs'));
        writeFileSync(wal, '');
        writeFileSync(lock, '');
      },
    ],
    ['an empty data file with nothing beside it', ({ file }: StorePaths) => writeFileSync(file, '')],
    ['an empty folder for evidence', ({ evidence }: StorePaths) => mkdirSync(evidence)],
  ])('begins in %s', async (_name, prepare) => {
    const wreck = await makeWreck('once');
    const folder = `${wreck.folder}-new`;
    mkdirSync(folder);
    prepare(storePaths(folder));
    const desk = await startTestDesk({ folder, today: TODAY });
    expect(await desk.call('workspace.status', {})).toMatchObject({ district: undefined });
    // A copy from elsewhere is simply taken where nothing has been set up.
    const bytes = Uint8Array.from(readFileSync(storePaths(wreck.folder).file));
    expect(bytes.length).toBeGreaterThan(0);
    const brought = await desk.ask('backups.bring', { name: '旧电脑.sqlite' }, copyBytes(wreck));
    if (!brought.ok) throw new Error(brought.error.message);
    const { sourceId } = brought.value as { readonly sourceId: string };
    const preview = await desk.call('backups.preview', { source: { from: 'file', sourceId } });
    expect(preview.kinship).toBe('fresh');
    await desk.call('backups.restore', { previewId: preview.previewId, agreed: false });
    expect((await desk.call('units.list', {})).units).toHaveLength(wreck.copied);
    await desk.close();
    for (const made of [folder, wreck.folder]) rmSync(made, { recursive: true, force: true });
  });

  it('does not begin where an evidence folder shows that an office was here', async () => {
    const wreck = await makeWreck('once');
    const { file, wal, backups, evidence } = storePaths(wreck.folder);
    for (const gone of [file, wal, backups]) rmSync(gone, { recursive: true, force: true });
    mkdirSync(evidence);
    writeFileSync(path.join(evidence, 'ab12'), 'x');
    const desk = await startTestDesk({ folder: wreck.folder, today: TODAY });
    expect(await desk.call('recovery.state', {})).toMatchObject({
      harm: { kind: 'missing' },
      traces: { evidence: true },
    });
    expect(existsSync(file)).toBe(false);
    await desk.close();
    rmSync(wreck.folder, { recursive: true, force: true });
  });
});

function copyBytes(wreck: Wreck): Uint8Array<ArrayBuffer> {
  const [name = ''] = Object.keys(contentsOf(storePaths(wreck.folder).backups));
  return Uint8Array.from(readFileSync(path.join(storePaths(wreck.folder).backups, name)));
}

describe('the open file', () => {
  it.each([
    ['deleted with its folder', (folder: string) => rmSync(folder, { recursive: true })],
    ['moved away', (folder: string) => renameSync(folder, `${folder}-moved`)],
    [
      'replaced',
      (folder: string) => {
        const { file } = storePaths(folder);
        renameSync(file, `${file}-old`);
        writeFileSync(file, readFileSync(`${file}-old`));
      },
    ],
  ])('%s is not written to, and all of it can still be saved', async (_name, displace) => {
    const wreck = await makeWreck('once');
    const desk = await startTestDesk({ folder: wreck.folder, today: TODAY });
    await desk.call('workspace.rename', { district: '新清河区' });
    displace(wreck.folder);
    const refusal = await desk.refusal('workspace.rename', { district: '别的区' });
    expect(refusal.code).toBe('data-file-displaced');
    expect(refusal.message).toContain('另存一份');
    expect(await desk.call('workspace.status', {})).toMatchObject({ district: '新清河区' });
    const saved = await desk.call('backups.saveElsewhere', {});
    const { bytes } = await desk.getFile(saved.fileId);
    const file = path.join(path.dirname(wreck.folder), `${path.basename(wreck.folder)}-saved.sqlite`);
    writeFileSync(file, bytes);
    const db = new Database(file);
    db.pragma('journal_mode = DELETE');
    expect(db.prepare('SELECT COUNT(*) FROM units').pluck().get()).toBe(wreck.units);
    db.close();
    await desk.close();
    for (const made of [file, wreck.folder, `${wreck.folder}-moved`]) rmSync(made, { recursive: true, force: true });
  });
});
