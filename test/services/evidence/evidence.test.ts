import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileBytes } from '../../../electron/contract/define.ts';
import type { TakenFile } from '../../../electron/contract/evidence.ts';
import type { EvidenceId, Year } from '../../../electron/domain/brand.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { OccurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { pdfOf, PNG, REFUSED, textBytes, zipOf } from '../../support/dangerousFiles.ts';
import { runs } from '../../support/runs.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;

let app: TestApp;
let items: readonly OccurrenceKey[];
beforeEach(async () => {
  app = await openTestApp({ today: '2021-12-15', year: YEAR });
  await app.call('units.addMany', { names: ['区甲局'], kind: 'department' });
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content: '财政收支情况',
    timeWording: '',
    rules: [{ type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } }],
    assignments: app.store.units
      .units()
      .map(({ id: unitId }) => ({ party: { kind: 'unit', id: unitId }, role: 'responsible' })),
  });
  const { rows } = await app.call('ledger.items', { year: YEAR, filter: { duties: [id] }, offset: 0, limit: 100 });
  items = rows.map(({ dutyId, ruleId, unitId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }));
});
afterEach(() => app.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const folder = () => path.join(app.folder, 'files');
const names = () => (existsSync(folder()) ? readdirSync(folder()) : []);
const item = () => items[0]!;
const list = () => app.call('evidence.list', { item: item() });
const stateOf = async () => (await app.call('ledger.item', { item: item() })).item.state;

async function put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<TakenFile> {
  const taken = await app.dispatch('evidence.put', { name }, bytes);
  if (!taken.ok) throw new Error(taken.error.message);
  return taken.value as TakenFile;
}

async function refusedPut(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Failure> {
  const taken = await app.dispatch('evidence.put', { name }, bytes);
  if (taken.ok) throw new Error(`${name} was taken`);
  return taken.error;
}

async function add(name: string, bytes: Uint8Array<ArrayBuffer>, more: object = {}): Promise<EvidenceId> {
  const { fileId } = await put(name, bytes);
  const { ids } = await app.call('evidence.addFiles', { items: [item()], files: [{ fileId }], ...more });
  return ids[0]!;
}

async function get(id: EvidenceId): Promise<FileBytes> {
  const got = await app.dispatch('evidence.get', { id });
  if (!got.ok) throw new Error(got.error.message);
  return got.value as FileBytes;
}

describe('links and files', () => {
  it('say what they are, on which day they were published and captured; the file is given back as it came', async () => {
    await app.call('evidence.addLink', {
      items: [item()],
      link: 'www.qh.gov.cn/1.html',
      title: '收支情况',
      publishedOn: day('2021-01-30'),
      note: '首页可见',
    });
    const id = await add('D:\\截图\\一月 公开.png', PNG, { capturedOn: day('2021-12-01') });
    expect(await list()).toMatchObject([
      {
        kind: 'link',
        link: 'http://www.qh.gov.cn/1.html',
        title: '收支情况',
        publishedOn: '2021-01-30',
        capturedOn: '2021-12-15',
        note: '首页可见',
        canPreview: false,
      },
      {
        kind: 'file',
        title: '一月 公开',
        capturedOn: '2021-12-01',
        file: { name: '一月 公开.png', sha256: sha256(PNG), size: PNG.length, mediaType: 'image/png' },
        state: 'kept',
        canPreview: true,
      },
    ]);
    expect(await get(id)).toEqual({ name: '一月 公开.png', mediaType: 'image/png', bytes: PNG });
    expect(names()).toEqual([sha256(PNG)]);
    await app.call('evidence.update', { id, title: '公开截图', note: '局网站', publishedOn: day('2021-01-29') });
    expect((await list())[1]).toMatchObject({ title: '公开截图', note: '局网站', publishedOn: '2021-01-29' });
    await app.call('evidence.update', { id, publishedOn: null });
    expect((await list())[1]).not.toHaveProperty('publishedOn');
  });

  it('several files for several items are one step, which 撤销 takes back; their bytes stay, and come back with 重做', async () => {
    const files = [await put('a.png', PNG), await put('b.pdf', pdfOf())];
    const added = await app.call('evidence.addFiles', {
      items: items.slice(0, 3),
      files: files.map(({ fileId }) => ({ fileId })),
    });
    expect(added.ids).toHaveLength(6);
    expect(app.store.evidence.ofYear(YEAR)).toHaveLength(6);
    await app.call('workspace.undo', {});
    expect(app.store.evidence.ofYear(YEAR)).toEqual([]);
    expect(names()).toHaveLength(2);
    await app.call('workspace.redo', { commandId: added.commandId! });
    expect((await list()).map(({ state }) => state)).toEqual(['kept', 'kept']);
  });

  it('open the gate; what is removed after 销号 reopens the item in the same step', async () => {
    await app.call('fulfilments.register', { items: [item()], doneOn: day('2021-12-01'), title: '', link: '' });
    expect((await app.refusal('ledger.accept', { items: [item()] })).code).toBe('conflict');
    const id = await add('a.png', PNG);
    await app.call('ledger.accept', { items: [item()] });
    expect(await stateOf()).toBe('closed');
    await app.call('evidence.update', { id, title: '改标题' });
    expect(await stateOf()).toBe('closed');
    expect(await app.call('evidence.remove', { ids: [id, id] })).toMatchObject({ reopened: 1, changed: true });
    expect(await stateOf()).toBe('toVerify');
    expect((await app.call('ledger.item', { item: item() })).verifications.at(-1)).toMatchObject({
      result: 'reopened',
      reason: '移除了佐证“改标题”',
    });
    await app.call('workspace.undo', {});
    expect(await stateOf()).toBe('closed');
    expect((await get(id)).bytes).toEqual(PNG);
  });

  it('cannot be taken back under a closed item that nothing else shows; the later closing is named', async () => {
    await app.call('fulfilments.register', { items: [item()], doneOn: day('2021-12-01'), title: '', link: '' });
    const { fileId } = await put('a.png', PNG);
    const { commandId } = await app.call('evidence.addFiles', { items: [item()], files: [{ fileId }] });
    const closing = await app.call('ledger.accept', { items: [item()] });
    expect(await app.refusal('workspace.undo', { commandId: commandId! })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('销号'),
    });
    expect(await stateOf()).toBe('closed');
    // Another piece of evidence shows it as well.
    const { commandId: link } = await app.call('evidence.addLink', {
      items: [item()],
      link: 'http://www.qh.gov.cn/1.html',
      title: '',
    });
    await app.call('workspace.undo', { commandId: commandId! });
    expect(await stateOf()).toBe('closed');
    expect((await app.refusal('workspace.undo', { commandId: link! })).code).toBe('conflict');
    await app.call('workspace.undo', { commandId: closing.commandId! });
    await app.call('workspace.undo', { commandId: link! });
    expect(await list()).toEqual([]);
  });

  it('the same bytes are kept once, whatever they are called and however often they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 5 }), async (numbers) => {
        rmSync(folder(), { recursive: true, force: true });
        for (const [index, number] of numbers.entries()) await add(`${index}.txt`, textBytes(`第 ${number} 份`));
        expect(names()).toEqual([...new Set(numbers.map((number) => sha256(textBytes(`第 ${number} 份`))))].toSorted());
      }),
      { numRuns: runs(20, 4) },
    );
  });
});

