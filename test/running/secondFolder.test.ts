import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/index.ts';
import { startTestDesk, type TestDesk } from '../support/testDesk.ts';

let desk: TestDesk;
let stick: string;
beforeEach(async () => {
  stick = mkdtempSync(path.join(tmpdir(), 'desk-stick-'));
  desk = await startTestDesk({ today: '2021-06-15' });
  await desk.call('workspace.setUp', { district: '清河区', year: 2021 as never });
});
afterEach(async () => {
  await desk.close();
  rmSync(stick, { recursive: true, force: true });
});

const addUnit = (name: string) => desk.call('units.save', { name, kind: 'department', aliases: [] });
const unitNames = async () => (await desk.call('units.list', {})).units.map(({ name }) => name);
const copiesThere = () => readdirSync(stick).filter((name) => name.startsWith('备份0'));
async function broughtTo(desk: TestDesk, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const brought = await desk.ask('backups.bring', { name }, bytes);
  if (!brought.ok) throw new Error(brought.error.message);
  return brought.value as OutputOf<'backups.bring'>;
}
/** Until the latest copy has arrived. */
const arrived = () =>
  expect.poll(async () => (await desk.call('backups.overview', {})).second?.behind, { interval: 20 }).toBe(false);

describe('the second folder', () => {
  it('gets every copy, and gives one back', async () => {
    await desk.call('backups.setSecond', { folder: stick });
    await addUnit('区甲局');
    await desk.call('backups.make', {});
    await arrived();
    const { second } = await desk.call('backups.overview', {});
    expect(second).toMatchObject({ folder: stick, sealed: false, trouble: undefined });
    const name = second?.copies[0]?.name ?? '';
    expect(copiesThere()).toContain(name);
    await addUnit('区乙局');
    const preview = await desk.call('backups.preview', { source: { from: 'second', name } });
    await desk.call('backups.restore', { previewId: preview.previewId, agreed: false });
    expect(await unitNames()).toEqual(['区甲局']);
    expect(desk.bugs()).toBe('');
  });

  it('gets sealed copies once a passphrase is set, and gives one back by it', async () => {
    await desk.call('backups.setSecond', { folder: stick });
    await addUnit('区甲局');
    const { trialId, weakness } = await desk.call('backups.proposePassphrase', { passphrase: '江山 如画 一时 多少' });
    expect(weakness).toBe(undefined);
    expect(
      (await desk.refusal('backups.confirmPassphrase', { trialId, passphrase: '别的口令别的口令别的' })).code,
    ).toBe('wrong-passphrase');
    expect(await desk.call('backups.confirmPassphrase', { trialId, passphrase: '江山 如画 一时 多少' })).toMatchObject({
      counts: { units: 1 },
    });
    await desk.call('backups.make', {});
    await arrived();
    const { second } = await desk.call('backups.overview', {});
    const name = second?.copies[0]?.name ?? '';
    expect(name).toMatch(/\.sqlite\.age$/u);
    expect(second?.copies[0]).toMatchObject({ sealed: true, holds: { district: '清河区', counts: { units: 1 } } });
    await addUnit('区乙局');
    expect((await desk.refusal('backups.preview', { source: { from: 'second', name } })).code).toBe('wrong-passphrase');
    const preview = await desk.call('backups.preview', {
      source: { from: 'second', name, passphrase: '江山 如画 一时 多少' },
    });
    await desk.call('backups.restore', { previewId: preview.previewId, agreed: false });
    expect(await unitNames()).toEqual(['区甲局']);
    expect(desk.bugs()).toBe('');
  });

  it('on a new computer: one sealed file and its passphrase suffice', async () => {
    await desk.call('backups.setSecond', { folder: stick });
    await addUnit('区甲局');
    const passphrase = '江山 如画 一时 多少';
    const { trialId } = await desk.call('backups.proposePassphrase', { passphrase });
    await desk.call('backups.confirmPassphrase', { trialId, passphrase });
    await desk.call('backups.make', {});
    await arrived();
    const file = copiesThere().find((name) => name.endsWith('.age')) ?? '';
    const bytes = new Uint8Array(readFileSync(path.join(stick, file)));
    const fresh = await startTestDesk({ today: '2021-06-16' });
    try {
      const { sourceId } = await broughtTo(fresh, file, bytes);
      const source = { from: 'file', sourceId } as const;
      expect(await fresh.refusal('backups.preview', { source })).toMatchObject({
        code: 'wrong-passphrase',
        message: expect.stringContaining('加密'),
      });
      expect((await fresh.refusal('backups.preview', { source: { ...source, passphrase: '错' } })).code).toBe(
        'wrong-passphrase',
      );
      const preview = await fresh.call('backups.preview', { source: { ...source, passphrase } });
      expect(preview).toMatchObject({ kinship: 'fresh', there: { district: '清河区', counts: { units: 1 } } });
      await fresh.call('backups.restore', { previewId: preview.previewId, agreed: false });
      expect((await fresh.call('units.list', {})).units.map(({ name }) => name)).toEqual(['区甲局']);
      expect(fresh.bugs()).toBe('');
    } finally {
      await fresh.close();
    }
  });

  it('plain and sealed copies there are verified; a wrong name is none', async () => {
    await desk.call('backups.setSecond', { folder: stick });
    await desk.call('backups.make', {});
    await arrived();
    const name = copiesThere()[0] ?? '';
    expect(await desk.call('backups.verify', { from: 'second', name })).toMatchObject({ trouble: undefined });
    expect((await desk.refusal('backups.verify', { from: 'second', name: '../desk.sqlite' })).code).toBe('not-found');
    await desk.call('backups.remove', { from: 'second', name });
    expect((await desk.refusal('backups.remove', { from: 'second', name: 'none.sqlite' })).code).toBe('not-found');
  });
});

describe('the health of the backups', () => {
  it('is told of where the second folder is gone, and no more when it is back', async () => {
    expect(await desk.call('backups.health', {})).toEqual({ troubles: [] });
    await desk.call('backups.setSecond', { folder: stick });
    await arrived();
    renameSync(stick, `${stick}-away`);
    await addUnit('区甲局');
    await desk.call('backups.make', {});
    const troubles = async () => (await desk.call('backups.health', {})).troubles;
    await expect.poll(troubles).toEqual([expect.stringContaining('不见了')]);
    renameSync(`${stick}-away`, stick);
    await desk.call('backups.setSecond', { folder: stick });
    await expect.poll(troubles).toEqual([]);
  });

  it('is told of where the daily copy is not made, until one is; nobody is kept from working', async () => {
    const backups = path.join(desk.folder, 'backups');
    await desk.app.close();
    writeFileSync(backups, 'in the way');
    await desk.restart('2021-06-16');
    await addUnit('区甲局');
    const { troubles } = await desk.call('backups.health', {});
    expect(troubles).toEqual([expect.stringMatching(/^今天的自动备份没有做成。/u)]);
    unlinkSync(backups);
    await desk.call('backups.make', {});
    expect(await desk.call('backups.health', {})).toEqual({ troubles: [] });
    expect(desk.bugs()).toBe('');
  });
});
