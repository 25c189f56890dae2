import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestId, UnitId } from '../../../electron/domain/brand.ts';
import { openStore } from '../../../electron/store/openStore.ts';
import { storePaths } from '../../../electron/store/file/paths.ts';
import { countingIds, temporaryFolder, valueOf } from '../../support/storeFixtures.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const NAME = '埋下的姓名';
const PHONE = '13900001234';

let app: TestApp;
let office: UnitId;
let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  temporary = temporaryFolder();
  app = await openTestApp({ today: '2021-03-25', year: 2021, folder: temporary.folder });
  office = (await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] })).id;
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
  temporary.remove();
});

/** Every file of the data folder that holds a text; copies aside. */
function holding(folder: string, text: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    if (name === 'backups') return [];
    if (statSync(file).isDirectory()) return holding(file, text);
    return readFileSync(file).includes(text) ? [name] : [];
  });
}

async function request(number: string, name = NAME): Promise<RequestId> {
  const { id } = await app.call('cases.addRequest', {
    number,
    unitId: office,
    channel: 'internet',
    applicantKind: 'person',
    texts: { name, phone: PHONE, subject: `${name}的征收补偿协议`, content: `${name}申请公开` },
    receivedOn: day('2021-03-01'),
  });
  return id;
}

async function put(name: string, text: string): Promise<string> {
  const taken = await app.dispatch('cases.put', { name }, new TextEncoder().encode(text));
  if (!taken.ok) throw new Error(taken.error.message);
  return (taken.value as { readonly fileId: string }).fileId;
}

