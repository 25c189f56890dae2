import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  constants,
  mkdtempSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, writeSettings } from '../../../electron/store/copies/settings.ts';
import { MARK_NAME } from '../../../electron/store/second/mark.ts';
import { refusalOf, valueOf } from '../../support/storeFixtures.ts';
import { ALERT, openOffice, type Office } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(async () => {
  expect(office.bugs).toEqual([]);
  await office.close();
});

const choose = (folder: string = office.stick) => office.second.choose(folder);
const refused = async (folder: string) => refusalOf(await choose(folder));
const keepOnly = (sameDay: number, days: number, months: number) =>
  writeSettings(office.paths, { ...readSettings(office.paths), retention: { sameDay, days, months } });
/** Takes the drive out, or puts it back: its files stay what they are. */
const drawer = () => path.join(path.dirname(office.stick), 'drawer');
const pull = () => renameSync(office.stick, drawer());
const putBack = () => renameSync(drawer(), office.stick);

/** Until a file is there, looked for as often as the program lets us. */
async function seen(file: string): Promise<void> {
  const end = performance.now() + 120_000;
  while (!existsSync(file)) {
    if (performance.now() > end) throw new Error(`${file} never came`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('choosing the second folder', () => {
  it('refuses the data folder, one inside it and one around it, also by another name', async () => {
    const { folder, backups } = office.paths;
    mkdirSync(backups);
    const link = path.join(path.dirname(office.stick), 'link');
    symlinkSync(folder, link);
    expect(await refused(folder)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('数据文件夹本身'),
    });
    expect(await refused(`${folder}${path.sep}`)).toMatchObject({ code: 'conflict' });
    expect(await refused(backups)).toMatchObject({ code: 'conflict', message: expect.stringContaining('里面') });
    expect(await refused(path.dirname(folder))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('另选'),
    });
    expect(await refused(path.join(link, 'backups'))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('里面'),
    });
    // A neighbour whose name begins alike is neither.
    mkdirSync(`${folder}..2`);
    expect(valueOf(await choose(`${folder}..2`))).toBe(undefined);
  });

  it('refuses what is not there, a file, and what is no full path; it makes no folder', async () => {
    const none = path.join(office.stick, 'none');
    writeFileSync(path.join(office.stick, 'file'), '');
    expect((await refused(none)).code).toBe('not-found');
    expect(existsSync(none)).toBe(false);
    expect(await refused(path.join(office.stick, 'file'))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('不是文件夹'),
    });
    expect((await refused(path.join(office.stick, 'file', 'below'))).code).toBe('not-found');
    expect((await refused('backups')).code).toBe('invalid-input');
    expect(readSettings(office.paths).second).toBe(undefined);
    expect(await office.second.state()).toBe(undefined);
  });

  it('brings the latest copy over, and takes up a folder that was one before', async () => {
    await office.copy('2021-06-14');
    const latest = await office.copy('2021-06-15');
    valueOf(await choose());
    await office.arrived();
    expect(office.onStick()).toEqual([latest.name]);
    const mark = readFileSync(path.join(office.stick, MARK_NAME), 'utf8');
    valueOf(await office.second.choose(undefined));
    expect(await office.second.state()).toBe(undefined);
    valueOf(await choose());
    expect(readFileSync(path.join(office.stick, MARK_NAME), 'utf8')).toBe(mark);
    expect(office.onStick()).toEqual([latest.name]);
  });
});

