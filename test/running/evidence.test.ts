import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { pdfOf, PNG, textBytes } from '../support/dangerousFiles.ts';
import { startTestDesk, type TestDesk } from '../support/testDesk.ts';

const YEAR = 2021 as never;
const PASSPHRASE = '江山 如画 一时 多少';

let desk: TestDesk;
let parent: string;
let item: OccurrenceKey;
beforeEach(async () => {
  parent = mkdtempSync(path.join(tmpdir(), 'desk-evidence-'));
  mkdirSync(path.join(parent, 'stick'));
  desk = await startTestDesk({ today: '2021-06-15', folder: path.join(parent, 'data') });
  await desk.call('workspace.setUp', { district: '清河区', year: YEAR });
  const { id } = await desk.call('units.save', { name: '区甲局', kind: 'department', aliases: [] });
  await desk.call('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content: '财政收支情况',
    timeWording: '',
    rules: [{ type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } }],
    assignments: [{ party: { kind: 'unit', id }, role: 'responsible' }],
  });
  const { rows } = await desk.call('ledger.items', { year: YEAR, filter: {}, offset: 0, limit: 1 });
  item = rows.map(({ dutyId, ruleId, unitId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }))[0]!;
});
afterEach(async () => {
  expect(desk.bugs()).toBe('');
  await desk.close();
  rmSync(parent, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const namesIn = (...parts: readonly string[]) => {
  const folder = path.join(parent, ...parts);
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
};
const inFiles = () => namesIn('data', 'files');
const inCopies = () => namesIn('data', 'backups', 'files');
const onStick = () => namesIn('stick', '佐证文件');
const digests = (...files: readonly Uint8Array[]) => files.map(sha256).toSorted();

async function add(name: string, bytes: Uint8Array<ArrayBuffer>, to = desk) {
  const put = await to.ask('evidence.put', { name }, bytes);
  if (!put.ok) throw new Error(put.error.message);
  const { fileId } = put.value as OutputOf<'evidence.put'>;
  const { ids } = await to.call('evidence.addFiles', { items: [item], files: [{ fileId }] });
  return ids[0]!;
}
const states = async (from = desk) =>
  (await from.call('evidence.list', { item })).map((each) => [each.kind === 'file' ? each.file.name : '', each.state]);
/** Makes a slip for every unit that needs one; answers their ids. */
async function slip() {
  const { slips, levels } = await desk.call('reminders.propose', { year: YEAR });
  const { ids } = await desk.call('reminders.make', {
    year: YEAR,
    slips: slips.map(({ unitId, items }, index) => ({
      unitId,
      level: 1,
      number: levels[0]!.next + index,
      replyBy: levels[0]!.replyBy,
      items: items.map(({ dutyId, ruleId, unitId: unit, periodKey }) => ({ dutyId, ruleId, unitId: unit, periodKey })),
    })),
  });
  return ids;
}
const fetched = async (ids: Awaited<ReturnType<typeof slip>>, from = desk) => {
  const { fileId } = await from.call('reminders.fetch', { ids: [...ids], pack: 'each' });
  return Buffer.from((await from.getFile(fileId)).bytes);
};
const make = async () => (await desk.call('backups.make', {})).name;
async function restore(source: object, to = desk) {
  const preview = await to.call('backups.preview', { source: source as never });
  await to.call('backups.restore', { previewId: preview.previewId, agreed: true });
  return preview;
}
const copyOf = async (name: string) =>
  (await desk.call('backups.overview', {})).copies.find((copy) => copy.name === name);

describe('copies of data with files', () => {
  it('have each file once for all of them, give it back, and let go of it with the last that names it', async () => {
    const [png] = [await add('a.png', PNG)];
    const first = await make();
    await add('b.pdf', pdfOf());
    const second = await make();
    expect(inCopies()).toEqual(digests(PNG, pdfOf()));
    const overview = await desk.call('backups.overview', {});
    expect(overview.files).toEqual({ count: 2, bytes: PNG.length + pdfOf().length });
    expect(await copyOf(second)).toMatchObject({ files: 2, missingFiles: [] });

    // What was deleted and changed beside the data comes back with the copy.
    rmSync(path.join(parent, 'data', 'files', sha256(PNG)));
    appendFileSync(path.join(parent, 'data', 'files', sha256(pdfOf())), '改');
    expect((await restore({ from: 'copy', name: second })).missingFiles).toEqual([]);
    expect(await states()).toEqual([
      ['a.png', 'kept'],
      ['b.pdf', 'kept'],
    ]);
    expect(inFiles()).toEqual([...digests(PNG, pdfOf()), `${sha256(pdfOf())}.changed-1`].toSorted());

    await restore({ from: 'copy', name: first });
    expect(await states()).toEqual([['a.png', 'kept']]);
    const got = await desk.ask('evidence.get', { id: png });
    expect(got.ok && (got.value as { readonly bytes: Uint8Array }).bytes).toEqual(PNG);
    for (const { name } of (await desk.call('backups.overview', {})).copies.filter(({ name }) => name !== first))
      await desk.call('backups.remove', { from: 'copy', name });
    expect(inCopies()).toEqual(digests(PNG));
  });

  it('whose files are missing or changed say which, before a restore and when they are verified', async () => {
    await add('a.png', PNG);
    await add('b.pdf', pdfOf());
    const name = await make();
    rmSync(path.join(parent, 'data', 'backups', 'files', sha256(PNG)));
    appendFileSync(path.join(parent, 'data', 'backups', 'files', sha256(pdfOf())), '改');
    expect(await copyOf(name)).toMatchObject({ files: 2, missingFiles: ['a.png', 'b.pdf'] });
    expect(await desk.call('backups.verify', { name })).toMatchObject({
      trouble: undefined,
      missingFiles: expect.arrayContaining(['a.png', 'b.pdf']),
    });
    // Beside the data they are whole still: the next copy brings them again.
    expect((await desk.call('backups.preview', { source: { from: 'copy', name } })).missingFiles).toEqual([]);
    await desk.call('backups.make', {});
    expect(await copyOf(name)).toMatchObject({ missingFiles: [] });
    for (const folder of ['files', 'backups/files']) rmSync(path.join(parent, 'data', folder), { recursive: true });
    expect((await restore({ from: 'copy', name })).missingFiles.toSorted()).toEqual(['a.png', 'b.pdf']);
    expect((await states()).map(([, state]) => state)).toEqual(['missing', 'missing']);
  });

  it('carry the files of slips, and name those that are missing', async () => {
    const ids = await slip();
    const paper = inFiles();
    expect(paper).toHaveLength(1);
    const name = await make();
    expect(inCopies()).toEqual(paper);
    expect(await copyOf(name)).toMatchObject({ files: 1, missingFiles: [] });
    const before = await fetched(ids);
    rmSync(path.join(parent, 'data', 'files'), { recursive: true });
    expect((await restore({ from: 'copy', name })).missingFiles).toEqual([]);
    expect((await fetched(ids)).equals(before)).toBe(true);

    for (const folder of ['files', 'backups/files']) rmSync(path.join(parent, 'data', folder), { recursive: true });
    const missing = [expect.stringMatching(/区甲局提醒单\.docx$/u)];
    expect(await copyOf(name)).toMatchObject({ files: 1, missingFiles: missing });
    expect(await desk.call('backups.verify', { name })).toMatchObject({ missingFiles: missing });
    expect((await desk.call('backups.preview', { source: { from: 'copy', name } })).missingFiles).toEqual(missing);
  });

  it('keep what an undo brings back', async () => {
    const id = await add('a.png', PNG);
    const { commandId } = await desk.call('evidence.remove', { ids: [id] });
    const name = await make();
    rmSync(path.join(parent, 'data', 'files'), { recursive: true });
    await restore({ from: 'copy', name });
    await desk.call('workspace.undo', { commandId: commandId! });
    expect(await states()).toEqual([['a.png', 'kept']]);
  });
});

describe('a copy saved elsewhere', () => {
  it('is one file with all files inside, which another computer lays out', async () => {
    await add('a.png', PNG);
    const ids = await slip();
    const saved = await desk.call('backups.saveElsewhere', {});
    expect(saved).toMatchObject({ carried: 2, left: [] });
    const { bytes } = await desk.getFile(saved.fileId);
    const other = await startTestDesk({ today: '2021-06-15', folder: path.join(parent, 'other') });
    try {
      const brought = await other.ask('backups.bring', { name: '带走.sqlite' }, bytes);
      if (!brought.ok) throw new Error(brought.error.message);
      const source = { from: 'file', ...(brought.value as { readonly sourceId: string }) };
      expect((await restore(source, other)).missingFiles).toEqual([]);
      expect(await states(other)).toEqual([['a.png', 'kept']]);
      expect((await fetched(ids, other)).equals(await fetched(ids))).toBe(true);
      expect(namesIn('other', 'files')).toEqual(inFiles());
      await other.close();
      // Put in place by hand it does the same.
      rmSync(path.join(parent, 'other'), { recursive: true });
      mkdirSync(path.join(parent, 'other'));
      writeFileSync(path.join(parent, 'other', 'desk.sqlite'), bytes);
      await other.restart();
      expect(await states(other)).toEqual([['a.png', 'kept']]);
    } finally {
      await other.close();
    }
  });

  it('names what it cannot take: files that are gone or changed', async () => {
    await add('a.png', PNG);
    await add('b.pdf', pdfOf());
    await add('c.txt', textBytes('第三个文件'));
    rmSync(path.join(parent, 'data', 'files', sha256(PNG)));
    appendFileSync(path.join(parent, 'data', 'files', sha256(pdfOf())), '改');
    expect(await desk.call('backups.saveElsewhere', {})).toMatchObject({ carried: 1, left: ['a.png', 'b.pdf'] });
  });
});

describe('the second folder', () => {
  /** Another computer, which has nothing yet. */
  async function elsewhere(): Promise<TestDesk> {
    const other = await startTestDesk({ today: '2021-06-15', folder: path.join(parent, 'other') });
    await other.call('backups.setSecond', { folder: path.join(parent, 'stick') });
    return other;
  }
  async function seen(other: TestDesk): Promise<string> {
    await expect
      .poll(async () => (await other.call('backups.overview', {})).second?.copies.length, { interval: 20 })
      .toBeGreaterThan(0);
    return (await other.call('backups.overview', {})).second?.copies[0]?.name ?? '';
  }

  it('gets each file once, and gives them to another computer with a copy', async () => {
    await desk.call('backups.setSecond', { folder: path.join(parent, 'stick') });
    await add('a.png', PNG);
    await desk.call('backups.make', {});
    await add('b.pdf', pdfOf());
    const ids = await slip();
    await desk.call('backups.make', {});
    await expect.poll(onStick, { interval: 20 }).toEqual(inFiles());
    expect(onStick()).toEqual(expect.arrayContaining(digests(PNG, pdfOf())));
    expect(onStick()).toHaveLength(3);
    const other = await elsewhere();
    try {
      expect((await restore({ from: 'second', name: await seen(other) }, other)).missingFiles).toEqual([]);
      expect(await states(other)).toEqual([
        ['a.png', 'kept'],
        ['b.pdf', 'kept'],
      ]);
      expect((await fetched(ids, other)).equals(await fetched(ids))).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('has files sealed where its copies are, and opens them by the passphrase; one that was spoilt there is missing, and said', async () => {
    await desk.call('backups.setSecond', { folder: path.join(parent, 'stick') });
    await add('a.png', PNG);
    await desk.call('backups.make', {});
    await expect.poll(onStick, { interval: 20 }).toEqual(digests(PNG));
    const { trialId } = await desk.call('backups.proposePassphrase', { passphrase: PASSPHRASE });
    await desk.call('backups.confirmPassphrase', { trialId, passphrase: PASSPHRASE });
    const secret = textBytes('这份内容不能让捡到 U 盘的人看到。'.repeat(50));
    await add('b.txt', secret);
    await desk.call('backups.make', {});
    // The plain one goes once its sealed form is there.
    await expect
      .poll(() => onStick().map((name) => name.replace(/\.\w{8}\.age$/u, '.age')), { interval: 20 })
      .toEqual(digests(PNG, secret).map((digest) => `${digest}.age`));
    const sealed = onStick().find((name) => name.startsWith(sha256(secret)))!;
    expect(readFileSync(path.join(parent, 'stick', '佐证文件', sealed)).includes(Buffer.from('不能让捡到'))).toBe(
      false,
    );
    const other = await elsewhere();
    try {
      const name = await seen(other);
      const source = { from: 'second', name, passphrase: PASSPHRASE } as const;
      expect((await other.refusal('backups.preview', { source: { ...source, passphrase: '错' } })).code).toBe(
        'wrong-passphrase',
      );
      const kept = onStick().find((each) => each.startsWith(sha256(PNG)))!;
      appendFileSync(path.join(parent, 'stick', '佐证文件', kept), '改');
      expect((await restore(source, other)).missingFiles).toEqual(['a.png']);
      expect(await states(other)).toEqual([
        ['a.png', 'missing'],
        ['b.txt', 'kept'],
      ]);
    } finally {
      await other.close();
    }
  });
});
