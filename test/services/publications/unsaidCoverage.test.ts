import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../support/testApp.ts';
import { coverageInput, openPublicationOffice, YEAR, type PublicationOffice } from './publicationOffice.ts';

const at = (n: number): string => `http://www.qh.gov.cn/xx/${n}.html`;
const SITE = [
  ['标题', '发布单位', '栏目', '发布时间', '链接'],
  ['区财政局2021年4月财政收支简报', '区财政局', '财政收支', '2021-05-06', at(1)],
  ['区民政局第一季度社会救助资金发放情况', '区民政局', '社会救助', '2021-03-30', at(2)],
];
/** News of two units out of three, of which no line says in which column it stands. */
const NEWS = [
  ['标题', '发布单位', '发布时间', '链接'],
  ['机关党支部开展主题党日', '区民政局', '2021-03-01', at(11)],
  ['党支部学习交流', '区财政局', '2021-06-10', at(12)],
];

let office: PublicationOffice;
beforeAll(async () => {
  office = await openPublicationOffice();
  const { app } = office;
  await office.take(SITE, '全站.xlsx');
  const one = app.store.publications.all().find(({ link }) => link === at(1))!;
  const picks = [{ publicationId: one.id, items: [office.item('财政收支简报', '区财政局', '2021-04')] }];
  await app.call('publications.register', { year: YEAR, picks });
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

const said = async () => {
  const { missing } = await office.app.call('publications.week', {
    year: YEAR,
    from: day('2021-03-01'),
    to: day('2021-06-30'),
  });
  const { stale, vanished } = await office.app.call('publications.watch', { year: YEAR });
  return { missing: missing.length, stale: stale.length, vanished: vanished.length };
};

describe('what a list does not name', () => {
  it('is asked for before the list is recorded, and nothing is written', async () => {
    const { app, units } = office;
    const { listId, covers } = await office.read(NEWS, '动态.csv');
    const days = { firstDay: day('2021-03-01'), lastDay: day('2021-06-10') };
    const named = [units.get('区民政局')!, units.get('区财政局')!];
    expect(covers).toEqual({ units: named, ...days });
    const revision = app.store.revision();
    const input = { listId, covers: { units: named, ...days } };
    expect(await app.refusal('publications.confirm', input)).toMatchObject({
      code: 'invalid-input',
      message:
        '“动态.csv”没有逐条写明栏目，看不出它覆盖哪些栏目。请按导出时选的范围选择栏目，确实是全部栏目的选“全部栏目”。',
      fields: { 'covers.columns': '请选择覆盖的栏目' },
    });
    const noUnits = { listId, covers: { columns: ['工作动态'], ...days } };
    expect((await app.refusal('publications.confirm', noUnits)).fields).toEqual({ 'covers.units': '请选择覆盖的单位' });
    expect(app.store.revision()).toBe(revision);
  });

  it.each([
    [
      'no column, no unit',
      [['标题', '日期', '链接'], ...NEWS.slice(1).map(([title, , on, link]) => [title!, on!, link!])],
    ],
    ['a column in some lines', [SITE[0]!, SITE[1]!, ['学习交流', '区民政局', '', '2021-06-10', at(13)]]],
    ['units that are none of ours', [SITE[0]!, ['学习交流', '新华社', '工作动态', '2021-06-10', at(14)]]],
  ])('is not proposed: %s', async (_what, rows) => {
    const { covers } = await office.read(rows);
    expect(covers?.columns === undefined || covers.units === undefined).toBe(true);
  });

  it('is neither missing, nor silent, nor gone once the list is recorded with its own column', async () => {
    const { app } = office;
    const before = await said();
    const { listId, covers } = await office.read(NEWS, '动态.csv');
    const { commandId } = await app.call('publications.confirm', {
      listId,
      covers: coverageInput({ ...covers!, columns: ['工作动态'] }),
    });
    expect(await said()).toEqual(before);
    expect(commandId).toBeDefined();
    await app.call('workspace.undo', {});
  });

  it('is judged once a person says that the list covers all', async () => {
    const { app } = office;
    const before = await said();
    const { listId, covers } = await office.read(NEWS, '动态.csv');
    await app.call('publications.confirm', { listId, covers: coverageInput({ ...covers!, columns: [], units: [] }) });
    const after = await said();
    expect(after.missing).toBeGreaterThan(before.missing);
    expect(after.stale).toBeGreaterThan(before.stale);
    expect(after.vanished).toBe(before.vanished + 1);
    await app.call('workspace.undo', {});
  });

  it('is proposed as all units where the list before was of all, and written only as a person says', async () => {
    const { app } = office;
    const covers = (units: 'named' | 'all', { covers: own }: Awaited<ReturnType<PublicationOffice['read']>>) => ({
      ...coverageInput({ ...own!, columns: ['工作动态'] }),
      ...(units === 'all' ? { units: [] } : {}),
    });
    const first = await office.read(NEWS, '动态.csv');
    expect(first.allUnits).toBeUndefined();
    await app.call('publications.confirm', { listId: first.listId, covers: covers('all', first) });
    const later = await office.read([NEWS[0]!, ['职工运动会', '区民政局', '2021-06-12', at(15)]], '动态2.csv');
    expect(later.covers?.units).toHaveLength(1);
    expect(later.allUnits).toEqual({ named: 1, absent: ['区财政局', '区住建局'], columns: 0, saidOf: '动态.csv' });
    const done = await app.call('publications.confirm', { listId: later.listId, covers: covers('named', later) });
    const [list] = await app.call('publications.lists', {});
    expect([list?.id, list?.covers.units.length]).toEqual([done.id, 1]);
    await app.call('workspace.undo', {});
    await app.call('workspace.undo', {});
  });
});
