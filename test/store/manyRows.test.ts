import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../electron/store/store.ts';
import { cost } from '../support/cost.ts';
import { countingIds, openTestStore, temporaryFolder, valueOf } from '../support/storeFixtures.ts';
import { day } from '../support/testApp.ts';

const AT = '2021-06-15T02:00:00.000Z';
const temporary = temporaryFolder();
let store: Store;
beforeAll(async () => {
  store = await openTestStore(temporary.folder, countingIds());
});
afterAll(() => {
  store.close();
  temporary.remove();
});

/** Records a list of so many publications as one command, and takes it back. */
function recordAndTakeBack(count: number): void {
  const covers = { columns: [], units: [], firstDay: day('2021-05-01'), lastDay: day('2021-05-31') };
  const lines = Array.from({ length: count }, (_, at) => ({
    identity: `http://www.qinghe.example/${at}.html`,
    title: `工作动态 ${at}`,
    units: [],
    column: '',
    publishedOn: day('2021-05-06'),
    dayBasis: 'published' as const,
    link: `http://www.qinghe.example/${at}.html`,
    indexNumber: '',
  }));
  const recorded = store.command('记入清单', AT, () => {
    const listId = store.publicationLists.add({ source: '清单.xlsx', covers, recordedAt: AT });
    const ids = store.publications.add(listId, lines);
    store.publications.addSightings(
      listId,
      ids.map((publicationId) => ({ publicationId })),
    );
  });
  valueOf(recorded);
  valueOf(store.undoLast(AT));
}

it('takes back a command of many rows at the same cost for each as one of few', async () => {
  recordAndTakeBack(10);
  const few = await cost(() => recordAndTakeBack(1000));
  const many = await cost(() => recordAndTakeBack(4000));
  // Four times as much costs four times as much; where each row costs more than the one before, many times that.
  expect(many).toBeLessThan(16 * few);
  expect(store.publications.all()).toEqual([]);
});
