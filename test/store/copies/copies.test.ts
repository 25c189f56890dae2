import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCopies, type Copies } from '../../../electron/store/copies/copies.ts';
import { storePaths, type StorePaths } from '../../../electron/store/file/paths.ts';
import type { Store } from '../../../electron/store/store.ts';
import { openTestStore, refusalOf, temporaryFolder, valueOf } from '../../support/storeFixtures.ts';

let temporary: ReturnType<typeof temporaryFolder>;
let paths: StorePaths;
let store: Store;
let copies: Copies;
beforeEach(async () => {
  temporary = temporaryFolder();
  paths = storePaths(temporary.folder);
  store = await openTestStore(temporary.folder);
  copies = createCopies(paths);
});
afterEach(() => {
  store.close();
  temporary.remove();
});

const rename = (district: string) =>
  valueOf(
    store.command(`改名为${district}`, '2021-06-15T02:00:00.000Z', () =>
      store.workspace.setSetting('district', district),
    ),
  );
const at = (date: string) => `${date}T02:00:00.000Z`;
const make = async (date: string) => valueOf(await copies.make(store, 'daily', at(date)));

describe('a copy', () => {
  it('holds what was just written, as one checked file, with its label, and leaves no half copy', async () => {
    rename('清河区');
    const { copy, made } = await make('2021-06-15');
    expect(made).toBe(true);
    expect(copy).toMatchObject({
      name: '备份000001_2021-06-15_每日.sqlite',
      label: { kind: 'daily', sequence: 1, day: '2021-06-15' },
      holds: { district: '清河区', last: { label: '改名为清河区' } },
    });
    const db = new Database(copy.file, { readonly: true });
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
    db.close();
    expect(existsSync(`${copy.file}.part`)).toBe(false);
    expect(valueOf(copies.verify(copy.name))).toMatchObject({ ok: true, content: { district: '清河区' } });
  });

  it('is none where nothing has been done since the last; a look at 今日 is nothing done', async () => {
    rename('清河区');
    const first = await make('2021-06-15');
    valueOf(
      store.command('看今日', at('2021-06-16'), () =>
        store.visits.add({ day: '2021-06-16' as never, at: at('2021-06-16'), revision: 1 }),
      ),
    );
    expect(await make('2021-06-16')).toMatchObject({ made: false, copy: { name: first.copy.name } });
    // What is to stay until it is deleted does not lean on one that goes.
    expect(valueOf(await copies.make(store, 'beforeRestore', at('2021-06-16')))).toMatchObject({ made: true });
    expect(valueOf(await copies.make(store, 'beforeClosing', at('2021-06-16')))).toMatchObject({ made: false });
    rename('新清河区');
    expect(await make('2021-06-16')).toMatchObject({ made: true });
  });

  it('keeps its place by its number: with the clock ahead and back, renamed, and after the folder was emptied', async () => {
    for (const [index, date] of ['2031-01-01', '2021-06-15', '2021-06-16'].entries()) {
      rename(`区${index}`);
      await make(date);
    }
    expect(copies.list().map(({ label }) => label.sequence)).toEqual([3, 2, 1]);
    renameSync(copies.list()[0]?.file ?? '', path.join(paths.backups, '最后一份.sqlite'));
    expect(createCopies(paths).list()[0]).toMatchObject({ name: '最后一份.sqlite', label: { sequence: 3 } });
    for (const { name } of copies.list()) valueOf(copies.remove(name));
    rename('再改');
    expect((await make('2021-06-17')).copy.label.sequence).toBe(4);
  });

  it('of another workspace stays, however many this one makes', async () => {
    rename('清河区');
    const other = (await make('2021-06-14')).copy.name;
    valueOf(store.command('换了', at('2021-06-14'), () => store.workspace.setSetting('workspace', 'ffff')));
    for (let n = 1; n <= 5; n += 1) {
      rename(`区${n}`);
      await make('2021-06-14');
    }
    expect(copies.list().map(({ label }) => label.sequence)).toEqual([6, 5, 4, 1]);
    expect(copies.list().at(-1)?.name).toBe(other);
  });

  it('never takes the number or the name of another, also where two are asked for at once', async () => {
    rename('清河区');
    const both = await Promise.all([
      copies.make(store, 'beforeRestore', at('2021-06-15')),
      copies.make(store, 'beforeRestore', at('2021-06-15')),
    ]);
    expect(both.map(valueOf).map(({ made }) => made)).toEqual([true, false]);
  });

  it('of an earlier version of the program, or put there by hand, is listed by its name and time, behind the labelled', async () => {
    rename('清河区');
    const { copy } = await make('2021-06-15');
    const bytes = readFileSync(copy.file);
    writeFileSync(path.join(paths.backups, 'before-import-20210301-093000-2.sqlite'), withoutLabel(bytes));
    writeFileSync(path.join(paths.backups, '我的.sqlite'), '不是数据库');
    const list = copies.list();
    expect(list[0]?.name).toBe(copy.name);
    expect(list.find(({ label }) => label.kind === 'beforeImport')).toMatchObject({
      label: { day: '2021-03-01', madeAt: '2021-03-01T01:30:00.000Z' },
      holds: { district: '清河区' },
    });
    expect(list.find(({ name }) => name === '我的.sqlite')?.holds).toEqual({ kind: 'foreign', what: 'notSqlite' });
  });

  it('says so where it cannot be written, and nothing is left', async () => {
    rename('清河区');
    writeFileSync(paths.backups, 'a file in its place');
    expect(refusalOf(await copies.make(store, 'manual', at('2021-06-15')))).toMatchObject({ code: 'not-writable' });
    expect(refusalOf(copies.verify('没有.sqlite')).code).toBe('not-found');
    expect(refusalOf(copies.remove('../desk.sqlite')).code).toBe('not-found');
    expect(existsSync(paths.file)).toBe(true);
  });

  it('that was cut off by a kill goes at the next start', async () => {
    rename('清河区');
    store.close();
    mkdirSync(paths.backups, { recursive: true });
    for (const name of ['备份000001_2021-06-15_每日.sqlite.part', '备份000001_2021-06-15_每日.sqlite.part-journal']) {
      writeFileSync(path.join(paths.backups, name), 'half');
    }
    mkdirSync(path.join(temporary.folder, '.desk-look-ab'));
    store = await openTestStore(temporary.folder, 'again');
    expect(copies.list()).toEqual([]);
    expect(existsSync(path.join(temporary.folder, '.desk-look-ab'))).toBe(false);
  });
});

function withoutLabel(bytes: Buffer): Buffer {
  const db = new Database(bytes);
  db.exec('DROP TABLE copy_label');
  const plain = db.serialize();
  db.close();
  return plain;
}