describe('what is refused', () => {
  it('each with its code and the name of the file, and nothing of it stays', async () => {
    const kinds = new Map(REFUSED.map((each) => [each[1], each]));
    for (const [code, word, name, bytes] of kinds.values()) {
      const refused = await refusedPut(name, bytes);
      expect([refused.code, refused.message]).toEqual([code, expect.stringContaining(word)]);
    }
    expect(await refusedPut('空.txt', textBytes(''))).toMatchObject({ code: 'empty-file', place: { file: '空.txt' } });
    const big = await refusedPut('大.bin', new Uint8Array(50 * 1024 * 1024 + 1));
    expect(big).toMatchObject({ code: 'file-too-large', message: expect.stringContaining('“大.bin”超过 50 MB') });
    expect(names()).toEqual([]);
  });

  it('an unknown item, a day to come, a page captured before it was there, a file that is gone, a closed year: with nothing written', async () => {
    const { fileId } = await put('a.png', PNG);
    const files = [{ fileId }];
    const unknown = { ...item(), periodKey: '2021-13' };
    expect(await app.refusal('evidence.addFiles', { items: [item(), unknown], files })).toMatchObject({
      code: 'not-found',
      fields: { 'items.1': '没有这项应办' },
    });
    for (const days of [{ publishedOn: day('2021-12-16') }, { capturedOn: day('2021-12-16') }])
      expect((await app.refusal('evidence.addFiles', { items: [item()], files, ...days })).code).toBe('invalid-input');
    const earlier = { publishedOn: day('2021-12-02'), capturedOn: day('2021-12-01') };
    expect(await app.refusal('evidence.addFiles', { items: [item()], files, ...earlier })).toMatchObject({
      fields: { publishedOn: '不能晚于截取日期' },
    });
    expect((await app.refusal('evidence.addFiles', { items: [item()], files: [{ fileId: 'x' }] })).code).toBe(
      'not-found',
    );
    expect((await app.refusal('evidence.addLink', { items: [item()], link: 'file:///c:/a.exe', title: '' })).code).toBe(
      'invalid-input',
    );
    expect((await app.refusal('evidence.addLink', { items: [item()], link: '', title: '' })).code).toBe(
      'invalid-input',
    );
    expect((await app.refusal('evidence.remove', { ids: ['none' as EvidenceId] })).code).toBe('not-found');
    expect(app.store.evidence.ofYear(YEAR)).toEqual([]);
    const id = await add('b.pdf', pdfOf());
    app.store.command('close', '2021-12-15T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    expect((await app.refusal('evidence.addFiles', { items: [item()], files })).code).toBe('year-closed');
    expect((await app.refusal('evidence.remove', { ids: [id] })).code).toBe('year-closed');
    expect((await app.refusal('evidence.update', { id, title: 'a' })).code).toBe('year-closed');
  });
});

describe('bytes that are missing or changed', () => {
  it('are shown, never given out, and come back only by the very bytes', async () => {
    const [png, pdf] = [await add('a.png', PNG), await add('b.pdf', pdfOf())];
    rmSync(path.join(folder(), sha256(PNG)));
    appendFileSync(path.join(folder(), sha256(pdfOf())), '改');
    expect((await list()).map(({ state }) => state)).toEqual(['missing', 'changed']);
    expect((await app.call('evidence.check', {})).troubled).toMatchObject([
      { id: png, name: 'a.png', state: 'missing', unit: '区甲局', content: '财政收支情况', count: 1 },
      { id: pdf, name: 'b.pdf', state: 'changed' },
    ]);
    // They show nothing any more: not alone, not in bulk, not when an undo takes the only page away.
    await app.call('fulfilments.register', {
      items: items.slice(0, 2),
      doneOn: day('2021-12-01'),
      title: '',
      link: '',
    });
    expect((await app.call('ledger.item', { item: item() })).lacksEvidence).toBe(true);
    expect(await app.refusal('ledger.accept', { items: [item()] })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('佐证文件不在了或被改动'),
      fields: { waiver: '没有佐证，请写明理由' },
    });
    await app.call('evidence.addLink', { items: [items[1]!], link: 'http://www.qh.gov.cn/2.html', title: '' });
    expect(await app.call('ledger.accept', { items: items.slice(0, 2) })).toMatchObject({
      closed: 1,
      left: [{ periodKey: item().periodKey, why: 'evidenceLost' }],
    });
    const link = await app.call('evidence.addLink', {
      items: [item()],
      link: 'http://www.qh.gov.cn/1.html',
      title: '',
    });
    await app.call('ledger.accept', { items: [item()] });
    expect((await app.refusal('workspace.undo', { commandId: link.commandId! })).code).toBe('conflict');
    await app.call('workspace.undo', {});
    await app.call('workspace.undo', { commandId: link.commandId! });
    const failed = await app.dispatch('evidence.get', { id: png });
    expect(failed).toMatchObject({
      ok: false,
      error: { code: 'not-found', message: expect.stringContaining('“a.png”') },
    });
    expect(await app.dispatch('evidence.get', { id: pdf })).toMatchObject({
      ok: false,
      error: { code: 'file-changed' },
    });
    const other = await put('a.png', textBytes('另一份'));
    expect(await app.refusal('evidence.bringBack', { id: png, fileId: other.fileId })).toMatchObject({
      code: 'file-changed',
      message: expect.stringContaining('内容不同'),
    });
    for (const [id, bytes] of [
      [png, PNG],
      [pdf, pdfOf()],
    ] as const)
      await app.call('evidence.bringBack', { id, fileId: (await put('原文件', bytes)).fileId });
    expect((await list()).map(({ state }) => state)).toEqual(['kept', 'kept']);
    // What was changed is not written over: it lies beside, and is cleared away when a person says so.
    const aside = `${sha256(pdfOf())}.changed-1`;
    expect(readFileSync(path.join(folder(), aside)).toString()).toContain('改');
    expect((await app.call('evidence.check', {})).surplus).toMatchObject([
      { key: aside, name: 'b.pdf', isReplaced: true },
    ]);
  });
});

