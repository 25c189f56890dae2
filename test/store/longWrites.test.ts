import { renameSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLongWrites } from '../../electron/store/longWrites/longWrites.ts';
import type { ListWrite } from '../../electron/store/longWrites/listWrite.ts';
import type { Store } from '../../electron/store/store.ts';
import { longWriter } from '../support/documentsWorker.ts';
import { countingIds, openTestStore, refusalOf, temporaryFolder, valueOf } from '../support/storeFixtures.ts';
import { day } from '../support/testApp.ts';

const AT = '2021-06-15T02:00:00.000Z';
let temporary: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(async () => {
  temporary = temporaryFolder();
  store = await openTestStore(temporary.folder, countingIds());
});
afterEach(() => {
  store.close();
  temporary.remove();
});

function listOf(lines: number, revision = store.revision()): ListWrite {
  const covers = { columns: [], units: [], firstDay: day('2021-05-01'), lastDay: day('2021-05-31') };
  const add = Array.from({ length: lines }, (_, at) => ({
    identity: `http://www.qinghe.example/${at}.html`,
    title: `工作动态 ${at}`,
    units: ['区财政局'],
    column: '动态',
    publishedOn: day('2021-05-06'),
    dayBasis: 'published' as const,
    link: `http://www.qinghe.example/${at}.html`,
    indexNumber: '',
  }));
  return {
    file: store.file,
    label: '记入清单',
    at: AT,
    revision,
    list: { source: '清单.xlsx', covers, recordedAt: AT },
    layouts: [{ signature: '标题|时间', columns: { A: 'title' }, formedCounts: false }],
    writes: { add: [JSON.stringify(add)], links: [], shows: [] },
  };
}

it('records as one command of the log, which the open file takes note of', async () => {
  const writes = createLongWrites(longWriter());
  const before = store.revision();
  const written = valueOf(await store.elsewhere(() => writes.recordList(listOf(20))));
  expect(written).toMatchObject({ state: 'written', commandId: store.last()?.id });
  expect(store.revision()).toBe(before + 1);
  expect(store.last()?.label).toBe('记入清单');
  expect(store.publicationLists.counted()).toMatchObject([{ source: '清单.xlsx', shows: 20, brought: 20 }]);
  expect(store.publicationLists.layouts()).toHaveLength(1);
  valueOf(store.undoLast(AT));
  expect(store.publications.all()).toEqual([]);
  expect(store.publicationLists.layouts()).toEqual([]);
});

it('writes nothing where something was written since the list was set beside the record', async () => {
  const writes = createLongWrites(longWriter());
  const list = listOf(20);
  store.command('设立', AT, () => store.workspace.setSetting('district', '清河区'));
  expect(valueOf(await store.elsewhere(() => writes.recordList(list)))).toEqual({ state: 'outOfDate' });
  expect(store.publications.all()).toEqual([]);
  expect(store.last()?.label).toBe('设立');
});

it('given up in the middle, it leaves nothing, and the file can be written to', async () => {
  const writes = createLongWrites(longWriter());
  const writing = store.elsewhere(() => writes.recordList(listOf(30_000)));
  await writes.close();
  expect(refusalOf(await writing).code).toBe('cancelled');
  expect(store.publications.all()).toEqual([]);
  valueOf(store.command('设立', AT, () => store.workspace.setSetting('district', '清河区')));
  expect(refusalOf(await writes.recordList(listOf(1))).code).toBe('cancelled');
});

it('refuses, as a command does, where the file is no longer at its path', async () => {
  const writes = createLongWrites(longWriter());
  renameSync(store.file, `${store.file}.away`);
  const refused = await store.elsewhere(() => writes.recordList(listOf(1)));
  expect(refusalOf(refused).code).toBe('data-file-displaced');
  renameSync(`${store.file}.away`, store.file);
});

it('a bug in the thread is thrown, with nothing written', async () => {
  const writes = createLongWrites(longWriter());
  const list = listOf(1);
  const broken = { ...list, list: { ...list.list, source: '' } };
  await expect(store.elsewhere(() => writes.recordList(broken))).rejects.toThrow(/constraint/i);
  expect(store.publicationLists.all()).toEqual([]);
  expect(store.writtenElsewhere()).toBeUndefined();
});
