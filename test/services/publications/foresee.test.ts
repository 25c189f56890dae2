import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../support/testApp.ts';
import { openPublicationOffice, YEAR, type PublicationOffice } from './publicationOffice.ts';

const at = (n: number): string => `http://www.qh.gov.cn/xx/${n}.html`;
/** Two months that are due and one that a person has to look at; the first piece of interpretation comes after the second was registered. */
const LIST = [
  ['标题', '发布单位', '栏目', '发布时间', '链接'],
  ['区财政局2021年4月财政收支简报', '区财政局', '财政收支', '2021-04-29', at(1)],
  ['区财政局2021年3月财政收支简报', '区财政局', '财政收支', '2021-03-30', ''],
  ['区民政局社会救助科第一季度社会救助资金发放情况', '区民政局社会救助科', '社会救助', '2021-03-30', at(3)],
  ['一图读懂临时救助办法', '区民政局', '政策解读', '2021-02-01', at(4)],
];

let office: PublicationOffice;
beforeAll(async () => {
  office = await openPublicationOffice();
  await office.take(LIST);
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

const idOf = (link: string) => office.app.store.publications.all().find((one) => one.link === link)!.id;
const foresee = (input: object) => office.app.call('publications.tryRegister', { year: YEAR, ...input });

describe('what registering would change', () => {
  it('is told in counts before it is done, and is what is done then', async () => {
    const { app } = office;
    const keys = await app.call('publications.matchKeys', { year: YEAR, filter: { classes: ['sure'] } });
    const picks = keys.map(({ publicationId, items }) => ({ publicationId, items: [...items] }));
    const revision = app.store.revision();
    const foreseen = await foresee({ sure: {} });
    expect(await foresee({ picks })).toEqual(foreseen);
    expect(app.store.revision()).toBe(revision);
    const { registered, accepted, left } = await app.call('publications.register', { year: YEAR, picks });
    expect({ registered, accepted, left: left.length }).toEqual({
      registered: foreseen.registered,
      accepted: foreseen.accepted,
      left: foreseen.left,
    });
    expect(accepted).toBeGreaterThan(0);
    const { missing, waiting } = await foresee({ picks: [] });
    expect({ missing, waiting }).toEqual({ missing: foreseen.missing, waiting: foreseen.waiting });
    await app.call('workspace.undo', {});
  });

  it('counts what waits beside what is missing, and what is not covered as neither', async () => {
    const none = await foresee({ picks: [] });
    const { rows } = await office.app.call('publications.matches', { year: YEAR, filter: {}, offset: 0, limit: 10 });
    expect(rows.map((row) => row.class).toSorted()).toEqual(['likely', 'sure', 'sure', 'sure']);
    // The year's interpretation falls due later.
    expect(none).toMatchObject({ registered: 0, waiting: 3 });
    const one = { publicationId: idOf(at(1)), items: [office.item('财政收支简报', '区财政局', '2021-04')] };
    expect(await foresee({ picks: [one] })).toEqual({ ...none, registered: 1, accepted: 1, waiting: 2 });
    const missing = office.item('财政收支简报', '区财政局', '2021-03');
    expect((await foresee({ picks: [{ ...one, items: [missing] }] })).waiting).toBe(2);
  });

  it('leaves out what a person unticked, and takes another item where one was picked', async () => {
    const all = await foresee({ sure: {} });
    const april = idOf(at(1));
    const without = await foresee({ sure: {}, picks: [{ publicationId: april, items: [] }] });
    expect(without.registered).toBe(all.registered - 1);
    const may = office.item('财政收支简报', '区财政局', '2021-05');
    const early = await foresee({ sure: {}, picks: [{ publicationId: april, items: [may] }] });
    expect(early).toMatchObject({ registered: all.registered - 1, left: 1 });
    const unknown = { publicationId: april, items: [{ ...may, periodKey: '2021-13' }] };
    expect((await office.app.refusal('publications.tryRegister', { year: YEAR, picks: [unknown] })).code).toBe(
      'not-found',
    );
  });

  it('counts the items whose day becomes another', async () => {
    const { app } = office;
    const item = office.item('政策解读', '区民政局', '2021');
    const first = { publicationId: idOf(at(4)), items: [item] };
    expect(await foresee({ picks: [first] })).toMatchObject({ registered: 1, redated: 0 });
    for (const doneOn of ['2021-03-01', '2021-05-01']) {
      await app.call('fulfilments.register', { items: [item], doneOn: day(doneOn), title: '', link: '' });
    }
    // Two are wanted: with one of February the second is that of March.
    expect(await foresee({ picks: [first] })).toMatchObject({ registered: 1, redated: 1 });
    await app.call('workspace.undo', {});
    await app.call('workspace.undo', {});
  });
});
