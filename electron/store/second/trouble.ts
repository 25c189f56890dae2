import type { SecondTrouble } from '../../domain/model/backup.ts';
import { storeFailure } from '../file/failures.ts';
import { NotAnswering } from './patience.ts';

/** The folder is no longer where, or what, it was. */
export class Refused extends Error {
  readonly trouble: SecondTrouble;

  constructor(trouble: SecondTrouble) {
    super(trouble.kind);
    this.trouble = trouble;
  }
}

/** Whether an error tells of a disk, and not of what was read from it. */
export function isDiskError(error: unknown): boolean {
  return error instanceof NotAnswering || (error instanceof Error && 'code' in error && 'syscall' in error);
}

const GONE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENXIO', 'ENODEV']);

/** What an error of the second folder's disk tells; `undefined` for a bug. */
export function troubleBehind(error: unknown, folder: string): SecondTrouble | undefined {
  if (error instanceof Refused) return error.trouble;
  if (error instanceof NotAnswering) return { kind: 'notAnswering' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (GONE.has(code)) return { kind: 'missing' };
  const failure = storeFailure(error, folder);
  if (!failure) return undefined;
  if (failure.code === 'disk-full') return { kind: 'full' };
  return failure.code === 'not-writable' && code !== 'ENAMETOOLONG'
    ? { kind: 'readOnly' }
    : { kind: 'unreadable', code };
}
