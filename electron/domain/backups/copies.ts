import { assertNever } from '../brand.ts';
import type { BackupKind, DataContent } from '../model/backup.ts';

/** Whether copies of a kind stay until a person deletes them: what they were made before changes everything. */
export function staysUntilDeleted(kind: BackupKind): boolean {
  switch (kind) {
    case 'daily':
    case 'manual':
    case 'beforeImport':
    case 'beforeFillIn':
      return false;
    case 'beforeFormat':
    case 'beforeRestore':
    case 'beforeClosing':
      return true;
    default:
      return assertNever(kind);
  }
}

/** How the workspace of a copy stands to the one that is here. */
export type Kinship = 'same' | 'other' | 'unknown' | 'fresh';

/**
 * `fresh`: nothing has been set up here, so that nothing can be replaced. `unknown`: one of the two is older than the ids and does not tell.
 * `here` is `undefined` where the file here cannot be read.
 */
export function kinshipOf(here: DataContent | undefined, there: DataContent): Kinship {
  if (here && isFresh(here)) return 'fresh';
  if (here?.workspaceId === undefined || there.workspaceId === undefined) return 'unknown';
  return here.workspaceId === there.workspaceId ? 'same' : 'other';
}

/** Whether nothing has been set up in a data file yet, so that nothing of it can be lost. */
export function isFresh({ district, counts }: DataContent): boolean {
  return district === undefined && counts.units === 0 && counts.duties === 0;
}