describe('erasing a request', () => {
  it('leaves no byte of who asked in the data folder; number, steps and counts stay', async () => {
    const id = await request('2021-001');
    await app.call('cases.addFiles', { id, fileIds: [await put(`${NAME}申请表.txt`, `申请人：${NAME}`)] });
    await app.call('cases.addStep', {
      id,
      step: { kind: 'thirdPartyAsked', on: day('2021-03-02') },
      texts: { who: NAME, note: `问过${NAME}` },
    });
    const corrected = { number: '2021-001', unitId: office, channel: 'fax', applicantKind: 'person' } as const;
    const { commandId } = await app.call('cases.updateRequest', {
      id,
      ...corrected,
      texts: { name: `${NAME}（更正）` },
    });
    // Taken back and registered anew: the texts of the first try lie there too.
    await request('2021-002');
    await app.call('workspace.undo', {});
    const second = await request('2021-002');
    await request('2021-003', '别人');
    // Chosen in a dialog that was closed again.
    await put(`${NAME}申请表.txt`, `没有添加的：${NAME}`);
    expect(holding(temporary.folder, NAME)).not.toEqual([]);

    const preview = await app.call('cases.previewErase', { ids: [id, second] });
    expect(preview).toMatchObject({ numbers: ['2021-001', '2021-002'], files: 1 });
    const wrong = await app.refusal('cases.erase', { ids: [id, second], numbers: ['2021-001'] });
    expect(wrong.code).toBe('conflict');
    const done = await app.call('cases.erase', { ids: [id, second], numbers: [...preview.numbers] });
    expect(done).toMatchObject({ changed: true, files: 1, isCompact: true });
    expect(done).not.toHaveProperty('commandId');

    expect(holding(temporary.folder, NAME)).toEqual([]);
    const { rows } = await app.call('cases.requests', { revealed: true });
    expect(rows.map(({ number, applicant, subject }) => [number, applicant, subject])).toEqual([
      ['2021-003', '别人', '别人的征收补偿协议'],
      ['2021-002', '', ''],
      ['2021-001', '', ''],
    ]);
    expect(rows.find(({ number }) => number === '2021-001')).toMatchObject({
      state: 'consulting',
      erasedOn: '2021-03-25',
    });
    // Only 2021-003 still has the number that all three gave.
    expect(holding(temporary.folder, PHONE)).toEqual(['desk.sqlite']);

    expect(commandId).toBeDefined();
    const undone = await app.refusal('workspace.undo', { commandId });
    expect(undone).toMatchObject({ code: 'conflict', message: expect.stringContaining('清除 2 件申请的资料') });
    expect((await app.refusal('cases.erase', { ids: [id], numbers: ['2021-001'] })).message).toContain('清除过');
    const back = await app.refusal('cases.updateRequest', { id, ...corrected, texts: { name: '又来' } });
    expect(back.message).toContain('已于 2021-03-25 清除');
  });

  it('names copies that still hold it, with the day on which they go', async () => {
    app.setToday('2021-03-24');
    await app.call('backups.make', {});
    app.setToday('2021-03-25');
    const id = await request('2021-001');
    await app.call('backups.make', {});
    const { copies, aside } = await app.call('cases.previewErase', { ids: [id] });
    expect(copies).toHaveLength(1);
    expect(copies[0]?.goesOn).toBeDefined();
    expect(aside).toEqual([]);
  });

  it('is done again in a copy from before, from the list of numbers, and takes its files along', async () => {
    const id = await request('2021-001');
    await app.call('cases.addFiles', { id, fileIds: [await put('表.txt', `申请人：${NAME}`)] });
    const older = app.store.snapshot();
    await app.call('cases.erase', { ids: [id], numbers: ['2021-001'] });
    const paths = storePaths(temporary.folder);
    const elsewhere = temporaryFolder();
    const there = storePaths(elsewhere.folder);
    writeFileSync(there.file, older);
    copyFileSync(paths.erased, there.erased);
    const text = `申请人：${NAME}`;
    mkdirSync(there.evidence, { recursive: true });
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(there.evidence, sha256), text);
    const store = valueOf(await openStore({ folder: elsewhere.folder, nextId: countingIds() }));
    expect(store.requests.erased().map(({ number }) => number)).toEqual(['2021-001']);
    expect(store.requests.texts(id).request.name).toBe('');
    expect(holding(elsewhere.folder, NAME)).toEqual([]);
    store.close();
    elsewhere.remove();
  });

  /** A data file opened in a folder of its own beside a list of erased cases. */
  async function openedBeside(data: Uint8Array, erased: string) {
    const elsewhere = temporaryFolder();
    const there = storePaths(elsewhere.folder);
    writeFileSync(there.file, data);
    if (existsSync(erased)) copyFileSync(erased, there.erased);
    const store = valueOf(await openStore({ folder: elsewhere.folder, nextId: countingIds() }));
    const end = () => {
      store.close();
      elsewhere.remove();
    };
    return { store, folder: elsewhere.folder, end };
  }

  it('is done again in a copy in which it had another number, and leaves alone who has its number there', async () => {
    const others = await request('2021-002', '别人');
    const id = await request('2021-001');
    const message = { unitId: office, title: NAME, fields: { author: NAME } };
    const received = { kind: 'received', on: day('2021-03-20') };
    const { id: messageId } = await app.call('registers.add', {
      ...message,
      register: 'messages',
      number: 'L-1',
      step: received,
    });
    const older = app.store.snapshot();
    const renumbered = { unitId: office, channel: 'internet', applicantKind: 'person' } as const;
    await app.call('cases.updateRequest', { id: others, ...renumbered, number: '2021-003', texts: { name: '别人' } });
    await app.call('cases.updateRequest', { id, ...renumbered, number: '2021-002', texts: { name: NAME } });
    await app.call('registers.update', { id: messageId, ...message, number: 'L-2' });
    await app.call('cases.erase', { ids: [id], numbers: ['2021-002'] });
    await app.call('registers.erase', { ids: [messageId], numbers: ['L-2'] });

    const { store, folder, end } = await openedBeside(older, storePaths(temporary.folder).erased);
    expect(holding(folder, NAME)).toEqual([]);
    expect(store.requests.one(id)).toMatchObject({ number: '2021-001', erasedOn: '2021-03-25' });
    expect(store.requests.texts(others).request.name).toBe('别人');
    expect(store.requests.one(others)).not.toHaveProperty('erasedOn');
    const revision = store.revision();
    store.settleErased('2021-03-26T02:00:00.000Z');
    expect(store.revision()).toBe(revision);
    end();
  });

  it('is not done to another office that has the same number', async () => {
    const id = await request('2021-001');
    await app.call('cases.erase', { ids: [id], numbers: ['2021-001'] });
    const { erased } = storePaths(temporary.folder);
    const other = await openTestApp({ today: '2021-03-25', year: 2021 });
    const { id: unitId } = await other.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] });
    const theirs = { unitId, channel: 'fax', applicantKind: 'person', receivedOn: day('2021-03-01') } as const;
    const texts = { name: '别人' };
    const { id: theirId } = await other.call('cases.addRequest', { ...theirs, number: '2021-001', texts });
    const data = other.store.snapshot();
    await other.close();
    const { store, end } = await openedBeside(data, erased);
    expect(store.requests.texts(theirId).request.name).toBe('别人');
    end();
  });

  it('is done again after the list was harmed: the data file knows of it', async () => {
    const id = await request('2021-001');
    const older = app.store.snapshot();
    await app.call('cases.erase', { ids: [id], numbers: ['2021-001'] });
    const { erased } = storePaths(temporary.folder);
    writeFileSync(erased, '{"requests": [');
    app.store.settleErased('2021-03-26T02:00:00.000Z');
    const { folder, end } = await openedBeside(older, erased);
    expect(holding(folder, NAME)).toEqual([]);
    end();
  });

  it('is not done at the next start where it was refused', async () => {
    const id = await request('2021-001');
    const { file, erased } = storePaths(temporary.folder);
    renameSync(file, `${file}.away`);
    const refused = await app.refusal('cases.erase', { ids: [id], numbers: ['2021-001'] });
    expect(refused.code).not.toBe('bug');
    renameSync(`${file}.away`, file);
    const { store, end } = await openedBeside(app.store.snapshot(), erased);
    expect(store.requests.texts(id).request.name).toBe(NAME);
    end();
  });

  it('is done to what was taken back long ago, with its files, when the data is opened', async () => {
    const id = await request('2021-001');
    await app.call('cases.addFiles', { id, fileIds: [await put('表.txt', `申请人：${NAME}`)] });
    await app.call('cases.removeRequest', { id });
    app.store.settleErased('2021-04-20T02:00:00.000Z');
    expect(holding(temporary.folder, NAME)).not.toEqual([]);
    app.store.settleErased('2021-05-01T02:00:00.000Z');
    expect(holding(temporary.folder, NAME)).toEqual([]);
  });
});