describe('clearing away', () => {
  it('takes what nothing names; what evidence or a step of the log names stays', async () => {
    await add('a.png', PNG);
    const undone = await add('b.pdf', pdfOf());
    await app.call('evidence.remove', { ids: [undone] });
    writeFileSync(path.join(folder(), sha256(textBytes('旧'))), '旧');
    writeFileSync(path.join(folder(), '别的.txt'), '别的');
    const report = await app.call('evidence.check', {});
    expect(report).toMatchObject({
      count: 1,
      bytes: PNG.length,
      troubled: [],
      spared: { count: 1, bytes: pdfOf().length },
    });
    expect(report.surplus.map(({ key }) => key).toSorted()).toEqual([sha256(textBytes('旧')), '别的.txt'].toSorted());
    // A name that leads out, or is needed, clears nothing.
    const keys = [...report.surplus.map(({ key }) => key), sha256(PNG), sha256(pdfOf()), '../desk.sqlite', '..'];
    expect(await app.call('evidence.clear', { keys })).toMatchObject({ cleared: 2, changed: false });
    expect(names().toSorted()).toEqual([sha256(PNG), sha256(pdfOf())].toSorted());
    await app.call('workspace.undo', {});
    expect((await get(undone)).bytes).toEqual(pdfOf());
  });

  it('a zip of pictures and documents is kept as it came', async () => {
    const bytes = zipOf({ '图.png': PNG, '文.pdf': pdfOf() });
    expect((await get(await add('资料.zip', bytes))).bytes).toEqual(bytes);
  });
});
