import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { confirmAll, preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(() => app.close());

const ROWS: readonly FixtureRow[] = [
  { content: '部门会议公开', time: '每月', units: '区民政局、某某办' },
  { content: '财政预决算', time: '每年8月底前', units: '区财政局' },
];
const duties = () => app.call('duties.list', { year: YEAR });

describe('before an import', () => {
  it('there is a copy of what was, and of one day the three newest in the end', async () => {
    for (let n = 1; n <= 5; n += 1) {
      await confirmAll(
        app,
        recognisedFile([{ content: `第${n}个事项公开`, time: '每月' }], { title: `第${n}份目录` }),
        `目录${n}.xlsx`,
      );
    }
    const copies = app.context.copies.list();
    expect(copies.map(({ name }) => name)).toEqual([
      '备份000005_2021-06-15_导入前.sqlite',
      '备份000004_2021-06-15_导入前.sqlite',
      '备份000003_2021-06-15_导入前.sqlite',
    ]);
    expect(copies.map(({ holds }) => 'counts' in holds && holds.counts.duties)).toEqual([4, 3, 2]);
    expect(app.bugs).toEqual([]);
  });

  it('nothing is written where the copy cannot be; the preview waits', async () => {
    const backups = path.join(app.folder, 'backups');
    writeFileSync(backups, 'a file in its place');
    const read = await preview(app, recognisedFile(ROWS));
    const input = { previewId: read.previewId, year: YEAR, tables: ['t0'], names: {}, rows: {} };
    const revision = app.store.revision();
    const refusal = await app.refusal('imports.confirm', input);
    expect(refusal.code).toBe('not-writable');
    expect(refusal.message).toContain('备份没有做成，没有导入任何内容');
    expect(app.store.revision()).toBe(revision);
    expect(await duties()).toEqual([]);
    rmSync(backups);
    expect(await app.call('imports.confirm', input)).toMatchObject({ created: 2 });
    expect(app.bugs).toEqual([]);
  });
});

describe('an import', () => {
  it('that fails half-way leaves nothing behind', async () => {
    const read = await preview(app, recognisedFile(ROWS));
    const file = new Database(app.store.file);
    // The last thing that is written: a name that nobody bears.
    file.exec(
      `CREATE TRIGGER fails AFTER INSERT ON unresolved_parties WHEN NEW.name = '区财政局' BEGIN SELECT RAISE(ABORT, 'half-way'); END`,
    );
    const input = { previewId: read.previewId, year: YEAR, tables: ['t0'], names: {}, rows: {} };
    const revision = app.store.revision();
    expect((await app.refusal('imports.confirm', input)).code).toBe('bug');
    for (const table of ['imports', 'duties', 'duty_rules', 'assignments', 'unresolved_parties']) {
      expect(file.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get(), table).toBe(0);
    }
    expect(app.store.revision()).toBe(revision);
    expect(app.bugs).toHaveLength(1);
    file.exec('DROP TRIGGER fails');
    file.close();
    expect(await app.call('imports.confirm', input)).toMatchObject({ created: 2 });
  });

  it('that is taken back and fails half-way takes nothing back', async () => {
    const { importId } = await confirmAll(app, recognisedFile(ROWS));
    if (!importId) throw new Error('no import');
    const before = await duties();
    const file = new Database(app.store.file);
    file.exec(`CREATE TRIGGER fails AFTER DELETE ON units BEGIN SELECT RAISE(ABORT, 'half-way'); END`);
    expect((await app.refusal('imports.undo', { importId, edited: 'keep' })).code).toBe('conflict');
    file.exec('DROP TRIGGER fails');
    file.close();
    expect(await duties()).toEqual(before);
    expect(await app.call('imports.undo', { importId, edited: 'keep' })).toMatchObject({ takenBack: 2 });
    expect(app.bugs).toEqual([]);
  });

  it('is written once, however often it is confirmed at the same time', async () => {
    const { previewId } = await preview(app, recognisedFile(ROWS));
    const input = { previewId, year: YEAR, tables: ['t0'], names: {}, rows: {} };
    const answers = await Promise.all([app.ask('imports.confirm', input), app.ask('imports.confirm', input)]);
    expect(new Set(answers.map(({ ok, error }) => (ok ? 'ok' : error?.code)))).toEqual(new Set(['ok', 'not-found']));
    expect(await duties()).toHaveLength(2);
  });

  it('of two previews of one file is not doubled: the second is compared anew', async () => {
    const [one, two] = [await preview(app, recognisedFile(ROWS)), await preview(app, recognisedFile(ROWS))];
    const input = { year: YEAR, tables: ['t0'], names: {}, rows: {} };
    const written = await Promise.all([
      app.call('imports.confirm', { ...input, previewId: one.previewId }),
      app.call('imports.confirm', { ...input, previewId: two.previewId }),
    ]);
    expect(new Set(written.map(({ created }) => created))).toEqual(new Set([0, 2]));
    expect(written[0]?.importId).toBe(written[1]?.importId);
    expect(await duties()).toHaveLength(2);
  });
});
