import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { bytesIn, missingIn, type NamedFile } from '../copies/copiedFiles.ts';
import type { SealingKeys } from '../copies/settings.ts';
import type { Disk } from './disk.ts';
import { openFile, sealFile } from './sealed.ts';
import { isDiskError, Refused } from './trouble.ts';

/** The folder of the files of evidence and slips beside the copies; people see its name. */
const FOLDER = '佐证文件';

/** Beside the files themselves, in bytes. */
const SLACK = 256 * 1024;

/** Which key a file is sealed with, as its name says: each passphrase has another. */
function keyMark(recipient: string): string {
  return createHash('sha256').update(recipient).digest('hex').slice(0, 8);
}

function nameThere(sha256: string, recipient: string | undefined): string {
  return recipient === undefined ? sha256 : `${sha256}.${keyMark(recipient)}.age`;
}

async function namesThere(disk: Disk, folder: string): Promise<ReadonlySet<string>> {
  // Of a folder that is not there yet nothing is listed; that the drive answers is known.
  return (await disk.names(folder)).includes(FOLDER) ? new Set(await disk.names(join(folder, FOLDER))) : new Set();
}

interface Carrying {
  readonly disk: Disk;
  readonly local: Disk;
  /** The second folder. */
  readonly folder: string;
  /** Where the files lie here, beside the copies. */
  readonly from: string;
  readonly sealing: SealingKeys | undefined;
  /** Throws where the work is to stop. */
  readonly check: () => void;
}

/**
 * Writes into the second folder the files that copies there name, each once, as they are or sealed as the copies are. They stay there: other copies may name
 * them, of this office or another. A plain one goes when its sealed form is there.
 */
export async function carryEvidence(
  files: readonly NamedFile[],
  { disk, local, folder, from, sealing, check }: Carrying,
): Promise<void> {
  if (files.length === 0) return;
  const there = await namesThere(disk, folder);
  const absent = new Set(missingIn(from, files).map(({ sha256 }) => sha256));
  const wanted = files.filter(({ sha256 }) => !absent.has(sha256) && !there.has(nameThere(sha256, sealing?.recipient)));
  if (wanted.length > 0) await disk.makeFolder(join(folder, FOLDER));
  for (const { sha256 } of wanted) {
    check();
    const size = bytesIn(from, [sha256]);
    if (((await disk.free(folder)) ?? Number.POSITIVE_INFINITY) < size + SLACK) throw new Refused({ kind: 'full' });
    const plain = local.read(join(from, sha256));
    const content = sealing ? await sealFile(plain, sealing) : plain;
    await disk.write(join(folder, FOLDER, nameThere(sha256, sealing?.recipient)), content, check);
  }
  if (!sealing) return;
  for (const { sha256 } of files) {
    if (there.has(sha256)) await disk.remove(join(folder, FOLDER, sha256)).catch(() => undefined);
  }
}

interface Fetching {
  readonly disk: Disk;
  readonly local: Disk;
  readonly folder: string;
  /** Where they are put. */
  readonly into: string;
  /** The private keys that the passphrase has opened, by the key's public half; `undefined` where the copy was plain. */
  readonly identity: { readonly recipient: string; readonly key: string } | undefined;
}

/** Brings files from the second folder here, opened where they are sealed. What is not there, or does not open, is left: the restore says so. */
export async function fetchEvidence(
  files: readonly NamedFile[],
  { disk, local, folder, into, identity }: Fetching,
): Promise<void> {
  const there = await namesThere(disk, folder);
  for (const { sha256 } of files) {
    const sealedName = identity && nameThere(sha256, identity.recipient);
    const name = [sealedName, sha256].find((each) => each !== undefined && there.has(each));
    if (name === undefined) continue;
    try {
      const source = disk.read(join(folder, FOLDER, name));
      const content = name === sha256 || !identity ? source : await openFile(source, identity.key);
      await local.makeFolder(into);
      await local.write(join(into, sha256), content, () => undefined);
    } catch (error) {
      // Spoilt: whoever lays it out looks at the digest, and one that did not arrive is missing.
      if (isDiskError(error)) throw error;
    }
  }
}
