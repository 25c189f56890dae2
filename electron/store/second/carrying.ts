import { join } from 'node:path';
import type { DataContent } from '../../domain/model/backup.ts';
import { surplusCopies } from '../../domain/backups/retention.ts';
import { freeName, type StoredCopy } from '../copies/copies.ts';
import type { BackupSettings, SealingKeys } from '../copies/settings.ts';
import { bytesStream, type Disk } from './disk.ts';
import { seal } from './sealed.ts';
import { sealedLabelOf } from './sealedLabel.ts';
import type { SecondCopy } from './shelf.ts';
import { isDiskError, Refused } from './trouble.ts';

/** A copy that is as it should be, as far as a quick look tells. */
export type Whole = StoredCopy & { readonly holds: DataContent };

export function isWhole(copy: StoredCopy): copy is Whole {
  return !('kind' in copy.holds);
}

export function workspaceOf({ holds }: StoredCopy): string | undefined {
  return 'kind' in holds ? undefined : holds.workspaceId;
}

/** Whether a copy is in the second folder, sealed as one made now would be. */
export function isThere(there: readonly SecondCopy[], wanted: Whole, sealing: SealingKeys | undefined): boolean {
  return there.some(
    (copy) =>
      isOneCopy(copy, wanted) && workspaceOf(copy) === wanted.holds.workspaceId && copy.wrapped === sealing?.wrapped,
  );
}

/**
 * Which copies of this computer are to go to the second folder, latest first: the latest in any case, what was made since the latest that is there, and
 * what is no longer whole there.
 */
export function missingThere(
  here: readonly StoredCopy[],
  there: readonly SecondCopy[],
  { second, sealing }: BackupSettings,
): readonly Whole[] {
  const [newest, ...older] = here.filter(isWhole);
  if (!newest || !second) return [];
  const reached = Math.max(second.from, highestOf(there, newest.holds.workspaceId));
  const since = older.filter((copy) => copy.label.sequence > reached || brokenOf(there, copy).length > 0);
  return [newest, ...since].filter((copy) => !isThere(there, copy, sealing));
}

/** What is left in the second folder of a copy that is no longer whole there. */
export function brokenOf(there: readonly SecondCopy[], copy: Whole): readonly SecondCopy[] {
  return there.filter((each) => 'kind' in each.holds && each.holds.kind === 'damaged' && isOneCopy(each, copy));
}

/** The latest copy of one workspace; `there` has the latest first. */
export function latestOf(there: readonly SecondCopy[], workspaceId: string | undefined): SecondCopy | undefined {
  return there.find((copy) => workspaceOf(copy) === workspaceId);
}

/** The highest sequence that copies of one workspace have. */
export function highestOf(there: readonly SecondCopy[], workspaceId: string | undefined): number {
  return Math.max(0, latestOf(there, workspaceId)?.label.sequence ?? 0);
}

/**
 * Which copies in the second folder need not stay beside a new one. Copies of another office in the same folder, and what cannot be read, are not ours
 * to remove. The new one stays, whatever number another computer has reached, and so do those that are `wanted`.
 */
export function surplusThere(
  there: readonly SecondCopy[],
  brought: Whole,
  { retention, sealing, lost }: BackupSettings,
  wanted: readonly StoredCopy[],
): readonly SecondCopy[] {
  const { workspaceId } = brought.holds;
  if (workspaceId === undefined || lost.includes('retention')) return [];
  const isCurrent = ({ wrapped }: SecondCopy) => wrapped === sealing?.wrapped;
  // Of two forms of one copy, sealed and plain, the one that would be made now stays.
  const ours = there
    .filter((copy) => workspaceOf(copy) === workspaceId && copy.label.sequence > 0)
    .toSorted((a, b) => Number(isCurrent(b)) - Number(isCurrent(a)));
  const planned = isThere(there, brought, sealing) ? [] : [{ label: brought.label, copy: undefined }];
  return surplusCopies([...planned, ...ours.map((copy) => ({ label: copy.label, copy }))], retention)
    .flatMap(({ copy }) => (copy ? [copy] : []))
    .filter((copy) => ![brought, ...wanted].some((each) => isOneCopy(each, copy)));
}

/** Whether two files are forms of one copy. */
function isOneCopy({ label: a }: StoredCopy, { label: b }: StoredCopy): boolean {
  return a.sequence === b.sequence && a.madeAt === b.madeAt;
}

interface Carrying {
  readonly local: Disk;
  readonly disk: Disk;
  readonly folder: string;
  readonly there: readonly SecondCopy[];
  readonly settings: BackupSettings;
  readonly wanted: readonly StoredCopy[];
  /** Throws where the work is to stop. */
  readonly check: () => void;
}

/** Beside the copy itself, in bytes: what sealing and the file system add. */
const SLACK = 256 * 1024;

/** Writes a copy into the second folder, as it is or sealed. */
export async function carry(
  copy: Whole,
  { local, disk, folder, there, settings, wanted, check }: Carrying,
): Promise<void> {
  const { sealing } = settings;
  const hasRoom = async () => ((await disk.free(folder)) ?? Number.POSITIVE_INFINITY) > copy.bytes + SLACK;
  if (!(await hasRoom())) {
    // The latest there stays in any case: the new one may not arrive.
    const latest = highestOf(there, copy.holds.workspaceId);
    const surplus = surplusThere(there, copy, settings, wanted).filter(({ label }) => label.sequence !== latest);
    for (const { file } of surplus) await letGo(disk, file);
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
    if (/^(?:备份|政务公开工作台备份).*\.part$/u.test(name)) await letGo(disk, join(folder, name));
  }
}

/** Removes a file that need not stay, where that is possible: one that is held, or gone already, is no trouble of the drive. */
export async function letGo(disk: Disk, file: string): Promise<void> {
  try {
    await disk.remove(file);
  } catch (error) {
    if (!isDiskError(error)) throw error;
  }
}
