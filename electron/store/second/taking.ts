import { mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { missingIn } from '../copies/copiedFiles.ts';
import { lookInto } from '../copies/looking.ts';
import { discard } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { SECOND_WORK_PREFIX, type StorePaths } from '../file/paths.ts';
import { bytesStream, type Disk } from './disk.ts';
import { fetchEvidence } from './evidenceThere.ts';
import { recipientOf, unwrapKey } from './keys.ts';
import { HEAD_BYTES, isSealed, readHead, sealDamaged, unseal, type SealedHead } from './sealed.ts';
import type { SecondCopy } from './shelf.ts';
import { isDiskError } from './trouble.ts';

/** A copy as a plain file of this computer. */
export interface Taken {
  readonly file: string;
  readonly title: string;
  /** A folder with the files that came along, under their digests. */
  readonly filesFrom?: string;
  /** Takes away what was made for this. */
  discard(): void;
}

/** Brings a copy of the second folder here, opened where it is sealed; `withFiles`: and the files that it names and that are not here. */
export async function takeFrom(
  paths: StorePaths,
  disks: { readonly local: Disk; readonly disk: Disk },
  copy: SecondCopy,
  passphrase: string | undefined,
  withFiles: boolean,
): Promise<Outcome<Taken>> {
  const { disk, local } = disks;
  try {
    const head = copy.sealed ? readHead(await disk.head(copy.file, HEAD_BYTES)) : undefined;
    if (copy.sealed && !head) return sealDamaged(copy.name);
    const taken = await takeIn({ paths, local, source: disk.read(copy.file), head, title: copy.name, passphrase });
    return taken.ok && withFiles
      ? succeed(await takeFiles(paths, disks, { copy, taken: taken.value, head, passphrase }))
      : taken;
  } catch (error) {
    return (
      refusal(error, paths) ??
      fail('disk-unreadable', `“${copy.name}”没有读出来，现在的数据没有改动。请检查另一处备份所在的盘是否接好。`, {
        place: { file: copy.file },
      })
    );
  }
}

interface TakingFiles {
  readonly copy: SecondCopy;
  readonly taken: Taken;
  readonly head: SealedHead | undefined;
  readonly passphrase: string | undefined;
}

async function takeFiles(
  paths: StorePaths,
  { local, disk }: { readonly local: Disk; readonly disk: Disk },
  { copy, taken, head, passphrase = '' }: TakingFiles,
): Promise<Taken> {
  const look = lookInto(taken.file, paths.folder, 'quick');
  const wanted = look.ok ? missingIn(paths.copiedFiles, missingIn(paths.evidence, look.files)) : [];
  if (wanted.length === 0) return taken;
  const key = head && (await unwrapKey(head.wrapped, passphrase));
  const identity = key === undefined ? undefined : { key, recipient: await recipientOf(key) };
  const filesFrom = join(dirname(taken.file), 'files');
  try {
    await fetchEvidence(wanted, { disk, local, folder: dirname(copy.file), into: filesFrom, identity });
  } catch (error) {
    taken.discard();
    throw error;
  }
  return { ...taken, filesFrom };
}

/** The same with a file in memory, sealed or plain. What is no copy at all is told by whoever looks into it. */
export async function takeBytes(
  paths: StorePaths,
  local: Disk,
  file: { readonly name: string; readonly bytes: Uint8Array },
  passphrase: string | undefined,
): Promise<Outcome<Taken>> {
  const { name: title, bytes } = file;
  const head = readHead(bytes);
  if (isSealed(bytes) && !head) return sealDamaged(title);
  try {
    return await takeIn({ paths, local, source: bytesStream(bytes), head, title, passphrase });
  } catch (error) {
    const failure = storeFailure(error, paths.folder);
    if (failure) return { ok: false, error: failure };
    throw error;
  }
}

interface Taking {
  readonly paths: StorePaths;
  readonly local: Disk;
  readonly source: ReadableStream<Uint8Array>;
  /** Where the source is sealed. */
  readonly head: SealedHead | undefined;
  readonly title: string;
  readonly passphrase: string | undefined;
}

async function takeIn({ paths, local, source, head, title, passphrase }: Taking): Promise<Outcome<Taken>> {
  const folder = mkdtempSync(join(paths.folder, SECOND_WORK_PREFIX));
  const away = () => discard(folder);
  try {
    const plain = head ? await unseal(source, head, passphrase, title) : succeed(source);
    if (!plain.ok) {
      await source.cancel().catch(() => undefined);
      away();
      return plain;
    }
    const file = join(folder, 'copy.sqlite');
    await local.write(file, plain.value, () => undefined);
    return succeed({ file, title, discard: away });
  } catch (error) {
    away();
    // Cut off or changed behind the part that was read first.
    if (head && !isDiskError(error)) return sealDamaged(title);
    throw error;
  }
}

/** Only this computer's disk can be full here: nothing is written elsewhere. */
function refusal(error: unknown, paths: StorePaths): Outcome<never> | undefined {
  const failure = storeFailure(error, paths.folder);
  if (failure?.code === 'disk-full') return { ok: false, error: failure };
  if (!isDiskError(error)) throw error;
  return undefined;
}
