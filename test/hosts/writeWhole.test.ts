import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole, type WriteCalls } from '../../electron/hosts/writeWhole.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-save-'));
  file = path.join(folder, '台账.xlsx');
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);
const isRoot = process.getuid?.() === 0;

function errno(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The machine's calls, one of them failing a number of times; waits are noted, not waited for. */
function failing(call: 'open' | 'rename', code: string, times: number) {
  const waits: number[] = [];
  let left = times;
  const fails = () => left-- > 0;
  const calls: WriteCalls = {
    open: (...given) => (call === 'open' && fails() ? Promise.reject(errno(code)) : open(...given)),
    rename: (...given) => (call === 'rename' && fails() ? Promise.reject(errno(code)) : rename(...given)),
    pause: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
  };
  return { calls, waits };
}

/** Mounts a small file system of memory on the folder, where the machine lets us. */
function mount(options: string): boolean {
  if (process.platform !== 'linux' || !isRoot) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' }).status === 0;
}
const mountable = ((): boolean => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-save-'));
  const works = mount('size=64k');
  if (works) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return works;
})();

describe('a file is written whole', () => {
  it('as a new one, and over an old one, leaving nothing beside it', async () => {
    expect(await writeWhole(file, bytes('一'))).toEqual({ ok: true, value: '台账.xlsx' });
    chmodSync(file, 0o640);
    expect(await writeWhole(file, bytes('二'))).toMatchObject({ ok: true });
    expect(readFileSync(file, 'utf8')).toBe('二');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['台账.xlsx']);
  });

  it('under a name as long as the system allows', async () => {
    const long = path.join(folder, `${'长'.repeat(80)}.xlsx`);
    expect(await writeWhole(long, bytes('一'))).toMatchObject({ ok: true });
  });

  it.skipIf(process.platform === 'win32')('where a link leads, which stays a link', async () => {
    const link = path.join(folder, 'link.xlsx');
    writeFileSync(file, '旧');
    symlinkSync(file, link);
    await writeWhole(link, bytes('新'));
    expect([readFileSync(file, 'utf8'), readdirSync(folder).length]).toEqual(['新', 2]);
  });
});

/** Whatever goes wrong: the sentence names the file and says what to do, the old file is whole, and nothing is left beside it. */
async function expectRefusal(result: Awaited<ReturnType<typeof writeWhole>>, code: string, words: RegExp) {
  expect(result).toMatchObject({ ok: false, error: { code, place: { file: '台账.xlsx' } } });
  expect(!result.ok && result.error.message).toMatch(words);
  expect(!result.ok && result.error.message).toContain('“台账.xlsx”');
}

describe('a file that cannot be written', () => {
  beforeEach(() => writeFileSync(file, '原来的'));
  const expectUntouched = () => {
    expect(readFileSync(file, 'utf8')).toBe('原来的');
    expect(readdirSync(folder)).toEqual(['台账.xlsx']);
  };

  it.each([
    ['EBUSY', 'file-locked', /正被 WPS、Excel 等程序打开.*请在那边关闭它后重试/],
    ['EPERM', 'file-locked', /正被 WPS、Excel 等程序打开/],
    ['EACCES', 'file-locked', /正被 WPS、Excel 等程序打开/],
    ['EIO', 'not-writable', /原来的文件没有改动/],
  ])('is held by another program (%s)', async (code, kind, words) => {
    const { calls, waits } = failing('rename', code, 100);
    await expectRefusal(await writeWhole(file, bytes('新的'), calls), kind, words);
    expectUntouched();
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBe(['EBUSY', 'EPERM'].includes(code) ? 1240 : 0);
  });

  it.each(['EBUSY', 'EPERM'])('is waited for while a virus scanner looks at it (%s)', async (code) => {
    const { calls, waits } = failing('rename', code, 3);
    expect(await writeWhole(file, bytes('新的'), calls)).toMatchObject({ ok: true });
    expect(readFileSync(file, 'utf8')).toBe('新的');
    expect(waits).toEqual([40, 80, 160]);
  });

  it.each([
    ['ENOSPC', 'disk-full', /磁盘空间不足.*请清理磁盘后重试/],
    ['EDQUOT', 'disk-full', /磁盘空间不足/],
    ['EROFS', 'not-writable', /只读的.*请换一个文件夹保存/],
    ['EACCES', 'not-writable', /没有写入权限.*请换一个文件夹保存/],
    ['ENOENT', 'not-writable', /已不存在.*请换一个文件夹保存/],
  ])('has no room beside it (%s)', async (code, kind, words) => {
    const { calls } = failing('open', code, 100);
    await expectRefusal(await writeWhole(file, bytes('新的'), calls), kind, words);
    expectUntouched();
  });

  it('stands in a folder that is gone', async () => {
    const result = await writeWhole(path.join(folder, '已移走', '台账.xlsx'), bytes('新的'));
    await expectRefusal(result, 'not-writable', /文件夹已不存在.*U 盘/);
  });

  it('is a folder itself', async () => {
    rmSync(file);
    mkdirSync(file);
    writeFileSync(path.join(file, '内'), '');
    await expectRefusal(await writeWhole(file, bytes('新的')), 'not-writable', /未能保存/);
    expect(readdirSync(folder)).toEqual(['台账.xlsx']);
  });

  it.skipIf(isRoot || process.platform === 'win32')(
    'stands in a folder without the right to write (not tried as root)',
    async () => {
      chmodSync(folder, 0o555);
      await expectRefusal(await writeWhole(file, bytes('新的')), 'not-writable', /没有写入权限/);
      expectUntouched();
    },
  );
});

describe.skipIf(!mountable)('on real disks (tried where the machine lets us mount one)', () => {
  afterEach(() => void spawnSync('umount', [folder]));

  it('that are full, the old file stays whole and nothing is left', async () => {
    mount('size=64k');
    writeFileSync(file, '原来的');
    await expectRefusal(await writeWhole(file, new Uint8Array(200_000)), 'disk-full', /磁盘空间不足/);
    expect(readFileSync(file, 'utf8')).toBe('原来的');
    expect(readdirSync(folder)).toEqual(['台账.xlsx']);
  });

  it('that are read-only', async () => {
    mount('size=64k');
    writeFileSync(file, '原来的');
    spawnSync('mount', ['-o', 'remount,ro', folder]);
    await expectRefusal(await writeWhole(file, bytes('新的')), 'not-writable', /只读的/);
    expect(readFileSync(file, 'utf8')).toBe('原来的');
  });
});
