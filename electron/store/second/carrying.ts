import { join } from 'node:path';
import type { DataContent } from '../../domain/model/backup.ts';
import { surplusCopies, type Retention } from '../../domain/backups/retention.ts';
import { freeName, type StoredCopy } from '../copies/copies.ts';
import type { BackupSettings, SealingKeys } from '../copies/settings.ts';
import { bytesStream, type Disk } from './disk.ts';
import { seal } from './sealed.ts';
import { sealedLabelOf } from './sealedLabel.ts';
import type { SecondCopy } from './shelf.ts';
import { Refused } from './trouble.ts';

/** A copy that is as it should be, as far as a quick look tells. */
export type Whole = StoredCopy & { readonly holds: DataContent };

export function isWhole(copy: StoredCopy): copy is Whole {
  return !('kind' in copy.holds);
}

export function workspaceOf({ holds }: StoredCopy): string | undefined {
  return 'kind' in holds ? undefined : holds.workspaceId;
}

/** Whether a copy is in the second folder, sealed as one made now would be. */
export function isThere(
  there: readonly SecondCopy[],
  { label, holds }: Whole,
  sealing: SealingKeys | undefined,
): boolean {
  return there.some(
    (copy) =>
      copy.label.sequence === label.sequence &&
      copy.label.madeAt === label.madeAt &&
      workspaceOf(copy) === holds.workspaceId &&
      copy.wrapped === sealing?.wrapped,
  );
}

/**
 * Which copies of this computer are to go to the second folder, latest first: the latest in any case, and what was made since the latest that is there.
 */
export function missingThere(
  here: readonly StoredCopy[],
  there: readonly SecondCopy[],
  sealing: SealingKeys | undefined,
): readonly Whole[] {
  const [newest, ...older] = here.filter(isWhole);
  if (!newest) return [];
  const highest = highestOf(there, newest.holds.workspaceId);
  const since = highest === 0 ? [] : older.filter(({ label }) => label.sequence > highest);
  return [newest, ...since].filter((copy) => !isThere(there, copy, sealing));
}

/** The highest sequence that copies of one workspace have. */
export function highestOf(there: readonly SecondCopy[], workspaceId: string | undefined): number {
  const ours = there.filter((copy) => workspaceOf(copy) === workspaceId);
  return Math.max(0, ...ours.map(({ label }) => label.sequence));
}

/**
 * Which copies in the second folder need not stay beside a new one. Copies of another office in the same folder, and what cannot be read, are not ours
 * to remove. The new one stays, whatever number another computer has reached.
 */
export function surplusThere(
  there: readonly SecondCopy[],
  brought: Whole,
  retention: Retention,
): readonly SecondCopy[] {
  const { workspaceId } = brought.holds;
  if (workspaceId === undefined) return [];
  const isBrought = ({ label }: StoredCopy) =>
    label.sequence === brought.label.sequence && label.madeAt === brought.label.madeAt;
  const ours = there.filter((copy) => workspaceOf(copy) === workspaceId && copy.label.sequence > 0);
  const planned = { label: brought.label, copy: undefined };
  return surplusCopies([...ours.map((copy) => ({ label: copy.label, copy })), planned], retention)
    .flatMap(({ copy }) => (copy ? [copy] : []))
    .filter((copy) => !isBrought(copy));
}

interface Carrying {
  readonly local: Disk;
  readonly disk: Disk;
  readonly folder: string;
  readonly there: readonly SecondCopy[];
  readonly settings: BackupSettings;
  /** Throws where the work is to stop. */
  readonly check: () => void;
}

/** Beside the copy itself, in bytes: what sealing and the file system add. */
const SLACK = 256 * 1024;

/** Writes a copy into the second folder, as it is or sealed. */
export async function carry(copy: Whole, { local, disk, folder, there, settings, check }: Carrying): Promise<void> {
  const { sealing, retention } = settings;
  const hasRoom = async () => ((await disk.free(folder)) ?? Number.POSITIVE_INFINITY) > copy.bytes + SLACK;
  if (!(await hasRoom())) {
    for (const { file } of surplusThere(there, copy, retention)) await disk.remove(file);
    if (!(await hasRoom())) throw new Refused({ kind: 'full' });
  }
  const { modified } = await local.facts(copy.file);
  const names = new Set(await disk.names(folder));
  if (!sealing) {
    await disk.write(join(folder, freeName(copy.name, names)), local.read(copy.file), check, modified);
    return;
  }
  await leaveKey(disk, folder, names, sealing);
  const sealed = await seal(local.read(copy.file), sealedLabelOf(copy.label, copy.holds), sealing);
  await disk.write(join(folder, freeName(`${copy.name}.age`, names)), sealed, check);
}

/** The wrapped key lies beside the copies too, where the `age` tool can be given it as it is. Each passphrase has a file of its own. */
async function leaveKey(
  disk: Disk,
  folder: string,
  names: ReadonlySet<string>,
  { recipient, wrapped }: SealingKeys,
): Promise<void> {
  const name = `备份密钥_${recipient.slice(4, 12)}.age`;
  if (names.has(name)) return;
  await disk.write(join(folder, name), bytesStream(Buffer.from(wrapped, 'base64')), () => undefined);
}

/** Half copies that a process left when it was ended, or a drive when it was pulled. */
export async function removeHalves(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.names(folder)) {
    if (/^(?:备份|政务公开工作台备份).*\.part$/u.test(name)) await disk.remove(join(folder, name));
  }
}
