import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
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

  it('that is away at the start is not said to be empty', async () => {
    await desk.call('backups.setSecond', { folder: stick });
    await addUnit('区甲局');
    await desk.call('backups.make', {});
    await arrived();
    await desk.app.close();
    renameSync(stick, `${stick}-away`);
    await desk.restart();
    const second = async () => (await desk.call('backups.overview', {})).second;
    await expect.poll(async () => (await second())?.trouble).toContain('不见了');
    expect(await second()).toMatchObject({ isSeen: false, lastAt: undefined });
    renameSync(`${stick}-away`, stick);
    await expect.poll(second).toMatchObject({ isSeen: true, lastAt: expect.any(String), trouble: undefined });
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
    const waiting = path.join('returned', 'abc');
    mkdirSync(path.join(desk.folder, waiting), { recursive: true });
    for (const name of ['file', 'draft.json']) writeFileSync(path.join(desk.folder, waiting, name), '回表');
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
      // With the returned book that waited beside it.
      expect(readFileSync(path.join(fresh.folder, waiting, 'file'), 'utf8')).toBe('回表');
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

describe('a sealed copy there that is not whole', () => {
  const passphrase = '江山 如画 一时 多少';
  const listed = async () => (await desk.call('backups.overview', {})).second?.copies ?? [];
  /** What stands there after a second sealed copy was made, and until the latest is whole again. */
  const wholeAgain = () =>
    expect.poll(async () => (await listed()).map(({ trouble }) => trouble), { interval: 20 }).toEqual([undefined]);
  async function seal(): Promise<string> {
    await desk.call('backups.setSecond', { folder: stick });
    const { trialId } = await desk.call('backups.proposePassphrase', { passphrase });
    await desk.call('backups.confirmPassphrase', { trialId, passphrase });
    await addUnit('区甲局');
    await desk.call('backups.make', {});
    await arrived();
    return path.join(stick, copiesThere().find((name) => name.endsWith('.age')) ?? '');
  }

  it.each([
    ['in its last piece', 100],
    ['by a whole piece', 64 * 1024 + 16],
    ['by a few pages', 3 * 4096],
  ])('cut off %s is told of and carried again', async (_name, by) => {
    const file = await seal();
    const whole = readFileSync(file).length;
    truncateSync(file, whole - by);
    await desk.restart();
    await wholeAgain();
    const [copy] = await listed();
    expect(copiesThere().filter((name) => name.endsWith('.age'))).toHaveLength(1);
    expect(readFileSync(path.join(stick, copy?.name ?? '')).length).toBe(whole);
    expect(await desk.call('backups.verify', { from: 'second', name: copy?.name ?? '', passphrase })).toMatchObject({
      holds: { counts: { units: 1 } },
      trouble: undefined,
    });
  });

  it('by one bit is found by 验证 with its passphrase, and carried again', async () => {
    const file = await seal();
    const bytes = readFileSync(file);
    const at = bytes.length - 5000;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(file, bytes);
    const name = path.basename(file);
    expect((await desk.refusal('backups.verify', { from: 'second', name })).code).toBe('wrong-passphrase');
    expect(await desk.call('backups.verify', { from: 'second', name, passphrase })).toMatchObject({
      holds: undefined,
      trouble: expect.stringContaining('已损坏'),
    });
    await expect.poll(() => copiesThere().includes(name), { interval: 20 }).toBe(false);
    await wholeAgain();
    const [copy] = await listed();
    expect(await desk.call('backups.verify', { from: 'second', name: copy?.name ?? '', passphrase })).toMatchObject({
      trouble: undefined,
    });
    expect(desk.bugs()).toBe('');
  });
});

describe('settings of the copies that cannot be read', () => {
  const settings = () => path.join(desk.folder, 'backups.json');
  const troubles = async () => (await desk.call('backups.health', {})).troubles;
  const copies = async () => (await desk.call('backups.overview', {})).copies.length;
  const workAndCopy = async (name: string) => {
    await addUnit(name);
    await desk.call('backups.make', {});
  };

  it('are told of and asked for anew; until then nothing goes, and nothing goes elsewhere', async () => {
    await desk.call('backups.setRetention', { sameDay: 7, days: 10, months: 12 });
    await desk.call('backups.setSecond', { folder: stick });
    for (let n = 1; n <= 4; n += 1) await workAndCopy(`第${n}局`);
    await arrived();
    await desk.app.close();
    writeFileSync(settings(), '{"retention":');
    await desk.restart();
    await workAndCopy('第5局');
    expect(await copies()).toBe(5);
    expect(await troubles()).toEqual([expect.stringContaining('保留多少份'), expect.stringContaining('另一处备份')]);
    expect(await desk.call('backups.overview', {})).toMatchObject({ lost: ['retention', 'second'], second: undefined });
    // What is set anew is known; the other stays asked for, also over a start.
    const there = copiesThere().length;
    await desk.call('backups.setSecond', { folder: stick });
    await arrived();
    await desk.restart();
    await workAndCopy('第6局');
    await arrived();
    expect(copiesThere().length).toBeGreaterThan(there);
    expect(await copies()).toBe(6);
    expect(await troubles()).toEqual([expect.stringContaining('保留多少份')]);
    await desk.call('backups.setRetention', { sameDay: 2, days: 1, months: 1 });
    expect(await copies()).toBe(2);
    expect(await troubles()).toEqual([]);
  });

  it('with keys in the folder that was chosen: no plain copy goes there before a passphrase is set', async () => {
    await desk.call('backups.setSecond', { folder: stick });
    const passphrase = '江山 如画 一时 多少';
    const setPassphrase = async () => {
      const { trialId } = await desk.call('backups.proposePassphrase', { passphrase });
      await desk.call('backups.confirmPassphrase', { trialId, passphrase });
    };
    await setPassphrase();
    await workAndCopy('区甲局');
    await arrived();
    await desk.app.close();
    writeFileSync(settings(), '');
    await desk.restart();
    expect(await desk.refusal('backups.setSecond', { folder: stick })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('先在这里设置口令'),
    });
    await setPassphrase();
    await desk.call('backups.setSecond', { folder: stick });
    await workAndCopy('区乙局');
    await arrived();
    expect(copiesThere().filter((name) => !name.endsWith('.age'))).toEqual([]);
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
