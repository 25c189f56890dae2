import { statSync } from 'node:fs';
import { fail, type Failure } from '../../domain/failure.ts';
import type { StorePaths } from './paths.ts';

/** Answers why the open file must not be written to; `undefined` where it may. */
export type PlaceCheck = () => Failure | undefined;

/**
 * Remembers which files are open. A folder that is deleted, moved or replaced under the program takes the open files out of reach: what is written to
 * them then is lost with the program's end, and SQLite does not notice.
 */
export function placeOf({ file, wal }: StorePaths): PlaceCheck {
  const opened = [identityOf(file), identityOf(wal)];
  return () => {
    const now = [identityOf(file), identityOf(wal)];
    if (now.every((identity, index) => identity === opened[index])) return undefined;
    return fail(
      'data-file-displaced',
      `数据文件“${file}”已不在原处：数据文件夹可能被删除、移走，或换成了别的文件。这次操作没有写入。此前的数据仍在程序里打开着：请先不要退出，到“设置”的“备份与恢复”中点“另存一份”保存，再把数据文件夹放回原处并重新启动程序。`,
      { place: { file } },
    ).error;
  };
}

function identityOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.dev}:${found.ino}`;
}