describe('the second folder', () => {
  it('gets each copy byte for byte, with nothing half beside it', async () => {
    valueOf(await choose());
    const made = [await office.copy('2021-06-14'), await office.copy('2021-06-15', 'beforeClosing')];
    const { copies, trouble } = await office.arrived();
    expect(trouble).toBe(undefined);
    expect(copies.map(({ name, label }) => [name, label])).toEqual(
      made.toReversed().map(({ name, label }) => [name, label]),
    );
    for (const { name, file } of made) expect(readFileSync(path.join(office.stick, name))).toEqual(readFileSync(file));
    expect(readdirSync(office.stick).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('keeps as many as the settings say, by the copies’ own order: a clock ahead or back drops nothing new', async () => {
    keepOnly(1, 2, 1);
    valueOf(await choose());
    for (const date of ['2021-06-15', '2031-01-01', '2021-06-16', '2021-06-17']) {
      const made = await office.copy(date);
      await office.arrived();
      expect(office.onStick()).toContain(made.name);
    }
    // The newest of the last two days and of the last month that have any.
    expect(office.onStick().map((name) => name.slice(9, 19))).toEqual(['2021-06-16', '2021-06-17']);
  });

  it('without its drive is missing: copies here go on, and what is missing there comes when it is back', async () => {
    valueOf(await choose());
    const first = await office.copy('2021-06-14');
    await office.arrived();
    pull();
    const second = await office.copy('2021-06-15');
    const third = await office.copy('2021-06-16');
    expect(await office.look()).toMatchObject({
      trouble: { kind: 'missing' },
      behind: true,
      copies: [{ name: first.name }],
    });
    expect(existsSync(office.stick)).toBe(false);
    putBack();
    expect(await office.arrived()).toMatchObject({ trouble: undefined });
    expect(office.onStick()).toEqual([first.name, second.name, third.name]);
  });

  it('is not the empty place of its drive, nor another drive there', async () => {
    valueOf(await choose());
    await office.copy('2021-06-14');
    await office.arrived();
    pull();
    mkdirSync(office.stick);
    await office.copy('2021-06-15');
    expect(await office.look()).toMatchObject({ trouble: { kind: 'otherDrive' }, behind: true });
    writeFileSync(path.join(office.stick, MARK_NAME), '{"id":"another-drive"}');
    expect(await office.look()).toMatchObject({ trouble: { kind: 'otherDrive' } });
    expect(readdirSync(office.stick)).toEqual([MARK_NAME]);
    rmSync(office.stick, { recursive: true });
    putBack();
    expect(await office.arrived()).toMatchObject({ trouble: undefined });
  });

  it('pulled while copying: what was there stays whole, the half goes when it is back', async () => {
    // So large that it takes many pieces.
    valueOf(
      office.store.command('大', '2021-06-15T02:00:00.000Z', () =>
        office.store.workspace.setSetting('district', '区'.repeat(8_000_000)),
      ),
    );
    const first = await office.copy('2021-06-14');
    expect(first.bytes).toBeGreaterThan(20_000_000);
    office.work('小');
    const choosing = choose();
    const half = `${first.name}.part`;
    await seen(path.join(office.stick, half));
    pull();
    await choosing;
    await expect.poll(async () => (await office.look()).trouble).toEqual({ kind: 'missing' });
    expect(office.onStick(drawer())).toEqual([half]);
    putBack();
    await office.arrived();
    expect(office.onStick()).toEqual([first.name]);
    expect(readFileSync(path.join(office.stick, first.name)).equals(readFileSync(first.file))).toBe(true);
  });

  it('lists copies that only it has, by what is in them; a spoilt one is no trouble of the rest', async () => {
    valueOf(await choose());
    const old = await office.copy('2021-06-14');
    const latest = await office.copy('2021-06-15');
    await office.arrived();
    valueOf(office.copies.remove(old.name));
    const spoilt = path.join(office.stick, '备份000099_2021-06-16_每日.sqlite');
    copyFileSync(latest.file, spoilt);
    truncateSync(spoilt, 3000);
    const { copies } = await office.look();
    expect(copies.find(({ name }) => name === old.name)).toMatchObject({ label: old.label, holds: old.holds });
    expect(copies.find(({ file }) => file === spoilt)?.holds).toMatchObject({ kind: expect.any(String) });
    // The same name, size and time say nothing where the content was changed and the time with it.
    utimesSync(path.join(office.stick, latest.name), new Date(0), new Date(0));
    expect((await office.look()).copies.find(({ name }) => name === latest.name)?.label).toEqual(latest.label);
    const taken = valueOf(await office.second.take(old.name, undefined));
    expect(readFileSync(taken.file)).toEqual(readFileSync(path.join(office.stick, old.name)));
    taken.discard();
    expect(refusalOf(await office.second.take('../data/desk.sqlite', undefined)).code).toBe('not-found');
    valueOf(await office.second.remove(old.name));
    expect(office.onStick()).not.toContain(old.name);
  });

  it('of another computer with the same office: its copies stay, the new one too, and numbers go on above', async () => {
    valueOf(await choose());
    for (const date of ['2021-06-11', '2021-06-12', '2021-06-13']) await office.copy(date);
    await office.arrived();
    const elsewhere = await openOffice(ALERT);
    try {
      // The same workspace, whose copies begin with one.
      const { workspaceId } = elsewhere.store.content();
      const ours = office.store.content().workspaceId;
      expect(ours).not.toBe(workspaceId);
      valueOf(
        elsewhere.store.command('恢复', '2021-06-15T02:00:00.000Z', () =>
          elsewhere.store.workspace.setSetting('workspace', ours ?? ''),
        ),
      );
      const low = await elsewhere.copy('2021-06-14');
      expect(low.label.sequence).toBe(1);
      writeSettings(elsewhere.paths, {
        ...readSettings(elsewhere.paths),
        retention: { sameDay: 1, days: 1, months: 1 },
      });
      valueOf(await elsewhere.second.choose(office.stick));
      await elsewhere.arrived();
      expect(office.onStick()).toContain(low.name);
      const next = await elsewhere.copy('2021-06-15');
      expect(next.label.sequence).toBe(4);
      await elsewhere.arrived();
      expect(office.onStick()).toContain(next.name);
      expect(elsewhere.bugs).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  it('shared with another office: neither lets go of the other’s copies', async () => {
    valueOf(await choose());
    const ours = await office.copy('2021-06-11');
    await office.arrived();
    const other = await openOffice(ALERT);
    try {
      writeSettings(other.paths, { ...readSettings(other.paths), retention: { sameDay: 1, days: 1, months: 1 } });
      valueOf(await other.second.choose(office.stick));
      for (const date of ['2021-06-11', '2021-06-12', '2021-06-13']) {
        await other.copy(date);
        await other.arrived();
      }
      expect(readFileSync(path.join(office.stick, ours.name))).toEqual(readFileSync(ours.file));
      // Ours, and the other's latest.
      expect(office.onStick()).toHaveLength(2);
    } finally {
      await other.close();
    }
  });

  it('is waited for when the app closes', async () => {
    valueOf(await choose());
    const made = await office.copy('2021-06-14');
    await office.second.close();
    expect(office.onStick()).toEqual([made.name]);
    await office.copy('2021-06-15');
    expect(office.onStick()).toEqual([made.name]);
  });
});

describe('a drive that does not answer', () => {
  // Reading a pipe that nobody writes to hangs as a network drive that is gone does. Windows has none such.
  it.skipIf(process.platform === 'win32')(
    'holds nothing up, is asked once at a time, and is taken up again',
    async () => {
      const limits = { ...ALERT };
      const slow = await openOffice(limits);
      try {
        const mark = path.join(slow.stick, MARK_NAME);
        valueOf(await slow.second.choose(slow.stick));
        const first = await slow.copy('2021-06-14');
        await slow.arrived();
        const text = readFileSync(mark);
        unlinkSync(mark);
        execFileSync('mkfifo', [mark]);
        // It hangs for good: short waits tell that as well as long ones.
        Object.assign(limits, { look: 200, asked: 500 });
        for (let times = 0; times < 6; times += 1) {
          expect(await slow.look()).toMatchObject({
            trouble: { kind: 'notAnswering' },
            copies: [{ name: first.name }],
          });
        }
        // Of Node's four threads one hangs: what else there is to do is done.
        const second = await slow.copy('2021-06-15');
        expect(await slow.look()).toMatchObject({ trouble: { kind: 'notAnswering' }, behind: true });
        expect(refusalOf(await slow.second.take(first.name, undefined)).code).toBe('disk-unreadable');
        closeSync(openSync(mark, constants.O_WRONLY | constants.O_NONBLOCK));
        unlinkSync(mark);
        writeFileSync(mark, text);
        Object.assign(limits, ALERT);
        await slow.arrived();
        expect(slow.onStick()).toEqual([first.name, second.name]);
        expect(slow.bugs).toEqual([]);
      } finally {
        await slow.close();
      }
    },
  );
});

const MEGABYTE = 1024 * 1024;
const mount = (...options: readonly string[]) => spawnSync('mount', options, { stdio: 'ignore' }).status === 0;
const mountable = ((): boolean => {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-mount-'));
  const works = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (works) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return works;
})();

describe.skipIf(!mountable)('on real disks (tried where the machine lets us mount one)', () => {
  const disk = (size: number) => mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', office.stick);
  /** Puts films on it until nothing more goes on. */
  const fill = () => {
    try {
      for (;;) appendFileSync(path.join(office.stick, 'films'), Buffer.alloc(64 * 1024));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  };
  afterEach(() => void spawnSync('umount', ['-l', office.stick]));

  it('a full disk is refused when it is chosen, and told of when it fills; what it has stays', async () => {
    const first = await office.copy('2021-06-14');
    disk(first.bytes / 2);
    expect(await refused(office.stick)).toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('放不下'),
    });
    expect(readdirSync(office.stick)).toEqual([]);
    spawnSync('umount', [office.stick]);
    disk(2 * first.bytes + MEGABYTE);
    valueOf(await choose());
    await office.arrived();
    fill();
    await office.copy('2021-06-15');
    expect(await office.look()).toMatchObject({
      trouble: { kind: 'full' },
      behind: true,
      copies: [{ name: first.name }],
    });
    expect(office.onStick()).toEqual([first.name]);
    unlinkSync(path.join(office.stick, 'films'));
    expect(await office.arrived()).toMatchObject({ trouble: undefined });
  });

  it('a disk that fills while a copy is written keeps what was there, and no half', async () => {
    const first = await office.copy('2021-06-14');
    disk(first.bytes + 64 * MEGABYTE);
    valueOf(await choose());
    await office.arrived();
    valueOf(
      office.store.command('大', '2021-06-15T02:00:00.000Z', () =>
        office.store.workspace.setSetting('district', '区'.repeat(2_000_000)),
      ),
    );
    const big = valueOf(await office.copies.make(office.store, 'daily', '2021-06-15T02:00:00.000Z')).copy;
    await seen(path.join(office.stick, `${big.name}.part`));
    fill();
    await expect.poll(async () => (await office.look()).trouble).toEqual({ kind: 'full' });
    expect(office.onStick()).toEqual([first.name]);
  });

  it('without room for one more lets go of copies that need not stay, of the latest never', async () => {
    keepOnly(2, 1, 1);
    const first = await office.copy('2021-06-14');
    disk(2.5 * first.bytes + 512 * 1024);
    valueOf(await choose());
    const second = await office.copy('2021-06-14');
    await office.arrived();
    expect(office.onStick()).toEqual([first.name, second.name]);
    keepOnly(1, 1, 1);
    const third = await office.copy('2021-06-14');
    expect(await office.arrived()).toMatchObject({ trouble: undefined });
    expect(office.onStick()).toEqual([third.name]);
    fill();
    await office.copy('2021-06-14');
    expect(await office.look()).toMatchObject({ trouble: { kind: 'full' }, behind: true });
    expect(office.onStick()).toEqual([third.name]);
  });

  it('a write-protected disk is refused when it is chosen, and told of when it becomes so', async () => {
    disk(8 * MEGABYTE);
    mount('-o', 'remount,ro', office.stick);
    expect((await refused(office.stick)).code).toBe('not-writable');
    mount('-o', 'remount,rw', office.stick);
    valueOf(await choose());
    await office.copy('2021-06-14');
    await office.arrived();
    mount('-o', 'remount,ro', office.stick);
    expect(await office.look()).toMatchObject({ trouble: { kind: 'readOnly' }, behind: false });
  });
});

describe('the copies there, sealed', () => {
  const PASSPHRASE = '江山 如画 一时 多少';
  async function setPassphrase(passphrase: string): Promise<void> {
    const id = valueOf(await office.trials.propose(office.store, passphrase, '2021-06-15T02:00:00.000Z'));
    valueOf(await office.trials.confirm(id, passphrase));
    office.second.follow();
  }

  it('begin with one trial restore; a wrong second typing sets nothing', async () => {
    office.work();
    expect(refusalOf(await office.trials.propose(office.store, '短口令', '2021-06-15T02:00:00.000Z'))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('10'),
    });
    const id = valueOf(await office.trials.propose(office.store, PASSPHRASE, '2021-06-15T02:00:00.000Z'));
    expect(readSettings(office.paths).sealing).toBe(undefined);
    expect(refusalOf(await office.trials.confirm(id, `${PASSPHRASE}吗`)).code).toBe('wrong-passphrase');
    expect(readSettings(office.paths).sealing).toBe(undefined);
    expect(valueOf(await office.trials.confirm(id, PASSPHRASE))).toEqual(office.store.content().counts);
    expect(readSettings(office.paths).sealing).toMatchObject({ recipient: expect.stringMatching(/^age1/u) });
    expect(refusalOf(await office.trials.confirm(id, PASSPHRASE)).code).toBe('not-found');
    expect(readdirSync(office.paths.folder).filter((name) => name.startsWith('.desk-'))).toEqual([]);
    expect(readFileSync(path.join(office.paths.folder, 'backups.json'), 'utf8')).not.toContain('AGE-SECRET-KEY');
  });

  it('are made without asking, each opened by the passphrase of its time; the ones here stay plain', async () => {
    valueOf(await choose());
    const plain = await office.copy('2021-06-14');
    await office.arrived();
    await setPassphrase(PASSPHRASE);
    await office.arrived();
    const first = await office.copy('2021-06-15');
    await office.arrived();
    await setPassphrase('大江 东去 浪淘 尽');
    await office.arrived();
    expect(office.onStick()).toEqual([
      `${plain.name}.age`,
      `${first.name.replace('.sqlite', '-2.sqlite')}.age`,
      `${first.name}.age`,
    ]);
    expect(readdirSync(office.stick).filter((name) => name.startsWith('备份密钥_'))).toHaveLength(2);
    expect(
      office.copies.list().every(({ file }) => readFileSync(file).subarray(0, 15).toString() === 'SQLite format 3'),
    ).toBe(true);
    const { copies } = await office.look();
    expect(copies.filter(({ sealed }) => sealed).map(({ label }) => label.sequence)).toEqual([2, 2, 1]);
    const old = valueOf(await office.second.take(`${first.name}.age`, PASSPHRASE));
    expect(readFileSync(old.file)).toEqual(readFileSync(first.file));
    old.discard();
    expect(refusalOf(await office.second.take(`${first.name}.age`, '大江 东去 浪淘 尽')).code).toBe('wrong-passphrase');
    valueOf(office.trials.clear());
    await office.arrived();
    expect(office.onStick()).toContain(first.name);
  });

  it('altered do not open, and leave nothing behind', async () => {
    valueOf(await choose());
    await setPassphrase(PASSPHRASE);
    const { name } = await office.copy('2021-06-15');
    await office.arrived();
    const file = path.join(office.stick, `${name}.age`);
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(file, bytes);
    const refusal = refusalOf(await office.second.take(`${name}.age`, PASSPHRASE));
    expect(refusal).toMatchObject({ code: 'database-damaged', message: expect.stringContaining('不完整或被改动过') });
    expect(readdirSync(office.paths.folder).filter((name) => name.startsWith('.desk-'))).toEqual([]);
  });

  it('are not made at all where the keys have become unreadable: nothing goes out plain instead', async () => {
    valueOf(await choose());
    await setPassphrase(PASSPHRASE);
    const settings = path.join(office.paths.folder, 'backups.json');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('"recipient"', '"lost"'));
    await office.copy('2021-06-15');
    expect(await office.second.state()).toBe(undefined);
    expect(office.onStick()).toEqual([]);
  });
});
