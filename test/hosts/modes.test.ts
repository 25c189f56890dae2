import { expect, test } from 'vitest';
import { warnOfOpenFolder } from '../../electron/hosts/modes.ts';

/** Folders by their modes; others are not there. */
function disk(modes: Readonly<Record<string, number>>) {
  return (file: string) => modes[file];
}

const open = { '/': 0o755, '/home': 0o755, '/home/li': 0o755, '/home/li/台账': 0o755 };

test('a data folder that others can read is warned about, with what to do', () => {
  expect(warnOfOpenFolder('/home/li/台账', 'linux', disk(open))).toBe(
    '注意：本机的其他账号可以读取数据文件夹。如不需要，请执行：chmod -R go-rwx "/home/li/台账"',
  );
  expect(warnOfOpenFolder('/home/li/台账', 'linux', disk({ ...open, '/home/li/台账': 0o740 }))).toContain('注意');
});

test.each([
  ['the folder is closed', { ...open, '/home/li/台账': 0o700 }, 'linux'],
  ['a folder above it is closed', { ...open, '/home/li': 0o700 }, 'linux'],
  ['it is not there', {}, 'linux'],
  ['Windows, whose modes say nothing', open, 'win32'],
] as const)('no warning: %s', (_case, modes, platform) => {
  expect(warnOfOpenFolder('/home/li/台账', platform, disk(modes))).toBe(undefined);
});
