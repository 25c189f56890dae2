import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import type { Failure } from '../../domain/failure.ts';

/** The longest path of a file inside a data folder that SQLite has to open: a copy, before it gets its name. */
const LONGEST_INSIDE = join('backups', `${'x'.repeat(48)}.sqlite.part`).length + 1;

/** What SQLite puts behind a file's name: `-journal`. */
const SUFFIX = 8;

/**
 * The longest path that a data folder may have. SQLite takes paths of up to 512 bytes of UTF-8 with what it puts behind them
 * (`MAX_PATHNAME` in os_unix.c), Windows paths of up to 259 UTF-16 units (`MAX_PATH` less the closing NUL).
 */
export function longestFolder(platform: NodeJS.Platform = process.platform): number {
  return (platform === 'win32' ? 259 : 512) - SUFFIX - LONGEST_INSIDE;
}

/** In bytes, and on Windows in UTF-16 units. */
function lengthOf(path: string, platform: NodeJS.Platform): number {
  return platform === 'win32' ? path.length : Buffer.byteLength(path);
}

/** Why a data folder's path is too long for its files and their copies; `undefined` where it is not. The folder need not exist. */
export function pathTooLong(folder: string, platform: NodeJS.Platform = process.platform): Failure | undefined {
  const path = resolve(folder);
  // SQLite follows links before it measures.
  const length = Math.max(lengthOf(path, platform), lengthOf(linksFollowed(path), platform));
  const longest = longestFolder(platform);
  if (length <= longest) return undefined;
  const unit = platform === 'win32' ? '个字符' : '个字节（一个汉字占 3 个字节）';
  return {
    code: 'not-writable',
    message: `数据文件夹的路径太长：“${path}”有 ${length} ${unit}，最多只能有 ${longest} 个，再长就不能在其中保存数据文件和备份。没有写入任何内容。请换一个路径较短的数据文件夹。`,
    place: { file: path },
  };
}

/** The path as it really leads, as far as it exists. */
function linksFollowed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(linksFollowed(parent), basename(path));
  }
}
