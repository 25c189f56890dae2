import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportId } from '../../../electron/domain/brand.ts';
import { latestFormat, migrate } from '../../../electron/store/schema/migrate.ts';
import { migrations } from '../../../electron/store/schema/migrations/index.ts';
import { loggedTables } from '../../../electron/store/schema/logTriggers.ts';
import { setPragmas } from '../../../electron/store/openStore.ts';
import { composeStore, type Store } from '../../../electron/store/store.ts';
import { openTestApp } from '../../support/testApp.ts';
import { countingIds, temporaryFolder, valueOf } from '../../support/storeFixtures.ts';
import { confirmAll, preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

/*
 * A whole import is taken back after the file came to a later format, with columns that the log's rows from before do not have. What must
 * come out is known: the file as it was before the import, brought to that format in the same way.
 */

const NEXT = latestFormat() + 1;
const LATER = {
  version: NEXT,
  name: 'later',
  up(db: Database.Database) {
    db.exec(`ALTER TABLE duties ADD COLUMN theme TEXT NOT NULL DEFAULT '未''分类' CHECK (theme <> '');
      ALTER TABLE duty_rules ADD COLUMN weight INTEGER NOT NULL DEFAULT 6;
      ALTER TABLE assignments ADD COLUMN note TEXT;
      ALTER TABLE units ADD COLUMN code TEXT;
      ALTER TABLE unit_aliases ADD COLUMN code TEXT;`);
  },
};
const AT = '2021-07-01T00:00:00Z';

const FIRST: readonly FixtureRow[] = [
  { content: '部门会议公开', time: '每月', units: '区民政局' },
  { content: '财政预决算', time: '每年8月底前', units: '区财政局' },
  { content: '公共资源配置', time: '每季度', units: '区住建局' },
  { content: '年度报告', time: '每年', units: '区住建局' },
];
/** Changes the first and the second, is without the third, adds two with a new unit. */
const SECOND: readonly FixtureRow[] = [
  { content: '部门会议公开', time: '每周', units: '区民政局、区财政局' },
  { content: '财政预决算', time: '每年9月底前', units: '区财政局' },
  { content: '年度报告', time: '每年', units: '区住建局' },
  { content: '行政许可', time: '每季度', units: '区审批局' },
  { content: '双公示', time: '每月', units: '区审批局' },
];

let place: ReturnType<typeof temporaryFolder>;
let opened: { readonly db: Database.Database; readonly store: Store }[];
beforeEach(() => {
  place = temporaryFolder();
  opened = [];
});
afterEach(() => {
  for (const { store } of opened) store.close();
  place.remove();
});

/** A file brought to the later format. */
function upgraded(file: string) {
  const db = new Database(file);
  setPragmas(db);
  migrate(db, [...migrations, LATER]);
  const store = composeStore(db, place.folder, () => undefined, countingIds('later'));
  opened.push({ db, store });
  return { db, store };
}

/** The duties and all that belongs to them, units and layouts: everything that an import may write but its own record. */
function rowsOf(db: Database.Database) {
  return Object.fromEntries(
    loggedTables(db)
      .filter(({ name }) => name !== 'imports')
      .map(({ name }) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY id`).all()]),
  );
}

/** All that is open, as a file of its own. */
function saved(store: Store, name: string): string {
  const file = path.join(place.folder, `${name}.db`);
  writeFileSync(file, store.snapshot());
  return file;
}

/** The app of today imports twice, and edits one of the second's. */
async function officeBefore(edited?: string) {
  const app = await openTestApp({ today: '2021-06-15', year: 2021, folder: place.folder });
  await confirmAll(app, recognisedFile(FIRST), '第一次.xlsx');
  const before = saved(app.store, 'first');
  const read = await preview(app, recognisedFile(SECOND), '第二次.xlsx');
  const { importId } = await app.call('imports.confirm', {
    previewId: read.previewId,
    year: YEAR,
    tables: ['t0'],
    names: { 区审批局: { as: 'newUnit', name: '区审批局', kind: 'department' } },
    rows: {},
    remove: (read.tables[0]?.missing ?? []).map(({ dutyId }) => dutyId),
  });
  const id = (await app.call('duties.list', { year: YEAR })).find(({ content }) => content === edited)?.id;
  if (id) await app.call('duties.update', { id, number: '77' });
  const after = saved(app.store, 'second');
  await app.close();
  return { before, after, importId: importId as ImportId };
}

const undo = (store: Store, importId: ImportId, edited: 'keep' | 'takeBack') =>
  valueOf(store.importUndo.undo(importId, edited, { label: '撤回', at: AT, refuse: () => undefined }));

it('leaves the file as it was before the import: made rows go, changed ones have their old values, removed ones are back', async () => {
  const { before, after, importId } = await officeBefore();
  const { db, store } = upgraded(after);
  expect(valueOf(store.importUndo.outlook(importId))).toMatchObject({ untouched: 6, touched: [], keptNames: [] });
  const stood = rowsOf(db);
  expect(undo(store, importId, 'keep')).toEqual({ takenBack: 6, kept: 0 });
  expect(rowsOf(db)).toEqual(rowsOf(upgraded(before).db));
  expect(db.pragma('foreign_key_check')).toEqual([]);
  // Itself a command of the later format, it is taken back as any other.
  valueOf(store.undoLast(AT));
  expect(rowsOf(db)).toEqual(stood);
});

it('counts nobody’s rows as touched for what a migration added, and everybody’s for what was written in the new columns', async () => {
  const { after, importId } = await officeBefore();
  const { db, store } = upgraded(after);
  const write = (sql: string) => valueOf(store.command('改', AT, () => db.prepare(sql).run()));
  // Touched after the upgrade and put back.
  write(`UPDATE duties SET number = '99' WHERE content = '行政许可'`);
  valueOf(store.undoLast(AT));
  write(`UPDATE duties SET number = '98' WHERE content = '财政预决算'`);
  write(`UPDATE duties SET number = '2' WHERE content = '财政预决算'`);
  expect(valueOf(store.importUndo.outlook(importId)).touched).toEqual([]);
  write(`UPDATE duties SET theme = '会议' WHERE content = '部门会议公开'`);
  write(`UPDATE units SET code = '11' WHERE name = '区审批局'`);
  const { touched, untouched, keptNames } = valueOf(store.importUndo.outlook(importId));
  expect(untouched).toBe(5);
  expect(touched.map(({ content, made }) => [content, made])).toEqual([['部门会议公开', false]]);
  expect(keptNames).toEqual(['单位“区审批局”（导入之后修改过）']);
  undo(store, importId, 'takeBack');
  // Old values in the columns of then, what was written since in the others.
  expect(db.prepare(`SELECT time_wording, theme FROM duties WHERE content = '部门会议公开'`).get()).toEqual({
    time_wording: '每月',
    theme: '会议',
  });
  expect(db.prepare(`SELECT theme FROM duties WHERE content = '公共资源配置'`).pluck().get()).toBe("未'分类");
  expect(db.prepare(`SELECT code FROM units WHERE name = '区审批局'`).pluck().get()).toBe('11');
});

it('keeps or takes back what was edited before the upgrade as the person says', async () => {
  const { before, after, importId } = await officeBefore('双公示');
  const { db, store } = upgraded(after);
  const { touched } = valueOf(store.importUndo.outlook(importId));
  expect(touched.map(({ content }) => content)).toEqual(['双公示']);
  expect(undo(store, importId, 'keep')).toEqual({ takenBack: 5, kept: 1 });
  expect(db.prepare(`SELECT number FROM duties WHERE content = '双公示'`).pluck().get()).toBe('77');
  valueOf(store.undoLast(AT));
  expect(undo(store, importId, 'takeBack')).toEqual({ takenBack: 6, kept: 0 });
  expect(rowsOf(db)).toEqual(rowsOf(upgraded(before).db));
});
