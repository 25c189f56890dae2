import Database from 'better-sqlite3';
import { fail, type Failure } from '../../domain/failure.ts';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * The refusal behind an error of SQLite or the file system: disk full, read-only, damaged, in use.
 * `undefined` for everything else, which is a bug and should be thrown on.
 */
export function storeFailure(error: unknown, file: string): Failure | undefined {
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_IOERR_WRITE') {
    return diskFull(file);
  }
  const unwritable = [
    'SQLITE_READONLY',
    'SQLITE_CANTOPEN',
    'SQLITE_PERM',
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOTDIR',
    'EISDIR',
    'EBUSY',
  ];
  if (unwritable.some((name) => code.startsWith(name)) || code === 'EEXIST' || code === 'ENOENT') {
    return notWritable(file);
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return damaged(file, code);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return inUse(file);
  if (code.startsWith('SQLITE_IOERR')) return damaged(file, code);
  return undefined;
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

/** The file is not whole. Says which, and what to do; nothing is touched. */
export function damaged(file: string, detail: string): Failure {
  return {
    code: 'database-damaged',
    message: `数据文件“${file}”已损坏（${detail}），为防止损失扩大，没有打开。请先把整个数据文件夹另存一份，再用其中 backups 文件夹里最近的备份替换这个文件。`,
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

/** The file was written by a later version of the app. */
export function newer(file: string, found: number, known: number): Failure {
  return fail(
    'newer-database',
    `数据文件“${file}”由更新版本的“政务公开工作台”写成（数据格式第 ${found} 版，本程序只认识到第 ${known} 版），没有打开，也没有改动。请安装新版程序后再用。`,
    { place: { file } },
  ).error;
}
