import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RequestId } from '../../../electron/domain/brand.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

let app: TestApp;
let id: RequestId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-03-25', year: 2021 });
  const { id: unitId } = await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] });
  ({ id } = await app.call('cases.addRequest', {
    number: '2021-001',
    unitId,
    channel: 'fax',
    applicantKind: 'person',
    texts: { name: '示例联系人甲' },
    receivedOn: day('2021-03-01'),
  }));
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function put(text: string): Promise<string> {
  const taken = await app.dispatch('cases.put', { name: `${text}.txt` }, new TextEncoder().encode(text));
  if (!taken.ok) throw new Error(taken.error.message);
  return (taken.value as { readonly fileId: string }).fileId;
}
const check = () => app.call('evidence.check', {});

it('佐证检查 reads the papers of requests and of their steps, and names the case alone', async () => {
  await app.call('cases.addFiles', { id, fileIds: [await put('示例联系人甲的申请表'), await put('身份证明')] });
  const { id: eventId } = await app.call('cases.addStep', {
    id,
    step: { kind: 'answered', on: day('2021-03-24'), result: 'granted', forms: ['paper'] },
  });
  await app.call('cases.addFiles', { id, eventId, fileIds: [await put('答复书')] });
  expect(await check()).toMatchObject({ count: 3, cases: [], surplus: [] });
  const files = path.join(app.folder, 'files');
  for (const [at, name] of readdirSync(files).entries()) {
    if (at === 0) writeFileSync(path.join(files, name), '改过');
    else rmSync(path.join(files, name));
  }
  const { cases } = await check();
  expect(cases.toSorted((a, b) => a.count - b.count)).toEqual([
    { id, number: '2021-001', state: 'changed', count: 1 },
    { id, number: '2021-001', state: 'missing', count: 2 },
  ]);
});

it('what was removed or erased is no trouble', async () => {
  await app.call('cases.addFiles', { id, fileIds: [await put('申请表')] });
  const [file] = (await app.call('cases.request', { id })).files;
  await app.call('cases.removeFile', { id, sha256: file?.sha256 ?? '' });
  expect(await check()).toMatchObject({ count: 0, cases: [] });
  await app.call('workspace.undo', {});
  expect(await check()).toMatchObject({ count: 1, cases: [] });
  await app.call('cases.erase', { ids: [id], numbers: ['2021-001'] });
  expect(await check()).toMatchObject({ count: 0, cases: [], surplus: [] });
});
