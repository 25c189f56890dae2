import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageInput, openPublicationOffice, type PublicationOffice } from './publicationOffice.ts';

let office: PublicationOffice;
beforeAll(async () => {
  office = await openPublicationOffice();
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

const HEADER = ['标题', '发布单位', '栏目', '发布时间', '链接'];
const at = (n: number | string): string => `http://www.qh.gov.cn/xx/${n}.html`;
const MAY = [
  HEADER,
  ['1-5月财政收支情况', '区财政局', '财政收支', '2021-06-08 10:20', at(1)],
  ['第二季度孤儿基本生活费发放情况', '区民政局', '社会救助', '2021-06-09', at(2)],
  ['机关党支部开展学习', '区民政局', '工作动态', '2021-06-10', at(3)],
];

describe('a list of publications', () => {
  it('is shown before anything is written, and recorded with what it covers', async () => {
    const { app, units } = office;
    const preview = await office.read([...MAY, ['', '区民政局', '', '2021-06-11', at(4)]]);
    expect(preview.counts).toEqual({ new: 3, known: 0, changed: 0, doubled: 0, lines: 3, left: 1 });
    expect(preview.faults).toEqual([{ sheet: '清单', address: 'A5', value: '', reason: '没有标题' }]);
    expect(preview.covers).toEqual({
      columns: ['财政收支', '社会救助', '工作动态'],
      units: [units.get('区民政局'), units.get('区财政局')],
      firstDay: '2021-06-08',
      lastDay: '2021-06-10',
    });
    expect(preview.units[0]).toEqual({ name: '区民政局', unitId: units.get('区民政局'), lines: 2 });
    expect(app.store.publications.all()).toEqual([]);
    const covers = { ...coverageInput(preview.covers!), columns: [] };
    const done = await app.call('publications.confirm', { listId: preview.listId, covers });
    expect(done).toMatchObject({ added: 3, altered: 0, known: 0, left: 1, changed: true });
    const [list] = await app.call('publications.lists', {});
    expect(list).toMatchObject({ id: done.id, source: '发布清单.xlsx', covers, shows: 3, brought: 3 });
    expect((await app.refusal('publications.preview', { listId: preview.listId })).code).toBe('not-found');
    await app.call('publications.removeLists', { ids: [done.id!] });
    expect(app.store.publications.all()).toEqual([]);
    await app.call('workspace.undo', {});
    expect(app.store.publications.all()).toHaveLength(3);
  });

  it('brought again doubles nothing and writes nothing; with something new, only that', async () => {
    const { app } = office;
    const revision = app.store.revision();
    const preview = await office.read(MAY);
    expect(preview.counts).toMatchObject({ new: 0, known: 3 });
    const covers = { ...coverageInput(preview.covers!), columns: [] };
    expect(await app.call('publications.confirm', { listId: preview.listId, covers })).toMatchObject({
      added: 0,
      changed: false,
    });
    expect(app.store.revision()).toBe(revision);
    const next = await office.read(
      [
        HEADER,
        ...MAY.slice(2, 4),
        ['6月份财政收支情况', '区财政局', '财政收支', '2021-06-14', at(5)],
        ['机关党支部开展学习', '区民政局', '工作动态', '2021-06-10', at('3')],
      ],
      '六月.xlsx',
    );
    expect(next.counts).toMatchObject({ new: 1, known: 2, doubled: 1 });
    const done = await app.call('publications.confirm', { listId: next.listId, covers: coverageInput(next.covers!) });
    expect(done).toMatchObject({ added: 1, known: 2 });
    expect((await app.call('publications.lists', {})).map(({ shows, brought }) => [shows, brought])).toEqual([
      [3, 1],
      [3, 3],
    ]);
  });

  it('keeps how it shows what was there: another title, another day', async () => {
    const { app } = office;
    const preview = await office.read([
      HEADER,
      ['1-5月财政收支情况（更正）', '区财政局', '财政收支', '2021-05-31', at(1)],
    ]);
    expect(preview.counts).toMatchObject({ changed: 1 });
    const page = await app.call('publications.previewLines', { listId: preview.listId, offset: 0, limit: 10 });
    expect(page.rows[0]?.before).toEqual({ title: '1-5月财政收支情况', publishedOn: '2021-06-08' });
    const covers = coverageInput(preview.covers!);
    await app.call('publications.confirm', { listId: preview.listId, covers });
    const own = app.store.publications.all().find(({ link }) => link === at(1))!;
    expect(own).toMatchObject({ title: '1-5月财政收支情况', publishedOn: '2021-06-08' });
    expect(app.store.publications.sightingsOf(own.id).map(({ title, publishedOn }) => [title, publishedOn])).toEqual([
      ['1-5月财政收支情况', '2021-06-08'],
      ['1-5月财政收支情况（更正）', '2021-05-31'],
    ]);
    // The list that brought it first goes: it is of the other then.
    const lists = await app.call('publications.lists', {});
    const first = lists.at(-1)!;
    expect(await app.call('publications.removeLists', { ids: [first.id] })).toMatchObject({ publications: 0 });
    expect(app.store.publications.one(own.id)?.listId).toBe(lists[0]?.id);
    await app.call('workspace.undo', {});
  });

  it('with blanks or full-width signs in a title shows no other title', async () => {
    const { counts } = await office.read([
      HEADER,
      ['机关党支部 开展学习', '区民政局', '工作动态', '2021-06-10', at(3)],
      ['第二季度孤儿基本生活费\u3000发放情况', '区民政局', '社会救助', '2021-06-09', at(2)],
      ['６月份财政收支情况', '区财政局', '财政收支', '2021-06-14', at(5)],
    ]);
    expect(counts).toMatchObject({ known: 3, changed: 0 });
  });

  it('asks for its columns, remembers them, and cannot be recorded before', async () => {
    const { app } = office;
    const rows = [
      ['甲', '乙', '丙'],
      ['短的', '2021-06-01', at(9)],
    ];
    const preview = await office.read(rows, '怪表.xlsx');
    expect(preview.tables[0]?.asks).toEqual(['title']);
    expect(preview.mayConfirm).toBe(false);
    const covers = { columns: [], units: [], firstDay: '2021-06-01', lastDay: '2021-06-01' } as never;
    expect(await app.refusal('publications.confirm', { listId: preview.listId, covers })).toMatchObject({
      code: 'conflict',
      message: '“怪表.xlsx”的“清单”没有找到标题一列，请指定哪一列是标题。',
    });
    const again = await app.call('publications.readAs', {
      listId: preview.listId,
      place: 0,
      columns: { A: 'title', B: 'published', C: 'link' },
    });
    expect((await app.finished(again.jobId)).previewId).toBe(preview.listId);
    await app.call('publications.confirm', { listId: preview.listId, covers });
    expect((await office.read(rows, '又来.xlsx')).counts).toMatchObject({ known: 1 });
  });

  it.each([
    ['units', { units: ['nobody'] }, 'not-found'],
    ['days to come', { lastDay: '2021-06-16' }, 'invalid-input'],
    ['days the wrong way round', { firstDay: '2021-06-10', lastDay: '2021-06-09' }, 'invalid-input'],
  ])('refuses to cover %s', async (_what, wrong, code) => {
    const { listId, covers } = await office.read(MAY);
    const input = { listId, covers: { ...coverageInput(covers!), ...wrong } as never };
    expect((await office.app.refusal('publications.confirm', input)).code).toBe(code);
  });

  it('that is none says so', async () => {
    await expect(office.read([['说明'], ['请各单位核对']])).rejects.toThrow(
      '“发布清单.xlsx”里没有读出发布清单：“清单”不是一张清单：只有一列。清单应是一张表，每行一条，写明标题和发布时间。',
    );
  });
});
