import { statfsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Failure } from '../../domain/failure.ts';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Another program holds the file, for moments as a rule. `SQLITE_LOCKED` is a clash within one connection: a bug. */
const HELD = ['SQLITE_BUSY', 'SQLITE_PROTOCOL', 'EBUSY', 'ETXTBSY'];

const UNWRITABLE = [
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_PERM',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ENOENT',
  'ELOOP',
];

/** A drive that was pulled, a share that is gone, a disk that is failing: what can be read no more is not damaged. */
const UNREADABLE = [
  'SQLITE_IOERR',
  'EIO',
  'ENXIO',
  'ENODEV',
  'ESTALE',
  'EREMOTEIO',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ETIMEDOUT',
];

/** What SQLite answers where a full disk and a broken one look alike. */
const PERHAPS_FULL = ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_TRUNCATE'];

/**
 * The refusal behind an error of SQLite or the file system: disk full, read-only, damaged, held by another program, not answering.
 * `undefined` for everything else, which is a bug and should be thrown on.
 */
export function storeFailure(error: unknown, file: string): Failure | undefined {
  const code = codeOf(error);
  const among = (codes: readonly string[]) => codes.some((one) => code === one || code.startsWith(`${one}_`));
  if (code === 'SQLITE_IOERR_NOMEM') return undefined;
  if (among(['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])) return diskFull(file);
  if (code === 'ENAMETOOLONG') return nameTooLong(file);
  if (among(HELD)) return busy(file);
  if (among(UNWRITABLE)) return notWritable(file);
  if (among(['SQLITE_CORRUPT', 'SQLITE_NOTADB'])) return damaged(file, code);
  if (among(PERHAPS_FULL) && isFull(file)) return diskFull(file);
  if (among(UNREADABLE) || isStale(error)) return unreadable(file, code === '' ? 'ESTALE' : code);
  return undefined;
}

/** libuv has no name for this number: a network file whose server has lost it. */
function isStale(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && error.errno === -constants.errno.ESTALE;
}

/** Less than this, in bytes, is nothing: SQLite writes whole pages, and file systems keep some space back. */
const NO_SPACE = 64 * 1024;

function isFull(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize < NO_SPACE;
  } catch {
    // A disk that does not answer is not known to be full.
    return false;
  }
}

/** Whether a write was refused by one of the schema's constraints. */
export function isConstraint(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}

/** Whether a write was refused because something unique is there already. */
export function isDuplicate(error: unknown): boolean {
  return isConstraint(error) && ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(codeOf(error));
}

function diskFull(file: string): Failure {
  return {
    code: 'disk-full',
    message: `磁盘空间不足，未能保存，原有数据没有改动。请清理“${file}”所在的磁盘后重试。`,
    place: { file },
  };
}

function notWritable(file: string): Failure {
  return {
    code: 'not-writable',
    message: `不能写入“${file}”：文件夹不存在、是只读的，或没有写入权限。请检查权限，或换一个数据文件夹。`,
    place: { file },
  };
}

function nameTooLong(file: string): Failure {
  return {
    code: 'not-writable',
    message: `不能写入“${file}”：路径太长，或其中一级文件夹的名字太长。请换一个路径较短的数据文件夹。`,
    place: { file },
  };
}

/** Another program, not another window of ours, holds the file. */
function busy(file: string): Failure {
  return {
    code: 'file-busy',
    message: `“${file}”正被别的程序占用（常见的是杀毒软件、备份软件、同步盘），等了几秒仍没有放开。没有写入任何内容，已有数据没有改动。请稍后重试；如经常这样，请在那个程序里排除数据文件夹。`,
    place: { file },
  };
}

/** The disk does not answer. The log makes every write whole or none, so nothing is half done. */
function unreadable(file: string, detail: string): Failure {
  return {
    code: 'disk-unreadable',
    message: `“${file}”所在的硬盘、U 盘或网络盘没有响应（${detail}），可能已断开或拔出。这次操作没有完成，不会只写入一半，也不表示数据已经损坏。请接好磁盘，重新打开程序后再试；如仍不行，请检查磁盘。`,
    place: { file },
  };
}

/** The file is not whole. Says which, and what to do; nothing is touched. */
export function damaged(file: string, detail: string): Failure {
  return {
    code: 'database-damaged',
    message: `数据文件“${file}”已损坏（${detail}）。为防止损失扩大，没有继续读写。请在“备份与恢复”中恢复最近一份完好的备份；在此之前，请不要自行删除、改名或替换数据文件夹里的文件。`,
    place: { file },
  };
}

/** Another running copy holds the data folder. */
export function inUse(folder: string): Failure {
  return {
    code: 'data-folder-in-use',
    message: `数据文件夹“${folder}”正被另一个正在运行的“政务公开工作台”使用。请切换到那个窗口，或先将其关闭。`,
    place: { file: folder },
  };
}

/** `desk.lock` is there, but the app did not make it. */
export function foreignLock(lockFile: string, what: string): Failure {
  return {
    code: 'not-ours',
    message: `没有打开数据文件夹：其中的“${lockFile}”${what}，不是本程序的锁文件，没有改动它。请确认它的来历，把它移到别处后再打开；数据文件本身没有问题。`,
    place: { file: lockFile },
  };
}
