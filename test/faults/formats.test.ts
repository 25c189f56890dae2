import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storePaths } from '../../electron/store/file/paths.ts';
import { latestFormat } from '../../electron/store/schema/migrate.ts';
import { startTestDesk, type TestDesk } from '../support/testDesk.ts';

const FORMATS = Array.from({ length: latestFormat() }, (_, index) => index + 1);
const keptFile = (format: number) => path.resolve(import.meta.dirname, `../store/formats/${format}.db`);

let folder: string;
let desk: TestDesk;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-formats-'));
});
afterEach(async () => {
  expect(desk.bugs()).toBe('');
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const counts = async () => (await desk.call('backups.overview', {})).here?.counts;

type Source =
  | { readonly from: 'file'; readonly sourceId: string }
  | { readonly from: 'copy' | 'aside'; readonly name: string };

async function restore(source: Source) {
  const preview = await desk.call('backups.preview', { source });
  await desk.call('backups.restore', { previewId: preview.previewId, agreed: true });
  return preview;
}

it.each(FORMATS)('a file of format %i is upgraded, what it was can be restored, and that undone', async (format) => {
  copyFileSync(keptFile(format), storePaths(folder).file);
  desk = await startTestDesk({ folder, today: '2021-07-01' });
  const first = await counts();
  expect(first?.duties).toBeGreaterThan(0);
  await desk.call('units.save', { name: '升级后新增的局', kind: 'department', aliases: [] });
  const { copies } = await desk.call('backups.overview', {});
  const copy = copies.find(({ kind }) => kind === 'beforeFormat');
  expect(copy?.holds?.format).toBe(format === latestFormat() ? undefined : format);
  if (!copy) return;
  const preview = await restore({ from: 'copy', name: copy.name });
  expect(preview).toMatchObject({ upgrades: true, there: { format, counts: first } });
  expect(await counts()).toEqual(first);
  const [aside] = (await desk.call('backups.overview', {})).aside;
  await restore({ from: 'aside', name: aside?.name ?? '' });
  expect((await desk.call('units.list', {})).units.some(({ name }) => name === '升级后新增的局')).toBe(true);
});

it.each(FORMATS)('a file of format %i from elsewhere is taken over, and that undone', async (format) => {
  desk = await startTestDesk({ folder, today: '2021-07-01' });
  await desk.call('workspace.setUp', { district: '新区', year: 2021 as never });
  await desk.call('units.save', { name: '新区甲局', kind: 'department', aliases: [] });
  const brought = await desk.ask(
    'backups.bring',
    { name: '旧.sqlite' },
    Uint8Array.from(readFileSync(keptFile(format))),
  );
  if (!brought.ok) throw new Error(brought.error.message);
  const preview = await restore({ from: 'file', ...(brought.value as { readonly sourceId: string }) });
  expect(preview).toMatchObject({ kinship: format < 5 ? 'unknown' : 'other', there: { district: '清河区', format } });
  expect(await counts()).toEqual(preview.there.counts);
  expect(await desk.call('workspace.status', {})).toMatchObject({ district: '清河区' });
  const [aside] = (await desk.call('backups.overview', {})).aside;
  await restore({ from: 'aside', name: aside?.name ?? '' });
  expect(await desk.call('workspace.status', {})).toMatchObject({ district: '新区' });
});
