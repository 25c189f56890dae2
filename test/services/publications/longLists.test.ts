import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { succeed } from '../../../electron/domain/failure.ts';
import { openPublicationOffice, YEAR, type PublicationOffice } from './publicationOffice.ts';

let office: PublicationOffice;
beforeEach(async () => {
  office = await openPublicationOffice();
});
afterEach(() => office.app.close());

const HEADER = ['标题', '发布单位', '栏目', '发布时间', '链接'];
/** More lines than are written at once on the program's own connection. */
const LINES = 2500;
const rows = (from: number) => [
  HEADER,
  ...Array.from({ length: LINES }, (_, at) => [
    `工作动态第${from + at}期`,
    '区财政局',
    '工作动态',
    '2021-05-06',
    `https://www.qinghe.example/${from + at}.html`,
  ]),
];

it('a long list is one step: recorded whole, taken back whole, and put in force again', async () => {
  const { app } = office;
  const taken = await office.take(rows(0), '五月.xlsx');
  expect(taken).toMatchObject({ added: LINES, known: 0, changed: true });
  expect(await app.call('publications.lists', {})).toMatchObject([
    { id: taken.id, source: '五月.xlsx', shows: LINES, brought: LINES },
  ]);
  const status = await app.call('workspace.status', {});
  expect(status).toMatchObject({
    undoable: `记入发布清单《五月.xlsx》（新增 ${LINES} 条）`,
    undoableId: taken.commandId,
  });
  const { total } = await app.call('publications.matches', { year: YEAR, filter: {}, offset: 0, limit: 1 });
  expect(total).toBe(LINES);

  await app.call('workspace.undo', {});
  expect(await app.call('publications.lists', {})).toEqual([]);
  expect(app.store.publications.all()).toEqual([]);
  await app.call('workspace.redo', { commandId: taken.commandId! });
  expect(app.store.publications.all()).toHaveLength(LINES);
  // The same list again tells nothing.
  expect(await office.take(rows(0), '五月.xlsx')).toMatchObject({ added: 0, known: LINES, changed: false });
});

it('while a long list is written, reads are answered from the data as it was, and what is written waits for it', async () => {
  const { app } = office;
  const { listId, covers } = await office.read(rows(0));
  const days = { firstDay: covers!.firstDay, lastDay: covers!.lastDay };
  const confirming = app.call('publications.confirm', { listId, covers: { columns: [], units: [], ...days } });
  while (app.store.writtenElsewhere() === undefined) await new Promise((resolve) => setImmediate(resolve));
  // Whether it comes before the list or after it: both are there whole.
  const saving = app.call('units.save', { name: '区水利局', kind: 'department', aliases: [] });
  expect(await app.call('publications.lists', {})).toEqual([]);
  expect(await confirming).toMatchObject({ added: LINES, changed: true });
  await saving;
  expect(app.store.publications.all()).toHaveLength(LINES);
  expect(app.store.units.units().map(({ name }) => name)).toContain('区水利局');
});

it('a command waits for what the program itself writes, however long that takes', async () => {
  const { app } = office;
  const other = new Database(app.store.file);
  const held = Promise.withResolvers<void>();
  const writing = app.store.elsewhere(async () => {
    other.exec('BEGIN IMMEDIATE');
    await held.promise;
    other.exec('ROLLBACK');
    other.close();
    return succeed({});
  });
  while (!other.inTransaction) await new Promise((resolve) => setImmediate(resolve));
  let isSaved = false;
  const saving = app
    .call('units.save', { name: '区水利局', kind: 'department', aliases: [] })
    .then(() => (isSaved = true));
  expect(await app.call('publications.lists', {})).toEqual([]);
  expect(isSaved).toBe(false);
  held.resolve();
  await Promise.all([writing, saving]);
  expect(app.store.units.units().map(({ name }) => name)).toContain('区水利局');
});

it('two long lists at once follow each other, and what both show is there once', async () => {
  const { app } = office;
  const first = await office.read(rows(0), '甲.xlsx');
  const second = await office.read(rows(1000), '乙.xlsx');
  const days = { firstDay: first.covers!.firstDay, lastDay: first.covers!.lastDay };
  const confirm = (listId: string) =>
    app.call('publications.confirm', { listId, covers: { columns: [], units: [], ...days } });
  const both = await Promise.all([confirm(first.listId), confirm(second.listId)]);
  expect(both.map(({ added, known }) => [added, known])).toEqual(
    expect.arrayContaining([
      [LINES, 0],
      [1000, LINES - 1000],
    ]),
  );
  expect(app.store.publications.all()).toHaveLength(LINES + 1000);
});
