import type { BackupView, CopyView } from '../../contract/backups.ts';
import { staysUntilDeleted } from '../../domain/backups/copies.ts';
import type { DataContent } from '../../domain/model/backup.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { harmSentence } from '../../domain/words/harm.ts';
import type { NamedFile } from '../../store/copies/copiedFiles.ts';
import type { StoredCopy } from '../../store/copies/copies.ts';
import type { Look } from '../../store/copies/looking.ts';
import type { AsideData } from '../../store/recovery/aside.ts';

/** What a look found, or what is wrong. */
export function shown(look: Look): Pick<BackupView, 'holds' | 'trouble'> {
  return look.ok
    ? { holds: look.content, trouble: undefined }
    : { holds: undefined, trouble: harmSentence(look.harm, '这份备份') };
}

/** A copy as the lists show it. */
export function copyView({ name, bytes, label, holds, files }: StoredCopy, missing: readonly NamedFile[]): CopyView {
  const { kind, sequence, day, madeAt } = label;
  return {
    name,
    bytes,
    kind,
    sequence,
    day,
    madeAt,
    stays: staysUntilDeleted(kind),
    ...holding(holds),
    ...filed(files, missing),
  };
}

/** Data that an earlier restore moved aside, as the lists show it. */
export function asideView({ name, bytes, modifiedAt, holds }: AsideData): BackupView {
  // The folder's name ends in the day of the restore.
  const day = name.slice(name.indexOf('_') + 1) as BackupView['day'];
  return { name, bytes, day, madeAt: modifiedAt, ...holding(holds), ...filed([], []) };
}

function filed(files: readonly NamedFile[], missing: readonly NamedFile[]): Pick<BackupView, 'files' | 'missingFiles'> {
  return { files: files.length, missingFiles: missing.map(({ name }) => name) };
}

function holding(holds: DataContent | Harm): Pick<BackupView, 'holds' | 'trouble'> {
  return 'kind' in holds
    ? { holds: undefined, trouble: harmSentence(holds, '这份备份') }
    : { holds, trouble: undefined };
}
