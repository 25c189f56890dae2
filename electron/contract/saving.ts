import { fail } from '../domain/failure.ts';

/** Why a file could not be put where the person wants it. */
export type SaveTrouble = 'inUse' | 'diskFull' | 'readOnly' | 'gone' | 'failed';

/** The refusal, alike in both hosts: what happened, that nothing was lost, and what to do. */
export function saveFailure(trouble: SaveTrouble, file: string): ReturnType<typeof fail> {
  const place = { file };
  switch (trouble) {
    case 'inUse':
      return fail(
        'file-locked',
        `“${file}”正被 WPS、Excel 等程序打开，未能保存，原来的文件没有改动。请在那边关闭它后重试，或换一个文件名保存。`,
        { place },
      );
    case 'diskFull':
      return fail(
        'disk-full',
        `磁盘空间不足，未能保存“${file}”，原来的文件没有改动。请清理磁盘后重试，或保存到别的磁盘。`,
        { place },
      );
    case 'readOnly':
      return fail(
        'not-writable',
        `未能保存“${file}”：所在的文件夹是只读的，或没有写入权限。原来的文件没有改动，请换一个文件夹保存。`,
        { place },
      );
    case 'gone':
      return fail(
        'not-writable',
        `未能保存“${file}”：所在的文件夹已不存在，可能已被移动，或 U 盘、网络盘已断开。请换一个文件夹保存。`,
        { place },
      );
    default:
      return fail(
        'not-writable',
        `未能保存“${file}”，原来的文件没有改动。它可能正被别的程序打开，或磁盘出了问题。请关闭后重试，或换一个位置保存。`,
        { place },
      );
  }
}
