import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
});
